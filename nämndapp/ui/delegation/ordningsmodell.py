"""The rows of a version as a table: a line for each chapter and group, and the cells that can be typed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from nämndapp.bas.punkthanvisning import tolka_nummer
from nämndapp.services import delegationsgrupper
from nämndapp.services.delegation import OrdningVy, filtrera
from nämndapp.services.delegationskolumner import KOLUMNER
from nämndapp.services.delegationsuppgifter import DelegationspunktUppgifter, KapitelUppgifter
from nämndapp.ui.tema import aktuella_färger

Index = QModelIndex | QPersistentModelIndex
Punkt = DelegationspunktUppgifter
Grennyckel = tuple[int | None, str, int]
_ROT = QModelIndex()
NR, ÄRENDE, LAGRUM, DELEGAT, VILLKOR, ANTECKNING = range(6)
FÄLT = tuple(k.fält for k in KOLUMNER[: ANTECKNING + 1])
RUBRIKER = tuple(k.rubrik for k in KOLUMNER[: ANTECKNING + 1])


@dataclass(frozen=True, slots=True)
class Gren:
    """A line of its own: a chapter, or (``grupp``) a run of its rows under the same word; ``punkt_id`` is the first.

    ``nr`` counts the runs of a chapter that have the same word.
    """

    kapitel: KapitelUppgifter
    grupp: str
    antal: int
    punkt_id: int | None = None
    nr: int = 0

    @property
    def nyckel(self) -> Grennyckel:
        """By which it is found again."""
        return (self.kapitel.id, self.grupp, self.nr)

    @property
    def text(self) -> str:
        """As it is shown."""
        if self.grupp:
            return self.grupp
        k = self.kapitel
        nr = f"{k.nr} " if k.nr is not None else ""
        return f"{nr}{k.rubrik}" + (f" ({k.sfs})" if k.sfs else "")


def _märke(linje: Gren | Punkt) -> object:
    return linje.nyckel if isinstance(linje, Gren) else linje.id


class Ordningsmodell(QAbstractTableModel):
    """``ändrad`` carries the row as it was typed; the model itself changes nothing."""

    ändrad = Signal(object)  # DelegationspunktUppgifter
    gren_ändrad = Signal(object, str)  # Gren, text
    fel = Signal(str)
    filter_släppt = Signal()  # to show a row that it hid
    lästs_om = Signal()  # the same lines with other content; else the model is reset

    def __init__(self, koder: Callable[[], Sequence[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._koder = koder
        self.vy: OrdningVy | None = None
        self.linjer: list[Gren | Punkt] = []
        self.antal = 0
        self._sökt = ""
        self._stängda: set[Grennyckel] = set()
        self._plats: dict[int | None, int] = {}

    # -- content ------------------------------------------------------------------------------
    def sätt(self, vy: OrdningVy | None) -> None:
        """Shows a version (again)."""
        if vy is None or self.vy is None or vy.id != self.vy.id:
            self._stängda.clear()
        self.vy = vy
        self._bygg()

    def filtrera(self, sökt: str) -> None:
        """Only rows in which every word stands; all chapters are then open."""
        self._sökt = sökt
        self._bygg()

    def fäll(self, gren: Gren, öppen: bool | None = None) -> None:
        """Opens or closes a chapter or group."""
        stäng = gren.nyckel not in self._stängda if öppen is None else not öppen
        (self._stängda.add if stäng else self._stängda.discard)(gren.nyckel)
        self._bygg()

    def är_stängd(self, gren: Gren) -> bool:
        """Are its rows hidden?"""
        return gren.nyckel in self._stängda and not self._sökt.strip()

    def _bygg(self) -> None:
        """Shows the same lines in their places, so that an open cell and the focus are left alone; else anew."""
        nya = self._lägg_upp()
        lika = self.linjer and [_märke(x) for x in nya] == [_märke(x) for x in self.linjer]
        if not lika:
            self.beginResetModel()
        self.linjer = nya
        self._plats = {p.id: nr for nr, p in enumerate(nya) if isinstance(p, Punkt)}
        if lika:
            self.dataChanged.emit(self.index(0, 0), self.index(len(nya) - 1, len(RUBRIKER) - 1))
            self.lästs_om.emit()
        else:
            self.endResetModel()

    def _lägg_upp(self) -> list[Gren | Punkt]:
        if self.vy is None:
            self.antal = 0
            return []
        av: dict[int, list[Punkt]] = {}
        visade = filtrera(self.vy, self._sökt)
        self.antal = len(visade)
        for p in visade:
            av.setdefault(p.kapitel_id, []).append(p)
        ut: list[Gren | Punkt] = []
        for k in self.vy.kapitel:
            rader = av.get(k.id or 0, [])
            if rader or not self._sökt.strip():
                ut += self._kapitlets_linjer(k, rader)
        return ut

    def _kapitlets_linjer(self, k: KapitelUppgifter, rader: list[Punkt]) -> list[Gren | Punkt]:
        gren = Gren(k, "", len(rader))
        ut: list[Gren | Punkt] = [gren]
        if self.är_stängd(gren):
            return ut
        sedda: Counter[str] = Counter()
        for följd in delegationsgrupper.följder(rader):
            if grupp := följd[0].grupp:
                under = Gren(k, grupp, len(följd), följd[0].id, sedda[grupp])
                sedda[grupp] += 1
                ut.append(under)
                if self.är_stängd(under):
                    continue
            ut.extend(följd)
        return ut

    def linje(self, index: Index) -> Gren | Punkt | None:
        """What stands on a shown line."""
        return self.linjer[index.row()] if index.isValid() and index.row() < len(self.linjer) else None

    def punkt(self, index: Index) -> Punkt | None:
        """The row of a shown line; None for a chapter or group."""
        linje = self.linje(index)
        return linje if isinstance(linje, Punkt) else None

    def visa_punkt(self, punkt_id: int | None) -> int | None:
        """The line of a row, opened and unfiltered when it was hidden; None when the version has no such row."""
        if punkt_id not in self._plats and self.vy and any(p.id == punkt_id for p in self.vy.punkter):
            self._sökt = ""
            self._stängda.clear()
            self._bygg()
            self.filter_släppt.emit()
        return self._plats.get(punkt_id)

    def visa_grupp(self, punkt_id: int | None) -> int | None:
        """The line of the group that begins with, or holds, a row; None when it stands in no group."""
        ut = None
        for nr, linje in enumerate(self.linjer):
            if isinstance(linje, Gren):
                ut = nr if linje.grupp else None
                if linje.punkt_id is not None and linje.punkt_id == punkt_id:
                    return ut
            elif linje.id == punkt_id:
                return ut if linje.grupp else None
        return None

    def under(self, gren: Gren) -> list[Punkt]:
        """The rows of a chapter or group, shown or folded away."""
        if self.vy is None:
            return []
        if gren.grupp:
            return list(delegationsgrupper.gruppen(self.vy, gren.punkt_id or 0))
        return [p for p in self.vy.punkter if p.kapitel_id == gren.kapitel.id]

    def cellplats(self, index: Index) -> tuple[int | None, str]:
        """The row's id and the column's field, by which a draft finds the cell again."""
        p = self.punkt(index)
        return (p.id if p else None), FÄLT[index.column()]

    def cellindex(self, rad_id: int | None, fält: str) -> QModelIndex | None:
        """The cell of a draft; None when the row is gone."""
        plats = self.visa_punkt(rad_id)
        return self.index(plats, FÄLT.index(fält)) if plats is not None and fält in FÄLT else None

    # -- cells --------------------------------------------------------------------------------
    def celltext(self, p: Punkt, kolumn: int) -> str:
        """What a cell says, and what is typed in it."""
        return KOLUMNER[kolumn].visa(self.vy, p) if self.vy is not None else ""

    def _med_text(self, p: Punkt, kolumn: int, text: str) -> Punkt:
        skriv = KOLUMNER[kolumn].skriv
        return skriv(p, text, self._koder()) if skriv is not None else replace(p, löpnr=self._löpnr(p, text))

    def _löpnr(self, p: Punkt, text: str) -> int | None:
        if not text:
            return None
        if text.isdigit():
            return int(text)
        par = tolka_nummer(text)
        kapitel = next((k.nr for k in self.vy.kapitel if k.id == p.kapitel_id), None) if self.vy else None
        if par is None:
            raise ValueError(f"”{text}” är inget nummer. Skriv till exempel 12.8, eller bara 8.")
        if par[0] != kapitel:
            raise ValueError(
                f"Raden står i kapitel {kapitel or 'utan nummer'}. Flytta den till kapitel {par[0]} först."
            )
        return par[1]

    # -- Qt -----------------------------------------------------------------------------------
    def rowCount(self, parent: Index = _ROT) -> int:
        return 0 if parent.isValid() else len(self.linjer)

    def columnCount(self, parent: Index = _ROT) -> int:
        return 0 if parent.isValid() else len(RUBRIKER)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return RUBRIKER[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        linje = self.linje(index)
        if linje is None:
            return None
        if isinstance(linje, Gren):
            return self._grendata(linje, index.column(), role)
        kolumn = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                text = self.celltext(linje, kolumn)
                osäker = kolumn == DELEGAT and any(d.osäker for d in linje.delegater)
                return f"{text} (oklart)" if osäker else text
            case Qt.ItemDataRole.EditRole | Qt.ItemDataRole.ToolTipRole:
                return self.celltext(linje, kolumn)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{RUBRIKER[kolumn]}: {self.celltext(linje, kolumn) or 'tomt'}"
        return None

    def _grendata(self, gren: Gren, kolumn: int, role: int) -> Any:
        if kolumn:
            return None
        rader = f"{gren.antal} {'rad' if gren.antal == 1 else 'rader'}"
        stängd = self.är_stängd(gren)
        svar: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                svar = f"{'    ' if gren.grupp else ''}{'▸' if stängd else '▾'} {gren.text}  ·  {rader}"
            case Qt.ItemDataRole.EditRole:
                svar = gren.grupp or gren.kapitel.rubrik
            case Qt.ItemDataRole.AccessibleTextRole:
                slag = "Grupp" if gren.grupp else "Kapitel"
                svar = f"{slag} {gren.text}, {rader}, {'hopfälld' if stängd else 'utfälld'}"
            case Qt.ItemDataRole.FontRole:
                svar = QFont()
                svar.setBold(not gren.grupp)
            case Qt.ItemDataRole.BackgroundRole:
                svar = QColor(aktuella_färger().accent_svag)
        return svar

    def flags(self, index: Index) -> Qt.ItemFlag:
        linje = self.linje(index)
        if linje is None:
            return Qt.ItemFlag.NoItemFlags
        flaggor = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.vy is not None and self.vy.ändras and not (isinstance(linje, Gren) and index.column()):
            flaggor |= Qt.ItemFlag.ItemIsEditable
        return flaggor

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        linje, text = self.linje(index), " ".join(str(value).split())
        if linje is None or role != Qt.ItemDataRole.EditRole:
            return False
        if isinstance(linje, Gren):
            if text and text != (linje.grupp or linje.kapitel.rubrik):
                self.gren_ändrad.emit(linje, text)
            return True
        if text == self.celltext(linje, index.column()):
            return False
        try:
            ny = self._med_text(linje, index.column(), text)
        except ValueError as fel:
            self.fel.emit(str(fel))
            return False
        self.ändrad.emit(ny)
        return True
