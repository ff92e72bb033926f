"""The table of an attestlista's rows and its keys; what they change is carried out by the editor that owns it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from nämndapp.services.attestuppgifter import Attestradslag
from nämndapp.ui.attest.cellskrivare import Attestskrivare
from nämndapp.ui.attest.radmodell import Attestmodell, Grupp
from nämndapp.ui.kit.bredder import Breddminne
from nämndapp.ui.kit.genvagar import genvägar
from nämndapp.ui.kit.skrivcell import rader_att_välja
from nämndapp.ui.tema import aktuella_färger

RADHÖJD = 30


class Attestvy(QTableView):
    """Cells are chosen one by one or as a rectangle, as in Excel; a group's line is one wide cell."""

    lägg_till = Signal()
    flytta = Signal(int)
    ta_bort = Signal()
    töm = Signal()
    fyll_ner = Signal()
    klistra = Signal()
    byt_person = Signal()
    sätt_slag = Signal(object)

    def __init__(self, modell: Attestmodell, skrivare: Callable[[QWidget], Attestskrivare], tomt: str) -> None:
        super().__init__()
        self.modell = modell
        self._tomt = tomt
        self.setModel(modell)
        self.setAccessibleName("Attestlistans rader")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        lodrät = self.verticalHeader()
        lodrät.setDefaultSectionSize(RADHÖJD)
        lodrät.setMinimumWidth(36)
        lodrät.setHighlightSections(False)
        lodrät.sectionClicked.connect(self._huvud_klickat)
        huvud = self.horizontalHeader()
        huvud.setHighlightSections(False)
        huvud.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.skrivare = skrivare(self)
        self.setItemDelegate(self.skrivare)
        self.skrivare.enter.connect(lambda: self.gå_ner(1))
        self._före: list[Hashable] = []
        self._valda_före: list[Hashable] = []
        self._var: tuple[int | None, int] = (None, 0)
        self._rubriker: list[str] = []
        self.bredder = Breddminne(self, lambda: [k.rubrik for k in modell.kolumner])
        modell.läses_om.connect(self._minns)
        modell.har_lästs.connect(self._återta)
        modell.modelReset.connect(self._ordna)
        genvägar(
            self,
            (
                ("Ny rad", "Ins", self.lägg_till.emit),
                ("Flytta upp", "Alt+Up", lambda: self.flytta.emit(-1)),
                ("Flytta ner", "Alt+Down", lambda: self.flytta.emit(1)),
                ("Ta bort raden", "Ctrl+Del", self.ta_bort.emit),
                ("Töm cellerna", QKeySequence.StandardKey.Delete, self.töm.emit),
                ("Fyll nedåt", "Ctrl+D", self.fyll_ner.emit),
                ("Klistra in", QKeySequence.StandardKey.Paste, self.klistra.emit),
                ("Kopiera", QKeySequence.StandardKey.Copy, self.kopiera),
            ),
        )

    # -- how it looks -------------------------------------------------------------------------
    def _ordna(self) -> None:
        """Widths for new columns, and each group's line across all of them."""
        rubriker = [k.rubrik for k in self.modell.kolumner]
        if rubriker != self._rubriker:
            self._rubriker = rubriker
            for nr, kolumn in enumerate(self.modell.kolumner):
                bredd = self.fontMetrics().horizontalAdvance(kolumn.rubrik) + 24
                self.setColumnWidth(nr, max(kolumn.bredd if not kolumn.del_ else 0, bredd))
            self.bredder.återställ()
        self.clearSpans()
        antal = len(self.modell.kolumner)
        if antal > 1:
            for nr, post in enumerate(self.modell.poster):
                if isinstance(post, Grupp):
                    self.setSpan(nr, 0, 1, antal)

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if not self.modell.poster:
            penna = QPainter(self.viewport())
            penna.setPen(QColor(aktuella_färger().text_svag))
            yta: QRect = self.viewport().rect().adjusted(24, 12, -24, -12)
            text = "Inga rader passar filtret." if self.modell.rader else self._tomt
            penna.drawText(yta, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
            penna.end()

    # -- what is chosen -----------------------------------------------------------------------
    def valda_id(self) -> list[int]:
        """The rows with a chosen cell, in order (a group stands for all its rows)."""
        ut: dict[int, None] = {}
        for linje in sorted({i.row() for i in self.selectionModel().selectedIndexes()}):
            post = self.modell.poster[linje]
            rader = self.modell.rader[post.första : post.sista + 1] if isinstance(post, Grupp) else (
                self.modell.rader[post],)  # fmt: skip
            ut |= {r.id: None for r in rader if r.id is not None}
        return list(ut)

    def valda_kolumner(self) -> list[int]:
        """The columns with a chosen cell."""
        return sorted({i.column() for i in self.selectionModel().selectedIndexes()})

    def välj(self, rad_id: int | None, kolumn: int = 0) -> bool:
        """Goes to a cell; False when the row is not in the list."""
        self.modell.visa_rad(rad_id)
        plats = self.modell.plats(rad_id)
        if plats is None:
            return False
        index, val = self.modell.index(plats, kolumn), self.selectionModel()
        val.setCurrentIndex(index, val.SelectionFlag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def _identitet(self, linje: int) -> Hashable:
        post = self.modell.poster[linje]
        return ("g", post.nyckel) if isinstance(post, Grupp) else self.modell.rader[post].id

    def _minns(self) -> None:
        self._före = [self._identitet(nr) for nr in range(len(self.modell.poster))]
        nu = self.currentIndex()
        self._var = (nu.row() if nu.isValid() else None, max(nu.column(), 0))
        self._valda_före = [self._identitet(linje) for linje in sorted({i.row() for i in self.selectedIndexes()})]
        self._kolumner_före = self.valda_kolumner()

    def _återta(self) -> None:
        """What was chosen is still chosen, wherever it stands now; an open cell is left alone."""
        efter = [self._identitet(nr) for nr in range(len(self.modell.poster))]
        if efter == self._före and self.currentIndex().isValid():
            return
        rader = rader_att_välja(self._före, self._valda_före, efter)
        linje, kolumn = self._var
        if not rader or linje is None:
            return
        nu = efter.index(self._före[linje]) if self._före[linje] in efter else rader[0]
        if nu not in rader:
            nu = rader[0]
        val = self.selectionModel()
        val.setCurrentIndex(self.modell.index(nu, kolumn), val.SelectionFlag.ClearAndSelect)
        for rad in rader if len(rader) < 200 else rader[:1]:
            for k in self._kolumner_före or [kolumn]:
                val.select(self.modell.index(rad, k), val.SelectionFlag.Select)
        self.scrollTo(self.modell.index(nu, kolumn))

    # -- keys ---------------------------------------------------------------------------------
    def gå_ner(self, steg: int) -> None:
        """The same column of the next row that is no group."""
        nu = self.currentIndex()
        linje = nu.row() + steg
        while 0 <= linje < len(self.modell.poster) and isinstance(self.modell.poster[linje], Grupp):
            linje += steg
        if 0 <= linje < len(self.modell.poster):
            self.setCurrentIndex(self.modell.index(linje, max(nu.column(), 0)))

    def moveCursor(self, action: Any, modifiers: Any) -> QModelIndex:
        """Tab in a cell goes on past the groups' lines."""
        index = super().moveCursor(action, modifiers)
        if action in (self.CursorAction.MoveNext, self.CursorAction.MovePrevious):
            steg = 1 if action is self.CursorAction.MoveNext else -1
            linje = index.row()
            while 0 <= linje < len(self.modell.poster) and isinstance(self.modell.poster[linje], Grupp):
                linje += steg
            if linje != index.row() and 0 <= linje < len(self.modell.poster):
                return self.modell.index(linje, 0 if steg > 0 else len(self.modell.kolumner) - 1)
        return index

    def keyPressEvent(self, event: QKeyEvent) -> None:
        post = self.modell.post(self.currentIndex())
        öppen = self.state() == QAbstractItemView.State.EditingState
        if not öppen and isinstance(post, Grupp):
            fäll = {Qt.Key.Key_Space: None, Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}
            if event.key() in fäll:
                self.modell.fäll(post, fäll[Qt.Key(event.key())])
                return
        if not öppen and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.gå_ner(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)

    def _huvud_klickat(self, linje: int) -> None:
        post = self.modell.poster[linje]
        if isinstance(post, Grupp):
            self.modell.fäll(post)

    def kopiera(self) -> None:
        """The chosen cells as they are shown, for Excel; a single one without heading."""
        celler = {(i.row(), i.column()) for i in self.selectedIndexes()}
        linjer, kolumner = sorted({r for r, _ in celler}), self.valda_kolumner()
        text = ["\t".join(self.modell.kolumner[k].rubrik for k in kolumner)] if len(celler) > 1 else []
        for linje in linjer:
            post = self.modell.poster[linje]
            if not isinstance(post, Grupp):
                rad = self.modell.rader[post]
                text.append("\t".join(self.modell.kolumner[k].text(rad) for k in kolumner))
        QGuiApplication.clipboard().setText("\n".join(text))

    def _sätt_slag(self, slag: Attestradslag, _på: bool) -> None:
        self.sätt_slag.emit(slag)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        meny = QMenu(self)
        for åtgärd in self.actions():
            åtgärd.setEnabled(not self.modell.skyddad or åtgärd.text() == "Kopiera")
            meny.addAction(åtgärd)
        if not self.modell.skyddad:
            meny.addSeparator()
            meny.addAction("Byt personen överallt …", self.byt_person.emit)
            slag = meny.addMenu("Slag av rad")
            for ett, namn in (
                (Attestradslag.RAD, "Vanlig rad"),
                (Attestradslag.AVSKILJARE, "Mellanrubrik eller tom rad"),
                (Attestradslag.ALLA, "Alla koder"),
                (Attestradslag.EXTRA, "Extra attestant för hela förvaltningen"),
            ):
                slag.addAction(namn).triggered.connect(partial(self._sätt_slag, ett))
        meny.exec(event.globalPos())
        for åtgärd in self.actions():
            åtgärd.setEnabled(True)
