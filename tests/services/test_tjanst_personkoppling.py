"""Personliga ersättare ur en lista, upprepade rader och rader som har kryssats bort."""

from __future__ import annotations

from datetime import date

import pytest

from nämndapp.exchange import tabellfil
from nämndapp.services import inkallelse, register
from nämndapp.services.andring import ångra
from nämndapp.services.personimport import Plan, Skifte, Åtgärd, föreslå, genomför
from nämndapp.services.personrader import tolka
from nämndapp.storage import Databas
from tests.services.conftest import Nämnder

LISTA = """Namn;Parti;Roll;Personlig ersättare för
Bo Al;C;ersättare;Anna Ek (S)
Anna Ek;S;ordförande;
Cia Dal;S;ersättare;Okänd Person
Dan Frö;S;ledamot;Anna Ek
"""


def plan(db: Databas, text: str, nämnd: int | None, skifte: Skifte | None = None) -> Plan:
    return föreslå(db, tolka(tabellfil.läs_text(text)), nämnd, skifte)


def ersätter(db: Databas, nämnd: int, dag: date | None = None) -> dict[str, str]:
    return {r.namn: r.ersätter for r in inkallelse.lista_platser(db, nämnd, dag=dag)}


def test_personlig_ersättare_kopplas_till_en_ledamot_i_samma_lista(db: Databas, nämnder: Nämnder) -> None:
    p = plan(db, LISTA, nämnder.sn)
    rader = {r.namn: r for r in p.rader}
    assert rader["Bo Al"].vad == "ersättare (C), personlig ersättare för Anna Ek"
    assert "finns varken i listan eller registret" in rader["Cia Dal"].skäl
    assert rader["Dan Frö"].skäl == "är ledamot och blir inte personlig ersättare för Anna Ek"
    ändring = genomför(db, p, "Läste in")
    assert ersätter(db, nämnder.sn) == {"Anna Ek": "", "Bo Al": "Anna Ek", "Cia Dal": "", "Dan Frö": ""}
    gör_om = ångra(db, ändring)
    assert register.lista_personer(db) == []
    ångra(db, gör_om)
    assert ersätter(db, nämnder.sn)["Bo Al"] == "Anna Ek"


def test_kopplingen_läggs_till_på_den_som_redan_finns_och_bara_en_gång(db: Databas, nämnder: Nämnder) -> None:
    genomför(db, plan(db, "Namn;Parti;Roll\nAnna Ek;S;ledamot\nBo Al;S;ersättare", nämnder.sn), "Först")
    nytt = "Namn;Parti;Roll;Ersättare för\nBo Al;S;ersättare;anna  ek"
    (rad,) = plan(db, nytt, nämnder.sn).rader
    assert (rad.åtgärd, rad.vad) == (Åtgärd.ÄNDRAS, "personlig ersättare för anna  ek")
    genomför(db, plan(db, nytt, nämnder.sn), "Sedan")
    assert ersätter(db, nämnder.sn)["Bo Al"] == "Anna Ek"
    assert not plan(db, nytt, nämnder.sn).gör_något


def test_mandatskiftet_kopplar_till_den_nya_periodens_plats(db: Databas, nämnder: Nämnder) -> None:
    genomför(db, plan(db, "Namn;Parti;Roll\nAnna Ek;S;ledamot\nBo Al;S;ersättare", nämnder.sn), "Först")
    dag = date.today().replace(year=date.today().year + 1, month=1, day=1)
    val = "Namn;Parti;Roll;Ersättare för\nAnna Ek;S;ordförande\nBo Al;S;ersättare;Anna Ek"
    genomför(db, plan(db, val, nämnder.sn, Skifte((nämnder.sn,), dag)), "Mandatskifte")
    assert ersätter(db, nämnder.sn)["Bo Al"] == ""
    platser = {r.namn: r for r in inkallelse.lista_platser(db, nämnder.sn, dag=dag)}
    assert platser["Bo Al"].ersätter_id == platser["Anna Ek"].id


