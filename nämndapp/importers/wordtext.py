"""Paragraphs of a Word file with what they look like: level of a heading, list, bold and italic (ECMA-376 part 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from nämndapp.bas.wordfalt import känn_fält

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
GENOMSKINLIGA = {f"{W}{n}" for n in ("customXml", "smartTag", "ins", "moveTo")}
"""Wrappers that hold text like any other; what is deleted or moved away (w:del, w:moveFrom) is left out."""
_BORTA = {f"{W}{n}" for n in ("del", "moveFrom", "pPr", "rPr", "drawing", "pict", "object")} | {
    f"{_MC}AlternateContent"
}
_NUMMER = re.compile(r"^-?\d+$")
_NIVÅ = re.compile(r"^(?:heading|rubrik) (\d)$")
_AV = {"0", "false", "off"}


def tolka_xml(xml: bytes) -> Any:
    """The root element; entities are not resolved."""
    from docx.oxml.parser import parse_xml

    return parse_xml(xml)


def namn_på(sdt: Any) -> str:
    """A control's tag; its title when the tag is empty or a number that Word made up."""
    for del_ in ("tag", "alias"):
        märke = sdt.find(f"{W}sdtPr/{W}{del_}")
        text = märke.get(f"{W}val", "").strip() if märke is not None else ""
        if text and not _NUMMER.match(text):
            return str(text)
    return ""


def visar_uppmaning(sdt: Any) -> bool:
    """Does the control show its prompt, so that nothing has been written in it?"""
    return sdt.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def delar(element: Any, tagg: str) -> Iterator[Any]:
    """Rows or cells, also those inside controls and other wrappers."""
    for barn in element:
        if barn.tag == tagg:
            yield barn
        elif barn.tag == f"{W}sdt":
            innehåll = barn.find(f"{W}sdtContent")
            if innehåll is not None:
                yield from delar(innehåll, tagg)
        elif barn.tag in GENOMSKINLIGA:
            yield from delar(barn, tagg)


