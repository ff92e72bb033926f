"""The page Ärenden, driven as a secretary would."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from tangenter import krockande_bokstäver, skriv

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.papekande import Plats
from nämndapp.models import Ärendestatus
from nämndapp.services import arenden, diarium, handlingar, register, utkast
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter, HandlingUppgifter, SatsUppgifter, SkrivelseUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.arenden import filer
from nämndapp.ui.arenden.redigerare import UPPGIFTER
from nämndapp.ui.arenden.sida import FLERA, HANDLING, ÄRENDE, Ärendesida
from nämndapp.ui.kit.tabbordning import i_läsordning


def _id(db: Databas, dnr: str) -> int:
    return next(r.id for r in arenden.lista_ärenden(db) if r.diarienummer == dnr)


@pytest.fixture
def sida(fönster: Any) -> Ärendesida:
    svar = fönster.gå_till_sida("Ärenden")
    assert isinstance(svar, Ärendesida)
    return svar


def _tjänsteskrivelse(db: Databas, dnr: str = "SN 2026/12") -> int:
    ärende = _id(db, dnr)
    nämnd = register.lista_nämnder(db)[0].id
    return handlingar.spara_handling(
        db,
        None,
        HandlingUppgifter(
            nämnd_id=nämnd,
            rubrik="Förslag till budget",
            typ=Dokumenttyp.TJÄNSTESKRIVELSE,
            datum=date(2026, 11, 2),
            ärenden=(ärende,),
            skrivelse=SkrivelseUppgifter(
                avsnitt=(AvsnittUppgifter("Sammanfattning", "Kort."),),
                satser=(SatsUppgifter("Nämnden antar budgeten."),),
            ),
        ),
        None,
    ).objekt_id


def test_listan_visar_ärendena_med_senaste_numret_först_och_väljer_ett(sida: Ärendesida) -> None:
    assert [r.diarienummer for r in sida.tabell.visade_rader()] == ["SN 2026/31", "SN 2026/12", "SN 2026/9"]
    assert sida.redigerare.vy.uppgifter.diarienummer == "SN 2026/31"


def test_filtret_visar_rader_som_har_alla_ord_och_säger_hur_många(sida: Ärendesida) -> None:
    filterfält = next(f for f in sida.findChildren(QLineEdit) if f.accessibleName() == "Filtrera ärenden")
    skriv(filterfält, "fler ÅTGÄRDER")
    assert [r.diarienummer for r in sida.tabell.visade_rader()] == ["SN 2026/9"]
    filterfält.clear()
    sida.tabell.sätt_kolumnfilter(1, "eklund")
    assert [r.diarienummer for r in sida.tabell.visade_rader()] == ["SN 2026/31"]
    assert sida.tabell.kolumnfilter() == {"Rubrik": "eklund"}
    sida.tabell.rensa_kolumnfilter()
    assert len(sida.tabell.visade_rader()) == 3


def test_ändrad_handläggare_sparas_när_fältet_lämnas_och_ångras_med_ctrl_z(
    fönster: Any, sida: Ärendesida, db: Databas
) -> None:
    id_ = _id(db, "SN 2026/9")
    sida.visa_ärende(id_)
    sida.gå_till(Plats(typ="arende", id=id_, fält="handläggare"))
    fält = QGuiApplication.focusObject()
    assert isinstance(fält, QLineEdit)
    skriv(fält, "Åsa Öman")
    QTest.keyClick(fält, Qt.Key.Key_Tab)
    assert arenden.hämta_ärende(db, id_).uppgifter.handläggare == "Åsa Öman"
    fönster.kontext.ångrastack.undo()
    assert arenden.hämta_ärende(db, id_).uppgifter.handläggare == ""
    assert fält.text() == ""


def test_ett_ärende_utan_rubrik_sparas_inte_utan_fältet_säger_varför(sida: Ärendesida, db: Databas) -> None:
    id_ = _id(db, "SN 2026/9")
    sida.visa_ärende(id_)
    sida.gå_till(Plats(typ="arende", id=id_, fält="rubrik"))
    fält = QGuiApplication.focusObject()
    assert isinstance(fält, QLineEdit)
    fält.selectAll()
    QTest.keyClick(fält, Qt.Key.Key_Backspace)
    QTest.keyClick(fält, Qt.Key.Key_Tab)
    assert arenden.hämta_ärende(db, id_).uppgifter.rubrik == "Åtgärder för fler familjehem"
    assert "måste ha en rubrik" in fält.accessibleDescription()


def test_nytt_ärende_i_annat_system_får_vara_utan_nummer(sida: Ärendesida, db: Databas) -> None:
    sida.nytt()
    assert sida.nytt_ärende.skapa_knapp.text() == "&Skapa ärendet"
    rubrik = sida.nytt_ärende.rubrik.inmatning
    assert rubrik.hasFocus()
    skriv(rubrik, "Färdtjänst på Öland")
    QTest.keyClick(rubrik, Qt.Key.Key_Return)
    nytt = next(r for r in arenden.lista_ärenden(db) if r.rubrik == "Färdtjänst på Öland")
    assert nytt.diarienummer == ""
    assert sida.redigerare.vy.id == nytt.id
    assert not sida.nytt_ärende.isVisible()


def test_i_egen_serie_säger_knappen_numret_och_inget_registreras_förrän_den_trycks(
    fönster: Any, sida: Ärendesida, db: Databas
) -> None:
    nämnd = register.hämta_nämnd(db, register.lista_nämnder(db)[0].id)
    register.spara_nämnd(db, nämnd.id, diarium.egen_serie(nämnd.uppgifter), nämnd.version)
    nästa = register.hämta_nämnd(db, nämnd.id).nästa_diarienummer
    sida.nytt()
    assert sida.nytt_ärende.skapa_knapp.text() == f"Regis&trera {nästa}"
    assert not sida.nytt_ärende.diarienummer.isVisible()
    skriv(sida.nytt_ärende.rubrik.inmatning, "Nytt boende")
    assert len(arenden.lista_ärenden(db)) == 3
    QTest.mouseClick(sida.nytt_ärende.skapa_knapp, Qt.MouseButton.LeftButton)
    nytt = next(r for r in arenden.lista_ärenden(db) if r.rubrik == "Nytt boende")
    assert nytt.diarienummer == nästa
    fönster.kontext.ångrastack.undo()
    assert arenden.hämta_ärende(db, nytt.id).uppgifter.status is Ärendestatus.MAKULERAT
    assert arenden.hämta_ärende(db, nytt.id).uppgifter.diarienummer == nästa


def test_makulering_frågar_först_och_esc_avbryter(sida: Ärendesida, db: Databas) -> None:
    id_ = _id(db, "SN 2026/9")
    sida.visa_ärende(id_)
    QTest.mouseClick(sida.redigerare.makulera_knapp, Qt.MouseButton.LeftButton)
    assert sida.frågerad.isVisible()
    assert sida.frågerad.ja.text() == "Makulera SN 2026/9"
    assert sida.frågerad.nej.hasFocus()
    QTest.keyClick(sida.frågerad.nej, Qt.Key.Key_Escape)
    assert not sida.frågerad.isVisible()
    assert arenden.hämta_ärende(db, id_).uppgifter.status is Ärendestatus.ÖPPET
    sida.redigerare.makulera_knapp.click()
    sida.frågerad.ja.click()
    assert arenden.hämta_ärende(db, id_).uppgifter.status is Ärendestatus.MAKULERAT


def test_filer_blir_var_sin_handling_och_en_fil_som_saknas_stoppar_inte_de_andra(
    qtbot: Any, fönster: Any, sida: Ärendesida, db: Databas, tmp_path: Path
) -> None:
    id_ = _id(db, "SN 2026/31")
    sida.visa_ärende(id_)
    första, andra = tmp_path / "Yttrande_från_rådet.txt", tmp_path / "bild.png"
    första.write_text("Hej", "utf-8")
    andra.write_bytes(b"bild")
    sida.redigerare.lägg_till_filer([första, tmp_path / "finns inte.pdf", andra])
    qtbot.waitUntil(
        lambda: len(arenden.hämta_ärende(db, id_).handlingar) == 2 and fönster.kontext.ångrastack.count() > 0
    )
    assert [h.rubrik for h in arenden.hämta_ärende(db, id_).handlingar] == ["Yttrande från rådet", "bild"]
    assert [h.filer for h in arenden.hämta_ärende(db, id_).handlingar] == [1, 1]
    assert any("finns inte.pdf" in n.text for n in fönster.notiser.notiser())
    assert sida.redigerare.flikar.tabText(0) == "Handlingar (2)"
    fönster.kontext.ångrastack.undo()
    assert arenden.hämta_ärende(db, id_).handlingar == ()


def test_en_bifogad_fil_öppnas_som_skrivskyddad_kopia(
    monkeypatch: pytest.MonkeyPatch, sida: Ärendesida, db: Databas, tmp_path: Path
) -> None:
    handling = _tjänsteskrivelse(db)
    (tmp_path / "svar.txt").write_text("innehåll", "utf-8")
    handlingar.lägg_till_fil(db, handling, tmp_path / "svar.txt", None)
    öppnade: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: öppnade.append(url.toLocalFile()) or True)
    sida.gå_till(Plats(typ="handling", id=handling))
    sida.handling.fillista.öppna_knappar[0].click()
    assert Path(öppnade[0]).read_text("utf-8") == "innehåll"
    assert not Path(öppnade[0]).stat().st_mode & stat.S_IWRITE


def test_program_öppnas_aldrig(monkeypatch: pytest.MonkeyPatch, fönster: Any, db: Databas, tmp_path: Path) -> None:
    handling = _tjänsteskrivelse(db)
    (tmp_path / "svar.pdf.EXE").write_bytes(b"MZ")
    handlingar.lägg_till_fil(db, handling, tmp_path / "svar.pdf.EXE", None)
    bilaga = handlingar.hämta_handling(db, handling).filer[0].id
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: pytest.fail("programmet öppnades"))
    assert filer.Filvisare(fönster.kontext).öppna(bilaga) is None
    assert any("program" in n.text for n in fönster.notiser.notiser())


@pytest.mark.parametrize(
    ("namn", "kopian"),
    [
        ("svar.docx", "svar.docx"),
        ("NUL.txt", "fil NUL.txt"),
        ("a:b?.pdf", "a b.pdf"),
        ("svar.exe. ", "svar.exe"),
        ("svar. exe", "svar.exe"),
        ("ö" * 300 + ".pdf", "ö" * 100 + ".pdf"),
        ("...", "fil"),
    ],
)
def test_kopian_av_en_bifogad_fil_har_ett_namn_som_går(namn: str, kopian: str) -> None:
    assert filer.kopians_namn(namn) == kopian


def test_ett_program_med_punkt_efter_namnet_öppnas_inte(
    monkeypatch: pytest.MonkeyPatch, fönster: Any, db: Databas
) -> None:
    """The dot is not kept in the copy's name, which then ends with .exe."""
    monkeypatch.setattr(handlingar, "öppna_fil", lambda _db, _id: ("svar.exe.", b"MZ"))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: pytest.fail("programmet öppnades"))
    assert filer.Filvisare(fönster.kontext).öppna(1) is None


