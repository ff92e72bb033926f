"""What the program finds when it performs a control itself: each with rows that are right and rows that are not."""

from __future__ import annotations

from datetime import date

import fabrik
import pytest

from nämndapp.bas.papekande import Nivå, Plats, Påpekande
from nämndapp.models import Paragraf, ParagrafPunkt, Paragrafutgång, Sammanträde
from nämndapp.rules import inbyggd_kontroll as regler
from nämndapp.rules.delegationsbeslut import Beslutsbild, Delegationsbild

IDAG = date(2025, 9, 1)
ÅRET = (date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("justerat", "väntat"),
    [
        (date(2025, 3, 25), [True]),
        (date(2025, 3, 26), [False]),
        (None, [False]),
    ],
)
def test_justering_inom_fjorton_dagar(justerat: date | None, väntat: list[bool]) -> None:
    möte = fabrik.sammanträde(datum=date(2025, 3, 11))
    assert [r.rätt for r in regler.justering([(möte, justerat)], IDAG)] == väntat


def test_ett_protokoll_som_har_dagar_kvar_granskas_inte() -> None:
    möte = fabrik.sammanträde(datum=date(2025, 8, 25))
    assert list(regler.justering([(möte, None)], IDAG)) == []


MÖTEN = (date(2025, 2, 11), date(2025, 3, 11), date(2025, 4, 8), date(2025, 10, 7))


@pytest.mark.parametrize(
    ("beslut", "väntat"),
    [
        (Beslutsbild(date(2025, 2, 1), anmält=date(2025, 3, 11)), [True]),
        (Beslutsbild(date(2025, 2, 1), anmält=date(2025, 4, 8)), [False]),
        (Beslutsbild(date(2025, 2, 1)), [False]),
        (Beslutsbild(date(2025, 2, 1), särskilt_protokoll=True), [True]),
        (Beslutsbild(date(2025, 4, 1)), []),  # the second meeting after it has not been held
        (Beslutsbild(date(2024, 12, 1)), []),  # another period
    ],
)
def test_beslut_anmäls_vid_första_eller_andra_mötet(beslut: Beslutsbild, väntat: list[bool]) -> None:
    bild = Delegationsbild(beslut=(beslut,), möten=MÖTEN)
    assert [r.rätt for r in regler.anmälda(bild, *ÅRET, IDAG)] == väntat


def test_beslut_utan_gällande_delegationsordning_är_en_avvikelse() -> None:
    bild = Delegationsbild(beslut=(Beslutsbild(date(2025, 2, 1), punkt_nr="1.1", delegat="FC"),), möten=MÖTEN)
    (rad,) = regler.delegater(bild, *ÅRET)
    assert not rad.rätt
    assert "ingen delegationsordning gällde" in rad.fynd


def _bordlagt(ärende_id: int) -> tuple[Sammanträde, Paragraf]:
    möte = fabrik.sammanträde(datum=date(2025, 2, 11))
    return möte, fabrik.paragraf(möte, "Ny taxa", utgång=Paragrafutgång.BORDLÄGGNING, ärende_id=ärende_id, nummer=12)


def test_bordlagt_ärende_ska_komma_tillbaka_inom_tre_möten() -> None:
    möten = (*MÖTEN[:3], date(2025, 5, 13), date(2025, 6, 10))
    väntande = [_bordlagt(1), _bordlagt(2), _bordlagt(3)]
    senare = {1: [date(2025, 2, 11), date(2025, 4, 8)], 2: [date(2025, 6, 10)]}
    rader = list(regler.återkomna(väntande, senare, möten, IDAG))
    assert [r.rätt for r in rader] == [True, False, False]
    assert rader[0].vad == "2025-02-11 § 12 Ny taxa, bordläggning"
    assert list(regler.återkomna(väntande[2:], {}, MÖTEN[:2], IDAG)) == []  # there has been no time yet


def test_mottagarna_i_skrivelsen_ska_stå_vid_paragrafen() -> None:
    möte = fabrik.möte_med_lista()
    punkt = next(p for p in möte.punkter if p.rubrik == "Intern kontroll 2025")
    rätt = fabrik.paragraf(
        möte, "Intern kontroll 2025", avsnitt=(("Skickas till", "Kommunstyrelsen\nSocialchef"),), nummer=1
    )
    ParagrafPunkt(paragraf_id=1, punkt_id=1, paragraf=rätt, punkt=punkt)
    fel = fabrik.paragraf(möte, "Intern kontroll 2025", avsnitt=(("Skickas till", "Socialchef"),), nummer=2)
    ParagrafPunkt(paragraf_id=1, punkt_id=1, paragraf=fel, punkt=punkt)
    rader = list(regler.mottagare([möte]))
    assert [(r.rätt, r.fynd) for r in rader] == [
        (True, "skickas till Kommunstyrelsen, Socialchef"), (False, "saknar Kommunstyrelsen")
    ]  # fmt: skip


def test_mallrester_och_personnummer_i_texter() -> None:
    rester = list(regler.texter_utan_rester([("A", "Klart."), ("B", "Den x x 2025 och [Beslutsdatum]")]))
    assert [r.rätt for r in rester] == [True, False]
    assert "[Beslutsdatum]" in rester[1].fynd
    nummer = list(regler.texter_utan_personnummer([("A", "Klart."), ("B", "Född 811218-9876.")]))
    assert [(r.rätt, r.fynd) for r in nummer] == [(True, "inga personnummer"), (False, "1 personnummer")]


def test_listor_utan_fel() -> None:
    fel = Påpekande("ATT-x", Nivå.FEL, "Koden saknar attestant.", plats=Plats(text="rad 4"))
    rader = list(regler.listor_utan_fel([("attestlista 2025", []), ("attestlista 2026", [fel])]))
    assert [(r.vad, r.rätt) for r in rader] == [("attestlista 2025", True), ("attestlista 2026, rad 4", False)]
