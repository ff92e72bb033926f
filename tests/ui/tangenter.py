"""Typing in tests."""

from __future__ import annotations

import re
from collections import Counter

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMainWindow, QWidget


def skriv(widget: QWidget, text: str) -> None:
    """Types a text key by key; QTest.keyClicks aborts on å, ä and ö."""
    for tecken in text:
        for slag in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(slag, 0, Qt.KeyboardModifier.NoModifier, tecken))


def krockande_bokstäver(fönster: QMainWindow) -> list[str]:
    """Letters that Alt would send to more than one visible control (menus included)."""
    texter = [åtgärd.text() for åtgärd in fönster.menuBar().actions()]
    texter += [k.text() for k in fönster.findChildren(QAbstractButton) if k.isVisible() and k.isEnabled()]
    texter += [e.text() for e in fönster.findChildren(QLabel) if e.isVisible() and e.buddy() is not None]
    bokstäver = Counter(m[1].lower() for t in texter for m in re.finditer(r"(?<!&)&([^&\s])", t))
    return sorted(b for b, antal in bokstäver.items() if antal > 1)
