"""A surface that files can be dropped on."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from nämndapp.ui.kit.slappta_filer import Filmottagare, kan_tas_emot


class Släppyta(QWidget):
    """``släppta`` carries the paths, after the drop is over (the program that files came from waits until then).

    ``inte_utlämnade`` carries what to say of messages that their program did not hand out.
    """

    släppta = Signal(list)
    inte_utlämnade = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mottagare = Filmottagare()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if kan_tas_emot(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        släppt = self._mottagare.ta_emot(event.mimeData())
        if släppt.filer:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.släppta.emit(list(släppt.filer)))
        if släppt.besked:
            QTimer.singleShot(0, self, lambda: self.inte_utlämnade.emit(släppt.besked))
