"""The window's part of the self-test, and ``namndapp sjalvtest`` as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from nämndapp.services import demo
from nämndapp.services.sjalvtest import pappersprov
from nämndapp.services.sjalvtest.prov import Misslyckat
from nämndapp.storage import Databas, öppna
from nämndapp.ui import sjalvtest

ROT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def gjord(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example and its papers as PDF, as the self-test has them when the window's turn comes."""
    mapp = tmp_path_factory.mktemp("självtest åäö")
    demo.skapa_demo(mapp / "demo")
    pappersprov.dokument_som(mapp, "pdf")
    return mapp


@pytest.mark.parametrize(("namn", "prov"), sjalvtest.PROV, ids=[n for n, _ in sjalvtest.PROV])
def test_varje_prov_av_fönstret_går_igenom(namn: str, prov: Any, gjord: Path, qapp: QApplication) -> None:
    with öppna(gjord / "demo" / demo.DATABAS) as db:
        assert prov(db, gjord)


def test_användarens_inställningar_rörs_inte(gjord: Path, qapp: QApplication, tmp_path: Path) -> None:
    with öppna(gjord / "demo" / demo.DATABAS) as db:
        sjalvtest.fönster(db, tmp_path / "prov")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "installningar"))
    assert QSettings().value("fönster/geometri") is None
    assert list((tmp_path / "prov" / "inställningar").rglob("*.ini"))


def test_en_plattform_som_saknas_sägs_i_klartext(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt itself would end the program without a word in the report."""
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "qwindows.dll").touch()
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(sjalvtest, "insticksmappar", lambda: [tmp_path / "platforms"])
    monkeypatch.setattr(QApplication, "instance", lambda: None)
    with pytest.raises(Misslyckat, match=r"insticksmodul offscreen saknas i .*platforms: installationen är inte hel"):
        sjalvtest._app()
    assert sjalvtest.miljö()["Qts plattform"] == "offscreen"


@pytest.mark.parametrize(
    ("ord_", "saknas"), [("windows", ""), ("windows:dpiawareness=0", ""), ("xcb;windows", ""), ("minimal", "minimal")]
)
def test_miljöns_plattform_gäller(ord_: str, saknas: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "qwindows.dll").touch()
    monkeypatch.setenv("QT_QPA_PLATFORM", ord_)
    assert sjalvtest.plattform() == ord_
    assert sjalvtest.saknad_plattform([tmp_path]) == saknas


def test_de_verkliga_insticksmapparna_har_offscreen(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert sjalvtest.saknad_plattform(sjalvtest.insticksmappar()) == ""


def test_en_tom_bild_underkänns(monkeypatch: pytest.MonkeyPatch, db: Databas, tmp_path: Path) -> None:
    from PySide6.QtGui import QIcon

    monkeypatch.setattr(sjalvtest, "ikon", lambda _namn: QIcon())
    with pytest.raises(Misslyckat, match="ritas inte: arenden"):
        dict(sjalvtest.PROV)["ikoner"](db, tmp_path)


def test_som_eget_program_med_rapport(tmp_path: Path) -> None:
    miljö = {k: v for k, v in os.environ.items() if k not in {"QT_QPA_PLATFORM", "DISPLAY"}}
    miljö |= {
        "HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path / "stat"),
        "XDG_CONFIG_HOME": str(tmp_path / "inst"),
    }
    miljö |= {"LOCALAPPDATA": str(tmp_path), "PYTHONPATH": str(ROT)}
    kommando = [sys.executable, "-m", "nämndapp", "sjalvtest"]
    svar = subprocess.run(kommando, env=miljö, cwd=tmp_path, capture_output=True, check=False)
    rader = svar.stdout.decode("utf-8").splitlines()
    assert svar.returncode == 0, svar.stdout.decode() + svar.stderr.decode()
    assert all(rad.startswith("OK   ") for rad in rader[:-2])
    assert rader[-2] == f"Alla {len(rader) - 2} kontroller gick bra."
    assert rader[-1].startswith("Rapport: ")
    rapport = Path(rader[-1].removeprefix("Rapport: "))
    assert rapport.is_relative_to(tmp_path)
    assert rader[-2] in rapport.read_text(encoding="utf-8")
    assert not (tmp_path / "inst").exists(), "inga inställningar sparas"


def test_json_och_slutkod_när_något_är_fel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], qapp: QApplication
) -> None:
    from nämndapp import cli
    from nämndapp.services import oppna
    from nämndapp.services.sjalvtest import korning

    def trasig() -> str:
        raise Misslyckat("den är borta")

    monkeypatch.setattr(oppna, "loggmapp", lambda: tmp_path / "logg")
    monkeypatch.setattr(korning, "_prov", lambda *_: iter([("skivan", trasig)]))
    assert cli.main(["sjalvtest", "--json", "--ut", str(tmp_path)]) == 1
    data = json.loads(capsys.readouterr().out)
    assert set(data) == {"kontroller", "rapport"}
    assert set(data["kontroller"][0]) == {"namn", "ok", "text", "sekunder"}
    assert data["kontroller"][1]["text"] == "den är borta"
    assert data["rapport"] == str(tmp_path / "namndapp-sjalvtest.txt")
