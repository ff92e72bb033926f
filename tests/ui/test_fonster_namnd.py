"""A nämnd's settings for the kallelse and the mail draft: saved as one leaves, undone, and shown as they come out."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tangenter import krockande_bokstäver, skriv

from nämndapp.services import brevmall, register
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.register.namnd import Nämndredigerare


@pytest.fixture
def nämnd(fönster: Huvudfönster) -> Nämndredigerare:
    return fönster.gå_till_sida("Register").nämnd  # type: ignore[no-any-return]


def sparat(db: Databas) -> dict[str, Any]:
    return register.hämta_nämnd(db, register.lista_nämnder(db)[0].id).uppgifter.övrigt


def test_arbetsdagar_och_formalia_sparas_och_ångras(
    nämnd: Nämndredigerare, fönster: Huvudfönster, db: Databas, qtbot: Any
) -> None:
    dagtyp, formalia = nämnd._fält["kallelse_dagtyp"].inmatning, nämnd._fält["formalia_utan_paragraf"].inmatning
    assert dagtyp.currentText() == "Kalenderdagar"
    dagtyp.setFocus()
    qtbot.keyClick(dagtyp, Qt.Key.Key_Down)
    dagtyp.activated.emit(1)
    qtbot.keyClick(formalia, Qt.Key.Key_Space)
    assert sparat(db) == {"kallelse_dagtyp": "arbetsdag", "formalia_utan_paragraf": True}
    fönster.kontext.ångrastack.undo()
    fönster.kontext.ångrastack.undo()
    assert sparat(db) == {}
    assert (dagtyp.currentText(), formalia.isChecked()) == ("Kalenderdagar", False)


def test_brevets_text_visas_medan_man_skriver_och_ett_fel_fält_sägs(nämnd: Nämndredigerare, db: Databas) -> None:
    ämne = nämnd.brev.ämne.inmatning
    assert nämnd.brev.prov.text().startswith("Kallelse till socialnämnden den ")
    ämne.setFocus()
    ämne.selectAll()
    skriv(ämne, "Möte i {plts}")
    assert nämnd.brev.prov.text().startswith("Möte i {plts}")
    assert nämnd.brev.ämne.felrad.text() == "⚠ Det finns inget fält som heter {plts}. Menar du {plats}?"
    for _ in range(6):
        ämne.backspace()
    nämnd.brev.infoga("plats")
    assert ämne.text() == "Möte i {plats}"
    nämnd.lämna_fält()
    assert sparat(db) == {brevmall.ÄMNE: "Möte i {plats}"}
    assert nämnd.brev.ämne.felrad.text() == ""


def test_ett_fält_infogas_med_tangentbordet(nämnd: Nämndredigerare, qtbot: Any) -> None:
    text = nämnd.brev.text.inmatning
    text.setFocus()
    text.selectAll()
    qtbot.keyClick(text, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(nämnd.brev.meny.isVisible, timeout=5_000)
    for tangent in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(nämnd.brev.meny, tangent)
    assert text.toPlainText() == "{nämnd}"
    assert QApplication.focusWidget() is text


def test_en_tömd_text_blir_programmets_igen(nämnd: Nämndredigerare, db: Databas) -> None:
    for nytt in ("Hej!", ""):
        nämnd.brev.text.sätt_råtext(nytt)
        nämnd.brev.text.ta_nu()
    assert nämnd.brev.text.råtext() == brevmall.STANDARD[brevmall.TEXT]
    assert sparat(db) == {}


def test_ingen_bokstav_leder_till_två_ställen(nämnd: Nämndredigerare, fönster: Huvudfönster) -> None:
    assert krockande_bokstäver(fönster) == []
