"""The table of a version's rows and its keys; what they do is carried out by the editor that owns it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from nämndapp.services import delegationskolumner
from nämndapp.services.delegation import Kodrad
from nämndapp.ui.delegation.koduppslag import Kodcell
from nämndapp.ui.delegation.ordningsmodell import (
    ANTECKNING,
    RUBRIKER,
    VILLKOR,
    ÄRENDE,
    Gren,
    Index,
    Ordningsmodell,
    Punkt,
)
from nämndapp.ui.kit.bredder import Breddminne
from nämndapp.ui.kit.genvagar import genvägar
from nämndapp.ui.tema import aktuella_färger

RADHÖJD = 28
SMALT = 760  # pixels
_BREDDER = (58, 0, 130, 130, 90, 100)


class Ordningsvy(QTableView):
    """Enter goes down, F2 or typing changes a cell, space folds a chapter, Ins and Alt+arrows insert and move."""

    bytt = Signal(object)  # the current row, or None
    lägg_till = Signal()
    flytta = Signal(int)
    ta_bort = Signal()
    klistra = Signal()
    visa_alla = Signal()  # Esc

    def __init__(self, modell: Ordningsmodell, koder: Callable[[], Sequence[Kodrad]], tomt: str) -> None:
        super().__init__()
        self._nu: tuple[Any, int] = (None, ÄRENDE)
        self._valda: list[int] = []
        self._rad = 0
        self._läser_om = self._hade_fokus = False
        self.modell = modell
        self._tomt = tomt
        self.setModel(modell)
        self.setAccessibleName("Delegationsordningens rader")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        cell = Kodcell(koder, self)
        cell.enter.connect(lambda: self.gå_ner(1))
        self.setItemDelegate(cell)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(RADHÖJD)
        huvud = self.horizontalHeader()
        huvud.setHighlightSections(False)
        huvud.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        huvud.setSectionResizeMode(ÄRENDE, QHeaderView.ResizeMode.Stretch)
        for nr, bredd in enumerate(_BREDDER):
            if bredd:
                self.setColumnWidth(nr, bredd)
        self.bredder = Breddminne(self, lambda: RUBRIKER)
        modell.modelAboutToBeReset.connect(self._minns)
        modell.modelReset.connect(self._återta)
        modell.lästs_om.connect(lambda: self.bytt.emit(modell.punkt(self.currentIndex())))
        self.doubleClicked.connect(self._dubbelklickat)
        genvägar(
            self,
            (
                ("Ny rad", "Ins", self.lägg_till.emit),
                ("Flytta upp", "Alt+Up", lambda: self.flytta.emit(-1)),
                ("Flytta ner", "Alt+Down", lambda: self.flytta.emit(1)),
                ("Ta bort raderna", "Ctrl+Del", self.ta_bort.emit),
                ("Kopiera", QKeySequence.StandardKey.Copy, self.kopiera),
                ("Klistra in", QKeySequence.StandardKey.Paste, self.klistra.emit),
                ("Välj hela raden", "Shift+Space", self.välj_hela),
            ),
        )

    # -- what is chosen -----------------------------------------------------------------------
    def valda_id(self) -> list[int]:
        """The rows with a chosen cell, in order."""
        linjer = sorted({i.row() for i in self.selectedIndexes()})
        return [p.id for nr in linjer if isinstance(p := self.modell.linjer[nr], Punkt) and p.id is not None]

    def välj(self, punkt_id: int | None, kolumn: int = ÄRENDE) -> bool:
        """Goes to a cell of a row; False when the version has no such row."""
        plats = self.modell.visa_punkt(punkt_id)
        if plats is None:
            return False
        self._till(plats, kolumn)
        return True

    def _till(self, rad: int, kolumn: int) -> None:
        """Alone chosen, whatever keys are held (setCurrentIndex would heed Ctrl and Shift)."""
        val, index = self.selectionModel(), self.modell.index(rad, kolumn)
        val.setCurrentIndex(index, val.SelectionFlag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def välj_kapitel(self, kapitel_id: int | None) -> bool:
        """Goes to a chapter's line; False when it is gone."""
        for nr, linje in enumerate(self.modell.linjer):
            if isinstance(linje, Gren) and not linje.grupp and linje.kapitel.id == kapitel_id:
                self._till(nr, 0)
                return True
        return False

    def välj_grupp(self, punkt_id: int | None) -> bool:
        """Goes to the line of the group that a row is in."""
        plats = self.modell.visa_grupp(punkt_id)
        if plats is not None:
            self._till(plats, 0)
        return plats is not None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._läser_om:
            self.bytt.emit(self.modell.punkt(current))

    def _minns(self) -> None:
        self._läser_om = True
        fokus = QApplication.focusWidget()
        self._hade_fokus = fokus is not None and (fokus is self or self.isAncestorOf(fokus))
        nu = self.currentIndex()
        linje = self.modell.linje(nu)
        self._rad = nu.row()
        self._nu = (linje.nyckel if linje is not None else None, max(nu.column(), 0))
        self._valda = self.valda_id()

    def _återta(self) -> None:
        """What was current is so still, wherever it stands now; chapters and groups go over the whole width."""
        self._läser_om = False
        self.clearSpans()
        rad = None
        for nr, linje in enumerate(self.modell.linjer):
            if isinstance(linje, Gren):
                self.setSpan(nr, 0, 1, len(RUBRIKER))
            if linje.nyckel == self._nu[0]:
                rad = nr
        if rad is None and self._nu[0] is not None and self.modell.linjer:
            rad = min(self._rad, len(self.modell.linjer) - 1)
        if rad is not None:
            val = self.selectionModel()
            val.setCurrentIndex(self.modell.index(rad, self._nu[1]), val.SelectionFlag.ClearAndSelect)
            if len(self._valda) > 1:
                valda = set(self._valda)
                for nr, linje in enumerate(self.modell.linjer):
                    if isinstance(linje, Punkt) and linje.id in valda:
                        val.select(self.modell.index(nr, self._nu[1]), val.SelectionFlag.Select)
        if self._hade_fokus:  # an open cell is gone, and must not take the focus along
            self.setFocus()
        self.bytt.emit(self.modell.punkt(self.currentIndex()))

    def resizeEvent(self, event: Any) -> None:
        """Condition and note give way to the matter where there is little room; they stand in the fields below."""
        super().resizeEvent(event)
        for kolumn in (VILLKOR, ANTECKNING):
            self.setColumnHidden(kolumn, self.viewport().width() < SMALT)

    # -- keys ---------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        linje = self.modell.linje(self.currentIndex())
        öppen = self.state() == QAbstractItemView.State.EditingState
        fäll = {Qt.Key.Key_Space: None, Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}
        if not öppen and isinstance(linje, Gren) and event.key() in fäll:
            self.modell.fäll(linje, fäll[Qt.Key(event.key())])
            return
        if not öppen and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.gå_ner(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        if not öppen and event.key() == Qt.Key.Key_Escape:
            self.visa_alla.emit()
        if not öppen and isinstance(linje, Gren) and self.currentIndex().column() and event.key() == Qt.Key.Key_F2:
            self.edit(self.modell.index(self.currentIndex().row(), 0))  # the line is one wide cell
            return
        super().keyPressEvent(event)

    def gå_ner(self, steg: int) -> None:
        """The same column of the next line that is no heading; past the last one nothing happens."""
        rad = self.currentIndex().row() + steg
        while 0 <= rad < len(self.modell.linjer) and isinstance(self.modell.linjer[rad], Gren):
            rad += steg
        if 0 <= rad < len(self.modell.linjer):
            self._till(rad, max(self.currentIndex().column(), 0))

    def _dubbelklickat(self, index: Index) -> None:
        linje = self.modell.linje(index)
        if isinstance(linje, Gren) and not (self.modell.vy and self.modell.vy.ändras):
            self.modell.fäll(linje)

    def välj_hela(self) -> None:
        """All cells of the rows that have a chosen one, as in Excel."""
        val = self.selectionModel()
        for rad in {i.row() for i in self.selectedIndexes()}:
            val.select(self.modell.index(rad, 0), val.SelectionFlag.Select | val.SelectionFlag.Rows)

    def kopiera(self) -> None:
        """A single cell's text; else the chosen rows (or all shown) with headings and all their fields, for Excel."""
        vy, valda = self.modell.vy, self.selectedIndexes()
        if vy is None:
            return
        if len(valda) == 1 and (p := self.modell.punkt(valda[0])) is not None:
            QGuiApplication.clipboard().setText(self.modell.celltext(p, valda[0].column()))
            return
        QGuiApplication.clipboard().setText(delegationskolumner.rader(vy, self._att_kopiera()))

    def _att_kopiera(self) -> list[Punkt]:
        """The rows with a chosen cell, and those of a chosen chapter or group, folded or not."""
        ut: dict[int | None, Punkt] = {}
        for rad in sorted({i.row() for i in self.selectedIndexes()}):
            linje = self.modell.linjer[rad]
            rader = self.modell.under(linje) if isinstance(linje, Gren) else [linje]
            ut |= {p.id: p for p in rader}
        return list(ut.values()) or [p for p in self.modell.linjer if isinstance(p, Punkt)]

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if not self.modell.linjer:
            penna = QPainter(self.viewport())
            penna.setPen(QColor(aktuella_färger().text_svag))
            yta: QRect = self.viewport().rect().adjusted(24, 12, -24, -12)
            text = "Inga rader passar filtret." if self.modell.vy and self.modell.vy.punkter else self._tomt
            penna.drawText(yta, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
            penna.end()
