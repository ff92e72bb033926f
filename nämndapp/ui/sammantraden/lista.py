"""The föredragningslista as a table that is typed in, dragged and moved by keyboard.

Alt+Up and Alt+Down move the chosen rows, Delete removes them, F2 or typing edits, Enter below the last row goes on.
The numbers are counted, never typed. Every change gives the whole list to the editor, which saves it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSettings,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QFont, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QWidget,
)

from nämndapp.models import Punkttyp
from nämndapp.services.punktlista import numrera, utan
from nämndapp.services.uppgifter import GruppUppgifter, Listrad, PunktUppgifter
from nämndapp.services.vyer import Handlingsrad
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.skrivcell import Skrivdelegat, rader_att_välja
from nämndapp.ui.sammantraden.filslapp import Filmottagare
from nämndapp.ui.sammantraden.listritare import Rubrikritare, Slagval
from nämndapp.ui.tema import aktuella_färger

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_ROT = QModelIndex()
_MIME = "application/x-namndapp-listrader"

KOLUMNER = ("Nr", "Ärende", "Diarienummer", "Slag", "Föredragande", "Min", "Handlingar")
NR, RUBRIK, DNR, SLAG, FÖREDRAGANDE, MINUTER, HANDLINGAR = range(7)
VALFRIA = (SLAG, MINUTER, FÖREDRAGANDE, HANDLINGAR)  # the order in which they give way in a narrow window
BREDDER = {NR: 40, DNR: 112, SLAG: 116, FÖREDRAGANDE: 130, MINUTER: 48, HANDLINGAR: 132}
RUBRIK_MINST = 170
RADBRYTS = (RUBRIK, DNR, FÖREDRAGANDE, HANDLINGAR)  # what may need more than one line
FLEST_HÖJDER = 4000
GRUPPRUBRIK = "grupprubrik"
_FÄLT = {RUBRIK: "rubrik", DNR: "diarienummer", SLAG: "typ", FÖREDRAGANDE: "föredragande", MINUTER: "minuter"}


def flyttade(lista: Sequence[R], rader: Sequence[int], mål: int) -> tuple[R, ...]:
    """The list with the rows at ``rader`` moved together to before the row that now stands at ``mål``."""
    valda = sorted(set(rader))
    kvar = [r for nr, r in enumerate(lista) if nr not in valda]
    plats = mål - sum(1 for nr in valda if nr < mål)
    return (*kvar[:plats], *(lista[nr] for nr in valda), *kvar[plats:])


def punktmärken(rad: PunktUppgifter) -> list[str]:
    """What is particular about an item, in words."""
    alla = (
        (rad.utgår, "utgår"),
        (rad.stängda_dörrar, "stängda dörrar"),
        (bool(rad.sekretess_lagrum), f"sekretess {rad.sekretess_lagrum}"),
        (bool(rad.väckt_av), f"väckt av {rad.väckt_av}"),
        (rad.utan_paragraf, "utan §"),
        (bool(rad.bordsdelade), "bordsdelas"),
    )
    return [ord_ for på, ord_ in alla if på]


class Listmodell(QAbstractTableModel):
    """``ändrad`` carries the new list; the model shows it only when the service has saved it (``sätt``)."""

    ändrad = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lista: tuple[Listrad, ...] = ()
        self.handlingar: dict[int, Handlingsrad] = {}
        self.skyddad = False
        self.givna: dict[int, int] = {}
        self._nummer: list[int | None] = []

    def sätt(
        self, lista: tuple[Listrad, ...], handlingar: dict[int, Handlingsrad], givna: dict[int, int] | None = None
    ) -> None:
        """Shows a stored list; ``givna`` are the numbers of published items."""
        self.beginResetModel()
        self.lista, self.handlingar, self.givna = lista, handlingar, givna or {}
        nummer = iter(numrera([r for r in lista if isinstance(r, PunktUppgifter)], self.givna))
        self._nummer = [None if isinstance(r, GruppUppgifter) else next(nummer) for r in lista]
        self.endResetModel()

    def nummer(self, rad: int) -> int | None:
        """The number printed before a row; None for a heading."""
        return self._nummer[rad]

    def identiteter(self) -> list[tuple[str, int | None]]:
        """What tells rows apart over reloads; groups and items are numbered each by themselves."""
        return [("grupp" if isinstance(r, GruppUppgifter) else "punkt", r.id) for r in self.lista]

    def cellplats(self, index: Index) -> tuple[int | None, str]:
        """The row's id and the field, by which a draft finds the cell again."""
        rad = self.lista[index.row()]
        return rad.id, GRUPPRUBRIK if isinstance(rad, GruppUppgifter) else _FÄLT[index.column()]

    def cellindex(self, rad_id: int | None, fält: str) -> QModelIndex | None:
        """The cell of a draft; None when the row is gone."""
        slag = "grupp" if fält == GRUPPRUBRIK else "punkt"
        kolumn = NR if slag == "grupp" else next((k for k, namn in _FÄLT.items() if namn == fält), None)
        idn = self.identiteter()
        if rad_id is None or kolumn is None or (slag, rad_id) not in idn:
            return None
        return self.index(idn.index((slag, rad_id)), kolumn)

    def rowCount(self, parent: Index = _ROT) -> int:
        return 0 if parent.isValid() else len(self.lista)

    def columnCount(self, parent: Index = _ROT) -> int:
        return 0 if parent.isValid() else len(KOLUMNER)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return KOLUMNER[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        rad, kolumn = self.lista[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(index.row(), rad, kolumn)
        if isinstance(rad, GruppUppgifter):
            return self._grupputseende(rad, role)
        if role == Qt.ItemDataRole.TextAlignmentRole and kolumn in (NR, MINUTER):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._punktutseende(rad, role, kolumn)

    def _punktutseende(self, rad: PunktUppgifter, role: int, kolumn: int) -> Any:
        if role == Qt.ItemDataRole.FontRole and rad.utgår:
            font = QFont()
            font.setStrikeOut(True)
            return font
        if role == Qt.ItemDataRole.DecorationRole and kolumn == RUBRIK:
            if rad.utgår:
                return ikon("ta-bort", aktuella_färger().text_svag)
            if rad.stängda_dörrar or rad.sekretess_lagrum:
                return ikon("las", aktuella_färger().varning)
        if role == Qt.ItemDataRole.AccessibleTextRole and kolumn == RUBRIK:
            return ", ".join([rad.rubrik, *punktmärken(rad)])
        return None

    @staticmethod
    def _grupputseende(rad: GruppUppgifter, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"Grupprubrik {rad.rubrik}"
            case Qt.ItemDataRole.BackgroundRole:
                return QColor(aktuella_färger().fönster)
        return None

    def _text(self, nr: int, rad: Listrad, kolumn: int) -> str:
        if isinstance(rad, GruppUppgifter):
            return rad.rubrik if kolumn == NR else ""
        match kolumn:
            case 0:
                return str(self.nummer(nr))
            case 5:
                return "" if rad.minuter is None else str(rad.minuter)
            case 6:
                return self._handlingstext(rad)
            case 3:
                return rad.typ.value.capitalize()
        return getattr(rad, _FÄLT[kolumn]) or ""

    def _handlingstext(self, rad: PunktUppgifter) -> str:
        typer = [self.handlingar[h].typ.namn for h in rad.handlingar if h in self.handlingar]
        if not typer:
            return "–"
        text = typer[0] if len(typer) == 1 else f"{len(typer)} handlingar"
        return f"{text} (bordsdelas)" if rad.bordsdelade else text

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flaggor = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.skyddad:
            return flaggor
        flaggor |= Qt.ItemFlag.ItemIsDragEnabled
        grupp = isinstance(self.lista[index.row()], GruppUppgifter)
        if (grupp and index.column() == NR) or (not grupp and index.column() in _FÄLT):
            flaggor |= Qt.ItemFlag.ItemIsEditable
        return flaggor

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        rad = self.lista[index.row()]
        text = str(value).strip()
        ny: Listrad
        if isinstance(rad, GruppUppgifter):
            ny = dataclasses.replace(rad, rubrik=text)
        else:
            ny = dataclasses.replace(rad, **{_FÄLT[index.column()]: self._värde(index.column(), text, rad)})
        if ny == rad or not ny.rubrik:
            return False
        self.ändrad.emit((*self.lista[: index.row()], ny, *self.lista[index.row() + 1 :]))
        return True

    @staticmethod
    def _värde(kolumn: int, text: str, rad: PunktUppgifter) -> Any:
        match kolumn:
            case 2:
                return text or None
            case 3:
                return next((t for t in Punkttyp if t.value == text.lower()), rad.typ)
            case 5:
                return int(text) if text.isdigit() else None if not text else rad.minuter
        return text

    # -- drag and drop ------------------------------------------------------------------------
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, ",".join(map(str, sorted({i.row() for i in indexes}))).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        if action != Qt.DropAction.MoveAction or not data.hasFormat(_MIME):
            return False
        mål = row if row >= 0 else parent.row() if parent.isValid() else len(self.lista)
        rader = [int(r) for r in bytes(data.data(_MIME).data()).decode().split(",")]
        ny = flyttade(self.lista, rader, mål)
        if ny != self.lista:
            self.ändrad.emit(ny)
        return False  # the view must not remove the old rows: the saved list is shown anew


class Listvy(Filmottagare):
    """The table itself."""

    vald_rad = Signal(int)  # -1 = none
    flytt_hindrad = Signal()  # a filtered list is not moved in: what stands between the rows is not seen
    filtrerad = False

    def __init__(self, modell: Listmodell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modell = modell
        self._höjder: dict[tuple[Any, ...], int] = {}
        self.setModel(modell)
        self.setAccessibleName("Föredragningslista")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(34)
        self.setItemDelegate(Skrivdelegat(self))
        self.setItemDelegateForColumn(SLAG, Slagval(self))
        self.setItemDelegateForColumn(RUBRIK, Rubrikritare(RUBRIK, self))
        huvud = self.horizontalHeader()
        huvud.setHighlightSections(False)
        huvud.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        huvud.setSectionResizeMode(RUBRIK, QHeaderView.ResizeMode.Stretch)
        for kolumn, bredd in BREDDER.items():
            self.setColumnWidth(kolumn, bredd)
        huvud.setMinimumSectionSize(36)
        huvud.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        huvud.customContextMenuRequested.connect(lambda plats: self._kolumnmeny().exec(huvud.mapToGlobal(plats)))
        self._radhöjder = QTimer(self)  # titles wrap: rows follow when the column's width has settled
        self._radhöjder.setSingleShot(True)
        self._radhöjder.timeout.connect(self.resizeRowsToContents)
        huvud.sectionResized.connect(lambda *_: self._radhöjder.start(0))
        modell.modelReset.connect(self._efter_läsning)
        for namn, tangent, gör in (
            ("Flytta upp", "Alt+Up", lambda: self.flytta(-1)),
            ("Flytta ner", "Alt+Down", lambda: self.flytta(1)),
            ("Ta bort raden", QKeySequence.StandardKey.Delete, self.ta_bort),
        ):
            åtgärd = QAction(namn, self)
            åtgärd.setShortcut(QKeySequence(tangent))
            åtgärd.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            åtgärd.triggered.connect(lambda _på, g=gör: g())
            self.addAction(åtgärd)

    def _efter_läsning(self) -> None:
        self.clearSpans()
        for nr, rad in enumerate(self.modell.lista):
            if isinstance(rad, GruppUppgifter):
                self.setSpan(nr, 0, 1, len(KOLUMNER))
        self._anpassa_kolumner()
        self.resizeRowsToContents()

    def sizeHintForRow(self, row: int) -> int:
        """Most rows are as they were when the list is shown anew: what has been measured is remembered."""
        nyckel = (
            isinstance(self.modell.lista[row], GruppUppgifter),
            *((self.modell.index(row, kolumn).data(), self.columnWidth(kolumn)) for kolumn in RADBRYTS),
        )
        if nyckel not in self._höjder:
            if len(self._höjder) > FLEST_HÖJDER:
                self._höjder.clear()
            self._höjder[nyckel] = super().sizeHintForRow(row)
        return self._höjder[nyckel]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._höjder.clear()
        super().changeEvent(event)

    def _kolumnmeny(self) -> QMenu:
        """Which of the columns that are not always needed to show; remembered."""
        meny = QMenu(self)
        for kolumn in VALFRIA:
            åtgärd = meny.addAction(f"Visa {KOLUMNER[kolumn]}")
            åtgärd.setCheckable(True)
            åtgärd.setChecked(not self.isColumnHidden(kolumn))
            åtgärd.toggled.connect(partial(self._visa_kolumn, kolumn))
        return meny

    def _visa_kolumn(self, kolumn: int, visa: bool) -> None:
        QSettings().setValue(f"lista/visa/{KOLUMNER[kolumn]}", "ja" if visa else "nej")
        self._anpassa_kolumner()

    def _anpassa_kolumner(self) -> None:
        """Columns give way, the least needed first, until a title has room; what the user asked for stays."""
        val = {k: QSettings().value(f"lista/visa/{KOLUMNER[k]}", "") for k in VALFRIA}
        visas = {k for k in VALFRIA if val[k] != "nej" and (val[k] == "ja" or self._använd(k))}
        for kolumn in VALFRIA:
            rum = self.viewport().width() - self.columnWidth(NR) - self.columnWidth(DNR)
            if rum - sum(self._bredd(k) for k in visas) >= RUBRIK_MINST:
                break
            if val[kolumn] != "ja":
                visas.discard(kolumn)
        for kolumn in VALFRIA:
            self.setColumnHidden(kolumn, kolumn not in visas)

    def _använd(self, kolumn: int) -> bool:
        """Has anybody written in it? (The kind and the papers always say something.)"""
        if kolumn not in (FÖREDRAGANDE, MINUTER):
            return True
        bred = self.viewport().width() >= 760
        return bred or any(isinstance(r, PunktUppgifter) and getattr(r, _FÄLT[kolumn]) for r in self.modell.lista)

    def _bredd(self, kolumn: int) -> int:
        return self.columnWidth(kolumn) or BREDDER[kolumn]

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._anpassa_kolumner()

    def valda(self) -> list[int]:
        """The places of the selected rows that are seen."""
        return sorted({i.row() for i in self.selectionModel().selectedRows() if not self.isRowHidden(i.row())})

    def startDrag(self, åtgärder: Qt.DropAction) -> None:
        if self.filtrerad:
            self.flytt_hindrad.emit()
        else:
            super().startDrag(åtgärder)

    def välj(self, rader: Sequence[int], kolumn: int = RUBRIK) -> None:
        """Selects rows by place."""
        self.clearSelection()
        for rad in rader:
            if 0 <= rad < self.modell.rowCount():
                index = self.modell.index(rad, kolumn)
                self.selectionModel().select(
                    index, self.selectionModel().SelectionFlag.Select | self.selectionModel().SelectionFlag.Rows
                )
                if len(rader) == 1:  # the view's own setCurrentIndex would toggle while Ctrl (of Ctrl+Z) is held down
                    self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.NoUpdate)
                self.scrollTo(index)

    def flytta(self, steg: int) -> None:
        """One step up or down with the keyboard; the rows stay chosen."""
        rader = self.valda()
        if self.filtrerad:
            self.flytt_hindrad.emit()
            return
        if not rader or (steg < 0 and rader[0] == 0) or (steg > 0 and rader[-1] == len(self.modell.lista) - 1):
            return
        mål = rader[0] - 1 if steg < 0 else rader[-1] + 2
        self.modell.ändrad.emit(flyttade(self.modell.lista, rader, mål))
        self.välj([r + steg for r in rader])

    def ta_bort(self) -> None:
        """Removes the chosen rows; published ones are struck instead. Ctrl+Z brings them back with their papers."""
        rader = self.valda()
        if rader and not self.modell.skyddad:
            self.modell.ändrad.emit(utan(self.modell.lista, rader, self.modell.givna))
            self.välj([min(rader[0], len(self.modell.lista) - 1)])

    def visa(
        self, lista: tuple[Listrad, ...], handlingar: dict[int, Handlingsrad], givna: dict[int, int] | None = None
    ) -> None:
        """Shows a stored list; what was chosen is still chosen, wherever it stands now."""
        före = self.modell.identiteter()
        valda = [före[rad] for rad in self.valda()]
        kolumn = max(self.currentIndex().column(), 0)
        self.modell.sätt(lista, handlingar, givna)
        self.välj(rader_att_välja(före, valda, self.modell.identiteter()), kolumn)

    def lägg_till(self, rad: Listrad, *, redigera: bool = True) -> None:
        """Puts a row after the chosen one (or last) and opens it for typing."""
        valda = self.valda()
        plats = valda[-1] + 1 if valda else len(self.modell.lista)
        self.modell.ändrad.emit((*self.modell.lista[:plats], rad, *self.modell.lista[plats:]))
        self.välj([plats])
        self.setFocus()
        if redigera and plats < self.modell.rowCount():
            self.edit(self.modell.index(plats, NR if isinstance(rad, GruppUppgifter) else RUBRIK))

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if not self.modell.lista:
            penna = QPainter(self.viewport())
            penna.setPen(QColor(aktuella_färger().text_svag))
            penna.drawText(
                self.viewport().rect().adjusted(24, 24, -24, -24),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                "Listan är tom. Lägg till en punkt, en grupprubrik eller ett ärende, eller importera en kallelse.",
            )
            penna.end()

    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        super().selectionChanged(selected, deselected)
        rader = self.valda()
        self.vald_rad.emit(rader[0] if len(rader) == 1 else -1)
