"""The document model: every paper is built once as this and rendered to PDF, Word and HTML.

Text only lives here; renderers decide how it looks (through ``Husstil``) but never add, drop or reorder words,
save page numbers and what is marked as furniture (``Sidhuvud``, ``Sidfot``), which repeats on every page.
``textflöde`` is what the parity test compares.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look. ``infogad``/``borttagen`` are change marks; ``länk`` a URL or "#ankare"."""

    text: str
    fet: bool = False
    kursiv: bool = False
    infogad: bool = False
    borttagen: bool = False
    länk: str = ""


Runs = tuple[Run, ...]


def runs(*delar: str | Run) -> Runs:
    """``runs("a ", Run("b", fet=True))``; empty strings are left out."""
    return tuple(d if isinstance(d, Run) else Run(d) for d in delar if isinstance(d, Run) or d)


def ren_text(delar: Runs) -> str:
    """The words without the looks."""
    return "".join(d.text for d in delar)


class Stil(StrEnum):
    """What a paragraph is, not how it looks."""

    BRÖD = "bröd"
    INGRESS = "ingress"
    ETIKETT = "etikett"  # small grey label above a value
    NOT = "not"  # small print
    BESLUT = "beslut"
    NAMN = "namn"  # a signer's name
    NAMNTITEL = "namntitel"  # the title under it


@dataclass(frozen=True, slots=True)
class Rubrik:
    """A heading. Level 1 once per document; levels never skip. ``ankare`` is unique in the document ("p104")."""

    nivå: int
    text: Runs
    ankare: str = ""
    nära: bool = False  # sits tight on what follows (running heading)


@dataclass(frozen=True, slots=True)
class Stycke:
    """A paragraph. ``håll``: stays on the page of what follows, like a heading ("Diarienummer SN 2026/37")."""

    text: Runs
    stil: Stil = Stil.BRÖD
    håll: bool = False


@dataclass(frozen=True, slots=True)
class Lista:
    """A list; each item is a paragraph. ``start`` is the first number of a numbered list."""

    punkter: tuple[Runs, ...]
    numrerad: bool = False
    start: int = 1


class Radslag(StrEnum):
    """A table row: data, a heading across the table, or a sum."""

    DATA = "data"
    GRUPP = "grupp"
    SUMMA = "summa"


@dataclass(frozen=True, slots=True)
class Cell:
    """``ton`` tints the ground ("grön", "gul", "röd", "grå", ""): never the only carrier of a meaning.

    ``upprepad`` marks an inherited value: spoken and in Word/HTML text, printed blank save at a page's top.
    """

    text: Runs
    ton: str = ""
    rubrik: bool = False  # a row header (TH scope=row)
    kolumner: int = 1
    upprepad: bool = False


@dataclass(frozen=True, slots=True)
class Rad:
    """A row; a GRUPP row has one cell that spans the table."""

    celler: tuple[Cell, ...]
    slag: Radslag = Radslag.DATA


@dataclass(frozen=True, slots=True)
class Kolumn:
    """``vikt`` is the share of the width; ``justering`` "vänster", "höger" or "mitten"; ``siffror`` = tabular."""

    rubrik: Runs
    vikt: float = 1.0
    justering: str = "vänster"
    siffror: bool = False


@dataclass(frozen=True, slots=True)
class Tabell:
    """A table with one header row, repeated on each page. ``bildtext`` is printed above it and names it to a reader.

    ``tät``: small type and little air, with lines between the columns, for many narrow columns (a year's days); its
    rows are at least ``radhöjd_mm`` high on paper.
    """

    kolumner: tuple[Kolumn, ...]
    rader: tuple[Rad, ...]
    bildtext: str = ""
    sammanfattning: str = ""  # spoken only (/Summary), for complicated tables
    linjer: bool = True
    tät: bool = False
    radhöjd_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Nyckelvärden:
    """Label/value lines (Tid, Plats …). An empty value is printed when ``visa_tomma``."""

    par: tuple[tuple[str, tuple[Runs, ...]], ...]  # label, one or more lines of value
    visa_tomma: bool = False


@dataclass(frozen=True, slots=True)
class Marginalblock:
    """A heading in the left margin and its blocks in the right column (papers: form b). Level as a Rubrik."""

    rubrik: Rubrik
    block: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Underskrift:
    """One signature: ``roll`` ("Ordförande"), printed name, title; ``linje`` draws the dotted line for a pen."""

    roll: str
    namn: str = ""
    titel: str = ""
    linje: bool = True


@dataclass(frozen=True, slots=True)
class Underskrifter:
    """Signatures, under each other or (``bredvid``) side by side."""

    rader: tuple[Underskrift, ...]
    bredvid: bool = False


@dataclass(frozen=True, slots=True)
class Bild:
    """A picture (PNG bytes) with its alternative text; width in millimetres, height follows."""

    data: bytes
    alttext: str
    bredd_mm: float = 160.0


