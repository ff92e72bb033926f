"""Content controls (w:sdt, ECMA-376 17.5.2): found by tag or title, emptied and filled where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from nämndapp.bas.wordfalt import Wordfält, känn_fält
from nämndapp.reports import dokument as d
from nämndapp.reports.mall.paket import W15, W
from nämndapp.reports.mall.skriv import runs, utan_platshållare

SDT, INNEHÅLL = f"{W}sdt", f"{W}sdtContent"
_NUMMER = re.compile(r"^-?\d+$")


class Placering(Enum):
    """What a control stands around."""

    LÖPTEXT = auto()  # words of a paragraph
    BLOCK = auto()  # whole paragraphs and tables
    CELL = auto()
    RAD = auto()


@dataclass(frozen=True)
class Kontroll:
    """One control. ``namn`` as the template writes it; ``fält`` is None when we do not know the name."""

    element: Any
    namn: str
    fält: Wordfält | None

    @property
    def innehåll(self) -> Any:
        """The w:sdtContent."""
        return self.element.find(INNEHÅLL)

    @property
    def placering(self) -> Placering:
        """By what it holds; an empty one by where it stands."""
        taggar = {barn.tag for barn in self.innehåll}
        if f"{W}tc" in taggar:
            return Placering.CELL
        if f"{W}tr" in taggar:
            return Placering.RAD
        if taggar & {f"{W}p", f"{W}tbl"}:
            return Placering.BLOCK
        inre = next(
            (Kontroll(b, "", None) for b in self.innehåll if b.tag == SDT and b.find(INNEHÅLL) is not None), None
        )
        if inre is not None:
            return inre.placering
        förälder = self.element.getparent()
        return Placering.LÖPTEXT if förälder is not None and förälder.tag == f"{W}p" else Placering.BLOCK

    @property
    def platshållare(self) -> bool:
        """Does it show its prompt ("Klicka här …")?"""
        return self.element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None

    @property
    def behållare(self) -> Any:
        """Where its paragraphs lie: the cell of a cell control, else the content."""
        return self.innehåll.find(f"{W}tc") if self.placering is Placering.CELL else self.innehåll


def namn_på(sdt: Any) -> str:
    """The tag; the title when the tag is empty or a number that Word made up."""
    for del_ in ("tag", "alias"):
        märke = sdt.find(f"{W}sdtPr/{W}{del_}")
        text = märke.get(f"{W}val", "").strip() if märke is not None else ""
        if text and not _NUMMER.match(text):
            return str(text)
    return ""


def hitta(rot: Any) -> Iterator[Kontroll]:
    """The controls of a part in order; what lies inside a known one is that one's business."""
    for sdt in rot.iter(SDT):
        namn = namn_på(sdt)
        if not namn or sdt.find(INNEHÅLL) is None:
            continue
        if any(f.tag == SDT and känn_fält(namn_på(f)) for f in sdt.iterancestors()):
            continue
        yield Kontroll(sdt, namn, känn_fält(namn))


def inre(element: Any, fältnamn: str) -> list[Kontroll]:
    """The controls of one name anywhere inside an element."""
    alla = ((sdt, namn_på(sdt)) for sdt in element.iter(SDT) if sdt is not element and sdt.find(INNEHÅLL) is not None)
    return [Kontroll(s, n, f) for s, n in alla if (f := känn_fält(n)) is not None and f.namn == fältnamn]


def upprepat(sdt: Any) -> Any | None:
    """The first item of a repeating section (w15:repeatingSectionItem), None when it is no such control."""
    return next((s for s in sdt.iter(SDT) if s.find(f"{W}sdtPr/{W15}repeatingSectionItem") is not None), None)


def märk_ifylld(sdt: Any, *, flera_stycken: bool = False) -> None:
    """Takes away what would hide or replace the text that has been put in: the prompt, a binding, "temporary"."""
    egna = sdt.find(f"{W}sdtPr")
    if egna is None:
        return
    bort = ["showingPlcHdr", "dataBinding", "temporary", *(["text"] if flera_stycken else [])]
    for barn in list(egna):
        if barn.tag in {f"{W}{n}" for n in bort} or barn.tag == f"{W15}dataBinding":
            egna.remove(barn)


def sätt_text(kontroll: Kontroll, text: str) -> None:
    """One value in the control's own look; further lines are line breaks, or paragraphs where whole ones stand."""
    egna = _runegenskaper(kontroll)
    if kontroll.placering is Placering.LÖPTEXT:
        byt_innehåll(kontroll, runs(d.runs(text), egna) or runs(d.runs("\u200b"), egna))
        märk_ifylld(kontroll.element)
        return
    första = next(kontroll.behållare.iter(f"{W}p"), None)
    stil = första.find(f"{W}pPr") if första is not None else None
    stycken = []
    for rad in text.split("\n"):
        stycke = kontroll.element.makeelement(f"{W}p", {})
        if stil is not None:
            stycke.append(deepcopy(stil))
        for run in runs(d.runs(rad), egna):
            stycke.append(run)
        stycken.append(stycke)
    byt_innehåll(kontroll, stycken)
    märk_ifylld(kontroll.element, flera_stycken=len(stycken) > 1)


def _runegenskaper(kontroll: Kontroll) -> Any | None:
    """The look of the sample text, else the one that the control prescribes for what is typed."""
    run = None if kontroll.platshållare else next(kontroll.innehåll.iter(f"{W}r"), None)
    egna = utan_platshållare(run.find(f"{W}rPr")) if run is not None else None
    return egna if egna is not None else kontroll.element.find(f"{W}sdtPr/{W}rPr")


def byt_innehåll(kontroll: Kontroll, nya: Sequence[Any]) -> None:
    """Puts elements in the place of the content; a cell keeps its own properties and ends with a paragraph."""
    behållare = kontroll.behållare
    for barn in list(behållare):
        if barn.tag != f"{W}tcPr":
            behållare.remove(barn)
    for ny in nya:
        behållare.append(ny)
    i_cell = kontroll.placering is Placering.CELL or any(f.tag == f"{W}tc" for f in kontroll.element.iterancestors())
    if i_cell and kontroll.placering is not Placering.LÖPTEXT and (not nya or nya[-1].tag == f"{W}tbl"):
        behållare.append(behållare.makeelement(f"{W}p", {}))


def gör_till_block(kontroll: Kontroll) -> Kontroll:
    """A control that is all that its paragraph holds is put around the paragraph, so that it can hold several."""
    stycke = kontroll.element.getparent()
    ensam = (
        stycke is not None
        and stycke.tag == f"{W}p"
        and stycke.find(f"{W}pPr/{W}sectPr") is None
        and not any(_har_text(barn) for barn in stycke if barn is not kontroll.element)
    )
    if not ensam or stycke is None:
        return kontroll
    plats = kontroll.element.makeelement(f"{W}p", {})
    egna = stycke.find(f"{W}pPr")
    if egna is not None:
        plats.append(deepcopy(egna))
    for barn in list(kontroll.innehåll):
        plats.append(barn)
    stycke.addprevious(kontroll.element)
    stycke.getparent().remove(stycke)
    kontroll.innehåll.append(plats)
    return kontroll


def _har_text(element: Any) -> bool:
    return (
        any((t.text or "").strip() for t in element.iter(f"{W}t"))
        or next(element.iter(f"{W}drawing"), None) is not None
    )
