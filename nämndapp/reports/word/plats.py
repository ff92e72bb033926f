"""Where text is put: the body, a cell, a header; and what a paragraph and a table need there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.enum.text import WD_BREAK
from docx.shared import Mm
from docx.table import _Cell

from nämndapp.reports.dokument import Run, Runs
from nämndapp.reports.word.stilar import RÖD
from nämndapp.reports.word.xml import element, kanter, länk


class Plats:
    """A container of paragraphs and tables, ``bredd`` millimetres wide.

    ``stilar`` maps style names to ids: python-docx looks through all styles for each paragraph.
    """

    def __init__(self, behållare: Any, bredd: float, stilar: Mapping[str, str], *, är_cell: bool = False) -> None:
        self.behållare = behållare
        self.stilar = stilar
        self.bredd = bredd
        self._tomt_första = är_cell
        self.ny_sida = False
        self.håll = False

    def stycke(self, stil: str, text: Runs | str = ()) -> Any:
        """A paragraph; the empty one that a cell is born with is used first."""
        if self._tomt_första:
            p = self.behållare.paragraphs[0]
            self._tomt_första = False
        else:
            p = self.behållare.add_paragraph()
        p._p.style = self.stilar[stil]
        if self.ny_sida:
            p.paragraph_format.page_break_before = True
            self.ny_sida = False
        if self.håll:
            p.paragraph_format.keep_with_next = True
        skriv(p, (Run(text),) if isinstance(text, str) else text)
        return p

    def tabell(self, bredder: list[float], **ramar: str) -> Tabellplats:
        """An empty table with columns of these widths (mm) and the named borders."""
        if self.ny_sida:
            self.ny_sida = False
            self.stycke("Luft").add_run().add_break(WD_BREAK.PAGE)
        if isinstance(self.behållare, _Cell):
            tabell = self.behållare.add_table(0, len(bredder))
            slut = self.behållare.paragraphs[-1]
            slut._p.style = self.stilar["Luft"]
            self._tomt_första = False
        else:
            args = (
                (0, len(bredder)) if hasattr(self.behållare, "core_properties") else (0, len(bredder), Mm(self.bredd))
            )
            tabell = self.behållare.add_table(*args)
        tabell.autofit = False
        for kolumn, bredd in zip(tabell.columns, bredder, strict=True):
            kolumn.width = Mm(bredd)
        kanter(tabell, **ramar)
        return Tabellplats(tabell, bredder, self.stilar)

    def luft(self) -> None:
        """A thin paragraph after a table: Word joins tables that touch."""
        if not isinstance(self.behållare, _Cell):
            self.stycke("Luft")


class Tabellplats:
    """A table being written, row by row."""

    def __init__(self, tabell: Any, bredder: list[float], stilar: Mapping[str, str]) -> None:
        self.tabell = tabell
        self.stilar = stilar
        self.bredder = bredder

    def rad(self, spann: list[int] | None = None) -> tuple[Any, list[Plats]]:
        """A row whose cells span these numbers of columns."""
        tr = self.tabell._tbl.add_tr()
        ut, kolumn = [], 0
        for n in spann or [1] * len(self.bredder):
            tc = tr.add_tc()
            bredd = sum(self.bredder[kolumn : kolumn + n])
            tc.width = Mm(bredd)
            if n > 1:
                tc.grid_span = n
            ut.append(Plats(_Cell(tc, self.tabell), bredd, self.stilar, är_cell=True))
            kolumn += n
        return tr, ut


def skriv(stycke: Any, delar: Runs) -> None:
    """Runs into a paragraph; change marks as red underline and strike-through."""
    for d in delar:
        if not d.text:
            continue
        if d.länk:
            mål = länk(stycke, d.länk)
            run = stycke.add_run()
            mål.append(run._r)
        else:
            run = stycke.add_run()
        _text(run, d.text)
        if d.fet:
            run.bold = True
        if d.kursiv:
            run.italic = True
        if d.länk:
            run.underline = True
        if d.infogad:
            run.underline = True
            run.font.color.rgb = RÖD
        if d.borttagen:
            run.font.strike = True
            run.font.color.rgb = RÖD


def _text(run: Any, text: str) -> None:
    for i, rad in enumerate(text.split("\n")):
        if i:
            run.add_break()
        if rad:
            t = element("w:t")
            t.text = rad
            if rad != rad.strip():
                t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run._r.append(t)
