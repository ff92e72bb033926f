"""The register of decisions under delegation, and what it puts on the next list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from namndprov import Nämnder

from nämndapp.models import Sammanträdesstatus
from nämndapp.services import (
    beslutsimport,
    delegation,
    delegationsbeslut,
    delegationsbild,
    delegationsrader,
    sammantraden,
)
from nämndapp.services.andring import ångra
from nämndapp.services.delegationsuppgifter import (
    DelegationsbeslutUppgifter,
    DelegationspunktUppgifter,
    DelegatUppgifter,
    KapitelUppgifter,
    OrdningUppgifter,
)
from nämndapp.services.uppgifter import SammanträdeUppgifter
from nämndapp.storage import Databas

DAG = date(2026, 2, 2)


@pytest.fixture
def ordning(db: Databas, nämnder: Nämnder) -> int:
    id_ = delegation.ny_ordning(
        db,
        OrdningUppgifter(nämnder.sn, "Delegationsordning"),
        [KapitelUppgifter("Socialtjänstlagen", 1, "2025:400")],
        [
            DelegationspunktUppgifter(
                0, "Bistånd", 1, lagrum="11 kap 1 §",
                delegater=(DelegatUppgifter("HL", 10_000), DelegatUppgifter("EC", 50_000)),
            ),
            DelegationspunktUppgifter(0, "Avgift", 2, lagrum="32 kap 1 §", delegater=(DelegatUppgifter("EC"),)),
        ],
    ).objekt_id  # fmt: skip
    delegation.anta(db, id_, datum=date(2026, 1, 1), paragraf=3, gäller_från=None, väntad_version=None)
    return id_


@pytest.fixture
def möte(db: Databas, nämnder: Nämnder) -> int:
    u = SammanträdeUppgifter(nämnder.sn, date(2026, 3, 10))
    return sammantraden.spara_sammanträde(db, None, u, None).objekt_id


def _beslut(nämnder: Nämnder, **ändrat: object) -> DelegationsbeslutUppgifter:
    return replace(DelegationsbeslutUppgifter(nämnder.sn, DAG, punkt_nr="1.2"), **ändrat)  # type: ignore[arg-type]


def test_punkten_ger_nyckel_lagrum_och_ensam_delegat(db: Databas, nämnder: Nämnder, ordning: int) -> None:
    id_ = delegationsbeslut.spara_beslut(db, None, _beslut(nämnder), None).objekt_id
    u = delegationsbeslut.hämta_beslut(db, id_).uppgifter
    assert u.punkt_nyckel == delegation.hämta_ordning(db, ordning).punkter[1].nyckel
    assert (u.lagrum, u.delegat) == ("32 kap 1 §", "EC")


def test_ett_nytt_nummer_byter_punkt(db: Databas, nämnder: Nämnder, ordning: int) -> None:
    id_ = delegationsbeslut.spara_beslut(db, None, _beslut(nämnder), None).objekt_id
    vy = delegationsbeslut.hämta_beslut(db, id_)
    delegationsbeslut.spara_beslut(db, id_, replace(vy.uppgifter, punkt_nr="1.1"), vy.version)
    nycklar = [p.nyckel for p in delegation.hämta_ordning(db, ordning).punkter]
    assert delegationsbeslut.hämta_beslut(db, id_).uppgifter.punkt_nyckel == nycklar[0]


@pytest.mark.usefixtures("ordning")
def test_flaggor_i_listan_och_medan_man_skriver(db: Databas, nämnder: Nämnder) -> None:
    fel = _beslut(nämnder, punkt_nr="1.1", delegat="HL", belopp=20_000)
    assert "gränsen" in delegationsbeslut.granska_uppgifter(db, fel)[0]
    for u in (fel, _beslut(nämnder, delegat="HL"), _beslut(nämnder, datum=date(2025, 12, 31)), _beslut(nämnder)):
        delegationsbeslut.spara_beslut(db, None, u, None)
    rader = delegationsbeslut.lista_beslut(db, nämnder.sn)
    ord_ = [r.flaggor[0] if r.flaggor else "" for r in rader]
    assert ["ingen delegationsordning gällde" in ord_[0], "gränsen" in ord_[1], "delegerad till EC" in ord_[2]] == [
        True, True, True,
    ]  # fmt: skip
    assert rader[3].flaggor == ()
    assert delegationsbeslut.antal_per_lagrum(rader) == {"32 kap 1 §": 2, "utan lagrum": 1, "11 kap 1 §": 1}


def test_brådskande_beslut_läggs_på_nästa_lista(db: Databas, nämnder: Nämnder, möte: int) -> None:
    u = _beslut(nämnder, punkt_nr="", brådskande=True, delegat="Ordföranden", rubrik="Stängning av lokal")
    ändring = delegationsbeslut.spara_beslut(db, None, u, None)
    (punkt,) = sammantraden.hämta_sammanträde(db, möte).uppgifter.punkter
    assert (punkt.rubrik, punkt.sekretess_lagrum) == (delegationsbeslut.BRÅDSKANDE, "")
    (rad,) = delegationsbeslut.lista_beslut(db, nämnder.sn)
    assert (rad.anmäld_punkt_id, rad.anmält) == (punkt.id, date(2026, 3, 10))
    delegationsbeslut.spara_beslut(db, None, replace(u, nr="2"), None)
    assert len(sammantraden.hämta_sammanträde(db, möte).uppgifter.punkter) == 1
    assert ändring.objekt_id == rad.id


def test_individärende_läggs_som_hemlig_punkt_utan_namn(db: Databas, nämnder: Nämnder, möte: int) -> None:
    u = _beslut(
        nämnder, punkt_nr="", brådskande=True, rubrik="Omhändertagande av Kim Svensson", sekretess=True,
        sekretess_lagrum="26 kap. 1 § OSL",
    )  # fmt: skip
    delegationsbeslut.spara_beslut(db, None, u, None)
    (punkt,) = sammantraden.hämta_sammanträde(db, möte).uppgifter.punkter
    assert punkt.sekretess_lagrum == "26 kap. 1 § OSL"
    assert "Svensson" not in punkt.rubrik


def test_punkten_går_bort_med_ångra_och_kommer_tillbaka_med_gör_om(db: Databas, nämnder: Nämnder, möte: int) -> None:
    u = _beslut(nämnder, punkt_nr="", brådskande=True)
    ändring = delegationsbeslut.spara_beslut(db, None, u, None)
    åter = ångra(db, ändring)
    assert sammantraden.hämta_sammanträde(db, möte).uppgifter.punkter == ()
    assert delegationsbeslut.lista_beslut(db, nämnder.sn) == []
    ångra(db, åter)
    assert len(sammantraden.hämta_sammanträde(db, möte).uppgifter.punkter) == 1
    assert delegationsbeslut.lista_beslut(db, nämnder.sn)[0].anmält == date(2026, 3, 10)


def test_utan_kommande_möte_väntar_det_brådskande_beslutet(db: Databas, nämnder: Nämnder, möte: int) -> None:
    vy = sammantraden.hämta_sammanträde(db, möte)
    hållet = replace(vy.uppgifter, status=Sammanträdesstatus.INSTÄLLT)
    sammantraden.spara_sammanträde(db, möte, hållet, None)
    delegationsbeslut.spara_beslut(db, None, _beslut(nämnder, brådskande=True), None)
    assert delegationsbeslut.lista_beslut(db, nämnder.sn, oanmälda=True)[0].anmält is None


def test_ta_bort_och_ångra(db: Databas, nämnder: Nämnder) -> None:
    id_ = delegationsbeslut.spara_beslut(db, None, _beslut(nämnder, rubrik="X"), None).objekt_id
    ändring = delegationsbeslut.ta_bort_beslut(db, id_, None)
    assert delegationsbeslut.lista_beslut(db, nämnder.sn) == []
    ångra(db, ändring)
    assert delegationsbeslut.hämta_beslut(db, id_).uppgifter.rubrik == "X"


@pytest.fixture
def omnumrerad(db: Databas, ordning: int) -> int:
    """From 1 March: Avgift is 1.1 and Bistånd 1.2."""
    id_ = delegation.ny_version(db, ordning).objekt_id
    vy = delegation.hämta_ordning(db, id_)
    delegationsrader.flytta_punkter(
        db, id_, [vy.punkter[0].id or 0], vy.kapitel[0].id or 0, 1, väntad_version=vy.version
    )
    delegationsrader.numrera_om(db, id_, None, None)
    delegation.anta(db, id_, datum=date(2026, 3, 1), paragraf=9, gäller_från=None, väntad_version=None)
    return id_


def _rad(db: Databas, id_: int) -> tuple[str, str]:
    u = delegationsbeslut.hämta_beslut(db, id_).uppgifter
    return u.punkt_nr, u.lagrum


@pytest.mark.usefixtures("omnumrerad")
def test_numret_slås_upp_i_versionen_som_gällde_beslutets_dag(db: Databas, nämnder: Nämnder) -> None:
    före = delegationsbeslut.spara_beslut(db, None, _beslut(nämnder), None).objekt_id
    efter = delegationsbeslut.spara_beslut(db, None, _beslut(nämnder, datum=date(2026, 3, 2)), None).objekt_id
    assert (_rad(db, före), _rad(db, efter)) == (("1.2", "32 kap 1 §"), ("1.2", "11 kap 1 §"))


def test_en_vald_rad_får_sitt_nummer_i_dagens_version(db: Databas, nämnder: Nämnder, omnumrerad: int) -> None:
    avgift = delegation.hämta_ordning(db, omnumrerad).punkter[0]
    assert avgift.ärende == "Avgift"
    valt = _beslut(nämnder, punkt_nyckel=avgift.nyckel, punkt_nr="1.1")
    id_ = delegationsbeslut.spara_beslut(db, None, valt, None).objekt_id
    assert _rad(db, id_) == ("1.2", "32 kap 1 §")
    vy = delegationsbeslut.hämta_beslut(db, id_)
    delegationsbeslut.spara_beslut(db, id_, replace(vy.uppgifter, datum=date(2026, 3, 2)), vy.version)
    assert _rad(db, id_) == ("1.1", "32 kap 1 §")


def test_en_dag_utan_version_sägs_och_den_närmaste_visas(db: Databas, nämnder: Nämnder, omnumrerad: int) -> None:
    val = delegationsbild.punktval(db, nämnder.sn, date(2025, 12, 1))
    assert val.vy is not None
    assert val.ord == (
        "Ingen delegationsordning gällde 2025-12-01. Punkterna är ur version 1, som gällde 2026-01-01–2026-02-28."
    )
    nu = delegationsbild.punktval(db, nämnder.sn, date(2026, 3, 5))
    assert (nu.vy and nu.vy.id, nu.ord) == (omnumrerad, "")
    assert delegationsbild.punktval(db, nämnder.bmn, DAG) == delegationsbild.Punktval(
        None, "Ingen delegationsordning gällde 2026-02-02."
    )
    id_ = delegationsbeslut.spara_beslut(db, None, _beslut(nämnder, datum=date(2025, 12, 1)), None).objekt_id
    assert "ingen delegationsordning gällde" in delegationsbeslut.hämta_beslut(db, id_).flaggor[0]


@pytest.mark.usefixtures("omnumrerad")
def test_filens_punkter_slås_upp_dag_för_dag_och_det_som_inte_går_sägs(
    db: Databas, nämnder: Nämnder, tmp_path: Path
) -> None:
    fil = tmp_path / "beslut.csv"
    fil.write_text(
        "Datum;Punkt;Dnr\n2026-02-02;1.2;A\n2026-03-02;1.2;B\n2025-06-01;1.2;C\n2026-03-02;7.7;D\n", encoding="utf-8"
    )
    plan = beslutsimport.planera(db, nämnder.sn, beslutsimport.läs_fil(fil), fil.name)
    assert [r.uppgifter.lagrum for r in plan.rader] == ["32 kap 1 §", "11 kap 1 §", "", ""]
    assert [a.split(" (först rad ")[1][:1] for a in plan.anmärkningar] == ["4", "5"]
