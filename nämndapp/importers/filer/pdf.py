"""The text layer of a PDF as lines: gaps become blank lines, wide spaces tabs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from nämndapp.bas.fel import Importfel
from nämndapp.bas.textblock import PUNKTTECKEN
from nämndapp.importers.etiketter import känn_etikett
from nämndapp.importers.filer.pdfhuvud import Bit, dela_huvud

STÖRSTA_ANTAL_SIDOR = 3000


_ORDLUCKA = 0.6
_ÅRTAL = re.compile(r"^(?:19|20)\d{2}$")


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
            bitar.append(Bit(vänster, botten, höger, topp, text))
    huvud, resten = dela_huvud(bitar, sida.get_height())
    if huvud:
        return [*huvud, "", *sätt_rader(resten)]
    spalt, resten = _dela_spalt(bitar, sida.get_width())
    return [*sätt_rader(spalt), *sätt_rader(resten)]


def _dela_spalt(bitar: list[Bit], bredd: float) -> tuple[list[Bit], list[Bit]]:
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


def sätt_rader(bitar: list[Bit]) -> list[str]:
    """Pieces on the same height form a line, left to right; a gap of more than a line's height is a blank line.

    Below a row of three cells or more the cells keep its columns, so that an empty cell stays an empty cell.
    """
    grupper = _foga_huvudrader(_på_samma_höjd(bitar))
    radceller = [_celler(grupp) for grupp in grupper]
    rader: list[str] = []
    kolumner: list[float] = []
    radavstånd = _radavstånd(grupper, radceller)
    for nr, celler in enumerate(radceller):
        steg = _radsteg(grupper[nr - 1], grupper[nr]) if nr else 0.0
        i_kolumner = _i_kolumner(_celler(grupper[nr], lucka=_ORDLUCKA), kolumner) if steg < 4 else []
        if not i_kolumner and kolumner and len(celler) == 1 and _mellanrubrik(grupper, nr, kolumner):
            i_kolumner = [celler[0].text, *[""] * (len(kolumner) - 1)]
        fortsätter = bool(i_kolumner) and not i_kolumner[0] and steg < 2  # a wrapped cell, not the text after the table
        ensam = len(celler) == 1 and sum(map(bool, i_kolumner)) < 2 and not fortsätter
        if ensam and all(len(nästa) == 1 for nästa in radceller[nr + 1 : nr + 4]):
            i_kolumner = []  # a single cell is a row of the table only when the table goes on below it
        if not i_kolumner:
            kolumner = []
            if steg > 2.1 or _nytt_stycke(grupper, radceller, nr, radavstånd):
                rader.append("")
        if len(celler) >= 3:
            täta = _celler(grupper[nr], lucka=_ORDLUCKA)
            if len(täta) > len(kolumner):
                kolumner = [c.vänster for c in täta]
                i_kolumner = [c.text for c in täta]
        if rader and not i_kolumner and (etikett := _fortsatt_etikett(radceller, nr)):
            rader[-1] = etikett
            continue
        rader.append("\t".join(i_kolumner or [c.text for c in celler]))
    return rader


def _mellanrubrik(grupper: list[list[Bit]], nr: int, kolumner: list[float]) -> bool:
    """A line across the table that the next row goes on below: the name of a group."""
    if nr + 1 >= len(grupper) or max(_radsteg(*grupper[k : k + 2]) for k in (nr - 1, nr)) >= 4:
        return False
    if grupper[nr][0].vänster >= kolumner[1]:
        return False
    nästa = _i_kolumner(_celler(grupper[nr + 1], lucka=_ORDLUCKA), kolumner)
    return bool(nästa) and bool(nästa[0]) and sum(1 for cell in nästa if cell) > 1


def _radavstånd(grupper: list[list[Bit]], radceller: list[list[Bit]]) -> float:
    """What lies between two lines of running text on this page; 0 when there is none."""
    ensamma = [nr for nr in range(1, len(grupper)) if len(radceller[nr - 1]) == len(radceller[nr]) == 1]
    bruten = [nr for nr in ensamma if _bruten(radceller[nr - 1][0].text, radceller[nr][0].text)]
    avstånd = sorted(grupper[nr - 1][0].mitt - grupper[nr][0].mitt for nr in bruten or ensamma)
    return avstånd[len(avstånd) // (2 if bruten else 3)] if avstånd else 0.0


def _bruten(över: str, under: str) -> bool:
    """Does a sentence that is broken on the first line go on on the second?"""
    return under[:1].islower() and not över.endswith((".", ":")) and över[:1] not in PUNKTTECKEN


def _nytt_stycke(grupper: list[list[Bit]], radceller: list[list[Bit]], nr: int, radavstånd: float) -> bool:
    """A line that ends a sentence, with more than a line's distance to the next."""
    if not nr or len(radceller[nr - 1]) > 1 or not radceller[nr - 1][0].text.endswith("."):
        return False
    glest = grupper[nr - 1][0].mitt - grupper[nr][0].mitt > 1.25 * radavstånd > 0
    return glest and radceller[nr][0].text[:1].isupper()


