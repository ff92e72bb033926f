"""A genuine Windows CPython, put together on Debian: python.org's own signed files come with the wheel of panda3d.

What that wheel lacks is made here: ``python3.dll`` (forwards to python311.dll), ``python.exe`` (calls ``Py_Main``), and
the standard library in Python, which is the building machine's own of the same minor version. The result builds and
tests; the official build uses python.org's installer.
"""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
import zipfile
from pathlib import Path

import pefile
from steg import INSTALLER, ROT, Byggfel, hämta, kör, utan_python

MINOR = "3.11"
_MÄRKE = "311"
_DLL = f"python{_MÄRKE}.dll"
_BÄRARE = (
    "panda3d==1.10.16 --hash=sha256:37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82"  # cp311-win_amd64
)
_BREDVID = {_DLL, "vcruntime140.dll", "vcruntime140_1.dll"}
_KRAV_PÅ_SIGNATUR = "CN=Python Software Foundation"
_CERTIFIKAT = Path("/etc/ssl/certs/ca-certificates.crt")
_UTELÄMNA = {"__pycache__", "site-packages", "dist-packages", "lib-dynload", "test", "tests", "ensurepip", "idlelib"}
CC = "x86_64-w64-mingw32-gcc"


def sätt_ihop(arbete: Path) -> Path:
    """Makes ``arbete/winpy`` anew and returns it. Raises Byggfel where something is missing or unsigned."""
    if sys.version_info[:2] != (3, 11):
        raise Byggfel(f"Windowsbygget på Debian görs med Python {MINOR}, inte {sys.version.split()[0]}.")
    ut = arbete / "winpy"
    shutil.rmtree(ut, ignore_errors=True)
    (ut / "DLLs").mkdir(parents=True)
    (ut / "Lib" / "site-packages").mkdir(parents=True)
    (ut / "Scripts").mkdir()
    _packa_upp(_bärare(arbete), ut)
    _granska_signaturer(ut)
    _standardbibliotek(ut / "Lib")
    _python3_dll(ut, arbete / "c")
    _startprogram(ut, arbete / "c")
    return ut


def installera_lås(ut: Path, arbete: Path) -> Path:
    """Installs every locked package for Windows, hash by hash; returns site-packages."""
    plats = ut / "Lib" / "site-packages"
    uv = Path(sys.executable).with_name("uv")
    kör(
        uv, "pip", "install", "-q", "--no-config", "--python-platform", "x86_64-pc-windows-msvc", "--python-version",
 MINOR, "--only-binary", ":all:", "--require-hashes", "--no-deps", "--link-mode", "copy",
        "--target", plats, "-r", ROT / "requirements.lock",
        annars="Biblioteken för Windows kunde inte installeras. Kontrollera nätet och försök igen.",
        miljö=utan_python(),
    )  # fmt: skip
    for namn in ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_1.dll"):
        shutil.copy2(plats / "shiboken6" / namn, ut / namn)  # newer than the carrier's; python.org's folder has it too
    _programmets_uppgifter(plats, arbete / "hjul")
    return plats


def _bärare(arbete: Path) -> Path:
    mapp = arbete / "hjul"
    hämta([_BÄRARE], mapp, "--platform", "win_amd64", "--python-version", MINOR)
    return next(mapp.glob(f"panda3d-*-cp{_MÄRKE}-cp{_MÄRKE}-win_amd64.whl"))


def _packa_upp(hjul: Path, ut: Path) -> None:
    with zipfile.ZipFile(hjul) as zip_:
        for post in zip_.infolist():
            namn = post.filename.rpartition("/")[2]
            if not post.filename.startswith("deploy_libs/") or not namn:
                continue
            litet = namn.lower()
            if litet.startswith("api-ms-") or "t-win_amd64" in litet:  # Windows' own sets, and the free-threaded build
                continue
            mål = ut / litet if litet in _BREDVID else ut / "DLLs" / namn
            mål.write_bytes(zip_.read(post))


def _granska_signaturer(ut: Path) -> None:
    """Every file of CPython must carry the Python Software Foundation's signature: it is python.org's, unchanged."""
    filer = [ut / _DLL, *sorted((ut / "DLLs").iterdir())]
    for fil in filer:
        svar = kör(
            "osslsigncode", "verify", "-ignore-crl", "-CAfile", _CERTIFIKAT, "-TSA-CAfile", _CERTIFIKAT, "-in", fil,
            annars=f"{fil.name} har ingen giltig signatur.",
        )  # fmt: skip
        if _KRAV_PÅ_SIGNATUR not in svar:
            raise Byggfel(f"{fil.name} är inte signerad av Python Software Foundation.")


def _standardbibliotek(mål: Path) -> None:
    källa = Path(sysconfig.get_path("stdlib"))

    def utelämna(_mapp: str, namn: list[str]) -> set[str]:
        return {n for n in namn if n in _UTELÄMNA or n.startswith(("config-", "_sysconfigdata"))}

    shutil.copytree(källa, mål, ignore=utelämna, dirs_exist_ok=True)


def _python3_dll(ut: Path, c: Path) -> None:
    """Wheels of the stable ABI (PySide6) import python3.dll, which only forwards to python311.dll."""
    c.mkdir(parents=True, exist_ok=True)
    pe = pefile.PE(str(ut / _DLL), fast_load=True)
    pe.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_EXPORT"]])
    körbart = pefile.SECTION_CHARACTERISTICS["IMAGE_SCN_MEM_EXECUTE"]
    avsnitt = [s for s in pe.sections if s.Characteristics & körbart]
    kod = [(s.VirtualAddress, s.VirtualAddress + s.Misc_VirtualSize) for s in avsnitt]
    rader = ["LIBRARY python3.dll", "EXPORTS"]
    for export in pe.DIRECTORY_ENTRY_EXPORT.symbols:
        if export.name and re.fullmatch(rb"[A-Za-z_]\w*", export.name):
            namn = export.name.decode()
            data = "" if any(a <= export.address < b for a, b in kod) else " DATA"
            rader.append(f"  {namn} = python{_MÄRKE}.{namn}{data}")
    (c / "python3.def").write_text("\n".join(rader) + "\n", encoding="ascii")
    (c / "tom.c").write_text("int tom;\n", encoding="ascii")
    kör(
        CC, "-shared", "-nostdlib", "-o", ut / "python3.dll", "tom.c", "python3.def", "-Wl,--entry=0",
        f"-L{ut}", ut / _DLL,
        annars="python3.dll kunde inte göras.", mapp=c,
    )  # fmt: skip


def _startprogram(ut: Path, c: Path) -> None:
    kör("x86_64-w64-mingw32-windres", INSTALLER / "wine" / "python.rc", c / "python_rc.o",
        annars="Resurserna till python.exe kunde inte göras.", mapp=INSTALLER / "wine")  # fmt: skip
    källa = INSTALLER / "wine" / "python.c"
    for namn, flaggor in (("python.exe", ()), ("pythonw.exe", ("-mwindows",))):
        kör(CC, "-O2", "-s", "-municode", *flaggor, "-o", ut / namn, källa, c / "python_rc.o", ut / _DLL,
            annars=f"{namn} kunde inte göras.")  # fmt: skip


def _programmets_uppgifter(plats: Path, hjul: Path) -> None:
    """Only the metadata of Nämndapp itself: its code is read from the checkout that is built and tested."""
    kör(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", hjul, annars="Hjulet kunde inte byggas.")
    with zipfile.ZipFile(next(hjul.glob("namndapp-*.whl"))) as zip_:
        for namn in zip_.namelist():
            if ".dist-info/" in namn:
                zip_.extract(namn, plats)
