"""Several rows chosen in one cell, by the keyboard alone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nämndapp.ui.kit.flerval import Cellflerval, Flervalsrad
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Cellvy

TEXTER = ("Fakturor betalas sent", "Avtal saknas", "Avtal saknar pris", "Nycklar kommer bort")


class _Bord(Cellvy):
    """A table with one row of one cell; what is chosen becomes the row."""

    def __init__(self) -> None:
        modell: Cellmodell[str] = Cellmodell(
            [Cellkolumn("Risker", lambda r, _: r, lambda _, text: text, flera=lambda: TEXTER)]
        )
        super().__init__(modell, "Prov", "tomt", ny_rad=lambda: "")
        modell.ändrad.connect(modell.sätt)
        modell.sätt(("1",))
        self.rader = modell


def _öppna(qtbot: Any) -> tuple[_Bord, Flervalsrad]:
    bord = _Bord()
    qtbot.addWidget(bord)
    bord.resize(600, 300)
    bord.show()
    index = bord.rader.index(0, 0)
    bord.setCurrentIndex(index)
    bord.edit(index)
    QApplication.processEvents()
    rad = next(iter(bord.viewport().findChildren(Flervalsrad)))
    return bord, rad


def _kryssade(rad: Flervalsrad) -> list[int]:
    antal = rad.lista.count()
    return [nr + 1 for nr in range(antal) if rad.lista.item(nr).checkState() == Qt.CheckState.Checked]


def test_nummer_skrivs_och_enter_sparar(qtbot: Any) -> None:
    bord, rad = _öppna(qtbot)
    assert _kryssade(rad) == [1]
    QTest.keyClicks(rad, "3, 4")
    assert _kryssade(rad) == [3, 4]
    assert rad.lista.isVisible()
    QTest.keyClick(rad, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert bord.rader.rader == ("3, 4",)


def test_ord_visar_bara_de_rader_som_har_dem_och_enter_kryssar(qtbot: Any) -> None:
    bord, rad = _öppna(qtbot)
    rad.setCursorPosition(len(rad.text()))
    QTest.keyClicks(rad, ", avtal pris")
    assert rad.synliga() == [3]
    assert [rad.lista.item(nr).isHidden() for nr in range(4)] == [True, True, False, True]
    QTest.keyClick(rad, Qt.Key.Key_Return)
    assert rad.text() == "1, 3"
    assert rad.isVisible()
    assert "3  Avtal saknar pris, vald" in rad.accessibleDescription()
    QTest.keyClick(rad, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert bord.rader.rader == ("1, 3",)


def test_pil_ner_och_mellanslag_kryssar_och_kryssar_ur(qtbot: Any) -> None:
    _, rad = _öppna(qtbot)
    QTest.keyClick(rad, Qt.Key.Key_Down)
    QTest.keyClick(rad, Qt.Key.Key_Space)
    assert rad.text() == ""
    for _ in range(9):
        QTest.keyClick(rad, Qt.Key.Key_Down)
    QTest.keyClick(rad, Qt.Key.Key_Space)
    QTest.keyClick(rad, Qt.Key.Key_Up)
    QTest.keyClick(rad, Qt.Key.Key_Space)
    assert rad.text() == "3, 4"


def test_escape_lämnar_cellen_som_den_var(qtbot: Any) -> None:
    bord, rad = _öppna(qtbot)
    QTest.keyClicks(rad, "2")
    QTest.keyClick(rad, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert bord.rader.rader == ("1",)


def test_det_som_skrivs_eller_kryssas_blir_utkast(qtbot: Any) -> None:
    bord, rad = _öppna(qtbot)
    (delegat,) = bord.findChildren(Cellflerval)
    skrivet: list[str] = []
    delegat.skrivs.connect(lambda _plats, text: skrivet.append(text))
    QTest.keyClicks(rad, "4")
    rad.kryssa(2)
    assert skrivet == ["4", "2, 4"]


def test_raden_säger_vad_den_är(qtbot: Any) -> None:
    förälder = QWidget()
    qtbot.addWidget(förälder)
    rad = Flervalsrad("Risker i riskanalysen", TEXTER, förälder)
    assert rad.accessibleName() == rad.lista.accessibleName() == "Risker i riskanalysen"
    assert "Mellanslag kryssar" in rad.accessibleDescription()
