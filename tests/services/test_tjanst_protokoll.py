"""The proposed protocol: words from the tjänsteskrivelse, and never over what somebody has written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from namndprov import MÖTESDAG, Nämnder

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Paragrafutgång, Punkttyp
from nämndapp.services import andring, protokoll, register, sammantraden
from nämndapp.services.handlingar import spara_handling
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter, HandlingUppgifter, SatsUppgifter, SkrivelseUppgifter
from nämndapp.services.uppgifter import GruppUppgifter, ParagrafUppgifter, PunktUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas


def _skrivelse(db: Databas, nämnd: int, *satser: str) -> int:
    return spara_handling(
        db,
        None,
        HandlingUppgifter(
            nämnd,
            "Ny taxa",
            Dokumenttyp.TJÄNSTESKRIVELSE,
            skrivelse=SkrivelseUppgifter(
                satser=tuple(SatsUppgifter(s) for s in satser),
                avsnitt=(AvsnittUppgifter("Sammanfattning", "Taxan är gammal."),),
                skickas_till=("Ekonomienheten",),
            ),
        ),
        None,
    ).objekt_id


@pytest.fixture
def med_lista(db: Databas, möte: SammanträdeUppgifter, nämnder: Nämnder) -> int:
    skrivelse = _skrivelse(db, nämnder.sn, "Nämnden antar taxan.", "Taxan gäller från juli.")
    lista = (
        GruppUppgifter("Beslut"),
        PunktUppgifter("Ny taxa", "SN 2026/5", handlingar=(skrivelse,)),
        PunktUppgifter("Övrigt"),
    )
    return sammantraden.spara_sammanträde(db, None, replace(möte, lista=lista), None).objekt_id


def _uppgifter(db: Databas, möte_id: int) -> list[ParagrafUppgifter]:
    return [protokoll.hämta_paragraf(db, r.id).uppgifter for r in protokoll.lista_paragrafer(db, möte_id)]


def test_besluten_tas_ord_för_ord_ur_förslaget(db: Databas, med_lista: int) -> None:
    ändring = protokoll.föreslå_protokollsutkast(db, med_lista)
    taxa, övrigt = _uppgifter(db, med_lista)
    assert [b.text for b in taxa.beslutspunkter] == ["Nämnden antar taxan.", "Taxan gäller från juli."]
    assert [a.rubrik for a in taxa.avsnitt] == ["Sammanfattning", "Skickas till"]
    assert (taxa.diarienummer, taxa.preliminärt, övrigt.preliminärt) == ("SN 2026/5", 1, 2)
    assert övrigt.beslutspunkter == ()
    assert not taxa.redigerad
    assert len(ändring.delar) == 2


def test_information_föreslås_som_information_och_byter_med_punkten(db: Databas, med_lista: int) -> None:
    vy = sammantraden.hämta_sammanträde(db, med_lista)
    grupp, taxa, övrigt = vy.uppgifter.lista
    assert isinstance(taxa, PunktUppgifter) and isinstance(övrigt, PunktUppgifter)
    lista = (grupp, replace(taxa, typ=Punkttyp.INFORMATION), replace(övrigt, typ=Punkttyp.INFORMATION))
    sammantraden.spara_sammanträde(db, med_lista, replace(vy.uppgifter, lista=lista), vy.version)
    protokoll.föreslå_protokollsutkast(db, med_lista)
    # an information item whose tjänsteskrivelse proposes a decision is decided
    assert [u.utgång for u in _uppgifter(db, med_lista)] == [Paragrafutgång.BESLUT, Paragrafutgång.INFORMATION]

    nu = sammantraden.hämta_sammanträde(db, med_lista)
    lista = tuple(replace(p, typ=Punkttyp.BESLUT) if isinstance(p, PunktUppgifter) else p for p in nu.uppgifter.lista)
    sammantraden.spara_sammanträde(db, med_lista, replace(nu.uppgifter, lista=lista), nu.version)
    protokoll.föreslå_protokollsutkast(db, med_lista)
    assert [u.utgång for u in _uppgifter(db, med_lista)] == [Paragrafutgång.BESLUT, Paragrafutgång.BESLUT]


def test_en_paragraf_som_skrevs_före_mötet_blir_paragrafen(
    db: Databas, möte: SammanträdeUppgifter, nämnder: Nämnder
) -> None:
    utkast = SkrivelseUppgifter(
        satser=(SatsUppgifter("Nämnden godkänner förslaget."),),
        avsnitt=(AvsnittUppgifter("", "Tjänsten upphör i maj."), AvsnittUppgifter("Bedömning", "Den behövs.")),
        skickas_till=("akten",),
    )
    handling = HandlingUppgifter(nämnder.sn, "Anhörigstöd", Dokumenttyp.PROTOKOLLSPARAGRAF, skrivelse=utkast)
    id_ = spara_handling(db, None, handling, None).objekt_id
    lista = (PunktUppgifter("Anhörigstöd", handlingar=(id_,)),)
    möte_id = sammantraden.spara_sammanträde(db, None, replace(möte, lista=lista), None).objekt_id
    protokoll.föreslå_protokollsutkast(db, möte_id)
    (u,) = _uppgifter(db, möte_id)
    assert [b.text for b in u.beslutspunkter] == ["Nämnden godkänner förslaget."]
    avsnitt = [("", "Tjänsten upphör i maj."), ("Bedömning", "Den behövs."), ("Skickas till", "- akten")]
    assert [(a.rubrik, a.text) for a in u.avsnitt] == avsnitt


def test_andra_gången_ändras_ingenting(db: Databas, med_lista: int) -> None:
    protokoll.föreslå_protokollsutkast(db, med_lista)
    assert protokoll.föreslå_protokollsutkast(db, med_lista).tom


def test_redigerad_paragraf_skrivs_aldrig_över_men_orörda_förnyas(
    db: Databas, med_lista: int, nämnder: Nämnder
) -> None:
    protokoll.föreslå_protokollsutkast(db, med_lista)
    taxa, _ = protokoll.lista_paragrafer(db, med_lista)
    mitt = replace(
        protokoll.hämta_paragraf(db, taxa.id).uppgifter, beslutspunkter=(SatsUppgifter("Ärendet bordläggs."),)
    )
    protokoll.spara_paragraf(db, taxa.id, mitt, taxa.version)
    vy = sammantraden.hämta_sammanträde(db, med_lista)
    grupp, p1, p2 = vy.uppgifter.lista
    assert isinstance(p2, PunktUppgifter)
    ny = replace(p2, rubrik="Övriga frågor", handlingar=(_skrivelse(db, nämnder.sn, "Nämnden tackar."),))
    sammantraden.spara_sammanträde(db, med_lista, replace(vy.uppgifter, lista=(grupp, p1, ny)), vy.version)

    protokoll.föreslå_protokollsutkast(db, med_lista)
    första, andra = _uppgifter(db, med_lista)
    assert [b.text for b in första.beslutspunkter] == ["Ärendet bordläggs."]
    assert första.redigerad
    assert (andra.rubrik, [b.text for b in andra.beslutspunkter]) == ("Övriga frågor", ["Nämnden tackar."])


def test_flyttad_punkt_flyttar_sin_paragraf_och_numren_följer_listan(db: Databas, med_lista: int) -> None:
    protokoll.föreslå_protokollsutkast(db, med_lista)
    före = {r.rubrik: r.id for r in protokoll.lista_paragrafer(db, med_lista)}
    vy = sammantraden.hämta_sammanträde(db, med_lista)
    grupp, p1, p2 = vy.uppgifter.lista
    sammantraden.spara_sammanträde(db, med_lista, replace(vy.uppgifter, lista=(grupp, p2, p1)), vy.version)
    protokoll.föreslå_protokollsutkast(db, med_lista)
    rader = protokoll.lista_paragrafer(db, med_lista)
    assert [(r.rubrik, r.preliminärt) for r in rader] == [("Övrigt", 1), ("Ny taxa", 2)]
    assert {r.rubrik: r.id for r in rader} == före


def test_borttagen_punkt_tar_bort_orörd_paragraf_och_allt_kan_ångras(db: Databas, med_lista: int) -> None:
    protokoll.föreslå_protokollsutkast(db, med_lista)
    vy = sammantraden.hämta_sammanträde(db, med_lista)
    grupp, p1, _ = vy.uppgifter.lista
    bort = sammantraden.spara_sammanträde(db, med_lista, replace(vy.uppgifter, lista=(grupp, p1)), vy.version)
    utkast = protokoll.föreslå_protokollsutkast(db, med_lista)
    assert [u.rubrik for u in _uppgifter(db, med_lista)] == ["Ny taxa"]
    andring.ångra(db, utkast)
    andring.ångra(db, bort)
    assert [u.rubrik for u in _uppgifter(db, med_lista)] == ["Ny taxa", "Övrigt"]


def test_utkastet_kan_ångras_och_göras_om(db: Databas, med_lista: int) -> None:
    ändring = protokoll.föreslå_protokollsutkast(db, med_lista)
    före = _uppgifter(db, med_lista)
    gör_om = andring.ångra(db, ändring)
    assert protokoll.lista_paragrafer(db, med_lista) == []
    andring.ångra(db, gör_om)
    assert _uppgifter(db, med_lista) == före


def test_preliminära_nummer_fortsätter_från_förra_sammanträdet_samma_år(
    db: Databas, med_lista: int, möte: SammanträdeUppgifter
) -> None:
    protokoll.föreslå_protokollsutkast(db, med_lista)
    for datum, väntat in ((MÖTESDAG + timedelta(days=30), 3), (date(2027, 1, 12), 1)):
        nästa = replace(möte, datum=datum, lista=(PunktUppgifter("Ett"),))
        id_ = sammantraden.spara_sammanträde(db, None, nästa, None).objekt_id
        protokoll.föreslå_protokollsutkast(db, id_)
        assert _uppgifter(db, id_)[0].preliminärt == väntat


def test_paragraf_kan_ges_tillbaka_till_förslagen(db: Databas, med_lista: int) -> None:
    protokoll.föreslå_protokollsutkast(db, med_lista)
    rad = protokoll.lista_paragrafer(db, med_lista)[0]
    nu = protokoll.hämta_paragraf(db, rad.id)
    protokoll.spara_paragraf(db, rad.id, replace(nu.uppgifter, beslutspunkter=()), nu.version)
    redigerad = protokoll.hämta_paragraf(db, rad.id)
    assert redigerad.uppgifter.redigerad
    protokoll.spara_paragraf(db, rad.id, replace(redigerad.uppgifter, redigerad=False), redigerad.version)
    protokoll.föreslå_protokollsutkast(db, med_lista)
    assert len(protokoll.hämta_paragraf(db, rad.id).uppgifter.beslutspunkter) == 2


def test_punkter_utan_paragraf_får_ingen_och_informationspunkter_i_rad_delar_en(
    db: Databas, möte: SammanträdeUppgifter, nämnder: Nämnder
) -> None:
    nämnd = register.hämta_nämnd(db, nämnder.sn)
    delar = replace(nämnd.uppgifter, övrigt={**nämnd.uppgifter.övrigt, "information_delar_paragraf": True})
    register.spara_nämnd(db, nämnd.id, delar, nämnd.version)
    lista = (
        PunktUppgifter("Upprop", typ=Punkttyp.FORMALIA, utan_paragraf=True),
        PunktUppgifter("Läget", typ=Punkttyp.INFORMATION),
        PunktUppgifter("Vintern", typ=Punkttyp.INFORMATION),
        PunktUppgifter("Taxa"),
        PunktUppgifter("Utgången", utgår=True),
    )
    id_ = sammantraden.spara_sammanträde(db, None, replace(möte, lista=lista), None).objekt_id
    for _ in range(2):  # a second proposal changes nothing
        protokoll.föreslå_protokollsutkast(db, id_)
        rader = protokoll.lista_paragrafer(db, id_)
        assert [r.rubrik for r in rader] == ["Information", "Taxa"]
        delad = protokoll.hämta_paragraf(db, rader[0].id).uppgifter
        assert len(delad.punkter) == 2
        assert [a.text for a in delad.avsnitt] == ["- Läget\n- Vintern"]
