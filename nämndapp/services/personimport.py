"""Persons and uppdrag from a list, and the mandatskifte: first what would be done, then all of it in one stroke."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.svenska import sorteringsnyckel
from nämndapp.models import Mandatperiod, Nämnd, Uppdragsroll
from nämndapp.rules.inkallelse import LEDAMOTSROLLER
from nämndapp.services import aggregat, samling
from nämndapp.services.andring import Ändring
from nämndapp.services.personkoppling import (
    Befintlig,
    Koppling,
    avser,
    hinder,
    koppla,
    läs_personer,
    namnnyckel,
    samma_tid,
)
from nämndapp.services.personrader import Personpost
from nämndapp.services.register import PERSON
from nämndapp.services.registerlistor import MANDATPERIOD
from nämndapp.services.registeruppgifter import MandatperiodUppgifter
from nämndapp.services.uppgifter import BefattningUppgifter, PersonUppgifter, UppdragUppgifter
from nämndapp.storage import Databas, Enhet, urval

_VILKEN_NÄMND = "raden säger inte vilken nämnd; välj bara en nämnd ovan, eller lägg till en kolumn Nämnd"


class Åtgärd(StrEnum):
    """What will be done with a row, in the words of the preview."""

    NY = "läggs till"
    ÄNDRAS = "ändras"
    HOPPAS = "hoppas över"


@dataclass(frozen=True, slots=True)
class Förslagsrad:
    """One line of the preview. ``person_id`` None with ``uppgifter``: a new person. Without ``uppgifter``: skipped.

    ``uppgifter`` is what the person will be, ``kopplingar`` what is tied when everybody is there.
    """

    åtgärd: Åtgärd
    namn: str
    vad: str
    skäl: str = ""
    person_id: int | None = None
    version: int | None = None
    uppgifter: PersonUppgifter | None = None
    kopplingar: tuple[Koppling, ...] = ()


@dataclass(frozen=True, slots=True)
class Skifte:
    """A mandatskifte: the nämnder that are elected anew, their first day and (where known) the period's last."""

    nämnder: tuple[int, ...]
    första_dag: date
    sista_dag: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be done: the preview and, for a mandatskifte, what it is."""

    rader: tuple[Förslagsrad, ...]
    skifte: Skifte | None = None
    platser: frozenset[tuple[str, int]] = frozenset()  # whose seat as ledamot, by name and nämnd, stands already

    def okopplade(self, bort: Collection[Förslagsrad]) -> list[str]:
        """A sentence for each personal ersättare who is taken in while the ledamot's row is unticked."""
        utan = {id(r) for r in bort}
        kvar = {namnnyckel(r.namn) for r in self.rader if id(r) not in utan}
        return [
            f"{r.namn} blir inte kopplad till {k.ledamot}, som inte läses in"
            for r in self.rader
            if id(r) not in utan
            for k in r.kopplingar
            if (nyckel := namnnyckel(k.ledamot)) not in kvar and (nyckel, k.nämnd_id) not in self.platser
        ]

    def antal(self, åtgärd: Åtgärd) -> int:
        """How many rows of that kind."""
        return sum(r.åtgärd is åtgärd for r in self.rader)

    @property
    def gör_något(self) -> bool:
        """Is there anything to carry out?"""
        return any(r.uppgifter is not None for r in self.rader)

    def utan(self, rader: Collection[Förslagsrad]) -> Plan:
        """The plan without the rows that were unticked: their persons stay as they are."""
        bort = {id(r) for r in rader}
        return replace(self, rader=tuple(r for r in self.rader if id(r) not in bort))


