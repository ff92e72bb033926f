"""Typing in tests."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def skriv(widget: QWidget, text: str) -> None:
    """Types a text key by key; QTest.keyClicks aborts on å, ä and ö."""
    for tecken in text:
        for slag in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(slag, 0, Qt.KeyboardModifier.NoModifier, tecken))
