"""A Word document as lines: paragraphs and tables in their order, table rows with tabs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from nämndapp.bas.fel import Importfel
from nämndapp.importers.etiketter import avsnittsnyckel, känn_etikett
from nämndapp.importers.filer.andringsmarke import utan_märkeskolumn
from nämndapp.importers.rader import är_kommunnamn
from nämndapp.importers.underskrift import är_namn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

STÖRSTA_UPPACKAD = 1024 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KORT = 60
_DELEGATHUVUD = re.compile(r"(?:nr|nummer|punkt)\.?\t.*\bdelegat", re.IGNORECASE)
_AV = frozenset({"0", "false", "off"})
_SIDNUMMER = re.compile(r"^\s*sid(?:a|nr)?\.? *\d+ *(?:\(\d+\)|av \d+)?\s*$", re.IGNORECASE)


def läs(innehåll: bytes, namn: str) -> list[str]:
    """The lines of the page heads of the first section and of the body."""
    _kontrollera(innehåll, namn)
    import docx

    try:
        dokument = docx.Document(io.BytesIO(innehåll))
        _stryk(dokument.element.body)
        rader = [*_sidhuvud(dokument), *_blockrader(dokument.element.body, dokument)]
    except Importfel:
        raise
    except Exception as fel:  # python-docx and lxml raise many kinds for a broken package
        raise Importfel(f"”{namn}” är skadad och kan inte läsas.", "Öppna den i Word och spara den på nytt.") from fel
    return rader


def _kontrollera(innehåll: bytes, namn: str) -> None:
    if innehåll.startswith(b"\xd0\xcf\x11\xe0"):
        raise Importfel(
            f"”{namn}” är låst med lösenord eller sparad i ett gammalt format.",
            "Öppna den i Word och spara den som .docx utan lösenord.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(innehåll)) as arkiv:
            storlek = sum(post.file_size for post in arkiv.infolist())
            har_dokument = any(post.filename == "word/document.xml" for post in arkiv.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as fel:
        raise Importfel(f"”{namn}” är inget Word-dokument.", "Öppna filen i Word och spara den som .docx.") from fel
    if not har_dokument:
        raise Importfel(f"”{namn}” är inget Word-dokument.", "Öppna filen i Word och spara den som .docx.")
    if storlek > STÖRSTA_UPPACKAD:
        raise Importfel(f"”{namn}” är för stor när den packas upp.", "Dela upp dokumentet i flera.")


def _sidhuvud(dokument: Document) -> list[str]:
    """The first page's head, where many templates keep type, date and number."""
    avsnitt = dokument.sections[0] if len(dokument.sections) else None
    if avsnitt is None:
        return []
    huvud = avsnitt.first_page_header if avsnitt.different_first_page_header_footer else avsnitt.header
    if huvud.is_linked_to_previous:
        return []
    rader = [r for r in _blockrader(huvud._element, dokument) if not _SIDNUMMER.match(r)]
    return [*rader, ""] if any(r.strip() for r in rader) else []


def _blockrader(element: Any, dokument: Document) -> Iterator[str]:  # lxml element
    """Paragraphs, tables and what content controls hold, in order."""
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    for barn in element.iterchildren():
        if barn.tag == f"{_W}p":
            stycke = Paragraph(barn, dokument._body)
            yield from _styckerader(barn, _är_rubrik(stycke))
        elif barn.tag == f"{_W}tbl":
            yield from _utan_märken(_tabellrader(Table(barn, dokument._body)))
            yield ""
        elif barn.tag == f"{_W}sdt":
            innehåll = barn.find(f"{_W}sdtContent")
            if innehåll is not None:
                yield from _blockrader(innehåll, dokument)


def _är_rubrik(stycke: Any) -> bool:
    stil = (stycke.style.name or "") if stycke.style is not None else ""
    return stil.lower().startswith(("heading", "rubrik", "title"))


