"""A nämnd's order of service, and its rules on the register."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from nämndapp.bas.papekande import Påpekande
from nämndapp.bas.svenska import sorteringsnyckel
from nämndapp.models import Inkallelseordning, Inkallelserad, Uppdragsroll
from nämndapp.rules import inkallelse as regler
from nämndapp.rules.granska import granska_register
from nämndapp.rules.register import Nämndregister
from nämndapp.services import aggregat, samling
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.register import PERSON
from nämndapp.services.registeruppgifter import InkallelseordningUppgifter, InkallelseradUppgifter
from nämndapp.services.spegling import Form
from nämndapp.storage import Databas, planer, urval

INKALLELSEORDNING = Aggregat(
    "inkallelseordning",
    Form(InkallelseordningUppgifter, Inkallelseordning, barn={"rader": Form(InkallelseradUppgifter, Inkallelserad)}),
    planer.ladda_inkallelseordning,
    lambda _: "tjänstgöringsordningen",
)

LEDAMOTSROLLER = regler.LEDAMOTSROLLER
"""The roles that hold a seat."""


@dataclass(frozen=True, slots=True)
class InkallelseordningVy:
    """The order of a nämnd; ``id`` None where none has been saved yet."""

    id: int | None
    version: int | None
    uppgifter: InkallelseordningUppgifter


@dataclass(frozen=True, slots=True)
class Turrad:
    """An ersättare in turn for a ledamot."""

    person_id: int
    namn: str
    parti: str
    skäl: str
    i_ordning: bool


@dataclass(frozen=True, slots=True)
class Platsrad:
    """A seat in the table by party. ``ersätter`` is the name of the ledamot that a personal ersättare has."""

    id: int
    person_id: int
    namn: str
    roll: Uppdragsroll
    parti: str
    ordning: int | None
    ersätter_id: int | None
    ersätter: str


def lista_platser(db: Databas, nämnd_id: int, *, dag: date | None = None) -> list[Platsrad]:
    """The seats on a day (today), party by party in the kommun's order: presidium, ledamöter, ersättare in order."""
    dagen = dag or date.today()
    with db.läsning() as enhet:
        nämnd = planer.ladda_nämnd(enhet.session, nämnd_id)
        partier = [regler.parti_av(p) for p in urval.partibeteckningar(enhet.session)]
        namn = {u.id: u.person.namn for u in nämnd.uppdrag if u.person is not None}
        rader = [
            Platsrad(u.id or 0, u.person_id, namn.get(u.id, ""), u.roll, u.parti, u.tjänstgöringsordning, u.ersätter_id,
                     namn.get(u.ersätter_id, "") if u.ersätter_id is not None else "")
            for u in nämnd.uppdrag
            if u.gäller(dagen)
        ]  # fmt: skip

    def plats(rad: Platsrad) -> tuple[object, ...]:
        parti = regler.parti_av(rad.parti)
        nr = partier.index(parti) if parti in partier else len(partier) + (not parti)
        inom = (list(Uppdragsroll).index(rad.roll), rad.ordning if rad.ordning is not None else 1_000_000)
        return (nr, sorteringsnyckel(parti), *inom, sorteringsnyckel(rad.namn))

    return sorted(rader, key=plats)


def ändra_plats(db: Databas, rad: Platsrad) -> Ändring:
    """Saves the row's party, place in the order and whom a personal ersättare replaces."""
    with db.skrivning() as enhet:
        person = aggregat.hämta(enhet, PERSON, rad.person_id)
        före = PERSON.läs(enhet.session, person)
        nya = tuple(
            replace(u, parti=rad.parti, tjänstgöringsordning=rad.ordning, ersätter_id=rad.ersätter_id)
            if u.id == rad.id
            else u
            for u in före.uppdrag
        )
        return aggregat.spara(enhet, PERSON, rad.person_id, replace(före, uppdrag=nya), None)


def hämta_inkallelseordning(db: Databas, nämnd_id: int) -> InkallelseordningVy:
    """The nämnd's order, or an empty one to fill in."""
    with db.läsning() as enhet:
        id_ = urval.inkallelseordning(enhet.session, nämnd_id)
        if id_ is None:
            return InkallelseordningVy(None, None, InkallelseordningUppgifter(nämnd_id))
        rad = aggregat.hämta(enhet, INKALLELSEORDNING, id_)
        return InkallelseordningVy(id_, rad.version, INKALLELSEORDNING.läs(enhet.session, rad))


def spara_inkallelseordning(
    db: Databas, id_: int | None, uppgifter: InkallelseordningUppgifter, väntad_version: int | None
) -> Ändring:
    """Saves the order. A nämnd has one: a second new one takes the place of the first."""
    with db.skrivning() as enhet:
        if id_ is None:
            id_ = urval.inkallelseordning(enhet.session, uppgifter.nämnd_id)
        return aggregat.spara(enhet, INKALLELSEORDNING, id_, uppgifter, väntad_version)


def turordning(db: Databas, uppdrag_id: int, nämnd_id: int, *, dag: date | None = None) -> list[Turrad]:
    """Who is called for a ledamot, the closest first, with the reason."""
    dagen = dag or date.today()
    with db.läsning() as enhet:
        nämnd = planer.ladda_nämnd(enhet.session, nämnd_id)
        borta = next((u for u in nämnd.uppdrag if u.id == uppdrag_id), None)
        if borta is None:
            return []
        tur = regler.turordning(nämnd.uppdrag, _ordning(enhet.session, nämnd_id), borta, dag=dagen)
        return [
            Turrad(f.uppdrag.person_id, f.uppdrag.person.namn if f.uppdrag.person else "", f.uppdrag.parti, f.skäl,
                   f.i_ordning)
            for f in tur
        ]  # fmt: skip


def granska_nämnd(db: Databas, nämnd_id: int, *, idag: date | None = None) -> list[Påpekande]:
    """What the rules say of the nämnd's membership."""
    with db.läsning() as enhet:
        return granska_registret(enhet.session, nämnd_id, idag or date.today())


def granska_alla(db: Databas, *, idag: date | None = None) -> list[Påpekande]:
    """The membership of every active nämnd."""
    dagen = idag or date.today()
    with db.läsning() as enhet:
        idn = [n.id or 0 for n in urval.nämnder(enhet.session) if n.aktiv]
        return [p for id_ in idn for p in granska_registret(enhet.session, id_, dagen)]


def granska_registret(session: Session, nämnd_id: int, dagen: date) -> list[Påpekande]:
    """``granska_nämnd`` in a session that the caller has opened."""
    nämnd = planer.ladda_nämnd(session, nämnd_id)
    partier, perioder = urval.partibeteckningar(session), urval.mandatperioder(session)
    return granska_register(Nämndregister(nämnd, nämnd.uppdrag, _ordning(session, nämnd_id), partier, perioder), dagen)


def _ordning(session: Session, nämnd_id: int) -> Inkallelseordning | None:
    id_ = urval.inkallelseordning(session, nämnd_id)
    return planer.ladda_inkallelseordning(session, id_) if id_ is not None else None


samling.anmäl(INKALLELSEORDNING)
aggregat.koppla_ångring(INKALLELSEORDNING)
