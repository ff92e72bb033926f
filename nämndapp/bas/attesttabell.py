"""An attestlista as rows of cells: which column is what, and what the cells mean (Excel, CSV, tables of documents).

Pure, and shared by the readers: a kommun's own words for its code parts and roles are kept as labels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nämndapp.bas.attest import (
    ATTESTANT,
    ERSÄTTARE,
    AttestpersonUppgifter,
    Attestradslag,
    AttestradUppgifter,
    Attestroll,
    Koddel,
    intervall,
)
from nämndapp.bas.svenska import tolka_datum

DELORD = (
    "avdelning", "förvaltning", "område", "ansvar", "kostnadsställe", "enhet", "identitet", "verksamhet", "konto",
    "slag", "objekt", "projekt", "aktivitet", "motpart", "kod",
)  # fmt: skip
_DEL = re.compile(rf"^(?P<del>{'|'.join(DELORD)})(?:s?(?:kod|nummer|nr))?(?!\w)(?:\s*/\s*\w+)?(?P<övrigt>.*)$")
_NAMNORD = re.compile(r"(?:\bnamn\b|\bbenämning\b|\btext\b|namn$)")
_ROLLORD = (
    (re.compile(r"ersättare|ers\.?$|vikarie"), ERSÄTTARE),
    (re.compile(r"mottagning"), "mottagning"),
    (re.compile(r"gransk"), "granskning"),
    (re.compile(r"behörighet"), "behörighet"),
    (re.compile(r"godkänn"), "godkännare"),
    (re.compile(r"attest"), ATTESTANT),
)
_ÖVRIGA = (
    (re.compile(r"villkor|avser|begränsning(?!.*kr)"), "villkor"),
    (re.compile(r"belopp|max|kronor|kr\b"), "belopp"),
    (re.compile(r"^ändrad$"), "ändrad"),
    (re.compile(r"anteckning|anm|kommentar"), "anteckning"),
    (re.compile(r"^(?:benämning|namn|text|beskrivning|avser)$"), "benämning"),
    (re.compile(r"^(?:gäller )?(?:från|fr\.?o\.?m\.?|from|start)"), "från"),
    (re.compile(r"^(?:gäller )?(?:till|t\.?o\.?m\.?|tom|slut)"), "till"),
    (re.compile(r"^(?:radslag|slag av rad|typ av rad)$"), "slag"),
)
_VILLKOR = re.compile(r"\s*/\s*((?:inom|utöver|upp till|över|under|högst|max|endast|ej|utom)\b.*)$", re.IGNORECASE)
_BELOPP = re.compile(
    r"^(?:högst|max\.?|upp till)?\s*(\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d+)"
    r"(?:[,.]00|,-|:-)?\s*(tkr|kr|kronor|sek)?\.?$",
    re.IGNORECASE,
)
_TID = re.compile(
    r"[\s(,]*\b(?P<ord>från och med|till och med|fr\.? ?o\.? ?m\.?|t\.? ?o\.? ?m\.?|from|tom|från|till)\s*"
    r"(?P<dag>\d{4}-?\d{2}-?\d{2}|\d{1,2} [a-zåäö]{3,9} \d{4})\)?",
    re.IGNORECASE,
)
_MELLAN = re.compile(r"\s*(?:\n|;|/|\t| & | och | samt )\s*")
ALLA_KODER = re.compile(
    r"^(?:alla|samtliga)\s+(?:identiteter|koder|ansvar|konton|verksamheter|kostnadsställen)", re.IGNORECASE
)
EXTRA_ATTESTANT = re.compile(r"\bextra\b.*attest|attest\w* för hela\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kolumn:
    """What a column holds. ``slag`` is "kod", "delnamn" (both with the part's ``nyckel``), "roll" (with the role's),
    "från"/"till" (of the role before it), "benämning", "villkor", "belopp", "anteckning", "slag" or "" (left out)."""

    slag: str
    nyckel: str = ""
    rubrik: str = ""


@dataclass(frozen=True, slots=True)
class Tabellform:
    """The columns with the code parts and the roles that they name."""

    kolumner: tuple[Kolumn, ...]
    delar: tuple[Koddel, ...]
    roller: tuple[Attestroll, ...]

    @property
    def duger(self) -> bool:
        """Is it the head of an attestlista: a code and somebody who approves?"""
        slag = {k.slag for k in self.kolumner}
        return "kod" in slag and any(k.slag == "roll" and k.nyckel != ERSÄTTARE for k in self.kolumner)


@dataclass(frozen=True, slots=True)
class Radfel:
    """A cell that could not be read: row and column as the user counts them, and why."""

    rad: int
    kolumn: str
    text: str


def _vikt(rubrik: str) -> str:
    return " ".join(rubrik.replace("\n", " ").split()).strip(" :*").casefold()


def tolka_kolumn(rubrik: str) -> Kolumn:
    """What a heading says that its column holds."""
    vikt = _vikt(rubrik)
    for mönster, nyckel in _ROLLORD:
        if mönster.search(vikt) and not vikt.startswith("alla "):
            tid = re.search(r"\b(från|fr\.?o\.?m|till|t\.?o\.?m)", vikt)
            if tid:
                return Kolumn("från" if tid[1].startswith("f") else "till", nyckel, rubrik)
            return Kolumn("roll", nyckel, rubrik)
    if träff := _DEL.match(vikt):
        nyckel = träff["del"]
        return Kolumn("delnamn" if _NAMNORD.search(träff["övrigt"]) else "kod", nyckel, rubrik)
    return next((Kolumn(slag, "", rubrik) for mönster, slag in _ÖVRIGA if mönster.search(vikt)), Kolumn("", "", rubrik))


def tolka_huvud(rubriker: Sequence[str]) -> Tabellform:
    """The columns of a header row; the last code is the row's own, and the name beside it its benämning."""
    kolumner = [tolka_kolumn(r) for r in rubriker]
    koder = list(dict.fromkeys(k.nyckel for k in kolumner if k.slag == "kod"))
    huvud = koder[-1] if koder else ""
    namngivna = {k.nyckel for k in kolumner if k.slag == "delnamn"}
    färdiga = tuple(replace(k, slag="benämning") if k.slag == "delnamn" and k.nyckel == huvud else k for k in kolumner)
    delar = tuple(
        Koddel(
            n,
            _delnamn(next(k.rubrik for k in kolumner if k.slag == "kod" and k.nyckel == n)),
            None,
            n == huvud,
            "därunder" in _vikt(next(k.rubrik for k in kolumner if k.nyckel == n)),
            n in namngivna and n != huvud,
        )
        for n in koder
    )
    roller = tuple(
        Attestroll(k.nyckel, " ".join(k.rubrik.split()))
        for nr, k in enumerate(kolumner)
        if k.slag == "roll" and k.nyckel not in {x.nyckel for x in kolumner[:nr] if x.slag == "roll"}
    )
    return Tabellform(färdiga, delar, roller)


