"""The page Sök: anything found while typing, with the keyboard alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tangenter import skriv

from nämndapp.services import arenden, protokoll, register, sammantraden
from nämndapp.services.sok import Sökträff
from nämndapp.services.uppgifter import NämndUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.sok import traffar
from nämndapp.ui.sok.sida import DRÖJSMÅL_MS, Söksida


@pytest.fixture
def sida(fönster: Any, qtbot: Any) -> Söksida:
    svar = fönster.gå_till_sida("Sök")
    assert isinstance(svar, Söksida)
    return svar


def _rubriker(sida: Söksida) -> list[str]:
    return [k.rubrik or k.löptext for k in sida.modell.kort]


def test_ctrl_k_sätter_markören_i_fältet_och_pil_ned_enter_öppnar_ärendet(
    qtbot: Any, fönster: Any, db: Databas
) -> None:
    fönster.gå_till_sida("Sammanträden")
    fönster.activateWindow()
    QTest.keyClick(fönster, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    sida = fönster.sida
    assert isinstance(sida, Söksida)
    assert sida.fält.hasFocus()
    skriv(sida.fält, "familjehem")
    QTest.keyClick(sida.fält, Qt.Key.Key_Down)
    assert sida.lista.hasFocus()
    QTest.keyClick(sida.lista, Qt.Key.Key_Return)
    assert fönster.sida.namn == "Ärenden"
    assert fönster.sida.redigerare.vy.uppgifter.diarienummer == "SN 2026/9"


def test_träffarna_kommer_när_skrivandet_stannar_upp(qtbot: Any, sida: Söksida) -> None:
    skriv(sida.fält, "budg")
    assert sida.modell.kort == []
    qtbot.waitUntil(lambda: bool(sida.modell.kort), timeout=DRÖJSMÅL_MS + 2000)
    assert _rubriker(sida) == ["Ärenden", "SN 2026/12 Budget 2027", "Sammanträden", "2026-12-08 Eksalen"]
    assert sida.antal.text() == "2 träffar"


def test_orden_som_hittades_är_betonade(sida: Söksida) -> None:
    sida.fält.setText("eklund")
    sida.sök()
    kort = next(k for k in sida.modell.kort if not k.huvud)
    assert ("Eklunden", True) in kort.delar


def test_enter_i_fältet_öppnar_den_första_träffen(sida: Söksida, fönster: Any) -> None:
    skriv(sida.fält, "SN 2026/31")
    QTest.keyClick(sida.fält, Qt.Key.Key_Return)
    assert fönster.sida.namn == "Ärenden"
    assert fönster.sida.redigerare.vy.uppgifter.diarienummer == "SN 2026/31"


def test_en_paragraf_öppnas_på_sitt_sammanträde(sida: Söksida, fönster: Any, db: Databas) -> None:
    möte = next(m for m in sammantraden.lista_sammanträden(db) if m.datum == date(2026, 12, 8))
    protokoll.föreslå_protokollsutkast(db, möte.id)
    sida.fält.setText("budget")
    sida.sök()
    kort = next(k for k in sida.modell.kort if k.nyckel[0] == "paragraf")
    sida.lista.öppnad.emit(kort)
    assert fönster.sida.namn == "Sammanträden"
    assert fönster.sida.redigerare.vy.id == möte.id
    assert fönster.sida.protokollflik.redigerare.vy.id == kort.nyckel[1]


def test_träff_i_en_annan_nämnd_byter_nämnd(qtbot: Any, db: Databas, fönster: Any) -> None:
    bun = register.spara_nämnd(db, None, NämndUppgifter(namn="Barn- och utbildningsnämnden", kod="BUN"), None).objekt_id
    arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnd_id=bun, rubrik="Skolskjuts", diarienummer="BUN 2026/2"), None)
    fönster.kontext.välj_nämnd(next(n.id for n in register.lista_nämnder(db) if n.kod == "SN"))
    sida = fönster.gå_till_sida("Sök")
    assert sida.alla_nämnder.isChecked()
    assert not fönster.panel.isVisible(), "ingenting kontrolleras här"
    sida.alla_nämnder.click()
    sida.fält.setText("skolskjuts")
    sida.sök()
    assert sida.modell.kort == []
    sida.alla_nämnder.click()
    QTest.keyClick(sida.fält, Qt.Key.Key_Return)
    assert fönster.kontext.nämnd_id == bun
    assert fönster.sida.redigerare.vy.uppgifter.rubrik == "Skolskjuts"


def test_inga_träffar_säger_det_och_esc_tömmer(sida: Söksida) -> None:
    skriv(sida.fält, "xyzzy")
    sida.sök()
    assert sida.antal.text() == "Inga träffar"
    QTest.keyClick(sida.fält, Qt.Key.Key_Escape)
    assert sida.fält.text() == ""
    assert sida.antal.text() == ""


def test_pil_upp_från_första_träffen_går_tillbaka_till_fältet(sida: Söksida) -> None:
    skriv(sida.fält, "budget")
    QTest.keyClick(sida.fält, Qt.Key.Key_Down)
    QTest.keyClick(sida.lista, Qt.Key.Key_Up)
    assert sida.fält.hasFocus()


def test_tecken_som_betyder_något_i_sökspråket_är_bara_tecken(sida: Söksida) -> None:
    for text in ('"', "SN 2026/12", "(budget", "budget AND", "*", "-", "å'"):
        sida.fält.setText(text)
        sida.sök()
    sida.fält.setText("SN 2026/12")
    sida.sök()
    assert "SN 2026/12 Budget 2027" in _rubriker(sida)


def test_en_träff_läses_upp_med_sitt_slag() -> None:
    träff = Sökträff("handling", 4, 1, "Yttrande", (("ett ", False), ("ord", True)))
    rubrik, kort = traffar.kort([träff], {1: "SN"}, visa_nämnd=True)
    assert (rubrik.rubrik, rubrik.höger) == ("Handlingar", "1")
    assert kort.som_tal() == "handling: Yttrande. ett ord"
    assert kort.höger == "SN"
