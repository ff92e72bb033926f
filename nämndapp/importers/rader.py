"""Source lines as the readers see them: numbered, with glued labels parted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nämndapp.importers.etiketter import ETT_DATUM, Etikettträff, avsnittsnyckel, känn_etikett, rensa, typ_av_ord


@dataclass(frozen=True, slots=True)
class Del:
    """A line, or the part of one that stood between two glued labels.

    ``rå`` has its spaces; ``text`` is stripped. ``sidstart`` tells a line that begins a page
    (text extracted from PDF marks it with one leading space). ``etikett`` is set for labels of a head.
    """

    rad: int
    rå: str
    text: str
    sidstart: bool = False
    etikett: Etikettträff | None = None
    avsnitt: str | None = None

    @property
    def tom(self) -> bool:
        """Nothing to read on the line."""
        return not self.text

    @property
    def celler(self) -> list[str]:
        """The cells of a table row; one cell when there is no tab."""
        return [cell.strip() for cell in self.rå.split("\t")]


_FET = re.compile(r"\*\*([^*]{2,60}?)\*\*")
_ENSAMT_DATUM = re.compile(rf"^{ETT_DATUM}$")
_KOMMUN = re.compile(r"^(?:[A-ZÅÄÖ][\wåäöÅÄÖé-]+ ){1,3}(?:kommun|KOMMUN|Kommun|stad|STAD)$|^Region [A-ZÅÄÖ]\w+$")
_SIDSTART = re.compile(r"^ \S")


def _skapa(rad: int, rå: str, *, sidstart: bool = False) -> Del:
    text = rå.strip(" \t\u00a0\u202f\ufeff\r\n\f\v")
    if not text:
        return Del(rad, rå, "")
    return Del(rad, rå, text, sidstart, känn_etikett(text), avsnittsnyckel(text))


_TYP_OCH_SIDA = re.compile(r"^(\S[^\t\d]{3,40}?)\s+(Sida?\s+\d.*)$", re.IGNORECASE)


def _huvudceller(rå: str) -> list[str]:
    """The cells of a head set in columns ("Tjänsteskrivelse | 2024-01-02 | Dnr SN 2024/5"); else nothing."""
    text = rå.strip()
    if len(text) > 200:
        return []
    celler = [c.strip() for c in re.split(r"\t+| {3,}", text) if c.strip()]
    if len(celler) == 1:
        träff = _TYP_OCH_SIDA.match(text)
        return [träff[1], träff[2]] if träff and typ_av_ord(träff[1]) else []
    etiketter = [känn_etikett(c) for c in celler]
    kommun = [bool(_KOMMUN.match(c)) for c in celler]
    säkra = [bool(e and e.värde) or typ_av_ord(c) is not None for e, c in zip(etiketter, celler, strict=True)]
    lösa = [
        s or k or (any(kommun) and e is not None) or bool(_ENSAMT_DATUM.match(c))
        for s, k, e, c in zip(säkra, kommun, etiketter, celler, strict=True)
    ]
    return celler if (any(säkra) or any(e for e in etiketter)) and all(lösa) else []


def _delar_på_rad(rad: int, rå: str) -> list[Del]:
    sidstart = bool(_SIDSTART.match(rå))
    if "**" in rå:
        bitar: list[str] = []
        slut = 0
        for träff in _FET.finditer(rå):
            if känn_etikett(träff[1].strip()) or avsnittsnyckel(rensa(träff[1])):
                bitar += [rå[slut : träff.start()], träff[1]]
                slut = träff.end()
        if bitar:
            bitar.append(rå[slut:])
            return [_skapa(rad, bit) for bit in bitar if bit.strip()]
    celler = _huvudceller(rå)
    if celler:
        return [_skapa(rad, cell, sidstart=sidstart and nr == 0) for nr, cell in enumerate(celler)]
    return [_skapa(rad, rå, sidstart=sidstart)]


def dela(rader: list[str]) -> list[Del]:
    """All lines as parts, in order; blank lines are kept."""
    return [del_ for nr, rå in enumerate(rader, 1) for del_ in _delar_på_rad(nr, rå)]


def är_kommunnamn(text: str) -> bool:
    """ "Ekbro kommun", alone on a line."""
    return len(text) < 50 and bool(_KOMMUN.match(text))


def nästa_med_text(delar: list[Del], i: int) -> int | None:
    """Index of the first part at or after ``i`` that has text."""
    while i < len(delar):
        if not delar[i].tom:
            return i
        i += 1
    return None


def tomma_före(delar: list[Del], i: int) -> int:
    """How many blank lines stand right before part ``i``."""
    antal = 0
    while i - 1 - antal >= 0 and delar[i - 1 - antal].tom:
        antal += 1
    return antal


_BINDEORD = re.compile(r"^(?:och|eller|samt|respektive)\b")
_AVSTAVAT = re.compile(r"[a-zåäöé]-$")


def foga(rader: list[str]) -> str:
    """Joins the wrapped lines of one paragraph; an end-of-line hyphen goes when the word plainly continues."""
    text = ""
    for rad in (r.strip() for r in rader):
        if not rad:
            continue
        if not text:
            text = rad
        elif _AVSTAVAT.search(text) and rad[:1].islower() and not _BINDEORD.match(rad):
            text = text[:-1] + rad
        else:
            text = f"{text} {rad}"
    return text


def stycken(delar: list[Del]) -> list[list[Del]]:
    """Runs of lines without a blank line between them."""
    grupper: list[list[Del]] = []
    ny = True
    for del_ in delar:
        if del_.tom:
            ny = True
            continue
        if ny:
            grupper.append([])
            ny = False
        grupper[-1].append(del_)
    return grupper
