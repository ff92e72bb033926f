"""Papperens utseende, ställt in som en sekreterare gör det."""

from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListWidget, QPushButton
from tangenter import skriv

from nämndapp.services import register, stilar, utkast
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.register.husstil import Husstilsredigerare
from nämndapp.ui.register.husstilsfalt import NYCKEL, Ordningsfält
from nämndapp.ui.register.logotyp import läs_bild
from nämndapp.ui.register.sida import Registersida

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#1f4e79"/></svg>'


@pytest.fixture
def panel(fönster: Huvudfönster, qtbot: Any) -> Husstilsredigerare:
    sida = fönster.gå_till_sida("Register")
    assert isinstance(sida, Registersida)
    qtbot.waitUntil(lambda: sida.nämnd.vy is not None)
    sida.nämnd.utseende_knapp.click()
    assert sida.husstil.isVisible()
    return sida.husstil


def stil(db: Databas, panel: Husstilsredigerare) -> stilar.Husstil:
    return stilar.tolka(register.hämta_nämnd(db, panel.vy.id).uppgifter.husstil)


def fältet(panel: Husstilsredigerare, namn: str) -> Any:
    return panel._fält[namn]


def välj(panel: Husstilsredigerare, namn: str, värde: Any) -> None:
    fält = fältet(panel, namn)
    fält.sätt(värde)
    fält.lämnat.emit(namn, värde)


def test_panelen_ersätter_listan_och_esc_går_tillbaka(
    panel: Husstilsredigerare, fönster: Huvudfönster, qtbot: Any
) -> None:
    sida = fönster.sida
    assert isinstance(sida, Registersida)
    assert not sida.flikar.isVisible()
    assert fältet(panel, "nyckel").inmatning.hasFocus()
    qtbot.keyClick(fältet(panel, "nyckel").inmatning, Qt.Key.Key_Escape)
    assert sida.flikar.isVisible()
    assert not panel.isVisible()
    assert sida.nämnd.utseende_knapp.hasFocus()


def test_papperet_ritas_och_ritas_om_efter_en_ändring(panel: Husstilsredigerare, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: panel.titt.pdf.pageCount() > 0, timeout=8000)
    assert panel.titt.text.text() == "Påhittat exempel"
    with qtbot.waitSignal(panel.titt.ritad, timeout=8000):
        välj(panel, "en_paragraf_per_sida", True)
    assert panel.titt.pdf.pageCount() == 4


def test_sidan_och_förstoringen_är_kvar_när_papperet_ritas_om(panel: Husstilsredigerare, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: panel.titt.pdf.pageCount() > 0, timeout=8000)
    panel.titt.zooma(1.2)
    zoom = panel.titt.vy.zoomFactor()
    qtbot.waitUntil(lambda: panel.titt.vy.verticalScrollBar().maximum() > 500)
    panel.titt.vy.verticalScrollBar().setValue(400)
    with qtbot.waitSignal(panel.titt.ritad, timeout=8000):
        välj(panel, "färg", "#7a2e2e")
    assert panel.titt.vy.verticalScrollBar().value() == 400
    assert panel.titt.vy.zoomFactor() == zoom


def test_papperet_följer_det_som_skrivs_innan_det_är_sparat(panel: Husstilsredigerare, db: Databas, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: panel.titt.pdf.pageCount() > 0, timeout=8000)
    rad = fältet(panel, "utkastmärkning").inmatning
    rad.setFocus()
    rad.selectAll()
    with qtbot.waitSignal(panel.titt.ritad, timeout=8000):
        skriv(rad, "ARBETSPAPPER")
    text = panel.titt.pdf.getAllText(0).text()
    assert "ARBETSPAPPER" in text
    assert stil(db, panel).utkastmärkning == "UTKAST – ej justerat"
    panel.lämna_fält()
    assert stil(db, panel).utkastmärkning == "ARBETSPAPPER"


def test_ctrl_z_tar_tillbaka_ändringen(panel: Husstilsredigerare, fönster: Huvudfönster, db: Databas) -> None:
    välj(panel, "nyckel", "klassisk")
    välj(panel, "brödstorlek", 12.0)
    assert stil(db, panel).brödstorlek == 12.0
    fönster.kontext.ångrastack.undo()
    assert stil(db, panel).brödstorlek == 10.5
    assert fältet(panel, "brödstorlek").råtext() == "10,5"
    fönster.kontext.ångrastack.undo()
    assert stil(db, panel).nyckel == "modern"


def test_egna_inställningar_räknas_och_tas_bort(panel: Husstilsredigerare, db: Databas) -> None:
    välj(panel, "färg", "#553772")
    välj(panel, "radavstånd", 1.6)
    assert panel._egna.text() == "2 egna inställningar."
    panel.återställ_knapp.click()
    assert stil(db, panel) == stilar.tolka({})


