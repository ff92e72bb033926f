"""The parts of WordprocessingML that python-docx has no words for (ECMA-376 part 1)."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_EFTER_RAMAR = {qn(f"w:{n}") for n in ("shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption")}
_EFTER_MARGINALER = {qn(f"w:{n}") for n in ("tblLook", "tblCaption", "tblDescription")}


def element(namn: str, **attribut: str) -> Any:
    """``element("w:tab", val="left")``."""
    ut = OxmlElement(namn)
    for nyckel, värde in attribut.items():
        ut.set(qn(f"w:{nyckel}"), värde)
    return ut


def lägg_fält(stycke: Any, instruktion: str, visat: str = "1") -> None:
    """A field such as PAGE with the text that shows until Word counts (it does for PAGE and NUMPAGES when it opens).

    With no text the field is marked as out of date: better nothing than a page number that is wrong.
    """
    fält = element("w:fldSimple", instr=f" {instruktion} ")
    if not visat:
        fält.set(qn("w:dirty"), "true")
    run = element("w:r")
    text = element("w:t")
    text.text = visat
    run.append(text)
    fält.append(run)
    stycke._p.append(fält)


def fältdel(stycke: Any, slag: str, instruktion: str = "") -> None:
    """One end ("begin", "separate", "end") of a field that spans paragraphs."""
    run = stycke.add_run()
    run._r.append(element("w:fldChar", fldCharType=slag))
    if instruktion:
        instr = element("w:instrText")
        instr.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        instr.text = f" {instruktion} "
        nästa = stycke.add_run()
        nästa._r.append(instr)


def bokmärke(stycke: Any, namn: str, nummer: int) -> None:
    """A bookmark around a paragraph's content; Word allows 40 characters of letters, digits and _."""
    start = element("w:bookmarkStart", id=str(nummer), name=bokmärkesnamn(namn))
    slut = element("w:bookmarkEnd", id=str(nummer))
    plats = 1 if stycke._p.pPr is not None else 0
    stycke._p.insert(plats, start)
    stycke._p.append(slut)


def bokmärkesnamn(ankare: str) -> str:
    """An anchor as Word's kind of name."""
    return ("_" + "".join(c if c.isalnum() else "_" for c in ankare))[:40]


def länk(stycke: Any, mål: str) -> Any:
    """A hyperlink element in a paragraph, to a URL or "#ankare"; runs are appended to it."""
    ut = element("w:hyperlink", history="1")
    if mål.startswith("#"):
        ut.set(qn("w:anchor"), bokmärkesnamn(mål[1:]))
    else:
        ut.set(qn("r:id"), stycke.part.relate_to(mål, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    stycke._p.append(ut)
    return ut


def bakgrund(cell: Any, färg: str) -> None:
    """A cell's ground, rrggbb."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=färg))


def upprepa_rad(tr: Any) -> None:
    """Marks a row as header row, repeated on each page."""
    tr.get_or_add_trPr().append(element("w:tblHeader"))


def håll_rad(tr: Any) -> None:
    """The row is not split between pages."""
    tr.get_or_add_trPr().append(element("w:cantSplit"))


def kanter(tabell: Any, **sidor: str) -> None:
    """Borders of a table: ``kanter(t, bottom="single")``; sides that are not named have none."""
    ramar = element("w:tblBorders")
    for sida in ("top", "left", "bottom", "right", "insideH", "insideV"):
        slag = sidor.get(sida, "nil")
        ramar.append(element(f"w:{sida}", val=slag, sz="4", space="0", color="A8A8A8"))
    egenskaper = tabell._tbl.tblPr
    efter = next((e for e in egenskaper if e.tag in _EFTER_RAMAR), None)
    if efter is None:
        egenskaper.append(ramar)
    else:
        efter.addprevious(ramar)


def cellmarginal(tabell: Any, bredd: int) -> None:
    """The air beside the text of every cell, in twentieths of a point (CT_TblPr: after the layout, before the look)."""
    marginaler = element("w:tblCellMar")
    for sida in ("left", "right"):
        marginaler.append(element(f"w:{sida}", w=str(bredd), type="dxa"))
    egenskaper = tabell._tbl.tblPr
    efter = next((e for e in egenskaper if e.tag in _EFTER_MARGINALER), None)
    if efter is None:
        egenskaper.append(marginaler)
    else:
        efter.addprevious(marginaler)


def understryk_stycke(stycke: Any) -> None:
    """A dotted line under a paragraph, to sign on; called before spacing is set (the order of CT_PPr)."""
    ramar = element("w:pBdr")
    ramar.append(element("w:bottom", val="dotted", sz="6", space="1", color="444444"))
    stycke._p.get_or_add_pPr().append(ramar)


def beskriv(tabell: Any, titel: str, text: str) -> None:
    """Alternative text of a table."""
    for namn, värde in (("w:tblCaption", titel), ("w:tblDescription", text)):
        if värde:
            tabell._tbl.tblPr.append(element(namn, val=värde))


class Numrering:
    """List numbering: one abstract definition per kind, one instance per numbered list so that each starts anew."""

    def __init__(self, dokument: Any) -> None:
        self._rot = dokument.part.numbering_part.element
        befintliga = [int(a.get(qn("w:abstractNumId"))) for a in self._rot.findall(qn("w:abstractNum"))]
        self._nummer = max([int(n.get(qn("w:numId"))) for n in self._rot.findall(qn("w:num"))], default=0)
        grund = max(befintliga, default=-1) + 1
        self._decimal, self._punkt = grund, grund + 1
        self._abstrakt(self._decimal, "decimal", "%1.")
        self._abstrakt(self._punkt, "bullet", "•")

    def _abstrakt(self, nummer: int, format_: str, text: str) -> None:
        ut = element("w:abstractNum", abstractNumId=str(nummer))
        ut.append(element("w:multiLevelType", val="singleLevel"))
        nivå = element("w:lvl", ilvl="0")
        for namn, värde in (("start", "1"), ("numFmt", format_), ("lvlText", text), ("lvlJc", "left")):
            nivå.append(element(f"w:{namn}", val=värde))
        egenskaper = element("w:pPr")
        egenskaper.append(element("w:ind", left="397", hanging="397"))
        nivå.append(egenskaper)
        ut.append(nivå)
        första = self._rot.find(qn("w:num"))
        if första is not None:
            första.addprevious(ut)
        else:
            self._rot.append(ut)

    def ny(self, *, numrerad: bool, start: int) -> int:
        """The number of a new list."""
        self._nummer += 1
        num = element("w:num", numId=str(self._nummer))
        num.append(element("w:abstractNumId", val=str(self._decimal if numrerad else self._punkt)))
        if numrerad:
            byte = element("w:lvlOverride", ilvl="0")
            byte.append(element("w:startOverride", val=str(start)))
            num.append(byte)
        self._rot.append(num)
        return self._nummer

    @staticmethod
    def sätt(stycke: Any, nummer: int) -> None:
        """Makes a paragraph an item of a list."""
        egenskaper = stycke._p.get_or_add_pPr()
        egen = element("w:numPr")
        egen.append(element("w:ilvl", val="0"))
        egen.append(element("w:numId", val=str(nummer)))
        egenskaper.append(egen)
