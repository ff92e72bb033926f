"""Whom the reglemente calls when a seat is empty (KL 6:16–17, R11)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from nämndapp.models import Inkallelsemodell, Inkallelseordning, Uppdrag, Uppdragsroll


@dataclass(frozen=True, slots=True)
class Förslag:
    """The ersättare, and why just that one, in Swedish."""

    uppdrag: Uppdrag
    skäl: str


def föreslå_ersättare(
    uppdrag: Sequence[Uppdrag],
    ordning: Inkallelseordning | None,
    frånvarande: Uppdrag,
    *,
    upptagna: Collection[int],
    dag: date,
) -> Förslag | None:
    """The next ersättare for the seat; None when nobody is left. ``upptagna`` are persons who cannot be called."""
    fria = sorted(
        (u for u in uppdrag if u.roll is Uppdragsroll.ERSÄTTARE and u.gäller(dag) and u.person_id not in upptagna),
        key=lambda u: (u.tjänstgöringsordning or 10_000, u.id or 0),
    )
    modell = ordning.modell if ordning else Inkallelsemodell.PARTI
    personlig = next((u for u in fria if u.ersätter_id is not None and u.ersätter_id == frånvarande.id), None)
    if personlig and (modell is Inkallelsemodell.PERSONLIG or (ordning and ordning.personlig_först)):
        return Förslag(personlig, "personlig ersättare")
    if modell is Inkallelsemodell.PARTI:
        rad = next((r for r in (ordning.rader if ordning else []) if r.parti == frånvarande.parti), None)
        for parti in (frånvarande.parti, *(rad.reservpartier if rad else ())):
            if träff := next((u for u in fria if u.parti == parti), None):
                skäl = f"nästa ersättare för {parti}" if parti == frånvarande.parti else f"{parti} ersätter därefter"
                return Förslag(träff, skäl)
        if ordning is not None and ordning.rader:
            return None
    return Förslag(fria[0], "först i tur på listan") if fria else None
