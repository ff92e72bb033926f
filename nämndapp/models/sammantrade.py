"""Sammanträde, föredragningslista and paragraphs (KL 5 and 6 ch.)."""

from datetime import date, time
from enum import StrEnum
from typing import Optional
from uuid import uuid4

from sqlmodel import Field, SQLModel

from nämndapp.models.arende import Handling, Ärende
from nämndapp.models.narvaro import Ajournering, Närvarande, Protokolljusterare
from nämndapp.models.organisation import Nämnd
from nämndapp.models.paragraf import EjDeltagande, Jäv, Paragrafutgång, Proposition, Rättelse, Yrkande, Yttrande
from nämndapp.models.typer import barn, enumkolumn, relation


class Sammanträdesstatus(StrEnum):
    """A meeting's way from plan to justerat protocol."""

    PLANERAT = "planerat"
    KALLAT = "kallat"
    GENOMFÖRT = "genomfört"
    FÖR_JUSTERING = "klart för justering"
    JUSTERAT = "justerat"
    INSTÄLLT = "inställt"


class Punkttyp(StrEnum):
    """What happens under the item: a decision, information only, something reported, or formalities."""

    BESLUT = "beslut"
    INFORMATION = "information"
    ANMÄLAN = "anmälan"
    FORMALIA = "formalia"


class Instans(StrEnum):
    """Who decides in the end: this organ, or one that it proposes to."""

    EGEN = "egen"
    NÄSTA = "nästa"


class Sammanträdesslag(StrEnum):
    """An ordinary meeting, an extra one (KL 6:23), or the presidium's preparation of one."""

    ORDINARIE = "ordinarie"
    EXTRA = "extra"
    BEREDNING = "beredning"


class Sammanträde(SQLModel, table=True):
    """A meeting: local date and times. Names of proposed justerare are text, since kallelser print names.

    ``uid`` and ``sekvens`` are the meeting's identity and revision in calendars (RFC 5545). ``bereder_id`` is the
    meeting that a beredning prepares. ``stoppdatum`` is the last day to hand in papers.
    """

    __tablename__ = "sammantrade"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    nämnd_id: int = Field(foreign_key="namnd.id", index=True)
    datum: date = Field(index=True)
    starttid: time | None = None
    sluttid: time | None = None
    plats: str = ""
    status: Sammanträdesstatus = Field(default=Sammanträdesstatus.PLANERAT, sa_type=enumkolumn(Sammanträdesstatus))
    öppet: bool = False
    kallelse_datum: date | None = None
    ordförande: str = ""
    sekreterare: str = ""
    förslag_justerare: str = ""
    förslag_ersättare: str = ""
    justering_plats: str = ""
    justering_datum: date | None = None
    justering_tid: time | None = None
    anmäl_förhinder: str = ""
    anteckning: str = ""
    slag: Sammanträdesslag = Field(default=Sammanträdesslag.ORDINARIE, sa_type=enumkolumn(Sammanträdesslag))
    skäl: str = Field(default="", description="of an extra meeting: why, and who asked for it (KL 6:23)")
    bereder_id: int | None = Field(default=None, foreign_key="sammantrade.id", index=True, ondelete="SET NULL")
    stoppdatum: date | None = None
    uid: str = Field(default_factory=lambda: uuid4().hex)
    sekvens: int = 0
    distans: bool = False
    länk: str = ""
    gruppmöten: str = ""
    måltid: str = ""

    nämnd: Optional["Nämnd"] = relation()
    grupper: list["Föredragningsgrupp"] = barn("sammanträde", "Föredragningsgrupp.ordning")
    punkter: list["Föredragningspunkt"] = barn("sammanträde", "Föredragningspunkt.ordning")
    paragrafer: list["Paragraf"] = barn("sammanträde", "Paragraf.ordning", foreign_keys="Paragraf.sammanträde_id")
    närvarande: list["Närvarande"] = barn("sammanträde", "Närvarande.ordning")
    justerare: list["Protokolljusterare"] = barn("sammanträde", "Protokolljusterare.ordning")
    ajourneringar: list["Ajournering"] = barn("sammanträde", "Ajournering.ordning")


