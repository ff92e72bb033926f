"""Importing a bundle: everything in one transaction, twice without doubles, more when the bundle has grown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel, NämndappFel
from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält, Importförslag, Kontrollförslag, Riskförslag
from nämndapp.bas.resurser import resurs
from nämndapp.models import Frekvenskod, Handlingsriktning, Punkttyp, Ärendestatus
from nämndapp.services import arenden, importera, importkorning, internkontroll, register, sammantraden
from nämndapp.services.uppgifter import GruppUppgifter, PunktUppgifter, SammanträdeUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas

DAG = date(2026, 3, 10)


@pytest.fixture
def bunt() -> importkorning.InlästFil:
    return importera.läs_fil(resurs("sjalvtest/handlingar.txt"))


def _remiss(text: str = "Remiss om cykelplan") -> Dokumentförslag:
    return Dokumentförslag(
        Dokumenttyp.REMISS,
        (80, 90),
        0.9,
        text,
        Fält("Cykelplan"),
        Fält(date(2026, 2, 1)),
        Fält("KS 2026/9"),
        fält={"forvaltning": Fält("Kommunstyrelsens förvaltning"), "svar_senast": Fält("2026-04-01")},
        hör_till="SN 2026/14",
        hör_till_grund="följer efter",
    )


def _intern() -> list[Dokumentförslag]:
    risker = [Riskförslag("Ekonomi", "Fakturor betalas två gånger", 1, 8, 3, 4, 12)]
    kontroller = [Kontrollförslag("Ekonomi", "Stickprov av fakturor", 9, "Rut Hed", "Kvartalsvis", "Stickprov")]
    return [
        Dokumentförslag(
            Dokumenttyp.RISKANALYS, (1, 2), 0.9, "Riskanalys 2027", Fält("Riskanalys 2027"), risker=risker,
            hör_till="SN 2026/14",
        ),
        Dokumentförslag(
            Dokumenttyp.INTERNKONTROLLPLAN, (9, 9), 0.9, "Plan", Fält("Internkontrollplan"),
            fält={"ar": Fält("2027")}, kontroller=kontroller, hör_till="SN 2026/14",
        ),
    ]  # fmt: skip


def test_bunten_blir_sammanträde_ärenden_och_handlingar(
    db: Databas, nämnder: Nämnder, bunt: importkorning.InlästFil
) -> None:
    svar = importera.spara_import(db, None, bunt)
    assert svar.nämnd_id == nämnder.sn
    assert svar.nya == {"ärenden": 3, "handlingar": 2, "sammanträden": 1, "punkter": 3, "filer": 1}
    assert svar.sammanträde_id is not None
    möte = sammantraden.hämta_sammanträde(db, svar.sammanträde_id)
    u = möte.uppgifter
    assert (u.datum, u.starttid, u.plats, u.ordförande) == (DAG, time(13, 30), "Lilla salen, Kommunhuset", "Maj Ekdahl")
    assert (u.justering_datum, u.justering_tid, u.kallelse_datum) == (date(2026, 3, 13), time(9), date(2026, 3, 3))
    assert [p.typ for p in u.punkter] == [Punkttyp.INFORMATION, Punkttyp.BESLUT, Punkttyp.ANMÄLAN]
    assert [len(p.handlingar) for p in u.punkter] == [0, 1, 0]
    assert all(p.ärende_id for p in u.punkter)


def test_skrivelsen_tas_isär_och_källfilen_sparas(db: Databas, bunt: importkorning.InlästFil, nämnder: Nämnder) -> None:
    svar = importera.spara_import(db, nämnder.sn, bunt)
    kallelse, skrivelse = (arenden.hämta_handling(db, h) for h in svar.handlingar)
    s = skrivelse.uppgifter.skrivelse
    assert s is not None
    assert len(s.satser) == 2
    assert [u.text for u in s.underlag] == ["SF tjänsteskrivelse 2026-02-26 Öppettider på familjecentralen"]
    assert s.skickas_till == ("Familjecentralen", "Ekonomiavdelningen")
    assert s.ert_datum == ""
    assert [f.filnamn for f in kallelse.filer] == ["handlingar.txt"]
    assert arenden.öppna_fil(db, kallelse.filer[0].id)[1] == bunt.innehåll
    ärende = arenden.hämta_ärende(db, skrivelse.uppgifter.ärenden[0])
    assert ärende.uppgifter.rubrik == "Öppettider på familjecentralen"
    assert ärende.uppgifter.handläggare == "Ivar Sandgren"
    assert ärende.uppgifter.status is Ärendestatus.PÅ_LISTA


def test_samma_fil_två_gånger_lägger_inte_till_något(
    db: Databas, nämnder: Nämnder, bunt: importkorning.InlästFil
) -> None:
    första = importera.spara_import(db, None, bunt)
    igen = importera.spara_import(db, None, bunt)
    assert igen.nya == {}
    assert igen.fanns == {"ärenden": 3, "handlingar": 2, "sammanträden": 1, "punkter": 3}
    assert igen.sammanträde_id == första.sammanträde_id
    assert importera.redan_importerade(db, nämnder.sn, bunt) == {0, 1}


def test_utökad_bunt_lägger_bara_till_det_nya(db: Databas, nämnder: Nämnder, bunt: importkorning.InlästFil) -> None:
    svar = importera.spara_import(db, None, bunt)
    assert svar.sammanträde_id is not None
    bunt.dokument.append(_remiss())
    bunt.dokument[0].punkter.append(
        replace(bunt.dokument[0].punkter[1], rubrik="Cykelparkering", diarienummer="SN 2026/20")
    )
    bunt.dokument[0].text += "\nCykelparkering"
    igen = importera.spara_import(db, None, bunt)
    assert igen.nya == {"ärenden": 1, "handlingar": 2, "punkter": 1, "filer": 1}
    u = sammantraden.hämta_sammanträde(db, svar.sammanträde_id).uppgifter
    assert [r.rubrik for r in u.lista] == [
        "Information",
        "Läget på förvaltningen",
        "Ärenden till egen instans",
        "Öppettider på familjecentralen",
        "Cykelparkering",
        "Anmälningsärenden",
        "Meddelanden våren 2026",
    ]
    assert len(u.punkter[1].handlingar) == 2


def test_befintligt_sammanträde_fylls_i_och_dubbleras_inte(
    db: Databas, nämnder: Nämnder, bunt: importkorning.InlästFil
) -> None:
    mitt = SammanträdeUppgifter(
        nämnder.sn, DAG, plats="Stora salen", lista=(GruppUppgifter("Information"), PunktUppgifter("Studiebesök"))
    )
    id_ = sammantraden.spara_sammanträde(db, None, mitt, None).objekt_id
    erbjuds = importera.befintligt_sammanträde(db, nämnder.sn, bunt)
    assert erbjuds is not None
    assert erbjuds.id == id_
    svar = importera.spara_import(db, None, bunt)
    assert svar.sammanträde_id == id_
    u = sammantraden.hämta_sammanträde(db, id_).uppgifter
    assert u.plats == "Stora salen"
    assert u.starttid == time(13, 30)
    assert [p.rubrik for p in u.punkter][:2] == ["Studiebesök", "Läget på förvaltningen"]


def test_ärende_förenas_på_diarienummer_och_aldrig_på_rubrik(
    db: Databas, nämnder: Nämnder, bunt: importkorning.InlästFil
) -> None:
    rätt = arenden.spara_ärende(
        db, None, ÄrendeUppgifter(nämnder.sn, "Något helt annat", DAG, "SN 2026/014"), None
    ).objekt_id
    fel = arenden.spara_ärende(
        db, None, ÄrendeUppgifter(nämnder.sn, "Öppettider på familjecentralen", DAG), None
    ).objekt_id
    importera.spara_import(db, None, bunt)
    assert len(arenden.hämta_ärende(db, rätt).handlingar) == 1
    assert arenden.hämta_ärende(db, rätt).uppgifter.rubrik == "Något helt annat"
    assert arenden.hämta_ärende(db, fel).handlingar == ()


def test_annat_organs_nummer_gör_inget_ärende_men_handlingen_är_inkommen(
    db: Databas, nämnder: Nämnder, bunt: importkorning.InlästFil
) -> None:
    remiss = _remiss()
    remiss.hör_till = "KS 2026/9"
    svar = importera.spara_import(db, nämnder.sn, Importförslag("remiss.txt", "x", [], [remiss]))
    assert svar.nya == {"handlingar": 1}
    handling = arenden.hämta_handling(db, svar.handlingar[0]).uppgifter
    assert handling.riktning is Handlingsriktning.INKOMMEN
    assert handling.motpart == "Kommunstyrelsens förvaltning"
    assert handling.skrivelse is not None
    assert handling.skrivelse.svar_senast == date(2026, 4, 1)


def test_riskanalys_och_plan_sparas_med_ärende_och_hör_ihop(
    db: Databas, nämnder: Nämnder, bunt: importkorning.InlästFil
) -> None:
    bunt.dokument += _intern()
    svar = importera.spara_import(db, None, bunt)
    assert (svar.nya["risker"], svar.nya["kontroller"]) == (1, 1)
    (planrad,) = internkontroll.lista_planer(db, nämnder.sn)
    (analysrad,) = internkontroll.lista_riskanalyser(db, nämnder.sn)
    plan = internkontroll.hämta_plan(db, planrad.id).uppgifter
    assert (plan.år, plan.riskanalys_id) == (2027, analysrad.id)
    assert plan.kontroller[0].frekvens == "Kvartalsvis"
    assert plan.kontroller[0].frekvenskod is Frekvenskod.KVARTAL
    analys = internkontroll.hämta_riskanalys(db, analysrad.id).uppgifter
    assert (analys.år, analys.risker[0].riskvärde, analys.ärende_id) == (2027, 12, plan.ärende_id)
    assert importera.spara_import(db, None, bunt).nya == {}


def test_nämnd_och_kommun_skapas_ur_handlingarna(db: Databas, bunt: importkorning.InlästFil) -> None:
    förslag = importera.föreslå_nämnd(db, bunt)
    assert (förslag.id, förslag.namn, förslag.kod) == (None, "Socialnämnden", "SN")
    importera.spara_import(db, None, bunt)
    (nämnd,) = register.lista_nämnder(db)
    assert (nämnd.kod, nämnd.egen_serie) == ("SN", False)
    assert register.hämta_nämnd(db, nämnd.id).uppgifter.förvaltning == "Socialförvaltningen"


def test_utan_organ_frågas_det_efter_nämnd_och_ingenting_sparas(db: Databas) -> None:
    okänt = Importförslag("brev.txt", "x", [], [Dokumentförslag(Dokumenttyp.BILAGA, (1, 1), 0.3, "Hej")])
    with pytest.raises(Inmatningsfel, match="vilken nämnd"):
        importera.spara_import(db, None, okänt)
    assert register.lista_nämnder(db) == []


def test_avbruten_import_sparar_ingenting(db: Databas, nämnder: Nämnder, bunt: importkorning.InlästFil) -> None:
    svar = iter([False, True])
    with pytest.raises(NämndappFel, match="avbröts"):
        importera.spara_import(db, None, bunt, avbruten=lambda: next(svar))
    assert arenden.lista_ärenden(db) == []
    assert sammantraden.lista_sammanträden(db) == []


def test_bara_valda_dokument_sparas(db: Databas, nämnder: Nämnder, bunt: importkorning.InlästFil) -> None:
    svar = importera.spara_import(db, None, bunt, importkorning.Importval(dokument=frozenset({1})))
    assert svar.nya == {"ärenden": 1, "handlingar": 1, "filer": 1}
    assert svar.sammanträde_id is None


@pytest.mark.parametrize(
    ("namn", "kod"),
    [
        ("Socialnämnden", "SN"),
        ("Kommunstyrelsen", "KS"),
        ("Kommunfullmäktige", "KF"),
        ("Barn- och utbildningsnämnden", "BUN"),
    ],
)
def test_kod_ur_nämndens_namn(namn: str, kod: str) -> None:
    from nämndapp.services.importbygge import kortkod

    assert kortkod(namn) == kod


def test_fil_som_inte_finns_ger_en_mening(tmp_path: Path) -> None:
    with pytest.raises(NämndappFel):
        importera.läs_fil(tmp_path / "finns-inte.txt")
