"""A surface that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def rullyta(innehåll: QWidget) -> QScrollArea:
    """The content in a frame that scrolls, which Tab does not stop at."""
    innehåll.setObjectName("rullyta")
    yta = QScrollArea()
    yta.setWidgetResizable(True)
    yta.setWidget(innehåll)
    yta.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    yta.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return yta
