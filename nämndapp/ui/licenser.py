"""Hjälp → Om Nämndapp → Licenser: the parts of the installed program, their licences and the words of each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nämndapp import __version__
from nämndapp.bas.resurser import resurs

SAKNAS = "Licenstexterna följer med det installerade programmet."
BYT_QT = "byt-qt.txt"  # the folder's other file that a user should find
KOLUMNER = ("Del", "Version", "Licens")


@dataclass(frozen=True, slots=True)
class Post:
    """A row of the list: a part, or the page on how Qt is replaced."""

    namn: str
    version: str
    licens: str
    text: str

    def har(self, ord_: str) -> bool:
        """Whether every word stands in the row or in its text."""
        allt = f"{self.namn} {self.version} {self.licens} {self.text}".casefold()
        return all(o in allt for o in ord_.casefold().split())


def läs_poster() -> list[Post]:
    """The shipped list in its own order; empty in a checkout, which ships nothing."""
    try:
        mapp = Path(resurs("licenser"))
    except FileNotFoundError:
        return []
    delar = json.loads((mapp / "delar.json").read_text("utf-8"))["delar"]
    poster = [Post(d["namn"], d["version"] or "–", d["licens"], (mapp / d["text"]).read_text("utf-8")) for d in delar]
    qt = mapp / BYT_QT
    if qt.is_file():
        poster.insert(1, Post("Att byta ut Qt", "–", "LGPL-3.0-only", qt.read_text("utf-8")))
    return poster


class Licensfönster(QDialog):
    """Not modal, read only: the list above, the chosen part's words below; Ctrl+F searches, Esc closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Licenser – Nämndapp")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1040, 720)
        self._poster = läs_poster()
        self.sökfält = QLineEdit(self)
        self.sökfält.setPlaceholderText("Sök bland delar, licenser och licenstexter")
        self.sökfält.setAccessibleName("Sök bland licenserna")
        self.sökfält.setClearButtonEnabled(True)
        self.sökfält.textChanged.connect(self._sök)
        self.sökfält.returnPressed.connect(self._nästa_träff)
        self.lista = QTableWidget(0, len(KOLUMNER), self)
        self._forma_listan()
        self.antal = QLabel(self)
        self.antal.setProperty("roll", "svag")
        self.antal.setWordWrap(True)
        self.läsare = QPlainTextEdit(self)
        self.läsare.setReadOnly(True)
        self.läsare.setTabChangesFocus(True)
        self.läsare.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.läsare.setAccessibleName("Licensens text")
        self.läsare.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        delare = QSplitter(Qt.Orientation.Vertical, self)
        delare.addWidget(self.lista)
        delare.addWidget(self.läsare)
        delare.setChildrenCollapsible(False)
        delare.setSizes([240, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for widget in (self.sökfält, self.antal):
            layout.addWidget(widget)
        layout.addWidget(delare, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._till_sökfältet)
        self._sök("")
        self.lista.setFocus()

    def _forma_listan(self) -> None:
        self.lista.setHorizontalHeaderLabels(list(KOLUMNER))
        self.lista.setAccessibleName("Programmets delar")
        self.lista.verticalHeader().hide()
        self.lista.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.lista.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.lista.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.lista.setTabKeyNavigation(False)
        self.lista.setShowGrid(False)
        huvud = self.lista.horizontalHeader()
        huvud.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        huvud.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        huvud.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        huvud.setHighlightSections(False)
        self.lista.currentCellChanged.connect(lambda rad, *_: self._vald(rad))

    def _sök(self, ord_: str) -> None:
        """Rows that have the words in themselves or in their text; the first of them is chosen."""
        self._synliga = [p for p in self._poster if p.har(ord_)]
        self.lista.blockSignals(True)
        self.lista.setRowCount(len(self._synliga))
        for nr, post in enumerate(self._synliga):
            for kolumn, text in enumerate((post.namn, post.version, post.licens)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.lista.setItem(nr, kolumn, cell)
        self.lista.setCurrentCell(0 if self._synliga else -1, 0)
        self.lista.blockSignals(False)
        if not self._poster:
            self.antal.setText(SAKNAS)
        elif not self._synliga:
            self.antal.setText("Ingen del har de orden. Prova ett kortare ord.")
        else:
            self.antal.setText(f"{len(self._synliga)} av {len(self._poster)} delar.")
        self._vald(0 if self._synliga else -1)

    def _vald(self, rad: int) -> None:
        self.läsare.setPlainText(self._synliga[rad].text if 0 <= rad < len(self._synliga) else "")
        self.läsare.moveCursor(QTextCursor.MoveOperation.Start)
        self._nästa_träff()

    def _nästa_träff(self) -> None:
        """Marks the next place of the searched words in the text; at the end it starts again."""
        if not (sökt := self.sökfält.text().strip()) or self.läsare.find(sökt):
            return
        nu = self.läsare.textCursor()
        self.läsare.moveCursor(QTextCursor.MoveOperation.Start)
        if not self.läsare.find(sökt):
            self.läsare.setTextCursor(nu)

    def _till_sökfältet(self) -> None:
        self.sökfält.setFocus()
        self.sökfält.selectAll()


def visa_om(fönster: QWidget) -> None:
    """The box Om Nämndapp, with a button to the licences."""
    ruta = QMessageBox(fönster)
    ruta.setWindowTitle("Om Nämndapp")
    ruta.setIconPixmap(fönster.windowIcon().pixmap(64, 64))
    ruta.setText(f"<h3>Nämndapp {__version__}</h3>")
    ruta.setInformativeText(
        "<p>Kallelse, protokoll och intern kontroll i en fil på egna datorn.</p>"
        "<p>Fri programvara (MIT). Byggt med Qt (LGPL), SQLModel och ReportLab; teckensnittet Noto Sans (OFL).</p>"
    )
    licenser = ruta.addButton("&Licenser …", QMessageBox.ButtonRole.ActionRole)
    stäng = ruta.addButton(QMessageBox.StandardButton.Close)
    ruta.setDefaultButton(stäng)
    ruta.setEscapeButton(stäng)
    ruta.exec()
    if ruta.clickedButton() is licenser:
        Licensfönster(fönster).show()
