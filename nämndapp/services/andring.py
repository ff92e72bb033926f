"""What a changing service gives back, and how it is undone (design: Typing, saving, undoing)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nämndapp.services.uppgifter import Uppgifter

if TYPE_CHECKING:
    from nämndapp.storage import Databas, Enhet


@dataclass(frozen=True, slots=True)
class Ändring:
    """One change of one object: what it was and what it became.

    ``beskrivning`` is the Swedish text of the undo menu ("Ändrade ärendet SN 2023/173"). ``före`` is None for a new
    object, ``efter`` for a removed one. ``version`` is the object's version after the change (None when removed): the
    ``väntad_version`` of the next save. ``delar`` are changes made in the same stroke (paragraphs of a removed
    meeting). ``ångerbar`` is False for legal acts that only a new act can change.
    """

    beskrivning: str
    slag: str
    objekt_id: int
    före: Uppgifter | None
    efter: Uppgifter | None
    version: int | None
    delar: tuple[Ändring, ...] = ()
    ångerbar: bool = True

    @property
    def tom(self) -> bool:
        """Nothing was changed: do not push it on the undo stack."""
        return self.före == self.efter and all(d.tom for d in self.delar)


Ångrare = Callable[["Databas", Ändring], Ändring]
_ångrare: dict[str, Ångrare] = {}


def ångras_med(slag: str, ångrare: Ångrare) -> None:
    """Registers the inverse service of a kind of change; each service module does it for its own kinds."""
    _ångrare[slag] = ångrare


Ångrare_inom = Callable[["Enhet", Ändring], Ändring]
_ångrare_inom: dict[str, Ångrare_inom] = {}


def ångras_inom(slag: str, ångrare: Ångrare_inom) -> None:
    """Registers an inverse that works in a unit of work: such changes may be parts of another."""
    _ångrare_inom[slag] = ångrare

    def ensam(db: Databas, ändring: Ändring) -> Ändring:
        with db.skrivning() as enhet:
            return ångrare(enhet, ändring)

    ångras_med(slag, ensam)


def ångra_del(enhet: Enhet, ändring: Ändring) -> Ändring:
    """The inverse of a part, whatever its kind, in the unit of work of the whole."""
    return _ångrare_inom[ändring.slag](enhet, ändring)


def ångra_delar(enhet: Enhet, ändring: Ändring) -> tuple[Ändring, ...]:
    """The inverses of all parts, the last first."""
    return tuple(ångra_del(enhet, d) for d in reversed(ändring.delar))


def ångra(db: Databas, ändring: Ändring) -> Ändring:
    """Writes ``före`` back and returns the inverse, so that undoing that one redoes the change.

    Raises Versionskonflikt when the object is no longer what the change made it (content is compared, not the
    version number, so that a row of changes can be undone one after the other).
    """
    return _ångrare[ändring.slag](db, ändring)
