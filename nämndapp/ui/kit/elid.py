"""A heading that ends with … when there is no room; the whole text is its tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget


class Elidetikett(QLabel):
    """``sätt`` gives the text; a screen reader hears all of it."""

    def __init__(self, roll: str = "rubrik", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("roll", roll)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._helt = ""

    def sätt(self, text: str) -> None:
        """Shows a text."""
        self._helt = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._korta()

    def _korta(self) -> None:
        kort = self.fontMetrics().elidedText(self._helt, Qt.TextElideMode.ElideRight, self.width() - 2)
        if kort != self.text():
            self.setText(kort)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._helt) + 8, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._korta()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        self._korta()
        super().paintEvent(arg__1)
