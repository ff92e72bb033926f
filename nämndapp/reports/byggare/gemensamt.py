"""What all builders share: the house style's say about content, text into blocks, the head and the foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time

from nämndapp.bas import paragrafavsnitt, svenska, textblock
from nämndapp.models import Kommun, Nämnd
from nämndapp.reports import dokument as d
from nämndapp.reports.stil import AVSNITTSRUBRIKER, FOTFÄLT, Husstil

FYLL_I = "." * 70


def husstil(nämnd: Nämnd | None) -> Husstil:
    """The nämnd's style; the standard one when nothing is set."""
    sparat = (nämnd.inställningar or {}).get("husstil") if nämnd else None
    return Husstil.från_json(sparat if isinstance(sparat, Mapping) else None)


_FASTA = (
    re.compile(r"(?<=§) (?=[\dx])"),
    re.compile(r"(?<=\d) (?=\d{3}(?!\d))"),
    re.compile(r"(?<=\d) (?=(?:kr|tkr|mnkr|%|procent)\b|%)"),
    re.compile(r"(?<=\b[A-ZÅÄÖ]{2}) (?=(?:19|20)\d{2}/\d)"),
    re.compile(r"(?<=\b[A-ZÅÄÖ]{3}) (?=(?:19|20)\d{2}/\d)"),
    re.compile(r"(?<=\bkl\.) (?=\d)"),
    re.compile(r"(?<=\bklockan) (?=\d)"),
)


_DATUM = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(svenska.MÅNADER)})(?: (?:19|20)\d\d)?\b")


def bind(text: str) -> str:
    """Non-breaking spaces where a line must not break: "§ 123", "1 234 kr", "kl. 13.30", "12 december 2026" (R81)."""
    for mönster in _FASTA:
        text = mönster.sub(svenska.FAST_MELLANSLAG, text)
    return _DATUM.sub(lambda träff: träff[0].replace(" ", svenska.FAST_MELLANSLAG), text)


def rad(text: str, *, fet: bool = False) -> d.Runs:
    """One line of text as runs; empty text gives no runs."""
    return (d.Run(bind(" ".join(text.split())), fet=fet),) if text.strip() else ()


def stycke(text: str, stil: d.Stil = d.Stil.BRÖD) -> d.Stycke:
    """A paragraph of one look."""
    return d.Stycke(rad(text), stil)


def rubrik(nivå: int, text: str, *, ankare: str = "", nära: bool = False) -> d.Rubrik:
    """A heading."""
    return d.Rubrik(nivå, rad(text), ankare, nära)


def _runs(delar: Sequence[textblock.Textrun]) -> d.Runs:
    return tuple(d.Run(bind(r.text), fet=r.fet, kursiv=r.kursiv) for r in delar)


def textblock_till_block(text: str) -> tuple[d.Block, ...]:
    """The secretary's text (``bas.textblock``) as blocks, in order; nothing is dropped."""
    return tuple(_block(b) for b in textblock.tolka_text(text))


def _block(b: textblock.Textblock) -> d.Block:
    match b:
        case textblock.Textstycke():
            inleder = bool(b.runs) and b.runs[-1].text.rstrip().endswith(":")
            return d.Stycke(_runs(b.runs), håll=inleder)  # never alone at the foot of a page
        case textblock.Textlista():
            return d.Lista(tuple(_runs(p) for p in b.punkter), b.numrerad, b.start)
        case textblock.Texttabell():
            return _texttabell(b.rader)


def _texttabell(rader: Sequence[Sequence[str]]) -> d.Tabell:
    bredd = max(len(r) for r in rader)
    fyllda = [(*r, *[""] * (bredd - len(r))) for r in rader]
    längder = [max((len(r[i]) for r in fyllda), default=1) for i in range(bredd)]
    kolumner = tuple(
        d.Kolumn(rad(fyllda[0][i]), vikt=float(min(max(längder[i], 6), 60)), justering=_justering(fyllda, i))
        for i in range(bredd)
    )
    celler = (tuple(d.Cell(_runs(textblock.tolka_runs(" ".join(c.split())))) for c in r) for r in fyllda[1:])
    return d.Tabell(kolumner, tuple(d.Rad(c) for c in celler))


_RÖSTER = frozenset({"ja", "nej", "avstår"})
"""The columns of a vote, with marks or sums in the middle whatever is in them."""


def _justering(rader: Sequence[Sequence[str]], kolumn: int) -> str:
    """``rader`` with the headings first."""
    if rader[0][kolumn].strip().casefold() in _RÖSTER:
        return "mitten"
    celler = [c for r in rader[1:] if (c := r[kolumn].strip().strip("*"))]
    är_tal = bool(celler) and all(re.fullmatch(r"[-−–+]?\s?[\d\s.,]+ ?%?", c) for c in celler)
    return "höger" if är_tal else "vänster"


rader_i = paragrafavsnitt.rader_i


def lista(texter: Iterable[str], *, numrerad: bool = False) -> d.Lista:
    """A list of plain lines."""
    return d.Lista(tuple(r for t in texter if (r := rad(t))), numrerad)


def avsnitt(huvudrubrik: d.Rubrik, block: Sequence[d.Block], *, marginal: bool) -> list[d.Block]:
    """A section in one of the two forms: heading in the margin, or running above its text."""
    if marginal and block:
        return [d.Marginalblock(huvudrubrik, tuple(block))]
    return [replace(huvudrubrik, nära=True), *block]


