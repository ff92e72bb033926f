"""Blocks as Word paragraphs, lists and tables, in the template's own styles.

A control's sample text gives the look: its first paragraph that of the text, its headings that of headings, its table
that of tables. What a sample does not show is taken from the template's styles by their built-in names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from nämndapp.reports import dokument as d
from nämndapp.reports.mall.paket import XML, W, element
from nämndapp.reports.mall.stilar import Stilar, stilid

_TABELLBREDD = 9000  # twentieths of a point, shared out by weight; the table itself is as wide as the text
_CELLLUFT, _TECKEN = 280, 150  # a cell's margins and a bold letter, in the same measure
_STRECK = "." * 40


class Förlaga:
    """What a control's sample text shows: the look of text, of headings and of a table."""

    def __init__(self, exempel: Sequence[Any], stilar: Stilar, rubrik: Any | None = None) -> None:
        """``exempel`` are the elements of the sample; ``rubrik`` a heading of the template outside the control."""
        stycken = [e for e in exempel if e.tag == f"{W}p"]
        rubriker = [p for p in stycken if stilar.är_rubrik(p)]
        text = next((p for p in stycken if p not in rubriker), None)
        self.text = _egenskaper(text)
        self.run = _runegenskaper(text)
        self.rubriker = [_egenskaper(p) for p in _olika(rubriker)] or (
            [_egenskaper(rubrik)] if rubrik is not None else []
        )
        self.tabell = next((e for e in exempel if e.tag == f"{W}tbl"), None)


def _olika(stycken: Iterable[Any]) -> list[Any]:
    per_stil = {stilid(p): p for p in reversed(list(stycken))}
    return [p for p in stycken if per_stil.get(stilid(p)) is p]


def _egenskaper(stycke: Any | None) -> Any | None:
    """A copy of the paragraph's properties, without what belongs to its place (section, change marks)."""
    egna = None if stycke is None else stycke.find(f"{W}pPr")
    if egna is None:
        return None
    kopia = deepcopy(egna)
    for namn in ("sectPr", "pPrChange", "rPr"):
        for barn in kopia.findall(f"{W}{namn}"):
            kopia.remove(barn)
    return kopia


def _runegenskaper(stycke: Any | None) -> Any | None:
    run = None if stycke is None else next(stycke.iter(f"{W}r"), None)
    return None if run is None else utan_platshållare(run.find(f"{W}rPr"))


def utan_platshållare(egna: Any | None) -> Any | None:
    """A copy of a run's properties; none when they are those of a placeholder."""
    if egna is None:
        return None
    stil = egna.find(f"{W}rStyle")
    if stil is not None and stil.get(f"{W}val", "").casefold().startswith(("plac", "plats", "pl")):
        return None
    return deepcopy(egna)


def runs(delar: d.Runs, egna: Any | None = None) -> list[Any]:
    """Word runs; line breaks and tabs are Word's own."""
    return [_run(r, egna) for r in delar if r.text]


def _run(run: d.Run, egna: Any | None) -> Any:
    ut = element("w:r")
    egenskaper = deepcopy(egna) if egna is not None else element("w:rPr")
    val = (("b", run.fet), ("i", run.kursiv), ("strike", run.borttagen))
    for namn, på in val:
        if på and egenskaper.find(f"{W}{namn}") is None:
            _lägg_i_ordning(egenskaper, element(f"w:{namn}"))
    if run.infogad and egenskaper.find(f"{W}u") is None:
        _lägg_i_ordning(egenskaper, element("w:u", val="single"))
    if len(egenskaper):
        ut.append(egenskaper)
    for bit in _bitar(run.text):
        ut.append(bit)
    return ut


_ORDNING = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position",
    "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
)  # fmt: skip


def _lägg_i_ordning(egenskaper: Any, ny: Any) -> None:
    """Word is strict about the order of a run's properties (ECMA-376 17.3.2)."""
    plats = _ORDNING.index(ny.tag.removeprefix(W))
    for barn in egenskaper:
        namn = barn.tag.removeprefix(W)
        if namn not in _ORDNING or _ORDNING.index(namn) > plats:
            barn.addprevious(ny)
            return
    egenskaper.append(ny)


def _bitar(text: str) -> Iterable[Any]:
    for nr, rad in enumerate(text.split("\n")):
        if nr:
            yield element("w:br")
        for plats, bit in enumerate(rad.split("\t")):
            if plats:
                yield element("w:tab")
            if bit:
                t = element("w:t")
                t.text = bit
                t.set(f"{XML}space", "preserve")
                yield t


