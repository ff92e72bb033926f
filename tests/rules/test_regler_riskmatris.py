"""Riskmatrisens innehåll, dess ord, och förändringen från förra året."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.rules.riskmatris import Förra, bygg, följd, i_ord, rutord
from nämndapp.rules.riskniva import förändring


@dataclass(frozen=True)
class Rad:
    sannolikhet: int | None
    konsekvens: int | None
    nyckel: str = ""


@dataclass(frozen=True)
class Analys:
    år: int = 2027
    skala: int = 5
    tröskel: int = 10
    nivåer: tuple[dict[str, Any], ...] = ()
    sannolikhetsnamn: tuple[str, ...] = ()
    konsekvensnamn: tuple[str, ...] = ()
    rader: tuple[Rad, ...] = field(default=())


STEG = st.one_of(st.none(), st.integers(0, 7))


@given(st.lists(st.tuples(STEG, STEG), max_size=40), st.integers(3, 6))
def test_varje_risk_står_i_en_ruta_eller_utanför_eller_är_avförd(
    steg: list[tuple[int | None, int | None]], skala: int
) -> None:
    m = bygg(Analys(skala=skala), [Rad(s, k) for s, k in steg])
    i_rutor = [nr for r in m.rutor for nr in r.nummer]
    avförda = [nr for nr, par in enumerate(steg, 1) if par == (0, 0)]
    assert sorted([*i_rutor, *m.utanför, *avförda]) == list(range(1, len(steg) + 1))
    assert sorted(nr for n in m.nivåer for nr in n.nummer) == sorted(i_rutor)
    assert all(m.ruta(r.sannolikhet, r.konsekvens) is r for r in m.rutor)


@given(st.sets(st.integers(1, 60)))
def test_en_följd_går_att_läsa_tillbaka(nummer: set[int]) -> None:
    läst: list[int] = []
    for del_ in följd(sorted(nummer)).replace(" och ", ", ").split(", "):
        början, _, slut = del_.partition("–")
        läst += range(int(början), int(slut or början) + 1) if början else []
    assert läst == sorted(nummer)


def test_två_i_rad_skrivs_ut() -> None:
    assert följd([1, 2, 3, 4, 6, 7, 9]) == "1–4, 6, 7 och 9"


FÖRRA = Förra(2026, 5, {"a": (3, 4), "b": (2, 2), "c": (9, 1)})


def test_den_som_har_flyttat_syns_också_där_den_låg() -> None:
    m = bygg(Analys(), [Rad(4, 4, "a"), Rad(2, 2, "b"), Rad(1, 1, "c"), Rad(1, 2, "ny")], FÖRRA)
    assert dict(m.flyttade) == {1: ((3, 4), (4, 4))}
    assert m.ruta(3, 4).lämnade == (1,)
    assert "1 risk har flyttat sedan 2026: risk 1 från 3 × 4 till 4 × 4." in i_ord(m)


def test_en_annan_skala_förra_året_visar_inga_flyttar() -> None:
    m = bygg(Analys(skala=4), [Rad(4, 4, "a")], FÖRRA)
    assert m.annan_skala
    assert not m.flyttade
    assert all(not r.lämnade for r in m.rutor)


def test_orden_börjar_med_antal_per_nivå_och_nämner_varje_ruta_som_har_en_risk() -> None:
    m = bygg(Analys(), [Rad(3, 4), Rad(3, 4), Rad(1, 1), Rad(None, 2), Rad(0, 0)])
    assert i_ord(m) == (
        "Riskmatris 2027 med 3 risker: 2 hög, 1 låg. "
        "Sannolikhet 3, konsekvens 4, riskvärde 12, hög: riskerna 1 och 2. "
        "Sannolikhet 1, konsekvens 1, riskvärde 1, låg: risk 3. Utanför matrisen: risk 4."
    )


def test_många_risker_räknas_i_stället_för_att_räknas_upp() -> None:
    m = bygg(Analys(), [Rad(5, 5)] * 13)
    assert rutord(m.ruta(5, 5)) == "sannolikhet 5, konsekvens 5, riskvärde 25, hög: 13 risker"
    flyttade = bygg(
        Analys(), [Rad(5, 5, f"{n}") for n in range(13)], Förra(2026, 5, {f"{n}": (1, 1) for n in range(13)})
    )
    assert i_ord(flyttade).endswith("13 risker har flyttat sedan 2026.")


def test_nivåerna_kommer_med_sina_värden_den_svåraste_först() -> None:
    nivåer = ({"från": 1, "namn": "ringa", "färg": "grön"}, {"från": 6, "namn": "stor", "färg": "röd"})
    m = bygg(Analys(skala=3, nivåer=nivåer), [Rad(3, 3)])
    assert [(n.nivå.ord, n.från, n.till, n.nummer) for n in m.nivåer] == [("stor", 6, 9, (1,)), ("ringa", 1, 5, ())]


@pytest.mark.parametrize(
    ("förra", "nu", "ord_"),
    [
        (6, 12, "↑ ökat från 6 till 12"),
        (12, 6, "↓ minskat från 12 till 6"),
        (12, 12, "→ oförändrat"),
        (None, 8, "nytt"),
        (12, None, ""),
    ],
)
def test_förra_året_till_i_år_med_pil_och_ord(förra: int | None, nu: int | None, ord_: str) -> None:
    assert förändring(förra, nu) == ord_


def test_avförd_och_annan_skala_är_ingen_ökning() -> None:
    assert förändring(12, 0, avförd=True) == "avförd"
    assert förändring(4, 16, annan_skala=True) == "annan skala förra året"
    assert förändring(None, 16, annan_skala=True) == "nytt"
