"""The description of the parts: nothing without a licence text, nothing under a licence that nobody has read."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from typing import Any

import delar
import pytest

HÄR = Path(sysconfig.get_path("purelib"))


@pytest.fixture(scope="module")
def versioner() -> dict[str, Any]:
    return delar.samla_versioner()


@pytest.fixture(scope="module")
def alla(versioner: dict[str, Any]) -> dict[str, delar.Del]:
    return {d.id: d for d in delar.alla_delar(HÄR, versioner)}


def _nytt_bibliotek(mapp: Path, namn: str, licens: str, *, med_text: bool) -> delar.Distribution:
    info = mapp / f"{namn}-1.0.dist-info"
    (info / "licenses").mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {namn}\nVersion: 1.0\nLicense-Expression: {licens}\n")
    rader = [f"{info.name}/METADATA,,"]
    if med_text:
        (info / "licenses" / "LICENSE").write_text("Do what you like.")
        rader.append(f"{info.name}/licenses/LICENSE,,")
    (info / "RECORD").write_text("\n".join(rader))
    return delar.installerade(mapp)[namn]


def test_ett_nytt_bibliotek_utan_licenstext_stoppar_bygget(tmp_path: Path) -> None:
    nytt = _nytt_bibliotek(tmp_path, "nytt", "MIT", med_text=False)
    with pytest.raises(delar.LicensFel, match=r"nytt 1\.0 har ingen licenstext"):
        delar.pythondel(nytt, ())


@pytest.mark.parametrize("licens", ["AGPL-3.0-only", "GPL-3.0-only", "Proprietary", "MIT AND AGPL-3.0-only", ""])
def test_ett_nytt_bibliotek_med_obedömd_licens_stoppar_bygget(tmp_path: Path, licens: str) -> None:
    nytt = _nytt_bibliotek(tmp_path, "nytt", licens, med_text=True)
    with pytest.raises(delar.LicensFel, match="inte bedömd"):
        delar.pythondel(nytt, ())


@pytest.mark.parametrize("licens", ["MIT", "GPL-2.0-only OR MIT", "BSD-3-Clause AND Zlib"])
def test_ett_nytt_bibliotek_med_känd_licens_går_med(tmp_path: Path, licens: str) -> None:
    nytt = _nytt_bibliotek(tmp_path, "nytt", licens, med_text=True)
    assert delar.pythondel(nytt, ()).texter == (delar.Text("LICENSE", "Do what you like."),)


def test_alla_direkta_beroenden_är_med_men_inga_utvecklares(alla: dict[str, delar.Del], rot: Path) -> None:
    projekt = tomllib.loads((rot / "pyproject.toml").read_text(encoding="utf-8"))
    namn = {delar.normalt(re.split(r"[><=\[]", k)[0]) for k in projekt["project"]["dependencies"]}
    assert namn <= alla.keys()
    assert not {"pytest", "mypy", "ruff", "hypothesis", "fonttools", "cyclonedx-python-lib", "uv"} & alla.keys()


def test_det_som_inte_är_python_är_med(alla: dict[str, delar.Del]) -> None:
    assert {"cpython", "qt", "openssl", "sqlite", "libffi", "zlib", "bzip2", "xz", "pdfium", "pdfium-qt", "qpdf",
            "libxml2", "openblas", "noto", "hyph-sv", "hyph-en", "ikoner", "pyinstaller"} <= set(alla)  # fmt: skip
    for namn in ("qt", "openssl", "sqlite", "pdfium", "qpdf", "openblas", "libxml2", "freetype"):
        assert re.match(r"\d+\.\d+", alla[namn].version), namn


def test_qt_har_lgpl_och_gpl_även_när_hjulet_bara_har_kundvillkor(alla: dict[str, delar.Del]) -> None:
    for namn in ("pyside6-essentials", "pyside6-pdf", "shiboken6", "qt"):
        texter = " ".join(t.text for t in alla[namn].texter)
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in texter
        assert "15. Disclaimer of Warranty." in texter
        assert "commercial Qt licenses" not in texter
    assert "src/3rdparty/pcre2" in "".join(t.text for t in alla["qt"].texter)


def test_varje_beroende_finns_och_varje_del_har_en_text(alla: dict[str, delar.Del]) -> None:
    assert {b for d in alla.values() for b in d.beror_på} <= alla.keys()
    assert all(alla[d.text_hos or d.id].texter for d in alla.values())
    assert all(sum(len(t.text) for t in d.texter) > 500 for d in alla.values() if d.texter)
    nådda: set[str] = set()
    kö = ["namndapp"]
    while kö:
        if (nu := kö.pop()) not in nådda:
            nådda.add(nu)
            kö += alla[nu].beror_på
    assert set(alla) - nådda == set(), "grafen hänger ihop"


def test_på_windows_följer_microsofts_körtid_med_men_inte_linux_delar(versioner: dict[str, Any]) -> None:
    windows = {**versioner, "plattform": "win32", "maskin": "AMD64"}
    namn = {d.id for d in delar.alla_delar(HÄR, windows)}
    assert {"msvc", "openssl-qpdf"} <= namn
    assert "libquadmath" not in namn
    miljö = delar.markörmiljö(windows)
    assert "pywin32-ctypes" in delar.läs_lås(miljö)
    assert "pywin32-ctypes" not in delar.läs_lås(delar.markörmiljö({**versioner, "plattform": "linux"}))


def test_det_installerade_måste_vara_det_låsta(versioner: dict[str, Any]) -> None:
    miljö = delar.markörmiljö(versioner)
    dist = delar.installerade(HÄR)
    lås = {**delar.läs_lås(miljö), "pillow": delar.Låst("0.1", ())}
    with pytest.raises(delar.LicensFel, match=r"pillow: .* är installerat men låset säger 0\.1"):
        delar.slutning(["pillow"], dist, lås, miljö)
    with pytest.raises(delar.LicensFel, match=r"står inte i requirements\.lock"):
        delar.slutning(["okand"], dist, lås, miljö)


def test_versionerna_läses_också_mellan_andra_rader() -> None:
    svar = 'wine: varning\n{\n "plattform": "win32",\n "python": "3.11.9",\n "versioner": {}\n}\nklart\n'
    assert delar.tolka_versioner(svar)["python"] == "3.11.9"
    for trasigt in ("", "inget", "{}", "{ annat }"):
        with pytest.raises(delar.LicensFel, match="svarade inte"):
            delar.tolka_versioner(trasigt)


def test_visa_skriver_ren_ascii_som_varje_konsol_tar(rot: Path, tmp_path: Path) -> None:
    ut = tmp_path / "versioner.json"
    kommando = [sys.executable, str(rot / "installer" / "delar.py"), "--visa", "--ut", str(ut)]
    subprocess.run(kommando, check=True, capture_output=True, env={"PATH": "", "LC_ALL": "C"})
    läst = json.loads(ut.read_bytes().decode("ascii"))
    assert läst["versioner"]["sqlite"]
    assert läst["plattform"] == ("win32" if sys.platform == "win32" else "linux")
