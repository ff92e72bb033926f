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
    """Pieces on the same height form a line, left to right; a gap of more than a line's height is a blank line.

    Below a row of three cells or more the cells keep its columns, so that an empty cell stays an empty cell.
    """
    grupper: list[list[_Bit]] = []
    for bit in sorted(bitar, key=lambda b: (-b.mitt, b.vänster)):
        if grupper and abs(grupper[-1][0].mitt - bit.mitt) < max(bit.topp - bit.botten, 4) * 0.5:
            grupper[-1].append(bit)
        else:
            grupper.append([bit])
    radceller = [_celler(sorted(grupp, key=lambda b: b.vänster)) for grupp in grupper]
    rader: list[str] = []
    kolumner: list[float] = []
    for nr, celler in enumerate(radceller):
        steg = _radsteg(grupper[nr - 1], grupper[nr]) if nr else 0.0
        i_kolumner = _i_kolumner(celler, kolumner) if steg < 4 else []
        if len(celler) == 1 and all(len(nästa) == 1 for nästa in radceller[nr + 1 : nr + 4]):
            i_kolumner = []  # a single cell is a row of the table only when the table goes on below it
        if not i_kolumner:
            kolumner = []
            if steg > 2.1:
                rader.append("")
        if len(celler) >= 3 and len(celler) > len(kolumner):
            kolumner = [c.vänster for c in celler]
        rader.append("\t".join(i_kolumner or [c.text for c in celler]))
    return rader


def _radsteg(över: list[_Bit], under: list[_Bit]) -> float:
    """The distance between two lines, in heights of their letters."""
    return (över[0].mitt - under[0].mitt) / max(b.topp - b.botten for b in (*över, *under))


def _celler(bitar: list[_Bit]) -> list[_Bit]:
    """Pieces side by side joined to cells; a gap wider than the letters are high parts two cells."""
    höjd = max(b.topp - b.botten for b in bitar)
    celler = [bitar[0]]
    for före, bit in pairwise(bitar):
        lucka = bit.vänster - före.höger
        if lucka > 1.2 * höjd:
            celler.append(bit)
            continue
        text = celler[-1].text.strip() + ("" if lucka < 0.08 * höjd else " ") + bit.text.strip()
        celler[-1] = _Bit(celler[-1].vänster, bit.botten, bit.höger, bit.topp, text)
    return [_Bit(c.vänster, c.botten, c.höger, c.topp, c.text.strip()) for c in celler]


def _i_kolumner(celler: list[_Bit], kolumner: list[float]) -> list[str]:
    """The cells set in the columns of the row above; nothing when they do not fit there."""
    texter = [""] * len(kolumner)
    for cell in celler:
        nr = max((k for k, vänster in enumerate(kolumner) if vänster - 6 <= cell.vänster), default=-1)
        sticker_ut = nr + 1 < len(kolumner) and cell.höger > kolumner[nr + 1]
        if nr < 0 or texter[nr] or (sticker_ut and len(celler) == 1):
            return []
        texter[nr] = cell.text
    return texter
