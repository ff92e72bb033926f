"""Attestlistor: made, changed row by row, decided, followed by the next version, and asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel, Saknas, Versionskonflikt
from nämndapp.services import andring, attest, attestrader
from nämndapp.services.andring import Ändring
from nämndapp.services.attestsvar import Grund, vem_får_attestera
from nämndapp.services.attestuppgifter import (
    AttestbyteUppgifter,
    AttestlistaVy,
    AttestpersonUppgifter,
    Attestradslag,
    AttestradUppgifter,
    Koddel,
    Personval,
)
from nämndapp.storage import Databas

NYÅR = date(2027, 1, 1)


def rad(kod: str, attestant: str = "Anna Ek", ersättare: str = "Bo Alm", **övrigt: object) -> AttestradUppgifter:
    personer = (AttestpersonUppgifter(attestant), AttestpersonUppgifter(ersättare, "ersättare"))
    return AttestradUppgifter(kod, f"Verksamhet {kod}", personer, **övrigt)  # type: ignore[arg-type]


KODER = ("71000", "71001", "71002", "71003", "71004")


@pytest.fixture
def lista(db: Databas, nämnder: Nämnder) -> AttestlistaVy:
    ny = attest.skapa_lista(db, nämnder.sn, 2027)
    attestrader.lägg_till_rader(db, ny.objekt_id, [rad(k) for k in KODER], None, ny.version)
    return attest.hämta_lista(db, ny.objekt_id)


def koder(db: Databas, lista: AttestlistaVy) -> list[str]:
    return [r.kod for r in attest.hämta_lista(db, lista.id).rader]


def id_(lista: AttestlistaVy, kod: str) -> int:
    return next(r.id or 0 for r in lista.rader if r.kod == kod)


def fram_och_tillbaka(db: Databas, lista: AttestlistaVy, ändring: Ändring) -> None:
    """Undo gives what was, redo what became."""
    blev = attest.hämta_lista(db, lista.id).rader
    åter = andring.ångra(db, ändring)
    assert attest.hämta_lista(db, lista.id).rader == lista.rader
    andring.ångra(db, åter)
    assert attest.hämta_lista(db, lista.id).rader == blev


def test_en_ändrad_cell_rör_bara_sin_rad(db: Databas, lista: AttestlistaVy) -> None:
    ny = replace(lista.rader[2], belopp=50_000)
    ändring = attestrader.ändra_rad(db, lista.id, ny.id or 0, ny, lista.version)
    assert isinstance(ändring.efter, AttestbyteUppgifter)
    assert [r.rad for r in ändring.efter.rader] == [ny]
    assert attest.hämta_lista(db, lista.id).rader[2].belopp == 50_000
    fram_och_tillbaka(db, lista, ändring)


def test_att_spara_det_som_redan_står_ändrar_ingenting(db: Databas, lista: AttestlistaVy) -> None:
    ändring = attestrader.ändra_rad(db, lista.id, lista.rader[0].id or 0, lista.rader[0], lista.version)
    assert ändring.tom
    assert ändring.version == lista.version


def test_rader_läggs_till_mitt_i_och_går_att_ångra(db: Databas, lista: AttestlistaVy) -> None:
    nya = [rad("71090"), rad("71091")]
    ändring = attestrader.lägg_till_rader(db, lista.id, nya, id_(lista, "71001"), lista.version)
    assert koder(db, lista) == ["71000", "71001", "71090", "71091", "71002", "71003", "71004"]
    fram_och_tillbaka(db, lista, ändring)


def test_det_går_att_lägga_in_rader_på_samma_plats_hur_många_gånger_som_helst(
    db: Databas, lista: AttestlistaVy
) -> None:
    for nr in range(40):  # more than a gap in the order takes
        attestrader.lägg_till_rader(db, lista.id, [rad(f"8{nr:04d}")], id_(lista, "71000"), None)
    assert koder(db, lista)[:3] == ["71000", "80039", "80038"]
    assert koder(db, lista)[-5:] == ["80000", *KODER[1:]]


def test_borttagna_rader_kommer_tillbaka_på_sina_platser(db: Databas, lista: AttestlistaVy) -> None:
    bort = [id_(lista, k) for k in ("71000", "71001", "71003")]
    ändring = attestrader.ta_bort_rader(db, lista.id, bort, lista.version)
    assert koder(db, lista) == ["71002", "71004"]
    fram_och_tillbaka(db, lista, ändring)


@pytest.mark.parametrize(
    ("flyttas", "efter", "blir"),
    [
        (["71003", "71001"], None, ["71001", "71003", "71000", "71002", "71004"]),
        (["71000"], "71004", ["71001", "71002", "71003", "71004", "71000"]),
        (["71001", "71002"], "71003", ["71000", "71003", "71001", "71002", "71004"]),
    ],
)
def test_rader_flyttas_i_sin_ordning(
    db: Databas, lista: AttestlistaVy, flyttas: list[str], efter: str | None, blir: list[str]
) -> None:
    mål = id_(lista, efter) if efter else None
    ändring = attestrader.flytta_rader(db, lista.id, [id_(lista, k) for k in flyttas], mål, lista.version)
    assert koder(db, lista) == blir
    fram_och_tillbaka(db, lista, ändring)


def test_fyll_nedåt_ger_raderna_samma_attestant_men_rör_inte_ersättaren(db: Databas, lista: AttestlistaVy) -> None:
    från = replace(lista.rader[0], personer=(AttestpersonUppgifter("Cia Berg"), lista.rader[0].personer[1]))
    attestrader.ändra_rad(db, lista.id, från.id or 0, från, None)
    före = attest.hämta_lista(db, lista.id)
    mål = [id_(lista, k) for k in ("71001", "71002")]
    ändring = attestrader.fyll_nedåt(db, lista.id, från.id or 0, mål, {"attestant"}, väntad_version=före.version)
    efter = attest.hämta_lista(db, lista.id).rader
    assert [[p.namn for p in r.i_roll("attestant")] for r in efter] == [["Cia Berg"]] * 3 + [["Anna Ek"]] * 2
    assert {p.namn for r in efter for p in r.i_roll("ersättare")} == {"Bo Alm"}
    fram_och_tillbaka(db, före, ändring)


def test_en_person_byts_överallt_från_ett_datum(db: Databas, lista: AttestlistaVy) -> None:
    från = date(2027, 9, 20)
    ändring = attestrader.ersätt_person(
        db, lista.id, Personval("anna  ek"), Personval("Dan Dahl"), från, väntad_version=lista.version
    )
    for r in attest.hämta_lista(db, lista.id).rader:
        gammal, ny = r.i_roll("attestant")
        assert (gammal.namn, gammal.till) == ("Anna Ek", date(2027, 9, 19))
        assert (ny.namn, ny.från) == ("Dan Dahl", från)
    assert ändring.beskrivning == "Ersatte anna  ek med Dan Dahl på 5 rader"
    fram_och_tillbaka(db, lista, ändring)


def test_den_som_inte_står_i_listan_kan_inte_bytas(db: Databas, lista: AttestlistaVy) -> None:
    with pytest.raises(Inmatningsfel, match="Eva Ek står inte på någon rad"):
        attestrader.ersätt_person(db, lista.id, Personval("Eva Ek"), Personval("Dan Dahl"), NYÅR, väntad_version=None)


def test_en_kollegas_ändring_skrivs_inte_över(db: Databas, lista: AttestlistaVy) -> None:
    min_ändring = attestrader.ändra_rad(
        db, lista.id, lista.rader[0].id or 0, replace(lista.rader[0], belopp=1), lista.version
    )
    with pytest.raises(Versionskonflikt):
        attestrader.ta_bort_rader(db, lista.id, [lista.rader[0].id or 0], lista.version)
    attestrader.ändra_rad(db, lista.id, lista.rader[0].id or 0, replace(lista.rader[0], belopp=2), None)
    with pytest.raises(Versionskonflikt, match="går inte att ångra"):
        andring.ångra(db, min_ändring)


def test_en_beslutad_lista_skrivs_aldrig_över(db: Databas, lista: AttestlistaVy) -> None:
    attest.besluta(db, lista.id, datum=date(2026, 12, 15), paragraf=9, gäller_från=NYÅR, väntad_version=lista.version)
    första = lista.rader[0]
    försök = (
        lambda: attestrader.ändra_rad(db, lista.id, första.id or 0, replace(första, belopp=1), None),
        lambda: attestrader.ta_bort_rader(db, lista.id, [första.id or 0], None),
        lambda: attestrader.lägg_till_rader(db, lista.id, [rad("1")], None, None),
        lambda: attest.ta_bort_lista(db, lista.id, None),
        lambda: attest.spara_huvud(db, lista.id, replace(lista.uppgifter, rubrik="Ny"), None),
    )
    for ett in försök:
        with pytest.raises(Inmatningsfel, match="är beslutad den 2026-12-15 och kan bara läsas"):
            ett()
    assert attest.hämta_lista(db, lista.id).rader == lista.rader


def test_nästa_version_tar_över_från_sin_dag_och_beslutet_går_att_ångra(
    db: Databas, nämnder: Nämnder, lista: AttestlistaVy
) -> None:
    attest.besluta(db, lista.id, datum=date(2026, 12, 15), paragraf=9, gäller_från=NYÅR, väntad_version=None)
    andra = attest.ny_version(db, lista.id)
    vy = attest.hämta_lista(db, andra.objekt_id)
    assert (vy.uppgifter.nummer, vy.uppgifter.beslutad, vy.uppgifter.bygger_på_id) == (2, False, lista.id)
    assert vy.rader == lista.rader
    beslut = attest.besluta(
        db, vy.id, datum=date(2027, 3, 9), paragraf=31, gäller_från=date(2027, 4, 1), väntad_version=vy.version
    )
    assert beslut.beskrivning == "Beslutade attestlistan 2027 version 2 § 31"
    assert attest.hämta_lista(db, lista.id).uppgifter.gäller_till == date(2027, 3, 31)
    andring.ångra(db, beslut)
    assert attest.hämta_lista(db, lista.id).uppgifter.gäller_till is None
    assert [r.status.value for r in attest.lista_listor(db, nämnder.sn)] == ["förslag", "beslutad"]


def test_rättat_ikraftträdande_flyttar_även_den_förra_listans_sista_dag(db: Databas, lista: AttestlistaVy) -> None:
    attest.besluta(db, lista.id, datum=date(2026, 12, 15), paragraf=9, gäller_från=NYÅR, väntad_version=None)
    ny = attest.ny_version(db, lista.id).objekt_id
    fel = {"datum": date(2027, 3, 9), "paragraf": 31, "gäller_från": date(2027, 4, 1), "väntad_version": None}
    attest.besluta(db, ny, **fel)  # type: ignore[arg-type]
    attest.rätta_beslut(db, ny, **{**fel, "gäller_från": date(2027, 5, 1)})  # type: ignore[arg-type]
    assert attest.hämta_lista(db, lista.id).uppgifter.gäller_till == date(2027, 4, 30)


def test_en_ny_lista_får_kommunens_koddelar_och_etiketter(db: Databas, nämnder: Nämnder, lista: AttestlistaVy) -> None:
    delar = (Koddel("enhet", "Enhet", 4, huvud=True),)
    attest.spara_huvud(db, lista.id, replace(lista.uppgifter, koddelar=delar), lista.version)
    andra = attest.skapa_lista(db, nämnder.bmn, 2027)
    assert attest.hämta_lista(db, andra.objekt_id).uppgifter.koddelar == delar


def test_en_borttagen_lista_kommer_tillbaka_med_sina_rader(db: Databas, lista: AttestlistaVy) -> None:
    bort = attest.ta_bort_lista(db, lista.id, lista.version)
    with pytest.raises(Saknas):
        attest.hämta_lista(db, lista.id)
    andring.ångra(db, bort)
    assert attest.hämta_lista(db, lista.id).rader == lista.rader


def test_vem_som_får_attestera_svarar_listan_som_gällde_den_dagen(
    db: Databas, nämnder: Nämnder, lista: AttestlistaVy
) -> None:
    assert vem_får_attestera(db, "SN", "71001", NYÅR).förbehåll == "Listan är ett förslag och inte beslutad."
    attest.besluta(db, lista.id, datum=date(2026, 12, 15), paragraf=9, gäller_från=NYÅR, väntad_version=None)
    ny = attest.ny_version(db, lista.id).objekt_id
    attestrader.ersätt_person(
        db, ny, Personval("Anna Ek"), Personval("Dan Dahl"), date(2027, 4, 1), väntad_version=None
    )
    attest.besluta(db, ny, datum=date(2027, 3, 9), paragraf=31, gäller_från=date(2027, 4, 1), väntad_version=None)

    def attestant(dag: date) -> list[str]:
        svar = vem_får_attestera(db, "SN", "71001", dag)
        return [p.namn for t in svar.träffar for roll, ps in t.roller if roll == "Beslutsattestant" for p in ps]

    assert attestant(date(2027, 3, 31)) == ["Anna Ek"]
    assert attestant(date(2027, 4, 1)) == ["Dan Dahl"]
    with pytest.raises(Saknas, match="har ingen attestlista som gäller 2026-12-31"):
        vem_får_attestera(db, nämnder.sn, "71001", date(2026, 12, 31))


def test_svaret_tar_med_alla_koder_och_extra_attestant(db: Databas, lista: AttestlistaVy) -> None:
    extra = [
        rad("", "Pia Chef", slag=Attestradslag.EXTRA),
        rad("", "Ove Ordf", slag=Attestradslag.ALLA),
    ]
    attestrader.lägg_till_rader(db, lista.id, extra, None, None)
    svar = vem_får_attestera(db, "SN", "71001", NYÅR)
    assert [t.grund for t in svar.träffar] == [Grund.KOD, Grund.ALLA, Grund.EXTRA]
    okänd = vem_får_attestera(db, "SN", "99999", NYÅR)
    assert [t.grund for t in okänd.träffar] == [Grund.ALLA, Grund.EXTRA]
    assert not okänd.på_raden
