"""Meetings: the list is edited and dragged, and what hangs on its rows survives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Saknas, Versionskonflikt
from nämndapp.services import andring, protokoll, sammantraden
from nämndapp.services.handlingar import spara_handling
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.uppgifter import GruppUppgifter, ParagrafUppgifter, PunktUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas


def _rubriker(u: SammanträdeUppgifter) -> list[str]:
    return [r.rubrik for r in u.lista]


def test_listan_sparas_i_den_ordning_den_står(db: Databas, möte: SammanträdeUppgifter) -> None:
    lista = (
        PunktUppgifter("Upprop"),
        GruppUppgifter("Information"),
        PunktUppgifter("Läget på förvaltningen"),
        GruppUppgifter("Ärenden till egen instans"),
        GruppUppgifter("Anmälningsärenden"),
        PunktUppgifter("Meddelanden"),
    )
    ändring = sammantraden.spara_sammanträde(db, None, replace(möte, lista=lista), None)
    sparat = sammantraden.hämta_sammanträde(db, ändring.objekt_id)
    assert _rubriker(sparat.uppgifter) == [r.rubrik for r in lista]
    assert sparat.uppgifter == ändring.efter
    assert sparat.version == ändring.version == 1


def test_punkt_som_dras_till_annan_grupp_behåller_handlingar_och_paragraf(
    db: Databas, möte: SammanträdeUppgifter, nämnder: Nämnder
) -> None:
    handling = spara_handling(db, None, HandlingUppgifter(nämnder.sn, "Underlag"), None).objekt_id
    lista = (
        GruppUppgifter("A"),
        PunktUppgifter("Ett", handlingar=(handling,)),
        GruppUppgifter("B"),
        PunktUppgifter("Två"),
    )
    ändring = sammantraden.spara_sammanträde(db, None, replace(möte, lista=lista), None)
    före = sammantraden.hämta_sammanträde(db, ändring.objekt_id)
    ett = före.uppgifter.punkter[0]
    assert ett.id is not None
    paragraf = protokoll.spara_paragraf(
        db, None, ParagrafUppgifter(ändring.objekt_id, "Ett", punkter=(ett.id,)), None
    ).objekt_id

    a, p1, b, p2 = före.uppgifter.lista
    dragen = replace(före.uppgifter, lista=(a, b, p2, p1))
    ny = sammantraden.spara_sammanträde(db, före.id, dragen, före.version)

    efter = sammantraden.hämta_sammanträde(db, före.id)
    assert _rubriker(efter.uppgifter) == ["A", "B", "Två", "Ett"]
    assert efter.uppgifter.punkter[1].id == ett.id
    assert efter.uppgifter.punkter[1].handlingar == (handling,)
    assert efter.uppgifter.punkter[1].paragrafer == (paragraf,)
    assert ny.version == efter.version == 2


def test_ändrad_punkt_räknar_upp_sammanträdets_version_och_gammal_version_vägras(
    db: Databas, möte: SammanträdeUppgifter
) -> None:
    första = sammantraden.spara_sammanträde(db, None, replace(möte, lista=(PunktUppgifter("Ett"),)), None)
    vy = sammantraden.hämta_sammanträde(db, första.objekt_id)
    (punkt,) = vy.uppgifter.punkter
    ändrad = replace(vy.uppgifter, lista=(replace(punkt, rubrik="Ett och ett halvt"),))
    assert sammantraden.spara_sammanträde(db, vy.id, ändrad, vy.version).version == 2
    with pytest.raises(Versionskonflikt):
        sammantraden.spara_sammanträde(db, vy.id, vy.uppgifter, vy.version)


def test_att_spara_samma_sak_ändrar_ingenting(db: Databas, möte: SammanträdeUppgifter) -> None:
    ändring = sammantraden.spara_sammanträde(db, None, möte, None)
    igen = sammantraden.spara_sammanträde(db, ändring.objekt_id, möte, 1)
    assert igen.tom
    assert igen.version == 1


def test_borttagen_punkt_kommer_tillbaka_med_handlingar_och_paragraf(
    db: Databas, möte: SammanträdeUppgifter, nämnder: Nämnder
) -> None:
    handling = spara_handling(db, None, HandlingUppgifter(nämnder.sn, "Underlag"), None).objekt_id
    lista = (GruppUppgifter("A"), PunktUppgifter("Ett", handlingar=(handling,)), PunktUppgifter("Två"))
    id_ = sammantraden.spara_sammanträde(db, None, replace(möte, lista=lista), None).objekt_id
    ett = sammantraden.hämta_sammanträde(db, id_).uppgifter.punkter[0]
    assert ett.id is not None
    paragraf = protokoll.spara_paragraf(db, None, ParagrafUppgifter(id_, "Ett", punkter=(ett.id,)), None).objekt_id

    före = sammantraden.hämta_sammanträde(db, id_)
    utan = replace(före.uppgifter, lista=(GruppUppgifter("Ny"), före.uppgifter.lista[2]))
    ändring = sammantraden.spara_sammanträde(db, id_, utan, före.version)
    assert protokoll.hämta_paragraf(db, paragraf).uppgifter.punkter == ()

    andring.ångra(db, ändring)
    efter = sammantraden.hämta_sammanträde(db, id_)
    assert efter.uppgifter == före.uppgifter
    assert efter.uppgifter.punkter[0].paragrafer == (paragraf,)
    assert protokoll.hämta_paragraf(db, paragraf).uppgifter.punkter == (ett.id,)


def test_flera_ändringar_ångras_en_efter_en_och_görs_om(db: Databas, möte: SammanträdeUppgifter) -> None:
    ny = sammantraden.spara_sammanträde(db, None, möte, None)
    plats = sammantraden.spara_sammanträde(db, ny.objekt_id, replace(möte, plats="Stora salen"), 1)
    anteckning = sammantraden.spara_sammanträde(
        db, ny.objekt_id, replace(möte, plats="Stora salen", anteckning="Kaffe"), 2
    )
    gör_om_anteckning = andring.ångra(db, anteckning)
    gör_om_plats = andring.ångra(db, plats)
    assert sammantraden.hämta_sammanträde(db, ny.objekt_id).uppgifter == möte
    andring.ångra(db, gör_om_plats)
    andring.ångra(db, gör_om_anteckning)
    assert sammantraden.hämta_sammanträde(db, ny.objekt_id).uppgifter.anteckning == "Kaffe"


def test_ångra_vägras_när_någon_har_ändrat_efteråt(db: Databas, möte: SammanträdeUppgifter) -> None:
    ny = sammantraden.spara_sammanträde(db, None, möte, None)
    min_ = sammantraden.spara_sammanträde(db, ny.objekt_id, replace(möte, plats="Stora salen"), 1)
    sammantraden.spara_sammanträde(db, ny.objekt_id, replace(möte, plats="Biblioteket"), 2)
    with pytest.raises(Versionskonflikt):
        andring.ångra(db, min_)


def test_borttaget_sammanträde_kommer_tillbaka_med_paragrafer(db: Databas, möte: SammanträdeUppgifter) -> None:
    lista = (GruppUppgifter("A"), PunktUppgifter("Ett"), PunktUppgifter("Två"))
    id_ = sammantraden.spara_sammanträde(db, None, replace(möte, lista=lista), None).objekt_id
    protokoll.föreslå_protokollsutkast(db, id_)
    före = sammantraden.hämta_sammanträde(db, id_)
    paragrafer = [protokoll.hämta_paragraf(db, r.id).uppgifter for r in protokoll.lista_paragrafer(db, id_)]
    assert len(paragrafer) == 2

    bort = sammantraden.ta_bort_sammanträde(db, id_, före.version)
    with pytest.raises(Saknas):
        sammantraden.hämta_sammanträde(db, id_)

    tillbaka = andring.ångra(db, bort)
    assert sammantraden.hämta_sammanträde(db, id_).uppgifter == före.uppgifter
    assert [protokoll.hämta_paragraf(db, r.id).uppgifter for r in protokoll.lista_paragrafer(db, id_)] == paragrafer
    andring.ångra(db, tillbaka)
    with pytest.raises(Saknas):
        sammantraden.hämta_sammanträde(db, id_)


def test_ändrad_text_lagras_som_den_nya_hur_tecknet_än_är_skrivet(db: Databas, möte: SammanträdeUppgifter) -> None:
    ändring = sammantraden.spara_sammanträde(db, None, replace(möte, lista=(PunktUppgifter("Ett"),)), None)
    vy = sammantraden.hämta_sammanträde(db, ändring.objekt_id)
    isärskrivet = replace(vy.uppgifter.punkter[0], rubrik="A\u030arsredovisning")  # A and its ring apart
    sammantraden.spara_sammanträde(db, vy.id, replace(vy.uppgifter, lista=(isärskrivet,)), vy.version)
    assert _rubriker(sammantraden.hämta_sammanträde(db, vy.id).uppgifter) == ["Årsredovisning"]


def test_samma_punkt_två_gånger_blir_två_punkter(db: Databas, möte: SammanträdeUppgifter) -> None:
    ändring = sammantraden.spara_sammanträde(db, None, replace(möte, lista=(PunktUppgifter("Ett"),)), None)
    vy = sammantraden.hämta_sammanträde(db, ändring.objekt_id)
    (punkt,) = vy.uppgifter.punkter
    sparat = sammantraden.spara_sammanträde(db, vy.id, replace(vy.uppgifter, lista=(punkt, punkt)), vy.version).efter
    assert isinstance(sparat, SammanträdeUppgifter)
    assert [p.rubrik for p in sparat.punkter] == ["Ett", "Ett"]
    assert len({p.id for p in sparat.punkter}) == 2


def test_grupper_byter_plats_och_en_tas_bort_medan_dess_punkter_är_kvar(
    db: Databas, möte: SammanträdeUppgifter
) -> None:
    lista = (GruppUppgifter("A"), PunktUppgifter("Ett"), GruppUppgifter("B"), PunktUppgifter("Två"))
    ändring = sammantraden.spara_sammanträde(db, None, replace(möte, lista=lista), None)
    vy = sammantraden.hämta_sammanträde(db, ändring.objekt_id)
    a, ett, b, två = vy.uppgifter.lista
    bytt = sammantraden.spara_sammanträde(db, vy.id, replace(vy.uppgifter, lista=(b, två, a, ett)), vy.version)
    assert isinstance(bytt.efter, SammanträdeUppgifter)
    assert bytt.efter.lista == (b, två, a, ett)
    utan_a = replace(bytt.efter, lista=(b, två, ett))
    borta = sammantraden.spara_sammanträde(db, vy.id, utan_a, bytt.version)
    assert sammantraden.hämta_sammanträde(db, vy.id).uppgifter.lista == (b, två, ett)
    andring.ångra(db, borta)
    assert sammantraden.hämta_sammanträde(db, vy.id).uppgifter.lista == (b, två, a, ett)
