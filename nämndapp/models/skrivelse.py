"""A written proposal taken apart: what a tjänsteskrivelse, ordförandeskrivelse, remiss or utdrag contains."""

from datetime import date
from typing import TYPE_CHECKING, Any, Optional

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from nämndapp.models.typer import barn, relation

if TYPE_CHECKING:
    from nämndapp.models.arende import Handling


class Skrivelse(SQLModel, table=True):
    """The head of the paper; the body lies in ``avsnitt``, ``satser``, ``underlag``.

    ``handläggare`` is what stands under "Vår handläggare" (often an e-mail address). ``adressater`` and
    ``skickas_till`` are lists of strings in order. ``ert_datum`` is text since papers write anything there.
    """

    __tablename__ = "skrivelse"

    id: int | None = Field(default=None, primary_key=True)
    handling_id: int = Field(foreign_key="handling.id", unique=True, ondelete="CASCADE")
    handläggare: str = ""
    handläggare_titel: str = ""
    enhet: str = ""
    förvaltning: str = ""
    telefon: str = ""
    ert_datum: str = ""
    er_beteckning: str = ""
    organ: str = Field(default="", description="the deciding organ of a protokollsutdrag")
    paragraf: int | None = Field(default=None, description="of a protokollsutdrag")
    beslut: list[str] = Field(default_factory=list, sa_type=sa.JSON)
    svar_senast: date | None = Field(default=None, description="reply date of a remiss")
    adressater: list[str] = Field(default_factory=list, sa_type=sa.JSON)
    skickas_till: list[str] = Field(default_factory=list, sa_type=sa.JSON)
    övriga_fält: dict[str, Any] = Field(default_factory=dict, sa_type=sa.JSON)

    handling: Optional["Handling"] = relation("skrivelse")
    avsnitt: list["Skrivelseavsnitt"] = barn("skrivelse", "Skrivelseavsnitt.ordning")
    satser: list["Beslutssats"] = barn("skrivelse", "Beslutssats.ordning")
    underlag: list["Underlag"] = barn("skrivelse", "Underlag.ordning")
    undertecknare: list["Undertecknare"] = barn("skrivelse", "Undertecknare.ordning")
    meddelanden: list["Meddelande"] = barn("skrivelse", "Meddelande.ordning")


class Skrivelseavsnitt(SQLModel, table=True):
    """A free section (Sammanfattning, Ärendebeskrivning, Ekonomi, Barnets bästa …); text as ``bas.textblock``."""

    __tablename__ = "skrivelseavsnitt"

    id: int | None = Field(default=None, primary_key=True)
    skrivelse_id: int = Field(foreign_key="skrivelse.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    rubrik: str
    text: str = ""

    skrivelse: Optional["Skrivelse"] = relation("avsnitt")


class Beslutssats(SQLModel, table=True):
    """One paragraph of Förslag till beslut."""

    __tablename__ = "beslutssats"

    id: int | None = Field(default=None, primary_key=True)
    skrivelse_id: int = Field(foreign_key="skrivelse.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    text: str

    skrivelse: Optional["Skrivelse"] = relation("satser")


class Underlag(SQLModel, table=True):
    """A line of Beslutsunderlag, verbatim, with the parts of a citation where it is one (KF 2023-11-13 § 177)."""

    __tablename__ = "underlag"

    id: int | None = Field(default=None, primary_key=True)
    skrivelse_id: int = Field(foreign_key="skrivelse.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    text: str
    organ: str | None = None
    datum: date | None = None
    paragraf: int | None = None

    skrivelse: Optional["Skrivelse"] = relation("underlag")


class Undertecknare(SQLModel, table=True):
    """Who signs, as printed."""

    __tablename__ = "undertecknare"

    id: int | None = Field(default=None, primary_key=True)
    skrivelse_id: int = Field(foreign_key="skrivelse.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    namn: str
    titel: str = ""
    parti: str = ""

    skrivelse: Optional["Skrivelse"] = relation("undertecknare")


class Meddelande(SQLModel, table=True):
    """A row of a meddelandelista: a dnr (raw, may repeat, may be blank) and a text."""

    __tablename__ = "meddelande"

    id: int | None = Field(default=None, primary_key=True)
    skrivelse_id: int = Field(foreign_key="skrivelse.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    diarienummer: str | None = None
    text: str

    skrivelse: Optional["Skrivelse"] = relation("meddelanden")
