"""Remisser that have not been answered, over all their matters; what is an answer is judged in ``rules.remiss``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handlingsriktning
from nämndapp.rules.remiss import ska_besvaras, är_besvarad
from nämndapp.storage import citat


@dataclass(frozen=True, slots=True)
class _Papper:
    id: int | None
    rubrik: str
    typ: Dokumenttyp
    riktning: Handlingsriktning
    datum: date | None


@dataclass(slots=True)
class Obesvarad:
    """A remiss, the last day for its answer, and the matters it lies in."""

    id: int
    rubrik: str
    senast: date
    ärenden: set[int] = field(default_factory=set)


def obesvarade(session: Session, nämnd_id: int) -> list[Obesvarad]:
    """Those of the nämnd, the nearest day first; one in several matters is answered when it is in one of them."""
    remisser: dict[int, tuple[_Papper, Obesvarad]] = {}
    for *papper, senast, ärende_id in citat.med_svarsdag(session, nämnd_id):
        ett = _Papper(*papper)
        if ett.id is None or not ska_besvaras(ett):
            continue
        _, obesvarad = remisser.setdefault(ett.id, (ett, Obesvarad(ett.id, ett.rubrik, senast)))
        if ärende_id is not None:
            obesvarad.ärenden.add(ärende_id)
    i_ärende: dict[int, list[_Papper]] = {}
    for *papper, ärende_id in citat.ärendenas_papper(session, {ä for _, o in remisser.values() for ä in o.ärenden}):
        i_ärende.setdefault(ärende_id, []).append(_Papper(*papper))
    return [
        o for ett, o in remisser.values() if not är_besvarad(ett, [p for ä in o.ärenden for p in i_ärende.get(ä, ())])
    ]


def svarsdagar(session: Session, nämnd_id: int) -> dict[int, date]:
    """The earliest day for an answer that has not been given, per ärende."""
    dagar: dict[int, date] = {}
    for o in obesvarade(session, nämnd_id):
        for ärende_id in o.ärenden:
            dagar[ärende_id] = min(dagar.get(ärende_id, o.senast), o.senast)
    return dagar