def _delnamn(rubrik: str) -> str:
    """ "Identitet nr" → "Identitet"; "Ansvar 4 och alla identiteter därunder" → "Ansvar 4"."""
    text = " ".join(rubrik.split())
    text = re.split(r"\s+(?:och|samt)\s+alla\b", text, flags=re.IGNORECASE)[0]
    return re.sub(r"\s+(?:nr|nummer|kod)\.?$", "", text, flags=re.IGNORECASE) or text


# --- cells ----------------------------------------------------------------------------------------------------------


def tolka_belopp(text: str) -> int | None:
    """ "50 000 kr", "50.000:-", "högst 50 tkr" in whole kronor; None for an empty cell. Raises ValueError."""
    ren = " ".join(text.split())
    if not ren or ren in {"-", "–", "obegränsat"}:
        return None
    träff = _BELOPP.match(ren)
    if not träff:
        raise ValueError(f"”{ren}” är inget belopp i hela kronor")
    tal = int(re.sub(r"\D", "", träff[1]))
    return tal * 1000 if (träff[2] or "").lower() == "tkr" else tal


def tolka_dag(text: str) -> date | None:
    """A date in any form that people write; None for an empty cell. Raises ValueError."""
    if not (ren := text.strip()):
        return None
    if (dag := tolka_datum(ren)) is None:
        raise ValueError(f"”{ren}” är inget datum")
    return dag


