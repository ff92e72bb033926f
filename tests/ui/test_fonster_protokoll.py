"""Flikarna Närvaro och Protokoll i fönstret: rutnätet, paragrafen med det som hände, stegen till justering."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tangenter import krockande_bokstäver, skriv

from nämndapp.bas.papekande import Nivå, Plats
from nämndapp.models import Omröstning, Paragrafutgång, Röstval, Sammanträde, Sammanträdesstatus, Uppdragsroll, Utfall
from nämndapp.services import justering, narvaro, protokoll, register, sammantraden, utkast
from nämndapp.services.skrivelseuppgifter import SatsUppgifter
from nämndapp.services.uppgifter import PersonUppgifter, UppdragUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.forhandsvisning import JUSTERAD_PDF
from nämndapp.ui.kit.tabbordning import i_läsordning
from nämndapp.ui.protokoll.riktext import Riktext
from nämndapp.ui.sammantraden.sida import NÄRVARO, PROTOKOLL, Sammanträdessida

SKIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sida(fönster: Any, db: Databas) -> Sammanträdessida:
    """The first meeting with three §§ and five members of the register."""
    nämnd = register.lista_nämnder(db)[0].id
    roller = (
        ("Åsa Öberg", Uppdragsroll.ORDFÖRANDE), ("Bo Al", Uppdragsroll.LEDAMOT), ("Cilla Dahl", Uppdragsroll.LEDAMOT),
        ("Dag Ek", Uppdragsroll.LEDAMOT), ("Eva Fors", Uppdragsroll.ERSÄTTARE),
    )  # fmt: skip
    for nr, (namn, roll) in enumerate(roller, 1):
        ordning = nr if roll is Uppdragsroll.ERSÄTTARE else None
        uppdrag = (UppdragUppgifter(nämnd, roll, "S", tjänstgöringsordning=ordning),)
        register.spara_person(db, None, PersonUppgifter(namn, uppdrag=uppdrag), None)
    svar = fönster.gå_till_sida("Sammanträden")
    assert isinstance(svar, Sammanträdessida)
    möte = next(r for r in sammantraden.lista_sammanträden(db, nämnd) if r.datum == date(2026, 12, 8))
    svar.tabell.välj(möte.id)
    protokoll.föreslå_protokollsutkast(db, möte.id)
    svar.rum.visa(None)
    svar.rum.visa(möte.id)
    return svar


@pytest.fixture
def med_närvaro(sida: Sammanträdessida, qtbot: Any) -> Sammanträdessida:
    sida.flikar.setCurrentIndex(NÄRVARO)
    sida.närvaroflik.föreslå_knapp.click()
    lugn(sida, qtbot)
    return sida


def lugn(sida: Sammanträdessida, qtbot: Any) -> None:
    """The rules have answered."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not sida.rum.verkstad.upptagen, timeout=10_000)
    QApplication.processEvents()


def _möte(sida: Sammanträdessida) -> int:
    assert sida.redigerare.vy is not None
    return int(sida.redigerare.vy.id)


def _paragraf(sida: Sammanträdessida, nr: int) -> Any:
    rad = sida.protokollflik.modell.rader[nr]
    return protokoll.hämta_paragraf(sida.kontext.db, rad.id).uppgifter


# --- närvaro --------------------------------------------------------------------------------------------------------


def test_en_tom_närvaro_säger_vad_man_gör_först(sida: Sammanträdessida, qtbot: Any) -> None:
    sida.flikar.setCurrentIndex(NÄRVARO)
    lugn(sida, qtbot)
    assert "Föreslå närvaro" in sida.närvaroflik.rutnät._tomt.text()
    assert sida.närvaroflik.rutnät._tomt.isVisible()


