"""The list beside Ärenden på väg: coming meetings, parked and without a plan, to look at and to drop ärenden on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from nämndapp.ui.tema import aktuella_färger

RAD = 32  # pixels: a row is easy to hit with what is dragged
MIMETYP = "application/x-namndapp-arenden"
ALLA, UTAN_PLAN, PARKERADE, VARIT_UPPE = "Alla", "Utan plan", "Parkerade", "Har varit uppe"
BARA_VISAS = frozenset({ALLA, VARIT_UPPE})


@dataclass(frozen=True, slots=True)
class Mål:
    """One row: a meeting's id, or one of the words; ``antal`` ärenden are there."""

    text: str
    värde: int | str
    antal: int

    @property
    def i_ord(self) -> str:
        """As read aloud."""
        return f"{self.text}, {self.antal} {'ärende' if self.antal == 1 else 'ärenden'}"


class Mötesmål(QListWidget):
    """``valt``: which ärenden to show. ``släppt``: where the dragged ones were let go, after the drop is over."""

    valt = Signal(object)
    släppt = Signal(object)

    def __init__(self, namn: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(namn)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._mål: tuple[Mål, ...] = ()
        self._över: QListWidgetItem | None = None
        self.currentRowChanged.connect(self._bytt)

    def visa(self, mål: Sequence[Mål]) -> None:
        """New rows; the chosen one is kept where it remains."""
        nu = self.värde()
        self._mål = tuple(mål)
        self._över = None
        with QSignalBlocker(self):
            self.clear()
            for ett in mål:
                post = QListWidgetItem(f"{ett.text}  ({ett.antal})")
                post.setData(Qt.ItemDataRole.AccessibleTextRole, ett.i_ord)
                post.setToolTip(ett.i_ord)
                post.setSizeHint(QSize(0, RAD))
                self.addItem(post)
            self.setCurrentRow(max(0, next((nr for nr, m in enumerate(mål) if m.värde == nu), 0)))

    def värde(self) -> int | str:
        """The chosen one."""
        nr = self.currentRow()
        return self._mål[nr].värde if 0 <= nr < len(self._mål) else ALLA

    def välj(self, värde: int | str) -> None:
        """Chooses the row of a meeting, or a word."""
        self.setCurrentRow(next((nr for nr, m in enumerate(self._mål) if m.värde == värde), 0))

    def _bytt(self, _nr: int) -> None:
        self.valt.emit(self.värde())

    # -- dropping -----------------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIMETYP):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        post = self.itemAt(event.position().toPoint())
        if not event.mimeData().hasFormat(MIMETYP) or post is None or self._mål[self.row(post)].värde in BARA_VISAS:
            self._märk(None)
            event.ignore()
            return
        self._märk(post)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._märk(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        post = self.itemAt(event.position().toPoint())
        self._märk(None)
        if not event.mimeData().hasFormat(MIMETYP) or post is None:
            event.ignore()
            return
        värde = self._mål[self.row(post)].värde
        if värde in BARA_VISAS:
            event.ignore()
            return
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.släppt.emit(värde))

    def _märk(self, post: QListWidgetItem | None) -> None:
        """Bold and coloured: here it would land."""
        if post is self._över:
            return
        for ett, på in ((self._över, False), (post, True)):
            if ett is not None:
                typsnitt = self.font()
                typsnitt.setBold(på)
                ett.setFont(typsnitt)
                ett.setData(Qt.ItemDataRole.BackgroundRole, QColor(aktuella_färger().accent_svag) if på else None)
        self._över = post
