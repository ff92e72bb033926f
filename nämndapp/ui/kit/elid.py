"""Headings and links that end with … when there is no room; the whole text is the tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget


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


class Elidlänk(QPushButton):
    """A link of one line, never wider than its place."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("roll", "länk")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._helt = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setText(text.replace("&", "&&"))

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        utom = self._utom_text()  # before the width is measured: it polishes
        return QSize(self.fontMetrics().horizontalAdvance(self._helt) + utom, super().sizeHint().height())

    def _utom_text(self) -> int:
        """What the icon, the frame and the padding take, in pixels."""
        self.ensurePolished()
        return 24 + (self.iconSize().width() + 6 if not self.icon().isNull() else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        kort = self._helt
        if self.width() < self.sizeHint().width():
            plats = self.width() - self._utom_text()
            kort = self.fontMetrics().elidedText(self._helt, Qt.TextElideMode.ElideRight, plats)
        kort = kort.replace("&", "&&")
        if kort != self.text():
            self.setText(kort)
