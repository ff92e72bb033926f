"""The whole editable content of each thing, as frozen dataclasses.

The window edits a copy with ``dataclasses.replace`` and saves it whole. Attributes carry the names of the tables'
columns. A child has ``id`` None until it has been saved; children are matched by id, and their order is that of the
tuple. Fields with ``compare=False`` are remembered so that a removed child comes back with its references; saving a
kept child leaves them alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from nämndapp.models import (
    Bevakningsläge,
    Bevakningsslag,
    Instans,
    Kallelsesvar,
    Nämndtyp,
    Paragrafutgång,
    Punkttyp,
    Sammanträdesslag,
    Sammanträdesstatus,
    Uppdragsroll,
    Ärendestatus,
)
from nämndapp.services.attestuppgifter import Attestuppgifter
from nämndapp.services.delegationsuppgifter import Delegationsuppgifter
from nämndapp.services.efteruppgifter import Efteruppgifter
from nämndapp.services.internkontrolluppgifter import (
    KontrolltillfälleUppgifter,
    PlanUppgifter,
    RiskanalysUppgifter,
    TillfällenUppgifter,
    WorkshopUppgifter,
)
from nämndapp.services.protokolluppgifter import (
    JävUppgifter,
    KvitteringarUppgifter,
    NärvaroUppgifter,
    ParagrafordningUppgifter,
    PropositionUppgifter,
    YrkandeUppgifter,
    YttrandeUppgifter,
)
from nämndapp.services.registeruppgifter import Registeruppgifter
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter, HandlingUppgifter, SatsUppgifter


class Numrering(StrEnum):
    """Where a nämnd's diarienummer come from. In the first case nothing is numbered here."""

    ANNAT_SYSTEM = "från annat system"
    EGEN_SERIE = "egen serie"


@dataclass(frozen=True, slots=True)
class KommunUppgifter:
    """The letterhead."""

    namn: str = ""
    organisationsnummer: str = ""
    postadress: str = ""
    besöksadress: str = ""
    webb: str = ""
    telefon: str = ""
    e_post: str = ""
    logotyp_sha256: str | None = None
    logotyp_alttext: str = ""


@dataclass(frozen=True, slots=True)
class StåendeUppgifter:
    """An item that every ordinary meeting's list has from the start."""

    rubrik: str
    grupp: str = ""
    typ: Punkttyp = Punkttyp.FORMALIA
    föredragande: str = ""
    minuter: int | None = None
    sist: bool = False
    id: int | None = None


@dataclass(frozen=True, slots=True)
class NämndUppgifter:
    """A nämnd. ``diariemönster`` as in ``bas.diarienummer.formatera``, ``diarieorgan`` blank = ``kod``.

    ``husstil`` is the JSON that ``reports`` reads; other settings are kept untouched in ``övrigt``.
    """

    namn: str = ""
    kod: str = ""
    typ: Nämndtyp = Nämndtyp.NÄMND
    överordnad_id: int | None = None
    platser: int | None = None
    förvaltning: str = ""
    kallelse_dagar: int = 5
    aktiv: bool = True
    numrering: Numrering = Numrering.ANNAT_SYSTEM
    diariemönster: str = "{organ} {år}/{löpnr}"
    diarieorgan: str = ""
    husstil: dict[str, Any] = field(default_factory=dict)
    övrigt: dict[str, Any] = field(default_factory=dict)
    stående_punkter: tuple[StåendeUppgifter, ...] = ()


@dataclass(frozen=True, slots=True)
class UppdragUppgifter:
    """A förtroendeuppdrag; dates inclusive. ``ersätter_id`` is the uppdrag of a personal ersättare's ledamot."""

    nämnd_id: int
    roll: Uppdragsroll = Uppdragsroll.LEDAMOT
    parti: str = ""
    från: date | None = None
    till: date | None = None
    tjänstgöringsordning: int | None = None
    ersätter_id: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class BefattningUppgifter:
    """An officer's title."""

    titel: str
    enhet: str = ""
    förvaltning: str = ""
    från: date | None = None
    till: date | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class PersonUppgifter:
    """A person with uppdrag and befattningar."""

    namn: str = ""
    e_post: str = ""
    telefon: str = ""
    skyddade_uppgifter: bool = False
    anteckning: str = ""
    uppdrag: tuple[UppdragUppgifter, ...] = ()
    befattningar: tuple[BefattningUppgifter, ...] = ()