def test_samma_fil_öppnas_igen_fast_ett_program_håller_kopian(
    monkeypatch: pytest.MonkeyPatch, fönster: Any, db: Databas
) -> None:
    monkeypatch.setattr(handlingar, "öppna_fil", lambda _db, _id: ("svar.txt", b"text"))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    visare = filer.Filvisare(fönster.kontext)
    första = visare.öppna(1)

    def upptagen(*_: Any) -> int:
        raise PermissionError(13, "Word har den")

    monkeypatch.setattr(Path, "write_bytes", upptagen)
    assert första is not None
    assert visare.öppna(1) == första


def test_förslaget_till_beslut_skrivs_som_text_och_behåller_sina_id(sida: Ärendesida, db: Databas) -> None:
    handling = _tjänsteskrivelse(db)
    före = handlingar.hämta_handling(db, handling).uppgifter.skrivelse
    assert före is not None
    sida.gå_till(Plats(typ="handling", id=handling, fält="satser"))
    assert sida.stapel.currentIndex() == HANDLING
    ruta = QGuiApplication.focusObject()
    assert isinstance(ruta, QPlainTextEdit)
    ruta.setPlainText("Nämnden antar budgeten.\n\nBudgeten skickas till kommunstyrelsen.")
    sida.lämna()
    efter = handlingar.hämta_handling(db, handling).uppgifter.skrivelse
    assert efter is not None
    assert [s.text for s in efter.satser] == ["Nämnden antar budgeten.", "Budgeten skickas till kommunstyrelsen."]
    assert efter.satser[0].id == före.satser[0].id
    assert efter.avsnitt == före.avsnitt


