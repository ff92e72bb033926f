"""Attestlistor: who may approve what, by code (R58–R64; seed 004 L4345–4544, seed 000 L4344–4531)."""

from datetime import date
from typing import Any, Optional

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from nämndapp.bas.attest import Attestlistestatus, Attestradslag
from nämndapp.models.arende import Ärende
from nämndapp.models.organisation import Nämnd, Person
from nämndapp.models.typer import barn, enumkolumn, relation


class Attestlista(SQLModel, table=True):
    """One version of a nämnd's list for a year.

    ``koddelar`` are the code parts that the kommun has, outermost first: [{"nyckel": "identitet", "namn": "Identitet",
    "siffror": 5, "huvud": true}, …] (``bas.attest.Koddel``); the one with ``huvud`` is the row's own code. ``roller``
    are the kommun's own labels: [{"nyckel": "attestant", "namn": "Beslutsattestant"}, …]. ``regler`` is the text above
    the table.
    """

    __tablename__ = "attestlista"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True)
    ärende_id: int | None = Field(default=None, foreign_key="arende.id", ondelete="SET NULL")
    bygger_på_id: int | None = Field(default=None, foreign_key="attestlista.id", ondelete="SET NULL")
    handling_id: int | None = Field(
        default=None, foreign_key="handling.id", ondelete="SET NULL", description="the paper it was imported from"
    )
    år: int = Field(index=True)
    nummer: int = Field(default=1, description="the version within the year, from 1")
    rubrik: str = ""
    status: Attestlistestatus = Field(default=Attestlistestatus.FÖRSLAG, sa_type=enumkolumn(Attestlistestatus))
    beslutad_datum: date | None = None
    beslutad_paragraf: int | None = None
    gäller_från: date | None = None
    gäller_till: date | None = None
    regler: str = ""
    namnteckningsprov: str = ""
    koddelar: list[dict[str, Any]] = Field(default_factory=list, sa_type=sa.JSON)
    roller: list[dict[str, Any]] = Field(default_factory=list, sa_type=sa.JSON)

    nämnd: Optional["Nämnd"] = relation()
    ärende: Optional["Ärende"] = relation()
    rader: list["Attestrad"] = barn("lista", "Attestrad.ordning")


class Attestrad(SQLModel, table=True):
    """A row in the order of the paper, which is that of the organisation and not that of the codes.

    ``koder`` and ``namn`` hold every part, also those that the paper prints once and inherits below: {"ansvar": "710",
    "identitet": "71006"}; a range is "71000-71099". ``ärvda`` are the parts left blank on the paper. Codes are text:
    leading zeros count. ``belopp`` is the limit in whole kronor. ``ordning`` has gaps, so that a row can be put
    between two others.
    """

    __tablename__ = "attestrad"

    id: int | None = Field(default=None, primary_key=True)
    lista_id: int = Field(foreign_key="attestlista.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    slag: Attestradslag = Field(default=Attestradslag.RAD, sa_type=enumkolumn(Attestradslag))
    koder: dict[str, str] = Field(default_factory=dict, sa_type=sa.JSON)
    namn: dict[str, str] = Field(default_factory=dict, sa_type=sa.JSON)
    ärvda: list[str] = Field(default_factory=list, sa_type=sa.JSON)
    kod: str = Field(default="", index=True, description="the row's own code, as in ``koder``")
    benämning: str = ""
    villkor: str = ""
    belopp: int | None = None
    anteckning: str = ""
    källrad: int | None = Field(default=None, description="line in the imported source")

    lista: Optional["Attestlista"] = relation("rader")
    personer: list["Attestperson"] = barn("rad", "Attestperson.ordning")


class Attestperson(SQLModel, table=True):
    """A person in a cell; several may share one. ``roll`` is a ``nyckel`` of the list's ``roller``.

    ``osäker``: the source did not tell whether the names are old and new or hold together.
    """

    __tablename__ = "attestperson"

    id: int | None = Field(default=None, primary_key=True)
    rad_id: int = Field(foreign_key="attestrad.id", index=True, ondelete="CASCADE")
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True, ondelete="SET NULL")
    roll: str = "attestant"
    ordning: int = 0
    namn: str
    från: date | None = None
    till: date | None = None
    osäker: bool = False

    rad: Optional["Attestrad"] = relation("personer")
    person: Optional["Person"] = relation()