@dataclass(frozen=True, slots=True)
class ÄrendeUppgifter:
    """A matter. ``handlingar`` are the ids of its papers in order."""

    nämnd_id: int
    rubrik: str = ""
    registrerat: date | None = None  # None: today for a new one made here, unknown for an imported one
    diarienummer: str | None = None
    beskrivning: str = ""
    status: Ärendestatus = Ärendestatus.ÖPPET
    handläggare: str = ""
    anteckning: str = ""
    planerat_sammanträde_id: int | None = None
    parkerat: bool = False
    bevakas: date | None = None
    handlingar: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GruppUppgifter:
    """A heading in the föredragningslista."""

    rubrik: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class PunktUppgifter:
    """An item in the föredragningslista. ``handlingar`` are ids in the order of the bundle."""

    rubrik: str
    diarienummer: str | None = None
    ärende_id: int | None = None
    typ: Punkttyp = Punkttyp.BESLUT
    föredragande: str = ""
    klockslag: time | None = None
    minuter: int | None = None
    stängda_dörrar: bool = False
    anteckning: str = ""
    instans: Instans = Instans.EGEN
    sekretess_lagrum: str = ""
    utgår: bool = False
    väckt_av: str = ""
    utan_paragraf: bool = False
    handlingar: tuple[int, ...] = ()
    bordsdelade: tuple[int, ...] = ()  # those of ``handlingar`` that are handed out at the meeting
    paragrafer: tuple[int, ...] = field(default=(), compare=False)
    id: int | None = None


Listrad = GruppUppgifter | PunktUppgifter


@dataclass(frozen=True, slots=True)
class SammanträdeUppgifter:
    """A meeting with its föredragningslista.

    ``lista`` holds headings and items as they stand on the paper: an item belongs to the nearest heading above it, so
    dragging a row is all that is needed to move it to another group.
    """

    nämnd_id: int
    datum: date
    starttid: time | None = None
    sluttid: time | None = None
    plats: str = ""
    status: Sammanträdesstatus = Sammanträdesstatus.PLANERAT
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
    slag: Sammanträdesslag = Sammanträdesslag.ORDINARIE
    skäl: str = ""
    bereder_id: int | None = None
    stoppdatum: date | None = None
    distans: bool = False
    länk: str = ""
    gruppmöten: str = ""
    måltid: str = ""
    sekvens: int = 0
    uid: str = field(default="", compare=False)  # given once; comes back with a restored meeting
    lista: tuple[Listrad, ...] = ()

    @property
    def punkter(self) -> tuple[PunktUppgifter, ...]:
        """The items alone; the printed number of each is its place here plus one."""
        return tuple(r for r in self.lista if isinstance(r, PunktUppgifter))


@dataclass(frozen=True, slots=True)
class KalladUppgifter:
    """A person called to a meeting. ``ersätter`` is the person whose seat is offered; ``svarat`` is local time."""

    person_id: int
    roll: Uppdragsroll = Uppdragsroll.LEDAMOT
    parti: str = ""
    svar: Kallelsesvar = Kallelsesvar.INTE_KALLAD
    svarat: datetime | None = None
    ersätter: int | None = None
    anteckning: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class KalladeUppgifter:
    """Everybody called to a meeting, in the order of the paper."""

    rader: tuple[KalladUppgifter, ...] = ()


@dataclass(frozen=True, slots=True)
class MeddelandepostUppgifter:
    """Something to be reported. ``diarienummer`` may hold several numbers; text as ``bas.textblock``."""

    text: str
    diarienummer: str | None = None
    datum: date | None = None
    punkt_id: int | None = None
    handling_id: int | None = None
    ärende_id: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class MeddelandenUppgifter:
    """What is reported at a meeting, and what waits for the nämnd's next one."""

    rader: tuple[MeddelandepostUppgifter, ...] = ()


