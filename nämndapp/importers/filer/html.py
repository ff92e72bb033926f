"""A web page as lines: headings, paragraphs and lists in their order, table rows with tabs (as a Word file's)."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from nämndapp.bas.teckenkod import avkodad

_KORT = 60  # a longer paragraph, or one that ends a sentence, stands alone
_UTAN_TEXT = {"style", "script", "head", "del", "nav", "template", "svg"}
_RUBRIKER = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCK = {"p", "li", "dt", "div", "section", "article", "header", "footer", "main", "figcaption", "caption", "br"}


def läs(innehåll: bytes, _namn: str) -> list[str]:
    """The lines of a page that is UTF-8 or what its byte order mark says."""
    läsare = _Sida()
    läsare.feed(avkodad(innehåll))
    läsare.close()
    return list(_utan_dubbla_tomma(läsare.rader()))


def _utan_dubbla_tomma(rader: list[str]) -> Iterator[str]:
    tom = True
    for rad in rader:
        if rad or not tom:
            yield rad
        tom = not rad


class _Sida(HTMLParser):
    """Collects the lines. A pair of label and value (dt, dd) in a box is two lines, elsewhere one with a tab."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rader: list[str] = []
        self._text: list[str] = []
        self._tyst: list[str] = []
        self._celler: list[str] | None = None
        self._spann = 1
        self._rutor = False
        self._etikett: str | None = None

    def rader(self) -> list[str]:
        """What has been read."""
        self._bryt()
        return self._rader

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        egenskaper = dict(attrs)
        if tag in _UTAN_TEXT:
            self._tyst.append(tag)
        elif tag == "tr":
            self._bryt()
            self._celler = []
        elif tag in {"td", "th"}:
            self._text.clear()
            spann = egenskaper.get("colspan") or "1"
            self._spann = int(spann) if spann.isdigit() else 1
        elif tag == "dl":
            self._bryt()
            self._rutor = "rutor" in (egenskaper.get("class") or "").split()
        elif self._celler is None and (tag in _BLOCK or tag in _RUBRIKER):
            self._bryt()
            if tag in _RUBRIKER:
                self._rader.append("")
            if tag == "li":
                self._text.append("- ")
        elif self._celler is not None and tag in {"br", "p", "li"} and self._text:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UTAN_TEXT:
            if tag in self._tyst:
                del self._tyst[self._tyst.index(tag) :]
        elif tag in {"td", "th"} and self._celler is not None:
            self._celler += [self._ta(), *[""] * (self._spann - 1)]
        elif tag == "tr" and self._celler is not None:
            self._rader.append("\t".join(self._celler))
            self._celler = None
        elif tag == "dt":
            self._etikett = self._ta()
        elif tag == "dd":
            self._par(self._ta())
        elif tag in {"table", "dl"}:
            self._bryt()
            self._rader.append("")
            self._rutor = False
        elif self._celler is None and (tag in _BLOCK or tag in _RUBRIKER):
            text = "".join(self._text).strip()
            self._bryt()
            if text and (tag in _RUBRIKER or (tag == "p" and (len(text) > _KORT or text.endswith(".")))):
                self._rader.append("")

    def _par(self, värde: str) -> None:
        etikett, self._etikett = self._etikett or "", None
        self._rader += [etikett, *([värde] if värde else [])] if self._rutor else [f"{etikett}\t{värde}"]

    def handle_data(self, data: str) -> None:
        if not self._tyst:
            self._text.append(data)

    def _ta(self) -> str:
        text = " ".join("".join(self._text).split(None))
        self._text.clear()
        return text

    def _bryt(self) -> None:
        if text := self._ta():
            self._rader.append(text)
