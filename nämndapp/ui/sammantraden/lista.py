"""The föredragningslista as a table that is typed in, dragged and moved by keyboard.

Alt+Up and Alt+Down move the chosen rows, Delete removes them, F2 or typing edits, Enter below the last row goes on.
The numbers are counted, never typed. Every change gives the whole list to the editor, which saves it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QSettings,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QWidget,
)

from nämndapp.services.punktlista import utan
from nämndapp.services.uppgifter import GruppUppgifter, Listrad, PunktUppgifter
from nämndapp.services.vyer import Handlingsrad
from nämndapp.ui.kit.genvagar import genvägar
from nämndapp.ui.kit.skrivcell import Skrivdelegat, rader_att_välja
from nämndapp.ui.sammantraden.filslapp import Filmottagare
from nämndapp.ui.sammantraden.listmodell import (
    DNR,
    FÄLT,
    FÖREDRAGANDE,
    HANDLINGAR,
    KOLUMNER,
    MINUTER,
    NR,
    RUBRIK,
    SLAG,
    Listmodell,
    flyttade,
)
from nämndapp.ui.sammantraden.listritare import Rubrikritare, Slagval
from nämndapp.ui.tema import aktuella_färger

VALFRIA = (SLAG, MINUTER, FÖREDRAGANDE, HANDLINGAR)  # the order in which they give way in a narrow window
BREDDER = {NR: 40, DNR: 112, SLAG: 116, FÖREDRAGANDE: 130, MINUTER: 48, HANDLINGAR: 132}
RUBRIK_MINST = 220
CELLMARGINAL = 26  # what the style sheet puts around a cell's text
RADBRYTS = (RUBRIK, DNR, FÖREDRAGANDE, HANDLINGAR)  # what may need more than one line
FLEST_HÖJDER = 4000


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
        self.setMinimumHeight(130)
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
        genvägar(
            self,
            (
                ("Flytta upp", "Alt+Up", lambda: self.flytta(-1)),
                ("Flytta ner", "Alt+Down", lambda: self.flytta(1)),
                ("Ta bort raden", QKeySequence.StandardKey.Delete, self.ta_bort),
            ),
        )

    def _efter_läsning(self) -> None:
        self.clearSpans()
        for nr, rad in enumerate(self.modell.lista):
            if isinstance(rad, GruppUppgifter):
                self.setSpan(nr, 0, 1, len(KOLUMNER))
        högst = max((self.modell.nummer(nr) or 0 for nr in range(len(self.modell.lista))), default=0)
        self.setColumnWidth(NR, max(BREDDER[NR], self.fontMetrics().horizontalAdvance(str(högst)) + CELLMARGINAL))
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
        return bred or any(isinstance(r, PunktUppgifter) and getattr(r, FÄLT[kolumn]) for r in self.modell.lista)

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
