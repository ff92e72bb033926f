"""Delegates as they are typed in a cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.models.delegation import Beloppsenhet
from nämndapp.services import delegattext
from nämndapp.services.delegationsuppgifter import DelegatUppgifter

KR = Beloppsenhet.KRONOR


@pytest.mark.parametrize(
    ("text", "väntat"),
    [
        ("", []),
        ("EC", [("EC", None, "")]),
        ("ec eller sc", [("EC", None, ""), ("sc", None, "")]),
        ("SS, högst 10 000 kr; EC (vid frånvaro av VC)", [("SS", 10_000, ""), ("EC", None, "vid frånvaro av VC")]),
        ("ec högst 99,50 kr / VC", [("EC", Decimal("99.5"), ""), ("VC", None, "")]),
        ("SS, högst 1 mnkr", [("SS", 1_000_000, "")]),
        ("SS högst 500; SS högst 500", [("SS", 500, "")]),
        ("Socialsekreterare, vuxen", [("Socialsekreterare, vuxen", None, "")]),
    ],
)
def test_läses(text: str, väntat: list[tuple[str, Decimal | int | None, str]]) -> None:
    assert [(d.kod, d.belopp, d.villkor) for d in delegattext.tolka(text, KR, ["EC", "SS"])] == väntat


def test_gräns_som_inte_är_ett_belopp_sägs() -> None:
    with pytest.raises(ValueError, match="inget belopp"):
        delegattext.tolka("EC, högst mycket", KR)
    with pytest.raises(ValueError, match="räknas i kr"):
        delegattext.tolka("EC, högst 2 prisbasbelopp", KR)


def test_ett_halvt_prisbasbelopp_i_ord_och_siffror() -> None:
    halvt = (DelegatUppgifter("EC", Decimal("0.5")),)
    for text in ("EC, högst ett halvt prisbasbelopp", "EC, högst 0,5", "EC upp till halva prisbasbeloppet"):
        assert delegattext.tolka(text, Beloppsenhet.PRISBASBELOPP) == halvt
    assert delegattext.visa(halvt, Beloppsenhet.PRISBASBELOPP) == "EC, högst 0,5 prisbasbelopp"


@given(st.sampled_from(Beloppsenhet), st.decimals(0, 10**9, places=4))
def test_det_som_visas_läses_tillbaka(enhet: Beloppsenhet, tal: Decimal) -> None:
    delegater = (DelegatUppgifter("EC", tal, "vid tvist"), DelegatUppgifter("SNAU"))
    assert delegattext.tolka(delegattext.visa(delegater, enhet), enhet) == delegater
