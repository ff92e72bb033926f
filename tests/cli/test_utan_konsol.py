"""The windowed program: sys.stdout and sys.stderr are None, and what would have been printed comes in a box."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from nämndapp import __version__, cli
from nämndapp.bas import windows
from nämndapp.bas.fel import NämndappFel
from nämndapp.services import oppna
from nämndapp.ui import app, felhantering, ruta


@pytest.fixture(autouse=True)
def utan_konsol(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr(oppna, "loggmapp", lambda: tmp_path / "logg")
    monkeypatch.setattr(felhantering, "loggmapp", lambda: tmp_path / "logg")
    före = list(logging.getLogger("namndapp").handlers)
    yield
    for hanterare in set(logging.getLogger("namndapp").handlers) - set(före):
        logging.getLogger("namndapp").removeHandler(hanterare)
        hanterare.close()


def _kör(*ord_: str) -> int:
    """Inside the test only: pytest's own capture puts its streams back between the phases."""
    ut, fel = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = None  # type: ignore[assignment]  # what a windowed program has
    try:
        return cli.main(list(ord_))
    finally:
        sys.stdout, sys.stderr = ut, fel


@pytest.fixture
def sagt(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    rutor: list[tuple[str, bool]] = []
    monkeypatch.setattr(ruta, "visa", lambda text, *, fel: rutor.append((text, fel)))
    return rutor


def test_fel_ord_visas_i_en_ruta(sagt: list[tuple[str, bool]]) -> None:
    assert _kör("finns-inte") == 2
    ((text, fel),) = sagt
    assert fel
    assert "kan inte vara ”finns-inte”" in text


def test_fel_i_världen_visas_i_en_ruta(sagt: list[tuple[str, bool]], tmp_path: Path) -> None:
    assert _kör(str(tmp_path / "borttappad.namnd")) == 2
    ((text, fel),) = sagt
    assert fel
    assert "borttappad.namnd finns inte" in text


@pytest.mark.parametrize(("ord_", "text"), [("--version", f"namndapp {__version__}"), ("--hjalp", "Användning:")])
def test_version_och_hjälp_visas_i_en_ruta(ord_: str, text: str, sagt: list[tuple[str, bool]]) -> None:
    assert _kör(ord_) == 0
    assert sagt[0][0].startswith(text)
    assert not sagt[0][1]


def test_ett_kommando_säger_vad_det_gjorde(sagt: list[tuple[str, bool]], tmp_path: Path) -> None:
    assert _kör("importera", str(tmp_path / "nej.txt"), "--spara", "--databas", str(tmp_path / "a.namnd")) == 2
    assert "nej.txt" in sagt[0][0]


def test_fönstret_talar_för_sig_självt(sagt: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch) -> None:
    def kör(*_: Any) -> int:
        assert sys.stdout is None
        return 0

    monkeypatch.setattr(app, "kör", kör)
    assert _kör() == 0
    assert sagt == []


def test_ett_fel_när_fönstret_öppnas_visas_i_en_ruta(
    sagt: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def kör(*_: Any) -> int:
        raise NämndappFel("Disken är borta.", "Sätt i den.")

    monkeypatch.setattr(app, "kör", kör)
    assert _kör() == 2
    assert sagt == [("Disken är borta. Sätt i den.", True)]


def test_en_bugg_före_fönstret_loggas_och_sägs_vänligt(
    sagt: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def kör(*_: Any) -> int:
        raise ZeroDivisionError("hemligt ärende")

    monkeypatch.setattr(app, "kör", kör)
    assert _kör() == 2
    ((text, fel),) = sagt
    assert fel
    assert text.startswith("Något gick fel i programmet")
    assert "ZeroDivisionError" not in text
    logg = (tmp_path / "logg" / "namndapp.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError i test_utan_konsol.py" in logg
    assert "hemligt" not in logg


def test_självtestet_med_ut_visar_ingen_ruta(
    sagt: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cli, "_självtest", lambda _val: 1)
    assert _kör("sjalvtest", "--ut", str(tmp_path)) == 1
    assert sagt == []


def test_självtestet_med_ut_som_vägras_visas(sagt: list[tuple[str, bool]], tmp_path: Path) -> None:
    (tmp_path / "namndapp-sjalvtest").mkdir()
    assert _kör("sjalvtest", "--ut", str(tmp_path)) == 2
    assert "är inte självtestets" in sagt[0][0]


def test_självtestet_visar_det_som_är_fel_omdömet_och_rapporten(
    sagt: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def prova(_val: Any) -> int:
        print("OK   sökning: ord", "FEL  fönster: trasigt", "1 av 2 kontroller misslyckades.", "Rapport: x", sep="\n")
        return 1

    monkeypatch.setattr(cli, "_självtest", prova)
    assert _kör("sjalvtest") == 1
    assert sagt == [("FEL  fönster: trasigt\n1 av 2 kontroller misslyckades.\nRapport: x", True)]


# --- the box itself -----------------------------------------------------------------------------------------------


@pytest.fixture
def skärm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")


def test_rutan_är_qts_med_programmets_namn(skärm: None, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    rutor: list[tuple[str, str, Any]] = []
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    monkeypatch.setattr(
        QMessageBox, "exec", lambda själv: rutor.append((själv.windowTitle(), själv.text(), själv.icon()))
    )
    ruta.visa("<b>Filen</b> finns inte.", fel=True)
    ruta.visa("namndapp 1.0", fel=False)
    assert rutor == [
        ("Nämndapp", "<b>Filen</b> finns inte.", QMessageBox.Icon.Critical),
        ("Nämndapp", "namndapp 1.0", QMessageBox.Icon.Information),
    ]


def test_en_mycket_lång_text_kortas(skärm: None, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    rutor: list[str] = []
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    monkeypatch.setattr(QMessageBox, "exec", lambda själv: rutor.append(själv.text()))
    ruta.visa("rad\n" * 5000, fel=False)
    assert len(rutor[0]) < 1600
    assert rutor[0].endswith(" …")


def test_utan_qt_visas_systemets_egen_ruta(skärm: None, monkeypatch: pytest.MonkeyPatch) -> None:
    visat: list[tuple[str, str, bool]] = []
    monkeypatch.setattr(windows, "visa_ruta", lambda text, titel, *, fel: visat.append((text, titel, fel)))
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    ruta.visa("Qt saknas.", fel=True)
    assert visat == [("Qt saknas.", "Nämndapp", True)]


def test_där_ingen_tittar_visas_ingen_ruta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _: pytest.fail("en ruta som ingen kan stänga"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    ruta.visa("text", fel=True)
    if sys.platform.startswith("linux"):
        for namn in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(namn, raising=False)
        ruta.visa("text", fel=True)
