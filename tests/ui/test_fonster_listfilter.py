"""Att filtrera en föredragningslista."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from tangenter import skriv

from nämndapp.bas.papekande import Plats
from nämndapp.services import sammantraden
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.sammantraden.sida import Sammanträdessida


@pytest.fixture
def sida(fönster: Huvudfönster, qtbot: Any) -> Sammanträdessida:
    """The list is filtered on "budget": its heading and one of three items are seen."""
    sidan = fönster.gå_till_sida("Sammanträden")
    assert isinstance(sidan, Sammanträdessida)
    sidan.tabell.välj(next(r for r in sidan.modell.rader if r.datum == date(2026, 12, 8)).id)
    vy = sidan.redigerare.vy_lista
    vy.setFocus()
    qtbot.keyClick(vy, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert sidan.redigerare.filter.fält.hasFocus()
    skriv(sidan.redigerare.filter.fält, "budget")
    return sidan


def _synliga(sida: Sammanträdessida) -> list[str]:
    vy = sida.redigerare.vy_lista
    return [r.rubrik for nr, r in enumerate(vy.modell.lista) if not vy.isRowHidden(nr)]


def _sparade(db: Databas, sida: Sammanträdessida) -> list[str]:
    return [r.rubrik for r in sammantraden.hämta_sammanträde(db, sida.redigerare.vy.id).uppgifter.lista]


def test_bara_träffarna_visas_med_sina_egna_nummer_och_esc_visar_allt(sida: Sammanträdessida, qtbot: Any) -> None:
    assert _synliga(sida) == ["Ärenden för beslut", "Budget 2027"]
    assert sida.redigerare.modell.nummer(3) == 2
    assert sida.redigerare.filter.antal.text() == "1 av 3 punkter"
    qtbot.keyClick(sida.redigerare.filter.fält, Qt.Key.Key_Escape)
    assert len(_synliga(sida)) == 5
    assert sida.redigerare.filter.isHidden()
    vy = sida.redigerare.vy_lista
    assert vy.hasFocus()
    qtbot.keyClick(vy, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    skriv(sida.redigerare.filter.fält, "eklunden")
    vy.setFocus()
    qtbot.keyClick(vy, Qt.Key.Key_Escape)
    assert len(_synliga(sida)) == 5


def test_en_filtrerad_lista_flyttas_inte_och_säger_varför(
    sida: Sammanträdessida, fönster: Huvudfönster, db: Databas, qtbot: Any
) -> None:
    före = _sparade(db, sida)
    vy = sida.redigerare.vy_lista
    qtbot.keyClick(sida.redigerare.filter.fält, Qt.Key.Key_Down)
    assert vy.valda() == [3]
    assert vy.hasFocus()
    qtbot.keyClick(vy, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    vy.startDrag(Qt.DropAction.MoveAction)
    assert _sparade(db, sida) == före
    assert sum("Listan är filtrerad" in n.text for n in fönster.notiser.notiser()) >= 1


def test_del_tar_bara_det_som_syns(sida: Sammanträdessida, db: Databas, qtbot: Any) -> None:
    vy = sida.redigerare.vy_lista
    vy.setFocus()
    vy.selectAll()
    qtbot.keyClick(vy, Qt.Key.Key_Delete)
    assert _sparade(db, sida) == ["Information", "Förvaltningen informerar", "Öppettider på Eklunden"]


def test_det_som_valdes_osett_är_inte_valt_när_hela_listan_visas(sida: Sammanträdessida) -> None:
    vy = sida.redigerare.vy_lista
    vy.selectAll()
    sida.redigerare.filter.rensa()
    assert vy.valda() == [2, 3]


def test_det_som_ändras_eller_läggs_till_syns_kvar(sida: Sammanträdessida, db: Databas) -> None:
    modell = sida.redigerare.modell
    modell.setData(modell.index(3, 1), "Nytt namn")
    sida.redigerare.ny_punkt()
    assert _synliga(sida)[:2] == ["Ärenden för beslut", "Nytt namn"]
    assert "Ny punkt" in _synliga(sida)
    assert "Nytt namn" in _sparade(db, sida)


def test_ett_annat_möte_eller_ett_påpekande_visar_hela_listan(sida: Sammanträdessida) -> None:
    punkt = sida.redigerare.modell.lista[4]
    assert sida.gå_till(Plats(typ="foredragningspunkt", id=punkt.id))
    assert len(_synliga(sida)) == 5
    sida.redigerare.filter.fält.setText("budget")
    annat, detta = (r.id for r in sorted(sida.modell.rader, key=lambda r: r.datum, reverse=True))
    sida.tabell.välj(annat)
    sida.tabell.välj(detta)
    assert len(_synliga(sida)) == 5
