"""Days and times that do not exist ("2016-19-21", "31 februari", "kl. 25.10"), and the years that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from nämndapp.bas.svenska import MÅNADER

_STRECK = r"[-\u2010-\u2013]"
_ISO = re.compile(
    rf"(?<![\w/-])(?P<å>(?:19|20)\d{{2}}){_STRECK}(?P<m>\d{{1,2}}){_STRECK}(?P<d>\d{{1,2}})(?!\d|{_STRECK}\d)"
)
_LÅNGT = re.compile(
    rf"(?<![\w-])(?P<d>\d{{1,2}})(?::?[ea])?\s+(?P<mn>{'|'.join(MÅNADER)})\b(?:\s+(?P<å>(?:19|20)\d{{2}}))?\b",
    re.IGNORECASE,
)
_KORT = re.compile(r"(?<![\w/-])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:\s+|\s*-\s*)(?P<å>(?:19|20)\d{2})\b")
_KLOCKA = re.compile(r"\b(?:kl\.?|klockan)\s*(?P<h>\d{1,2})[.:](?P<min>\d{2})\b", re.IGNORECASE)
_FÖLJD = re.compile(r"(?<![\w/-])((?:19|20)\d{2})\s*[-\u2010-\u2013/]\s*((?:19|20)\d{2})(?!\d)")
_SKOTTÅR = 2000
_ÅR = re.compile(r"(?<![\w/.,-])(?:19|20)\d{2}(?![\w]|/\d{1,3}(?!\d)|/\d{5,}|-\d{1,2}-|[.,]\d)")


@lru_cache(maxsize=8192)
def orimliga_tider(text: str) -> tuple[str, ...]:
    """The days and times in a text that do not exist, each as it stands."""
    return tuple(t for _, t in sorted(_orimliga(text.replace("\N{NO-BREAK SPACE}", " "))))


def _orimliga(text: str) -> Iterator[tuple[int, str]]:
    for form in (_ISO, _LÅNGT, _KORT):
        for m in form.finditer(text):
            delar = m.groupdict()
            månad = MÅNADER.index(delar["mn"].lower()) + 1 if delar.get("mn") else int(delar["m"])
            if not _finns(int(delar["å"] or _SKOTTÅR), månad, int(delar["d"])):
                yield m.start(), m[0]
    for m in _KLOCKA.finditer(text):
        if int(m["h"]) > 24 or int(m["min"]) > 59:
            yield m.start(), m[0]


def _finns(år: int, månad: int, dag: int) -> bool:
    try:
        date(år, månad, dag)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=8192)
def årtal(text: str) -> frozenset[int]:
    """The years that a text is about: "2024", "2024–2026"; not those of days or diarienummer ("SN 2024/41")."""
    utan_dagar = _LÅNGT.sub(" ", _KORT.sub(" ", _ISO.sub(" ", text.replace("\N{NO-BREAK SPACE}", " "))))
    utan_månader = re.sub(rf"\b(?:{'|'.join(MÅNADER)})\s+(?:19|20)\d{{2}}\b", " ", utan_dagar, flags=re.IGNORECASE)
    utspridda = _FÖLJD.sub(_alla_år, utan_månader)
    return frozenset(int(m[0]) for m in _ÅR.finditer(utspridda))


def _alla_år(m: re.Match[str]) -> str:
    """ "2024–2026" is three years, "2024/2025" two."""
    första, sista = int(m[1]), int(m[2])
    return " ".join(str(år) for år in range(första, sista + 1)) if första <= sista <= första + 20 else m[0]