def _text(element: Any) -> str:
    """The text of a paragraph incl. inline content controls and inserted runs; deleted text is left out."""
    bitar: list[str] = []
    for nod in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen", f"{_W}cr"):
        if nod.tag == f"{_W}t":
            bitar.append(nod.text or "")
        elif nod.tag == f"{_W}tab":
            if nod.getparent().tag == f"{_W}r":
                bitar.append("\t")
        elif nod.tag == f"{_W}noBreakHyphen":
            bitar.append("-")
        else:
            bitar.append("\n")
    return "".join(bitar)


def _stryk(kropp: Any) -> None:
    """Takes the struck-through words out of a change-marked delegationsordning, so that its new version is read.

    In other papers they stay: an item of a list that is struck through is still an item.
    """
    if not any(_DELEGATHUVUD.match("\t".join(_celler(rad))) for rad in kropp.iter(f"{_W}tr")):
        return
    strukna = [
        märke.getparent().getparent()
        for märke in kropp.iter(f"{_W}strike", f"{_W}dstrike")
        if märke.get(f"{_W}val", "1") not in _AV and märke.getparent().getparent().tag == f"{_W}r"
    ]
    for run in dict.fromkeys(strukna):
        run.getparent().remove(run)


def _celler(rad: Any) -> list[str]:
    return ["".join(t.text or "" for t in cell.iter(f"{_W}t")).strip() for cell in rad.iter(f"{_W}tc")]


def _styckerader(element: Any, rubrik: bool) -> Iterator[str]:
    text = _text(element)
    if element.find(f"{_W}pPr/{_W}numPr") is not None and text.strip():
        text = f"- {text}"
    if rubrik:
        yield ""
    yield from text.split("\n")
    if rubrik or len(text) > _KORT or text.rstrip().endswith("."):
        yield ""


def _utan_märken(rader: Iterator[str]) -> list[str]:
    return ["\t".join(celler) for celler in utan_märkeskolumn([rad.split("\t") for rad in rader])]


def _celltext(cell: Any) -> list[str]:
    return [rad for p in cell.iter(f"{_W}p") for rad in _text(p).split("\n")]


def _tabellrader(tabell: Table) -> Iterator[str]:
    """One line per row; cells that hold a label with its value below are given line by line.

    Names above their titles, side by side, are a line of names and a line of titles.
    A row that is one cell across a wide table keeps the table's columns, so that the table goes on below it.
    """
    skrivna: set[Any] = set()  # cells of the head, which may reach down over several rows
    sist: list[str] = []
    bredd = 0
    for rad in tabell.rows:
        element = list(dict.fromkeys(cell._tc for cell in rad.cells))
        rader = {tc: [r for text in _celltext(tc) if (r := text.strip())] for tc in element}
        if any(_är_huvudcell(r) for r in rader.values()):
            for tc in element:
                if tc in skrivna:
                    continue
                if len(rader[tc]) == 2 and avsnittsnyckel(rader[tc][0]):
                    sist.append(": ".join(rader[tc]))  # a box with a section's name is not that section
                else:
                    yield from rader[tc]
            skrivna.update(element)
            continue
        yield from sist
        sist.clear()
        ifyllda = [" ".join(r) for r in rader.values()]
        ensam = len(rader[element[0]]) == 1 and len(element) == 1
        if ensam and bredd > 2:
            yield ifyllda[0].replace("\t", " ") + "\t" * (bredd - 1)
        elif len(element) > 1 and all(len(r) > 1 and är_namn(r[0]) for r in rader.values()):
            yield from ("\t".join(led) for led in zip_longest(*rader.values(), fillvalue=""))  # signatures side by side
        elif len(element) == 1 or (len(element) == 2 and not bredd and avsnittsnyckel(ifyllda[0])):
            yield from (r for tc in element for r in rader[tc])
        else:
            bredd = max(bredd, len(element))
            yield "\t".join(t.replace("\t", " ") for t in ifyllda)
    yield from sist


def _är_huvudcell(rader: list[str]) -> bool:
    """A label with its value below it, or the kommun with the nämnd below it."""
    return len(rader) > 1 and (känn_etikett(rader[0]) is not None or är_kommunnamn(rader[0]))
