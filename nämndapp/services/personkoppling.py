"""Personal ersättare out of a list: whose each one is, tied when everybody of the list is in the register."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nämndapp.models import Uppdragsroll
from nämndapp.rules.inkallelse import LEDAMOTSROLLER
from nämndapp.services import aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.personrader import Personpost
from nämndapp.services.register import PERSON
from nämndapp.services.uppgifter import PersonUppgifter, UppdragUppgifter
from nämndapp.storage import Enhet, urval


@dataclass(frozen=True, slots=True)
class Koppling:
    """A personal ersättare's seat and whose it is: the name of the ledamot, who may be new in the same list."""

    nämnd_id: int
    från: date | None
    ledamot: str


@dataclass(frozen=True, slots=True)
class Befintlig:
    """A person of the register, as it stands."""

    id: int
    version: int
    uppgifter: PersonUppgifter


def namnnyckel(namn: str) -> str:
    """What names are compared by."""
    return " ".join(namn.split()).casefold()


def läs_personer(enhet: Enhet) -> list[Befintlig]:
    """Everybody in the register."""
    ut = []
    for p in urval.personer(enhet.session):
        rad = aggregat.hämta(enhet, PERSON, p.id or 0)
        ut.append(Befintlig(rad.id, rad.version, PERSON.läs(enhet.session, rad)))
    return ut


def koppla(enhet: Enhet, önskade: Sequence[tuple[int, tuple[Koppling, ...]]]) -> list[Ändring]:
    """Ties personal ersättare to their ledamöter. A ledamot who was not taken in leaves the ersättare untied."""
    if not any(kopplingar for _, kopplingar in önskade):
        return []
    personer = läs_personer(enhet)
    ut = []
    for person_id, kopplingar in önskade:
        for k in kopplingar:
            nu = PERSON.läs(enhet.session, aggregat.hämta(enhet, PERSON, person_id))
            if (plats := _ledamotens(k, personer)) is not None:
                nya = tuple(replace(u, ersätter_id=plats.id) if avser(k, u) else u for u in nu.uppdrag)
                ut.append(aggregat.spara(enhet, PERSON, person_id, replace(nu, uppdrag=nya), None))
    return ut


def _ledamotens(k: Koppling, personer: Sequence[Befintlig]) -> UppdragUppgifter | None:
    """The seat that begins the same day as the ersättare's, otherwise the one that lasts longest."""
    platser = [
        u
        for p in personer
        if namnnyckel(p.uppgifter.namn) == namnnyckel(k.ledamot)
        for u in p.uppgifter.uppdrag
        if u.nämnd_id == k.nämnd_id and u.roll in LEDAMOTSROLLER
    ]
    return max(platser, key=lambda u: (u.från == k.från, u.till or date.max), default=None)


def avser(k: Koppling, u: UppdragUppgifter) -> bool:
    """Is this the seat that the tie is about?"""
    return u.nämnd_id == k.nämnd_id and u.roll is Uppdragsroll.ERSÄTTARE and samma_tid(u, k.från)


def samma_tid(u: UppdragUppgifter, från: date | None) -> bool:
    """The seat begins that day; without a day, it is one that is open."""
    return u.från == från if från is not None else u.till is None or u.till >= date.today()


def hinder(post: Personpost, uppdrag: UppdragUppgifter, kända: Collection[str]) -> str:
    """Why the person cannot become the ledamot's personal ersättare; "" when it can."""
    if uppdrag.roll is not Uppdragsroll.ERSÄTTARE:
        return f"är {uppdrag.roll.value} och blir inte personlig ersättare för {post.ersätter}"
    if namnnyckel(post.ersätter) not in kända:
        return f"”{post.ersätter}” finns varken i listan eller registret; välj under Ersätter på fliken Ledamöter"
    return ""
