"""The tab Statistik: a category's figures by month, this year beside last year, as a table and as a chart."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QGuiApplication, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.manadsstatistik import Tabell, alttext, talrad
from nämndapp.bas.svenska import MÅNADER, versal
from nämndapp.services import delegationsdiagram, delegationsstatistik
from nämndapp.services.delegationsuppgifter import Siffra
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.tema import aktuella_färger

Index = QModelIndex | QPersistentModelIndex
_ROT = QModelIndex()
SUMMA = 12  # the row after the twelve months


class Siffermodell(QAbstractTableModel):
    """Months down, measures by year across, sums last. A dash is "no figure", which is not 0."""

    ändrad = Signal(object)  # Siffra
    fel = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tabell: Tabell | None = None
        self.skyddad = True

    def sätt(self, tabell: Tabell | None) -> None:
        """Shows a category."""
        self.beginResetModel()
        self.tabell = tabell
        self.endResetModel()

    def rowCount(self, parent: Index = _ROT) -> int:
        return 13 if self.tabell is not None and not parent.isValid() else 0

    def columnCount(self, parent: Index = _ROT) -> int:
        return len(self.tabell.kolumner) if self.tabell is not None and not parent.isValid() else 0

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.tabell is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return versal(MÅNADER[section]) if section < SUMMA else "Summa"
        k = self.tabell.kolumner[section]
        return f"{versal(k.mått)} {k.år}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.tabell is None or not index.isValid():
            return None
        rad = self.tabell.månader[index.row()] if index.row() < SUMMA else self.tabell.summor
        värde = rad[index.column()]
        text = talrad([värde])[0]
        svar: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                svar = text
            case Qt.ItemDataRole.EditRole:
                svar = "" if värde is None else str(värde)
            case Qt.ItemDataRole.AccessibleTextRole:
                svar = "ingen uppgift" if värde is None else text
            case Qt.ItemDataRole.TextAlignmentRole:
                svar = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole if index.row() == SUMMA:
                svar = QFont()
                svar.setBold(True)
        return svar

    def flags(self, index: Index) -> Qt.ItemFlag:
        flaggor = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flaggor | Qt.ItemFlag.ItemIsEditable if index.row() < SUMMA and not self.skyddad else flaggor

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if self.tabell is None or role != Qt.ItemDataRole.EditRole:
            return False
        text = re.sub(r"\s", "", str(value)).strip("–-")
        if text and not text.isdigit():
            self.fel.emit(f"”{value}” är inget tal. Töm cellen när det inte finns någon uppgift.")
            return False
        k, nytt = self.tabell.kolumner[index.column()], int(text) if text else None
        if nytt == self.tabell.månader[index.row()][index.column()]:
            return False
        self.ändrad.emit(Siffra(self.tabell.kategori, k.mått, k.år, index.row() + 1, nytt))
        return True


class _Diagram(QLabel):
    """The chart with its words, drawn for the room that it has, so that its letters are as large as the window's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tabell: Tabell | None = None
        self._ritad: tuple[int, int] = (0, 0)
        self._bild = QPixmap()
        self.setMinimumHeight(140)

    def sätt(self, tabell: Tabell | None, ord_: str) -> None:
        self._tabell, self._ritad = tabell, (0, 0)
        self.setAccessibleName(ord_)
        self.setToolTip(ord_)
        self.update()

    def _rita(self) -> None:
        skala = self.devicePixelRatioF()
        storlek = (int(min(self.width(), 1000) * skala), int(self.height() * skala))
        if storlek == self._ritad:
            return
        self._ritad, self._bild = storlek, QPixmap()
        mörkt = QColor(aktuella_färger().yta).lightness() < 128
        bild = None
        if self._tabell is not None and min(storlek) > 100:
            bild = delegationsdiagram.bild(self._tabell, bredd=storlek[0], höjd=storlek[1], mörkt=mörkt)
        if bild is not None:
            self._bild.loadFromData(bild.data)
            self._bild.setDevicePixelRatio(skala)

    def paintEvent(self, _event: Any) -> None:
        self._rita()
        if not self._bild.isNull():
            penna = QPainter(self)
            penna.drawPixmap(0, 0, self._bild)
            penna.end()


