"""A line above a table that filters it: Down and Enter go to the table, Esc empties the line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

FILTER_MS = 80


class Filterfält(QLineEdit):
    """``filtrera`` gets the text when the typing pauses, and at once when the table is gone to."""

    def __init__(self, platshållare: str, namn: str, filtrera: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(platshållare)
        self.setAccessibleName(namn)
        self.setClearButtonEnabled(True)
        self._filtrera = filtrera
        self._tabell: QWidget | None = None
        self.klocka = QTimer(self)
        self.klocka.setSingleShot(True)
        self.klocka.setInterval(FILTER_MS)
        self.klocka.timeout.connect(self.nu)
        self.textChanged.connect(lambda _: self.klocka.start())

    def hör_till(self, tabell: QWidget) -> None:
        """The table that it filters."""
        self._tabell = tabell

    def nu(self) -> None:
        """Filters by what stands there."""
        self.klocka.stop()
        self._filtrera(self.text())

    def töm(self, *, tyst: bool = False) -> None:
        """All rows; ``tyst`` when the table shows them already."""
        self.blockSignals(tyst)
        self.clear()
        self.blockSignals(False)
        self.klocka.stop()
        if not tyst:
            self.nu()

    def till(self) -> None:
        """Ctrl+F."""
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.töm()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._tabell is not None:
            self.nu()
            self._tabell.setFocus()
            return
        super().keyPressEvent(event)
