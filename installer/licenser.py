"""Lays the licence texts in a frozen program, and stops when something in it has none.

After PyInstaller, before the setup program and the check sums:

    python installer/licenser.py --ut dist/namndapp

The texts come to ``_internal/nämndapp/resources/licenser``, where the program shows them, and a list of them to
``LICENSER.txt`` beside the program. For another platform's build, see delar.py.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from delar import Del, Distribution, LicensFel, Text, delar_enligt, installerade, lägg_till_val

PLATS = PurePosixPath("_internal/nämndapp/resources/licenser")
LISTA = "LICENSER.txt"
BYT_QT = "byt-qt.txt"
RUBRIKER = {
    "python": "Pythonbibliotek",
    "tolk": "Python",
    "bibliotek": "Övriga bibliotek",
    "data": "Teckensnitt, ikoner och avstavning",
    "system": "Bibliotek ur det system som programmet byggdes på",
}

# --- the texts --------------------------------------------------------------------------------------


def _stycke(d: Del) -> str:
    """The file of one part: what it is, its licence, each text under its own heading."""
    huvud = [f"{d.namn} {d.version}".strip(), "=" * 78, f"Licens: {d.licens}", f"Var: {d.var}"]
    huvud += [f"Källkod: {d.källa}"] if d.källa else []
    delar = ["\n".join(huvud)]
    if d.inuti:
        rader = [f"  {i.namn} {i.version}  {i.licens or 'se texten nedan'}" for i in d.inuti]
        rubrik = "Inbyggt enligt tillverkarens materialförteckning (allt behöver inte vara med i just det här bygget):"
        delar.append("\n".join([rubrik, *rader]))
    delar += [f"{'-' * 78}\n{t.rubrik}\n{'-' * 78}\n\n{t.text}" for t in d.texter]
    return "\n\n".join(delar) + "\n"


def licenslista(delar: Sequence[Del], mapp: str) -> str:
    """LICENSER.txt; ``mapp`` is where the texts lie, as seen from the list."""
    programmet = delar[0]
    ut = [
        f"Nämndapp {programmet.version} – licenser",
        "",
        "Nämndapp är fri programvara under MIT-licensen. Texten står i " + f"{mapp}{programmet.textfil}.",
        "Programmet innehåller delar som andra har gjort. De står här med version, licens och den fil som har",
        f"licenstexten ({'i mappen ' + mapp.rstrip('/') if mapp else 'i samma mapp som den här filen'}).",
        "I programmet visas samma texter under Hjälp → Om Nämndapp → Licenser.",
        "",
        "Qt och PySide6 används under LGPL-3.0. Du får byta ut dem mot egna byggen, och du får ta isär programmet för",
        f"att felsöka sådana ändringar. Hur man gör, och var källkoden finns, står i {mapp}{BYT_QT}.",
        "pikepdf (MPL-2.0) och pyphen (LGPL/MPL) följer med oförändrade; var källkoden finns står i deras filer.",
        "Delarna tillhandahålls utan garantier, så som deras licenser säger.",
    ]
    bredd = max(len(d.namn) for d in delar), max(len(d.version) for d in delar), max(len(d.licens) for d in delar)
    for slag, rubrik in RUBRIKER.items():
        valda = [d for d in delar if d.slag == slag]
        if not valda:
            continue
        ut += ["", rubrik, "-" * len(rubrik)]
        rad = ("Del", "Version", "Licens", "Licenstext")
        for namn, version, licens, text in (rad, *((d.namn, d.version or "–", d.licens, d.textfil) for d in valda)):
            ut.append(f"{namn:{bredd[0]}}  {version:{bredd[1]}}  {licens:{bredd[2]}}  {text}")
    return "\n".join(ut) + "\n"


def byt_qt(delar: Sequence[Del], filer: Iterable[str], plattform: str) -> str:
    """What LGPL-3.0 section 4 asks for, in Swedish; ``filer`` are Qt's libraries in the program."""
    version = {d.id: d.version for d in delar}
    windows = plattform == "win32"
    pyside, serie = version["pyside6-essentials"], ".".join(version["qt"].split(".")[:2]) + ".x"
    plats = "_internal\\PySide6" if windows else "_internal/PySide6/Qt/lib och _internal/PySide6"
    exempel = "Qt6Core.dll" if windows else "libQt6Core.so.6"
    lista = (
        "\n".join(f"  {f}" for f in sorted(filer)) or f"  alla filer i {plats} vars namn börjar med Qt6 eller libQt6"
    )
    startprogram = "namndapp.exe" if windows else "./namndapp"
    insticksprogram = "PySide6\\plugins" if windows else "PySide6/Qt/plugins"
    bindningar = (
        "_internal\\PySide6 och _internal\\shiboken6" if windows else "_internal/PySide6 och _internal/shiboken6"
    )
    return f"""Att byta ut Qt och PySide6 i Nämndapp
=====================================

Nämndapp använder Qt {version["qt"]}, PySide6 {pyside}, PySide6-Pdf {version["pyside6-pdf"]} och
shiboken6 {version["shiboken6"]} under GNU Lesser General Public License version 3 (LGPL-3.0-only).
Upphovsrätten tillhör The Qt Company Ltd. och andra. Licensens text står i qt.txt,
tillsammans med GPL version 3 som den hänvisar till och meddelandena om andras kod i Qt. Biblioteken är
oförändrade, så som The Qt Company publicerar dem.

Dina rättigheter
----------------
Du får ändra Qt och PySide6 och köra Nämndapp med dina ändrade versioner. Du får ta isär Nämndapp (reverse
engineering) för att felsöka sådana ändringar. Inget i Nämndapps villkor inskränker det.
Biblioteken länkas dynamiskt och ligger som egna filer. Programmet kontrollerar inte deras signaturer eller
kontrollsummor. (Den som har satt en egen spärr, till exempel AppLocker, behöver tillåta de nya filerna. Filen
SHA256SUMS stämmer förstås inte längre för filer som du har bytt.)

Källkoden
---------
Den exakta källkoden till PySide6 och shiboken6 {pyside}:
  https://download.qt.io/official_releases/QtForPython/pyside6/
  https://code.qt.io/cgit/pyside/pyside-setup.git (taggen v{pyside})
Den exakta källkoden till Qt {version["qt"]} (qtbase, qtsvg, qtimageformats, qtwayland; Qt PDF ligger i qtwebengine):
  https://download.qt.io/official_releases/qt/ och, för äldre versioner, https://download.qt.io/archive/qt/
  https://code.qt.io/cgit/qt/
Om källkoden inte längre går att få där: begär den hos den som har gett dig Nämndapp.

Qt-biblioteken i det här programmet
-----------------------------------
De ligger i {plats}:
{lista}

Så här byter du
---------------
1. Bygg Qt {serie} ur källkoden för samma system ({"64-bitars Windows, MSVC" if windows else "64-bitars Linux"}).
   Samma första och andra siffra i versionen behövs: Qt lovar bara då att biblioteken passar ihop.
2. Avsluta Nämndapp. Kopiera programmets mapp, så att du kan gå tillbaka. Är programmet installerat för alla
   användare behöver du administratörsrättigheter i mappen.
3. Byt filerna i {plats} mot dina egna med samma namn, till exempel {exempel}. Byt alla Qt-bibliotek
   samtidigt, även insticksprogrammen i {insticksprogram}.
4. Vill du byta PySide6 självt: bygg pyside-setup mot din Qt (python setup.py bdist_wheel, samma Python som här:
   {version["cpython"]}) och byt filerna i {bindningar}.
   Pythonkoden i PySide6 (filerna __init__.py) ligger inpackad i startprogrammet men är densamma i alla byggen av
   samma version; ska också den ändras, bygg Nämndapp ur källkoden med installer/namndapp.spec.
5. Kör {startprogram} sjalvtest. Det skriver vad som inte fungerar.

Så här går du tillbaka: lägg tillbaka mappen du kopierade, eller installera Nämndapp igen.
"""