def klockslag(klocka: time, stil: Husstil) -> str:
    """ "13.30" or "13:30", as the style's ``tidsform`` shows it."""
    return svenska.klockslag(klocka, ":" if ":" in stil.tidsform else ".")


def tid(klocka: time | None, stil: Husstil) -> str:
    """ "kl. 13.30" or "klockan 13:30" by house style; "" when no time is set."""
    return f"{stil.tidsform.split()[0]} {klockslag(klocka, stil)}" if klocka else ""


def dag(datum: date | None, stil: Husstil) -> str:
    """ "2026-12-08", "8 december 2026" or "8/12 2026", as the style's ``datumform`` shows it; "" when none is set."""
    if datum is None:
        return ""
    match stil.datumform:
        case "8 december 2026":
            return svenska.datum_långt(datum)
        case "8/12 2026":
            return f"{datum.day}/{datum.month}{svenska.FAST_MELLANSLAG}{datum.year}"
        case _:
            return svenska.datum_kort(datum)


def dokumenttyp(typ: str, stil: Husstil) -> str:
    """The type as the head prints it."""
    return typ.upper() if stil.versal_dokumenttyp else typ


def avsnittsnamn(nyckel: str, rubriktext: str, stil: Husstil) -> str:
    """The house's word for a section whose heading is the common one; any other heading stands as it was written."""
    vanlig = AVSNITTSRUBRIKER.get(nyckel, "").casefold() == rubriktext.strip().rstrip(":").casefold()
    return (stil.avsnittsnamn.get(nyckel) or rubriktext if vanlig else rubriktext).strip()


def iso(dag: date | None) -> str:
    """2023-12-12, or ""."""
    return svenska.datum_kort(dag) if dag else ""


i_löptext = svenska.i_löptext


def datum_och_tid(dag: date, klocka: time | None, stil: Husstil) -> str:
    """ "Tisdagen den 12 december 2023, kl. 13.30"."""
    return svenska.versal(", ".join(filter(None, [svenska.datum_med_veckodag(dag), tid(klocka, stil)])))


def kommun_av(nämnd: Nämnd | None) -> Kommun | None:
    """The letterhead, when the load plan brought it."""
    return nämnd.kommun if nämnd else None


def avsändare(nämnd: Nämnd | None, *, med_organ: bool) -> tuple[str, ...]:
    """Kommun and, where the paper is the organ's own, the organ."""
    kommun = kommun_av(nämnd)
    namn = [kommun.namn if kommun else "", nämnd.namn if nämnd and med_organ else ""]
    return tuple(n for n in namn if n)


def fältrutor(par: Iterable[tuple[str, str]], *, tomma: bool) -> tuple[d.Fältruta, ...]:
    """Label/value boxes; those without value only when the house prints empty labels."""
    return tuple(d.Fältruta(etikett, bind(värde)) for etikett, värde in par if värde.strip() or tomma)


def nyckelvärden(par: Iterable[tuple[str, str | Sequence[str]]], *, visa_tomma: bool = False) -> d.Nyckelvärden:
    """Label/value lines; lines without value are left out unless ``visa_tomma``."""
    ut: list[tuple[str, tuple[d.Runs, ...]]] = []
    for etikett, värde in par:
        texter = [värde] if isinstance(värde, str) else list(värde)
        värden = tuple(r for t in texter if (r := rad(t)))
        if värden or visa_tomma:
            ut.append((etikett, värden))
    return d.Nyckelvärden(tuple(ut), visa_tomma)


def adressfot(nämnd: Nämnd | None, stil: Husstil, *, direkt: str = "") -> tuple[d.Fältruta, ...]:
    """The nämnd's own addresses, else the kommun's, in the fields and order of the house style; none without any."""
    kommun = kommun_av(nämnd)
    värden = (
        {
            "postadress": kommun.postadress,
            "besöksadress": kommun.besöksadress,
            "webb": kommun.webb,
            "e_post": kommun.e_post,
            "telefon": kommun.telefon,
            "organisationsnr": kommun.organisationsnummer,
        }
        if kommun
        else {}
    )
    värden |= {nyckel: text for nyckel, text in stil.adresser.items() if text.strip()}
    värden["telefon_direkt"] = direkt or värden.get("telefon_direkt", "")
    par = [(FOTFÄLT[nyckel], värden.get(nyckel, "")) for nyckel in stil.fotfält if nyckel in FOTFÄLT]
    return fältrutor(par, tomma=stil.tomma_etiketter) if any(värde for _, värde in par) else ()


def kolumn(rubriktext: str, vikt: float = 1.0, justering: str = "vänster", *, siffror: bool = False) -> d.Kolumn:
    """A table column."""
    return d.Kolumn(rad(rubriktext), vikt, justering, siffror)


def datarad(*texter: str) -> d.Rad:
    """A plain row."""
    return d.Rad(tuple(d.Cell(rad(t)) for t in texter))


def grupprad(text: str, kolumner: int) -> d.Rad:
    """A heading across the table."""
    return d.Rad((d.Cell(rad(text, fet=True), rubrik=True, kolumner=kolumner),), d.Radslag.GRUPP)


def med_logotyp(paper: d.Dokument, png: bytes, alttext: str, stil: Husstil) -> d.Dokument:
    """The same paper with a logotype in its head, as wide as the style says."""
    return replace(paper, huvud=replace(paper.huvud, logotyp=d.Bild(png, alttext, stil.logotypbredd)))
