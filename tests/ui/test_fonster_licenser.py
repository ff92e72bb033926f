"""The licences in the program: the shipped list is read, searched and shown; a checkout says that it has none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from tangenter import skriv

from nämndapp.ui import licenser
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.licenser import SAKNAS, Licensfönster, visa_om


@pytest.fixture
def mapp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder as installer/licenser.py writes it, with two parts."""
    plats = tmp_path / "licenser"
    plats.mkdir()
    delar = [
        {"namn": "Nämndapp", "version": "0.1.0", "licens": "MIT", "var": "", "text": "namndapp.txt"},
        {"namn": "Qt", "version": "6.12.0", "licens": "LGPL-3.0-only", "var": "", "text": "qt.txt"},
        {"namn": "PDFium i Qt PDF", "version": "", "licens": "BSD-3-Clause", "var": "", "text": "qt.txt"},
    ]
    (plats / "delar.json").write_text(json.dumps({"program": "0.1.0", "delar": delar}), encoding="utf-8")
    (plats / "namndapp.txt").write_text("Permission is hereby granted", encoding="utf-8")
    (plats / "qt.txt").write_text("GNU LESSER GENERAL PUBLIC LICENSE\n" * 3, encoding="utf-8")
    (plats / "byt-qt.txt").write_text("Att byta ut Qt: så här gör du", encoding="utf-8")
    monkeypatch.setattr(licenser, "resurs", lambda _namn: plats)
    return plats


def _namn(fönstret: Licensfönster) -> list[str]:
    return [fönstret.lista.item(rad, 0).text() for rad in range(fönstret.lista.rowCount())]


@pytest.fixture
def fönstret(mapp: Path, qtbot: Any) -> Licensfönster:
    ett = Licensfönster()
    qtbot.addWidget(ett)
    ett.show()
    return ett


def test_listan_visar_delar_versioner_licenser_och_texten(fönstret: Licensfönster) -> None:
    assert _namn(fönstret) == ["Nämndapp", "Att byta ut Qt", "Qt", "PDFium i Qt PDF"]
    assert fönstret.läsare.toPlainText() == "Permission is hereby granted"
    fönstret.lista.setCurrentCell(2, 0)
    assert fönstret.läsare.toPlainText().startswith("GNU LESSER")
    assert fönstret.lista.item(2, 1).text() == "6.12.0"
    assert fönstret.lista.item(3, 1).text() == "–"


def test_texten_kan_markeras_men_inte_ändras(fönstret: Licensfönster) -> None:
    assert fönstret.läsare.isReadOnly()
    skriv(fönstret.läsare, "x")
    assert fönstret.läsare.toPlainText() == "Permission is hereby granted"
    assert fönstret.läsare.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_sökningen_går_också_i_licenstexterna(fönstret: Licensfönster) -> None:
    skriv(fönstret.sökfält, "lesser")
    assert _namn(fönstret) == ["Qt", "PDFium i Qt PDF"]
    assert fönstret.läsare.textCursor().selectedText() == "LESSER"
    assert fönstret.antal.text() == "2 av 4 delar."
    första = fönstret.läsare.textCursor().position()
    fönstret.sökfält.returnPressed.emit()
    assert fönstret.läsare.textCursor().position() > första
    fönstret.sökfält.setText("finns inte någonstans")
    assert _namn(fönstret) == []
    assert "kortare ord" in fönstret.antal.text()
    assert fönstret.läsare.toPlainText() == ""


def test_allt_har_namn_för_skärmläsare(fönstret: Licensfönster) -> None:
    for widget in (fönstret.sökfält, fönstret.lista, fönstret.läsare):
        tolk = QAccessible.queryAccessibleInterface(widget)
        assert tolk.text(QAccessible.Text.Name)


def test_en_utcheckning_säger_att_texterna_följer_med_programmet(qtbot: Any) -> None:
    ett = Licensfönster()
    qtbot.addWidget(ett)
    assert ett.antal.text() == SAKNAS == "Licenstexterna följer med det installerade programmet."
    assert ett.lista.rowCount() == 0


def _svara(knapptext: str) -> None:
    ruta = QApplication.activeModalWidget()
    assert isinstance(ruta, QMessageBox)
    next(k for k in ruta.buttons() if k.text() == knapptext).click()


def test_om_nämndapp_leder_till_licenserna(mapp: Path, qtbot: Any) -> None:
    förälder = QWidget()
    qtbot.addWidget(förälder)
    QTimer.singleShot(0, lambda: _svara("&Licenser …"))
    visa_om(förälder)
    (visat,) = förälder.findChildren(Licensfönster)
    assert visat.isVisible()
    assert not visat.isModal()


def test_hjälpmenyn_öppnar_om_rutan(fönster: Huvudfönster, monkeypatch: pytest.MonkeyPatch) -> None:
    sett: list[QWidget] = []
    monkeypatch.setattr(licenser, "visa_om", sett.append)
    fönster.visa_om()
    assert sett == [fönster]
