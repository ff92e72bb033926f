"""The ordning's table by keyboard: groups, copying and pasting, moving past what a filter hides."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tangenter import krockande_bokstäver, skriv

from nämndapp.models.delegation import Ordningsstatus
from nämndapp.services import delegation, register
from nämndapp.storage import Databas
from nämndapp.ui.delegation.ordningsmodell import DELEGAT, LAGRUM, NR, ÄRENDE, Gren

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def r(fönstret: Any, exempel: Databas) -> Any:
    """The editor of the proposal, with its table in focus."""
    nämnd = next(n.id for n in register.lista_nämnder(exempel) if n.kod == "SN")
    fönstret.kontext.välj_nämnd(nämnd)
    sida = fönstret.gå_till_sida("Delegation")
    alla = delegation.lista_ordningar(exempel, nämnd)
    assert sida.ordning.välj(next(o.id for o in alla if o.status is Ordningsstatus.FÖRSLAG))
    sida.ordning.redigerare.tabell.setFocus()
    return sida.ordning.redigerare


def _grupp(r: Any) -> Gren:
    """A group's line, made the current one."""
    första = next((p for p in r.vy.punkter if p.grupp), None)
    if första is None:
        for p in r.vy.punkter[:2]:
            r.detaljer.punkt.ändrad.emit(
                type(p)(**{f: getattr(p, f) for f in p.__dataclass_fields__} | {"grupp": "Stöd"})
            )
        första = r.vy.punkter[0]
    assert r.tabell.välj_grupp(första.id)
    gren = r.modell.linje(r.tabell.currentIndex())
    assert isinstance(gren, Gren)
    return gren


def test_en_grupp_byter_namn_i_ett_steg_och_en_anteckning(r: Any) -> None:
    gren = _grupp(r)
    steg = r.kontext.ångrastack.count()
    assert r.modell.setData(r.tabell.currentIndex(), "Nytt namn")
    assert r.kontext.ångrastack.count() == steg + 1
    assert r.kontext.ångrastack.undoText() == f"Bytte namn på gruppen {gren.grupp} till Nytt namn"
    assert sum(p.grupp == "Nytt namn" for p in r.vy.punkter) == gren.antal
    assert r.modell.linje(r.tabell.currentIndex()).grupp == "Nytt namn"
    r.kontext.ångrastack.undo()
    assert not any(p.grupp == "Nytt namn" for p in r.vy.punkter)


def test_en_grupp_flyttas_och_tas_bort_med_tangenterna(r: Any, qtbot: Any) -> None:
    gren = _grupp(r)
    före = [p.id for p in r.vy.punkter]
    qtbot.keyClick(r.tabell, Qt.Key.Key_Down, ALT)
    assert [p.id for p in r.vy.punkter] != före
    assert r.modell.linje(r.tabell.currentIndex()).punkt_id == gren.punkt_id
    qtbot.keyClick(r.tabell, Qt.Key.Key_Up, ALT)
    assert [p.id for p in r.vy.punkter] == före
    qtbot.keyClick(r.tabell, Qt.Key.Key_Delete, CTRL)
    assert len(r.vy.punkter) == len(före) - gren.antal
    for _ in range(3):
        r.kontext.ångrastack.undo()
    assert [p.id for p in r.vy.punkter] == före


def test_klistrade_rader_visas_först_och_enter_lägger_in_dem_i_ett_steg(r: Any, qtbot: Any) -> None:
    antal, steg = len(r.vy.punkter), r.kontext.ångrastack.count()
    r.tabell.välj(r.vy.punkter[0].id)
    QApplication.clipboard().setText("Ärende\tLagrum\tDelegat\nFörsta nya\t1 kap. 2 §\tEC\nAndra nya\t\tEC")
    qtbot.keyClick(r.tabell, Qt.Key.Key_V, CTRL)
    panel = r.klistrapanel
    assert panel.isVisible()
    assert panel.ord.text() == "2 nya rader."
    assert len(r.vy.punkter) == antal
    assert panel.klistra_knapp.hasFocus()
    qtbot.keyClick(panel.klistra_knapp, Qt.Key.Key_Return)
    assert [p.ärende for p in r.vy.punkter[1:3]] == ["Första nya", "Andra nya"]
    assert r.kontext.ångrastack.count() == steg + 1
    assert not panel.isVisible()
    assert r.modell.punkt(r.tabell.currentIndex()).ärende == "Första nya"
    assert r.tabell.hasFocus()
    r.kontext.ångrastack.undo()
    assert len(r.vy.punkter) == antal


def test_esc_lämnar_allt_som_det_var(r: Any, qtbot: Any) -> None:
    före = r.vy.punkter
    r.tabell.välj(före[0].id)
    QApplication.clipboard().setText("Ärende\tDelegat\nx\tEC, högst mycket")
    qtbot.keyClick(r.tabell, Qt.Key.Key_V, CTRL)
    assert not r.klistrapanel.klistra_knapp.isEnabled()
    assert "mycket" in r.klistrapanel.modell.data(r.klistrapanel.modell.index(0, 3))
    qtbot.keyClick(r.klistrapanel.avbryt_knapp, Qt.Key.Key_Escape)
    assert r.vy.punkter == före
    assert r.tabell.hasFocus()


