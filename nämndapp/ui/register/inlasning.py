"""Lists from outside on the page Register: read, shown row by row, carried out in one stroke; and the mandatskifte."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from nämndapp.services import personimport, personkalla, register, registerlistor
from nämndapp.services.listinlasning import Listplan
from nämndapp.services.ordningsinlasning import Ordningsplan
from nämndapp.services.personimport import Plan, Åtgärd
from nämndapp.services.personrader import Personpost
from nämndapp.ui.register.forhandslista import Förhandslista, Gör
from nämndapp.ui.register.listfil import välj_listfil

if TYPE_CHECKING:
    from nämndapp.ui.register.sida import Registersida


class Inläsning:
    """The panel and what it shows. One per page."""

    def __init__(self, sida: Registersida) -> None:
        self._sida = sida
        self._kontext = sida.kontext
        self._poster: list[Personpost] = []
        self.panel = Förhandslista(sida)
        self.panel.hide()
        self.panel.stängd.connect(sida.visa_listorna)
        self.panel.skiftet_ändrat.connect(self._visa_skifte)
        self.panel.klistra.connect(self._klistra_valet)
        self.panel.öppna_fil.connect(self._läs_valet)

    def _öppna(self) -> None:
        self._sida.lämna()
        self._sida.göm_listorna()

    # -- lists --------------------------------------------------------------------------------
    def visa_lista(self, plan: Listplan) -> None:
        """A small register's rows."""

        def gör(bort: Collection[Any]) -> bool:
            db, resultat = self._kontext.db, plan.utan(bort).resultat
            ändring = self._kontext.utför(
                lambda: registerlistor.spara_lista(db, plan.lista, resultat, beskrivning=f"Läste in {plan.lista}")
            )
            return ändring is not None

        self._öppna()
        self.panel.visa_skifte(None)
        self.panel.visa(f"Läs in till {plan.lista}", plan.rader, "&Läs in", gör if plan.gör_något else None)
        self._fokus()

    def visa_ordning(self, plan: Ordningsplan) -> None:
        """The rows of the reglemente's table."""
        flik = self._sida.ledamöter

        def gör(bort: Collection[Any]) -> bool:
            return flik.spara(replace(flik.uppgifter, rader=plan.utan(bort).resultat))

        self._öppna()
        self.panel.visa_skifte(None)
        self.panel.visa("Läs in tjänstgöringsordningen", plan.rader, "&Läs in", gör if plan.gör_något else None)
        self._fokus()

    # -- persons ------------------------------------------------------------------------------
    def klistra_personer(self) -> None:
        """Copied rows (name, party, role, e-mail …), or the närvaro of a copied protocol."""
        self._visa_personer(personkalla.av_text(QGuiApplication.clipboard().text()))

    def läs_personer(self, fil: Path) -> None:
        """The rows of a list, or the närvaro of a protocol or kallelse."""
        poster = self._kontext.försök(lambda: personkalla.av_fil(fil))
        if poster:
            self._visa_personer(poster)
        elif poster is not None:
            self._kontext.notiser.visa("varning", f"I {fil.name} finns ingen lista och ingen närvaro att läsa.")

    def _visa_personer(self, poster: list[Personpost]) -> None:
        db, nämnd_id = self._kontext.db, self._kontext.nämnd_id
        if not poster:
            self._kontext.notiser.visa(
                "tips", "Kopiera först raderna i Excel eller närvaron i ett gammalt protokoll: namn, parti och roll."
            )
            return
        plan: Plan | None = self._kontext.försök(lambda: personimport.föreslå(db, poster, nämnd_id))
        if plan is None:
            return
        self._öppna()
        self.panel.visa_skifte(None)
        nämnd = next((n.namn for n in register.lista_nämnder(db) if n.id == nämnd_id), "")
        vart = f". Den som saknar nämnd i listan får sitt uppdrag i {nämnd}" if nämnd else ""
        self.panel.visa(f"Läs in personer{vart}", plan.rader, "&Läs in", self._gör(plan, ""), plan.okopplade)
        self._fokus()

    # -- mandatskifte -------------------------------------------------------------------------
    def mandatskifte(self) -> None:
        """The days and nämnder, and what becomes of everybody; the list of the elected is pasted or read."""
        self._poster = []
        self._öppna()
        self.panel.visa_skifte(register.lista_nämnder(self._kontext.db, bara_aktiva=True))
        self._visa_skifte()
        self.panel.första.inmatning.setFocus()

    def _klistra_valet(self) -> None:
        self._ta_valet(personkalla.av_text(QGuiApplication.clipboard().text()))

    def _läs_valet(self) -> None:
        fil = välj_listfil(self._sida, papper=True)
        poster = self._kontext.försök(lambda: personkalla.av_fil(fil)) if fil is not None else None
        if poster is not None:
            self._ta_valet(poster)

    def _ta_valet(self, poster: list[Personpost]) -> None:
        if not poster:
            self._kontext.notiser.visa("tips", "Kopiera först valet i Excel: namn, parti, roll och nämnd.")
            return
        self._poster = poster
        self._visa_skifte()

    def _visa_skifte(self) -> None:
        skifte, db = self.panel.skifte(), self._kontext.db
        plan: Plan | None = None
        if skifte is not None:
            enda = skifte.nämnder[0] if len(skifte.nämnder) == 1 else None
            plan = self._kontext.försök(lambda: personimport.föreslå(db, self._poster, enda, skifte))
        rader = plan.rader if plan is not None else ()
        säg = plan.okopplade if plan is not None else None
        self.panel.visa("Mandatskifte", rader, "Ge&nomför mandatskiftet", self._gör(plan, "Mandatskifte"), säg)

    # -- doing --------------------------------------------------------------------------------
    def _gör(self, plan: Plan | None, beskrivning: str) -> Gör | None:
        if plan is None or not plan.gör_något:
            return None

        def gör(bort: Collection[Any]) -> bool:
            kvar = plan.utan(bort)
            antal = kvar.antal(Åtgärd.NY) + kvar.antal(Åtgärd.ÄNDRAS)
            ord_ = beskrivning or f"Läste in {antal} {'person' if antal == 1 else 'personer'}"
            ändring = self._kontext.utför(lambda: personimport.genomför(self._kontext.db, kvar, ord_))
            if ändring is not None:
                self._kontext.notiser.visa("tips", f"{ord_}: klart. Ctrl+Z tar tillbaka alltihop.")
            return ändring is not None

        return gör

    def _fokus(self) -> None:
        knapp = self.panel.gör_knapp if self.panel.gör_knapp.isEnabled() else self.panel.avbryt_knapp
        knapp.setFocus()
