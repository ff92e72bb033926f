"""What a page shows before it has anything: what to do first, and the button that does it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class Tomyta(QWidget):
    """``text`` and ``knapp`` in the middle of the page; more buttons stand beside it."""

    def __init__(self, knapptext: str, gör: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        self.text = QLabel("", self)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setProperty("roll", "svag")
        self.knapp = QPushButton(knapptext, self)
        self.knapp.setProperty("roll", "primär")
        self.knapp.clicked.connect(gör)
        self._rad = QHBoxLayout()
        self._rad.addStretch(1)
        self._rad.addWidget(self.knapp)
        self._rad.addStretch(1)
        layout.addStretch(2)
        layout.addWidget(self.text)
        layout.addLayout(self._rad)
        layout.addStretch(3)

    def lägg_till(self, knapptext: str, gör: Callable[[], object]) -> QPushButton:
        """Another way to begin."""
        knapp = QPushButton(knapptext, self)
        knapp.clicked.connect(gör)
        self._rad.insertWidget(self._rad.count() - 1, knapp)
        return knapp
