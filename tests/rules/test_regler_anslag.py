"""Anslag: KL 8:12, 13:5 and lag (1930:173); the days of real bevis (R34)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas.helgdagar import är_arbetsdag
from nämndapp.bas.papekande import Nivå
from nämndapp.models import Anslag
from nämndapp.rules.anslag import (
    Anslagsläge,
    Anslagssak,
    anslås_senast,
    får_tas_ned,
    granska_anslag,
    läge,
    läge_i_ord,
    sista_överklagandedag,
)

JUSTERAT = date(2026, 12, 2)
UPPSATT = date(2026, 12, 3)
DAGAR = st.dates(date(2018, 1, 1), date(2060, 1, 1))


def uppsatt(dag: date = UPPSATT, **ändrat: object) -> Anslag:
    return Anslag(**{"nämnd_id": 1, "justerat": JUSTERAT, "uppsatt": dag, "ned_tidigast": får_tas_ned(dag)} | ändrat)


def sak(*anslag: Anslag, **ändrat: object) -> Anslagssak:
    return Anslagssak(**{"namn": "Protokollet", "justerat": JUSTERAT, "anslag": anslag} | ändrat)


def koder(s: Anslagssak, idag: date) -> list[tuple[str, Nivå]]:
    return [(p.kod, p.nivå) for p in granska_anslag(s, idag)]


@pytest.mark.parametrize(
    ("dag", "sista", "ned"),
    [
        (date(2019, 2, 5), date(2019, 2, 26), date(2019, 2, 27)),
        (date(2019, 9, 27), date(2019, 10, 18), date(2019, 10, 19)),
        (date(2026, 12, 3), date(2026, 12, 28), date(2026, 12, 29)),  # julafton, helg, söndag
        (date(2026, 5, 29), date(2026, 6, 22), date(2026, 6, 23)),  # midsommarafton
        (date(2026, 12, 10), date(2027, 1, 4), date(2027, 1, 5)),  # nyårsafton, nyårsdagen, lördag, söndag
    ],
)
def test_tiden_för_laglighetsprövning(dag: date, sista: date, ned: date) -> None:
    assert (sista_överklagandedag(dag), får_tas_ned(dag)) == (sista, ned)


@given(DAGAR)
def test_tiden_slutar_på_en_arbetsdag_tidigast_efter_tre_veckor(dag: date) -> None:
    sista = sista_överklagandedag(dag)
    assert är_arbetsdag(sista)
    assert timedelta(weeks=3) <= sista - dag
    assert not any(är_arbetsdag(dag + timedelta(n)) for n in range(21, (sista - dag).days))


def test_anslås_senast_andra_kalenderdagen() -> None:
    assert anslås_senast(date(2026, 12, 11)) == date(2026, 12, 13)  # a Sunday all the same


def test_ett_anslag_i_tid_har_inget_påpekande_medan_det_sitter_uppe() -> None:
    assert not koder(sak(uppsatt()), UPPSATT)
    assert not koder(sak(uppsatt()), får_tas_ned(UPPSATT) - timedelta(1))


def test_saknat_anslag_är_ett_tips_till_sista_dagen_sedan_en_varning() -> None:
    senast = anslås_senast(JUSTERAT)
    assert koder(sak(), senast) == [("ANS-saknas", Nivå.TIPS)]
    assert koder(sak(), senast + timedelta(1)) == [("ANS-saknas", Nivå.VARNING)]
    assert koder(sak(), senast + timedelta(121)) == [("ANS-saknas", Nivå.TIPS)]  # an imported old protocol


def test_omedelbart_justerade_paragrafer_utan_eget_anslag() -> None:
    s = sak(namn="§§ 4–6", paragrafer=(4, 5, 6))
    (fynd,) = granska_anslag(s, JUSTERAT + timedelta(3))
    assert fynd.kod == "ANS-omedelbart-saknas"
    assert fynd.text == (
        "§§ 4–6 justerades omedelbart 2026-12-02 och skulle ha fått ett eget anslag senast 2026-12-04. "
        "Inget anslag är antecknat."
    )


def test_för_sent_uppsatt() -> None:
    assert koder(sak(uppsatt(date(2026, 12, 5))), date(2026, 12, 6)) == [("ANS-sent", Nivå.VARNING)]
    assert not koder(sak(uppsatt(date(2026, 12, 4))), date(2026, 12, 6))


def test_uppsatt_före_justeringen() -> None:
    assert koder(sak(uppsatt(date(2026, 12, 1))), UPPSATT) == [("ANS-fore-justering", Nivå.VARNING)]


def test_anslaget_har_en_annan_justeringsdag() -> None:
    assert koder(sak(uppsatt(justerat=date(2026, 12, 1))), UPPSATT) == [("ANS-annan-dag", Nivå.VARNING)]


def test_för_tidigt_nedtaget_tills_det_satts_upp_igen() -> None:
    tidigt = uppsatt(nedtaget=date(2026, 12, 28))
    assert koder(sak(tidigt), date(2027, 1, 10)) == [("ANS-ned-for-tidigt", Nivå.VARNING)]
    assert not koder(sak(uppsatt(nedtaget=date(2026, 12, 29))), date(2027, 1, 10))
    igen = uppsatt(date(2026, 12, 29))
    assert not koder(sak(tidigt, igen), date(2026, 12, 30))


def test_kan_tas_ned_från_dagen_efter_tiden() -> None:
    assert koder(sak(uppsatt()), date(2026, 12, 29)) == [("ANS-kan-tas-ned", Nivå.TIPS)]


def test_en_kortare_tid_än_lagens_syns_direkt() -> None:
    kort = uppsatt(ned_tidigast=date(2026, 12, 24))
    assert koder(sak(kort), UPPSATT) == [("ANS-for-kort", Nivå.VARNING)]


@pytest.mark.parametrize(
    ("anslag", "idag", "väntat", "ord_"),
    [
        ((), date(2026, 12, 3), Anslagsläge.SKA_UPP, "senast 2026-12-04 (i morgon)"),
        ((), date(2026, 12, 5), Anslagsläge.FÖR_SENT, "skulle ha anslagits"),
        ((uppsatt(),), date(2026, 12, 20), Anslagsläge.UPPE, "till och med 2026-12-28"),
        ((uppsatt(),), date(2026, 12, 29), Anslagsläge.KAN_TAS_NED, "kan tas ned"),
        ((uppsatt(nedtaget=date(2027, 1, 3)),), date(2027, 1, 4), Anslagsläge.NEDTAGET, "nedtaget 2027-01-03"),
        ((uppsatt(nedtaget=UPPSATT),), date(2027, 1, 4), Anslagsläge.FÖR_TIDIGT, "Sätt upp det igen"),
    ],
)
def test_läget_i_ord(anslag: tuple[Anslag, ...], idag: date, väntat: Anslagsläge, ord_: str) -> None:
    s = sak(*anslag)
    assert läge(s, idag) is väntat
    assert ord_ in läge_i_ord(s, idag)
    assert "laga kraft" not in läge_i_ord(s, idag)


@given(DAGAR, st.integers(0, 5), st.integers(0, 60), st.integers(0, 60))
def test_aldrig_fel_och_alltid_nivå_efter_lagens_rättelse(dag: date, dröjsmål: int, uppe: int, sedan: int) -> None:
    a = uppsatt(dag, justerat=dag - timedelta(dröjsmål), nedtaget=dag + timedelta(uppe))
    s = sak(a, justerat=dag - timedelta(dröjsmål))
    funna = [p.kod for p in granska_anslag(s, dag + timedelta(uppe + sedan))]
    assert ("ANS-sent" in funna) == (dröjsmål > 2)
    assert ("ANS-ned-for-tidigt" in funna) == (dag + timedelta(uppe) < får_tas_ned(dag))
