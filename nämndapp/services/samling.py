"""Several changes made in one stroke: one step of the undo stack, taken back in one transaction."""

from __future__ import annotations

from typing import Any

from nämndapp.services import aggregat
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring, ångras_med
from nämndapp.storage import Databas

SAMLING = "samling"


def samlad(beskrivning: str, slag: str, delar: tuple[Ändring, ...]) -> Ändring:
    """One change of many objects of a kind; each of them is a part."""
    return Ändring(beskrivning, f"{SAMLING}:{slag}", 0, None, None, None, delar)


def koppla_samling(slag: Aggregat[Any]) -> None:
    """Lets a stroke over this kind be undone: the last made is taken back first."""

    def ångra(db: Databas, ändring: Ändring) -> Ändring:
        with db.skrivning() as enhet:
            delar = tuple(aggregat.ångra_i(enhet, slag, d) for d in reversed(ändring.delar))
        return Ändring(ändring.beskrivning, ändring.slag, 0, None, None, None, delar)

    ångras_med(f"{SAMLING}:{slag.slag}", ångra)
