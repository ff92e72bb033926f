"""The room as it is now: the meeting, its §§ in a row, and one § in full with everybody's part in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from nämndapp.bas import svenska
from nämndapp.models import Närvarande, Närvaroroll, Paragraf, Punkttyp, Sammanträde, Sammanträdesstatus
from nämndapp.rules.narvaro import PLATSROLLER, Bild, beslutför, namn_med_parti
from nämndapp.services import rumsfragor, rumstext
from nämndapp.services.protokoll import PARAGRAF
from nämndapp.services.rumsfragor import Fråga
from nämndapp.services.uppgifter import ParagrafUppgifter
from nämndapp.storage import Databas, andringsplaner, planer, protokollurval, rumsurval


class Del(StrEnum):
    """A person's part in a §."""

    TJÄNSTGÖR = "tjänstgör"
    NÄRVARANDE = "närvarande"
    JÄVIG = "jävig"
    FRÅNVARANDE = "frånvarande"


@dataclass(frozen=True, slots=True)
class Rumsperson:
    """A person under a §: ``namn`` is with the party, ``för`` whose seat the person has taken."""

    id: int
    namn: str
    roll: Närvaroroll
    del_: Del
    för: str = ""
    ordförande: bool = False
    distans: bool = False
    del_av: bool = False
    deltar_inte: bool = False
    titel: str = ""
    för_id: int | None = None

    @property
    def beslutar(self) -> bool:
        """Takes part in the decision."""
        return self.del_ is Del.TJÄNSTGÖR and not self.deltar_inte


@dataclass(frozen=True, slots=True)
class Rumsrad:
    """A § in the row: ``beteckning`` is "§ 14", "(§ 14)" while preliminary."""

    id: int
    beteckning: str
    nummer: int | None
    rubrik: str
    klubbat: time | None


@dataclass(frozen=True, slots=True)
class Rumsparagraf:
    """The § in full. ``bara_information``: every item that it answers is information or a report.

    ``frågetexter``: for each question what it is called and what ja and nej mean. ``låst``: why the § alone cannot be
    changed, "" when it can.
    """

    id: int
    version: int
    uppgifter: ParagrafUppgifter
    beteckning: str
    föredragande: str
    personer: tuple[Rumsperson, ...]
    händelser: tuple[str, ...]
    frågetexter: Mapping[Fråga, tuple[str, str, str]]
    bara_information: bool
    låst: str = ""

    def med(self, *delar: Del) -> tuple[Rumsperson, ...]:
        """The persons with those parts, in the order of the paper."""
        return tuple(p for p in self.personer if p.del_ in delar)

    @property
    def beslutande(self) -> tuple[Rumsperson, ...]:
        """Who takes part in the decision."""
        return tuple(p for p in self.personer if p.beslutar)


@dataclass(frozen=True, slots=True)
class RumsVy:
    """The meeting in the room. ``låst`` is why nothing can be changed, "" when it can."""

    sammanträde_id: int
    nämnd: str
    datum: date
    starttid: time | None
    sluttid: time | None
    status: Sammanträdesstatus
    platser: int | None
    rader: tuple[Rumsrad, ...]
    nu: Rumsparagraf | None
    personer: tuple[Rumsperson, ...]
    ajournerat_sedan: time | None
    anteckning: str
    justerare: tuple[int, ...] = ()
    justerares_ersättare: tuple[int, ...] = ()
    tom_lista: bool = False
    låst: str = ""

    @property
    def öppnat(self) -> bool:
        """Is there anything to go through: a närvaro and §§?"""
        return bool(self.personer) and bool(self.rader)

    def klubbtid(self, kl: time | None) -> time:
        """When the klubba fell; the meeting's beginning stands for a time that nobody knows."""
        return kl or self.starttid or time()

    @property
    def antal(self) -> int:
        """How many serve under the §; jäv and absence count against it (KL 6:27, 6:30)."""
        return len(self.nu.med(Del.TJÄNSTGÖR)) if self.nu else 0

    @property
    def beslutför(self) -> bool:
        """More than half of the seats (KL 6:27); True when the number of seats is not known."""
        return beslutför(self.platser, self.antal)

    def nästa(self, steg: int = 1) -> Rumsrad | None:
        """The § ``steg`` places after the one that is shown."""
        plats = next((i for i, r in enumerate(self.rader) if self.nu and r.id == self.nu.id), -steg)
        return self.rader[plats + steg] if 0 <= plats + steg < len(self.rader) else None


def hämta_rum(db: Databas, sammanträde_id: int, paragraf_id: int | None = None) -> RumsVy:
    """The room at a §; the first one that is not decided where no § (or one that is gone) is asked for."""
    with db.läsning() as enhet:
        möte = andringsplaner.rum(enhet.session, sammanträde_id)
        rader = tuple(_rad(p) for p in sorted(möte.paragrafer, key=lambda p: (p.ordning, p.id or 0)))
        valt = paragraf_id if paragraf_id in {r.id for r in rader} else _första(rader)
        nu = _paragraf(enhet.session, valt) if valt is not None else None
        nämnd = möte.nämnd
        return RumsVy(
            sammanträde_id,
            nämnd.namn if nämnd else "",
            möte.datum,
            möte.starttid,
            möte.sluttid,
            möte.status,
            nämnd.platser if nämnd else None,
            rader,
            nu,
            nu.personer if nu else tuple(_person(n, Del.NÄRVARANDE) for n in möte.närvarande),
            next((a.från for a in möte.ajourneringar if a.till is None), None),
            möte.anteckning,
            tuple(j.närvarande_id for j in möte.justerare if not j.ersättare),
            tuple(j.närvarande_id for j in möte.justerare if j.ersättare),
            not möte.punkter,
            _låst(db, möte, enhet.session),
        )


