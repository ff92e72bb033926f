"""What stands in lists of its own: parties, mandate periods, recipients, abbreviations, phrases."""

from datetime import date
from enum import StrEnum
from typing import Optional

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from nämndapp.models.typer import barn, enumkolumn, relation


class Frasplats(StrEnum):
    """Where a phrase is offered."""

    FÖRSLAG = "förslag till beslut"
    BESLUT = "beslut"
    SKRIVELSE = "skrivelse"
    BESLUTSGÅNG = "beslutsgång"
    ÖVERALLT = "överallt"


class Parti(SQLModel, table=True):
    """A party; ``beteckning`` is what stands in the parentheses after a name (R84). ``ordning``: the kommun's own."""

    __tablename__ = "parti"
    __table_args__ = (sa.UniqueConstraint("beteckning"),)

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    beteckning: str
    namn: str = ""
    ordning: int = 0
    aktivt: bool = True


class Mandatperiod(SQLModel, table=True):
    """The time between two elections, or a part of it; dates inclusive (KL 5:7)."""

    __tablename__ = "mandatperiod"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    namn: str = Field(description="such as 2027–2030")
    från: date
    till: date


class Mottagare(SQLModel, table=True):
    """Who gets decisions or papers and is no person of the register: an authority, a unit, a company."""

    __tablename__ = "mottagare"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    namn: str = Field(index=True)
    e_post: str = ""
    adress: str = ""
    anteckning: str = ""
    aktiv: bool = True


class Mottagargrupp(SQLModel, table=True):
    """A named set of recipients, such as "Ekonomi"."""

    __tablename__ = "mottagargrupp"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    namn: str

    medlemmar: list["Gruppmedlem"] = barn("grupp", "Gruppmedlem.ordning")


class Gruppmedlem(SQLModel, table=True):
    """A member of a group: a recipient or a person, never both."""

    __tablename__ = "gruppmedlem"

    id: int | None = Field(default=None, primary_key=True)
    grupp_id: int = Field(foreign_key="mottagargrupp.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    mottagare_id: int | None = Field(default=None, foreign_key="mottagare.id", ondelete="CASCADE")
    person_id: int | None = Field(default=None, foreign_key="person.id", ondelete="CASCADE")

    grupp: Optional["Mottagargrupp"] = relation("medlemmar")


class Förkortning(SQLModel, table=True):
    """An abbreviation and what it means; written out where the law asks for plain words (OSL 4:1, R84)."""

    __tablename__ = "forkortning"
    __table_args__ = (sa.UniqueConstraint("kort"),)

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    kort: str
    betydelse: str


class Textfras(SQLModel, table=True):
    """A phrase to insert; ``…`` marks where the writer goes on. ``nämnd_id`` None: for all of them."""

    __tablename__ = "textfras"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int | None = Field(default=None, foreign_key="namnd.id", index=True, ondelete="CASCADE")
    plats: Frasplats = Field(default=Frasplats.ÖVERALLT, sa_type=enumkolumn(Frasplats))
    kortord: str = Field(default="", description="typed to find it")
    text: str
    ordning: int = 0
