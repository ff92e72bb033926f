"""What the columns have no room for: the chosen items' time, secrecy, who raised them, papers handed out there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QToolButton, QWidget

from nämndapp.models import Instans
from nämndapp.services.uppgifter import PunktUppgifter
from nämndapp.services.vyer import Handlingsrad
from nämndapp.ui.kit.falt import Fält, Kryssfält, Textfält, Tidsfält, Valfält


class Punktpanel(QWidget):
    """``ändrat`` carries the changed attributes; they count for every chosen item, so several are changed at once."""

    ändrat = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._punkter: list[PunktUppgifter] = []
        nät = QGridLayout(self)
        nät.setContentsMargins(0, 0, 0, 0)
        nät.setHorizontalSpacing(12)
        nät.setVerticalSpacing(4)
        self.text = QLabel("", self)
        self.text.setProperty("roll", "svag")
        self.text.setWordWrap(True)
        nät.addWidget(self.text, 0, 0, 1, 4)
        instanser = [(Instans.EGEN, "Beslutas här"), (Instans.NÄSTA, "Förslag till nästa instans")]
        fält: tuple[Fält, ...] = (
            Tidsfält("klockslag", "Klockslag"),
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
            nät.addWidget(f, 1, nr)
        for nr, f in enumerate(kryss):
            nät.addWidget(f, 2, nr)
        for f in self.fält.values():
            f.lämnat.connect(self._lämnat)
        self.papper = QToolButton(self)
        self.papper.setText("Bor&dsdelas …")
        self.papper.setAccessibleName("Vilka handlingar som bordsdelas")
        self.papper.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.papper.setToolTip("Handlingar som delas ut på sammanträdet och inte följer med kallelsen")
        self._meny = QMenu(self.papper)
        self.papper.setMenu(self._meny)
        nät.addWidget(self.papper, 2, 3, Qt.AlignmentFlag.AlignLeft)
        for kolumn in range(4):
            nät.setColumnStretch(kolumn, 1)

    def visa(self, punkter: Sequence[PunktUppgifter], handlingar: dict[int, Handlingsrad], text: str) -> None:
        """Shows what the chosen items have in common."""
        self._punkter = list(punkter)
        self.text.setText(text)
        for namn, fält in self.fält.items():
            värden = {getattr(p, namn) for p in punkter}
            fält.sätt(värden.pop() if len(värden) == 1 else (Instans.EGEN if namn == "instans" else None))
            fält.setEnabled(bool(punkter))
        self._meny.clear()
        ett = punkter[0] if len(punkter) == 1 else None
        for id_ in ett.handlingar if ett else ():
            åtgärd = self._meny.addAction(handlingar[id_].rubrik if id_ in handlingar else "Handling")
            åtgärd.setCheckable(True)
            åtgärd.setChecked(id_ in ett.bordsdelade if ett else False)
            åtgärd.toggled.connect(partial(self._bordsdela, id_))
        self.papper.setEnabled(not self._meny.isEmpty())

    def skrivskydda(self, skyddad: bool) -> None:
        """Readable still."""
        for fält in self.fält.values():
            fält.skrivskydda(skyddad)
        self.papper.setEnabled(not skyddad and not self._meny.isEmpty())

    def ta_nu(self) -> None:
        """Takes what is being typed."""
        for fält in self.fält.values():
            fält.ta_nu()

    def _lämnat(self, namn: str, värde: Any) -> None:
        if any(getattr(p, namn) != värde for p in self._punkter):
            self.ändrat.emit({namn: värde})

    def _bordsdela(self, id_: int, på: bool) -> None:
        (punkt,) = self._punkter
        delas = set(punkt.bordsdelade) | {id_} if på else set(punkt.bordsdelade) - {id_}
        nytt = {"bordsdelade": tuple(h for h in punkt.handlingar if h in delas)}
        QTimer.singleShot(0, lambda: self.ändrat.emit(nytt))  # the menu is made anew when the list has been saved
