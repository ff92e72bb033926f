"""What the three renderers share about tables: how cells fill a row."""

from __future__ import annotations

from dataclasses import replace

from nämndapp.reports.dokument import Cell, Rad, Radslag, Run, Tabell


def celler_med_bredd(tabell: Tabell, rad: Rad) -> list[tuple[Cell, int]]:
    """The cells of a row and how many columns each spans; together they always span the table.

    The last cell of a GRUPP row takes what is left; a short row is filled up with empty cells; the text of cells that
    do not fit joins the last one, so that no word is lost.
    """
    ut: list[tuple[Cell, int]] = []
    kvar = len(tabell.kolumner)
    for i, cell in enumerate(rad.celler):
        if kvar == 0:
            sista, bredd = ut[-1]
            ut[-1] = (replace(sista, text=(*sista.text, Run(" "), *cell.text)), bredd)
            continue
        sista_i_grupp = rad.slag is Radslag.GRUPP and i == len(rad.celler) - 1
        bredd = kvar if sista_i_grupp else min(max(cell.kolumner, 1), kvar)
        ut.append((cell, bredd))
        kvar -= bredd
    return ut + [(Cell(()), 1)] * kvar


def är_radrubrik(cell: Cell, rad: Rad) -> bool:
    """A header of its row (TH scope=row): marked so, or the heading of a group."""
    return cell.rubrik or (rad.slag is Radslag.GRUPP and bool(cell.text))
