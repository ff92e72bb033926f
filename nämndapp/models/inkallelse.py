"""In which order ersättare are called, as fullmäktige has decided it in the reglemente (KL 6:16–17, R11)."""

from datetime import date
from enum import StrEnum
from typing import Optional

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from nämndapp.models.typer import barn, enumkolumn, relation


class Inkallelsemodell(StrEnum):
    """Which table the reglemente has."""

    PERSONLIG = "personliga ersättare"
    PARTI = "parti för parti"
    LISTA = "en lista för hela nämnden"


class Inkallelseordning(SQLModel, table=True):
    """A nämnd's order of service.

    ``personlig_först``: a personal ersättare goes before the party's order. ``växling``: an ersättare who has begun to
    serve may give way to a closer one during the meeting (else: keeps the seat). ``sen_ledamot_inträder``: a ledamot
    who comes late takes the seat, though an ersättare has begun to serve. ``åter_efter_avbrott``: who has left for
    another reason than jäv may serve again the same day (KL 5:20 says no for fullmäktige).
    """

    __tablename__ = "inkallelseordning"
    __table_args__ = (sa.UniqueConstraint("nämnd_id"),)

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", ondelete="CASCADE")
    modell: Inkallelsemodell = Field(default=Inkallelsemodell.PARTI, sa_type=enumkolumn(Inkallelsemodell))
    personlig_först: bool = False
    växling: bool = False
    sen_ledamot_inträder: bool = True
    åter_efter_avbrott: bool = False
    antagen_datum: date | None = None
    antagen_paragraf: int | None = None
    anteckning: str = ""

    rader: list["Inkallelserad"] = barn("ordning_", "Inkallelserad.ordning")


class Inkallelserad(SQLModel, table=True):
    """One row of the table: for a ledamot of ``parti``, ersättare of that party, then of ``reservpartier`` in order."""

    __tablename__ = "inkallelserad"

    id: int | None = Field(default=None, primary_key=True)
    inkallelseordning_id: int = Field(foreign_key="inkallelseordning.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    parti: str
    reservpartier: list[str] = Field(default_factory=list, sa_type=sa.JSON)

    ordning_: Optional["Inkallelseordning"] = relation("rader")
