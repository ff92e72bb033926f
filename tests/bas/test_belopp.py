"""Limits as they are written and read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas import belopp
from nämndapp.bas.belopp import KRONOR, PRISBASBELOPP, RIKSNORM


@pytest.mark.parametrize(
    ("text", "väntat"),
    [
        ("0,5 prisbasbelopp", ("0.5", PRISBASBELOPP)),
        ("ett halvt prisbasbelopp", ("0.5", PRISBASBELOPP)),
        ("halva prisbasbeloppet", ("0.5", PRISBASBELOPP)),
        ("½ prisbasbelopp", ("0.5", PRISBASBELOPP)),
        ("1/2 basbelopp", ("0.5", PRISBASBELOPP)),
        ("1,5 gånger prisbasbeloppet", ("1.5", PRISBASBELOPP)),
        ("1½ prisbasbelopp", ("1.5", PRISBASBELOPP)),
        ("ett och ett halvt prisbasbelopp", ("1.5", PRISBASBELOPP)),
        ("tre fjärdedels prisbasbelopp", ("0.75", PRISBASBELOPP)),
        ("en tiondel av prisbasbeloppet", ("0.1", PRISBASBELOPP)),
        ("0,0375 prisbasbelopp", ("0.0375", PRISBASBELOPP)),
        ("prisbasbeloppet", ("1", PRISBASBELOPP)),
        ("ett prisbasbelopp", ("1", PRISBASBELOPP)),
        ("Två Prisbasbelopp", ("2", PRISBASBELOPP)),
        ("25 % av prisbasbeloppet", ("0.25", PRISBASBELOPP)),
        ("2 pbb", ("2", PRISBASBELOPP)),
        ("500 000 kr", ("500000", KRONOR)),
        ("500\u00a0000 kronor", ("500000", KRONOR)),
        ("500.000 kr", ("500000", KRONOR)),
        ("10 000:-", ("10000", KRONOR)),
        ("99,50 kr", ("99.5", KRONOR)),
        ("1 mnkr", ("1000000", KRONOR)),
        ("1,5 miljoner kronor", ("1500000", KRONOR)),
        ("en miljon kronor", ("1000000", KRONOR)),
        ("500 tkr", ("500000", KRONOR)),
        ("120 % av riksnormen", ("120", RIKSNORM)),
        ("120 procent av riksnormen", ("120", RIKSNORM)),
        ("halva riksnormen", ("50", RIKSNORM)),
        ("1,5 gånger riksnormen", ("150", RIKSNORM)),
        ("10 000", ("10000", None)),
    ],
)  # fmt: skip
def test_gränser_läses_som_de_skrivs(text: str, väntat: tuple[str, str | None]) -> None:
    assert belopp.tolka(text) == (Decimal(väntat[0]), väntat[1])


@pytest.mark.parametrize(
    "text", ["", "mycket", "en tredjedels prisbasbelopp", "10 000 euro", "20 %", "1.2.3 kr", "-5 kr", "0,00001 kr"]
)
def test_det_som_inte_är_en_gräns_gissas_inte(text: str) -> None:
    with pytest.raises(belopp.Beloppsfel, match=r"belopp|decimaler"):
        belopp.tolka(text)


@pytest.mark.parametrize(
    ("tal", "enhet", "text"),
    [
        ("0.5", PRISBASBELOPP, "0,5 prisbasbelopp"),
        ("2", PRISBASBELOPP, "2 prisbasbelopp"),
        ("2.0", PRISBASBELOPP, "2 prisbasbelopp"),
        ("500000", KRONOR, "500\u00a0000 kr"),
        ("99.5", KRONOR, "99,50 kr"),
        ("120", RIKSNORM, "120 % av riksnormen"),
    ],
)
def test_gränser_visas_med_så_många_decimaler_som_de_har(tal: str, enhet: str, text: str) -> None:
    assert belopp.visa(Decimal(tal), enhet) == text


TAL = st.decimals(min_value=0, max_value=10**11, places=4, allow_nan=False)


@given(TAL, st.sampled_from([KRONOR, PRISBASBELOPP, RIKSNORM]))
def test_det_som_visas_läses_tillbaka_exakt(tal: Decimal, enhet: str) -> None:
    assert belopp.tolka(belopp.visa(tal, enhet)) == (tal, enhet)
    assert belopp.tolka_tal(belopp.visa_tal(tal)) == tal


@given(st.text(max_size=30))
def test_vilken_text_som_helst_läses_eller_förklaras(text: str) -> None:
    try:
        tal, _ = belopp.tolka(text)
    except belopp.Beloppsfel as fel:
        assert str(fel).endswith(".")
    else:
        assert belopp.kontrollera(tal) == tal