@dataclass(frozen=True, slots=True)
class ParagrafUppgifter:
    """A paragraph of the protocol; ``punkter`` are the ids of the items it answers.

    Its place and its numbers are written when it is new; after that only ``paragrafordning`` and ``numrering`` do.
    """

    sammanträde_id: int
    rubrik: str = ""
    ordning: int = field(default=0, compare=False)
    nummer: int | None = field(default=None, compare=False)
    preliminärt: int | None = field(default=None, compare=False)
    diarienummer: str | None = None
    ärende_id: int | None = None
    omedelbart_justerad: bool = False
    redigerad: bool = False
    beslutspunkter: tuple[SatsUppgifter, ...] = ()
    avsnitt: tuple[AvsnittUppgifter, ...] = ()
    punkter: tuple[int, ...] = ()
    utgång: Paragrafutgång = Paragrafutgång.BESLUT
    skäl: str = ""
    åter_till: str = ""
    åter_sammanträde_id: int | None = None
    ordförande_id: int | None = None
    myndighetsutövning: bool = False
    val: bool = False
    yrkanden: tuple[YrkandeUppgifter, ...] = ()
    propositioner: tuple[PropositionUppgifter, ...] = ()
    jäv: tuple[JävUppgifter, ...] = ()
    yttranden: tuple[YttrandeUppgifter, ...] = ()
    ej_deltagande: tuple[int, ...] = ()
    klubbat: time | None = None


@dataclass(frozen=True, slots=True)
class BevakningUppgifter:
    """An uppdrag from a decision, or a reminder. ``punkt_id`` is the item it was last taken up under."""

    nämnd_id: int
    text: str = ""
    slag: Bevakningsslag = Bevakningsslag.UPPDRAG
    källa: str = ""
    paragraf_id: int | None = None
    ärende_id: int | None = None
    ansvarig: str = ""
    beslutat: date | None = None
    återrapport_senast: date | None = None
    läge: Bevakningsläge = Bevakningsläge.ÖPPEN
    anteckning: str = ""
    punkt_id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class TillfälleUppgifter:
    """One time that a matter of the årshjul came up, or was passed over and why."""

    år: int
    månad: int
    punkt_id: int | None = None
    avstås: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class ÅrshjulspostUppgifter:
    """A matter that comes back in those months (1–12). The times it came up are written by their own services."""

    nämnd_id: int
    rubrik: str = ""
    ordning: int = 0
    typ: Punkttyp = Punkttyp.BESLUT
    grupp: str = ""
    månader: tuple[int, ...] = ()
    framförhållning: int = 30
    lagrum: str = ""
    ansvarig: str = ""
    anteckning: str = ""
    aktiv: bool = True
    tillfällen: tuple[TillfälleUppgifter, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class PunktkopplingUppgifter:
    """Rows that name items of a list: table, the row's id, the item's id."""

    rader: tuple[tuple[str, int, int], ...] = ()


Uppgifter = (
    KommunUppgifter
    | NämndUppgifter
    | PersonUppgifter
    | ÄrendeUppgifter
    | HandlingUppgifter
    | SammanträdeUppgifter
    | KalladeUppgifter
    | MeddelandenUppgifter
    | NärvaroUppgifter
    | ParagrafUppgifter
    | ParagrafordningUppgifter
    | KvitteringarUppgifter
    | RiskanalysUppgifter
    | PlanUppgifter
    | KontrolltillfälleUppgifter
    | TillfällenUppgifter
    | WorkshopUppgifter
    | Registeruppgifter
    | Attestuppgifter
    | Delegationsuppgifter
    | Efteruppgifter
    | BevakningUppgifter
    | TillfälleUppgifter
    | ÅrshjulspostUppgifter
    | PunktkopplingUppgifter
)
