"""Ärenden on their way: planned for a coming meeting, parked, or without a plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from nämndapp.models import Sammanträdesslag, Sammanträdesstatus, Ärendestatus
from nämndapp.services import aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.arenden import ÄRENDE
from nämndapp.services.samling import anmäl, samlad
from nämndapp.services.uppgifter import ÄrendeUppgifter
from nämndapp.storage import Databas, planering

anmäl(ÄRENDE)
KLARA = frozenset({Ärendestatus.BESLUTAT, Ärendestatus.AVSLUTAT, Ärendestatus.MAKULERAT})


@dataclass(frozen=True, slots=True)
class Kommande:
    """A coming meeting that an ärende can be planned for."""

    id: int
    datum: date
    starttid: time | None


@dataclass(frozen=True, slots=True)
class Vägrad:
    """An ärende that is not finished. ``försenat``: planned for a meeting that has been, or to be looked at by now."""

    id: int
    diarienummer: str
    rubrik: str
    status: Ärendestatus
    handläggare: str
    möte_id: int | None
    mötesdag: date | None
    parkerat: bool
    bevakas: date | None
    försenat: bool


def kommande(db: Databas, nämnd_id: int, idag: date | None = None) -> list[Kommande]:
    """The nämnd's coming meetings, the nearest first; not beredningar and inställda."""
    with db.läsning() as enhet:
        return [
            Kommande(m.id or 0, m.datum, m.starttid)
            for m in planering.möten(enhet.session, nämnd_id, idag or date.today())
            if m.slag is not Sammanträdesslag.BEREDNING and m.status is not Sammanträdesstatus.INSTÄLLT
        ]


def lista_på_väg(db: Databas, nämnd_id: int, idag: date | None = None) -> list[Vägrad]:
    """Every ärende that is not finished and does not stand on a coming list."""
    dag = idag or date.today()
    with db.läsning() as enhet:
        dagar = {m.id: m.datum for m in planering.möten(enhet.session, nämnd_id)}
        ut = []
        for rad in planering.planerade_ärenden(enhet.session, nämnd_id):
            id_, _, dnr, rubrik, status, handläggare, möte, parkerat, bevakas, _, senaste = rad
            if status in KLARA or (senaste is not None and senaste >= dag):
                continue
            mötesdag = dagar.get(möte)
            sent = bool((mötesdag and mötesdag < dag) or (bevakas and bevakas <= dag))
            ut.append(
                Vägrad(id_, dnr or "", rubrik, status, handläggare, möte, mötesdag, bool(parkerat), bevakas, sent)
            )
        return ut


def planera(db: Databas, ärenden: Sequence[int], möte_id: int | None) -> Ändring:
    """Plans them for the meeting (None: no plan) and takes them off the parked list; one undo for all."""
    return _ändra(db, ärenden, "Planerade", lambda u: replace(u, planerat_sammanträde_id=möte_id, parkerat=False))


def parkera(db: Databas, ärenden: Sequence[int], bevakas: date | None) -> Ändring:
    """Keeps them aside, to be looked at again on that day; one undo for all."""
    return _ändra(
        db, ärenden, "Parkerade", lambda u: replace(u, planerat_sammanträde_id=None, parkerat=True, bevakas=bevakas)
    )


def _ändra(
    db: Databas, ärenden: Sequence[int], verb: str, ändrat: Callable[[ÄrendeUppgifter], ÄrendeUppgifter]
) -> Ändring:
    delar = []
    with db.skrivning() as enhet:
        for id_ in ärenden:
            före: ÄrendeUppgifter = ÄRENDE.läs(enhet.session, aggregat.hämta(enhet, ÄRENDE, id_))
            delar.append(aggregat.spara(enhet, ÄRENDE, id_, ändrat(före), None))
    if len(delar) == 1:
        (ensam,) = delar
        return ensam if ensam.tom else replace(ensam, beskrivning=f"{verb} ett ärende")
    return samlad(f"{verb} {len(delar)} ärenden", delar)
