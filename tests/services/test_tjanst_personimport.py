"""Listor med personer: många rubriker, inget försvinner, förhandsvisning först. Mandatskiftet i ett steg."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.exchange import tabellfil
from nämndapp.models import Uppdragsroll
from nämndapp.services import register
from nämndapp.services.andring import ångra
from nämndapp.services.personimport import Plan, Skifte, Åtgärd, föreslå, genomför
from nämndapp.services.personrader import tolka
from nämndapp.services.registerlistor import Lista, hämta_lista
from nämndapp.services.uppgifter import PersonUppgifter, UppdragUppgifter
from nämndapp.storage import Databas

FÖRSTA = date(2027, 1, 1)
SISTA = date(2030, 12, 31)


def plan(db: Databas, text: str, nämnd_id: int | None, skifte: Skifte | None = None) -> Plan:
    return föreslå(db, tolka(tabellfil.läs_text(text)), nämnd_id, skifte)


def uppdrag(db: Databas, namn: str) -> list[tuple[Any, ...]]:
    id_ = next(r.id for r in register.lista_personer(db) if r.namn == namn)
    return [(u.roll.value, u.parti, u.från, u.till) for u in register.hämta_person(db, id_).uppgifter.uppdrag]


# --- reading -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Namn\tParti\tRoll\tE-post\nAnna Ek\tS\tersättare\tanna@ekbro.example",
        "Förnamn;Efternamn;Partibeteckning;Uppdrag;Mejladress\nAnna;Ek;(S);Ers.;anna@ekbro.example",
        "Socialnämnden 2027\n\nFörtroendevald,Funktion,Epost\nAnna Ek (S),suppleant,anna@ekbro.example",
        "Anna Ek\tersättare\tanna@ekbro.example\tS",
        "Anna Ek (S), ersättare, anna@ekbro.example",
    ],
)
def test_samma_person_ur_många_sorters_listor(text: str) -> None:
    (p,) = tolka(tabellfil.läs_text(text))[-1:]
    assert (p.namn, p.parti, p.roll, p.e_post) == ("Anna Ek", "S", Uppdragsroll.ERSÄTTARE, "anna@ekbro.example")
    assert p.problem == ""


def test_avdelningar_säger_vad_de_under_är() -> None:
    poster = tolka([["Ledamöter"], ["Anna Ek (S), ordförande"], ["Bo Al (C)"], ["Ersättare:"], ["Cia Dal (M)"]])
    roller = [(p.namn, p.roll) for p in tolka([["Ledamöter"], ["Bo Al (C)"], ["Ersättare:"], ["Cia Dal (M)"]])]
    assert roller == [("Bo Al", Uppdragsroll.LEDAMOT), ("Cia Dal", Uppdragsroll.ERSÄTTARE)]
    assert len(poster) == 3


def test_okända_kolumner_behålls_med_sin_rubrik() -> None:
    (p,) = tolka([["Namn", "Valkrets", "E-post", "E-postadress"], ["Anna Ek", "Norra", "a@b.example", "c@d.example"]])
    assert p.övrigt == ("Valkrets: Norra", "E-postadress: c@d.example")


@pytest.mark.parametrize(
    ("rad", "ord_"),
    [
        (["", "S", "", ""], "inget namn"),
        (["Anna Ek", "S", "hejsan", ""], "hejsan"),
        (["Anna Ek", "S", "ledamot", "i våras"], "i våras"),
    ],
)
def test_det_som_inte_går_att_förstå_sägs(rad: list[str], ord_: str) -> None:
    (p,) = tolka([["Namn", "Parti", "Roll", "Från"], rad])
    assert ord_ in p.problem


@given(st.lists(st.lists(st.text(alphabet='aå ;,\t"SM(@1-', max_size=8), max_size=4), max_size=6))
def test_tolkningen_klarar_vad_som_helst(rader: list[list[str]]) -> None:
    poster = tolka(rader)
    assert all(p.namn or p.problem for p in poster)
    tabellfil.läs_text("\n".join("\t".join(r) for r in rader))


def test_excelfil_och_csv_i_olika_kodningar(tmp_path: Path) -> None:
    bok = openpyxl.Workbook()
    bok.active.title = "Tomt"  # type: ignore[union-attr]
    blad = bok.create_sheet("Ledamöter")
    blad.append(["Namn", "Från", "Nr"])
    blad.append(["Åsa Öst", date(2027, 1, 1), 1.0])
    bok.save(tmp_path / "a.xlsx")
    väntat = [["Namn", "Från", "Nr"], ["Åsa Öst", "2027-01-01", "1"]]
    assert tabellfil.läs_fil(tmp_path / "a.xlsx") == väntat
    for kod in ("utf-8-sig", "cp1252", "utf-16"):
        (tmp_path / "a.csv").write_text("Namn;Från;Nr\r\nÅsa Öst;2027-01-01;1\r\n", kod)
        assert tabellfil.läs_fil(tmp_path / "a.csv") == väntat


def test_en_trasig_eller_främmande_fil_sägs_i_en_mening(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"inte excel")
    (tmp_path / "a.docx").write_bytes(b"")
    for namn, ord_ in (("a.xlsx", "Excelfil"), ("a.docx", "varken"), ("saknas.csv", "gick inte")):
        with pytest.raises(Inmatningsfel, match=ord_):
            tabellfil.läs_fil(tmp_path / namn)


# --- importing -----------------------------------------------------------------------------------

LISTA = """Namn;Parti;Roll;Nämnd;E-post
Anna Ek;S;ordförande;SN;a@ekbro.example
Bo Al;C;ledamot;BMN
Bo Al;C;ersättare;SN
"""


def test_listan_visas_först_och_sparas_sedan_i_ett_steg(db: Databas, nämnder: Any) -> None:
    p = plan(db, LISTA, nämnder.sn)
    assert [(r.åtgärd, r.namn, r.vad) for r in p.rader] == [
        (Åtgärd.NY, "Anna Ek", "e-post, ordförande (S)"),
        (Åtgärd.NY, "Bo Al", "ledamot (C), ersättare (C)"),
    ]
    assert register.lista_personer(db) == []
    ändring = genomför(db, p, "Läste in två personer")
    assert uppdrag(db, "Bo Al") == [("ledamot", "C", None, None), ("ersättare", "C", None, None)]
    igen = plan(db, LISTA, nämnder.sn)
    assert [r.åtgärd for r in igen.rader] == [Åtgärd.HOPPAS, Åtgärd.HOPPAS]
    assert not igen.gör_något
    ångra(db, ändring)
    assert register.lista_personer(db) == []


def test_en_ny_e_post_ändras_och_den_gamla_finns_kvar_i_anteckningen(db: Databas, nämnder: Any) -> None:
    register.spara_person(db, None, PersonUppgifter("Anna Ek", "gammal@ekbro.example"), None)
    p = plan(db, "Namn\tE-post\nanna  ek\tny@ekbro.example", None)
    assert [(r.åtgärd, r.vad) for r in p.rader] == [(Åtgärd.ÄNDRAS, "e-post")]
    genomför(db, p, "Läste in")
    (rad,) = register.lista_personer(db)
    person = register.hämta_person(db, rad.id).uppgifter
    assert (person.namn, person.e_post, person.anteckning) == (
        "Anna Ek",
        "ny@ekbro.example",
        "Tidigare e-post: gammal@ekbro.example",
    )


def test_en_tjänsteman_får_en_befattning_och_inget_uppdrag(db: Databas, nämnder: Any) -> None:
    genomför(db, plan(db, "Namn;Titel;Förvaltning\nEva By;Socialchef;Socialförvaltningen", nämnder.sn), "Läste in")
    (rad,) = register.lista_personer(db)
    assert (rad.befattning, rad.uppdrag) == ("Socialchef", "")


def test_okänd_nämnd_och_två_med_samma_namn_hoppas_över_med_skäl(db: Databas, nämnder: Any) -> None:
    for _ in range(2):
        register.spara_person(db, None, PersonUppgifter("Anna Ek"), None)
    p = plan(db, "Namn;Nämnd\nAnna Ek;SN\nBo Al;Hamnnämnden", nämnder.sn)
    assert [(r.namn, r.åtgärd) for r in p.rader] == [("Anna Ek", Åtgärd.HOPPAS), ("Bo Al", Åtgärd.HOPPAS)]
    assert "2 personer" in p.rader[0].skäl
    assert "Hamnnämnden" in p.rader[1].skäl


# --- mandatskifte --------------------------------------------------------------------------------


@pytest.fixture
def gamla(db: Databas, nämnder: Any) -> None:
    for namn, roll, nämnd in (
        ("Anna Ek", Uppdragsroll.ORDFÖRANDE, nämnder.sn),
        ("Bo Al", Uppdragsroll.LEDAMOT, nämnder.sn),
        ("Eva By", Uppdragsroll.SEKRETERARE, nämnder.sn),
        ("Per Sjö", Uppdragsroll.LEDAMOT, nämnder.bmn),
    ):
        register.spara_person(
            db, None, PersonUppgifter(namn, uppdrag=(UppdragUppgifter(nämnd, roll, "S", date(2023, 1, 1)),)), None
        )


VAL = """Namn;Parti;Uppdrag;Nämnd
Bo Al;S;ordförande;Socialnämnden
Cia Dal;C;vice ordförande;Socialnämnden
Mia Ek;M;vice ordförande;Socialnämnden
Kim Ö;V;ersättare;SN
Ida Ö;V;ersättare;SN
Per Sjö;S;ledamot;BMN
"""


def test_mandatskiftet_avslutar_väljer_in_och_behåller_historien(db: Databas, nämnder: Any, gamla: None) -> None:
    före = [replace(r, version=0) for r in register.lista_personer(db)]
    p = plan(db, VAL, None, Skifte((nämnder.sn,), FÖRSTA, SISTA))
    rader = {r.namn: r for r in p.rader}
    assert rader["Anna Ek"].skäl == "avgår"
    assert rader["Anna Ek"].vad == "ordförande: sista dag 2026-12-31"
    assert rader["Per Sjö"].åtgärd is Åtgärd.HOPPAS
    assert "inte vald" in rader["Per Sjö"].skäl
    assert "Eva By" not in rader
    assert [replace(r, version=0) for r in register.lista_personer(db)] == före
    ändring = genomför(db, p, "Mandatskifte")
    assert uppdrag(db, "Bo Al") == [
        ("ledamot", "S", date(2023, 1, 1), date(2026, 12, 31)),
        ("ordförande", "S", FÖRSTA, SISTA),
    ]
    assert uppdrag(db, "Eva By") == [("sekreterare", "S", date(2023, 1, 1), None)]
    nya = register.lista_ledamöter(db, nämnder.sn, dag=FÖRSTA)
    assert [(r.namn, r.roll.value, r.tjänstgöringsordning) for r in nya] == [
        ("Bo Al", "ordförande", None),
        ("Cia Dal", "1:e vice ordförande", None),
        ("Mia Ek", "2:e vice ordförande", None),
        ("Kim Ö", "ersättare", 1),
        ("Ida Ö", "ersättare", 2),
        ("Eva By", "sekreterare", None),
    ]
    sista = register.lista_ledamöter(db, nämnder.sn, dag=date(2026, 12, 31))
    assert [r.namn for r in sista] == ["Anna Ek", "Bo Al", "Eva By"]
    assert [m.namn for m in hämta_lista(db, Lista.MANDATPERIODER)] == ["2027–2030"]
    ångra(db, ändring)
    assert [replace(r, version=0) for r in register.lista_personer(db)] == före
    assert uppdrag(db, "Bo Al") == [("ledamot", "S", date(2023, 1, 1), None)]
    assert hämta_lista(db, Lista.MANDATPERIODER) == ()


def test_i_ett_skifte_för_flera_nämnder_måste_raden_säga_vilken(db: Databas, nämnder: Any) -> None:
    text = "Namn;Parti;Roll;Nämnd\nAnna Ek;S;ledamot;\nBo Al;S;ledamot;BMN"
    p = plan(db, text, None, Skifte((nämnder.sn, nämnder.bmn), FÖRSTA))
    rader = {r.namn: (r.åtgärd, r.skäl) for r in p.rader}
    assert rader["Anna Ek"][0] is Åtgärd.HOPPAS
    assert "säger inte vilken nämnd" in rader["Anna Ek"][1]
    assert rader["Bo Al"] == (Åtgärd.NY, "")


def test_tjänstemän_och_sekreterare_väljs_inte_i_ett_skifte(db: Databas, nämnder: Any, gamla: None) -> None:
    """The first protocol of the new nämnd names them too: an officer gets no seat, the secretary no second uppdrag."""
    text = "Namn;Parti;Roll;Titel\nBo Al;S;ledamot;\nLena Berg;;;socialchef\nEva By;;sekreterare;"
    genomför(db, plan(db, text, nämnder.sn, Skifte((nämnder.sn,), FÖRSTA, SISTA)), "Mandatskifte")
    assert uppdrag(db, "Lena Berg") == []
    assert uppdrag(db, "Eva By") == [("sekreterare", "S", date(2023, 1, 1), None)]
    assert [r.namn for r in register.lista_ledamöter(db, nämnder.sn, dag=FÖRSTA)] == ["Bo Al", "Eva By"]


def test_en_tredje_vice_ordförande_sägs(db: Databas, nämnder: Any) -> None:
    text = VAL + "Tre Vice;S;vice ordförande;SN\n"
    rad = next(r for r in plan(db, text, None, Skifte((nämnder.sn,), FÖRSTA)).rader if r.namn == "Tre Vice")
    assert "högst två" in rad.skäl


def test_perioden_kan_inte_sluta_före_sin_början(db: Databas, nämnder: Any) -> None:
    with pytest.raises(Inmatningsfel, match="slutar före"):
        plan(db, VAL, None, Skifte((nämnder.sn,), SISTA, FÖRSTA))