def _på_samma_höjd(bitar: list[Bit]) -> list[list[Bit]]:
    grupper: list[list[Bit]] = []
    for bit in sorted(bitar, key=lambda b: (-b.mitt, b.vänster)):
        if grupper and abs(grupper[-1][0].mitt - bit.mitt) < max(bit.topp - bit.botten, 4) * 0.5:
            grupper[-1].append(bit)
        else:
            grupper.append([bit])
    return [sorted(grupp, key=lambda b: b.vänster) for grupp in grupper]


def _foga_huvudrader(grupper: list[list[Bit]]) -> list[list[Bit]]:
    """The two lines of a table's head that ends with years ("Sannolikhet" above "2027") made one."""
    ut: list[list[Bit]] = []
    for grupp in grupper:
        över = ut[-1] if ut else []
        par = {id(b): [a for a in över if a.vänster < b.höger and b.vänster < a.höger] for b in grupp}
        år = {id(b) for b in grupp if _ÅRTAL.match(b.text.strip())}
        fogas = bool(över) and len(grupp) > len(över) and _radsteg(över, grupp) < 2
        if fogas and all(any(a in par[nr] for nr in år) for a in över):
            ut[-1] = [_tillsammans(*par[id(b)], b) for b in grupp]
        else:
            ut.append(grupp)
    return ut


def _tillsammans(*bitar: Bit) -> Bit:
    text = " ".join(b.text.strip() for b in bitar)
    vänster, höger = min(b.vänster for b in bitar), max(b.höger for b in bitar)
    return Bit(vänster, bitar[-1].botten, höger, bitar[-1].topp, text)


def _fortsatt_etikett(radceller: list[list[Bit]], nr: int) -> str:
    """The line above, when a label was broken there: "Förslag till plats och tid för | Kansliet" and "justering"."""
    över, rad = radceller[nr - 1], radceller[nr]
    if nr == 0 or len(över) != 2 or len(rad) != 1 or rad[0].höger > över[1].vänster:
        return ""
    hel = f"{över[0].text} {rad[0].text}"
    return f"{hel}\t{över[1].text}" if rad[0].text[:1].islower() and känn_etikett(hel) else ""


def _radsteg(över: list[Bit], under: list[Bit]) -> float:
    """The distance between two lines, in heights of their letters."""
    return (över[0].mitt - under[0].mitt) / max(b.topp - b.botten for b in (*över, *under))


def _celler(bitar: list[Bit], lucka: float = 1.2) -> list[Bit]:
    """Pieces side by side joined to cells; a gap wider than ``lucka`` heights of the letters parts two cells."""
    höjd = max(b.topp - b.botten for b in bitar)
    celler = [bitar[0]]
    for före, bit in pairwise(bitar):
        avstånd = bit.vänster - före.höger
        if avstånd > lucka * höjd and celler[-1].text.strip() not in PUNKTTECKEN:
            celler.append(bit)
            continue
        text = celler[-1].text.strip() + ("" if avstånd < 0.08 * höjd else " ") + bit.text.strip()
        celler[-1] = Bit(celler[-1].vänster, bit.botten, bit.höger, bit.topp, text)
    return [Bit(c.vänster, c.botten, c.höger, c.topp, c.text.strip()) for c in celler]


def _i_kolumner(celler: list[Bit], kolumner: list[float]) -> list[str]:
    """The cells set in the columns of the row above; nothing when they do not fit there."""
    texter = [""] * len(kolumner)
    for cell in celler:
        nr = max((k for k, vänster in enumerate(kolumner) if vänster - (6 if k else 18) <= cell.vänster), default=-1)
        sticker_ut = nr + 1 < len(kolumner) and cell.höger > kolumner[nr + 1]
        if nr < 0 or texter[nr] or (sticker_ut and len(celler) == 1):
            return []
        texter[nr] = cell.text
    return texter
