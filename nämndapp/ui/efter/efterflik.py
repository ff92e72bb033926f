"""The tab Anslag och utskick: a card for each anslag above, the decisions to send below."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nämndapp.services import anslag, expediering, protokoll, sammantraden
from nämndapp.services.dokumenttyper import DOKUMENTTYPER
from nämndapp.services.vyer import Paragrafrad
from nämndapp.ui.efter.anslagskort import Anslagskort
from nämndapp.ui.efter.utskick import Utskickslista
from nämndapp.ui.kit.tabbordning import ordna
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sida import Beställning

_INTE_JUSTERAT = (
    "Protokollet är inte justerat än, så det finns inget att anslå. När det justeras på fliken Protokoll sätter du upp "
    "anslaget här, senast den andra dagen efter (8 kap. 12 § kommunallagen)."
)
_ÄNDRAR = {"sammanträde", "paragraf", "paragrafordning", "justering", "rättelse", "mottagare", "person", "samling"}


class Efterflik(QWidget):
    """One meeting's. ``förhandsvisa`` carries a Beställning."""

    förhandsvisa = Signal(object)

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._id: int | None = None
        self._inaktuell = False
        self.kort: list[Anslagskort] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        self._kortyta = QVBoxLayout()
        self._kortyta.setSpacing(6)
        layout.addLayout(self._kortyta)
        self.tomt = QLabel(_INTE_JUSTERAT, self)
        self.tomt.setWordWrap(True)
        self.tomt.setProperty("roll", "svag")
        self.tomt.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        layout.addWidget(self.tomt)
        self.utskick = Utskickslista(kontext, self)
        self.utskick.förhandsvisa.connect(self._visa_papper)
        layout.addWidget(self.utskick, 1)
        kontext.ändrat.connect(self._ändrat)

    def _ändrat(self, slag: str, _objekt_id: int) -> None:
        egna = {anslag.ANSLAG.slag, expediering.EXPEDIERING.slag}
        if self._id is not None and (slag in egna or slag in _ÄNDRAR):
            self._inaktuell = True
            if self.isVisible():
                self._läs_om()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if self._inaktuell:
            self._läs_om()

    def visa(self, sammanträde_id: int | None) -> None:
        """Shows a meeting's, read when the tab is seen."""
        self._id = sammanträde_id
        self._inaktuell = True
        if self.isVisible():
            self._läs_om()

    def _läs_om(self) -> None:
        self._inaktuell = False
        id_, db = self._id, self.kontext.db
        saker: list[anslag.Anslagssak] = []
        paragrafer: list[Paragrafrad] = []
        plats = ""
        if id_ is not None:
            saker = self.kontext.försök(lambda: anslag.mötets_saker(db, id_)) or []
            paragrafer = self.kontext.försök(lambda: protokoll.lista_paragrafer(db, id_)) or []
            if any(not s.anslag for s in saker):
                nämnd = sammantraden.hämta_sammanträde(db, id_).uppgifter.nämnd_id
                plats = self.kontext.försök(lambda: anslag.föreslagen_förvaringsplats(db, nämnd)) or ""
        hade_fokus = any(k.isAncestorOf(f) for k in self.kort if (f := self.window().focusWidget()) is not None)
        for gammalt in self.kort:
            self._kortyta.removeWidget(gammalt)
            gammalt.hide()
            gammalt.deleteLater()
        self.kort = [Anslagskort(self.kontext, s, plats, self) for s in saker]
        for kort in self.kort:
            kort.förhandsvisa.connect(self._visa_papper)
            self._kortyta.addWidget(kort)
        self.tomt.setVisible(not saker)
        self.utskick.visa(id_, paragrafer)
        ordna(self)
        if hade_fokus and self.kort:
            self.kort[-1].meny_knapp.setFocus()

    def _visa_papper(self, typ: str, val: dict[str, Any]) -> None:
        self.förhandsvisa.emit(Beställning(typ, DOKUMENTTYPER[typ], val))

    def beställningar(self) -> list[Beställning]:
        """The anslag and bevis of what is justerat, and the expedieringslista."""
        alla = [
            Beställning(typ, f"{DOKUMENTTYPER[typ]}{f' {k.sak.namn}' if k.sak.paragrafer else ''}", k.beställning())
            for k in reversed(self.kort)
            for typ in ("anslag", "bevis")
        ]
        if self._id is not None:
            alla.append(Beställning("expedieringslista", "Expedieringslista", {"sammanträde_id": self._id}))
        return alla

    def gå_till(self, fält: str, paragraf_id: int | None) -> bool:
        """The card of an anslag (of those §§), or a § among what is to be sent."""
        if self._inaktuell:
            self._läs_om()
        if fält == "expediering":
            return self.utskick.gå_till(paragraf_id)
        for kort in self.kort:
            if paragraf_id in kort.sak.paragrafer or (paragraf_id is None and not kort.sak.paragrafer):
                (kort.knapp if kort.knapp.isVisibleTo(kort) else kort.uppsatt).setFocus()
                return True
        return False

    def lämna(self) -> None:
        """What is typed is saved."""
        for kort in self.kort:
            kort.lämna()
