"""The buttons beside the heading of the page Attest, and their menus."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from nämndapp.ui.ikoner import ikon


class Knapprad(QObject):
    """Made by the page, which says what they do; ``alla`` in reading order."""

    def __init__(self, sida: QWidget) -> None:
        super().__init__(sida)
        self.papper = QPushButton(ikon("pdf"), "Papp&er", sida)
        self.papper.setToolTip("Visa listan, ändringarna, rätterna per person eller personerna (Ctrl+P: listan)")
        self.pappersmeny = QMenu(sida)
        self.papper.setMenu(self.pappersmeny)
        self.ny = QPushButton(ikon("ny"), "Ny ver&sion", sida)
        self.ny.setToolTip("Ett nytt förslag med den valda listans rader, för det år du väljer (Ctrl+N: det närmaste)")
        self.årsmeny = QMenu(sida)
        self.ny.setMenu(self.årsmeny)
        self.beslut = QPushButton("Besl&uta …", sida)
        self.beslut.setToolTip("§ och dag för beslutet, och från när listan gäller")
        self.byt = QPushButton("&Byt person …", sida)
        self.byt.setToolTip("Byt en person överallt i listan från en dag")
        self.fil = QPushButton("E&xcel", sida)
        self.fil.setToolTip("Läs in listan ur Excel eller CSV, eller exportera den dit")
        filmeny = QMenu(sida)
        self.läs_in = filmeny.addAction("&Läs in ur Excel eller CSV …")
        self.exportera = filmeny.addAction("&Exportera till Excel eller CSV …")
        self.fil.setMenu(filmeny)
        self.alla = (self.byt, self.beslut, self.fil, self.papper, self.ny)
