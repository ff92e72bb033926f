"""Blocks → paragraphs and tables of a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Mm, Pt

from nämndapp.reports.bildslag import bildfel, mediatyp
from nämndapp.reports.dokument import (
    Bild,
    Block,
    Håll,
    Innehåll,
    Lista,
    Marginalblock,
    Nyckelvärden,
    Rad,
    Radslag,
    Rubrik,
    Ruta,
    Sidbrytning,
    Stycke,
    Tabell,
    Underskrift,
    Underskrifter,
    ren_text,
)
from nämndapp.reports.stil import Husstil
from nämndapp.reports.tabellform import celler_med_bredd
from nämndapp.reports.toner import TONER
from nämndapp.reports.word import xml
from nämndapp.reports.word.plats import Plats, Tabellplats
from nämndapp.reports.word.stilar import STYCKESTILAR

_KORT_LISTA = 4  # items that stay on one page
_JUSTERING = {"höger": WD_ALIGN_PARAGRAPH.RIGHT, "mitten": WD_ALIGN_PARAGRAPH.CENTER}


class Blockskrivare:
    """Writes blocks; ``rubriker`` are all headings of the paper, for the contents page."""

    def __init__(self, dok: Any, stil: Husstil, rubriker: Sequence[Rubrik]) -> None:
        self.dok = dok
        self.stil = stil
        self.rubriker = rubriker
        self.numrering = xml.Numrering(dok)
        self._rubriknr = 0

    def skriv(self, block: Sequence[Block], plats: Plats) -> None:
        """All blocks into a place."""
        for b in block:
            self._ett(b, plats)

    def _ett(self, b: Block, plats: Plats) -> None:
        match b:
            case Rubrik() if b.text:
                self._rubrik(b, plats)
            case Stycke() if b.text:
                stycke = plats.stycke(STYCKESTILAR[b.stil], b.text)
                if b.håll:
                    stycke.paragraph_format.keep_with_next = True
            case Lista() if b.punkter:
                nummer = self.numrering.ny(numrerad=b.numrerad, start=b.start)
                for nr, punkt in enumerate(b.punkter, 1):
                    p = plats.stycke("List Number" if b.numrerad else "List Bullet", punkt)
                    self.numrering.sätt(p, nummer)
                    p.paragraph_format.space_after = Pt(3)
                    if nr < len(b.punkter) <= _KORT_LISTA:
                        p.paragraph_format.keep_with_next = True
            case Tabell() if b.kolumner or b.bildtext:
                self._tabell(b, plats)
            case Nyckelvärden():
                self._nyckelvärden(b, plats)
            case Marginalblock():
                self._marginalblock(b, plats)
            case Underskrifter() if b.rader:
                self._underskrifter(b, plats)
            case Bild():
                self.bild(b, plats.stycke("Normal"), min(b.bredd_mm, plats.bredd))
            case Ruta():
                tabell = plats.tabell([plats.bredd], top="single", left="single", bottom="single", right="single")
                self.skriv(b.block, tabell.rad()[1][0])
                plats.luft()
            case Sidbrytning():
                plats.ny_sida = True
            case Innehåll():
                self._innehåll(b, plats)
            case Håll():
                före, plats.håll = plats.håll, True
                self.skriv(b.block[:-1], plats)
                plats.håll = före
                self.skriv(b.block[-1:], plats)
            case _:
                pass

    # --- headings and contents

    def _rubrik(self, b: Rubrik, plats: Plats) -> None:
        self._rubriknr += 1
        p = plats.stycke(f"Heading {min(max(b.nivå, 1), 4)}", b.text)
        xml.bokmärke(p, b.ankare or f"rubrik-{self._rubriknr}", self._rubriknr)
        if b.nära:
            p.paragraph_format.space_after = Pt(0)

    def _innehåll(self, b: Innehåll, plats: Plats) -> None:
        """A contents field that Word refreshes; until then it shows the headings."""
        if b.rubrik:
            plats.stycke("TOC Heading", b.rubrik)
        poster = [(i, r) for i, r in enumerate(self.rubriker, start=1) if r.nivå == b.nivå and r.text]
        stycken = [plats.stycke("toc 2") for _ in poster] or [plats.stycke("toc 2")]
        xml.fältdel(stycken[0], "begin", f'TOC \\o "{b.nivå}-{b.nivå}" \\h \\z')
        xml.fältdel(stycken[0], "separate")
        for p, (i, r) in zip(stycken, poster, strict=False):
            ankare = r.ankare or f"rubrik-{i}"
            p.paragraph_format.tab_stops.add_tab_stop(Mm(plats.bredd), alignment=2, leader=1)
            mål = xml.länk(p, f"#{ankare}")
            run = p.add_run(f"{ren_text(r.text)}\t")
            mål.append(run._r)
            xml.lägg_fält(p, f"PAGEREF {xml.bokmärkesnamn(ankare)} \\h", "")
        xml.fältdel(stycken[-1], "end")

    # --- tables

    def _tabell(self, b: Tabell, plats: Plats) -> None:
        if b.bildtext:
            plats.stycke("Tabellrubrik", b.bildtext)
        if not b.kolumner:
            return
        vikter = [max(k.vikt, 0.05) for k in b.kolumner]
        bredder = [plats.bredd * v / sum(vikter) for v in vikter]
        ramar = {"bottom": "single", "insideH": "single"} if b.linjer else {}
        ramar |= {"insideV": "single"} if b.tät else {}
        tabell = plats.tabell(bredder, **ramar)
        xml.beskriv(tabell.tabell, b.bildtext, b.sammanfattning)
        if b.tät:
            xml.cellmarginal(tabell.tabell, 28)
        if any(ren_text(k.rubrik) for k in b.kolumner):
            tr, celler = tabell.rad()
            xml.upprepa_rad(tr)
            for k, cell in zip(b.kolumner, celler, strict=True):
                p = cell.stycke("Tabellhuvud", k.rubrik)
                self._justera(p, k.justering)
                _tät(p, b)
        for rad in b.rader:
            self._rad(b, rad, tabell)
        plats.luft()

    def _rad(self, b: Tabell, rad: Rad, tabell: Tabellplats) -> None:
        celler = celler_med_bredd(b, rad)
        tr, platser = tabell.rad([n for _, n in celler])
        xml.håll_rad(tr)
        kolumn = 0
        for (c, n), plats in zip(celler, platser, strict=True):
            p = plats.stycke("Tabelltext" if rad.slag is Radslag.DATA else "Tabellhuvud", c.text)
            if n == 1:
                self._justera(p, b.kolumner[kolumn].justering)
            _tät(p, b)
            ton = c.ton or ("grå" if rad.slag is Radslag.GRUPP else "")
            if ton in TONER:
                xml.bakgrund(plats.behållare, TONER[ton])
            if rad.slag is Radslag.GRUPP:
                p.paragraph_format.keep_with_next = True
            kolumn += n

    @staticmethod
    def _justera(stycke: Any, justering: str) -> None:
        if justering in _JUSTERING:
            stycke.alignment = _JUSTERING[justering]

    def _nyckelvärden(self, b: Nyckelvärden, plats: Plats) -> None:
        par = [(e, v) for e, v in b.par if b.visa_tomma or e or any(ren_text(r) for r in v)]
        if not par:
            return
        tabell = plats.tabell([plats.bredd * 0.34, plats.bredd * 0.66])
        for etikett, värden in par:
            _, (vänster, höger) = tabell.rad()
            vänster.stycke("Nyckel", etikett)
            for v in värden:
                höger.stycke("Normal", v).paragraph_format.space_after = Pt(2)
        plats.luft()

    def _marginalblock(self, b: Marginalblock, plats: Plats) -> None:
        spalt = min(self.stil.marginalspalt, plats.bredd * 0.4)
        tabell = plats.tabell([spalt, plats.bredd - spalt])
        _, (vänster, höger) = tabell.rad()
        self._rubrik(b.rubrik, vänster)
        rubrik = vänster.behållare.paragraphs[0]
        rubrik.paragraph_format.space_before = Pt(0)
        for run in rubrik.runs:  # whatever its level, a heading in the margin is as large as the text beside it
            run.font.size = Pt(round(self.stil.brödstorlek * 2 - 1) / 2)
        self.skriv(b.block, höger)
        plats.luft()

    # --- signatures and pictures

    def _underskrifter(self, b: Underskrifter, plats: Plats) -> None:
        if b.bredvid:
            for i in range(0, len(b.rader), 3):
                grupp = b.rader[i : i + 3]
                tabell = plats.tabell([plats.bredd / max(len(grupp), 2)] * len(grupp))
                for u, cell in zip(grupp, tabell.rad()[1], strict=True):
                    self._namn(u, cell)
                plats.luft()
            return
        if not any(u.roll or u.linje for u in b.rader):
            for u in b.rader:
                self._namn(u, plats)
            return
        andelar = (0.22, 0.43, 0.35) if any(u.linje for u in b.rader) else (0.22, 0.78)
        tabell = plats.tabell([plats.bredd * a for a in andelar])
        for u in b.rader:
            tr, celler = tabell.rad()
            xml.håll_rad(tr)
            stycken = [celler[0].stycke("Nyckel", u.roll), celler[-1].stycke("Namn", u.namn)]
            if u.titel:
                celler[-1].stycke("Namntitel", u.titel)
            if u.linje:
                stycken.append(celler[1].stycke("Namn"))
                xml.understryk_stycke(stycken[-1])
                for p in stycken:
                    p.paragraph_format.space_before = Pt(14)
        plats.luft()

    @staticmethod
    def _namn(u: Underskrift, plats: Plats) -> None:
        if u.roll:
            plats.stycke("Nyckel", u.roll)
        if u.linje:
            plats.stycke("Normal").paragraph_format.space_before = Pt(24)
        for stil, text in (("Namn", u.namn), ("Namntitel", u.titel)):
            if text:
                plats.stycke(stil, text)

    def bild(self, b: Bild, stycke: Any, bredd_mm: float) -> None:
        """A picture with its alternative text."""
        mediatyp(b.data, b.alttext)
        try:
            form = stycke.add_run().add_picture(BytesIO(b.data), width=Mm(bredd_mm))
        except (UnrecognizedImageError, ValueError, KeyError, IndexError, ZeroDivisionError) as fel:
            raise bildfel(b.alttext) from fel
        for sida in ("distT", "distB", "distL", "distR"):
            form._inline.set(sida, "0")
        form._inline.docPr.set("descr", b.alttext)
        form._inline.docPr.set("name", b.alttext[:60] or "Bild")


def _tät(stycke: Any, tabell: Tabell) -> None:
    """Small type and no air, in a table of many narrow columns."""
    if tabell.tät:
        stycke.paragraph_format.space_before = stycke.paragraph_format.space_after = Pt(0)
        stycke.paragraph_format.line_spacing = 1.0
        for run in stycke.runs:
            run.font.size = Pt(7)
