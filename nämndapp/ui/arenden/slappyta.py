"""A surface that files can be dropped on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class Släppyta(QWidget):
    """``släppta`` carries the paths, after the drop is over (the program that files came from waits until then)."""

    släppta = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _filer(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        filer = _filer(event.mimeData())
        if filer:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.släppta.emit(filer))


def _filer(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
