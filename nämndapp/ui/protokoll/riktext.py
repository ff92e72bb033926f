"""Running text with bold, italic, lists and tables, kept in the notation of ``bas.textblock``.

What is pasted from Word, Excel or a web page goes through the same notation, so that fonts, colours and sizes of other
programs never come along. Tab leaves the field, except in a table, where it goes to the next cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from nämndapp.bas.textblock import (
    Textblock,
    Textlista,
    Textrun,
    Textstycke,
    Texttabell,
    skriv_runs,
    skriv_text,
    tolka_runs,
    tolka_text,
)
from nämndapp.ui.kit.falt import Fält
from nämndapp.ui.tema import aktuella_färger

_RADBRYT = "\u2028"
_WORDPUNKT = re.compile(r"^(?:[·§•\uf0b7\uf0a7\uf0d8]|o(?=[\s\xa0]{2}))[\s\xa0]+")
_WORDNUMMER = re.compile(r"^(\d{1,3})[.)][\s\xa0]+")
_NUMRERADE = (
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListUpperAlpha,
)


# --- text to document -----------------------------------------------------------------------------------------------


def _runs_html(runs: tuple[Textrun, ...]) -> str:
    ut = []
    for r in runs:
        text = escape(r.text)
        ut.append(f"<b>{text}</b>" if r.fet else f"<i>{text}</i>" if r.kursiv else text)
    return "".join(ut)


def _block_html(b: Textblock) -> str:
    if isinstance(b, Textstycke):
        return f'<p style="margin-top:0;margin-bottom:6px">{_runs_html(b.runs)}</p>'
    if isinstance(b, Textlista):
        tagg = "ol" if b.numrerad else "ul"
        start = f' start="{b.start}"' if b.numrerad and b.start != 1 else ""
        return f"<{tagg}{start}>{''.join(f'<li>{_runs_html(p)}</li>' for p in b.punkter)}</{tagg}>"
    bredd = max(len(rad) for rad in b.rader)
    rader = []
    for nr, rad in enumerate(b.rader):
        cell = "th" if nr == 0 else "td"
        fyllda = (*rad, *[""] * (bredd - len(rad)))
        texter = [_runs_html(tolka_runs(c)) if nr else escape(c) for c in fyllda]  # a heading is bold as it is
        celler = "".join(f'<{cell} align="left">{text}</{cell}>' for text in texter)
        rader.append(f"<tr>{celler}</tr>")
    kant = aktuella_färger().kant
    return (
        f'<table border="1" cellspacing="0" cellpadding="4" style="border-collapse:collapse;border-color:{kant}">'
        f"{''.join(rader)}</table>"
    )


def till_html(text: str) -> str:
    """The notation as HTML, for a label or the editor."""
    return "".join(_block_html(b) for b in tolka_text(text))


def sätt_text(dokument: QTextDocument, text: str) -> None:
    """The document becomes what the notation says; its undo starts afresh."""
    dokument.setHtml(till_html(text))
    dokument.clearUndoRedoStacks()


# --- document to text -----------------------------------------------------------------------------------------------


def _runs(block: QTextBlock) -> list[Textrun]:
    runs = []
    fragment = block.begin()
    while not fragment.atEnd():
        bit = fragment.fragment()
        form = bit.charFormat()
        if not form.isImageFormat():
            text = bit.text().replace("\ufffc", "")
            runs.append(Textrun(text, form.fontWeight() > QFont.Weight.Medium, form.fontItalic()))
        fragment += 1
    return runs


def _på_rader(runs: list[Textrun]) -> Iterator[tuple[Textrun, ...]]:
    """Parted where there is a forced line break."""
    rad: list[Textrun] = []
    for r in runs:
        första, *resten = r.text.split(_RADBRYT)
        rad.append(Textrun(första, r.fet, r.kursiv))
        for text in resten:
            yield tuple(rad)
            rad = [Textrun(text, r.fet, r.kursiv)]
    yield tuple(rad)


def _tabell(tabell: QTextTable) -> Texttabell:
    rader = []
    for rad in range(tabell.rows()):
        celler = []
        for kolumn in range(tabell.columns()):
            cell = tabell.cellAt(rad, kolumn)
            if (cell.row(), cell.column()) != (rad, kolumn):
                celler.append("")  # the rest of a merged cell
                continue
            runs = _cellruns(cell)
            celler.append(skriv_runs(runs) if rad else " ".join("".join(r.text for r in runs).split()))
        rader.append(tuple(celler))
    return Texttabell(tuple(rader))


def _cellruns(cell: QTextTableCell) -> list[Textrun]:
    """The words of a cell on one line, with their looks."""
    runs: list[Textrun] = []
    block = cell.firstCursorPosition().block()
    sist = cell.lastCursorPosition().block()
    while block.isValid():
        egna = [Textrun(r.text.replace(_RADBRYT, " "), r.fet, r.kursiv) for r in _runs(block)]
        if any(r.text.strip() for r in egna):
            runs += [Textrun(" "), *egna] if runs else egna
        if block == sist:
            break
        block = block.next()
    return runs


def _lägg_punkt(ut: list[Textblock], lista: QTextList, runs: tuple[Textrun, ...], senaste: int) -> int:
    """One more item; a new list when the last block was not of this one. Returns the list's own number."""
    form = lista.format()
    numrerad = form.style() in _NUMRERADE
    nummer = lista.objectIndex()
    sist = ut[-1] if ut else None
    if isinstance(sist, Textlista) and (nummer == senaste or sist.numrerad == numrerad):
        ut[-1] = Textlista((*sist.punkter, runs), sist.numrerad, sist.start)
    else:
        ut.append(Textlista((runs,), numrerad, max(form.start(), 1) if numrerad else 1))
    return nummer


