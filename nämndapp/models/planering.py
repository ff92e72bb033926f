"""What comes back: the year's recurring matters, assignments to follow up, messages to report, standing points."""

from datetime import date
from enum import StrEnum
from typing import Optional

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from nämndapp.models.organisation import Nämnd
from nämndapp.models.sammantrade import Punkttyp
from nämndapp.models.typer import barn, enumkolumn, relation


class Bevakningsslag(StrEnum):
    """An assignment that a decision gave, or something the secretary watches for."""

    UPPDRAG = "uppdrag"
    BEVAKNING = "bevakning"


class Bevakningsläge(StrEnum):
    """Where it stands."""

    ÖPPEN = "öppen"
    PÅGÅR = "pågår"
    REDOVISAD = "redovisad"
    AVSLUTAD = "avslutad"


class Årshjulspost(SQLModel, table=True):
    """A matter that comes every year, or several times a year (R57, R69).

    ``månader`` are the months (1–12) in which it shall be on the list of a meeting. ``framförhållning`` is how many
    days before the first of that month it is offered.
    """

    __tablename__ = "arshjulspost"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    rubrik: str
    typ: Punkttyp = Field(default=Punkttyp.BESLUT, sa_type=enumkolumn(Punkttyp))
    grupp: str = Field(default="", description="heading of the föredragningslista")
    månader: list[int] = Field(default_factory=list, sa_type=sa.JSON)
    framförhållning: int = 30
    lagrum: str = ""
    ansvarig: str = ""
    anteckning: str = ""
    aktiv: bool = True

    tillfällen: list["Årshjulstillfälle"] = barn("post", "Årshjulstillfälle.år")


class Årshjulstillfälle(SQLModel, table=True):
    """One time that the matter came up: on which item, or that it was passed over and why."""

    __tablename__ = "arshjulstillfalle"
    __table_args__ = (sa.UniqueConstraint("post_id", "år", "månad"),)

    id: int | None = Field(default=None, primary_key=True)
    post_id: int = Field(foreign_key="arshjulspost.id", index=True, ondelete="CASCADE")
    år: int
    månad: int
    punkt_id: int | None = Field(default=None, foreign_key="foredragningspunkt.id", ondelete="SET NULL")
    avstås: str = Field(default="", description="why it is passed over this time")

    post: Optional["Årshjulspost"] = relation("tillfällen")


class StåendePunkt(SQLModel, table=True):
    """An item that every ordinary meeting's list begins with (upprop, val av justerare, delegationsbeslut …)."""

    __tablename__ = "staende_punkt"

    id: int | None = Field(default=None, primary_key=True)
    nämnd_id: int = Field(foreign_key="namnd.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    rubrik: str
    grupp: str = ""
    typ: Punkttyp = Field(default=Punkttyp.FORMALIA, sa_type=enumkolumn(Punkttyp))
    föredragande: str = ""
    minuter: int | None = None
    sist: bool = Field(default=False, description="stands after the meeting's own items")

    nämnd: Optional["Nämnd"] = relation("stående_punkter")


class Bevakning(SQLModel, table=True):
    """An uppdrag from a decision, or a reminder. ``källa`` is the § as it is printed ("SN 2026-03-10 § 14")."""

    __tablename__ = "bevakning"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True, ondelete="CASCADE")
    slag: Bevakningsslag = Field(default=Bevakningsslag.UPPDRAG, sa_type=enumkolumn(Bevakningsslag))
    text: str
    källa: str = ""
    paragraf_id: int | None = Field(default=None, foreign_key="paragraf.id", ondelete="SET NULL")
    ärende_id: int | None = Field(default=None, foreign_key="arende.id", index=True, ondelete="SET NULL")
    ansvarig: str = ""
    beslutat: date | None = None
    återrapport_senast: date | None = Field(default=None, index=True)
    läge: Bevakningsläge = Field(default=Bevakningsläge.ÖPPEN, sa_type=enumkolumn(Bevakningsläge))
    punkt_id: int | None = Field(default=None, foreign_key="foredragningspunkt.id", ondelete="SET NULL")
    anteckning: str = ""


class Meddelandepost(SQLModel, table=True):
    """Something to be reported under Meddelanden. ``diarienummer`` is raw and may hold several numbers.

    ``text`` is ``bas.textblock``: it may have nested bullets. ``punkt_id`` is the item it was reported under; None
    while it waits for the next meeting.
    """

    __tablename__ = "meddelandepost"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    datum: date | None = None
    diarienummer: str | None = None
    text: str
    handling_id: int | None = Field(default=None, foreign_key="handling.id", ondelete="SET NULL")
    ärende_id: int | None = Field(default=None, foreign_key="arende.id", ondelete="SET NULL")
    punkt_id: int | None = Field(default=None, foreign_key="foredragningspunkt.id", index=True, ondelete="SET NULL")