def test_en_upprepad_rad_visas_och_räknas_inte(db: Databas, nämnder: Nämnder) -> None:
    text = (
        "Namn;Parti;Roll\nBo Al;C;ersättare\nCia Dal;C;ersättare\nBo Al;C;ersättare\nBo Al;C;ledamot\nDan Ö;C;ersättare"
    )
    p = plan(db, text, nämnder.sn)
    assert [(r.namn, r.skäl) for r in p.rader if r.åtgärd is Åtgärd.HOPPAS] == [("Bo Al", "rad 4: står redan på rad 2")]
    genomför(db, p, "Läste in")
    ordning = {
        r.namn: r.tjänstgöringsordning for r in register.lista_ledamöter(db, nämnder.sn) if r.roll == "ersättare"
    }
    assert ordning == {"Bo Al": 1, "Cia Dal": 2, "Dan Ö": 3}


def test_en_rad_som_kryssats_bort_lämnar_personen_som_den_är(db: Databas, nämnder: Nämnder) -> None:
    p = plan(db, LISTA, nämnder.sn)
    utan = p.utan([r for r in p.rader if r.namn in {"Anna Ek", "Dan Frö"}])
    assert p.gör_något
    assert not p.utan(p.rader).gör_något
    genomför(db, utan, "Läste in")
    assert ersätter(db, nämnder.sn) == {"Bo Al": "", "Cia Dal": ""}


@pytest.mark.parametrize(
    "lista",
    [
        "Ledamot;Personlig ersättare\nAnna Ek (S);Bo Al (S)\nDan Frö (M);Eva Gran (M)",
        "Ledamot;Parti;Personlig ersättare;Parti\nAnna Ek;S;Bo Al;S\nDan Frö;M;Eva Gran;M",
        "Parti;Ledamot;Personlig ersättare\nS;Anna Ek;Bo Al\nM;Dan Frö;Eva Gran",
        (
            "Ledamot\tE-post\tPersonlig ersättare\tE-post\tParti\n"
            "Anna Ek\tanna@ekbro.example\tBo Al\tbo@ekbro.example\tS\nDan Frö\t\tEva Gran\t\tM"
        ),
    ],
)
def test_ledamot_och_personlig_ersättare_på_samma_rad(db: Databas, nämnder: Nämnder, lista: str) -> None:
    genomför(db, plan(db, lista, nämnder.sn), "Läste in")
    platser = {r.namn: (r.roll.value, r.parti, r.ersätter) for r in inkallelse.lista_platser(db, nämnder.sn)}
    assert platser == {
        "Anna Ek": ("ledamot", "S", ""),
        "Bo Al": ("ersättare", "S", "Anna Ek"),
        "Dan Frö": ("ledamot", "M", ""),
        "Eva Gran": ("ersättare", "M", "Dan Frö"),
    }
    if "@" in lista:
        assert {p.namn: p.e_post for p in register.lista_personer(db) if p.e_post} == {
            "Anna Ek": "anna@ekbro.example",
            "Bo Al": "bo@ekbro.example",
        }


def test_ledamöter_och_ersättare_i_var_sin_spalt_kopplas_inte(db: Databas, nämnder: Nämnder) -> None:
    genomför(db, plan(db, "Ledamöter;Ersättare\nAnna Ek (S);Bo Al (S)\n;Eva Gran (M)", nämnder.sn), "Läste in")
    platser = {r.namn: (r.roll.value, r.ersätter) for r in inkallelse.lista_platser(db, nämnder.sn)}
    assert platser == {"Anna Ek": ("ledamot", ""), "Bo Al": ("ersättare", ""), "Eva Gran": ("ersättare", "")}


def test_den_som_kryssas_bort_lämnar_sin_personliga_ersättare_utan_och_det_sägs(db: Databas, nämnder: Nämnder) -> None:
    lista = "Ledamot;Personlig ersättare\nAnna Ek (S);Bo Al (S)\nDan Frö (M);Eva Gran (M)"
    p = plan(db, lista, nämnder.sn)
    anna = next(r for r in p.rader if r.namn == "Anna Ek")
    assert p.okopplade([]) == []
    assert p.okopplade([anna]) == ["Bo Al blir inte kopplad till Anna Ek, som inte läses in"]
    genomför(db, p.utan([anna]), "Läste in")
    assert ersätter(db, nämnder.sn)["Bo Al"] == ""
    igen = plan(db, "Ledamot;Personlig ersättare\nDan Frö (M);Bo Al (S)", nämnder.sn)
    assert igen.okopplade([r for r in igen.rader if r.namn == "Dan Frö"]) == [], "han har redan sin plats"
