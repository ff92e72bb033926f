"""A table over frozen rows: sorting in Swedish order, filter per column, copy to Excel, empty state."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QObject,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from nämndapp.ui.kit.radmodell import Index, Kolumn, Radfilter, Radmodell

__all__ = ["Filtrerad", "Kolumn", "Radmodell", "Tabellvy"]


STRÄCK_MINST = 260  # pixels of the stretched column before other columns give way


class Tabellvy(QTableView):
    """The view: single click selects, Enter opens, Ctrl+C copies with headers, the header's menu filters a column."""

    öppnad = Signal(object)
    vald = Signal(object)  # the row, or None
    flera_valda = Signal(list)  # all selected rows, after every change of the selection
    filter_ändrat = Signal()

    def __init__(
        self,
        modell: Radmodell[Any],
        namn: str,
        tomt: str,
        parent: QWidget | None = None,
        sortering: tuple[int, Qt.SortOrder] | None = None,
        *,
        viker: Sequence[int] = (),
        sträck_minst: int = STRÄCK_MINST,
    ) -> None:
        """``namn`` is the accessible name and the key under which widths are remembered; ``tomt`` the empty text.

        ``sortering`` is the order until the user has chosen one; column -1 keeps the order of the rows as given.
        ``viker`` are columns that give way, the first of them first, until the stretched one has ``sträck_minst``.
        """
        super().__init__(parent)
        self._modell = modell
        self._filter = Radfilter(self)
        self._filter.setSourceModel(modell)
        self.setModel(self._filter)
        self.setAccessibleName(namn)
        self._inställning = f"tabell/{namn}"
        self._tomt = tomt
        self._viker = tuple(viker)
        self._sträck_minst = sträck_minst
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(34)
        if sortering is not None:
            self.sortByColumn(*sortering)
        self._ställ_in_kolumner()
        self._tomtext = QLabel(tomt, self.viewport())
        self._tomtext.setWordWrap(True)
        self._tomtext.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._tomtext.setProperty("roll", "svag")
        self._tomtext.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        for signal in (
            modell.modelReset,
            self._filter.layoutChanged,
            self._filter.rowsInserted,
            self._filter.rowsRemoved,
        ):
            signal.connect(self._visa_tomt)
        self.activated.connect(self._aktiverad)
        kopiera = QAction("Kopiera", self)
        kopiera.setShortcut(QKeySequence.StandardKey.Copy)
        kopiera.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        kopiera.triggered.connect(self.kopiera)
        self.addAction(kopiera)
        kolumnfilter = QAction("Filtrera kolumnen", self)
        kolumnfilter.setShortcut(QKeySequence("Ctrl+Shift+F"))
        kolumnfilter.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        kolumnfilter.triggered.connect(self.filtrera_kolumnen)
        self.addAction(kolumnfilter)
        self._visa_tomt()

    def filtrera_kolumnen(self) -> None:
        """The filter of the current cell's column (what a right click on its heading shows)."""
        kolumn = max(self.currentIndex().column(), 0)
        self._kolumnmeny(kolumn, self.horizontalHeader().rect().bottomLeft())

    def _ställ_in_kolumner(self) -> None:
        huvud = self.horizontalHeader()
        huvud.setHighlightSections(False)
        huvud.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        huvud.setSectionsMovable(True)
        huvud.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        huvud.customContextMenuRequested.connect(lambda plats: self._kolumnmeny(huvud.logicalIndexAt(plats), plats))
        for nr, kolumn in enumerate(self._modell.kolumner):
            self.setColumnWidth(nr, kolumn.bredd)
            if kolumn.sträck:
                huvud.setSectionResizeMode(nr, QHeaderView.ResizeMode.Stretch)
        sparat = QSettings().value(self._inställning)
        if sparat is not None:
            huvud.restoreState(sparat)
        huvud.sectionResized.connect(self._minns)
        huvud.sectionMoved.connect(self._minns)
        huvud.sortIndicatorChanged.connect(self._minns)

    def _minns(self, *_: Any) -> None:
        QSettings().setValue(self._inställning, self.horizontalHeader().saveState())

    def _kolumnmeny(self, kolumn: int, plats: Any) -> None:
        if kolumn < 0:
            return
        meny = QMenu(self)
        fält = QLineEdit(self._filter.kolumnfilter.get(kolumn, ""), meny)
        fält.setPlaceholderText(f"Visa bara rader där {self._modell.kolumner[kolumn].rubrik.lower()} innehåller …")
        fält.setAccessibleName(f"Filter på {self._modell.kolumner[kolumn].rubrik}")
        fält.setMinimumWidth(320)
        rad = QWidgetAction(meny)
        rad.setDefaultWidget(fält)
        fält.textChanged.connect(lambda text: self.sätt_kolumnfilter(kolumn, text))
        fält.returnPressed.connect(meny.close)
        meny.addAction(rad)
        meny.addAction("Ta bort filtret", lambda: self.sätt_kolumnfilter(kolumn, ""))
        fält.setFocus()
        meny.exec(self.horizontalHeader().mapToGlobal(plats))

    def filtrera(self, text: str) -> None:
        """Shows rows that hold all the words."""
        self._filter.sätt_ord(text)
        self._visa_tomt()
        self.filter_ändrat.emit()

    def sätt_kolumnfilter(self, kolumn: int, text: str) -> None:
        """Shows rows whose cell in the column holds the text; "" takes the filter away."""
        self._filter.sätt_kolumnfilter(kolumn, text)
        self._visa_tomt()
        self.filter_ändrat.emit()

    def kolumnfilter(self) -> dict[str, str]:
        """The texts that columns are filtered by now, by heading."""
        return {self._modell.kolumner[nr].rubrik: text for nr, text in self._filter.kolumnfilter.items()}

    def rensa_kolumnfilter(self) -> None:
        """Takes all column filters away."""
        for nr in self._filter.kolumnfilter:
            self.sätt_kolumnfilter(nr, "")

    def antal_rader(self) -> int:
        """How many rows there are, filtered away or not."""
        return len(self._modell.rader)

    def visade_rader(self) -> list[Any]:
        """The rows as shown, filtered and sorted."""
        return [self._rad(self._filter.index(nr, 0)) for nr in range(self._filter.rowCount())]

    def valda_rader(self) -> list[Any]:
        """The selected rows, in shown order."""
        return [self._rad(i) for i in sorted(self.selectionModel().selectedRows(), key=lambda i: i.row())]

    def valda_nycklar(self) -> list[Hashable]:
        """The selected rows' keys."""
        return [self._modell.nyckel(rad) for rad in self.valda_rader()]

    def välj(self, nyckel: Hashable | None) -> bool:
        """Selects the row with that key and scrolls to it; False when it is not shown."""
        plats = self._modell.plats(nyckel)
        index = self._filter.mapFromSource(self._modell.index(plats, 0)) if plats is not None else None
        if index is None or not index.isValid():
            return False
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.scrollTo(index)
        return True

    def välj_flera(self, nycklar: Sequence[Hashable]) -> None:
        """Selects those rows and no others."""
        self.clearSelection()
        self._välj_även(set(nycklar))

    def uppdatera(self, rader: Sequence[Any]) -> None:
        """New rows; the selection stays on the same key, quietly."""
        nycklar = self.valda_nycklar()
        self.selectionModel().blockSignals(True)
        self._modell.sätt_rader(rader)
        if nycklar:
            self.välj(nycklar[0])
        if len(nycklar) > 1:
            self._välj_även(set(nycklar))
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def _välj_även(self, nycklar: set[Hashable]) -> None:
        flaggor = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for nr in range(self._filter.rowCount()):
            index = self._filter.index(nr, 0)
            if self._modell.nyckel(self._rad(index)) in nycklar:
                self.selectionModel().select(index, flaggor)

    def _rad(self, index: Index) -> Any:
        return self._modell.rader[self._filter.mapToSource(index).row()]

    def _aktiverad(self, index: Index) -> None:
        self.öppnad.emit(self._rad(index))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        rader = self.valda_rader()
        self.vald.emit(rader[0] if len(rader) == 1 else None)
        self.flera_valda.emit(rader)

    def kopiera(self) -> None:
        """Puts the selected rows (or all shown) on the clipboard as tab-separated text with headers."""
        rader = self.valda_rader() or self.visade_rader()
        huvud = self.horizontalHeader()
        ordning = [
            huvud.logicalIndex(i) for i in range(huvud.count()) if not self.isColumnHidden(huvud.logicalIndex(i))
        ]
        kolumner = [self._modell.kolumner[i] for i in ordning]
        text = ["\t".join(k.rubrik for k in kolumner)]
        text.extend("\t".join(k.visad(rad).replace("\t", " ").replace("\n", " ") for k in kolumner) for rad in rader)
        QGuiApplication.clipboard().setText("\n".join(text))

    def _visa_tomt(self, *_: Any) -> None:
        tom = self._filter.rowCount() == 0
        if tom:
            self._tomtext.setText("Inga rader passar filtret." if self._modell.rader else self._tomt)
        self._tomtext.setVisible(tom)
        self._placera()

    def _placera(self) -> None:
        yta = self.viewport().rect().adjusted(24, 24, -24, -24)
        self._tomtext.setGeometry(yta)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._placera()
        self._ge_rum()

    def _ge_rum(self) -> None:
        """Hides what gives way; a hidden column comes back with its width when there is room for it."""
        if not self._viker:
            return
        kolumner = self._modell.kolumner
        visas = [nr for nr, kolumn in enumerate(kolumner) if not kolumn.sträck]
        for nr in self._viker:
            if (
                self.viewport().width() - sum(self.columnWidth(v) or kolumner[v].bredd for v in visas)
                >= self._sträck_minst
            ):
                break
            visas.remove(nr)
        for nr in self._viker:
            self.setColumnHidden(nr, nr not in visas)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and hasattr(self, "_tomtext"):
            self._placera()
        return super().viewportEvent(event)