def föreslå(db: Databas, poster: Sequence[Personpost], nämnd_id: int | None, skifte: Skifte | None = None) -> Plan:
    """The preview. A row that names no nämnd goes to ``nämnd_id``; an unknown nämnd skips the row and says so.

    With ``skifte`` every elected uppdrag of its nämnder ends the day before ``första_dag`` (history is kept), and the
    rows' uppdrag begin that day. A secretary is no elected member and stays.
    """
    if skifte is not None and skifte.sista_dag is not None and skifte.sista_dag < skifte.första_dag:
        raise Inmatningsfel("Mandatperioden slutar före sin första dag.", "Rätta någon av dagarna.")
    with db.läsning() as enhet:
        nämnder = list(urval.nämnder(enhet.session))
        personer = läs_personer(enhet)
    rader: list[Förslagsrad] = []
    per_namn: dict[str, list[tuple[Personpost, UppdragUppgifter | None]]] = defaultdict(list)
    numrerare = _Numrerare()
    for post in poster:
        uppdrag, problem = _uppdrag(post, nämnder, nämnd_id, skifte, numrerare)
        if problem:
            rader.append(Förslagsrad(Åtgärd.HOPPAS, post.namn or f"rad {post.rad}", "", f"rad {post.rad}: {problem}"))
        else:
            per_namn[namnnyckel(post.namn)].append((post, uppdrag))
    namnar: dict[str, list[Befintlig]] = defaultdict(list)
    for p in personer:
        namnar[namnnyckel(p.uppgifter.namn)].append(p)
    kända = {*per_namn, *namnar}
    for nyckel, delar in per_namn.items():
        rader.append(_kopplad(_förslag(namnar.get(nyckel, []), delar, skifte), delar, personer, kända))
    if skifte is not None:
        valda = {r.person_id for r in rader if r.uppgifter is not None}
        avgår = [p for p in personer if p.id not in valda]
        rader += [rad for p in avgår if (rad := _avslut(p, skifte)) is not None]
    platser = frozenset(
        (namnnyckel(p.uppgifter.namn), u.nämnd_id)
        for p in personer
        for u in p.uppgifter.uppdrag
        if u.roll in LEDAMOTSROLLER
    )
    ordnade = sorted(rader, key=lambda r: (list(Åtgärd).index(r.åtgärd), sorteringsnyckel(r.namn)))
    return Plan(tuple(ordnade), skifte, platser)


def genomför(db: Databas, plan: Plan, beskrivning: str) -> Ändring:
    """Does what the preview says; one undo takes all of it back. Raises Versionskonflikt when somebody was changed."""
    with db.skrivning() as enhet:
        delar, önskade = [], []
        for r in plan.rader:
            if r.uppgifter is not None:
                delar.append(aggregat.spara(enhet, PERSON, r.person_id, r.uppgifter, r.version))
                önskade.append((delar[-1].objekt_id, r.kopplingar))
        delar += koppla(enhet, önskade)
        if plan.skifte is not None and (period := _ny_period(enhet, plan.skifte)) is not None:
            delar.append(aggregat.spara(enhet, MANDATPERIOD, None, period, None))
    return samling.samlad(beskrivning, delar)


def _ny_period(enhet: Enhet, skifte: Skifte) -> MandatperiodUppgifter | None:
    """The period of the skifte, unless one that covers it is in the register already."""
    if skifte.sista_dag is None:
        return None
    finns: Sequence[Mandatperiod] = urval.mandatperioder(enhet.session)
    if any(p.från <= skifte.första_dag and skifte.sista_dag <= p.till for p in finns):
        return None
    namn = f"{skifte.första_dag.year}–{skifte.sista_dag.year}"
    return MandatperiodUppgifter(namn, skifte.första_dag, skifte.sista_dag)


def _kopplad(
    rad: Förslagsrad,
    delar: Sequence[tuple[Personpost, UppdragUppgifter | None]],
    personer: Sequence[Befintlig],
    kända: Collection[str],
) -> Förslagsrad:
    """The row with whose personal ersättare the person is; a ledamot whom nobody knows is told of."""
    ägare = {u.id: namnnyckel(p.uppgifter.namn) for p in personer for u in p.uppgifter.uppdrag}
    före = next((p for p in personer if p.id == rad.person_id), None)
    uppgifter = rad.uppgifter or (före.uppgifter if före else None)
    for post, uppdrag in delar:
        if not post.ersätter or uppdrag is None or uppgifter is None:
            continue
        if fel := hinder(post, uppdrag, kända):
            rad = replace(rad, skäl="; ".join(filter(None, [rad.skäl, fel])))
            continue
        k = Koppling(uppdrag.nämnd_id, uppdrag.från, post.ersätter)
        redan = {ägare.get(u.ersätter_id) for u in uppgifter.uppdrag if avser(k, u)}
        if redan != {namnnyckel(k.ledamot)}:
            vad = ", ".join(filter(None, [rad.vad, f"personlig ersättare för {k.ledamot}"]))
            rad = replace(rad, vad=vad, uppgifter=uppgifter, kopplingar=(*rad.kopplingar, k))
    if rad.kopplingar and rad.åtgärd is Åtgärd.HOPPAS and före is not None:
        return replace(rad, åtgärd=Åtgärd.ÄNDRAS, skäl="finns i registret", version=före.version)
    return rad


