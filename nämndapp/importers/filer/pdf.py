"""The text layer of a PDF as lines: gaps become blank lines, wide spaces tabs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from nämndapp.bas.fel import Importfel
from nämndapp.importers.etiketter import känn_etikett

STÖRSTA_ANTAL_SIDOR = 3000


@dataclass(frozen=True, slots=True)
class _Bit:
    """A piece of text and its box, y counted from the page's bottom."""

    vänster: float
    botten: float
    höger: float
    topp: float
    text: str

    @property
    def mitt(self) -> float:
        """The height that tells lines apart."""
        return (self.botten + self.topp) / 2


def läs(innehåll: bytes, namn: str) -> list[str]:
    """The lines of every page; the first line of a page has one leading space."""
    import pypdfium2 as pdfium
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    if not innehåll.lstrip()[:5].startswith(b"%PDF"):
        raise Importfel(f"”{namn}” är ingen PDF, trots sitt namn.", "Öppna filen i sitt program och spara den som PDF.")
    try:
        dokument = pdfium.PdfDocument(innehåll)
    except pdfium.PdfiumError as fel:
        if getattr(fel, "err_code", None) == FPDF_ERR_PASSWORD or "password" in str(fel).lower():
            raise Importfel(
                f"”{namn}” är låst med lösenord.", "Öppna den med lösenordet och spara en kopia utan."
            ) from fel
        raise Importfel(f"”{namn}” är skadad och kan inte läsas.", "Hämta eller skapa PDF-filen på nytt.") from fel
    try:
        if len(dokument) > STÖRSTA_ANTAL_SIDOR:
            raise Importfel(
                f"”{namn}” har {len(dokument)} sidor.", f"Dela upp den i delar om högst {STÖRSTA_ANTAL_SIDOR}."
            )
        rader: list[str] = []
        for nr in range(len(dokument)):
            sida = _sidans_rader(dokument[nr])
            if sida and nr:
                sida[0] = f" {sida[0].lstrip()}"
            rader += [*sida, ""]
    except pdfium.PdfiumError as fel:
        raise Importfel(f"”{namn}” är skadad och kan inte läsas.", "Hämta eller skapa PDF-filen på nytt.") from fel
    finally:
        dokument.close()
    if not any(rad.strip() for rad in rader):
        raise Importfel(
            f"”{namn}” har bara bilder, ingen text (inskannad).",
            "Kör textigenkänning (OCR) på den först, eller lägg den som bilaga till ett ärende.",
        )
    return rader


def _sidans_rader(sida: Any) -> list[str]:  # pypdfium2 has no types
    textsida = sida.get_textpage()
    bitar = []
    for nr in range(textsida.count_rects()):
        ruta = textsida.get_rect(nr)
        text = textsida.get_text_bounded(*ruta).replace("\r\n", " ").replace("\x02", "-").strip("\r\n")
        if text.strip():
            vänster, botten, höger, topp = ruta
            bitar.append(_Bit(vänster, botten, höger, topp, text))
    spalt, resten = _dela_spalt(bitar, sida.get_width())
    return [*sätt_rader(spalt), *sätt_rader(resten)]


def _dela_spalt(bitar: list[_Bit], bredd: float) -> tuple[list[_Bit], list[_Bit]]:
    """Takes a head that stands in a column of its own to the right out of the text beside it."""
    etiketter = [(b, t) for b in bitar if b.vänster > 0.5 * bredd and (t := känn_etikett(b.text.strip()))]
    for bit, _ in etiketter:
        i_spalten = [(b, t.nyckel) for b, t in etiketter if abs(b.vänster - bit.vänster) < 4]
        if len({nyckel for _, nyckel in i_spalten}) < 2:
            continue
        överst = max(b.topp for b, _ in i_spalten)
        nederst = min(b.botten - 2.5 * (b.topp - b.botten) for b, _ in i_spalten)
        spalt = [b for b in bitar if b.vänster > bit.vänster - 4 and nederst <= b.mitt <= överst]
        return spalt, [b for b in bitar if b not in spalt]
    return [], bitar


def sätt_rader(bitar: list[_Bit]) -> list[str]:
    """Pieces on the same height form a line, left to right; a gap of more than a line's height is a blank line."""
    grupper: list[list[_Bit]] = []
    for bit in sorted(bitar, key=lambda b: (-b.mitt, b.vänster)):
        if grupper and abs(grupper[-1][0].mitt - bit.mitt) < max(bit.topp - bit.botten, 4) * 0.5:
            grupper[-1].append(bit)
        else:
            grupper.append([bit])
    rader: list[str] = []
    föregående: list[_Bit] | None = None
    for grupp in grupper:
        höjd = max(b.topp - b.botten for b in grupp)
        if föregående is not None:
            steg = föregående[0].mitt - grupp[0].mitt
            if steg > 2.1 * max(b.topp - b.botten for b in (*grupp, *föregående)):
                rader.append("")
        rader.append(_rad(sorted(grupp, key=lambda b: b.vänster), höjd))
        föregående = grupp
    return rader


def _rad(bitar: list[_Bit], höjd: float) -> str:
    text = bitar[0].text.strip()
    for före, bit in pairwise(bitar):
        lucka = bit.vänster - före.höger
        skilje = "\t" if lucka > 1.2 * höjd else "" if lucka < 0.08 * höjd else " "
        text += skilje + bit.text.strip()
    return text
