"""A workbook or CSV file as lines: a row is a line, its cells parted by tabs; empty rows are kept, so numbers agree."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import date, datetime

from nämndapp.bas.fel import Importfel
from nämndapp.bas.teckenkod import avkodad

_FLEST = 20_000
_PROV = 4000  # characters in which the parting sign is looked for
_CELLBRYT = "\v"  # a line break inside a cell
_EGET_BLAD = re.compile(r"^(?:Riskanalys|Internkontrollplan|Kontrolltillfällen|Årsrapport|Workshop) \d{4}$")
_SUMMOR = "Årsrapport "  # counted from the other sheets


def läs_xlsx(innehåll: bytes, namn: str) -> list[str]:
    """Every sheet with content, one after the other; the sheets of our own year workbook have their title above them.

    Raises Importfel.
    """
    from zipfile import BadZipFile

    import openpyxl  # 150 ms
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        bok = openpyxl.load_workbook(io.BytesIO(innehåll), read_only=True, data_only=True)
    except (OSError, KeyError, ValueError, BadZipFile, InvalidFileException) as fel:
        raise Importfel(
            f"”{namn}” gick inte att läsa som Excelfil.", "Öppna den i Excel, spara den på nytt och försök igen."
        ) from fel
    rader: list[str] = []
    eget = all(_EGET_BLAD.match(blad.title) for blad in bok.worksheets)
    try:
        for blad in bok.worksheets:
            if eget and blad.title.startswith(_SUMMOR):
                continue
            egna = [
                _rad(_text(c.value, getattr(c, "number_format", "")) for c in rad)
                for rad in blad.iter_rows(max_row=_FLEST)
            ]
            while egna and not egna[-1].strip():
                egna.pop()
            if egna:
                rader += [*([""] if rader else []), *([blad.title] if eget else []), *egna]
    finally:
        bok.close()
    return rader


def läs_csv(innehåll: bytes, _namn: str) -> list[str]:
    """Tabs, semicolons or commas, whichever the beginning has; UTF-8, UTF-16 or Windows' code page."""
    text = avkodad(innehåll).replace("\r\n", "\n").replace("\r", "\n")
    tecken = next((t for t in "\t;" if t in text[:_PROV]), ",")
    return [_rad(rad) for rad in csv.reader(io.StringIO(text, newline=""), delimiter=tecken)]


def _rad(celler: Iterable[str]) -> str:
    rena = [c.strip().replace("\t", " ").replace("\n", _CELLBRYT) for c in celler]
    while rena and not rena[-1]:
        rena.pop()
    return "\t".join(rena)


def _text(värde: object, format_: str) -> str:
    """A cell as Excel shows it: dates as ISO, whole numbers without decimals, zeros that the format adds."""
    if värde is None:
        return ""
    if isinstance(värde, datetime | date):
        return värde.date().isoformat() if isinstance(värde, datetime) else värde.isoformat()
    if isinstance(värde, float) and värde.is_integer():
        värde = int(värde)
    if isinstance(värde, int) and format_ and set(format_) == {"0"}:
        return str(värde).zfill(len(format_))
    return str(värde)