def _låst(db: Databas, möte: Sammanträde, session: Session) -> str:
    if not db.skrivbar:
        vem = db.innehavare
        av = f"{vem.vem} skriver i filen" if vem is not None else "den kan läsas men inte ändras"
        return f"Filen är skrivskyddad: {av}. Du kan bläddra mellan paragraferna."
    if möte.status is Sammanträdesstatus.JUSTERAT:
        if all(j.paragrafer for j in protokollurval.justeringar(session, möte.id or 0)):
            return (
                "Protokollet är justerat utanför programmet. Du kan bläddra mellan paragraferna; det som ska ändras "
                "skrivs på fliken Protokoll."
            )
        return "Protokollet är justerat och låst. Du kan bläddra mellan paragraferna."
    if möte.status is Sammanträdesstatus.INSTÄLLT:
        return "Sammanträdet är inställt. Du kan bläddra mellan paragraferna."
    return ""


def _första(rader: Iterable[Rumsrad]) -> int | None:
    alla = list(rader)
    return next((r.id for r in alla if r.klubbat is None), alla[-1].id if alla else None)


def beteckning(p: Paragraf) -> str:
    """ "§ 14", or "(§ 14)" while the number is preliminary."""
    if p.nummer is not None:
        return svenska.paragraf(p.nummer)
    return f"({svenska.paragraf(p.preliminärt)})" if p.preliminärt is not None else "§"


def _rad(p: Paragraf) -> Rumsrad:
    nummer = p.nummer if p.nummer is not None else p.preliminärt
    return Rumsrad(p.id or 0, beteckning(p), nummer, p.rubrik, p.klubbat)


def _paragraf(session: Session, paragraf_id: int) -> Rumsparagraf:
    p = planer.ladda_paragraf(session, paragraf_id)
    assert p.sammanträde is not None
    bild = Bild(p.sammanträde)
    uppgifter = PARAGRAF.läs(session, p)
    låsta = {i for j in protokollurval.justeringar(session, p.sammanträde_id) for i in j.paragrafer}
    punkter = [k.punkt for k in p.punkter if k.punkt is not None]
    föredragande = list(dict.fromkeys(x.föredragande for x in punkter if x.föredragande.strip()))
    return Rumsparagraf(
        paragraf_id,
        p.version,
        uppgifter,
        beteckning(p),
        svenska.uppräkning(föredragande),
        tuple(personer(p, bild)),
        tuple(rumstext.händelser(p, bild)),
        {f: rumstext.frågetexter(f, p, bild) for f in rumsfragor.frågor(uppgifter)},
        bool(punkter) and all(x.typ in {Punkttyp.INFORMATION, Punkttyp.ANMÄLAN} for x in punkter),
        "Paragrafen är justerad och låst. Gör en rättelse på sidan Sammanträden." if paragraf_id in låsta else "",
    )


def personer(p: Paragraf, bild: Bild) -> Iterator[Rumsperson]:
    """Everybody's part in the §, in the order of the paper."""
    tjänst = {t.vem.id: t for t in bild.tjänstgörande(p)}
    närvarande, jäviga = {n.id for n in bild.närvarande(p)}, bild.jäviga(p)
    ordförande, avstår = bild.ordförande(p), {e.närvarande_id for e in p.ej_deltagande}
    for n in bild.personer:
        t = tjänst.get(n.id)
        if n.id in jäviga:
            yield _person(n, Del.JÄVIG)
        elif t is not None:
            yield _person(
                n,
                Del.TJÄNSTGÖR,
                för=namn_med_parti(t.för) if t.för is not None else "",
                för_id=t.för.id if t.för is not None else None,
                ordförande=ordförande is not None and ordförande.id == n.id,
                distans=t.distans,
                del_av=bild.del_av(n, p),
                deltar_inte=n.id in avstår,
            )
        elif n.id in närvarande:
            yield _person(n, Del.NÄRVARANDE, del_av=bild.del_av(n, p), distans=_distans(n))
        else:
            yield _person(n, Del.FRÅNVARANDE)


def _distans(n: Närvarande) -> bool:
    return bool(n.intervall) and all(i.distans for i in n.intervall)


def _person(n: Närvarande, del_: Del, **mer: Any) -> Rumsperson:
    return Rumsperson(n.id or 0, namn_med_parti(n), n.roll, del_, titel=n.titel, **mer)


def har_plats(roll: Närvaroroll) -> bool:
    """Does the role hold a seat in the nämnd?"""
    return roll in PLATSROLLER


def dagens_sammanträde(db: Databas, nämnd_id: int | None, dag: date) -> int | None:
    """The meeting of the day: of that nämnd first, else of any; None when there is none."""
    with db.läsning() as enhet:
        return rumsurval.dagens(enhet.session, nämnd_id, dag)


def tid_sedan(start: time, nu: datetime, datum: date) -> str:
    """How long the meeting has taken: "1 tim 25 min"; "" on another day or before the start."""
    minuter = int((nu - datetime.combine(datum, start)).total_seconds() // 60)
    if not 0 <= minuter < 24 * 60:
        return ""
    timmar, rest = divmod(minuter, 60)
    return f"{timmar} tim {rest} min" if timmar else f"{rest} min"
