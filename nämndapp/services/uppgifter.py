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
from typing import Any, NamedTuple

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import (
    Bevakningsläge,
    Bevakningsslag,
    Frekvenskod,
    Handlingsriktning,
    Instans,
    Kallelsesvar,
    Nämndtyp,
    Paragrafutgång,
    Planstatus,
    Punkttyp,
    Riskbedömning,
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
    TillfällenUppgifter,
    WorkshopUppgifter,
    ny_nyckel,
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
class AvsnittUppgifter:
    """A section; text in the notation of ``bas.textblock``."""

    rubrik: str
    text: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class SatsUppgifter:
    """One paragraph of Förslag till beslut, or one numbered decision of a §."""

    text: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class UnderlagUppgifter:
    """A line of Beslutsunderlag."""

    text: str
    organ: str | None = None
    datum: date | None = None
    paragraf: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class UndertecknareUppgifter:
    """A signature."""

    namn: str
    titel: str = ""
    parti: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class MeddelandeUppgifter:
    """A row of a meddelandelista."""

    text: str
    diarienummer: str | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class SkrivelseUppgifter:
    """A written proposal taken apart."""

    handläggare: str = ""
    handläggare_titel: str = ""
    enhet: str = ""
    förvaltning: str = ""
    telefon: str = ""
    ert_datum: str = ""
    er_beteckning: str = ""
    organ: str = ""
    paragraf: int | None = None
    svar_senast: date | None = None
    beslut: tuple[str, ...] = ()
    adressater: tuple[str, ...] = ()
    skickas_till: tuple[str, ...] = ()
    övriga_fält: dict[str, Any] = field(default_factory=dict)
    avsnitt: tuple[AvsnittUppgifter, ...] = ()
    satser: tuple[SatsUppgifter, ...] = ()
    underlag: tuple[UnderlagUppgifter, ...] = ()
    undertecknare: tuple[UndertecknareUppgifter, ...] = ()
    meddelanden: tuple[MeddelandeUppgifter, ...] = ()
    id: int | None = None


@dataclass(frozen=True, slots=True)
class BilagaUppgifter:
    """An attached file; the content lies under its SHA-256."""

    sha256: str
    filnamn: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class HandlingUppgifter:
    """A paper. ``ärenden`` are the matters it lies in; the order inside each is the matter's own."""

    nämnd_id: int
    rubrik: str = ""
    typ: Dokumenttyp = Dokumenttyp.BILAGA
    riktning: Handlingsriktning = Handlingsriktning.UPPRÄTTAD
    datum: date | None = None
    diarienummer: str | None = None
    motpart: str = ""
    motpart_dold: bool = False
    sekretess_lagrum: str = ""
    sekretess_datum: date | None = None
    sekretess_myndighet: str = ""
    text: str = ""
    skrivelse: SkrivelseUppgifter | None = None
    bilagor: tuple[BilagaUppgifter, ...] = ()
    ärenden: tuple[int, ...] = ()
    punkter: tuple[int, ...] = field(default=(), compare=False)


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


class Kontrollkoppling(NamedTuple):
    """A control that answers a risk, and the risk's place among the control's risks."""

    kontroll_id: int
    plats: int = 0


@dataclass(frozen=True, slots=True)
class RiskUppgifter:
    """A row of a riskanalys. ``riskvärde`` is what the paper says; a rule tells when it is not S × K.

    ``kontroller`` come back with a risk that was removed; which controls answer a risk is saved by the plan.
    """

    risk: str
    område: str = ""
    orsak: str = ""
    föregående: int | None = None
    sannolikhet: int | None = None
    konsekvens: int | None = None
    riskvärde: int | None = None
    obligatorisk: bool = False
    kommentar: str = ""
    kommunövergripande: bool = False
    bedömning: Riskbedömning = Riskbedömning.INGEN
    nyckel: str = field(default_factory=ny_nyckel, compare=False)  # the same from year to year
    kontroller: tuple[Kontrollkoppling, ...] = field(default=(), compare=False, repr=False)
    id: int | None = None


@dataclass(frozen=True, slots=True)
class RiskanalysUppgifter:
    """A year's riskanalys, with the scale and the words that it was made with."""

    nämnd_id: int
    år: int
    rubrik: str = ""
    ärende_id: int | None = None
    skala: int = 5
    tröskel: int = 10
    sannolikhetsnamn: tuple[str, ...] = ()
    konsekvensnamn: tuple[str, ...] = ()
    nivåer: tuple[dict[str, Any], ...] = ()
    risker: tuple[RiskUppgifter, ...] = ()
    planer: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class KontrollUppgifter:
    """A row of the plan; ``frekvens`` as written, ``frekvenskod`` what it means.

    ``tillfällen`` and ``workshoprader`` come back with a control that was removed; they are never saved by the plan.
    """

    kontroll: str
    kategori: str = ""
    ansvarig: str = ""
    frekvens: str = ""
    frekvenskod: Frekvenskod | None = None
    metod: str = ""
    rapporteras_till: str = ""
    risker: tuple[int, ...] = ()  # ids, in the order in which the control names them
    omfattning: str = ""
    inbyggd: str = ""  # the code of a control that the program performs itself
    nyckel: str = field(default_factory=ny_nyckel, compare=False)  # the same from year to year
    tillfällen: tuple[KontrolltillfälleUppgifter, ...] = field(default=(), compare=False, repr=False)
    workshoprader: tuple[int, ...] = field(default=(), compare=False, repr=False)
    id: int | None = None


@dataclass(frozen=True, slots=True)
class PlanUppgifter:
    """A year's internkontrollplan."""

    nämnd_id: int
    år: int
    rubrik: str = ""
    inledning: str = ""
    ärende_id: int | None = None
    riskanalys_id: int | None = None
    status: Planstatus = Planstatus.FÖRSLAG
    beslutad_datum: date | None = None
    beslutad_paragraf: int | None = None
    kontroller: tuple[KontrollUppgifter, ...] = ()


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
