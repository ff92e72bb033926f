"""Hur celler fyller en tabellrad, lika i PDF, Word och på webben."""

from __future__ import annotations

import pytest

from nämndapp.reports.dokument import Cell, Kolumn, Rad, Radslag, Tabell, ren_text, runs
from nämndapp.reports.tabellform import celler_med_bredd, är_radrubrik

TABELL = Tabell((Kolumn(runs("A")), Kolumn(runs("B")), Kolumn(runs("C"))), ())


def utlagda(*celler: Cell, slag: Radslag = Radslag.DATA) -> list[tuple[str, int]]:
    return [(ren_text(c.text), n) for c, n in celler_med_bredd(TABELL, Rad(celler, slag))]


def c(text: str, kolumner: int = 1) -> Cell:
    return Cell(runs(text), kolumner=kolumner)


@pytest.mark.parametrize(
    ("celler", "väntat"),
    [
        ((c("1"), c("2"), c("3")), [("1", 1), ("2", 1), ("3", 1)]),
        ((c("1", 2), c("3")), [("1", 2), ("3", 1)]),
        ((c("1"),), [("1", 1), ("", 1), ("", 1)]),
        ((c("1", 9),), [("1", 3)]),
        ((c("1", 0), c("2"), c("3")), [("1", 1), ("2", 1), ("3", 1)]),
        ((), [("", 1), ("", 1), ("", 1)]),
    ],
)
def test_cellerna_spänner_alltid_över_hela_tabellen(celler: tuple[Cell, ...], väntat: list[tuple[str, int]]) -> None:
    assert utlagda(*celler) == väntat


def test_gruppradens_sista_cell_tar_det_som_är_kvar() -> None:
    assert utlagda(c("Grupp"), slag=Radslag.GRUPP) == [("Grupp", 3)]
    assert utlagda(c("1"), c("Grupp"), slag=Radslag.GRUPP) == [("1", 1), ("Grupp", 2)]


def test_text_i_celler_som_inte_får_plats_går_inte_förlorad() -> None:
    assert utlagda(c("1"), c("2"), c("3"), c("4")) == [("1", 1), ("2", 1), ("3 4", 1)]


def test_grupprubriken_är_en_radrubrik() -> None:
    grupp = Rad((c("Grupp"),), Radslag.GRUPP)
    assert är_radrubrik(grupp.celler[0], grupp)
    assert not är_radrubrik(c("1"), Rad((c("1"),)))
    assert är_radrubrik(Cell(runs("1"), rubrik=True), Rad(()))