def tolka_kod(text: str, siffror: int | None) -> str:
    """A code as text; one that Excel has stored as a number gets its leading zeros back when the length is known."""
    ren = re.sub(r"\s*[–—]\s*|\s+-\s+", "-", " ".join(text.split()))
    ren = re.sub(r"^(\d+)\.0$", r"\1", ren)
    if (ändar := intervall(ren)) is not None:
        return "-".join(_fylld(k, siffror) for k in ändar)
    return _fylld(ren, siffror)


def _fylld(kod: str, siffror: int | None) -> str:
    return kod.zfill(siffror) if siffror and kod.isdigit() and len(kod) < siffror else kod


def dela_villkor(benämning: str) -> tuple[str, str]:
    """ "Kontaktpersoner /inom rekommendationerna" → its name and its condition."""
    text = " ".join(benämning.split())
    träff = _VILLKOR.search(text)
    return (text[: träff.start()].strip(), träff[1].strip()) if träff else (text, "")


def dela_tid(text: str) -> tuple[str, date | None, date | None]:
    """ "Anna Ek (från 2021-09-20)" → name, from, to."""
    från = till = None
    for träff in _TID.finditer(text):
        dag = tolka_datum(träff["dag"])
        if träff["ord"].casefold().startswith("f"):
            från = dag
        else:
            till = dag
    return " ".join(_TID.sub(" ", text).split()).strip(" ,()"), från, till


def tolka_personer(text: str, roll: str) -> tuple[AttestpersonUppgifter, ...]:
    """Everybody in a cell. Names under each other are flagged: the cell does not say whether one replaces the other."""
    text = text.replace("\v", "\n")  # a line break inside a cell of a row of text
    namn = [dela_tid(d) for d in _MELLAN.split(_TID_MED_NAMN.sub(_skydda, text)) if d.strip(" -–")]
    osäker = "\n" in text.strip() and len(namn) > 1
    return tuple(AttestpersonUppgifter(n, roll, f, t, osäker=osäker) for n, f, t in namn if n)


_TID_MED_NAMN = re.compile(r"\b(från|till)\s+och\s+med\b", re.IGNORECASE)


def _skydda(träff: re.Match[str]) -> str:
    """The "och" of "från och med" parts no names."""
    return "fr.o.m." if träff[1].casefold() == "från" else "t.o.m."


# --- rows -----------------------------------------------------------------------------------------------------------

_SLAG = {s.value: s for s in Attestradslag}


def foga_brutna(form: Tabellform, rader: Sequence[tuple[int, Sequence[str]]]) -> list[tuple[int, list[str]]]:
    """Rows of a paper whose cells were broken over several lines, put together: a line without a code of its own goes
    on with the row above, unless it is a heading or a row for all codes."""
    egen = next((nr for nr, k in enumerate(form.kolumner) if k.slag == "kod" and k.nyckel == _huvud(form)), 0)
    roller = {nr for nr, k in enumerate(form.kolumner) if k.slag == "roll"}
    ut: list[tuple[int, list[str]]] = []
    for nr, råa in rader:
        saknas = [""] * (len(form.kolumner) - len(råa))
        bred = len(råa) > 1 and bool(ALLA_KODER.search(råa[0]) or EXTRA_ATTESTANT.search(råa[0]))
        celler = [råa[0], *saknas, *råa[1:]] if bred else [*råa, *saknas]  # the first cell spans those of the codes
        fyllda = [c for c in celler if c]
        ny = bool(celler[egen]) and bool(re.search(r"\d", celler[egen]))
        rubrik = bool(celler[0]) and len(fyllda) == 1 and not celler[0][:1].islower()
        alla = bool(fyllda) and bool(ALLA_KODER.search(fyllda[0]) or EXTRA_ATTESTANT.search(fyllda[0]))
        yttre = bool(re.match(r"\d", celler[0])) and len(fyllda) > 1 and egen > 0
        öppen = bool(ut) and len([c for c in ut[-1][1] if c]) > 1
        if ny or rubrik or alla or yttre or not öppen or not fyllda:
            ut.append((nr, celler))
            continue
        for plats, cell in enumerate(celler):
            if cell:
                ut[-1][1][plats] = _fortsatt(ut[-1][1][plats], cell, namn=plats in roller)
    return ut


