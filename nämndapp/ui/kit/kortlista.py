"""A list of cards: a heading, a text that wraps, a line below; tick box, picture and emphasised words if wanted.

The list is read-only; a click or an arrow key chooses, Enter or a double click opens, Space ticks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nämndapp.ui.ikoner import ikon
from nämndapp.ui.tema import GRUNDSTORLEK_PT, TYPSNITT, aktuella_färger

Index = QModelIndex | QPersistentModelIndex
_ROT = QModelIndex()
MARGINAL = 8
BILD = 20
LUFT = 2
_BRYT = QTextOption()
_BRYT.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


@dataclass(frozen=True, slots=True)
class Kort:
    """``delar`` is a text in pieces, True on those to emphasise, instead of ``text``. ``kryss`` None: no tick box.

    ``huvud`` makes a heading that cannot be chosen. ``rader`` is how many lines the text may take. ``uppläst`` is what
    a screen reader says, when it is more than what is seen.
    """

    nyckel: Any = None
    rubrik: str = ""
    text: str = ""
    delar: tuple[tuple[str, bool], ...] = ()
    fot: str = ""
    höger: str = ""
    ikon: tuple[str, str] | None = None
    kryss: bool | None = None
    huvud: bool = False
    etikett: bool = False  # the heading is a field's label: small and weak
    rader: int = 2
    uppläst: str = ""

    @property
    def löptext(self) -> str:
        """The text in one piece."""
        return "".join(d for d, _ in self.delar) if self.delar else self.text

    def som_tal(self) -> str:
        """What is read aloud."""
        if self.uppläst:
            return self.uppläst
        return ", ".join(d for d in (self.rubrik, self.löptext, self.fot, self.höger) if d)


class Kortmodell(QAbstractListModel):
    """``kryssat`` tells which card's box was ticked or unticked."""

    kryssat = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kort: list[Kort] = []

    def sätt(self, kort: Sequence[Kort]) -> None:
        """Replaces all cards."""
        self.beginResetModel()
        self.kort = list(kort)
        self.endResetModel()

    def byt(self, rad: int, kort: Kort) -> None:
        """Replaces one card."""
        self.kort[rad] = kort
        index = self.index(rad)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = _ROT) -> int:
        return 0 if parent.isValid() else len(self.kort)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        kort = self.kort[index.row()] if index.isValid() else Kort()
        svar: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                svar = kort.rubrik or kort.löptext
            case Qt.ItemDataRole.AccessibleTextRole:
                svar = kort.som_tal()
            case Qt.ItemDataRole.ToolTipRole:
                svar = kort.löptext or kort.rubrik
            case Qt.ItemDataRole.CheckStateRole if kort.kryss is not None:
                svar = Qt.CheckState.Checked if kort.kryss else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.UserRole:
                svar = kort
        return svar

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or self.kort[index.row()].kryss is None:
            return False
        self.kryssat.emit(self.kort[index.row()].nyckel, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        kort = self.kort[index.row()] if index.isValid() else None
        if kort is None or kort.huvud:
            return Qt.ItemFlag.ItemIsEnabled
        flaggor = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flaggor | Qt.ItemFlag.ItemIsUserCheckable if kort.kryss is not None else flaggor


def _font(storlek: float, *, fet: bool = False) -> QFont:
    font = QFont(TYPSNITT)
    font.setPointSizeF(storlek)
    font.setWeight(QFont.Weight.DemiBold if fet else QFont.Weight.Normal)
    return font


class _Kortdelegat(QStyledItemDelegate):
    """Measures and paints a card."""

    def _fonter(self, kort: Kort) -> tuple[QFont, QFont, QFont]:
        if kort.etikett:
            return _font(GRUNDSTORLEK_PT - 1), _font(GRUNDSTORLEK_PT), _font(GRUNDSTORLEK_PT - 1)
        return _font(GRUNDSTORLEK_PT, fet=True), _font(GRUNDSTORLEK_PT), _font(GRUNDSTORLEK_PT - 1)

    @staticmethod
    def _vänster(kort: Kort) -> int:
        return MARGINAL + (BILD + 6 if kort.kryss is not None else 0) + (BILD + 6 if kort.ikon else 0)

    def _löptext(self, kort: Kort, font: QFont, bredd: int) -> QTextLayout:
        layout = QTextLayout(kort.löptext.replace("\n", "\u2028"), font)
        layout.setTextOption(_BRYT)
        betoning = QTextCharFormat()
        betoning.setFontWeight(QFont.Weight.Bold)
        betoning.setFontUnderline(True)
        spann, plats = [], 0
        for text, betonad in kort.delar:
            if betonad:
                område = QTextLayout.FormatRange()
                område.start, område.length, område.format = plats, len(text), betoning
                spann.append(område)
            plats += len(text)
        layout.setFormats(spann)
        layout.beginLayout()
        höjd = 0.0
        for _ in range(kort.rader):
            rad = layout.createLine()
            if not rad.isValid():
                break
            rad.setLineWidth(max(bredd, 20))
            rad.setPosition(QPointF(0, höjd))
            höjd += rad.height()
        layout.endLayout()
        return layout

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        kort: Kort = index.data(Qt.ItemDataRole.UserRole)
        vy = self.parent()
        bredd = vy.viewport().width() if isinstance(vy, QListView) else option.rect.width()
        rubrik, text, fot = self._fonter(kort)
        höjd = 2 * MARGINAL - 2
        if kort.rubrik:
            höjd += QFontMetrics(rubrik).lineSpacing()
        if kort.löptext:
            layout = self._löptext(kort, text, bredd - self._vänster(kort) - MARGINAL)
            höjd += round(sum(layout.lineAt(i).height() for i in range(layout.lineCount()))) + LUFT
        if kort.fot:
            höjd += QFontMetrics(fot).lineSpacing() + LUFT
        return QSize(80, höjd)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        kort: Kort = index.data(Qt.ItemDataRole.UserRole)
        f = aktuella_färger()
        painter.save()
        ruta = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(ruta, QColor(f.yta_vald))
        elif kort.huvud:
            painter.fillRect(ruta, QColor(f.fönster))
        if option.state & QStyle.StateFlag.State_HasFocus and not kort.huvud:
            painter.setPen(QPen(QColor(f.accent), 2))
            painter.drawRect(ruta.adjusted(1, 1, -2, -2))
        x, y = ruta.left() + MARGINAL, ruta.top() + MARGINAL - 1
        if kort.kryss is not None:
            self._kryssruta(painter, self.kryssyta(ruta), kort.kryss)
            x += BILD + 6
        if kort.ikon is not None:
            ikon(kort.ikon[0], getattr(f, kort.ikon[1])).paint(painter, QRect(x, y, BILD, BILD))
            x += BILD + 6
        self._text(painter, kort, QRect(x, y, ruta.right() - MARGINAL - x, ruta.height()))
        painter.restore()

    def _text(self, painter: QPainter, kort: Kort, yta: QRect) -> None:
        f = aktuella_färger()
        rubrik, text, fot = self._fonter(kort)
        x, y, bredd = yta.left(), yta.top(), yta.width()
        if kort.rubrik or kort.höger:
            mått = QFontMetrics(rubrik)
            höger_bredd = QFontMetrics(fot).horizontalAdvance(kort.höger) + 8 if kort.höger else 0
            painter.setFont(rubrik)
            painter.setPen(QColor(f.text_svag if kort.etikett else f.text))
            visad = mått.elidedText(kort.rubrik, Qt.TextElideMode.ElideRight, bredd - höger_bredd)
            painter.drawText(QRect(x, y, bredd, mått.lineSpacing()), Qt.AlignmentFlag.AlignLeft, visad)
            painter.setFont(fot)
            painter.setPen(QColor(f.text_svag))
            painter.drawText(QRect(x, y, bredd, mått.lineSpacing()), Qt.AlignmentFlag.AlignRight, kort.höger)
            y += mått.lineSpacing()
        if kort.löptext:
            painter.setPen(QColor(f.text))
            layout = self._löptext(kort, text, bredd)
            layout.draw(painter, QPointF(x, y + LUFT))
            y += round(sum(layout.lineAt(i).height() for i in range(layout.lineCount()))) + LUFT
        if kort.fot:
            painter.setFont(fot)
            painter.setPen(QColor(f.text_svag))
            mått = QFontMetrics(fot)
            visad = mått.elidedText(kort.fot, Qt.TextElideMode.ElideRight, bredd)
            painter.drawText(QRect(x, y + LUFT, bredd, mått.lineSpacing()), Qt.AlignmentFlag.AlignLeft, visad)

    @staticmethod
    def kryssyta(ruta: QRect) -> QRect:
        """Where the box of a card is."""
        return QRect(ruta.left() + MARGINAL, ruta.top() + MARGINAL, 18, 18)

    @staticmethod
    def _kryssruta(painter: QPainter, yta: QRect, på: bool) -> None:
        f = aktuella_färger()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(f.accent if på else f.text_svag), 1.5))
        painter.setBrush(QColor(f.accent if på else f.yta))
        painter.drawRoundedRect(yta.adjusted(1, 1, -1, -1), 3, 3)
        if på:
            painter.setPen(QPen(QColor(f.accent_text), 2))
            x, y = yta.left(), yta.top()
            painter.drawPolyline([QPointF(x + 5, y + 9), QPointF(x + 8, y + 12.5), QPointF(x + 13.5, y + 6)])
        painter.restore()

    def editorEvent(self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease:
            läge = event.position().toPoint()  # type: ignore[attr-defined]  # a mouse event
            kort: Kort = index.data(Qt.ItemDataRole.UserRole)
            if kort.kryss is not None and self.kryssyta(option.rect).adjusted(-6, -6, 6, 6).contains(läge):
                ny = Qt.CheckState.Unchecked if kort.kryss else Qt.CheckState.Checked
                return bool(model.setData(index, ny, Qt.ItemDataRole.CheckStateRole))
        return False


class Kortvy(QListView):
    """The view. ``vald`` carries the chosen card (or None), ``öppnad`` the one that was opened."""

    vald = Signal(object)
    öppnad = Signal(object)

    def __init__(self, modell: Kortmodell, namn: str, tomt: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modell = modell
        self._tomt = tomt
        self.setModel(modell)
        self.setItemDelegate(_Kortdelegat(self))
        self.setAccessibleName(namn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.activated.connect(self._aktiverad)

    def sätt_tomt(self, text: str) -> None:
        """What is said when there is no card."""
        self._tomt = text
        self.viewport().update()

    def valt(self) -> Kort | None:
        """The chosen card."""
        index = self.currentIndex()
        return self.modell.kort[index.row()] if index.isValid() and self.modell.kort else None

    def välj(self, nyckel: Any) -> bool:
        """Chooses the card with that key."""
        for rad, kort in enumerate(self.modell.kort):
            if kort.nyckel == nyckel and not kort.huvud:
                self.setCurrentIndex(self.modell.index(rad))
                return True
        return False

    def välj_första(self) -> bool:
        """Chooses the first card that is not a heading."""
        första = next((k for k in self.modell.kort if not k.huvud), None)
        return första is not None and self.välj(första.nyckel)

    def _aktiverad(self, index: QModelIndex) -> None:
        kort = self.modell.kort[index.row()]
        if not kort.huvud:
            self.öppnad.emit(kort)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        kort = self.modell.kort[current.row()] if current.isValid() else None
        self.vald.emit(None if kort is None or kort.huvud else kort)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kort = self.valt()
        if event.key() == Qt.Key.Key_Space and kort is not None and kort.kryss is not None:
            ny = Qt.CheckState.Unchecked if kort.kryss else Qt.CheckState.Checked
            self.modell.setData(self.currentIndex(), ny, Qt.ItemDataRole.CheckStateRole)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, e: Any) -> None:
        super().resizeEvent(e)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, e: Any) -> None:
        super().paintEvent(e)
        if not self.modell.kort and self._tomt:
            penna = QPainter(self.viewport())
            penna.setPen(QColor(aktuella_färger().text_svag))
            penna.drawText(
                self.viewport().rect().adjusted(24, 24, -24, -24),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                self._tomt,
            )
            penna.end()
