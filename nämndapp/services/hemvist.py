"""To which nämnd a place belongs, and what has to be opened before it can be shown."""

from __future__ import annotations

from dataclasses import dataclass

from nämndapp.bas.papekande import Plats
from nämndapp.storage import Databas, hemvist

_TABELLER = {
    "sammanträde": "sammantrade",
    "närvaro": "sammantrade",
    "ärende": "arende",
    "skrivelse": "handling",
    "årshjulspost": "arshjulspost",
    "plan": "internkontrollplan",
}


@dataclass(frozen=True, slots=True)
class Hemvist:
    """``nämnd_id`` None: the place is no nämnd's own. ``inom``: the meeting of an item, the analysis of a risk."""

    nämnd_id: int | None = None
    inom: Plats | None = None


def hitta(db: Databas, plats: Plats) -> Hemvist:
    """Where the place is; an empty answer for what is not there any more."""
    if plats.id is None:
        return Hemvist()
    with db.läsning() as enhet:
        typ, id_ = _TABELLER.get(plats.typ, plats.typ), plats.id
        inom = hemvist.helhet(enhet.session, typ, id_)
        nämnd_id = hemvist.nämnd(enhet.session, *(inom or (typ, id_)))
    return Hemvist(nämnd_id, Plats(inom[0], inom[1]) if inom else None)
