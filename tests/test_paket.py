"""What the wheel carries, and that the program finds its resources wherever it is installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from nämndapp.bas.resurser import resurs


@pytest.fixture(scope="module")
def hjul(rot: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as pip would build it."""
    mål = tmp_path_factory.mktemp("hjul")
    kommando = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(mål)]
    subprocess.run(kommando, cwd=rot, check=True, capture_output=True, env={**os.environ, "LC_ALL": "C"})
    return next(mål.glob("*.whl"))


@pytest.mark.parametrize(
    "fil",
    [
        "nämndapp/cli/__init__.py",
        "nämndapp/ui/app.py",
        "nämndapp/storage/migrations/env.py",
        "nämndapp/resources/fonts/NotoSans-Regular.ttf",
        "nämndapp/resources/ikoner/namndapp.svg",
        "nämndapp/resources/handbok/kom-igang.md",
    ],
)
def test_hjulet_har_allt_som_programmet_behöver(hjul: Path, fil: str) -> None:
    assert fil in zipfile.ZipFile(hjul).namelist()


def test_hjulet_har_en_migrering_av_varje_version(hjul: Path, rot: Path) -> None:
    versioner = rot / "nämndapp" / "storage" / "migrations" / "versions"
    alla = {f"nämndapp/storage/migrations/versions/{f.name}" for f in versioner.glob("*.py")}
    assert alla
    assert alla <= set(zipfile.ZipFile(hjul).namelist())


def test_hjulet_har_inga_tester_och_inga_lösa_filer(hjul: Path) -> None:
    rötter = {namn.split("/")[0] for namn in zipfile.ZipFile(hjul).namelist()}
    assert {r for r in rötter if not r.endswith(".dist-info")} == {"nämndapp"}


def test_resurser_hittas_i_ett_installerat_hjul(hjul: Path, tmp_path: Path) -> None:
    plats = tmp_path / "på plats"
    zipfile.ZipFile(hjul).extractall(plats)
    kod = (
        "import sys; sys.path.insert(0, sys.argv[1]); from nämndapp.bas.resurser import resurs;"
        "print(ascii(str(resurs('fonts/NotoSans-Regular.ttf')))); print(ascii(str(resurs('handbok'))))"
    )
    svar = subprocess.run([sys.executable, "-c", kod, str(plats)], capture_output=True, text=True, check=True)
    paket = plats / "nämndapp" / "resources"
    assert svar.stdout.split("\n")[:2] == [
        ascii(str(paket / "fonts" / "NotoSans-Regular.ttf")),
        ascii(str(paket / "handbok")),
    ]


def test_resurser_hittas_i_en_utcheckning(rot: Path) -> None:
    assert resurs("fonts/NotoSans-Regular.ttf") == rot / "resources" / "fonts" / "NotoSans-Regular.ttf"
    assert resurs("handbok") == rot / "docs" / "handbok"


def test_saknad_resurs_är_en_trasig_installation() -> None:
    with pytest.raises(FileNotFoundError, match="finns-inte"):
        resurs("finns-inte.txt")


def test_typsnitten_har_sin_licens_med_sig(rot: Path) -> None:
    assert list((rot / "resources" / "fonts").glob("*OFL*")), "SIL Open Font License ska följa med typsnitten"


def test_stilmallens_bilder_hittas_i_mappar_med_å_och_blanksteg() -> None:
    from nämndapp.ui.tema import LJUST, stilmall

    mall = stilmall(LJUST)
    assert "url(" in mall
    assert not re.search(r"url\((?!\")", mall), "utan citattecken faller hela stilmallen under C:\\…\\Åsa Öberg"
