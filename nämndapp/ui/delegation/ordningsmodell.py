"""The rows of a version as a table: a line for each chapter and group, and the cells that can be typed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from nämndapp.bas.punkthanvisning import tolka_nummer
from nämndapp.services import delegattext
from nämndapp.services.delegation import OrdningVy, filtrera
from nämndapp.services.delegationsuppgifter import DelegationspunktUppgifter, KapitelUppgifter
from nämndapp.ui.tema import aktuella_färger

Index = QModelIndex | QPersistentModelIndex
Punkt = DelegationspunktUppgifter
_ROT = QModelIndex()
NR, ÄRENDE, LAGRUM, DELEGAT, VILLKOR, ANTECKNING = range(6)
FÄLT = ("löpnr", "ärende", "lagrum", "delegater", "villkor", "anteckning")
RUBRIKER = ("Nr", "Ärende", "Lagrum", "Delegat", "Villkor", "Anteckning")


@dataclass(frozen=True, slots=True)
class Gren:
    """A line of its own: a chapter, or (``grupp``) the rows of a chapter that stand under the same word."""

    kapitel: KapitelUppgifter
    grupp: str
    antal: int

    @property
    def nyckel(self) -> tuple[int | None, str]:
        """By which it is found again."""
        return (self.kapitel.id, self.grupp)

    @property
    def text(self) -> str:
        """As it is shown."""
        if self.grupp:
            return self.grupp
        k = self.kapitel
        nr = f"{k.nr} " if k.nr is not None else ""
        return f"{nr}{k.rubrik}" + (f" ({k.sfs})" if k.sfs else "")


class Ordningsmodell(QAbstractTableModel):
    """``ändrad`` carries the row as it was typed; the model itself changes nothing."""

    ändrad = Signal(object)  # DelegationspunktUppgifter
    gren_ändrad = Signal(object, str)  # Gren, text
    fel = Signal(str)

    def __init__(self, koder: Callable[[], Sequence[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._koder = koder
        self.vy: OrdningVy | None = None
        self.linjer: list[Gren | Punkt] = []
        self.antal = 0
        self._sökt = ""
        self._stängda: set[tuple[int | None, str]] = set()
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
        self.beginResetModel()
        self.linjer, self.antal = [], 0
        if self.vy is not None:
            av: dict[int, list[Punkt]] = {}
            for p in filtrera(self.vy, self._sökt):
                av.setdefault(p.kapitel_id, []).append(p)
                self.antal += 1
            for k in self.vy.kapitel:
                rader = av.get(k.id or 0, [])
                if rader or not self._sökt.strip():
                    self._lägg_kapitel(k, rader)
        self._plats = {p.id: nr for nr, p in enumerate(self.linjer) if isinstance(p, Punkt)}
        self.endResetModel()

    def _lägg_kapitel(self, k: KapitelUppgifter, rader: list[Punkt]) -> None:
        gren = Gren(k, "", len(rader))
        self.linjer.append(gren)
        if self.är_stängd(gren):
            return
        grupp, stängd = "", False
        for p in rader:
            if p.grupp != grupp:
                grupp, stängd = p.grupp, False
                if grupp:
                    under = Gren(k, grupp, sum(1 for r in rader if r.grupp == grupp))
                    self.linjer.append(under)
                    stängd = self.är_stängd(under)
            if not stängd:
                self.linjer.append(p)

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
        return self._plats.get(punkt_id)

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
        if self.vy is None:
            return ""
        match kolumn:
            case 0:
                return self.vy.nummer.get(p.nyckel, "")
            case 3:
                return delegattext.visa(p.delegater, p.beloppsenhet)
            case 5:
                return self.vy.anteckning(p)
            case _:
                return str(getattr(p, FÄLT[kolumn]))

    def _med_text(self, p: Punkt, kolumn: int, text: str) -> Punkt:
        if kolumn == NR:
            return replace(p, löpnr=self._löpnr(p, text))
        if kolumn == DELEGAT:
            return replace(p, delegater=delegattext.tolka(text, p.beloppsenhet, self._koder()))
        return replace(p, **{FÄLT[kolumn]: text})

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
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{'    ' if gren.grupp else ''}{'▸' if stängd else '▾'} {gren.text}  ·  {rader}"
            case Qt.ItemDataRole.EditRole:
                return gren.grupp or gren.kapitel.rubrik
            case Qt.ItemDataRole.AccessibleTextRole:
                slag = "Grupp" if gren.grupp else "Kapitel"
                return f"{slag} {gren.text}, {rader}, {'hopfälld' if stängd else 'utfälld'}"
            case Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setBold(not gren.grupp)
                return font
            case Qt.ItemDataRole.BackgroundRole:
                return QColor(aktuella_färger().accent_svag)
        return None

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
