"""A line above a table that says which rows are shown, with the way back to all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget


class Urvalsrad(QWidget):
    """Hidden while all rows are shown. ``alla``: show them again."""

    alla = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rad = QHBoxLayout(self)
        rad.setContentsMargins(0, 0, 0, 0)
        rad.setSpacing(8)
        self.text = QLabel("", self)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.knapp = QPushButton("&Visa alla", self)
        self.knapp.clicked.connect(self.alla.emit)
        rad.addWidget(self.text, 1)
        rad.addWidget(self.knapp)
        self.hide()

    def visa(self, text: str) -> None:
        """What is shown; "" when it is all."""
        self.text.setText(text)
        self.text.setToolTip(text)
        self.setVisible(bool(text))
