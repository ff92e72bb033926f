"""The page Attest, driven as a secretary would before the new year: typed, pasted, asked, compared, decided."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from tangenter import krockande_bokstäver, skriv

from nämndapp.bas.papekande import Plats
from nämndapp.services import arenden, attest, attestfil, register
from nämndapp.services.attestuppgifter import AttestradUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.attest import kontroll
from nämndapp.ui.attest.sida import JÄMFÖR, UPPGIFTER, Attestsida
from nämndapp.ui.fonster import Huvudfönster


@pytest.fixture
def sida(fönstret: Huvudfönster, exempel: Databas) -> Attestsida:
    """The socialnämnd's proposal for next year."""
    fönstret.kontext.välj_nämnd(next(n.id for n in register.lista_nämnder(exempel) if n.kod == "SN"))
    sidan = fönstret.gå_till_sida("Attest")
    assert isinstance(sidan, Attestsida)
    return sidan


def _rad(sida: Attestsida, kod: str) -> AttestradUppgifter:
    assert sida.rader.vy is not None
    return next(r for r in sida.rader.vy.rader if r.kod == kod)


def _gå(sida: Attestsida, kod: str, fält: str) -> None:
    assert sida.gå_till(Plats("attestrad", _rad(sida, kod).id, fält))


def _öppen(sida: Attestsida) -> QLineEdit:
    return next(r for r in sida.rader.tabell.viewport().findChildren(QLineEdit) if r.isVisible())


def test_skriva_en_person_med_förslag_och_enter_till_nästa_rad(
    fönstret: Huvudfönster, sida: Attestsida, qtbot: Any
) -> None:
    _gå(sida, "51000", "attestant")
    före = _rad(sida, "51000").personer
    skriv(sida.rader.tabell, "M")  # typing opens the cell
    skriv(_öppen(sida), "aj Ek")
    hjälp: Any = _öppen(sida).completer()
    assert [hjälp.completionModel().index(i, 0).data() for i in range(hjälp.completionCount())] == ["Maj Ekdahl"]
    skriv(_öppen(sida), "dahl från 2027-03-01")
    qtbot.keyClick(_öppen(sida), Qt.Key.Key_Return)
    (ny,) = _rad(sida, "51000").i_roll("attestant")
    assert (ny.namn, ny.från) == ("Maj Ekdahl", date(2027, 3, 1))
    assert ny.person_id is not None, "the person of the register"
    nu = sida.rader.modell.rad(sida.rader.tabell.currentIndex())
    assert nu is not None and nu.kod == "51010"
    fönstret.kontext.ångrastack.undo()
    assert _rad(sida, "51000").personer == före


def test_ny_rad_ärver_gruppen_och_tab_går_vidare(fönstret: Huvudfönster, sida: Attestsida, qtbot: Any) -> None:
    _gå(sida, "51010", "kod")
    antal = len(sida.rader.modell.rader)
    qtbot.keyClick(sida.rader.tabell, Qt.Key.Key_Insert)
    skriv(_öppen(sida), "51020")
    qtbot.keyClick(_öppen(sida), Qt.Key.Key_Tab)
    skriv(_öppen(sida), "Larm")
    qtbot.keyClick(_öppen(sida), Qt.Key.Key_Return)
    ny = _rad(sida, "51020")
    assert (ny.benämning, dict(ny.koder), set(ny.ärvda)) == (
        "Larm",
        {"avdelning": "51", "ansvar": "510", "identitet": "51020"},
        {"avdelning", "ansvar"},
    )
    koder = [r.kod for r in sida.rader.modell.rader]
    assert koder.index("51020") == koder.index("51010") + 1
    while fönstret.kontext.ångrastack.canUndo():
        fönstret.kontext.ångrastack.undo()
    assert len(sida.rader.modell.rader) == antal


