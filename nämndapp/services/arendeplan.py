"""Ärenden on their way: planned for a coming meeting, parked, or without a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

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
    """An ärende that is not finished. ``försenat``: planned for a meeting that has been, or to be looked at by now.

    ``på_lista``: it stands on the list of that meeting; then it is moved there, not here. ``uppe``: when it last stood
    on a list of a meeting that has been.
    """

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
    på_lista: bool = False
    uppe: date | None = None

    @property
    def varit_uppe(self) -> bool:
        """On the list of a meeting that has been, and not told yet what became of it."""
        obestämt = self.möte_id is None and not self.parkerat
        return obestämt and self.uppe is not None and self.status is Ärendestatus.PÅ_LISTA

    @property
    def utan_plan(self) -> bool:
        """Nobody has said when it comes up."""
        return self.möte_id is None and not self.parkerat and not self.varit_uppe


def kommande(db: Databas, nämnd_id: int, idag: date | None = None) -> list[Kommande]:
    """The nämnd's coming meetings, the nearest first; not beredningar and inställda."""
    with db.läsning() as enhet:
        return [
            Kommande(m.id or 0, m.datum, m.starttid)
            for m in planering.möten(enhet.session, nämnd_id, idag or date.today())
            if m.slag is not Sammanträdesslag.BEREDNING and m.status is not Sammanträdesstatus.INSTÄLLT
        ]


def lista_på_väg(db: Databas, nämnd_id: int, idag: date | None = None) -> list[Vägrad]:
    """Every ärende that is not finished: on a coming list (the nearest), planned, parked or without a plan."""
    dag = idag or date.today()
    with db.läsning() as enhet:
        dagar = {m.id: m.datum for m in planering.möten(enhet.session, nämnd_id)}
        listor: dict[int, tuple[date, int]] = {}
        for _, _, ärende_id, möte_id, datum in planering.listpunkter(enhet.session, nämnd_id):
            if ärende_id is not None and datum >= dag:
                listor[ärende_id] = min(listor.get(ärende_id, (datum, möte_id)), (datum, möte_id))
        return [
            _vägrad(rad, dagar, listor.get(rad[0]), dag)
            for rad in planering.planerade_ärenden(enhet.session, nämnd_id)
            if rad[4] not in KLARA
        ]


def _vägrad(rad: Sequence[Any], dagar: Mapping[int | None, date], lista: tuple[date, int] | None, dag: date) -> Vägrad:
    id_, _, dnr, rubrik, status, handläggare, möte, parkerat, bevakas, _, senaste = rad
    uppe = senaste if senaste is not None and senaste < dag else None
    if lista is not None:
        return Vägrad(
            id_, dnr or "", rubrik, status, handläggare, lista[1], lista[0], False, bevakas, False, True, uppe
        )
    mötesdag = dagar.get(möte)
    sent = bool((mötesdag and mötesdag < dag) or (bevakas and bevakas <= dag))
    return Vägrad(
        id_, dnr or "", rubrik, status, handläggare, möte, mötesdag, bool(parkerat), bevakas, sent, False, uppe
    )


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
