"""Rows that belong to a meeting and are saved whole, each kind under its own owner (the called, the messages).

They have no version of their own: what the window believes is compared with what is stored, so that a colleague's
answer is never written over unseen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from nämndapp.bas.fel import Versionskonflikt
from nämndapp.services.andring import Ändring, ångras_inom
from nämndapp.services.uppgifter import Uppgifter

if TYPE_CHECKING:
    from nämndapp.storage import Enhet

U = TypeVar("U", bound=Uppgifter)


@dataclass(frozen=True)
class Samling(Generic[U]):
    """``läs`` and ``skriv`` take the owner's id; ``beskriv`` says what is changed, in the definite form."""

    slag: str
    läs: Callable[[Enhet, int], U]
    skriv: Callable[[Enhet, int, U], None]
    beskriv: str


def spara(enhet: Enhet, samling: Samling[U], ägare: int, nya: U, väntade: U | None) -> Ändring:
    """Saves all rows. Raises Versionskonflikt when they are no longer ``väntade`` (None: whatever they are)."""
    före = samling.läs(enhet, ägare)
    if väntade is not None and före != väntade:
        raise Versionskonflikt(
            f"{samling.beskriv[:1].upper()}{samling.beskriv[1:]} har ändrats av någon annan sedan du läste.",
            "Läs in sidan på nytt (Ctrl+R) och gör om ändringen.",
        )
    if före == nya:
        return Ändring("", samling.slag, ägare, före, före, None)
    samling.skriv(enhet, ägare, nya)
    enhet.session.flush()
    enhet.session.expire_all()
    return Ändring(f"Ändrade {samling.beskriv}", samling.slag, ägare, före, samling.läs(enhet, ägare), None)


def ångra_i(enhet: Enhet, samling: Samling[Any], ändring: Ändring) -> Ändring:
    """The inverse of a change, in a unit of work."""
    return spara(enhet, samling, ändring.objekt_id, cast("Any", ändring.före), cast("Any", ändring.efter))


def koppla_ångring(samling: Samling[Any]) -> None:
    """Lets ``andring.ångra`` find the inverse of this kind."""
    ångras_inom(samling.slag, lambda enhet, ändring: ångra_i(enhet, samling, ändring))
