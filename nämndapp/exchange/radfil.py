"""Rows of an Excel or CSV export, with a message for every cell that cannot be trusted. Nothing is filled in.

Formulas are read by the value that Excel saved; one without saved value, or with an error, is told. Merged cells keep
their value in the first row only; the others are told. Text in mixed encodings is read line by line.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from nämndapp.bas.fel import Inmatningsfel, orsak

FLEST = 200_000
_STÖRST = 1_500_000_000  # bytes of unpacked sheets: more is no export of decisions
_FEL = re.compile(
    r"^#(?:REF!|VALUE!|DIV/0!|NAME\?|N/A|NUM!|NULL!|VÄRDE!|DIVISION/0!|NAMN\?|SAKNAS!|OGILTIGT!|REFERENS!)$"
)
_REF = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


@dataclass(frozen=True, slots=True)
class Radfel:
    """What is wrong in a row; ``rad`` is the row's number in the file, ``kolumn`` the column's heading or ""."""

    rad: int
    kolumn: str
    text: str


@dataclass(frozen=True, slots=True)
class Rårad:
    """A row with its number in the file."""

    nr: int
    celler: tuple[str, ...]


@dataclass(slots=True)
class Råtabell:
    """Rows with text in them; ``fel`` by (row number, column index), sentences without the row's number."""

    rader: list[Rårad] = field(default_factory=list)
    fel: dict[tuple[int, int], str] = field(default_factory=dict)
    anmärkningar: list[str] = field(default_factory=list)


def läs(fil: Path) -> Råtabell:
    """The first sheet with rows, or the rows of a CSV file. Raises Inmatningsfel when it cannot be read at all."""
    if fil.suffix.lower() in {".xlsx", ".xlsm"}:
        return _läs_xlsx(fil)
    if fil.suffix.lower() not in {".csv", ".tsv", ".txt"}:
        raise Inmatningsfel(f"{fil.name} är varken en Excelfil eller en CSV-fil.", "Spara listan som .xlsx eller .csv.")
    try:
        rå = fil.read_bytes()
    except OSError as fel:
        raise Inmatningsfel(f"{fil.name} gick inte att läsa ({orsak(fel)}).", "Stäng filen och försök igen.") from fel
    return läs_bytes(rå)


def läs_blad(fil: Path) -> list[tuple[str, Råtabell]]:
    """Every sheet of a workbook that has rows, by its name; a CSV file is one without name. Raises Inmatningsfel."""
    if fil.suffix.lower() in {".xlsx", ".xlsm"}:
        return list(_bladen(fil))
    return [("", läs(fil))]


# --- text -----------------------------------------------------------------------------------------------------------


def läs_bytes(rå: bytes) -> Råtabell:
    """A CSV file in any of Excel's dialects and encodings, also several of them in one file."""
    ut = Råtabell()
    if rå[:2] in (b"\xff\xfe", b"\xfe\xff"):
        rader = rå.decode("utf-16", errors="replace").splitlines()
    else:
        rader = []
        blandat = 0
        for rad in rå.removeprefix(b"\xef\xbb\xbf").splitlines():
            try:
                rader.append(rad.decode("utf-8"))
            except UnicodeDecodeError:
                rader.append(rad.decode("cp1252", errors="replace"))
                blandat += 1
        utf8 = sum(any(ord(t) > 127 for t in r) for r in rader) - blandat
        if blandat and utf8 > 0:
            ut.anmärkningar.append(f"Filen blandar teckenkodningar: {blandat} rader är lästa som Windows-1252.")
    text = "\n".join(rader)
    första = next((r for r in rader if r.strip()), "")
    tecken = max("\t;,", key=första.count)
    läsare = csv.reader(io.StringIO(text, newline=""), delimiter=tecken)
    try:
        for celler in läsare:
            _lägg(ut, läsare.line_num, [c.strip() for c in celler])
    except csv.Error as fel:
        raise Inmatningsfel(
            f"Filen går inte att läsa efter rad {läsare.line_num}.", "Öppna den i Excel och spara som .xlsx."
        ) from fel
    for post in ut.rader:
        for i, cell in enumerate(post.celler):
            if "\ufffd" in cell or _dubbelkodad(cell):
                ut.fel[post.nr, i] = f"Tecknen i ”{cell[:40]}” har blivit fel (å, ä, ö)."
    return ut


def _dubbelkodad(text: str) -> bool:
    """UTF-8 that was read as Windows-1252 and saved again ("Ã¥")."""
    return any(t in text for t in ("Ã¥", "Ã¤", "Ã¶", "Ã…", "Ã„", "Ã–"))


def _lägg(ut: Råtabell, nr: int, celler: list[str]) -> None:
    while celler and not celler[-1]:
        celler.pop()
    if not celler:
        return
    if len(ut.rader) >= FLEST:
        raise Inmatningsfel(
            f"Filen har fler än {FLEST} rader.".replace("200000", "200 000"), "Dela upp den, till exempel per år."
        )
    ut.rader.append(Rårad(nr, tuple(celler)))


