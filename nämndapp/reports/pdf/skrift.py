"""Fonts: the four cuts of a family, their widths, and reserve fonts for single characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from nämndapp.bas.fel import Dokumentfel
from nämndapp.reports.tecken import RESERV, fontfil

NORMAL, FET, KURSIV, FETKURSIV = "", "F", "K", "FK"
_SNITT = {NORMAL: "Regular", FET: "Bold", KURSIV: "Italic", FETKURSIV: "BoldItalic"}
_VANLIGA = re.compile(r"[ -~\u00a0-\u017f\u2013\u2014\u2018-\u201d\u2022\u2026]*\Z")


@cache
def _ladda(namn: str) -> TTFont:
    try:
        font = TTFont(namn, str(fontfil(namn)))
    except TTFError as fel:
        raise Dokumentfel(f"Typsnittsfilen {namn}.ttf är skadad.", "Installera om programmet.") from fel
    pdfmetrics.registerFont(font)
    return font


def _bredder(font: TTFont) -> dict[int, float]:
    bredder: dict[int, float] = font.face.charWidths
    return bredder


class Skrift:
    """A family in use. Widths are in thousandths of the font size."""

    def __init__(self, familj: str) -> None:
        self.fonter = {s: _ladda(f"{familj}-{namn}") for s, namn in _SNITT.items()}
        self._bredd = {s: _bredder(f) for s, f in self.fonter.items()}
        self._ordbredd: dict[str, dict[str, float]] = {s: {} for s in _SNITT}
        ansikte = self.fonter[NORMAL].face
        self.uppstapel = float(ansikte.ascent) / 1000
        self.nedstapel = -float(ansikte.descent) / 1000

    def bredd(self, text: str, snitt: str, storlek: float) -> float:
        """The width of a piece of text, in points."""
        kända = self._ordbredd[snitt]
        värde = kända.get(text)
        if värde is None:
            tabell = self._bredd[snitt]
            try:
                värde = sum([tabell[k] for k in map(ord, text)])
            except KeyError:
                värde = sum(self._teckenbredd(c, snitt) for c in text)
            kända[text] = värde
        return värde * storlek / 1000

    def _teckenbredd(self, tecken: str, snitt: str) -> float:
        kod = ord(tecken)
        for tabell in (self._bredd[snitt], *(_bredder(_ladda(n)) for n in RESERV)):
            if kod in tabell:
                return tabell[kod]
        return float(self.fonter[snitt].face.defaultWidth)

    def delar(self, text: str, snitt: str) -> Iterator[tuple[TTFont, str]]:
        """The text in stretches of one font: the family's, or a reserve font for what it lacks."""
        font = self.fonter[snitt]
        if _VANLIGA.match(text):
            yield font, text
            return
        bit, nu = "", font
        for c in text:
            egen = self._font_för(c, snitt)
            if egen is not nu and bit:
                yield nu, bit
                bit = ""
            nu, bit = egen, bit + c
        if bit:
            yield nu, bit

    def _font_för(self, tecken: str, snitt: str) -> TTFont:
        if ord(tecken) in self._bredd[snitt]:
            return self.fonter[snitt]
        for namn in RESERV:
            if ord(tecken) in _bredder(_ladda(namn)):
                return _ladda(namn)
        return self.fonter[snitt]
