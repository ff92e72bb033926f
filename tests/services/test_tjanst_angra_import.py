"""An import that is taken back leaves nothing, save what somebody has worked on since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from namndprov import Nämnder
from sqlmodel import select

from nämndapp.bas.forslag import Delegationspunktförslag, Dokumentförslag, Dokumenttyp, Statistikförslag
from nämndapp.bas.resurser import resurs
from nämndapp.models.delegation import Delegat, Delegationskapitel, Delegationsordning, Delegationspunkt, Delegatkod
from nämndapp.services import (
    angra_import,
    arenden,
    delegationsstatistik,
    handlingar,
    importera,
    importkorning,
    sammantraden,
)
from nämndapp.services.delegationsuppgifter import Siffra
from nämndapp.services.uppgifter import PunktUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas, delegationsbeslut

DAG = date(2026, 3, 10)


@pytest.fixture
def bunt() -> importkorning.InlästFil:
    return importera.läs_fil(resurs("sjalvtest/handlingar.txt"))


def _innehåll(db: Databas, nämnd: int) -> tuple[int, int, int]:
    return (
        len(arenden.lista_ärenden(db, nämnd)),
        len(handlingar.lista_handlingar(db, nämnd)),
        len(sammantraden.lista_sammanträden(db, nämnd)),
    )


def test_hela_importen_tas_bort_och_filen_kan_importeras_igen(
    db: Databas, nämnder: Nämnder, bunt: importkorning.InlästFil
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


def test_ett_möte_som_fanns_får_tillbaka_sin_lista(
    db: Databas, nämnder: Nämnder, bunt: importkorning.InlästFil
) -> None:
    egen = SammanträdeUppgifter(nämnd_id=nämnder.sn, datum=DAG, plats="Eksalen", lista=(PunktUppgifter("Egen punkt"),))
    möte = sammantraden.spara_sammanträde(db, None, egen, None).objekt_id
    före = sammantraden.hämta_sammanträde(db, möte).uppgifter
    svar, spår = angra_import.spara_med_spår(db, nämnder.sn, bunt)
    assert svar.sammanträde_id == möte
    assert sammantraden.hämta_sammanträde(db, möte).uppgifter != före
    borta = angra_import.ta_bort_importerat(db, [spår])
    assert sammantraden.hämta_sammanträde(db, möte).uppgifter == före
    assert borta.borta["punkter"] == 3


def test_det_som_någon_har_ändrat_står_kvar(db: Databas, nämnder: Nämnder, bunt: importkorning.InlästFil) -> None:
    svar, spår = angra_import.spara_med_spår(db, nämnder.sn, bunt)
    vy = handlingar.hämta_handling(db, svar.handlingar[1])
    assert vy.uppgifter.ärenden
    handlingar.spara_handling(db, vy.id, replace(vy.uppgifter, rubrik="Omarbetad"), vy.version)
    borta = angra_import.ta_bort_importerat(db, [spår])
    assert borta.kvar == {"handling": 1, "ärende": 1}
    assert handlingar.hämta_handling(db, vy.id).uppgifter.rubrik == "Omarbetad"
    assert arenden.hämta_ärende(db, vy.uppgifter.ärenden[0]).handlingar
    assert sammantraden.lista_sammanträden(db, nämnder.sn) == []


def test_det_som_fanns_före_importen_rörs_inte(db: Databas, nämnder: Nämnder, bunt: importkorning.InlästFil) -> None:
    importera.spara_import(db, nämnder.sn, bunt)
    före = _innehåll(db, nämnder.sn)
    _, spår = angra_import.spara_med_spår(db, nämnder.sn, bunt)
    assert angra_import.ta_bort_importerat(db, [spår]).borta.get("handling", 0) == 0
    assert _innehåll(db, nämnder.sn) == före
    assert importera.redan_importerade(db, nämnder.sn, bunt) == {0, 1}


def _siffror(db: Databas, nämnd: int) -> dict[tuple[object, ...], object]:
    with db.läsning() as enhet:
        return {tuple(r[1:5]): r[5] for r in delegationsbeslut.statistik(enhet.session, nämnd)}


def _statistik(*värden: int | None) -> importkorning.InlästFil:
    alla = [Statistikförslag("Färdtjänst", "bifall", 2025, m, v, m) for m, v in enumerate(värden, 1)]
    dok = Dokumentförslag(Dokumenttyp.DELEGATIONSSTATISTIK, (1, 9), 0.9, "Statistik", statistik=alla)
    fil = f"statistik {len(värden)} {värden[0]}.txt"
    return importkorning.InlästFil(fil, f"{hash(värden):064x}"[-64:], ["x"] * 9, [dok], innehåll=fil.encode())


def test_importerade_siffror_tas_bort_och_de_som_fanns_kommer_tillbaka(db: Databas, nämnder: Nämnder) -> None:
    delegationsstatistik.spara_siffror(
        db, nämnder.sn, [Siffra("Färdtjänst", "bifall", 2025, 1, 3), Siffra("Färdtjänst", "bifall", 2025, 2, None)]
    )
    före = _siffror(db, nämnder.sn)
    _, första = angra_import.spara_med_spår(db, nämnder.sn, _statistik(9, 8, 7))
    _, andra = angra_import.spara_med_spår(db, nämnder.sn, _statistik(9, 8, 7, 6))
    assert list(_siffror(db, nämnder.sn).values()) == [3, 8, 7, 6]
    svar = angra_import.ta_bort_importerat(db, [första, andra])
    assert _siffror(db, nämnder.sn) == före
    assert svar.borta["siffror"] == 3
    assert (delegationsstatistik.SLAG, nämnder.sn) in svar.berörda


def test_en_siffra_som_har_ändrats_efter_importen_står_kvar(db: Databas, nämnder: Nämnder) -> None:
    _, spår = angra_import.spara_med_spår(db, nämnder.sn, _statistik(9, 8))
    delegationsstatistik.spara_siffror(db, nämnder.sn, [Siffra("Färdtjänst", "bifall", 2025, 1, 10)])
    svar = angra_import.ta_bort_importerat(db, [spår])
    assert _siffror(db, nämnder.sn) == {("Färdtjänst", "bifall", 2025, 1): 10}
    assert (svar.borta["siffror"], svar.kvar["siffror"]) == (1, 1)


def test_en_importerad_ordning_lämnar_ingen_rad_efter_sig(db: Databas, nämnder: Nämnder) -> None:
    rader = [Delegationspunktförslag(f"1.{n}", f"Ärende {n}", n, "Spellag (2018:1138)", "", "9 kap 3 §", ("HL", "EC"))
             for n in (1, 2, 3)]  # fmt: skip
    dok = Dokumentförslag(Dokumenttyp.DELEGATIONSORDNING, (1, 9), 0.9, "Ordning", delegationspunkter=rader)
    fil = importkorning.InlästFil("ordning.txt", "cd" * 32, ["x"] * 9, [dok], innehåll=b"x")

    def antal() -> list[int]:
        with db.läsning() as enhet:
            tabeller = (Delegationsordning, Delegationskapitel, Delegationspunkt, Delegat, Delegatkod)
            return [len(enhet.session.exec(select(t)).all()) for t in tabeller]

    före = antal()
    _, spår = angra_import.spara_med_spår(db, nämnder.sn, fil)
    assert antal() != före
    angra_import.ta_bort_importerat(db, [spår])
    assert antal() == före
