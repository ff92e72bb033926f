"""The folder of licences in a frozen program, and the look at what the frozen folder really has."""

from __future__ import annotations

import json
import sysconfig
from pathlib import Path
from typing import Any

import delar
import licenser
import pytest

HÄR = Path(sysconfig.get_path("purelib"))


@pytest.fixture(scope="module")
def versioner() -> dict[str, Any]:
    return delar.samla_versioner()


@pytest.fixture(scope="module")
def alla(versioner: dict[str, Any]) -> list[delar.Del]:
    return delar.alla_delar(HÄR, versioner)


@pytest.fixture
def fryst(tmp_path: Path) -> Path:
    """A frozen program in miniature."""
    program = tmp_path / "namndapp"
    (program / "_internal" / "PySide6").mkdir(parents=True)
    (program / "_internal" / "nämndapp" / "resources").mkdir(parents=True)
    (program / "_internal" / "PySide6" / "Qt6Core.dll").touch()
    (program / "_internal" / "VCRUNTIME140.dll").touch()
    (program / "_internal" / "python311.dll").touch()
    (program / "_internal" / "_ssl.pyd").touch()
    return program


@pytest.fixture
def windows(versioner: dict[str, Any]) -> list[delar.Del]:
    return delar.alla_delar(HÄR, {**versioner, "plattform": "win32"})


def test_varje_del_står_i_listan_med_en_fil_som_finns(fryst: Path, alla: list[delar.Del]) -> None:
    mapp = licenser.skriv(fryst, alla, "linux")
    assert mapp == fryst / "_internal" / "nämndapp" / "resources" / "licenser"
    lista = (mapp / "LICENSER.txt").read_text("utf-8")
    register = json.loads((mapp / "delar.json").read_text("utf-8"))
    assert [p["namn"] for p in register["delar"]] == [d.namn for d in alla]
    for post in register["delar"]:
        assert post["namn"] in lista
        assert post["licens"] in lista
        text = (mapp / post["text"]).read_text("utf-8")
        assert len(text) > 200
    assert all(f.name.isascii() for f in mapp.iterdir())


def test_listan_vid_programmet_visar_vägen_till_texterna(fryst: Path, windows: list[delar.Del]) -> None:
    licenser.skriv(fryst, windows, "win32")
    rå = (fryst / "LICENSER.txt").read_bytes()
    assert rå.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in rå
    text = rå.decode("utf-8-sig")
    assert "_internal/nämndapp/resources/licenser/byt-qt.txt" in text
    assert "MIT-licensen" in text
    assert "Microsoft Visual C++ Runtime" in text


def test_att_byta_qt_beskrivs_med_version_filer_och_källkod(fryst: Path, windows: list[delar.Del]) -> None:
    mapp = licenser.skriv(fryst, windows, "win32")
    text = (mapp / "byt-qt.txt").read_text("utf-8")
    qt = next(d.version for d in windows if d.id == "qt")
    for väntat in (f"Qt {qt}", "Qt6Core.dll", r"_internal\PySide6", "download.qt.io/official_releases/QtForPython",
                   "download.qt.io/archive/qt", "kontrollerar inte deras signaturer", "reverse"):  # fmt: skip
        assert väntat in text


def test_mappen_skrivs_om_från_början(fryst: Path, alla: list[delar.Del]) -> None:
    mapp = licenser.skriv(fryst, alla, "linux")
    (mapp / "borttaget.txt").touch()
    licenser.skriv(fryst, alla, "linux")
    assert not (mapp / "borttaget.txt").exists()


def test_det_frysta_programmets_egna_filer_är_kända(fryst: Path, windows: list[delar.Del]) -> None:
    (fryst / "_internal" / "PySide6" / "Qt6Core.dll").unlink()  # this Python's wheel has Linux names
    assert licenser.granska(fryst, windows, HÄR, "win32", {"sqlalchemy", "json", "nämndapp"}) == []


def test_en_okänd_modul_eller_fil_i_det_frysta_programmet_stoppar_bygget(fryst: Path, windows: list[delar.Del]) -> None:
    (fryst / "_internal" / "tcl86t.dll").touch()
    (fryst / "_internal" / "reportlab" / "fonts").mkdir(parents=True)
    (fryst / "_internal" / "reportlab" / "fonts" / "DarkGardenMK.pfb").touch()
    with pytest.raises(delar.LicensFel) as fel:
        licenser.granska(fryst, windows, HÄR, "win32", {"pytest", "hittepå"})
    for väntat in ("modulen pytest", "modulen hittepå", "tcl86t.dll", "DarkGardenMK"):
        assert väntat in str(fel.value)


def test_licenstexterna_i_förvar_är_hela() -> None:
    for namn, ord_ in {
        "GPL-3.0": "END OF TERMS AND CONDITIONS",
        "LGPL-3.0": "Library Ordinary",
        "LGPL-2.1": "END OF TERMS AND CONDITIONS",
        "Apache-2.0": "END OF TERMS AND CONDITIONS",
        "Python": "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",
    }.items():
        text = delar.standardtext(namn).text
        assert ord_ in text or ord_.replace(" Ordinary", "") in text
    with pytest.raises(delar.LicensFel, match="finns-inte"):
        delar.standardtext("finns-inte")
