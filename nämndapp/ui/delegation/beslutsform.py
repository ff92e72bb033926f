"""The form in which decisions under delegation are typed, one after another with the keyboard."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from nämndapp.services.delegationsuppgifter import DelegationsbeslutUppgifter
from nämndapp.ui.delegation.belopp import Beloppsfält
from nämndapp.ui.kit.falt import Datumfält, Fält, Kryssfält, Textfält


class Beslutsform(QWidget):
    """``lämnat`` names the field that was left, ``skrivs`` fires at every key, ``spara`` is the button or Ctrl+Enter.

    ``skrivet`` is what differs from what was last shown or kept: nothing when there is nothing to lose.
    """

    lämnat = Signal(str)
    skrivs = Signal()
    spara = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visat: dict[str, str] = {}
        self.punkt = Textfält("punkt_nr", "Pun&kt", "12.8 eller ord i ärendet")
        self.delegat = Textfält("delegat", "&Delegat", "Kod")
        utfall = Textfält("utfall", "Ut&fall", "bifall")
        utfall.föreslå(["bifall", "delavslag", "avslag"])
        self.fält: dict[str, Fält] = {}
        self._lägg_upp(
            (
                (
                    (Datumfält("datum", "Datu&m"), 2),
                    (self.punkt, 4),
                    (self.delegat, 2),
                    (Textfält("beslutsfattare", "Bes&lutsfattare"), 2),
                    (Textfält("diarienummer", "D&iarienummer"), 2),
                ),
                (
                    (Textfält("rubrik", "Är&ende"), 4),
                    (Textfält("beslut", "Beslu&t"), 4),
                    (Textfält("lagrum", "Lagr&um"), 2),
                    (utfall, 2),
                ),
                (
                    (Beloppsfält("belopp", "Bel&opp, kr"), 2),
                    (Kryssfält("sekretess", "&Sekretess"), 2),
                    (Textfält("sekretess_lagrum", "Sekretessgrund", "26 kap. 1 § OSL"), 3),
                    (Kryssfält("brådskande", "Br&ådskande (KL 6:39)"), 3),
                ),
            )
        )
        for tangent in ("Ctrl+Return", "Ctrl+Enter"):
            åtgärd = QAction("Spara beslutet", self)
            åtgärd.setShortcut(tangent)
            åtgärd.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            åtgärd.triggered.connect(self.spara)
            self.addAction(åtgärd)

    def _lägg_upp(self, rader: tuple[tuple[tuple[Fält, int], ...], ...]) -> None:
        nät = QGridLayout(self)
        nät.setContentsMargins(0, 0, 0, 0)
        nät.setHorizontalSpacing(10)
        nät.setVerticalSpacing(4)
        for r, rad in enumerate(rader):
            kolumn = 0
            for fält, bredd in rad:
                nät.addWidget(fält, r, kolumn, 1, bredd, Qt.AlignmentFlag.AlignBottom)
                kolumn += bredd
                self.fält[fält.namn] = fält
                fält.inmatning.setMinimumWidth(50)
                fält.lämnat.connect(self._lämnat)
                fält.skrivs.connect(lambda *_: self.skrivs.emit())
        for kolumn in range(12):
            nät.setColumnStretch(kolumn, 1)
        self.spara_knapp = QPushButton("S&para", self)
        self.spara_knapp.setProperty("roll", "primär")
        self.spara_knapp.setToolTip("Registrera beslutet och börja på nästa (Ctrl+Enter)")
        self.spara_knapp.clicked.connect(self.spara)
        nät.addWidget(self.spara_knapp, 2, 10, 1, 2, Qt.AlignmentFlag.AlignBottom)
        self.flagga = QLabel("", self)
        self.flagga.setWordWrap(True)
        self.flagga.setAccessibleName("Kontroll av beslutet")
        self.flagga.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        nät.addWidget(self.flagga, 3, 0, 1, 12)

    def _lämnat(self, namn: str, _värde: object) -> None:
        self.skrivs.emit()
        self.lämnat.emit(namn)

    # -- content ------------------------------------------------------------------------------
    def visa(self, u: DelegationsbeslutUppgifter, *, låst: bool = False) -> None:
        """Shows a stored decision; one that is locked can only be read."""
        for namn, fält in self.fält.items():
            fält.sätt(getattr(u, namn))
            fält.visa_fel("")
            fält.skrivskydda(låst)
        self.minns()

    def töm(self, behåll: Collection[str]) -> None:
        """Empties all fields but those."""
        for namn, fält in self.fält.items():
            if namn not in behåll:
                fält.sätt(None)
            fält.visa_fel("")
            fält.skrivskydda(False)
        self.visa_flagga("")
        self.minns()

    def minns(self) -> None:
        """What stands in the fields now is nothing that must be kept."""
        self._visat = {namn: fält.råtext() for namn, fält in self.fält.items()}

    @property
    def skrivet(self) -> dict[str, str]:
        """The typed texts that are not saved, by field."""
        return {n: text for n, fält in self.fält.items() if (text := fält.råtext()) != self._visat.get(n, "")}

    def skriv(self, texter: Mapping[str, Any]) -> None:
        """Puts typed texts back."""
        for namn, text in texter.items():
            if namn in self.fält:
                self.fält[namn].sätt_råtext(str(text))

    def värden(self) -> dict[str, Any] | None:
        """The fields' values by name; None when one cannot be read (it says so)."""
        ut: dict[str, Any] = {}
        for namn, fält in self.fält.items():
            text = fält.råtext()
            if isinstance(fält, Kryssfält):
                ut[namn] = text == "ja"
                continue
            try:
                ut[namn] = fält.tolka(text)
            except ValueError as fel:
                fält.visa_fel(str(fel))
                return None
            fält.visa_fel("")
        if ut["datum"] is None:
            self.fält["datum"].visa_fel("Skriv beslutets dag.")
            return None
        return ut

    def visa_flagga(self, text: str) -> None:
        """What the rules, or the chosen row, say below the fields."""
        self.flagga.setText(text)
        self.flagga.setVisible(bool(text))
