"""Keys that belong to one widget, so that another may have the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Tangent = str | QKeySequence.StandardKey


def genvägar(widget: QWidget, rader: Iterable[tuple[str, Tangent, Callable[[], object]]]) -> None:
    """Name, key and act of each; heard only while the widget itself has the focus."""
    for namn, tangent, gör in rader:
        åtgärd = QAction(namn, widget)
        åtgärd.setShortcut(QKeySequence(tangent))
        åtgärd.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        åtgärd.triggered.connect(lambda _på, g=gör: g())
        widget.addAction(åtgärd)


def esc(widget: QWidget, gör: Callable[[], object], namn: str = "Avbryt") -> None:
    """Esc in the widget or anything in it."""
    åtgärd = QAction(namn, widget)
    åtgärd.setShortcut(Qt.Key.Key_Escape)
    åtgärd.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    åtgärd.triggered.connect(lambda _på: gör())
    widget.addAction(åtgärd)
