"""A nämnd's delegation as the rules see it: versions, decisions, reported protocols of its utskott, meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from nämndapp.bas.papekande import Påpekande
from nämndapp.models import Förkortning, Ordningsstatus, Sammanträdesstatus
from nämndapp.rules import granska as regler
from nämndapp.rules.delegationsbeslut import Beslutsbild, Delegationsbild, Utskottsbild
from nämndapp.rules.ordningsbild import Kapitelbild, Ordningsbild, Punktbild, Radregister
from nämndapp.services import delegation, sarskilt_underlag
from nämndapp.services.delegation import OrdningVy
from nämndapp.storage import Databas, delegationsbeslut, planering, urval
from nämndapp.storage import delegation as lager


def ordningsbilder(session: Session, nämnd_id: int, *, bara_antagna: bool = True) -> tuple[Ordningsbild, ...]:
    """The nämnd's versions, the latest first."""
    rader = lager.ordningar(session, nämnd_id)
    valda = [r[0] for r in rader if not bara_antagna or r[5] is Ordningsstatus.BESLUTAD]
    return tuple(delegation.bild(session, delegation.läs_ordning(session, id_)) for id_ in valda)


def beslutsbilder(session: Session, nämnd_id: int, *, år: int | None = None) -> tuple[Beslutsbild, ...]:
    """The nämnd's decisions (of a year)."""
    från, till = (date(år, 1, 1), date(år, 12, 31)) if år is not None else (None, None)
    rader = delegationsbeslut.beslut(session, nämnd_id, från=från, till=till)
    return tuple(som_bild(r) for r in rader)


_PLATS = {namn: nr for nr, namn in enumerate(delegationsbeslut.FÄLT)}


def som_bild(rad: tuple[object, ...]) -> Beslutsbild:
    """A row of ``delegationsbeslut.beslut``."""

    def f(namn: str) -> object:
        return rad[_PLATS[namn]]

    anmält = rad[-1]
    datum, belopp, id_ = f("datum"), f("belopp"), f("id")
    return Beslutsbild(
        datum if isinstance(datum, date) else date.min,
        str(f("punkt_nyckel")),
        str(f("punkt_nr")),
        str(f("delegat")),
        belopp if isinstance(belopp, int) else None,
        str(f("lagrum")),
        bool(f("brådskande")),
        anmält if isinstance(anmält, date) else None,
        f("anmäld_punkt_id") is not None,
        bool(f("särskilt_protokoll")) or f("eget_justerat") is not None,
        str(f("nr")),
        str(f("diarienummer") or ""),
        id_ if isinstance(id_, int) else None,
        i_utkast=f("särskilt_protokoll_id") is not None and f("eget_justerat") is None,
    )


@dataclass(frozen=True, slots=True)
class Punktval:
    """The rows that a decision of a day may have been taken under. ``ord``: what to say when they are not those of a
    version in force on the day ("" when they are); ``vy`` is then the version nearest in time, None without any.
    """

    vy: OrdningVy | None
    ord: str = ""


def punktval(db: Databas, nämnd_id: int, dag: date) -> Punktval:
    """The version in force on the day; when none was, the one nearest in time, and a sentence that says so."""
    with db.läsning() as enhet:
        gällande = lager.gällande(enhet.session, nämnd_id, dag)
        if gällande is not None:
            return Punktval(delegation.läs_ordning(enhet.session, gällande))
        antagna = [r for r in lager.ordningar(enhet.session, nämnd_id) if r[5] is Ordningsstatus.BESLUTAD]
        ingen = f"Ingen delegationsordning gällde {dag.isoformat()}."
        if not antagna:
            return Punktval(None, ingen)
        närmast = min(antagna, key=lambda r: (_avstånd(dag, r[8], r[9]), -r[2]))
        return Punktval(
            delegation.läs_ordning(enhet.session, närmast[0]),
            f"{ingen} Punkterna är ur version {närmast[2]}, som {_gällde(närmast[8], närmast[9])}.",
        )


def _avstånd(dag: date, från: date | None, till: date | None) -> int:
    """Days from the day to the version's."""
    if från is not None and dag < från:
        return (från - dag).days
    return (dag - till).days if till is not None and dag > till else 0


def _gällde(från: date | None, till: date | None) -> str:
    if till is None:
        return f"gäller från {från.isoformat()}" if från else "gäller"
    return f"gällde {från.isoformat()}–{till.isoformat()}" if från else f"gällde till {till.isoformat()}"


