"""Calendars in iCalendar form (RFC 5545): written exactly, and read back for tests and checks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

TIDSZON = "Europe/Stockholm"
_OKTETTER = 75  # RFC 5545 3.1, without the line break
_MAXTID = time(23, 59)
_VTIMEZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{TIDSZON}",
    "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:19961027T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Händelse:
    """An event. Without ``start`` it lasts all day and does not make anybody busy. Times are Swedish local time.

    A meeting without an end is given three hours, never past midnight.
    """

    uid: str
    rubrik: str
    datum: date
    start: time | None = None
    slut: time | None = None
    plats: str = ""
    beskrivning: str = ""
    sekvens: int = 0
    inställd: bool = False


def kalender(namn: str, händelser: Iterable[Händelse], *, stämpel: datetime) -> bytes:
    """The whole file: UTF-8, lines of at most 75 octets, CRLF. ``stämpel`` is the moment of the export (aware)."""
    rader = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Namndapp//Sammantraden//SV", "CALSCALE:GREGORIAN",
             "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(namn)}", f"X-WR-TIMEZONE:{TIDSZON}", *_VTIMEZONE]  # fmt: skip
    for h in händelser:
        rader += _händelserader(h, stämpel)
    rader.append("END:VCALENDAR")
    return "".join(f"{_vik(rad)}\r\n" for rad in rader).encode("utf-8")


def _händelserader(h: Händelse, stämpel: datetime) -> list[str]:
    rader = [
        "BEGIN:VEVENT",
        f"UID:{_text(h.uid)}",
        f"DTSTAMP:{stämpel.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{h.sekvens}",
        *_tid(h),
        f"SUMMARY:{_text(f'Inställt: {h.rubrik}' if h.inställd else h.rubrik)}",
    ]
    if h.plats:
        rader.append(f"LOCATION:{_text(h.plats)}")
    if h.beskrivning:
        rader.append(f"DESCRIPTION:{_text(h.beskrivning)}")
    rader.append(f"STATUS:{'CANCELLED' if h.inställd else 'CONFIRMED'}")
    rader.append(f"TRANSP:{'TRANSPARENT' if h.start is None or h.inställd else 'OPAQUE'}")
    return [*rader, "END:VEVENT"]


def _tid(h: Händelse) -> list[str]:
    if h.start is None:
        nästa = h.datum + timedelta(days=1)
        return [f"DTSTART;VALUE=DATE:{h.datum:%Y%m%d}", f"DTEND;VALUE=DATE:{nästa:%Y%m%d}"]
    start = datetime.combine(h.datum, h.start)
    slut = datetime.combine(h.datum, h.slut) if h.slut and h.slut > h.start else start + timedelta(hours=3)
    slut = min(slut, datetime.combine(h.datum, _MAXTID)) if start.time() < _MAXTID else start + timedelta(minutes=1)
    return [f"DTSTART;TZID={TIDSZON}:{start:%Y%m%dT%H%M%S}", f"DTEND;TZID={TIDSZON}:{slut:%Y%m%dT%H%M%S}"]


def _text(värde: str) -> str:
    """RFC 5545 3.3.11; other control characters are dropped."""
    rent = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", "", re.sub(r"\r\n?", "\n", värde))
    return rent.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _vik(rad: str) -> str:
    """Folds at 75 octets without cutting a character: å, ä and ö are two octets."""
    delar, del_, längd = [], "", 0
    for tecken in rad:
        oktetter = len(tecken.encode("utf-8"))
        if längd + oktetter > _OKTETTER:
            delar.append(del_)
            del_, längd = "", 1  # the space that a continuation begins with
        del_ += tecken
        längd += oktetter
    return "\r\n ".join([*delar, del_])


# --- reading --------------------------------------------------------------------------------------------------------


def läs(data: bytes) -> list[Händelse]:
    """The events of a file such as ``kalender`` writes. Raises ValueError for what is no calendar."""
    text = data.decode("utf-8")
    if not text.startswith("BEGIN:VCALENDAR\r\n") or not text.endswith("END:VCALENDAR\r\n"):
        raise ValueError("Filen är ingen kalender.")
    rader = re.sub(r"\r\n[ \t]", "", text).split("\r\n")
    ut: list[Händelse] = []
    fält: dict[str, str] | None = None
    for rad in rader:
        namn, _, värde = rad.partition(":")
        if rad == "BEGIN:VEVENT":
            fält = {}
        elif rad == "END:VEVENT" and fält is not None:
            ut.append(_händelse(fält))
            fält = None
        elif fält is not None:
            fält[namn] = värde
    return ut


def _händelse(fält: dict[str, str]) -> Händelse:
    heldag = fält.get("DTSTART;VALUE=DATE")
    inställd = fält["STATUS"] == "CANCELLED"
    start = datetime.strptime(heldag or fält[f"DTSTART;TZID={TIDSZON}"], "%Y%m%d" if heldag else "%Y%m%dT%H%M%S")
    slut = None if heldag else datetime.strptime(fält[f"DTEND;TZID={TIDSZON}"], "%Y%m%dT%H%M%S")
    return Händelse(
        _otext(fält["UID"]),
        _otext(fält["SUMMARY"]).removeprefix("Inställt: " if inställd else ""),
        start.date(),
        None if heldag else start.time(),
        slut.time() if slut else None,
        _otext(fält.get("LOCATION", "")),
        _otext(fält.get("DESCRIPTION", "")),
        int(fält["SEQUENCE"]),
        inställd,
    )


def _otext(värde: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], värde)
