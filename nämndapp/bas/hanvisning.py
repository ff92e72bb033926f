"""References to decisions: "KF 2023-11-13 § 177" taken apart and written again.

Pure. ``tolka`` finds the first reference in a line that may say more ("Protokollsutdrag KF 2023-11-13 § 177 Svar på
motion"); ``formatera`` writes the one form that the program itself uses, and the two are each other's reverse.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from nämndapp.bas.svenska import datum_kort, tolka_datum

_MÅNADER = r"jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_DATUM = (
    r"(?:den\s+)?(?P<datum>\d{4}[-‐‑–/.]\d{1,2}[-‐‑–/.]\d{1,2}|\d{8}|"
    rf"\d{{1,2}}(?::?[ea])?\s+(?:{_MÅNADER})[a-zåäö]*\.?\s+\d{{4}}|\d{{1,2}}/\d{{1,2}}[-\s]+\d{{4}})"
)
_KROPP = r"(?:nämnd|styrelse|fullmäktige|utskott|beredning)"
_ORGAN = (
    rf"(?P<organ>(?:[A-ZÅÄÖ][\wåäöÅÄÖ-]*\s(?:och\s|för\s)?){{0,4}}?[\wåäöÅÄÖ-]*{_KROPP}(?:en|et|n|t)?s?\b"
    r"(?:\s(?:arbets|individ|personal|ekonomi|social)utskott(?:et)?s?)?"
    r"|Nämnden för [a-zåäö, -]{3,60}?(?=\s(?:den\s)?\d|\s§|,)|[A-ZÅÄÖ]{2,8}\b(?::s)?)"
)
_PARAGRAF = r"(?:§{1,2}|paragraf(?:en)?)\s*(?P<paragraf>\d{1,4})\b(?!\s*[-–]\s*\d)"
_MELLAN = r"[\s,;:(]*(?:(?:protokoll|beslut|sammanträde|från|av|den|daterat)[\s,;:]+){0,3}\(?"
_FORMER = tuple(
    re.compile(form)
    for form in (
        rf"\b{_ORGAN}{_MELLAN}{_DATUM}[\s,;:/)]*{_PARAGRAF}",
        rf"\b{_ORGAN}{_MELLAN}{_PARAGRAF}[\s,;:/(]*{_DATUM}",
        rf"{_PARAGRAF}[\s,;]+(?:i\s+|av\s+)?{_ORGAN}{_MELLAN}{_DATUM}",
        rf"{_DATUM}[\s,;]+{_PARAGRAF}[\s,;(]+(?:i\s+|av\s+)?{_ORGAN}",
    )
)


@dataclass(frozen=True, slots=True)
class Beslutshänvisning:
    """A decision of an organ (its code or its name as written, not in the genitive), by day and paragraph."""

    organ: str
    datum: date
    paragraf: int


def formatera(hänvisning: Beslutshänvisning) -> str:
    """KF 2023-11-13 § 177, with no-break spaces where a line must not break (R81)."""
    return f"{hänvisning.organ} {datum_kort(hänvisning.datum)} §\u00a0{hänvisning.paragraf}"


def tolka(text: str) -> Beslutshänvisning | None:
    """The first reference in the text; None when there is none that says organ, day and one paragraph."""
    rensad = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))
    for form in _FORMER:
        for träff in form.finditer(rensad):
            datum = tolka_datum(_med_streck(träff["datum"]))
            if datum is not None and int(träff["paragraf"]) > 0:
                return Beslutshänvisning(_grundform(träff["organ"]), datum, int(träff["paragraf"]))
    return None


def _med_streck(datum: str) -> str:
    return re.sub(r"^(\d{1,2}/\d{1,2})[-\s]+(\d{4})$", r"\1 \2", datum)


def _grundform(organ: str) -> str:
    """Socialnämndens → Socialnämnden; a code stays."""
    return re.sub(rf"({_KROPP}(?:en|et|n|t)?)s$", r"\1", organ.strip().removesuffix(":s"))


def organnyckel(organ: str) -> str:
    """What names and codes are compared by: case, definite form and genitive do not matter."""
    text = re.sub(r"[\s\-\u00a0]+", "", _grundform(organ)).casefold()
    return re.sub(r"(nämnd|styrelse|utskott|beredning)(?:en|et|n)$", r"\1", text)
