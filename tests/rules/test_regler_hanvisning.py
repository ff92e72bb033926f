"""Hänvisningar till beslut: många skrivsätt, ett sätt att skriva dem, och jämförelsen med registret."""

from __future__ import annotations

from datetime import date

import fabrik
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas.hanvisning import Beslutshänvisning, formatera, organnyckel, tolka
from nämndapp.rules.granska import granska_handling
from nämndapp.rules.lage import KäntBeslut, Läge

IDAG = date(2024, 11, 12)
SN12 = Beslutshänvisning("SN", date(2026, 2, 10), 12)


@pytest.mark.parametrize(
    "text",
    [
        "SN 2026-02-10 § 12",
        "SN 2026-02-10 §\u00a012",
        "SN 2026-02-10, §12 Taxor",
        "SN § 12, 2026-02-10",
        "SN § 12/2026-02-10",
        "SN § 12 (2026-02-10)",
        "SN den 10 februari 2026 § 12",
        "SN beslut den 10/2 2026 § 12",
        "SN:s beslut 2026-02-10 § 12",
        "SN 20260210 paragraf 12",
        "§ 12 SN 2026-02-10",
        "2026-02-10 § 12 SN",
        "Protokollsutdrag SN 2026-02-10 § 12 Svar på motion",
        "Beslut från SN, 10 feb 2026, § 12",
    ],
)
def test_en_hänvisning_läses_i_många_skrivsätt(text: str) -> None:
    assert tolka(text) == SN12


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("Socialnämndens protokoll 2026-02-10 § 12", "Socialnämnden"),
        ("Barn- och utbildningsnämnden 2026-02-10 § 12", "Barn- och utbildningsnämnden"),
        ("Kommunfullmäktiges beslut den 10 februari 2026, § 12", "Kommunfullmäktige"),
        ("Socialnämndens arbetsutskott 2026-02-10 § 12", "Socialnämndens arbetsutskott"),
        ("Nämnden för arbete och välfärd 2026-02-10 § 12", "Nämnden för arbete och välfärd"),
    ],
)
def test_organets_namn_läses_i_grundform(text: str, organ: str) -> None:
    assert tolka(text) == Beslutshänvisning(organ, date(2026, 2, 10), 12)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "SF tjänsteskrivelse 2026-02-10",
        "SN 2026-02-10 §§ 12–14",  # several: which one is not said
        "SN 2026/12",
        "SN 2026-02-31 § 12",
        "SN § 12",
        "4 kap. 1 § OSL",
    ],
)
def test_det_som_inte_säger_organ_dag_och_en_paragraf_lämnas(text: str) -> None:
    assert tolka(text) is None


@given(
    st.builds(
        Beslutshänvisning,
        st.one_of(
            st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ", min_size=2, max_size=8),
            st.sampled_from(["Socialnämnden", "Kommunstyrelsen", "Kommunfullmäktige", "Vård- och omsorgsnämnden"]),
        ),
        st.dates(date(1900, 1, 1), date(2199, 12, 31)),
        st.integers(1, 9999),
    )
)
def test_det_som_skrivs_läses_tillbaka_likadant(hänvisning: Beslutshänvisning) -> None:
    assert tolka(formatera(hänvisning)) == hänvisning


@given(st.text(max_size=200))
def test_ingen_text_får_läsningen_att_stanna(text: str) -> None:
    svar = tolka(text)
    assert svar is None or svar.paragraf > 0


def test_organ_jämförs_utan_skiftläge_bestämd_form_och_genitiv() -> None:
    assert organnyckel("Socialnämndens") == organnyckel("socialnämnd") == organnyckel("SOCIALNÄMNDEN")
    assert organnyckel("KS") != organnyckel("SN")


KÄNDA = [
    KäntBeslut(7, frozenset({"sn", "socialnämnd"}), date(2024, 2, 13), 12, "Taxor"),
    KäntBeslut(8, frozenset({"sn", "socialnämnd"}), date(2024, 2, 13), 13, "Riktlinje"),
]


def _om(underlag: str) -> list[str]:
    h = fabrik.tjänsteskrivelse(underlag=(underlag,))
    läge = Läge(IDAG, beslut=KÄNDA)
    return [p.text for p in granska_handling(h, IDAG, sammanhang=läge) if p.kod == "SKR-underlag-annat-beslut"]


def test_underlag_som_stämmer_med_registret_ger_inget() -> None:
    assert _om("Socialnämnden 2024-02-13 § 12 Taxor") == []
    assert _om("KS 2024-02-13 § 99") == []  # not in the register: nothing to compare with


def test_underlag_med_fel_dag_eller_nummer_berättas_men_rättas_inte() -> None:
    (fel_dag,) = _om("SN 2024-03-12 § 12")
    assert "2024-02-13" in fel_dag
    (fel_nummer,) = _om("SN 2024-02-13 § 14")
    assert "§§\u00a012, 13" in fel_nummer
