"""Delegationsordning, decisions under it and their report (KL 6:37–40, 7:5–8; SoL 30; R46–R57; seed 002 L1667–2108)."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Optional
from uuid import uuid4

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from nämndapp.models.arende import Ärende
from nämndapp.models.organisation import Nämnd, Person
from nämndapp.models.sammantrade import Föredragningspunkt
from nämndapp.models.typer import Tiotusendelar, barn, enumkolumn, relation


class Ordningsstatus(StrEnum):
    """A version is proposed until a § adopts it; then it is never written over."""

    FÖRSLAG = "förslag"
    BESLUTAD = "beslutad"


class Delegationsordning(SQLModel, table=True):
    """One version. ``benämning`` is the nämnd's own word for it (delegationsordning, delegeringsordning, …)."""

    __tablename__ = "delegationsordning"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True)
    ärende_id: int | None = Field(default=None, foreign_key="arende.id", ondelete="SET NULL")
    bygger_på_id: int | None = Field(default=None, foreign_key="delegationsordning.id", ondelete="SET NULL")
    nummer: int = 1
    benämning: str = "delegationsordning"
    rubrik: str = ""
    status: Ordningsstatus = Field(default=Ordningsstatus.FÖRSLAG, sa_type=enumkolumn(Ordningsstatus))
    beslutad_datum: date | None = None
    beslutad_paragraf: int | None = None
    gäller_från: date | None = None
    gäller_till: date | None = None
    inledning: str = ""

    nämnd: Optional["Nämnd"] = relation()
    ärende: Optional["Ärende"] = relation()
    kapitel: list["Delegationskapitel"] = barn("ordning_av", "Delegationskapitel.ordning")


