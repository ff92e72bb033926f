"""The page Intern kontroll, driven as a secretary would in November."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from tangenter import skriv

from nämndapp.bas.papekande import Plats
from nämndapp.models import Frekvenskod, Planstatus
from nämndapp.services import internkontroll, workshopval
from nämndapp.services.internkontrolluppgifter import (
    KontrollUppgifter,
    PlanUppgifter,
    RiskanalysUppgifter,
    RiskUppgifter,
)
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.internkontroll.analys import (
    FÖREGÅENDE,
    KOMMENTAR,
    KONSEKVENS,
    KONTROLLER,
    OBLIGATORISK,
    RISK,
    SANNOLIKHET,
    VÄRDE,
)
from nämndapp.ui.internkontroll.matris import tonfärg
from nämndapp.ui.internkontroll.plan import FREKVENS
from nämndapp.ui.internkontroll.plan import RISK as PLANENS_RISK
from nämndapp.ui.internkontroll.sida import ANALYS, PLAN, WORKSHOP, Internkontrollsida
from nämndapp.ui.tema import LJUST, MÖRKT, Färger, kontrast

RISKER = (
    RiskUppgifter("Fakturor betalas för sent", "Ekonomi", föregående=12, sannolikhet=3, konsekvens=4, riskvärde=12),
    RiskUppgifter("Vikarier saknar introduktion", "Personal", föregående=9, sannolikhet=2, konsekvens=4, riskvärde=10),
    RiskUppgifter("Bilar används privat", "Personal", föregående=12, sannolikhet=0, konsekvens=0, riskvärde=0),
    RiskUppgifter("Nycklar återlämnas inte", "Säkerhet"),
)


@pytest.fixture
def sida(fönster: Huvudfönster, db: Databas) -> Internkontrollsida:
    """Socialnämnden 2026: four risks and two controls; the second risk's value is wrong on the paper."""
    nämnd = fönster.kontext.nämnd_id
    assert nämnd is not None
    analys = internkontroll.spara_riskanalys(
        db, None, RiskanalysUppgifter(nämnd, 2026, "Riskanalys 2026", risker=RISKER), None
    )
    assert isinstance(analys.efter, RiskanalysUppgifter)
    kontroller = (
        KontrollUppgifter("Stickprov på fakturor", "Ekonomi", "Controller", risker=(analys.efter.risker[0].id,)),
        KontrollUppgifter("Kvittens på nycklar", "Säkerhet", "Administratör"),
    )
    plan = PlanUppgifter(
        nämnd, 2026, "Internkontrollplan 2026", riskanalys_id=analys.objekt_id, status=Planstatus.BESLUTAD,
        beslutad_paragraf=4, kontroller=kontroller,
    )  # fmt: skip
    internkontroll.spara_plan(db, None, plan, None)
    sidan = fönster.gå_till_sida("Intern kontroll")
    assert isinstance(sidan, Internkontrollsida)
    return sidan


def _risker(sida: Internkontrollsida) -> tuple[RiskUppgifter, ...]:
    uppgifter: RiskanalysUppgifter = sida.analys.uppgifter
    return uppgifter.risker


def _sätt(sida: Internkontrollsida, rad: int, kolumn: int, text: str) -> bool:
    modell = sida.analys.modell
    return modell.setData(modell.index(rad, kolumn), text)


def test_sannolikhet_och_konsekvens_ger_riskvärdet(sida: Internkontrollsida, db: Databas) -> None:
    _sätt(sida, 3, SANNOLIKHET, "4")
    assert _risker(sida)[3].riskvärde is None
    _sätt(sida, 3, KONSEKVENS, "3")
    sparad = internkontroll.hämta_riskanalys(db, sida.analys.vy.id).uppgifter.risker[3]
    assert (sparad.sannolikhet, sparad.konsekvens, sparad.riskvärde) == (4, 3, 12)


def test_papperets_eget_fel_behålls_och_flaggas(sida: Internkontrollsida) -> None:
    cell = sida.analys.modell.index(1, VÄRDE)
    assert cell.data() == "⚠ 10 hög"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "Papperet säger 10, men 2 × 4 = 8"
    _sätt(sida, 1, SANNOLIKHET, "3")
    assert _risker(sida)[1].riskvärde == 10
    assert any(p.kod == "IK-riskvarde" for p in sida.påpekanden())
    _sätt(sida, 1, VÄRDE, "12")
    assert cell.data() == "12 hög"
    assert not any(p.kod == "IK-riskvarde" for p in sida.påpekanden())


def test_noll_gånger_noll_är_avförd(sida: Internkontrollsida) -> None:
    assert sida.analys.modell.index(2, VÄRDE).data() == "0 avförd"


