"""What an importer proposes: never stored by itself, always with the line it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from nämndapp.bas.attest import AttestradUppgifter
from nämndapp.bas.attesttabell import Tabellform
from nämndapp.bas.papekande import Påpekande
from nämndapp.bas.wordfalt import Pappersmärke

T = TypeVar("T")


class Dokumenttyp(StrEnum):
    """The values are those of ``importera --json`` and never change (design: cli)."""

    KALLELSE = "kallelse"
    FÖREDRAGNINGSLISTA = "foredragningslista"
    TJÄNSTESKRIVELSE = "tjansteskrivelse"
    ORDFÖRANDESKRIVELSE = "ordforandeskrivelse"
    INKOMMEN_SKRIVELSE = "inkommen_skrivelse"
    REMISS = "remiss"
    PROTOKOLLSUTDRAG = "protokollsutdrag"
    PROTOKOLLSPARAGRAF = "protokollsparagraf"
    PROTOKOLL = "protokoll"
    RIKTLINJE = "riktlinje"
    DELEGATIONSORDNING = "delegationsordning"
    DELEGATIONSANMÄLAN = "delegationsanmalan"
    DELEGATIONSSTATISTIK = "delegationsstatistik"
    MEDDELANDEN = "meddelanden"
    ATTESTLISTA = "attestlista"
    RISKANALYS = "riskanalys"
    INTERNKONTROLLPLAN = "internkontrollplan"
    INTERNKONTROLLUPPFÖLJNING = "internkontrolluppfoljning"
    INTERNKONTROLLWORKSHOP = "internkontrollworkshop"
    BILAGA = "bilaga"

    @property
    def namn(self) -> str:
        """The word on the screen: "Tjänsteskrivelse"."""
        return _TYPNAMN[self]


_TYPNAMN = {
    Dokumenttyp.KALLELSE: "Kallelse",
    Dokumenttyp.FÖREDRAGNINGSLISTA: "Föredragningslista",
    Dokumenttyp.TJÄNSTESKRIVELSE: "Tjänsteskrivelse",
    Dokumenttyp.ORDFÖRANDESKRIVELSE: "Ordförandeskrivelse",
    Dokumenttyp.INKOMMEN_SKRIVELSE: "Inkommen skrivelse",
    Dokumenttyp.REMISS: "Remiss",
    Dokumenttyp.PROTOKOLLSUTDRAG: "Protokollsutdrag",
    Dokumenttyp.PROTOKOLLSPARAGRAF: "Protokollsparagraf",
    Dokumenttyp.PROTOKOLL: "Protokoll",
    Dokumenttyp.RIKTLINJE: "Riktlinje",
    Dokumenttyp.DELEGATIONSORDNING: "Delegationsordning",
    Dokumenttyp.DELEGATIONSANMÄLAN: "Anmälan av delegationsbeslut",
    Dokumenttyp.DELEGATIONSSTATISTIK: "Delegationsstatistik",
    Dokumenttyp.MEDDELANDEN: "Meddelanden",
    Dokumenttyp.ATTESTLISTA: "Attestlista",
    Dokumenttyp.RISKANALYS: "Riskanalys",
    Dokumenttyp.INTERNKONTROLLPLAN: "Internkontrollplan",
    Dokumenttyp.INTERNKONTROLLUPPFÖLJNING: "Uppföljning av intern kontroll",
    Dokumenttyp.INTERNKONTROLLWORKSHOP: "Workshop om intern kontroll",
    Dokumenttyp.BILAGA: "Bilaga",
}


@dataclass(frozen=True, slots=True)
class Fält(Generic[T]):
    """A value and the 1-based line of the source where it stands (None when it was concluded, not read)."""

    värde: T
    rad: int | None = None


@dataclass(frozen=True, slots=True)
class Avsnittsförslag:
    """A section with its heading as written; ``text`` in the notation of ``bas.textblock``. May be empty."""

    rubrik: str
    text: str
    rad: int


@dataclass(frozen=True, slots=True)
class Underlagsförslag:
    """A line under Beslutsunderlag; the parts are set when it cites a decision or a dated paper."""

    text: str
    rad: int
    organ: str | None = None
    datum: date | None = None
    paragraf: int | None = None


@dataclass(frozen=True, slots=True)
class Undertecknareförslag:
    """A signature: name, title as written (may be empty) and party letter where one stands."""

    namn: str
    titel: str
    rad: int
    parti: str | None = None


@dataclass(frozen=True, slots=True)
class Punktförslag:
    """A row of a föredragningslista. ``nr`` is None for unnumbered rows, ``grupp`` the heading above it.

    ``utgår``, ``väckt_av`` and ``stängda_dörrar`` are what the list says after the title.
    """

    rubrik: str
    rad: int
    nr: int | None = None
    diarienummer: str | None = None
    grupp: str | None = None
    minuter: int | None = None
    bilaga: bool = False
    föredragande: str | None = None
    utgår: bool = False
    väckt_av: str | None = None
    stängda_dörrar: bool = False


@dataclass(frozen=True, slots=True)
class Riskförslag:
    """A row of a riskanalys; numbers None where the cell is empty. Nothing is recomputed.

    ``bedömning`` is a value of ``Riskbedömning``, "" where the paper has none.
    """

    område: str
    risk: str
    rad: int
    föregående: int | None = None
    sannolikhet: int | None = None
    konsekvens: int | None = None
    riskvärde: int | None = None
    orsak: str = ""
    bedömning: str = ""
    obligatorisk: bool = False
    kommunövergripande: bool = False
    kommentar: str = ""


@dataclass(frozen=True, slots=True)
class Workshopsvar:
    """What a workshop said of a control: its number and the text of each column; empty ones are None.

    ``beslut`` is a value of ``Workshopbeslut``. ``osäker``: the source does not tell in which column the text stood.
    """

    nr: int | None
    beslut: str
    ha_kvar: str | None = None
    revidera: str | None = None
    nytt: str | None = None
    osäker: bool = False


@dataclass(frozen=True, slots=True)
class Tillfälleförslag:
    """One occasion of a control as our own follow-up has it; ``utfall`` is the word of the paper."""

    period: str
    utfall: str
    senast: date | None = None
    utfört: date | None = None
    utfört_av: str = ""
    urval: str = ""
    avvikelse: str = ""
    åtgärd: str = ""
    åtgärd_ansvarig: str = ""
    åtgärd_senast: date | None = None
    åtgärd_klar: date | None = None


@dataclass(frozen=True, slots=True)
class Kontrollförslag:
    """A row of an internkontrollplan, of its follow-up or of a workshop, cells as written; empty cells are None.

    ``moment`` are the kontrollmoment under the rutin, where the paper has several; ``workshop`` is set in a workshop.
    ``risker`` are the numbers of the risks that the row names, counted from 1 in the riskanalys. ``tillfälle`` is set
    for a row of our own follow-up, which has one for each occasion.
    """

    kategori: str
    kontroll: str
    rad: int
    ansvarig: str | None = None
    frekvens: str | None = None
    metod: str | None = None
    rapporteras_till: str | None = None
    resultat: str | None = None
    moment: tuple[str, ...] = ()
    workshop: Workshopsvar | None = None
    risker: tuple[int, ...] = ()
    tillfälle: Tillfälleförslag | None = None


@dataclass(frozen=True, slots=True)
class Delegationspunktförslag:
    """A row of a delegationsordning, cells as written. ``osäker``: two codes stand in one cell, perhaps old and new.

    ``flyttad``: the extraction had moved the row away from its heading; its group was found by its number.
    ``gränser`` are the delegates' limits, as many as they are: amount and unit ("kr", "prisbasbelopp" …), or None;
    ``märkt``: what the column "Ändrad" says of a row that shows old and new text together ("ändrad", "utgår", …).
    ``delegatvillkor`` their conditions ("vid frånvaro av EC"), as many, or none at all.
    """

    nr: str
    ärende: str
    rad: int
    kapitel: str = ""
    grupp: str = ""
    lagrum: str = ""
    delegater: tuple[str, ...] = ()
    anteckning: str | None = None
    osäker: bool = False
    flyttad: bool = False
    gränser: tuple[tuple[Decimal, str] | None, ...] = ()
    delegatvillkor: tuple[str, ...] = ()
    ersättare: str = ""
    villkor: str = ""
    vidaredelegation: bool | None = None
    anmäls: bool | None = None
    märkt: str = ""


@dataclass(frozen=True, slots=True)
class Statistikförslag:
    """A figure of a month; ``värde`` None where the paper has none (which is not 0). ``mått``: bifall, avslag, …"""

    kategori: str
    mått: str
    år: int
    månad: int
    värde: int | None
    rad: int


@dataclass(frozen=True, slots=True)
class Meddelandeförslag:
    """A row of a list of meddelanden."""

    text: str
    rad: int
    diarienummer: str | None = None


@dataclass(slots=True)
class Dokumentförslag:
    """One recognised document. Lines are 1-based and inclusive; for pages of a PDF the lines of its text layer.

    ``fält`` holds what else the head of the paper says, by ASCII key (the keys of ``falt`` in the JSON):
    ``adressat`` (list), ``handlaggare``, ``handlaggare_titel``, ``enhet``, ``forvaltning``, ``ert_datum``,
    ``er_beteckning``, ``sida``, ``kommun``, ``tid``, ``plats``, ``motesdatum``, ``starttid``, ``justerare``,
    ``ersattare_for_justerare``, ``justering``, ``justering_plats``, ``justering_datum``, ``justering_tid``,
    ``paragraf``, ``beslutsdatum``, ``beslutad_av``, ``giltigt_fran``, ``giltigt_till``, ``galler_for``,
    ``aktualiserad``, ``dokumentansvarig``, ``svar_senast``, ``ar``, ``attestregler`` …
    A label that is printed but empty is there with the value None and its line; a label that is not printed is absent.

    ``hör_till`` is the diarienummer of the ärende that the paper is proposed to join: its own, or, for a paper
    without one (or with another organ's) that follows a numbered skrivelse in the bundle, that skrivelse's;
    ``hör_till_grund`` is then "eget diarienummer" or "följer efter <typ> <dnr>". Never found by title.
    ``text`` is the source's own lines, unchanged. ``märke`` is set for a paper that was written in our Word template.
    """

    typ: Dokumenttyp
    rader: tuple[int, int]
    konfidens: float
    text: str
    rubrik: Fält[str] | None = None
    datum: Fält[date] | None = None
    diarienummer: Fält[str] | None = None
    organ: Fält[str] | None = None
    fält: dict[str, Fält[str | None] | list[Fält[str]]] = field(default_factory=dict)
    avsnitt: list[Avsnittsförslag] = field(default_factory=list)
    förslag: list[Fält[str]] = field(default_factory=list)
    beslut: list[Fält[str]] | None = None
    beslutsunderlag: list[Underlagsförslag] = field(default_factory=list)
    undertecknare: list[Undertecknareförslag] = field(default_factory=list)
    skickas_till: list[Fält[str]] = field(default_factory=list)
    punkter: list[Punktförslag] = field(default_factory=list)
    risker: list[Riskförslag] = field(default_factory=list)
    kontroller: list[Kontrollförslag] = field(default_factory=list)
    delegationspunkter: list[Delegationspunktförslag] = field(default_factory=list)
    statistik: list[Statistikförslag] = field(default_factory=list)
    meddelanden: list[Meddelandeförslag] = field(default_factory=list)
    attestrader: list[AttestradUppgifter] = field(default_factory=list)  # ``källrad`` is set
    attestform: Tabellform | None = None  # the code parts and roles of the attestrader
    påpekanden: list[Påpekande] = field(default_factory=list)
    hör_till: str | None = None
    hör_till_grund: str = ""
    märke: Pappersmärke | None = None
    av_brev: bool = False  # the e-mail that the papers after it came with
    filer: list[tuple[str, bytes]] = field(default_factory=list, repr=False, compare=False)  # name, content


@dataclass(frozen=True, slots=True)
class Otolkat:
    """Lines that no reader understood; listed, never dropped."""

    rader: tuple[int, int]
    text: str


@dataclass(slots=True)
class Importförslag:
    """All that was found in one file. ``källrader`` are the lines that line numbers point into (1-based)."""

    fil: str
    sha256: str
    källrader: list[str]
    dokument: list[Dokumentförslag] = field(default_factory=list)
    ej_tolkat: list[Otolkat] = field(default_factory=list)
