"""A panel that opens above the table for one act, and closes with Esc: nothing is blocked meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.ui.kit.falt import Fält
from nämndapp.ui.kit.genvagar import esc


class Handlingspanel(QFrame):
    """``fältrad`` takes the fields; the button of the act stands last, beside the way out."""

    stängd = Signal()

    def __init__(self, rubrik: str, knapp: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("roll", "list-tips")
        self.setAccessibleName(rubrik)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(6)
        self.ord = QLabel(rubrik, self)
        self.ord.setWordWrap(True)
        layout.addWidget(self.ord)
        self.fältrad = QHBoxLayout()
        self.fältrad.setSpacing(10)
        layout.addLayout(self.fältrad)
        self.gör_knapp = QPushButton(knapp, self)
        self.gör_knapp.setProperty("roll", "primär")
        self.gör_knapp.clicked.connect(self.utför)
        self.avbryt_knapp = QPushButton("Avbr&yt", self)
        self.avbryt_knapp.clicked.connect(self.stäng)
        esc(self, self.stäng)
        self._fält: list[Fält] = []
        self.hide()

    def lägg(self, fält: Fält, sträck: int) -> Fält:
        """A field of the act, in reading order."""
        self.fältrad.addWidget(fält, sträck)
        self._fält.append(fält)
        return fält

    def klar(self) -> None:
        """After the last field: the two buttons."""
        for knapp in (self.gör_knapp, self.avbryt_knapp):
            self.fältrad.addWidget(knapp, 0, Qt.AlignmentFlag.AlignBottom)

    def öppna(self) -> None:
        """Shows the panel with the focus on its first field."""
        for fält in self._fält:
            fält.visa_fel("")
        self.show()
        self._fält[0].inmatning.setFocus()

    def stäng(self) -> None:
        """The way out."""
        self.hide()
        self.stängd.emit()

    def utför(self) -> None:
        """What the button does."""
        raise NotImplementedError
