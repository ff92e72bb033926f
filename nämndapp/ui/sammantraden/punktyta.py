"""Below the list: the chosen items' fields, or the only chosen one's papers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from nämndapp.services.uppgifter import PunktUppgifter
from nämndapp.services.vyer import SammanträdeVy
from nämndapp.ui.kit.elid import Elidetikett
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sammantraden.bilagor import Bilagepanel
from nämndapp.ui.sammantraden.punktpanel import Punktpanel

FÄLT, BILAGOR = range(2)


class Punktyta(QWidget):
    """Only what is shown is read: the papers wait until their tab is in front."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vy: SammanträdeVy | None = None
        self._punkt: PunktUppgifter | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        rad = QHBoxLayout()
        self.flikar = QTabBar(self)
        self.flikar.setAccessibleName("Den valda punkten")
        self.flikar.setDrawBase(False)
        self.flikar.setExpanding(False)
        self.flikar.addTab("P&unkten")
        self.flikar.addTab("&Bilagor")
        self.flikar.setUsesScrollButtons(False)
        self.summa = Elidetikett("svag", self)
        self.summa.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        rad.addWidget(self.flikar)
        rad.addWidget(self.summa, 1)
        layout.addLayout(rad)
        self.panel = Punktpanel(self)
        self.bilagor = Bilagepanel(kontext, self)
        layout.addWidget(self.panel)
        layout.addWidget(self.bilagor)
        self.flikar.currentChanged.connect(self._byt)
        self._byt(FÄLT)

    def _byt(self, flik: int) -> None:
        self.panel.setVisible(flik == FÄLT)
        self.bilagor.setVisible(flik == BILAGOR)
        if flik == BILAGOR:
            self.bilagor.visa(self._vy, self._punkt)

    def visa(self, vy: SammanträdeVy | None, punkter: Sequence[PunktUppgifter]) -> None:
        """Shows what the chosen items have in common, and the papers of the only one."""
        self._vy = vy
        self._punkt = punkter[0] if len(punkter) == 1 else None
        text = ""
        if vy is not None and self._punkt is None:
            text = f"{len(punkter)} punkter valda: en ändring gäller alla."
            if not punkter:
                text = "Välj en eller flera punkter för att ändra dem här."
        self.panel.visa(punkter, text)
        antal = len(self._punkt.handlingar) if self._punkt else 0
        self.flikar.setTabText(BILAGOR, f"&Bilagor ({antal})" if antal else "&Bilagor")
        if self.flikar.currentIndex() == BILAGOR:
            self.bilagor.visa(vy, self._punkt)
        else:
            self.bilagor.visa(None, None)
