"""A path that the system cannot follow is taken as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from nämndapp.bas.sokvag import verklig
from nämndapp.storage import motor


def test_en_relativ_sökväg_blir_hel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert verklig(Path("sn.namnd")) == (tmp_path / "sn.namnd").resolve()


@pytest.mark.parametrize("fel", [OSError(22, "Mer data tillgängligt"), RuntimeError("Symlink loop")])
def test_en_sökväg_som_inte_går_att_följa_tas_som_den_är(
    fel: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vägra(*_: object, **__: object) -> Path:
        raise fel

    monkeypatch.setattr(Path, "resolve", vägra)
    lång = tmp_path / ("lång mapp " * 30) / "sn.namnd"
    assert verklig(lång) == lång
    assert motor.uri(lång, läge="ro").endswith("sn.namnd?mode=ro")
