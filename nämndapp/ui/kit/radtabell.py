"""A table that is typed in: rows are frozen dataclasses that a service saves whole (risks, controls, uppdrag).

F2 or typing edits, Tab goes on to the next cell, Alt+Up and Alt+Down move the chosen rows, Delete removes them,
Insert adds one. Every change gives all rows to the editor (``ändrad``), which saves them and shows what was stored.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.bredder import Breddminne
from nämndapp.ui.kit.cellritare import Cellritare, Cellval
from nämndapp.ui.kit.flerval import Cellflerval
from nämndapp.ui.kit.genvagar import genvägar
from nämndapp.ui.kit.skrivcell import rader_att_välja
from nämndapp.ui.tema import aktuella_färger

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_ROT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Cellkolumn(Generic[R]):
    """A column. ``visa`` gets the row and its place; ``skriv`` gives the row as the typed text makes it.

    ``skriv`` raises ValueError with a Swedish sentence. ``val`` are the choices of a list; ``kryss`` makes a box that
    ``skriv`` gets "ja" or "" from; ``flera`` are rows of which several may be chosen, by number or words.
    ``ton`` gives a ground colour, ``mer`` a longer text for the tip and screen readers, ``rå`` what stands in an open
    cell where that is not what is shown.
    """

    rubrik: str
    visa: Callable[[R, int], str]
    skriv: Callable[[R, str], R] | None = None
    bredd: int = 100
    höger: bool = False
    sträck: bool = False
    kryss: bool = False
    val: Callable[[], Sequence[str]] | None = None
    flera: Callable[[], Sequence[str]] | None = None
    ton: Callable[[R], str | None] | None = None
    mer: Callable[[R], str] | None = None
    hel_rubrik: str = ""
    rå: Callable[[R], str] | None = None


def skriv_text(fält: str) -> Callable[[Any, str], Any]:
    """The commonest ``skriv``: the text becomes the attribute."""
    return lambda rad, text: dataclasses.replace(rad, **{fält: text})


class Cellmodell(QAbstractTableModel, Generic[R]):
    """``ändrad`` carries all rows; the model shows them when the service has saved them (``sätt``)."""

    ändrad = Signal(object)
    fel = Signal(str)
    läses_om = Signal()
    har_lästs = Signal()

    def __init__(self, kolumner: Sequence[Cellkolumn[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kolumner = tuple(kolumner)
        self.rader: tuple[R, ...] = ()
        self.ändrade: set[int] = set()  # rows that have another content since the view last looked
        self.skyddad = False

    def sätt(self, rader: Sequence[R]) -> None:
        """Shows stored rows. An open cell and the chosen place survive when the number of rows is the same."""
        self.läses_om.emit()
        if len(rader) == len(self.rader) and self.rader:
            self.ändrade |= {nr for nr, par in enumerate(zip(self.rader, rader, strict=True)) if par[0] != par[1]}
            self.rader = tuple(rader)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rader) - 1, len(self.kolumner) - 1))
        else:
            self.beginResetModel()
            self.rader = tuple(rader)
            self.endResetModel()
        self.har_lästs.emit()

    def identiteter(self) -> list[int | None]:
        """The rows' ids, in order."""
        return [getattr(rad, "id", None) for rad in self.rader]

    def cellplats(self, index: Index) -> tuple[int | None, str]:
        """The row's id and the column's name, by which a draft finds the cell again."""
        kolumn = self.kolumner[index.column()]
        return self.identiteter()[index.row()], kolumn.hel_rubrik or kolumn.rubrik

    def cellindex(self, rad_id: int | None, fält: str) -> QModelIndex | None:
        """The cell of a draft; None when the row is gone."""
        kolumner = [k.hel_rubrik or k.rubrik for k in self.kolumner]
        idn = self.identiteter()
        if rad_id is None or rad_id not in idn or fält not in kolumner:
            return None
        return self.index(idn.index(rad_id), kolumner.index(fält))

    def rowCount(self, parent: Index = _ROT) -> int:
        return 0 if parent.isValid() else len(self.rader)

    def columnCount(self, parent: Index = _ROT) -> int:
        return 0 if parent.isValid() else len(self.kolumner)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        kolumn = self.kolumner[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return kolumn.rubrik
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return kolumn.hel_rubrik or kolumn.rubrik
        if role == Qt.ItemDataRole.TextAlignmentRole and kolumn.höger:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        rad, kolumn = self.rader[index.row()], self.kolumner[index.column()]
        text = kolumn.visa(rad, index.row())
        svar: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole if not kolumn.kryss:
                svar = text
            case Qt.ItemDataRole.EditRole:
                svar = kolumn.rå(rad) if kolumn.rå else text
            case Qt.ItemDataRole.CheckStateRole if kolumn.kryss:
                svar = Qt.CheckState.Checked if text else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                svar = kolumn.mer(rad) if kolumn.mer else text
            case Qt.ItemDataRole.AccessibleTextRole:
                ord_ = kolumn.mer(rad) if kolumn.mer else ("ja" if text else "nej") if kolumn.kryss else text
                svar = f"{kolumn.hel_rubrik or kolumn.rubrik}: {ord_ or 'tomt'}"
            case Qt.ItemDataRole.TextAlignmentRole if kolumn.höger:
                svar = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.BackgroundRole if kolumn.ton and (färg := kolumn.ton(rad)):
                svar = QColor(färg)
        return svar

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flaggor = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        kolumn = self.kolumner[index.column()]
        if kolumn.skriv is not None and not self.skyddad:
            flaggor |= Qt.ItemFlag.ItemIsUserCheckable if kolumn.kryss else Qt.ItemFlag.ItemIsEditable
        return flaggor

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        skriv = self.kolumner[index.column()].skriv if index.isValid() else None
        if skriv is None or self.skyddad or role not in (Qt.ItemDataRole.EditRole, Qt.ItemDataRole.CheckStateRole):
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            value = "ja" if Qt.CheckState(value) == Qt.CheckState.Checked else ""
        rad = self.rader[index.row()]
        try:
            ny = skriv(rad, str(value).strip())
        except ValueError as fel:
            self.fel.emit(str(fel))
            return False
        if ny == rad:
            return False
        self.ändrad.emit((*self.rader[: index.row()], ny, *self.rader[index.row() + 1 :]))
        return True


class Cellvy(QTableView):
    """The table itself. ``ny_rad`` makes the row that Insert and the button add; ``första`` is the cell it opens.

    ``flyttbar`` is False where the order of the rows follows from what stands in them (dates).
    """

    vald_rad = Signal(int)  # -1 = none or several

    def __init__(
        self,
        modell: Cellmodell[Any],
        namn: str,
        tomt: str,
        *,
        ny_rad: Callable[[], Any],
        första: int = 0,
        flyttbar: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.modell = modell
        self.flyttbar = flyttbar
        self._tomt = tomt
        self._ny_rad = ny_rad
        self._första = första
        self.setModel(modell)
        self.setAccessibleName(namn)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(32)
        huvud = self.horizontalHeader()
        huvud.setHighlightSections(False)
        huvud.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        huvud.setMinimumSectionSize(28)
        self.setItemDelegate(Cellritare(self))
        for nr, kolumn in enumerate(modell.kolumner):
            self.setColumnWidth(nr, kolumn.bredd)
            if kolumn.sträck:
                huvud.setSectionResizeMode(nr, QHeaderView.ResizeMode.Stretch)
            if kolumn.val is not None:
                self.setItemDelegateForColumn(nr, Cellval(kolumn.hel_rubrik or kolumn.rubrik, kolumn.val, self))
            elif kolumn.flera is not None:
                self.setItemDelegateForColumn(nr, Cellflerval(kolumn.hel_rubrik or kolumn.rubrik, kolumn.flera, self))
        self.bredder = Breddminne(self, lambda: [k.hel_rubrik or k.rubrik for k in modell.kolumner])
        self._klocka = QTimer(self)
        self._klocka.setSingleShot(True)
        self._klocka.setInterval(0)
        self._klocka.timeout.connect(self._passa_rader)
        self._passas_sedan = False
        huvud.sectionResized.connect(lambda *_: self._klocka.start())
        modell.dataChanged.connect(lambda *_: self._passa_ändrade())
        modell.modelReset.connect(self._passa_rader)
        self._före: list[int | None] = []
        self._valda_före: list[int | None] = []
        modell.läses_om.connect(self._minns_val)
        modell.har_lästs.connect(self._välj_samma)
        genvägar(
            self,
            (
                ("Ny rad", "Ins", self.lägg_till),
                ("Flytta upp", "Alt+Up", lambda: self.flytta(-1)),
                ("Flytta ner", "Alt+Down", lambda: self.flytta(1)),
                ("Ta bort raden", QKeySequence.StandardKey.Delete, self.ta_bort),
                ("Kopiera", QKeySequence.StandardKey.Copy, self.kopiera),
            ),
        )

    def _passa_ändrade(self) -> None:
        """The height of the rows that have been written in; the others have theirs."""
        if self.isVisible():
            for nr in self.modell.ändrade:
                self.resizeRowToContents(nr)
            self.modell.ändrade.clear()
        else:
            self._passas_sedan = True

    def _passa_rader(self) -> None:
        """Rows as high as their texts; of a table that is not seen, when it is (hundreds of texts are measured)."""
        self.modell.ändrade.clear()
        self._passas_sedan = not self.isVisible()
        if not self._passas_sedan:
            self.resizeRowsToContents()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._passas_sedan:
            self._passa_rader()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A column that takes what is left over keeps its own width at least; then the table is scrolled."""
        super().resizeEvent(event)
        huvud, kolumner = self.horizontalHeader(), self.modell.kolumner
        sträckta = [nr for nr, k in enumerate(kolumner) if k.sträck]
        fasta = sum(self.columnWidth(nr) for nr in range(len(kolumner)) if nr not in sträckta)
        trångt = self.viewport().width() - fasta < sum(kolumner[nr].bredd for nr in sträckta)
        sätt = QHeaderView.ResizeMode.Interactive if trångt else QHeaderView.ResizeMode.Stretch
        for nr in sträckta:
            if huvud.sectionResizeMode(nr) is not sätt:
                huvud.setSectionResizeMode(nr, sätt)
                if trångt:
                    rubrik = kolumner[nr].hel_rubrik or kolumner[nr].rubrik
                    self.setColumnWidth(nr, self.bredder.bredd(rubrik, kolumner[nr].bredd))

    def valda(self) -> list[int]:
        """The selected rows' places."""
        return sorted({i.row() for i in self.selectionModel().selectedRows()})

    def _minns_val(self) -> None:
        self._före = self.modell.identiteter()
        self._valda_före = [self._före[rad] for rad in self.valda()]

    def _välj_samma(self) -> None:
        """What was chosen is still chosen, wherever it stands now; an open cell is left alone."""
        rader = rader_att_välja(self._före, self._valda_före, self.modell.identiteter())
        if rader != self.valda():
            self.välj(rader)

    def välj(self, rader: Sequence[int], kolumn: int | None = None) -> None:
        """Selects rows by place; one row becomes the current one."""
        val = self.selectionModel()
        self.clearSelection()
        for rad in rader:
            if 0 <= rad < self.modell.rowCount():
                index = self.modell.index(rad, self._första if kolumn is None else kolumn)
                val.select(index, val.SelectionFlag.Select | val.SelectionFlag.Rows)
                if len(rader) == 1:
                    val.setCurrentIndex(index, val.SelectionFlag.NoUpdate)
                self.scrollTo(index)

    def visa_bara(self, idn: Collection[int | None]) -> None:
        """Hides every row but those with these ids; none given shows all. A row that is not stored yet is shown."""
        for nr, id_ in enumerate(self.modell.identiteter()):
            dold = bool(idn) and id_ is not None and id_ not in idn
            if dold != self.isRowHidden(nr):
                self.setRowHidden(nr, dold)

    def flytta(self, steg: int) -> None:
        """One step up or down; the rows stay chosen."""
        rader, alla = self.valda(), self.modell.rader
        if (
            not rader
            or self.modell.skyddad
            or not self.flyttbar
            or rader[0] + steg < 0
            or rader[-1] + steg >= len(alla)
        ):
            return
        kvar = [r for nr, r in enumerate(alla) if nr not in rader]
        plats = rader[0] + steg if steg < 0 else rader[-1] + 1 + steg - len(rader)
        self.modell.ändrad.emit((*kvar[:plats], *(alla[nr] for nr in rader), *kvar[plats:]))
        self.välj(range(plats, plats + len(rader)))

    def ta_bort(self) -> None:
        """Removes the chosen rows; Ctrl+Z brings them back."""
        rader = self.valda()
        if rader and not self.modell.skyddad:
            self.modell.ändrad.emit(tuple(r for nr, r in enumerate(self.modell.rader) if nr not in rader))
            self.välj([min(rader[0], len(self.modell.rader) - 1)])

    def lägg_till(self) -> None:
        """Puts a row after the chosen one (or last) and opens it for typing."""
        if self.modell.skyddad:
            return
        valda, före = self.valda(), len(self.modell.rader)
        plats = valda[-1] + 1 if valda else före
        self.modell.ändrad.emit((*self.modell.rader[:plats], self._ny_rad(), *self.modell.rader[plats:]))
        if len(self.modell.rader) > före:
            self.välj([plats])
            self.setFocus()
            self.edit(self.modell.index(plats, self._första))

    def kopiera(self) -> None:
        """The chosen rows (or all) on the clipboard with headers, for Excel."""
        rader = self.valda() or range(len(self.modell.rader))
        text = ["\t".join(k.hel_rubrik or k.rubrik for k in self.modell.kolumner)]
        for nr in rader:
            celler = (k.visa(self.modell.rader[nr], nr) for k in self.modell.kolumner)
            text.append("\t".join(c.replace("\t", " ").replace("\n", " ") for c in celler))
        QGuiApplication.clipboard().setText("\n".join(text))

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if not self.modell.rader:
            penna = QPainter(self.viewport())
            penna.setPen(QColor(aktuella_färger().text_svag))
            penna.drawText(
                self.viewport().rect().adjusted(24, 12, -24, -12),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                self._tomt,
            )
            penna.end()

    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        super().selectionChanged(selected, deselected)
        rader = self.valda()
        self.vald_rad.emit(rader[0] if len(rader) == 1 else -1)


class Celltabell(QWidget):
    """The table with its buttons above: new row, up, down, remove; a heading before them where one is given."""

    def __init__(self, vy: Cellvy, ny_text: str, parent: QWidget | None = None, *, rubrik: str = "") -> None:
        super().__init__(parent)
        self.vy = vy
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.knapprad = QHBoxLayout()
        self.knapprad.setSpacing(8)
        self.ny_knapp = QPushButton(ikon("ny"), ny_text, self)
        self.ny_knapp.setToolTip("Ny rad efter den valda (Ins)")
        self.ny_knapp.clicked.connect(vy.lägg_till)
        if rubrik:
            ord_ = QLabel(rubrik, self)
            ord_.setProperty("roll", "rubrik")
            self.knapprad.addWidget(ord_)
            self.knapprad.addStretch(1)
        self.knapprad.addWidget(self.ny_knapp)
        if not rubrik:
            self.knapprad.addStretch(1)
        self._knappar: list[QWidget] = [self.ny_knapp]
        for bild, namn, gör in (
            ("upp", "Flytta upp (Alt+Upp)", lambda: vy.flytta(-1)),
            ("ner", "Flytta ner (Alt+Ner)", lambda: vy.flytta(1)),
            ("ta-bort", "Ta bort raden (Del)", vy.ta_bort),
        ):
            if bild in {"upp", "ner"} and not vy.flyttbar:
                continue
            knapp = QToolButton(self)
            knapp.setIcon(ikon(bild))
            knapp.setAccessibleName(namn)
            knapp.setToolTip(namn)
            knapp.clicked.connect(gör)
            self.knapprad.addWidget(knapp)
            self._knappar.append(knapp)
        layout.addLayout(self.knapprad)
        layout.addWidget(vy, 1)

    def lägg_över(self, widget: QWidget) -> None:
        """Puts something between the buttons and the table."""
        self._layout.insertWidget(1, widget)

    def lägg_fält(self, fält: Sequence[tuple[QWidget, int]]) -> None:
        """Puts fields with their stretch on the row of buttons, after the first one; they are named above."""
        for nr, (ett, sträck) in enumerate(fält, 1):
            self.knapprad.insertWidget(nr, ett, sträck)
        for nr in range(self.knapprad.count()):
            rad = self.knapprad.itemAt(nr)
            knapp = rad.widget() if rad is not None else None
            if knapp is not None and knapp in self._knappar:
                self.knapprad.setAlignment(knapp, Qt.AlignmentFlag.AlignBottom)
        ordning = [self._knappar[0], *(ett.focusProxy() or ett for ett, _ in fält), *self._knappar[1:], self.vy]
        for före, efter in pairwise(ordning):
            QWidget.setTabOrder(före, efter)

    def skrivskydda(self, skyddad: bool) -> None:
        """Rows can be read and copied, not changed."""
        self.vy.modell.skyddad = skyddad
        for knapp in self._knappar:
            knapp.setEnabled(not skyddad)
