"""What holds for every page: names, order, contrast, Swedish, keyboard, and that the window never freezes."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)

from nämndapp.bas.fel import Databasfel
from nämndapp.services import oppna, sammantraden
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.sammantraden.sida import Sammanträdessida
from nämndapp.ui.sidor import SIDOR
from nämndapp.ui.tema import Tema, kontrast

SIDNAMN = [s.namn for s in SIDOR]
ENGELSKA = re.compile(r"\b(Cancel|Open|Save|Close|Delete|Yes|No|Undo|Redo|Copy|Paste|Error|Loading|Search|Edit)\b")


def _flikar(sida: QWidget) -> list[tuple[Any, int]]:
    from PySide6.QtWidgets import QTabWidget

    svar: list[tuple[Any, int]] = [(None, 0)]
    for flikar in sida.findChildren(QTabWidget):
        svar.extend((flikar, nr) for nr in range(flikar.count()))
    return svar


def _visa(fönster: Huvudfönster, namn: str) -> QWidget:
    sida = fönster.gå_till_sida(namn)
    QApplication.processEvents()
    return sida


def _styrbara(rot: QWidget) -> list[QWidget]:
    slag = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
    return [
        w
        for w in rot.findChildren(QWidget)
        if isinstance(w, slag) and w.isVisible() and not isinstance(w.parent(), QComboBox | QAbstractScrollArea)
    ]


@pytest.mark.parametrize("namn", SIDNAMN)
def test_varje_kontroll_har_ett_namn_för_skärmläsaren(fönster: Huvudfönster, namn: str) -> None:
    sida = _visa(fönster, namn)
    utan = []
    for flikar, nr in _flikar(sida):
        if flikar is not None:
            flikar.setCurrentIndex(nr)
            QApplication.processEvents()
        for widget in _styrbara(fönster):
            gränssnitt = QAccessible.queryAccessibleInterface(widget)
            if gränssnitt is None or not gränssnitt.text(QAccessible.Text.Name).strip():
                utan.append(f"{type(widget).__name__} {widget.objectName()}")
    assert utan == []


@pytest.mark.parametrize("namn", SIDNAMN)
def test_inga_engelska_ord_på_skärmen(fönster: Huvudfönster, namn: str) -> None:
    sida = _visa(fönster, namn)
    texter = [w.text() for w in sida.findChildren(QWidget) if isinstance(w, QLabel | QAbstractButton)]
    texter += [w.toolTip() for w in sida.findChildren(QWidget)]
    assert [t for t in texter if ENGELSKA.search(t)] == []


def test_qts_egna_knappar_är_på_svenska(fönster: Huvudfönster, qtbot: Any) -> None:
    knappar = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Cancel
        | QDialogButtonBox.StandardButton.Save
        | QDialogButtonBox.StandardButton.Yes
    )
    qtbot.addWidget(knappar)
    assert {k.text().replace("&", "") for k in knappar.buttons()} == {"Avbryt", "Spara", "Ja"}


@pytest.mark.parametrize("namn", SIDNAMN)
def test_tabbordningen_följer_läsordningen(fönster: Huvudfönster, namn: str) -> None:
    """Inside one column of the page, the next stop never lies above the former one."""
    sida = _visa(fönster, namn)
    stopp: list[QWidget] = []
    widget: QWidget | None = sida
    for _ in range(400):
        widget = widget.nextInFocusChain() if widget else None
        if widget is None or widget is sida:
            break
        kan = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
        if kan and sida.isAncestorOf(widget) and not isinstance(widget, QScrollBar | QSplitterHandle):
            stopp.append(widget)
    assert stopp, "sidan går inte att nå med tangentbordet"
    fel = []
    for förra, nästa in pairwise(stopp):
        if förra.parent() is not nästa.parent():
            continue
        a, b = förra.mapTo(sida, QPoint(0, 0)), nästa.mapTo(sida, QPoint(0, 0))
        if (b.y(), b.x()) < (a.y(), a.x()) and b.y() + nästa.height() <= a.y():
            fel.append(f"{förra.accessibleName()} → {nästa.accessibleName()}")
    assert fel == []


def _största_kontrast(widget: QWidget) -> float:
    bild = widget.grab().toImage()
    färger: dict[str, int] = {}
    for x in range(0, bild.width(), 1):
        for y in range(0, bild.height(), 1):
            namn = QColor(bild.pixel(x, y)).name()
            färger[namn] = färger.get(namn, 0) + 1
    if len(färger) < 2:
        return 21.0  # nothing is drawn: empty text
    grund = max(färger, key=lambda f: färger[f])
    return max(kontrast(f, grund) for f in färger)


@pytest.mark.parametrize("läge", ["ljust", "mörkt"])
@pytest.mark.parametrize("namn", SIDNAMN)
def test_all_text_på_sidan_syns(fönster: Huvudfönster, qapp: QApplication, namn: str, läge: str) -> None:
    """Measured on the pixels: the strongest stroke of every label and button stands out 4.5 to 1 (antialiasing: 4)."""
    Tema(qapp, läge=läge)
    sida = _visa(fönster, namn)
    svaga = []
    for widget in sida.findChildren(QWidget):
        text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
        if text.strip() and widget.isVisible() and widget.width() > 8 and widget.isEnabled():
            mått = _största_kontrast(widget)
            if mått < 4.0:
                svaga.append(f"{text[:30]!r}: {mått:.1f}")
    assert svaga == []


def test_genvägarna_är_entydiga(fönster: Huvudfönster) -> None:
    sedda: dict[str, str] = {}
    for åtgärd in fönster.actions() + [a for m in fönster.menuBar().actions() for a in m.menu().actions()]:
        for genväg in åtgärd.shortcuts():
            text = genväg.toString()
            assert sedda.setdefault(text, åtgärd.text()) == åtgärd.text(), text


def test_ctrl_siffra_byter_sida(fönster: Huvudfönster, qtbot: Any) -> None:
    for nr, namn in enumerate(SIDNAMN[:9], 1):
        qtbot.keyClick(fönster, str(nr), Qt.KeyboardModifier.ControlModifier)
        assert fönster.sida is not None
        assert fönster.sida.namn == namn


@pytest.mark.parametrize("storlek", [(1280, 720), (960, 540), (640, 360)])
@pytest.mark.parametrize("namn", SIDNAMN)
def test_sidan_får_plats_och_rullas_annars(fönster: Huvudfönster, namn: str, storlek: tuple[int, int]) -> None:
    fönster.resize(*storlek)
    sida = _visa(fönster, namn)
    assert fönster.width() <= storlek[0], f"fönstret tvingas till {fönster.width()} bildpunkter"
    assert sida.width() <= fönster.width() or fönster.width() < 700, "sidan är avskuren"


def test_i_ett_smalt_fönster_viker_panelen_tills_man_ber_om_den(fönster: Huvudfönster, qtbot: Any) -> None:
    fönster.gå_till_sida("Sammanträden")
    assert fönster.panel.isVisible()
    fönster.resize(700, 500)
    QApplication.processEvents()
    assert not fönster.panel.isVisible()
    qtbot.keyClick(fönster, Qt.Key.Key_F8)
    assert fönster.panel.isVisible()
    qtbot.keyClick(fönster, Qt.Key.Key_F8)
    assert not fönster.panel.isVisible()
    fönster.resize(1280, 720)
    qtbot.keyClick(fönster, Qt.Key.Key_F8)
    QApplication.processEvents()
    assert fönster.panel.isVisible()


def test_statusraden_säger_vad_som_är_sparat(
    fönster: Huvudfönster, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    sida = fönster.gå_till_sida("Sammanträden")
    assert isinstance(sida, Sammanträdessida)
    text = fönster.skrivläge.status.text
    fält = sida.redigerare._fält["plats"]
    fält.sätt_råtext("Björken")
    assert text() == "Skriver …"
    qtbot.waitUntil(lambda: "utkastet är sparat" in text(), timeout=3000)

    def full(*_: Any) -> None:
        raise Databasfel("Disken är full.")

    with monkeypatch.context() as trasig:
        trasig.setattr(sammantraden, "spara_sammanträde", full)
        fält.ta_nu()
    assert text().startswith("Inte sparat")
    assert fält.råtext() == "Björken"
    fält.sätt_råtext("Björken 2")
    fält.ta_nu()
    assert text() == "Allt är sparat"


def test_den_som_bara_läser_ser_vem_som_skriver(qapp: QApplication, qtbot: Any, db: Databas) -> None:
    läsaren = oppna.öppna_databas(db.sökväg, skrivskyddad=True)
    huvud = Huvudfönster(läsaren, Tema(qapp, läge="ljust"))
    qtbot.addWidget(huvud)
    try:
        assert "skriver i filen sedan kl." in huvud.skrivläge.status.text()
        assert "sparas inte" in huvud.notiser.notiser()[0].text
    finally:
        huvud.close()
        läsaren.stäng()


def test_ett_övertagande_märks_och_sägs(fönster: Huvudfönster, db: Databas) -> None:
    övertagaren = oppna.storage.öppna(db.sökväg, skapa=False, ta_över=True, ledig_efter=timedelta(seconds=-1))
    try:
        fönster.kontrollera_lås()
        assert "tagit över" in fönster.notiser.notiser()[-1].text
        assert not db.skrivbar
        assert övertagaren.skrivbar
    finally:
        övertagaren.stäng()


def test_ett_fel_i_programmet_sägs_vänligt(fönster: Huvudfönster) -> None:
    fönster.visa_bugg("Något gick fel i programmet. Det du har skrivit är sparat.")
    notiser = fönster.notiser.notiser()
    assert [n.text for n in notiser] == ["Något gick fel i programmet. Det du har skrivit är sparat."]
    assert any("felrapport" in k.text() for k in notiser[0].findChildren(QAbstractButton))
