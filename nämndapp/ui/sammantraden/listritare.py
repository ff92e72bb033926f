"""The cells of the föredragningslista: the kind chosen from a list, titles as high as their text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from nämndapp.models import Punkttyp
from nämndapp.ui.kit.skrivcell import Skrivdelegat

Index = QModelIndex | QPersistentModelIndex


class Slagval(QStyledItemDelegate):
    """The kind of an item, chosen from a list."""

    def createEditor(self, parent: QWidget, _option: Any, _index: Index) -> QWidget:
        val = QComboBox(parent)
        val.setAccessibleName("Slag")
        val.addItems([t.value.capitalize() for t in Punkttyp])
        val.activated.connect(lambda _: self._klar(val))
        return val

    def _klar(self, val: QComboBox) -> None:
        self.commitData.emit(val)
        self.closeEditor.emit(val)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentText(str(index.data()))
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentText())


class Rubrikritare(Skrivdelegat):
    """A title's height at the column's width; Qt forgets the style sheet's padding when it wraps."""

    def __init__(self, kolumn: int, tabell: QTableView) -> None:
        super().__init__(tabell)
        self._kolumn = kolumn

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        tabell = self.parent()
        assert isinstance(tabell, QTableView)
        bredd = tabell.columnWidth(self._kolumn) - 26
        yta = option.fontMetrics.boundingRect(
            QRect(0, 0, max(bredd, 60), 10_000), Qt.TextFlag.TextWordWrap, str(index.data())
        )
        return QSize(bredd, yta.height() + 14)
