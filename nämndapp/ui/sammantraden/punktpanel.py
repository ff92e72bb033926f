"""The chosen items' fields, also those whose columns have given way in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from nämndapp.models import Instans, Punkttyp
from nämndapp.services.uppgifter import PunktUppgifter
from nämndapp.ui.kit.falt import Fält, Kryssfält, Talfält, Textfält, Tidsfält, Valfält


class Punktpanel(QWidget):
    """``ändrat`` carries the changed attributes; they count for every chosen item, so several are changed at once.

    ``skrivet`` is what has been typed and not been left; it stays when the same items are shown anew.
    """

    ändrat = Signal(object)  # a dict; Signal(dict) would make its enums plain strings
    skrivs = Signal()
    skapa_ärende = Signal()  # of the only shown item

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._punkter: list[PunktUppgifter] = []
        self.skrivet: dict[str, str] = {}
        nät = QGridLayout(self)
        nät.setContentsMargins(0, 0, 0, 0)
        nät.setHorizontalSpacing(12)
        nät.setVerticalSpacing(4)
        self.text = QLabel("", self)
        self.text.setProperty("roll", "svag")
        self.text.setWordWrap(True)
        nät.addWidget(self.text, 0, 0, 1, 4)
        instanser = [(Instans.EGEN, "Beslutas här"), (Instans.NÄSTA, "Förslag till nästa instans")]
        slag = [(t, t.value.capitalize()) for t in Punkttyp]
        fält: tuple[Fält, ...] = (
            Valfält("typ", "Slag", slag),
            Textfält("föredragande", "Föredragande"),
            Tidsfält("klockslag", "Klockslag"),
            Talfält("minuter", "Minuter", 0, 600),
            Valfält("instans", "Instans", instanser),
            Textfält("sekretess_lagrum", "Sekretess (lagrum)"),
            Textfält("väckt_av", "Väckt av"),
        )
        kryss: tuple[Fält, ...] = (
            Kryssfält("stängda_dörrar", "Stängda dörrar"),
            Kryssfält("utgår", "Utgår"),
            Kryssfält("utan_paragraf", "Utan egen §"),
        )
        self.fält: dict[str, Fält] = {f.namn: f for f in (*fält, *kryss)}
        for nr, f in enumerate(fält):
            nät.addWidget(f, 1 + nr // 4, nr % 4)
        for nr, f in enumerate(kryss):
            nät.addWidget(f, 3, nr)
        self.ärende_knapp = QPushButton("Skapa ä&rende", self)
        self.ärende_knapp.setAutoDefault(True)  # Enter presses it
        self.ärende_knapp.setToolTip("Lägger upp ett ärende med punktens rubrik och bilagor")
        self.ärende_knapp.clicked.connect(self.skapa_ärende)
        plats = self.ärende_knapp.sizePolicy()
        plats.setRetainSizeWhenHidden(True)  # the list above keeps its height
        self.ärende_knapp.setSizePolicy(plats)
        nät.addWidget(self.ärende_knapp, 3, 3)
        for f in self.fält.values():
            f.lämnat.connect(self._lämnat)
            f.skrivs.connect(self._skrivs)
        for kolumn in range(4):
            nät.setColumnStretch(kolumn, 1)

    def visa(self, punkter: Sequence[PunktUppgifter], text: str) -> None:
        """Shows what the chosen items have in common."""
        samma = [p.id for p in punkter] == self.idn
        kvar = dict(self.skrivet) if samma else {}
        self.skrivet.clear()
        self._punkter = list(punkter)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        for namn, fält in self.fält.items():
            värden = {getattr(p, namn) for p in punkter}
            fält.sätt(värden.pop() if len(värden) == 1 else (Instans.EGEN if namn == "instans" else None))
            fält.setEnabled(bool(punkter))
        utan_ärende = len(punkter) == 1 and punkter[0].ärende_id is None and punkter[0].typ is not Punkttyp.FORMALIA
        self.ärende_knapp.setVisible(utan_ärende)
        for namn, råtext in kvar.items():
            self.fält[namn].sätt_råtext(råtext)

    @property
    def idn(self) -> list[int | None]:
        """The shown items."""
        return [p.id for p in self._punkter]

    def utkastdata(self) -> dict[str, Any]:
        """What is typed for which items."""
        return {"punkter": self.idn, "fält": dict(self.skrivet)} if self.skrivet else {}

    def återställ(self, texter: dict[str, str]) -> None:
        """Puts typed texts back in the fields, for the items that are shown, and takes them."""
        for namn, text in texter.items():
            if namn in self.fält:
                self.fält[namn].sätt_råtext(text)
                self.fält[namn].ta_nu()

    def föreslå(self, föredragande: Sequence[str]) -> None:
        """Names to complete to while typing."""
        fält = self.fält["föredragande"]
        assert isinstance(fält, Textfält)
        fält.föreslå(föredragande)

    def skrivskydda(self, skyddad: bool) -> None:
        """Readable still."""
        for fält in self.fält.values():
            fält.skrivskydda(skyddad)
        self.ärende_knapp.setEnabled(not skyddad)

    def ta_nu(self) -> None:
        """Takes what is being typed."""
        for fält in self.fält.values():
            fält.ta_nu()

    def _skrivs(self, namn: str, text: str) -> None:
        if self._punkter:
            self.skrivet[namn] = text
            self.skrivs.emit()

    def _lämnat(self, namn: str, värde: Any) -> None:
        self.skrivet.pop(namn, None)
        if any(getattr(p, namn) != värde for p in self._punkter):
            self.ändrat.emit({namn: värde})
