"""The Windows packages: what is put into them, what is refused, and that all of them say the same."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import frys
import msi
import paket
import prov
import pytest
import signera
from steg import Byggfel, kör

INSTALLER = Path(__file__).resolve().parents[2] / "installer"
NS = {"w": msi.NAMNRYMD}


@pytest.fixture
def fryst(tmp_path: Path) -> Path:
    """A frozen folder in small."""
    mapp = tmp_path / "namndapp"
    for namn in ("namndapp.exe", "Nämndapp.exe", *(d.split("|")[0] for d in frys._KRÄVS)):
        fil = mapp / namn
        fil.parent.mkdir(parents=True, exist_ok=True)
        fil.write_bytes(b"MZ" + b"\0" * 300)
    ikoner = mapp / "_internal" / "nämndapp" / "resources" / "ikoner"
    (ikoner / "namndapp.ico").write_bytes(b"ico")
    return mapp


def test_en_hel_mapp_godkänns(fryst: Path) -> None:
    assert frys.granska(fryst, windows=True) == []


@pytest.mark.parametrize(
    ("fil", "innehåll", "fel"),
    [
        ("_internal/ucrtbase.dll", b"MZ", "provfil för Wine"),
        ("_internal/PySide6/Qt6Core.dll", b"MZ" + b"\0" * 62 + frys.INBYGGD, "Wines egen fil"),
        ("_internal/PySide6/Qt6WebEngineCore.dll", b"MZ", "hör inte hemma"),
        ("_internal/_pytest/main.pyc", b"x", "hör inte hemma"),
    ],
)
def test_det_som_inte_hör_dit_stoppas(fryst: Path, fil: str, innehåll: bytes, fel: str) -> None:
    (fryst / fil).parent.mkdir(parents=True, exist_ok=True)
    (fryst / fil).write_bytes(innehåll)
    assert any(fel in rad for rad in frys.granska(fryst, windows=True))
    with pytest.raises(Byggfel, match="får inte ges ut"):
        frys.kräv_hel(fryst, windows=True)


def test_en_saknad_del_nämns(fryst: Path) -> None:
    (fryst / "Nämndapp.exe").unlink()
    shutil.rmtree(fryst / "_internal" / "docx")
    assert frys.granska(fryst, windows=True) == ["Nämndapp.exe saknas", "_internal/docx/templates saknas"]


def test_en_för_stor_mapp_stoppas(fryst: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frys, "STÖRST_INSTALLERAT", 1000)
    assert any("mer än" in rad for rad in frys.granska(fryst, windows=True))


def test_msi_har_en_komponent_för_varje_fil_med_samma_guid_varje_gång(fryst: Path) -> None:
    träd = ET.fromstring(msi.wxs(fryst, "0.1.0"))
    filer = {f.get("Source") for f in träd.iterfind(".//w:File", NS)}
    assert filer == {str(f) for f in fryst.rglob("*") if f.is_file()}
    guider = [k.get("Guid") for k in träd.iterfind(".//w:Component", NS)]
    assert len(guider) == len(set(guider))
    igen = ET.fromstring(msi.wxs(fryst, "0.2.0"))
    assert [k.get("Guid") for k in igen.iterfind(".//w:Component", NS)] == guider
    assert träd.find("w:Product", NS).get("UpgradeCode") == msi.UPPGRADERING  # type: ignore[union-attr]
    ingår = {r.get("Id") for r in träd.iterfind(".//w:ComponentRef", NS)}
    assert ingår == {k.get("Id") for k in träd.iterfind(".//w:Component", NS)}


def test_msi_görs_inte_av_den_portabla_mappen(fryst: Path) -> None:
    (fryst / "portabel.txt").write_text("x", encoding="utf-8")
    with pytest.raises(Byggfel, match="portabla"):
        msi.wxs(fryst, "0.1.0")


def test_setup_och_msi_öppnar_samma_filtyper_med_samma_program(fryst: Path) -> None:
    nsi = (INSTALLER / "namndapp.nsi").read_text(encoding="utf-8")
    i_nsi = set(re.findall(r'FILTYP "([^"]+)" "\$\{(\w+)\}" "([^"]+)" "([^"]+)"', nsi))
    slag = dict(re.findall(r'!define (\w+) "(Namndapp\.\w+)"', nsi))
    assert {(ä, slag[s], namn, ikon) for ä, s, namn, ikon in i_nsi} == set(msi.FILTYPER)
    for _, _, _, ikon in msi.FILTYPER:
        assert (INSTALLER.parent / "resources" / "ikoner" / ikon).exists()
    assert f'!define FONSTER "{msi.FÖNSTER}"' in nsi
    assert f'!define UTGIVARE "{msi.UTGIVARE}"' in nsi


def test_installationen_tar_bara_bort_det_den_lagt_dit() -> None:
    nsi = (INSTALLER / "namndapp.nsi").read_text(encoding="utf-8")
    bort = re.findall(r"RMDir /r \"([^\"]+)\"", nsi)
    assert set(bort) == {r"$INSTDIR\_internal"}, "aldrig hela mappen: där kan ligga en databas"
    assert "$APPDATA" not in nsi
    assert r"$LOCALAPPDATA\Nämndapp" not in nsi


def test_portabel_zip_har_märket_och_allt_i_en_mapp(fryst: Path, tmp_path: Path) -> None:
    fil = paket.gör_zip(fryst, tmp_path / "p.zip", "0.1.0")
    namn = zipfile.ZipFile(fil).namelist()
    assert {n.split("/")[0] for n in namn} == {"Namndapp-0.1.0"}
    assert "Namndapp-0.1.0/portabel.txt" in namn
    assert "Namndapp-0.1.0/Nämndapp.exe" in namn
    läs = zipfile.ZipFile(fil).read("Namndapp-0.1.0/LÄSMIG.txt").decode("utf-8")
    assert "0.1.0" in läs
    assert "\r\n" in läs


def test_ett_prov_som_faller_stoppar_bygget_och_står_i_protokollet() -> None:
    protokoll = prov.Protokoll()
    protokoll.prova("ett", lambda: "sett")

    def faller() -> str:
        raise Byggfel("det gick inte")

    with pytest.raises(Byggfel):
        protokoll.prova("två", faller)
    assert protokoll.rader[0].startswith("OK   ett: sett (")
    assert protokoll.rader[1] == "FEL  två: det gick inte"


def test_utan_certifikat_signeras_ingenting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NAMNDAPP_CERTIFIKAT", raising=False)
    assert signera.signera([tmp_path / "finns-inte.exe"]) == 0
    assert signera.kommando_för_nsis() == ""
    monkeypatch.setenv("NAMNDAPP_CERTIFIKAT", str(tmp_path / "borta.pfx"))
    with pytest.raises(Byggfel, match=r"borta\.pfx finns inte"):
        signera.certifikat()


def test_ett_program_som_saknas_eller_hänger_sägs_i_en_mening() -> None:
    with pytest.raises(Byggfel, match=r"Det gick inte\. Programmet finns-inte-alls finns inte"):
        kör("finns-inte-alls", annars="Det gick inte.")
    with pytest.raises(Byggfel, match="Det tog mer än 0 s"):
        kör(sys.executable, "-c", "import time; time.sleep(20)", annars="Det gick inte.", tid=0.3)
    with pytest.raises(Byggfel, match=r"Det gick inte\. \(status 3\)"):
        kör(sys.executable, "-c", "raise SystemExit(3)", annars="Det gick inte.")


@pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS finns inte här")
def test_setup_kan_byggas(fryst: Path, tmp_path: Path) -> None:
    fil = paket.gör_setup(fryst, tmp_path / "setup.exe", "0.1.0", snabbt=True)
    assert fil is not None
    assert fil.read_bytes()[:2] == b"MZ"


@pytest.mark.skipif(not shutil.which("wixl") or not shutil.which("msiinfo"), reason="wixl och msiinfo finns inte här")
def test_msi_kan_byggas_och_har_alla_filer(fryst: Path, tmp_path: Path) -> None:
    fil = msi.gör_msi(fryst, tmp_path / "n.msi", "0.1.0", tmp_path / "arbete")
    tabell = subprocess.run(["msiinfo", "export", str(fil), "File"], capture_output=True, text=True, check=True).stdout
    assert len(tabell.splitlines()) - 3 == sum(1 for f in fryst.rglob("*") if f.is_file())


def test_installationen_letar_efter_det_märke_som_fönstret_håller() -> None:
    from nämndapp.bas import kormarke, windows

    nsi = (INSTALLER / "namndapp.nsi").read_text(encoding="utf-8")
    assert f'w "{kormarke.NAMN[0]}"' in nsi
    assert nsi.count(f'"AppUserModelID" "{windows.APP_ID}"') == 1
    assert f'"{windows.APP_ID}"' in (INSTALLER / "msi.py").read_text(encoding="utf-8")
