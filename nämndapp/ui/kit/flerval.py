"""A cell in which several rows of a list are chosen: by their numbers ("3, 7"), by words, or by ticking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QStyleOptionViewItem, QWidget

from nämndapp.services import kopplingstext
from nämndapp.ui.kit.cellritare import Cellritare, Index

_BREDD, _RADER, _RADBREDD = 420, 9, 130
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HJÄLP = (
    "Skriv nummer, till exempel 3, 7, eller ord att söka på. Pil ner väljer i listan, Mellanslag kryssar, Enter sparar."
)


class Flervalsrad(QLineEdit):
    """The line with its list below: numbers tick, words leave only the rows that have them."""

    def __init__(self, namn: str, texter: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(namn)
        self.setAccessibleDescription(_HJÄLP)
        self.setPlaceholderText("3, 7 eller ord")
        self.texter = tuple(texter)
        self._pekad = False  # the arrows have been used: Space and Enter speak to the list
        self.lista = QListWidget(self)
        self.lista.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.lista.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.lista.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lista.setAccessibleName(namn)
        self.lista.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lista.setTextElideMode(Qt.TextElideMode.ElideRight)
        for nr, text in enumerate(self.texter, 1):
            rad = QListWidgetItem(f"{nr}  {text or '(utan text)'}")
            rad.setToolTip(text)
            rad.setSizeHint(QSize(0, 30))
            rad.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            rad.setCheckState(Qt.CheckState.Unchecked)
            self.lista.addItem(rad)
        self.lista.itemClicked.connect(lambda rad: self.kryssa(self.lista.row(rad) + 1))
        self.textChanged.connect(self._visa_val)
        QTimer.singleShot(0, self, self._visa_lista)

    # -- the list -----------------------------------------------------------------------------
    @property
    def ord(self) -> str:
        """The words that are being typed: what stands last, when it is no number."""
        sist = self.text().rpartition(",")[2].strip()
        return "" if kopplingstext.valda(sist) else sist

    def synliga(self) -> list[int]:
        """The numbers of the rows that the words leave."""
        return kopplingstext.träffar(self.ord, self.texter)

    def _visa_val(self) -> None:
        valda, synliga = set(kopplingstext.valda(self.text())), set(self.synliga())
        for nr in range(1, len(self.texter) + 1):
            rad = self.lista.item(nr - 1)
            rad.setCheckState(Qt.CheckState.Checked if nr in valda else Qt.CheckState.Unchecked)
            rad.setHidden(nr not in synliga)
        if self.ord and synliga:
            self._peka(min(synliga))
        elif not self._pekad:
            self.lista.setCurrentRow(-1)

    def _visa_lista(self) -> None:
        if not self.texter or not self.isVisible():
            return
        self._visa_val()
        höjd = min(len(self.texter), _RADER) * 30 + 8
        plats = self.mapToGlobal(QPoint(0, self.height()))
        skärm = self.screen().availableGeometry()
        if plats.y() + höjd > skärm.bottom():
            plats.setY(self.mapToGlobal(QPoint(0, 0)).y() - höjd)
        plats.setX(max(skärm.left(), min(plats.x(), skärm.right() - _BREDD)))
        self.lista.setGeometry(plats.x(), plats.y(), _BREDD, höjd)
        self.lista.show()

    def _peka(self, nr: int) -> None:
        rad = self.lista.item(nr - 1)
        self.lista.setCurrentItem(rad)
        self.lista.scrollToItem(rad)
        läge = "vald" if rad.checkState() == Qt.CheckState.Checked else "inte vald"
        self.setAccessibleDescription(f"{rad.text()}, {läge}. {_HJÄLP}")

    def stega(self, steg: int) -> None:
        """The next or former row that is seen."""
        synliga = self.synliga()
        if not synliga:
            return
        nu = self.lista.currentRow() + 1
        plats = synliga.index(nu) + steg if self._pekad and nu in synliga else (0 if steg > 0 else len(synliga) - 1)
        self._pekad = True
        self._peka(synliga[max(0, min(plats, len(synliga) - 1))])

    def kryssa(self, nr: int) -> None:
        """Ticks or unticks a row: the words give way to its number."""
        valda = kopplingstext.valda(self.text())
        valda = [v for v in valda if v != nr] if nr in valda else [*valda, nr]
        self.setText(", ".join(str(v) for v in sorted(set(valda))))
        self.textEdited.emit(self.text())
        self._peka(nr)

    def kryssa_pekad(self) -> bool:
        """Ticks the row that the arrows or the words point at; False when there is none."""
        nr = self.lista.currentRow() + 1
        if nr < 1 or not (self._pekad or self.ord):
            return False
        self.kryssa(nr)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stega(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        if event.key() == Qt.Key.Key_Space and self._pekad and self.kryssa_pekad():
            return
        self._pekad = False
        super().keyPressEvent(event)


class Cellflerval(Cellritare):
    """``texter`` are the rows to choose among, numbered from 1."""

    def __init__(self, namn: str, texter: Callable[[], Sequence[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._namn = namn
        self._texter = texter

    def createEditor(self, parent: QWidget, _option: Any, index: Index) -> QWidget:
        rad = Flervalsrad(self._namn, self._texter(), parent)
        plats = QPersistentModelIndex(index)
        rad.textEdited.connect(lambda text: self.skrivs.emit(plats, text))
        return rad

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Room for several numbers, also in a narrow column: to the left, where there is something to cover."""
        yta: QRect = option.rect
        bredd = max(yta.width(), _RADBREDD)
        editor.setGeometry(max(0, yta.right() + 1 - bredd), yta.top(), bredd, yta.height())

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, Flervalsrad)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        assert isinstance(editor, Flervalsrad)
        model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter ticks the row that typed words point at; without words it saves, as in other cells."""
        if (
            isinstance(editor, Flervalsrad)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
            and editor.ord
            and editor.kryssa_pekad()
        ):
            return True
        return super().eventFilter(editor, event)
