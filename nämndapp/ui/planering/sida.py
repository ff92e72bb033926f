"""The page Planering."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QTabWidget, QWidget

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.services import planering
from nämndapp.services.underlag import Underlagsträff
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.planering import planutkast
from nämndapp.ui.planering.arshjul import Årshjulsflik
from nämndapp.ui.planering.arsplan import Årsplansflik
from nämndapp.ui.planering.pa_vag import Vägflik
from nämndapp.ui.planering.uppdrag import Uppdragsflik
from nämndapp.ui.sida import Beställning, Sida

ÅRSPLAN, ÅRSHJUL, UPPDRAG, PÅ_VÄG = range(4)


class Planeringssida(Sida):
    """The meetings of the year, what comes back, what has been asked for, and what is on its way."""

    namn = "Planering"
    ikonnamn = "planering"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.flikar = QTabWidget(self)
        self.flikar.setDocumentMode(True)
        self.flikar.tabBar().setDrawBase(False)
        self.årsplan = Årsplansflik(kontext, self.flikar)
        self.årshjul = Årshjulsflik(kontext, self.flikar)
        self.uppdrag = Uppdragsflik(kontext, self.flikar)
        self.på_väg = Vägflik(kontext, self.flikar)
        for flik, namn in (
            (self.årsplan, "Årsplan"),
            (self.årshjul, "Årshjul"),
            (self.uppdrag, "Uppdrag och bevakning"),
            (self.på_väg, "Ärenden på väg"),
        ):
            self.flikar.addTab(flik, namn)
        self.ram.addWidget(self.flikar, 1)
        self.årsplan.förhandsvisa.connect(self.förhandsvisa)
        self.uppdrag.förhandsvisa.connect(self.förhandsvisa)
        self.på_väg.ärende_öppnat.connect(lambda id_: self.gå_till_sida.emit("Ärenden", Plats("arende", id_)))
        self.på_väg.möte_öppnat.connect(lambda id_: self.gå_till_sida.emit("Sammanträden", Plats("sammantrade", id_)))
        self.uppdrag.paragraf_öppnad.connect(self._öppna_paragraf)
        self.flikar.currentChanged.connect(lambda _: self._flik_bytt())
        kontext.nämnd_bytt.connect(self._nämnd_bytt)

    def _flik_bytt(self) -> None:
        self.lämna()
        self.uppdatera()

    def _nämnd_bytt(self) -> None:
        self.lämna()
        self.årsplan.nämnd_bytt()
        self.årshjul.redigerare.visa(None)
        self.uppdrag.redigerare.visa(None)
        if self.isVisible():
            self.uppdatera()

    def _öppna_paragraf(self, träff: Underlagsträff) -> None:
        """To the § in its protocol, also another nämnd's."""
        if träff.plats is None or träff.sammanträde_id is None:
            return
        if träff.nämnd_id is not None and träff.nämnd_id != self.kontext.nämnd_id:
            self.kontext.välj_nämnd(träff.nämnd_id)
        self.gå_till_sida.emit("Sammanträden", Plats("sammantrade", träff.sammanträde_id))
        self.gå_till_sida.emit("Sammanträden", träff.plats)

    def uppdatera(self) -> None:
        (self.årsplan, self.årshjul, self.uppdrag, self.på_väg)[self.flikar.currentIndex()].uppdatera()
        self.påpekanden_ändrade.emit([])

    def påpekanden(self) -> list[Påpekande]:
        nämnd = self.kontext.nämnd_id
        if nämnd is None:
            return []
        return self.kontext.försök(lambda: planering.granska_planering(self.kontext.db, nämnd)) or []

    def beställningar(self) -> list[Beställning]:
        if self.kontext.nämnd_id is None:
            return []
        alla = [*self.årsplan.beställningar(), self.uppdrag.beställning()]
        return alla[::-1] if self.flikar.currentIndex() == UPPDRAG else alla

    def nytt(self) -> None:
        """In the årshjul and among the uppdrag a new one; on the other tabs an uppdrag."""
        if self.flikar.currentIndex() == ÅRSHJUL:
            self.årshjul.nytt()
            return
        self.flikar.setCurrentIndex(UPPDRAG)
        self.uppdrag.nytt()

    def gå_till(self, plats: Plats) -> bool:
        if plats.typ == planutkast.SLAG and plats.id is not None:
            if plats.id != self.kontext.nämnd_id:
                self.kontext.välj_nämnd(plats.id)
            self.flikar.setCurrentIndex(ÅRSPLAN)
            return True
        if plats.typ == "bevakning":
            self.flikar.setCurrentIndex(UPPDRAG)
            return self.uppdrag.gå_till(plats)
        if plats.typ in {"arshjulspost", "årshjulspost"}:
            self.flikar.setCurrentIndex(ÅRSHJUL)
            self.årshjul.uppdatera()
            return plats.id is None or self.årshjul.välj(plats.id)
        if plats.typ == "arende" and plats.fält == "bevakas" and plats.id is not None:
            self.flikar.setCurrentIndex(PÅ_VÄG)
            self.på_väg.uppdatera()
            return self.på_väg.välj(plats.id)
        return False

    def återställ(self, slag: str, data: dict[str, Any]) -> None:
        if slag == planutkast.SLAG:
            self.årsplan.återställ(data)
            return
        (self.uppdrag if slag == "bevakning" else self.årshjul).redigerare.återställ(data)

    def lämna(self) -> None:
        self.årsplan.utkast.hinn()
        self.årshjul.redigerare.lämna_fält()
        self.uppdrag.redigerare.lämna_fält()
