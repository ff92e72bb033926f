"""What the buttons of the year's cycle do: each a service, undone in one stroke (adoption is not)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

from nämndapp.bas import svenska
from nämndapp.services import internkontroll, internkontrollcykel, internkontrollworkshop
from nämndapp.services.andring import Ändring
from nämndapp.ui.kit.fraga import Frågerad
from nämndapp.ui.kontext import Kontext


class Akter:
    """Bound to a page's context and its row of questions; each tells whether it was done."""

    def __init__(self, kontext: Kontext, fråga: Frågerad) -> None:
        self._kontext = kontext
        self._fråga = fråga

    def _utför(self, tjänst: Callable[[], Ändring]) -> bool:
        return self._kontext.db.skrivbar and self._kontext.utför(tjänst) is not None

    def börja_år(self, nämnd_id: int, år: int, *, ur_tidigare: bool) -> bool:
        """Workshop and analysis out of the year before, or an empty analysis."""
        db = self._kontext.db
        if ur_tidigare:
            return self._utför(lambda: internkontrollcykel.börja_nästa_år(db, nämnd_id, år))
        return self._utför(lambda: internkontrollcykel.ny_riskanalys(db, nämnd_id, år))

    def starta_workshop(self, nämnd_id: int, år: int) -> bool:
        """The workshop with the controls of the latest plan before."""
        return self._utför(lambda: internkontrollworkshop.starta_workshop(self._kontext.db, nämnd_id, år))

    def gör_analys(self, nämnd_id: int, år: int) -> bool:
        """Last year's risks to be assessed anew; empty where there are none."""
        db = self._kontext.db
        if any(r.år < år for r in internkontroll.lista_riskanalyser(db, nämnd_id)):
            return self._utför(lambda: internkontrollcykel.riskanalys_ur_föregående(db, nämnd_id, år))
        return self._utför(lambda: internkontrollcykel.ny_riskanalys(db, nämnd_id, år))

    def fyll_plan(self, riskanalys_id: int) -> bool:
        """A plan out of the analysis, or what the year's plan lacks of it."""
        return self._utför(lambda: internkontrollcykel.plan_ur_analys(self._kontext.db, riskanalys_id))

    def skapa_tillfällen(self, plan_id: int) -> bool:
        """The year's occasions; controls whose frequency gives none are told of."""
        db = self._kontext.db
        if not self._utför(lambda: internkontrollcykel.skapa_tillfällen(db, plan_id)):
            return False
        self._berätta_tidlösa(plan_id)
        return True

    def _berätta_tidlösa(self, plan_id: int) -> None:
        utan = internkontrollcykel.utan_tider(self._kontext.db, plan_id)
        if utan:
            exempel = f"”{utan[0].frekvens}”" if utan[0].frekvens else "tom"
            self._kontext.notiser.visa(
                "varning",
                f"{len(utan)} kontrollmoment fick inget tillfälle: frekvensen går inte att räkna med (den första är "
                f"{exempel}). Skriv till exempel ”varje kvartal” i planen.",
            )

    def anta(self, plan_id: int, version: int | None, dag: date, paragraf: int, klar: Callable[[], object]) -> None:
        """Asks first: an adoption is not undone with Ctrl+Z."""

        def gör() -> None:
            tjänst = lambda: dataclasses.replace(  # noqa: E731  # one call with one change made to its answer
                internkontrollcykel.anta_plan(self._kontext.db, plan_id, dag, paragraf, version), ångerbar=False
            )
            if self._utför(tjänst):
                self._berätta_tidlösa(plan_id)
                klar()

        nummer = svenska.paragraf(paragraf)
        self._fråga.fråga(
            f"Nämnden antog planen {svenska.datum_kort(dag)} {nummer}. Kontrolltillfällen skapas, och kommunstyrelsen "
            "ställs bland dem som paragrafen ska skickas till. Det kan inte ångras med Ctrl+Z.",
            f"Anta planen genom {nummer}",
            gör,
        )

    def följ_upp(self, plan_id: int, version: int | None) -> bool:
        """The plan is followed up."""
        return self._utför(lambda: internkontrollcykel.följ_upp(self._kontext.db, plan_id, version))