def textrutor(p: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph, each once (Word writes them in two forms)."""
    for ruta in p.iter(f"{W}txbxContent"):
        if not any(f.tag == f"{_MC}Fallback" for f in ruta.iterancestors()):
            yield ruta


@dataclass(slots=True)
class _Run:
    text: str
    fet: bool = False
    kursiv: bool = False


@dataclass(slots=True)
class Wordstycke:
    """A paragraph: ``nivå`` of a heading (0 = text), ``lista`` "punkt" or "nummer", the controls among its words."""

    runs: list[_Run] = field(default_factory=list)
    nivå: int = 0
    lista: str = ""
    nummer: int = 0
    kontroller: list[Any] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The plain words."""
        return rensa("".join(r.text for r in self.runs))

    @property
    def helt_fet(self) -> bool:
        """Every word in bold."""
        med_text = [r for r in self.runs if r.text.strip()]
        return bool(med_text) and all(r.fet for r in med_text)

    @property
    def noterad(self) -> str:
        """In the notation of ``bas.textblock``."""
        text = rensa("".join(_märkt(r) for r in _sammanslagna(self.runs))).strip()
        if self.lista == "punkt":
            return f"- {' '.join(text.split())}"
        if self.lista == "nummer":
            return f"{self.nummer}. {' '.join(text.split())}"
        return text.replace("\t", " ")


def rensa(text: str) -> str:
    """Without the signs that only hold lines together or a place open."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u200b", "").replace("\u00ad", "")


def _sammanslagna(runs: list[_Run]) -> list[_Run]:
    ut: list[_Run] = []
    for run in runs:
        if ut and (not run.text.strip() or (ut[-1].fet, ut[-1].kursiv) == (run.fet, run.kursiv)):
            ut[-1].text += run.text
        else:
            ut.append(_Run(run.text, run.fet, run.kursiv))
    return ut


def _märkt(run: _Run) -> str:
    tecken = "**" if run.fet else "*" if run.kursiv else ""
    kärna = run.text.strip()
    if not tecken or not kärna or "*" in kärna or "\n" in kärna:
        return run.text
    före, _, efter = run.text.partition(kärna)
    return f"{före}{tecken}{kärna}{tecken}{efter}"


class Wordstycken:
    """Reads paragraphs with the help of the file's styles and list definitions."""

    def __init__(self, delar_: dict[str, bytes]) -> None:
        """``delar_`` are the parts of the file below ``word/``."""
        stilar = tolka_xml(delar_["word/styles.xml"]) if "word/styles.xml" in delar_ else None
        self._stilar = {s.get(f"{W}styleId", ""): s for s in stilar.iter(f"{W}style")} if stilar is not None else {}
        numrering = tolka_xml(delar_["word/numbering.xml"]) if "word/numbering.xml" in delar_ else None
        self._former: dict[str, _Listform] = _listformer(numrering) if numrering is not None else {}
        self._räknare: dict[str, int] = {}
        self._använda: set[str] = set()

    def läs(self, p: Any) -> Wordstycke:
        """One paragraph."""
        ut = Wordstycke(nivå=self.rubriknivå(p))
        self._ord(p, ut)
        num = "" if ut.nivå else self._numid(p)
        if num:
            form = self._former.get(num, _Listform(num))
            ut.lista = "punkt" if form.slag in {"bullet", "none"} else "nummer"
            if ut.text.strip() or ut.kontroller:
                ut.nummer = self._nästa(num, form)
        return ut

    def _nästa(self, num: str, form: _Listform) -> int:
        """Lists of one form go on counting where the last one stopped, unless the list says where it begins."""
        if form.börjar_om is not None and num not in self._använda:
            self._räknare[form.id] = form.börjar_om - 1
        self._använda.add(num)
        self._räknare[form.id] = self._räknare.get(form.id, form.start - 1) + 1
        return self._räknare[form.id]

    def i_kontroll(self, stycke: Wordstycke, innehåll: Any) -> Wordstycke:
        """The words inside a control as if they were the paragraph that it stands in."""
        ut = Wordstycke(nivå=stycke.nivå, lista=stycke.lista, nummer=stycke.nummer)
        self._ord(innehåll, ut, genom_kontroller=True)
        return ut

    def texter(self, element: Any) -> list[str]:
        """The words of each paragraph in an element, or of the element itself when it holds words."""
        stycken = [p for p in element.iter(f"{W}p") if not any(f.tag in _BORTA for f in p.iterancestors())]
        if not stycken:
            ut = Wordstycke()
            self._ord(element, ut, genom_kontroller=True)
            return [ut.text] if ut.text.strip() else []
        alla = []
        for p in stycken:
            ut = Wordstycke()
            self._ord(p, ut, genom_kontroller=True)
            alla.append(ut.text)
        return [t for t in alla if t.strip()]

    def rubriknivå(self, p: Any) -> int:
        """1–9 for a heading, by outline level or by the style's name; 0 for text."""
        egen = p.find(f"{W}pPr/{W}outlineLvl")
        if egen is not None:
            return _outline(egen)
        for stil in self._kedja(p):
            namn = stil.find(f"{W}name")
            text = namn.get(f"{W}val", "").casefold() if namn is not None else ""
            if träff := _NIVÅ.match(text):
                return int(träff[1])
            if text in {"title", "rubrik"}:
                return 1
            nivå = stil.find(f"{W}pPr/{W}outlineLvl")
            if nivå is not None:
                return _outline(nivå)
        return 0

    def har_rubrikformat(self, kropp: Any) -> bool:
        """Does any paragraph with words use a heading style?"""
        return any(self.rubriknivå(p) and next(p.iter(f"{W}t"), None) is not None for p in kropp.iter(f"{W}p"))

    def _kedja(self, p: Any) -> Iterator[Any]:
        val = p.find(f"{W}pPr/{W}pStyle")
        id_ = val.get(f"{W}val") if val is not None else None
        sedda: set[str] = set()
        while id_ and id_ in self._stilar and id_ not in sedda:
            sedda.add(id_)
            yield self._stilar[id_]
            grund = self._stilar[id_].find(f"{W}basedOn")
            id_ = grund.get(f"{W}val") if grund is not None else None

    def _numid(self, p: Any) -> str:
        for källa in (p, *self._kedja(p)):
            num = källa.find(f"{W}pPr/{W}numPr/{W}numId")
            if num is not None:
                värde = num.get(f"{W}val", "0")
                return "" if värde == "0" else str(värde)
        return ""

    def _ord(self, element: Any, ut: Wordstycke, *, genom_kontroller: bool = False) -> None:
        for barn in element:
            if barn.tag == f"{W}r":
                ut.runs.append(_run(barn))
            elif barn.tag == f"{W}sdt":
                self._inre_kontroll(barn, ut, genom_kontroller=genom_kontroller)
            elif barn.tag not in _BORTA and isinstance(barn.tag, str):
                self._ord(barn, ut, genom_kontroller=genom_kontroller)

    def _inre_kontroll(self, sdt: Any, ut: Wordstycke, *, genom_kontroller: bool) -> None:
        ut.kontroller.append(sdt)
        innehåll = sdt.find(f"{W}sdtContent")
        från_fält = not genom_kontroller and känn_fält(namn_på(sdt)) is not None
        if innehåll is not None and not från_fält and not visar_uppmaning(sdt):
            self._ord(innehåll, ut, genom_kontroller=genom_kontroller)


def _outline(nivå: Any) -> int:
    värde = nivå.get(f"{W}val", "9")
    return int(värde) + 1 if värde.isdigit() and int(värde) < 9 else 0


def _på(egna: Any | None, namn: str) -> bool:
    flagga = egna.find(f"{W}{namn}") if egna is not None else None
    return flagga is not None and flagga.get(f"{W}val", "1") not in _AV


def _run(r: Any) -> _Run:
    bitar: list[str] = []
    for nod in r:
        if nod.tag == f"{W}t":
            bitar.append(nod.text or "")
        elif nod.tag in (f"{W}tab", f"{W}ptab"):
            bitar.append("\t")
        elif nod.tag == f"{W}cr" or (nod.tag == f"{W}br" and nod.get(f"{W}type", "textWrapping") == "textWrapping"):
            bitar.append("\n")
        elif nod.tag == f"{W}noBreakHyphen":
            bitar.append("-")
    egna = r.find(f"{W}rPr")
    return _Run("".join(bitar), _på(egna, "b"), _på(egna, "i"))


@dataclass(frozen=True, slots=True)
class _Listform:
    """A list's form (w:abstractNum) on its uppermost level, and where this list (w:num) begins anew."""

    id: str
    slag: str = "bullet"
    start: int = 1
    börjar_om: int | None = None


def _listformer(rot: Any) -> dict[str, _Listform]:
    former: dict[str, _Listform] = {}
    for form in rot.iter(f"{W}abstractNum"):
        nivå = next((n for n in form.findall(f"{W}lvl") if n.get(f"{W}ilvl") == "0"), None)
        slag = nivå.find(f"{W}numFmt") if nivå is not None else None
        start = nivå.find(f"{W}start") if nivå is not None else None
        id_ = form.get(f"{W}abstractNumId", "")
        former[id_] = _Listform(id_, slag.get(f"{W}val", "bullet") if slag is not None else "bullet", _heltal(start, 1))
    ut: dict[str, _Listform] = {}
    for num in rot.iter(f"{W}num"):
        pekar, om = num.find(f"{W}abstractNumId"), num.find(f"{W}lvlOverride/{W}startOverride")
        egen = former.get(pekar.get(f"{W}val", "") if pekar is not None else "", _Listform(num.get(f"{W}numId", "")))
        ut[num.get(f"{W}numId", "")] = egen if om is None else replace(egen, börjar_om=_heltal(om, 1))
    return ut


def _heltal(element: Any | None, annars: int) -> int:
    värde = element.get(f"{W}val", "") if element is not None else ""
    return int(värde) if värde.isdigit() else annars