def _huvud(form: Tabellform) -> str:
    return next((d.nyckel for d in form.delar if d.huvud), "")


def _fortsatt(text: str, mer: str, *, namn: bool) -> str:
    """The two parts of a broken cell. Two whole names under each other stay apart (and will be flagged)."""
    if not text:
        return mer
    if text.endswith("-") and mer[:1].islower():
        return text[:-1] + mer
    sist = re.split(r"[\v/;]", text)[-1].split()
    hel = namn and len(sist) > 1 and len(mer.split()) > 1 and "(" not in sist[-1] and mer[:1].isupper()
    öppen = text.count("(") > text.count(")") or text.rstrip().endswith(("/", ";", ","))
    return f"{text}\v{mer}" if hel and not öppen else f"{text} {mer}"


def läs_rader(
    form: Tabellform, rader: Sequence[tuple[int, Sequence[str]]], siffror: Mapping[str, int] | None = None
) -> tuple[list[AttestradUppgifter], list[Radfel]]:
    """The rows below the header, given with their numbers; outer codes that are blank are inherited from above.

    A row with text in its first cell only is a heading of the paper (AVSKILJARE), or sets the outer codes when it
    begins with one. ``siffror``: the length of each part, for codes that were stored as numbers.
    """
    längder = dict(siffror or {})
    koder: dict[str, str] = {}
    namn: dict[str, str] = {}
    ut: list[AttestradUppgifter] = []
    fel: list[Radfel] = []
    huvud = next((d.nyckel for d in form.delar if d.huvud), "")
    yttre = [d.nyckel for d in form.delar if not d.huvud]
    rubriker = [_vikt(k.rubrik) for k in form.kolumner]
    for nr, råa in rader:
        celler = [c.strip() for c in råa]
        if [_vikt(c) for c in celler[: len(rubriker)]] == rubriker[: len(celler)] and any(celler):
            continue  # the header again, on a new page
        if not any(celler) or _utgår(form, celler):
            continue
        rad = _rad(form, nr, celler, längder, fel)
        egna = {k: v for k, v in rad.koder.items() if k in yttre}
        if egna:
            första = min(yttre.index(k) for k in egna)
            for k in yttre[första:]:
                koder.pop(k, None)
                namn.pop(k, None)
        koder |= egna
        namn |= {k: v for k, v in rad.namn.items() if k in yttre}
        tom = not rad.kod and not rad.personer
        if rad.slag is Attestradslag.RAD and tom and egna and not rad.benämning:
            continue  # a merged group row: its codes hold for the rows below
        rad = _med_slag(rad, celler)
        if rad.slag is not Attestradslag.RAD:
            ut.append(replace(rad, koder={}, namn={}))
            continue
        ärvda = tuple(k for k in yttre if k not in egna and k in koder)
        ut.append(
            replace(
                rad,
                koder={**koder, **({huvud: rad.kod} if rad.kod else {})},
                namn=dict(namn),
                ärvda=ärvda,
            )
        )
    return ut, fel


def _utgår(form: Tabellform, celler: Sequence[str]) -> bool:
    """A row that a change-marked list has struck out."""
    return any(k.slag == "ändrad" and _vikt(c) == "utgår" for k, c in zip(form.kolumner, celler, strict=False))


