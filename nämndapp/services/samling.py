"""Many changes in one stroke: a list saved whole, an import, a mandatskifte. One undo takes all of it back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from nämndapp.services import aggregat
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring, ångras_med

if TYPE_CHECKING:
    from nämndapp.storage import Databas, Enhet

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
        delar: list[Ändring] = []
        for byte, grupp in groupby(reversed(ändring.delar), _byter_namn):
            delar += (_ångra_byten if byte else _ångra_var_för_sig)(enhet, list(grupp))
    return samlad(ändring.beskrivning, delar)


def _byter_namn(d: Ändring) -> str:
    """The kind, when the change is one of a row in which something must be unique: such are undone together."""
    return d.slag if _kända[d.slag].unik and d.före is not None and d.efter is not None else ""


def _ångra_var_för_sig(enhet: Enhet, delar: Sequence[Ändring]) -> list[Ändring]:
    return [aggregat.ångra_i(enhet, _kända[d.slag], d) for d in delar]


def _ångra_byten(enhet: Enhet, delar: Sequence[Ändring]) -> list[Ändring]:
    slag = _kända[delar[0].slag]
    for d in delar:
        aggregat.kontrollera_oförändrad(enhet, slag, d)
    return aggregat.spara_flera(enhet, slag, {d.objekt_id: d.före for d in delar})


ångras_med(SLAG, ångra)