class Skrivare:
    """Writes blocks after one control's sample."""

    def __init__(self, stilar: Stilar, förlaga: Förlaga) -> None:
        self._stilar = stilar
        self._f = förlaga

    def stycke(self, text: d.Runs, egenskaper: Any | None = None) -> Any:
        """A paragraph in the sample's look."""
        ut = element("w:p")
        egna = egenskaper if egenskaper is not None else self._f.text
        if egna is not None:
            ut.append(deepcopy(egna))
        for run in runs(text, self._f.run if egenskaper is None else None):
            ut.append(run)
        return ut

    def rader(self, block: Sequence[d.Block]) -> list[Any]:
        """A list with one paragraph for each line, all in the sample's look."""
        return [self.stycke(text) for text in radtexter(block)]

    def block(self, block: Sequence[d.Block]) -> list[Any]:
        """All blocks, in order."""
        topp = min((b.nivå for b in d.alla_rubriker(block)), default=2)
        ut: list[Any] = []
        for ett in block:
            nya = list(self._ett(ett, topp))
            if ut and nya and ut[-1].tag == nya[0].tag == f"{W}tbl":
                ut.append(element("w:p"))
            ut += nya
        return ut

    def _ett(self, b: d.Block, topp: int) -> Iterable[Any]:
        match b:
            case d.Rubrik():
                yield self._rubrik(b, topp)
            case d.Stycke():
                yield self.stycke(b.text)
            case d.Lista():
                yield from self._lista(b)
            case d.Tabell():
                if b.bildtext:
                    yield self.stycke(d.runs(d.Run(b.bildtext, fet=True)))
                yield tabell(b, self._f.tabell, self._stilar)
            case d.Marginalblock():
                yield self._rubrik(b.rubrik, topp)
                for inre in b.block:
                    yield from self._ett(inre, topp)
            case d.Ruta() | d.Håll():
                for inre in b.block:
                    yield from self._ett(inre, topp)
            case d.Sidbrytning():
                ny = element("w:p")
                run = element("w:r")
                run.append(element("w:br", type="page"))
                ny.append(run)
                yield ny
            case d.Innehåll():
                return
            case _:
                yield from (self.stycke(text) for text in radtexter([b]))

    def _rubrik(self, rubrik: d.Rubrik, topp: int) -> Any:
        if self._f.rubriker:
            plats = min(rubrik.nivå - topp, len(self._f.rubriker) - 1)
            return self.stycke(rubrik.text, self._f.rubriker[plats])
        stil = self._stilar.rubrikstil(rubrik.nivå)
        egna = element("w:pPr")
        if stil:
            egna.append(element("w:pStyle", val=stil))
            return self.stycke(rubrik.text, egna)
        egna.append(element("w:keepNext"))
        egna.append(element("w:outlineLvl", val=str(max(rubrik.nivå - 1, 0))))
        return self.stycke(tuple(d.Run(r.text, fet=True, kursiv=r.kursiv) for r in rubrik.text), egna)

    def _lista(self, lista: d.Lista) -> Iterable[Any]:
        num = self._stilar.listnummer(numrerad=lista.numrerad, start=lista.start)
        if num is None:
            for nr, punkt in enumerate(lista.punkter, lista.start):
                yield self.stycke((d.Run(f"{nr}. " if lista.numrerad else "– "), *punkt))
            return
        stil = self._stilar.liststil(numrerad=lista.numrerad)
        egna = element("w:pPr")
        if stil:
            egna.append(element("w:pStyle", val=stil))
        elif (grund := self._f.text) is not None and (vanlig := grund.find(f"{W}pStyle")) is not None:
            egna.append(deepcopy(vanlig))
        lista_egen = element("w:numPr")
        lista_egen.append(element("w:ilvl", val="0"))
        lista_egen.append(element("w:numId", val=num))
        egna.append(lista_egen)
        yield from (self.stycke(punkt, egna) for punkt in lista.punkter)


def radtexter(block: Sequence[d.Block]) -> list[d.Runs]:
    """The lines of blocks that make up a list of names, papers or label/value pairs."""
    ut: list[d.Runs] = []
    for b in block:
        match b:
            case d.Lista():
                ut += b.punkter
            case d.Stycke() | d.Rubrik():
                ut.append(b.text)
            case d.Nyckelvärden():
                ut += [d.runs(f"{etikett}: ", *värde) for etikett, värden in b.par for värde in värden]
            case d.Underskrifter():
                ut += [d.runs(_underskrift(u)) for u in b.rader]
            case d.Tabell():
                ut += [d.runs("\t".join(d.ren_text(c.text) for c in rad.celler)) for rad in b.rader]
            case d.Marginalblock():
                ut += [b.rubrik.text, *radtexter(b.block)]
            case d.Ruta() | d.Håll():
                ut += radtexter(b.block)
            case d.Bild():
                ut.append(d.runs(b.alttext))
            case d.Sidbrytning() | d.Innehåll():
                continue
    return ut


