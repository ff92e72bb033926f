"""The files of a paper: open a read-only copy, save a copy, remove, add."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from nämndapp.bas.svenska import decimaltal, heltal
from nämndapp.services.vyer import Bilagerad
from nämndapp.ui.arenden.filer import Filvisare
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.tabbordning import ordna
from nämndapp.ui.kontext import Kontext


def filstorlek(antal: int) -> str:
    """12 kB, 3,4 MB"""
    if antal < 1_000_000:
        return f"{heltal(max(1, round(antal / 1000)))} kB"
    return f"{decimaltal(antal / 1_000_000, 1)} MB"


class Fillista(QWidget):
    """One row per file."""

    ta_bort = Signal(int)  # bilaga_id
    lägg_till = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visare = Filvisare(kontext)
        self.öppna_knappar: list[QPushButton] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(2)
        huvud = QHBoxLayout()
        rubrik = QLabel("Filer", self)
        rubrik.setProperty("roll", "rubrik")
        huvud.addWidget(rubrik)
        huvud.addStretch(1)
        self.lägg_till_knapp = QPushButton(ikon("ny"), "Lägg till &fil …", self)
        self.lägg_till_knapp.clicked.connect(self.lägg_till.emit)
        huvud.addWidget(self.lägg_till_knapp)
        layout.addLayout(huvud)
        self._rader = QVBoxLayout()
        layout.addLayout(self._rader)

    def visa(self, filer: Sequence[Bilagerad], skrivbar: bool) -> None:
        """Shows these files."""
        while (post := self._rader.takeAt(0)) is not None:
            if (widget := post.widget()) is not None:
                widget.deleteLater()
        self.öppna_knappar = []
        self.lägg_till_knapp.setEnabled(skrivbar)
        for fil in filer:
            self._rader.addWidget(self._rad(fil, skrivbar))
        if not filer:
            tom = QLabel("Ingen fil är bifogad.", self)
            tom.setProperty("roll", "svag")
            self._rader.addWidget(tom)
        ordna(self)

    def _rad(self, fil: Bilagerad, skrivbar: bool) -> QWidget:
        hållare = QWidget(self)
        rad = QHBoxLayout(hållare)
        rad.setContentsMargins(0, 0, 0, 0)
        öppna = QPushButton(ikon("fil"), fil.filnamn.replace("&", "&&"), hållare)
        öppna.setProperty("roll", "länk")
        öppna.setAccessibleName(f"Öppna {fil.filnamn}")
        öppna.setToolTip("Öppnar en skrivskyddad kopia i datorns program")
        öppna.clicked.connect(partial(self.visare.öppna, fil.id))
        self.öppna_knappar.append(öppna)
        storlek = QLabel(filstorlek(fil.storlek), hållare)
        storlek.setProperty("roll", "svag")
        rad.addWidget(öppna)
        rad.addWidget(storlek)
        rad.addStretch(1)
        for bild, namn, gör in (
            ("spara", f"Spara en kopia av {fil.filnamn}", partial(self._spara_kopia, fil)),
            ("ta-bort", f"Ta bort {fil.filnamn}", partial(self.ta_bort.emit, fil.id)),
        ):
            knapp = QToolButton(hållare)
            knapp.setIcon(ikon(bild))
            knapp.setAccessibleName(namn)
            knapp.setToolTip(namn)
            knapp.clicked.connect(lambda _=False, g=gör: g())
            knapp.setEnabled(skrivbar or bild == "spara")
            rad.addWidget(knapp)
        return hållare

    def _spara_kopia(self, fil: Bilagerad) -> None:
        namn, _ = QFileDialog.getSaveFileName(self, "Spara en kopia", fil.filnamn)
        if namn:
            self.visare.spara_kopia(fil.id, Path(namn))
