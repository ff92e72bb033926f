"""The list of a completer below a field of several lines: its keys choose, everything else goes on to the field.

A QCompleter gives each key to its field first, and such a field takes Enter and Tab as text.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit, QTextEdit

_VÄLJER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class Väljare(QObject):
    """``valt`` carries the chosen row of the completion model."""

    valt = Signal(QModelIndex)

    def __init__(self, ruta: QPlainTextEdit | QTextEdit, modell: QAbstractItemModel, namn: str) -> None:
        super().__init__(ruta)
        self._ruta = ruta
        self.lista = QCompleter(modell, self)
        self.lista.setWidget(ruta)
        self.popup = QListView(ruta)
        self.lista.setPopup(self.popup)
        self.popup.setAccessibleName(namn)
        self.popup.clicked.connect(self._välj)
        self.popup.installEventFilter(self)

    def visa(self, bredd: int) -> None:
        """Below the cursor, with the first row chosen."""
        plats = self._ruta.cursorRect()
        plats.setWidth(bredd)
        self.lista.complete(plats)
        self.popup.setCurrentIndex(self.lista.completionModel().index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.popup.isVisible():
            if event.key() in _VÄLJER and self.popup.currentIndex().isValid():
                self._välj(self.popup.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.popup.hide()
                return True
        return super().eventFilter(watched, event)

    def _välj(self, index: QModelIndex) -> None:
        self.popup.hide()
        self.valt.emit(index)
