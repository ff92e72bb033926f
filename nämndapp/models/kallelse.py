"""Who is called to a meeting, and what was published when (R1–R5)."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Optional

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from nämndapp.models.organisation import Person, Uppdragsroll
from nämndapp.models.typer import enumkolumn, relation


class Kallelsesvar(StrEnum):
    """What the called person has said."""

    INTE_KALLAD = "inte kallad"
    KALLAD = "kallad"
    JA = "kommer"
    NEJ = "förhindrad"


class Publiceringsslag(StrEnum):
    """What was published."""

    KALLELSE = "kallelse"
    TILLÄGGSLISTA = "tilläggslista"


class Kallad(SQLModel, table=True):
    """A person called to a meeting. Prefills the närvaro.

    ``ersätter_id`` is the row of the one whose seat the person is asked to take. ``svarat`` is local time.
    """

    __tablename__ = "kallad"
    __table_args__ = (sa.UniqueConstraint("sammanträde_id", "person_id"),)

    id: int | None = Field(default=None, primary_key=True)
    sammanträde_id: int = Field(foreign_key="sammantrade.id", index=True, ondelete="CASCADE")
    person_id: int = Field(foreign_key="person.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    roll: Uppdragsroll = Field(default=Uppdragsroll.LEDAMOT, sa_type=enumkolumn(Uppdragsroll))
    parti: str = ""
    svar: Kallelsesvar = Field(default=Kallelsesvar.INTE_KALLAD, sa_type=enumkolumn(Kallelsesvar))
    svarat: datetime | None = Field(default=None, sa_type=sa.DateTime)
    ersätter_id: int | None = Field(default=None, foreign_key="kallad.id", ondelete="SET NULL")
    anteckning: str = ""

    person: Optional["Person"] = relation()


class Listpublicering(SQLModel, table=True):
    """The föredragningslista as it was sent: the list is frozen, and what is changed later is a tilläggslista.

    ``nummer`` counts the meeting's publications from 0 (the kallelse). ``lista`` holds the rows as they stood:
    [{"id", "nr", "grupp", "rubrik", "diarienummer", "typ", "handlingar": [id, …]}, …].
    """

    __tablename__ = "listpublicering"
    __table_args__ = (sa.UniqueConstraint("sammanträde_id", "nummer"),)

    id: int | None = Field(default=None, primary_key=True)
    sammanträde_id: int = Field(foreign_key="sammantrade.id", index=True, ondelete="CASCADE")
    nummer: int = 0
    slag: Publiceringsslag = Field(default=Publiceringsslag.KALLELSE, sa_type=enumkolumn(Publiceringsslag))
    tidpunkt: datetime = Field(sa_type=sa.DateTime, description="local time")
    lista: list[dict[str, Any]] = Field(default_factory=list, sa_type=sa.JSON)
