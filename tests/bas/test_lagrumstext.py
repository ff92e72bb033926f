"""Lagrum as they are written, in the shapes of seed 002 §5 and 004."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas import lagrumstext
from nämndapp.bas.lagrumstext import Lagrumsref, tolka


def _nycklar(text: str, lag: str = "AL") -> list[str]:
    return [r.nyckel for r in tolka(text, lag)]


@pytest.mark.parametrize(
    ("text", "väntat"),
    [
        ("8 kap 2 §", ["AL 8:2"]),
        ("8 kap 2 §/4 §", ["AL 8:2", "AL 8:4"]),
        ("8 kap 2, 14, 19 §§", ["AL 8:2", "AL 8:14", "AL 8:19"]),
        ("9 kap 17, 18 §§", ["AL 9:17", "AL 9:18"]),
        ("7 kap 3–4 §§", ["AL 7:3", "AL 7:4"]),
        ("37–39 §§ FL", ["FL 37", "FL 38", "FL 39"]),
        ("45 § FL", ["FL 45"]),
        ("23 §", ["AL 23"]),
        ("5 kap § 7 Spellag", ["Spellag 5:7"]),
        ("9 kap 3 § Spellag", ["Spellag 9:3"]),
        ("7 kap 10 § 1 p LTLP", ["LTLP 7:10"]),
        ("LSS 9 § p 8", ["LSS 9"]),
        ("(SoL) 4 kapitel, §§ 1 och 9", ["SoL 4:1", "SoL 4:9"]),
        ("(LSS) § 28 f-g", ["LSS 28 f", "LSS 28 g"]),
        ("SoL 22:2", ["SoL 22:2"]),
        ("FB 6:13 a", ["FB 6:13 a"]),
        ("6 kap. 13 a § FB", ["FB 6:13 a"]),
        ("31 b–d §§ LVU", ["LVU 31 b", "LVU 31 c", "LVU 31 d"]),
        ("11 § första och andra stycket LVU", ["LVU 11"]),
        ("22 kap. 2 § socialtjänstlagen", ["SoL 22:2"]),
        ("8 kap 2 § och 45 § FL", ["AL 8:2", "FL 45"]),
        ("6 kap 39 § och 7 kap 5 § KL", ["KL 6:39", "KL 7:5"]),
        ("Enligt muntlig överenskommelse", []),
        ("", []),
    ],
)
def test_formerna(text: str, väntat: list[str]) -> None:
    assert _nycklar(text) == väntat


@pytest.mark.parametrize(
    ("text", "punkter"),
    [
        ("9 kap 18 § 1p", ("1",)),
        ("9 kap 18 § 2, 3 p", ("2", "3")),
        ("7 kap 10 § 1-4", ("1", "2", "3", "4")),
        ("7 kap 10 § 1 p LTLP", ("1",)),
        ("LSS 9 § p 8", ("8",)),
    ],
)
def test_punkterna(text: str, punkter: tuple[str, ...]) -> None:
    assert tolka(text, "AL")[0].punkter == punkter


def test_kapitlets_lag_känns_igen_av_namn_och_sfs() -> None:
    assert lagrumstext.lagens_kortnamn("Alkohollagen (2010:1622)") == "AL"
    assert lagrumstext.lagens_kortnamn("Lag om tobak och liknande produkter (2018:2088)") == "LTLP"
    assert lagrumstext.lagens_kortnamn("Spellag (2018:1138)") == "Spellag"


def test_utan_lag_är_lagen_tom() -> None:
    assert tolka("8 kap 2 §") == (Lagrumsref("", 8, "2"),)


@given(st.text(alphabet="0123456789 §kap.,/–-:och SoLFLabp", max_size=40))
def test_ingen_text_är_för_konstig(text: str) -> None:
    assert all(r.paragraf for r in tolka(text, "X"))
