"""Under "Från vilken §": the § that was found, while it is being typed, as a link there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nämndapp.services.underlag import Underlagsträff
from nämndapp.ui.arenden.traffrad import träffrad


class Källrad(QWidget):
    """One line; not there when nothing was found."""

    öppna = Signal(object)  # Underlagsträff

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visad: Underlagsträff | None = None
        self.rad: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def visa(self, träff: Underlagsträff | None) -> None:
        """Shows what was found; nothing is built anew when nothing has changed."""
        träff = träff if träff is not None and (träff.plats is not None or träff.avviker) else None
        if träff == self._visad:
            return
        self._visad = träff
        if self.rad is not None:
            self.rad.hide()
            self.rad.deleteLater()
            self.rad = None
        if träff is not None:
            self.rad = träffrad(träff, self.öppna.emit, self)
            läge = Qt.AlignmentFlag.AlignLeft if träff.plats is not None else Qt.AlignmentFlag(0)
            self.layout().addWidget(self.rad)  # type: ignore[union-attr]  # set above
            self.layout().setAlignment(self.rad, läge)  # type: ignore[union-attr]
        self.setVisible(träff is not None)
