"""The handbook in a window of its own: chapters at the left, a search over all of them; F1 opens the right one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextBlockFormat, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.resurser import resurs
from nämndapp.ui.tema import aktuella_färger

ORDNING = (
    "kom-igang",
    "sammantraden",
    "foredragningslistan",
    "planering",
    "arenden",
    "importera",
    "i-rummet",
    "protokollet",
    "efter-motet",
    "protokoll",
    "kontrollen",
    "delegation",
    "intern-kontroll",
    "attest",
    "register",
    "utseende",
    "wordmallar",
    "sakerhet",
    "tangentbord",
    "kommandoraden",
)
_KAPITEL_FÖR_SIDA = {
    "Översikt": "kom-igang",
    "Ärenden": "arenden",
    "Planering": "planering",
    "Sammanträden": "sammantraden",
    "Delegation": "delegation",
    "Intern kontroll": "intern-kontroll",
    "Attest": "attest",
    "Register": "register",
    "Importera": "importera",
    "Sök": "arenden",
    "I rummet": "i-rummet",
    "": "protokoll",  # a paper is shown
}


@dataclass(frozen=True, slots=True)
class Kapitel:
    """A file of the handbook: its name without ending, its heading, its text."""

    namn: str
    rubrik: str
    text: str


@cache
def läs_kapitel() -> tuple[Kapitel, ...]:
    """All chapters, in the order of a newcomer's questions; chapters not in ``ORDNING`` come last."""
    filer = {f.stem: f for f in Path(resurs("handbok")).glob("*.md")}
    namn = [*(n for n in ORDNING if n in filer), *sorted(n for n in filer if n not in ORDNING)]
    kapitel = []
    for ett in namn:
        text = filer[ett].read_text("utf-8")
        kapitel.append(Kapitel(ett, text.partition("\n")[0].lstrip("# ").strip(), text))
    return tuple(kapitel)


def stammar(text: str) -> list[str]:
    """The searched words without their endings, so that "säkerhetskopia" also finds "säkerhetskopior"."""
    return [o[:-2] if len(o) > 6 else o for o in text.casefold().split()]


