"""What the internal control asks for on a day: controls to make, results that are late, åtgärder to finish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from nämndapp.bas.papekande import Nivå, Plats
from nämndapp.services.kontrolltillfallen import OGJORDA
from nämndapp.storage import internkontrollurval
from nämndapp.storage.internkontrollurval import Tillfällerad

HORISONT = timedelta(days=14)
_VAR_FÖR_SIG = 4  # more than so many become one line


@dataclass(frozen=True, slots=True)
class Påminnelse:
    """A sentence with its place and day."""

    nivå: Nivå
    text: str
    plats: Plats
    dag: date


def påminnelser(session: Session, nämnd_id: int, idag: date) -> Iterator[Påminnelse]:
    """What has its last day within two weeks, and what is late; many of the same kind are told as one."""
    rader = internkontrollurval.öppna_tillfällen(session, nämnd_id, idag + HORISONT)
    ogjorda = [r for r in rader if r.utfall in OGJORDA]
    yield from _kontroller([r for r in ogjorda if r.senast < idag], sena=True)
    yield from _kontroller([r for r in ogjorda if r.senast >= idag], sena=False)
    for r in rader:
        if r.åtgärd_senast is not None and r.åtgärd_klar is None and r.åtgärd_senast <= idag + HORISONT:
            yield _åtgärd(r, r.åtgärd_senast, idag)


def _kontroller(rader: Sequence[Tillfällerad], *, sena: bool) -> Iterator[Påminnelse]:
    nivå, ord_ = (Nivå.VARNING, "skulle ha gjorts") if sena else (Nivå.TIPS, "ska göras")
    if len(rader) <= _VAR_FÖR_SIG:
        for r in rader:
            text = f"Kontrollen ”{r.kontroll}”, {r.period}, {ord_} senast {r.senast}."
            yield Påminnelse(nivå, text, Plats("kontrolltillfalle", r.id, "utfall"), r.senast)
        return
    dag = rader[0].senast
    text = f"{len(rader)} interna kontroller {ord_}, den första senast {dag}."
    yield Påminnelse(nivå, text, Plats("kontrolltillfalle", rader[0].id, "utfall"), dag)


def _åtgärd(r: Tillfällerad, senast: date, idag: date) -> Påminnelse:
    vem = f" ({r.åtgärd_ansvarig})" if r.åtgärd_ansvarig else ""
    nivå, ord_ = (Nivå.VARNING, "skulle ha varit klar") if senast < idag else (Nivå.TIPS, "ska vara klar")
    text = f"Åtgärden efter kontrollen ”{r.kontroll}”{vem} {ord_} senast {senast}."
    return Påminnelse(nivå, text, Plats("kontrolltillfalle", r.id, "åtgärd_klar"), senast)
