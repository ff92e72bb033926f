"""Rows of text out of what people send: an Excel workbook, a CSV file in any of Excel's dialects, copied cells."""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.teckenkod import avkodad

Tabell = list[list[str]]
ÄNDELSER = (".xlsx", ".csv", ".tsv", ".txt")
_FÖR_MÅNGA = 20_000


def läs_fil(fil: Path) -> Tabell:
    """The first sheet with anything in it, or the file's rows. Raises Inmatningsfel when it cannot be read."""
    if fil.suffix.lower() == ".xlsx":
        return _läs_xlsx(fil)
    if fil.suffix.lower() not in ÄNDELSER:
        raise Inmatningsfel(f"{fil.name} är varken en Excelfil eller en CSV-fil.", "Spara listan som .xlsx eller .csv.")
    try:
        rå = fil.read_bytes()
    except OSError as fel:
        raise Inmatningsfel(f"{fil.name} gick inte att läsa.", "Stäng filen i andra program och försök igen.") from fel
    return läs_text(avkodad(rå))


def läs_text(text: str) -> Tabell:
    """Tab-separated cells as Excel copies them, otherwise semicolons or commas, whichever the text has."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\t" in text:
        tecken = "\t"
    else:
        första = next((r for r in text.split("\n") if r.strip()), "")
        tecken = ";" if ";" in första else ","
    rader = csv.reader(io.StringIO(text, newline=""), delimiter=tecken)
    try:
        return _städad([[c.strip() for c in rad] for rad in rader])
    except csv.Error:
        return _städad([[c.strip() for c in rad.split(tecken)] for rad in text.split("\n")])


def läs_numrerad(fil: Path) -> list[tuple[int, list[str]]]:
    """As ``läs_fil``, each row with the number that Excel shows; a code stored as a number keeps the zeros that its
    format shows ("00000")."""
    if fil.suffix.lower() != ".xlsx":
        try:
            text = avkodad(fil.read_bytes())
        except OSError as fel:
            raise Inmatningsfel(
                f"{fil.name} gick inte att läsa.", "Stäng filen i andra program och försök igen."
            ) from fel
        return _numrerade(_csv_rader(text))
    return _läs_xlsx_numrerad(fil)


def _csv_rader(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of their last line: a cell may hold several."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    tecken = next((t for t in "\t;" if t in text[:4000]), ",")
    läsare = csv.reader(io.StringIO(text, newline=""), delimiter=tecken)
    return ((läsare.line_num, [c.strip() for c in rad]) for rad in läsare)


def _numrerade(rader: Iterable[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    ut = []
    for nr, rad in rader:
        while rad and not rad[-1]:
            rad.pop()
        if rad:
            ut.append((nr, rad))
    return ut


def _läs_xlsx_numrerad(fil: Path) -> list[tuple[int, list[str]]]:
    with _öppen_bok(fil) as bok:
        for blad in bok.worksheets:
            rader = (
                (nr, [_med_nollor(c.value, getattr(c, "number_format", "")) for c in rad])
                for nr, rad in enumerate(blad.iter_rows(max_row=_FÖR_MÅNGA), 1)
            )
            if tabell := _numrerade(rader):
                return tabell
    return []


def _med_nollor(värde: object, format_: str) -> str:
    text = _cell(värde)
    if isinstance(värde, int | float) and format_ and set(format_) == {"0"}:
        return text.zfill(len(format_))
    return text


def _läs_xlsx(fil: Path) -> Tabell:
    with _öppen_bok(fil) as bok:
        for blad in bok.worksheets:
            rader = [[_cell(v) for v in rad] for rad in blad.iter_rows(values_only=True, max_row=_FÖR_MÅNGA)]
            if tabell := _städad(rader):
                return tabell
    return []


@contextlib.contextmanager
def _öppen_bok(fil: Path) -> Iterator[Any]:
    from zipfile import BadZipFile

    import openpyxl  # 150 ms
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        bok = openpyxl.load_workbook(fil, read_only=True, data_only=True)
    except (OSError, KeyError, ValueError, BadZipFile, InvalidFileException) as fel:
        raise Inmatningsfel(
            f"{fil.name} gick inte att läsa som Excelfil.", "Öppna den i Excel, spara den på nytt och försök igen."
        ) from fel
    try:
        yield bok
    finally:
        bok.close()


def _cell(värde: object) -> str:
    if värde is None:
        return ""
    if isinstance(värde, datetime):
        return värde.date().isoformat()
    if isinstance(värde, date):
        return värde.isoformat()
    if isinstance(värde, float) and värde.is_integer():
        return str(int(värde))
    return str(värde).strip()


def _städad(rader: Tabell) -> Tabell:
    """Without empty rows and without the empty cells after the last one of a row."""
    ut = []
    for rad in rader:
        while rad and not rad[-1]:
            rad.pop()
        if rad:
            ut.append(rad)
    return ut
