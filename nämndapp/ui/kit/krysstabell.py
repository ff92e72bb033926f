"""A table whose rows can be unticked before they are carried out; Space ticks and unticks the chosen rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from nämndapp.ui.kit.cellritare import Cellritare
from nämndapp.ui.kit.radmodell import Index, Kolumn, Radmodell
from nämndapp.ui.kit.tabell import Tabellvy

R = TypeVar("R")


class Kryssmodell(Radmodell[R]):
    """All rows are ticked until they are unticked; ``kan`` tells which rows there is anything to choose about."""

    kryss_ändrat = Signal()

    def __init__(
        self,
        kolumner: Sequence[Kolumn[R]],
        nyckel: Callable[[R], Hashable],
        kan: Callable[[R], bool],
        parent: QObject | None = None,
    ) -> None:
        tagen: Kolumn[R] = Kolumn("Med", lambda r: "ja" if self.är_med(r) else "nej", bredd=52)
        super().__init__((tagen, *kolumner), nyckel, parent)
        self._kan = kan
        self._borta: set[Hashable] = set()

    def är_med(self, rad: R) -> bool:
        """Is the row ticked?"""
        return self._kan(rad) and self.nyckel(rad) not in self._borta

    def bortkryssade(self) -> list[R]:
        """The rows that were unticked."""
        return [r for r in self.rader if self._kan(r) and self.nyckel(r) in self._borta]

    def börja_om(self) -> None:
        """Ticks all rows, those that come also."""
        self._borta.clear()

    def byt(self, rader: Sequence[R]) -> None:
        """Unticks the rows, or ticks them when all of them are unticked."""
        valbara = {self.nyckel(r) for r in rader if self._kan(r)}
        if not valbara:
            return
        self._borta = self._borta - valbara if valbara <= self._borta else self._borta | valbara
        self._söktext.clear()
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rader) - 1, 0))
        self.kryss_ändrat.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.column() or not self._kan(self.rader[index.row()]):
            return None if not index.column() else super().data(index, role)
        rad = self.rader[index.row()]
        match role:
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if self.är_med(rad) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return "Mellanslag tar med raden eller låter bli"
            case Qt.ItemDataRole.AccessibleTextRole:
                return "med" if self.är_med(rad) else "inte med"
            case Qt.ItemDataRole.DisplayRole:
                return None
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flaggor = super().flags(index)
        kryssas = index.isValid() and not index.column() and self._kan(self.rader[index.row()])
        return flaggor | Qt.ItemFlag.ItemIsUserCheckable if kryssas else flaggor

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        rad = self.rader[index.row()]
        if (Qt.CheckState(value) == Qt.CheckState.Checked) != self.är_med(rad):
            self.byt([rad])
        return True


class Krysstabell(Tabellvy):
    """The view of a Kryssmodell, in the order of its rows."""

    def __init__(self, modell: Kryssmodell[Any], namn: str, tomt: str, parent: QWidget | None = None) -> None:
        super().__init__(modell, namn, tomt, parent, sortering=(-1, Qt.SortOrder.AscendingOrder))
        self.kryssmodell = modell
        self.setItemDelegateForColumn(0, Cellritare(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            här = self.currentIndex()
            self.kryssmodell.byt(self.valda_rader() or ([self._rad(här)] if här.isValid() else []))
            return
        super().keyPressEvent(event)
