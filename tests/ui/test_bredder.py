"""A column that somebody has made wider is so still when the table is made again; what the program sets is not kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt

from nämndapp.ui.kit.bredder import STEG
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Cellvy


def _tabell(qtbot: Any, rubriker: tuple[str, ...] = ("Namn", "Kod", "Not")) -> Cellvy:
    modell: Cellmodell[str] = Cellmodell([Cellkolumn(r, lambda rad, _: rad, bredd=100) for r in rubriker])
    vy = Cellvy(modell, "Prov", "Tomt", ny_rad=str)
    modell.setParent(vy)
    qtbot.addWidget(vy)
    modell.sätt(("a", "b"))
    vy.resize(600, 300)
    vy.show()
    return vy


def test_en_dragen_kolumn_minns_sin_bredd_på_sin_rubrik(qtbot: Any) -> None:
    vy = _tabell(qtbot)
    rubrik, yta = vy.horizontalHeader(), vy.horizontalHeader().viewport()
    qtbot.mousePress(yta, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    rubrik.resizeSection(1, 170)
    qtbot.mouseRelease(yta, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    annan = _tabell(qtbot, ("Kod", "Namn"))
    assert [annan.columnWidth(nr) for nr in range(2)] == [170, 100]


def test_tangenterna_ändrar_den_aktuella_kolumnen(qtbot: Any) -> None:
    vy = _tabell(qtbot)
    vy.setFocus()
    vy.setCurrentIndex(vy.modell.index(0, 1))
    qtbot.waitUntil(vy.hasFocus)
    for tangent in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(vy, tangent, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert vy.columnWidth(1) == 100 + STEG
    assert _tabell(qtbot).columnWidth(1) == 100 + STEG


def test_det_programmet_sätter_minns_inte(qtbot: Any) -> None:
    _tabell(qtbot).setColumnWidth(0, 333)
    assert _tabell(qtbot).columnWidth(0) == 100
