"""The content of a delegationsordning, of decisions under it and of what is reported, as frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from nämndapp.models.delegation import Beloppsenhet, Delegatslag, Ordningsstatus

SEKRETESS = "26 kap. 1 § OSL"
"""Socialtjänst: what a secret decision that names no provision is taken to be under."""


@dataclass(frozen=True, slots=True)
class OrdningUppgifter:
    """The head of one version (``models.Delegationsordning``). ``version`` of the row is the whole version's."""

    nämnd_id: int
    rubrik: str = ""
    benämning: str = "delegationsordning"
    nummer: int = 1
    status: Ordningsstatus = Ordningsstatus.FÖRSLAG
    ärende_id: int | None = None
    bygger_på_id: int | None = None
    beslutad_datum: date | None = None
    beslutad_paragraf: int | None = None
    gäller_från: date | None = None
    gäller_till: date | None = None
    inledning: str = ""


@dataclass(frozen=True, slots=True)
class KapitelUppgifter:
    """A chapter; ``nr`` is the 12 of 12.8."""

    rubrik: str = ""
    nr: int | None = None
    sfs: str = ""
    text: str = ""
    ordning: int = 0
    id: int | None = None


@dataclass(frozen=True, slots=True)
class DelegatUppgifter:
    """Who may decide; ``belopp`` is up to which, in the row's unit."""

    kod: str
    belopp: Decimal | None = None
    villkor: str = ""
    osäker: bool = False


@dataclass(frozen=True, slots=True)
class DelegationspunktUppgifter:
    """A row. ``anteckning`` names other rows by ``{nyckel}``; ``bas.punkthanvisning`` shows their numbers."""

    kapitel_id: int
    ärende: str = ""
    löpnr: int | None = None
    grupp: str = ""
    lagrum: str = ""
    delegater: tuple[DelegatUppgifter, ...] = ()
    ersättare: str = ""
    villkor: str = ""
    belopp: Decimal | None = None
    beloppsenhet: Beloppsenhet = Beloppsenhet.KRONOR
    vidaredelegation: bool | None = None
    anmäls: bool | None = None
    anteckning: str = ""
    hänvisningar: tuple[str, ...] = ()
    ordning: int = 0
    nyckel: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class OrdningsbyteUppgifter:
    """The parts of a version that a change touches, before or after it: never more rows than were changed.

    ``huvud`` is there when the head is changed too; then a version that is made or removed whole has all its rows.
    """

    ordning_id: int
    huvud: OrdningUppgifter | None = None
    kapitel: tuple[KapitelUppgifter, ...] = ()
    punkter: tuple[DelegationspunktUppgifter, ...] = ()


@dataclass(frozen=True, slots=True)
class DelegatkodUppgifter:
    """A code of the nämnd's register."""

    nämnd_id: int
    kod: str = ""
    betydelse: str = ""
    slag: Delegatslag = Delegatslag.ANSTÄLLD
    chef: bool = False


@dataclass(frozen=True, slots=True)
class DelegationsbeslutUppgifter:
    """A decision under delegation; ``belopp`` in whole kronor."""

    nämnd_id: int
    datum: date
    nr: str = ""
    punkt_nyckel: str = ""
    punkt_nr: str = ""
    diarienummer: str | None = None
    ärende_id: int | None = None
    delegat: str = ""
    beslutsfattare: str = ""
    person_id: int | None = None
    titel: str = ""
    rubrik: str = ""
    beslut: str = ""
    utfall: str = ""
    lagrum: str = ""
    belopp: int | None = None
    sekretess: bool = False
    sekretess_lagrum: str = ""
    brådskande: bool = False
    särskilt_protokoll: bool = False
    anteckning: str = ""
    anmäld_punkt_id: int | None = field(default=None)
    särskilt_protokoll_id: int | None = None


@dataclass(frozen=True, slots=True)
class UtskottsanmälanUppgifter:
    """A protocol of an utskott that is reported, by its §§."""

    nämnd_id: int
    utskott: str
    datum: date
    från: int
    till: int
    anmäld_punkt_id: int | None = None
    anteckning: str = ""


@dataclass(frozen=True, slots=True)
class AnmälanUppgifter:
    """Which decisions and utskott protocols stand under an item; None: under none."""

    punkt_id: int | None
    beslut: tuple[int, ...] = ()
    utskott: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BeslutsmängdUppgifter:
    """Decisions that were read in together, by id."""

    nämnd_id: int
    rader: tuple[tuple[int, DelegationsbeslutUppgifter], ...] = ()


@dataclass(frozen=True, slots=True)
class SärskiltProtokollUppgifter:
    """A protocol of decisions that are not reported (KL 6:40, 7:8); ``beslut`` are their ids, by day.

    ``nr`` runs per nämnd and year of ``datum``, the day it was set up; 0 takes the next one. ``av`` signs it.
    """

    nämnd_id: int
    datum: date
    nr: int = 0
    av: str = ""
    titel: str = ""
    justerat: date | None = None
    anteckning: str = ""
    pdf_sha256: str | None = None
    beslut: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Siffra:
    """A figure of a month; ``värde`` None is "no figure", ``finns`` False that nothing is stored."""

    kategori: str
    mått: str
    år: int
    månad: int
    värde: int | None = None
    finns: bool = True


@dataclass(frozen=True, slots=True)
class SiffrorUppgifter:
    """The figures that a change touches."""

    nämnd_id: int
    siffror: tuple[Siffra, ...] = ()


Delegationsuppgifter = (
    OrdningUppgifter
    | OrdningsbyteUppgifter
    | DelegatkodUppgifter
    | DelegationsbeslutUppgifter
    | UtskottsanmälanUppgifter
    | AnmälanUppgifter
    | BeslutsmängdUppgifter
    | SärskiltProtokollUppgifter
    | SiffrorUppgifter
)
