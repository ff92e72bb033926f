"""Intern kontroll through a whole year in the window: workshop, analysis, plan, adoption, controls, follow-up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from tangenter import skriv

from nämndapp.bas.papekande import Plats
from nämndapp.models import Frekvenskod, Kontrollutfall, Planstatus
from nämndapp.services import internkontroll, internkontrollval, kontrolltillfallen, workshopval
from nämndapp.services.internkontrollnasta import Gör
from nämndapp.services.internkontrolluppgifter import (
    KontrollUppgifter,
    PlanUppgifter,
    RiskanalysUppgifter,
    RiskUppgifter,
)
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.internkontroll.sida import (
    ANALYS,
    INSTÄLLNINGAR,
    KONTROLLER,
    PLAN,
    UPPFÖLJNING,
    WORKSHOP,
    Internkontrollsida,
)
from nämndapp.ui.internkontroll.workshop import BESLUT


@pytest.fixture
def sida(fönster: Huvudfönster, db: Databas) -> Internkontrollsida:
    """Socialnämnden 2025: a plan of two controls, one of them each quarter, which answers the only high risk."""
    nämnd = fönster.kontext.nämnd_id
    assert nämnd is not None
    risker = (
        RiskUppgifter("Fakturor betalas för sent", "Ekonomi", sannolikhet=3, konsekvens=4, riskvärde=12),
        RiskUppgifter("Nycklar återlämnas inte", "Säkerhet", sannolikhet=2, konsekvens=2, riskvärde=4),
    )
    analys = internkontroll.spara_riskanalys(
        db, None, RiskanalysUppgifter(nämnd, 2025, "Riskanalys 2025", risker=risker), None
    )
    assert isinstance(analys.efter, RiskanalysUppgifter)
    kontroller = (
        KontrollUppgifter(
            "Stickprov på fakturor", "Ekonomi", "Controller", "Varje kvartal", Frekvenskod.KVARTAL,
            "Stickprov", "Chef", risker=(analys.efter.risker[0].id,),
        ),
        KontrollUppgifter("Kvittens på nycklar", "Säkerhet", "Administratör", "När det behövs"),
    )  # fmt: skip
    plan = PlanUppgifter(nämnd, 2025, "Internkontrollplan 2025", riskanalys_id=analys.objekt_id, kontroller=kontroller)
    internkontroll.spara_plan(db, None, plan, None)
    sidan = fönster.gå_till_sida("Intern kontroll")
    assert isinstance(sidan, Internkontrollsida)
    return sidan


def _anta(sida: Internkontrollsida) -> None:
    plan = sida.plan
    for namn, text in (("beslutad_datum", "2025-01-28"), ("beslutad_paragraf", "7")):
        plan._fält[namn].sätt_råtext(text)
        plan._fält[namn].ta_nu()
    sida.flöde.knapp.click()
    sida.frågerad.ja.click()


def test_planen_antas_genom_sin_paragraf_och_får_sina_kontroller(
    sida: Internkontrollsida, fönster: Huvudfönster
) -> None:
    assert sida.flöde.knapp.text() == "N&ästa: Anta planen …"
    sida.flöde.knapp.click()
    assert sida.flikar.currentIndex() == PLAN
    assert not sida.frågerad.isVisible()  # the day and the § first
    assert sida.plan._fält["beslutad_datum"].felrad.text() == "⚠ Skriv dagen för beslutet."
    antal = fönster.kontext.ångrastack.count()
    _anta(sida)
    plan: PlanUppgifter = sida.plan.uppgifter
    assert (plan.status, plan.beslutad_paragraf) == (Planstatus.BESLUTAD, 7)
    assert fönster.kontext.ångrastack.count() == antal + 2  # the two fields; the adoption is not undone
    assert sida.flikar.currentIndex() == KONTROLLER
    assert [t.period for t in sida.kontroller.rader] == [f"kvartal {nr} 2025" for nr in (1, 2, 3, 4)]
    assert any("fick inget tillfälle" in n.text for n in fönster.notiser.notiser())
    assert sida.flöde.knappar[2].accessibleName() == "Plan: klart, antagen 2025-01-28 §\N{NO-BREAK SPACE}7"


def test_resultatet_registreras_med_underlag_och_kan_ångras(
    sida: Internkontrollsida, fönster: Huvudfönster, db: Databas, tmp_path: Path
) -> None:
    _anta(sida)
    sida.flöde.knapp.click()  # Registrera resultat
    redigerare = sida.kontroller.redigerare
    assert redigerare.uppgifter.period == "kvartal 1 2025"
    assert QApplication.focusWidget() is redigerare._fält["utfall"].inmatning
    redigerare._fält["utfall"].lämnat.emit("utfall", Kontrollutfall.AVVIKELSE)
    assert redigerare.uppgifter.utfört == date.today()
    saknas = next(p for p in sida.påpekanden() if p.kod == "IK-atgard-saknas")
    sida.flikar.setCurrentIndex(ANALYS)
    assert sida.gå_till(saknas.plats)
    assert QApplication.focusWidget() is redigerare._fält["åtgärd"].inmatning
    fil = tmp_path / "stickprov.txt"
    fil.write_text("20 fakturor", encoding="utf-8")
    redigerare.bifoga(fil)
    assert kontrolltillfallen.läs_underlag(db, redigerare.vy.id) == ("stickprov.txt", b"20 fakturor")
    assert redigerare.underlag.text() == "stickprov.txt"
    fönster.kontext.ångrastack.undo()
    assert redigerare.uppgifter.underlag_sha256 is None
    sida.flöde.knappar[UPPFÖLJNING].click()
    bild = sida.uppföljning.modell.rader[0]
    assert (bild.gjorda, bild.antal, bild.avvikelser) == (1, 4, 1)


def test_en_påminnelse_leder_till_sin_kontroll_i_sitt_år(sida: Internkontrollsida) -> None:
    _anta(sida)
    sista = sida.kontroller.rader[-1]
    sida.nytt()
    assert sida.år == 2026
    assert sida.gå_till(Plats("kontrolltillfalle", sista.id, "utfall"))
    assert (sida.år, sida.flikar.currentIndex()) == (2025, KONTROLLER)
    assert sida.kontroller.redigerare.vy.id == sista.id


def test_workshopen_görs_med_tangenter_och_planen_blir_därefter(
    sida: Internkontrollsida, qtbot: Any, fönster: Huvudfönster
) -> None:
    sida.nytt()
    vy = sida.workshop.vy_rader
    assert sida.flikar.currentIndex() == WORKSHOP
    assert vy.currentIndex().column() == BESLUT
    skriv(vy, "h")
    skriv(vy, "r")
    assert workshopval.beslutsord(sida.workshop.modell.rader[0]) == "ha kvar, revidera"
    qtbot.keyClick(vy, Qt.Key.Key_Down)
    skriv(vy, "t")
    assert workshopval.beslutsord(sida.workshop.modell.rader[1]) == "ta bort"
    fönster.kontext.ångrastack.undo()
    assert workshopval.beslutsord(sida.workshop.modell.rader[1]) == "obehandlad"
    fönster.kontext.ångrastack.redo()
    sida.flöde.knapp.click()  # Bedöm nästa risk
    assert sida.flikar.currentIndex() == ANALYS
    for rad, (s, k) in enumerate(((3, 4), (1, 2))):
        for kolumn, tal in ((3, s), (4, k)):
            sida.analys.modell.setData(sida.analys.modell.index(rad, kolumn), str(tal))
    assert sida.analys.modell.index(0, 6).data() == "→ oförändrat"
    assert sida.flöde._nästa is not None
    assert sida.flöde._nästa.gör is Gör.PLAN
    sida.flöde.knapp.click()
    assert [k.kontroll for k in sida.plan.modell.rader] == ["Stickprov på fakturor"]


def test_en_ny_skala_för_nämnden_rör_inte_den_analys_som_finns(sida: Internkontrollsida, db: Databas) -> None:
    sida.val_knapp.click()
    assert sida.flikar.currentIndex() == INSTÄLLNINGAR
    före = sida.analys.uppgifter
    fält = sida.val._fält["skala"]
    fält.sätt_råtext("4")
    fält.ta_nu()
    val, _ = internkontrollval.hämta_val(db, före.nämnd_id)
    assert (val.skala, len(val.konsekvensnamn)) == (4, 4)
    assert internkontroll.hämta_riskanalys(db, sida.analys.vy.id).uppgifter == före
    sida.nytt()
    assert sida.analys.uppgifter.skala == 4


def test_programmet_gör_en_färdig_kontroll_och_sparar_underlaget(
    sida: Internkontrollsida, db: Databas, qtbot: Any
) -> None:
    sida.flikar.setCurrentIndex(PLAN)
    sida.plan.lägg_till_färdig("justering")
    assert sida.plan.modell.rader[-1].kontroll == "Protokollen justeras och anslås i tid"
    _anta(sida)
    rad = next(t for t in sida.kontroller.rader if t.inbyggd == "justering")
    assert sida.gå_till(Plats("kontrolltillfalle", rad.id, ""))
    redigerare = sida.kontroller.redigerare
    assert redigerare.program.isVisible()
    redigerare.program.click()
    qtbot.waitUntil(lambda: redigerare.uppgifter.utfört is not None, timeout=10_000)
    assert redigerare.uppgifter.utfört_av == "Nämndapp"
    assert kontrolltillfallen.läs_underlag(db, rad.id)[1].startswith(b"%PDF")
    vanlig = next(t for t in sida.kontroller.rader if not t.inbyggd)
    assert sida.gå_till(Plats("kontrolltillfalle", vanlig.id, ""))
    assert not redigerare.program.isVisible()


def test_ctrl_z_river_inte_upp_antagandet(sida: Internkontrollsida, fönster: Huvudfönster) -> None:
    _anta(sida)
    for _ in range(fönster.kontext.ångrastack.count()):
        fönster.kontext.ångrastack.undo()
    plan: PlanUppgifter = sida.plan.uppgifter
    assert (plan.status, plan.beslutad_datum, plan.beslutad_paragraf) == (Planstatus.BESLUTAD, date(2025, 1, 28), 7)
    assert len(sida.kontroller.rader) == 4


def test_årets_arbetsbok_sparas_från_uppföljningen(
    sida: Internkontrollsida, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    fil = tmp_path / "år.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(fil), ""))
    sida.flikar.setCurrentIndex(UPPFÖLJNING)
    sida.uppföljning.excel.click()
    qtbot.waitUntil(fil.exists)
    assert openpyxl.load_workbook(fil, read_only=True).sheetnames == [
        "Riskanalys 2025", "Internkontrollplan 2025", "Kontrolltillfällen 2025",
    ]  # fmt: skip
