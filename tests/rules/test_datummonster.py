"""Mönster i ord som blir dagar."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas.datummonster import dagar
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.svenska import VECKODAGAR


def test_andra_tisdagen_varje_månad_utom_juli() -> None:
    svar = dagar("andra tisdagen varje månad utom juli", 2027)
    assert [d.month for d in svar] == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12]
    assert svar[:2] == [date(2027, 1, 12), date(2027, 2, 9)]


@pytest.mark.parametrize(
    "text",
    ["månadens sista torsdag", "Sista torsdagen i månaden", "sista torsdagen i varje månad", "den sista torsdagen"],
)
def test_månadens_sista_torsdag(text: str) -> None:
    svar = dagar(text, 2027)
    assert len(svar) == 12
    assert svar[0] == date(2027, 1, 28)
    assert svar[-1] == date(2027, 12, 30)


def test_bara_vissa_månader() -> None:
    assert dagar("första måndagen i mars, juni och september", 2027) == [
        date(2027, 3, 1), date(2027, 6, 7), date(2027, 9, 6)
    ]  # fmt: skip
    assert [d.month for d in dagar("månadens första onsdag utom juni–augusti", 2027)] == [1, 2, 3, 4, 5, 9, 10, 11, 12]


def test_var_tredje_tisdag() -> None:
    svar = dagar("var tredje tisdag", 2027)
    assert svar[0] == date(2027, 1, 5)
    assert {(b - a).days for a, b in pairwise(svar)} == {21}
    assert svar[-1].year == 2027
    assert dagar("var tredje tisdag från 12 januari", 2027)[0] == date(2027, 1, 12)
    assert {d.month for d in dagar("varannan torsdag utom juli och augusti", 2027)}.isdisjoint({7, 8})


def test_femte_veckodagen_finns_inte_varje_månad() -> None:
    assert dagar("femte fredagen", 2027) == [date(2027, 1, 29), date(2027, 4, 30), date(2027, 7, 30),
                                             date(2027, 10, 29), date(2027, 12, 31)]  # fmt: skip


def test_fast_lista() -> None:
    assert dagar("9 feb, 12/1; 2027-03-09\n9 feb", 2027) == [date(2027, 1, 12), date(2027, 2, 9), date(2027, 3, 9)]


@pytest.mark.parametrize(
    "text", ["", "ibland", "andra tisdagen utom smultron", "var tredje tisdag från häst", "sista dagen", "30 feb"]
)
def test_det_som_inte_förstås_får_en_mening(text: str) -> None:
    with pytest.raises(Inmatningsfel):
        dagar(text, 2027)


@given(
    st.sampled_from(["första", "andra", "tredje", "fjärde", "sista", "näst sista"]),
    st.sampled_from(VECKODAGAR),
    st.integers(1990, 2100),
)
def test_varje_månad_får_sin_veckodag(nr: str, dag: str, år: int) -> None:
    svar = dagar(f"{nr} {dag}en varje månad", år)
    assert [d.month for d in svar] == list(range(1, 13))
    assert {VECKODAGAR[d.weekday()] for d in svar} == {dag}
    assert {d.year for d in svar} == {år}


@given(st.text(max_size=40), st.integers(1990, 2100))
def test_vad_som_helst_ger_dagar_eller_en_svensk_mening(text: str, år: int) -> None:
    try:
        svar = dagar(text, år)
    except Inmatningsfel:
        return
    assert svar == sorted(set(svar))
