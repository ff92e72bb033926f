"""Tables: column widths, rows as boxes, header repeated, high rows split, the risk matrix."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pikepdf import Name

from nämndapp.reports.dokument import Cell, Kolumn, Rad, Radslag, Tabell
from nämndapp.reports.pdf.sats import Sats, Typ
from nämndapp.reports.pdf.satsyta import LINJE, MÖRK_LINJE, TONER, Satsyta, inline_noder, textskärvor
from nämndapp.reports.pdf.skarva import Skärva, Upprepning
from nämndapp.reports.pdf.struktur import Nod
from nämndapp.reports.pdf.yta import UPPREPAT, Färg, Yta, rita_sats
from nämndapp.reports.tabellform import celler_med_bredd, är_radrubrik

SIDLUFT = 4.0  # padding beside a cell's text
HÖJDLUFT = 3.2  # above and below it
TÄT_SIDLUFT, TÄT_HÖJDLUFT = 1.4, 1.3  # in a table of many narrow columns
TÄT_STORLEK = 7.0
_ORD = re.compile(r"[^\s\-/]+[-/]?")


@dataclass(slots=True)
class _Satscell:
    sats: Sats
    nod: Nod | None
    x: float
    bredd: float
    justering: str
    ton: Färg | None
    upprepad: bool
    inline: dict[int, Nod] | None


def kolumnbredder(ytan: Satsyta, tabell: Tabell, bredd: float) -> list[float]:
    """Shares by ``vikt``, but no column narrower than its heading's longest word (while that is possible)."""
    vikter = [max(k.vikt, 0.05) for k in tabell.kolumner]
    bredder = [bredd * v / sum(vikter) for v in vikter]
    typ = _tät(ytan.typer.tabellhuvud) if tabell.tät else ytan.typer.tabellhuvud
    luft = TÄT_SIDLUFT if tabell.tät else SIDLUFT
    minst = [_minsta(ytan, k, typ, luft) for k in tabell.kolumner]
    if sum(minst) > bredd:
        return bredder
    for _ in range(len(bredder)):
        brist = sum(max(m - b, 0.0) for b, m in zip(bredder, minst, strict=True))
        if brist < 0.01:
            break
        rika = sum(max(b - m, 0.0) for b, m in zip(bredder, minst, strict=True))
        bredder = [m if b < m else b - (b - m) * min(brist / rika, 1.0) for b, m in zip(bredder, minst, strict=True)]
    return bredder


def _minsta(ytan: Satsyta, kolumn: Kolumn, typ: Typ, luft: float) -> float:
    ord_ = [o for r in kolumn.rubrik for o in _ORD.findall(r.text)]
    return max((ytan.mät(o, typ) for o in ord_), default=0.0) + 2 * luft + 0.5


def _tät(typ: Typ) -> Typ:
    """The same look in small type."""
    return replace(typ, storlek=TÄT_STORLEK, radhöjd=round(TÄT_STORLEK * 1.2, 2))


def tabellskärvor(ytan: Satsyta, tabell: Tabell, nod: Nod, x: float, bredd: float) -> list[Skärva]:
    """Caption, header row and rows."""
    ut: list[Skärva] = []
    if tabell.sammanfattning:
        nod.attribut = {"/O": Name.Table, "/Summary": tabell.sammanfattning}
    if tabell.bildtext:
        typ = ytan.typer.grupp
        text = nod.ny("Caption")
        ut += textskärvor(ytan.sätt(tabell.bildtext, typ, bredd), text, x)
        ut.append(Skärva(3.0, _tomt))
        for s in ut:
            s.håll = True
    if not tabell.kolumner:
        return ut
    rader = _Rader(ytan, tabell, nod, x, kolumnbredder(ytan, tabell, bredd))
    ut += rader.alla()
    return ut


def _tomt(yta: Yta, topp: float, _överst: bool) -> None:
    """An empty box."""


