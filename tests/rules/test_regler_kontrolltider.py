"""When in the year a control is to be made."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.models import Frekvenskod
from nämndapp.rules.frekvens import tolka_frekvens
from nämndapp.rules.kontrolltider import kontrolltider
from nämndapp.rules.riskniva import risknivå


@pytest.mark.parametrize(
    ("text", "antal", "första", "sista"),
    [
        ("Kvartalsvis", 4, "kvartal 1 2027", "kvartal 4 2027"),
        ("1g/mån", 12, "januari 2027", "december 2027"),
        ("uppföljning 2ggr/år", 2, "halvår 1 2027", "halvår 2 2027"),
        ("Veckovis", 52, "vecka 1 2027", "vecka 52 2027"),
        ("Realtid", 1, "helår 2027", "helår 2027"),
        ("Inför delårsbokslut och bokslut", 2, "delår 2027", "bokslut 2027"),
        ("3 gånger/år inför delårsbokslut och bokslut", 3, "delår 1 2027", "bokslut 2027"),
        ("delår 1, delår 2 och bokslut", 3, "delår 1 2027", "bokslut 2027"),
    ],
)
def test_frekvensens_tillfällen(text: str, antal: int, första: str, sista: str) -> None:
    tider = kontrolltider(text, tolka_frekvens(text), 2027)
    assert (len(tider), tider[0].period, tider[-1].period) == (antal, första, sista)


@pytest.mark.parametrize("text", ["5 ggr/år", "var annan månad", "vid tillfälle", ""])
def test_det_som_inte_förstås_ger_inga_tillfällen(text: str) -> None:
    assert kontrolltider(text, None, 2027) == []


def test_bokslutets_dagar() -> None:
    tider = kontrolltider("Inför delårsbokslut och bokslut", None, 2027, 0)
    assert [t.senast for t in tider] == [date(2027, 8, 31), date(2027, 12, 31)]


def test_delår_och_bokslut_är_två_eller_tre_gånger_om_året() -> None:
    assert tolka_frekvens("Inför delårsbokslut och bokslut") is Frekvenskod.HALVÅR
    assert tolka_frekvens("delår 1, 2 och bokslut") is Frekvenskod.TERTIAL


@given(st.sampled_from(Frekvenskod), st.integers(2000, 2100), st.integers(0, 60))
def test_tillfällena_täcker_året_i_ordning(kod: Frekvenskod, år: int, frist: int) -> None:
    tider = kontrolltider("", kod, år, frist)
    assert [t.slut for t in tider] == sorted({t.slut for t in tider})
    assert all(0 <= (t.senast - t.slut).days <= frist for t in tider)
    assert abs((tider[-1].slut - date(år, 12, 31)).days) <= 6


def test_nivån_är_analysens_egen() -> None:
    nivåer = [
        {"från": 1, "namn": "ringa", "färg": "grön"},
        {"från": 6, "namn": "kännbar", "färg": "orange"},
        {"från": 12, "namn": "kritisk", "färg": "röd"},
    ]
    assert [risknivå(v, 10, nivåer).ord for v in (1, 5, 6, 11, 12, 0, None)] == [
        "ringa", "ringa", "kännbar", "kännbar", "kritisk", "avförd", "ej bedömd"
    ]  # fmt: skip