def test_ett_avsnitt_läggs_till_och_tas_bort(sida: Ärendesida, db: Databas, fönster: Any) -> None:
    handling = _tjänsteskrivelse(db)
    sida.gå_till(Plats(typ="handling", id=handling))
    flik = sida.handling.skrivelseflik
    flik.avsnittsval.setCurrentText("Barnets bästa")
    flik.avsnitt_knapp.click()
    ruta = QGuiApplication.focusObject()
    assert isinstance(ruta, QPlainTextEdit) and ruta.accessibleName() == "Barnets bästa"
    ruta.setPlainText("Barn berörs inte.")
    sida.lämna()
    skrivelse = handlingar.hämta_handling(db, handling).uppgifter.skrivelse
    assert skrivelse is not None
    assert [(a.rubrik, a.text) for a in skrivelse.avsnitt][1] == ("Barnets bästa", "Barn berörs inte.")
    sida.handling.skrivelseflik._ta_bort_rad("avsnitt", 0)
    skrivelse = handlingar.hämta_handling(db, handling).uppgifter.skrivelse
    assert skrivelse is not None and [a.rubrik for a in skrivelse.avsnitt] == ["Barnets bästa"]
    fönster.kontext.ångrastack.undo()
    skrivelse = handlingar.hämta_handling(db, handling).uppgifter.skrivelse
    assert skrivelse is not None and len(skrivelse.avsnitt) == 2


