"""Uppdrag och deras paragraf: slås upp medan den skrivs, ett klick dit, och nya ur protokollet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from tangenter import skriv

from nämndapp.bas.papekande import Plats
from nämndapp.services import bevakning, protokoll, sammantraden
from nämndapp.services.skrivelseuppgifter import SatsUppgifter
from nämndapp.services.uppgifter import BevakningUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.planering.sida import UPPDRAG, Planeringssida
from nämndapp.ui.sammantraden.sida import PROTOKOLL


@pytest.fixture
def paragraf(db: Databas) -> int:
    """The § about the budget, with an uppdrag in its decision."""
    möte = next(m for m in sammantraden.lista_sammanträden(db) if m.datum.year == 2026)
    protokoll.föreslå_protokollsutkast(db, möte.id)
    rad = next(p for p in protokoll.lista_paragrafer(db, möte.id) if p.rubrik == "Budget 2027")
    vy = protokoll.hämta_paragraf(db, rad.id)
    beslut = (SatsUppgifter("Nämnden ger ekonomen i uppdrag att följa upp budgeten."),)
    protokoll.spara_paragraf(db, rad.id, replace(vy.uppgifter, beslutspunkter=beslut), vy.version)
    return rad.id


def test_paragrafen_visas_medan_den_skrivs_och_öppnas_med_ett_klick(
    fönster: Huvudfönster, db: Databas, paragraf: int, qtbot: Any
) -> None:
    nummer = protokoll.hämta_paragraf(db, paragraf).uppgifter.preliminärt
    sida = fönster.gå_till_sida("Planering")
    assert isinstance(sida, Planeringssida)
    sida.flikar.setCurrentIndex(UPPDRAG)
    flik = sida.uppdrag
    flik.nytt()
    assert flik.redigerare.källrad.isHidden()
    fält = flik.redigerare.findChild(QLineEdit, "källa")
    fält.setFocus()
    skriv(fält, f"SN 2026-12-08 § {nummer}")
    länk = flik.redigerare.källrad.rad
    assert isinstance(länk, QPushButton)  # before the field is left
    assert "Budget 2027" in länk.text()
    qtbot.mouseClick(länk, Qt.MouseButton.LeftButton)
    möten: Any = fönster.gå_till_sida("Sammanträden")
    assert möten.flikar.currentIndex() == PROTOKOLL
    assert möten.protokollflik.redigerare.vy.id == paragraf
    (sparat,) = bevakning.lista_bevakningar(db, fönster.kontext.nämnd_id)
    assert bevakning.hämta_bevakning(db, sparat.id).uppgifter.paragraf_id == paragraf


def test_en_paragraf_som_inte_finns_sägs_i_ord(fönster: Huvudfönster, db: Databas, paragraf: int) -> None:
    sida = fönster.gå_till_sida("Planering")
    sida.flikar.setCurrentIndex(UPPDRAG)  # type: ignore[attr-defined]
    ny = BevakningUppgifter(fönster.kontext.nämnd_id or 0, "Följ upp", källa="SN 2026-12-08 § 99")
    id_ = bevakning.spara_bevakning(db, None, ny, None).objekt_id
    assert sida.gå_till(Plats("bevakning", id_))
    källrad = sida.uppdrag.redigerare.källrad  # type: ignore[attr-defined]
    assert "inte §\u00a099" in " ".join(t.text() for t in källrad.findChildren(QLabel))


def test_nytt_uppdrag_ur_paragrafen_under_protokollet(fönster: Huvudfönster, db: Databas, paragraf: int) -> None:
    sida: Any = fönster.gå_till_sida("Sammanträden")
    assert not sida.nytt_uppdrag.isEnabled()
    assert sida.gå_till(Plats("paragraf", paragraf))
    sida.nytt_uppdrag.trigger()
    (rad,) = bevakning.lista_bevakningar(db, fönster.kontext.nämnd_id)
    assert (rad.text, rad.ansvarig) == ("Följa upp budgeten", "Ekonomen")
    sida.nytt_uppdrag.trigger()  # once more makes no second one
    assert len(bevakning.lista_bevakningar(db, fönster.kontext.nämnd_id)) == 1
    fönster.kontext.ångrastack.undo()
    assert bevakning.lista_bevakningar(db, fönster.kontext.nämnd_id) == []
