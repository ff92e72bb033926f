"""A question inside the page, before a legal act: what will happen, a button that says it, and a way out.

Enter on the button, or Esc anywhere in the page, answers; nothing is blocked meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.genvagar import esc
from nämndapp.ui.tema import aktuella_färger


class Frågerad(QFrame):
    """Hidden until ``fråga`` is called; one question at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("roll", "list-varning")
        self._gör: Callable[[], object] | None = None
        self._eller: Callable[[], object] | None = None
        self._tillbaka: QWidget | None = None
        rad = QHBoxLayout(self)
        rad.setContentsMargins(12, 8, 8, 8)
        rad.setSpacing(8)
        self._bild = QLabel(self)
        self._bild.setAccessibleName("Fråga")
        rad.addWidget(self._bild)
        self.text = QLabel("", self)
        self.text.setWordWrap(True)
        rad.addWidget(self.text, 1)
        self.ja = QPushButton("", self)
        self.ja.setProperty("roll", "primär")
        self.ja.clicked.connect(self._svarat_ja)
        self.nej = QPushButton("Avbryt", self)
        self.nej.clicked.connect(self.stäng)
        self.annars = QPushButton("", self)
        self.annars.clicked.connect(self._svarat_annars)
        rad.addWidget(self.ja)
        rad.addWidget(self.annars)
        rad.addWidget(self.nej)
        esc(self, self.stäng)
        self.hide()

    def fråga(
        self, text: str, knapp: str, gör: Callable[[], object], eller: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Asks; ``knapp`` says what is done ("Makulera SN 2026/174"), ``eller`` is a second thing that may be done.

        The focus starts on the way out.
        """
        self._tillbaka = self.window().focusWidget()
        self._gör, self._eller = gör, eller[1] if eller else None
        self.annars.setText(eller[0] if eller else "")
        self.annars.setAccessibleDescription(text)
        self.annars.setVisible(eller is not None)
        self._bild.setPixmap(ikon("varning", aktuella_färger().varning).pixmap(QSize(20, 20)))
        self.text.setText(text)
        self.ja.setText(knapp)
        self.ja.setAccessibleDescription(text)
        self.show()
        self.nej.setFocus()

    def stäng(self) -> None:
        """The answer is no."""
        self._gör = self._eller = None
        self.hide()
        if self._tillbaka is not None and self._tillbaka.isVisible():
            self._tillbaka.setFocus()

    def _svarat_ja(self) -> None:
        self._utför(self._gör)

    def _svarat_annars(self) -> None:
        self._utför(self._eller)

    def _utför(self, gör: Callable[[], object] | None) -> None:
        self.stäng()
        if gör is not None:
            gör()
