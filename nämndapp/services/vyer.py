"""What services give the window and the command line to show: rows of lists, and objects with their extras."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import (
    Bevakningsläge,
    Bevakningsslag,
    Handlingsriktning,
    Nämndtyp,
    Paragrafutgång,
    Planstatus,
    Publiceringsslag,
    Sammanträdesslag,
    Sammanträdesstatus,
    Uppdragsroll,
    Ärendestatus,
)
from nämndapp.services.internkontrolluppgifter import PlanUppgifter, RiskanalysUppgifter
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.uppgifter import (
    BevakningUppgifter,
    KalladeUppgifter,
    KalladUppgifter,
    KommunUppgifter,
    NämndUppgifter,
    ParagrafUppgifter,
    PersonUppgifter,
    SammanträdeUppgifter,
    ÄrendeUppgifter,
    ÅrshjulspostUppgifter,
)


@dataclass(frozen=True, slots=True)
class KommunVy:
    """The kommun."""

    id: int
    version: int
    uppgifter: KommunUppgifter


@dataclass(frozen=True, slots=True)
class Nämndrad:
    """A nämnd in a list."""

    id: int
    version: int
    kod: str
    namn: str
    typ: Nämndtyp
    aktiv: bool
    egen_serie: bool


@dataclass(frozen=True, slots=True)
class NämndVy:
    """A nämnd; ``nästa_diarienummer`` is what the series would give today (None without egen serie)."""

    id: int
    version: int
    uppgifter: NämndUppgifter
    kommun_namn: str = ""
    nästa_diarienummer: str | None = None


@dataclass(frozen=True, slots=True)
class Personrad:
    """A person in a list; ``uppdrag`` in words ("ledamot (S), Socialnämnden")."""

    id: int
    version: int
    namn: str
    e_post: str
    uppdrag: str
    befattning: str


@dataclass(frozen=True, slots=True)
class Ledamotsrad:
    """A seat in a nämnd on a day, in the order of the paper: presidium, ledamöter, ersättare in order of service."""

    person_id: int
    uppdrag_id: int
    namn: str
    roll: Uppdragsroll
    parti: str
    tjänstgöringsordning: int | None
    från: date | None
    till: date | None


@dataclass(frozen=True, slots=True)
class PersonVy:
    """A person."""

    id: int
    version: int
    uppgifter: PersonUppgifter


@dataclass(frozen=True, slots=True)
class Handlingsrad:
    """A paper in a list."""

    id: int
    version: int
    typ: Dokumenttyp
    riktning: Handlingsriktning
    rubrik: str
    datum: date | None
    diarienummer: str | None
    motpart: str
    sekretess: bool
    filer: int


@dataclass(frozen=True, slots=True)
class Bilagerad:
    """An attached file."""

    id: int
    sha256: str
    filnamn: str
    storlek: int
    mediatyp: str


@dataclass(frozen=True, slots=True)
class HandlingVy:
    """A paper with its files."""

    id: int
    version: int
    uppgifter: HandlingUppgifter
    filer: tuple[Bilagerad, ...] = ()


@dataclass(frozen=True, slots=True)
class Ärenderad:
    """A matter in a list. ``senaste_möte`` is the last meeting it stands on (planned ones included)."""

    id: int
    version: int
    diarienummer: str
    rubrik: str
    status: Ärendestatus
    registrerat: date | None  # None: registered in another diarium, the day is not known
    handläggare: str
    antal_handlingar: int
    senaste_möte: date | None


@dataclass(frozen=True, slots=True)
class Ärendemöte:
    """Where a matter has stood on a list."""

    sammanträde_id: int
    datum: date
    punkt_id: int
    punkt_nr: int
    rubrik: str


@dataclass(frozen=True, slots=True)
class ÄrendeVy:
    """A matter; ``registrerat_här`` says that its number comes from the nämnd's own series and stays for ever."""

    id: int
    version: int
    uppgifter: ÄrendeUppgifter
    registrerat_här: bool
    handlingar: tuple[Handlingsrad, ...] = ()
    möten: tuple[Ärendemöte, ...] = ()


