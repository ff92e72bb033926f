"""Skrivelsens redigerare: numrerade satser, avsnitt, fraser, mottagare och underlag som slås upp."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from tangenter import skriv

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.papekande import Plats
from nämndapp.services import arenden, handlingar, protokoll, register, sammantraden
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter, HandlingUppgifter, SatsUppgifter, SkrivelseUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.arenden.sida import Ärendesida
from nämndapp.ui.kit.frashjalp import Frashjälp
from nämndapp.ui.kit.radforslag import Radförslag


@pytest.fixture
def sida(fönster: Any) -> Ärendesida:
    svar = fönster.gå_till_sida("Ärenden")
    assert isinstance(svar, Ärendesida)
    return svar


@pytest.fixture
def handling(sida: Ärendesida, db: Databas) -> int:
    ärende = arenden.lista_ärenden(db)[0].id
    uppgifter = HandlingUppgifter(
        nämnd_id=register.lista_nämnder(db)[0].id,
        rubrik="Ny taxa",
        typ=Dokumenttyp.TJÄNSTESKRIVELSE,
        datum=date(2026, 11, 2),
        ärenden=(ärende,),
        skrivelse=SkrivelseUppgifter(
            satser=(SatsUppgifter("Första."), SatsUppgifter("Andra.")),
            avsnitt=(AvsnittUppgifter("Ärendebeskrivning", "B."), AvsnittUppgifter("Sammanfattning", "S.")),
        ),
    )
    id_ = handlingar.spara_handling(db, None, uppgifter, None).objekt_id
    assert sida.gå_till(Plats("handling", id_))
    return id_


def _skrivelse(db: Databas, id_: int) -> SkrivelseUppgifter:
    s = handlingar.hämta_handling(db, id_).uppgifter.skrivelse
    assert s is not None
    return s


def _ruta(sida: Ärendesida, namn: str) -> QPlainTextEdit:
    assert sida.handling.gå_till_fält(namn)
    ruta = QApplication.focusWidget()
    assert isinstance(ruta, QPlainTextEdit)
    ruta.moveCursor(QTextCursor.MoveOperation.End)
    return ruta


def test_en_sats_läggs_till_flyttas_och_numren_följer_med(sida: Ärendesida, db: Databas, handling: int) -> None:
    flik = sida.handling.skrivelseflik
    flik.sats_knapp.click()
    ruta = QApplication.focusWidget()
    assert isinstance(ruta, QPlainTextEdit) and ruta.accessibleName() == "Förslag till beslut, sats 3"
    skriv(ruta, "Tredje på å.")
    QTest.keyClick(ruta, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    sida.lämna()
    assert [s.text for s in _skrivelse(db, handling).satser] in (
        ["Första.", "Tredje på å.", "Andra."],
        ["Första.", "Andra.", "Tredje på å."],
    )
    flik._flytta("satser", 1, -1)
    första = [s.text for s in _skrivelse(db, handling).satser]
    assert första[1] == "Första."
    assert [r.nummer.text() for r in flik._satsrader] == ["1.", "2.", "3."]


def test_en_ny_sats_som_lämnas_tom_sparas_inte(sida: Ärendesida, db: Databas, handling: int) -> None:
    sida.handling.skrivelseflik.sats_knapp.click()
    sida.lämna()
    sida.handling.läs_om()
    assert len(_skrivelse(db, handling).satser) == 2
    assert len(sida.handling.skrivelseflik._satsrader) == 2


def test_avsnitt_byter_namn_och_ställs_i_nämndens_ordning(
    sida: Ärendesida, db: Databas, handling: int, fönster: Any
) -> None:
    sida.handling.skrivelseflik.ordna_knapp.click()
    assert [a.rubrik for a in _skrivelse(db, handling).avsnitt] == ["Sammanfattning", "Ärendebeskrivning"]
    fält = sida.handling._fält["avsnittsrubrik.1"]
    fält.sätt_råtext("Bakgrund")
    fält.ta_nu()
    assert [(a.rubrik, a.text) for a in _skrivelse(db, handling).avsnitt][1] == ("Bakgrund", "B.")
    fönster.kontext.ångrastack.undo()
    assert _skrivelse(db, handling).avsnitt[1].rubrik == "Ärendebeskrivning"


def test_kortord_och_tabb_sätter_in_frasen_och_tabb_går_till_nästa_lucka(
    sida: Ärendesida, db: Databas, handling: int
) -> None:
    ruta = _ruta(sida, "satser.1")
    ruta.selectAll()
    skriv(ruta, "över")
    QTest.keyClick(ruta, Qt.Key.Key_Tab)
    assert ruta.toPlainText() == "Socialnämnden överlämnar … till …."
    assert ruta.textCursor().selectedText() == "…"
    skriv(ruta, "yttrandet")
    QTest.keyClick(ruta, Qt.Key.Key_Tab)
    assert ruta.textCursor().selectedText() == "…"
    skriv(ruta, "kommunstyrelsen")
    QTest.keyClick(ruta, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is ruta  # to the end of the phrase
    QTest.keyClick(ruta, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not ruta  # and then out, as always
    assert _skrivelse(db, handling).satser[1].text == "Socialnämnden överlämnar yttrandet till kommunstyrelsen."


def test_ctrl_mellanslag_visar_fraserna_och_enter_sätter_in_den_valda(sida: Ärendesida, handling: int) -> None:
    ruta = _ruta(sida, "satser.0")
    ruta.clear()
    QTest.keyClick(ruta, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    hjälp = ruta.findChild(Frashjälp)
    assert hjälp is not None and hjälp.popup.isVisible()
    QTest.keyClick(hjälp.popup, Qt.Key.Key_Return)
    assert not hjälp.popup.isVisible()
    assert ruta.toPlainText() == "Socialnämnden lägger … till handlingarna."
    assert ruta.textCursor().selectedText() == "…"
    ruta.undo()
    assert ruta.toPlainText() == ""


def test_mottagare_erbjuds_medan_raden_skrivs(sida: Ärendesida, db: Databas, handling: int) -> None:
    ruta = _ruta(sida, "skrivelse.skickas_till")
    skriv(ruta, "Socialn")
    förslag = ruta.findChild(Radförslag)
    assert förslag is not None and förslag.popup.isVisible()
    förslag.sätt_in("Socialnämnden")
    assert ruta.toPlainText() == "Socialnämnden"
    skriv(ruta, " och någon annan")
    sida.lämna()
    assert _skrivelse(db, handling).skickas_till == ("Socialnämnden och någon annan",)


def test_underlag_slås_upp_medan_det_skrivs_och_ett_klick_går_dit(
    sida: Ärendesida, db: Databas, handling: int, fönster: Any
) -> None:
    nämnd = register.lista_nämnder(db)[0].id
    möte = sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnd, date(2026, 2, 10)), None).objekt_id
    protokoll.spara_paragraf(db, None, ParagrafUppgifter(möte, "Taxor för hemtjänst", preliminärt=12), None)
    ruta = _ruta(sida, "skrivelse.underlag")
    ruta.setPlainText("SN 2026-02-10 § 12\nKF 2020-01-01 § 4")
    sida.handling.skrivelseflik.visa_underlag()
    vy = sida.handling.skrivelseflik.underlag
    (länk,) = vy.länkar  # the other line stays plain text
    assert isinstance(länk, QPushButton) and "Taxor för hemtjänst" in länk.text()
    länk.click()
    rader = _skrivelse(db, handling).underlag
    assert [(u.organ, u.datum, u.paragraf) for u in rader] == [
        ("SN", date(2026, 2, 10), 12),
        ("KF", date(2020, 1, 1), 4),
    ]
    assert fönster.sida.namn == "Sammanträden"


@pytest.mark.parametrize(
    ("typ", "finns", "saknas"),
    [
        (Dokumenttyp.REMISS, "skrivelse.svar_senast", "skrivelse.ert_datum"),
        (Dokumenttyp.INKOMMEN_SKRIVELSE, "skrivelse.svar_senast", "skrivelse.paragraf"),
        (Dokumenttyp.ORDFÖRANDESKRIVELSE, "skrivelse.ert_datum", "skrivelse.svar_senast"),
    ],
)
def test_varje_sort_visar_sina_egna_fält(
    sida: Ärendesida, handling: int, typ: Dokumenttyp, finns: str, saknas: str
) -> None:
    assert sida.handling.vy.id == handling
    sida.handling._lämnat("typ", typ)
    assert not sida.handling._fält[finns].isHidden()
    assert sida.handling._fält[saknas].isHidden()
