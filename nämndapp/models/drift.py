"""What the program keeps for its own sake: drafts, the log of legal acts, what has been imported."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel


class Utkast(SQLModel, table=True):
    """Something typed but not yet saved: ``vad`` names it ("sammanträde:12", "nytt ärende:1"), one row each."""

    __tablename__ = "utkast"

    vad: str = Field(primary_key=True)
    basversion: int | None = None
    data: dict[str, Any] = Field(default_factory=dict, sa_type=sa.JSON)
    sparat: datetime


class Logghändelse(SQLModel, table=True):
    """One legal act, append-only. Chained over digests so that a payload can be erased (GDPR) without a break.

    ``kedja`` = SHA-256 over the previous ``kedja``, id, time stamp (UTC), kind, object and ``digest``: no names.
    """

    __tablename__ = "logghandelse"

    id: int | None = Field(default=None, primary_key=True)
    tidpunkt: datetime
    slag: str
    objekt: str = Field(description="table and key, such as arende:17")
    digest: str
    kedja: str


class Logginnehåll(SQLModel, table=True):
    """The payload of a log entry with its salt; may be erased, the digest stays."""

    __tablename__ = "logginnehall"

    logg_id: int = Field(foreign_key="logghandelse.id", primary_key=True)
    salt: str
    data: dict[str, Any] = Field(default_factory=dict, sa_type=sa.JSON)


class ImporteratDokument(SQLModel, table=True):
    """Makes a second import of the same paper add nothing. ``nyckel`` digests the paper's own text."""

    __tablename__ = "importerat_dokument"

    nyckel: str = Field(primary_key=True)
    nämnd_id: int = Field(foreign_key="namnd.id", primary_key=True)
    fil_sha256: str
    filnamn: str
    objekt: str = Field(description="table and key of what it became")
    importerat: datetime
