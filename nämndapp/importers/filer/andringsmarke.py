"""Change-marked tables: once the removed words are left out, the column that explains the marks says nothing more."""

from __future__ import annotations

from collections.abc import Sequence

KOLUMN = "ändrad"


def utan_märkeskolumn(rader: Sequence[list[str]]) -> list[list[str]]:
    """A table whose last heading is "Ändrad" without that column, and without the rows that were removed whole."""
    huvud = next((nr for nr, rad in enumerate(rader) if len(rad) > 2 and rad[-1].strip().casefold() == KOLUMN), None)
    if huvud is None:
        return list(rader)
    bredd = len(rader[huvud])
    ut = [rad[:-1] if len(rad) == bredd else rad for rad in rader]
    return [rad for nr, rad in enumerate(ut) if nr <= huvud or any(cell.strip() for cell in rad)]
