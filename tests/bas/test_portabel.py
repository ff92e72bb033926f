"""The portable edition writes nothing outside its own folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from nämndapp.bas import portabel
from nämndapp.services import oppna
from nämndapp.storage import kopieplats
from nämndapp.ui import enfonster


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program in a folder of its own."""
    mapp = tmp_path / "Nämndapp på stickan"
    mapp.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(mapp / "Nämndapp.exe"))
    return mapp


def test_med_märket_ligger_allt_bredvid_programmet(program: Path) -> None:
    (program / portabel.MÄRKE).write_text("x", encoding="utf-8")
    data = program / "data"
    assert oppna.standardsökväg() == data / "namndapp.namnd"
    assert oppna.loggmapp().is_relative_to(data)
    assert enfonster.standardmapp().is_relative_to(data)
    assert all(m.is_relative_to(data) for m in kopieplats.kopiemappar(oppna.standardsökväg()))


def test_utan_märket_används_den_egna_datamappen(program: Path) -> None:
    assert portabel.datamapp() is None
    assert not oppna.standardsökväg().is_relative_to(program)


def test_en_utcheckning_är_aldrig_portabel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (tmp_path / portabel.MÄRKE).write_text("x", encoding="utf-8")
    assert portabel.datamapp() is None
