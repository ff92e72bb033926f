"""Delegates as they are typed in a cell."""

from __future__ import annotations

import pytest

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
        ("SS högst 500; SS högst 500", [("SS", 500, "")]),
        ("Socialsekreterare, vuxen", [("Socialsekreterare, vuxen", None, "")]),
    ],
)
def test_läses(text: str, väntat: list[tuple[str, int | None, str]]) -> None:
    assert [(d.kod, d.belopp, d.villkor) for d in delegattext.tolka(text, KR, ["EC", "SS"])] == väntat


def test_gräns_som_inte_är_ett_belopp_sägs() -> None:
    with pytest.raises(ValueError, match="inget belopp"):
        delegattext.tolka("EC, högst mycket", KR)
    with pytest.raises(ValueError, match="räknas i kr"):
        delegattext.tolka("EC, högst 2 prisbasbelopp", KR)


@pytest.mark.parametrize("enhet", list(Beloppsenhet))
def test_det_som_visas_läses_tillbaka(enhet: Beloppsenhet) -> None:
    delegater = (DelegatUppgifter("EC", 1200, "vid tvist"), DelegatUppgifter("SNAU"))
    assert delegattext.tolka(delegattext.visa(delegater, enhet), enhet) == delegater
