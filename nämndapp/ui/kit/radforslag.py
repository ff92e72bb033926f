"""Names offered while a line of a list is being typed; anything else may still be written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from nämndapp.ui.kit.valjare import Väljare

MINST = 2  # letters before anything is offered


class Radförslag(QObject):
    """Completes whole lines. ``hämta`` gives the names when a line is begun."""

    def __init__(self, ruta: QPlainTextEdit, hämta: Callable[[], Sequence[str]]) -> None:
        super().__init__(ruta)
        self._ruta = ruta
        self._hämta = hämta
        self._modell = QStringListModel(self)
        self._väljare = Väljare(ruta, self._modell, "Förslag")
        self.lista, self.popup = self._väljare.lista, self._väljare.popup
        self.lista.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.lista.setFilterMode(Qt.MatchFlag.MatchContains)
        self._väljare.valt.connect(lambda index: self.sätt_in(str(index.data())))
        ruta.textChanged.connect(self._skrivs)

    def _skrivs(self) -> None:
        rad = self._ruta.textCursor().block().text().strip()
        if not self._ruta.hasFocus() or len(rad) < MINST:
            self.popup.hide()
            return
        if not self.popup.isVisible():
            self._modell.setStringList(list(self._hämta()))
        self.lista.setCompletionPrefix(rad)
        antal = self.lista.completionCount()
        if antal == 0 or (antal == 1 and self.lista.currentCompletion() == rad):
            self.popup.hide()
            return
        self._väljare.visa(320)

    def sätt_in(self, namn: str) -> None:
        """The line becomes the name."""
        markör = self._ruta.textCursor()
        markör.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        markör.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        markör.insertText(namn)
        self._ruta.setTextCursor(markör)
