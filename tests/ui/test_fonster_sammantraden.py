"""The page Sammanträden, driven as a secretary would."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from tangenter import skriv

from nämndapp.bas.papekande import Plats
from nämndapp.services import arenden, sammantraden, utkast
from nämndapp.services.uppgifter import GruppUppgifter, PunktUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.sammantraden.listmodell import FÖREDRAGANDE, RUBRIK
from nämndapp.ui.sammantraden.sida import LISTA, PROTOKOLL, UPPGIFTER, Sammanträdessida


@pytest.fixture
def sida(fönster: Huvudfönster) -> Sammanträdessida:
    sidan = fönster.gå_till_sida("Sammanträden")
    assert isinstance(sidan, Sammanträdessida)
    möte = next(r for r in sidan.modell.rader if r.datum == date(2026, 12, 8))
    sidan.tabell.välj(möte.id)
    return sidan


def _rubriker(sida: Sammanträdessida) -> list[str]:
    return [r.rubrik for r in sida.redigerare.modell.lista]


def _sparade(db: Databas, sida: Sammanträdessida) -> list[str]:
    return [r.rubrik for r in sammantraden.hämta_sammanträde(db, sida.redigerare.vy.id).uppgifter.lista]


def test_numren_räknas_och_grupper_har_inget(sida: Sammanträdessida) -> None:
    modell = sida.redigerare.modell
    assert [modell.nummer(r) for r in range(len(modell.lista))] == [None, 1, None, 2, 3]


def test_tresiffriga_nummer_får_plats(sida: Sammanträdessida) -> None:
    redigerare = sida.redigerare
    punkter = tuple(PunktUppgifter(f"Punkt {nr}") for nr in range(120))
    redigerare.spara(replace(redigerare.uppgifter, lista=punkter))
    vy = redigerare.vy_lista
    assert vy.columnWidth(0) >= vy.sizeHintForIndex(vy.modell.index(119, 0)).width()


def test_alt_pil_flyttar_raden_och_ctrl_z_flyttar_tillbaka(
    sida: Sammanträdessida, fönster: Huvudfönster, db: Databas, qtbot: Any
) -> None:
    före = _rubriker(sida)
    vy = sida.redigerare.vy_lista
    vy.setFocus()
    vy.välj([4])
    qtbot.keyClick(vy, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _rubriker(sida) == [*före[:3], före[4], före[3]] == _sparade(db, sida)
    assert vy.valda() == [3]
    fönster.kontext.ångrastack.undo()
    assert _rubriker(sida) == före == _sparade(db, sida)
    fönster.kontext.ångrastack.redo()
    assert _sparade(db, sida)[3] == före[4]


def test_raden_är_vald_också_medan_ctrl_hålls_nere(sida: Sammanträdessida, qtbot: Any) -> None:
    """Ctrl+Z shows the list anew while Ctrl is down."""
    vy = sida.redigerare.vy_lista
    qtbot.keyPress(vy, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    try:
        vy.välj([3])
        assert vy.valda() == [3]
    finally:
        qtbot.keyRelease(vy, Qt.Key.Key_Control)


def test_att_dra_en_punkt_till_en_annan_grupp(sida: Sammanträdessida, db: Databas) -> None:
    modell = sida.redigerare.modell
    data = modell.mimeData([modell.index(4, 0)])
    modell.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert _sparade(db, sida) == [
        "Information", "Öppettider på Eklunden", "Förvaltningen informerar", "Ärenden för beslut", "Budget 2027",
    ]  # fmt: skip


def test_det_som_dras_förblir_valt_och_del_tar_just_det(
    sida: Sammanträdessida, fönster: Huvudfönster, db: Databas, qtbot: Any
) -> None:
    vy = sida.redigerare.vy_lista
    vy.setFocus()
    vy.välj([4])
    data = vy.modell.mimeData([vy.modell.index(4, 0)])
    vy.modell.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert vy.valda() == [1]
    assert vy.currentIndex().row() == 1
    fönster.kontext.ångrastack.undo()
    assert vy.valda() == [4]
    fönster.kontext.ångrastack.redo()
    qtbot.keyClick(vy, Qt.Key.Key_Delete)
    assert "Öppettider på Eklunden" not in _sparade(db, sida)
    fönster.kontext.ångrastack.undo()
    assert [_rubriker(sida)[rad] for rad in vy.valda()] == ["Öppettider på Eklunden"]


def test_en_cell_skrivs_och_sparas(sida: Sammanträdessida, db: Databas) -> None:
    modell = sida.redigerare.modell
    modell.setData(modell.index(3, FÖREDRAGANDE), "Åsa Lönn")
    punkt = sammantraden.hämta_sammanträde(db, sida.redigerare.vy.id).uppgifter.lista[3]
    assert isinstance(punkt, PunktUppgifter)
    assert punkt.föredragande == "Åsa Lönn"
    assert punkt.diarienummer == "SN 2026/12"


def test_en_tom_rubrik_tas_inte_emot(sida: Sammanträdessida) -> None:
    modell = sida.redigerare.modell
    assert not modell.setData(modell.index(3, RUBRIK), "  ")
    assert _rubriker(sida)[3] == "Budget 2027"


def test_delete_tar_bort_och_ctrl_z_ger_tillbaka_med_ärendet(
    sida: Sammanträdessida, fönster: Huvudfönster, db: Databas, qtbot: Any
) -> None:
    vy = sida.redigerare.vy_lista
    vy.setFocus()
    vy.välj([3])
    qtbot.keyClick(vy, Qt.Key.Key_Delete)
    assert "Budget 2027" not in _sparade(db, sida)
    fönster.kontext.ångrastack.undo()
    punkt = sammantraden.hämta_sammanträde(db, sida.redigerare.vy.id).uppgifter.lista[3]
    assert isinstance(punkt, PunktUppgifter)
    assert punkt.ärende_id is not None


def test_ett_ärende_läggs_till_med_sitt_diarienummer(sida: Sammanträdessida, db: Databas, qtbot: Any) -> None:
    fält = sida.redigerare.ärendefält
    fält.setFocus()
    skriv(fält, "SN 2026/9")
    qtbot.keyClick(fält, Qt.Key.Key_Return)
    sista = sammantraden.hämta_sammanträde(db, sida.redigerare.vy.id).uppgifter.lista[-1]
    assert isinstance(sista, PunktUppgifter)
    assert (sista.rubrik, sista.diarienummer) == ("Åtgärder för fler familjehem", "SN 2026/9")
    assert sista.ärende_id is not None


def test_ett_ärende_som_lagts_upp_medan_listan_visas_föreslås(sida: Sammanträdessida, db: Databas) -> None:
    arenden.spara_ärende(db, None, ÄrendeUppgifter(1, rubrik="Nyss upplagt", diarienummer="SN 2026/77"), None)
    fält = sida.redigerare.ärendefält
    fält.setFocus()
    förslag = fält.completer().model()
    texter = [förslag.index(rad, 0).data() for rad in range(förslag.rowCount())]
    assert "SN 2026/77  Nyss upplagt" in texter
    assert not any("Budget 2027" in text for text in texter)  # it is on the list


def test_nya_punkter_och_grupper_öppnas_för_skrivning(sida: Sammanträdessida) -> None:
    sida.redigerare.ny_grupp()
    assert isinstance(sida.redigerare.modell.lista[-1], GruppUppgifter)
    redigering = sida.redigerare.vy_lista.findChild(QLineEdit)
    assert redigering is not None
    assert redigering.text() == "Ny grupp"


def test_platsen_sparas_när_fältet_lämnas(sida: Sammanträdessida, db: Databas) -> None:
    sida.flikar.setCurrentIndex(UPPGIFTER)
    fält = sida.redigerare._fält["plats"]
    fält.sätt_råtext("Björken")
    fält.ta_nu()
    assert sammantraden.hämta_sammanträde(db, sida.redigerare.vy.id).uppgifter.plats == "Björken"


def test_det_som_skrivs_ligger_som_utkast_inom_två_sekunder(sida: Sammanträdessida, db: Databas, qtbot: Any) -> None:
    sida.flikar.setCurrentIndex(UPPGIFTER)
    sida.redigerare._fält["plats"].sätt_råtext("Halvskriv")
    qtbot.waitUntil(lambda: bool(utkast.lista_utkast(db)), timeout=2000)
    rad = utkast.lista_utkast(db)[0]
    assert rad.data == {"fält": {"plats": "Halvskriv"}}
    assert sammantraden.hämta_sammanträde(db, sida.redigerare.vy.id).uppgifter.plats == "Eksalen"
    sida.lämna()
    assert utkast.lista_utkast(db) == []
    assert sammantraden.hämta_sammanträde(db, sida.redigerare.vy.id).uppgifter.plats == "Halvskriv"


def test_ett_utkast_från_en_krasch_erbjuds_och_återställs(fönster: Huvudfönster, db: Databas) -> None:
    möte = sammantraden.lista_sammanträden(db, None)[0]
    utkast.spara_utkast(db, f"sammanträde:{möte.id}", möte.version, {"fält": {"plats": "Kvar efter kraschen"}})
    fönster.erbjud_utkast()
    notis = fönster.notiser.notiser()[-1]
    knapp = next(k for k in notis.findChildren(QPushButton) if k.text() == "Återställ texten")
    knapp.click()
    assert sammantraden.hämta_sammanträde(db, möte.id).uppgifter.plats == "Kvar efter kraschen"
    assert utkast.lista_utkast(db) == []


def test_ett_nytt_sammanträde_föreslås_på_samma_veckodag(sida: Sammanträdessida, db: Databas) -> None:
    sida.nytt()
    rader = sorted(sammantraden.lista_sammanträden(db, sida.kontext.nämnd_id), key=lambda r: r.datum)
    assert rader[-1].datum == date(2027, 2, 16)
    assert rader[-1].datum.weekday() == date(2027, 1, 19).weekday()
    assert sida.flikar.currentIndex() == UPPGIFTER


def test_kontrollpanelen_säger_till_medan_man_skriver(
    sida: Sammanträdessida, fönster: Huvudfönster, qtbot: Any
) -> None:
    sida.flikar.setCurrentIndex(UPPGIFTER)
    assert "KAL-plats-saknas" not in {p.kod for p in sida.påpekanden()}
    sida.redigerare._fält["plats"].sätt_råtext("")
    assert "KAL-plats-saknas" in {p.kod for p in sida.påpekanden()}
    lista = fönster.panel.lista
    qtbot.waitUntil(
        lambda: any("var sammanträdet hålls" in lista.item(r).text() for r in range(lista.count())), timeout=2000
    )


def test_ett_påpekande_leder_till_sitt_fält(sida: Sammanträdessida, fönster: Huvudfönster) -> None:
    fönster.activateWindow()
    assert sida.gå_till(Plats(typ="sammantrade", id=sida.redigerare.vy.id, fält="plats"))
    QApplication.processEvents()
    assert sida.flikar.currentIndex() == UPPGIFTER
    punkt = sida.redigerare.vy.uppgifter.punkter[1]
    assert sida.gå_till(Plats(typ="foredragningspunkt", id=punkt.id))
    assert sida.flikar.currentIndex() == LISTA
    assert sida.redigerare.vy_lista.valda() == [3]


def test_protokollsutkast_skapas_ändras_och_skrivs_inte_över(sida: Sammanträdessida, qtbot: Any) -> None:
    sida.flikar.setCurrentIndex(PROTOKOLL)
    flik = sida.protokollflik
    flik.skapa()
    assert [r.rubrik for r in flik.modell.rader] == [
        "Förvaltningen informerar", "Budget 2027", "Öppettider på Eklunden",
    ]  # fmt: skip
    flik.gå_till(flik.modell.rader[1].id)
    for nr, text in enumerate(("Nämnden antar budgeten.", "Planen skickas till kommunstyrelsen.")):
        if nr:
            flik.redigerare.lägg_till_sats()
        fält = flik.redigerare._fält[f"beslutspunkter.{nr}.text"]
        fält.sätt_råtext(text)
        fält.ta_nu()
    assert flik.modell.rader[1].antal_beslut == 2
    flik.skapa()
    assert flik.modell.rader[1].antal_beslut == 2


def test_kallelsen_visas_i_fönstret(sida: Sammanträdessida, fönster: Huvudfönster, qtbot: Any) -> None:
    fönster.förhandsvisa()
    qtbot.waitUntil(lambda: fönster.förhandsvisning.pdf.pageCount() > 0, timeout=20000)
    assert fönster.förhandsvisning.rubrik.text() == "Kallelse"
    assert "Sida 1" in fönster.förhandsvisning.sidtext.text()
    qtbot.keyClick(fönster.förhandsvisning.vy, Qt.Key.Key_Escape)
    assert fönster.sida is sida


def test_voteringslistan_görs_för_de_valda_punkterna(sida: Sammanträdessida, qtbot: Any) -> None:
    sida.redigerare.vy_lista.selectAll()
    with qtbot.waitSignal(sida.förhandsvisa) as visad:
        sida._visa_voteringar()
    assert visad.args[0].typ == "voteringslista"
    assert visad.args[0].val["punkter"] == tuple(p.id for p in sida.redigerare.vy.uppgifter.punkter)  # type: ignore[union-attr]  # shown
    assert visad.args[0].val["sammanträde_id"] == sida.redigerare.vy.id  # type: ignore[union-attr]


def test_en_skriven_punkt_blir_ett_ärende_med_enter_och_ctrl_z_tar_tillbaka(
    sida: Sammanträdessida, fönster: Huvudfönster, db: Databas, qtbot: Any
) -> None:
    redigerare = sida.redigerare
    redigerare.spara(replace(redigerare.uppgifter, lista=(PunktUppgifter("Ny lekplats"),)))
    redigerare.vy_lista.välj([0])
    knapp = redigerare.panel.ärende_knapp
    knapp.setFocus()
    qtbot.keyClick(knapp, Qt.Key.Key_Return)
    (punkt,) = redigerare.uppgifter.punkter
    assert punkt.ärende_id is not None
    assert arenden.hämta_ärende(db, punkt.ärende_id).uppgifter.rubrik == "Ny lekplats"
    assert not knapp.isVisibleTo(redigerare.panel), "den har ett ärende nu"
    fönster.kontext.ångrastack.undo()
    assert redigerare.uppgifter.punkter[0].ärende_id is None
    assert knapp.isVisibleTo(redigerare.panel)
