"""What the lines under Beslutsunderlag were found to be: the title as confirmation, and a click goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from nämndapp.services.underlag import Underlagsträff
from nämndapp.ui.arenden.traffrad import träffrad


class Underlagsvy(QWidget):
    """One row per line that was found, or that the register says otherwise of; the rest stays plain text."""

    öppna = Signal(object)  # Underlagsträff
    lägg_till = Signal(str)

    def __init__(self, förslag: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._förslag = förslag
        self._visade: tuple[Underlagsträff, ...] | None = None
        self.länkar: list[QPushButton] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self._rader = QVBoxLayout()
        self._rader.setSpacing(0)
        layout.addLayout(self._rader)
        self.meny = QMenu(self)
        self.meny.aboutToShow.connect(self._fyll_menyn)
        self.knapp = QPushButton("Hämta &underlag ur ärendet", self)
        self.knapp.setMenu(self.meny)
        layout.addWidget(self.knapp, 0, Qt.AlignmentFlag.AlignLeft)

    def visa(self, träffar: Sequence[Underlagsträff], skrivbar: bool) -> None:
        """Shows them; nothing is built anew when nothing has changed."""
        self.knapp.setEnabled(skrivbar)
        visas = tuple(t for t in träffar if t.plats is not None or t.avviker)
        if visas == self._visade:
            return
        self._visade = visas
        self.länkar = []
        while (post := self._rader.takeAt(0)) is not None:
            if (widget := post.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for träff in visas:
            rad = träffrad(träff, self.öppna.emit, self)
            if isinstance(rad, QPushButton):
                self.länkar.append(rad)
            self._rader.addWidget(rad)

    def _fyll_menyn(self) -> None:
        self.meny.clear()
        for text in self._förslag():
            self.meny.addAction(text.replace("&", "&&"), partial(self.lägg_till.emit, text))
        if self.meny.isEmpty():
            tom = self.meny.addAction("Ärendet har inga andra handlingar eller beslut ännu")
            tom.setEnabled(False)
