"""What happens to the file when the window is up: the day's copy, a damaged file, a backup opened by mistake."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from nämndapp.bas.fel import Databasfel, Skadad
from nämndapp.services import sakerhet
from nämndapp.storage import Databas, kopia, kopieplats, öppna
from nämndapp.ui import app, efterstart
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.oversikt.sida import Översiktssida
from nämndapp.ui.tema import Tema


@pytest.fixture(autouse=True)
def hemma(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "hemma"))


def test_dagens_kopia_syns_i_översikten_när_den_är_gjord(fönster: Huvudfönster, qtbot: Any) -> None:
    sida = fönster.sida
    assert isinstance(sida, Översiktssida)
    assert "Ingen säkerhetskopia" in sida.kopieord.text()
    efterstart.ta_hand_om_filen(fönster)
    qtbot.waitUntil(lambda: "gjordes i dag" in sida.kopieord.text(), timeout=10_000)


def test_en_kopia_som_inte_kunde_göras_sägs(fönster: Huvudfönster, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> Path:
        raise Databasfel("Det får inte plats en säkerhetskopia.", "Frigör utrymme.")

    monkeypatch.setattr(sakerhet, "daglig_kopia", full)
    efterstart.ta_hand_om_filen(fönster)
    qtbot.waitUntil(lambda: bool(fönster.notiser.notiser()), timeout=10_000)
    assert fönster.notiser.notiser()[-1].text.startswith("Dagens säkerhetskopia kunde inte göras. Det får inte plats")


def test_säkerhetskopiera_nu_skriver_alltid(fönster: Huvudfönster, db: Databas, qtbot: Any) -> None:
    sida = fönster.sida
    assert isinstance(sida, Översiktssida)
    fil = sakerhet.daglig_kopia(db)
    fil.write_bytes(b"gammal")
    sida.kopieknapp.click()
    qtbot.waitUntil(lambda: fil.stat().st_size > 1000, timeout=10_000)
    öppna(fil, skrivskyddad=True).stäng()


def test_skada_som_upptäcks_efter_starten_gör_fönstret_läsande(
    fönster: Huvudfönster, db: Databas, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def granska() -> None:
        db._skadad = True
        raise Skadad("Filen ekbro.namnd är skadad.", "Återställ.")

    monkeypatch.setattr(db, "granska_helhet", granska)
    efterstart.ta_hand_om_filen(fönster)
    qtbot.waitUntil(lambda: bool(fönster.notiser.notiser()), timeout=10_000)
    assert "skadad" in fönster.notiser.notiser()[-1].text
    assert "bara läsning" in fönster.windowTitle()
    assert fönster.skrivläge.status.text() == "Skrivskyddad: filen är skadad"
    assert not kopieplats.lista_kopior(db.sökväg), "ingen kopia görs av en skadad fil"


def test_en_säkerhetskopia_som_dubbelklickas_öppnas_för_läsning(
    db: Databas, qtbot: Any, qapp: QApplication, tmp_path: Path
) -> None:
    fil = sakerhet.daglig_kopia(db)
    före = fil.read_bytes()
    läsande = app._öppna(fil)
    assert läsande is not None
    assert not läsande.skrivbar
    huvud = Huvudfönster(läsande, Tema(qapp, läge="ljust"))
    qtbot.addWidget(huvud)
    efterstart.ta_hand_om_filen(huvud)
    text = huvud.notiser.notiser()[-1].text
    assert text.startswith("Det här är en säkerhetskopia.")
    assert "aterstall" in text
    huvud.close()
    läsande.stäng()
    assert fil.read_bytes() == före
    with pytest.raises(Databasfel, match="säkerhetskopia"):
        öppna(fil)
    annanstans = Path(shutil.copy(fil, tmp_path / "kopia.namnd"))
    with öppna(annanstans) as egen:
        assert egen.skrivbar
    assert fil.parent.name == kopia.MAPP
