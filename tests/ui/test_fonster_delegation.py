"""The page Delegation: rows are typed, moved and taken back; a decision is registered and reported; figures change."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from nämndapp.bas.papekande import Plats
from nämndapp.models.delegation import Ordningsstatus
from nämndapp.rules.ordningsbild import Kapitelbild, Ordningsbild, Punktbild
from nämndapp.rules.ordningsjamforelse import jämför
from nämndapp.services import (
    delegation,
    delegationsanmalan,
    delegationsbeslut,
    delegationspunkttext,
    delegationsstatistik,
    protokoll,
    register,
)
from nämndapp.storage import Databas
from nämndapp.ui.delegation.ordningsmodell import DELEGAT, NR, ÄRENDE


@pytest.fixture
def nämnd(exempel: Databas) -> int:
    return next(n.id for n in register.lista_nämnder(exempel) if n.kod == "SN")


@pytest.fixture
def sida(fönstret: Any, nämnd: int) -> Any:
    fönstret.kontext.välj_nämnd(nämnd)
    return fönstret.gå_till_sida("Delegation")


def _skriv(tabell: Any, rad: int, kolumn: int, text: str) -> None:
    """Opens the cell, types and leaves it with Enter."""
    tabell.setCurrentIndex(tabell.model().index(rad, kolumn))
    tabell.edit(tabell.currentIndex())
    fält = next(r for r in tabell.viewport().findChildren(QLineEdit) if r.isVisible())
    fält.setText(text)
    tabell.commitData(fält)
    tabell.closeEditor(fält, tabell.itemDelegate().EndEditHint.NoHint)


def _förslaget(sida: Any) -> Any:
    förslag = next(r for r in delegation.lista_ordningar(sida.kontext.db, sida.kontext.nämnd_id)
                   if r.status is Ordningsstatus.FÖRSLAG)  # fmt: skip
    assert sida.ordning.välj(förslag.id)
    return sida.ordning.redigerare


def test_den_som_gäller_visas_och_kan_bara_läsas(sida: Any) -> None:
    assert sida.ordning.redigerare.vy.huvud.status is Ordningsstatus.BESLUTAD
    assert sida.ordning.redigerare.skyddad
    assert not sida.ordning.redigerare.ny_rad.isEnabled()


def test_celler_skrivs_och_ångras(sida: Any) -> None:
    r = _förslaget(sida)
    plats = r.modell.visa_punkt(r.vy.punkter[0].id)
    _skriv(r.tabell, plats, DELEGAT, "ec, högst 10 000 kr; ns")
    delegater = r.vy.punkter[0].delegater
    assert [(d.kod, d.belopp) for d in delegater] == [("EC", 10_000), ("NS", None)]
    _skriv(r.tabell, plats, NR, "77")
    assert r.vy.punkter[0].löpnr == 77
    for _ in range(2):
        sida.kontext.ångrastack.undo()
    assert r.vy.punkter[0].löpnr == 1
    assert [d.kod for d in r.vy.punkter[0].delegater] == ["EC"]


def test_fel_nummer_sägs_och_sparas_inte(sida: Any) -> None:
    r = _förslaget(sida)
    fel: list[str] = []
    r.modell.fel.connect(fel.append)
    plats = r.modell.visa_punkt(r.vy.punkter[0].id)
    assert not r.modell.setData(r.modell.index(plats, NR), "9.4")
    assert "kapitel 9" in fel[0]
    assert r.vy.punkter[0].löpnr == 1


def test_ny_rad_flyttas_och_tas_bort(sida: Any, qtbot: Any) -> None:
    r = _förslaget(sida)
    första, antal = r.vy.punkter[0], len(r.vy.punkter)
    r.tabell.setFocus()
    r.tabell.välj(första.id)
    qtbot.keyClick(r.tabell, Qt.Key.Key_Insert)
    assert len(r.vy.punkter) == antal + 1
    ny = r.vy.punkter[1]
    assert (ny.kapitel_id, ny.ärende) == (första.kapitel_id, "")
    r.tabell.closeEditor(r.tabell.viewport().findChild(QLineEdit), r.tabell.itemDelegate().EndEditHint.NoHint)
    r.tabell.setFocus()
    r.tabell.välj(ny.id)
    qtbot.keyClick(r.tabell, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert r.vy.punkter[0].id == ny.id
    assert r.modell.punkt(r.tabell.currentIndex()).id == ny.id
    r.handling.ta_bort()
    assert len(r.vy.punkter) == antal
    for _ in range(3):
        sida.kontext.ångrastack.undo()
    assert r.vy.punkter[0].id == första.id
    assert len(r.vy.punkter) == antal


def test_radens_uppgifter_sparas_när_fältet_lämnas(sida: Any) -> None:
    r = _förslaget(sida)
    r.tabell.välj(r.vy.punkter[0].id)
    fält = r.detaljer.punkt.fält["villkor"]
    fält.sätt_råtext("Gäller inte vid tvist")
    fält.ta_nu()
    assert r.vy.punkter[0].villkor == "Gäller inte vid tvist"
    sida.kontext.ångrastack.undo()
    assert r.vy.punkter[0].villkor != "Gäller inte vid tvist"


def test_sökning_visar_bara_träffar_och_en_plats_utanför_hittas(sida: Any) -> None:
    r = _förslaget(sida)
    r.filter.setText("hemtjänst")
    r._filtrera()
    assert 0 < r.modell.antal < len(r.vy.punkter)
    dold = next(p for p in r.vy.punkter if "hemtjänst" not in p.ärende.casefold())
    assert sida.gå_till(Plats("delegationspunkt", dold.id, "delegat"))
    assert r.modell.punkt(r.tabell.currentIndex()).id == dold.id
    assert r.tabell.currentIndex().column() == DELEGAT


def test_jämförelsen_säger_ändringarna_med_ord(sida: Any) -> None:
    _förslaget(sida)
    sida.ordning.jämför()
    text = sida.ordning.jämförelse.text.toPlainText()
    assert "1 nya" in text
    assert "[+" in text
    assert "[−" in text
    assert [b.val.get("jämför") for b in sida.beställningar() if b.typ == "delegationsordning"] == [None, 1]


def test_antagandet_frågar_och_går_inte_att_ångra(sida: Any) -> None:
    r = _förslaget(sida)
    id_, steg = r.vy.id, sida.kontext.ångrastack.count()
    sida.ordning.anta()
    panel = sida.ordning.anta_panel
    panel.dag.sätt_råtext("2026-12-15")
    panel.paragraf.sätt_råtext("120")
    panel.utför()
    assert delegation.hämta_ordning(sida.kontext.db, id_).ändras
    sida.ordning.frågerad.ja.click()
    huvud = delegation.hämta_ordning(sida.kontext.db, id_).huvud
    assert (huvud.status, huvud.beslutad_paragraf) == (Ordningsstatus.BESLUTAD, 120)
    assert sida.kontext.ångrastack.count() == steg
    assert r.skyddad


def test_ett_beslut_registreras_och_nästa_påbörjas(sida: Any, nämnd: int) -> None:
    sida.flikar.setCurrentWidget(sida.beslutsyta)
    b, db = sida.beslut, sida.kontext.db
    före = {r.id for r in delegationsbeslut.lista_beslut(db, nämnd)}
    for namn, text in (
        ("datum", "2026-11-20"),
        ("diarienummer", "SN 2026/400"),
        ("beslut", "Avvisas"),
        ("belopp", "90 000 kr"),
    ):
        b.fält[namn].sätt_råtext(text)
    b.punkt.sätt_råtext("1.1")
    b.punkt.ta_nu()
    assert b.delegat.råtext() == "EC"
    b.spara()
    nytt = next(r for r in delegationsbeslut.lista_beslut(db, nämnd) if r.id not in före)
    assert (nytt.punkt_nr, nytt.delegat, nytt.datum, nytt.belopp) == ("1.1", "EC", date(2026, 11, 20), 90_000)
    assert b.punkt.råtext() == ""
    assert b.fält["datum"].råtext() == "2026-11-20"
    sida.kontext.ångrastack.undo()
    assert {r.id for r in delegationsbeslut.lista_beslut(db, nämnd)} == före


def test_punkten_hör_till_versionen_som_gällde_beslutets_dag(sida: Any, nämnd: int) -> None:
    """A picked row gets its number of the day; a typed number is another row in another version."""
    b, db = sida.beslut, sida.kontext.db
    id_ = _förslaget(sida).vy.id
    antagen = delegation.anta(
        db, id_, datum=date(2026, 12, 1), paragraf=120, gäller_från=date(2027, 1, 1), väntad_version=None
    )
    assert antagen.efter
    gammal = delegation.hämta_ordning(db, delegation.gällande(db, nämnd, date(2026, 12, 31)) or 0)
    ny = delegation.hämta_ordning(db, id_)
    punkt = next(p for p in ny.punkter if gammal.nummer.get(p.nyckel, ny.nummer[p.nyckel]) != ny.nummer[p.nyckel])
    sida.flikar.setCurrentWidget(sida.beslutsyta)
    b.uppdatera()

    def dag(text: str) -> None:
        b.fält["datum"].sätt_råtext(text)
        b.fält["datum"].ta_nu()

    dag("2027-01-10")
    b.punkt.sätt_råtext(f"{ny.nummer[punkt.nyckel]} {punkt.ärende}")
    b.punkt.ta_nu()
    assert b.punkt.råtext() == ny.nummer[punkt.nyckel]
    dag("2026-12-30")
    assert b.punkt.råtext() == gammal.nummer[punkt.nyckel]
    b.punkt.sätt_råtext(ny.nummer[punkt.nyckel])
    b.punkt.ta_nu()
    u = b._skrivet()
    assert gammal.nummer[u.punkt_nyckel] == ny.nummer[punkt.nyckel]
    assert u.punkt_nyckel != punkt.nyckel
    dag("2019-01-01")
    b._granska()
    flagga, rest = b.flagga.text().split("\n")
    assert "ingen delegationsordning gällde" in flagga
    assert rest.startswith("Punkterna är ur version 1, som gällde ")


def test_filens_fel_visas_och_inget_halvt_läses_in(sida: Any, nämnd: int, tmp_path: Path) -> None:
    fil = tmp_path / "beslut.csv"
    fil.write_text("Datum;Lagrum;Delegat\n2026-11-02;45 § FL;EC\nigår;45 § FL;EC\n", encoding="utf-8")
    sida.flikar.setCurrentWidget(sida.beslutsyta)
    db = sida.kontext.db
    före = len(delegationsbeslut.lista_beslut(db, nämnd))
    sida.beslutsyta.läs_fil(fil)
    panel = sida.inläsning
    assert sida.beslutsyta.currentWidget() is panel
    assert [r[:2] for r in panel.modell.rader] == [(3, "Går inte"), (2, "Nytt")]
    assert not panel.läs_knapp.isEnabled()
    panel.utan_fel.setChecked(True)
    panel.läs_in()
    assert len(delegationsbeslut.lista_beslut(db, nämnd)) == före + 1
    sida.kontext.ångrastack.undo()
    assert len(delegationsbeslut.lista_beslut(db, nämnd)) == före


def test_det_kryssade_läggs_på_listan(sida: Any) -> None:
    sida.flikar.setCurrentWidget(sida.anmälan)
    a, db = sida.anmälan, sida.kontext.db
    möte = a.möte_id
    underlag = delegationsanmalan.underlag(db, möte)
    assert underlag.beslut
    a.modell.byt([a.modell.rader[0]])
    kvar = a.modell.rader[0].id
    a.lägg_på_listan()
    efter = delegationsanmalan.underlag(db, möte)
    assert efter.beslut == (kvar,)
    sida.kontext.ångrastack.undo()
    assert delegationsanmalan.underlag(db, möte) == underlag


def test_punktens_text_läggs_i_protokollet_och_en_annan_text_frågas_det_om(sida: Any, exempel: Databas) -> None:
    sida.flikar.setCurrentWidget(sida.anmälan)
    a = sida.anmälan
    assert not a.lägg_i_knapp.isEnabled() or a._anmälda
    a.lägg_på_listan()
    a.lägg_i_knapp.click()
    läge = delegationspunkttext.läge(exempel, a.möte_id)
    assert läge.finns
    rad = next(
        r for r in protokoll.lista_paragrafer(exempel, a.möte_id)
        if any(x.rubrik == delegationspunkttext.RUBRIK
               for x in protokoll.hämta_paragraf(exempel, r.id).uppgifter.avsnitt)
    )  # fmt: skip
    u = protokoll.hämta_paragraf(exempel, rad.id).uppgifter
    protokoll.spara_paragraf(
        exempel, rad.id, replace(u, avsnitt=tuple(replace(x, text="Eget.") for x in u.avsnitt)), None
    )
    a.lägg_i_knapp.click()
    assert a.punktfråga.isVisible()
    assert a.punktfråga.annars.text() == "Ersätt den"
    a.punktfråga.ja.click()
    assert delegationspunkttext.läge(exempel, a.möte_id).står == f"Eget.\n\n{läge.text}"
    sida.kontext.ångrastack.undo()
    assert delegationspunkttext.läge(exempel, a.möte_id).står == "Eget."


def test_en_siffra_ändras_och_tom_är_inte_noll(sida: Any, nämnd: int) -> None:
    sida.flikar.setCurrentWidget(sida.statistik)
    s = sida.statistik
    år = s.år.currentData()

    def värde() -> int | None:
        return delegationsstatistik.hämta_statistik(sida.kontext.db, nämnd, år)[0].månader[0][0]

    gammalt = värde()
    assert s.modell.setData(s.modell.index(0, 0), "0")
    assert värde() == 0
    assert s.modell.setData(s.modell.index(0, 0), "–")
    assert värde() is None
    for _ in range(2):
        sida.kontext.ångrastack.undo()
    assert värde() == gammalt


def test_ny_kod_står_på_sin_plats(sida: Any) -> None:
    sida.flikar.setCurrentWidget(sida.koder)
    sida.koder.vy.lägg_till()
    nr = sida.koder.vy.currentIndex().row()
    assert sida.koder.modell.rader[nr].kod == "KOD1"
    sida.kontext.ångrastack.undo()
    assert "KOD1" not in [k.kod for k in sida.koder.modell.rader]


def test_utan_ordning_sägs_vad_man_gör_först(fönstret: Any, exempel: Databas) -> None:
    fönstret.kontext.välj_nämnd(next(n.id for n in register.lista_nämnder(exempel) if n.kod == "BMN"))
    sida = fönstret.gå_till_sida("Delegation")
    assert sida.ordning.tomyta.isVisible()
    sida.nytt()
    assert not sida.ordning.tomyta.isVisible()
    sida.ordning.redigerare.handling.lägg_till_kapitel()
    r = sida.ordning.redigerare
    _skriv(r.tabell, 0, 0, "Allmänna ärenden")
    r.handling.lägg_till()
    assert [(k.nr, k.rubrik) for k in r.vy.kapitel] == [(1, "Allmänna ärenden")]
    assert r.tabell.currentIndex().column() == ÄRENDE
    assert len(r.vy.punkter) == 1


def test_en_lång_jämförelse_visas_hel(qtbot: Any, sida: Any) -> None:
    """What does not have room at once is set while the first rows are read, in order."""
    vy = sida.ordning.jämförelse
    gamla = tuple(Punktbild(f"k{n}", f"1.{n}", f"Ärende {n}", löpnr=n, id=n) for n in range(1, 401))
    nya = tuple(replace(p, ärende=f"{p.ärende} nytt") for p in gamla)
    före, efter = (Ordningsbild(kapitel=(Kapitelbild("Lag", 1, punkter=p),)) for p in (gamla, nya))
    vy.visa_jämförelse(jämför(före, efter))
    qtbot.waitUntil(lambda: not vy._klocka.isActive(), timeout=10_000)
    text = vy.text.toPlainText()
    assert [int(nr) for nr in re.findall(r"Ändrad 1\.(\d+)", text)] == list(range(1, 401))