class Filtrerad(QWidget):
    """A table with its filter field above; Ctrl+F goes to the field, Esc empties it.

    With ``räkna`` ("ärende", "ärenden") the number of rows is told beside the field, and what columns are filtered by.
    """

    def __init__(
        self,
        tabell: Tabellvy,
        platshållare: str,
        parent: QWidget | None = None,
        räkna: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._räkna = räkna
        self.tabell = tabell
        self.filterfält = QLineEdit(self)
        self.filterfält.setPlaceholderText(platshållare)
        self.filterfält.setAccessibleName(platshållare)
        self.filterfält.setClearButtonEnabled(True)
        self.filterfält.textChanged.connect(tabell.filtrera)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._filterrad())
        layout.addWidget(tabell, 1)
        sök = QAction("Filtrera", self)
        sök.setShortcut(QKeySequence.StandardKey.Find)
        sök.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        sök.triggered.connect(self._sök)
        self.addAction(sök)
        self.filterfält.installEventFilter(self)

    def lägg_till(self, widget: QWidget) -> None:
        """Puts something of the page's own last in the line of the filter."""
        self._rad.addWidget(widget)

    def _filterrad(self) -> QHBoxLayout:
        self._rad = rad = QHBoxLayout()
        rad.addWidget(self.filterfält, 1)
        self.antal = QLabel("", self)
        self.antal.setProperty("roll", "svag")
        self.visa_alla = QPushButton("V&isa alla", self)
        self.visa_alla.setProperty("roll", "länk")
        self.visa_alla.clicked.connect(self._rensa)
        self.visa_alla.hide()
        self.antal.setVisible(self._räkna is not None)
        rad.addWidget(self.antal)
        rad.addWidget(self.visa_alla)
        modell = self.tabell.model()
        for signal in (modell.modelReset, modell.layoutChanged, modell.rowsInserted, modell.rowsRemoved):
            signal.connect(self._berätta)
        self.tabell.filter_ändrat.connect(self._berätta)
        return rad

    def _berätta(self, *_: Any) -> None:
        kolumner = self.tabell.kolumnfilter()
        self.visa_alla.setVisible(bool(kolumner))
        if self._räkna is None and not kolumner:
            return
        visas, alla = self.tabell.model().rowCount(), self.tabell.antal_rader()
        ord_ = self._räkna or ("rad", "rader")
        text = f"{visas} av {alla}" if visas != alla else f"{alla} {ord_[0] if alla == 1 else ord_[1]}"
        delar = [text, *(f"{rubrik}: ”{filter_}”" for rubrik, filter_ in kolumner.items())]
        self.antal.setText(" · ".join(delar))
        self.antal.setVisible(True)

    def _rensa(self) -> None:
        self.tabell.rensa_kolumnfilter()
        self.filterfält.clear()
        self.filterfält.setFocus()

    def _sök(self) -> None:
        self.filterfält.setFocus()
        self.filterfält.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.filterfält and event.type() == QEvent.Type.KeyPress:
            tangent = event.key()  # type: ignore[attr-defined]  # a KeyPress is a QKeyEvent
            if tangent == Qt.Key.Key_Escape and self.filterfält.text():
                self.filterfält.clear()
                return True
            if tangent == Qt.Key.Key_Down:
                self.tabell.setFocus()
                return True
        return super().eventFilter(watched, event)
