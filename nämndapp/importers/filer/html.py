"""A web page as lines: headings, paragraphs and label–value lists in order, table rows with tabs.

What is marked as removed (del, s, strike) is left out and what is marked as added is text like any other, so that a
change-marked paper is read as its new version.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from nämndapp.bas.teckenkod import avkodad
from nämndapp.importers.filer.andringsmarke import utan_märkeskolumn

_TYSTA = frozenset({"head", "script", "style", "nav", "template"})
_BORTA = frozenset({"del", "s", "strike"})
_RUBRIKER = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_RADER = _RUBRIKER | {"p", "li", "dt", "dd", "caption", "figcaption"}
_BLOCK = frozenset({"div", "section", "article", "header", "main", "footer", "ul", "ol", "dl", "blockquote"})
_TOMMA = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr"})
_KORT = 60


def läs(innehåll: bytes, namn: str) -> list[str]:  # noqa: ARG001  # the form of all readers
    """The lines of the page."""
    läsare = _Läsare()
    läsare.feed(avkodad(innehåll))
    läsare.close()
    läsare.rad_slut()
    return läsare.rader


class _Läsare(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rader: list[str] = []
        self._text: list[str] = []
        self._tyst = 0
        self._tabell: list[list[str]] | None = None
        self._punkt = False
        self._bredd = 0  # of the open cell; 0 when none is

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _TYSTA | _BORTA:
            self._tyst += 1
        elif tag == "br":
            self._text.append(" " if self._tabell is not None else "\n")
        elif tag == "table":
            self.rad_slut()
            self._tabell = []
        elif self._tabell is not None:
            if tag in {"tr", "td", "th"}:
                self._cellen_slut()  # HTML lets the end tag of a cell be left out
            if tag == "tr":
                self._tabell.append([])
            elif tag in {"td", "th"}:
                self._text.clear()
                bredd = dict(attrs).get("colspan") or "1"
                self._bredd = min(int(bredd), 100) if bredd.isdecimal() else 1
        elif tag in _RADER | _BLOCK:
            self.rad_slut()
            self._punkt = tag == "li"
            if tag in _RUBRIKER:
                self.rader.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in _TYSTA | _BORTA:
            self._tyst = max(0, self._tyst - 1)
        elif tag == "table" and self._tabell is not None:
            self._tabellen_slut()
        elif self._tabell is not None:
            if tag in {"td", "th", "tr"}:
                self._cellen_slut()
        elif tag in _RADER:
            text = self._taget()
            if text:
                self.rader += [f"- {text}" if self._punkt else rad for rad in text.split("\n")]
            if text and (tag in _RUBRIKER or len(text) > _KORT or text.endswith(".")):
                self.rader.append("")
            self._punkt = False

    def handle_data(self, data: str) -> None:
        if not self._tyst:
            self._text.append(re.sub(r"[ \t\r\n]+", " ", data))

    def rad_slut(self) -> None:
        """What stands outside every paragraph is a line of its own."""
        if text := self._taget():
            self.rader += text.split("\n")

    def _cellen_slut(self) -> None:
        if self._tabell and self._bredd:
            self._tabell[-1] += [self._taget(), *[""] * (self._bredd - 1)]
        self._bredd = 0

    def _taget(self) -> str:
        text = "".join(self._text)
        self._text.clear()
        return "\n".join(" ".join(rad.split(" ")).strip() for rad in re.sub(r" {2,}", " ", text).split("\n")).strip()

    def _tabellen_slut(self) -> None:
        self._cellen_slut()
        rader, self._tabell = self._tabell or [], None
        self.rader += ["\t".join(rad) for rad in utan_märkeskolumn(rader) if rad]
        self.rader.append("")
