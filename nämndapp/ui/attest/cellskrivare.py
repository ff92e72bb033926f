"""How the cells of an attestlista are typed in: persons completed name by name, Enter goes down, Tab goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QCompleter, QLineEdit, QListView, QWidget

from nämndapp.ui.kit.cellritare import Cellritare

Index = QModelIndex | QPersistentModelIndex
_SKILJE = re.compile(r"[/;]")
MEST_SÖKTA = 50
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _tangent(event: QEvent) -> int | None:
    """The key of a key press, else None."""
    return event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None


class Personhjälp(QCompleter):
    """Completes the name after the last "/" or ";"."""

    def __init__(self, namn: Sequence[str], rad: QLineEdit) -> None:
        self._namn = QStringListModel(list(namn))
        super().__init__(self._namn, rad)
        self._rad = rad
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(10)
        self.lista = QListView(rad)
        self.setPopup(self.lista)
        self.lista.setAccessibleName("Personer")

    def splitPath(self, path: str) -> list[str]:
        return [_SKILJE.split(path)[-1].strip()]

    def pathFromIndex(self, index: Index) -> str:
        före = self._rad.text()
        delad = max(före.rfind("/"), före.rfind(";"))
        return f"{före[: delad + 1]} {index.data()}" if delad >= 0 else str(index.data())


class Attestskrivare(Cellritare):
    """``personer`` gives the names for a cell's column, None for a column without persons."""

    enter = Signal()

    def __init__(self, personer: Callable[[int], Sequence[str] | None], rubrik: Callable[[int], str], parent: QObject):
        super().__init__(parent)
        self._personer = personer
        self._rubrik = rubrik
        self._bekräfta = False

    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:
        rad = super().createEditor(parent, option, index)
        if isinstance(rad, QLineEdit):
            rad.setAccessibleName(self._rubrik(index.column()))
            rad.setStyleSheet("padding: 0px 6px; border-radius: 0px;")  # the whole cell is the line
            namn = self._personer(index.column())
            if namn is not None:
                hjälp = Personhjälp(namn, rad)
                rad.setCompleter(hjälp)
                rad.textEdited.connect(lambda text: self._förvald(hjälp, text))
                hjälp.lista.installEventFilter(_Popuptangenter(self, hjälp, rad))
        return rad

    def updateEditorGeometry(self, editor: QWidget, option: Any, _index: Index) -> None:
        """As large as the cell, and wide enough for a name in a narrow column."""
        yta: QRect = option.rect
        editor.setGeometry(yta.adjusted(0, 0, max(90 - yta.width(), 0), 0))

    @staticmethod
    def _förvald(hjälp: Personhjälp, text: str) -> None:
        """A single word is never a whole name: the first person with a name that begins so is chosen."""
        ordet, funna = hjälp.splitPath(text)[0].casefold(), hjälp.completionModel()
        if not ordet or " " in ordet or not hjälp.lista.isVisible():
            return
        for nr in range(min(funna.rowCount(), MEST_SÖKTA)):
            namn = str(funna.index(nr, 0).data()).casefold()
            if any(del_.startswith(ordet) for del_ in namn.split()):
                hjälp.blockSignals(True)  # the line takes what is highlighted, and it is still being typed in
                hjälp.lista.setCurrentIndex(funna.index(nr, 0))
                hjälp.blockSignals(False)
                return

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Text that was not touched is not written, unless Enter says that it is right."""
        assert isinstance(editor, QLineEdit)
        if self._bekräfta or editor.text() != str(index.data(Qt.ItemDataRole.EditRole) or ""):
            model.setData(index, editor.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if _tangent(event) in _ENTER and isinstance(watched, QLineEdit):
            self.klar(watched, ner=True)
            return True
        return super().eventFilter(watched, event)

    def klar(self, rad: QLineEdit, *, ner: bool) -> None:
        """The cell is done: down a row, or on to the next cell."""
        self._bekräfta = ner
        self.commitData.emit(rad)
        self._bekräfta = False
        hint = QAbstractItemDelegate.EndEditHint
        self.closeEditor.emit(rad, hint.NoHint if ner else hint.EditNextItem)
        if ner:
            self.enter.emit()


class _Popuptangenter(QObject):
    """Enter and Tab in the list of names take the chosen one and leave the cell at once."""

    def __init__(self, skrivare: Attestskrivare, hjälp: Personhjälp, rad: QLineEdit) -> None:
        super().__init__(rad)
        self._skrivare, self._hjälp, self._rad = skrivare, hjälp, rad

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        tangent = _tangent(event)
        if tangent not in (*_ENTER, Qt.Key.Key_Tab):
            return super().eventFilter(watched, event)
        vald = self._hjälp.lista.currentIndex()
        if vald.isValid():
            self._rad.setText(self._hjälp.pathFromIndex(vald))
        self._hjälp.lista.hide()
        self._skrivare.klar(self._rad, ner=tangent in _ENTER)
        return True