def test_en_cell_kopieras_till_många_rader(r: Any, qtbot: Any) -> None:
    r.tabell.välj(r.vy.punkter[0].id, DELEGAT)
    qtbot.keyClick(r.tabell, Qt.Key.Key_C, CTRL)
    text = r.modell.celltext(r.vy.punkter[0], DELEGAT)
    assert QApplication.clipboard().text() == text
    steg = r.kontext.ångrastack.count()
    r.tabell.välj(r.vy.punkter[1].id, DELEGAT)
    for _ in range(3):
        qtbot.keyClick(r.tabell, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    valda = r.tabell.valda_id()
    qtbot.keyClick(r.tabell, Qt.Key.Key_V, CTRL)
    assert {r.modell.celltext(r.vy.punkt(i), DELEGAT) for i in valda} == {text}
    assert r.kontext.ångrastack.count() <= steg + 1


def test_hela_rader_kopieras_med_alla_fält(r: Any, qtbot: Any) -> None:
    r.tabell.välj(r.vy.punkter[0].id)
    qtbot.keyClick(r.tabell, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(r.tabell, Qt.Key.Key_C, CTRL)
    huvud, rad = QApplication.clipboard().text().split("\n")
    assert huvud.split("\t")[:4] == ["Nr", "Ärende", "Lagrum", "Delegat"]
    assert "Anmäls" in huvud
    assert rad.split("\t")[1] == r.vy.punkter[0].ärende


def test_ett_steg_är_ett_steg_bland_det_som_visas(r: Any, qtbot: Any) -> None:
    kapitel = r.vy.punkter[0].kapitel_id
    i_kapitlet = [p for p in r.vy.punkter if p.kapitel_id == kapitel]
    första, tredje = i_kapitlet[0], i_kapitlet[2]
    ord_ = next(o for o in tredje.ärende.split() if len(o) > 4)
    r.filter.setText(f"{ord_}")
    r._filtrera()
    visade = [p.id for p in r.modell.linjer if not isinstance(p, Gren) and p.kapitel_id == kapitel]
    if len(visade) < 2:
        r.filter.setText("")
        r._filtrera()
        visade = [p.id for p in i_kapitlet]
    assert r.tabell.välj(visade[0])
    qtbot.keyClick(r.tabell, Qt.Key.Key_Down, ALT)
    efter = [p.id for p in r.vy.punkter]
    assert efter.index(visade[0]) == efter.index(visade[1]) + 1
    assert första.id in efter


def test_en_ny_rad_syns_fast_ett_filter_stod(r: Any, qtbot: Any) -> None:
    r.filter.setText("hemtjänst")
    r._filtrera()
    r.tabell.setCurrentIndex(r.modell.index(1, ÄRENDE))
    r.tabell.setFocus()
    qtbot.keyClick(r.tabell, Qt.Key.Key_Insert)
    assert r.filter.text() == ""
    assert r.modell.antal == len(r.vy.punkter)


def test_nummer_i_fel_kapitel_sägs(r: Any) -> None:
    fel: list[str] = []
    r.modell.fel.connect(fel.append)
    plats = r.modell.visa_punkt(r.vy.punkter[0].id)
    assert not r.modell.setData(r.modell.index(plats, NR), "abc")
    assert "inget nummer" in fel[0]


def _tangent(qtbot: Any, tangent: Qt.Key, modifierare: Any = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), tangent, modifierare)
    QApplication.processEvents()


def test_enter_i_en_cell_går_ner_och_tabben_vidare_utan_att_tappa_tabellen(r: Any, qtbot: Any) -> None:
    första, andra = r.vy.punkter[:2]
    r.tabell.välj(första.id)
    _tangent(qtbot, Qt.Key.Key_F2)
    skriv(QApplication.focusWidget(), "Åtgärd")
    _tangent(qtbot, Qt.Key.Key_Tab)
    skriv(QApplication.focusWidget(), "1 §")
    _tangent(qtbot, Qt.Key.Key_Return)
    assert (r.vy.punkter[0].ärende, r.vy.punkter[0].lagrum) == ("Åtgärd", "1 §")
    assert r.tabell.hasFocus()
    nu = r.tabell.currentIndex()
    assert (r.modell.punkt(nu).id, nu.column()) == (andra.id, LAGRUM)


def test_sök_hoppa_till_träffen_och_visa_alla_igen(r: Any, qtbot: Any) -> None:
    mål = r.vy.punkter[-1]
    r.tabell.välj(r.vy.punkter[0].id)
    _tangent(qtbot, Qt.Key.Key_F, CTRL)
    assert r.filter.hasFocus()
    skriv(r.filter, mål.ärende)
    _tangent(qtbot, Qt.Key.Key_Down)
    assert r.tabell.hasFocus()
    assert [p.id for p in r.modell.linjer if not isinstance(p, Gren)] == [mål.id]
    r.tabell.välj(mål.id)
    _tangent(qtbot, Qt.Key.Key_Escape)
    assert r.filter.text() == ""
    assert r.modell.antal == len(r.vy.punkter)
    assert r.modell.punkt(r.tabell.currentIndex()).id == mål.id


def test_f2_på_en_rubrik_öppnar_den_från_vilken_kolumn_som_helst(r: Any, qtbot: Any) -> None:
    r.tabell.setCurrentIndex(r.modell.index(0, ÄRENDE))
    _tangent(qtbot, Qt.Key.Key_F2)
    skriv(QApplication.focusWidget(), "Nytt kapitelnamn")
    _tangent(qtbot, Qt.Key.Key_Return)
    assert r.vy.kapitel[0].rubrik == "Nytt kapitelnamn"


def test_bokstäverna_på_flikarna_är_egna(r: Any) -> None:
    sida = r.window().sida
    for flik in (sida.beslutsyta, sida.anmälan, sida.statistik, sida.koder, sida.ordning):
        sida.flikar.setCurrentWidget(flik)
        QApplication.processEvents()
        assert krockande_bokstäver(r.window()) == [], sida.flikar.tabText(sida.flikar.currentIndex())
    r.klistrapanel.visa(r.handling.inklistring([["Ärende", "Nr"], ["x", "99.1"], ["y", ""]]))
    r.detaljer.hide()
    QApplication.processEvents()
    assert krockande_bokstäver(r.window()) == []
