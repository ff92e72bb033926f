"""What the tabs Närvaro and Protokoll share: the meeting, what the rules say of it, and who is told of what."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from nämndapp.bas.papekande import Påpekande
from nämndapp.bas.svenska import datum_kort
from nämndapp.services import narvaro as närvarotjänst
from nämndapp.services import protokoll as protokolltjänst
from nämndapp.services.justering import Justeringsrad
from nämndapp.services.kvittering import KVITTERINGAR
from nämndapp.services.protokollsbild import som_val
from nämndapp.ui.forhandsvisning import JUSTERAD_PDF
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.protokoll.narvaroflik import Närvaroflik
from nämndapp.ui.protokoll.protokollflik import Protokollflik
from nämndapp.ui.protokoll.verkstad import Svar, Verkstad
from nämndapp.ui.sida import Beställning

_ANNAT = {"ärende", "handling", "person", "nämnd", "kommun", "husstil", "bevakning", "riskanalys", "plan"}


def lagrat_namn(j: Justeringsrad, *, hel: bool) -> str:
    """What a stored PDF is called in the menu, and its file."""
    vad = "Justerat protokoll" if hel else "Omedelbart justerad paragraf"
    return f"{vad} {datum_kort(j.datum)}, som det låstes"


class Protokollrum(QObject):
    """Nothing is worked out while none of the tabs is shown. ``räknat``: there is a new answer."""

    räknat = Signal()
    spara_möte = Signal(str, object)  # attribute of the meeting, value

    def __init__(self, kontext: Kontext, parent: QWidget) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._id: int | None = None
        self._visas = False
        self._inaktuell = True
        self._följd: list[tuple[int, int | None, int | None]] = []
        self.påpekanden: tuple[Påpekande, ...] = ()
        self.närvaro = Närvaroflik(kontext, parent)
        self.protokoll = Protokollflik(kontext, parent)
        self.verkstad = Verkstad(kontext, self)
        self.verkstad.svarat.connect(self._svarat)
        r = self.protokoll.redigerare
        r.visad.connect(self._paragraf_visad)
        r.redigeras.connect(self._paragraf_skrivs)
        self.protokoll.steg.ändrat.connect(lambda: self.närvaro.lås(self.protokoll.steg.justerat is not None))
        self.närvaro.redigerare.visad.connect(self._närvaro_visad)
        self.närvaro.redigerare.spara_ordförande.connect(self._spara_ordförande)
        self.närvaro.redigerare.spara_sluttid.connect(lambda tid: self.spara_möte.emit("sluttid", tid))
        self.har_svar = False
        self._flikar: list[QWidget] = []
        for flik in (self.närvaro, self.protokoll):
            self.räkna_även_för(flik)
        kontext.ändrat.connect(self._ändrat)

    def räkna_även_för(self, flik: QWidget) -> None:
        """What is worked out is shown beside that tab too."""
        self._flikar.append(flik)
        flik.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What happened while other things were seen (sammanträdesläget) is worked out when a tab is seen again."""
        if event.type() == QEvent.Type.Show and self._visas and self._inaktuell:
            self._räkna_om()
        return super().eventFilter(watched, event)

    @property
    def granskar(self) -> bool:
        """Is the first answer on its way?"""
        return not self.har_svar and self.verkstad.upptagen

    def _syns(self) -> bool:
        return self._visas and any(flik.isVisible() for flik in self._flikar)

    def visa(self, sammanträde_id: int | None) -> None:
        """Shows a meeting in both tabs."""
        if sammanträde_id != self._id:
            self._id = sammanträde_id
            self.påpekanden = ()
            self.har_svar = False
            self._inaktuell = True
            self.protokoll.visa(sammanträde_id)
            self.närvaro.visa(sammanträde_id)
            self._minns_följden()
            if self._visas:
                self._räkna_om()
        else:
            self.uppdatera()

    def visa_nu(self, visas: bool) -> None:
        """Is one of the tabs seen?"""
        self._visas = visas
        if visas and self._inaktuell:
            self._räkna_om()

    def uppdatera(self) -> None:
        """The list of §§ as it is stored."""
        self.protokoll.visa(self._id)

    def lämna(self) -> None:
        """What is typed is saved."""
        self.närvaro.redigerare.lämna_fält()
        self.protokoll.redigerare.lämna_fält()

    def beställningar(self) -> list[Beställning]:
        """The papers besides the protocol: of the chosen §, of the §§ that are justerade at once, of the närvaro."""
        vy = self.protokoll.redigerare.vy
        möte = {"sammanträde_id": self._id}
        alla = [
            Beställning(JUSTERAD_PDF, lagrat_namn(j, hel=not j.paragrafer), {"justering_id": j.id})
            for j in self.protokoll.steg.justeringar
            if j.pdf_sha256 and (not j.paragrafer or (vy is not None and vy.id in j.paragrafer))
        ]
        if vy is not None:
            alla.append(Beställning("utdrag", "Protokollsutdrag", {"paragraf_id": vy.id}))
            bild = self.protokoll.redigerare.bild
            if bild is not None and bild.rättelser:
                alla.append(Beställning("rattelse", "Rättelse", {"paragraf_id": vy.id}))
        if any(r.omedelbart for r in self.protokoll.modell.rader):
            alla.append(Beställning("omedelbart", "Omedelbart justerade paragrafer", möte))
        if self.närvaro.redigerare.val:
            alla.append(Beställning("narvarolista", "Närvarolista", möte))
            alla.append(Beställning("arvodesunderlag", "Arvodesunderlag", möte))
        return alla

    # -- the answers --------------------------------------------------------------------------
    def _räkna_om(self) -> None:
        self._inaktuell = False
        self.verkstad.öppna(self._id)
        self.verkstad.läs_om()
        vy = self.protokoll.redigerare.vy
        self.verkstad.välj(vy.id if vy else None)

    def _svarat(self, svar: Svar) -> None:
        första, self.har_svar = not self.har_svar, True
        if svar.läge is not None:
            self.närvaro.sätt_läge(svar.läge)
        self.protokoll.redigerare.sätt_bild(svar.paragraf)
        if svar.påpekanden is not None and (första or svar.påpekanden != self.påpekanden):
            self.påpekanden = svar.påpekanden
            self.räknat.emit()

    def _spara_ordförande(self, paragraf_id: int, närvarande_id: int | None) -> None:
        """Who presided under one §, said in the tab Närvaro."""
        self.lämna()
        vy = self.kontext.försök(lambda: protokolltjänst.hämta_paragraf(self.kontext.db, paragraf_id))
        if vy is not None:
            nya = replace(vy.uppgifter, ordförande_id=närvarande_id)
            self.kontext.utför(lambda: protokolltjänst.spara_paragraf(self.kontext.db, paragraf_id, nya, vy.version))

    # -- what happens -------------------------------------------------------------------------
    def _paragraf_visad(self) -> None:
        vy = self.protokoll.redigerare.vy
        if self._visas and not self._inaktuell:
            self.verkstad.välj(vy.id if vy else None)

    def _paragraf_skrivs(self) -> None:
        r = self.protokoll.redigerare
        if r.vy is not None and self._visas:
            self.verkstad.skrivs(r.vy.id, r.nuvarande)

    def _närvaro_visad(self) -> None:
        vy = self.närvaro.redigerare.vy
        self.protokoll.redigerare.sätt_personer(som_val(vy.uppgifter) if vy else ())

    def _minns_följden(self) -> bool:
        """Have §§ come, gone, moved or got other numbers?"""
        nu = [(r.id, r.nummer, r.preliminärt) for r in self.protokoll.modell.rader]
        ändrad, self._följd = nu != self._följd, nu
        return ändrad

    def _ändrat(self, slag: str, objekt_id: int) -> None:
        if self._id is None or slag in _ANNAT:
            return
        if slag == KVITTERINGAR.slag:
            self.verkstad.granska_om()
            return
        self.protokoll.visa(self._id)
        ny_följd = self._minns_följden()
        if ny_följd or slag not in ("paragraf", "närvaro"):
            self._inaktuell = True
            if ny_följd:
                self.närvaro.redigerare.läs_om()
            if self._syns():
                self._räkna_om()
        elif self._inaktuell or not self._syns():
            self._inaktuell = True
        elif slag == "närvaro" and objekt_id == self._id:
            uppgifter = self.kontext.försök(lambda: närvarotjänst.hämta_närvaro(self.kontext.db, objekt_id))
            if uppgifter is not None:
                self.verkstad.närvaro(uppgifter)
        elif slag == "paragraf" and objekt_id in {r.id for r in self.protokoll.modell.rader}:
            vy = self.protokoll.redigerare.vy
            if vy is None or vy.id != objekt_id:
                vy = self.kontext.försök(lambda: protokolltjänst.hämta_paragraf(self.kontext.db, objekt_id))
            if vy is not None:
                self.verkstad.sparat(objekt_id, vy.uppgifter)
