"""A question with fields, inside the page, before an act that cannot be undone: what happens, what it needs, a way out.

Like ``kit.fraga.Frågerad``, for acts that need a date, names or a number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.ui.kit.falt import Fält
from nämndapp.ui.kit.genvagar import esc
from nämndapp.ui.kit.tabbordning import ordna

Värden = dict[str, Any]


class Aktpanel(QFrame):
    """Hidden until ``öppna``; it stays when the act could not be done, with what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("roll", "list-varning")
        self._gör: Callable[[Värden], bool] | None = None
        self._tillbaka: QWidget | None = None
        self.fält: dict[str, Fält] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(6)
        self.text = QLabel("", self)
        self.text.setWordWrap(True)
        layout.addWidget(self.text)
        self._nät = QGridLayout()
        self._nät.setHorizontalSpacing(12)
        self._nät.setVerticalSpacing(6)
        for kolumn in range(4):
            self._nät.setColumnStretch(kolumn, 1)
        layout.addLayout(self._nät)
        rad = QHBoxLayout()
        rad.addStretch(1)
        self.ja = QPushButton("", self)
        self.ja.setProperty("roll", "primär")
        self.ja.clicked.connect(self._svarat_ja)
        self.nej = QPushButton("Avbryt", self)
        self.nej.clicked.connect(self.stäng)
        rad.addWidget(self.ja)
        rad.addWidget(self.nej)
        layout.addLayout(rad)
        esc(self, self.stäng)
        self.hide()

    def öppna(
        self, text: str, knapp: str, fält: Sequence[tuple[Fält, Any, int]], gör: Callable[[Värden], bool]
    ) -> None:
        """Asks. A field comes with its value and its width in columns (of four); ``gör`` says if it was done."""
        self._tillbaka = self.window().focusWidget()
        for gammalt in self.fält.values():
            self._nät.removeWidget(gammalt)
            gammalt.hide()
            gammalt.deleteLater()
        self.fält = {}
        rad = kolumn = 0
        for ett, värde, bredd in fält:
            if kolumn + bredd > 4:
                rad, kolumn = rad + 1, 0
            self._nät.addWidget(ett, rad, kolumn, 1, bredd, Qt.AlignmentFlag.AlignTop)
            kolumn += bredd
            ett.sätt(värde)
            self.fält[ett.namn] = ett
        self._gör = gör
        self.text.setText(text)
        self.ja.setText(knapp)
        self.ja.setAccessibleDescription(text)
        self.show()
        ordna(self)
        (next(iter(self.fält.values())).inmatning if self.fält else self.nej).setFocus()

    def stäng(self) -> None:
        """The answer is no."""
        self._gör = None
        self.hide()
        if self._tillbaka is not None and self._tillbaka.isVisible():
            self._tillbaka.setFocus()

    def _svarat_ja(self) -> None:
        värden: Värden = {}
        for namn, fält in self.fält.items():
            try:
                värde = getattr(fält, "värde", None)
                värden[namn] = värde() if callable(värde) else fält.tolka(fält.råtext())
            except ValueError as fel:
                fält.visa_fel(str(fel))
                fält.inmatning.setFocus()
                return
        if self._gör is not None and self._gör(värden):
            self.stäng()
