"""Cleaning of a Dokument's text before it is printed.

Control characters go, Unicode is NFC, a link that could run something loses its target, and a character that the
shipped fonts lack is written out as ``[U+1F600]`` and told of in ``Dokument.påpekanden``: nothing is ever lost silently
(ReportLab alone would drop it, python-docx would raise on a control character).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from nämndapp.reports.dokument import Dokument, Run
from nämndapp.reports.tecken import finns

T = TypeVar("T")

_LÄNKAR = ("#", "http://", "https://", "mailto:", "tel:")
"""What a link may start with; anything else ("javascript:", "file:") stays text."""

_SAKER = re.compile(r"[ -~\n\u00a0-\u00ac\u00ae-\u017f\u2010\u2011\u2013\u2014\u2018-\u201d\u2022\u2026]*\Z")


@lru_cache(maxsize=20_000)
def rensa_text(text: str) -> str:
    """``text`` without control characters; unknown characters as [U+…]; tabs and line separators as space and \\n."""
    if _SAKER.match(text):
        return text
    return "".join(_tecken(c) for c in unicodedata.normalize("NFC", text.replace("\r\n", "\n")))


def _tecken(c: str) -> str:
    kategori = unicodedata.category(c)
    if c == "\n" or _SAKER.match(c):
        ut = c
    elif c in "\r\u2028\u2029\x85":
        ut = "\n"
    elif c in "\t\v\f":
        ut = " "
    elif kategori in {"Cc", "Cf"}:  # control and formatting; soft hyphens too: the renderers hyphenate themselves
        ut = ""
    elif kategori not in {"Cs", "Co", "Cn"} and finns(c):
        ut = c
    elif kategori == "Zs":
        ut = "\u00a0"
    else:
        ut = f"[U+{ord(c):04X}]"
    return ut


_UTAN_TECKEN = re.compile(r"\[U\+[0-9A-F]{4,6}\]")


def rensa(dokument: Dokument) -> Dokument:
    """The paper with every text cleaned, and a påpekande that lists the characters that cannot be printed."""
    saknade: dict[str, None] = {}
    rent = _rensa(dokument, saknade)
    if not saknade:
        return rent
    mening = f"Tecken som saknas i typsnittet skrivs ut med sin kod: {', '.join(saknade)}."
    if mening in rent.påpekanden:
        return rent
    return replace(rent, påpekanden=(*rent.påpekanden, mening))


def _rensa(värde: T, saknade: dict[str, None]) -> T:
    """Walks dataclasses and tuples; gives the same object back when nothing changed."""
    nytt: Any = värde
    if type(värde) is str:
        ren = rensa_text(värde)
        if ren != värde:
            nytt = ren
            for kod in _UTAN_TECKEN.findall(nytt):
                saknade.setdefault(kod)
    elif type(värde) is tuple:
        gamla: Any = värde
        delar = [_rensa(v, saknade) for v in gamla]
        if any(a is not b for a, b in zip(delar, gamla, strict=True)):
            nytt = tuple(delar)
    elif is_dataclass(värde) and not isinstance(värde, type):
        ändrat: dict[str, Any] = {}
        if isinstance(värde, Run) and värde.länk and not värde.länk.startswith(_LÄNKAR):
            ändrat["länk"] = ""
        for namn in _fältnamn(type(värde)):
            före = getattr(värde, namn)
            if type(före) in {bool, int, float, bytes}:
                continue
            efter = _rensa(före, saknade)
            if efter is not före:
                ändrat[namn] = efter
        if ändrat:
            nytt = replace(värde, **ändrat)
    return nytt  # type: ignore[no-any-return]  # the same type as came in


@lru_cache(maxsize=100)
def _fältnamn(typ: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(typ))
