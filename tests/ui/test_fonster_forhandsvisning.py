"""The preview: the paper, zoom, print, and saving in three formats."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QPushButton

from nämndapp.services import sammantraden
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.forhandsvisning import Förhandsvisning, rita_på_skrivare
from nämndapp.ui.sida import Beställning


@pytest.fixture
def visad(fönster: Huvudfönster, qtbot: Any) -> Förhandsvisning:
    """A kallelse, shown."""
    fönster.gå_till_sida("Sammanträden")
    fönster.förhandsvisa()
    qtbot.waitUntil(lambda: fönster.förhandsvisning.pdf.pageCount() > 0, timeout=20_000)
    return fönster.förhandsvisning


@pytest.mark.parametrize("ändelse", ["pdf", "docx", "html"])
def test_pappret_sparas_i_tre_format(
    visad: Förhandsvisning, fönster: Huvudfönster, tmp_path: Path, qtbot: Any, ändelse: str
) -> None:
    början = {"pdf": b"%PDF", "docx": b"PK", "html": b"<!DOCTYPE html>"}[ändelse]
    mål = tmp_path / f"kallelse.{ändelse}"
    visad.spara(mål, "pdf")
    qtbot.waitUntil(lambda: any("sparad som" in n.text for n in fönster.notiser.notiser()), timeout=20_000)
    assert mål.read_bytes().startswith(början)
    assert any(k.text() == "Visa i mapp" for k in fönster.findChildren(QPushButton))


def test_utan_ändelse_väljs_formatet_i_dialogen(visad: Förhandsvisning, tmp_path: Path, qtbot: Any) -> None:
    visad.spara(tmp_path / "kallelse 2026.12", "docx")
    qtbot.waitUntil((tmp_path / "kallelse 2026.12.docx").exists, timeout=20_000)


def test_en_fil_som_är_öppen_någon_annanstans_är_inget_hinder(
    visad: Förhandsvisning, fönster: Huvudfönster, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace a file that Word or a PDF reader holds open."""
    mål = tmp_path / "kallelse.pdf"
    mål.write_bytes(b"den gamla")
    byt = Path.replace

    def som_windows(själv: Path, till: Path) -> Path:
        if till == mål:
            raise PermissionError(13, "Permission denied")
        return byt(själv, till)

    monkeypatch.setattr(Path, "replace", som_windows)
    visad.spara(mål, "pdf")
    qtbot.waitUntil(lambda: any("kallelse (2).pdf" in n.text for n in fönster.notiser.notiser()), timeout=20_000)
    assert mål.read_bytes() == b"den gamla"
    assert (tmp_path / "kallelse (2).pdf").read_bytes().startswith(b"%PDF")
    assert sorted(f.name for f in tmp_path.glob(".*skrivs")) == []


def test_utskriften_blir_hela_sidor_med_text(visad: Förhandsvisning, tmp_path: Path) -> None:
    skrivare = QPrinter(QPrinter.PrinterMode.HighResolution)
    skrivare.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    skrivare.setOutputFileName(str(tmp_path / "utskrift.pdf"))
    assert rita_på_skrivare(visad.pdf, skrivare)
    utskrift = PdfDocument(tmp_path / "utskrift.pdf")
    assert len(utskrift) == visad.pdf.pageCount()
    bredd, höjd = utskrift[0].get_size()
    assert (round(bredd), round(höjd)) == (595, 842)
    bild = utskrift[0].render(scale=0.5).to_pil().convert("L")
    svärta = sum(1 for v in bild.tobytes() if v < 128) / (bild.width * bild.height)
    tomt = sum(1 for v in bild.crop((0, 0, bild.width, 20)).tobytes() if v < 128)
    assert 0.003 < svärta < 0.2, "sidan är tom eller svart"
    assert tomt == 0, "marginalen är kvar"


def test_bara_valda_sidor_skrivs_ut(visad: Förhandsvisning, tmp_path: Path) -> None:
    skrivare = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    skrivare.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    skrivare.setOutputFileName(str(tmp_path / "utskrift.pdf"))
    skrivare.setFromTo(1, 1)
    rita_på_skrivare(visad.pdf, skrivare)
    assert len(PdfDocument(tmp_path / "utskrift.pdf")) == 1


def test_utan_skrivare_sägs_det_och_pdf_erbjuds(
    visad: Förhandsvisning, fönster: Huvudfönster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: pytest.fail("dialogen är tom utan skrivare"))
    sparat: list[bool] = []
    monkeypatch.setattr(Förhandsvisning, "spara_som", lambda _: sparat.append(True))
    visad.skriv_ut()
    notis = fönster.notiser.notiser()[-1]
    assert notis.text.startswith("Det finns ingen skrivare på den här datorn.")
    next(k for k in notis.findChildren(QPushButton) if k.text() == "Spara som PDF …").click()
    assert sparat == [True]


def test_en_skrivare_som_inte_tar_emot_sägs(
    visad: Förhandsvisning, fönster: Huvudfönster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Kopiatorn"])

    def godkänn(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "finns inte" / "utskrift.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", godkänn)
    visad.skriv_ut()
    assert fönster.notiser.notiser()[-1].text.startswith("Utskriften gjordes inte")


def test_zoom_med_tangenterna(visad: Förhandsvisning, qtbot: Any) -> None:
    qtbot.keyClick(visad.vy, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert visad.vy.zoomMode() == QPdfView.ZoomMode.Custom
    före = visad.vy.zoomFactor()
    qtbot.keyClick(visad.vy, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert visad.vy.zoomFactor() > före
    qtbot.keyClick(visad.vy, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert visad.vy.zoomMode() == QPdfView.ZoomMode.FitToWidth


def test_ett_tecken_utan_glyf_skrivs_med_sin_kod_och_sägs(fönster: Huvudfönster, db: Databas, qtbot: Any) -> None:
    möte = next(r for r in sammantraden.lista_sammanträden(db) if r.antal_punkter)
    vy = sammantraden.hämta_sammanträde(db, möte.id)
    sammantraden.spara_sammanträde(db, möte.id, replace(vy.uppgifter, plats="Eksalen \U0001f600"), möte.version)
    fönster.visa_dokument(Beställning("kallelse", "Kallelse", {"sammanträde_id": möte.id}))
    qtbot.waitUntil(lambda: fönster.förhandsvisning.pdf.pageCount() > 0, timeout=20_000)
    assert any("U+1F600" in n.text for n in fönster.notiser.notiser())
