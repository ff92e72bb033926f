"""The log and the error report, also when the disk or another window is in the way."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from nämndapp.bas.fel import NämndappFel
from nämndapp.ui import felhantering
from nämndapp.ui.felhantering import _Logghanterare
from nämndapp.ui.fonster import Huvudfönster


@pytest.fixture(autouse=True)
def loggmapp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    mapp = tmp_path / "logg åäö"
    monkeypatch.setattr(felhantering, "loggmapp", lambda: mapp)
    före = list(felhantering.logg.handlers)
    yield mapp
    for hanterare in set(felhantering.logg.handlers) - set(före):
        felhantering.logg.removeHandler(hanterare)
        hanterare.close()


def test_loggen_öppnas_en_gång(loggmapp: Path) -> None:
    före = len(felhantering.logg.handlers)
    felhantering.öppna_logg()
    felhantering.öppna_logg()
    assert len(felhantering.logg.handlers) == före + 1
    felhantering.logg.warning("åäö")
    assert "WARNING åäö" in (loggmapp / "namndapp.log").read_text(encoding="utf-8")


def test_utan_plats_för_loggen_startar_programmet_ändå(loggmapp: Path) -> None:
    loggmapp.write_text("en fil i vägen", encoding="utf-8")
    felhantering.öppna_logg()


def test_loggen_som_ett_annat_fönster_håller_växer_bara(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hanterare = _Logghanterare(tmp_path / "a.log", maxBytes=100, backupCount=2, encoding="utf-8")
    prov = logging.getLogger("prov-av-loggen")
    prov.propagate = False
    prov.addHandler(hanterare)
    verklig = Path.rename

    def som_windows(själv: Path, till: Path) -> Path:
        if själv.name == "a.log":
            raise PermissionError(13, "öppen i ett annat fönster")
        return verklig(själv, till)

    with monkeypatch.context() as windows:
        windows.setattr(Path, "rename", som_windows)
        for nr in range(10):
            prov.warning("rad %02d med text", nr)
    assert [r[:6] for r in (tmp_path / "a.log").read_text(encoding="utf-8").splitlines()] == [
        f"rad {nr:02d}" for nr in range(10)
    ]
    prov.warning("nu är den fri")
    assert (tmp_path / "a.log").read_text(encoding="utf-8") == "nu är den fri\n"
    assert (tmp_path / "a.log.1").exists()
    prov.removeHandler(hanterare)
    hanterare.close()


def test_felrapporten_som_inte_kan_skrivas_säger_varför(tmp_path: Path) -> None:
    with pytest.raises(NämndappFel, match=r"kan inte skrivas i .*finns inte"):
        felhantering.spara_felrapport(tmp_path / "finns inte" / "fel.zip")


def test_fönstret_säger_att_felrapporten_inte_kunde_sparas(
    fönster: Huvudfönster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mål = str(tmp_path / "finns inte" / "fel.zip")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (mål, ""))
    fönster.spara_felrapport()
    assert "kan inte skrivas" in fönster.notiser.notiser()[-1].text
    mål = str(tmp_path / "fel.zip")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (mål, ""))
    fönster.spara_felrapport()
    assert "är sparad" in fönster.notiser.notiser()[-1].text


def test_bugg_före_fönstret_sägs_bara_där_ingen_konsol_finns(monkeypatch: pytest.MonkeyPatch, qapp: Any) -> None:
    from nämndapp.ui import app, ruta

    sagt: list[str] = []
    monkeypatch.setattr(ruta, "visa", lambda text, **_: sagt.append(text))
    app._säg_före_fönstret("Något gick fel.")
    monkeypatch.setattr(app.sys, "stderr", None)
    app._säg_före_fönstret("Något gick fel.")
    assert sagt == ["Något gick fel."]
