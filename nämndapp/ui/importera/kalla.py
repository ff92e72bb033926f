"""The source with line numbers: the chosen document's lines tinted, the chosen field's line marked and in view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from nämndapp.ui.tema import aktuella_färger


class _Radnummer(QWidget):
    """The margin: numbers, and a pointer at the marked line (so that it is not told by colour alone)."""

    def __init__(self, vy: Källvy) -> None:
        super().__init__(vy)
        self._vy = vy

    def sizeHint(self) -> QSize:
        return QSize(self._vy.marginalbredd(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._vy.måla_marginal(self, event)


class Källvy(QPlainTextEdit):
    """Read-only. Lines are 1-based."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Källans text")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        font = QFont(self.font())
        font.setPointSizeF(9.5)
        self.setFont(font)
        self.setStyleSheet("QPlainTextEdit { font-size: 9.5pt; padding: 0px; }")
        self._rader: tuple[int, int] | None = None
        self.markerad: int | None = None
        self._marginal = _Radnummer(self)
        self.blockCountChanged.connect(lambda _: self._passa())
        self.updateRequest.connect(self._rulla)
        self._passa()

    def sätt(self, rader: Sequence[str]) -> None:
        """Shows a file's lines."""
        text = "\n".join(rader)
        if text != self.toPlainText():
            self.setPlainText(text)
        self._rader = self.markerad = None
        self._tona()

    def visa_dokument(self, rader: tuple[int, int]) -> None:
        """Tints a document's lines and goes to its beginning."""
        self._rader = rader
        self.markerad = None
        self._tona()
        self._gå_till(rader[0], överst=True)

    def visa_rad(self, rad: int) -> None:
        """Marks a line and puts it in view, in the middle."""
        self.markerad = rad
        self._tona()
        self._gå_till(rad, överst=False)

    def första_synliga(self) -> int:
        """The first line in view."""
        return self.firstVisibleBlock().blockNumber() + 1

    def _gå_till(self, rad: int, *, överst: bool) -> None:
        block = self.document().findBlockByNumber(rad - 1)
        if not block.isValid():
            return
        markör = QTextCursor(block)
        self.setTextCursor(markör)
        if överst:
            self.verticalScrollBar().setValue(block.firstLineNumber())
        else:
            self.centerCursor()

    def _tona(self) -> None:
        f = aktuella_färger()
        urval = []
        if self._rader is not None:
            urval.append(self._radurval(*self._rader, f.accent_svag))
        if self.markerad is not None:
            urval.append(self._radurval(self.markerad, self.markerad, f.accent, f.accent_text))
        self.setExtraSelections(urval)
        self._marginal.update()

    def _radurval(self, från: int, till: int, färg: str, text: str = "") -> Any:
        dokument = self.document()
        slut = dokument.findBlockByNumber(min(till, self.blockCount()) - 1)
        urval = QTextEdit.ExtraSelection()
        urval.format.setBackground(QColor(färg))
        urval.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        if text:
            urval.format.setForeground(QColor(text))
        markör = QTextCursor(dokument.findBlockByNumber(från - 1))
        markör.setPosition(slut.position() + slut.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        urval.cursor = markör
        return urval

    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.PaletteChange and hasattr(self, "_marginal"):
            self._tona()

    # -- the margin ---------------------------------------------------------------------------
    def marginalbredd(self) -> int:
        """Room for the largest number and the pointer."""
        return self.fontMetrics().horizontalAdvance("9" * max(3, len(str(self.blockCount())))) + 24

    def _passa(self) -> None:
        self.setViewportMargins(self.marginalbredd(), 0, 0, 0)

    def _rulla(self, yta: QRect, dy: int) -> None:
        if dy:
            self._marginal.scroll(0, dy)
        else:
            self._marginal.update(0, yta.y(), self._marginal.width(), yta.height())

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        yta = self.contentsRect()
        self._marginal.setGeometry(yta.left(), yta.top(), self.marginalbredd(), yta.height())

    def måla_marginal(self, marginal: QWidget, event: QPaintEvent) -> None:
        """Draws the numbers of the lines in view."""
        f = aktuella_färger()
        penna = QPainter(marginal)
        penna.fillRect(event.rect(), QColor(f.fönster))
        penna.setFont(self.font())
        block = self.firstVisibleBlock()
        topp = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        höjd = self.fontMetrics().height()
        while block.isValid() and topp <= event.rect().bottom():
            nummer = block.blockNumber() + 1
            här = nummer == self.markerad
            penna.setPen(QColor(f.accent if här else f.text_svag))
            text = f"▸ {nummer}" if här else str(nummer)
            penna.drawText(0, round(topp), marginal.width() - 8, höjd, Qt.AlignmentFlag.AlignRight, text)
            topp += self.blockBoundingRect(block).height()
            block = block.next()
        penna.end()