def läs_block(dokument: QTextDocument) -> list[Textblock]:
    """The blocks of the document, in order; empty ones are left out."""
    ut: list[Textblock] = []
    _läs_ram(dokument.rootFrame(), ut)
    return ut


def _inre_ram(bit: QTextFrame.iterator) -> QTextFrame | None:
    """The frame that stands there; Qt's stubs forget that there may be none."""
    return bit.currentFrame()


def _listan(block: QTextBlock) -> QTextList | None:
    """The list that the block is an item of; None for a paragraph."""
    return block.textList()


def _läs_ram(ram: QTextFrame, ut: list[Textblock]) -> None:
    senaste_lista = -1
    bit = ram.begin()
    while not bit.atEnd():
        inre = _inre_ram(bit)
        if isinstance(inre, QTextTable):
            ut.append(_tabell(inre))
        elif inre is not None:
            _läs_ram(inre, ut)
        else:
            block = bit.currentBlock()
            lista = _listan(block)
            runs = _runs(block)
            if any(r.text.strip() for r in runs):
                if lista is not None:
                    hel = tuple(Textrun(r.text.replace(_RADBRYT, " "), r.fet, r.kursiv) for r in runs)
                    senaste_lista = _lägg_punkt(ut, lista, hel, senaste_lista)
                else:
                    ut.extend(Textstycke(rad) for rad in _på_rader(runs))
        bit += 1


def läs_text(dokument: QTextDocument) -> str:
    """The document in the notation."""
    return skriv_text(läs_block(dokument))


def text_av_html(html: str) -> str:
    """What another program has copied, in the notation: Word's own bullets and numbers become lists."""
    dokument = QTextDocument()
    dokument.setHtml(html)
    return skriv_text([_wordpunkt(b) if isinstance(b, Textstycke) else b for b in läs_block(dokument)])


UNDERPUNKTER = "Underpunkterna i det inklistrade står nu på samma nivå som de andra."
_WORDNIVÅ = re.compile(r"mso-list:[^;\"']*\blevel[2-9]")


def har_underpunkter(html: str) -> bool:
    """Are there lists inside lists, which the notation has no sign for?"""
    if _WORDNIVÅ.search(html):
        return True
    dokument = QTextDocument()
    dokument.setHtml(html)
    block = dokument.begin()
    while block.isValid():
        lista = _listan(block)
        if lista is not None and lista.format().indent() > 1 and block.text().strip():
            return True
        block = block.next()
    return False


def _wordpunkt(b: Textstycke) -> Textblock:
    """Word writes a list as paragraphs that begin with the sign and blanks."""
    hela = "".join(r.text for r in b.runs)
    for mönster, numrerad in ((_WORDPUNKT, False), (_WORDNUMMER, True)):
        träff = mönster.match(hela)
        if träff:
            kvar, runs = träff.end(), []
            for r in b.runs:
                text = r.text[kvar:] if kvar < len(r.text) else ""
                kvar = max(kvar - len(r.text), 0)
                runs.append(Textrun(text, r.fet, r.kursiv))
            return Textlista((tuple(runs),), numrerad, int(träff[1]) if numrerad else 1)
    return b


