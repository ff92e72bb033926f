"""Rows of text out of what people send: an Excel workbook, a CSV file in any of Excel's dialects, copied cells."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path

from nämndapp.bas.fel import Inmatningsfel

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
    return läs_text(_avkodad(rå))


def _avkodad(rå: bytes) -> str:
    for kod in ("utf-16" if rå[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252"):
        try:
            return rå.decode(kod)
        except UnicodeDecodeError:
            continue
    return rå.decode("latin-1")


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


def _läs_xlsx(fil: Path) -> Tabell:
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
        for blad in bok.worksheets:
            rader = [[_cell(v) for v in rad] for rad in blad.iter_rows(values_only=True, max_row=_FÖR_MÅNGA)]
            if tabell := _städad(rader):
                return tabell
    finally:
        bok.close()
    return []


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