class Föredragningsgrupp(SQLModel, table=True):
    """A group heading such as "Ärenden till egen instans"."""

    __tablename__ = "foredragningsgrupp"

    id: int | None = Field(default=None, primary_key=True)
    sammanträde_id: int = Field(foreign_key="sammantrade.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    rubrik: str

    sammanträde: Optional["Sammanträde"] = relation("grupper")


class Föredragningspunkt(SQLModel, table=True):
    """An item. ``ordning`` runs through the whole list; the printed number follows from it and is not stored.

    ``diarienummer`` is the string as printed on the list; it may stand without an ärende in the database.
    """

    __tablename__ = "foredragningspunkt"

    id: int | None = Field(default=None, primary_key=True)
    sammanträde_id: int = Field(foreign_key="sammantrade.id", index=True, ondelete="CASCADE")
    grupp_id: int | None = Field(default=None, foreign_key="foredragningsgrupp.id", ondelete="SET NULL")
    ärende_id: int | None = Field(default=None, foreign_key="arende.id", index=True, ondelete="SET NULL")
    ordning: int = 0
    rubrik: str
    diarienummer: str | None = None
    typ: Punkttyp = Field(default=Punkttyp.BESLUT, sa_type=enumkolumn(Punkttyp))
    föredragande: str = ""
    klockslag: time | None = None
    minuter: int | None = None
    stängda_dörrar: bool = False
    anteckning: str = ""
    instans: Instans = Field(default=Instans.EGEN, sa_type=enumkolumn(Instans))
    sekretess_lagrum: str = ""
    utgår: bool = Field(default=False, description="struck from a list that has been sent")
    väckt_av: str = Field(default="", description="raised at the meeting, by whom (KL 4:20)")
    utan_paragraf: bool = Field(default=False, description="gets no § of its own in the protocol")

    sammanträde: Optional["Sammanträde"] = relation("punkter")
    grupp: Optional["Föredragningsgrupp"] = relation()
    ärende: Optional["Ärende"] = relation()
    handlingar: list["PunktHandling"] = barn("punkt", "PunktHandling.ordning")
    paragrafer: list["ParagrafPunkt"] = barn("punkt")


class PunktHandling(SQLModel, table=True):
    """Papers sent with an item, in the order of the bundle."""

    __tablename__ = "punkt_handling"

    punkt_id: int = Field(foreign_key="foredragningspunkt.id", primary_key=True, ondelete="CASCADE")
    handling_id: int = Field(foreign_key="handling.id", primary_key=True, ondelete="CASCADE")
    ordning: int = 0
    bordsdelad: bool = Field(default=False, description="handed out at the meeting")

    punkt: Optional["Föredragningspunkt"] = relation("handlingar")
    handling: Optional["Handling"] = relation()


class Paragraf(SQLModel, table=True):
    """A paragraph of the protocol. ``nummer`` is None until it is fixed by numbering; identity is never the number.

    ``preliminärt`` is shown (and may change) until then. ``skäl`` and ``åter_till`` belong to a bordläggning or an
    återremiss (why, and to whom); ``åter_sammanträde_id`` is the meeting that it comes back to. ``ordförande_id`` is
    who presided, where it was not the first in order. ``val``: val or anställning (closed vote, KL 5:54).
    """

    __tablename__ = "paragraf"

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1
    sammanträde_id: int = Field(foreign_key="sammantrade.id", index=True, ondelete="CASCADE")
    ärende_id: int | None = Field(default=None, foreign_key="arende.id", index=True, ondelete="SET NULL")
    ordning: int = 0
    nummer: int | None = None
    preliminärt: int | None = None
    rubrik: str
    diarienummer: str | None = None
    omedelbart_justerad: bool = False
    redigerad: bool = Field(default=False, description="touched by hand: a new proposal never overwrites it")
    utgång: Paragrafutgång = Field(default=Paragrafutgång.BESLUT, sa_type=enumkolumn(Paragrafutgång))
    skäl: str = ""
    åter_till: str = ""
    åter_sammanträde_id: int | None = Field(default=None, foreign_key="sammantrade.id", ondelete="SET NULL")
    ordförande_id: int | None = Field(default=None, foreign_key="narvarande.id", ondelete="SET NULL")
    myndighetsutövning: bool = Field(default=False, description="mot enskild (KL 4:26, 7:14)")
    val: bool = False
    klubbat: time | None = Field(default=None, description="when the klubba fell, local time; None until then")

    sammanträde: Optional["Sammanträde"] = relation("paragrafer", foreign_keys="Paragraf.sammanträde_id")
    ärende: Optional["Ärende"] = relation()
    beslutspunkter: list["Beslutspunkt"] = barn("paragraf", "Beslutspunkt.ordning")
    avsnitt: list["Paragrafavsnitt"] = barn("paragraf", "Paragrafavsnitt.ordning")
    punkter: list["ParagrafPunkt"] = barn("paragraf")
    yrkanden: list["Yrkande"] = barn("paragraf", "Yrkande.ordning")
    propositioner: list["Proposition"] = barn("paragraf", "Proposition.ordning")
    jäv: list["Jäv"] = barn("paragraf", "Jäv.ordning")
    yttranden: list["Yttrande"] = barn("paragraf", "Yttrande.ordning")
    ej_deltagande: list["EjDeltagande"] = barn("paragraf")
    rättelser: list["Rättelse"] = barn("paragraf", "Rättelse.datum")


class ParagrafPunkt(SQLModel, table=True):
    """Points and paragraphs are n:m."""

    __tablename__ = "paragraf_punkt"

    paragraf_id: int = Field(foreign_key="paragraf.id", primary_key=True, ondelete="CASCADE")
    punkt_id: int = Field(foreign_key="foredragningspunkt.id", primary_key=True, ondelete="CASCADE")

    paragraf: Optional["Paragraf"] = relation("punkter")
    punkt: Optional["Föredragningspunkt"] = relation("paragrafer")


class Beslutspunkt(SQLModel, table=True):
    """One numbered decision."""

    __tablename__ = "beslutspunkt"

    id: int | None = Field(default=None, primary_key=True)
    paragraf_id: int = Field(foreign_key="paragraf.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    text: str

    paragraf: Optional["Paragraf"] = relation("beslutspunkter")


class Paragrafavsnitt(SQLModel, table=True):
    """A section of a paragraph (Sammanfattning, Beslutsunderlag, Skickas till …), text as ``bas.textblock``."""

    __tablename__ = "paragrafavsnitt"

    id: int | None = Field(default=None, primary_key=True)
    paragraf_id: int = Field(foreign_key="paragraf.id", index=True, ondelete="CASCADE")
    ordning: int = 0
    rubrik: str
    text: str = ""

    paragraf: Optional["Paragraf"] = relation("avsnitt")
