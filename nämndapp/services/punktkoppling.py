"""What has come up under an item is due again when the item is taken away, and no longer when that is undone."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from nämndapp.services.andring import Ändring, ångras_inom
from nämndapp.services.uppgifter import PunktkopplingUppgifter
from nämndapp.storage import punktkoppling

if TYPE_CHECKING:
    from nämndapp.storage import Enhet

SLAG = "punktkoppling"


def släpps(enhet: Enhet, sammanträde_id: int, punkter: Collection[int]) -> Ändring | None:
    """The part of a change that takes those items away: uppdrag, times of the årshjul, delegation decisions."""
    rader = tuple(punktkoppling.hänvisningar(enhet.session, punkter))
    if not rader:
        return None
    punktkoppling.töm(enhet.session, rader)
    return Ändring("", SLAG, sammanträde_id, PunktkopplingUppgifter(rader), PunktkopplingUppgifter(), None)


def _ångra(enhet: Enhet, ändring: Ändring) -> Ändring:
    """Rows that have been taken up under another item meanwhile are left as they are."""
    före, efter = ändring.före, ändring.efter
    if isinstance(efter, PunktkopplingUppgifter):
        punktkoppling.töm(enhet.session, efter.rader)
    if isinstance(före, PunktkopplingUppgifter):
        punktkoppling.fyll(enhet.session, ändring.objekt_id, före.rader)
    return Ändring("", SLAG, ändring.objekt_id, efter, före, None)


ångras_inom(SLAG, _ångra)
