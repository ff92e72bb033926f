"""A workshop on internal control, whose columns are told by the extraction's spaces alone (seed 000 §6.2).

Each control is followed by what was said in three columns: Ha kvar, Revidera, Nytt kontrollmoment. An empty cell is
one leading space. One space may as well be the beginning of a page, so that row is marked as uncertain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält, Kontrollförslag, Workshopsvar
from nämndapp.importers import kontrolltabeller
from nämndapp.importers.lasare.bilaga import dela_i_kapitel, sätt_år
from nämndapp.importers.lasare.papper import Papper, grund, ta_titel
from nämndapp.importers.papekanden import påpekande_om_workshop
from nämndapp.importers.rader import Del, foga

_NUMMER = re.compile(r"\s{2,}(?P<nr>\d{1,3})\.\s*$")
_RADENS_CELLER = re.compile(r"^(?P<rutin>\S(?:.*?\S)?)(?P<tomma> {2,4})(?P<text>\S.*)$")
_HUVUD = re.compile(r"^(?:kontrollmoment \d{4}|ha kvar|revidera|nytt kontrollmoment)$", re.IGNORECASE)
_SLUT = re.compile(r"^förslag på\b", re.IGNORECASE)
_JA = re.compile(r"^(?P<ja>ja|x|ok|behålls)(?:\s+(?P<mer>\S.*))?$", re.IGNORECASE)
_EV_BORT = re.compile(r"^(?:ev\.?|eventuellt) (?:tas? )?bort|^tas? ev\.? ?bort|^tas? eventuellt bort", re.IGNORECASE)
_BORT = re.compile(r"^tas? bort|^utgår|^stryks", re.IGNORECASE)
_PUNKT = "\uf0b7•·"
_KOMPAKT_DATUM = re.compile(r"\b(20\d{2})(\d{2})(\d{2})\b")


@dataclass(slots=True)
class _Rad:
    """A row while it is read; ``celler`` are the three columns."""

    rutin: str
    rad: int
    nr: int | None = None
    moment: list[str] = field(default_factory=list)
    celler: list[list[str]] = field(default_factory=lambda: [[], [], []])
    osäker: bool = False


def läs(papper: Papper) -> Dokumentförslag:
    """Reads title, day and rows; what follows the rows is kept as text."""
    dok = grund(papper)
    dok.typ = Dokumenttyp.INTERNKONTROLLWORKSHOP
    dok.rubrik, kropp = ta_titel(papper)
    sätt_år(dok)
    if dok.rubrik and dok.datum is None and (träff := _KOMPAKT_DATUM.search(dok.rubrik.värde)):
        dok.datum = _dag(träff, dok.rubrik.rad)
    if kontrolltabeller.läs(dok, papper.kropp):
        dok.avsnitt = dela_i_kapitel(_anteckningar(kropp))
        dok.påpekanden += påpekande_om_workshop(dok.kontroller)
        return dok
    start = next((i + 1 for i, d in reversed(list(enumerate(kropp))) if _HUVUD.match(d.text)), 0)
    slut = next((i for i, d in enumerate(kropp) if i >= start and _SLUT.match(d.text)), len(kropp))
    rader = _läs_rader(kropp[start:slut])
    dok.kontroller = [_förslag(r) for r in rader]
    övrigt = [d for d in (*kropp[:start], *kropp[slut:]) if not _HUVUD.match(d.text)]
    dok.avsnitt = [a for a in dela_i_kapitel(övrigt) if a.text.strip(" -\n") or not _SLUT.match(a.rubrik)]
    dok.påpekanden += påpekande_om_workshop(dok.kontroller)
    if not dok.kontroller:
        dok.konfidens = min(dok.konfidens, 0.5)
    return dok


def _anteckningar(kropp: list[Del]) -> list[Del]:
    """Of our own paper what somebody wrote: the rest is computed from the rows or repeated from the head."""
    start = next((i for i, d in enumerate(kropp) if d.text == "Anteckningar"), len(kropp))
    slut = next((i for i, d in enumerate(kropp) if i > start and d.text == "Kontrollmoment"), len(kropp))
    return kropp[start + 1 : slut]


def _dag(träff: re.Match[str], rad: int | None) -> Fält[date] | None:
    try:
        return Fält(date(int(träff[1]), int(träff[2]), int(träff[3])), rad)
    except ValueError:
        return None


def _läs_rader(delar: list[Del]) -> list[_Rad]:
    rader: list[_Rad] = []
    for block in _block(delar):
        if _är_namn(block):
            rader += _namnrader(block)
        elif rader:
            _fyll(rader[-1], block)
    return rader


def _block(delar: list[Del]) -> Iterator[list[Del]]:
    block: list[Del] = []
    for del_ in delar:
        if del_.tom or not del_.text.strip(_PUNKT + " "):
            if block:
                yield block
            block = []
        else:
            block.append(del_)
    if block:
        yield block


def _är_namn(block: list[Del]) -> bool:
    """A control's name has its number last on some line, or its kontrollmoment as a list."""
    if len(block[0].rå) - len(block[0].rå.lstrip(" ")) > 1:
        return False
    return any(_NUMMER.search(d.rå) or d.text.startswith("- ") for d in block)


