"""The rules through the services: what is stored, and what is being typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from namndprov import MÖTESDAG, Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.papekande import Påpekande
from nämndapp.models import Uppdragsroll
from nämndapp.services import dokument, granska, internkontroll, justering, numrering, protokoll, register, sammantraden
from nämndapp.services.handlingar import spara_handling
from nämndapp.services.internkontrolluppgifter import (
    KontrollUppgifter,
    PlanUppgifter,
    RiskanalysUppgifter,
    RiskUppgifter,
)
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter, SatsUppgifter, SkrivelseUppgifter
from nämndapp.services.uppgifter import (
    GruppUppgifter,
    ParagrafUppgifter,
    PersonUppgifter,
    PunktUppgifter,
    SammanträdeUppgifter,
    UppdragUppgifter,
    ÄrendeUppgifter,
)
from nämndapp.services.vilken import Val
from nämndapp.storage import Databas

IDAG = date(2026, 2, 20)


def _koder(påpekanden: list[Påpekande]) -> set[str]:
    return {p.kod for p in påpekanden}


def test_osparat_sammanträde_granskas_medan_man_skriver(db: Databas, möte: SammanträdeUppgifter) -> None:
    ofullständigt = replace(möte, plats="", lista=(GruppUppgifter("A"), PunktUppgifter("Ny taxa")))
    koder = _koder(granska.granska_uppgifter(db, ofullständigt, idag=IDAG))
    assert {"KAL-plats-saknas", "KAL-tid-saknas", "KAL-utan-tjansteskrivelse"} <= koder
    rätt = replace(ofullständigt, plats="Lilla salen", starttid=time(13, 30))
    assert not {"KAL-plats-saknas", "KAL-tid-saknas"} & _koder(granska.granska_uppgifter(db, rätt, idag=IDAG))


def test_osparad_punkt_med_tjänsteskrivelse_godtas_och_inget_ändras_i_databasen(
    db: Databas, möte: SammanträdeUppgifter, nämnder: Nämnder
) -> None:
    skrivelse = spara_handling(
        db,
        None,
        HandlingUppgifter(nämnder.sn, "Ny taxa", Dokumenttyp.TJÄNSTESKRIVELSE, skrivelse=SkrivelseUppgifter()),
        None,
    ).objekt_id
    id_ = sammantraden.spara_sammanträde(db, None, möte, None).objekt_id
    nytt = replace(möte, lista=(PunktUppgifter("Ny taxa", handlingar=(skrivelse,)),))
    assert "KAL-utan-tjansteskrivelse" not in _koder(granska.granska_uppgifter(db, nytt, objekt_id=id_, idag=IDAG))
    assert sammantraden.hämta_sammanträde(db, id_).uppgifter == möte


def test_osparad_paragraf_utan_beslut_har_fel_tills_beslutet_skrivs(db: Databas, möte: SammanträdeUppgifter) -> None:
    id_ = sammantraden.spara_sammanträde(db, None, replace(möte, lista=(PunktUppgifter("Ny taxa"),)), None).objekt_id
    protokoll.föreslå_protokollsutkast(db, id_)
    (rad,) = protokoll.lista_paragrafer(db, id_)
    nu = protokoll.hämta_paragraf(db, rad.id).uppgifter
    koder = _koder(granska.granska_uppgifter(db, nu, objekt_id=rad.id, idag=IDAG))
    assert any(k.startswith("PRO-") for k in koder)
    med = replace(nu, beslutspunkter=(SatsUppgifter("Socialnämnden antar taxan."),))
    assert _koder(granska.granska_uppgifter(db, med, objekt_id=rad.id, idag=IDAG)) < koder


def test_osparad_riskanalys_och_plan_granskas_ihop(db: Databas, nämnder: Nämnder) -> None:
    analys = RiskanalysUppgifter(
        nämnder.sn, 2026, risker=(RiskUppgifter("Fel person får sms", sannolikhet=3, konsekvens=4, riskvärde=11),)
    )
    assert granska.granska_uppgifter(db, analys, idag=IDAG)
    id_ = internkontroll.spara_riskanalys(db, None, analys, None).objekt_id
    plan = PlanUppgifter(nämnder.sn, 2026, riskanalys_id=id_, kontroller=(KontrollUppgifter("Stickprov"),))
    assert granska.granska_uppgifter(db, plan, idag=IDAG)


def test_ärende_och_nytt_ärende_utan_datum_granskas(db: Databas, nämnder: Nämnder) -> None:
    framtida = ÄrendeUppgifter(nämnder.sn, "Ny taxa", date(2027, 1, 1))
    assert granska.granska_uppgifter(db, framtida, idag=IDAG)
    granska.granska_uppgifter(db, ÄrendeUppgifter(nämnder.sn, "Ny taxa"), idag=IDAG)


def test_hela_nämnden_granskas_och_platsen_säger_vilket_möte(db: Databas, möte: SammanträdeUppgifter) -> None:
    sammantraden.spara_sammanträde(db, None, replace(möte, plats=""), None)
    fynd = granska.granska(db, nämnd="SN", år=MÖTESDAG.year, idag=IDAG)
    (plats,) = [p for p in fynd if p.kod == "KAL-plats-saknas"]
    assert plats.plats.text.startswith("SN 2026-03-10")
    assert granska.granska(db, nämnd="SN", år=2031, idag=IDAG) == []
    assert _koder(granska.granska(db, nämnd="sn", datum=MÖTESDAG, idag=IDAG)) == {
        kod for kod in _koder(fynd) if not kod.startswith("PLA-")
    }


def test_registret_granskas_med_nämnden_samma_år_men_inte_med_ett_möte(
    db: Databas, nämnder: Nämnder, möte: SammanträdeUppgifter
) -> None:
    uppdrag = (UppdragUppgifter(nämnder.sn, Uppdragsroll.LEDAMOT, "S"),)
    register.spara_person(db, None, PersonUppgifter("Anna Ek", uppdrag=uppdrag), None)
    sammantraden.spara_sammanträde(db, None, möte, None)

    def register_i(**val: object) -> set[tuple[str, str]]:
        fynd = granska.granska(db, idag=IDAG, **val)  # type: ignore[arg-type]  # nämnd, år or datum
        return {(p.kod, p.plats.text) for p in fynd if p.kod.startswith("REG-")}

    i_sn = {("REG-ordforande-saknas", "SN, register"), ("REG-e-post-saknas", "SN, register")}
    assert register_i() == i_sn
    assert register_i(nämnd="SN", år=2026) == i_sn
    assert register_i(nämnd="SN", år=2025) == set()
    assert register_i(nämnd="BMN") == set()
    assert register_i(nämnd="SN", datum=MÖTESDAG) == set()
    vy = register.hämta_nämnd(db, nämnder.sn)
    register.spara_nämnd(db, vy.id, replace(vy.uppgifter, aktiv=False), vy.version)
    assert register_i() == set()


def test_paragraf_utan_beslut_hindrar_bara_att_protokollet_görs_slutligt(
    db: Databas, möte: SammanträdeUppgifter
) -> None:
    id_ = sammantraden.spara_sammanträde(
        db, None, replace(möte, starttid=time(9), lista=(PunktUppgifter("Ny taxa"),)), None
    ).objekt_id
    protokoll.spara_paragraf(db, None, ParagrafUppgifter(id_, "Ny taxa"), None)
    assert granska.hinder_för_slutlig(db, "protokoll", Val(sammanträde_id=id_), idag=IDAG)
    assert granska.hinder_för_slutlig(db, "kallelse", Val(sammanträde_id=id_), idag=IDAG) == []


def test_ett_protokoll_är_slutligt_först_när_det_har_paragrafer_och_nummer_och_är_justerat(
    db: Databas, möte: SammanträdeUppgifter
) -> None:
    möte = replace(möte, starttid=time(9), lista=(PunktUppgifter("Ny taxa"),))
    id_ = sammantraden.spara_sammanträde(db, None, möte, None).objekt_id

    def koder() -> set[str]:
        return _koder(granska.hinder_för_slutlig(db, "protokoll", Val(sammanträde_id=id_), idag=IDAG))

    assert koder() == {"PRO-inga-paragrafer", "PRO-ej-justerat"}
    assert not {"PRO-inga-paragrafer", "PRO-ej-justerat"} & _koder(granska.granska(db, nämnd="SN", idag=IDAG))
    protokoll.föreslå_protokollsutkast(db, id_)
    (rad,) = protokoll.lista_paragrafer(db, id_)
    vy = protokoll.hämta_paragraf(db, rad.id)
    beslut = replace(vy.uppgifter, beslutspunkter=(SatsUppgifter("Socialnämnden antar taxan."),))
    protokoll.spara_paragraf(db, rad.id, beslut, None)
    assert koder() == {"PRO-bara-preliminara", "PRO-ej-justerat"}
    utdraget = granska.hinder_för_slutlig(db, "utdrag", Val(paragraf_id=rad.id), idag=IDAG)
    assert _koder(utdraget) == {"PRO-bara-preliminara", "PRO-ej-justerat"}
    numrering.numrera(db, id_)
    assert koder() == {"PRO-ej-justerat"}
    justering.klart_för_justering(db, id_, idag=IDAG)
    justering.justera(db, id_, möte.datum, (justering.JusteradAv("Åsa Öberg", "ordförande"),))
    assert koder() == set()
    papper = dokument.bygg(db, "protokoll", sammanträde_id=id_)
    assert papper.dokument.märkning == ""


def test_protokoll_utan_sparat_utkast_visar_förslagen_och_sparar_inget(db: Databas, möte: SammanträdeUppgifter) -> None:
    lista = (PunktUppgifter("Ny taxa"), PunktUppgifter("Öppettider"))
    id_ = sammantraden.spara_sammanträde(db, None, replace(möte, lista=lista), None).objekt_id
    papper = dokument.bygg(db, "protokoll", sammanträde_id=id_)
    text = dokument.innehåll(papper, "html").decode("utf-8").replace("\u00a0", " ")
    assert "§ 1 Ny taxa" in text
    assert "§ 2 Öppettider" in text
    assert protokoll.lista_paragrafer(db, id_) == []
    protokoll.föreslå_protokollsutkast(db, id_)
    sparat = dokument.innehåll(dokument.bygg(db, "protokoll", sammanträde_id=id_), "html").decode("utf-8")
    assert sparat.replace("\u00a0", " ") == text


def test_det_enda_sammanträdet_behöver_inget_datum(db: Databas, möte: SammanträdeUppgifter) -> None:
    sammantraden.spara_sammanträde(db, None, möte, None)
    assert dokument.bygg(db, "kallelse", nämnd="SN").titel.endswith(MÖTESDAG.isoformat())
    sammantraden.spara_sammanträde(db, None, replace(möte, datum=date(2026, 4, 14)), None)
    with pytest.raises(Inmatningsfel, match="vilket sammanträde"):
        dokument.bygg(db, "kallelse", nämnd="SN")
