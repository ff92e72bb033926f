"""Notes that name other rows of a delegationsordning."""

from __future__ import annotations

import pytest

from nämndapp.bas import punkthanvisning as h

A, B = "a" * 32, "b" * 32


def test_numret_blir_nyckel_och_åter_nummer() -> None:
    lagrat = h.bind("Ingår i 12.8, se även 12.10.", {"12.8": A, "12.10": B})
    assert lagrat == f"Ingår i {{{A}}}, se även {{{B}}}."
    assert h.nycklar_i(lagrat) == (A, B)
    assert h.visa(lagrat, {A: "12.9", B: "13.1"}) == "Ingår i 12.9, se även 13.1."


@pytest.mark.parametrize("text", ["Högst 12.8 %", "12.8 kr", "Den 12.8.2024", "SFS 2012.8", "kl. 12.8-13", "12.8 kap"])
def test_andra_tal_är_inga_hänvisningar(text: str) -> None:
    assert h.bind(text, {"12.8": A}) == text


def test_en_borttagen_punkt_säger_att_den_är_borttagen() -> None:
    assert h.visa(f"Ingår i {{{A}}}", {}) == f"Ingår i {h.BORTA}"


def test_samma_nummer_två_gånger_binds_inte() -> None:
    assert h.entydiga({A: "12.9", B: "12.9", "c" * 32: "12.10"}) == {"12.10": "c" * 32}


def test_lösa_nummer_är_de_som_texten_pekar_med() -> None:
    assert h.lösa_nummer("Ingår i 12.99. Högst 4.5 timmar") == ("12.99",)


def test_numret_är_ett_talpar() -> None:
    assert h.tolka_nummer("12.10") == (12, 10)
    assert sorted(["12.10", "12.9"], key=lambda t: h.tolka_nummer(t) or (0, 0)) == ["12.9", "12.10"]
    assert h.tolka_nummer("12") is None
    assert h.nummer(None, 4) == "4"
