"""A tab that says what to do first when the year has nothing there yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget


class Flik(QStackedWidget):
    """The editor, or words and a button."""

    def __init__(self, innehåll: QWidget, gör: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tom = QWidget(self)
        layout = QVBoxLayout(self.tom)
        layout.setSpacing(12)
        self.text = QLabel("", self.tom)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setProperty("roll", "svag")
        self.knapp = QPushButton("", self.tom)
        self.knapp.setProperty("roll", "primär")
        self.knapp.clicked.connect(gör)
        layout.addStretch(2)
        layout.addWidget(self.text)
        layout.addWidget(self.knapp, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.innehåll = innehåll
        self.addWidget(innehåll)
        self.addWidget(self.tom)

    def visa(self, finns: bool, text: str, knapp: str) -> None:
        """``knapp`` "" hides the button: what is missing is made in an earlier step."""
        self.text.setText(text)
        self.knapp.setText(knapp)
        self.knapp.setVisible(bool(knapp))
        self.setCurrentWidget(self.innehåll if finns else self.tom)
