"""A part of a skrivelse in its editor: a numbered proposal or a section, moved and removed at its place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Fält, Textfält

_FLYTTA = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Delrad(QWidget):
    """``flytta`` is called with -1 or 1 (also Alt+Up and Alt+Down in the text), ``ta_bort`` with nothing."""

    def __init__(
        self,
        text: Fält,
        rubrik: Textfält | None,
        flytta: Callable[[int], object],
        ta_bort: Callable[[], object],
    ) -> None:
        super().__init__()
        self.text, self.rubrik = text, rubrik
        self._flytta = flytta
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.nummer = QLabel("", self)
        self.nummer.setMinimumWidth(20)
        self.nummer.setVisible(rubrik is None)
        layout.addWidget(self.nummer, 0, Qt.AlignmentFlag.AlignTop)
        spalt = QVBoxLayout()
        spalt.setSpacing(3)
        if rubrik is not None:
            rubrik.etikett.hide()
            spalt.addWidget(rubrik)
        text.etikett.hide()
        spalt.addWidget(text)
        layout.addLayout(spalt, 1)
        self.upp, self.ner, self.bort = QToolButton(self), QToolButton(self), QToolButton(self)
        knappar = QHBoxLayout()
        knappar.setSpacing(0)
        for knapp, bild, gör in (
            (self.upp, "upp", lambda: flytta(-1)),
            (self.ner, "ner", lambda: flytta(1)),
            (self.bort, "ta-bort", ta_bort),
        ):
            knapp.setIcon(ikon(bild))
            knapp.clicked.connect(lambda _=False, g=gör: g())
            knappar.addWidget(knapp)
        layout.addLayout(knappar)
        layout.setAlignment(knappar, Qt.AlignmentFlag.AlignTop)
        text.inmatning.installEventFilter(self)

    def namnge(self, nr: int, antal: int, vad: str, namn: str) -> None:
        """Its number and what its controls are called: "Flytta upp avsnittet Bakgrund"."""
        self.nummer.setText(f"{nr + 1}." if antal > 1 else "")
        self.text.inmatning.setAccessibleName(namn)
        if self.rubrik is not None:
            self.rubrik.inmatning.setAccessibleName(f"Rubrik på avsnitt {nr + 1}")
        for knapp, ord_, tangent in (
            (self.upp, "Flytta upp", " (Alt+Upp)"),
            (self.ner, "Flytta ner", " (Alt+Ner)"),
            (self.bort, "Ta bort", ""),
        ):
            knapp.setAccessibleName(f"{ord_} {vad}")
            knapp.setToolTip(f"{ord_} {vad}{tangent}")

    def skrivbar(self, på: bool, nr: int, antal: int) -> None:
        """Which of its buttons can be used."""
        self.upp.setEnabled(på and 0 < nr < antal)
        self.ner.setEnabled(på and nr < antal - 1)
        self.bort.setEnabled(på and nr < antal)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steg = _FLYTTA.get(Qt.Key(event.key()))
            knapp = self.upp if steg == -1 else self.ner
            if steg and event.modifiers() & Qt.KeyboardModifier.AltModifier and knapp.isEnabled():
                self._flytta(steg)
                return True
        return super().eventFilter(watched, event)
