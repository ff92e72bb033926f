"""Phrases in a text field: Ctrl+Space shows them, a kortord and Tab inserts one, Tab goes on to the next …."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel, QTextCursor
from PySide6.QtWidgets import QCompleter, QPlainTextEdit, QTextEdit

from nämndapp.services.fraser import LUCKA, Fras, med_kortord, nästa_lucka, sök
from nämndapp.ui.kit.valjare import Väljare

_ORD = re.compile(r"\w*$")
TIPS = "Ctrl+Mellanslag visar fraser. Ett kortord och Tabb sätter in frasen."


class Frashjälp(QObject):
    """Watches one field. ``hämta`` gives the phrases when they are asked for, so that the register may change."""

    def __init__(self, ruta: QPlainTextEdit | QTextEdit, hämta: Callable[[], Sequence[Fras]]) -> None:
        super().__init__(ruta)
        self._ruta = ruta
        self._hämta = hämta
        self._luckor_till = -1  # Tab visits … before this distance from the end; -1: no phrase is being filled in
        self._visade: list[Fras] = []
        self._modell = QStandardItemModel(self)
        self._väljare = Väljare(ruta, self._modell, "Fraser")
        self._väljare.lista.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._väljare.lista.setMaxVisibleItems(9)
        self._väljare.valt.connect(self._vald)
        self.popup = self._väljare.popup
        if not ruta.toolTip():
            ruta.setToolTip(TIPS)
        ruta.textChanged.connect(self._skrivs)
        ruta.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not self._ruta.isReadOnly():
            if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.visa()
                return True
            if event.key() == Qt.Key.Key_Tab and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                return self._nästa() or self._sätt_in_kortord()
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._luckor_till = -1
        return super().eventFilter(watched, event)

    # -- the list -----------------------------------------------------------------------------
    def visa(self) -> None:
        """The phrases that begin with the word before the cursor; all when none does."""
        alla = self._hämta()
        self._visade = sök(alla, self._ordet()) or list(alla)
        self._modell.clear()
        for fras in self._visade:
            rad = QStandardItem(f"{fras.kortord}:  {fras.text}" if fras.kortord else fras.text)
            rad.setToolTip(fras.text)
            self._modell.appendRow(rad)
        self._väljare.visa(min(max(self._ruta.width() - self._ruta.cursorRect().left() - 20, 320), 720))

    def _skrivs(self) -> None:
        """The list follows what is typed while it is shown."""
        if self.popup.isVisible():
            if sök(self._hämta(), self._ordet()):
                self.visa()
            else:
                self.popup.hide()

    def _vald(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._visade):
            fras, ordet = self._visade[index.row()], self._ordet()
            self.sätt_in(fras, ersätt=len(ordet) if sök([fras], ordet) else 0)

    # -- inserting ----------------------------------------------------------------------------
    def _ordet(self) -> str:
        markör = self._ruta.textCursor()
        före = markör.block().text()[: markör.positionInBlock()]
        träff = _ORD.search(före)
        return träff[0] if träff and not markör.hasSelection() else ""

    def _sätt_in_kortord(self) -> bool:
        ordet = self._ordet()
        fras = med_kortord(self._hämta(), ordet) if ordet else None
        if fras is None:
            return False
        self.sätt_in(fras, ersätt=len(ordet))
        return True

    def sätt_in(self, fras: Fras, *, ersätt: int = 0) -> None:
        """Puts the phrase in (one step for Ctrl+Z) and chooses its first …."""
        markör = self._ruta.textCursor()
        markör.beginEditBlock()
        if ersätt:
            markör.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, ersätt)
        markör.insertText(fras.text)
        markör.endEditBlock()
        slut = markör.position()
        self._luckor_till = len(self._ruta.toPlainText()) - slut
        self._ruta.setTextCursor(markör)
        if not self._välj_lucka(slut - len(fras.text)):
            self._luckor_till = -1

    def _nästa(self) -> bool:
        """The next … of the phrase; after the last one Tab leaves the field as always."""
        if self._luckor_till < 0:
            return False
        if self._välj_lucka(self._ruta.textCursor().selectionEnd()):
            return True
        slut = len(self._ruta.toPlainText()) - self._luckor_till
        self._luckor_till = -1
        if self._ruta.textCursor().selectionEnd() >= slut:
            return False
        markör = self._ruta.textCursor()
        markör.setPosition(slut)
        self._ruta.setTextCursor(markör)
        return True

    def _välj_lucka(self, från: int) -> bool:
        text = self._ruta.toPlainText()
        plats = nästa_lucka(text, från)
        if plats is None or plats >= len(text) - self._luckor_till:
            return False
        markör = self._ruta.textCursor()
        markör.setPosition(plats)
        markör.setPosition(plats + len(LUCKA), QTextCursor.MoveMode.KeepAnchor)
        self._ruta.setTextCursor(markör)
        return True
