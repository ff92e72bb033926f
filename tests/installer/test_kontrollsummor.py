"""SHA256SUMS: the format that sha256sum reads, and a changed file is found."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import kontrollsummor
import pytest


@pytest.fixture
def mapp(tmp_path: Path) -> Path:
    (tmp_path / "namndapp-0.1.0-setup.exe").write_bytes(b"MZ\r\n")
    (tmp_path / "under").mkdir()
    (tmp_path / "under" / "Läs först.txt").write_text("hej", encoding="utf-8")
    kontrollsummor.skriv(tmp_path)
    return tmp_path


def test_formen_är_coreutils_med_stjärna_och_lf(mapp: Path) -> None:
    rå = (mapp / "SHA256SUMS").read_bytes()
    första = f"{hashlib.sha256(b'MZ' + bytes([13, 10])).hexdigest()} *namndapp-0.1.0-setup.exe\n"
    assert rå.decode().startswith(första)
    assert b"\r" not in rå
    assert len(rå.splitlines()) == 2, "listan räknar inte sig själv"


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum finns inte här")
def test_sha256sum_godkänner_listan(mapp: Path) -> None:
    svar = subprocess.run(["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=mapp, capture_output=True, check=False)
    assert svar.returncode == 0, svar.stderr
    (mapp / "namndapp-0.1.0-setup.exe").write_bytes(b"annat")
    svar = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=mapp, capture_output=True, check=False)
    assert svar.returncode == 1


def test_en_ändrad_och_en_borttagen_fil_hittas(mapp: Path) -> None:
    assert kontrollsummor.kontrollera(mapp / "SHA256SUMS") == []
    (mapp / "namndapp-0.1.0-setup.exe").write_bytes(b"annat")
    (mapp / "under" / "Läs först.txt").unlink()
    fel = kontrollsummor.kontrollera(mapp / "SHA256SUMS")
    assert fel == ["namndapp-0.1.0-setup.exe är ändrad: kontrollsumman stämmer inte", "under/Läs först.txt saknas"]


def test_en_trasig_lista_och_en_tom_mapp_är_fel(tmp_path: Path) -> None:
    with pytest.raises(kontrollsummor.KontrollFel, match="inga filer"):
        kontrollsummor.skriv(tmp_path)
    (tmp_path / "SHA256SUMS").write_text("inte en summa\n", encoding="utf-8")
    with pytest.raises(kontrollsummor.KontrollFel, match="rad 1"):
        kontrollsummor.kontrollera(tmp_path / "SHA256SUMS")


def test_kommandot_säger_hur_det_gick(mapp: Path, rot: Path) -> None:
    kommando = [sys.executable, str(rot / "installer" / "kontrollsummor.py"), "--kontrollera", str(mapp)]
    assert subprocess.run(kommando, capture_output=True, check=False).returncode == 0
    (mapp / "namndapp-0.1.0-setup.exe").write_bytes(b"annat")
    svar = subprocess.run(kommando, capture_output=True, check=False)
    assert svar.returncode == 1
    assert "är ändrad" in svar.stdout.decode("utf-8")