class Delegationskapitel(SQLModel, table=True):
    """A chapter: a law with its SFS number, or a heading of the nämnd's own. ``nr`` is the 12 of 12.8."""

    __tablename__ = "delegationskapitel"

    id: int | None = Field(default=None, primary_key=True)
    delegationsordning_id: int = Field(foreign_key="delegationsordning.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    nr: int | None = None
    rubrik: str
    sfs: str = ""
    text: str = ""

    ordning_av: Optional["Delegationsordning"] = relation("kapitel")
    punkter: list["Delegationspunkt"] = barn("kapitel", "Delegationspunkt.ordning")


class Beloppsenhet(StrEnum):
    """What a limit is counted in."""

    KRONOR = "kr"
    PRISBASBELOPP = "prisbasbelopp"
    RIKSNORM = "% av riksnormen"


class Delegationspunkt(SQLModel, table=True):
    """A row. ``nyckel`` is the matter's identity through all versions; ``löpnr`` is the 8 of 12.8 (None: not numbered).

    ``lagrum`` is as written. ``hänvisningar`` are the ``nyckel`` of rows that ``anteckning`` names with {nyckel}, so
    that "Ingår i 12.8" survives renumbering. ``belopp`` is exact, in ``beloppsenhet``: 0.5 is half a prisbasbelopp.
    ``anmäls`` and ``vidaredelegation`` are None where nothing is said.
    """

    __tablename__ = "delegationspunkt"

    id: int | None = Field(default=None, primary_key=True)
    kapitel_id: int = Field(foreign_key="delegationskapitel.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    nyckel: str = Field(default_factory=lambda: uuid4().hex, index=True)
    grupp: str = ""
    löpnr: int | None = None
    ärende: str
    lagrum: str = ""
    ersättare: str = ""
    villkor: str = ""
    belopp: Decimal | None = Field(default=None, sa_type=Tiotusendelar)
    beloppsenhet: Beloppsenhet = Field(default=Beloppsenhet.KRONOR, sa_type=enumkolumn(Beloppsenhet))
    vidaredelegation: bool | None = None
    anmäls: bool | None = None
    anteckning: str = ""
    hänvisningar: list[str] = Field(default_factory=list, sa_type=sa.JSON)

    kapitel: Optional["Delegationskapitel"] = relation("punkter")
    delegater: list["Delegat"] = barn("punkt", "Delegat.ordning")


class Delegat(SQLModel, table=True):
    """Who may decide; several are alternatives. ``osäker``: the source may show an old and a new one together."""

    __tablename__ = "delegat"

    id: int | None = Field(default=None, primary_key=True)
    punkt_id: int = Field(foreign_key="delegationspunkt.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    kod: str
    belopp: Decimal | None = Field(default=None, sa_type=Tiotusendelar, description="up to which, in the row's unit")
    villkor: str = ""
    osäker: bool = False

    punkt: Optional["Delegationspunkt"] = relation("delegater")


class Delegatslag(StrEnum):
    """What kind of delegate a code stands for: the law treats them differently (KL 6:37, 7:5; SoL 30:6)."""

    ANSTÄLLD = "anställd"
    ORDFÖRANDE = "ordförande"
    LEDAMOT = "ledamot"
    UTSKOTT = "utskott"
    NÄMND = "nämnden"


class Delegatkod(SQLModel, table=True):
    """A code of the nämnd's register (HL, SNMU …) and what it stands for."""

    __tablename__ = "delegatkod"
    __table_args__ = (sa.UniqueConstraint("nämnd_id", "kod"),)

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True, ondelete="CASCADE")
    kod: str
    betydelse: str = ""
    slag: Delegatslag = Field(default=Delegatslag.ANSTÄLLD, sa_type=enumkolumn(Delegatslag))
    chef: bool = Field(default=False, description="förvaltningschef, who may delegate on (KL 7:6)")


class Delegationsbeslut(SQLModel, table=True):
    """A decision under delegation (R53). ``punkt_nyckel`` is the row's identity; ``delegat`` a code of the register.

    ``belopp`` is in whole kronor. ``brådskande``: by the chair under KL 6:39. ``anmäld_punkt_id`` is the item of the
    list where it is reported; ``särskilt_protokoll``: has its own (KL 6:40, 7:8), ``särskilt_protokoll_id`` which one
    where it was made here.
    """

    __tablename__ = "delegationsbeslut"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True)
    datum: date = Field(index=True)
    nr: str = ""
    punkt_nyckel: str = Field(default="", index=True)
    punkt_nr: str = Field(default="", description="as written, e.g. 12.8")
    diarienummer: str | None = None
    ärende_id: int | None = Field(default=None, foreign_key="arende.id", ondelete="SET NULL")
    delegat: str = ""
    beslutsfattare: str = ""
    person_id: int | None = Field(default=None, foreign_key="person.id", ondelete="SET NULL")
    titel: str = ""
    rubrik: str = ""
    beslut: str = ""
    utfall: str = ""
    lagrum: str = ""
    belopp: int | None = None
    sekretess: bool = False
    sekretess_lagrum: str = ""
    brådskande: bool = False
    anmäld_punkt_id: int | None = Field(
        default=None, foreign_key="foredragningspunkt.id", index=True, ondelete="SET NULL"
    )
    särskilt_protokoll: bool = False
    särskilt_protokoll_id: int | None = Field(
        default=None, foreign_key="sarskilt_protokoll.id", index=True, ondelete="SET NULL"
    )
    anteckning: str = ""

    ärende: Optional["Ärende"] = relation()
    person: Optional["Person"] = relation()
    anmäld_punkt: Optional["Föredragningspunkt"] = relation()


class Utskottsanmälan(SQLModel, table=True):
    """A protocol of an utskott that is reported: its §§ from–to, in the utskott's own series."""

    __tablename__ = "utskottsanmalan"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True)
    utskott: str
    datum: date
    från: int
    till: int
    anmäld_punkt_id: int | None = Field(
        default=None, foreign_key="foredragningspunkt.id", index=True, ondelete="SET NULL"
    )
    anteckning: str = ""


class Delegationsstatistik(SQLModel, table=True):
    """One figure of a month; ``värde`` None is "no figure", which is not 0. ``mått``: bifall, avslag, belopp, …"""

    __tablename__ = "delegationsstatistik"
    __table_args__ = (sa.UniqueConstraint("nämnd_id", "kategori", "mått", "år", "månad"),)

    id: int | None = Field(default=None, primary_key=True)
    nämnd_id: int = Field(foreign_key="namnd.id", index=True, ondelete="CASCADE")
    kategori: str
    mått: str
    år: int
    månad: int
    värde: int | None = None