class Hjälpfönster(QDialog):
    """Not modal: it stays open beside the work. Esc closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Handbok – Nämndapp")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(940, 640)
        self._kapitel = läs_kapitel()
        self._nu = ""
        self.sökfält = QLineEdit(self)
        self.sökfält.setPlaceholderText("Sök i handboken")
        self.sökfält.setAccessibleName("Sök i handboken")
        self.sökfält.setClearButtonEnabled(True)
        self.sökfält.textChanged.connect(self._sök)
        self.sökfält.returnPressed.connect(self._nästa_träff)
        self.lista = QListWidget(self)
        self.lista.setAccessibleName("Kapitel")
        self.lista.setSpacing(3)
        self.lista.currentItemChanged.connect(lambda nu, _: self._vald(nu))
        self.antal = QLabel("", self)
        self.antal.setProperty("roll", "svag")
        self.antal.setWordWrap(True)
        self.läsare = QTextBrowser(self)
        self.läsare.setAccessibleName("Handbokens text")
        self.läsare.setOpenLinks(False)
        self.läsare.anchorClicked.connect(self._länk)
        self.läsare.document().setDocumentMargin(20)
        vänster = QWidget(self)
        layout = QVBoxLayout(vänster)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(8)
        for widget in (self.sökfält, self.lista, self.antal):
            layout.addWidget(widget)
        delare = QSplitter(Qt.Orientation.Horizontal, self)
        delare.addWidget(vänster)
        delare.addWidget(self.läsare)
        delare.setStretchFactor(1, 1)
        delare.setChildrenCollapsible(False)
        delare.setSizes([230, 700])
        yttre = QVBoxLayout(self)
        yttre.setContentsMargins(12, 12, 12, 12)
        yttre.addWidget(delare)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._till_sökfältet)
        self.antal.hide()
        self._fyll("")
        self.visa_kapitel("Översikt")
        self.läsare.setFocus()

    def visa_kapitel(self, sidnamn: str) -> None:
        """The chapter of a page, by the page's word in the navigation ("" = a paper is shown)."""
        self.visa(_KAPITEL_FÖR_SIDA.get(sidnamn, "kom-igang"))

    def visa(self, namn: str) -> None:
        """A chapter by its file's name without ending."""
        for nr in range(self.lista.count()):
            if self.lista.item(nr).data(Qt.ItemDataRole.UserRole) == namn:
                self.lista.setCurrentRow(nr)
                return

    @property
    def kapitel(self) -> str:
        """The name of the chapter that is read."""
        return self._nu

    # -- contents and text --------------------------------------------------------------------
    def _fyll(self, ord_: str) -> None:
        valt = self._nu
        self.lista.blockSignals(True)
        self.lista.clear()
        for kapitel in self._kapitel:
            if all(o in kapitel.text.casefold() for o in stammar(ord_)):
                rad = QListWidgetItem(kapitel.rubrik)
                rad.setData(Qt.ItemDataRole.UserRole, kapitel.namn)
                self.lista.addItem(rad)
                if kapitel.namn == valt:
                    self.lista.setCurrentItem(rad)
        self.lista.blockSignals(False)

    def _vald(self, rad: QListWidgetItem | None) -> None:
        if rad is None:
            return
        namn = str(rad.data(Qt.ItemDataRole.UserRole))
        if namn != self._nu:
            self._nu = namn
            self._visa_text(next(k for k in self._kapitel if k.namn == namn))
        self._nästa_träff(från_början=True)

    def _visa_text(self, kapitel: Kapitel) -> None:
        self.läsare.setMarkdown(kapitel.text)
        self._luft()
        self.läsare.moveCursor(QTextCursor.MoveOperation.Start)

    def _luft(self) -> None:
        """Qt's Markdown stands tight: more room between the lines and before the headings."""
        dokument = self.läsare.document()
        markör = QTextCursor(dokument)
        block = dokument.begin()
        while block.isValid():
            form = QTextBlockFormat(block.blockFormat())
            form.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if form.headingLevel():
                form.setTopMargin(18 if form.headingLevel() > 1 else 0)
                form.setBottomMargin(6)
            markör.setPosition(block.position())
            markör.setBlockFormat(form)
            block = block.next()
        for ram in dokument.rootFrame().childFrames():
            if isinstance(ram, QTextTable):
                tabell = ram.format().toTableFormat()
                tabell.setBorderBrush(QColor(aktuella_färger().kant))
                tabell.setBorderCollapse(True)
                tabell.setBorder(1)
                tabell.setCellPadding(5)
                ram.setFormat(tabell)

    def _länk(self, url: QUrl) -> None:
        """Links lead to other chapters; nothing outside the handbook is opened."""
        fil = url.fileName()
        if fil.endswith(".md"):
            if self.sökfält.text():
                self.sökfält.clear()
            self.visa(fil.removesuffix(".md"))

    # -- search -------------------------------------------------------------------------------
    def _till_sökfältet(self) -> None:
        self.sökfält.setFocus()
        self.sökfält.selectAll()

    def _sök(self, text: str) -> None:
        self._fyll(text)
        antal = self.lista.count()
        self.antal.setVisible(bool(text.strip()))
        if not text.strip():
            return
        if antal == 0:
            self.antal.setText("Inget kapitel har de orden. Prova ett kortare ord.")
            return
        self.antal.setText(f"{antal} kapitel. Enter går till nästa träff." if antal > 1 else "Ett kapitel.")
        if self.lista.currentRow() < 0:
            self.lista.setCurrentRow(0)
        else:
            self._nästa_träff(från_början=True)

    def _nästa_träff(self, *, från_början: bool = False) -> None:
        """Marks the next place of the searched text; at the end it starts again."""
        text = self.sökfält.text().strip()
        if not text:
            return
        dokument = self.läsare.document()
        start = QTextCursor(dokument) if från_början else self.läsare.textCursor()
        for sökt in (text, *stammar(text)[:1]):
            träff = dokument.find(sökt, start)
            if träff.isNull():
                träff = dokument.find(sökt, QTextCursor(dokument), QTextDocument.FindFlag(0))
            if not träff.isNull():
                self.läsare.setTextCursor(träff)
                self.läsare.ensureCursorVisible()
                return
