"""An attestlista as an Excel workbook or CSV: every code as text, so that leading zeros stay; comes back unchanged."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nämndapp.bas.attest import (
    AttestlistaUppgifter,
    AttestpersonUppgifter,
    Attestradslag,
    AttestradUppgifter,
    HelAttestlista,
)
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.filbyte import byt

_TEXT = "@"
ÄNDELSER = (".xlsx", ".csv")


def rubriker(u: AttestlistaUppgifter) -> list[str]:
    """The headings: each outer part with its name, the row's own code, and a column for each role."""
    ut: list[str] = []
    for k in u.yttre:
        ut += [k.namn, f"{k.namn} namn"]
    roller = [r.namn for r in u.roller]
    return [*ut, u.huvuddel.namn, "Benämning", "Villkor", "Belopp, kr", *roller, "Anteckning", "Radslag"]


def celler(u: AttestlistaUppgifter, rad: AttestradUppgifter) -> list[str | int | None]:
    """A row's cells in the order of ``rubriker``; codes are written on every row, so that Excel can sort and filter."""
    ut: list[str | int | None] = []
    for k in u.yttre:
        ut += [rad.koder.get(k.nyckel, ""), rad.namn.get(k.nyckel, "")]
    roller = [" / ".join(persontext(p) for p in rad.i_roll(r.nyckel)) for r in u.roller]
    slag = "" if rad.slag is Attestradslag.RAD else rad.slag.value
    return [*ut, rad.kod, rad.benämning, rad.villkor, rad.belopp, *roller, rad.anteckning, slag]


def persontext(p: AttestpersonUppgifter) -> str:
    """ "Anna Ek (från 2027-04-01)"."""
    tid = " ".join(f"{o} {d.isoformat()}" for o, d in (("från", p.från), ("till", p.till)) if d)
    return f"{p.namn} ({tid})" if tid else p.namn


def skriv(lista: HelAttestlista, fil: Path) -> int:
    """Writes the file (.xlsx or .csv), whole or not at all; returns the number of rows. Raises Inmatningsfel."""
    u = lista.uppgifter
    rader = [celler(u, r) for r in lista.rader]
    match fil.suffix.lower():
        case ".xlsx":
            data = _xlsx(rubriker(u), rader, f"Attestlista {u.år}")
        case ".csv":
            data = _csv(rubriker(u), rader)
        case _:
            raise Inmatningsfel("Attestlistan skrivs som Excel eller CSV.", "Låt filnamnet sluta på .xlsx eller .csv.")
    tillfällig = fil.with_name(f".{fil.name}.skrivs")
    try:
        tillfällig.write_bytes(data)
        byt(tillfällig, fil)
    except OSError as fel:
        raise Inmatningsfel(
            f"Filen {fil.name} kan inte skrivas.", "Stäng den om den är öppen i ett annat program, eller välj en annan."
        ) from fel
    finally:
        tillfällig.unlink(missing_ok=True)
    return len(rader)


def _csv(huvud: list[str], rader: list[list[str | int | None]]) -> bytes:
    """Semicolons and a byte order mark, as Swedish Excel wants them."""
    ut = io.StringIO(newline="")
    skrivare = csv.writer(ut, delimiter=";", lineterminator="\r\n")
    skrivare.writerow(huvud)
    skrivare.writerows(["" if c is None else c for c in rad] for rad in rader)
    return ut.getvalue().encode("utf-8-sig")


def _xlsx(huvud: list[str], rader: list[list[str | int | None]], blad: str) -> bytes:
    import openpyxl  # 150 ms
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.worksheet import Worksheet

    bok = openpyxl.Workbook(write_only=True)
    ark: Worksheet = bok.create_sheet(blad)
    ark.freeze_panes = "A2"
    for nr, bredd in enumerate(_bredder(huvud, rader), 1):
        ark.column_dimensions[get_column_letter(nr)].width = bredd
    fet = Font(bold=True)

    def cell(värde: str | int | None, *, rubrik: bool = False) -> Any:
        ut = WriteOnlyCell(ark, value=värde if isinstance(värde, int) else (värde or None))
        if isinstance(värde, str):
            ut.data_type = "s" if värde else "n"  # never a formula, whatever a name begins with
            ut.number_format = _TEXT
        else:
            ut.number_format = '# ##0" kr"'
        if rubrik:
            ut.font = fet
        return ut

    ark.append([cell(r, rubrik=True) for r in huvud])
    for rad in rader:
        ark.append([cell(c) if c not in (None, "") else None for c in rad])
    ark.auto_filter.ref = f"A1:{get_column_letter(len(huvud))}{len(rader) + 1}"
    ut = io.BytesIO()
    bok.save(ut)
    return ut.getvalue()


def _bredder(huvud: list[str], rader: list[list[str | int | None]]) -> Iterator[float]:
    for nr, rubrik in enumerate(huvud):
        längst = max((len(str(r[nr] or "")) for r in rader[:500]), default=0)
        yield float(min(max(längst, len(rubrik)) + 2, 48))
