"""Vilka som kallas, förhinder och ersättare, och meddelanden."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel, Versionskonflikt
from nämndapp.models import Kallelsesvar, Uppdragsroll
from nämndapp.reports.dokument import textflöde
from nämndapp.services import andring, dokument, kallelse, meddelanden, register, sammantraden
from nämndapp.services.uppgifter import (
    BefattningUppgifter,
    KalladeUppgifter,
    MeddelandenUppgifter,
    MeddelandepostUppgifter,
    PersonUppgifter,
    PunktUppgifter,
    SammanträdeUppgifter,
    UppdragUppgifter,
)
from nämndapp.storage import Databas

NÄR = datetime(2026, 3, 5, 8, 30)
ROLL = Uppdragsroll


def _person(  # noqa: PLR0917  # a table of persons reads best in rows
    db: Databas, nämnd: int, namn: str, roll: Uppdragsroll, parti: str = "", ordning: int | None = None
) -> int:
    uppdrag = UppdragUppgifter(nämnd, roll, parti, tjänstgöringsordning=ordning)
    return register.spara_person(db, None, PersonUppgifter(namn, uppdrag=(uppdrag,)), None).objekt_id


@pytest.fixture
def id_(db: Databas, möte: SammanträdeUppgifter, nämnder: Nämnder) -> int:
    for namn, roll, parti, ordning in (
        ("Ordförande Ek", ROLL.ORDFÖRANDE, "S", None),
        ("Ledamot Al", ROLL.LEDAMOT, "M", None),
        ("Ersättare Ask", ROLL.ERSÄTTARE, "S", 1),
        ("Ersättare Björk", ROLL.ERSÄTTARE, "M", 2),
        ("Sekreterare Lind", ROLL.SEKRETERARE, "", None),
    ):
        _person(db, nämnder.sn, namn, roll, parti, ordning)
    _person(db, nämnder.bmn, "Annan Nämnd", ROLL.LEDAMOT, "S")
    return sammantraden.spara_sammanträde(db, None, replace(möte, lista=(PunktUppgifter("Ett"),)), None).objekt_id


def _kallade(db: Databas, id_: int) -> dict[str, Kallelsesvar]:
    return {r.namn: r.uppgifter.svar for r in kallelse.hämta_kallade(db, id_).rader}


def _vem(db: Databas, id_: int, namn: str) -> int:
    return next(r.uppgifter.person_id for r in kallelse.hämta_kallade(db, id_).rader if r.namn == namn)


def test_kallade_är_de_med_uppdrag_den_dagen_och_ersättare_underrättas(db: Databas, id_: int) -> None:
    ändring = kallelse.kalla_enligt_registret(db, id_)
    assert list(_kallade(db, id_).items()) == [
        ("Ordförande Ek", Kallelsesvar.KALLAD),
        ("Ledamot Al", Kallelsesvar.KALLAD),
        ("Ersättare Ask", Kallelsesvar.INTE_KALLAD),
        ("Ersättare Björk", Kallelsesvar.INTE_KALLAD),
        ("Sekreterare Lind", Kallelsesvar.KALLAD),
    ]
    assert kallelse.kalla_enligt_registret(db, id_).tom
    andring.ångra(db, ändring)
    assert _kallade(db, id_) == {}


def test_den_som_har_svarat_behåller_svaret_när_registret_läses_igen(db: Databas, id_: int, nämnder: Nämnder) -> None:
    kallelse.kalla_enligt_registret(db, id_)
    kallelse.svara(db, id_, _vem(db, id_, "Ledamot Al"), Kallelsesvar.JA, tidpunkt=NÄR)
    _person(db, nämnder.sn, "Ny Ledamot", ROLL.LEDAMOT, "V")
    kallelse.kalla_enligt_registret(db, id_)
    assert _kallade(db, id_)["Ledamot Al"] is Kallelsesvar.JA
    assert _kallade(db, id_)["Ny Ledamot"] is Kallelsesvar.KALLAD


def test_förhinder_ger_partiets_ersättare_med_skäl_och_nästa_när_den_inte_heller_kan(db: Databas, id_: int) -> None:
    kallelse.kalla_enligt_registret(db, id_)
    al = _vem(db, id_, "Ledamot Al")
    assert kallelse.förslag_till_ersättare(db, id_) == []
    kallelse.svara(db, id_, al, Kallelsesvar.NEJ, tidpunkt=NÄR)
    (förslag,) = kallelse.förslag_till_ersättare(db, id_)
    assert (förslag.namn, förslag.för) == ("Ersättare Björk", "Ledamot Al")
    assert förslag.skäl
    kallelse.kalla_ersättare(db, id_, förslag.person_id, förslag.för_id, förslag.skäl)
    assert kallelse.förslag_till_ersättare(db, id_) == []
    lista = textflöde(dokument.bygg(db, "uppropslista", sammanträde_id=id_).dokument)
    assert lista[lista.index("Ersättare Björk") + 3] == "Ledamot Al"
    assert lista[lista.index("Ledamot Al") + 2] == "Förhindrad"
    kallelse.svara(db, id_, förslag.person_id, Kallelsesvar.NEJ, tidpunkt=NÄR)
    assert [f.namn for f in kallelse.förslag_till_ersättare(db, id_)] in (["Ersättare Ask"], [])


def test_ledamoten_som_ändå_kommer_släpper_ersättaren(db: Databas, id_: int) -> None:
    kallelse.kalla_enligt_registret(db, id_)
    al, björk = _vem(db, id_, "Ledamot Al"), _vem(db, id_, "Ersättare Björk")
    kallelse.svara(db, id_, al, Kallelsesvar.NEJ, tidpunkt=NÄR)
    kallelse.kalla_ersättare(db, id_, björk, al, "nästa ersättare")
    kallelse.svara(db, id_, al, Kallelsesvar.JA, tidpunkt=NÄR)
    assert _kallade(db, id_)["Ersättare Björk"] is Kallelsesvar.INTE_KALLAD


def test_tjänstepersonen_och_den_sakkunniga_kallas_med_egen_roll(db: Databas, id_: int) -> None:
    chef = register.spara_person(
        db, None, PersonUppgifter("Chef Berg", befattningar=(BefattningUppgifter("socialchef"),)), None
    ).objekt_id
    expert = register.spara_person(db, None, PersonUppgifter("Expert Dal"), None).objekt_id
    kallelse.kalla_enligt_registret(db, id_)
    kallelse.kalla_inbjuden(db, id_, chef, "socialchef")
    kallelse.kalla_inbjuden(db, id_, expert, "")
    kallelse.kalla_enligt_registret(db, id_)
    roller = {r.namn: r.uppgifter.roll for r in kallelse.hämta_kallade(db, id_).rader}
    assert (roller["Chef Berg"], roller["Expert Dal"]) == (ROLL.TJÄNSTEPERSON, ROLL.SAKKUNNIG), "de står kvar"
    text = "\n".join(textflöde(dokument.bygg(db, "kallelse", sammanträde_id=id_).dokument))
    assert "Chef Berg, socialchef" in text
    assert "Expert Dal, sakkunnig" in text
    assert {r.person_id for r in register.lista_ledamöter(db, 1)}.isdisjoint({chef, expert})


def test_två_som_skriver_samtidigt_upptäcks(db: Databas, id_: int) -> None:
    kallelse.kalla_enligt_registret(db, id_)
    läst = kallelse.hämta_kallade(db, id_).sparade
    kallelse.svara(db, id_, läst.rader[0].person_id, Kallelsesvar.JA, tidpunkt=NÄR)
    with pytest.raises(Versionskonflikt):
        kallelse.spara_kallade(db, id_, KalladeUppgifter(läst.rader[:1]), läst)
    with pytest.raises(Inmatningsfel, match="redan kallad"):
        kallelse.kalla_person(db, id_, läst.rader[0].person_id, ROLL.INSYNSPLATS, "punkt 1")


def test_borttaget_möte_kommer_tillbaka_med_kallade_och_meddelanden(db: Databas, id_: int) -> None:
    kallelse.kalla_enligt_registret(db, id_)
    post = MeddelandenUppgifter((MeddelandepostUppgifter("Protokoll", "SN 2026/1"),))
    meddelanden.spara_meddelanden(db, id_, post, None)
    meddelanden.lägg_på_listan(db, id_, None)
    före = kallelse.hämta_kallade(db, id_), meddelanden.hämta_meddelanden(db, id_)
    bort = sammantraden.ta_bort_sammanträde(db, id_, None)
    andring.ångra(db, bort)
    assert (kallelse.hämta_kallade(db, id_), meddelanden.hämta_meddelanden(db, id_)) == före


def test_meddelanden_läggs_under_punkten_och_tas_tillbaka_i_ett_steg(db: Databas, id_: int) -> None:
    poster = (MeddelandepostUppgifter("Protokoll", "SN 2026/1, SN 2026/2"), MeddelandepostUppgifter("Inbjudan"))
    meddelanden.spara_meddelanden(db, id_, MeddelandenUppgifter(poster), None)
    lagd = meddelanden.lägg_på_listan(db, id_, None)
    punkt = sammantraden.hämta_sammanträde(db, id_).uppgifter.punkter[-1]
    assert punkt.rubrik == "Meddelanden"
    assert {r.punkt_id for r in meddelanden.hämta_meddelanden(db, id_).rader} == {punkt.id}
    papper = textflöde(dokument.bygg(db, "meddelanden", sammanträde_id=id_).dokument)
    assert papper[-3:] == ["SN\xa02026/1, SN\xa02026/2", "Protokoll", "Inbjudan"]
    om = andring.ångra(db, lagd)
    assert [p.rubrik for p in sammantraden.hämta_sammanträde(db, id_).uppgifter.punkter] == ["Ett"]
    assert {r.punkt_id for r in meddelanden.hämta_meddelanden(db, id_).rader} == {None}
    andring.ångra(db, om)
    assert {r.punkt_id for r in meddelanden.hämta_meddelanden(db, id_).rader} == {punkt.id}


def test_en_borttagen_punkt_som_ångras_har_kvar_sina_meddelanden(db: Databas, id_: int) -> None:
    skrivet = MeddelandenUppgifter((MeddelandepostUppgifter("Protokoll"), MeddelandepostUppgifter("Dom")))
    meddelanden.spara_meddelanden(db, id_, skrivet, None)
    meddelanden.lägg_på_listan(db, id_, None)
    lagda = meddelanden.hämta_meddelanden(db, id_)
    vy = sammantraden.hämta_sammanträde(db, id_)
    kvar = tuple(p for p in vy.uppgifter.lista if p.rubrik != meddelanden.PUNKT)

    gjort = sammantraden.spara_sammanträde(db, id_, replace(vy.uppgifter, lista=kvar), vy.version)
    väntar = meddelanden.hämta_meddelanden(db, id_)
    assert [m.punkt_id for m in väntar.rader] == [None, None]

    åter = andring.ångra(db, gjort)
    assert meddelanden.hämta_meddelanden(db, id_) == lagda
    igen = andring.ångra(db, åter)
    assert meddelanden.hämta_meddelanden(db, id_) == väntar
    andring.ångra(db, igen)
    assert meddelanden.hämta_meddelanden(db, id_) == lagda


def test_en_punkt_som_byts_mot_en_annan_kommer_tillbaka_med_meddelandena(db: Databas, id_: int) -> None:
    """As many items after as before: the order of the undoing cannot follow from their number."""
    meddelanden.spara_meddelanden(db, id_, MeddelandenUppgifter((MeddelandepostUppgifter("Dom"),)), None)
    meddelanden.lägg_på_listan(db, id_, None)
    lagda = meddelanden.hämta_meddelanden(db, id_)
    vy = sammantraden.hämta_sammanträde(db, id_)
    lista = (vy.uppgifter.lista[0], PunktUppgifter("I stället"))

    ändring = sammantraden.spara_sammanträde(db, id_, replace(vy.uppgifter, lista=lista), vy.version)
    for väntas in (lagda.rader[0].punkt_id, None, lagda.rader[0].punkt_id):
        ändring = andring.ångra(db, ändring)
        assert [m.punkt_id for m in meddelanden.hämta_meddelanden(db, id_).rader] == [väntas]


def test_det_som_inte_tagits_upp_väntar_till_nästa_möte(
    db: Databas, id_: int, möte: SammanträdeUppgifter, nämnder: Nämnder
) -> None:
    poster = MeddelandenUppgifter((MeddelandepostUppgifter("Tas upp"),))
    meddelanden.spara_meddelanden(db, id_, poster, None)
    meddelanden.lägg_på_listan(db, id_, None)
    nästa = sammantraden.spara_sammanträde(db, None, replace(möte, plats="B"), None).objekt_id
    assert meddelanden.hämta_meddelanden(db, nästa).rader == ()
    meddelanden.spara_meddelanden(db, nästa, MeddelandenUppgifter((MeddelandepostUppgifter("Väntar"),)), None)
    assert [r.text for r in meddelanden.hämta_meddelanden(db, id_).rader] == ["Tas upp", "Väntar"]


def test_inklistrad_text_delas_i_nummer_text_och_underpunkter() -> None:
    poster = meddelanden.tolka(
        "SN 2023/28, SN 2023/31\tProtokoll från rådet\n"
        "  - bilaga ett\n    - del a\n\n"
        "Inbjudan utan nummer 2024\nKS/2020:248 Beslut"
    )
    assert [(p.diarienummer, p.text) for p in poster] == [
        ("SN 2023/28, SN 2023/31", "Protokoll från rådet\n  - bilaga ett\n    - del a"),
        (None, "Inbjudan utan nummer 2024"),
        ("KS/2020:248", "Beslut"),
    ]
