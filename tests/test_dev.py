"""The command every developer begins with: what it does to a machine, and what it says when it may not."""

from __future__ import annotations

import ast
import importlib.util
import json
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def dev(rot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py, with its environment in a temporary folder and no command ever run."""
    spec = importlib.util.spec_from_file_location("dev_under_prov", rot / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    modul = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(modul)
    modul.VENV = tmp_path / ".venv"
    modul.STÄMPEL = modul.VENV / "stämpel.json"
    modul.PYTHON = modul.VENV / "python"
    modul.körda = []
    monkeypatch.setattr(modul, "kör", lambda *argument, **_: modul.körda.append([str(a) for a in argument]) or 0)
    monkeypatch.setattr(modul, "LINUX", True)
    return modul


def _färdig(dev: ModuleType, **ändrat: str) -> None:
    dev.VENV.mkdir()
    dev.PYTHON.touch()
    dev.STÄMPEL.write_text(json.dumps({**dev._stämpel(), **ändrat}), encoding="utf-8")


def test_dev_klarar_sig_med_standardbiblioteket(rot: Path) -> None:
    träd = ast.parse((rot / "dev.py").read_text(encoding="utf-8"))
    moduler = {a.name.split(".")[0] for n in ast.walk(träd) if isinstance(n, ast.Import) for a in n.names}
    moduler |= {(n.module or "").split(".")[0] for n in ast.walk(träd) if isinstance(n, ast.ImportFrom)}
    assert moduler <= sys.stdlib_module_names


def test_en_färdig_miljö_lämnas_i_fred(dev: ModuleType) -> None:
    _färdig(dev)
    dev.gör_miljö()
    assert dev.körda == []


def test_ett_ändrat_lås_installeras_i_den_miljö_som_finns(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    _färdig(dev, lås="gammalt")
    monkeypatch.setattr(dev, "_venv_duger", lambda: True)
    dev.gör_miljö()
    assert ["--require-hashes" in k for k in dev.körda] == [True, False]
    assert "--no-deps" in dev.körda[0], "annars väljer pip själv en nyare version av det som begärs med ett tillägg"
    assert json.loads(dev.STÄMPEL.read_text(encoding="utf-8")) == dev._stämpel()


def test_bara_programmet_installeras_om_när_bara_projektet_ändrats(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    _färdig(dev, projekt="gammalt")
    monkeypatch.setattr(dev, "_venv_duger", lambda: True)
    dev.gör_miljö()
    assert len(dev.körda) == 1
    assert "-e" in dev.körda[0]


def test_en_flyttad_miljö_görs_om_från_början(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    _färdig(dev, plats="en annan mapp")
    monkeypatch.setattr(dev, "_venv_duger", lambda: True)
    dev.gör_miljö()
    assert dev.körda[0][1:4] == ["-m", "venv", "--clear"]


def test_en_avbruten_installation_räknas_inte_som_färdig(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    _färdig(dev, lås="gammalt")
    monkeypatch.setattr(dev, "_venv_duger", lambda: True)
    monkeypatch.setattr(dev, "kör", lambda *_, **__: 1)
    with pytest.raises(dev.Stopp, match="Biblioteken kunde inte installeras"):
        dev.gör_miljö()
    assert not dev.STÄMPEL.exists()


def test_den_som_inte_får_installera_får_veta_raden(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "_finns", lambda namn: namn not in {"libEGL.so.1", "ensurepip"})
    monkeypatch.setattr(dev, "_apt", lambda: None)
    monkeypatch.setattr(dev.shutil, "which", lambda namn: "apt-get" if namn == "apt-get" else None)
    with pytest.raises(dev.Stopp, match=r"apt-get install -y libegl1 python3-venv$"):
        dev.systemkrav(dev.QT_GRUND, dev.QT_FÖNSTER)


def test_det_som_bara_önskas_stoppar_ingen(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "_finns", lambda namn: namn not in dev.QT_FÖNSTER)
    monkeypatch.setattr(dev, "_apt", lambda: None)
    dev.systemkrav(dev.QT_GRUND, dev.QT_FÖNSTER)


def test_alla_steg_körs_och_ett_enda_fel_fäller(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.sammanfatta([("ett", lambda: 0), ("två", lambda: 3), ("tre", lambda: 0)]) == 1
    ut = capsys.readouterr().out
    assert "FEL  två" in ut
    assert "OK   tre" in ut
    assert "1 av 3 steg föll." in ut


def test_utan_skärm_öppnas_inget_fönster(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(dev, "_finns", bool)
    assert dev.har_skärm() is False
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.har_skärm() is True