class Statistikflik(QWidget):
    """A year and a category at a time; each cell is saved when it is left."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._tabeller: tuple[Tabell, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._bygg_knapprad())
        self.tom = QLabel(
            "Inga siffror ännu. Räkna dem ur besluten med knappen ovanför, läs in en tabell med månader ur Excel,\n"
            "eller kopiera tabellen och klistra in den här (Ctrl+V).",
            self,
        )
        self.tom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tom.setProperty("roll", "svag")
        layout.addWidget(self.tom, 1)
        self.modell = Siffermodell(self)
        self.modell.ändrad.connect(self._spara)
        self.modell.fel.connect(lambda text: self.kontext.notiser.visa("varning", text))
        self.vy = QTableView(self)
        self.vy.setModel(self.modell)
        self.vy.setAccessibleName("Siffror per månad")
        self.vy.setTabKeyNavigation(False)
        self.vy.horizontalHeader().setDefaultSectionSize(112)
        self.vy.verticalHeader().setDefaultSectionSize(25)
        self.diagram = _Diagram(self)
        self.delare = QSplitter(Qt.Orientation.Vertical, self)
        self.delare.addWidget(self.vy)
        self.delare.addWidget(self.diagram)
        self.delare.setSizes([330, 190])
        self.delare.setChildrenCollapsible(False)
        layout.addWidget(self.delare, 1)
        klistra = QAction("Klistra in en tabell", self)
        klistra.setShortcut(QKeySequence.StandardKey.Paste)
        klistra.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        klistra.triggered.connect(self.klistra_in)
        self.addAction(klistra)
        kontext.ändrat.connect(self._ändrat)

    def _bygg_knapprad(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        self.år = QComboBox(self)
        self.kategori = QComboBox(self)
        self.kategori.setMinimumContentsLength(16)
        self.kategori.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for text, lista, gör in (
            ("&År", self.år, self._läs_året),
            ("&Kategori", self.kategori, self._visa),
        ):
            ord_ = QLabel(text, self)
            ord_.setBuddy(lista)
            lista.setAccessibleName(text.replace("&", ""))
            lista.activated.connect(lambda _, g=gör: g())
            rad.addWidget(ord_)
            rad.addWidget(lista)
        rad.addStretch(1)
        self.räkna_knapp = QPushButton("Räkna &ur besluten", self)
        self.räkna_knapp.setToolTip(
            "Antal, utfall och belopp per lag och månad ur de registrerade besluten det valda året"
        )
        self.räkna_knapp.clicked.connect(self.räkna)
        self.fil_knapp = QPushButton("E&xcel", self)
        meny = QMenu(self)
        self.läs = meny.addAction("&Läs in en tabell …", self.läs_in)
        self.klistra_val = meny.addAction("&Klistra in en tabell", self.klistra_in)
        self.export = meny.addAction("&Exportera till Excel …", self.exportera)
        self.fil_knapp.setMenu(meny)
        rad.addWidget(self.räkna_knapp)
        rad.addWidget(self.fil_knapp)
        return rad

    # -- showing ------------------------------------------------------------------------------
    def uppdatera(self) -> None:
        """Reads the years that have figures again."""
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        år = delegationsstatistik.år_med_statistik(db, nämnd) if nämnd is not None else []
        år = sorted({*år, date.today().year}, reverse=True)
        valt = self.år.currentData()
        if [self.år.itemData(i) for i in range(self.år.count())] != år:
            self.år.clear()
            for ett in år:
                self.år.addItem(str(ett), ett)
            self.år.setCurrentIndex(max(self.år.findData(valt), 0))
        self._läs_året()

    def _läs_året(self) -> None:
        nämnd, db, år = self.kontext.nämnd_id, self.kontext.db, self.år.currentData()
        self._tabeller = ()
        if nämnd is not None and isinstance(år, int):
            self._tabeller = self.kontext.försök(lambda: delegationsstatistik.hämta_statistik(db, nämnd, år)) or ()
        vald = self.kategori.currentText()
        self.kategori.clear()
        self.kategori.addItems([t.kategori for t in self._tabeller])
        self.kategori.setCurrentIndex(max(self.kategori.findText(vald), 0) if self._tabeller else -1)
        self._visa()

    def _visa(self) -> None:
        nr, skrivbar = self.kategori.currentIndex(), self.kontext.nämnd_id is not None and self.kontext.db.skrivbar
        t = self._tabeller[nr] if 0 <= nr < len(self._tabeller) else None
        self.modell.skyddad = not skrivbar
        self.modell.sätt(t)
        self.tom.setVisible(t is None)
        self.delare.setVisible(t is not None)
        self.räkna_knapp.setEnabled(skrivbar)
        self.läs.setEnabled(skrivbar)
        self.klistra_val.setEnabled(skrivbar)
        self.export.setEnabled(t is not None)
        if t is not None:
            self.diagram.sätt(t, alttext(t))

    def _ändrat(self, slag: str, _objekt_id: int) -> None:
        if slag == delegationsstatistik.SLAG and self.isVisible():
            self.uppdatera()

    # -- acts ---------------------------------------------------------------------------------
    def _spara(self, siffra: Siffra) -> None:
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        nu = self.vy.currentIndex()
        plats = (nu.row(), nu.column())
        if nämnd is not None:
            self.kontext.utför(lambda: delegationsstatistik.spara_siffror(db, nämnd, [siffra]))
            self.vy.setCurrentIndex(self.modell.index(*plats))

    def räkna(self) -> None:
        """The register's decisions of the chosen year become its figures; Ctrl+Z takes them back."""
        nämnd, db, år = self.kontext.nämnd_id, self.kontext.db, self.år.currentData()
        if nämnd is None or not isinstance(år, int):
            return
        siffror = self.kontext.försök(lambda: delegationsstatistik.ur_registret(db, nämnd, år))
        if not siffror:
            self.kontext.notiser.visa("tips", f"Inga beslut är registrerade {år}.")
            return
        text = f"Räknade statistiken för {år} ur besluten"
        self.kontext.utför(lambda: delegationsstatistik.spara_siffror(db, nämnd, siffror, beskrivning=text))
        self.uppdatera()

    def läs_in(self) -> None:
        """Asks for a file with month tables."""
        namn, _ = QFileDialog.getOpenFileName(self, "Läs in statistik", "", "Excel och CSV (*.xlsx *.csv *.txt)")
        if namn:
            self._ta_in(lambda: delegationsstatistik.läs_fil(Path(namn)))

    def klistra_in(self) -> None:
        """A month table on the clipboard."""
        text = QGuiApplication.clipboard().text()
        self._ta_in(lambda: delegationsstatistik.läs_text(text))

    def _ta_in(self, läs: Any) -> None:
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        plan = self.kontext.försök(läs)
        if plan is None or nämnd is None or not db.skrivbar:
            return
        ändring = self.kontext.utför(lambda: delegationsstatistik.läs_in(db, nämnd, plan))
        if ändring is not None:
            self.uppdatera()
            self.kontext.notiser.visa("tips", f"{ändring.beskrivning}. Ctrl+Z tar tillbaka dem.")

    def exportera(self) -> None:
        """The chosen year beside the one before, a sheet for each category."""
        nämnd, db, år = self.kontext.nämnd_id, self.kontext.db, self.år.currentData()
        if nämnd is None or not isinstance(år, int):
            return
        namn, _ = QFileDialog.getSaveFileName(self, "Exportera statistik", f"delegation-{år}.xlsx", "Excel (*.xlsx)")
        if namn:
            notiser = self.kontext.notiser
            self.kontext.i_bakgrunden(
                "Exporterar statistiken …",
                lambda _f: delegationsstatistik.exportera_excel(db, nämnd, år, Path(namn)),
                lambda _s: notiser.visa("tips", f"Statistiken ligger i {namn}."),
            )

    def nytt(self) -> None:
        """Ctrl+N: figures are counted, read or pasted."""
        self.räkna_knapp.setFocus()