def test_mellanslag_sätter_frånvarande_och_beslutförheten_följer_med(
    med_närvaro: Sammanträdessida, fönster: Any, qtbot: Any
) -> None:
    rutnät = med_närvaro.närvaroflik.rutnät
    assert [p.antal for p in rutnät.modell.läge.paragrafer] == [4, 4, 4]
    rutnät.setFocus()
    rutnät.setCurrentIndex(rutnät.modell.index(1, 1))
    QTest.keyClick(rutnät, Qt.Key.Key_Space)
    lugn(med_närvaro, qtbot)
    assert [p.antal for p in rutnät.modell.läge.paragrafer] == [4, 3, 4]
    assert "Bo Al (S)" in med_närvaro.närvaroflik.cell.accessibleName()
    assert "⚠ 3 av 9 tjänstgör, inte beslutför" in med_närvaro.närvaroflik.cell.accessibleName()
    QTest.keyClick(rutnät, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    lugn(med_närvaro, qtbot)
    assert [p.antal for p in rutnät.modell.läge.paragrafer] == [4, 4, 4]
    fönster.kontext.ångrastack.undo()
    lugn(med_närvaro, qtbot)
    assert [p.antal for p in rutnät.modell.läge.paragrafer] == [4, 3, 4]


def test_nästa_ersättare_föreslås_med_skäl_och_träder_in(med_närvaro: Sammanträdessida, qtbot: Any) -> None:
    flik, rutnät = med_närvaro.närvaroflik, med_närvaro.närvaroflik.rutnät
    rutnät.setFocus()
    for rad, kolumn in ((4, 0), (1, 1)):  # the ersättare comes, Bo Al is away under the second §
        rutnät.setCurrentIndex(rutnät.modell.index(rad, kolumn))
        skift = Qt.KeyboardModifier.ShiftModifier if rad == 4 else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(rutnät, Qt.Key.Key_Space, skift)
        lugn(med_närvaro, qtbot)
    flik.ersättar_knapp.click()
    assert flik.förslagsrad.isVisible() and "Eva Fors" in flik._förslagstext.text()
    flik.förslagsknapp.click()
    lugn(med_närvaro, qtbot)
    assert rutnät.modell.i_ord(4, 1).endswith("tjänstgör för Bo Al (S)")


def test_en_gäst_läggs_till_med_titel_och_en_person_ur_registret_med_sin_roll(
    med_närvaro: Sammanträdessida, db: Databas, qtbot: Any
) -> None:
    flik = med_närvaro.närvaroflik
    skriv(flik.personfält, "Gun Hed, revisor på besök")
    QTest.keyClick(flik.personfält, Qt.Key.Key_Return)
    gäst = narvaro.hämta_närvaro(db, _möte(med_närvaro)).närvarande[-1]
    assert (gäst.namn, gäst.titel, gäst.person_id) == ("Gun Hed", "revisor på besök", None)
    lugn(med_närvaro, qtbot)
    assert flik.rutnät.modell.headerData(5, Qt.Orientation.Vertical) == "Gun Hed, revisor på besök"


def test_enter_går_till_tiderna_och_justerare_väljs_bland_de_närvarande(
    med_närvaro: Sammanträdessida, db: Databas, qtbot: Any
) -> None:
    flik = med_närvaro.närvaroflik
    flik.rutnät.setFocus()
    flik.rutnät.setCurrentIndex(flik.rutnät.modell.index(1, 0))
    QTest.keyClick(flik.rutnät, Qt.Key.Key_F2)
    assert QApplication.focusWidget().accessibleName() == "Från och med"  # type: ignore[union-attr]  # there is one
    fält = flik.redigerare.justerare
    fält.sätt_råtext("bo al")
    fält.ta_nu()
    n = narvaro.hämta_närvaro(db, _möte(med_närvaro))
    assert [j.närvarande_id for j in n.justerare] == [n.närvarande[1].id]
    fält.sätt_råtext("någon annan")
    fält.ta_nu()
    assert "finns inte i närvaron" in fält.felrad.text()
    flik.redigerare.sluttid.sätt_råtext("1645")
    flik.redigerare.sluttid.ta_nu()
    sluttid = sammantraden.hämta_sammanträde(db, _möte(med_närvaro)).uppgifter.sluttid
    assert sluttid is not None and sluttid.hour == 16


# --- the § ----------------------------------------------------------------------------------------------------------


def test_beslutspunkter_avsnitt_och_utgång_skrivs_och_sparas(sida: Sammanträdessida, qtbot: Any) -> None:
    sida.flikar.setCurrentIndex(PROTOKOLL)
    flik, r = sida.protokollflik, sida.protokollflik.redigerare
    flik.gå_till(flik.modell.rader[1].id)
    assert r.gå_till_fält("beslutspunkter.0.text")
    ruta = QApplication.focusWidget()
    assert isinstance(ruta, Riktext)
    skriv(ruta, "Nämnden antar budgeten på året.")
    r.sats_knapp.click()
    ruta = QApplication.focusWidget()
    assert isinstance(ruta, Riktext) and ruta.accessibleName() == "Beslut, punkt 2"
    skriv(ruta, "Planen skickas.")
    r.avsnittsval.setCurrentText("Barnets bästa")
    r.avsnitt_knapp.click()
    ruta = QApplication.focusWidget()
    assert isinstance(ruta, Riktext) and ruta.accessibleName() == "Barnets bästa"
    QTest.keyClick(ruta, Qt.Key.Key_L, SKIFT_CTRL)
    skriv(ruta, "en punkt")
    sida.lämna()
    u = _paragraf(sida, 1)
    assert [b.text for b in u.beslutspunkter] == ["Nämnden antar budgeten på året.", "Planen skickas."]
    assert u.avsnitt[-1].rubrik == "Barnets bästa" and u.avsnitt[-1].text == "- en punkt"
    r.utgång.lämnat.emit("utgång", Paragrafutgång.ÅTERREMISS)
    assert r.skäl.isVisible() and r.åter_till.isVisible()
    assert flik.modell.rader[1].utgång is Paragrafutgång.ÅTERREMISS


def test_yrkande_proposition_och_votering_med_tangenter_ger_text(med_närvaro: Sammanträdessida, qtbot: Any) -> None:
    sida = med_närvaro
    sida.flikar.setCurrentIndex(PROTOKOLL)
    flik, r = sida.protokollflik, sida.protokollflik.redigerare
    flik.gå_till(flik.modell.rader[1].id)
    lugn(sida, qtbot)
    for namn in ("åsa", "bo al"):
        r.paneler[1].lägg_till()
        nr = len(_paragraf(sida, 1).yrkanden) - 1
        fält = r._fält[f"yrkanden.{nr}.personer"]
        fält.sätt_råtext(namn)
        fält.ta_nu()
    r._lämnat("yrkanden.1.slag", type(_paragraf(sida, 1).yrkanden[0].slag).AVSLAG)
    r.paneler[2].lägg_till()
    r._lämnat("propositioner.0.omröstning", Omröstning.ÖPPEN)
    lugn(sida, qtbot)
    assert r.gå_till_fält("propositioner.0.röster")
    tabell = QApplication.focusWidget()
    for tangent in (Qt.Key.Key_J, Qt.Key.Key_N, Qt.Key.Key_J, Qt.Key.Key_A):
        QTest.keyClick(tabell, tangent)
    röstfält = r._fält["propositioner.0.röster"]
    assert röstfält.etikett.text() == "Röster: 2 ja, 1 nej, 1 avstår; alla 4 har röstat"
    sida.lämna()
    röster = _paragraf(sida, 1).propositioner[0].röster
    assert [x.val for x in röster] == [Röstval.JA, Röstval.NEJ, Röstval.JA, Röstval.AVSTÅR]
    lugn(sida, qtbot)
    assert r.paneler[2].rader[0].förslag.text() == "Rösterna ger: ja vann. Skriv in det"
    r.paneler[2].rader[0].förslag.click()
    assert _paragraf(sida, 1).propositioner[0].utfall is Utfall.JA
    lugn(sida, qtbot)
    assert not r.paneler[2].rader[0].förslag.isVisible()
    assert r.yta.widget().minimumSizeHint().width() <= r.yta.viewport().width()  # nothing is cut at 1280 pixels
    härledda = {t.avsnitt.nyckel: t for p in r.paneler for t in p.härledda.texter if t.avsnitt and t.isVisibleTo(r)}
    assert {"yrkanden", "votering"} <= set(härledda)
    härledda["yrkanden"].om.click()
    assert _paragraf(sida, 1).avsnitt[-1].rubrik == "Yrkanden"
    lugn(sida, qtbot)
    assert härledda["yrkanden"].åter.isVisibleTo(r)
    härledda["yrkanden"].åter.click()
    assert all(a.rubrik != "Yrkanden" for a in _paragraf(sida, 1).avsnitt)


def test_kontrollen_ser_det_som_skrivs_och_leder_till_fältet(sida: Sammanträdessida, fönster: Any, qtbot: Any) -> None:
    sida.flikar.setCurrentIndex(PROTOKOLL)
    flik, r = sida.protokollflik, sida.protokollflik.redigerare
    flik.gå_till(flik.modell.rader[2].id)
    r.gå_till_fält("beslutspunkter.0.text")
    ruta = QApplication.focusWidget()
    assert isinstance(ruta, Riktext)
    ruta.moveCursor(QTextCursor.MoveOperation.End)
    skriv(ruta, "Nämnden avsätter x kronor.")
    qtbot.waitUntil(lambda: "PRO-platshallare" in {p.kod for p in sida.påpekanden()}, timeout=10_000)
    lista = fönster.panel.lista
    qtbot.waitUntil(lambda: any("x kronor" in lista.item(nr).text() for nr in range(lista.count())), timeout=5_000)
    flik.gå_till(flik.modell.rader[0].id)
    plats = next(p.plats for p in sida.påpekanden() if p.kod == "PRO-platshallare")
    assert sida.gå_till(plats)
    assert QApplication.focusWidget() is r._fält["beslutspunkter.0.text"].inmatning


def test_det_som_skrivs_finns_i_utkastet_inom_två_sekunder_och_kommer_tillbaka(
    sida: Sammanträdessida, db: Databas, qtbot: Any
) -> None:
    sida.flikar.setCurrentIndex(PROTOKOLL)
    flik, r = sida.protokollflik, sida.protokollflik.redigerare
    flik.gå_till(flik.modell.rader[0].id)
    r.gå_till_fält("beslutspunkter.0.text")
    ruta = QApplication.focusWidget()
    assert isinstance(ruta, Riktext)
    ruta.selectAll()
    skriv(ruta, "Halvskriven mening på")
    qtbot.waitUntil(lambda: len(utkast.lista_utkast(db)) == 1, timeout=2_000)
    (rad,) = utkast.lista_utkast(db)
    assert rad.vad == f"paragraf:{flik.modell.rader[0].id}"
    assert rad.data["fält"] == {"beslutspunkter.0.text": "Halvskriven mening på"}
    r._skrivet.clear()
    r.läs_om()
    sida.återställ("paragraf", rad.data)
    assert _paragraf(sida, 0).beslutspunkter[0].text == "Halvskriven mening på"


def test_ny_flyttad_och_borttagen_paragraf_går_att_ångra(sida: Sammanträdessida, fönster: Any, qtbot: Any) -> None:
    sida.flikar.setCurrentIndex(PROTOKOLL)
    flik = sida.protokollflik
    före = [r.rubrik for r in flik.modell.rader]
    flik.gå_till(flik.modell.rader[0].id)
    flik.ny()
    fält = QApplication.focusWidget()
    assert isinstance(fält, QLineEdit) and fält.accessibleName() == "Rubrik"
    skriv(fält, "Val av justerare")
    sida.lämna()
    assert [r.rubrik for r in flik.modell.rader] == [före[0], "Val av justerare", *före[1:]]
    flik.tabell.setFocus()
    QTest.keyClick(flik.tabell, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [r.rubrik for r in flik.modell.rader][:2] == ["Val av justerare", före[0]]
    flik.ta_bort()
    assert [r.rubrik for r in flik.modell.rader] == före
    for _ in range(4):
        fönster.kontext.ångrastack.undo()
    assert [r.rubrik for r in flik.modell.rader] == före


# --- justering ------------------------------------------------------------------------------------------------------


def test_från_utkast_till_justerat_protokoll_och_rättelse(
    med_närvaro: Sammanträdessida, db: Databas, fönster: Any, qtbot: Any, tmp_path: Path
) -> None:
    sida, id_ = med_närvaro, _möte(med_närvaro)
    sida.flikar.setCurrentIndex(PROTOKOLL)
    flik, r, steg = sida.protokollflik, sida.protokollflik.redigerare, sida.protokollflik.steg
    for rad in flik.modell.rader:
        flik.gå_till(rad.id)
        fält = r._fält["beslutspunkter.0.text"]
        fält.sätt_råtext("Nämnden godkänner förslaget.")
        fält.ta_nu()
    steg.knapp.click()
    assert steg.fråga.isVisible() and "nummer" in steg.fråga.text.text()
    QTest.keyClick(steg.fråga.nej, Qt.Key.Key_Escape)
    assert flik.modell.rader[0].nummer is None
    steg.knapp.click()
    steg.fråga.ja.click()
    assert [x.nummer for x in flik.modell.rader] == [1, 2, 3]
    assert steg.knapp.text() == "&Justera …"
    steg.knapp.click()
    assert "Åsa Öberg, ordförande" in steg.panel.fält["av"].råtext()
    steg.panel.fält["datum"].sätt_råtext("2026-12-10")
    steg.panel.ja.click()
    assert sammantraden.hämta_sammanträde(db, id_).uppgifter.status is Sammanträdesstatus.JUSTERAT
    assert "Justerat 2026-12-10 av Åsa Öberg" in r._låstext.text() and r._lås.isVisible()
    assert r._fält["beslutspunkter.0.text"].inmatning.isReadOnly()
    assert not flik.knapp.isEnabled() and not sida.närvaroflik.föreslå_knapp.isEnabled()
    lagrat = next(b for b in sida.beställningar() if b.typ == JUSTERAD_PDF)
    assert lagrat.namn.startswith("Justerat protokoll 2026-12-10")
    fönster.visa_dokument(lagrat)
    visning = fönster.förhandsvisning
    qtbot.waitUntil(lambda: visning.pdf.pageCount() > 0, timeout=20_000)
    visning.spara(tmp_path / "låst.pdf", "pdf")
    qtbot.waitUntil((tmp_path / "låst.pdf").exists, timeout=20_000)
    assert (tmp_path / "låst.pdf").read_bytes() == justering.justerad_pdf(db, lagrat.val["justering_id"])
    fönster._tillbaka()
    steg.knapp.click()
    steg.panel.fält["av"].sätt_råtext("Eva Fors")
    steg.panel.fält["text"].sätt_råtext("Beloppet ska vara 12 000 kronor.")
    steg.panel.ja.click()
    lugn(sida, qtbot)
    assert r.bild is not None and r.bild.rättelser[0].endswith("Eva Fors: Beloppet ska vara 12 000 kronor.")


def test_ett_protokoll_som_justerats_utanför_programmet_sägs_inte_vara_låst(
    sida: Sammanträdessida, db: Databas, fönster: Any
) -> None:
    vy = sammantraden.hämta_sammanträde(db, _möte(sida))
    with db.skrivning() as enhet:
        enhet.hämta(Sammanträde, vy.id).status = Sammanträdesstatus.JUSTERAT
    sida.flikar.setCurrentIndex(PROTOKOLL)
    flik = sida.protokollflik
    flik.visa_läge(Sammanträdesstatus.JUSTERAT, vy.uppgifter.datum)
    assert flik.steg.knapp.text() == "Justerat utanför programmet" and not flik.steg.knapp.isEnabled()
    flik.visa(vy.id)
    assert "inte låst" in flik._text.toolTip()
    assert not flik.redigerare._lås.isVisible()


def test_en_paragraf_delas_vid_den_beslutspunkt_som_väljs(sida: Sammanträdessida, db: Databas) -> None:
    sida.flikar.setCurrentIndex(PROTOKOLL)
    flik = sida.protokollflik
    rad = flik.modell.rader[0]
    vy = protokoll.hämta_paragraf(db, rad.id)
    beslut = tuple(SatsUppgifter(t) for t in ("Ett.", "Två.", "Tre."))
    protokoll.spara_paragraf(db, rad.id, replace(vy.uppgifter, beslutspunkter=beslut), vy.version)
    flik.visa(sida.redigerare.vy.id if sida.redigerare.vy else None)
    flik.gå_till(rad.id)
    flik.dela()
    panel = flik.steg.panel
    assert panel.isVisible()
    lista = panel.fält["från"].inmatning
    assert [lista.itemText(i) for i in range(lista.count())] == ["2. Två.", "3. Tre."]
    panel.fält["från"].sätt(3)
    panel.ja.click()
    delade = [[b.text for b in _paragraf(sida, nr).beslutspunkter] for nr in (0, 1)]
    assert delade == [["Ett.", "Två."], ["Tre."]]


def test_ett_ofullständigt_protokoll_säger_varför_det_inte_är_klart(
    sida: Sammanträdessida, fönster: Any, qtbot: Any
) -> None:
    sida.flikar.setCurrentIndex(PROTOKOLL)
    steg = sida.protokollflik.steg
    steg.knapp.click()
    steg.fråga.ja.click()
    assert sida.protokollflik.modell.rader[0].nummer is None
    assert sida.redigerare.uppgifter.status is not Sammanträdesstatus.FÖR_JUSTERING


# --- everybody ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("flik", [NÄRVARO, PROTOKOLL])
def test_varje_kontroll_har_ett_namn_och_en_egen_bokstav(
    med_närvaro: Sammanträdessida, fönster: Any, qtbot: Any, flik: int
) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    med_närvaro.flikar.setCurrentIndex(flik)
    lugn(med_närvaro, qtbot)
    for panel in med_närvaro.protokollflik.redigerare.paneler:
        panel.fäll_ut(True)
    utan = []
    for widget in med_närvaro.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            gränssnitt = QAccessible.queryAccessibleInterface(widget)
            if gränssnitt is None or not gränssnitt.text(QAccessible.Text.Name):
                utan.append(f"{type(widget).__name__} {widget.objectName()}")
    assert utan == []
    assert krockande_bokstäver(fönster) == []


def test_platser_i_närvaron_hittas(med_närvaro: Sammanträdessida, db: Databas) -> None:
    n = narvaro.hämta_närvaro(db, _möte(med_närvaro)).närvarande[2]
    med_närvaro.flikar.setCurrentIndex(PROTOKOLL)
    assert med_närvaro.gå_till(Plats("narvarande", n.id))
    assert med_närvaro.flikar.currentIndex() == NÄRVARO
    assert med_närvaro.närvaroflik.redigerare.person[1].namn == n.namn  # type: ignore[index]  # one is shown


def test_ett_påpekande_kvitteras_med_en_anteckning_och_går_att_ångra(
    med_närvaro: Sammanträdessida, fönster: Any, qtbot: Any
) -> None:
    rutnät, panel = med_närvaro.närvaroflik.rutnät, fönster.panel
    rutnät.setCurrentIndex(rutnät.modell.index(1, 1))
    QTest.keyClick(rutnät, Qt.Key.Key_Space)
    lugn(med_närvaro, qtbot)
    mål = next(p for p in med_närvaro.påpekanden() if p.nivå is Nivå.VARNING and not p.kvitterad)
    fönster._visa_påpekanden()
    panel.lista.setCurrentRow(panel._påpekanden.index(mål))
    assert panel.kvittens_knapp.isVisible()
    skriv(panel.notering, "Samtalet bröts på vägen.")
    QTest.keyClick(panel.notering, Qt.Key.Key_Return)
    lugn(med_närvaro, qtbot)
    nu = next(p for p in med_närvaro.påpekanden() if (p.kod, p.plats) == (mål.kod, mål.plats))
    assert "Samtalet bröts på vägen." in nu.kvitterad
    fönster.kontext.ångrastack.undo()
    lugn(med_närvaro, qtbot)
    assert mål in med_närvaro.påpekanden()


def test_ett_fel_kan_inte_kvitteras(sida: Sammanträdessida, fönster: Any, qtbot: Any) -> None:
    sida.flikar.setCurrentIndex(PROTOKOLL)
    lugn(sida, qtbot)
    fönster._visa_påpekanden()
    fel = next(nr for nr, p in enumerate(fönster.panel._påpekanden) if p.nivå is Nivå.FEL)
    fönster.panel.lista.setCurrentRow(fel)
    assert not fönster.panel.kvittens_knapp.isVisible()


def test_en_påbörjad_beslutspunkt_kommer_tillbaka_ur_utkastet(sida: Sammanträdessida) -> None:
    sida.flikar.setCurrentIndex(PROTOKOLL)
    flik = sida.protokollflik
    flik.gå_till(flik.modell.rader[0].id)
    antal = len(_paragraf(sida, 0).beslutspunkter)
    sida.återställ("paragraf", {"fält": {f"beslutspunkter.{antal}.text": "Den nya.", "yrkanden.4.text": "borta"}})
    assert _paragraf(sida, 0).beslutspunkter[-1].text == "Den nya."
    assert _paragraf(sida, 0).yrkanden == ()


def test_närvarons_utkast_kommer_tillbaka_hos_sin_person(
    med_närvaro: Sammanträdessida, db: Databas, qtbot: Any
) -> None:
    med_närvaro.återställ("närvaro", {"fält": {"närvarande.3.titel": "gruppledare"}})
    assert narvaro.hämta_närvaro(db, _möte(med_närvaro)).närvarande[3].titel == "gruppledare"


def test_vem_som_ledde_en_paragraf_sägs_i_närvaron(med_närvaro: Sammanträdessida, fönster: Any, qtbot: Any) -> None:
    flik = med_närvaro.närvaroflik
    flik.rutnät.setCurrentIndex(flik.rutnät.modell.index(0, 1))
    assert flik.redigerare.ordförande.råtext() == "Åsa Öberg (S)"
    flik.redigerare.ordförande.sätt_råtext("bo")
    flik.redigerare.ordförande.ta_nu()
    lugn(med_närvaro, qtbot)
    assert [p.ordförande for p in flik.rutnät.modell.läge.paragrafer] == [
        "Åsa Öberg (S)", "Bo Al (S)", "Åsa Öberg (S)",
    ]  # fmt: skip
    fönster.kontext.ångrastack.undo()
    assert _paragraf(med_närvaro, 1).ordförande_id is None


def test_kortord_och_tabb_sätter_in_frasen_i_beslutet(sida: Sammanträdessida) -> None:
    sida.flikar.setCurrentIndex(PROTOKOLL)
    flik = sida.protokollflik
    flik.gå_till(flik.modell.rader[0].id)
    flik.redigerare.gå_till_fält("beslutspunkter.0.text")
    ruta = QApplication.focusWidget()
    assert isinstance(ruta, Riktext)
    ruta.selectAll()
    skriv(ruta, "till")
    QTest.keyClick(ruta, Qt.Key.Key_Tab)
    assert ruta.toPlainText() == "Socialnämnden lägger … till handlingarna."
    assert ruta.textCursor().selectedText() == "…"


def test_papperen_till_protokollet_och_paragrafen_erbjuds(med_närvaro: Sammanträdessida) -> None:
    typer = [b.typ for b in med_närvaro.beställningar()]
    assert typer[:2] == ["protokoll", "utdrag"]
    assert {"narvarolista", "arvodesunderlag"} <= set(typer)


@pytest.mark.parametrize("flik", [NÄRVARO, PROTOKOLL])
def test_tabb_går_i_läsordning(med_närvaro: Sammanträdessida, qtbot: Any, flik: int) -> None:
    med_närvaro.flikar.setCurrentIndex(flik)
    lugn(med_närvaro, qtbot)
    vilken = med_närvaro.närvaroflik if flik == NÄRVARO else med_närvaro.protokollflik
    väntat = [w for w in i_läsordning(vilken) if w.isVisible() and w.isEnabled()]
    assert len(väntat) > 10
    sedda, nu = [], väntat[0]
    for _ in range(4000):
        if nu in väntat:
            sedda.append(nu)
        nu = nu.nextInFocusChain()
        if nu is väntat[0]:
            break
    assert sedda == väntat


def test_ett_påpekande_om_närvaron_leder_till_paragrafen_i_rutnätet(med_närvaro: Sammanträdessida, qtbot: Any) -> None:
    sida, flik = med_närvaro, med_närvaro.närvaroflik
    andra = sida.protokollflik.modell.rader[1].id
    sida.flikar.setCurrentIndex(PROTOKOLL)
    assert sida.gå_till(Plats("paragraf", andra, "närvaro"))
    assert sida.flikar.currentIndex() == NÄRVARO and flik.rutnät.currentIndex().column() == 1
    vem = flik.redigerare.uppgifter.närvarande[2].id
    assert sida.gå_till(Plats("narvarande", vem, "roll"))
    assert QApplication.focusWidget() is flik.redigerare._personfält["roll"].inmatning
    assert sida.gå_till(Plats("paragraf", andra, "propositioner"))
    assert QApplication.focusWidget() is sida.protokollflik.redigerare.paneler[2].ny_knapp