# --- the editor -----------------------------------------------------------------------------------------------------


class Riktext(QTextEdit):
    """Ctrl+B bold, Ctrl+I italic, Ctrl+Shift+L bullets, Ctrl+Shift+N numbers, Ctrl+Shift+T a table."""

    klar = Signal()
    förenklat = Signal(str)  # what of a pasted text could not be kept, in a sentence

    def __init__(self, rader: int) -> None:
        super().__init__()
        self._minst = rader
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoBulletList)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(6)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._passa())
        self._passa()

    def _passa(self) -> None:
        radhöjd = ceil(QFontMetricsF(self.font()).lineSpacing())
        ram = max(self.height() - self.viewport().height(), 14)  # the border and padding of the style sheet
        höjd = ceil(self.document().size().height()) + min(ram, 18)
        self.setFixedHeight(min(max(höjd, self._minst * radhöjd + 20), 24 * radhöjd))

    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        if e.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.klar.emit()

    def event(self, e: QEvent) -> bool:
        """Keys of ours that the window has other uses for are ours while the field has the focus."""
        if isinstance(e, QKeyEvent) and e.type() == QEvent.Type.ShortcutOverride and self._genväg(e) is not None:
            e.accept()
            return True
        return super().event(e)

    def _genväg(self, e: QKeyEvent) -> Any:
        tangent = QKeySequence(e.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        return {
            "Ctrl+B": self.växla_fet,
            "Ctrl+I": self.växla_kursiv,
            "Ctrl+Shift+L": self.växla_punktlista,
            "Ctrl+Shift+N": self.växla_nummerlista,
            "Ctrl+Shift+T": self.infoga_tabell,
        }.get(tangent)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        gör = self._genväg(e)
        if gör is not None and not self.isReadOnly():
            gör()
            return
        if e.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._byt_cell(e.key() == Qt.Key.Key_Tab):
            return
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isReadOnly() and self._slut_på_lista():
            return
        super().keyPressEvent(e)

    def _tabellen(self) -> QTextTable | None:
        return self.textCursor().currentTable()

    def _byt_cell(self, framåt: bool) -> bool:
        """Tab in a table; after the last cell a new row."""
        tabell = self._tabellen()
        if tabell is None:
            return False
        cell = tabell.cellAt(self.textCursor())
        plats = cell.row() * tabell.columns() + cell.column() + (1 if framåt else -1)
        if plats < 0:
            return False
        if plats >= tabell.rows() * tabell.columns():
            if self.isReadOnly():
                return False
            tabell.appendRows(1)
        self.setTextCursor(tabell.cellAt(*divmod(plats, tabell.columns())).firstCursorPosition())
        return True

    def _slut_på_lista(self) -> bool:
        """Enter on an empty item ends the list."""
        markör = self.textCursor()
        lista = markör.currentList()
        if lista is None or markör.block().text():
            return False
        self._ur_lista(lista, markör.block())
        return True

    @staticmethod
    def _ur_lista(lista: QTextList, block: QTextBlock) -> None:
        lista.remove(block)
        form = block.blockFormat()
        form.setIndent(0)
        QTextCursor(block).setBlockFormat(form)

    # -- what the toolbar does ----------------------------------------------------------------
    def växla_fet(self) -> None:
        """Bold on or off for what is chosen, or for what is typed next."""
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Normal if self.fontWeight() > QFont.Weight.Medium else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(form)

    def växla_kursiv(self) -> None:
        """Italic on or off."""
        form = QTextCharFormat()
        form.setFontItalic(not self.fontItalic())
        self.mergeCurrentCharFormat(form)

    def växla_punktlista(self) -> None:
        """Bullets on or off for the chosen paragraphs."""
        self._växla_lista(QTextListFormat.Style.ListDisc)

    def växla_nummerlista(self) -> None:
        """Numbers on or off for the chosen paragraphs."""
        self._växla_lista(QTextListFormat.Style.ListDecimal)

    def _växla_lista(self, stil: QTextListFormat.Style) -> None:
        markör = self.textCursor()
        markör.beginEditBlock()
        lista = markör.currentList()
        if lista is not None and lista.format().style() == stil:
            block, sist = self._valda_block(markör)
            while block.isValid() and block.position() <= sist:
                if (egen := block.textList()) is not None:
                    self._ur_lista(egen, block)
                block = block.next()
        else:
            form = QTextListFormat()
            form.setStyle(stil)
            markör.createList(form)
        markör.endEditBlock()

    def _valda_block(self, markör: QTextCursor) -> tuple[QTextBlock, int]:
        return self.document().findBlock(markör.selectionStart()), markör.selectionEnd()

    def infoga_tabell(self) -> None:
        """Two columns and two rows, the first one the heading; Tab in the last cell adds a row."""
        if self._tabellen() is not None:
            return
        form = QTextTableFormat()
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QColor(aktuella_färger().kant))
        form.setCellPadding(4)
        form.setCellSpacing(0)
        form.setHeaderRowCount(1)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 60))
        tabell = self.textCursor().insertTable(2, 2, form)
        self.setTextCursor(tabell.cellAt(0, 0).firstCursorPosition())

    def ändra_tabell(self, vad: str) -> None:
        """ "rad", "kolumn": one more after the cell; "utan rad", "utan kolumn": the cell's is removed."""
        tabell = self._tabellen()
        if tabell is None:
            return
        cell = tabell.cellAt(self.textCursor())
        match vad:
            case "rad":
                tabell.insertRows(cell.row() + 1, 1)
            case "kolumn":
                tabell.insertColumns(cell.column() + 1, 1)
            case "utan rad":
                tabell.removeRows(cell.row(), 1)
            case "utan kolumn":
                tabell.removeColumns(cell.column(), 1)

    # -- pasting ------------------------------------------------------------------------------
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files that are dropped are the window's business."""
        return not (source.hasUrls() and not source.hasHtml()) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = text_av_html(source.html()) if source.hasHtml() else source.text()
        block = tolka_text(text)
        if self._tabellen() is not None:  # a cell holds one line of words
            self.textCursor().insertText(" ".join(text.split()))
        elif len(block) == 1 and isinstance(block[0], Textstycke):
            self.textCursor().insertHtml(f"<span>{_runs_html(block[0].runs)}</span>")
        elif block:
            self.textCursor().insertHtml("".join(_block_html(b) for b in block))
        if source.hasHtml() and har_underpunkter(source.html()):
            self.förenklat.emit(UNDERPUNKTER)

    def createMimeDataFromSelection(self) -> QMimeData:
        mime = super().createMimeDataFromSelection()
        mime.setText(self.textCursor().selection().toPlainText())
        return mime


