"""Dokument → HTML: semantic, self-contained (pictures inside), accessible (WCAG 2.1 AA), with a print style."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from nämndapp.reports.bildslag import mediatyp
from nämndapp.reports.dokument import (
    Bild,
    Block,
    Dokument,
    Fältruta,
    Håll,
    Innehåll,
    Lista,
    Marginalblock,
    Nyckelvärden,
    Rad,
    Radslag,
    Rubrik,
    Run,
    Runs,
    Ruta,
    Sidbrytning,
    Stil,
    Stycke,
    Tabell,
    Underskrifter,
    alla_rubriker,
    ren_text,
)
from nämndapp.reports.html.utseende import css
from nämndapp.reports.stil import Husstil
from nämndapp.reports.tabellform import celler_med_bredd, är_radrubrik

_JUSTERING = {"höger": "h", "mitten": "m"}


def rendera(dokument: Dokument, stil: Husstil) -> str:
    """See ``reports.rendera.till_html``."""
    return "\n".join(_Sida(dokument, stil).delar()) + "\n"


class _Sida:
    def __init__(self, dokument: Dokument, stil: Husstil) -> None:
        self.dok = dokument
        self.stil = stil
        self.rubriker = tuple(alla_rubriker(dokument.block))
        self._nr = 0

    def delar(self) -> Iterator[str]:
        dok = self.dok
        yield "<!DOCTYPE html>"
        yield f'<html lang="{_attr(dok.språk)}">'
        yield "<head>"
        yield '<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{escape(dok.titel)}</title>"
        for namn, värde in (
            ("author", dok.författare),
            ("description", dok.ämne),
            ("keywords", ", ".join(dok.nyckelord)),
            ("dcterms.date", dok.datum),
        ):
            if värde:
                yield f'<meta name="{namn}" content="{_attr(värde)}">'
        yield f"<style>{css(self.stil, liggande=dok.liggande)}</style>"
        yield "</head>"
        yield f'<body><div class="papper{" bred" if dok.liggande else ""}">'
        yield from self._huvud()
        yield "<main>"
        yield from self._block(dok.block)
        yield "</main>"
        if dok.fot.första:
            yield "<footer>"
            yield from _rutor(dok.fot.första)
            yield "</footer>"
        yield "</div></body>"
        yield "</html>"

    def _huvud(self) -> Iterator[str]:
        huvud = self.dok.huvud
        yield '<header class="huvud">'
        if self.dok.märkning:
            yield f'<p class="markning">{_text(self.dok.märkning)}</p>'
        yield '<div class="avsandare">'
        if huvud.logotyp:
            yield _img(huvud.logotyp, min(huvud.logotyp.bredd_mm, self.stil.logotypbredd))
        yield "<div>"
        yield from (f"<p>{_text(a)}</p>" for a in huvud.avsändare if a)
        yield "</div></div>"
        yield "<div>"
        if huvud.dokumenttyp:
            yield f'<p class="dokumenttyp">{_text(huvud.dokumenttyp)}</p>'
        yield from _rutor((*huvud.vänster, *huvud.fält))
        yield "</div></header>"

    # --- blocks

    def _block(self, block: Sequence[Block]) -> Iterator[str]:
        for b in block:
            yield from self._ett(b)

    def _ett(self, b: Block) -> Iterator[str]:
        match b:
            case Rubrik():
                yield self._rubrik(b)
            case Stycke() if b.text:
                klasser = ["" if b.stil is Stil.BRÖD else b.stil.value, "foljs" if b.håll else ""]
                yield f"<p{_klass(' '.join(filter(None, klasser)))}>{_runs(b.text)}</p>"
            case Lista() if b.punkter:
                tagg = "ol" if b.numrerad else "ul"
                start = f' start="{b.start}"' if b.numrerad and b.start != 1 else ""
                yield f"<{tagg}{start}>"
                yield from (f"<li>{_runs(p)}</li>" for p in b.punkter)
                yield f"</{tagg}>"
            case Tabell() if b.kolumner or b.bildtext:
                yield from self._tabell(b)
            case Nyckelvärden() if b.par:
                yield from _nyckelvärden(b)
            case Marginalblock():
                yield '<section class="marginal">'
                yield self._rubrik(b.rubrik)
                yield "<div>"
                yield from self._block(b.block)
                yield "</div></section>"
            case Underskrifter() if b.rader:
                yield from _underskrifter(b)
            case Bild():
                yield f"<figure>{_img(b, b.bredd_mm)}</figure>"
            case Ruta() | Håll():
                yield f'<div class="{"ruta" if isinstance(b, Ruta) else "hall"}">'
                yield from self._block(b.block)
                yield "</div>"
            case Sidbrytning():
                yield '<div class="sidbrytning"></div>'
            case Innehåll():
                yield from self._innehåll(b)

    def _rubrik(self, b: Rubrik) -> str:
        self._nr += 1
        nära = ' class="nara"' if b.nära else ""
        tagg = f"h{min(max(b.nivå, 1), 6)}"
        return f'<{tagg} id="{_attr(b.ankare or f"rubrik-{self._nr}")}"{nära}>{_runs(b.text)}</{tagg}>'

    def _innehåll(self, b: Innehåll) -> Iterator[str]:
        yield f'<nav aria-label="{_attr(b.rubrik or "Innehåll")}">'
        if b.rubrik:
            yield f"<h2>{_text(b.rubrik)}</h2>"
        yield "<ol>"
        for i, r in enumerate(self.rubriker, start=1):
            if r.nivå == b.nivå:
                yield f'<li><a href="#{_attr(r.ankare or f"rubrik-{i}")}">{_text(ren_text(r.text))}</a></li>'
        yield "</ol></nav>"

    def _tabell(self, b: Tabell) -> Iterator[str]:
        yield '<div class="tabell">'
        klass = _klass(" ".join(n for n, på in (("utan-linjer", not b.linjer), ("tät", b.tät)) if på))
        beskrivning = f' aria-description="{_attr(b.sammanfattning)}"' if b.sammanfattning else ""
        yield f"<table{klass}{beskrivning}>"
        if b.bildtext:
            yield f"<caption>{_text(b.bildtext)}</caption>"
        if any(ren_text(k.rubrik) for k in b.kolumner):
            yield "<thead><tr>"
            for k in b.kolumner:
                yield f'<th scope="col"{_klass(_JUSTERING.get(k.justering, ""))}>{_runs(k.rubrik)}</th>'
            yield "</tr></thead>"
        yield "<tbody>"
        for rad in b.rader:
            yield from _tabellrad(b, rad)
        yield "</tbody></table></div>"


def _tabellrad(b: Tabell, rad: Rad) -> Iterator[str]:
    yield f"<tr{_klass('' if rad.slag is Radslag.DATA else rad.slag.value)}>"
    kolumn = 0
    for c, bred in celler_med_bredd(b, rad):
        k = b.kolumner[kolumn]
        klasser = [_JUSTERING.get(k.justering, "") if bred == 1 else "", "siffror" if k.siffror else ""]
        klasser.append(f"ton-{c.ton}" if c.ton else "")
        span = f' colspan="{bred}"' if bred > 1 else ""
        tagg, scope = ("th", ' scope="row"') if är_radrubrik(c, rad) else ("td", "")
        yield f"<{tagg}{scope}{span}{_klass(' '.join(filter(None, klasser)))}>{_runs(c.text)}</{tagg}>"
        kolumn += bred
    yield "</tr>"


def _nyckelvärden(b: Nyckelvärden) -> Iterator[str]:
    yield '<dl class="nyckel">'
    for etikett, värden in b.par:
        if b.visa_tomma or etikett or any(ren_text(v) for v in värden):
            yield f"<div><dt>{_text(etikett)}</dt>"
            yield from (f"<dd>{_runs(v)}</dd>" for v in värden or ((),))
            yield "</div>"
    yield "</dl>"


def _underskrifter(b: Underskrifter) -> Iterator[str]:
    yield f'<div class="underskrifter{" bredvid" if b.bredvid else ""}">'
    for u in b.rader:
        yield "<div>"
        if u.roll:
            yield f'<p class="roll">{_text(u.roll)}</p>'
        if u.linje:
            yield '<div class="linje"></div>'
        if u.namn:
            yield f"<p>{_text(u.namn)}</p>"
        if u.titel:
            yield f'<p class="namntitel">{_text(u.titel)}</p>'
        yield "</div>"
    yield "</div>"


def _rutor(rutor: Sequence[Fältruta]) -> Iterator[str]:
    if not rutor:
        return
    yield '<dl class="rutor">'
    for r in rutor:
        yield f"<div><dt>{_text(r.etikett)}</dt>"
        yield from (f"<dd>{_text(v)}</dd>" for v in r.värde.split("\n"))
        yield "</div>"
    yield "</dl>"


def _img(b: Bild, bredd_mm: float) -> str:
    källa = f"data:{mediatyp(b.data, b.alttext)};base64,{b64encode(b.data).decode()}"
    return f'<img src="{källa}" alt="{_attr(b.alttext)}" style="width:{bredd_mm:g}mm">'


def _runs(delar: Runs) -> str:
    return "".join(_run(r) for r in delar)


def _run(r: Run) -> str:
    ut = _text(r.text)
    if r.kursiv:
        ut = f"<em>{ut}</em>"
    if r.fet:
        ut = f"<strong>{ut}</strong>"
    if r.länk:
        ut = f'<a href="{_attr(r.länk)}">{ut}</a>'
    if r.infogad:
        ut = f"<ins>{ut}</ins>"
    if r.borttagen:
        ut = f"<del>{ut}</del>"
    return ut


def _text(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _attr(text: str) -> str:
    return escape(text, quote=True)


def _klass(klass: str) -> str:
    return f' class="{klass}"' if klass else ""
