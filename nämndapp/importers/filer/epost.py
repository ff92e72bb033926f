"""E-mail (.eml) taken apart: who, when, about what, the text, and the files that came with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import PurePath

from nämndapp.bas.fel import Importfel
from nämndapp.importers.filer.text import avkoda

_MARKERING = re.compile(r"^\s*(?:(?:re|sv|fw|fwd|vb|vs)\s*:\s*)+", re.IGNORECASE)
DJUPAST = 5  # messages within messages


@dataclass(frozen=True, slots=True)
class Brevbilaga:
    """A file of a message; a message within it is one too, named after its subject."""

    namn: str
    innehåll: bytes


@dataclass(frozen=True, slots=True)
class Brev:
    """A message. ``datum`` is the sender's day; ``text`` the plain text, or what the HTML says."""

    ämne: str
    avsändare: str
    adress: str
    till: tuple[str, ...]
    datum: date | None
    text: str
    bilagor: tuple[Brevbilaga, ...]

    @property
    def rubrik(self) -> str:
        """The subject without "Re:", "VB:" and the like."""
        return _MARKERING.sub("", self.ämne).strip() or "E-post utan ämne"


def läs_brev(innehåll: bytes, namn: str) -> Brev:
    """Takes a message apart. Raises Importfel when it is none."""
    brev = message_from_bytes(innehåll)
    if not any(brev.get(h) for h in ("From", "Subject", "Date")):
        raise Importfel(f"”{namn}” är inget e-postmeddelande.", "Spara meddelandet på nytt som .eml.")
    avsändare, adress = next(iter(_adresser(brev, "From")), ("", ""))
    texter, html, bilagor = _delar(brev)
    text = "\n\n".join(t.strip("\n") for t in texter) if any(t.strip() for t in texter) else "\n\n".join(html)
    return Brev(
        _huvud(brev, "Subject"),
        avsändare or adress,
        adress,
        tuple(n or a for n, a in _adresser(brev, "To")),
        _datum(brev),
        text.strip(),
        tuple(bilagor),
    )


def _huvud(brev: Message, namn: str) -> str:
    rått = " ".join(str(brev.get(namn) or "").split())
    return _avkodat(rått)


def _avkodat(rått: str) -> str:
    try:
        text = str(make_header(decode_header(rått)))
    except (LookupError, UnicodeError, HeaderParseError, ValueError):
        text = rått
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _adresser(brev: Message, namn: str) -> list[tuple[str, str]]:
    par = getaddresses([str(h) for h in brev.get_all(namn, [])])
    return [(_avkodat(n), a.strip()) for n, a in par if n or a]


def _datum(brev: Message) -> date | None:
    try:
        return parsedate_to_datetime(str(brev.get("Date") or "")).date()
    except (ValueError, TypeError, IndexError):
        return None


def _delar(brev: Message) -> tuple[list[str], list[str], list[Brevbilaga]]:
    """Plain texts, texts of HTML, and files; pictures that the HTML shows are left out."""
    texter: list[str] = []
    html: list[str] = []
    bilagor: list[Brevbilaga] = []
    for del_ in _löv(brev):
        filnamn = _avkodat(del_.get_filename() or "")
        sort, ligger = del_.get_content_type(), del_.get_content_disposition()
        if sort == "message/rfc822":
            bilagor += _inre_brev(del_)
        elif del_.get_content_maintype() == "image" and ligger != "attachment" and (del_.get("Content-ID") or ligger):
            continue
        elif filnamn or ligger == "attachment" or del_.get_content_maintype() != "text":
            rått = del_.get_payload(decode=True)
            if isinstance(rått, bytes) and rått:
                bilagor.append(Brevbilaga(PurePath(filnamn).name or f"bilaga {len(bilagor) + 1}", rått))
        elif sort == "text/html":
            html.append(html_till_text(_text(del_)))
        else:
            texter.append(_text(del_))
    return texter, html, bilagor


def _löv(del_: Message) -> Iterator[Message]:
    """The parts with content; a message within the message is one part."""
    inre = del_.get_payload()
    if del_.get_content_type() != "message/rfc822" and del_.is_multipart() and isinstance(inre, list):
        for ett in inre:
            if isinstance(ett, Message):
                yield from _löv(ett)
    else:
        yield del_


def _inre_brev(del_: Message) -> list[Brevbilaga]:
    inre = del_.get_payload()
    brev = [b for b in inre if isinstance(b, Message)] if isinstance(inre, list) else []
    return [Brevbilaga(f"{filnamn_av_ämne(_huvud(b, 'Subject'))}.eml", b.as_bytes()) for b in brev]


def filnamn_av_ämne(ämne: str) -> str:
    """What a message without a file name of its own is called, without ending."""
    rent = " ".join(re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", ämne).split())
    return rent.strip(" .")[:80] or "meddelande"


def _text(del_: Message) -> str:
    rått = del_.get_payload(decode=True)
    if not isinstance(rått, bytes):
        return ""
    try:
        text = rått.decode(del_.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = avkoda(rått) or rått.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


_BRYTER = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "hr"}
_TYSTA = {"style", "script", "head", "title"}


class _Textläsare(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.delar: list[str] = []
        self._tyst = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the base's form
        if tag in _TYSTA:
            self._tyst += 1
        elif tag in _BRYTER:
            self.delar.append("\n")
            if tag == "li":
                self.delar.append("– ")
        elif tag in {"td", "th"}:
            self.delar.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _TYSTA:
            self._tyst = max(0, self._tyst - 1)
        elif tag in _BRYTER - {"br", "hr", "li", "tr"}:
            self.delar.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._tyst:
            self.delar.append(re.sub(r"\s+", " ", data))


def html_till_text(html: str) -> str:
    """The words of an HTML text with its line breaks."""
    läsare = _Textläsare()
    läsare.feed(html)
    läsare.close()
    rader = [re.sub(r"[ \u00a0]+", " ", rad).strip() for rad in "".join(läsare.delar).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rader)).strip()
