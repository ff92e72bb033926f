"""Vem som är närmast i tur när en ledamot är borta, och varför."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.models import Inkallelsemodell, Inkallelseordning, Inkallelserad, Person, Uppdrag, Uppdragsroll
from nämndapp.rules.inkallelse import (
    LEDAMOTSROLLER,
    Förslag,
    får_återinträda,
    föreslå_ersättare,
    föreslå_växling,
    sen_ledamot,
    turordning,
)

DAG = date(2027, 3, 16)
ERS = Uppdragsroll.ERSÄTTARE


def upp(id_: int, namn: str, parti: str, roll: Uppdragsroll = ERS, nr: int | None = None, **ändrat: Any) -> Uppdrag:
    u = Uppdrag(id=id_, person_id=100 + id_, nämnd_id=1, roll=roll, parti=parti, tjänstgöringsordning=nr, **ändrat)
    u.person = Person(id=u.person_id, namn=namn)
    return u


def ordning(modell: Inkallelsemodell = Inkallelsemodell.PARTI, **ändrat: Any) -> Inkallelseordning:
    o = Inkallelseordning(nämnd_id=1, modell=modell, **ändrat)
    o.rader = [
        Inkallelserad(parti="C", reservpartier=["M", "KD"], ordning=0),
        Inkallelserad(parti="S", reservpartier=["V"], ordning=1),
    ]
    return o


LEDAMOT_C = upp(1, "Östen Falk", "C", Uppdragsroll.LEDAMOT)
NÄMND = (
    LEDAMOT_C,
    upp(2, "Berit Åkesson", "S", Uppdragsroll.ORDFÖRANDE),
    upp(3, "Signe Alm", "S", nr=1),
    upp(4, "Nils Berg", "C", nr=2),
    upp(5, "Cia Dal", "C", nr=1),
    upp(6, "Mia Ek", "M", nr=1),
    upp(7, "Karl Fors", "KD", nr=1),
    upp(8, "Viola Gran", "V", nr=1, ersätter_id=1),
)


def förslag(o: Inkallelseordning | None, upptagna: set[int] = frozenset(), **ändrat: Any) -> Förslag | None:  # type: ignore[assignment]
    val = {"uppdrag": NÄMND, "frånvarande": LEDAMOT_C} | ändrat
    return föreslå_ersättare(
        val["uppdrag"], o, val["frånvarande"], upptagna=frozenset(100 + u for u in upptagna), dag=DAG
    )


def namnet(f: Förslag | None) -> str:
    assert f is not None and f.uppdrag.person is not None
    return f.uppdrag.person.namn


@pytest.mark.parametrize(
    ("upptagna", "namn"),
    [(set(), "Cia Dal"), ({5}, "Nils Berg"), ({5, 4}, "Mia Ek"), ({5, 4, 6}, "Karl Fors")],
)
def test_först_egna_partiet_i_ordning_sedan_reservpartierna(upptagna: set[int], namn: str) -> None:
    f = förslag(ordning(), upptagna)
    assert namnet(f) == namn
    assert f is not None
    assert f.skäl == "närmast i tur för (C) enligt ordningen C → M → KD"
    assert f.i_ordning


def test_den_som_ordningen_inte_når_kommer_sist_och_det_sägs() -> None:
    f = förslag(ordning(), {4, 5, 6, 7})
    assert f is not None
    assert (namnet(f), f.i_ordning) == ("Signe Alm", False)
    assert "utanför ordningen" in f.skäl
    assert "reglementet" in f.skäl


def test_ingen_kvar_ger_inget_förslag() -> None:
    assert förslag(ordning(), {3, 4, 5, 6, 7, 8}) is None


def test_personlig_ersättare_går_först_där_modellen_säger_det() -> None:
    f = förslag(ordning(Inkallelsemodell.PERSONLIG))
    assert f is not None
    assert (namnet(f), f.skäl) == ("Viola Gran", "personlig ersättare för Östen Falk")
    assert namnet(förslag(ordning(personlig_först=True))) == "Viola Gran"
    assert namnet(förslag(ordning())) == "Cia Dal"
    assert namnet(förslag(ordning(Inkallelsemodell.PERSONLIG), {8})) == "Cia Dal"


def test_listan_gäller_hela_nämnden_oavsett_parti() -> None:
    lista = (LEDAMOT_C, upp(3, "Signe Alm", "S", nr=1), upp(5, "Cia Dal", "C", nr=2))
    f = förslag(ordning(Inkallelsemodell.LISTA), uppdrag=lista)
    assert f is not None
    assert (namnet(f), f.skäl) == ("Signe Alm", "nummer 1 på nämndens lista över ersättare")
    assert namnet(förslag(ordning(Inkallelsemodell.LISTA), {3}, uppdrag=lista)) == "Cia Dal"


def test_utan_tjänstgöringsordning_föreslås_partiets_ersättare_och_det_sägs() -> None:
    f = förslag(None)
    assert f is not None
    assert (namnet(f), f.i_ordning) == ("Cia Dal", False)
    assert "ingen tjänstgöringsordning" in f.skäl


def test_partibeteckningen_jämförs_utan_parentes_och_skiftläge() -> None:
    ledamot = upp(1, "Östen Falk", "(c)", Uppdragsroll.LEDAMOT)
    assert namnet(förslag(ordning(), frånvarande=ledamot)) == "Cia Dal"


def test_bara_uppdrag_som_gäller_på_dagen_räknas() -> None:
    gammal = upp(9, "Adam Alm", "C", nr=0, till=date(2026, 12, 31))
    kommande = upp(10, "Adam Berg", "C", nr=0, från=date(2027, 3, 17))
    assert namnet(förslag(ordning(), uppdrag=(gammal, kommande, *NÄMND))) == "Cia Dal"


def test_ersättare_som_har_en_egen_plats_föreslås_inte() -> None:
    dubbel = upp(5, "Cia Dal", "C", Uppdragsroll.LEDAMOT)
    assert namnet(förslag(ordning(), uppdrag=(*NÄMND, dubbel))) == "Nils Berg"


@pytest.mark.parametrize("roll", [ERS, Uppdragsroll.SEKRETERARE, Uppdragsroll.INSYNSPLATS])
def test_bara_en_ledamot_ersätts(roll: Uppdragsroll) -> None:
    assert förslag(ordning(), frånvarande=upp(20, "Adam Ö", "C", roll)) is None


def test_växling_bara_där_ordningen_tillåter_det() -> None:
    tjänstgör = NÄMND[5]  # M
    val: dict[str, Any] = {"upptagna": frozenset({tjänstgör.person_id}), "dag": DAG}
    assert föreslå_växling(NÄMND, ordning(), LEDAMOT_C, tjänstgör, **val) is None
    f = föreslå_växling(NÄMND, ordning(växling=True), LEDAMOT_C, tjänstgör, **val)
    assert namnet(f) == "Cia Dal"
    assert f is not None
    assert "går före Mia Ek" in f.skäl
    assert föreslå_växling(NÄMND, ordning(växling=True), LEDAMOT_C, NÄMND[4], **val) is None


def test_sen_ledamot_tar_sin_plats_om_ordningen_inte_säger_annat() -> None:
    assert sen_ledamot(ordning(), LEDAMOT_C, NÄMND[4]).ja
    nej = sen_ledamot(ordning(sen_ledamot_inträder=False), LEDAMOT_C, NÄMND[4])
    assert not nej.ja
    assert nej.skäl.startswith("Cia Dal")
    assert sen_ledamot(None, LEDAMOT_C, NÄMND[4]).ja


def test_återinträde_samma_dag_efter_jäv_eller_när_ordningen_tillåter() -> None:
    assert får_återinträda(ordning(), avbröt_för_jäv=True).ja
    assert not får_återinträda(ordning(), avbröt_för_jäv=False).ja
    assert får_återinträda(ordning(åter_efter_avbrott=True), avbröt_för_jäv=False).ja


PARTIER = ("S", "M", "C", "V", "KD", "")


@st.composite
def lägen(draw: st.DrawFn) -> tuple[list[Uppdrag], Inkallelseordning | None, frozenset[int]]:
    antal = draw(st.integers(1, 9))
    uppdrag = []
    for i in range(1, antal + 1):
        u = upp(
            i,
            f"Person {i}",
            draw(st.sampled_from(PARTIER)),
            draw(st.sampled_from([ERS, ERS, ERS, Uppdragsroll.LEDAMOT, Uppdragsroll.SEKRETERARE])),
            draw(st.none() | st.integers(1, 5)),
            till=draw(st.sampled_from([None, None, date(2026, 12, 31)])),
            ersätter_id=draw(st.none() | st.integers(0, 9)),
        )
        u.person_id = 100 + draw(st.integers(1, antal))  # the same person may have several
        uppdrag.append(u)
    o = None
    if draw(st.booleans()):
        o = Inkallelseordning(
            nämnd_id=1, modell=draw(st.sampled_from(Inkallelsemodell)), personlig_först=draw(st.booleans())
        )
        o.rader = [
            Inkallelserad(parti=p, reservpartier=draw(st.lists(st.sampled_from(PARTIER[:5]), max_size=4)), ordning=n)
            for n, p in enumerate(draw(st.lists(st.sampled_from(PARTIER[:5]), unique=True)))
        ]
    return uppdrag, o, frozenset(draw(st.sets(st.integers(101, 109))))


@given(lägen(), st.sampled_from(PARTIER))
def test_den_som_inte_kan_tjänstgöra_föreslås_aldrig_och_alla_som_kan_föreslås_en_gång(
    läge: tuple[list[Uppdrag], Inkallelseordning | None, frozenset[int]], parti: str
) -> None:
    uppdrag, o, upptagna = läge
    borta = upp(0, "Borta", parti, Uppdragsroll.LEDAMOT)
    giltiga = [u for u in uppdrag if u.gäller(DAG)]
    med_plats = {u.person_id for u in giltiga if u.roll in LEDAMOTSROLLER}
    kan = {u.person_id for u in giltiga if u.roll is ERS} - med_plats - upptagna
    föreslagna: list[int] = []
    while (f := föreslå_ersättare(uppdrag, o, borta, upptagna=upptagna | frozenset(föreslagna), dag=DAG)) is not None:
        assert f.uppdrag.roll is ERS
        assert f.uppdrag in uppdrag
        assert f.skäl
        föreslagna.append(f.uppdrag.person_id)
    assert len(föreslagna) == len(set(föreslagna))
    assert set(föreslagna) == kan


@given(lägen(), st.randoms(use_true_random=False))
def test_ordningen_på_listan_som_skickas_in_spelar_ingen_roll(
    läge: tuple[list[Uppdrag], Inkallelseordning | None, frozenset[int]], slump: Any
) -> None:
    uppdrag, o, _ = läge
    borta = upp(0, "Borta", "C", Uppdragsroll.LEDAMOT)
    blandade = list(uppdrag)
    slump.shuffle(blandade)
    tur = [(f.uppdrag.id, f.skäl) for f in turordning(uppdrag, o, borta, dag=DAG)]
    assert tur == [(f.uppdrag.id, f.skäl) for f in turordning(blandade, o, borta, dag=DAG)]