class _Rader:
    """The rows of one table."""

    def __init__(self, ytan: Satsyta, tabell: Tabell, nod: Nod, x: float, bredder: list[float]) -> None:
        self.ytan = ytan
        self.tabell = tabell
        self.nod = nod
        self.bredder = bredder
        self.kanter = [x + sum(bredder[:i]) for i in range(len(bredder) + 1)]
        self.minsta_höjd = tabell.radhöjd_mm * 72 / 25.4
        self.mitt = tabell.radhöjd_mm > 0  # text in the middle of a row's height
        self.linjer = tabell.linjer
        self.sidluft, self.höjdluft = (TÄT_SIDLUFT, TÄT_HÖJDLUFT) if tabell.tät else (SIDLUFT, HÖJDLUFT)

    def alla(self) -> list[Skärva]:
        huvud = self._huvud() if any(r.text for k in self.tabell.kolumner for r in k.rubrik) else []
        upprepa = None
        if huvud:
            höjd = huvud[0].höjd

            def rita_om(yta: Yta, topp: float) -> None:
                yta.artefakt, före = UPPREPAT, yta.artefakt
                self._rita_huvud(yta, topp, som_artefakt=True)
                yta.artefakt = före

            upprepa = Upprepning(höjd, rita_om)
        kropp = self.nod.ny("TBody")
        ut = list(huvud)
        for i, rad in enumerate(self.tabell.rader):
            delar = self._rad(rad, kropp)
            for d in delar:
                d.upprepa = upprepa
            näst_sist = i == len(self.tabell.rader) - 2  # the last row does not stand alone on a page
            if rad.slag is Radslag.GRUPP or näst_sist or (i + 1 < len(self.tabell.rader) and self._är_summa(i + 1)):
                delar[-1].håll = True
            ut += delar
        return ut

    def _är_summa(self, i: int) -> bool:
        return self.tabell.rader[i].slag is Radslag.SUMMA

    # --- header

    def _huvud(self) -> list[Skärva]:
        rad = self.nod.ny("THead").ny("TR")
        self._huvudceller = [
            self._cell(Cell(k.rubrik), rad, i, 1, self._typ(self.ytan.typer.tabellhuvud), "Column")
            for i, k in enumerate(self.tabell.kolumner)
        ]
        höjd = max(c.sats.höjd for c in self._huvudceller) + 2 * self.höjdluft
        self._huvudhöjd = höjd

        def rita(yta: Yta, topp: float, _överst: bool) -> None:
            self._rita_huvud(yta, topp, som_artefakt=False)

        return [Skärva(höjd, rita, håll=True)]

    def _rita_huvud(self, yta: Yta, topp: float, *, som_artefakt: bool) -> None:
        botten = topp - self._huvudhöjd
        for c in self._huvudceller:
            lyft = self._huvudhöjd - 2 * self.höjdluft - c.sats.höjd  # headings stand on the rule
            self._rita_cell(yta, c, topp - self.höjdluft - lyft, som_artefakt=som_artefakt)
        yta.linje(self.kanter[0], botten, self.kanter[-1], botten, 0.9, MÖRK_LINJE)

    def _typ(self, typ: Typ) -> Typ:
        return _tät(typ) if self.tabell.tät else typ

    # --- rows

    def _rad(self, rad: Rad, kropp: Nod) -> list[Skärva]:
        nod = kropp.ny("TR")
        typ = self._typ(self.ytan.typer.tabell if rad.slag is Radslag.DATA else self.ytan.typer.grupp)
        celler: list[_Satscell] = []
        kolumn = 0
        for c, bred in celler_med_bredd(self.tabell, rad):
            celler.append(self._cell(c, nod, kolumn, bred, typ, "Row" if är_radrubrik(c, rad) else ""))
            kolumn += bred
        höjd = max([c.sats.höjd for c in celler], default=typ.radhöjd)
        höjd = max(höjd + 2 * self.höjdluft, self.minsta_höjd)
        if höjd > self.ytan.sidhöjd * 0.4:
            return self._delad_rad(rad, celler, typ)
        return [self._hel_rad(rad, celler, höjd)]

    def _hel_rad(self, rad: Rad, celler: list[_Satscell], höjd: float) -> Skärva:
        def rita(yta: Yta, topp: float, överst: bool) -> None:
            self._grunder(yta, rad, celler, topp, höjd)
            for c in celler:
                lyft = (höjd - 2 * self.höjdluft - c.sats.höjd) / 2 if self.mitt else 0.0
                self._rita_cell(yta, c, topp - self.höjdluft - lyft, osynlig=c.upprepad and not överst)
            self._underlinje(yta, rad, topp - höjd, topp)

        return Skärva(höjd, rita)

    def _delad_rad(self, rad: Rad, celler: list[_Satscell], typ: Typ) -> list[Skärva]:
        """A row higher than what may be kept whole: one box per line."""
        antal = max(len(c.sats.rader) for c in celler)

        def linje(i: int) -> Skärva:
            före = self.höjdluft if i == 0 else 0.0
            höjd = typ.radhöjd + före + (self.höjdluft if i == antal - 1 else 0.0)

            def rita(yta: Yta, topp: float, överst: bool) -> None:
                self._grunder(yta, rad, celler, topp, höjd)
                for c in celler:
                    self._rita_cell(yta, c, topp - före, från=i, till=i + 1, osynlig=c.upprepad and not överst)
                if i == antal - 1:
                    self._underlinje(yta, rad, topp - höjd, topp)

            return Skärva(höjd, rita, håll=i == 0 or i == antal - 2)

        return [linje(i) for i in range(antal)]

    def _grunder(self, yta: Yta, rad: Rad, celler: list[_Satscell], topp: float, höjd: float) -> None:
        if rad.slag is Radslag.GRUPP:
            yta.yta(self.kanter[0], topp - höjd, self.kanter[-1] - self.kanter[0], höjd, TONER["grå"])
        lucka = 0.4 if self.tabell.tät else 0.0
        for c in celler:
            if c.ton:
                yta.yta(
                    c.x - self.sidluft + lucka, topp - höjd + lucka, c.bredd + 2 * self.sidluft - 2 * lucka,
                    höjd - 2 * lucka, c.ton,
                )  # fmt: skip

    def _underlinje(self, yta: Yta, rad: Rad, botten: float, topp: float) -> None:
        if rad.slag is Radslag.SUMMA:
            yta.linje(self.kanter[0], topp, self.kanter[-1], topp, 0.9, MÖRK_LINJE)
        if self.linjer:
            yta.linje(self.kanter[0], botten, self.kanter[-1], botten, 0.4, LINJE)
        if self.tabell.tät:
            for kant in self.kanter[1:-1]:
                yta.linje(kant, topp, kant, botten, 0.3, LINJE)

    # --- cells

    def _cell(self, c: Cell, rad: Nod, kolumn: int, bred: int, typ: Typ, roll: str) -> _Satscell:
        nod = rad.ny("TH" if roll else "TD")
        attribut: dict[str, object] = {}
        if roll:
            attribut["/Scope"] = Name("/" + roll)
        if bred > 1:
            attribut["/ColSpan"] = bred
        if attribut:
            nod.attribut = {"/O": Name.Table, **attribut}
        x = self.kanter[kolumn] + self.sidluft
        bredd = self.kanter[kolumn + bred] - self.kanter[kolumn] - 2 * self.sidluft
        sats = self.ytan.sätt(c.text, typ, bredd, luft=1.0 if roll == "Column" else 0.3)
        just = self.tabell.kolumner[kolumn].justering if bred == 1 else "vänster"
        inline = inline_noder(nod, c.text, sats.stilar) if any(s.slag for s in sats.stilar) else None
        return _Satscell(sats, nod, x, bredd, just, TONER.get(c.ton), c.upprepad, inline)

    @staticmethod
    def _rita_cell(
        yta: Yta,
        c: _Satscell,
        topp: float,
        *,
        som_artefakt: bool = False,
        från: int = 0,
        till: int | None = None,
        osynlig: bool = False,
    ) -> None:
        rita_sats(
            yta,
            None if som_artefakt else c.nod,
            c.x,
            topp,
            c.sats,
            bredd=c.bredd,
            justering=c.justering,
            inline=c.inline,
            från=från,
            till=till,
            osynlig=osynlig,
        )