class Riktextfält(Fält):
    """Rich text as a field. ``skrivs`` carries "" : the text is read (``råtext``) when somebody wants it."""

    def __init__(self, namn: str, etikett: str, rader: int = 3, platshållare: str = "", parent: QWidget | None = None):
        self.ruta = Riktext(rader)
        self.ruta.setPlaceholderText(platshållare)
        super().__init__(namn, etikett, self.ruta, parent)
        self._sparat = ""
        self._tyst = False
        self.ruta.klar.connect(self.ta_nu)
        self.ruta.förenklat.connect(self._säg)
        self.ruta.textChanged.connect(self._ändrad)

    def _säg(self, mening: str) -> None:
        """A line under the field until it is left."""
        self.felrad.setText(f"⚠ {mening}")
        self.felrad.show()

    def _ändrad(self) -> None:
        if not self._tyst:
            self.skrivs.emit(self.namn, "")

    def tolka(self, text: str) -> str:
        return text

    def ta_nu(self) -> None:
        if UNDERPUNKTER in self.felrad.text():
            self.visa_fel("")
        text = self.råtext()
        if text != self._sparat:
            self._sparat = text
            self.lämnat.emit(self.namn, text)

    def sätt(self, värde: Any) -> None:
        self._sparat = "" if värde is None else str(värde)
        if self.råtext() != skriv_text(tolka_text(self._sparat)):
            self._lägg_in(self._sparat)
        self._sparat = self.råtext()

    def _lägg_in(self, text: str) -> None:
        self._tyst = True
        sätt_text(self.ruta.document(), text)
        self._tyst = False

    def råtext(self) -> str:
        return läs_text(self.ruta.document())

    def sätt_råtext(self, text: str) -> None:
        self._lägg_in(text)
        self.skrivs.emit(self.namn, "")

    def skrivskydda(self, skyddad: bool) -> None:
        self.ruta.setReadOnly(skyddad)
