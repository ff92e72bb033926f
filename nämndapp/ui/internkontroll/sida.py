"""The page Intern kontroll: choose a year, work on its riskanalys and its plan."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.services import granska, internkontroll, riskarbete
from nämndapp.services.uppgifter import PlanUppgifter, RiskanalysUppgifter
from nämndapp.services.vyer import Planrad, Riskanalysrad
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.internkontroll.analys import Analysredigerare
from nämndapp.ui.internkontroll.plan import Planredigerare
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.redigerare import Redigerare
from nämndapp.ui.sida import Beställning, Sida

ANALYS, PLAN = range(2)


class Internkontrollsida(Sida):
    """One year at a time: what may go wrong, and what is controlled because of it (KL 6:6)."""

    namn = "Intern kontroll"
    ikonnamn = "internkontroll"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self._analyser: list[Riskanalysrad] = []
        self._planer: list[Planrad] = []
        self._bygg_rubrikrad()
        self.flikar = QTabWidget(self)
        self.analys = Analysredigerare(kontext, self.flikar)
        self.plan = Planredigerare(kontext, self.flikar)
        self.flikar.setDocumentMode(True)
        self.flikar.tabBar().setDrawBase(False)
        self.flikar.addTab(self.analys, "Riskanalys")
        self.flikar.addTab(self.plan, "Plan")
        self.ram.addWidget(self._bygg_tom(), 1)
        self.ram.addWidget(self.flikar, 1)
        self.flikar.currentChanged.connect(lambda _: self.påpekanden_ändrade.emit([]))
        for redigerare in (self.analys, self.plan):
            redigerare.visad.connect(lambda: self.påpekanden_ändrade.emit([]))
            redigerare.redigeras.connect(lambda: self.påpekanden_ändrade.emit([]))
        kontext.nämnd_bytt.connect(self._nämnd_bytt)
        kontext.ändrat.connect(self._ändrat)
        self._visa_år()

    def _bygg_rubrikrad(self) -> None:
        årsord = QLabel("&År", self)
        årsord.setProperty("roll", "svag")
        self.årsval = QComboBox(self)
        self.årsval.setAccessibleName("År")
        self.årsval.setMinimumWidth(90)
        self.årsval.activated.connect(lambda _: self._visa_år())
        årsord.setBuddy(self.årsval)
        self.analys_knapp = QPushButton(ikon("pdf"), "Riskana&lys", self)
        self.analys_knapp.setToolTip("Visa riskanalysen som den kommer att se ut")
        self.analys_knapp.clicked.connect(lambda: self._visa_papper("riskanalys"))
        self.plan_knapp = QPushButton(ikon("pdf"), "&Plan", self)
        self.plan_knapp.setToolTip("Visa internkontrollplanen som den kommer att se ut (Ctrl+P)")
        self.plan_knapp.clicked.connect(lambda: self._visa_papper("internkontrollplan"))
        self.ny_knapp = QPushButton(ikon("ny"), "&Nytt år", self)
        self.ny_knapp.setToolTip("Nytt år med förra årets risker och kontrollmoment som utgångspunkt (Ctrl+N)")
        self.ny_knapp.clicked.connect(self.nytt)
        for widget in (årsord, self.årsval, self.analys_knapp, self.plan_knapp, self.ny_knapp):
            self.rubrikrad.addWidget(widget)

    def _bygg_tom(self) -> QWidget:
        """What is shown before there is a year: what to do first."""
        self.tomyta = QWidget(self)
        layout = QVBoxLayout(self.tomyta)
        layout.setSpacing(12)
        self.tom = QLabel("", self.tomyta)
        self.tom.setWordWrap(True)
        self.tom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tom.setProperty("roll", "svag")
        self.tom_knapp = QPushButton("", self.tomyta)
        self.tom_knapp.setProperty("roll", "primär")
        self.tom_knapp.clicked.connect(self.nytt)
        layout.addStretch(2)
        layout.addWidget(self.tom)
        layout.addWidget(self.tom_knapp, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        return self.tomyta

    # -- years --------------------------------------------------------------------------------
    @property
    def år(self) -> int | None:
        """The year that is shown."""
        år = self.årsval.currentData()
        return år if isinstance(år, int) else None

    def uppdatera(self) -> None:
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        self._analyser = (
            self.kontext.försök(lambda: internkontroll.lista_riskanalyser(db, nämnd)) or [] if nämnd else []
        )
        self._planer = self.kontext.försök(lambda: internkontroll.lista_planer(db, nämnd)) or [] if nämnd else []
        år = sorted({*(r.år for r in self._analyser), *(p.år for p in self._planer)}, reverse=True)
        if [self.årsval.itemData(i) for i in range(self.årsval.count())] != år:
            valt = self.år
            self.årsval.clear()
            for ett in år:
                self.årsval.addItem(str(ett), ett)
            if valt in år:
                self.årsval.setCurrentIndex(år.index(valt))
        self._visa_år()

    def _visa_år(self) -> None:
        """Shows the chosen year's analysis and plan where they are not shown already."""
        analys_id = next((r.id for r in self._analyser if r.år == self.år), None)
        plan_id = next((r.id for r in self._planer if r.år == self.år), None)
        for redigerare, id_ in ((self.analys, analys_id), (self.plan, plan_id)):
            if (redigerare.vy.id if redigerare.vy else None) != id_:
                redigerare.visa(id_)
            elif id_ is None:
                redigerare.setEnabled(False)
        nämnd = self.kontext.nämnd_id
        skrivbar = nämnd is not None and self.kontext.db.skrivbar
        finns = bool(self._analyser or self._planer)
        self.flikar.setVisible(finns)
        self.tomyta.setVisible(not finns)
        self.tom.setText(
            "Välj eller lägg till en nämnd i Register först."
            if nämnd is None
            else "Här finns ingen riskanalys eller plan ännu. Börja på ett år (Ctrl+N),\n"
            "eller dra in en riskanalys eller en internkontrollplan i fönstret."
        )
        nästa = self._nästa_år()
        self.ny_knapp.setText(f"&Nytt år {nästa}")
        self.ny_knapp.setEnabled(skrivbar)
        self.ny_knapp.setVisible(finns)
        self.tom_knapp.setText(f"&Börja på {nästa}")
        self.tom_knapp.setVisible(skrivbar)
        self.årsval.setEnabled(self.årsval.count() > 0)
        self.analys_knapp.setEnabled(analys_id is not None)
        self.plan_knapp.setEnabled(plan_id is not None)
        self.påpekanden_ändrade.emit([])

    def _nästa_år(self) -> int:
        år = [*(r.år for r in self._analyser), *(p.år for p in self._planer)]
        return max(år) + 1 if år else date.today().year + (1 if date.today().month >= 7 else 0)

    def _nämnd_bytt(self) -> None:
        self.lämna()
        self.årsval.clear()
        if self.isVisible():
            self.uppdatera()

    def _ändrat(self, slag: str, objekt_id: int) -> None:
        """The plan shows the numbers of the risks: a changed analysis changes them."""
        plan: PlanUppgifter | None = self.plan.uppgifter
        if slag == "riskanalys" and plan is not None and plan.riskanalys_id == objekt_id:
            self.plan.läs_om()

    def nytt(self) -> None:
        """A new year: last year's risks to be assessed anew, and its controls as a proposal. One undo takes it back."""
        nämnd = self.kontext.nämnd_id
        if nämnd is None or not self.kontext.db.skrivbar:
            return
        self.lämna()
        år = self._nästa_år()
        self.kontext.ångrastack.beginMacro(f"Lade till intern kontroll {år}")
        self._lägg_till_år(nämnd, år)
        self.kontext.ångrastack.endMacro()
        self.uppdatera()
        self.årsval.setCurrentIndex(self.årsval.findData(år))
        self._visa_år()
        self.flikar.setCurrentIndex(ANALYS)
        self.analys.vy_risker.setFocus()

    def _lägg_till_år(self, nämnd: int, år: int) -> None:
        db = self.kontext.db
        förra_analys = max(self._analyser, key=lambda r: r.år, default=None)
        förra_plan = max(self._planer, key=lambda r: r.år, default=None)
        gammal: RiskanalysUppgifter | None = None
        if förra_analys is not None:
            gammal = internkontroll.hämta_riskanalys(db, förra_analys.id).uppgifter
            ny_analys = riskarbete.nästa_års_riskanalys(gammal, år)
        else:
            ny_analys = RiskanalysUppgifter(nämnd, år, f"Riskanalys {år}")
        ändring = self.kontext.utför(lambda: internkontroll.spara_riskanalys(db, None, ny_analys, None))
        if ändring is None:
            return
        ny = ändring.efter if isinstance(ändring.efter, RiskanalysUppgifter) else None
        if förra_plan is not None:
            plan = internkontroll.hämta_plan(db, förra_plan.id).uppgifter
            samma = gammal if förra_analys is not None and plan.riskanalys_id == förra_analys.id else None
            ny_plan = riskarbete.nästa_års_plan(plan, år, samma, ny, ändring.objekt_id)
        else:
            ny_plan = PlanUppgifter(nämnd, år, f"Internkontrollplan {år}", riskanalys_id=ändring.objekt_id)
        self.kontext.utför(lambda: internkontroll.spara_plan(db, None, ny_plan, None))

    # -- what the window asks -----------------------------------------------------------------
    def påpekanden(self) -> list[Påpekande]:
        svar: dict[Påpekande, None] = {}
        for redigerare in (self.analys, self.plan):
            if redigerare.vy is not None:
                svar.update(dict.fromkeys(self._granskad(redigerare)))
        return list(svar)

    def _granskad(self, redigerare: Redigerare) -> list[Påpekande]:
        nu, id_ = redigerare.nuvarande(), redigerare.vy.id
        return self.kontext.försök(lambda: granska.granska_uppgifter(self.kontext.db, nu, objekt_id=id_)) or []

    def beställningar(self) -> list[Beställning]:
        alla = []
        if self.plan.vy is not None:
            alla.append(
                Beställning("internkontrollplan", f"Internkontrollplan {self.år}", {"plan_id": self.plan.vy.id})
            )
        if self.analys.vy is not None:
            alla.append(Beställning("riskanalys", f"Riskanalys {self.år}", {"riskanalys_id": self.analys.vy.id}))
        return alla[::-1] if self.flikar.currentIndex() == ANALYS else alla

    def _visa_papper(self, typ: str) -> None:
        self.lämna()
        for beställning in self.beställningar():
            if beställning.typ == typ:
                self.förhandsvisa.emit(beställning)

    def gå_till(self, plats: Plats) -> bool:
        om_planen = plats.typ in {"kontrollmoment", "internkontrollplan", "plan"}
        redigerare = self.plan if om_planen else self.analys
        if plats.typ in {"riskanalys", "internkontrollplan", "plan"} and plats.id is not None:
            rader = self._planer if om_planen else self._analyser
            år = next((r.år for r in rader if r.id == plats.id), None)
            if år is not None and år != self.år:
                self.årsval.setCurrentIndex(self.årsval.findData(år))
                self._visa_år()
        if redigerare.vy is None:
            return False
        self.flikar.setCurrentIndex(PLAN if om_planen else ANALYS)
        return redigerare.gå_till(plats) or not plats.fält

    def återställ(self, slag: str, data: dict[str, object]) -> None:
        """A draft comes back."""
        (self.plan if slag == "internkontrollplan" else self.analys).återställ(data)

    def lämna(self) -> None:
        self.analys.lämna_fält()
        self.plan.lämna_fält()
