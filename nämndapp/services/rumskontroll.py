"""What the rules say of the § that is in the room, asked for with a key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nämndapp.bas.papekande import Påpekande
from nämndapp.services.granska import granska_laddat_möte
from nämndapp.storage import Databas, planer


@dataclass(frozen=True, slots=True)
class Rumskontroll:
    """The påpekanden of the § that nobody has acknowledged, and how many the rest of the meeting has."""

    om_paragrafen: tuple[Påpekande, ...]
    övriga: int


def kontrollera(db: Databas, sammanträde_id: int, paragraf_id: int, *, idag: date | None = None) -> Rumskontroll:
    """The rules of the Kontroll panel, as they stand now."""
    with db.läsning() as enhet:
        möte = planer.ladda_protokoll(enhet.session, sammanträde_id)
        fynd = granska_laddat_möte(enhet.session, möte, idag or date.today())
    öppna = [p for p in fynd if not p.kvitterad]
    om_den = tuple(p for p in öppna if (p.plats.typ, p.plats.id) == ("paragraf", paragraf_id))
    return Rumskontroll(om_den, len(öppna) - len(om_den))