# --- Excel ----------------------------------------------------------------------------------------------------------


def _läs_xlsx(fil: Path) -> Råtabell:
    bladen = list(_bladen(fil, högst=1))
    return bladen[0][1] if bladen else Råtabell()


def _bladen(fil: Path, högst: int | None = None) -> Iterator[tuple[str, Råtabell]]:
    """The sheets with rows; ``högst`` of them, and the last one then says that there are more."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(fil) as arkiv:
            if sum(i.file_size for i in arkiv.infolist()) > _STÖRST:
                raise Inmatningsfel(f"{fil.name} är för stor.", "Dela upp filen, till exempel per år.")
        bok = openpyxl.load_workbook(fil, read_only=True, data_only=True)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, InvalidFileException) as fel:
        raise Inmatningsfel(
            f"{fil.name} gick inte att läsa som Excelfil.", "Öppna den i Excel, spara den på nytt och försök igen."
        ) from fel
    funna = 0
    try:
        for plats, blad in enumerate(bok.worksheets):
            ut = _ett_blad(fil, plats, blad)
            if not ut.rader:
                continue
            funna += 1
            if högst == funna and len(bok.worksheets) > plats + 1:
                ut.anmärkningar.append(f"Bara bladet ”{blad.title}” är läst.")
            yield str(blad.title), ut
            if högst == funna:
                return
    finally:
        bok.close()


def _ett_blad(fil: Path, plats: int, blad: Any) -> Råtabell:
    ut = Råtabell()
    for nr, rad in enumerate(blad.iter_rows(values_only=True), 1):
        _lägg(ut, nr, [_cell(v) for v in rad])
    if ut.rader:
        _formler(fil, plats, ut)
        _sammanslagna(fil, blad, ut)
    for post in ut.rader:
        for i, cell in enumerate(post.celler):
            if cell.startswith("#") and _FEL.match(cell):
                ut.fel[post.nr, i] = f"Formeln ger felet {cell}."
    return ut


def _cell(värde: object) -> str:
    if värde is None:
        return ""
    if isinstance(värde, bool):
        return "ja" if värde else "nej"
    if isinstance(värde, datetime):
        return värde.date().isoformat()
    if isinstance(värde, date | time):
        return värde.isoformat()
    if isinstance(värde, float):
        return str(int(värde)) if värde.is_integer() else repr(värde).replace(".", ",")
    return str(värde).strip()


def _formler(fil: Path, plats: int, ut: Råtabell) -> None:
    """Formulas whose value Excel never saved (a file written by another program)."""
    import openpyxl

    if not any(b"<f>" in bit or b"<f " in bit for bit in _blad(fil, plats)):
        return
    tomma = {rad.nr: rad.celler for rad in ut.rader}
    bok = openpyxl.load_workbook(fil, read_only=True, data_only=False)
    try:
        for nr, rad in enumerate(bok.worksheets[plats].iter_rows(values_only=True), 1):
            for i, värde in enumerate(rad):
                if isinstance(värde, str) and värde.startswith("="):
                    celler = tomma.get(nr, ())
                    if i >= len(celler) or not celler[i]:
                        ut.fel[nr, i] = "Cellen har en formel utan sparat värde."
                        if nr not in tomma:
                            ut.rader.append(Rårad(nr, ()))
                            tomma[nr] = ()
    finally:
        bok.close()
    ut.rader.sort(key=lambda r: r.nr)


def _blad(fil: Path, plats: int) -> Iterator[bytes]:
    """The sheet's XML in pieces; where its file cannot be told, every sheet's."""
    with zipfile.ZipFile(fil) as arkiv:
        namn = sorted(n for n in arkiv.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n))
        valda = [f"xl/worksheets/sheet{plats + 1}.xml"] if f"xl/worksheets/sheet{plats + 1}.xml" in namn else namn
        for ett in valda:
            with arkiv.open(ett) as ström:
                förra = b""
                while bit := ström.read(1 << 20):
                    yield förra[-64:] + bit
                    förra = bit


def _sammanslagna(fil: Path, blad: Any, ut: Råtabell) -> None:
    from openpyxl.utils import column_index_from_string

    plats = blad.parent.worksheets.index(blad)
    funna = {m for bit in _blad(fil, plats) for m in _REF.findall(bit)}
    rader = {r.nr for r in ut.rader}
    for kol1, rad1, kol2, rad2 in funna:
        a, b = column_index_from_string(kol1.decode()) - 1, column_index_from_string(kol2.decode()) - 1
        for nr in range(int(rad1), min(int(rad2), int(rad1) + FLEST) + 1):
            for i in range(a, b + 1):
                if nr in rader and (nr, i) != (int(rad1), a):
                    ut.fel[nr, i] = f"Cellen är sammanslagen med rad {int(rad1)}: värdet gäller bara den första raden."
