"""An import that is taken back leaves nothing, save what somebody has worked on since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from namndprov import Nämnder

from nämndapp.bas.resurser import resurs
from nämndapp.services import angra_import, arenden, handlingar, importera, sammantraden
from nämndapp.services.uppgifter import PunktUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas

DAG = date(2026, 3, 10)


@pytest.fixture
def bunt() -> importera.InlästFil:
    return importera.läs_fil(resurs("sjalvtest/handlingar.txt"))


def _innehåll(db: Databas, nämnd: int) -> tuple[int, int, int]:
    return (
        len(arenden.lista_ärenden(db, nämnd)),
        len(handlingar.lista_handlingar(db, nämnd)),
        len(sammantraden.lista_sammanträden(db, nämnd)),
    )


def test_hela_importen_tas_bort_och_filen_kan_importeras_igen(
    db: Databas, nämnder: Nämnder, bunt: importera.InlästFil
) -> None:
    före = _innehåll(db, nämnder.sn)
    svar, spår = angra_import.spara_med_spår(db, None, bunt)
    assert _innehåll(db, nämnder.sn) != före
    borta = angra_import.ta_bort_importerat(db, [spår])
    assert borta.borta == {"ärende": 3, "handling": 2, "sammanträde": 1}
    assert borta.kvar == {}
    assert _innehåll(db, nämnder.sn) == före
    assert importera.redan_importerade(db, nämnder.sn, bunt) == frozenset()
    assert importera.spara_import(db, None, bunt).nya == svar.nya


def test_ett_möte_som_fanns_får_tillbaka_sin_lista(db: Databas, nämnder: Nämnder, bunt: importera.InlästFil) -> None:
    egen = SammanträdeUppgifter(nämnd_id=nämnder.sn, datum=DAG, plats="Eksalen", lista=(PunktUppgifter("Egen punkt"),))
    möte = sammantraden.spara_sammanträde(db, None, egen, None).objekt_id
    före = sammantraden.hämta_sammanträde(db, möte).uppgifter
    svar, spår = angra_import.spara_med_spår(db, nämnder.sn, bunt)
    assert svar.sammanträde_id == möte
    assert sammantraden.hämta_sammanträde(db, möte).uppgifter != före
    borta = angra_import.ta_bort_importerat(db, [spår])
    assert sammantraden.hämta_sammanträde(db, möte).uppgifter == före
    assert borta.borta["punkter"] == 3


def test_det_som_någon_har_ändrat_står_kvar(db: Databas, nämnder: Nämnder, bunt: importera.InlästFil) -> None:
    svar, spår = angra_import.spara_med_spår(db, nämnder.sn, bunt)
    vy = handlingar.hämta_handling(db, svar.handlingar[1])
    assert vy.uppgifter.ärenden
    handlingar.spara_handling(db, vy.id, replace(vy.uppgifter, rubrik="Omarbetad"), vy.version)
    borta = angra_import.ta_bort_importerat(db, [spår])
    assert borta.kvar == {"handling": 1, "ärende": 1}
    assert handlingar.hämta_handling(db, vy.id).uppgifter.rubrik == "Omarbetad"
    assert arenden.hämta_ärende(db, vy.uppgifter.ärenden[0]).handlingar
    assert sammantraden.lista_sammanträden(db, nämnder.sn) == []


def test_det_som_fanns_före_importen_rörs_inte(db: Databas, nämnder: Nämnder, bunt: importera.InlästFil) -> None:
    importera.spara_import(db, nämnder.sn, bunt)
    före = _innehåll(db, nämnder.sn)
    _, spår = angra_import.spara_med_spår(db, nämnder.sn, bunt)
    assert angra_import.ta_bort_importerat(db, [spår]).borta.get("handling", 0) == 0
    assert _innehåll(db, nämnder.sn) == före
    assert importera.redan_importerade(db, nämnder.sn, bunt) == {0, 1}