def test_svårläst_färg_sägs_till_om_men_sparas(panel: Husstilsredigerare, db: Databas) -> None:
    rad = fältet(panel, "färg").inmatning
    rad.setFocus()
    rad.selectAll()
    skriv(rad, "#f0c419")
    fältet(panel, "färg").ta_nu()
    assert "Kontrasten mot vitt är 1,7 : 1" in fältet(panel, "färg").felrad.text()
    assert stil(db, panel).färg == "#f0c419"
    fältet(panel, "färg").knappar[0].click()
    assert not fältet(panel, "färg").felrad.text()
    assert stil(db, panel).färg == "#1f4e79"


def test_ett_orimligt_tal_tas_inte_emot(panel: Husstilsredigerare, db: Databas) -> None:
    rad = fältet(panel, "brödstorlek").inmatning
    rad.setFocus()
    rad.selectAll()
    skriv(rad, "900")
    fältet(panel, "brödstorlek").ta_nu()
    assert "mellan 7 och 20" in fältet(panel, "brödstorlek").felrad.text()
    assert stil(db, panel).brödstorlek == 10.5


def _rader(lista: QListWidget) -> list[str]:
    return [lista.item(nr).data(NYCKEL) for nr in range(lista.count())]


def test_avsnitten_flyttas_med_tangenterna(panel: Husstilsredigerare, db: Databas, qtbot: Any) -> None:
    fält: Ordningsfält = fältet(panel, "avsnitt")
    fält.lista.setFocus()
    fält.lista.setCurrentRow(_rader(fält.lista).index("beslutsunderlag"))
    qtbot.keyClick(fält.lista, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert stil(db, panel).avsnitt[2:5] == ("sammanfattning", "beslutsunderlag", "ärendebeskrivning")
    assert fält.lista.currentItem().data(NYCKEL) == "beslutsunderlag"


def test_flyttas_beslutet_sist_gäller_det_i_båda_fälten(panel: Husstilsredigerare, db: Databas) -> None:
    välj(panel, "beslut_först", False)
    assert stil(db, panel).avsnitt.index("beslut") > stil(db, panel).avsnitt.index("beslutsgång")
    fält: Ordningsfält = fältet(panel, "avsnitt")
    fält.lista.setCurrentRow(_rader(fält.lista).index("beslut"))
    while _rader(fält.lista).index("beslut") > 1:
        fält.flytta(-1)
    assert stil(db, panel).beslut_först
    assert fältet(panel, "beslut_först").värde() is True


def test_ett_avsnitt_byter_namn_och_får_tillbaka_sitt(panel: Husstilsredigerare, db: Databas) -> None:
    fält: Ordningsfält = fältet(panel, "avsnitt")
    post = fält.lista.item(_rader(fält.lista).index("skickas_till"))
    post.setText("Delges")
    assert dict(stil(db, panel).avsnittsnamn) == {"skickas_till": "Delges"}
    fält.lista.item(_rader(fält.lista).index("skickas_till")).setText("  ")
    assert dict(stil(db, panel).avsnittsnamn) == {}
    assert fält.lista.item(_rader(fält.lista).index("skickas_till")).text() == "Skickas till"


def test_fälten_i_sidfoten_väljs_med_kryss(panel: Husstilsredigerare, db: Databas) -> None:
    fält: Ordningsfält = fältet(panel, "fotfält")
    fält.lista.item(_rader(fält.lista).index("webb")).setCheckState(Qt.CheckState.Unchecked)
    assert "webb" not in stil(db, panel).fotfält
    assert stil(db, panel).fotfält[0] == "postadress"


def test_egen_adress_går_före_kommunens_som_annars_visas_i_fältet(panel: Husstilsredigerare, db: Databas) -> None:
    kommun = register.hämta_kommun(db)
    assert kommun is not None
    import dataclasses

    nya = dataclasses.replace(kommun.uppgifter, webb="www.ekbro.example")
    panel.kontext.utför(lambda: register.spara_kommun(db, kommun.id, nya, kommun.version))
    assert fältet(panel, "adresser.webb").inmatning.placeholderText() == "www.ekbro.example (kommunens)"
    välj(panel, "adresser.webb", "ekbro.example/sn")
    assert dict(stil(db, panel).adresser) == {"webb": "ekbro.example/sn"}


def test_felskrivet_organisationsnummer_sägs_till_om_vänligt(panel: Husstilsredigerare, db: Databas) -> None:
    välj(panel, "adresser.organisationsnr", "212000-9999")
    assert "Kontrollsiffran stämmer inte" in fältet(panel, "adresser.organisationsnr").felrad.text()
    assert stil(db, panel).adresser["organisationsnr"] == "212000-9999"
    välj(panel, "adresser.organisationsnr", "212000-9994")
    assert not fältet(panel, "adresser.organisationsnr").felrad.text()


def test_en_svg_blir_en_skarp_png(panel: Husstilsredigerare, db: Databas, tmp_path: Path) -> None:
    from PIL import Image

    fil = tmp_path / "vapen.svg"
    fil.write_text(SVG, encoding="utf-8")
    with Image.open(io.BytesIO(läs_bild(fil))) as bild:
        assert bild.size == (2000, 667)
        assert bild.convert("RGB").getpixel((1000, 300)) == (31, 78, 121)
    välj(panel, "logotypval", "egen")
    panel.ta_bild(fil)
    assert len(stil(db, panel).logotyp) == 64
    assert "Skriv vad bilden föreställer" in fältet(panel, "logotyp_alttext").felrad.text()
    välj(panel, "logotyp_alttext", "Ekbros vapen")
    assert stil(db, panel).logotyp_alttext == "Ekbros vapen"


def test_kommunens_logotyp_byts_för_alla_nämnder(panel: Husstilsredigerare, db: Databas, tmp_path: Path) -> None:
    fil = tmp_path / "vapen.svg"
    fil.write_text(SVG, encoding="utf-8")
    panel.ta_bild(fil)
    välj(panel, "logotyp_alttext", "Ekbros vapen")
    kommun = register.hämta_kommun(db)
    assert kommun is not None
    assert kommun.uppgifter.logotyp_sha256
    assert kommun.uppgifter.logotyp_alttext == "Ekbros vapen"
    assert stil(db, panel).logotyp == ""


@pytest.mark.parametrize(("namn", "innehåll"), [("a.png", b"inte en bild"), ("a.svg", b"<svg"), ("a.svg", b"")])
def test_en_trasig_bild_ger_en_mening_och_inget_annat(
    panel: Husstilsredigerare, db: Databas, tmp_path: Path, namn: str, innehåll: bytes
) -> None:
    (tmp_path / namn).write_bytes(innehåll)
    panel.ta_bild(tmp_path / namn)
    notiser = panel.kontext.notiser.findChildren(type(panel.rubrik))
    assert "går inte att läsa" in " ".join(n.text() for n in notiser)
    kommun = register.hämta_kommun(db)
    assert kommun is not None
    assert kommun.uppgifter.logotyp_sha256 is None


def test_provet_ritas_aldrig_i_fönstrets_tråd(
    panel: Husstilsredigerare, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typing goes on while papers are drawn again and again; how evenly is measured in tests/benchmarks."""
    qtbot.waitUntil(lambda: panel.titt.pdf.pageCount() > 0, timeout=8000)
    trådar: list[threading.Thread] = []
    rita = stilar.förhandsgranska

    def iakttagen(*argument: Any, **namngivna: Any) -> Any:
        trådar.append(threading.current_thread())
        return rita(*argument, **namngivna)

    monkeypatch.setattr(stilar, "förhandsgranska", iakttagen)
    rad = fältet(panel, "utkastmärkning").inmatning
    rad.setFocus()
    with qtbot.waitSignal(panel.titt.ritad, timeout=8000):
        for tecken in "PRELIMINÄRT":
            skriv(rad, tecken)
    assert trådar
    assert threading.main_thread() not in trådar


def test_varje_fält_har_ett_namn_att_läsa_upp(panel: Husstilsredigerare) -> None:
    for slag in (QLineEdit, QComboBox, QAbstractButton, QListWidget):
        for widget in panel.findChildren(slag):
            if widget.isVisibleTo(panel) and not isinstance(widget.parent(), QComboBox):
                gränssnitt = QAccessible.queryAccessibleInterface(widget)
                assert gränssnitt is not None
                assert gränssnitt.text(QAccessible.Text.Name), widget.objectName()


def test_tab_går_uppifrån_och_ned(panel: Husstilsredigerare, qtbot: Any) -> None:
    fält = fältet(panel, "nyckel").inmatning
    fält.setFocus()
    besökta = [fält.objectName()]
    for _ in range(9):
        qtbot.keyClick(panel.window().focusWidget(), Qt.Key.Key_Tab)
        widget = panel.window().focusWidget()
        besökta.append(widget.objectName() or (widget.text() if isinstance(widget, QPushButton) else ""))
    assert [b for b in besökta if b in panel._fält][:6] == [
        "nyckel", "logotypval", "logotyp_alttext", "logotypbredd", "adresser.postadress", "adresser.besöksadress",
    ]  # fmt: skip


def test_varje_inställning_i_husstilen_går_att_ändra_i_fönstret(panel: Husstilsredigerare) -> None:
    utan = {"etikett", "logotyp", "avsnittsnamn", "adresser"}  # the picture button, F2 in the list, the address fields
    inställningar = set(stilar.tolka({}).till_json()) - utan
    assert inställningar <= set(panel._fält)
    assert {f"adresser.{n}" for n in stilar.FOTFÄLT if n != "telefon_direkt"} <= set(panel._fält)


def test_ett_utkast_av_en_inställning_kommer_tillbaka(
    panel: Husstilsredigerare, fönster: Huvudfönster, db: Databas, qtbot: Any
) -> None:
    rad = fältet(panel, "underlagsinledning").inmatning
    rad.setFocus()
    skriv(rad, "Detta låg på bordet:")
    qtbot.waitUntil(lambda: bool(utkast.lista_utkast(db)), timeout=4000)
    sparat = utkast.lista_utkast(db)[0]
    panel._skrivet.clear()
    rad.clear()
    panel.stäng()
    fönster._återställ(sparat)
    assert panel.isVisible()
    assert stil(db, panel).underlagsinledning == "Detta låg på bordet:"
