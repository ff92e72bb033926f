"""Many changes in one stroke: a list saved whole, an import, a mandatskifte. One undo takes all of it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from nämndapp.services import aggregat
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring, ångras_med

if TYPE_CHECKING:
    from nämndapp.storage import Databas

SLAG = "samling"
_kända: dict[str, Aggregat[Any]] = {}


def anmäl(*slag: Aggregat[Any]) -> None:
    """Lets changes of these kinds be parts of a collection."""
    _kända.update({s.slag: s for s in slag})


def samlad(beskrivning: str, delar: Sequence[Ändring]) -> Ändring:
    """The changes as one, in the order they were made; those that changed nothing fall away."""
    return Ändring(beskrivning, SLAG, 0, None, None, None, tuple(d for d in delar if not d.tom))


def ångra(db: Databas, ändring: Ändring) -> Ändring:
    """All or nothing, backwards."""
    with db.skrivning() as enhet:
        delar = [aggregat.ångra_i(enhet, _kända[d.slag], d) for d in reversed(ändring.delar)]
    return samlad(ändring.beskrivning, delar)


ångras_med(SLAG, ångra)
