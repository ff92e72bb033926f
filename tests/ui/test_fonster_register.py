"""The page Register: nämnder with numbering, persons with uppdrag, the kommun."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView
from tangenter import krockande_bokstäver, skriv

from nämndapp.bas.papekande import Plats
from nämndapp.models import Uppdragsroll
from nämndapp.services import inkallelse, register
from nämndapp.services.registerlistor import Lista, hämta_lista
from nämndapp.services.uppgifter import Numrering, NämndUppgifter, PersonUppgifter, UppdragUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.register import inlasning
from nämndapp.ui.register.namnd import exempel
from nämndapp.ui.register.sida import FÖRKORTNINGAR, KOMMUN, LEDAMÖTER, PARTIER, PERSONER, TEXTFRASER, Registersida


@pytest.fixture
def sida(fönster: Huvudfönster) -> Registersida:
    sidan = fönster.gå_till_sida("Register")
    assert isinstance(sidan, Registersida)
    return sidan


@pytest.fixture
def person(sida: Registersida, fönster: Huvudfönster, db: Databas) -> int:
    """Åsa Lönn, ledamot (S) in Socialnämnden."""
    nämnd = fönster.kontext.nämnd_id or 0
    uppgifter = PersonUppgifter("Åsa Lönn", uppdrag=(UppdragUppgifter(nämnd, parti="S", från=date(2023, 1, 1)),))
    id_ = register.spara_person(db, None, uppgifter, None).objekt_id
    sida.flikar.setCurrentIndex(PERSONER)
    sida.uppdatera()
    sida.personer.välj(id_)
    return id_


def _ändra(redigerare: Any, namn: str, text: str) -> None:
    fält = redigerare._fält[namn]
    fält.sätt_råtext(text)
    fält.ta_nu()


# --- nämnder -------------------------------------------------------------------------------------


def test_nämnden_som_visas_är_den_valda(sida: Registersida) -> None:
    assert sida.nämnd.uppgifter.kod == "SN"
    assert sida.bort_knapp.text() == "Ta &bort SN"


def test_en_ny_nämnd_är_redo_att_namnges(sida: Registersida, fönster: Huvudfönster, qtbot: Any, db: Databas) -> None:
    qtbot.keyClick(fönster, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    fält = fönster.focusWidget()
    assert isinstance(fält, QLineEdit)
    assert fält.selectedText() == "Ny nämnd"
    skriv(fält, "Miljönämnden")
    qtbot.keyClick(fält, Qt.Key.Key_Return)
    assert {n.namn for n in register.lista_nämnder(db)} == {"Miljönämnden", "Socialnämnden"}
    assert fönster.nämndval.findText("Miljönämnden") >= 0


def test_egen_serie_visar_hur_numren_blir_medan_man_skriver(sida: Registersida) -> None:
    namnd = sida.nämnd
    assert not namnd._mönster.isVisible()
    namnd._lämnat("numrering", Numrering.EGEN_SERIE)
    assert namnd._mönster.isVisible()
    år = date.today().year
    assert namnd._exempel.text().startswith(f"Så blir numren: SN {år}/1 …")
    namnd._mönster.sätt_råtext("{organ}/{år}:{löpnr:04}")
    assert f"SN/{år}:0042" in namnd._exempel.text()


def test_ett_omöjligt_mönster_sägs_i_ord_och_sparas_inte(sida: Registersida, fönster: Huvudfönster) -> None:
    sida.nämnd._lämnat("numrering", Numrering.EGEN_SERIE)
    _ändra(sida.nämnd, "diariemönster", "{organ}-{nummer}")
    assert "⚠" in exempel("{organ}-{nummer}", "SN")
    assert sida.nämnd.uppgifter.diariemönster == "{organ} {år}/{löpnr}"
    assert fönster.notiser.notiser()


def test_husstilen_byts_och_det_egna_behålls(sida: Registersida, db: Databas) -> None:
    vy = sida.nämnd.vy
    register.spara_nämnd(
        db, vy.id, dataclasses.replace(vy.uppgifter, husstil={"nyckel": "modern", "färg": "#123456"}), vy.version
    )
    sida.nämnd.läs_om()
    sida.nämnd._välj_stil("klassisk")
    assert register.hämta_nämnd(db, vy.id).uppgifter.husstil == {"nyckel": "klassisk", "färg": "#123456"}


def test_en_nämnd_som_används_tas_inte_bort(sida: Registersida, fönster: Huvudfönster, db: Databas) -> None:
    sida.ta_bort()
    assert [n.kod for n in register.lista_nämnder(db)] == ["SN"]
    assert "kan inte tas bort" in fönster.notiser.notiser()[-1].text


def test_kallelsens_dagar_kan_inte_lämnas_tomma(sida: Registersida) -> None:
    _ändra(sida.nämnd, "kallelse_dagar", "")
    assert sida.nämnd.uppgifter.kallelse_dagar == 5
    assert sida.nämnd._fält["kallelse_dagar"].felrad.text()


# --- persons -------------------------------------------------------------------------------------


def test_uppdragets_ruta_läser_datum_på_många_sätt(sida: Registersida, person: int, db: Databas) -> None:
    modell = sida.person.uppdrag
    modell.setData(modell.index(0, 4), "31 dec 2026")
    assert register.hämta_person(db, person).uppgifter.uppdrag[0].till == date(2026, 12, 31)
    assert modell.index(0, 4).data() == "2026-12-31"


def test_ett_oläsligt_datum_sägs_i_ord(sida: Registersida, person: int, fönster: Huvudfönster) -> None:
    modell = sida.person.uppdrag
    assert not modell.setData(modell.index(0, 3), "i våras")
    assert "Datumet går inte att läsa" in fönster.notiser.notiser()[-1].text


def test_rollen_väljs_ur_en_lista(sida: Registersida, person: int) -> None:
    modell = sida.person.uppdrag
    val = modell.kolumner[1].val
    assert val is not None
    assert "1:e vice ordförande" in val()
    modell.setData(modell.index(0, 1), "ersättare")
    assert sida.person.uppgifter.uppdrag[0].roll is Uppdragsroll.ERSÄTTARE


def test_ett_uppdrag_läggs_till_i_den_nämnd_man_arbetar_i(
    sida: Registersida, person: int, fönster: Huvudfönster
) -> None:
    sida.person.vy_uppdrag.lägg_till()
    assert sida.person.uppgifter.uppdrag[-1].nämnd_id == fönster.kontext.nämnd_id
    assert len(sida.person.uppgifter.uppdrag) == 2


def test_en_borttagen_person_kommer_tillbaka_med_sina_uppdrag(
    sida: Registersida, person: int, fönster: Huvudfönster, db: Databas
) -> None:
    assert sida.bort_knapp.text() == "Ta &bort Åsa Lönn"
    sida.ta_bort()
    assert register.lista_personer(db) == []
    fönster.kontext.ångrastack.undo()
    assert register.hämta_person(db, person).uppgifter.uppdrag[0].parti == "S"


def test_personerna_står_i_svensk_ordning(sida: Registersida, person: int, db: Databas) -> None:
    for namn in ("Örjan Ek", "Anna Berg"):
        register.spara_person(db, None, PersonUppgifter(namn), None)
    sida.uppdatera()
    assert [r.namn for r in sida.personer.visade_rader()] == ["Anna Berg", "Åsa Lönn", "Örjan Ek"]


def test_sökträffen_leder_till_personen(sida: Registersida, person: int, fönster: Huvudfönster) -> None:
    sida.flikar.setCurrentIndex(KOMMUN)
    assert sida.gå_till(Plats("person", person))
    assert sida.flikar.currentIndex() == PERSONER
    assert sida.person.vy.id == person


KOPIERAT = (
    "Namn\tParti\tRoll\tE-post\n"
    "Anna Ek\tS\tordförande\tanna@ekbro.example\n"
    "Åke Berg\tC\t\t070-123 45 67\n"
    "\n"
    "Östen Ahl (M), ersättare\n"
)


def test_ledamöter_klistras_in_ur_excel(sida: Registersida, fönster: Huvudfönster, db: Databas, qtbot: Any) -> None:
    sida.flikar.setCurrentIndex(PERSONER)
    QApplication.clipboard().setText(KOPIERAT)
    sida.personer.setFocus()
    qtbot.keyClick(sida.personer, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    panel = sida.inläsning.panel
    assert [r.åtgärd.value for r in panel.tabell.visade_rader()] == ["läggs till"] * 3
    assert register.lista_personer(db) == []
    assert fönster.focusWidget() is panel.gör_knapp
    qtbot.keyClick(panel.gör_knapp, Qt.Key.Key_Space)
    assert sida.flikar.isVisible()
    rader = {r.namn: r for r in register.lista_personer(db)}
    assert rader["Anna Ek"].uppdrag == "ordförande (S), Socialnämnden"
    assert rader["Anna Ek"].e_post == "anna@ekbro.example"
    assert rader["Åke Berg"].uppdrag == "ledamot (C), Socialnämnden"
    assert rader["Östen Ahl"].uppdrag == "ersättare (M), Socialnämnden"
    assert register.hämta_person(db, rader["Åke Berg"].id).uppgifter.telefon == "070-123 45 67"
    sida.klistra_in()
    assert [r.åtgärd.value for r in panel.tabell.visade_rader()] == ["hoppas över"] * 3
    assert not panel.gör_knapp.isEnabled()
    panel.avbryt_knapp.click()
    fönster.kontext.ångrastack.undo()
    assert register.lista_personer(db) == []


def test_närvaron_i_ett_kopierat_protokoll_blir_personer(sida: Registersida, db: Databas) -> None:
    sida.flikar.setCurrentIndex(PERSONER)
    QApplication.clipboard().setText(
        "Sammanträdesprotokoll\nBeslutande ledamöter\nAnna Ek (S), ordförande\nBo Al (C)\n"
        "Övriga närvarande\nLena Berg, socialchef\nen oläslig rad\n§ 1 Upprop\n"
    )
    sida.klistra_in()
    panel = sida.inläsning.panel
    visade = [(r.namn, r.åtgärd.value) for r in panel.tabell.visade_rader()]
    assert visade[-1] == ("en oläslig rad", "hoppas över")
    panel.gör_knapp.click()
    rader = {r.namn: (r.uppdrag, r.befattning) for r in register.lista_personer(db)}
    assert rader == {
        "Anna Ek": ("ordförande (S), Socialnämnden", ""),
        "Bo Al": ("ledamot (C), Socialnämnden", ""),
        "Lena Berg": ("", "socialchef"),
    }


# --- kommun --------------------------------------------------------------------------------------


def test_fel_kontrollsiffra_sägs_vänligt_och_numret_behålls(sida: Registersida, db: Databas) -> None:
    sida.flikar.setCurrentIndex(KOMMUN)
    _ändra(sida.kommun, "organisationsnummer", "212000-9990")
    kommun = register.hämta_kommun(db)
    assert kommun is not None
    assert kommun.uppgifter.organisationsnummer == "212000-9990"
    assert "Kontrollsiffran" in sida.kommun._org.felrad.text()
    _ändra(sida.kommun, "organisationsnummer", "212000-9994")
    assert sida.kommun._org.felrad.text() == ""


def test_en_fil_utan_kommun_kan_få_en(tomt_fönster: Huvudfönster, tom_db: Databas) -> None:
    sida = tomt_fönster.gå_till_sida("Register")
    assert isinstance(sida, Registersida)
    sida.flikar.setCurrentIndex(KOMMUN)
    QApplication.processEvents()
    assert sida.kommun.ny_knapp.isVisible()
    sida.kommun.ny_knapp.click()
    _ändra(sida.kommun, "namn", "Ekbro kommun")
    kommun = register.hämta_kommun(tom_db)
    assert kommun is not None
    assert kommun.uppgifter.namn == "Ekbro kommun"


# --- the small registers, order of service, mandatskifte ------------------------------------------


def test_ett_parti_skrivs_och_ett_till_klistras_in(
    sida: Registersida, fönster: Huvudfönster, db: Databas, qtbot: Any
) -> None:
    sida.flikar.setCurrentIndex(PARTIER)
    partier = sida.listor["partier"]
    qtbot.keyClick(fönster, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    partier.modell.setData(partier.modell.index(0, 0), "S")
    QApplication.clipboard().setText("Partibeteckning\tPartinamn\nS\tSocialdemokraterna\nC\tCenterpartiet")
    partier.tabell.setFocus()
    qtbot.keyClick(partier.tabell, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    panel = sida.inläsning.panel
    assert [(r.åtgärd.value, r.namn) for r in panel.tabell.visade_rader()] == [("ändras", "S"), ("läggs till", "C")]
    panel.gör_knapp.click()
    assert [(p.beteckning, p.namn) for p in hämta_lista(db, Lista.PARTIER)] == [
        ("S", "Socialdemokraterna"),
        ("C", "Centerpartiet"),
    ]
    fönster.kontext.ångrastack.undo()
    assert [(p.beteckning, p.namn) for p in partier.modell.rader] == [("S", "")]


def test_samma_parti_två_gånger_sägs_och_sparas_inte(sida: Registersida, fönster: Huvudfönster, db: Databas) -> None:
    sida.flikar.setCurrentIndex(PARTIER)
    partier = sida.listor["partier"]
    for nr, namn in enumerate(("S", "S")):
        partier.tabell.lägg_till()
        partier.modell.setData(partier.modell.index(nr, 0), namn)
    assert "finns redan" in fönster.notiser.notiser()[-1].text
    assert [p.beteckning for p in hämta_lista(db, Lista.PARTIER)] == ["S", "Nytt"]


def test_reglementets_tabell_ger_den_som_är_närmast_i_tur(sida: Registersida, person: int, db: Databas) -> None:
    nämnd = sida.kontext.nämnd_id or 0
    for namn, parti in (("Mia Ek", "M"), ("Siv Al", "S")):
        ers = UppdragUppgifter(nämnd, Uppdragsroll.ERSÄTTARE, parti)
        register.spara_person(db, None, PersonUppgifter(namn, uppdrag=(ers,)), None)
    sida.flikar.setCurrentIndex(LEDAMÖTER)
    flik = sida.ledamöter
    flik.läs_om()
    flik.radvy.lägg_till()
    flik.rader.setData(flik.rader.index(0, 0), "S")
    flik.rader.setData(flik.rader.index(0, 1), "M → KD")
    assert flik.uppgifter.rader[0].reservpartier == ("M", "KD")
    flik.välj(next(r.id for r in flik.platser.rader if r.namn == "Åsa Lönn"))
    assert "1. Siv Al (S): närmast i tur för (S) enligt ordningen S → M → KD" in flik.tur.text()
    assert "2. Mia Ek (M)" in flik.tur.text()
    assert "REG-okant-parti" in {p.kod for p in sida.påpekanden()}


def test_reglementets_tabell_klistras_in_ur_excel(
    sida: Registersida, fönster: Huvudfönster, db: Databas, qtbot: Any
) -> None:
    sida.flikar.setCurrentIndex(LEDAMÖTER)
    flik = sida.ledamöter
    QApplication.clipboard().setText("För ledamot av\tSedan\nS\tV\tMP\nC\tM, KD\ninte ett parti alls\tM")
    flik.radvy.setFocus()
    qtbot.keyClick(flik.radvy, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    panel = sida.inläsning.panel
    assert [(r.namn, r.vad, r.åtgärd.value) for r in panel.tabell.visade_rader()] == [
        ("S", "V, MP", "läggs till"),
        ("C", "M, KD", "läggs till"),
        ("inte ett parti alls", "M", "hoppas över"),
    ]
    qtbot.keyClick(panel.gör_knapp, Qt.Key.Key_Space)
    nämnd = fönster.kontext.nämnd_id or 0
    rader = inkallelse.hämta_inkallelseordning(db, nämnd).uppgifter.rader
    assert [(r.parti, r.reservpartier) for r in rader] == [("S", ("V", "MP")), ("C", ("M", "KD"))]
    fönster.kontext.ångrastack.undo()
    assert inkallelse.hämta_inkallelseordning(db, nämnd).uppgifter.rader == ()


def test_mandatskiftet_visas_genomförs_och_ångras_i_ett_steg(
    sida: Registersida, person: int, fönster: Huvudfönster, db: Databas
) -> None:
    sida.flikar.setCurrentIndex(LEDAMÖTER)
    sida.skifte_knapp.click()
    panel = sida.inläsning.panel
    panel.första.sätt(date(2027, 1, 1))
    panel.sista.sätt(date(2030, 12, 31))
    QApplication.clipboard().setText("Namn\tParti\tUppdrag\nBo Al\tC\tordförande")
    panel.klistra_knapp.click()
    assert [(r.namn, r.skäl) for r in panel.tabell.visade_rader()] == [("Bo Al", ""), ("Åsa Lönn", "avgår")]
    panel.gör_knapp.click()
    assert register.hämta_person(db, person).uppgifter.uppdrag[0].till == date(2026, 12, 31)
    fönster.kontext.ångrastack.undo()
    assert [r.namn for r in register.lista_personer(db)] == ["Åsa Lönn"]
    assert sida.person.uppgifter.uppdrag[0].till is None


def test_mandatskifte_ur_en_fil(
    sida: Registersida, person: int, db: Databas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fil = tmp_path / "protokoll.txt"
    fil.write_text("Protokoll\nBeslutande ledamöter\nBo Al (C), ordförande\nCia Dal (S)\n§ 1 Upprop\n", "utf-8")
    monkeypatch.setattr(inlasning, "välj_listfil", lambda *_, **__: fil)
    sida.flikar.setCurrentIndex(LEDAMÖTER)
    sida.skifte_knapp.click()
    panel = sida.inläsning.panel
    panel.första.sätt(date(2027, 1, 1))
    panel.fil_knapp.click()
    visade = [(r.namn, r.vad) for r in panel.tabell.visade_rader()]
    assert visade == [
        ("Bo Al", "ordförande (C)"),
        ("Cia Dal", "ledamot (S)"),
        ("Åsa Lönn", "ledamot: sista dag 2026-12-31"),
    ]
    panel.tabell.kryssmodell.byt([panel.tabell.visade_rader()[2]])
    panel.gör_knapp.click()
    nya = register.lista_ledamöter(db, sida.kontext.nämnd_id or 0, dag=date(2027, 1, 1))
    assert [(r.namn, r.från) for r in nya] == [
        ("Bo Al", date(2027, 1, 1)),
        ("Cia Dal", date(2027, 1, 1)),
        ("Åsa Lönn", date(2023, 1, 1)),
    ]


def test_en_rad_utan_kryss_läses_inte_in(sida: Registersida, db: Databas, qtbot: Any) -> None:
    sida.flikar.setCurrentIndex(PERSONER)
    QApplication.clipboard().setText("Namn\tParti\nAnna Ek\tS\nBo Al\tC\nAnna Ek\tS")
    sida.klistra_in()
    panel = sida.inläsning.panel
    panel.tabell.selectRow(1)
    qtbot.keyClick(panel.tabell, Qt.Key.Key_Space)
    assert "1 läggs till · 1 hoppas över · 1 utan kryss lämnas som de är" in panel.ord.text()
    panel.gör_knapp.click()
    assert [r.namn for r in register.lista_personer(db)] == ["Anna Ek"]
    sida.flikar.setCurrentIndex(PARTIER)
    QApplication.clipboard().setText("S\tSocialdemokraterna\nC\tCenterpartiet")
    sida.klistra_in()
    panel.tabell.selectRow(0)
    qtbot.keyClick(panel.tabell, Qt.Key.Key_Space)
    panel.gör_knapp.click()
    assert [p.beteckning for p in hämta_lista(db, Lista.PARTIER)] == ["C"]


def test_en_okänd_kolumn_sägs_i_stället_för_att_försvinna(sida: Registersida, db: Databas, tmp_path: Path) -> None:
    sida.flikar.setCurrentIndex(FÖRKORTNINGAR)
    fil = tmp_path / "lista.csv"
    fil.write_text("Kort;Förklaring;Källa\nLSS;lagen om stöd;SFS\nSoL;socialtjänstlagen;\n", "utf-8")
    sida.läs_fil(fil)
    panel = sida.inläsning.panel
    utfall = {r.namn: (r.åtgärd.value, r.skäl) for r in panel.tabell.visade_rader()}
    assert utfall["SoL"] == ("läggs till", "")
    assert utfall["LSS"][0] == "hoppas över"
    assert "Källa" in utfall["LSS"][1]
    panel.gör_knapp.click()
    assert [(f.kort, f.betydelse) for f in hämta_lista(db, Lista.FÖRKORTNINGAR)] == [("SoL", "socialtjänstlagen")]


def test_skyddade_uppgifter_följer_inte_med_när_listan_kopieras(sida: Registersida, db: Databas) -> None:
    hemlig = PersonUppgifter("Åsa Lönn", "hemlig@ekbro.example", "070-999 99 99", skyddade_uppgifter=True)
    register.spara_person(db, None, hemlig, None)
    sida.flikar.setCurrentIndex(PERSONER)
    sida.uppdatera()
    sida.personer.kopiera()
    text = QApplication.clipboard().text()
    assert "Åsa Lönn" in text
    assert "hemlig" not in text
    assert "070" not in text


# --- what an empty register says -----------------------------------------------------------------


def test_varje_tom_tabell_säger_vad_man_gör_först(tomt_fönster: Huvudfönster, tom_db: Databas) -> None:
    """Each table of each tab names a key or a button that there is."""
    register.spara_nämnd(tom_db, None, NämndUppgifter("Socialnämnden", "SN"), None)
    tomt_fönster.vänsterkant.läs_nämnder()
    sida = tomt_fönster.gå_till_sida("Register")
    sedda = set()
    for nr in range(sida.flikar.count()):
        sida.flikar.setCurrentIndex(nr)
        knappar = {k.text().replace("&", "").rstrip(" …") for k in sida.findChildren(QPushButton) if k.isVisible()}
        for tabell in sida.flikar.widget(nr).findChildren(QTableView):
            if tabell.model().rowCount() or not tabell.isVisible():
                continue
            sedda.add(tabell.accessibleName())
            assert "tryck" in tabell._tomt.casefold(), tabell.accessibleName()
            assert "Läs in fil" in knappar or "Läs in fil" not in tabell._tomt
    assert sedda == {
        "Personer", "Uppdrag", "Befattningar", "Ledamöter och ersättare", "Reglementets tabell", "Partier",
        "Mandatperioder", "Mottagare", "Grupper", "Förkortningar", "Textfraser",
    }  # fmt: skip


def test_ledamöter_klistras_in_på_sin_egen_flik(sida: Registersida, db: Databas, qtbot: Any) -> None:
    sida.flikar.setCurrentIndex(LEDAMÖTER)
    QApplication.clipboard().setText(KOPIERAT)
    sida.ledamöter.platsvy.setFocus()
    qtbot.keyClick(sida.ledamöter.platsvy, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(sida.inläsning.panel.gör_knapp, Qt.Key.Key_Space)
    assert [r.namn for r in sida.ledamöter.platser.rader] == ["Åke Berg", "Östen Ahl", "Anna Ek"]


def test_ingen_bokstav_leder_till_två_ställen(sida: Registersida, fönster: Huvudfönster) -> None:
    for nr in range(sida.flikar.count()):
        sida.flikar.setCurrentIndex(nr)
        assert krockande_bokstäver(fönster) == [], sida.flikar.tabText(nr)


def test_namnen_syns_bland_ledamöterna_också_när_fönstret_är_litet(fönstret: Huvudfönster) -> None:
    fönstret.resize(1280, 720)
    sida = fönstret.gå_till_sida("Register")
    assert isinstance(sida, Registersida)
    sida.flikar.setCurrentIndex(LEDAMÖTER)
    QApplication.processEvents()
    tabell = next(t for t in sida.ledamöter.findChildren(QTableView) if t.model() is sida.ledamöter.platser)
    assert tabell.columnWidth(1) >= 100


def test_fraserna_målas_utan_att_nämnderna_läses_om(fönstret: Huvudfönster, monkeypatch: pytest.MonkeyPatch) -> None:
    sida = fönstret.gå_till_sida("Register")
    assert isinstance(sida, Registersida)
    sida.flikar.setCurrentIndex(TEXTFRASER)
    QApplication.processEvents()
    läst: list[object] = []
    riktig = register.lista_nämnder
    monkeypatch.setattr(register, "lista_nämnder", lambda *a, **k: (läst.append(a), riktig(*a, **k))[1])
    fönstret.grab()
    assert läst == []
    fönstret.kontext.ändrat.emit("person", 1)
    fönstret.grab()
    assert len(läst) < 5  # the window, the page and the cells: once each