def _namnrader(block: list[Del]) -> list[_Rad]:
    """The controls named in the block: after its number a line that is no list item begins the next one."""
    ut: list[_Rad] = []
    for del_ in block:
        träff = _NUMMER.search(del_.rå)
        text = del_.rå[: träff.start()].strip() if träff else del_.text
        punkt = text.startswith("- ")
        if not ut or (ut[-1].nr is not None and not punkt and not text[:1].islower()):
            ut.append(_namn(text, del_.rad))
        elif any(ut[-1].celler) and not punkt and not ut[-1].moment and ut[-1].nr is None:
            next(c for c in reversed(ut[-1].celler) if c).append(text)  # the cell beside the name goes on
        elif punkt or not ut[-1].moment or text[:1].isupper():
            ut[-1].moment.append(text.removeprefix("- ").strip())
        else:
            ut[-1].moment[-1] = foga([ut[-1].moment[-1], text])
        if träff:
            ut[-1].nr = int(träff["nr"])
    return ut


def _namn(text: str, rad: int) -> _Rad:
    """The name, and a cell that stands on the same line: so many spaces are the cells before it, and its own."""
    träff = _RADENS_CELLER.match(text)
    if träff is None:
        return _Rad(text, rad)
    ny = _Rad(träff["rutin"], rad)
    tomma = len(träff["tomma"])
    ny.celler[min(tomma - 1, 2)].append(träff["text"])
    ny.osäker = tomma == 2  # two spaces may be nothing but two spaces
    return ny


def _fyll(rad: _Rad, block: list[Del]) -> None:
    """The answers: leading spaces are empty cells; "ja" is the first column, what stands after it the second."""
    tomma = len(block[0].rå) - len(block[0].rå.lstrip(" "))
    texter = [d.text for d in block]
    ja = _JA.match(texter[0]) if tomma == 0 else None
    if ja:
        rad.celler[0].append(ja["ja"])
        rad.celler[1] += [t for t in (ja["mer"] or "", *texter[1:]) if t]
        return
    rad.celler[min(tomma, 2)] += texter
    rad.osäker = rad.osäker or tomma <= 1  # a word that is no "ja", or a space that may be a new page


def _text(rader: list[str]) -> str:
    """The lines of a cell; one that begins with a capital after a finished line is a new one."""
    ut: list[str] = []
    for rad in rader:
        if ut and (not rad[:1].isupper() or ut[-1].endswith((",", "-"))):
            ut[-1] = foga([ut[-1], rad])
        else:
            ut.append(rad)
    return "\n".join(ut)


def _förslag(rad: _Rad) -> Kontrollförslag:
    kvar, revidera, nytt = (_text(c) for c in rad.celler)
    if _EV_BORT.match(nytt):
        beslut = "ev. tas bort"
    elif _BORT.match(nytt):
        beslut = "tas bort"
    elif nytt:
        beslut = "nytt"
    else:
        beslut = "behålls" if kvar else "obehandlad"
    svar = Workshopsvar(rad.nr, beslut, kvar or None, revidera or None, nytt or None, rad.osäker)
    return Kontrollförslag("", rad.rutin, rad.rad, moment=tuple(rad.moment), workshop=svar)