# --- what the frozen folder really has -------------------------------------------------------------------

BIBLIOTEK = re.compile(r"\.(dll|pyd|so)$|\.so\.[\d.]+$|\.so\.\d", re.IGNORECASE)
WINDOWS_EGNA = re.compile(r"^(vcruntime140|msvcp140|concrt140|api-ms-win-|ucrtbase)", re.IGNORECASE)
TOLKENS = re.compile(
    r"^(python3\d*\.dll|libpython3[\d.]*\.so.*|libcrypto-3.*\.dll|libssl-3.*\.dll|libffi-\d.*\.dll|sqlite3\.dll|zlib1\.dll)$",
    re.IGNORECASE,
)
FÅR_INTE_MED = re.compile(r"(^|/)reportlab/fonts/|(^|/)hyph_(?!sv|en_)[^/]*\.dic$")  # DarkGarden is GPL


def _ägare(dist: dict[str, Distribution]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Which distributions have a top-level module, and which have a shared library of a given file name."""
    moduler: dict[str, set[str]] = {}
    bibliotek: dict[str, set[str]] = {}
    for d in dist.values():
        for fil in d.filer:
            delar = PurePosixPath(fil).parts
            if fil.endswith((".py", ".pyd", ".so")) and ".." not in delar:
                moduler.setdefault(delar[0].split(".")[0], set()).add(d.namn)
            if BIBLIOTEK.search(fil):
                bibliotek.setdefault(delar[-1].casefold(), set()).add(d.namn)
    return moduler, bibliotek


def frysta_moduler(program: Path) -> set[str]:
    """The top-level modules packed in a PyInstaller program (read by PyInstaller itself)."""
    from PyInstaller.archive.readers import CArchiveReader

    arkiv = CArchiveReader(str(program))
    pyz = arkiv.open_embedded_archive("PYZ.pyz")
    return {namn.split(".")[0] for namn in pyz.toc}


def _systemdel(namn: str, bibliotek: dict[str, str]) -> Del | None:
    """A Debian system's library, with what Debian says of its licence; None where that cannot be told."""
    sökväg = bibliotek.get(namn)
    if sökväg is None or shutil.which("dpkg-query") is None:
        return None
    for kandidat in (sökväg, sökväg.removeprefix("/usr"), str(Path(sökväg).resolve())):
        svar = subprocess.run(["dpkg-query", "-S", kandidat], capture_output=True, text=True, check=False)
        if svar.returncode == 0:
            break
    else:
        return None
    paket = svar.stdout.partition(":")[0]
    rätt = Path("/usr/share/doc") / paket / "copyright"
    if not rätt.is_file():
        return None
    fråga = ["dpkg-query", "-W", "-f", "${Version}\n", paket]
    version = subprocess.run(fråga, capture_output=True, text=True, check=False).stdout.splitlines()[0]
    text = Text("Debians uppgifter om upphovsrätt", rätt.read_text(encoding="utf-8", errors="replace").strip())
    return Del(f"debian-{paket}", paket, version, "se licenstexten", "egen fil i _internal", "system",
               f"https://packages.debian.org/source/{paket}", f"pkg:deb/debian/{paket}@{version}", (text,))  # fmt: skip


def _systemets_bibliotek() -> dict[str, str]:
    """File name -> path, as the dynamic linker finds them."""
    ldconfig = shutil.which("ldconfig") or "/sbin/ldconfig"
    svar = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout
    par = [rad.strip().split(" => ") for rad in svar.splitlines() if " => " in rad]
    return {namn.split(" ")[0]: sökväg for namn, sökväg in reversed(par)}


def granska(
    program: Path, delar: Sequence[Del], site_packages: Path, plattform: str, moduler: set[str] | None = None
) -> list[Del]:
    """Everything in the frozen folder must belong to a part; returns the system's libraries as parts of their own.

    ``moduler`` are the packed top-level modules, read from the program when not given. LicensFel tells what is unknown.
    """
    dist = installerade(site_packages)
    ägda_moduler, ägda_bibliotek = _ägare(dist)
    kända = {d.id for d in delar}
    okända = []
    if moduler is None:
        körbar = program / ("namndapp.exe" if plattform == "win32" else "namndapp")
        moduler = frysta_moduler(körbar)
    for modul in sorted(moduler - set(sys.stdlib_module_names)):
        if modul in {"nämndapp", "__main__"} or modul.startswith(
            ("_pyi_", "pyi_", "pyimod", "_sysconfigdata", "_distutils_hack")
        ):
            continue
        ägare = ägda_moduler.get(modul, set())
        if not ägare & kända:
            okända.append(f"modulen {modul} ({', '.join(sorted(ägare)) or 'okänd ägare'})")
    internt = program / "_internal"
    system: dict[str, Del] = {}
    ld = _systemets_bibliotek() if plattform == "linux" else {}
    for fil in sorted(internt.rglob("*")):
        relativ = fil.relative_to(internt).as_posix()
        if FÅR_INTE_MED.search(relativ):
            okända.append(f"filen {relativ} får inte följa med")
        if not BIBLIOTEK.search(fil.name) or fil.is_dir():
            continue
        ägare = ägda_bibliotek.get(fil.name.casefold(), set())
        tolkens = (
            TOLKENS.search(fil.name) or "lib-dynload" in relativ or fil.stem.split(".")[0] in sys.stdlib_module_names
        )
        if ägare & kända or tolkens or ("msvc" in kända and WINDOWS_EGNA.search(fil.name)):
            continue
        post = _systemdel(fil.name, ld) if plattform == "linux" else None
        if post is None:
            okända.append(f"filen {relativ} ({', '.join(sorted(ägare)) or 'okänd ägare'})")
        else:
            system[post.id] = post
    if okända:
        raise LicensFel("det frysta programmet har delar som inte står i licenslistan:\n  " + "\n  ".join(okända))
    return [system[k] for k in sorted(system)]


# --- writing ---------------------------------------------------------------------------------------------


def qt_filer(program: Path) -> list[str]:
    """The Qt libraries in the frozen folder."""
    mapp = program / "_internal" / "PySide6"
    return sorted({f.name for f in mapp.rglob("*") if re.match(r"(lib)?Qt6\w*\.(dll|so)", f.name)})


def skriv(program: Path, delar: Sequence[Del], plattform: str) -> Path:
    """Write the licence folder anew and the list beside the program; returns the folder."""
    mapp = program / PLATS
    shutil.rmtree(mapp, ignore_errors=True)
    mapp.mkdir(parents=True)
    for d in delar:
        if d.texter:
            (mapp / f"{d.id}.txt").write_text(_stycke(d), encoding="utf-8", newline="\n")
    (mapp / LISTA).write_text(licenslista(delar, ""), encoding="utf-8", newline="\n")
    (mapp / BYT_QT).write_text(byt_qt(delar, qt_filer(program), plattform), encoding="utf-8", newline="\n")
    poster: list[dict[str, Any]] = [
        {"namn": d.namn, "version": d.version, "licens": d.licens, "var": d.var, "text": d.textfil} for d in delar
    ]
    register = json.dumps({"program": delar[0].version, "delar": poster}, ensure_ascii=False, indent=1)
    (mapp / "delar.json").write_text(register + "\n", encoding="utf-8", newline="\n")
    ren = PLATS.as_posix() + "/"
    # Notepad on an old Windows wants CRLF and a byte order mark to show å ä ö.
    nyrad, kod = ("\r\n", "utf-8-sig") if plattform == "win32" else ("\n", "utf-8")
    (program / LISTA).write_text(licenslista(delar, ren), encoding=kod, newline=nyrad)
    return mapp


def lägg_i(program: Path, delar: Sequence[Del], plattform: str, site_packages: Path | None = None) -> list[Del]:
    """Look at the frozen folder and write the texts into it; returns all parts, the system's libraries among them."""
    alla = [*delar, *granska(program, delar, site_packages or _här(), plattform)]
    skriv(program, alla, plattform)
    return alla


def main() -> int:
    """Check the frozen folder and write the texts into it."""
    tolk = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tolk.add_argument("--ut", type=Path, required=True, help="det frysta programmets mapp, t.ex. dist/namndapp")
    tolk.add_argument("--utan-granskning", action="store_true", help="skriv texterna utan att se efter vad mappen har")
    lägg_till_val(tolk)
    val = tolk.parse_args()
    for ström in (sys.stdout, sys.stderr):
        if hasattr(ström, "reconfigure"):
            ström.reconfigure(encoding="utf-8", errors="replace")
    try:
        delar, versioner = delar_enligt(val)
        plattform = versioner["plattform"]
        if val.utan_granskning:
            skriv(val.ut, delar, plattform)
        else:
            delar = lägg_i(val.ut, delar, plattform, val.site_packages)
    except LicensFel as fel:
        print(f"Licenserna kan inte läggas i programmet: {fel}", file=sys.stderr)
        return 2
    print(f"{len(delar)} delar har sina licenser i {val.ut / PLATS}")
    return 0


def _här() -> Path:
    import sysconfig

    return Path(sysconfig.get_path("purelib"))


if __name__ == "__main__":
    sys.exit(main())
