"""The page Intern kontroll: a year's cycle along the top, and the chosen step's tab below it."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QTabWidget, QWidget

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Planstatus
from nämndapp.services import granska, internkontrollar, internkontrollnasta
from nämndapp.services.internkontrollar import Kontrollår
from nämndapp.services.internkontrollnasta import Gör, Nästa
from nämndapp.services.internkontrolluppgifter import PlanUppgifter
from nämndapp.ui.internkontroll.akter import Akter
from nämndapp.ui.internkontroll.analys import SANNOLIKHET, Analysredigerare
from nämndapp.ui.internkontroll.arsrad import Årsrad
from nämndapp.ui.internkontroll.flode import Flöde
from nämndapp.ui.internkontroll.installningar import Valredigerare
from nämndapp.ui.internkontroll.kontroller import Kontrollflik
from nämndapp.ui.internkontroll.papper import årets_papper
from nämndapp.ui.internkontroll.plan import Planredigerare
from nämndapp.ui.internkontroll.tomflik import Flik, tomma_texter
from nämndapp.ui.internkontroll.uppfoljning import Uppföljningsflik
from nämndapp.ui.internkontroll.workshop import Workshopredigerare
from nämndapp.ui.kit.fraga import Frågerad
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kit.tabbordning import ordna
from nämndapp.ui.kit.tomyta import Tomyta
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.redigerare import Redigerare
from nämndapp.ui.sida import Beställning, Sida

WORKSHOP, ANALYS, PLAN, KONTROLLER, UPPFÖLJNING, INSTÄLLNINGAR = range(6)
_NAMN = ("Workshop", "Riskanalys", "Plan", "Kontroller", "Uppföljning")
_FLIK = {
    "internkontrollworkshop": WORKSHOP,
    "workshoprad": WORKSHOP,
    "riskanalys": ANALYS,
    "risk": ANALYS,
    "internkontrollplan": PLAN,
    "plan": PLAN,
    "kontrollmoment": PLAN,
    "kontrolltillfalle": KONTROLLER,
}
_PLANENS = {"kontrolltillfalle", "kontrolltillfallen", "internkontrollworkshop"}


class Internkontrollsida(Sida):
    """One year at a time: what may go wrong, what is controlled because of it, and what came of it (KL 6:6)."""

    namn = "Intern kontroll"
    ikonnamn = "internkontroll"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.året: Kontrollår | None = None
        self._bygg_rubrikrad()
        self.frågerad = Frågerad(self)
        self.akter = Akter(kontext, self.frågerad)
        self.flöde = Flöde(_NAMN, self)
        self.flikar = QTabWidget(self)
        self._bygg_flikar()
        self.ram.addWidget(self._bygg_tom(), 1)
        for widget, sträck in ((self.flöde, 0), (self.frågerad, 0), (self.flikar, 1)):
            self.ram.addWidget(widget, sträck)
        self.flöde.valt.connect(self.flikar.setCurrentIndex)
        self.flöde.nästa.connect(self.gör)
        self.flikar.currentChanged.connect(self._flik_bytt)
        for redigerare in self._granskade():
            redigerare.visad.connect(lambda: self.påpekanden_ändrade.emit([]))
            redigerare.redigeras.connect(lambda: self.påpekanden_ändrade.emit([]))
        for redigerare in (self.analys, self.plan):
            redigerare.visad.connect(self._visa_nästa)
        self.workshop.till_analysen.connect(self._till_analysen)
        self.plan.fylls_på.connect(self._fyll_plan)
        self.plan.antas.connect(self._anta)
        self.kontroller.skapas.connect(self._skapa_tillfällen)
        self.uppföljning.papper.connect(self._visa_papper)
        self.uppföljning.följs_upp.connect(self._följ_upp)
        self.uppföljning.öppnas.connect(lambda id_: self.gå_till(Plats("kontrolltillfalle", id_, "")))
        kontext.nämnd_bytt.connect(self._nämnd_bytt)
        kontext.ändrat.connect(self._ändrat)
        self.flikar.setCurrentIndex(ANALYS)
        ordna(self)
        self._visa_år()

    def _bygg_rubrikrad(self) -> None:
        rad = Årsrad(self)
        self.årsval, self.papper_knapp, self.val_knapp, self.ny_knapp = rad.år, rad.papper, rad.val, rad.nytt
        rad.år.activated.connect(lambda _: self._visa_år())
        rad.papper.clicked.connect(lambda: self._visa_papper(""))
        rad.val.clicked.connect(self._visa_val)
        rad.nytt.clicked.connect(self.nytt)
        for widget in rad.alla:
            self.rubrikrad.addWidget(widget)

    def _bygg_flikar(self) -> None:
        """The steps above are the tabs: the tab bar itself is not shown."""
        self.flikar.setDocumentMode(True)
        self.flikar.tabBar().hide()
        self.workshop = Workshopredigerare(self.kontext, self.flikar)
        self.analys = Analysredigerare(self.kontext, self.flikar)
        self.plan = Planredigerare(self.kontext, self.flikar)
        self.kontroller = Kontrollflik(self.kontext, self.flikar)
        self.uppföljning = Uppföljningsflik(self.kontext, self.flikar)
        self.val = Valredigerare(self.kontext, self.flikar)
        gör = (self._starta_workshop, self._till_analysen, self._fyll_plan, self._skapa_tillfällen, lambda: None)
        delar = (self.workshop, self.analys, self.plan, self.kontroller, self.uppföljning)
        self.tomma = [Flik(del_, g, self.flikar) for del_, g in zip(delar, gör, strict=True)]
        for namn, flik in zip(_NAMN, self.tomma, strict=True):
            self.flikar.addTab(flik, namn)
        self.flikar.addTab(rullyta(self.val), "Inställningar")

    def _bygg_tom(self) -> QWidget:
        self.tomyta = Tomyta("", self.nytt, self)
        self.tom, self.tom_knapp = self.tomyta.text, self.tomyta.knapp
        return self.tomyta

    def _granskade(self) -> tuple[Redigerare, ...]:
        return (self.workshop, self.analys, self.plan)

    # -- years --------------------------------------------------------------------------------
    @property
    def år(self) -> int | None:
        """The year that is shown."""
        år = self.årsval.currentData()
        return år if isinstance(år, int) else None

    def uppdatera(self) -> None:
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        år = (self.kontext.försök(lambda: internkontrollar.lista_år(db, nämnd)) or []) if nämnd else []
        if self._åren() != år:
            valt = self.år
            self.årsval.clear()
            for ett in år:
                self.årsval.addItem(str(ett), ett)
            if valt in år:
                self.årsval.setCurrentIndex(år.index(valt))
        self._visa_år()

    def _åren(self) -> list[int]:
        return [self.årsval.itemData(i) for i in range(self.årsval.count())]

    def _visa_år(self) -> None:
        """Shows the chosen year's parts where they are not shown already, and how far it has come."""
        nämnd, år, db = self.kontext.nämnd_id, self.år, self.kontext.db
        self.året = (
            self.kontext.försök(lambda: internkontrollar.kontrollår(db, nämnd, år))
            if nämnd is not None and år is not None
            else None
        )
        året = self.året
        delar: tuple[tuple[Redigerare, int | None], ...] = (
            (self.workshop, året.workshop_id if året else None),
            (self.analys, året.riskanalys_id if året else None),
            (self.plan, året.plan_id if året else None),
            (self.val, nämnd),
        )
        for redigerare, id_ in delar:
            if (redigerare.vy.id if redigerare.vy else None) != id_:
                redigerare.visa(id_)
            elif id_ is None:
                redigerare.setEnabled(False)
        self._visa_listor()
        skrivbar = nämnd is not None and db.skrivbar
        nästa = self._nästa_år()
        for widget in (self.flikar, self.flöde, self.ny_knapp):
            widget.setVisible(bool(året))
        self.tomyta.setVisible(not året)
        self.tom.setText(
            "Välj eller lägg till en nämnd i Register först."
            if nämnd is None
            else "Här finns ingen riskanalys eller plan ännu. Börja på ett år (Ctrl+N),\n"
            "eller dra in en riskanalys eller en internkontrollplan i fönstret."
        )
        self.ny_knapp.setText(f"&Nytt år {nästa}")
        self.ny_knapp.setEnabled(skrivbar)
        self.tom_knapp.setText(f"&Börja på {nästa}")
        self.tom_knapp.setVisible(skrivbar)
        self.årsval.setEnabled(self.årsval.count() > 0)
        self.val_knapp.setVisible(bool(året))
        self.papper_knapp.setVisible(bool(året))
        self.papper_knapp.setEnabled(bool(self.beställningar()))
        self.påpekanden_ändrade.emit([])

    def _visa_listor(self) -> None:
        """What is read anew at every change: the strip, the occasions, the follow-up, the empty states."""
        if (året := self.året) is None:
            return
        self.kontroller.visa(året.plan_id)
        self._visa_nästa()
        kan = self.kontext.db.skrivbar
        antagen = (
            året.plan_id is not None
            and self.plan.vy is not None
            and self.plan.uppgifter.status is not Planstatus.FÖRSLAG
        )
        texter = tomma_texter(året, antagen=antagen, tillfällen=bool(self.kontroller.rader))
        for flik, (finns, text, knapp) in zip(self.tomma, texter, strict=True):
            flik.visa(finns, text, knapp if kan else "")

    def _visa_nästa(self) -> None:
        """The strip and the follow-up, out of what the editors show: again when they have read it anew."""
        året, visas = self.året, (self.analys.vy, self.plan.vy)
        if året is None or tuple(vy.id if vy else None for vy in visas) != (året.riskanalys_id, året.plan_id):
            return  # another year is on its way in
        lästa = self.kontroller.rader if self.kontroller.plan_id == året.plan_id else None
        nästa = self.kontext.försök(
            lambda: internkontrollnasta.nästa(
                self.kontext.db, året, self.plan.uppgifter, self.analys.uppgifter, tillfällen=lästa
            )
        )
        self.flöde.visa(året, nästa, skrivbar=self.kontext.db.skrivbar)
        self.flöde.välj(self.flikar.currentIndex())
        self._visa_uppföljning()

    def _visa_uppföljning(self) -> None:
        """Only while it is looked at: it is the year's rows counted together."""
        if self.flikar.currentIndex() == UPPFÖLJNING:
            self.uppföljning.visa(self.plan.uppgifter, self.kontroller.rader)

    def _nästa_år(self) -> int:
        år = self._åren()
        return max(år) + 1 if år else date.today().year + (1 if date.today().month >= 7 else 0)

    def _nämnd_bytt(self) -> None:
        self.lämna()
        self.årsval.clear()
        if self.isVisible():
            self.uppdatera()

    def _ändrat(self, slag: str, objekt_id: int) -> None:
        """The plan shows the numbers of the risks, and is looked over with what came of its controls."""
        plan: PlanUppgifter | None = self.plan.uppgifter
        if plan is not None and (slag in _PLANENS or (slag == "riskanalys" and plan.riskanalys_id == objekt_id)):
            self.plan.läs_om()

    def _flik_bytt(self, nr: int) -> None:
        self.flöde.välj(nr)
        self._visa_uppföljning()
        self.papper_knapp.setEnabled(bool(self.beställningar()))
        self.påpekanden_ändrade.emit([])

    # -- acts ---------------------------------------------------------------------------------
    def nytt(self) -> None:
        """A new year: last year's controls to go through, its risks to assess anew. One undo takes it back."""
        nämnd = self.kontext.nämnd_id
        if nämnd is None or not self.kontext.db.skrivbar:
            return
        self.lämna()
        år = self._nästa_år()
        if not self.akter.börja_år(nämnd, år, ur_tidigare=bool(self._åren())):
            return
        self.uppdatera()
        self.årsval.setCurrentIndex(self.årsval.findData(år))
        self._visa_år()
        if self.workshop.vy is not None:
            self._visa_rad(WORKSHOP, Plats("workshoprad", self._första_id(self.workshop.modell.rader), "beslut"))
        else:
            self.flikar.setCurrentIndex(ANALYS)
            self.analys.vy_risker.setFocus()

    @staticmethod
    def _första_id(rader: tuple[Any, ...]) -> int | None:
        return rader[0].id if rader else None

    def gör(self, nästa: Nästa) -> None:
        """The button of the next action."""
        self.lämna()
        match nästa.gör:
            case Gör.BEHANDLA:
                self._visa_rad(WORKSHOP, Plats("workshoprad", nästa.id, "beslut"))
            case Gör.ANALYS:
                self._till_analysen()
            case Gör.BEDÖM:
                self._visa_rad(ANALYS, Plats("risk", nästa.id, "sannolikhet"))
                if nästa.id is None:
                    self.analys.vy_risker.lägg_till()
            case Gör.PLAN:
                self._fyll_plan()
            case Gör.SKRIV:
                self._visa_rad(PLAN, Plats("kontrollmoment", nästa.id, "kontroll"))
            case Gör.ANTA:
                self.flikar.setCurrentIndex(PLAN)
                self.plan.ska_antas()
            case Gör.TILLFÄLLEN:
                self._skapa_tillfällen()
            case Gör.REGISTRERA:
                self._visa_rad(KONTROLLER, Plats("kontrolltillfalle", nästa.id, "utfall"))
            case Gör.FÖLJ_UPP:
                self._följ_upp()
            case Gör.NYTT_ÅR:
                self.nytt()

    def _visa_rad(self, flik: int, plats: Plats) -> None:
        self.flikar.setCurrentIndex(flik)
        (self.workshop, self.analys, self.plan, self.kontroller)[flik].gå_till(plats)

    def _starta_workshop(self) -> None:
        if (nämnd := self.kontext.nämnd_id) is not None and self.år is not None:
            self.akter.starta_workshop(nämnd, self.år)
            self.uppdatera()

    def _till_analysen(self) -> None:
        nämnd, år = self.kontext.nämnd_id, self.år
        if self.analys.vy is None and nämnd is not None and år is not None:
            self.akter.gör_analys(nämnd, år)
            self.uppdatera()
        self.flikar.setCurrentIndex(ANALYS)
        obedömd = next((nr for nr, r in enumerate(self.analys.modell.rader) if r.sannolikhet is None), 0)
        self.analys.vy_risker.välj([obedömd], SANNOLIKHET)
        self.analys.vy_risker.setFocus()

    def _fyll_plan(self) -> None:
        self.lämna()
        if self.analys.vy is not None:
            self.akter.fyll_plan(self.analys.vy.id)
            self.uppdatera()
            self.flikar.setCurrentIndex(PLAN)
            self.plan.vy_kontroller.setFocus()

    def _anta(self, dag: date, paragraf: int) -> None:
        if self.plan.vy is not None:
            self.akter.anta(self.plan.vy.id, self.plan.vy.version, dag, paragraf, self._efter_antagandet)

    def _efter_antagandet(self) -> None:
        self.uppdatera()
        self.flikar.setCurrentIndex(KONTROLLER)
        self.kontroller.tabell.setFocus()

    def _skapa_tillfällen(self) -> None:
        self.lämna()
        if self.plan.vy is not None:
            self.akter.skapa_tillfällen(self.plan.vy.id)
            self.uppdatera()
            self.flikar.setCurrentIndex(KONTROLLER)

    def _följ_upp(self) -> None:
        self.lämna()
        if self.plan.vy is not None:
            self.flikar.setCurrentIndex(UPPFÖLJNING)
            self.akter.följ_upp(self.plan.vy.id, self.plan.vy.version)
            self.uppdatera()

    def _visa_val(self) -> None:
        self.flikar.setCurrentIndex(INSTÄLLNINGAR)
        self.val.gå_till(Plats("nämnd", None, "skala"))

    # -- what the window asks -----------------------------------------------------------------
    def påpekanden(self) -> list[Påpekande]:
        svar: dict[Påpekande, None] = {}
        for redigerare in self._granskade():
            if redigerare.vy is not None:
                svar.update(dict.fromkeys(self._granskad(redigerare)))
        return list(svar)

    def _granskad(self, redigerare: Redigerare) -> list[Påpekande]:
        nu, id_ = redigerare.nuvarande(), redigerare.vy.id
        return self.kontext.försök(lambda: granska.granska_uppgifter(self.kontext.db, nu, objekt_id=id_)) or []

    def beställningar(self) -> list[Beställning]:
        """The tab's own paper first."""
        if (året := self.året) is None:
            return []
        nu = UPPFÖLJNING if self.flikar.currentIndex() == KONTROLLER else self.flikar.currentIndex()
        return årets_papper(året, _NAMN[nu] if nu < len(_NAMN) else "")

    def _visa_papper(self, typ: str) -> None:
        self.lämna()
        for beställning in self.beställningar():
            if not typ or beställning.typ == typ:
                self.förhandsvisa.emit(beställning)
                return

    def gå_till(self, plats: Plats) -> bool:
        flik = _FLIK.get(plats.typ)
        if flik is None:
            return False
        if (år := self._årtal(plats)) is not None and år != self.år and år in self._åren():
            self.årsval.setCurrentIndex(self.årsval.findData(år))
            self._visa_år()
        del_ = (self.workshop, self.analys, self.plan, self.kontroller)[flik]
        if isinstance(del_, Redigerare) and del_.vy is None:
            return False
        self.flikar.setCurrentIndex(flik)
        return del_.gå_till(plats) or not plats.fält

    def _årtal(self, plats: Plats) -> int | None:
        id_ = plats.id
        if id_ is None:
            return None
        svar = self.kontext.försök(lambda: internkontrollnasta.årets_plats(self.kontext.db, plats.typ, id_))
        return svar[1] if svar is not None and svar[0] == self.kontext.nämnd_id else None

    def återställ(self, slag: str, data: dict[str, object]) -> None:
        """A draft comes back."""
        if slag == "kontrolltillfalle":
            self.flikar.setCurrentIndex(KONTROLLER)
            self.kontroller.redigerare.återställ(data)
            return
        egna: dict[str, Redigerare] = {
            "internkontrollworkshop": self.workshop, "internkontrollplan": self.plan, "internkontrollval": self.val,
        }  # fmt: skip
        egna.get(slag, self.analys).återställ(data)

    def lämna(self) -> None:
        for redigerare in (*self._granskade(), self.kontroller.redigerare, self.val):
            redigerare.lämna_fält()
