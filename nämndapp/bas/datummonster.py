"""Days of a year from words: "andra tisdagen varje månad utom juli", "var tredje tisdag", a list of dates."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.svenska import MÅNADER, VECKODAGAR, tolka_datum

EXEMPEL = (
    "andra tisdagen varje månad utom juli",
    "månadens sista torsdag",
    "var tredje tisdag",
    "12 jan, 9 feb, 9 mar",
)
_ORDNING = {
    "första": 1, "1:a": 1, "andra": 2, "2:a": 2, "tredje": 3, "3:e": 3, "fjärde": 4, "4:e": 4, "femte": 5, "5:e": 5,
    "sista": -1, "näst sista": -2,
}  # fmt: skip
_STEG = {"varje": 1, "varannan": 2, "var annan": 2, "var tredje": 3, "var fjärde": 4, "var femte": 5, "var sjätte": 6}
_STEG |= {f"var {nr}:e": nr for nr in range(3, 13)}
_DAG = rf"(?P<dag>{'|'.join(VECKODAGAR)})"
_NR = rf"(?P<nr>{'|'.join(sorted(map(re.escape, _ORDNING), key=len, reverse=True))})"
_VAR = rf"(?P<var>{'|'.join(sorted(map(re.escape, _STEG), key=len, reverse=True))})"
_RESTEN = r"(?:\s+i\s+(?P<i>(?!varje|månad).+?))?(?:,?\s+(?:utom|men inte|förutom)\s+(?:i\s+)?(?P<utom>.+))?"
_I_MÅNADEN = re.compile(
    rf"(?:den\s+)?{_NR}\s+{_DAG}(?:en)?(?:\s+(?:i\s+)?(?:varje|månaden|månad)(?:\s+månad)?)?{_RESTEN}"
)
_MÅNADENS = re.compile(rf"månadens\s+{_NR}\s+{_DAG}{_RESTEN}")
_VECKOVIS = re.compile(rf"{_VAR}\s+{_DAG}(?:\s+från\s+(?:och med\s+)?(?P<start>[^,]+?))?{_RESTEN}")


def dagar(mönster: str, år: int) -> list[date]:
    """The days of the year that the pattern gives, in order.

    Raises Inmatningsfel, which says what can be written, when the words are not understood.
    """
    text = " ".join(mönster.lower().replace("\u00a0", " ").split()).rstrip(".")
    for form in (_MÅNADENS, _I_MÅNADEN):
        if träff := form.fullmatch(text):
            månader = _månader(träff["i"], träff["utom"])
            nr, dag = _ORDNING[träff["nr"]], VECKODAGAR.index(träff["dag"])
            return [d for m in sorted(månader) if (d := _nte(år, m, dag, nr)) is not None]
    if träff := _VECKOVIS.fullmatch(text):
        start = _start(träff["start"], år)
        start += timedelta(days=(VECKODAGAR.index(träff["dag"]) - start.weekday()) % 7)
        alla = [start + timedelta(weeks=_STEG[träff["var"]] * n) for n in range(54)]
        månader = _månader(träff["i"], träff["utom"])
        return [d for d in alla if d.year == år and d.month in månader]
    return _lista(mönster, år)


def _nte(år: int, månad: int, veckodag: int, nr: int) -> date | None:
    """The n:th such weekday of the month; -1 is the last. None when the month has no fifth."""
    alla = [date(år, månad, d) for d in range(1, monthrange(år, månad)[1] + 1)]
    rätta = [d for d in alla if d.weekday() == veckodag]
    plats = nr - 1 if nr > 0 else nr
    return rätta[plats] if plats < len(rätta) else None


def _start(text: str | None, år: int) -> date:
    if not text:
        return date(år, 1, 1)
    dag = tolka_datum(text, standardår=år)
    if dag is None:
        raise Inmatningsfel(f"Startdagen ”{text}” går inte att läsa.", "Skriv till exempel ”från 12 januari”.")
    return dag


def _månader(bara: str | None, utom: str | None) -> set[int]:
    valda = månadsnummer(bara) if bara else set(range(1, 13))
    return valda - (månadsnummer(utom) if utom else set())


def månadsnummer(text: str) -> set[int]:
    """ "juni, juli och augusti", "juni–augusti"."""
    ut: set[int] = set()
    for del_ in re.split(r"\s*,\s*|\s+och\s+", text.strip()):
        ändar = [_månad(ord_) for ord_ in re.split(r"\s*[-–]\s*|\s+till\s+", del_)]
        if len(ändar) > 2:
            raise Inmatningsfel(f"Månaderna ”{del_}” går inte att läsa.", "Skriv till exempel ”juni–augusti”.")
        första, sista = ändar[0], ändar[-1]
        ut |= set(range(första, sista + 1)) if första <= sista else {*range(första, 13), *range(1, sista + 1)}
    return ut


def _månad(ord_: str) -> int:
    träffar = [nr for nr, namn in enumerate(MÅNADER, 1) if len(ord_) >= 3 and namn.startswith(ord_.rstrip("."))]
    if len(träffar) != 1:
        raise Inmatningsfel(f"Månaden ”{ord_}” finns inte.", "Skriv till exempel ”utom juli och augusti”.")
    return träffar[0]


def _lista(mönster: str, år: int) -> list[date]:
    ut: set[date] = set()
    for text in filter(None, (t.strip() for t in re.split(r"[,;\n]| och ", mönster))):
        dag = tolka_datum(text, standardår=år)
        if dag is None:
            raise Inmatningsfel(
                f"”{text}” går inte att läsa som ett mönster eller ett datum.",
                f"Skriv till exempel ”{EXEMPEL[0]}”, ”{EXEMPEL[1]}”, ”{EXEMPEL[2]}” eller datum med komma emellan.",
            )
        ut.add(dag)
    if not ut:
        raise Inmatningsfel("Det står inte när sammanträdena ska vara.", f"Skriv till exempel ”{EXEMPEL[0]}”.")
    return sorted(ut)
