"""Files dropped from the file manager on a row: the row under them is framed while they are held over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QTableView

KANT = 16  # pixels


class Filsläpp(QObject):
    """What a table does with files held over it. ``tar_emot`` says whether a row does; elsewhere the row is -1.

    ``släppta`` carries the row and the paths after the drop is over (the program that files came from waits until
    then).
    """

    släppta = Signal(int, list)

    def __init__(self, vy: QTableView, tar_emot: Callable[[int], bool]) -> None:
        super().__init__(vy)
        self._vy = vy
        self._tar_emot = tar_emot
        self._ram = QFrame(vy.viewport())
        self._ram.setProperty("roll", "släppmål")
        self._ram.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ram.hide()

    def ta(self, event: QDropEvent) -> bool:
        """Is it files? They are copied, whatever the other program proposes: never moved away from their folder."""
        filer = lokala_filer(event.mimeData())
        if not filer:
            return False
        rad = self._rad(event.position().toPoint())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.dölj()
            QTimer.singleShot(0, self, lambda: self.släppta.emit(rad, filer))
        else:
            self._rulla(event.position().toPoint().y())
            self._visa_ram(rad)
        return True

    def _rulla(self, y: int) -> None:
        """Files held at the upper or lower edge scroll a long list."""
        rullist = self._vy.verticalScrollBar()
        steg = -1 if y < KANT else 1 if y > self._vy.viewport().height() - KANT else 0
        rullist.setValue(rullist.value() + steg * rullist.singleStep())

    def dölj(self) -> None:
        """The files are somewhere else."""
        self._ram.hide()

    def _rad(self, plats: QPoint) -> int:
        rad = self._vy.rowAt(plats.y())
        return rad if rad >= 0 and self._tar_emot(rad) else -1

    def _visa_ram(self, rad: int) -> None:
        self._ram.setVisible(rad >= 0)
        if rad >= 0:
            self._ram.setGeometry(
                0, self._vy.rowViewportPosition(rad), self._vy.viewport().width(), self._vy.rowHeight(rad)
            )


class Filmottagare(QTableView):
    """A table that files can be dropped on once it has a ``släpp``; drags of its own rows are Qt's business."""

    släpp: Filsläpp | None = None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.släpp is None or not self.släpp.ta(event):
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.släpp is None or not self.släpp.ta(event):
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if self.släpp is None or not self.släpp.ta(event):
            super().dropEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if self.släpp is not None:
            self.släpp.dölj()
        super().dragLeaveEvent(event)


def lokala_filer(data: QMimeData) -> list[Path]:
    """The files that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
