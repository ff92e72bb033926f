"""Kommun, nämnd and the people in and around it (KL 3, 4 and 6 ch.)."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Optional

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from nämndapp.models.typer import barn, enumkolumn, relation

if TYPE_CHECKING:
    from nämndapp.models.planering import StåendePunkt


class Nämndtyp(StrEnum):
    """What kind of organ it is; fullmäktige follows the rules of KL 5 ch., an utskott has its own § series."""

    FULLMÄKTIGE = "fullmäktige"
    KOMMUNSTYRELSE = "kommunstyrelse"
    NÄMND = "nämnd"
    GEMENSAM_NÄMND = "gemensam nämnd"
    UTSKOTT = "utskott"


class Uppdragsroll(StrEnum):
    """A person's part in the organ. The last two are called to a meeting (KL 6:26) and are no förtroendeuppdrag.

    Personalföreträdare are the employees' (KL 7:10–15): called like ledamöter, without a part in the decisions.
    """

    ORDFÖRANDE = "ordförande"
    FÖRSTE_VICE = "1:e vice ordförande"
    ANDRE_VICE = "2:e vice ordförande"
    LEDAMOT = "ledamot"
    ERSÄTTARE = "ersättare"
    SEKRETERARE = "sekreterare"
    INSYNSPLATS = "insynsplats"
    PERSONALFÖRETRÄDARE = "personalföreträdare"
    TJÄNSTEPERSON = "tjänsteperson"
    SAKKUNNIG = "sakkunnig"


INBJUDNA = frozenset({Uppdragsroll.TJÄNSTEPERSON, Uppdragsroll.SAKKUNNIG})
"""Who is called by name to a meeting without an uppdrag in the organ."""


class Kommun(SQLModel, table=True):
    """The letterhead. One row; a database belongs to one kommun."""

    __tablename__ = "kommun"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    namn: str
    organisationsnummer: str = ""
    postadress: str = ""
    besöksadress: str = ""
    webb: str = ""
    telefon: str = ""
    e_post: str = ""
    logotyp_sha256: str | None = Field(default=None, foreign_key="fil.sha256")
    logotyp_alttext: str = ""

    nämnder: list["Nämnd"] = relation("kommun")


class Nämnd(SQLModel, table=True):
    """A nämnd, styrelse, fullmäktige or utskott. ``platser`` is the number of seats that fullmäktige set (KL 6:16).

    ``inställningar`` is the JSON of ``reports.husstil`` and of the numbering: see ``services.register``.
    """

    __tablename__ = "namnd"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    kommun_id: int = Field(foreign_key="kommun.id", index=True)
    namn: str
    kod: str = Field(description="short code such as SN; unique, used on the command line")
    typ: Nämndtyp = Field(default=Nämndtyp.NÄMND, sa_type=enumkolumn(Nämndtyp))
    överordnad_id: int | None = Field(default=None, foreign_key="namnd.id")
    platser: int | None = None
    förvaltning: str = ""
    kallelse_dagar: int = 5
    inställningar: dict[str, Any] = Field(default_factory=dict, sa_type=sa.JSON)
    aktiv: bool = True

    __table_args__ = (sa.UniqueConstraint("kod"),)

    kommun: Optional["Kommun"] = relation("nämnder")
    uppdrag: list["Uppdrag"] = relation("nämnd", order_by="Uppdrag.tjänstgöringsordning")
    stående_punkter: list["StåendePunkt"] = barn("nämnd", "StåendePunkt.ordning")


class Person(SQLModel, table=True):
    """A person; ``skyddade_uppgifter`` keeps e-mail and phone off every paper."""

    __tablename__ = "person"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    namn: str = Field(index=True)
    e_post: str = ""
    telefon: str = ""
    skyddade_uppgifter: bool = False
    anteckning: str = ""

    uppdrag: list["Uppdrag"] = barn("person", "Uppdrag.från")
    befattningar: list["Befattning"] = barn("person", "Befattning.från")


class Uppdrag(SQLModel, table=True):
    """A förtroendeuppdrag; dates inclusive, open when None. ``tjänstgöringsordning`` orders ersättare (KL 6:16–17)."""

    __tablename__ = "uppdrag"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True, ondelete="CASCADE")
    nämnd_id: int = Field(foreign_key="namnd.id", index=True)
    roll: Uppdragsroll = Field(default=Uppdragsroll.LEDAMOT, sa_type=enumkolumn(Uppdragsroll))
    parti: str = ""
    från: date | None = None
    till: date | None = None
    tjänstgöringsordning: int | None = None
    ersätter_id: int | None = Field(
        default=None, foreign_key="uppdrag.id", ondelete="SET NULL", description="a personal ersättare's ledamot"
    )

    person: Optional["Person"] = relation("uppdrag")
    nämnd: Optional["Nämnd"] = relation("uppdrag")

    def gäller(self, dag: date) -> bool:
        """Is the uppdrag in force on that day?"""
        return (self.från is None or self.från <= dag) and (self.till is None or dag <= self.till)


class Befattning(SQLModel, table=True):
    """An officer's title and place in the organisation."""

    __tablename__ = "befattning"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True, ondelete="CASCADE")
    titel: str
    enhet: str = ""
    förvaltning: str = ""
    från: date | None = None
    till: date | None = None

    person: Optional["Person"] = relation("befattningar")
