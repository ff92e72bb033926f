"""The page Delegation: the ordning, decisions under it, their report, figures and codes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.services import delegationsbild
from nämndapp.ui.delegation.anmalan import SLAG as ANMÄLAN
from nämndapp.ui.delegation.anmalan import Anmälansflik
from nämndapp.ui.delegation.beslut import Beslutsflik
from nämndapp.ui.delegation.beslutsutkast import NYTT, RAD
from nämndapp.ui.delegation.egna import SLAG as EGNA
from nämndapp.ui.delegation.egna import EgnaFlik
from nämndapp.ui.delegation.inlasning import Inläsningspanel, välj_fil
from nämndapp.ui.delegation.koder import Kodflik
from nämndapp.ui.delegation.ordning import Ordningsflik
from nämndapp.ui.delegation.statistik import Statistikflik
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sida import Beställning, Sida


class Beslutsyta(QStackedWidget):
    """The register, or the file that is being read into it."""

    def __init__(self, register: Beslutsflik, inläsning: Inläsningspanel) -> None:
        super().__init__()
        self._register, self._inläsning = register, inläsning
        self.addWidget(register)
        self.addWidget(inläsning)
        register.läs_in.connect(self._välj_fil)
        inläsning.stängd.connect(self._tillbaka)

    def _välj_fil(self) -> None:
        fil = välj_fil(self)
        if fil is not None:
            self.läs_fil(fil)

    def läs_fil(self, fil: Path) -> None:
        """Shows what a file would add."""
        if self._inläsning.öppna(fil):
            self.setCurrentWidget(self._inläsning)

    def _tillbaka(self) -> None:
        self.setCurrentWidget(self._register)
        self._register.uppdatera()

    def uppdatera(self) -> None:
        """Reads the register again."""
        self._register.uppdatera()

    def nytt(self) -> None:
        """Ctrl+N: a new decision."""
        self.setCurrentWidget(self._register)
        self._register.nytt()


class Delegationssida(Sida):
    """Six tabs over one nämnd (KL 6:37–40, 7:5–8)."""

    namn = "Delegation"
    ikonnamn = "delegation"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self._granskat: tuple[object, list[Påpekande]] | None = None
        self.flikar = QTabWidget(self)
        self.flikar.setDocumentMode(True)
        self.flikar.tabBar().setDrawBase(False)
        self.ordning = Ordningsflik(kontext, self.flikar)
        self.beslut = Beslutsflik(kontext, self.flikar)
        self.inläsning = Inläsningspanel(kontext, self.flikar)
        self.beslutsyta = Beslutsyta(self.beslut, self.inläsning)
        self.anmälan = Anmälansflik(kontext, self.flikar)
        self.egna = EgnaFlik(kontext, self.flikar)
        self.statistik = Statistikflik(kontext, self.flikar)
        self.koder = Kodflik(kontext, self.flikar)
        for flik, ord_ in (
            (self.ordning, "Ordningen"),
            (self.beslutsyta, "Beslut"),
            (self.anmälan, "Anmälan"),
            (self.egna, "Egna protokoll"),
            (self.statistik, "Statistik"),
            (self.koder, "Koder"),
        ):
            self.flikar.addTab(flik, ord_)
        self.anmälan.visa_papper.connect(self.förhandsvisa)
        self.anmälan.till_egna.connect(lambda: self.flikar.setCurrentWidget(self.egna))
        self.egna.visa_papper.connect(self.förhandsvisa)
        self.egna.till_beslut.connect(lambda: self.flikar.setCurrentWidget(self.beslutsyta))
        kontext.ändrat.connect(self._ändrat)
        self.ram.addWidget(self.flikar, 1)
        self.ordning.visad.connect(self._ny_granskning)
        self.ordning.visa_papper.connect(self.förhandsvisa)
        self.flikar.currentChanged.connect(lambda _: self._bytt_flik())
        kontext.nämnd_bytt.connect(self._nämnd_bytt)

    # -- showing ------------------------------------------------------------------------------
    def uppdatera(self) -> None:
        self._visa_fliken()
        self._ny_granskning()

    def _visa_fliken(self) -> None:
        flik = self.flikar.currentWidget()
        flik.uppdatera()  # type: ignore[attr-defined]

    def _bytt_flik(self) -> None:
        self._visa_fliken()
        self._ny_granskning()

    def _nämnd_bytt(self) -> None:
        self.lämna()
        self.ordning.rensa()
        self.beslut.rensa()
        self.anmälan.rensa()
        self.egna.rensa()
        self.beslutsyta.setCurrentWidget(self.beslut)
        if self.isVisible():
            self.uppdatera()

    def nytt(self) -> None:
        """Ctrl+N: what the tab is made of."""
        self.flikar.currentWidget().nytt()  # type: ignore[attr-defined]

    def _ändrat(self, slag: str, _objekt_id: int) -> None:
        if self.isVisible() and (slag.startswith(("delegation", "delegat")) or slag in ANMÄLAN | EGNA):
            self._ny_granskning()

    # -- what the window asks -----------------------------------------------------------------
    def _ny_granskning(self) -> None:
        self._granskat = None
        self.påpekanden_ändrade.emit([])

    def påpekanden(self) -> list[Påpekande]:
        nyckel = (self.flikar.currentIndex(), self.ordning.ordning_id)
        if self._granskat is None or self._granskat[0] != nyckel:
            self._granskat = (nyckel, self._granska())
        return self._granskat[1]

    def _granska(self) -> list[Påpekande]:
        db, nämnd, ordning = self.kontext.db, self.kontext.nämnd_id, self.ordning.ordning_id
        if nämnd is None:
            return []
        if self.flikar.currentWidget() is self.ordning:
            if ordning is None:
                return []
            return self.kontext.försök(lambda: delegationsbild.granska_ordning(db, ordning)) or []
        return self.kontext.försök(lambda: delegationsbild.granska_beslut(db, nämnd)) or []

    def beställningar(self) -> list[Beställning]:
        if self.anmälan.möte.count() == 0:
            self.anmälan.uppdatera()
        alla = [self.ordning.beställning(), self.ordning.märkt_beställning(), self.anmälan.beställning()]
        if self.flikar.currentWidget() in (self.anmälan, self.beslutsyta):
            alla.reverse()
        egna = self.egna.beställningar() if self.flikar.currentWidget() is self.egna else []
        return [*egna, *(b for b in alla if b is not None)]

    def gå_till(self, plats: Plats) -> bool:
        match plats.typ:
            case "delegationspunkt" | "delegationsordning":
                svar = self._till_ordningen(plats)
            case "delegationsbeslut":
                self.beslutsyta.setCurrentWidget(self.beslut)
                self.flikar.setCurrentWidget(self.beslutsyta)
                svar = self.beslut.gå_till(plats)
            case _ if plats.typ == NYTT:
                if plats.id != self.kontext.nämnd_id:
                    self.kontext.välj_nämnd(plats.id)
                self.beslutsyta.setCurrentWidget(self.beslut)
                self.flikar.setCurrentWidget(self.beslutsyta)
                svar = True
            case "utskottsanmalan" | "utskottsanmälan":
                self.flikar.setCurrentWidget(self.anmälan)
                svar = self.anmälan.välj_utskott(plats.id)
            case "sarskilt_protokoll" | "särskilt protokoll":
                self.flikar.setCurrentWidget(self.egna)
                svar = self.egna.välj(plats.id, plats.fält or "")
            case "delegatkod":
                self.flikar.setCurrentWidget(self.koder)
                svar = self.koder.välj(plats.id)
            case _:
                svar = False
        return svar

    def _till_ordningen(self, plats: Plats) -> bool:
        self.flikar.setCurrentWidget(self.ordning)
        self.ordning.uppdatera()
        if plats.typ == "delegationspunkt":
            finns = self.ordning.välj_med_punkt(plats.id)
        else:
            finns = plats.id is None or self.ordning.välj(plats.id)
        return finns and self.ordning.redigerare.gå_till(plats)

    def återställ(self, slag: str, data: dict[str, object]) -> None:
        """A draft comes back."""
        if slag in (NYTT, RAD):
            self.beslut.återställ(slag, data)
            return
        self.flikar.setCurrentWidget(self.ordning)
        self.ordning.redigerare.återställ(data)

    def lämna(self) -> None:
        self.ordning.redigerare.lämna_fält()
        self.beslut.lämna()
        self.egna.lämna()
