"""The attendance of a meeting as a picture: a line per person, a column per §, one bar for each stretch.

What a stretch means is told by its mark and its word; colour only helps the eye. Space puts the chosen §§ on or off,
T says that the person serves or not, D that the person takes part at a distance.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nämndapp.services.protokollsbild import Läge, Möteslage, Personrad, Ruta
from nämndapp.ui.tema import Färger, aktuella_färger

Index = QModelIndex | QPersistentModelIndex
_ROT = QModelIndex()
TECKEN = {
    Läge.FRÅNVARANDE: "–",
    Läge.NÄRVARANDE: "○",
    Läge.TJÄNSTGÖR: "●",
    Läge.DEL: "◐",
    Läge.JÄV: "✕",
    Läge.DELTAR_INTE: "◇",
}
FÖRKLARING = "   ".join(f"{tecken} {läge.value}" for läge, tecken in TECKEN.items())
KOLUMNBREDD = 46
_UTAN_TECKEN = str.maketrans("", "", "§() \u00a0")  # the column is narrow: "§ 104" is 104
RUTA, SVIT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


def sviter(rutor: Sequence[Ruta]) -> list[tuple[int, int]]:
    """For each cell the first and last cell of the stretch that looks the same."""
    ut: list[tuple[int, int]] = []
    början = 0
    for nr in range(len(rutor) + 1):
        if nr == len(rutor) or rutor[nr] != rutor[början]:
            ut += [(början, nr - 1)] * (nr - början)
            början = nr
    return ut


class Rutnätsmodell(QAbstractTableModel):
    """Persons by §§. Without §§ there is one column for the whole meeting."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.läge = Möteslage()
        self._rader: list[tuple[Ruta, ...]] = []
        self._sviter: list[list[tuple[int, int]]] = []

    def sätt(self, läge: Möteslage) -> None:
        """Shows another attendance; what is chosen stays when the persons and §§ are the same."""
        lika = [p.id for p in läge.personer] == [p.id for p in self.läge.personer] and läge.ordning == self.läge.ordning
        if not lika:
            self.beginResetModel()
        self.läge = läge
        self._rader = [p.rutor for p in läge.personer]
        self._sviter = [sviter(r) for r in self._rader]
        if not lika:
            self.endResetModel()
        elif self._rader:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rader) - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rader) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def person(self, rad: int) -> Personrad | None:
        """The person of a line."""
        return self.läge.personer[rad] if 0 <= rad < len(self.läge.personer) else None

    def rowCount(self, parent: Index = _ROT) -> int:
        return 0 if parent.isValid() else len(self.läge.personer)

    def columnCount(self, parent: Index = _ROT) -> int:
        return 0 if parent.isValid() else max(len(self.läge.paragrafer), 1)

    def kolumntext(self, kolumn: int) -> str:
        """ "§ 104", or the whole meeting while there are no §§."""
        if not self.läge.paragrafer:
            return "hela mötet"
        return self.läge.paragrafer[kolumn].beteckning

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        visas = role == Qt.ItemDataRole.DisplayRole
        if orientation == Qt.Orientation.Vertical:
            return self._radrubrik(section, visas)
        return self._kolumnrubrik(section, visas)

    def _radrubrik(self, rad: int, visas: bool) -> str | None:
        p = self.person(rad)
        if p is None:
            return None
        text = f"{p.namn}, {p.uppgift}"
        return text if visas or not p.paragrafer else f"{text}: {p.paragrafer}"

    def _kolumnrubrik(self, kolumn: int, visas: bool) -> str:
        if not self.läge.paragrafer:
            return self.kolumntext(kolumn)
        q = self.läge.paragrafer[kolumn]
        if visas:
            text = q.beteckning.translate(_UTAN_TECKEN)
            return text if q.beslutför else f"⚠{text}"
        return f"{q.beteckning} {q.rubrik}\n{beslutförhet(q.antal, self.läge.platser, q.beslutför)}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rader):
            return None
        ruta = self._rader[index.row()][index.column()]
        if role == RUTA:
            return ruta
        if role == SVIT:
            return self._sviter[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return TECKEN[ruta.läge]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.i_ord(index.row(), index.column())
        return None

    def i_ord(self, rad: int, kolumn: int) -> str:
        """ "Åsa Öberg (S), § 104: tjänstgör för Bo Al (C)"."""
        p = self.läge.personer[rad]
        return f"{p.namn}, {self.kolumntext(kolumn)}: {self._rader[rad][kolumn].i_ord}"


def beslutförhet(antal: int, platser: int | None, beslutför: bool) -> str:
    """ "6 av 9 tjänstgör, beslutför"."""
    hur = f"{antal} av {platser} tjänstgör" if platser is not None else f"{antal} tjänstgör"
    return f"{hur}, {'beslutför' if beslutför else 'inte beslutför'}"


def _färger(läge: Läge, f: Färger) -> tuple[str, str]:
    """Ground and text of a bar."""
    return {
        Läge.TJÄNSTGÖR: (f.yta_vald, f.text),
        Läge.NÄRVARANDE: (f.accent_svag, f.text),
        Läge.DEL: (f.tips_yta, f.text),
        Läge.JÄV: (f.varning_yta, f.text),
        Läge.DELTAR_INTE: (f.varning_yta, f.text),
    }.get(läge, (f.yta, f.text_svag))


class _Ritare(QStyledItemDelegate):
    """A cell is its part of the bar; the words are written over the whole stretch."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        vy = self.parent()
        assert isinstance(vy, Rutnät)
        ruta: Ruta = index.data(RUTA)
        första, sista = index.data(SVIT)
        f = aktuella_färger()
        grund, text = _färger(ruta.läge, f)
        yta = option.rect
        stapel = QRect(yta.adjusted(2 if index.column() == första else 0, 3, -2 if index.column() == sista else 0, -3))
        painter.save()
        painter.fillRect(yta, QColor(f.yta))
        if ruta.läge is not Läge.FRÅNVARANDE:
            painter.fillRect(stapel, QColor(grund))
            penna = QPen(QColor(f.accent if ruta.läge in (Läge.TJÄNSTGÖR, Läge.NÄRVARANDE, Läge.DEL) else f.varning))
            penna.setWidth(2 if ruta.läge in (Läge.TJÄNSTGÖR, Läge.JÄV) else 1)
            if ruta.läge in (Läge.DEL, Läge.DELTAR_INTE):
                penna.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(penna)
            painter.drawLine(stapel.bottomLeft(), stapel.bottomRight())
        hela = QRect(
            vy.columnViewportPosition(första),
            yta.top(),
            vy.columnViewportPosition(sista) + vy.columnWidth(sista) - vy.columnViewportPosition(första),
            yta.height(),
        ).adjusted(8, 0, -4, 0)
        painter.setClipRect(yta)
        painter.setPen(QColor(text))
        ord_ = f"{TECKEN[ruta.läge]} {self._ord(ruta)}"
        painter.drawText(
            hela,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            option.fontMetrics.elidedText(ord_, Qt.TextElideMode.ElideRight, hela.width())
            if hela.width() > KOLUMNBREDD
            else TECKEN[ruta.läge] + ("•" if ruta.distans else ""),
        )
        if option.state & QStyle.StateFlag.State_Selected or (vy.currentIndex() == index and vy.hasFocus()):
            penna = QPen(QColor(f.accent))
            penna.setWidth(2 if vy.hasFocus() else 1)
            painter.setPen(penna)
            painter.setClipping(False)
            painter.drawRect(QRectF(yta).adjusted(1, 1, -2, -2))
        painter.restore()

    @staticmethod
    def _ord(ruta: Ruta) -> str:
        text = ruta.läge.value + (f" för {ruta.för}" if ruta.för else "")
        return f"{text}, distans" if ruta.distans else text

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(KOLUMNBREDD, 27)


class Rutnät(QTableView):
    """``växla`` carries what key was pressed ("närvaro", "tjänst", "distans"), the person and the places of the §§."""

    växla = Signal(str, int, object)
    redigera = Signal()
    flyttad = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modell = Rutnätsmodell(self)
        self.setModel(self.modell)
        self.setAccessibleName("Närvaro per paragraf")
        self.setItemDelegate(_Ritare(self))
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        huvud = self.horizontalHeader()
        huvud.setDefaultSectionSize(KOLUMNBREDD)
        huvud.setMinimumSectionSize(30)
        huvud.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        huvud.setHighlightSections(True)
        namn = self.verticalHeader()
        namn.setDefaultSectionSize(27)
        namn.setFixedWidth(248)
        namn.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        namn.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._tomt = QLabel("", self)
        self._tomt.setProperty("roll", "svag")
        self._tomt.setWordWrap(True)
        self._tomt.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.selectionModel().currentChanged.connect(lambda *_: self._har_flyttat())

    def _har_flyttat(self) -> None:
        self.viewport().update()
        self.flyttad.emit()

    def sätt(self, läge: Möteslage, tomt: str) -> None:
        """Shows an attendance; ``tomt`` is what an empty one says."""
        self.modell.sätt(läge)
        for kolumn in range(self.modell.columnCount()):
            self.setColumnWidth(kolumn, KOLUMNBREDD if läge.paragrafer else 200)
        for huvud in (self.horizontalHeader(), self.verticalHeader()):
            huvud.setVisible(bool(läge.personer))
        self._tomt.setText(tomt)
        self._tomt.setVisible(not läge.personer)
        if läge.personer and not self.currentIndex().isValid():
            self.setCurrentIndex(self.modell.index(0, 0))
        self.viewport().update()

    def välj_person(self, id_: int) -> None:
        """The line of that person, at the same §."""
        for rad, p in enumerate(self.modell.läge.personer):
            if p.id == id_:
                self.setCurrentIndex(self.modell.index(rad, max(self.currentIndex().column(), 0)))

    def välj_paragraf(self, id_: int) -> None:
        """The column of that §, on the same line."""
        for kolumn, p in enumerate(self.modell.läge.paragrafer):
            if p.id == id_:
                self.setCurrentIndex(self.modell.index(max(self.currentIndex().row(), 0), kolumn))

    def person(self) -> Personrad | None:
        """The person of the current line."""
        return self.modell.person(self.currentIndex().row())

    def platser(self) -> list[int]:
        """The chosen §§ by place, on the current line."""
        rad = self.currentIndex().row()
        valda = sorted({i.column() for i in self.selectedIndexes() if i.row() == rad})
        return valda or [max(self.currentIndex().column(), 0)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        vad = {Qt.Key.Key_Space: "närvaro", Qt.Key.Key_T: "tjänst", Qt.Key.Key_D: "distans"}.get(Qt.Key(event.key()))
        p = self.person()
        if p is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.redigera.emit()
        elif vad is not None and p is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            hela_raden = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            platser = list(range(self.modell.columnCount())) if hela_raden else self.platser()
            self.växla.emit(vad, p.id, platser)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: Any) -> None:
        p = self.person()
        if p is not None:
            self.växla.emit("närvaro", p.id, self.platser())

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._tomt.setGeometry(self.rect().adjusted(24, 24, -24, -24))
