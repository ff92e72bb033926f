"""Completion of delegate codes: several in one line, found by the code or by what it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemDelegate, QCompleter, QLineEdit, QWidget

from nämndapp.services.delegation import Kodrad
from nämndapp.ui.delegation.ordningsmodell import DELEGAT
from nämndapp.ui.kit.skrivcell import Skrivdelegat

Index = QModelIndex | QPersistentModelIndex
_SISTA = re.compile(r"(?:.*(?:;|\seller\s|\s/\s))?\s*", re.DOTALL)


def koduppslag(rad: QLineEdit, koder: Sequence[Kodrad]) -> QCompleter:
    """Offers codes for what stands after the last delegate that is typed."""
    hjälp = Kodhjälp(koder, rad)
    rad.setCompleter(hjälp)
    return hjälp


class Kodhjälp(QCompleter):
    """The list says code and meaning; the code is what is put in."""

    def __init__(self, koder: Sequence[Kodrad], parent: QLineEdit) -> None:
        super().__init__(parent)
        self._rad = parent
        modell = QStandardItemModel(self)
        for k in koder:
            post = QStandardItem(f"{k.kod} – {k.betydelse}" if k.betydelse else k.kod)
            post.setData(k.kod, Qt.ItemDataRole.UserRole)
            modell.appendRow(post)
        self.setModel(modell)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:
        träff = _SISTA.match(path)
        return [path[träff.end() :] if träff else path]

    def pathFromIndex(self, index: Index) -> str:
        text = self._rad.text()
        träff = _SISTA.match(text)
        return text[: träff.end() if träff else 0] + str(index.data(Qt.ItemDataRole.UserRole))


class Kodcell(Skrivdelegat):
    """The column Delegat completes; the others are ordinary lines. Enter leaves the cell and goes on down."""

    enter = Signal()

    def __init__(self, koder: Callable[[], Sequence[Kodrad]], parent: QWidget) -> None:
        super().__init__(parent)
        self._koder = koder

    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:
        rad = super().createEditor(parent, option, index)
        if isinstance(rad, QLineEdit) and index.column() == DELEGAT:
            koduppslag(rad, self._koder())
        return rad

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, QLineEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
            self.enter.emit()
            return True
        return super().eventFilter(watched, event)