def _underskrift(u: d.Underskrift) -> str:
    namn = ", ".join(filter(None, (u.namn, u.titel)))
    return "  ".join(filter(None, (u.roll, _STRECK if u.linje else "", namn)))


def tabell(källa: d.Tabell, förlaga: Any | None, stilar: Stilar) -> Any:
    """A table: the sample's frame, header row and cell looks when there is a sample, else the template's grid style."""
    ut = element("w:tbl")
    ut.append(_tabellegenskaper(förlaga, stilar))
    bredder = _bredder(källa)
    nät = element("w:tblGrid")
    for bredd in bredder:
        nät.append(element("w:gridCol", w=str(bredd)))
    ut.append(nät)
    rader = förlaga.findall(f"{W}tr") if förlaga is not None else []
    huvud = _cellmall(rader[0]) if rader else (None, None)
    kropp = _cellmall(rader[1]) if len(rader) > 1 else (None, None)
    fet = huvud[0] is None and huvud[1] is None
    ut.append(_rad([(d.runs(*(d.Run(r.text, fet=fet or r.fet) for r in k.rubrik)), 1) for k in källa.kolumner],
                   källa, bredder, huvud, rubrik=True))  # fmt: skip
    for rad in källa.rader:
        celler = [(c.text, c.kolumner) for c in rad.celler]
        ut.append(_rad(celler, källa, bredder, kropp, rubrik=False))
    return ut


def _bredder(källa: d.Tabell) -> list[int]:
    """By weight, but no column so narrow that its heading's longest word breaks; the widest ones give."""
    summa = sum(k.vikt for k in källa.kolumner)
    vikter = [_TABELLBREDD * k.vikt / summa for k in källa.kolumner]
    ord_ = (max((len(o) for o in d.ren_text(k.rubrik).split()), default=1) for k in källa.kolumner)
    minst = [min(_CELLLUFT + _TECKEN * antal, _TABELLBREDD / len(vikter)) for antal in ord_]
    brist = sum(max(m - v, 0) for m, v in zip(minst, vikter, strict=True))
    över = sum(max(v - m, 0) for m, v in zip(minst, vikter, strict=True))
    return [round(m if v <= m else v - (v - m) * brist / över) for m, v in zip(minst, vikter, strict=True)]


def _tabellegenskaper(förlaga: Any | None, stilar: Stilar) -> Any:
    egna = förlaga.find(f"{W}tblPr") if förlaga is not None else None
    if egna is not None:
        return deepcopy(egna)
    ut = element("w:tblPr")
    if stilar.tabellstil:
        ut.append(element("w:tblStyle", val=stilar.tabellstil))
    ut.append(element("w:tblW", w="5000", type="pct"))
    if not stilar.tabellstil:
        ramar = element("w:tblBorders")
        for sida in ("top", "left", "bottom", "right", "insideH", "insideV"):
            ramar.append(element(f"w:{sida}", val="single", sz="4", space="0", color="auto"))
        ut.append(ramar)
    ut.append(element("w:tblLook", val="0420", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0",
                      noHBand="0", noVBand="1"))  # fmt: skip
    return ut


def _cellmall(rad: Any) -> tuple[Any | None, Any | None]:
    """Paragraph and run properties of a sample row's first cell."""
    stycke = next(rad.iter(f"{W}p"), None)
    return _egenskaper(stycke), _runegenskaper(stycke)


def _rad(
    celler: Sequence[tuple[d.Runs, int]],
    källa: d.Tabell,
    bredder: Sequence[int],
    mall: tuple[Any | None, Any | None],
    *,
    rubrik: bool,
) -> Any:
    ut = element("w:tr")
    egna = element("w:trPr")
    egna.append(element("w:cantSplit"))
    if rubrik:
        egna.append(element("w:tblHeader"))
    ut.append(egna)
    plats = 0
    for text, kolumner in celler:
        cell = element("w:tc")
        cellegen = element("w:tcPr")
        cellegen.append(element("w:tcW", w=str(sum(bredder[plats : plats + kolumner])), type="dxa"))
        if kolumner > 1:
            cellegen.append(element("w:gridSpan", val=str(kolumner)))
        cell.append(cellegen)
        stycke = element("w:p")
        stycke.append(_cellegenskaper(mall[0], källa.kolumner[min(plats, len(bredder) - 1)].justering, kolumner))
        for run in runs(text, mall[1]):
            stycke.append(run)
        cell.append(stycke)
        ut.append(cell)
        plats += kolumner
    return ut


def _cellegenskaper(egna: Any | None, justering: str, kolumner: int) -> Any:
    if egna is not None:
        return deepcopy(egna)
    ut = element("w:pPr")
    ut.append(element("w:spacing", before="40", after="40"))
    sida = {"höger": "right", "mitten": "center"}.get(justering) if kolumner == 1 else None
    if sida:
        ut.append(element("w:jc", val=sida))
    return ut
