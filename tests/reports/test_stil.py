"""Husstilen sparas som JSON och tål det som är fel."""

from __future__ import annotations

import json

import pytest

from nämndapp.reports.stil import AVSNITT, STANDARD, STILAR, Husstil


@pytest.mark.parametrize("nyckel", sorted(STILAR))
def test_varje_husstil_går_runt_genom_json(nyckel: str) -> None:
    stil = STILAR[nyckel].med(avsnittsnamn={"beslut": "Socialnämndens beslut"}, färg="#a0b1c2")
    assert Husstil.från_json(json.loads(json.dumps(stil.till_json()))) == stil


def test_fyra_stilar_följer_med_och_har_egna_namn() -> None:
    assert len(STILAR) == 4
    assert len({s.etikett for s in STILAR.values()}) == 4
    assert all(set(s.avsnitt) == set(AVSNITT) for s in STILAR.values())


@pytest.mark.parametrize("inget", [None, {}, {"okänt": 1}, {"nyckel": "finns inte"}])
def test_utan_inställningar_gäller_standardstilen(inget: dict[str, object] | None) -> None:
    assert Husstil.från_json(inget) == STANDARD


@pytest.mark.parametrize(
    ("fält", "värde"),
    [
        ("brödstorlek", "stor"),
        ("brödstorlek", 900),
        ("brödstorlek", True),
        ("färg", "röd"),
        ("färg", "#12345g"),
        ("rubrikform", "sned"),
        ("tidsform", "halv två"),
        ("beslut_först", "ja"),
        ("avsnitt", "beslut"),
        ("avsnittsnamn", ["beslut"]),
        ("marginal_topp", None),
    ],
)
def test_ett_orimligt_värde_förbigås(fält: str, värde: object) -> None:
    assert Husstil.från_json({fält: värde}) == STANDARD


def test_en_ändring_läggs_på_den_valda_stilen() -> None:
    stil = Husstil.från_json({"nyckel": "klassisk", "brödstorlek": 12})
    assert stil == STILAR["klassisk"].med(brödstorlek=12.0)
    assert stil.rubrikform == "marginal"