def test_en_ny_sekretessmarkering_får_dagens_datum_och_nämndens_namn(sida: Ärendesida, db: Databas) -> None:
    handling = _tjänsteskrivelse(db)
    sida.gå_till(Plats(typ="handling", id=handling, fält="sekretess_lagrum"))
    fält = QGuiApplication.focusObject()
    assert isinstance(fält, QLineEdit)
    skriv(fält, "OSL 26:1")
    QTest.keyClick(fält, Qt.Key.Key_Tab)
    u = handlingar.hämta_handling(db, handling).uppgifter
    assert (u.sekretess_lagrum, u.sekretess_datum, u.sekretess_myndighet) == (
        "OSL 26:1",
        date.today(),
        "Socialnämnden",
    )
    sida.handling.tillbaka.click()
    assert sida.stapel.currentIndex() == ÄRENDE
    modell = sida.redigerare.handlingsmodell
    assert modell.data(modell.index(0, 4)) == "Markerad"
    assert modell.data(modell.index(0, 4), Qt.ItemDataRole.DecorationRole) is not None
    assert not sida.redigerare.handlingar.isColumnHidden(4)


def test_handlingen_kan_visas_som_pdf_och_tas_bort_och_komma_tillbaka(
    sida: Ärendesida, db: Databas, fönster: Any
) -> None:
    handling = _tjänsteskrivelse(db)
    sida.gå_till(Plats(typ="handling", id=handling))
    assert sida.beställningar()[0].typ == "tjansteskrivelse"
    assert sida.beställningar()[0].val == {"handling_id": handling}
    sida.handling.ta_bort_knapp.click()
    assert arenden.hämta_ärende(db, _id(db, "SN 2026/12")).handlingar == ()
    assert sida.stapel.currentIndex() == ÄRENDE
    fönster.kontext.ångrastack.undo()
    assert [h.rubrik for h in arenden.hämta_ärende(db, _id(db, "SN 2026/12")).handlingar] == ["Förslag till budget"]


