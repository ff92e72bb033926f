"""Excel workbooks: sheets with a heading row, numbers as numbers, times as times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from nämndapp.bas.fel import Dokumentfel, orsak
from nämndapp.bas.filbyte import byt

Värde = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet: its name (at most 31 characters), headings and rows."""

    namn: str
    rubriker: Sequence[str]
    rader: Sequence[Sequence[Värde]]


def skriv(blad: Sequence[Blad], fil: Path) -> None:
    """Writes the workbook; an earlier file is replaced when the new one is whole. Raises Dokumentfel."""
    import openpyxl  # 150 ms
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    if not fil.parent.is_dir():
        raise Dokumentfel(f"Mappen {fil.parent} finns inte.", "Skapa mappen eller välj en annan plats.")
    bok = openpyxl.Workbook()
    bok.remove(bok.worksheets[0])
    for b in blad:
        ark = bok.create_sheet(b.namn[:31])
        ark.append(list(b.rubriker))
        for rad in b.rader:
            ark.append([_text(v) for v in rad])
            for cell in ark[ark.max_row]:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # also what begins like a formula
        for cell in ark[1]:
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        for nr, rubrik in enumerate(b.rubriker, 1):
            bredd = max([len(rubrik) // 2, *(len(str(rad[nr - 1] or "")) for rad in b.rader)], default=8)
            ark.column_dimensions[get_column_letter(nr)].width = min(max(bredd + 2, 9), 50)
        ark.freeze_panes = "A2"
        ark.auto_filter.ref = ark.dimensions
    tillfällig = fil.with_name(f".{fil.name}.skrivs")
    try:
        bok.save(tillfällig)
        byt(tillfällig, fil)
    except OSError as fel:
        raise Dokumentfel(
            f"Filen {fil.name} kan inte skrivas i {fil.parent} ({orsak(fel)}).",
            "Stäng den om den är öppen i Excel, eller välj en annan plats.",
        ) from fel
    finally:
        tillfällig.unlink(missing_ok=True)


def _text(v: Värde) -> Värde:
    """Control characters, which Excel refuses, go."""
    return "".join(t for t in v if t >= " " or t in "\n\t") if isinstance(v, str) else v