def _med_slag(rad: AttestradUppgifter, celler: Sequence[str]) -> AttestradUppgifter:
    """A row without code: all codes, an extra attestant, or a heading."""
    if rad.slag is not Attestradslag.RAD or rad.kod:
        return rad
    text = rad.benämning or next((c for c in celler if c), "")
    if EXTRA_ATTESTANT.search(text):
        return replace(rad, slag=Attestradslag.EXTRA, benämning=text)
    if ALLA_KODER.search(text):
        return replace(rad, slag=Attestradslag.ALLA, benämning=text)
    if not rad.personer:
        return replace(rad, slag=Attestradslag.AVSKILJARE, benämning=text)
    return rad


def _rad(
    form: Tabellform, nr: int, celler: Sequence[str], längder: Mapping[str, int], fel: list[Radfel]
) -> AttestradUppgifter:
    rad = AttestradUppgifter(källrad=nr)
    tider: dict[tuple[str, str], date | None] = {}
    huvud = next((d.nyckel for d in form.delar if d.huvud), "")
    roll = ""
    for kolumn, cell in zip(form.kolumner, celler, strict=False):
        roll = kolumn.nyckel if kolumn.slag == "roll" else roll
        if not cell:
            continue
        try:
            match kolumn.slag:
                case "kod":
                    rad = _med_kodcell(rad, kolumn.nyckel, cell, längder, huvud)
                case "delnamn":
                    rad = replace(rad, namn={**rad.namn, kolumn.nyckel: " ".join(cell.split())})
                case "benämning":
                    benämning, villkor = dela_villkor(cell)
                    rad = replace(rad, benämning=benämning, villkor=rad.villkor or villkor)
                case "villkor":
                    rad = replace(rad, villkor=" ".join(cell.split()))
                case "anteckning":
                    rad = replace(rad, anteckning=" ".join(cell.split()))
                case "belopp":
                    rad = replace(rad, belopp=tolka_belopp(cell))
                case "slag":
                    rad = replace(rad, slag=_SLAG.get(_vikt(cell), Attestradslag.RAD))
                case "roll":
                    rad = replace(rad, personer=(*rad.personer, *tolka_personer(cell, kolumn.nyckel)))
                case "från" | "till":
                    tider[kolumn.nyckel or roll, kolumn.slag] = tolka_dag(cell)
        except ValueError as inte:
            fel.append(Radfel(nr, kolumn.rubrik, f"{inte}"))
    return _med_tider(rad, tider)


def _med_kodcell(
    rad: AttestradUppgifter, nyckel: str, cell: str, längder: Mapping[str, int], huvud: str
) -> AttestradUppgifter:
    """A code, alone or with the part's name beside it in the same cell ("70 Förvaltningsledning")."""
    träff = re.match(r"^(\d+(?:\s*[-–]\s*\d+)?)\s+(\D.*)$", " ".join(cell.split()))
    kod, namn = (träff[1], träff[2]) if träff else (cell, "")
    if not re.search(r"\d", kod):  # a heading in the code's column
        return replace(rad, benämning=" ".join(cell.split()))
    kod = tolka_kod(kod, längder.get(nyckel))
    if nyckel == huvud:
        benämning, villkor = dela_villkor(namn)
        return replace(rad, kod=kod, benämning=benämning or rad.benämning, villkor=rad.villkor or villkor)
    return replace(rad, koder={**rad.koder, nyckel: kod}, namn={**rad.namn, nyckel: namn} if namn else rad.namn)


def _med_tider(rad: AttestradUppgifter, tider: Mapping[tuple[str, str], date | None]) -> AttestradUppgifter:
    if not tider:
        return rad
    personer = tuple(
        replace(p, från=tider.get((p.roll, "från")) or p.från, till=tider.get((p.roll, "till")) or p.till)
        for p in rad.personer
    )
    return replace(rad, personer=personer)