def test_handlingar_som_ändras_på_annat_håll_syns_utan_att_det_skrivna_försvinner(
    sida: Ärendesida, db: Databas, fönster: Any
) -> None:
    id_ = _id(db, "SN 2026/12")
    sida.visa_ärende(id_)
    sida.gå_till(Plats(typ="arende", id=id_, fält="handläggare"))
    fält = QGuiApplication.focusObject()
    assert isinstance(fält, QLineEdit)
    skriv(fält, "Elsa")
    _tjänsteskrivelse(db)
    sida.uppdatera()
    assert sida.redigerare.flikar.tabText(0) == "Handlingar (1)"
    assert fält.text() == "Elsa"
    QTest.keyClick(fält, Qt.Key.Key_Tab)
    assert arenden.hämta_ärende(db, id_).uppgifter.handläggare == "Elsa"
    assert len(arenden.hämta_ärende(db, id_).handlingar) == 1


def test_en_handling_läggs_i_ett_annat_ärende_genom_att_skriva_dess_nummer(sida: Ärendesida, db: Databas) -> None:
    handling = _tjänsteskrivelse(db)
    sida.gå_till(Plats(typ="handling", id=handling, fält="ärenden"))
    fält = sida.handling.ärenden
    assert fält.råtext() == "SN 2026/12"
    fält.sätt_råtext("SN 2026/31, SN 2026/99")
    fält.ta_nu()
    assert "SN 2026/99" in fält.inmatning.accessibleDescription()
    fält.sätt_råtext("")
    fält.ta_nu()
    assert "minst ett ärende" in fält.inmatning.accessibleDescription()
    fält.sätt_råtext("SN 2026/0031")
    fält.ta_nu()
    assert handlingar.hämta_handling(db, handling).uppgifter.ärenden == (_id(db, "SN 2026/31"),)
    assert fält.råtext() == "SN 2026/31"
    assert arenden.hämta_ärende(db, _id(db, "SN 2026/12")).handlingar == ()


def test_tab_går_i_läsordning(sida: Ärendesida, db: Databas) -> None:
    sida.gå_till(Plats(typ="handling", id=_tjänsteskrivelse(db)))
    sida.handling.flikar.setCurrentIndex(1)
    väntade = [w for w in i_läsordning(sida) if w.isVisible() and w.isEnabled()]
    kedja, nästa = [], sida.nextInFocusChain()
    while nästa is not sida:
        if nästa in väntade:
            kedja.append(nästa)
        nästa = nästa.nextInFocusChain()
    assert [w.accessibleName() for w in kedja] == [w.accessibleName() for w in väntade]
    namn = [w.accessibleName() for w in väntade]
    assert namn.index("Sammanfattning") < namn.index("Beslutsunderlag (ett per rad)")


def test_ett_möte_där_ärendet_stod_öppnas_med_enter(sida: Ärendesida, db: Databas, fönster: Any) -> None:
    sida.visa_ärende(_id(db, "SN 2026/12"))
    sida.redigerare.flikar.setCurrentIndex(2)
    sida.redigerare.möten.öppnad.emit(sida.redigerare.möten.visade_rader()[0])
    assert fönster.sida.namn == "Sammanträden"
    assert fönster.sida.redigerare.vy.uppgifter.datum == date(2026, 12, 8)