Rad = tuple[Kapitelbild, Punktbild]


class Versioner:
    """The versions in force on different days, and their rows; each is read once, however many decisions there are."""

    def __init__(self, session: Session, nämnd_id: int) -> None:
        self._session = session
        self._antagna = [
            (r[0], r[8], r[9]) for r in lager.ordningar(session, nämnd_id) if r[5] is Ordningsstatus.BESLUTAD
        ]  # the latest first
        self._av: dict[int, tuple[Ordningsbild, Radregister]] = {}

    def gällande(self, dag: date) -> Ordningsbild | None:
        """The version in force on the day."""
        funnen = self._hitta(dag)
        return funnen[0] if funnen else None

    def rad(self, dag: date, nyckel: str, nr: str) -> Rad | None:
        """The row with that key, or number, in the version in force on the day."""
        funnen = self._hitta(dag)
        return funnen[1].hitta(nyckel, nr) if funnen else None

    def _hitta(self, dag: date) -> tuple[Ordningsbild, Radregister] | None:
        id_ = next(
            (
                id_
                for id_, från, till in self._antagna
                if (från is None or från <= dag) and (till is None or dag <= till)
            ),
            None,
        )
        if id_ is not None and id_ not in self._av:
            o = delegation.bild(self._session, delegation.läs_ordning(self._session, id_))
            self._av[id_] = (o, Radregister(o))
        return self._av[id_] if id_ is not None else None


def delegationsbild(session: Session, nämnd_id: int, *, år: int | None = None) -> Delegationsbild:
    """Everything that the rules on decisions look at."""
    utskott = [
        Utskottsbild(r[2], r[3], r[4], r[5], r[0])
        for r in delegationsbeslut.utskott(session, nämnd_id)
        if år is None or r[3].year == år
    ]
    möten = [
        m.datum for m in planering.möten(session, nämnd_id) if m.status is not Sammanträdesstatus.INSTÄLLT
    ]  # fmt: skip
    protokoll = sarskilt_underlag.läs_bilder(session, nämnd_id, Versioner(session, nämnd_id), år=år)
    beslut = beslutsbilder(session, nämnd_id, år=år)
    return Delegationsbild(ordningsbilder(session, nämnd_id), beslut, tuple(utskott), tuple(möten), protokoll)


def förkortningar(session: Session) -> frozenset[str]:
    """The abbreviations that the register explains."""
    return frozenset(
        rad.kort
        for id_ in urval.registerrader(session, Förkortning)
        if (rad := session.get(Förkortning, id_)) is not None
    )


def granska_ordning(db: Databas, id_: int, idag: date | None = None) -> list[Påpekande]:
    """The rules on one version, for the window's panel."""
    with db.läsning() as enhet:
        bild = delegation.bild(enhet.session, delegation.läs_ordning(enhet.session, id_))
        kända = förkortningar(enhet.session)
    return regler.granska_delegationsordning(bild, idag or date.today(), förkortningar=kända)


def granska_beslut(db: Databas, nämnd_id: int, *, år: int | None = None, idag: date | None = None) -> list[Påpekande]:
    """The rules on a nämnd's decisions (of a year), for the window's panel."""
    with db.läsning() as enhet:
        bild = delegationsbild(enhet.session, nämnd_id, år=år)
    return regler.granska_delegationsbeslut(bild, idag or date.today())


def granskad_delegation(session: Session, nämnd_id: int, år: int | None, idag: date) -> list[tuple[str, Påpekande]]:
    """What a nämnd's whole check says of its proposals, the version in force and its decisions, with the place."""
    ut: list[tuple[str, Påpekande]] = []
    dag = date(år, 12, 31) if år is not None and år < idag.year else idag
    gällande = lager.gällande(session, nämnd_id, dag)
    kända = förkortningar(session)
    for rad in lager.ordningar(session, nämnd_id):
        förslag = rad[5] is Ordningsstatus.FÖRSLAG and år in (None, idag.year)
        if rad[0] == gällande or förslag:
            bild = delegation.bild(session, delegation.läs_ordning(session, rad[0]))
            fynd = regler.granska_delegationsordning(bild, idag, förkortningar=kända)
            ut += [(f"{rad[3]}, version {rad[2]}", p) for p in fynd]
    bild_av_beslut = delegationsbild(session, nämnd_id, år=år)
    ut += [("delegationsbeslut", p) for p in regler.granska_delegationsbeslut(bild_av_beslut, idag)]
    return ut
