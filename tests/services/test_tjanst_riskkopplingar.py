"""A control answers several risks, and a risk is answered by several controls."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.services import andring, internkontroll, internkontrollcykel, kopplingstext, riskarbete, riskkopplingar
from nämndapp.services.internkontrolluppgifter import (
    KontrollUppgifter,
    PlanUppgifter,
    RiskanalysUppgifter,
    RiskUppgifter,
    WorkshopradUppgifter,
)
from nämndapp.services.kopplingstext import KONTROLLMOMENT, RISK, tolka, valda
from nämndapp.storage import Databas

TEXTER = ("Fakturor betalas för sent", "Avtal löper ut", "Avtal saknas helt", "Nycklar kommer bort")


@pytest.mark.parametrize(
    ("text", "nummer"),
    [
        ("", ()),
        ("3", (3,)),
        ("4, 1", (1, 4)),
        ("4 1", (1, 4)),
        ("2–4", (2, 3, 4)),
        ("1; 1", (1,)),
        ("nycklar", (4,)),
        ("1, saknas AVTAL", (1, 3)),
        ("4 Nycklar kommer bort", (4,)),
    ],
)
def test_raderna_väljs_med_nummer_eller_ord(text: str, nummer: tuple[int, ...]) -> None:
    assert tolka(text, TEXTER, RISK) == nummer


@pytest.mark.parametrize(
    ("text", "mening"),
    [
        ("9", "Riskanalysen har ingen risk nummer 9."),
        ("0", "Riskanalysen har ingen risk nummer 0."),
        ("avtal", "”avtal” finns i risk 2 och 3. Skriv numret."),
        ("bilar", "Ingen risk innehåller ”bilar”. Skriv ett nummer eller andra ord."),
    ],
)
def test_det_som_inte_går_att_förstå_sägs_i_en_mening(text: str, mening: str) -> None:
    with pytest.raises(ValueError, match="^" + mening.replace(".", "\\.")):
        tolka(text, TEXTER, RISK)


def test_planens_rader_har_sitt_eget_ord() -> None:
    with pytest.raises(ValueError, match="Planen har inget kontrollmoment nummer 7"):
        tolka("7", TEXTER, KONTROLLMOMENT)


@given(st.sets(st.integers(1, 40)))
def test_det_som_visas_kan_skrivas_tillbaka(nummer: set[int]) -> None:
    text = ", ".join(map(str, sorted(nummer)))
    assert set(valda(text)) == set(tolka(text, [""] * 40, RISK)) == nummer


@given(st.text(max_size=30))
def test_ingen_text_får_tolkningen_att_krascha(text: str) -> None:
    try:
        assert all(1 <= nr <= len(TEXTER) for nr in tolka(text, TEXTER, RISK))
    except ValueError as fel:
        assert str(fel).endswith(".")


@pytest.fixture
def år(db: Databas, nämnder: Nämnder) -> tuple[int, int]:
    """Analysis and plan for 2026: four risks (the third is dropped), one control of 1, 2 and 3, one of 4."""
    analys = RiskanalysUppgifter(
        nämnder.sn, 2026, "Riskanalys 2026",
        risker=tuple(
            RiskUppgifter(t, "Ekonomi", sannolikhet=s, konsekvens=k, riskvärde=s * k)
            for t, (s, k) in zip(TEXTER, ((3, 4), (1, 2), (0, 0), (4, 4)), strict=True)
        ),
    )  # fmt: skip
    analys_id = internkontroll.spara_riskanalys(db, None, analys, None).objekt_id
    r = [risk.id or 0 for risk in internkontroll.hämta_riskanalys(db, analys_id).uppgifter.risker]
    kontroller = (
        KontrollUppgifter("Stickprov", "Ekonomi", risker=(r[1], r[0], r[2])),
        KontrollUppgifter("Kvittens", "Ekonomi", risker=(r[3],)),
    )
    plan = PlanUppgifter(nämnder.sn, 2026, "Plan 2026", riskanalys_id=analys_id, kontroller=kontroller)
    return analys_id, internkontroll.spara_plan(db, None, plan, None).objekt_id


def _risker(db: Databas, år: tuple[int, int]) -> list[tuple[int, ...]]:
    """For each control the numbers of its risks, in its own order."""
    analys = internkontroll.hämta_riskanalys(db, år[0]).uppgifter
    nummer = {r.id: nr for nr, r in enumerate(analys.risker, 1)}
    plan = internkontroll.hämta_plan(db, år[1]).uppgifter
    return [tuple(nummer[r] for r in k.risker) for k in plan.kontroller]


def test_ett_kontrollmoment_har_sina_risker_i_den_ordning_de_skrevs(db: Databas, år: tuple[int, int]) -> None:
    assert _risker(db, år) == [(2, 1, 3), (4,)]


def test_två_borttagna_risker_kommer_tillbaka_på_sina_platser(db: Databas, år: tuple[int, int]) -> None:
    vy = internkontroll.hämta_riskanalys(db, år[0])
    ändring = internkontroll.spara_riskanalys(
        db, år[0], replace(vy.uppgifter, risker=vy.uppgifter.risker[1:3]), vy.version
    )
    assert [len(k) for k in _risker(db, år)] == [2, 0]
    andring.ångra(db, ändring)
    assert _risker(db, år) == [(2, 1, 3), (4,)]


def test_en_plan_som_öppnades_före_att_risken_togs_bort_kan_sparas(db: Databas, år: tuple[int, int]) -> None:
    plan = internkontroll.hämta_plan(db, år[1])
    vy = internkontroll.hämta_riskanalys(db, år[0])
    internkontroll.spara_riskanalys(db, år[0], replace(vy.uppgifter, risker=vy.uppgifter.risker[1:]), vy.version)
    internkontroll.spara_plan(db, år[1], replace(plan.uppgifter, inledning="Ny"), plan.version)
    assert _risker(db, år) == [(1, 2), (3,)]


def test_från_analysen_kopplas_en_risk_till_flera_kontrollmoment_och_ångras_som_ett(
    db: Databas, år: tuple[int, int]
) -> None:
    analys = internkontroll.hämta_riskanalys(db, år[0]).uppgifter
    läst = riskkopplingar.analysens_kontroller(db, år[0])
    assert (läst.plan_id, läst.texter) == (år[1], ("Stickprov", "Kvittens"))
    assert [läst.per_risk.get(r.id or 0, ()) for r in analys.risker] == [(1,), (1,), (1,), (2,)]
    ändring = riskkopplingar.koppla_risk(db, analys.risker[0].id or 0, läst.idn)
    assert ändring.beskrivning == "Kopplade en risk till kontrollmoment 1 och 2"
    assert _risker(db, år) == [(2, 1, 3), (4, 1)]
    loss = riskkopplingar.koppla_risk(db, analys.risker[1].id or 0, ())
    assert _risker(db, år) == [(1, 3), (4, 1)]
    andring.ångra(db, loss)
    andring.ångra(db, ändring)
    assert _risker(db, år) == [(2, 1, 3), (4,)]


def test_utan_plan_finns_inget_att_koppla_till(db: Databas, nämnder: Nämnder) -> None:
    ny = RiskanalysUppgifter(nämnder.sn, 2026, risker=(RiskUppgifter("Ensam"),))
    id_ = internkontroll.spara_riskanalys(db, None, ny, None).objekt_id
    risk = internkontroll.hämta_riskanalys(db, id_).uppgifter.risker[0]
    assert riskkopplingar.analysens_kontroller(db, id_) == riskkopplingar.Analyskontroller()
    with pytest.raises(Inmatningsfel, match="ingen plan"):
        riskkopplingar.koppla_risk(db, risk.id or 0, (1,))


def test_nästa_års_plan_har_kontrollen_en_gång_med_alla_risker_som_finns_kvar(
    db: Databas, nämnder: Nämnder, år: tuple[int, int]
) -> None:
    ny_id = internkontrollcykel.riskanalys_ur_föregående(db, nämnder.sn, 2027).objekt_id
    vy = internkontroll.hämta_riskanalys(db, ny_id)
    assert [r.risk for r in vy.uppgifter.risker] == [TEXTER[0], TEXTER[1], TEXTER[3]]
    bedömda = tuple(
        replace(r, sannolikhet=s, konsekvens=k, riskvärde=s * k)
        for r, (s, k) in zip(vy.uppgifter.risker, ((3, 4), (1, 1), (1, 1)), strict=True)
    )
    internkontroll.spara_riskanalys(db, ny_id, replace(vy.uppgifter, risker=bedömda), vy.version)
    plan_id = internkontrollcykel.plan_ur_analys(db, ny_id).objekt_id
    assert _risker(db, (ny_id, plan_id)) == [(2, 1)]
    assert [k.kontroll for k in internkontroll.hämta_plan(db, plan_id).uppgifter.kontroller] == ["Stickprov"]


def test_det_som_workshoppen_behåller_är_med_fast_risken_är_avförd(db: Databas, år: tuple[int, int]) -> None:
    förra = internkontroll.hämta_plan(db, år[1]).uppgifter
    gammal = internkontroll.hämta_riskanalys(db, år[0]).uppgifter
    ny = riskarbete.nästa_års_riskanalys(gammal, 2027)
    avförda = tuple(replace(r, id=nr, sannolikhet=0, konsekvens=0, riskvärde=0) for nr, r in enumerate(ny.risker, 1))
    analys = replace(ny, risker=avförda)
    rad = WorkshopradUppgifter("Kvittens", kontroll_id=förra.kontroller[1].id, ha_kvar=True)
    assert internkontrollcykel.planens_kontroller(analys, förra, gammal, ()) == ()
    (kvar,) = internkontrollcykel.planens_kontroller(analys, förra, gammal, (rad,))
    assert (kvar.kontroll, kvar.risker) == ("Kvittens", ())


def test_planen_fylls_på_bara_för_risker_som_ingen_kontroll_svarar_för(db: Databas, år: tuple[int, int]) -> None:
    plan = internkontroll.hämta_plan(db, år[1]).uppgifter
    analys = internkontroll.hämta_riskanalys(db, år[0]).uppgifter
    assert internkontrollcykel.kompletterad(plan, analys, år[0]) == plan
    utan = replace(plan, kontroller=plan.kontroller[1:])
    fylld = internkontrollcykel.kompletterad(utan, analys, år[0])
    assert [k.risker for k in fylld.kontroller[1:]] == [(analys.risker[0].id,)]


def test_numren_som_visas_är_desamma_som_väljs() -> None:
    assert kopplingstext.träffar("avtal", TEXTER) == [2, 3]
    assert kopplingstext.träffar("", TEXTER) == [1, 2, 3, 4]