class _Numrerare:
    """Deputy chairs and ersättare in the order in which they stand."""

    def __init__(self) -> None:
        self._vice: dict[int, int] = defaultdict(int)
        self._ersättare: dict[int, int] = defaultdict(int)

    def roll(self, post: Personpost, nämnd_id: int) -> tuple[Uppdragsroll, str]:
        """The role, or what is wrong with it."""
        if not post.vice:
            return post.roll or Uppdragsroll.LEDAMOT, ""
        self._vice[nämnd_id] += 1
        match self._vice[nämnd_id]:
            case 1:
                return Uppdragsroll.FÖRSTE_VICE, ""
            case 2:
                return Uppdragsroll.ANDRE_VICE, ""
            case _:
                return Uppdragsroll.LEDAMOT, "en nämnd har högst två vice ordförande"

    def ordning(self, post: Personpost, roll: Uppdragsroll, nämnd_id: int) -> int | None:
        """The place in the order: as written, otherwise as they come."""
        if roll is not Uppdragsroll.ERSÄTTARE:
            return post.ordning
        self._ersättare[nämnd_id] += 1
        return post.ordning if post.ordning is not None else self._ersättare[nämnd_id]


def _uppdrag(
    post: Personpost, nämnder: list[Nämnd], förvald: int | None, skifte: Skifte | None, numrerare: _Numrerare
) -> tuple[UppdragUppgifter | None, str]:
    """The row's uppdrag (None for an officer or without nämnd) and what stops the row."""
    if post.problem:
        return None, post.problem
    nämnd_id = förvald
    if post.nämnd:
        sökt = namnnyckel(post.nämnd)
        nämnd_id = next((n.id for n in nämnder if sökt in {namnnyckel(n.namn), namnnyckel(n.kod)}), None)
        if nämnd_id is None:
            return None, f"nämnden ”{post.nämnd}” finns inte i registret"
    if post.titel and post.roll is None and not post.vice and not post.parti and not post.nämnd:
        return None, ""  # an officer
    if nämnd_id is None:
        return None, _VILKEN_NÄMND if skifte is not None else ""
    if skifte is not None and nämnd_id not in skifte.nämnder:
        return None, "nämnden är inte vald för mandatskiftet"
    roll, problem = numrerare.roll(post, nämnd_id)
    från, till = post.från, post.till
    if skifte is not None:  # a secretary is not elected for the period
        från = från or skifte.första_dag
        till = till or (skifte.sista_dag if roll is not Uppdragsroll.SEKRETERARE else None)
    if från and till and till < från:
        problem = problem or "uppdraget slutar före sin första dag"
    ordning = numrerare.ordning(post, roll, nämnd_id)
    return UppdragUppgifter(nämnd_id, roll, post.parti, från, till, ordning), problem


