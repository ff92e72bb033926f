"""Swedish forms: dates, times, numbers, lists and sorting. Paper and screen both use these (R78–R81).

Locale independent on purpose: the same input gives the same paper on every machine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, time
from decimal import Decimal

FAST_MELLANSLAG = "\u00a0"
TANKSTRECK = "\u2013"
MINUS = "\u2212"

MÅNADER = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
VECKODAGAR = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")

_MÅNADSNUMMER = {namn: nr for nr, namn in enumerate(MÅNADER, 1)}
_MÅNADSNUMMER |= {namn[:3]: nr for namn, nr in list(_MÅNADSNUMMER.items())}


def datum_kort(datum: date) -> str:
    """2023-12-12"""
    return datum.isoformat()


def datum_långt(datum: date) -> str:
    """12 december 2023, with non-breaking spaces."""
    return f"{datum.day}{FAST_MELLANSLAG}{MÅNADER[datum.month - 1]}{FAST_MELLANSLAG}{datum.year}"


def veckodag(datum: date, *, bestämd: bool = False) -> str:
    """tisdag, or tisdagen."""
    return VECKODAGAR[datum.weekday()] + ("en" if bestämd else "")


def datum_med_veckodag(datum: date) -> str:
    """tisdagen den 12 december 2023"""
    return f"{veckodag(datum, bestämd=True)} den {datum_långt(datum)}"


def klockslag(tid: time, skiljetecken: str = ".") -> str:
    """13.30; never a leading zero before the point (R80), always with a colon ("09:00" stays two digits)."""
    timme = f"{tid.hour:02d}" if skiljetecken == ":" else str(tid.hour)
    return f"{timme}{skiljetecken}{tid.minute:02d}"


def heltal(tal: int) -> str:
    """1 234 with non-breaking spaces, U+2212 before a negative number."""
    siffror = f"{abs(tal):,}".replace(",", FAST_MELLANSLAG)
    return f"{MINUS}{siffror}" if tal < 0 else siffror


def decimaltal(tal: Decimal | float, decimaler: int) -> str:
    """1 234,50"""
    text = f"{abs(tal):,.{decimaler}f}".replace(",", FAST_MELLANSLAG).replace(".", ",")
    return f"{MINUS}{text}" if tal < 0 else text


def paragraf(nummer: int | None) -> str:
    """§ 104, or § with a blank where no number has been given yet."""
    return f"§{FAST_MELLANSLAG}{nummer}" if nummer is not None else "§"


def paragrafer(nummer: Sequence[int]) -> str:
    """§ 104, §§ 101–112, §§ 101, 103–105 (sorted, doubles dropped)."""
    tal = sorted(set(nummer))
    if not tal:
        return ""
    delar: list[str] = []
    start = slut = tal[0]
    for nr in [*tal[1:], tal[-1] + 2]:
        if nr == slut + 1:
            slut = nr
            continue
        delar.append(
            str(start) if start == slut else f"{start}{TANKSTRECK}{slut}" if slut > start + 1 else f"{start}, {slut}"
        )
        start = slut = nr
    tecken = "§" if len(tal) == 1 else "§§"
    return f"{tecken}{FAST_MELLANSLAG}{', '.join(delar)}"


def antal(hur_många: int, en: str, flera: str) -> str:
    """1 ny, 3 nya."""
    return f"{hur_många} {en if hur_många == 1 else flera}"


def uppräkning(delar: Sequence[str]) -> str:
    """a, b och c"""
    if len(delar) < 2:
        return "".join(delar)
    return f"{', '.join(delar[:-1])} och {delar[-1]}"


def versal(text: str) -> str:
    """First letter upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def i_löptext(namn: str) -> str:
    """Socialnämnden → socialnämnden inside a sentence; "KS" and names such as "SN:s utskott" stay."""
    return namn if namn[1:2].isupper() or not namn else namn[0].lower() + namn[1:]


def genitiv(namn: str) -> str:
    """Socialnämnden → Socialnämndens; a final s, x or z takes nothing."""
    return namn if namn[-1:].lower() in {"s", "x", "z"} else f"{namn}s"


_DATUMFORMER = (
    re.compile(r"(?P<å>\d{4})[-\u2013\u2010\u2011\u2212/.](?P<m>\d{1,2})[-\u2013\u2010\u2011\u2212/.](?P<d>\d{1,2})"),
    re.compile(r"(?P<å>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?:den\s+)?(?P<d>\d{1,2})(?::?[ea])?\s+(?P<mn>[a-zåäö]{3,9})\.?(?:\s+(?P<å>\d{4}))?"),
    re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:[-\s/]+(?P<å>\d{4}))?"),
)


def tolka_datum(text: str, *, standardår: int | None = None) -> date | None:
    """Reads "2023-12-12", "20231212", "12/12", "12 dec", "tisdagen den 12 december 2023"; None when it is no date.

    A date without year takes ``standardår``; without one it is not understood.
    """
    rensad = unicodedata.normalize("NFC", text).replace(FAST_MELLANSLAG, " ").strip().lower()
    rensad = re.sub(rf"^(?:{'|'.join(VECKODAGAR)})(?:en)?,?\s+", "", rensad)
    for form in _DATUMFORMER:
        träff = form.fullmatch(rensad)
        if not träff:
            continue
        delar = träff.groupdict()
        månad = _MÅNADSNUMMER.get(delar["mn"]) if delar.get("mn") else int(delar["m"])
        år = int(delar["å"]) if delar.get("å") else standardår
        if månad is None or år is None:
            return None
        try:
            return date(år, månad, int(delar["d"]))
        except ValueError:
            return None
    return None


def tolka_klockslag(text: str) -> time | None:
    """Reads "13.30", "13:30", "kl. 13.30", "klockan 13:30", "9", "1330"; None when it is no time."""
    träff = re.fullmatch(
        r"(?:kl\.?|klockan)?\s*(\d{1,2})(?:[.:]?(\d{2}))?", text.replace(FAST_MELLANSLAG, " ").strip().lower()
    )
    if not träff:
        return None
    try:
        return time(int(träff[1]), int(träff[2] or 0))
    except ValueError:
        return None


_BOKSTAVSORDNING = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}  # { | } follow z in ASCII


def sorteringsnyckel(text: str) -> tuple[tuple[int, int, str], ...]:
    """Swedish alphabetical order with numbers by size: "9" before "10", z before å before ä before ö.

    Accents otherwise do not separate (é = e). Use it everywhere instead of QCollator or SQL order.
    """
    delar: list[tuple[int, int, str]] = []
    for siffror, ord_ in re.findall(r"(\d+)|(\D+)", unicodedata.normalize("NFC", text).casefold()):
        if siffror:
            delar.append((0, int(siffror), ""))
        else:
            delar.append((1, 0, "".join(_sorteringstecken(t) for t in ord_)))
    return tuple(delar)


def _sorteringstecken(tecken: str) -> str:
    if tecken in _BOKSTAVSORDNING:
        return _BOKSTAVSORDNING[tecken]
    grund = unicodedata.normalize("NFD", tecken)
    return grund[0] if grund else tecken


def sorterad(texter: Iterable[str]) -> list[str]:
    """The texts in Swedish order."""
    return sorted(texter, key=sorteringsnyckel)