@dataclass(frozen=True, slots=True)
class Sammanträdesrad:
    """A meeting in a list."""

    id: int
    version: int
    nämnd_id: int
    datum: date
    starttid: time | None
    plats: str
    status: Sammanträdesstatus
    antal_punkter: int
    antal_paragrafer: int
    slag: Sammanträdesslag = Sammanträdesslag.ORDINARIE


@dataclass(frozen=True, slots=True)
class Publiceringsrad:
    """A list that has been published; ``nummer`` 0 is the kallelse, then the tilläggslistor. Local time."""

    nummer: int
    slag: Publiceringsslag
    tidpunkt: datetime


@dataclass(frozen=True, slots=True)
class SammanträdeVy:
    """A meeting; ``handlingar`` are the papers that its items name, by id, and ``ärenden`` their matters."""

    id: int
    version: int
    uppgifter: SammanträdeUppgifter
    nämnd_namn: str
    nämnd_kod: str
    handlingar: dict[int, Handlingsrad]
    ärenden: dict[int, Ärenderad]
    antal_paragrafer: int = 0
    nummer: dict[int, int] = field(default_factory=dict)  # of published items, by id
    publiceringar: tuple[Publiceringsrad, ...] = ()
    formalia_utan_paragraf: bool = False  # the nämnd's setting


@dataclass(frozen=True, slots=True)
class Kalladrad:
    """A called person: the stored row with what the register says of the person."""

    uppgifter: KalladUppgifter
    namn: str
    titel: str
    e_post: str
    telefon: str
    skyddad: bool


@dataclass(frozen=True, slots=True)
class KalladeVy:
    """Who is called to a meeting. ``sparade`` is what the next save expects to find."""

    sammanträde_id: int
    sparade: KalladeUppgifter
    rader: tuple[Kalladrad, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragrafrad:
    """A paragraph in a list."""

    id: int
    version: int
    nummer: int | None
    preliminärt: int | None
    rubrik: str
    diarienummer: str | None
    redigerad: bool
    antal_beslut: int
    utgång: Paragrafutgång = Paragrafutgång.BESLUT
    omedelbart: bool = False
    jäv: int = 0
    voteringar: int = 0
    reservationer: int = 0


@dataclass(frozen=True, slots=True)
class ParagrafVy:
    """A paragraph; numbered ones are fixed."""

    id: int
    version: int
    uppgifter: ParagrafUppgifter
    sammanträde_datum: date


@dataclass(frozen=True, slots=True)
class Riskanalysrad:
    """A riskanalys in a list."""

    id: int
    version: int
    år: int
    rubrik: str
    antal_risker: int


@dataclass(frozen=True, slots=True)
class RiskanalysVy:
    """A riskanalys."""

    id: int
    version: int
    uppgifter: RiskanalysUppgifter


@dataclass(frozen=True, slots=True)
class Planrad:
    """An internkontrollplan in a list."""

    id: int
    version: int
    år: int
    rubrik: str
    status: Planstatus
    antal_kontroller: int


@dataclass(frozen=True, slots=True)
class PlanVy:
    """An internkontrollplan."""

    id: int
    version: int
    uppgifter: PlanUppgifter


@dataclass(frozen=True, slots=True)
class Bevakningsrad:
    """An uppdrag or a reminder in a list."""

    id: int
    version: int
    slag: Bevakningsslag
    text: str
    källa: str
    ansvarig: str
    återrapport_senast: date | None
    läge: Bevakningsläge
    diarienummer: str
    försenad: bool


@dataclass(frozen=True, slots=True)
class BevakningVy:
    """An uppdrag or a reminder."""

    id: int
    version: int
    uppgifter: BevakningUppgifter


@dataclass(frozen=True, slots=True)
class ÅrshjulspostVy:
    """A matter of the årshjul."""

    id: int
    version: int
    uppgifter: ÅrshjulspostUppgifter
