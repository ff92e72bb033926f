"""Delegation → Egna protokoll: a draft of the ticked decisions, changed, justerat, announced, taken down; undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from nämndapp.bas.papekande import Plats
from nämndapp.services import delegationsbeslut, register, sarskilda_protokoll
from nämndapp.storage import Databas


@pytest.fixture
def flik(fönstret: Any, exempel: Databas) -> Any:
    nämnd = next(n.id for n in register.lista_nämnder(exempel) if n.kod == "SN")
    fönstret.kontext.välj_nämnd(nämnd)
    sida = fönstret.gå_till_sida("Delegation")
    sida.flikar.setCurrentWidget(sida.egna)
    return sida.egna


def _protokoll(flik: Any) -> dict[str, sarskilda_protokoll.ProtokollVy]:
    alla = sarskilda_protokoll.lista_protokoll(flik.kontext.db, flik.kontext.nämnd_id)
    return {v.bild.nummer: v for v in alla}


def _svara(flik: Any, **värden: str) -> None:
    for namn, text in värden.items():
        flik.akter.panel.fält[namn].inmatning.setText(text)
    flik.akter.panel.ja.click()


def test_det_förkryssade_blir_ett_utkast_som_ändras_och_ångras(flik: Any) -> None:
    assert [r.diarienummer for r in flik.väntande.rader] == ["SN 2026/297"]
    flik.upp_knapp.click()
    assert _protokoll(flik)["2026:2"].läge == "Utkast"
    assert flik.väntande.rader == []
    assert not flik.upp_knapp.isEnabled()
    flik.form.fält["av"].inmatning.setText("Nour Khalil")
    flik.form.fält["av"]._lämna()
    assert _protokoll(flik)["2026:2"].uppgifter.av == "Nour Khalil"
    flik.form.tabell.selectAll()
    flik.form.ut_knapp.click()
    assert [r.diarienummer for r in flik.väntande.rader] == ["SN 2026/297"]
    flik.till_knapp.click()
    assert len(_protokoll(flik)["2026:2"].uppgifter.beslut) == 1
    for _ in range(4):
        flik.kontext.ångrastack.undo()
    assert list(_protokoll(flik)) == ["2026:1"]
    assert [r.diarienummer for r in flik.väntande.rader] == ["SN 2026/297"]


def test_mellanslag_och_förslag_kryssar(flik: Any, qtbot: Any) -> None:
    flik.väntetabell.selectRow(0)
    qtbot.keyClick(flik.väntetabell, Qt.Key.Key_Space)
    assert not flik.upp_knapp.isEnabled()
    flik.urval.setCurrentIndex(1)
    flik.urval.activated.emit(1)
    assert flik.urval.currentText() == "EC, 2026-12-08, 1 beslut"
    assert flik.upp_knapp.isEnabled()


def test_justera_anslå_och_ta_ned(flik: Any) -> None:
    flik.upp_knapp.click()
    flik.akter.knapp.click()
    _svara(flik, av="")
    assert flik.akter.panel.isVisibleTo(flik), "panelen är kvar: namnet saknas"
    _svara(flik, datum="2026-12-09", av="Nour Khalil")
    assert _protokoll(flik)["2026:2"].uppgifter.justerat == date(2026, 12, 9)
    assert "Justerade" not in flik.kontext.ångrastack.undoText()
    assert not flik.form.ut_knapp.isVisibleTo(flik)
    assert "anslå" in flik.akter.knapp.text().replace("&", "").lower()
    flik.akter.knapp.click()
    assert flik.akter.panel.fält["plats"].råtext() == "Kansliet, Kommunhuset"
    _svara(flik, datum="2026-12-10")
    sak = _protokoll(flik)["2026:2"].bild.anslagssak
    assert sak is not None and sak.gällande is not None and sak.gällande.uppsatt == date(2026, 12, 10)
    flik.akter.knapp.click()
    _svara(flik, datum="2027-01-05")
    assert _protokoll(flik)["2026:2"].läge == "Nedtaget 2027-01-05"


def test_en_rättelse_antecknas(flik: Any) -> None:
    flik.välj(_protokoll(flik)["2026:1"].id)
    flik.akter.rätta()
    flik.akter.panel.fält["text"].inmatning.setPlainText("Beloppet är 42 600 kr.")
    _svara(flik, datum="2026-11-20", av="Lovisa Qvist")
    anteckning = _protokoll(flik)["2026:1"].uppgifter.anteckning
    assert anteckning == "Rättelse 2026-11-20, Lovisa Qvist: Beloppet är 42 600 kr."


def test_papperet_webbversionen_och_det_låsta_erbjuds(flik: Any) -> None:
    flik.välj(_protokoll(flik)["2026:1"].id)
    namn = [b.namn for b in flik.beställningar()]
    assert namn == [
        "Särskilt protokoll 2026:1", "Särskilt protokoll 2026:1, webbversion",
        "Anslag om särskilt protokoll 2026:1", "Särskilt protokoll 2026:1, som det justerades",
    ]  # fmt: skip


def test_det_som_förs_på_annat_sätt_markeras_och_ångras_i_ett_steg(flik: Any) -> None:
    db, nämnd = flik.kontext.db, flik.kontext.nämnd_id
    flik.utanför_knapp.click()
    assert flik.väntande.rader == []
    rad = next(r for r in delegationsbeslut.lista_beslut(db, nämnd) if r.diarienummer == "SN 2026/297")
    assert rad.särskilt_protokoll and not rad.eget_protokoll
    flik.kontext.ångrastack.undo()
    assert len(flik.väntande.rader) == 1


def test_en_nämnd_utan_något_att_föra_ser_vad_fliken_är_till_för(flik: Any) -> None:
    nämnd = next(n.id for n in register.lista_nämnder(flik.kontext.db) if n.kod == "BMN")
    flik.kontext.välj_nämnd(nämnd)
    flik.uppdatera()
    assert flik.stapel.currentWidget() is flik.tomyta
    assert "7 kap. 8 §" in flik.tomyta.text.text()


def test_kontrollen_och_sökningen_går_till_protokollet(flik: Any, fönstret: Any) -> None:
    flik.upp_knapp.click()
    id_ = _protokoll(flik)["2026:2"].id
    sida = fönstret.gå_till_sida("Delegation")
    sida.flikar.setCurrentWidget(sida.koder)
    assert sida.gå_till(Plats("sarskilt_protokoll", id_, "av"))
    assert sida.flikar.currentWidget() is flik
    assert flik.akter.vy.id == id_
    assert sida.gå_till(Plats("särskilt protokoll", _protokoll(flik)["2026:1"].id))
    assert flik.akter.vy.bild.nummer == "2026:1"


def test_ett_utkast_tas_tillbaka(flik: Any) -> None:
    flik.upp_knapp.click()
    flik.akter.val["bort"].trigger()
    assert list(_protokoll(flik)) == ["2026:1"]
    flik.kontext.ångrastack.undo()
    assert set(_protokoll(flik)) == {"2026:1", "2026:2"}


def test_det_låsta_papperet_visas_och_sparas_som_det_var(flik: Any, fönstret: Any, qtbot: Any, tmp_path: Path) -> None:
    id_ = _protokoll(flik)["2026:1"].id
    flik.välj(id_)
    flik.akter.val["lagrad"].trigger()
    visning = fönstret.förhandsvisning
    qtbot.waitUntil(lambda: visning.pdf.pageCount() > 0, timeout=10_000)
    visning.spara(tmp_path / "låst.pdf", "pdf")
    qtbot.waitUntil((tmp_path / "låst.pdf").exists, timeout=10_000)
    assert (tmp_path / "låst.pdf").read_bytes() == sarskilda_protokoll.justerad_pdf(flik.kontext.db, id_)


def test_ett_beslut_i_ett_justerat_protokoll_kan_bara_läsas(flik: Any, fönstret: Any) -> None:
    sida = fönstret.gå_till_sida("Delegation")
    db, nämnd = flik.kontext.db, flik.kontext.nämnd_id
    rader = {r.diarienummer: r.id for r in delegationsbeslut.lista_beslut(db, nämnd)}
    assert sida.gå_till(Plats("delegationsbeslut", rader["SN 2026/281"]))
    beslut = sida.beslut
    assert "särskilt protokoll 2026:1, som är justerat" in beslut.flagga.text()
    assert beslut.fält["rubrik"].inmatning.isReadOnly()
    assert not beslut.bort_knapp.isEnabled()
    beslut.nytt()
    assert not beslut.fält["rubrik"].inmatning.isReadOnly()
