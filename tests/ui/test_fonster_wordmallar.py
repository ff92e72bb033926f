"""Word templates in the window: added under Register, used from Ärenden, back with one key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.services import arenden, handlingar, register, wordmallar
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter, SkrivelseUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.register.wordmallar import Wordmallar


@pytest.fixture
def panel(fönster: Any, db: Databas) -> Wordmallar:
    sida = fönster.gå_till_sida("Register")
    sida.nämnder.välj(register.lista_nämnder(db)[0].id)
    svar = sida.nämnd.wordmallar
    assert isinstance(svar, Wordmallar)
    return svar


@pytest.fixture
def öppnade(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the window asks the system to open."""
    alla: list[str] = []

    def öppna(url: QUrl) -> bool:
        alla.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", öppna)
    return alla


def _spara_som(monkeypatch: pytest.MonkeyPatch, mål: Path | None) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(mål) if mål else "", ""))


def _texter(panel: Wordmallar) -> list[tuple[str, str, str]]:
    return [(r.namn, r.filnamn, ", ".join(r.saknas)) for r in panel.tabell.visade_rader()]


def _ärende(db: Databas, dnr: str = "SN 2026/31") -> int:
    return next(r.id for r in arenden.lista_ärenden(db) if r.diarienummer == dnr)


def test_varje_typ_har_en_rad_och_den_första_är_vald(panel: Wordmallar) -> None:
    assert _texter(panel) == [("Tjänsteskrivelse", "", ""), ("Kallelse", "", ""), ("Protokoll", "", "")]
    assert panel.vald is not None and panel.vald.namn == "Tjänsteskrivelse"
    assert not panel.bort_knapp.isEnabled()


def test_en_mall_läggs_till_tas_bort_och_ångras(panel: Wordmallar, fönster: Any, tmp_path: Path) -> None:
    fil = tmp_path / "Vår mall.docx"
    fil.write_bytes(wordmallar.exempelmall("kallelse"))
    panel.tabell.välj("kallelse")
    panel.lägg_till(fil)
    assert ("Kallelse", "Vår mall.docx", "") in _texter(panel)
    assert panel.vald is not None and panel.vald.typ == "kallelse"
    panel.bort_knapp.click()
    assert ("Kallelse", "", "") in _texter(panel)
    fönster.kontext.ångrastack.undo()
    assert ("Kallelse", "Vår mall.docx", "") in _texter(panel)
    fönster.kontext.ångrastack.undo()
    assert ("Kallelse", "", "") in _texter(panel)


def test_en_olämplig_fil_avvisas_med_en_notis(panel: Wordmallar, fönster: Any, tmp_path: Path) -> None:
    fil = tmp_path / "skräp.docx"
    fil.write_bytes(b"inte Word")
    panel.lägg_till(fil)
    assert any("inget Word-dokument" in n.text for n in fönster.kontext.notiser.notiser())
    assert all(not filnamn for _, filnamn, _ in _texter(panel))


def test_exempelmallen_sparas_där_användaren_vill(
    panel: Wordmallar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _spara_som(monkeypatch, tmp_path / "mall.docx")
    panel.exempel_knapp.click()
    assert (tmp_path / "mall.docx").read_bytes() == wordmallar.exempelmall("tjansteskrivelse")


def test_allt_har_namn_och_snabbtangent(panel: Wordmallar) -> None:
    for knapp in panel.findChildren(QAbstractButton):
        if knapp.isVisibleTo(panel) and knapp.parent() is panel:
            assert "&" in knapp.text()
    tillgänglig = QAccessible.queryAccessibleInterface(panel.tabell)
    assert tillgänglig.text(QAccessible.Text.Name) == "Word-mallar"


def test_ny_tjänsteskrivelse_i_word_sparas_och_öppnas(
    fönster: Any, db: Databas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, öppnade: list[str]
) -> None:
    sida = fönster.gå_till_sida("Ärenden")
    sida.visa_ärende(_ärende(db))
    mål = tmp_path / "skrivelse.docx"
    _spara_som(monkeypatch, mål)
    sida.redigerare.word_knapp.click()
    assert mål.exists() and [Path(f) for f in öppnade] == [mål]
    _spara_som(monkeypatch, None)
    sida.redigerare.word_knapp.click()
    assert len(öppnade) == 1  # the user changed his mind


def test_filen_som_släpps_i_fönstret_sparas_med_en_tangent_och_går_att_ångra(
    fönster: Any, db: Databas, tmp_path: Path, qtbot: Any
) -> None:
    ärende = _ärende(db)
    fil = tmp_path / "skrivelse.docx"
    fil.write_bytes(wordmallar.ny_tjänsteskrivelse(db, ärende).innehåll)
    sida = fönster.gå_till_sida("Importera")
    sida.läs_filer([fil])
    qtbot.waitUntil(lambda: bool(sida.underlag.filer), timeout=20000)
    qtbot.waitUntil(lambda: sida.besked.text() == "Läggs i ärendet SN 2026/31.", timeout=5000)
    assert sida.focusWidget() is sida.spara_knapp
    sida.spara_knapp.click()
    qtbot.waitUntil(lambda: len(arenden.hämta_ärende(db, ärende).handlingar) == 1, timeout=20000)
    qtbot.waitUntil(fönster.kontext.ångrastack.canUndo, timeout=5000)
    fönster.kontext.ångrastack.undo()
    assert arenden.hämta_ärende(db, ärende).handlingar == ()


def test_en_lagrad_skrivelse_ändras_i_word(  # noqa: PLR0917 – fixtures
    fönster: Any, db: Databas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, öppnade: list[str], qtbot: Any
) -> None:
    ärende = _ärende(db)
    uppgifter = HandlingUppgifter(
        register.lista_nämnder(db)[0].id, "Öppettider", Dokumenttyp.TJÄNSTESKRIVELSE, ärenden=(ärende,),
        skrivelse=SkrivelseUppgifter(),
    )  # fmt: skip
    id_ = handlingar.spara_handling(db, None, uppgifter, None).objekt_id
    sida = fönster.gå_till_sida("Ärenden")
    sida.visa_ärende(ärende)
    redigerare = sida.redigerare
    assert not redigerare.ändra_i_word_knapp.isEnabled()
    redigerare.handlingar.välj(id_)
    mål = tmp_path / "skrivelse.docx"
    _spara_som(monkeypatch, mål)
    redigerare.ändra_i_word_knapp.click()
    assert [Path(f) for f in öppnade] == [mål]
    redigerare.lägg_till_filer([mål])  # dropped on its own matter
    qtbot.waitUntil(lambda: bool(handlingar.hämta_handling(db, id_).filer), timeout=20000)
    assert len(arenden.hämta_ärende(db, ärende).handlingar) == 1
