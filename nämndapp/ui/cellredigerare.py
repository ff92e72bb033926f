"""An editor with tables that are typed in: what stands in an open cell is drafted like a field, and comes back."""

from __future__ import annotations

from functools import partial
from typing import Any, Protocol, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QTableView, QTabWidget, QWidget

from nämndapp.ui.kit.skrivcell import Skrivdelegat
from nämndapp.ui.redigerare import Redigerare

Index = QModelIndex | QPersistentModelIndex


class Cellplatser(Protocol):
    """What a model of such a table can tell: a cell by its row's id and its column's name, and the reverse."""

    def cellplats(self, index: Index) -> tuple[int | None, str]: ...

    def cellindex(self, rad_id: int | None, fält: str) -> QModelIndex | None: ...


class Cellredigerare(Redigerare):
    """Tables are given with ``vakta``. A draft's ``cell``: the table's name, the row's id, the column and the text."""

    def vakta(self, vy: QTableView) -> None:
        """Drafts what is typed in the table's cells."""
        if not hasattr(self, "_tabeller"):
            self._tabeller: dict[str, QTableView] = {}
            self._cell: dict[str, Any] | None = None
            self._misslyckad = False
        self._tabeller[vy.accessibleName()] = vy
        for delegat in vy.findChildren(Skrivdelegat):
            delegat.skrivs.connect(partial(self._cell_skrivs, vy))
            delegat.closeEditor.connect(self._cell_stängd)

    def _cell_skrivs(self, vy: QTableView, plats: QPersistentModelIndex, text: str) -> None:
        if self.vy is None or not plats.isValid():
            return
        rad_id, fält = cast("Cellplatser", vy.model()).cellplats(plats)
        self._cell = {"tabell": vy.accessibleName(), "rad_id": rad_id, "fält": fält, "text": text}
        self._misslyckad = False
        self._börja_utkast()

    def _cell_stängd(self, *_: Any) -> None:
        """The cell is saved, left as it was or given up; a text that could not be saved stays as a draft."""
        if not self._misslyckad:
            self._cell = None
            self._släng_utkast_om_sparat()

    # -- what the base does for fields --------------------------------------------------------
    def visa(self, objekt_id: int | None) -> None:
        super().visa(objekt_id)
        self._cell = None

    def lämna_fält(self) -> None:
        self._lämna_cell()
        super().lämna_fält()

    def _lämna_cell(self) -> None:
        if self._cell is None:
            return
        vy = self._tabeller[self._cell["tabell"]]
        rad = self._öppen(vy)
        if rad is not None:
            vy.commitData(rad)
            vy.closeEditor(rad, QAbstractItemDelegate.EndEditHint.NoHint)

    @staticmethod
    def _öppen(vy: QTableView) -> QLineEdit | None:
        return next((r for r in vy.viewport().findChildren(QLineEdit) if r.isVisibleTo(vy)), None)

    def spara(self, nya: Any) -> bool:
        sparat = super().spara(nya)
        self.cellen_sparad(sparat)
        return sparat

    def cellen_sparad(self, sparat: bool) -> None:
        """A cell's text has been saved, or could not be: then its draft stays."""
        self._misslyckad = not sparat
        if sparat:
            self._cell = None
            self._släng_utkast_om_sparat()

    def utkastdata(self) -> dict[str, Any]:
        cell = getattr(self, "_cell", None)
        return super().utkastdata() | ({"cell": dict(cell)} if cell else {})

    def återställ(self, data: dict[str, Any]) -> None:
        cell = data.get("cell")
        if isinstance(cell, dict) and self.vy is not None:
            self._har_utkast = True
            self._återställ_cell(cell)
        super().återställ(data)
        if fält := next((self._fält[namn] for namn in data.get("fält", {}) if namn in self._fält), None):
            visa_flik(fält.inmatning)
            fält.inmatning.setFocus()

    def _återställ_cell(self, cell: dict[str, Any]) -> None:
        """Saves the text in its cell; where it cannot stand, the cell is opened with it."""
        vy = self._tabeller.get(str(cell.get("tabell")))
        text = str(cell.get("text") or "")
        modell = cast("Cellplatser", vy.model()) if vy else None
        index = modell.cellindex(cell.get("rad_id"), str(cell.get("fält"))) if modell else None
        if vy is None or modell is None or index is None:
            self.kontext.notiser.visa("varning", f"Raden som texten hörde till finns inte längre. Texten var: {text}")
            return
        visa_flik(vy)
        vy.setFocus()
        vy.setCurrentIndex(index)
        if vy.model().setData(index, text) or str(index.data() or "") == text:
            ny = modell.cellindex(cell.get("rad_id"), str(cell.get("fält")))
            vy.setCurrentIndex(ny if ny is not None else QModelIndex())
            return
        self._cell = cell
        vy.edit(index)
        rad = self._öppen(vy)
        if rad is not None:
            rad.setText(text)


def visa_flik(widget: QWidget) -> None:
    """Brings the tabs forward that hold the widget."""
    barn, förälder = widget, widget.parentWidget()
    while förälder is not None:
        stapel = förälder.parentWidget()
        if isinstance(stapel, QTabWidget) and stapel.indexOf(barn) >= 0:
            stapel.setCurrentWidget(barn)
        barn, förälder = förälder, förälder.parentWidget()