def test_ett_steg_utanför_skalan_tas_inte_emot(sida: Internkontrollsida, fönster: Huvudfönster) -> None:
    assert not _sätt(sida, 0, SANNOLIKHET, "6")
    assert _risker(sida)[0].sannolikhet == 3
    assert any("mellan 0 och 5" in n.text for n in fönster.notiser.notiser())


def test_tab_går_från_sannolikhet_till_konsekvens(sida: Internkontrollsida, qtbot: Any) -> None:
    vy = sida.analys.vy_risker
    vy.setFocus()
    vy.välj([3], SANNOLIKHET)
    vy.edit(vy.modell.index(3, SANNOLIKHET))
    skriv(QApplication.focusWidget(), "2")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    skriv(QApplication.focusWidget(), "5")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt commits on Enter when the key has been handled
    assert _risker(sida)[3].riskvärde == 10


def test_rader_läggs_till_flyttas_tas_bort_och_ångras(
    sida: Internkontrollsida, fönster: Huvudfönster, qtbot: Any
) -> None:
    vy, före = sida.analys.vy_risker, _risker(sida)
    vy.setFocus()
    vy.välj([0])
    qtbot.keyClick(vy, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [r.risk for r in _risker(sida)][:2] == [före[1].risk, före[0].risk]
    assert vy.valda() == [1]
    qtbot.keyClick(vy, Qt.Key.Key_Delete)
    assert len(_risker(sida)) == 3
    fönster.kontext.ångrastack.undo()
    fönster.kontext.ångrastack.undo()
    assert _risker(sida) == före
    vy.välj([0])
    vy.setFocus()
    qtbot.keyClick(vy, Qt.Key.Key_Insert)
    assert (_risker(sida)[1].risk, _risker(sida)[1].område) == ("Ny risk", "Ekonomi")


def test_en_tom_risk_tas_inte_emot(sida: Internkontrollsida) -> None:
    assert not _sätt(sida, 0, RISK, "  ")


def test_mellanslag_kryssar_för_obligatorisk(sida: Internkontrollsida, qtbot: Any) -> None:
    vy = sida.analys.vy_risker
    vy.setFocus()
    vy.välj([0], OBLIGATORISK)
    qtbot.keyClick(vy, Qt.Key.Key_Space)
    assert _risker(sida)[0].obligatorisk
    cell = vy.modell.index(0, OBLIGATORISK)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Obligatorisk enligt kommunstyrelsen: ja"


def test_matrisen_talar_om_var_riskerna_ligger(sida: Internkontrollsida) -> None:
    matris = sida.analys.matris
    assert "2 risker: 1 hög, 1 medel" in matris.accessibleDescription()
    assert "Sannolikhet 3, konsekvens 4, riskvärde 12, hög: risk 1." in matris.accessibleDescription()
    _sätt(sida, 3, SANNOLIKHET, "3")
    _sätt(sida, 3, KONSEKVENS, "4")
    assert "riskvärde 12, hög: riskerna 1 och 4." in matris.accessibleDescription()


def _synliga(sida: Internkontrollsida) -> list[int]:
    vy = sida.analys.vy_risker
    return [nr for nr in range(vy.modell.rowCount()) if not vy.isRowHidden(nr)]


def test_en_ruta_i_matrisen_visar_bara_sina_risker_med_tangenter(sida: Internkontrollsida, qtbot: Any) -> None:
    matris = sida.analys.matris
    matris.setFocus(Qt.FocusReason.TabFocusReason)
    assert "sannolikhet 2, konsekvens 4, riskvärde 8, medel: risk 2" in matris.accessibleName()
    qtbot.keyClick(matris, Qt.Key.Key_Right)
    assert "sannolikhet 3, konsekvens 4" in matris.accessibleName()
    qtbot.keyClick(matris, Qt.Key.Key_Return)
    assert _synliga(sida) == [0]
    assert sida.analys.urval.isVisible()
    assert sida.analys.urval.text.text().startswith("Visar 1 av 4: sannolikhet 3, konsekvens 4")
    qtbot.keyClick(matris, Qt.Key.Key_Escape)
    assert _synliga(sida) == [0, 1, 2, 3]
    assert not sida.analys.urval.isVisible()


def test_ett_klick_väljer_rutan_och_ett_till_släpper_den(sida: Internkontrollsida, qtbot: Any) -> None:
    matris = sida.analys.matris
    QApplication.processEvents()
    ritning = matris.ritning
    assert ritning is not None
    yta, _ = ritning.rutor[2, 4]
    punkt = QPoint(round(yta.x + yta.b / 2), round(yta.y + yta.h / 2)) + QPoint(
        matris.contentsMargins().left(), matris.contentsMargins().top()
    )
    qtbot.mouseClick(matris, Qt.MouseButton.LeftButton, pos=punkt)
    assert _synliga(sida) == [1]
    qtbot.mouseClick(matris, Qt.MouseButton.LeftButton, pos=punkt)
    assert _synliga(sida) == [0, 1, 2, 3]


def test_den_som_bedöms_om_försvinner_inte_ur_urvalet(sida: Internkontrollsida) -> None:
    sida.analys.matris.välj((3, 4))
    _sätt(sida, 0, SANNOLIKHET, "1")
    assert _synliga(sida) == [0]
    sida.analys.vy_risker.lägg_till()
    assert len(_synliga(sida)) == 2
    sida.analys.urval.knapp.click()
    assert len(_synliga(sida)) == 5


def test_kontrollpanelens_plats_visas_också_när_den_var_dold(sida: Internkontrollsida) -> None:
    sida.analys.matris.välj((3, 4))
    assert sida.gå_till(Plats("risk", _risker(sida)[1].id, "risk"))
    assert _synliga(sida) == [0, 1, 2, 3]


def test_förra_årets_värde_skrivs_som_ett_tal_och_visas_med_ord(sida: Internkontrollsida) -> None:
    modell = sida.analys.modell
    cell = modell.index(0, FÖREGÅENDE)
    assert cell.data() == "→ oförändrat"
    assert cell.data(Qt.ItemDataRole.EditRole) == "12"
    assert not modell.setData(cell, "12")
    _sätt(sida, 0, FÖREGÅENDE, "6")
    assert modell.index(0, FÖREGÅENDE).data() == "↑ ökat från 6 till 12"


@pytest.mark.parametrize("färger", [LJUST, MÖRKT])
@pytest.mark.parametrize("ton", ["grön", "gul", "orange", "röd", "grå"])
def test_text_på_matrisens_färger_syns(färger: Färger, ton: str) -> None:
    grund = tonfärg(ton, färger)
    assert grund is not None
    assert kontrast(färger.text, grund) >= 4.5
    assert kontrast(färger.text_svag, grund) >= 4.5


def test_matrisen_ligger_bredvid_när_det_finns_plats(sida: Internkontrollsida, fönster: Huvudfönster) -> None:
    assert sida.analys.delare.orientation() == Qt.Orientation.Vertical
    fönster.resize(1920, 1080)
    QApplication.processEvents()
    assert sida.analys.delare.orientation() == Qt.Orientation.Horizontal


def test_kontrollmomentet_kopplas_till_flera_risker_med_nummer_eller_ord(sida: Internkontrollsida) -> None:
    modell, risker = sida.plan.modell, _risker(sida)
    ruta = modell.index(1, PLANENS_RISK)
    modell.setData(ruta, "4, 1")
    assert modell.rader[1].risker == (risker[0].id, risker[3].id)
    assert ruta.data() == "1, 4"
    assert ruta.data(Qt.ItemDataRole.ToolTipRole) == "Risk 1 Fakturor betalas för sent\nRisk 4 Nycklar återlämnas inte"
    modell.setData(ruta, "vikarier")
    assert ruta.data() == "2"
    sida.kontext.ångrastack.undo()
    assert ruta.data() == "1, 4"
    modell.setData(ruta, "")
    assert modell.rader[1].risker == ()


def test_planens_risknummer_följer_analysens_ordning(sida: Internkontrollsida) -> None:
    assert sida.plan.modell.index(0, PLANENS_RISK).data() == "1"
    sida.analys.vy_risker.välj([0])
    sida.analys.vy_risker.flytta(1)
    assert sida.plan.modell.index(0, PLANENS_RISK).data() == "2"


def test_frekvensen_förstås(sida: Internkontrollsida) -> None:
    modell = sida.plan.modell
    modell.setData(modell.index(0, FREKVENS), "2 ggr/år")
    assert modell.rader[0].frekvenskod is Frekvenskod.HALVÅR
    assert modell.rader[0].frekvens == "2 ggr/år"


def test_ett_nytt_år_tar_med_förra_årets_risker_att_bedöma_på_nytt(
    sida: Internkontrollsida, fönster: Huvudfönster, qtbot: Any
) -> None:
    qtbot.keyClick(fönster, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert sida.år == 2027
    assert sida.analys.uppgifter.rubrik == "Riskanalys 2027"
    assert [(r.risk, r.föregående, r.sannolikhet, r.riskvärde) for r in _risker(sida)] == [
        ("Fakturor betalas för sent", 12, None, None),
        ("Vikarier saknar introduktion", 10, None, None),
        ("Nycklar återlämnas inte", None, None, None),
    ]
    assert sida.plan.vy is None
    assert [workshopval.beslutsord(r) for r in sida.workshop.modell.rader] == ["obehandlad", "obehandlad"]
    assert sida.flikar.currentIndex() == WORKSHOP


def test_en_ångring_tar_bort_hela_det_nya_året(sida: Internkontrollsida, fönster: Huvudfönster) -> None:
    sida.nytt()
    fönster.kontext.ångrastack.undo()
    assert sida.år == 2026
    assert sida.årsval.count() == 1


def test_påpekandet_leder_till_rutan(sida: Internkontrollsida) -> None:
    sida.flikar.setCurrentIndex(PLAN)
    risk = _risker(sida)[1]
    assert sida.gå_till(Plats("risk", risk.id, "kommentar"))
    assert sida.flikar.currentIndex() == ANALYS
    assert sida.analys.vy_risker.valda() == [1]
    assert sida.analys.vy_risker.currentIndex().column() == KOMMENTAR
    moment = sida.plan.modell.rader[1]
    assert sida.gå_till(Plats("kontrollmoment", moment.id, "frekvens"))
    assert sida.flikar.currentIndex() == PLAN


def test_papperen_hör_till_det_valda_året(sida: Internkontrollsida) -> None:
    sida.flikar.setCurrentIndex(PLAN)
    assert [b.typ for b in sida.beställningar()] == [
        "internkontrollplan", "riskanalys", "internkontrollrapport", "internkontrollarsrapport",
    ]  # fmt: skip
    sida.flikar.setCurrentIndex(ANALYS)
    assert sida.beställningar()[0].val == {"riskanalys_id": sida.analys.vy.id}


def test_en_tom_nämnd_får_veta_hur_man_börjar(fönster: Huvudfönster) -> None:
    sida = fönster.gå_till_sida("Intern kontroll")
    assert isinstance(sida, Internkontrollsida)
    assert not sida.flikar.isVisible()
    assert "Ctrl+N" in sida.tom.text()


def test_i_analysen_kopplas_en_risk_till_kontrollmoment_och_ångras_som_ett(sida: Internkontrollsida) -> None:
    modell = sida.analys.modell
    ruta = modell.index(3, KONTROLLER)
    assert (modell.index(0, KONTROLLER).data(), ruta.data()) == ("1", "")
    modell.setData(ruta, "1, kvittens")
    assert ruta.data() == "1, 2"
    assert sida.plan.modell.index(0, PLANENS_RISK).data() == "1, 4"
    assert "Kontrollmoment 2 Kvittens på nycklar" in ruta.data(Qt.ItemDataRole.ToolTipRole)
    sida.kontext.ångrastack.undo()
    assert ruta.data() == ""
    assert sida.plan.modell.index(0, PLANENS_RISK).data() == "1"


def test_i_planen_ändrade_kopplingar_syns_i_analysen(sida: Internkontrollsida) -> None:
    sida.plan.modell.setData(sida.plan.modell.index(1, PLANENS_RISK), "2, 4")
    assert [sida.analys.modell.index(nr, KONTROLLER).data() for nr in range(4)] == ["1", "2", "", "2"]
    sida.plan.vy_kontroller.välj([0])
    sida.plan.vy_kontroller.flytta(1)
    assert [sida.analys.modell.index(nr, KONTROLLER).data() for nr in range(4)] == ["2", "1", "", "1"]


def test_en_borttagen_risk_kommer_tillbaka_med_sina_kontrollmoment(sida: Internkontrollsida) -> None:
    sida.plan.modell.setData(sida.plan.modell.index(1, PLANENS_RISK), "1, 2")
    sida.analys.vy_risker.välj([0])
    sida.analys.vy_risker.ta_bort()
    assert [sida.plan.modell.index(nr, PLANENS_RISK).data() for nr in range(2)] == ["", "1"]
    sida.kontext.ångrastack.undo()
    assert [sida.plan.modell.index(nr, PLANENS_RISK).data() for nr in range(2)] == ["1", "1, 2"]


def test_utan_plan_säger_analysen_vad_som_fattas(sida: Internkontrollsida) -> None:
    sida.nytt()
    fel: list[str] = []
    sida.analys.modell.fel.connect(fel.append)
    sida.analys.modell.setData(sida.analys.modell.index(0, KONTROLLER), "1")
    assert fel == ["Riskanalysen har ingen plan än. Skapa planen ur analysen först."]


def test_påpekandet_om_en_risk_utan_kontroll_leder_till_rutan_där_den_kopplas(sida: Internkontrollsida) -> None:
    assert sida.gå_till(Plats("risk", _risker(sida)[1].id, "kontroller"))
    assert sida.analys.vy_risker.currentIndex().column() == KONTROLLER