def _förslag(
    funna: list[Befintlig], delar: list[tuple[Personpost, UppdragUppgifter | None]], skifte: Skifte | None
) -> Förslagsrad:
    namn = delar[0][0].namn
    if len(funna) > 1:
        skäl = f"{len(funna)} personer i registret heter så. Lägg in uppdraget för hand på rätt person."
        return Förslagsrad(Åtgärd.HOPPAS, namn, "", skäl)
    gammal = funna[0] if funna else None
    före = gammal.uppgifter if gammal else PersonUppgifter(namn)
    nu = _avslutad(före, skifte) if skifte is not None else före
    vad: list[str] = []
    for post, uppdrag in delar:
        nu, nytt = _fyll(nu, post)
        vad += nytt
        if uppdrag is not None and not _har(nu, uppdrag):
            nu = replace(nu, uppdrag=(*nu.uppdrag, uppdrag))
            parti = f" ({uppdrag.parti})" if uppdrag.parti else ""
            vad.append(f"{uppdrag.roll.value}{parti}")
    if gammal is None:
        return Förslagsrad(Åtgärd.NY, namn, ", ".join(vad), uppgifter=nu)
    if nu == före:
        return Förslagsrad(Åtgärd.HOPPAS, namn, "", "finns redan i registret med samma uppgifter", gammal.id)
    skäl = "finns i registret; det gamla uppdraget avslutas" if skifte and _avslutad(före, skifte) != före else ""
    return Förslagsrad(Åtgärd.ÄNDRAS, namn, ", ".join(vad), skäl or "finns i registret", gammal.id, gammal.version, nu)


def _har(person: PersonUppgifter, nytt: UppdragUppgifter) -> bool:
    """The same seat at the same time stands there already; a list without dates speaks of the seat that is open."""
    if nytt.roll is Uppdragsroll.SEKRETERARE:  # of no party, and stays over a mandatskifte
        dag = nytt.från or date.today()
        return any(
            u.nämnd_id == nytt.nämnd_id and u.roll is nytt.roll and (u.till is None or u.till >= dag)
            for u in person.uppdrag
        )
    return any(
        (u.nämnd_id, u.roll, u.parti.casefold()) == (nytt.nämnd_id, nytt.roll, nytt.parti.casefold())
        and samma_tid(u, nytt.från)
        for u in person.uppdrag
    )


def _fyll(person: PersonUppgifter, post: Personpost) -> tuple[PersonUppgifter, list[str]]:
    """What the row knows of the person; nothing that stands there is thrown away: the old address goes to the note."""
    vad: list[str] = []
    anteckning = list(filter(None, [person.anteckning]))
    nytt: dict[str, Any] = {}
    for fält, ord_ in (("e_post", "e-post"), ("telefon", "telefon")):
        gammalt, värde = getattr(person, fält), getattr(post, fält)
        if värde and värde.casefold() != gammalt.casefold():
            nytt[fält] = värde
            vad.append(ord_)
            if gammalt:
                anteckning.append(f"Tidigare {ord_}: {gammalt}")
    if post.skyddad and not person.skyddade_uppgifter:
        nytt["skyddade_uppgifter"] = True
        vad.append("skyddade uppgifter")
    rest = [o for o in post.övrigt if o not in person.anteckning]
    if rest:
        anteckning += rest
        vad.append("anteckning")
    if post.titel and not any(
        b.titel.casefold() == post.titel.casefold() and b.till is None for b in person.befattningar
    ):
        nytt["befattningar"] = (*person.befattningar, BefattningUppgifter(post.titel, post.enhet, post.förvaltning))
        vad.append(post.titel)
    return replace(person, anteckning="\n".join(anteckning), **nytt), vad


def _avslutad(person: PersonUppgifter, skifte: Skifte) -> PersonUppgifter:
    sista = skifte.första_dag - timedelta(days=1)
    return replace(person, uppdrag=tuple(replace(u, till=sista) if _slutar(u, skifte) else u for u in person.uppdrag))


def _slutar(u: UppdragUppgifter, skifte: Skifte) -> bool:
    börjat = u.från is None or u.från < skifte.första_dag
    pågår = u.till is None or u.till >= skifte.första_dag
    return u.nämnd_id in skifte.nämnder and u.roll is not Uppdragsroll.SEKRETERARE and börjat and pågår


def _avslut(p: Befintlig, skifte: Skifte) -> Förslagsrad | None:
    nu = _avslutad(p.uppgifter, skifte)
    if nu == p.uppgifter:
        return None
    roller = ", ".join(u.roll.value for u in p.uppgifter.uppdrag if _slutar(u, skifte))
    sista = (skifte.första_dag - timedelta(days=1)).isoformat()
    return Förslagsrad(Åtgärd.ÄNDRAS, p.uppgifter.namn, f"{roller}: sista dag {sista}", "avgår", p.id, p.version, nu)
