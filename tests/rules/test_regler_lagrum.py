"""Lagtextens datum, helgdagarna, och att reglerna bara hänvisar till lagrum som finns."""

from __future__ import annotations

import ast
import itertools
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas import lagrum
from nämndapp.bas.helgdagar import aftnar, dagar_före, helgdagar, helgdagsnamn, nästa_arbetsdag, påskdagen, är_arbetsdag


def test_intern_kontroll_har_olika_lydelse_före_och_efter_juli_2025() -> None:
    förr, nu = lagrum.hämta("KL 6:6", date(2025, 6, 30)), lagrum.hämta("KL 6:6", date(2025, 7, 1))
    assert förr is not None
    assert nu is not None
    assert "oegentligheter" not in förr.text
    assert "förebygga fel och oegentligheter" in nu.text


def test_lagrum_som_inte_gällde_eller_inte_finns_ger_inget() -> None:
    assert lagrum.hämta("KL 6:6", date(2017, 12, 31)) is None
    assert lagrum.hämta("KL 99:9", date(2024, 1, 1)) is None


def test_lagrum_skrivs_ut_med_lagens_namn() -> None:
    beslutsför, fl = lagrum.hämta("KL 6:27", date(2024, 1, 1)), lagrum.hämta("FL 31", date(2024, 1, 1))
    assert beslutsför is not None
    assert fl is not None
    assert beslutsför.utskrivet == "6 kap. 27 § kommunallagen (2017:725)"
    assert fl.utskrivet == "31 § förvaltningslagen (2017:900)"


def test_två_lydelser_av_samma_lagrum_gäller_aldrig_samma_dag() -> None:
    per_nyckel: dict[str, list[lagrum.Lagrum]] = defaultdict(list)
    for r in lagrum.alla():
        per_nyckel[r.nyckel].append(r)
    for lydelser in per_nyckel.values():
        for a, b in itertools.pairwise(lydelser):
            assert a.till is not None
            assert a.till + timedelta(days=1) == b.från


def test_varje_lagrum_är_ifyllt_och_hör_till_en_känd_lag() -> None:
    for r in lagrum.alla():
        assert r.rubrik
        assert r.text.endswith(".")
        assert r.nyckel.split()[0] in lagrum.lagar()


def test_varje_lagrum_som_en_regel_hänvisar_till_finns(rot: Path) -> None:
    hänvisade = {
        nod.value
        for fil in (rot / "nämndapp" / "rules").glob("*.py")
        for nod in ast.walk(ast.parse(fil.read_text("utf-8")))
        if isinstance(nod, ast.Constant) and isinstance(nod.value, str) and nod.value.split(" ")[0] in lagrum.lagar()
        and len(nod.value) < 12
    }  # fmt: skip
    assert "KL 5:69" in hänvisade
    assert {k for k in hänvisade if lagrum.hämta(k, date(2026, 11, 1)) is None} == set()


@pytest.mark.parametrize(
    ("år", "påsk"),
    [(2019, (4, 21)), (2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2038, (4, 25)), (2008, (3, 23))],
)
def test_påskdagen(år: int, påsk: tuple[int, int]) -> None:
    assert påskdagen(år) == date(år, *påsk)


def test_helgdagarna_2024() -> None:
    assert {d.isoformat()[5:]: namn for d, namn in helgdagar(2024).items()} == {
        "01-01": "nyårsdagen", "01-06": "trettondedag jul", "03-29": "långfredagen", "03-31": "påskdagen",
        "04-01": "annandag påsk", "05-01": "första maj", "05-09": "Kristi himmelsfärdsdag", "05-19": "pingstdagen",
        "06-06": "nationaldagen", "06-22": "midsommardagen", "11-02": "alla helgons dag", "12-25": "juldagen",
        "12-26": "annandag jul",
    }  # fmt: skip
    assert {d.isoformat()[5:] for d in aftnar(2024)} == {"06-21", "12-24", "12-31"}


def test_annandag_pingst_var_helgdag_till_och_med_2004() -> None:
    assert helgdagsnamn(date(2004, 5, 31)) == "annandag pingst"
    assert helgdagsnamn(date(2005, 5, 16)) == ""
    assert "nationaldagen" not in helgdagar(2004).values()


def test_frist_som_slutar_på_julafton_löper_till_nästa_vardag() -> None:
    assert nästa_arbetsdag(date(2026, 12, 24)) == date(2026, 12, 28)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_nästa_arbetsdag_är_den_första_arbetsdagen(dag: date) -> None:
    nästa = nästa_arbetsdag(dag)
    assert är_arbetsdag(nästa)
    assert not any(är_arbetsdag(dag + timedelta(days=i)) for i in range((nästa - dag).days))
    assert (nästa - dag).days <= 5


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(0, 20))
def test_arbetsdagar_före_räknas_utan_lediga_dagar(dag: date, antal: int) -> None:
    start = dagar_före(dag, antal, arbetsdagar=True)
    assert sum(är_arbetsdag(start + timedelta(days=i)) for i in range((dag - start).days)) == antal
    assert dagar_före(dag, antal) == dag - timedelta(days=antal)


@given(st.integers(1990, 2100))
def test_midsommardagen_och_alla_helgons_dag_är_lördagar(år: int) -> None:
    namn = {n: d for d, n in helgdagar(år).items()}
    assert namn["midsommardagen"].weekday() == namn["alla helgons dag"].weekday() == 5
    assert namn["påskdagen"].weekday() == 6
    assert date(år, 3, 22) <= namn["påskdagen"] <= date(år, 4, 25)
