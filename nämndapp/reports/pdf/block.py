"""Blocks → boxes with their structure nodes."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Name, String

from nämndapp.reports.dokument import (
    Bild,
    Block,
    Håll,
    Innehåll,
    Lista,
    Marginalblock,
    Nyckelvärden,
    Rubrik,
    Runs,
    Ruta,
    Sidbrytning,
    Stil,
    Stycke,
    Tabell,
    Underskrifter,
    ren_text,
)
from nämndapp.reports.pdf.bilder import Bilder
from nämndapp.reports.pdf.sats import Sats, Typ
from nämndapp.reports.pdf.satsyta import LINJE, MM, Satsyta, inline_noder, textskärvor
from nämndapp.reports.pdf.skarva import Skärva
from nämndapp.reports.pdf.struktur import Nod
from nämndapp.reports.pdf.tabell import tabellskärvor
from nämndapp.reports.pdf.underskrifter import underskriftsskärvor
from nämndapp.reports.pdf.yta import Yta, rita_sats

_FÖRE = {1: 6.0, 2: 20.0, 3: 11.0, 4: 9.0}
_EFTER = {1: 9.0, 2: 5.0, 3: 2.5, 4: 1.5}
_EFTER_STYCKE = {
    Stil.BRÖD: 7.0,
    Stil.INGRESS: 8.0,
    Stil.ETIKETT: 0.0,
    Stil.NOT: 9.0,
    Stil.BESLUT: 6.0,
    Stil.NAMN: 0.0,
    Stil.NAMNTITEL: 7.0,
}
_TABELLUFT = 9.0
_KORT_LISTA = 4  # items


class Blocksättare:
    """Turns a list of blocks into boxes. ``bokmärken`` collects (level, title, anchor) for the outline."""

    def __init__(self, ytan: Satsyta, bilder: Bilder, rubriker: Sequence[Rubrik]) -> None:
        self.ytan = ytan
        self.bilder = bilder
        self.rubriker = rubriker
        self.bokmärken: list[tuple[int, str, str]] = []
        self._efter = 0.0
        self._nivå = 0
        self._rubriknr = 0
        self._bryt = False  # the next box starts a page

    def sätt(self, block: Sequence[Block], nod: Nod, x: float, bredd: float) -> list[Skärva]:
        """Boxes of ``block`` in a column."""
        ut: list[Skärva] = []
        for b in block:
            if isinstance(b, Sidbrytning):
                self._bryt = True
                continue
            bryt, self._bryt = self._bryt, False
            nya = self._block(b, nod, x, bredd)
            if nya:
                nya[0].ny_sida = nya[0].ny_sida or bryt
            else:
                self._bryt = bryt
            ut += nya
        return ut

    def _med_luft(self, skärvor: list[Skärva], före: float, efter: float) -> list[Skärva]:
        if skärvor:
            skärvor[0].före = max(self._efter, före)
            self._efter = efter
        return skärvor

    def _block(  # noqa: PLR0911 – one branch per block type
        self, b: Block, nod: Nod, x: float, bredd: float
    ) -> list[Skärva]:
        match b:
            case Rubrik():
                return self._rubrik(b, nod, x, bredd)
            case Stycke():
                if not ren_text(b.text):
                    return []
                delar = self._text(b.text, self.ytan.typer.stycken[b.stil], nod.ny("P"), x, bredd)
                delar[-1].håll = b.håll
                return self._med_luft(delar, 0.0, _EFTER_STYCKE[b.stil])
            case Lista():
                return self._lista(b, nod, x, bredd)
            case Tabell():
                delar = tabellskärvor(self.ytan, b, nod.ny("Table"), x, bredd)
                return self._med_luft(delar, _TABELLUFT if b.bildtext else 5.0, _TABELLUFT)
            case Nyckelvärden():
                return self._nyckelvärden(b, nod, x, bredd)
            case Marginalblock():
                return self._marginalblock(b, nod, x, bredd)
            case Underskrifter():
                return self._med_luft(underskriftsskärvor(self.ytan, b, nod, x, bredd), 14.0, 10.0)
            case Bild():
                return self._bild(b, nod, x, bredd)
            case Ruta():
                return self._ruta(b, nod, x, bredd)
            case Innehåll():
                return self._innehåll(b, nod, x, bredd)
            case Håll():
                delar = self.sätt(b.block, nod, x, bredd)
                for s in delar[:-1]:
                    s.samman = True
                return delar
            case Sidbrytning():
                return []

    def _text(self, text: Runs, typ: Typ, nod: Nod, x: float, bredd: float) -> list[Skärva]:
        sats = self.ytan.sätt(text, typ, bredd)
        return textskärvor(sats, nod, x, inline=self._inline(nod, text, sats))

    @staticmethod
    def _inline(nod: Nod, text: Runs, sats: Sats) -> dict[int, Nod] | None:
        return inline_noder(nod, text, sats.stilar) if any(s.slag for s in sats.stilar) else None

    # --- headings

    def _rubriknod(self, rubrik: Rubrik, nod: Nod) -> tuple[Nod, int, str]:
        nivå = max(1, min(rubrik.nivå, self._nivå + 1, 4))  # PDF/UA-1 7.4.2: levels never skip
        ankare = self._nästa_ankare(rubrik)
        if ren_text(rubrik.text):
            self._nivå = nivå
            self.bokmärken.append((nivå, ren_text(rubrik.text), ankare))
        return nod.ny(f"H{nivå}"), nivå, ankare

    def _nästa_ankare(self, rubrik: Rubrik) -> str:
        self._rubriknr += 1
        return rubrik.ankare or f"rubrik-{self._rubriknr}"

    def _rubrik(self, b: Rubrik, nod: Nod, x: float, bredd: float) -> list[Skärva]:
        egen, nivå, ankare = self._rubriknod(b, nod)
        if not ren_text(b.text):
            return []
        typ = self.ytan.typer.rubriker[nivå]
        sats = self.ytan.sätt(b.text, typ, bredd, luft=0.5)
        delar = textskärvor(sats, egen, x, inline=self._inline(egen, b.text, sats))
        delar[0].ankare = ankare
        for d in delar:
            d.håll = True
        return self._med_luft(delar, _FÖRE[nivå], 0.5 if b.nära else _EFTER[nivå])

    # --- lists and label/value lines

    def _lista(self, b: Lista, nod: Nod, x: float, bredd: float) -> list[Skärva]:
        typ = self.ytan.typer.bröd
        lista = nod.ny("L", attribut={"/O": Name.List, "/ListNumbering": Name.Decimal if b.numrerad else Name.Disc})
        sista = f"{b.start + len(b.punkter) - 1}." if b.numrerad else "•"
        indrag = max(self.ytan.mät(sista, typ) + 6.0, 17.0)
        punkter: list[list[Skärva]] = []
        for i, punkt in enumerate(b.punkter):
            rad = lista.ny("LI")
            märke = f"{b.start + i}." if b.numrerad else "•"
            etikett, kropp = rad.ny("Lbl"), rad.ny("LBody")
            ettan = self.ytan.sätt(märke, typ, indrag)
            delar = self._text(punkt, typ, kropp, x + indrag, bredd - indrag)
            _rita_före(delar[0], ettan, etikett, x)
            punkter.append(self._med_luft(delar, 0.0, 3.0))
        self._efter = 7.0
        _håll_punkter(punkter, typ.radhöjd)
        return [s for delar in punkter for s in delar]

    def _nyckelvärden(self, b: Nyckelvärden, nod: Nod, x: float, bredd: float) -> list[Skärva]:
        par = [(e, v) for e, v in b.par if b.visa_tomma or e or any(ren_text(r) for r in v)]
        if not par:
            return []
        typ = self.ytan.typer.bröd
        etikettyp = self.ytan.typer.marginal
        spalt = min(max(max(self.ytan.mät(e, etikettyp) for e, _ in par) + 14.0, 92.0), bredd * 0.38)
        lista = nod.ny("L", attribut={"/O": Name.List, "/ListNumbering": Name("/None")})
        ut: list[Skärva] = []
        for etikett, värden in par:
            rad = lista.ny("LI")
            märke, kropp = rad.ny("Lbl"), rad.ny("LBody")
            vänster = self.ytan.sätt(etikett, etikettyp, spalt - 10.0)
            delar: list[Skärva] = []
            for v in värden:
                if v:
                    delar += self._text(v, typ, kropp.ny("P") if len(värden) > 1 else kropp, x + spalt, bredd - spalt)
            delar = _minst(delar, vänster.höjd)
            _rita_före(delar[0], vänster, märke, x)
            ut += self._med_luft(delar, 0.0, 3.5)
        self._efter = 9.0
        return ut

    # --- margin headings, boxes

    def _marginalblock(self, b: Marginalblock, nod: Nod, x: float, bredd: float) -> list[Skärva]:
        spalt = min(self.ytan.stil.marginalspalt * MM, bredd * 0.4)
        egen, _, ankare = self._rubriknod(b.rubrik, nod)
        rubrik = self.ytan.sätt(b.rubrik.text, self.ytan.typer.marginal, spalt - 10.0, luft=0.1)
        före = max(self._efter, 8.0)
        self._efter = 0.0
        delar = _minst(self.sätt(b.block, nod, x + spalt, bredd - spalt), rubrik.höjd)
        _rita_före(delar[0], rubrik, egen, x, self._inline(egen, b.rubrik.text, rubrik))
        delar[0].ankare = ankare
        delar[0].före = före
        self._efter = max(self._efter, 7.0)
        return delar

    def _ruta(self, b: Ruta, nod: Nod, x: float, bredd: float) -> list[Skärva]:
        före, self._efter = max(self._efter, 8.0), 0.0
        luft = 9.0
        delar = self.sätt(b.block, nod.ny("Div"), x + luft, bredd - 2 * luft)
        if not delar:
            self._efter = före
            return []
        delar[0].före = 0.0
        delar = [Skärva(6.0, _inget, håll=True), *delar, Skärva(7.0, _inget)]
        delar[-2].håll = True
        for i, d in enumerate(delar):
            _rama(d, x, bredd, först=i == 0, sist=i == len(delar) - 1)
        delar = _hållna(delar) if sum(d.höjd + d.före for d in delar) < self.ytan.sidhöjd * 0.6 else delar
        delar[0].före = före
        self._efter = 11.0
        return delar

    # --- pictures and contents

    def _bild(self, b: Bild, nod: Nod, x: float, bredd: float) -> list[Skärva]:
        bild = self.bilder.läs(b.data, b.alttext)
        w = min(b.bredd_mm * MM, bredd)
        h = w * bild.höjd / bild.bredd
        if h > self.ytan.sidhöjd * 0.9:
            w, h = w * self.ytan.sidhöjd * 0.9 / h, self.ytan.sidhöjd * 0.9
        egen = nod.ny("Figure", Alt=String(b.alttext or "Bild"))

        def rita(yta: Yta, topp: float, _överst: bool) -> None:
            egen.attribut = {
                "/O": Name.Layout,
                "/Placement": Name.Block,
                "/BBox": Array([round(v, 2) for v in (x, topp - h, x + w, topp)]),
            }
            yta.bild(egen, bild.läsare, x, topp - h, w, h)

        return self._med_luft([Skärva(h, rita)], 6.0, 9.0)

    def _innehåll(self, b: Innehåll, nod: Nod, x: float, bredd: float) -> list[Skärva]:
        ut: list[Skärva] = []
        if b.rubrik:
            nivå = max(1, min(2, self._nivå + 1))
            self._nivå = nivå
            typ = self.ytan.typer.rubriker[2]
            ut += textskärvor(self.ytan.sätt(b.rubrik, typ, bredd), nod.ny(f"H{nivå}"), x)
            ut[0].håll = True
            self._med_luft(ut, 14.0, 6.0)
        toc = nod.ny("TOC")
        for i, rubrik in enumerate(self.rubriker, start=1):
            if rubrik.nivå == b.nivå and rubrik.text:
                delar = [self._innehållsrad(rubrik, rubrik.ankare or f"rubrik-{i}", toc, x, bredd)]
                ut += self._med_luft(delar, 0.0, 3.0)
        self._efter = 12.0
        return ut

    def _innehållsrad(self, rubrik: Rubrik, ankare: str, toc: Nod, x: float, bredd: float) -> Skärva:
        typ = self.ytan.typer.bröd
        sats = self.ytan.sätt(ren_text(rubrik.text).replace("\n", " "), typ, bredd - 40.0, luft=0.4)
        länk = toc.ny("TOCI").ny("Reference").ny("Link")
        ytan = self.ytan

        def rita(yta: Yta, topp: float, _överst: bool) -> None:
            rita_sats(yta, länk, x, topp, sats)
            nummer = str(ytan.sidnummer(ankare) or "")
            bas = topp - (len(sats.rader) - 1) * typ.radhöjd - (typ.radhöjd - typ.storlek) / 2 - 0.82 * typ.storlek
            höger = x + bredd - ytan.mät(f" {nummer}", typ)
            yta.text(länk, höger, bas, f" {nummer}", typ)
            början = x + sats.rader[-1].bredd + 6.0
            if höger - början > 8.0:
                yta.linje(början, bas + 0.6, höger - 2.0, bas + 0.6, 0.6, LINJE, prickad=True)
            yta.länk(länk, (x, topp - sats.höjd, x + bredd, topp), f"#{ankare}")

        return Skärva(sats.höjd, rita)


def _inget(yta: Yta, topp: float, _överst: bool) -> None:
    """An empty box."""


def _minst(delar: list[Skärva], höjd: float) -> list[Skärva]:
    """At least one box, and the first boxes stay together beside a heading of ``höjd``."""
    if not delar:
        return [Skärva(höjd, _inget)]
    summa = 0.0
    for d in delar:
        summa += d.höjd + (d.före if summa else 0.0)
        if summa >= höjd - 0.01:
            return delar
        d.håll = True
    return [*delar, Skärva(höjd - summa, _inget)]


def _hållna(delar: list[Skärva]) -> list[Skärva]:
    for d in delar[:-1]:
        d.håll = True
    return delar


def _håll_punkter(punkter: list[list[Skärva]], radhöjd: float) -> None:
    """A short list stays whole; of a long one no item stands alone on a page."""
    alla = [s for delar in punkter for s in delar]
    if len(punkter) <= _KORT_LISTA and sum(s.höjd for s in alla) < 2.5 * _KORT_LISTA * radhöjd:
        _hållna(alla)
    elif len(punkter) > 1:
        for delar in (punkter[0], punkter[-2]):
            delar[-1].håll = True


def _rita_före(skärva: Skärva, sats: Sats, nod: Nod, x: float, inline: dict[int, Nod] | None = None) -> None:
    """Draws ``sats`` at the left of a box, before it in reading order."""
    egen = skärva.rita

    def rita(yta: Yta, topp: float, överst: bool) -> None:
        rita_sats(yta, nod, x, topp, sats, inline=inline)
        egen(yta, topp, överst)

    skärva.rita = rita


def _rama(skärva: Skärva, x: float, bredd: float, *, först: bool, sist: bool) -> None:
    """Sides of a frame along a box, and its top or bottom."""
    egen, luft = skärva.rita, skärva.före

    def rita(yta: Yta, topp: float, överst: bool) -> None:
        över = topp + (0.0 if överst or först else luft)
        under = topp - skärva.höjd
        yta.linje(x, över, x, under, 0.6, LINJE)
        yta.linje(x + bredd, över, x + bredd, under, 0.6, LINJE)
        if först:
            yta.linje(x, topp, x + bredd, topp, 0.6, LINJE)
        if sist:
            yta.linje(x, under, x + bredd, under, 0.6, LINJE)
        egen(yta, topp, överst)

    skärva.rita = rita
