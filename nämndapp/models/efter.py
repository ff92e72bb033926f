"""After the meeting: what stands on the anslagstavla and what has been sent out (KL 8:10, 8:12, 13:5; R32–R35)."""

from datetime import date
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from nämndapp.models.typer import enumkolumn


class SärskiltProtokoll(SQLModel, table=True):
    """The protocol of delegation decisions that are not reported to the nämnd (KL 6:40, 7:8).

    ``nr`` runs per nämnd and year of ``datum``, the day it was set up. ``justerat`` is the day it was signed by
    ``av``, who decided or whom the nämnd has appointed; the anslag follows from it (KL 8:10 p. 3). Its decisions point
    here with ``Delegationsbeslut.särskilt_protokoll_id``. ``pdf_sha256`` is the paper as it was justerat.
    """

    __tablename__ = "sarskilt_protokoll"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True)
    nr: int
    datum: date = Field(index=True)
    av: str = ""
    titel: str = ""
    justerat: date | None = None
    anteckning: str = ""
    pdf_sha256: str | None = Field(default=None, foreign_key="fil.sha256")


class Anslag(SQLModel, table=True):
    """That something was announced on the anslagstavla (KL 8:10, 8:12), and when it was taken down.

    It is of a meeting's protocol (``sammanträde_id``; ``paragrafer`` are the ids of the §§ that were justerade at
    once, empty for the whole) or of a särskilt protokoll. ``justerat`` is the day that it announces. ``ned_tidigast``
    is the first day that it may be gone, the day after the time for appeal (13:5, lag 1930:173); ``nedtaget`` is when
    it was taken down.
    """

    __tablename__ = "anslag"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True)
    sammanträde_id: int | None = Field(default=None, foreign_key="sammantrade.id", index=True, ondelete="CASCADE")
    särskilt_protokoll_id: int | None = Field(
        default=None, foreign_key="sarskilt_protokoll.id", index=True, ondelete="CASCADE"
    )
    paragrafer: list[int] = Field(default_factory=list, sa_type=sa.JSON)
    justerat: date
    uppsatt: date
    ned_tidigast: date
    nedtaget: date | None = None
    förvaringsplats: str = ""
    av: str = ""
    anteckning: str = ""


class Expedieringssätt(StrEnum):
    """How a decision was sent."""

    E_POST = "e-post"
    BREV = "brev"
    REKOMMENDERAT = "rekommenderat brev"
    DELGIVNING = "delgivning"
    INTERNT = "internt"
    ÖVERLÄMNAT = "överlämnat"
    E_TJÄNST = "e-tjänst"


class Expediering(SQLModel, table=True):
    """A recipient of a §'s decision: ``skickat`` is None until it has been sent.

    ``delfången`` is the day that a party received it, from which the time for besvär runs (FL 44; law correction 3).
    A recipient that is taken away in the § stays here with what was sent.
    """

    __tablename__ = "expediering"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    paragraf_id: int = Field(foreign_key="paragraf.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    mottagare: str
    sätt: Expedieringssätt = Field(default=Expedieringssätt.E_POST, sa_type=enumkolumn(Expedieringssätt))
    skickat: date | None = None
    delfången: date | None = None
    av: str = ""
    anteckning: str = ""
