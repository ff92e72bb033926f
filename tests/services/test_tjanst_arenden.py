"""Ärenden: numbers from another system or from the nämnd's own series, papers, undoing."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from namndprov import Nämnder

from nämndapp.bas import diarienummer
from nämndapp.bas.fel import Inmatningsfel, Saknas, Versionskonflikt
from nämndapp.models import Ärendestatus
from nämndapp.services import andring, arenden, register
from nämndapp.services.andring import Ändring
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.uppgifter import Numrering, NämndUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas, logg, öppna

DAG = date(2026, 2, 3)


def _status(db: Databas, id_: int) -> Ärendestatus:
    return arenden.hämta_ärende(db, id_).uppgifter.status


def test_från_annat_system_delas_inget_nummer_ut(db: Databas, nämnder: Nämnder) -> None:
    ändring = arenden.registrera_nytt_ärende(db, ÄrendeUppgifter(nämnder.sn, "Ny taxa", DAG))
    assert arenden.hämta_ärende(db, ändring.objekt_id).uppgifter.diarienummer is None
    with pytest.raises(Inmatningsfel, match="annat system"):
        arenden.registrera_ärende(db, ändring.objekt_id, None)


def test_flera_ärenden_utan_nummer_kan_finnas_samtidigt(db: Databas, nämnder: Nämnder) -> None:
    for rubrik in ("Ett", "Två"):
        arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, rubrik, DAG), None)
    assert [r.diarienummer for r in arenden.lista_ärenden(db, nämnder.sn)] == ["", ""]


def test_skrivet_nummer_sparas_som_det_skrevs_och_får_inte_dubbleras(db: Databas, nämnder: Nämnder) -> None:
    arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, "Ny taxa", DAG, "SN 2026/017"), None)
    assert arenden.lista_ärenden(db, nämnder.sn)[0].diarienummer == "SN 2026/017"
    with pytest.raises(Inmatningsfel, match="Ny taxa"):
        arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, "Annat", DAG, "SN 2026/17"), None)


def test_egen_serie_räknar_per_år_och_skriver_enligt_mönstret(db: Databas, nämnder: Nämnder) -> None:
    vy = register.hämta_nämnd(db, nämnder.bmn)
    register.spara_nämnd(db, nämnder.bmn, replace(vy.uppgifter, diariemönster="{organ}/{år}:{löpnr:03}"), vy.version)
    for dag in (DAG, DAG, date(2027, 1, 2)):
        arenden.registrera_nytt_ärende(db, ÄrendeUppgifter(nämnder.bmn, "Bygglov", dag))
    assert sorted(r.diarienummer for r in arenden.lista_ärenden(db, nämnder.bmn)) == [
        "BMN/2026:001",
        "BMN/2026:002",
        "BMN/2027:001",
    ]


def test_ångrad_registrering_makulerar_och_numret_förblir_använt(db: Databas, nämnder: Nämnder) -> None:
    första = arenden.registrera_nytt_ärende(db, ÄrendeUppgifter(nämnder.bmn, "Bygglov", DAG))
    andring.ångra(db, första)
    assert _status(db, första.objekt_id) is Ärendestatus.MAKULERAT
    andra = arenden.registrera_nytt_ärende(db, ÄrendeUppgifter(nämnder.bmn, "Altan", DAG))
    assert arenden.hämta_ärende(db, andra.objekt_id).uppgifter.diarienummer == "BMN 2026/2"
    with db.läsning() as enhet:
        slag = [h.slag for h, _ in logg.läs(enhet.session, f"arende:{första.objekt_id}")]
    assert slag == ["registrering", "makulering"]


def test_gjord_om_registrering_återupptar_samma_nummer(db: Databas, nämnder: Nämnder) -> None:
    första = arenden.registrera_nytt_ärende(db, ÄrendeUppgifter(nämnder.bmn, "Bygglov", DAG))
    andring.ångra(db, andring.ångra(db, första))
    vy = arenden.hämta_ärende(db, första.objekt_id)
    assert (vy.uppgifter.status, vy.uppgifter.diarienummer) == (Ärendestatus.ÖPPET, "BMN 2026/1")


def test_utdelat_nummer_kan_varken_ändras_eller_tas_bort(db: Databas, nämnder: Nämnder) -> None:
    id_ = arenden.registrera_nytt_ärende(db, ÄrendeUppgifter(nämnder.bmn, "Bygglov", DAG)).objekt_id
    vy = arenden.hämta_ärende(db, id_)
    assert vy.registrerat_här
    for nummer in (None, "BMN 2026/9"):
        with pytest.raises(Inmatningsfel, match="utdelat"):
            arenden.spara_ärende(db, id_, replace(vy.uppgifter, diarienummer=nummer), vy.version)
    with pytest.raises(Inmatningsfel, match="kan inte tas bort"):
        arenden.ta_bort_ärende(db, id_, vy.version)


def test_skrivet_nummer_i_egen_serie_hoppas_över_och_räknas_in(db: Databas, nämnder: Nämnder) -> None:
    skrivet = arenden.spara_ärende(
        db, None, ÄrendeUppgifter(nämnder.bmn, "Från gamla diariet", DAG, "BMN 2026/1"), None
    )
    nytt = arenden.registrera_nytt_ärende(db, ÄrendeUppgifter(nämnder.bmn, "Bygglov", DAG))
    assert arenden.hämta_ärende(db, nytt.objekt_id).uppgifter.diarienummer == "BMN 2026/2"
    assert arenden.hämta_ärende(db, skrivet.objekt_id).registrerat_här


def test_nytt_ärende_utan_nummer_försvinner_när_det_ångras(db: Databas, nämnder: Nämnder) -> None:
    ändring = arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, "Fel", DAG), None)
    tillbaka = andring.ångra(db, ändring)
    with pytest.raises(Saknas):
        arenden.hämta_ärende(db, ändring.objekt_id)
    andring.ångra(db, tillbaka)
    assert arenden.hämta_ärende(db, ändring.objekt_id).uppgifter.rubrik == "Fel"


def test_handling_i_två_ärenden_och_ärendenas_versioner(db: Databas, nämnder: Nämnder) -> None:
    ett, två = (
        arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, r, DAG), None).objekt_id for r in ("Ett", "Två")
    )
    handling = arenden.spara_handling(
        db, None, HandlingUppgifter(nämnder.sn, "Yttrande", ärenden=(ett, två)), None
    ).objekt_id
    assert [h.id for h in arenden.hämta_ärende(db, två).handlingar] == [handling]
    vy = arenden.hämta_ärende(db, ett)
    assert vy.version == 2
    with pytest.raises(Versionskonflikt):
        arenden.spara_ärende(db, ett, replace(vy.uppgifter, rubrik="Ny"), 1)


def test_borttagen_handling_kommer_tillbaka_med_fil_och_ärende(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    ärende = arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnder.sn, "Ett", DAG), None).objekt_id
    id_ = arenden.spara_handling(db, None, HandlingUppgifter(nämnder.sn, "Brev", ärenden=(ärende,)), None).objekt_id
    fil = tmp_path / "brev.txt"
    fil.write_bytes("Hej från Ekbro".encode())
    arenden.lägg_till_fil(db, id_, fil, None)
    före = arenden.hämta_handling(db, id_)
    andring.ångra(db, arenden.ta_bort_handling(db, id_, före.version))
    efter = arenden.hämta_handling(db, id_)
    assert efter.uppgifter == före.uppgifter
    assert arenden.öppna_fil(db, efter.filer[0].id) == ("brev.txt", "Hej från Ekbro".encode())


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["registrera", "ångra", "makulera", "ta bort", "skriv"]), st.integers(0, 9)),
        max_size=14,
    )
)
def test_serien_är_obruten_och_inget_nummer_återanvänds(steg: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as mapp, öppna(Path(mapp) / "serie.namnd") as db:
        nämnd = register.spara_nämnd(
            db, None, NämndUppgifter("Byggnadsnämnden", "BN", numrering=Numrering.EGEN_SERIE), None
        ).objekt_id
        gjorda: list[Ändring] = []
        utdelade: list[tuple[int, str]] = []
        for vad, plats in steg:
            alla = arenden.lista_ärenden(db, nämnd)
            if vad == "registrera":
                ändring = arenden.registrera_nytt_ärende(db, ÄrendeUppgifter(nämnd, "Lov", DAG))
                gjorda.append(ändring)
                nummer = arenden.hämta_ärende(db, ändring.objekt_id).uppgifter.diarienummer or ""
                utdelade.append((ändring.objekt_id, nummer))
            elif vad == "ångra" and gjorda:
                andring.ångra(db, gjorda.pop())
            elif vad == "makulera" and alla:
                arenden.makulera_ärende(db, alla[plats % len(alla)].id, None)
            elif vad == "ta bort" and alla:
                try:
                    arenden.ta_bort_ärende(db, alla[plats % len(alla)].id, None)
                except Inmatningsfel:
                    continue
            elif vad == "skriv":
                ny = ÄrendeUppgifter(nämnd, "Gammalt", DAG, f"BN 2026/{plats + 1}")
                if all(r.diarienummer != ny.diarienummer for r in alla):
                    arenden.spara_ärende(db, None, ny, None)
        nummer_nu = {r.id: r.diarienummer for r in arenden.lista_ärenden(db, nämnd)}
        assert len({n for _, n in utdelade}) == len(utdelade)
        assert all(nummer_nu[id_] == n for id_, n in utdelade)
        löpande = {tolkat.löpnummer for n in nummer_nu.values() if (tolkat := diarienummer.tolka(n))}
        högst = max((t.löpnummer for _, n in utdelade if (t := diarienummer.tolka(n))), default=0)
        assert set(range(1, högst + 1)) <= löpande
