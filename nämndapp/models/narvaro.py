"""Who was there, § by §, and in what part (KL 5:66–67, 6:17, 6:26–27; R10–R13, R22–R25)."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Optional

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from nämndapp.models.organisation import Person
from nämndapp.models.typer import barn, enumkolumn, relation

if TYPE_CHECKING:
    from nämndapp.models.sammantrade import Sammanträde


class Närvaroroll(StrEnum):
    """A person's part in the meeting. The first four hold a seat."""

    ORDFÖRANDE = "ordförande"
    FÖRSTE_VICE = "1:e vice ordförande"
    ANDRE_VICE = "2:e vice ordförande"
    LEDAMOT = "ledamot"
    ERSÄTTARE = "ersättare"
    SEKRETERARE = "sekreterare"
    TJÄNSTEPERSON = "tjänsteperson"
    SAKKUNNIG = "sakkunnig"
    PERSONALFÖRETRÄDARE = "personalföreträdare"
    INSYNSPLATS = "insynsplats"
    REVISOR = "revisor"
    ÖVRIG = "övrig"


class Närvarande(SQLModel, table=True):
    """A person of the meeting, as the name and the party were that day. No ``intervall``: the person was absent.

    ``resa_km`` is in whole kilometres, ``restid`` and ``förlorad_tid`` in minutes, ``förlorad_inkomst`` in whole
    kronor (KL 4:12–16); ``arvode_från`` and ``arvode_till`` are set only where they differ from the attendance.
    """

    __tablename__ = "narvarande"
    __table_args__ = (sa.UniqueConstraint("sammanträde_id", "person_id"),)

    id: int | None = Field(default=None, primary_key=True)
    sammanträde_id: int = Field(foreign_key="sammantrade.id", index=True, ondelete="CASCADE")
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True, ondelete="SET NULL")
    ordning: int = 0
    namn: str
    parti: str = ""
    titel: str = ""
    roll: Närvaroroll = Field(default=Närvaroroll.LEDAMOT, sa_type=enumkolumn(Närvaroroll))
    arvode_från: time | None = None
    arvode_till: time | None = None
    resa_km: int | None = None
    restid: int | None = None
    förlorad_tid: int | None = None
    förlorad_inkomst: int | None = None
    anteckning: str = ""

    person: Optional["Person"] = relation()
    intervall: list["Närvarointervall"] = barn(
        "närvarande", "Närvarointervall.ordning", foreign_keys="Närvarointervall.närvarande_id"
    )
    sammanträde: Optional["Sammanträde"] = relation("närvarande")


class Närvarointervall(SQLModel, table=True):
    """From one § to another, both included; None is the meeting's beginning or end. Anchored in §§, not in numbers.

    ``del_från``: came during that §; ``del_till``: left during it. ``tjänstgör``: takes part in the decisions; of an
    ersättare ``för_id`` is the ledamot whose seat is taken.
    """

    __tablename__ = "narvarointervall"

    id: int | None = Field(default=None, primary_key=True)
    närvarande_id: int = Field(foreign_key="narvarande.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    från_paragraf_id: int | None = Field(default=None, foreign_key="paragraf.id", ondelete="SET NULL")
    till_paragraf_id: int | None = Field(default=None, foreign_key="paragraf.id", ondelete="SET NULL")
    del_från: bool = False
    del_till: bool = False
    kl_från: time | None = None
    kl_till: time | None = None
    tjänstgör: bool = False
    för_id: int | None = Field(default=None, foreign_key="narvarande.id", ondelete="SET NULL")
    distans: bool = False

    närvarande: Optional["Närvarande"] = relation("intervall", foreign_keys="Närvarointervall.närvarande_id")


class Protokolljusterare(SQLModel, table=True):
    """Who was chosen to check the protocol with the chair (KL 5:69), and who stands in."""

    __tablename__ = "protokolljusterare"

    id: int | None = Field(default=None, primary_key=True)
    sammanträde_id: int = Field(foreign_key="sammantrade.id", index=True, ondelete="CASCADE")
    närvarande_id: int = Field(foreign_key="narvarande.id", ondelete="CASCADE")
    ordning: int = 0
    ersättare: bool = False

    sammanträde: Optional["Sammanträde"] = relation("justerare")
    närvarande: Optional["Närvarande"] = relation()


class Ajournering(SQLModel, table=True):
    """A break; ``paragraf_id`` is the § that it fell in. Local times."""

    __tablename__ = "ajournering"

    id: int | None = Field(default=None, primary_key=True)
    sammanträde_id: int = Field(foreign_key="sammantrade.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    från: time
    till: time | None = None
    paragraf_id: int | None = Field(default=None, foreign_key="paragraf.id", ondelete="SET NULL")
    anteckning: str = ""

    sammanträde: Optional["Sammanträde"] = relation("ajourneringar")


class Justeringssätt(StrEnum):
    """How a protocol was signed; fullmäktige decides the way (KL 5:69)."""

    UNDERSKRIFT = "underskrift"
    DIGITALT = "digitalt"


class Justering(SQLModel, table=True):
    """That a protocol, or §§ of it at once, was justerat: what was locked and what it looked like.

    ``paragrafer`` are the ids of the §§ that were justerade omedelbart, empty for the whole protocol. ``av`` is
    [{"namn", "uppgift", "paragrafer"}, …]. ``data_sha256`` is of the canonical JSON of meeting, närvaro and §§.
    """

    __tablename__ = "justering"

    id: int | None = Field(default=None, primary_key=True)
    sammanträde_id: int = Field(foreign_key="sammantrade.id", index=True, ondelete="CASCADE")
    datum: date
    tidpunkt: datetime = Field(sa_type=sa.DateTime, description="when it was locked here; local time")
    sätt: Justeringssätt = Field(default=Justeringssätt.UNDERSKRIFT, sa_type=enumkolumn(Justeringssätt))
    av: list[dict[str, Any]] = Field(default_factory=list, sa_type=sa.JSON)
    paragrafer: list[int] = Field(default_factory=list, sa_type=sa.JSON)
    anteckning: str = ""
    pdf_sha256: str | None = Field(default=None, foreign_key="fil.sha256")
    data_sha256: str = ""
    logg_id: int | None = None


class Kvittering(SQLModel, table=True):
    """A breach that has happened and that somebody has seen: it is noted, never blocked (R10, R17, R19, R32)."""

    __tablename__ = "kvittering"
    __table_args__ = (sa.UniqueConstraint("sammanträde_id", "kod", "plats_typ", "plats_id"),)

    id: int | None = Field(default=None, primary_key=True)
    sammanträde_id: int = Field(foreign_key="sammantrade.id", index=True, ondelete="CASCADE")
    kod: str
    plats_typ: str = ""
    plats_id: int | None = None
    anteckning: str = ""
    av: str = ""
    tidpunkt: datetime = Field(sa_type=sa.DateTime, description="local time")
