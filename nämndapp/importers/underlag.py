"""The lines under Beslutsunderlag and what they cite."""

from __future__ import annotations

import re

from nämndapp.bas.forslag import Underlagsförslag
from nämndapp.bas.svenska import tolka_datum
from nämndapp.bas.textblock import PUNKTTECKEN
from nämndapp.importers.etiketter import ETT_DATUM
from nämndapp.importers.rader import Del, foga

_ORGAN = (
    r"(?P<organ>[A-ZÅÄÖ]{2,8}|[A-ZÅÄÖ][\wåäöÅÄÖ-]*"
    r"(?:nämnden|styrelsen|fullmäktige|utskottet|utskott|nämndens|styrelsens|fullmäktiges|utskottets)s?)"
)
_DEN = rf"(?:den )?(?P<datum>{ETT_DATUM})"
_PARAGRAF = r"§§? ?(?P<paragraf>\d+)"
_BESLUT = (
    re.compile(rf"^{_ORGAN}[ ,]+{_DEN}[ ,]*{_PARAGRAF}"),
    re.compile(rf"^{_ORGAN}[ ,]+(?:beslut[ ,]+)?{_PARAGRAF}[ ,/]+{_DEN}"),
    re.compile(rf"^(?i:protokollsutdrag|budgetbeslut|beslut)[ ,]+(?:från )?{_ORGAN}[ ,]+{_DEN}[ ,]*{_PARAGRAF}"),
    re.compile(rf"\b{_ORGAN} {_PARAGRAF}[ ,/]+{_DEN}"),
    re.compile(rf"^{_ORGAN}(?: protokoll)?[ ,]+{_DEN}[ ,]*{_PARAGRAF}"),
)
_DATERAT = re.compile(
    r"^(?:[\wåäöÅÄÖé]+ )?(?:tjänsteskrivelse|tjänsteutlåtande|ordförandeskrivelse|skrivelse|remissvar)\b"
    rf"[\wåäö ]{{0,30}}?,? (?:daterad )?{_DEN}",
    re.IGNORECASE,
)
_EGEN = re.compile(r"\b(?:tjänsteskrivelse|tjänsteutlåtande|ordförandeskrivelse)\b", re.IGNORECASE)
_SLUTDATUM = re.compile(rf"[,–-]? ?(?P<datum>{ETT_DATUM})\.?$")
_PUNKT = re.compile(rf"^\s*[{re.escape(PUNKTTECKEN)}]\s*(?=\S)")


def citera(text: str, rad: int) -> Underlagsförslag:
    """Takes a citation apart: organ, date and paragraph of a decision, or the date of a paper."""
    for form in _BESLUT:
        träff = form.search(text)
        if träff:
            organ = re.sub(r"(?<=[nte])s$", "", träff["organ"]) if len(träff["organ"]) > 8 else träff["organ"]
            return Underlagsförslag(text, rad, organ, tolka_datum(träff["datum"]), int(träff["paragraf"]))
    träff = _DATERAT.match(text) or _SLUTDATUM.search(text)
    return Underlagsförslag(text, rad, None, tolka_datum(träff["datum"]) if träff else None)


def är_egen_skrivelse(text: str) -> bool:
    """Whether the line cites a tjänsteskrivelse or ordförandeskrivelse."""
    return bool(_EGEN.search(text)) and "§" not in text


def läs_underlag(delar: list[Del]) -> list[Underlagsförslag]:
    """One entry per line; a line without bullet goes on with the bulleted one above it, as does one in lower case."""
    med_punkter = any(_PUNKT.match(d.rå) for d in delar if not d.tom)
    poster: list[list[Del]] = []
    for del_ in delar:
        if not any(t.isalnum() for t in del_.text) or (
            del_.text.endswith(":") and not poster
        ):  # "Följande handlingar …:" leads the list in
            continue
        fortsätter = del_.text[0].islower() or (med_punkter and not _PUNKT.match(del_.rå))
        if poster and fortsätter and not är_egen_skrivelse(del_.text):
            poster[-1].append(del_)
        else:
            poster.append([del_])
    return [citera(_PUNKT.sub("", foga([d.text for d in post])), post[0].rad) for post in poster]
