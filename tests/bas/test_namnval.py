"""A few letters are enough to say who."""

from __future__ import annotations

import pytest

from nämndapp.bas.namnval import sista_delen, tolka_namn, träffar

FOLK = [
    (1, "Åsa Öberg (S)"),
    (2, "Anna Alm (M)"),
    (3, "Anders Lind (S)"),
    (4, "Anna Almqvist (C)"),
    (5, "Per-Ola Ek (V)"),
]


@pytest.mark.parametrize(
    ("text", "idn"),
    [
        ("åsa", (1,)),
        ("öb", (1,)),
        ("å öb", (1,)),
        ("lind, ÅSA", (3, 1)),
        ("Åsa Öberg (S) och Anders Lind (S)", (1, 3)),
        ("Anna Alm", (2,)),  # in full, though Almqvist begins so too
        ("per", (5,)),
        ("lind, lind", (3,)),
        ("  ", ()),
        ("lind,", (3,)),
    ],
)
def test_några_bokstäver_räcker(text: str, idn: tuple[int, ...]) -> None:
    assert tolka_namn(text, FOLK) == idn


@pytest.mark.parametrize(
    ("text", "fel"),
    [("Zäta", "”Zäta” är ingen"), ("anna", "Anna Alm (M) och Anna Almqvist (C). Skriv"), ("a, lind", "”a” kan vara")],
)
def test_det_som_inte_säger_vem_förklaras(text: str, fel: str) -> None:
    with pytest.raises(ValueError, match=fel.replace("(", r"\(").replace(")", r"\)")):
        tolka_namn(text, FOLK)


def test_utan_text_är_det_alla() -> None:
    assert träffar("", FOLK) == FOLK


def test_det_sista_namnet_är_det_som_skrivs_nu() -> None:
    assert sista_delen("Alm, li") == ("Alm,", "li")
    assert sista_delen("al") == ("", "al")
