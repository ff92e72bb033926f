"""Reads the texts of our Word file and our web page in reading order, for the parity test."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

MÖBLER = {"Header", "Footer"}


def läs_word(data: bytes) -> list[str]:
    """Body, then the first page's foot; contents field, page head and boxes to sign are furniture."""
    dok = docx.Document(BytesIO(data))
    namn = {s.style_id: s.name for s in dok.styles}
    ut = list(_wordtexter(dok.element.body, namn, logotyp=dok.element.body.find(qn("w:tbl"))))
    ut += list(_wordtexter(dok.sections[0].first_page_footer._element, namn, logotyp=None))
    return [t for t in ut if t.strip()]


def _wordtexter(behållare: Any, namn: dict[str, str], *, logotyp: Any) -> Iterator[str]:
    for p in behållare.iter(qn("w:p")):
        stil = p.pPr.pStyle.val if p.pPr is not None and p.pPr.pStyle is not None else ""
        stilnamn = namn.get(stil, stil)
        if stilnamn in MÖBLER or stilnamn.startswith("toc "):
            continue
        text = ""
        for e in p.iter(qn("w:t"), qn("w:br"), qn("wp:docPr")):
            if e.tag == qn("w:t"):
                text += e.text or ""
            elif e.tag == qn("w:br"):
                text += "\n" if e.get(qn("w:type")) != "page" else ""
            elif logotyp is None or logotyp not in list(e.iterancestors(qn("w:tbl"))):
                text += e.get("descr", "")
        yield text


_BLOCK = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "th", "td", "caption"}


class _Läsare(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texter: list[str] = []
        self._i_kropp = False
        self._tyst = ""
        self._öppen = False
        self._i_huvud = False

    def handle_starttag(self, tagg: str, attribut: list[tuple[str, str | None]]) -> None:
        värden = dict(attribut)
        if tagg == "body":
            self._i_kropp = True
        elif tagg == "header":
            self._i_huvud = True
        elif tagg == "ol" and self._tyst == "nav?":
            self._tyst = "nav"
        elif tagg == "nav":
            self._tyst = "nav?"
        elif tagg == "br":
            self.handle_data("\n")
        elif tagg == "img" and not self._i_huvud:
            self.texter.append(värden.get("alt") or "")
        if tagg in _BLOCK:
            self.texter.append("")

    def handle_endtag(self, tagg: str) -> None:
        if tagg == "nav":
            self._tyst = ""
        elif tagg == "header":
            self._i_huvud = False

    def handle_data(self, data: str) -> None:
        if not self._i_kropp or self._tyst == "nav":
            return
        if data.strip() or (self.texter and self.texter[-1]):
            if not self.texter:
                self.texter.append("")
            self.texter[-1] += data


def läs_html(sida: str) -> list[str]:
    """Everything in body save the list of contents; one string per block element."""
    läsare = _Läsare()
    läsare.feed(sida)
    return [t.strip() for t in läsare.texter if t.strip()]
