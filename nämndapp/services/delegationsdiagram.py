"""A chart of each category of the statistics: bars per month, this year beside last year, as PNG with words for it."""

from __future__ import annotations

from collections.abc import Iterable

from nämndapp.bas.manadsstatistik import Månadssiffra, Tabell, alttext, tabeller
from nämndapp.reports.diagram import stapeldiagram
from nämndapp.reports.dokument import Bild

_FLEST = 6  # charts in one paper


def bild(t: Tabell, *, bredd: int = 900, höjd: int | None = None, mörkt: bool = False) -> Bild | None:
    """The chart of a table's first measure (antal, else bifall …); None when there is no figure to draw."""
    mått = next((k.mått for k in t.kolumner), "")
    serier = {str(k.år): tuple(rad[nr] for rad in t.månader) for nr, k in enumerate(t.kolumner) if k.mått == mått}
    if not any(v for serie in serier.values() for v in serie):
        return None
    png = stapeldiagram(f"{t.kategori}, {mått}", serier, bredd=bredd, höjd=höjd, mörkt=mörkt)
    return Bild(png, alttext(t), 160.0)


def bilder(siffror: Iterable[Månadssiffra]) -> tuple[Bild, ...]:
    """The charts of a report, those of the first categories."""
    alla = (bild(t) for t in tabeller(siffror))
    return tuple(b for b in alla if b is not None)[:_FLEST]
