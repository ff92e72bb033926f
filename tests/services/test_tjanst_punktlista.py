"""Föredragningslistans rader medan den skrivs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from namndprov import Nämnder

from nämndapp.models import Punkttyp
from nämndapp.services import register, sammantraden
from nämndapp.services.punktlista import FORMALIA_UTAN_PARAGRAF, efter_slag, utan_egen_paragraf, visade_rader
from nämndapp.services.uppgifter import GruppUppgifter, PunktUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas

UPPROP = PunktUppgifter("Upprop", id=1)
BUDGET = PunktUppgifter("Budget", id=2)


def test_en_punkt_som_blir_formalia_mister_sin_paragraf_där_nämnden_valt_det() -> None:
    nya = (GruppUppgifter("A", id=1), replace(UPPROP, typ=Punkttyp.FORMALIA), BUDGET)
    lista = efter_slag((GruppUppgifter("A", id=1), UPPROP, BUDGET), nya, formalia_utan_paragraf=True)
    assert [r.utan_paragraf for r in lista if isinstance(r, PunktUppgifter)] == [True, False]
    assert efter_slag((UPPROP, BUDGET), nya, formalia_utan_paragraf=False) == nya


def test_en_punkt_som_inte_längre_är_formalia_får_sin_paragraf_åter() -> None:
    före = (replace(UPPROP, typ=Punkttyp.FORMALIA, utan_paragraf=True),)
    (punkt,) = efter_slag(före, (replace(före[0], typ=Punkttyp.BESLUT),), formalia_utan_paragraf=True)
    assert isinstance(punkt, PunktUppgifter)
    assert not punkt.utan_paragraf


@pytest.mark.parametrize("utan", [True, False])
def test_det_som_kryssats_för_hand_står_kvar_när_något_annat_ändras(utan: bool) -> None:
    före = (replace(UPPROP, typ=Punkttyp.FORMALIA, utan_paragraf=utan),)
    nya = (replace(före[0], rubrik="Upprop och val"),)
    assert efter_slag(före, nya, formalia_utan_paragraf=True) == nya


def test_information_och_beslut_har_paragraf_också_när_formalia_inte_har_det() -> None:
    inställning = {FORMALIA_UTAN_PARAGRAF: True}
    assert [t for t in Punkttyp if utan_egen_paragraf(inställning, t)] == [Punkttyp.FORMALIA]
    assert not any(utan_egen_paragraf({}, t) for t in Punkttyp)


def test_mötet_vet_vad_nämnden_valt(db: Databas, möte: SammanträdeUppgifter, nämnder: Nämnder) -> None:
    id_ = sammantraden.spara_sammanträde(db, None, möte, None).objekt_id
    assert not sammantraden.hämta_sammanträde(db, id_).formalia_utan_paragraf
    sn = register.hämta_nämnd(db, nämnder.sn)
    register.spara_nämnd(db, sn.id, replace(sn.uppgifter, övrigt={FORMALIA_UTAN_PARAGRAF: True}), sn.version)
    assert sammantraden.hämta_sammanträde(db, id_).formalia_utan_paragraf


@pytest.mark.parametrize(
    ("text", "visas"),
    [
        ("", {0, 1, 2, 3, 4}),
        ("budget", {2, 3}),
        ("BUDGET ek", {2, 3}),
        ("beslut", {2, 3, 4}),  # the heading itself: all under it
        ("2026/9", {2, 4}),
        ("yttrande", {2, 4}),  # a paper's title
        ("utgår", {0, 1}),
        ("budget upprop", set()),
    ],
)
def test_filtret_visar_rader_med_alla_orden_och_deras_grupprubrik(text: str, visas: set[int]) -> None:
    lista = (
        GruppUppgifter("Inledning"),
        PunktUppgifter("Upprop", typ=Punkttyp.FORMALIA, utgår=True),
        GruppUppgifter("Ärenden för beslut"),
        PunktUppgifter("Budget", föredragande="Ek", typ=Punkttyp.ANMÄLAN),
        PunktUppgifter("Remiss", diarienummer="SN 2026/9", typ=Punkttyp.ANMÄLAN, handlingar=(7,)),
    )
    assert visade_rader(lista, text, {7: "Yttrande från rådet"}) == visas


def test_punkter_före_första_grupprubriken_filtreras_också() -> None:
    assert visade_rader((UPPROP, BUDGET), "budget", {}) == {1}
