"""How the cells of a table that is typed in are drawn and chosen in: grounds, boxes, wrapped text, lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionViewItem, QTableView, QWidget

from nämndapp.ui.kit.skrivcell import Skrivdelegat
from nämndapp.ui.tema import aktuella_färger

Index = QModelIndex | QPersistentModelIndex


class Cellritare(Skrivdelegat):
    """Draws the ground colour that a style sheet hides, and a box that is seen in both themes."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        yta: QRect = option.rect
        vald = bool(option.state & QStyle.StateFlag.State_Selected)
        grund = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(grund, QColor) and not vald:
            painter.fillRect(yta.adjusted(2, 2, -2, -2), grund)
        kryss = index.data(Qt.ItemDataRole.CheckStateRole)
        if kryss is None:
            super().paint(painter, option, index)
            return
        färger = aktuella_färger()
        if vald:
            painter.fillRect(yta, QColor(färger.yta_vald))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ruta = QRectF(0, 0, 16, 16)
        ruta.moveCenter(QRectF(yta).center())
        i_kryss = Qt.CheckState(kryss) == Qt.CheckState.Checked
        painter.setPen(QPen(QColor(färger.accent if i_kryss else färger.text_svag), 1.5))
        painter.setBrush(QColor(färger.accent) if i_kryss else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ruta, 3, 3)
        if i_kryss:
            painter.setPen(QPen(QColor(färger.accent_text), 2))
            x, y = ruta.left(), ruta.top()
            painter.drawPolyline([QPointF(x + 3.5, y + 8), QPointF(x + 7, y + 11.5), QPointF(x + 12.5, y + 4.5)])
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(färger.accent), 1))
            painter.drawRect(yta.adjusted(0, 0, -1, -1))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped text, which the style sheet's padding makes narrower than Qt thinks."""
        text = index.data(Qt.ItemDataRole.DisplayRole)
        vy = option.widget
        if not text or not isinstance(vy, QTableView):
            return super().sizeHint(option, index)
        plats = QRect(0, 0, max(vy.columnWidth(index.column()) - 24, 20), 10_000)
        yta = vy.fontMetrics().boundingRect(plats, int(Qt.TextFlag.TextWordWrap), str(text))
        return QSize(yta.width() + 24, yta.height() + 12)

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click anywhere in the cell sets or clears the box; the space bar is Qt's own."""
        if event.type() == QEvent.Type.MouseButtonRelease and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            på = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
            nytt = Qt.CheckState.Unchecked if på else Qt.CheckState.Checked
            return bool(model.setData(index, nytt, Qt.ItemDataRole.CheckStateRole))
        return super().editorEvent(event, model, option, index)


class Cellval(Cellritare):
    """A choice from a list, opened at once."""

    def __init__(self, namn: str, val: Callable[[], Sequence[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._namn = namn
        self._val = val

    def createEditor(self, parent: QWidget, _option: Any, _index: Index) -> QWidget:
        lista = QComboBox(parent)
        lista.setAccessibleName(self._namn)
        lista.addItems(list(self._val()))
        lista.view().setMinimumWidth(260)
        lista.activated.connect(lambda _: self._klar(lista))
        return lista

    def _klar(self, lista: QComboBox) -> None:
        self.commitData.emit(lista)
        self.closeEditor.emit(lista)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        nu = str(index.data(Qt.ItemDataRole.EditRole) or "")
        plats = editor.findText(nu) if nu else 0
        if plats < 0:
            plats = editor.findText(nu, Qt.MatchFlag.MatchStartsWith)
        editor.setCurrentIndex(max(plats, 0))
        QTimer.singleShot(0, editor, editor.showPopup)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentText())
