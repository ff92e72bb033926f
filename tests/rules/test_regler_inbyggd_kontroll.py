"""What the program finds when it performs a control itself: each with rows that are right and rows that are not."""

from __future__ import annotations

from datetime import date

import fabrik
import pytest

from nämndapp.bas.papekande import Nivå, Plats, Påpekande
from nämndapp.models import Anslag, Paragraf, ParagrafPunkt, Paragrafutgång, Sammanträde
from nämndapp.rules import inbyggd_kontroll as regler
from nämndapp.rules.anslag import Anslagssak, får_tas_ned
from nämndapp.rules.delegationsbeslut import Beslutsbild, Delegationsbild
from nämndapp.rules.expediering import Paragrafutskick, Utskick
from nämndapp.rules.sarskilda_protokoll import Protokollsbeslut, Protokollsbild

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


JUSTERAT = date(2025, 3, 20)


@pytest.mark.parametrize(
    ("dagar", "väntat"),
    [
        ([(21, None)], [True]),
        ([(23, None)], [False]),
        ([(21, date(2025, 4, 12))], [True]),
        ([(21, date(2025, 4, 1))], [False]),
        ([(21, date(2025, 4, 1)), (25, None)], [True]),  # up again
        ([], [False]),
    ],
)
def test_anslag_i_tid_och_hela_tiden(dagar: list[tuple[int, date | None]], väntat: list[bool]) -> None:
    möte = fabrik.sammanträde(datum=date(2025, 3, 11))
    alla = [(date(2025, 3, dag), ned) for dag, ned in dagar]
    anslag = tuple(
        Anslag(nämnd_id=1, justerat=JUSTERAT, uppsatt=upp, ned_tidigast=får_tas_ned(upp), nedtaget=ned)
        for upp, ned in alla
    )
    sak = Anslagssak("Protokollet", JUSTERAT, anslag=anslag)
    rader = list(regler.anslag([(möte, [sak])], IDAG))
    assert [r.rätt for r in rader] == väntat
    assert rader[0].vad == "Anslaget, protokollet 2025-03-11"


def test_ett_anslag_som_inte_är_antecknat_sägs_som_det_är_när_tiden_har_gått() -> None:
    möte = fabrik.sammanträde(datum=date(2025, 3, 11))
    sak = Anslagssak("Protokollet", JUSTERAT)
    (rad,) = regler.anslag([(möte, [sak])], IDAG)
    assert rad.fynd == "inget anslag är antecknat, skulle ha suttit uppe senast 2025-03-22"
    assert list(regler.anslag([(möte, [sak])], date(2025, 3, 22))) == []


@pytest.mark.parametrize(
    ("skickat", "idag", "väntat"),
    [
        (date(2025, 4, 3), IDAG, [(True, "Region 2025-04-03; senast 2025-04-03")]),
        (date(2025, 4, 4), IDAG, [(False, "Region 2025-04-04; senast 2025-04-03")]),
        (None, IDAG, [(False, "Region inte skickat; senast 2025-04-03")]),
        (None, date(2025, 4, 3), []),
    ],
)
def test_beslut_är_skickade_och_när(skickat: date | None, idag: date, väntat: list[tuple[bool, str]]) -> None:
    möte = fabrik.sammanträde(datum=date(2025, 3, 11))
    p = Paragrafutskick(1, "§ 12", "Taxa", JUSTERAT, (Utskick(1, "Region", skickat=skickat),))
    assert [(r.rätt, r.fynd) for r in regler.expedierat([(möte, [p])], idag)] == väntat


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


@pytest.mark.parametrize(("uppsatt", "rätt"), [(date(2025, 2, 3), True), (date(2025, 2, 9), False), (None, False)])
def test_ett_eget_protokoll_ska_vara_anslaget_i_tid(uppsatt: date | None, rätt: bool) -> None:
    dag = date(2025, 2, 3)
    upp = () if uppsatt is None else (
        Anslag(nämnd_id=1, justerat=dag, uppsatt=uppsatt, ned_tidigast=date(2025, 3, 25), nedtaget=date(2025, 3, 25)),
    )  # fmt: skip
    protokoll = Protokollsbild(
        "Socialnämnden", 1, dag, justerat=dag, beslut=(Protokollsbeslut(date(2025, 2, 1), id=7),),
        anslagssak=Anslagssak("Protokollet", dag, anslag=upp),
    )  # fmt: skip
    beslut = Beslutsbild(date(2025, 2, 1), särskilt_protokoll=True, id=7)
    bild = Delegationsbild(beslut=(beslut,), möten=MÖTEN, protokoll=(protokoll,))
    (rad,) = regler.anmälda(bild, *ÅRET, date(2025, 4, 1))
    assert rad.rätt is rätt
    assert rad.fynd.startswith("särskilt protokoll 2025:1, justerat 2025-02-03")


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
