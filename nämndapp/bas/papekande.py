"""What a rule has to say: it informs, it never corrects (design: Rules)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Nivå(StrEnum):
    """FEL stops only an incomplete paper from being made final; nothing else is ever stopped."""

    FEL = "FEL"
    VARNING = "VARNING"
    TIPS = "TIPS"

    @property
    def ordning(self) -> int:
        """0 for the gravest, so that sorting shows it first."""
        return ("FEL", "VARNING", "TIPS").index(self.value)


@dataclass(frozen=True, slots=True)
class Plats:
    """Where a påpekande belongs.

    ``typ`` is the table name of the object ("sammantrade", "foredragningspunkt", "arende", "kontrollmoment" …)
    or "rad" for a line in an imported file; ``id`` its primary key; ``fält`` the attribute's name;
    ``rad`` a 1-based source line; ``text`` says the place in words ("punkt 3", "§ 104").
    """

    typ: str = ""
    id: int | None = None
    fält: str = ""
    rad: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Påpekande:
    """One finding. ``kod`` is stable ("KAL-datum-saknas"), ``lagrum`` such as "KL 6:27" or empty.

    ``kvitterad`` is who has acknowledged it and what was noted, "" while nobody has.
    """

    kod: str
    nivå: Nivå
    text: str
    lagrum: str = ""
    plats: Plats = Plats()
    förslag: str = ""
    kvitterad: str = ""


def sortera(påpekanden: list[Påpekande]) -> list[Påpekande]:
    """Gravest first, the acknowledged last, otherwise in the order in which the rules found them."""
    return sorted(påpekanden, key=lambda p: (bool(p.kvitterad), p.nivå.ordning))