@dataclass(frozen=True, slots=True)
class Ruta:
    """A framed box of blocks ("Antagen av …")."""

    block: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sidbrytning:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Innehåll:
    """A table of contents of the headings of ``nivå``; page numbers are the PDF renderer's (and Word's field)."""

    rubrik: str = "Innehåll"
    nivå: int = 2


@dataclass(frozen=True, slots=True)
class Håll:
    """Blocks that stay together on a page when they fit."""

    block: tuple[Block, ...]


Block = (
    Rubrik
    | Stycke
    | Lista
    | Tabell
    | Nyckelvärden
    | Marginalblock
    | Underskrifter
    | Bild
    | Ruta
    | Sidbrytning
    | Innehåll
    | Håll
)


@dataclass(frozen=True, slots=True)
class Fältruta:
    """A small grey label over its value, as in the head of a paper. "" prints the empty label."""

    etikett: str
    värde: str = ""


@dataclass(frozen=True, slots=True)
class Sidhuvud:
    """The head: on the first page (in the reading flow) and, shorter, on the next pages (furniture).

    ``fält`` are label/value boxes; ``sida`` adds the box "Sida n (N)". ``vänster`` is the left column of a skrivelse
    ("Vår handläggare" with its lines). ``följande`` are the boxes that repeat on the next pages.
    """

    avsändare: tuple[str, ...]  # kommun, organ
    dokumenttyp: str = ""
    fält: tuple[Fältruta, ...] = ()
    vänster: tuple[Fältruta, ...] = ()
    följande: tuple[Fältruta, ...] = ()
    sida: bool = True
    logotyp: Bild | None = None


@dataclass(frozen=True, slots=True)
class Sidfot:
    """The foot. ``första``: label/value columns on page one (addresses); ``rutor``: boxes to sign, on every page."""

    första: tuple[Fältruta, ...] = ()
    rutor: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Dokument:
    """A whole paper. ``märkning`` ("UTKAST – ej justerat") is printed on every page and read once, first."""

    titel: str
    block: tuple[Block, ...]
    huvud: Sidhuvud
    fot: Sidfot = Sidfot()
    språk: str = "sv-SE"
    författare: str = ""
    ämne: str = ""
    nyckelord: tuple[str, ...] = ()
    datum: str = ""  # ISO date of the paper, for the metadata (never the clock: output is reproducible)
    märkning: str = ""
    liggande: bool = False
    påpekanden: tuple[str, ...] = field(default=(), compare=False)


def alla_rubriker(block: Sequence[Block]) -> Iterator[Rubrik]:
    """Every heading of a paper in reading order; the n:th without an anchor is reached as "rubrik-n"."""
    for b in block:
        if isinstance(b, Rubrik):
            yield b
        elif isinstance(b, Marginalblock):
            yield b.rubrik
            yield from alla_rubriker(b.block)
        elif isinstance(b, Ruta | Håll):
            yield from alla_rubriker(b.block)


def textflöde(dokument: Dokument) -> list[str]:
    """The words of a paper in reading order, one string per paragraph, cell or label; furniture is left out.

    First the marking, then the head (sender, type, boxes), the blocks, and the first page's foot. The three renderers
    give the same list (tests/test_paritet.py).
    """
    ut: list[str] = [dokument.märkning] if dokument.märkning else []
    ut.extend(dokument.huvud.avsändare)
    if dokument.huvud.dokumenttyp:
        ut.append(dokument.huvud.dokumenttyp)
    for ruta in (*dokument.huvud.vänster, *dokument.huvud.fält):
        ut.extend([ruta.etikett, *ruta.värde.split("\n")])
    ut.extend(_blocktexter(dokument.block))
    for ruta in dokument.fot.första:
        ut.extend([ruta.etikett, *ruta.värde.split("\n")])
    return [t for t in ut if t.strip()]


def _blocktexter(block: Sequence[Block]) -> Iterator[str]:
    for b in block:
        yield from _blocktext(b)


def _blocktext(b: Block) -> Iterator[str]:
    match b:
        case Rubrik() | Stycke():
            yield ren_text(b.text)
        case Lista():
            yield from (ren_text(p) for p in b.punkter)
        case Tabell():
            yield b.bildtext
            yield from (ren_text(k.rubrik) for k in b.kolumner)
            yield from (ren_text(c.text) for r in b.rader for c in r.celler)
        case Nyckelvärden():
            for etikett, värden in b.par:
                yield etikett
                yield from (ren_text(v) for v in värden)
        case Marginalblock():
            yield ren_text(b.rubrik.text)
            yield from _blocktexter(b.block)
        case Underskrifter():
            for u in b.rader:
                yield from (u.roll, u.namn, u.titel)
        case Bild():
            yield b.alttext
        case Ruta() | Håll():
            yield from _blocktexter(b.block)
        case Innehåll():
            yield b.rubrik
        case Sidbrytning():
            return
