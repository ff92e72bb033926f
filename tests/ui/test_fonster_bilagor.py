"""Bilagor till en punkt på föredragningslistan, i fönstret."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.services import arenden, handlingar, sammantraden
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.uppgifter import PunktUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.sammantraden.bilagor import Bilagepanel
from nämndapp.ui.sammantraden.listmodell import HANDLINGAR
from nämndapp.ui.sammantraden.punktyta import BILAGOR
from nämndapp.ui.sammantraden.sida import Sammanträdessida

INFORMATION, GRUPP, BUDGET = 1, 2, 3  # rows of the example's list


@pytest.fixture
def sida(fönster: Huvudfönster, db: Databas) -> Sammanträdessida:
    """The item Budget 2027 is chosen; its ärende has two papers that are not on the item."""
    ärende = next(ä for ä in arenden.lista_ärenden(db) if ä.rubrik == "Budget 2027")
    for rubrik in ("Tjänsteskrivelse om budget", "Tabell"):
        ny = HandlingUppgifter(1, rubrik=rubrik, ärenden=(ärende.id,))
        handlingar.spara_handling(db, None, ny, None)
    sidan = fönster.gå_till_sida("Sammanträden")
    assert isinstance(sidan, Sammanträdessida)
    sidan.tabell.välj(next(r for r in sidan.modell.rader if r.datum == date(2026, 12, 8)).id)
    sidan.redigerare.vy_lista.välj([BUDGET])
    sidan.redigerare.yta.flikar.setCurrentIndex(BILAGOR)
    return sidan


@pytest.fixture
def panel(sida: Sammanträdessida) -> Bilagepanel:
    return sida.redigerare.yta.bilagor


def _sparade(db: Databas, sida: Sammanträdessida, rad: int = BUDGET) -> list[str]:
    vy = sammantraden.hämta_sammanträde(db, sida.redigerare.vy.id)
    punkt = vy.uppgifter.lista[rad]
    assert isinstance(punkt, PunktUppgifter)
    return [vy.handlingar[h].rubrik for h in punkt.handlingar]


def _lägg_till_alla(panel: Bilagepanel) -> None:
    for rubrik in ("Tjänsteskrivelse om budget", "Tabell"):
        panel.fält.setText(f"Bilaga: {rubrik}")
        QTest.keyClick(panel.fält, Qt.Key.Key_Return)


def _släpp(sida: Sammanträdessida, rad: int, fil: Path) -> None:
    vy = sida.redigerare.vy_lista
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(fil))])
    plats = QPointF(80, vy.rowViewportPosition(rad) + 4)
    knapp, inga = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    över = QDragEnterEvent(plats, Qt.DropAction.CopyAction, data, knapp, inga)
    QApplication.sendEvent(vy.viewport(), över)
    assert över.isAccepted()
    QApplication.sendEvent(vy.viewport(), QDropEvent(plats, Qt.DropAction.CopyAction, data, knapp, inga))


def test_handlingar_ur_ärendet_läggs_till_ordnas_och_tas_bort(
    sida: Sammanträdessida, panel: Bilagepanel, fönster: Huvudfönster, db: Databas, qtbot: Any
) -> None:
    _lägg_till_alla(panel)
    assert _sparade(db, sida) == ["Tjänsteskrivelse om budget", "Tabell"]
    assert sida.redigerare.yta.flikar.tabText(BILAGOR) == "&Bilagor (2)"
    assert not panel.fält.isEnabled()  # all that the ärende has is there
    panel.vy.setFocus()
    panel.vy.välj([1])
    qtbot.keyClick(panel.vy, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _sparade(db, sida) == ["Tabell", "Tjänsteskrivelse om budget"]
    data = panel.modell.mimeData([panel.modell.index(0, 0)])
    panel.modell.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, QModelIndex())
    assert _sparade(db, sida) == ["Tjänsteskrivelse om budget", "Tabell"]
    panel.vy.välj([0])
    qtbot.keyClick(panel.vy, Qt.Key.Key_Delete)
    assert _sparade(db, sida) == ["Tabell"]
    fönster.kontext.ångrastack.undo()
    assert [p.rubrik for p in panel.modell.rader] == ["Tjänsteskrivelse om budget", "Tabell"] == _sparade(db, sida)


def test_bordsdelas_och_typ_ändras_i_raden(sida: Sammanträdessida, panel: Bilagepanel, db: Databas) -> None:
    _lägg_till_alla(panel)
    modell = panel.modell
    modell.setData(modell.index(1, 3), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    lista = sida.redigerare.modell
    assert lista.lista[BUDGET].bordsdelade == (modell.rader[1].id,)
    assert lista.index(BUDGET, HANDLINGAR).data() == "2 handlingar (1 bordsdelas)"
    modell.setData(modell.index(0, 1), "Tjänsteskrivelse")
    assert handlingar.hämta_handling(db, modell.rader[0].id).uppgifter.typ is Dokumenttyp.TJÄNSTESKRIVELSE
    assert modell.rader[0].typ is Dokumenttyp.TJÄNSTESKRIVELSE
    assert sida.redigerare.vy.handlingar[modell.rader[0].id].typ is Dokumenttyp.TJÄNSTESKRIVELSE


def test_en_fil_som_släpps_på_en_rad_blir_bilaga_till_den_punkten_och_ångras_i_ett_steg(
    sida: Sammanträdessida, fönster: Huvudfönster, db: Databas, tmp_path: Path, qtbot: Any
) -> None:
    panel = sida.redigerare.yta.bilagor
    fil = tmp_path / "Ritning_A.pdf"
    fil.write_bytes(b"ritning")
    ärendesida = fönster.gå_till_sida("Ärenden")
    ärendesida.tabell.välj(next(ä.id for ä in arenden.lista_ärenden(db) if ä.rubrik == "Budget 2027"))
    fönster.gå_till_sida("Sammanträden")
    sida.redigerare.vy_lista.välj([INFORMATION])
    _släpp(sida, BUDGET, fil)
    qtbot.waitUntil(lambda: _sparade(db, sida) == ["Ritning A"] and panel.modell.rowCount() == 1, timeout=10_000)
    assert sida.redigerare.vy_lista.valda() == [BUDGET]
    fönster.gå_till_sida("Ärenden")
    assert "Ritning A" in [h.rubrik for h in ärendesida.redigerare.vy.handlingar]
    assert ärendesida.redigerare.spara(ärendesida.redigerare.uppgifter.__class__(1, "Budget 2028"))  # its new version
    fönster.kontext.ångrastack.undo()
    fönster.kontext.ångrastack.undo()
    assert _sparade(db, sida) == []
    assert "Ritning A" not in [h.rubrik for h in ärendesida.redigerare.vy.handlingar]


def test_på_en_grupprubrik_sägs_var_filen_ska_släppas(
    sida: Sammanträdessida, fönster: Huvudfönster, tmp_path: Path, qtbot: Any
) -> None:
    _släpp(sida, GRUPP, tmp_path / "fil.pdf")
    qtbot.waitUntil(
        lambda: any("Släpp filerna på en punkt" in n.text for n in fönster.notiser.notiser()), timeout=5_000
    )


def test_en_punkt_utan_ärende_säger_vad_som_ska_göras(sida: Sammanträdessida, panel: Bilagepanel) -> None:
    sida.redigerare.vy_lista.välj([INFORMATION])
    assert "hör inte till något ärende" in panel.hinder.text()
    assert not panel.tabell.ny_knapp.isEnabled()


def test_enter_öppnar_handlingen(panel: Bilagepanel, monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> None:
    _lägg_till_alla(panel)
    öppnade: list[int] = []
    monkeypatch.setattr(panel, "öppna", öppnade.append)
    panel.vy.välj([1])
    panel.vy.setFocus()
    qtbot.keyClick(panel.vy, Qt.Key.Key_Return)
    assert öppnade == [1]
