"""Where an object belongs: its nämnd, and what it is a part of."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from nämndapp.models import (
    Attestlista,
    Attestrad,
    Bevakning,
    Delegationsbeslut,
    Delegationskapitel,
    Delegationsordning,
    Delegationspunkt,
    Delegatkod,
    Föredragningspunkt,
    Handling,
    Internkontrollplan,
    Internkontrollworkshop,
    Kontrollmoment,
    Kontrolltillfälle,
    Paragraf,
    Risk,
    Riskanalys,
    Sammanträde,
    SärskiltProtokoll,
    Utskottsanmälan,
    Workshoprad,
    Ärende,
    Årshjulspost,
)
from nämndapp.storage.urval import _alla

_HELA: dict[str, type[Any]] = {
    "sammantrade": Sammanträde,
    "arende": Ärende,
    "handling": Handling,
    "bevakning": Bevakning,
    "arshjulspost": Årshjulspost,
    "riskanalys": Riskanalys,
    "internkontrollplan": Internkontrollplan,
    "internkontrollworkshop": Internkontrollworkshop,
    "attestlista": Attestlista,
    "delegationsordning": Delegationsordning,
    "delegationsbeslut": Delegationsbeslut,
    "delegatkod": Delegatkod,
    "utskottsanmalan": Utskottsanmälan,
    "sarskilt_protokoll": SärskiltProtokoll,
}
_DELAR: dict[str, tuple[type[Any], str, str]] = {
    "foredragningspunkt": (Föredragningspunkt, "sammanträde_id", "sammantrade"),
    "paragraf": (Paragraf, "sammanträde_id", "sammantrade"),
    "risk": (Risk, "riskanalys_id", "riskanalys"),
    "kontrollmoment": (Kontrollmoment, "plan_id", "internkontrollplan"),
    "attestrad": (Attestrad, "lista_id", "attestlista"),
    "workshoprad": (Workshoprad, "workshop_id", "internkontrollworkshop"),
}


def nämnd(session: Session, tabell: str, id_: int) -> int | None:
    """The nämnd of a meeting, matter, paper …; None for what belongs to none, or is not there."""
    modell = _HELA.get(tabell)
    if modell is None:
        return None
    return _värde(session, modell, "nämnd_id", id_)


def helhet(session: Session, tabell: str, id_: int) -> tuple[str, int] | None:
    """Table and id of what the object is a part of: an item's meeting, a risk's analysis. None for what is whole."""
    if tabell == "kontrolltillfalle":  # a part of a part
        kontroll = _värde(session, Kontrolltillfälle, "kontroll_id", id_)
        return helhet(session, "kontrollmoment", kontroll) if kontroll is not None else None
    if tabell == "delegationspunkt":
        kapitel = _värde(session, Delegationspunkt, "kapitel_id", id_)
        ordning = _värde(session, Delegationskapitel, "delegationsordning_id", kapitel) if kapitel is not None else None
        return ("delegationsordning", ordning) if ordning is not None else None
    if tabell not in _DELAR:
        return None
    modell, fält, hel = _DELAR[tabell]
    svar = _värde(session, modell, fält, id_)
    return (hel, svar) if svar is not None else None


def _värde(session: Session, modell: type[Any], fält: str, id_: int) -> int | None:
    rader = _alla(session, sa.select(getattr(modell, fält)).where(col(modell.id) == id_))
    return rader[0][0] if rader else None
