"""Sidan Planering, som en sekreterare använder den: året i ett drag, årshjulet, uppdragen, det som är på väg."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit
from tangenter import krockande_bokstäver, skriv

from nämndapp.bas.papekande import Plats
from nämndapp.exchange.ics import läs
from nämndapp.services import arenden, arendeplan, arshjul, bevakning, sammantraden
from nämndapp.services.uppgifter import BevakningUppgifter, PunktUppgifter, SammanträdeUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.planering.arshjul import Månadsfält
from nämndapp.ui.planering.arsplan import Veckofält
from nämndapp.ui.planering.hjul import Årshjul
from nämndapp.ui.planering.pa_vag import Vägflik, plats
from nämndapp.ui.planering.sida import PÅ_VÄG, UPPDRAG, ÅRSHJUL, Planeringssida

MORGONDAG = date.today() + timedelta(days=1)


@pytest.fixture
def sida(fönster: Huvudfönster) -> Planeringssida:
    sidan = fönster.gå_till_sida("Planering")
    assert isinstance(sidan, Planeringssida)
    return sidan


@pytest.mark.parametrize("flik", range(4))
def test_alt_bokstäver_krockar_inte(fönster: Huvudfönster, sida: Planeringssida, flik: int) -> None:
    sida.flikar.setCurrentIndex(flik)
    sida.årsplan.föreslå()
    assert krockande_bokstäver(fönster) == []


def test_ett_år_läggs_in_ändras_i_förhandsgranskningen_och_ångras(
    fönster: Huvudfönster, sida: Planeringssida, db: Databas
) -> None:
    före = len(sammantraden.lista_sammanträden(db))
    plan = sida.årsplan
    plan.mönster.sätt_råtext("första onsdagen i januari, mars")
    plan.år.sätt_råtext("2031")
    plan.fält["beredning_dagar"].sätt_råtext("7")
    plan.föreslå()
    modell = plan.modell
    assert [f.datum for f in modell.rader] == [date(2031, 1, 2), date(2031, 3, 5)]
    assert "nyårsdagen" in modell.index(0, 7).data()
    assert modell.setData(modell.index(1, 1), "4 mars")
    assert modell.rader[1].beredning == date(2031, 2, 25)
    assert not modell.setData(modell.index(1, 1), "smultron")
    modell.setData(modell.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert plan.skapa_knapp.text().replace("&", "") == "Lägg in 1 sammanträde"
    plan.tabell.välj([1])
    plan.tabell.lägg_till()
    assert modell.rader[-1].datum == date(2031, 3, 11)
    plan.tabell.välj([2])
    plan.tabell.ta_bort()
    plan.skapa_knapp.click()
    assert len(sammantraden.lista_sammanträden(db)) == före + 2
    fönster.kontext.ångrastack.undo()
    assert len(sammantraden.lista_sammanträden(db)) == före


def test_ett_mönster_som_inte_förstås_sägs_vid_fältet(sida: Planeringssida) -> None:
    sida.årsplan.mönster.sätt_råtext("ibland")
    sida.årsplan.föreslå()
    assert "går inte att läsa" in sida.årsplan.mönster.felrad.text()
    assert sida.årsplan.modell.rader == ()


def test_kalendern_sparas(sida: Planeringssida, tmp_path: Path) -> None:
    sida.årsplan.spara_kalender(tmp_path / "sn.ics")
    möten = [h for h in läs((tmp_path / "sn.ics").read_bytes()) if h.start]
    assert [h.datum for h in möten] == [date(2026, 12, 8), date(2027, 1, 19)]


@pytest.mark.parametrize(
    ("text", "väntat"),
    [("feb, maj", (2, 5)), ("2 5", (2, 5)), ("juni–augusti", (6, 7, 8)), ("kvartal", (2, 5, 8, 11)), ("", ())],
)
def test_månader_skrivs_på_många_sätt(sida: Planeringssida, text: str, väntat: tuple[int, ...]) -> None:
    fält = Månadsfält("m", "Månader", parent=sida)
    assert fält.tolka(text) == väntat
    for fel in ("13", "smultron"):
        with pytest.raises(ValueError, match=r"Skriv|Månaderna"):
            fält.tolka(fel)


def test_veckor(sida: Planeringssida) -> None:
    fält = Veckofält("v", "Veckor", parent=sida)
    assert fält.tolka("v. 8, 25–27") == (8, 25, 26, 27)
    with pytest.raises(ValueError, match="veckornas nummer"):
        fält.tolka("54")


def test_årshjulet_föreslås_visas_i_hjulet_och_ändras(
    fönster: Huvudfönster, sida: Planeringssida, db: Databas, qtbot: Any
) -> None:
    sida.flikar.setCurrentIndex(ÅRSHJUL)
    flik = sida.årshjul
    assert flik.hjul.beskrivning() == "Årshjulet är tomt."
    flik.social_knapp.click()
    assert len(flik.modell.rader) == 13
    assert "September: Ekonomisk uppföljning" in flik.hjul.accessibleDescription()
    flik.nytt()
    fält = flik.redigerare.findChild(QLineEdit, "rubrik")
    assert fönster.focusWidget() is fält
    fält.selectAll()
    skriv(fält, "Dialog med fullmäktige")
    qtbot.keyClick(fält, Qt.Key.Key_Return)
    poster = arshjul.lista_årshjul(db, fönster.kontext.nämnd_id or 0)
    assert poster[-1].uppgifter.rubrik == "Dialog med fullmäktige"
    for _ in range(3):
        fönster.kontext.ångrastack.undo()
    assert flik.modell.rader == []


def test_ett_ärende_i_årshjulet_avstås_med_skäl(fönster: Huvudfönster, sida: Planeringssida, db: Databas) -> None:
    sida.flikar.setCurrentIndex(ÅRSHJUL)
    flik = sida.årshjul
    flik.annan_knapp.click()
    post = next(r for r in flik.modell.rader if r.uppgifter.rubrik == "Delårsbokslut")
    flik.välj(post.id)
    flik.hjul.månad_vald.emit(9)
    assert not flik.avstå_knapp.isEnabled()
    flik.skäl.setText("Görs av kommunstyrelsen")
    flik.avstå_knapp.click()
    (tillfälle,) = arshjul.hämta_årshjulspost(db, post.id).uppgifter.tillfällen
    assert (tillfälle.månad, tillfälle.avstås) == (9, "Görs av kommunstyrelsen")
    fönster.kontext.ångrastack.undo()
    assert arshjul.hämta_årshjulspost(db, post.id).uppgifter.tillfällen[0].avstås == ""


def test_hjulets_månader_ligger_som_en_klocka(sida: Planeringssida) -> None:
    hjul = Årshjul(sida)
    hjul.resize(300, 300)
    platser = {1: (150, 45), 4: (255, 150), 7: (150, 255), 10: (45, 150)}
    assert {m: hjul.månad_vid(QPointF(*p)) for m, p in platser.items()} == {m: m for m in platser}
    assert hjul.månad_vid(QPointF(150, 150)) is None


def test_uppdragen_filtreras_och_försenat_har_ord_och_bild(
    fönster: Huvudfönster, sida: Planeringssida, db: Databas
) -> None:
    nämnd = fönster.kontext.nämnd_id or 0
    for text, vem, dag in (("hyror", "Chef", date(2026, 1, 1)), ("nycklar", "Ekonom", date(2099, 1, 1))):
        uppdrag = BevakningUppgifter(nämnd, text, ansvarig=vem, återrapport_senast=dag)
        bevakning.spara_bevakning(db, None, uppdrag, None)
    sida.flikar.setCurrentIndex(UPPDRAG)
    flik = sida.uppdrag
    assert [r.text for r in flik.tabell.visade_rader()] == ["hyror", "nycklar"]
    cell = flik.modell.index(0, 0)
    assert cell.data() == "2026-01-01 försenat"
    assert cell.data(Qt.ItemDataRole.DecorationRole) is not None
    assert flik.modell.index(1, 0).data(Qt.ItemDataRole.DecorationRole) is None
    flik.lägen.setCurrentText("Försenade")
    assert [r.text for r in flik.tabell.visade_rader()] == ["hyror"]
    flik.lägen.setCurrentText("Alla")
    flik.ansvariga.setCurrentText("Ekonom")
    assert [r.text for r in flik.tabell.visade_rader()] == ["nycklar"]
    assert any(p.kod == "PLA-uppdrag-forsenat" for p in sida.påpekanden())
    assert sida.gå_till(Plats("bevakning", 1, "återrapport_senast"))
    assert sida.beställningar()[0].typ == "uppdragslista"


def test_ärenden_flyttas_med_tangenterna_och_parkeras(
    fönster: Huvudfönster, sida: Planeringssida, db: Databas, qtbot: Any
) -> None:
    nämnd = fönster.kontext.nämnd_id or 0
    möten = [
        sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnd, MORGONDAG + timedelta(days=d)), None)
        for d in (0, 7)
    ]
    sida.flikar.setCurrentIndex(PÅ_VÄG)
    flik = sida.på_väg
    rad = next(r for r in flik.modell.rader if r.diarienummer == "SN 2026/9")
    flik.tabell.setFocus()
    flik.tabell.välj(rad.id)

    def nu() -> ÄrendeUppgifter:
        return arenden.hämta_ärende(db, rad.id).uppgifter

    kommande = [m.id for m in arendeplan.kommande(db, nämnd)]
    assert [m.objekt_id for m in möten] == [i for i in kommande if i in {m.objekt_id for m in möten}]
    for steg in range(2):
        qtbot.keyClick(flik.tabell, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        assert nu().planerat_sammanträde_id == kommande[steg]
    for _ in range(2):
        qtbot.keyClick(flik.tabell, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert nu().planerat_sammanträde_id is None
    flik.bevakas.sätt_råtext("2099-01-01")
    flik.parkera_knapp.click()
    assert (nu().parkerat, nu().bevakas) == (True, date(2099, 1, 1))
    flik.mål.välj("Parkerade")
    assert [r.id for r in flik.tabell.visade_rader()] == [rad.id]
    fönster.kontext.ångrastack.undo()
    assert nu() == replace(nu(), parkerat=False, bevakas=None)


def _dra(flik: Vägflik, rader: list[int], mål: int | str) -> None:
    """What the view does when rows are dragged to a row of the list and let go."""
    tabell, lista = flik.tabell, flik.mål
    tabell.clearSelection()
    tabell._välj_även(set(rader))
    data = tabell.model().mimeData(tabell.selectionModel().selectedRows())
    nr = next(nr for nr, m in enumerate(lista._mål) if m.värde == mål)
    punkt = lista.visualItemRect(lista.item(nr)).center()
    knapp, inget = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drag = QDragMoveEvent(QPointF(punkt), Qt.DropAction.CopyAction, data, knapp, inget)
    lista.dragMoveEvent(drag)
    if drag.isAccepted():
        lista.dropEvent(QDropEvent(QPointF(punkt), Qt.DropAction.CopyAction, data, knapp, inget))
        QCoreApplication.processEvents()


def test_ärenden_dras_till_ett_sammanträde_parkeras_och_ångras(
    fönster: Huvudfönster, sida: Planeringssida, db: Databas
) -> None:
    nämnd = fönster.kontext.nämnd_id or 0
    nya = [arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnd, rubrik), None).objekt_id for rubrik in ("Ett", "Två")]
    sida.flikar.setCurrentIndex(PÅ_VÄG)
    flik = sida.på_väg
    möte = arendeplan.kommande(db, nämnd)[-1].id

    def nu() -> list[tuple[int | None, bool]]:
        uppgifter = [arenden.hämta_ärende(db, id_).uppgifter for id_ in nya]
        return [(u.planerat_sammanträde_id, u.parkerat) for u in uppgifter]

    _dra(flik, nya, möte)
    assert nu() == [(möte, False)] * 2
    _dra(flik, nya, "Parkerade")
    assert nu() == [(None, True)] * 2
    _dra(flik, nya, "Alla")  # no place to put anything
    assert nu() == [(None, True)] * 2
    _dra(flik, nya, "Utan plan")
    assert nu() == [(None, False)] * 2
    for väntat in ((None, True), (möte, False), (None, False)):
        fönster.kontext.ångrastack.undo()
        assert nu() == [väntat] * 2


def test_ett_ärende_på_en_lista_visas_där_och_flyttas_inte(
    fönster: Huvudfönster, sida: Planeringssida, db: Databas
) -> None:
    nämnd = fönster.kontext.nämnd_id or 0
    ärende = next(r.id for r in arenden.lista_ärenden(db) if r.diarienummer == "SN 2026/9")
    lista = (PunktUppgifter("Familjehem", ärende_id=ärende),)
    möte = sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(nämnd, MORGONDAG, lista=lista), None).objekt_id
    sida.flikar.setCurrentIndex(PÅ_VÄG)
    flik = sida.på_väg
    flik.mål.välj(möte)
    (rad,) = flik.tabell.visade_rader()
    assert (rad.id, plats(rad)) == (ärende, f"{MORGONDAG} på listan")
    flik.mål.välj("Utan plan")
    assert ärende not in [r.id for r in flik.tabell.visade_rader()]
    assert flik.välj(ärende)
    assert not flik.flytta_knapp.isEnabled()
    flik.flytta_till("Utan plan")
    assert any("föredragningslista" in n.text for n in fönster.kontext.notiser.notiser())


def test_menyn_flyttar_som_musen(fönster: Huvudfönster, sida: Planeringssida, db: Databas) -> None:
    nämnd = fönster.kontext.nämnd_id or 0
    id_ = arenden.spara_ärende(db, None, ÄrendeUppgifter(nämnd, "Ett"), None).objekt_id
    sida.flikar.setCurrentIndex(PÅ_VÄG)
    flik = sida.på_väg
    flik.välj(id_)
    flik._fyll_menyn()
    texter = [a.text() for a in flik.meny.actions() if a.text()]
    assert texter[-2:] == ["&Parkera", "&Utan plan"]
    flik.meny.actions()[0].trigger()
    assert arenden.hämta_ärende(db, id_).uppgifter.planerat_sammanträde_id == arendeplan.kommande(db, nämnd)[0].id


def test_femhundra_ärenden_visas_på_en_tiondels_sekund(
    fönster: Huvudfönster, sida: Planeringssida, db: Databas
) -> None:
    nämnd = fönster.kontext.nämnd_id or 0
    with db.skrivning() as enhet:
        from nämndapp.services import aggregat

        for nr in range(500):
            aggregat.spara(enhet, arenden.ÄRENDE, None, ÄrendeUppgifter(nämnd, f"Ärende {nr}"), None)
    sida.flikar.setCurrentIndex(PÅ_VÄG)
    tider = []
    for _ in range(5):
        start = time.perf_counter()
        sida.på_väg.uppdatera()
        tider.append(time.perf_counter() - start)
    assert len(sida.på_väg.modell.rader) >= 500
    assert min(tider) < 0.1
