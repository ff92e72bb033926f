"""The tab Anslag och utskick: up, down, sent, undone, by keyboard; what Översikt and Kontroll lead to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from nämndapp.bas.papekande import Plats
from nämndapp.services import anslag, ekbro, expediering, sammantraden, utskicksbrev
from nämndapp.storage import Databas, öppna
from nämndapp.ui.efter.efterflik import Efterflik
from nämndapp.ui.sammantraden.sida import EFTER, Sammanträdessida

HÅLLET, FÖRE, SENT = date(2026, 10, 27), date(2026, 11, 24), date(2026, 9, 29)


@pytest.fixture(scope="module")
def mall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    fil = tmp_path_factory.mktemp("efter") / "mall.namnd"
    with öppna(fil) as db, db.skrivning() as enhet:
        ekbro.bygg(enhet)
    return fil


@pytest.fixture
def db(mall: Path, tmp_path: Path) -> Iterator[Databas]:
    fil = tmp_path / "prov.namnd"
    fil.write_bytes(mall.read_bytes())
    with öppna(fil) as databas:
        yield databas


@pytest.fixture
def sida(fönster: Any) -> Sammanträdessida:
    svar: Sammanträdessida = fönster.gå_till_sida("Sammanträden")
    return svar


def _möte(db: Databas, dag: date) -> int:
    return next(m.id for m in sammantraden.lista_sammanträden(db) if m.datum == dag)


def _flik(sida: Sammanträdessida, db: Databas, dag: date = HÅLLET) -> Efterflik:
    sida.gå_till(Plats("sammantrade", _möte(db, dag), "expediering"))
    assert sida.flikar.currentIndex() == EFTER
    return sida.efterflik


def test_anslaget_tas_ned_och_ångras(sida: Sammanträdessida, db: Databas, fönster: Any) -> None:
    flik = _flik(sida, db)
    assert [k.knapp.text().replace("&", "") for k in flik.kort] == ["Ta ned anslaget"] * 2
    assert [k.fältrad.isHidden() for k in flik.kort] == [True, False]
    kort = flik.kort[1]
    kort.nedtaget.sätt_råtext("25 nov 2026")
    kort.knapp.click()
    id_ = kort.sak.anslag[0].id or 0
    assert anslag.hämta_anslag(db, id_)[0].nedtaget == date(2026, 11, 25)
    assert flik.kort[1].fältrad.isHidden()
    fönster.kontext.ångrastack.undo()
    assert anslag.hämta_anslag(db, id_)[0].nedtaget is None
    assert not flik.kort[1].fältrad.isHidden()


def test_ett_borttaget_anslag_sätts_upp_igen_med_samma_förvaringsplats(sida: Sammanträdessida, db: Databas) -> None:
    flik = _flik(sida, db)
    flik.kort[1].bort.trigger()
    kort = flik.kort[1]
    assert (kort.knapp.text(), kort.plats.råtext()) == ("&Sätt upp anslaget", "Kansliet, Kommunhuset")
    kort.uppsatt.sätt_råtext("i förrgår")
    kort.knapp.click()
    assert "går inte att läsa" in kort.uppsatt.felrad.text()
    kort.uppsatt.sätt_råtext("2026-10-31")
    kort.knapp.click()
    sak = anslag.mötets_saker(db, _möte(db, HÅLLET))[1]
    assert [(a.uppsatt, a.förvaringsplats) for a in sak.anslag] == [(date(2026, 10, 31), "Kansliet, Kommunhuset")]


def test_en_ändrad_dag_sparas_när_fältet_lämnas(sida: Sammanträdessida, db: Databas) -> None:
    kort = _flik(sida, db).kort[1]
    kort.visa_fälten()
    kort.uppsatt.sätt_råtext("2026-11-01")
    kort.uppsatt.ta_nu()
    (a,) = anslag.mötets_saker(db, _möte(db, HÅLLET))[1].anslag
    assert (a.uppsatt, a.ned_tidigast) == (date(2026, 11, 1), date(2026, 11, 24))


def test_mellanslag_markerar_de_valda_och_filtret_visar_det_som_är_kvar(
    sida: Sammanträdessida, db: Databas, fönster: Any
) -> None:
    lista = _flik(sida, db).utskick
    lista.kvar.setChecked(True)
    assert [r.utskick.mottagare for r in lista.tabell.visade_rader()] == ["Individ och familj", "Förvaltningen"]
    lista.tabell.selectAll()
    lista.dag.sätt_råtext("2026-11-20")
    fönster.show()
    lista.tabell.setFocus()
    QTest.keyClick(lista.tabell, Qt.Key.Key_Space)
    alla = [u for p in expediering.mötets_utskick(db, _möte(db, HÅLLET)) for u in p.utskick]
    assert [u.skickat for u in alla[-2:]] == [date(2026, 11, 20)] * 2
    assert lista.tabell.visade_rader() == []
    assert "kvar (0)" in lista.kvar.text().replace("&", "")
    fönster.kontext.ångrastack.undo()
    assert len(lista.tabell.visade_rader()) == 2


def test_en_mottagare_läggs_till_i_sidan(sida: Sammanträdessida, db: Databas) -> None:
    lista = _flik(sida, db).utskick
    lista.ny()
    lista.panel.fält["mottagare"].sätt_råtext("Revisorerna")
    lista.panel.ja.click()
    (rad,) = lista.tabell.valda_rader()
    assert (rad.utskick.mottagare, rad.utskick.vid_paragrafen) == ("Revisorerna", False)


def test_en_anteckning_skrivs_i_cellen_och_ångras(
    sida: Sammanträdessida, db: Databas, fönster: Any, qtbot: Any
) -> None:
    lista = _flik(sida, db).utskick
    nyckel = lista.modell.rader[0].nyckel
    lista.tabell.välj(nyckel)
    lista.skriv_anteckning()
    rad = lista.tabell.viewport().findChild(QLineEdit)
    qtbot.keyClicks(rad, "Ringde den 3:e")
    qtbot.keyClick(rad, Qt.Key.Key_Return)

    def anteckning() -> str:
        return next(r for r in lista.modell.rader if r.nyckel == nyckel).utskick.anteckning

    qtbot.waitUntil(lambda: anteckning() == "Ringde den 3:e")  # the cell's Return is queued
    fönster.kontext.ångrastack.undo()
    assert anteckning() == ""


def test_alla_till_samma_mottagare_väljs(sida: Sammanträdessida, db: Databas) -> None:
    lista = _flik(sida, db, SENT).utskick
    första = next(r for r in lista.modell.rader if r.utskick.mottagare == "Kommunstyrelsen")
    lista.tabell.välj(första.nyckel)
    lista.välj_mottagarens()
    assert [r.utskick.mottagare for r in lista.tabell.valda_rader()] == ["Kommunstyrelsen"] * 2


def test_mejla_gör_utkast_och_markerar_först_på_begäran(
    fönster: Any, db: Databas, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lista = _flik(fönster.gå_till_sida("Sammanträden"), db).utskick
    monkeypatch.setattr("nämndapp.ui.efter.utskick._öppna", lambda _: None)
    monkeypatch.setattr(lista, "_mapp", lambda: tmp_path / "ut")
    lista.kvar.setChecked(True)
    lista.tabell.selectAll()
    lista.mejla()
    qtbot.waitUntil(lambda: len(fönster.kontext.notiser.notiser()) == 2, timeout=10_000)
    utan, klart = fönster.kontext.notiser.notiser()
    assert "Förvaltningen saknar e-postadress" in utan.text
    assert "E-postutkastet ligger i mappen ut" in klart.text
    assert len(list((tmp_path / "ut").glob("*.eml"))) == 1
    kvar = [u.mottagare for p in expediering.mötets_utskick(db, _möte(db, HÅLLET)) for u in p.kvar]
    assert kvar == ["Individ och familj", "Förvaltningen"]
    lista._klart(utskicksbrev.Utskicksbrev(tmp_path))  # nothing was made: nothing is said
    assert len(fönster.kontext.notiser.notiser()) == 2


def test_före_justeringen_sägs_vad_som_ska_göras(sida: Sammanträdessida, db: Databas) -> None:
    flik = _flik(sida, db, FÖRE)
    assert flik.kort == []
    assert not flik.tomt.isHidden()
    assert not flik.utskick.skickat_knapp.isEnabled()


def test_papperen_hör_till_fliken_och_ett_nytt_anslag_har_dagen_i_fältet(sida: Sammanträdessida, db: Databas) -> None:
    flik = _flik(sida, db)
    typer = [b.typ for b in sida.beställningar()]
    assert typer[:5] == ["anslag", "bevis", "anslag", "bevis", "expedieringslista"]
    flik.kort[1].bort.trigger()
    flik.kort[1].uppsatt.sätt_råtext("2026-11-02")
    assert flik.kort[1].beställning()["uppsatt"] == date(2026, 11, 2)


def test_översikt_och_kontroll_leder_till_raden(fönster: Any, db: Databas, sida: Sammanträdessida) -> None:
    utskick = expediering.mötets_utskick(db, _möte(db, HÅLLET))
    fönster._till_sida("Sammanträden", Plats("paragraf", utskick[1].id, "expediering"))
    assert sida.valt_sammanträde == _möte(db, HÅLLET)
    (rad,) = sida.efterflik.utskick.tabell.valda_rader()
    assert (rad.paragraf.id, rad.utskick.skickat) == (utskick[1].id, None)
    fönster._till_sida("Sammanträden", Plats("sammantrade", _möte(db, SENT), "anslag"))
    assert sida.flikar.currentIndex() == EFTER
    assert sida.valt_sammanträde == _möte(db, SENT)


def test_dagen_stegar_med_pilarna(sida: Sammanträdessida, db: Databas) -> None:
    dag = _flik(sida, db).utskick.dag
    före = date.fromisoformat(dag.råtext())
    QTest.keyClick(dag.inmatning, Qt.Key.Key_Down)
    assert date.fromisoformat(dag.råtext()) == före - timedelta(days=1)


def test_alla_flikar_ryms_bredvid_listan_vid_1280_punkter(fönster: Any, sida: Sammanträdessida) -> None:
    """The seventh tab neither pushes the list of meetings aside nor makes the tabs scroll."""
    fönster.resize(1280, 760)
    assert sida.flikar.minimumSizeHint().width() < 600
    assert sida.flikar.tabBar().sizeHint().width() <= 565  # a frame takes some of the 1,280
