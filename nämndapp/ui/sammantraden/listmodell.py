"""The rows of a föredragningslista: counted numbers, words for what is particular, drags into another order."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from nämndapp.models import Punkttyp
from nämndapp.services.punktlista import numrera
from nämndapp.services.uppgifter import GruppUppgifter, Listrad, PunktUppgifter
from nämndapp.services.vyer import Handlingsrad
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit import radflytt
from nämndapp.ui.tema import aktuella_färger

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_ROT = QModelIndex()
_MIME = "application/x-namndapp-listrader"

KOLUMNER = ("Nr", "Ärende", "Diarienummer", "Slag", "Föredragande", "Min", "Handlingar")
NR, RUBRIK, DNR, SLAG, FÖREDRAGANDE, MINUTER, HANDLINGAR = range(7)
GRUPPRUBRIK = "grupprubrik"
FÄLT = {RUBRIK: "rubrik", DNR: "diarienummer", SLAG: "typ", FÖREDRAGANDE: "föredragande", MINUTER: "minuter"}


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
        return rad.id, GRUPPRUBRIK if isinstance(rad, GruppUppgifter) else FÄLT[index.column()]

    def cellindex(self, rad_id: int | None, fält: str) -> QModelIndex | None:
        """The cell of a draft; None when the row is gone."""
        slag = "grupp" if fält == GRUPPRUBRIK else "punkt"
        kolumn = NR if slag == "grupp" else next((k for k, namn in FÄLT.items() if namn == fält), None)
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
        return getattr(rad, FÄLT[kolumn]) or ""

    def _handlingstext(self, rad: PunktUppgifter) -> str:
        typer = [self.handlingar[h].typ.namn for h in rad.handlingar if h in self.handlingar]
        if not typer:
            return "–"
        text = typer[0] if len(typer) == 1 else f"{len(typer)} handlingar"
        if len(rad.bordsdelade) in {0, len(typer)}:
            return f"{text} (bordsdelas)" if rad.bordsdelade else text
        return f"{text} ({len(rad.bordsdelade)} bordsdelas)"

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flaggor = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.skyddad:
            return flaggor
        flaggor |= Qt.ItemFlag.ItemIsDragEnabled
        grupp = isinstance(self.lista[index.row()], GruppUppgifter)
        if (grupp and index.column() == NR) or (not grupp and index.column() in FÄLT):
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
            ny = dataclasses.replace(rad, **{FÄLT[index.column()]: self._värde(index.column(), text, rad)})
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
        return radflytt.packa(_MIME, indexes)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        if action != Qt.DropAction.MoveAction or not data.hasFormat(_MIME):
            return False
        mål = radflytt.mål(row, parent, len(self.lista))
        ny = flyttade(self.lista, radflytt.packa_upp(_MIME, data), mål)
        if ny != self.lista:
            self.ändrad.emit(ny)
        return False  # the view must not remove the old rows: the saved list is shown anew