def test_klistra_in_rader_ur_excel_i_ett_steg(fönstret: Huvudfönster, sida: Attestsida) -> None:
    _gå(sida, "51010", "kod")
    antal = len(sida.rader.modell.rader)
    QGuiApplication.clipboard().setText(
        "Identitet\tBenämning\tBeslutsattestant\tBelopp, kr\n51021\tTrygghetslarm\tNour Khalil\t50 000 kr\n"
        "51022\tFritid\tNour Khalil / Maj Ekdahl\t\n"
    )
    sida.rader.klistra_in()
    ny, annan = _rad(sida, "51021"), _rad(sida, "51022")
    assert (ny.belopp, ny.koder["ansvar"]) == (50_000, "510")
    assert [p.namn for p in annan.i_roll("attestant")] == ["Nour Khalil", "Maj Ekdahl"]
    fönstret.kontext.ångrastack.undo()
    assert len(sida.rader.modell.rader) == antal


def test_fyll_nedåt_och_flytta(fönstret: Huvudfönster, sida: Attestsida, qtbot: Any) -> None:
    _gå(sida, "51010", "attestant")
    första = sida.rader.tabell.currentIndex()
    plats = sida.rader.modell.plats(_rad(sida, "51110").id)
    assert plats is not None
    val = sida.rader.tabell.selectionModel()
    for linje in range(första.row(), plats + 1):
        val.select(sida.rader.modell.index(linje, första.column()), val.SelectionFlag.Select)
    qtbot.keyClick(sida.rader.tabell, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    personer = _rad(sida, "51010").i_roll("attestant")
    assert _rad(sida, "51100").i_roll("attestant") == _rad(sida, "51110").i_roll("attestant") == personer
    _gå(sida, "51010", "kod")
    qtbot.keyClick(sida.rader.tabell, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    koder = [r.kod for r in sida.rader.modell.rader]
    assert koder.index("51010") == koder.index("51000") - 1
    nu = sida.rader.modell.rad(sida.rader.tabell.currentIndex())
    assert nu is not None and nu.kod == "51010", "the row is still chosen"
    fönstret.kontext.ångrastack.undo()
    fönstret.kontext.ångrastack.undo()
    assert _rad(sida, "51100").i_roll("attestant") != personer


def test_grupp_fälls_och_byter_namn_och_filtret_visar_bara_träffar(sida: Attestsida, qtbot: Any) -> None:
    modell, tabell = sida.rader.modell, sida.rader.tabell
    tabell.setCurrentIndex(modell.index(0, 0))
    visade = len(modell.poster)
    qtbot.keyClick(tabell, Qt.Key.Key_Space)
    assert len(modell.poster) < visade
    tabell.setCurrentIndex(modell.index(0, 0))
    tabell.edit(modell.index(0, 0))
    _öppen(sida).setText("50 Ledning och stab")
    qtbot.keyClick(_öppen(sida), Qt.Key.Key_Return)
    assert {r.namn["avdelning"] for r in modell.rader if r.koder.get("avdelning") == "50"} == {"Ledning och stab"}
    sida.rader.filter.setText("hjälpmedel khalil")
    qtbot.waitUntil(lambda: sida.rader.antal.text().startswith("1 av"))
    assert [modell.rader[p].kod for p in modell.poster if isinstance(p, int)] == ["51010"]


def test_frågan_besvaras_medan_man_skriver_och_leder_till_raden(sida: Attestsida, qtbot: Any) -> None:
    skriv(sida.fråga.kod, "51010")
    qtbot.waitUntil(sida.fråga.svar.isVisible)
    assert "Beslutsattestant: Nour Khalil" in sida.fråga.svar.text()
    assert "Enligt attestlistan 2026 version 1" in sida.fråga.svar.text()
    sida.fråga.visa_knapp.click()
    nu = sida.rader.modell.rad(sida.rader.tabell.currentIndex())
    assert nu is not None and nu.kod == "51010"
    assert sida.vald is not None and sida.vald.år == 2026, "the list that answered"


def test_kontrollen_leder_till_cellen(fönstret: Huvudfönster, sida: Attestsida, qtbot: Any) -> None:
    _gå(sida, "51000", "ersättare")
    qtbot.keyClick(sida.rader.tabell, Qt.Key.Key_Delete)
    (påpekande,) = [p for p in sida.påpekanden() if p.kod == "ATT-ersattare-saknas"]
    _gå(sida, "50000", "kod")
    fönstret._gå_till(påpekande.plats)
    index = sida.rader.tabell.currentIndex()
    nu = sida.rader.modell.rad(index)
    assert nu is not None and nu.kod == "51000"
    assert sida.rader.modell.kolumner[index.column()].roll == "ersättare"


def test_byt_person_från_en_dag_på_alla_rader(fönstret: Huvudfönster, sida: Attestsida) -> None:
    _gå(sida, "51010", "attestant")
    sida.byt_person()
    assert sida.byte.gammal.råtext() == "Nour Khalil"
    sida.byte.ny.sätt_råtext("Maj Ekdahl")
    sida.byte.från.sätt_råtext("2027-04-01")
    sida.byte._räkna()
    assert "rader" in sida.byte.gör_knapp.text()
    sida.byte.gör_knapp.click()
    personer = [(p.namn, p.från, p.till) for p in _rad(sida, "51010").i_roll("attestant")]
    assert personer == [("Nour Khalil", None, date(2027, 3, 31)), ("Maj Ekdahl", date(2027, 4, 1), None)]
    fönstret.kontext.ångrastack.undo()
    assert [p.namn for p in _rad(sida, "51010").i_roll("attestant")] == ["Nour Khalil"]


def test_besluta_frågar_först_och_sedan_kan_listan_bara_läsas(sida: Attestsida) -> None:
    sida.besluta()
    sida.beslut.utför()
    assert sida.frågerad.isHidden(), "no day yet"
    sida.beslut.dag.sätt_råtext("2026-12-08")
    sida.beslut.paragraf.sätt_råtext("131")
    sida.beslut.utför()
    assert sida.rader.vy is not None and not sida.rader.vy.uppgifter.beslutad
    assert "§ 131" in sida.frågerad.text.text()
    sida.frågerad.ja.click()
    assert sida.rader.vy.uppgifter.beslutad
    assert sida.rader.modell.skyddad and not sida.byt_knapp.isEnabled()
    assert "till 2026-12-31" in sida.versioner.item(1).text(), "the list before it ends the day before"
    sida.nytt()
    assert sida.rader.vy.uppgifter.nummer == 2 and not sida.rader.modell.skyddad


def test_jämförelsen_säger_med_ord_och_tecken_vad_som_ändrats(sida: Attestsida, exempel: Databas) -> None:
    sida.flikar.setCurrentIndex(JÄMFÖR)
    QApplication.processEvents()
    tabell = sida.jämförelse.tabell
    assert tabell is not None
    rader = {r.rad.kod: [str(k.visad(r)) for k in tabell._modell.kolumner] for r in tabell.visade_rader()}
    assert rader["51230"][0] == "ny" and rader["51230"][3].startswith("+ ")
    assert rader["50110"][0] == "utgår" and rader["50110"][3].startswith("− ")
    assert rader["51100"][0].startswith("ändrad: ")
    bilder = tabell._modell.kolumner[0].ikon
    assert bilder is not None and bilder(tabell.visade_rader()[0]) is not None


def test_en_fil_visas_innan_den_läses_in_och_allt_ångras_i_ett_steg(
    fönstret: Huvudfönster, sida: Attestsida, exempel: Databas, tmp_path: Path
) -> None:
    fil = tmp_path / "lista.csv"
    assert sida.lista_id is not None
    attestfil.exportera(exempel, sida.lista_id, fil)
    text = fil.read_text("utf-8-sig")
    fil.write_text(text.replace("Hjälpmedel", "Hjälpmedel och larm"), "utf-8-sig")
    sida.läs_fil(fil)
    assert sida.fil.isVisible() and not sida.yta.isVisible()
    assert [r.rad.benämning for r in sida.fil.tabell.visade_rader()] == ["Hjälpmedel och larm"]
    sida.fil.kolumnval["Benämning"].setCurrentIndex(0)
    sida.fil.kolumnval["Benämning"].activated.emit(0)
    assert "51010" not in [r.rad.kod for r in sida.fil.tabell.visade_rader()], "a column left out changes nothing"
    nr = sida.fil.kolumnval["Benämning"].findText("Benämning")
    sida.fil.kolumnval["Benämning"].setCurrentIndex(nr)
    sida.fil.kolumnval["Benämning"].activated.emit(nr)
    sida.fil.gör_knapp.click()
    assert _rad(sida, "51010").benämning == "Hjälpmedel och larm"
    fönstret.kontext.ångrastack.undo()
    assert _rad(sida, "51010").benämning == "Hjälpmedel"


def test_fel_i_filen_stoppar_inläsningen(sida: Attestsida, exempel: Databas, tmp_path: Path) -> None:
    fil = tmp_path / "lista.csv"
    fil.write_text("Identitet;Benämning;Beslutsattestant;Belopp, kr\n51010;Hjälpmedel;Nour Khalil;mycket\n", "utf-8")
    sida.läs_fil(fil)
    assert "Rad 2, Belopp, kr" in sida.fil.fel.text()
    assert not sida.fil.gör_knapp.isEnabled()
    sida.fil.avbryt_knapp.click()
    assert sida.yta.isVisible()


def test_utan_lista_sägs_vad_man_gör_först(fönster: Huvudfönster, db: Databas) -> None:
    sida = fönster.gå_till_sida("Attest")
    assert isinstance(sida, Attestsida)
    assert sida.tomyta.isVisible() and "Ctrl+N" in sida.tom.text()
    fönster.nytt()
    assert sida.yta.isVisible() and sida.rader.vy is not None
    sida.rader.lägg_till()
    assert len(attest.hämta_lista(db, sida.lista_id or 0).rader) == 1
    assert krockande_bokstäver(fönster) == []


@pytest.mark.parametrize("panel", ["besluta", "byt_person"])
def test_panelernas_bokstäver_är_egna(fönstret: Huvudfönster, sida: Attestsida, panel: str) -> None:
    getattr(sida, panel)()
    QApplication.processEvents()
    assert krockande_bokstäver(fönstret) == []


def test_sök_svarar_på_en_kod_och_öppnar_raden(fönstret: Huvudfönster, sida: Attestsida) -> None:
    sök: Any = fönstret.gå_till_sida("Sök")
    sök.fält.setText("attest 51010")
    sök.sök()
    kort = sök.modell.kort[1]
    assert kort.rubrik == "51010 Hjälpmedel" and "Nour Khalil" in kort.text
    sök._öppna(kort)
    assert fönstret.sida is sida
    nu = sida.rader.modell.rad(sida.rader.tabell.currentIndex())
    assert nu is not None and nu.kod == "51010"
    sök.fält.setText("99999")
    sök.sök()
    assert [k for k in sök.modell.kort if k.nyckel[0] == "attestrad"] == []


def test_sök_i_alla_nämnder_svarar_ur_den_nämnd_som_har_koden(fönstret: Huvudfönster, exempel: Databas) -> None:
    fönstret.kontext.välj_nämnd(next(n.id for n in register.lista_nämnder(exempel) if n.kod == "BMN"))
    sök: Any = fönstret.gå_till_sida("Sök")
    sök.alla_nämnder.setChecked(True)
    sök.fält.setText("51010")
    sök.sök()
    rubrik, kort = sök.modell.kort[:2]
    assert (rubrik.höger, kort.rubrik) == ("SN", "51010 Hjälpmedel")
    sök._öppna(kort)
    assert isinstance(fönstret.sida, Attestsida)
    sök.alla_nämnder.setChecked(False)
    fönstret.kontext.välj_nämnd(next(n.id for n in register.lista_nämnder(exempel) if n.kod == "BMN"))
    sök.sök()
    assert [k for k in sök.modell.kort if k.nyckel[0] == "attestrad"] == []


def test_tjänsteskrivelsen_sparas_i_ärendet_och_förslag_tas_bort(
    fönstret: Huvudfönster, sida: Attestsida, exempel: Databas, qtbot: Any
) -> None:
    sida.skriv_tjänsteskrivelse()
    assert sida.uppgifter.ärende.inmatning.hasFocus(), "the matter is asked for first"
    nämnd = fönstret.kontext.nämnd_id
    ärende = next(r for r in arenden.lista_ärenden(exempel, nämnd) if r.diarienummer)
    sida.uppgifter.ärende.sätt_råtext(ärende.diarienummer)
    sida.uppgifter.ärende.ta_nu()
    assert sida.rader.vy is not None and sida.rader.vy.uppgifter.ärende_id == ärende.id
    sida.skriv_tjänsteskrivelse()
    assert fönstret.sida is fönstret.sida_med_namn("Ärenden")
    assert arenden.hämta_ärende(exempel, ärende.id).handlingar[-1].rubrik == "Attestanter och ersättare 2027"
    fönstret.gå_till_sida("Attest")
    sida.versioner.setFocus()
    qtbot.keyClick(sida.versioner, Qt.Key.Key_Delete)
    assert sida.versioner.count() == 1
    fönstret.kontext.ångrastack.undo()
    assert sida.versioner.count() == 2


def test_en_borttagen_roll_säger_vad_som_följer_med_och_allt_ångras_i_ett_steg(sida: Attestsida) -> None:
    sida.flikar.setCurrentIndex(UPPGIFTER)
    före, flik = sida.rader.vy, sida.uppgifter
    assert före is not None
    flik.roller.ändrad.emit(flik.roller.rader[:1])
    assert flik.frågerad.isVisible()
    assert "har personer på" in flik.frågerad.text.text()
    assert flik.frågerad.ja.text() == "Ta bort Ersättare"
    assert sida.rader.vy is not None
    assert sida.rader.vy.uppgifter == före.uppgifter
    flik.frågerad.ja.click()
    assert len(sida.rader.vy.uppgifter.roller) == 1
    assert {p.roll for r in sida.rader.vy.rader for p in r.personer} == {före.uppgifter.roller[0].nyckel}
    sida.kontext.ångrastack.undo()
    assert (sida.rader.vy.uppgifter, sida.rader.vy.rader) == (före.uppgifter, före.rader)


def test_året_för_den_nya_versionen_väljs(sida: Attestsida, exempel: Databas) -> None:
    assert sida.vald is not None
    år, förra = sida.vald.år, sida.rader.vy
    assert förra is not None
    sida.knappar.årsmeny.aboutToShow.emit()
    val = {a.text().replace("&", "").split()[1]: a for a in sida.knappar.årsmeny.actions()}
    assert str(år + 2) in val
    val[str(år + 2)].trigger()
    assert sida.rader.vy is not None
    assert (sida.rader.vy.uppgifter.år, len(sida.rader.vy.rader)) == (år + 2, len(förra.rader))
    sida.kontext.ångrastack.undo()
    assert sida.rader.vy is not None
    assert sida.rader.vy.uppgifter.år == år


def test_en_lång_lista_kontrolleras_vid_sidan_av_fönstret(
    sida: Attestsida, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    vy = sida.rader.vy
    assert vy is not None
    facit = [p.text for p in sida.kontroll.påpekanden(vy)]
    monkeypatch.setattr(kontroll, "GRÄNS", 2)
    ny = kontroll.Listkontroll(sida.kontext, sida)
    assert ny.påpekanden(vy) == []
    assert ny.granskar
    with qtbot.waitSignal(ny.svarat, timeout=10_000):
        pass
    assert not ny.granskar
    assert [p.text for p in ny.påpekanden(vy)] == facit
