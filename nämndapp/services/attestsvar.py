"""Who may approve a code on a day, and where a person has the right to: answered from the list in force."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nämndapp.bas.fel import Saknas
from nämndapp.rules.attestsvar import Attestträff, Grund, vem_får
from nämndapp.services.attest import läs_vy
from nämndapp.services.attestuppgifter import AttestlistaUppgifter
from nämndapp.services.vilken import hitta_nämnd
from nämndapp.storage import Databas
from nämndapp.storage import attest as lager

__all__ = ["Attestsvar", "Attestträff", "Grund", "vem_får_attestera"]


@dataclass(frozen=True, slots=True)
class Attestsvar:
    """The answer, with the list that gives it. ``förbehåll`` says in Swedish what is not as it should be, or ""."""

    kod: str
    datum: date
    lista_id: int
    lista: AttestlistaUppgifter
    träffar: tuple[Attestträff, ...]
    förbehåll: str = ""

    @property
    def på_raden(self) -> bool:
        """Does the list name the code, and not only those who may approve everything?"""
        return any(t.grund not in (Grund.ALLA, Grund.EXTRA) for t in self.träffar)


def svar_i_nämnder(db: Databas, nämnder: Iterable[int], kod: str, datum: date) -> list[tuple[int, Attestsvar]]:
    """The answers of the nämnder whose list of that day names the code; one without a list has none."""
    ut: list[tuple[int, Attestsvar]] = []
    for nämnd_id in nämnder:
        with contextlib.suppress(Saknas):
            svar = vem_får_attestera(db, nämnd_id, kod, datum)
            if svar.på_raden:
                ut.append((nämnd_id, svar))
    return ut


def vem_får_attestera(db: Databas, nämnd: str | int | None, kod: str, datum: date) -> Attestsvar:
    """Answers from the nämnd's decided list of that day, else from its latest proposal, which is then said.

    Raises Saknas when the nämnd has no list for that day. A code that the list does not name has no ``på_raden``.
    """
    with db.läsning() as enhet:
        n = hitta_nämnd(enhet.session, nämnd)
        funnen = lager.gällande(enhet.session, n.id or 0, datum)
        if funnen is None:
            raise Saknas(
                f"{n.namn} har ingen attestlista som gäller {datum.isoformat()}.",
                "Lägg upp eller läs in listan, eller ange ett annat datum.",
            )
        lista_id, beslutad = funnen
        vy = läs_vy(enhet.session, lista_id)
    träffar = vem_får(vy.hel, kod, datum)
    förbehåll = "" if beslutad else "Listan är ett förslag och inte beslutad."
    return Attestsvar(kod.strip(), datum, lista_id, vy.uppgifter, träffar, förbehåll)
