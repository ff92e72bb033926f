"""The page Ärenden."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QStackedWidget, QWidget

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Ärendestatus
from nämndapp.services import arenden, granska, handlingar, register
from nämndapp.services.andring import Ändring
from nämndapp.services.underlag import Underlagsträff
from nämndapp.services.uppgifter import ÄrendeUppgifter
from nämndapp.services.vyer import NämndVy, Ärenderad
from nämndapp.storage import Databas
from nämndapp.ui.arenden.flera import Flervalspanel
from nämndapp.ui.arenden.handling import Handlingsredigerare
from nämndapp.ui.arenden.nytt import NyttÄrende
from nämndapp.ui.arenden.redigerare import Ärenderedigerare
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.fraga import Frågerad
from nämndapp.ui.kit.tabbordning import ordna
from nämndapp.ui.kit.tabell import Filtrerad, Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sida import Beställning, Sida

VIKER = (5, 3, 4, 6)  # the number of papers, the day of registration, handläggare, the latest meeting
INGET, ÄRENDE, HANDLING, FLERA = range(4)
TOMT = "Inga ärenden ännu. Tryck Ctrl+N för ett nytt, eller dra in en kallelse med handlingar i fönstret."


def _status(rad: Ärenderad) -> str:
    return "På lista" if rad.status is Ärendestatus.PÅ_LISTA else rad.status.value.capitalize()


def _sätt(db: Databas, ärende_id: int, fält: str, värde: Any) -> Ändring:
    vy = arenden.hämta_ärende(db, ärende_id)
    return arenden.spara_ärende(db, ärende_id, dataclasses.replace(vy.uppgifter, **{fält: värde}), vy.version)


class Ärendesida(Sida):
    """The matters above; below, the chosen one with its papers, or the paper that has been opened."""

    namn = "Ärenden"
    ikonnamn = "arenden"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.ny_knapp = QPushButton(ikon("ny"), "&Nytt ärende", self)
        self.ny_knapp.setToolTip("Nytt ärende (Ctrl+N)")
        self.ny_knapp.clicked.connect(self.nytt)
        self.rubrikrad.addWidget(self.ny_knapp)
        self.frågerad = Frågerad(self)
        self.nytt_ärende = NyttÄrende(self)
        self.nytt_ärende.skapa.connect(self._skapa)
        self.ram.addWidget(self.frågerad)
        self.ram.addWidget(self.nytt_ärende)
        self.modell = Radmodell[Ärenderad](
            (
                Kolumn("Diarienummer", lambda r: r.diarienummer, bredd=130),
                Kolumn("Rubrik", lambda r: r.rubrik, sträck=True),
                Kolumn("Status", lambda r: r.status.value, _status, bredd=96),
                Kolumn("Registrerat", lambda r: r.registrerat, bredd=100),
                Kolumn("Handläggare", lambda r: r.handläggare, bredd=104),
                Kolumn("Handlingar", lambda r: r.antal_handlingar, bredd=94, höger=True),
                Kolumn("Senaste möte", lambda r: r.senaste_möte, bredd=112),
            ),
            lambda r: r.id,
        )
        self.tabell = Tabellvy(self.modell, "Ärenden", TOMT, sortering=(0, Qt.SortOrder.DescendingOrder), viker=VIKER)
        self.tabell.vald.connect(self._vald)
        self.tabell.flera_valda.connect(self._flera_valda)
        self.redigerare = Ärenderedigerare(kontext, self)
        self.tabell.öppnad.connect(lambda _: self.redigerare.gå_till(Plats(fält="rubrik")))
        self.handling = Handlingsredigerare(kontext, self)
        self.flera = Flervalspanel(self)
        self.stapel = QStackedWidget(self)
        self._inget = QLabel("Välj ett ärende i listan för att se och ändra det.", self)
        self._inget.setProperty("roll", "svag")
        self._inget.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self._inget, self.redigerare, self.handling, self.flera):
            self.stapel.addWidget(widget)
        self.delare = QSplitter(Qt.Orientation.Vertical, self)
        self.delare.addWidget(Filtrerad(self.tabell, "Filtrera ärenden", räkna=("ärende", "ärenden")))
        self.delare.addWidget(self.stapel)
        self.delare.setChildrenCollapsible(False)
        self.delare.setStretchFactor(0, 2)
        self.delare.setStretchFactor(1, 3)
        self.delare.setSizes([230, 330])
        sparat = QSettings().value("ärenden/delare")
        if sparat is not None:
            self.delare.restoreState(sparat)
        self.delare.splitterMoved.connect(lambda *_: QSettings().setValue("ärenden/delare", self.delare.saveState()))
        self.ram.addWidget(self.delare, 1)
        self._koppla()
        ordna(self)
        self.redigerare.visa(None)

    def _koppla(self) -> None:
        self.redigerare.visad.connect(self._visad)
        self.redigerare.handling_öppnad.connect(self.öppna_handling)
        self.redigerare.möte_öppnat.connect(
            lambda id_: self.gå_till_sida.emit("Sammanträden", Plats(typ="sammantrade", id=id_))
        )
        self.redigerare.registrera.connect(self._fråga_registrera)
        self.redigerare.makulera.connect(self._fråga_makulera)
        self.handling.stängd.connect(self.stäng_handling)
        self.handling.visad.connect(self._handling_visad)
        self.handling.förhandsvisa.connect(self.förhandsvisa.emit)
        self.handling.underlag_öppnat.connect(self._öppna_underlag)
        self.flera.sätt_fält.connect(self._sätt_på_flera)
        self.flera.kopiera.connect(self.tabell.kopiera)
        for redigerare in (self.redigerare, self.handling):
            redigerare.redigeras.connect(lambda: self.påpekanden_ändrade.emit([]))
        self.kontext.nämnd_bytt.connect(self._nämnd_bytt)

    # -- the list -----------------------------------------------------------------------------
    def uppdatera(self) -> None:
        nämnd = self.kontext.nämnd_id
        rader = self.kontext.försök(lambda: arenden.lista_ärenden(self.kontext.db, nämnd)) if nämnd else []
        self.tabell.uppdatera(rader or [])
        self.ny_knapp.setEnabled(nämnd is not None and self.kontext.db.skrivbar)
        self.redigerare.uppfriska()
        if len(self.tabell.valda_rader()) > 1:
            self.flera.visa(self.tabell.valda_rader(), self.kontext.db.skrivbar)
        elif self.redigerare.vy is None and self.stapel.currentIndex() != HANDLING and self.tabell.visade_rader():
            self.tabell.välj(self.tabell.visade_rader()[0].id)

    def _nämnd_bytt(self) -> None:
        self.nytt_ärende.hide()
        self.frågerad.stäng()
        self.handling.visa(None)
        self.redigerare.visa(None)
        self.stapel.setCurrentIndex(INGET)
        if self.isVisible():
            self.tabell.clearSelection()
            self.uppdatera()

    def _vald(self, rad: Ärenderad | None) -> None:
        if rad is None:
            return
        if self.redigerare.vy is None or self.redigerare.vy.id != rad.id:
            self.frågerad.stäng()
            self.handling.visa(None)
            self.redigerare.visa(rad.id)
        self.stapel.setCurrentIndex(ÄRENDE if self.redigerare.vy else INGET)

    def _flera_valda(self, rader: list[Ärenderad]) -> None:
        if len(rader) > 1:
            self.redigerare.lämna_fält()
            self.handling.visa(None)
            self.flera.visa(rader, self.kontext.db.skrivbar)
            self.stapel.setCurrentIndex(FLERA)
            self.påpekanden_ändrade.emit([])

    def _visad(self) -> None:
        vy = self.redigerare.vy
        if self.stapel.currentIndex() in (INGET, ÄRENDE):
            self.stapel.setCurrentIndex(ÄRENDE if vy else INGET)
        serie = self._nämnd() if vy is not None and not vy.uppgifter.diarienummer else None
        self.redigerare.registrera_knapp.setVisible(bool(serie and serie.nästa_diarienummer))
        self.påpekanden_ändrade.emit([])

    def _nämnd(self) -> NämndVy | None:
        id_ = self.kontext.nämnd_id
        svar: NämndVy | None = (
            self.kontext.försök(lambda: register.hämta_nämnd(self.kontext.db, id_)) if id_ is not None else None
        )
        return svar

    # -- new, numbered, cancelled -------------------------------------------------------------
    def nytt(self) -> None:
        """Opens the panel for a new matter."""
        nämnd = self._nämnd()
        if nämnd is None or not self.kontext.db.skrivbar:
            self.kontext.notiser.visa("tips", "Lägg först upp en nämnd under Register, eller importera en kallelse.")
            return
        self.nytt_ärende.öppna(nämnd.id, nämnd.nästa_diarienummer)

    def _skapa(self, uppgifter: ÄrendeUppgifter) -> None:
        ändring = self.kontext.utför(lambda: arenden.registrera_nytt_ärende(self.kontext.db, uppgifter))
        if ändring is not None:
            self.nytt_ärende.hide()
            self.visa_ärende(ändring.objekt_id)
            self.tabell.setFocus()

    def _fråga_registrera(self) -> None:
        vy, nämnd = self.redigerare.vy, self._nämnd()
        if vy is None or nämnd is None or nämnd.nästa_diarienummer is None:
            return
        self.redigerare.lämna_fält()
        nummer = nämnd.nästa_diarienummer
        self.frågerad.fråga(
            f"Ärendet ”{vy.uppgifter.rubrik}” får nästa nummer ur nämndens egen serie. "
            "Numret hör sedan till ärendet för alltid.",
            f"Registrera {nummer}",
            lambda: self.kontext.utför(
                lambda: arenden.registrera_ärende(self.kontext.db, vy.id, self.redigerare.vy.version)
            ),
        )

    def _fråga_makulera(self) -> None:
        vy = self.redigerare.vy
        if vy is None:
            return
        self.redigerare.lämna_fält()
        namn = vy.uppgifter.diarienummer or f"”{vy.uppgifter.rubrik}”"
        numret = " Numret används inte igen." if vy.uppgifter.diarienummer else ""
        self.frågerad.fråga(
            f"Ärendet {namn} makuleras men finns kvar i listan med sina handlingar.{numret}",
            f"Makulera {namn}",
            lambda: self.kontext.utför(
                lambda: arenden.makulera_ärende(self.kontext.db, vy.id, self.redigerare.vy.version)
            ),
        )

    def _sätt_på_flera(self, fält: str, värde: Any) -> None:
        db = self.kontext.db
        rader = [
            rad
            for rad in self.tabell.valda_rader()
            if getattr(rad, fält) != värde and not (fält == "status" and rad.status is Ärendestatus.MAKULERAT)
        ]
        if not rader:
            return
        self.kontext.ångrastack.beginMacro(f"Ändrade {len(rader)} ärenden")
        for rad in rader:
            self.kontext.utför(partial(_sätt, db, rad.id, fält, värde))
        self.kontext.ångrastack.endMacro()

    # -- papers -------------------------------------------------------------------------------
    def öppna_handling(self, handling_id: int) -> None:
        """Shows the paper's editor in place of the matter's."""
        self.redigerare.lämna_fält()
        self.handling.visa(handling_id)
        if self.handling.vy is not None:
            self.stapel.setCurrentIndex(HANDLING)
            self.handling.flikar.setCurrentIndex(1 if self.handling.vy.uppgifter.skrivelse else 0)
            self.handling.tillbaka.setFocus()
            self.påpekanden_ändrade.emit([])

    def _öppna_underlag(self, träff: Underlagsträff) -> None:
        """To the § in its protocol, or to the paper."""
        self.handling.lämna_fält()
        if träff.plats is None:
            return
        if träff.sammanträde_id is None:
            self.gå_till(träff.plats)
            return
        self.gå_till_sida.emit("Sammanträden", träff.plats)

    def stäng_handling(self) -> None:
        """Back to the matter, with the paper still chosen."""
        id_ = self.handling.vy.id if self.handling.vy else None
        self.handling.visa(None)
        self.redigerare.läs_om()
        self.stapel.setCurrentIndex(ÄRENDE if self.redigerare.vy else INGET)
        if id_ is not None:
            self.redigerare.handlingar.välj(id_)
        self.redigerare.handlingar.setFocus()
        self.påpekanden_ändrade.emit([])

    def _handling_visad(self) -> None:
        if self.handling.vy is None and self.stapel.currentIndex() == HANDLING:
            self.stapel.setCurrentIndex(ÄRENDE if self.redigerare.vy else INGET)
        self.påpekanden_ändrade.emit([])

    # -- what the window asks -----------------------------------------------------------------
    @property
    def _synlig(self) -> Ärenderedigerare | Handlingsredigerare | None:
        nr = self.stapel.currentIndex()
        return {ÄRENDE: self.redigerare, HANDLING: self.handling}.get(nr)  # type: ignore[return-value]

    def påpekanden(self) -> list[Påpekande]:
        visad = self._synlig
        if visad is None or visad.vy is None:
            return []
        nu = visad.nuvarande() or visad.uppgifter
        granskning = partial(granska.granska_uppgifter, self.kontext.db, nu, objekt_id=visad.vy.id)
        svar: list[Påpekande] | None = self.kontext.försök(granskning)
        return svar or []

    def beställningar(self) -> list[Beställning]:
        alla = []
        if self.stapel.currentIndex() == HANDLING and (beställning := self.handling.beställning()) is not None:
            alla.append(beställning)
        if self.kontext.nämnd_id is not None:
            alla.append(Beställning("diarieforteckning", "Diarieförteckning", {"nämnd": self.kontext.nämnd_id}))
        return alla

    def visa_ärende(self, ärende_id: int) -> bool:
        """Chooses a matter; a filter that hides it is taken away."""
        if not self.tabell.välj(ärende_id):
            self.tabell.filtrera("")
            self.tabell.rensa_kolumnfilter()
            if not self.tabell.välj(ärende_id):
                return False
        self.stapel.setCurrentIndex(ÄRENDE if self.redigerare.vy else INGET)
        return self.redigerare.vy is not None and self.redigerare.vy.id == ärende_id

    def gå_till(self, plats: Plats) -> bool:
        match plats.typ:
            case "arende" | "ärende" if plats.id is not None:
                hittat = self.visa_ärende(plats.id)
                return hittat and (not plats.fält or self.redigerare.gå_till(plats))
            case "handling" | "skrivelse" if plats.id is not None:
                return self._gå_till_handling(plats.id, plats)
            case "arende_handling":
                self.redigerare.handlingar.setFocus()
                return self.redigerare.vy is not None
        return False

    def _gå_till_handling(self, id_: int, plats: Plats) -> bool:
        if self.handling.vy is None or self.handling.vy.id != id_:
            vy = self.kontext.försök(lambda: handlingar.hämta_handling(self.kontext.db, id_))
            if vy is None:
                return False
            if vy.uppgifter.ärenden:
                self.visa_ärende(vy.uppgifter.ärenden[0])
            else:
                self.tabell.clearSelection()
                self.redigerare.visa(None)
            self.öppna_handling(vy.id)
        return self.handling.vy is not None and (not plats.fält or self.handling.gå_till(plats))

    def återställ(self, slag: str, data: dict[str, Any]) -> None:
        """A draft comes back, and is seen: its tab in front and the cursor in its field."""
        redigerare = self.handling if slag == "handling" else self.redigerare
        redigerare.återställ(data)
        for fält in data.get("fält", {}):
            if redigerare.gå_till(Plats(fält=fält)):
                return

    def lämna(self) -> None:
        self.redigerare.lämna_fält()
        self.handling.lämna_fält()
