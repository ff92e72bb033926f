"""Ärenden, handlingar and files (OSL 5 ch.)."""

from datetime import date
from enum import StrEnum
from typing import Optional

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models.skrivelse import Skrivelse
from nämndapp.models.typer import barn, enumkolumn, relation


class Ärendestatus(StrEnum):
    """Where the matter stands. A makulerat ärende keeps its number for ever."""

    ÖPPET = "öppet"
    PÅ_LISTA = "på föredragningslista"
    BORDLAGT = "bordlagt"
    ÅTERREMITTERAT = "återremitterat"
    BESLUTAT = "beslutat"
    AVSLUTAT = "avslutat"
    MAKULERAT = "makulerat"


class Handlingsriktning(StrEnum):
    """Received, sent, or drawn up here (OSL 5:2)."""

    INKOMMEN = "inkommen"
    UTGÅENDE = "utgående"
    UPPRÄTTAD = "upprättad"


class Ärende(SQLModel, table=True):
    """A matter. ``diarienummer`` is the raw string, blank in nämnder whose diarium is elsewhere.

    ``diarienyckel`` is the folded key that documents are joined on (``bas.diarienummer.nyckel``); ``serie_år`` and
    ``löpnummer`` are set only for numbers given here.
    """

    __tablename__ = "arende"
    __table_args__ = (sa.UniqueConstraint("nämnd_id", "diarienyckel"),)

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True)
    diarienummer: str | None = None
    diarienyckel: str | None = Field(default=None, index=True)
    serie_år: int | None = None
    löpnummer: int | None = None
    rubrik: str = Field(description="public title (OSL 5:2 st. 2)")
    beskrivning: str = ""
    status: Ärendestatus = Field(default=Ärendestatus.ÖPPET, sa_type=enumkolumn(Ärendestatus))
    registrerat: date | None = Field(default=None, description="unknown for a number that came from another diarium")
    handläggare: str = ""
    anteckning: str = ""
    planerat_sammanträde_id: int | None = Field(
        default=None,
        foreign_key="sammantrade.id",
        index=True,
        ondelete="SET NULL",
        description="where it shall come up",
    )
    parkerat: bool = Field(default=False, description="kept aside without a date")
    bevakas: date | None = Field(default=None, description="look at it again on that day")

    kopplingar: list["ÄrendeHandling"] = barn("ärende", "ÄrendeHandling.ordning")


class Diarieserie(SQLModel, table=True):
    """The last number given per nämnd and year in "egen serie"; numbers are never reused."""

    __tablename__ = "diarieserie"

    nämnd_id: int = Field(foreign_key="namnd.id", primary_key=True)
    år: int = Field(primary_key=True)
    senaste: int = 0


class Handling(SQLModel, table=True):
    """A paper. Its own ``diarienummer`` may be another organ's. Secrecy marking per OSL 5:5."""

    __tablename__ = "handling"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True)
    riktning: Handlingsriktning = Field(default=Handlingsriktning.UPPRÄTTAD, sa_type=enumkolumn(Handlingsriktning))
    typ: Dokumenttyp = Field(default=Dokumenttyp.BILAGA, sa_type=enumkolumn(Dokumenttyp))
    rubrik: str
    datum: date | None = None
    diarienummer: str | None = None
    motpart: str = Field(default="", description="sender or recipient (OSL 5:2 p. 3)")
    motpart_dold: bool = False
    sekretess_lagrum: str = ""
    sekretess_datum: date | None = None
    sekretess_myndighet: str = ""
    text: str = Field(default="", description="the paper's own text, for search and for showing the source")

    skrivelse: Optional["Skrivelse"] = relation(
        "handling", uselist=False, cascade="all, delete-orphan", passive_deletes=True
    )
    bilagor: list["Bilaga"] = barn("handling", "Bilaga.ordning")
    kopplingar: list["ÄrendeHandling"] = barn("handling")

    @property
    def sekretessmarkerad(self) -> bool:
        """A marking warns; the secrecy itself is tried when the paper is asked for (OSL 5:5)."""
        return bool(self.sekretess_lagrum)


class ÄrendeHandling(SQLModel, table=True):
    """A paper may lie in several matters."""

    __tablename__ = "arende_handling"

    ärende_id: int = Field(foreign_key="arende.id", primary_key=True, ondelete="CASCADE")
    handling_id: int = Field(foreign_key="handling.id", primary_key=True, ondelete="CASCADE")
    ordning: int = 0

    ärende: Optional["Ärende"] = relation("kopplingar")
    handling: Optional["Handling"] = relation("kopplingar")


class Fil(SQLModel, table=True):
    """Content, addressed by SHA-256 (hex), up to 200 MB. Never batch-alter this table."""

    __tablename__ = "fil"

    sha256: str = Field(primary_key=True)
    storlek: int
    mediatyp: str = "application/octet-stream"
    innehåll: bytes = Field(sa_type=sa.LargeBinary)


class Bilaga(SQLModel, table=True):
    """A file that belongs to a paper, under the name it came with."""

    __tablename__ = "bilaga"

    id: int | None = Field(default=None, primary_key=True)
    handling_id: int = Field(foreign_key="handling.id", index=True, ondelete="CASCADE")
    sha256: str = Field(foreign_key="fil.sha256", index=True)
    filnamn: str
    ordning: int = 0

    handling: Optional["Handling"] = relation("bilagor")