def test_flera_valda_ärenden_får_status_i_ett_steg_som_kan_ångras(sida: Ärendesida, db: Databas, fönster: Any) -> None:
    modell = sida.tabell.selectionModel()
    for rad in (0, 2):
        modell.select(
            sida.tabell.model().index(rad, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    assert sida.stapel.currentIndex() == FLERA
    sida.flera.status.sätt(Ärendestatus.BESLUTAT)
    sida.flera._sätt(sida.flera.status)
    assert len(sida.tabell.valda_rader()) == 2
    statusar = {r.diarienummer: r.status for r in arenden.lista_ärenden(db)}
    assert [statusar[d] for d in ("SN 2026/31", "SN 2026/12", "SN 2026/9")].count(Ärendestatus.BESLUTAT) == 2
    fönster.kontext.ångrastack.undo()
    assert {r.status for r in arenden.lista_ärenden(db)} == {Ärendestatus.ÖPPET}


def test_valda_rader_kopieras_till_excel_med_rubriker(sida: Ärendesida) -> None:
    sida.tabell.selectAll()
    sida.flera.kopiera_knapp.click()
    rader = QGuiApplication.clipboard().text().split("\n")
    assert rader[0].split("\t")[:2] == ["Diarienummer", "Rubrik"]
    assert len(rader) == 4


def test_reglerna_tittar_på_det_som_skrivs(sida: Ärendesida, db: Databas) -> None:
    handling = _tjänsteskrivelse(db)
    sida.gå_till(Plats(typ="handling", id=handling, fält="sekretess_lagrum"))
    före = {p.kod for p in sida.påpekanden()}
    u = handlingar.hämta_handling(db, handling).uppgifter
    skriv(QGuiApplication.focusObject(), "OSL 26:1")  # type: ignore[arg-type]  # the field
    assert u.sekretess_lagrum == ""
    assert {p.kod for p in sida.påpekanden()} - före


def test_ett_utkast_återställs_i_handlingens_fält(sida: Ärendesida, db: Databas) -> None:
    handling = _tjänsteskrivelse(db)
    sida.gå_till(Plats(typ="handling", id=handling))
    sida.återställ("handling", {"fält": {"skrivelse.satser": "Nämnden avslår."}})
    skrivelse = handlingar.hämta_handling(db, handling).uppgifter.skrivelse
    assert skrivelse is not None and [s.text for s in skrivelse.satser] == ["Nämnden avslår."]


def test_ett_ärendes_utkast_erbjuds_med_sitt_namn_och_syns_när_det_är_återställt(
    fönster: Any, sida: Ärendesida, db: Databas
) -> None:
    vy = sida.redigerare.vy
    utkast.spara_utkast(db, f"ärende:{vy.id}", vy.version, {"fält": {"handläggare": "Åsa Lönn"}})
    fönster.erbjud_utkast()
    notis = fönster.notiser.notiser()[-1]
    assert f"ärendet {vy.uppgifter.diarienummer} " in notis.text
    next(k for k in notis.findChildren(QPushButton) if k.text() == "Återställ texten").click()
    QApplication.processEvents()
    assert sida.redigerare.flikar.currentIndex() == UPPGIFTER
    fält = QApplication.focusWidget()
    assert fält is not None and fält.objectName() == "handläggare"
    assert arenden.hämta_ärende(db, vy.id).uppgifter.handläggare == "Åsa Lönn"


def test_rubriken_har_rum_och_datumen_är_hela(fönster: Any, sida: Ärendesida) -> None:
    tabell = sida.tabell
    synliga = [nr for nr in range(7) if not tabell.isColumnHidden(nr)]
    assert tabell.columnWidth(1) >= 260
    assert {0, 2, 6} <= set(synliga)
    assert tabell.columnWidth(6) >= tabell.fontMetrics().horizontalAdvance("2026-12-28") + 24
    fönster.resize(1800, 900)
    QApplication.processEvents()
    assert not any(tabell.isColumnHidden(nr) for nr in range(7))


def test_tom_databas_säger_vad_man_gör_först(tomt_fönster: Any) -> None:
    sida = tomt_fönster.gå_till_sida("Ärenden")
    assert not sida.ny_knapp.isEnabled()
    sida.nytt()
    assert any("Register" in n.text for n in tomt_fönster.notiser.notiser())


def test_ingen_alt_bokstav_krockar_med_en_annan_eller_med_menyn(fönster: Any, sida: Ärendesida, db: Databas) -> None:
    sida.nytt()
    assert krockande_bokstäver(fönster) == []
    sida.gå_till(Plats(typ="handling", id=_tjänsteskrivelse(db)))
    for flik in (0, 1):
        sida.handling.flikar.setCurrentIndex(flik)
        assert krockande_bokstäver(fönster) == []


def test_varje_kontroll_har_ett_namn(sida: Ärendesida, db: Databas) -> None:
    handling = _tjänsteskrivelse(db)
    sida.gå_till(Plats(typ="handling", id=handling))
    sida.nytt()
    slag = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
    utan = [
        f"{type(w).__name__} {w.objectName()}"
        for w in sida.findChildren(QWidget)
        if isinstance(w, slag)
        and w.isVisible()
        and w.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name)
    ]
    assert utan == []
