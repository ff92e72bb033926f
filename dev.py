#!/usr/bin/env python3
"""One command for everything a developer does: ``python3 dev.py test`` (``py dev.py test`` on Windows).

Only the standard library is used here. The program's libraries come from one hash-pinned lock,
``requirements.lock``, into ``.venv/``; they are installed again only when the lock has changed.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROT = Path(__file__).resolve().parent
VENV = ROT / ".venv"
LÅS = ROT / "requirements.lock"
STÄMPEL = VENV / "namndapp-dev.json"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
SKRIPT = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SKRIPT / ("python.exe" if WINDOWS else "python")

# What Qt's wheels expect from the system: shared library -> Debian package.
QT_GRUND = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
# What a window on X11 or Wayland needs besides.
QT_FÖNSTER = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
VENV_PAKET = {"ensurepip": "python3-venv"}  # Debian leaves it out of python3
# What PyInstaller needs to freeze the program.
FRYSA = {
    f"libpython3.{sys.version_info[1]}.so.1.0": f"libpython3.{sys.version_info[1]}",
    "objdump": "binutils",
}
# What the Windows build on Debian is made and tried with.
WINEBYGGE = {
    "wine": "wine",
    "/usr/lib/wine/wine64": "wine64",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "makensis": "nsis",
    "wixl": "wixl",
    "osslsigncode": "osslsigncode",
    "openssl": "openssl",
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "localedef": "locales",
    "git": "git",
}


class Stopp(Exception):
    """The command cannot go on; the text is a Swedish sentence that says what to do."""


def säg(text: str) -> None:
    """Tell the user what happens, at once, also when stdout is a pipe."""
    print(f"▸ {text}", flush=True)


def kör(*argument: str | Path, miljö: dict[str, str] | None = None) -> int:
    """Run a program in the project's root without stdin; returns its exit status."""
    # Without kept bytecode every program that a test starts compiles the whole package anew.
    ärvd = {namn: värde for namn, värde in os.environ.items() if namn != "PYTHONDONTWRITEBYTECODE"}
    kommando = [str(a) for a in argument]
    return subprocess.run(
        kommando, cwd=ROT, env={**ärvd, **(miljö or {})}, stdin=subprocess.DEVNULL, check=False
    ).returncode


def måste(*argument: str | Path, annars: str) -> None:
    """Run a program that has to succeed."""
    if kör(*argument) != 0:
        raise Stopp(annars)


# --- the system ----------------------------------------------------------------------------------


def _finns(namn: str) -> bool:
    if namn == "ensurepip":
        return importlib.util.find_spec(namn) is not None
    if ".so" not in namn:
        return shutil.which(namn) is not None
    try:
        ctypes.CDLL(namn)
    except OSError:
        return False
    return True


def _saknade(behov: dict[str, str]) -> dict[str, str]:
    return {namn: paket for namn, paket in behov.items() if not _finns(namn)} if LINUX else {}


def _apt() -> list[str] | None:
    """The beginning of an apt-get line we may run ourselves, or None."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if shutil.which("sudo") and kör("sudo", "-n", "true") == 0:
        return ["sudo", "-n", "apt-get"]
    return None


def installera_paket(apt: Sequence[str], paket: Sequence[str]) -> None:
    """Install Debian packages; what apt-get says is shown only when it fails."""
    säg(f"Installerar med apt-get: {' '.join(paket)}")
    tyst = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for argument in (["update"], ["install", "-y", "--no-install-recommends", *paket]):
        svar = subprocess.run(
            [*apt, "-q", *argument], env=tyst, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", check=False,
        )  # fmt: skip
        if svar.returncode != 0:
            print(svar.stdout[-2000:], file=sys.stderr)


def systemkrav(nödvändiga: dict[str, str], önskade: dict[str, str] | None = None) -> None:
    """Make sure that the system has what is needed; what is only wished for never stops anything."""
    nödvändiga = nödvändiga if _venv_duger() else {**VENV_PAKET, **nödvändiga}
    saknas = _saknade({**nödvändiga, **(önskade or {})})
    paket = sorted(set(saknas.values()))
    if paket and (apt := _apt()):
        installera_paket(apt, paket)
        importlib.invalidate_caches()
    if kvar := _saknade(nödvändiga):
        raise Stopp(f"Systemet saknar {', '.join(sorted(kvar))}.\n{_rad_att_köra(paket)}")


def _rad_att_köra(paket: Sequence[str]) -> str:
    if shutil.which("apt-get"):
        sudo = "sudo " if shutil.which("sudo") else ""
        return f"Kör detta som administratör och försök igen:\n    {sudo}apt-get install -y {' '.join(paket)}"
    return "Installera motsvarigheten till dessa Debianpaket och försök igen: " + " ".join(paket)


def har_skärm() -> bool:
    """Whether a window can be shown here."""
    if not LINUX:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and not _saknade(QT_FÖNSTER)


# --- the environment -----------------------------------------------------------------------------


def _stämpel() -> dict[str, str]:
    import tomllib  # not in older Pythons, which shall be told so kindly

    beskrivning = tomllib.loads((ROT / "pyproject.toml").read_text(encoding="utf-8"))
    version = (ROT / "nämndapp" / "__init__.py").read_text(encoding="utf-8")
    installerat = json.dumps([beskrivning["project"], beskrivning["build-system"], version], sort_keys=True)
    return {
        "lås": hashlib.sha256(LÅS.read_bytes()).hexdigest(),
        "projekt": hashlib.sha256(installerat.encode()).hexdigest(),
        "plats": str(ROT),
    }


def _läst_stämpel() -> dict[str, str]:
    try:
        läst = json.loads(STÄMPEL.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return läst if isinstance(läst, dict) else {}


def _venv_duger() -> bool:
    if not PYTHON.exists():
        return False
    prov = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    svar = subprocess.run([PYTHON, "-c", prov], capture_output=True, stdin=subprocess.DEVNULL, check=False)
    return svar.returncode == 0


def _skapa_venv() -> None:
    säg(f"Skapar .venv/ med Python {sys.version.split()[0]}")
    måste(sys.executable, "-m", "venv", "--clear", VENV, annars="Det gick inte att skapa .venv/.")


def gör_miljö() -> None:
    """Make ``.venv/`` what the lock says; does nothing when it already is."""
    vill, har = _stämpel(), _läst_stämpel()
    if har == vill and PYTHON.exists():
        return
    början = time.monotonic()
    if not _venv_duger() or (har and har["plats"] != vill["plats"]):
        _skapa_venv()
        har = {}
    STÄMPEL.unlink(missing_ok=True)
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    if har.get("lås") != vill["lås"]:
        säg("Installerar biblioteken ur requirements.lock (första gången tar det några minuter)")
        # The lock is whole: pip shall not resolve. Its resolver asks anew for what is wanted with an extra
        # (coverage[toml]) and then refuses the release that came out after the lock was written.
        måste(
            *pip, "install", "-qq", "--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", LÅS,
            annars="Biblioteken kunde inte installeras. Kontrollera nätet och försök igen.",
        )  # fmt: skip
    måste(
        *pip, "install", "-qq", "--no-deps", "--no-build-isolation", "-e", ROT,
        annars="Programmet kunde inte installeras i .venv/.",
    )  # fmt: skip
    STÄMPEL.write_text(json.dumps(vill, ensure_ascii=False, indent=1), encoding="utf-8")
    säg(f"Miljön är klar ({time.monotonic() - början:.0f} s)")


# --- the commands --------------------------------------------------------------------------------


def sammanfatta(steg: Sequence[tuple[str, Callable[[], int]]]) -> int:
    """Run every step also after a failure, then say how each went."""
    utfall = []
    for namn, gör in steg:
        säg(namn)
        början = time.monotonic()
        utfall.append((namn, gör(), time.monotonic() - början))
    print("\nSammanfattning")
    for namn, status, tid in utfall:
        print(f"  {'OK ' if status == 0 else 'FEL'}  {namn} ({tid:.1f} s)")
    fel = sum(status != 0 for _, status, _ in utfall)
    print("Allt är godkänt." if not fel else f"{fel} av {len(utfall)} steg föll.", flush=True)
    return 1 if fel else 0


def _kodkontroll() -> list[tuple[str, Callable[[], int]]]:
    return [
        ("ruff check", lambda: kör(PYTHON, "-m", "ruff", "check", ".")),
        ("ruff format --check", lambda: kör(PYTHON, "-m", "ruff", "format", "--check", ".")),
        ("mypy --strict", lambda: kör(PYTHON, "-m", "mypy")),
        ("mypy --strict installer", lambda: kör(PYTHON, "-m", "mypy", "installer")),
        ("mypy --strict dev.py", lambda: kör(PYTHON, "-m", "mypy", "dev.py")),
    ]


def _pytest(*argument: str) -> int:
    return kör(PYTHON, "-m", "pytest", "-q", *argument, miljö={"QT_QPA_PLATFORM": "offscreen"})


def test(övrigt: Sequence[str]) -> int:
    """Tests (architecture included), ruff and mypy."""
    systemkrav(QT_GRUND, QT_FÖNSTER)
    gör_miljö()
    return sammanfatta([("pytest", lambda: _pytest("-n", "auto", "--maxprocesses", "6", *övrigt)), *_kodkontroll()])


def lint() -> int:
    """Only ruff and mypy."""
    systemkrav({})
    gör_miljö()
    return sammanfatta(_kodkontroll())


def slow(övrigt: Sequence[str]) -> int:
    """What takes minutes: the tests marked slow, and the frozen program."""
    systemkrav({**QT_GRUND, **FRYSA}, QT_FÖNSTER)
    gör_miljö()
    return sammanfatta(
        [("långsamma tester", lambda: _pytest("-m", "slow", *övrigt)), ("fryst program", _frys_och_prova)]
    )


def bench(övrigt: Sequence[str]) -> int:
    """Measure; every measurement is compared with its target."""
    systemkrav(QT_GRUND)
    gör_miljö()
    return kör(PYTHON, ROT / "tests" / "benchmarks", *övrigt, miljö={"QT_QPA_PLATFORM": "offscreen"})


def demo() -> int:
    """Make the demo database and every document, then open the window where there is a screen."""
    systemkrav(QT_GRUND, QT_FÖNSTER)
    gör_miljö()
    mapp = ROT / "demo"
    säg("Skapar demodatabasen och dess dokument i demo/")
    namndapp = SKRIPT / ("namndapp.exe" if WINDOWS else "namndapp")
    if kör(namndapp, "demo", "--ut", mapp, miljö={} if har_skärm() else {"QT_QPA_PLATFORM": "offscreen"}) != 0:
        raise Stopp("Demon kunde inte skapas.")
    databas = mapp / "demo.namnd"
    if har_skärm():
        säg("Öppnar fönstret. Stäng det för att avsluta.")
        return kör(namndapp, "--databas", databas)
    säg(f"Här finns ingen skärm att visa fönstret på. Allt ligger i {mapp}")
    print(f"Öppna fönstret på en dator med skärm: {shlex.join([str(namndapp), '--databas', str(databas)])}")
    return 0


def lock(övrigt: Sequence[str]) -> int:
    """Write the lock anew from pyproject.toml, for all platforms (needs the network)."""
    systemkrav({})
    gör_miljö()
    säg("Skriver requirements.lock")
    miljö = {k: v for k, v in os.environ.items() if not k.startswith(("UV_", "PIP_"))}
    status = subprocess.run(
        [SKRIPT / "uv", "pip", "compile", "--quiet", "--no-config", "--universal", "--generate-hashes",
         "--only-binary", ":all:", "--python-version", "3.11", "--group", "dev",
         "--custom-compile-command", "python3 dev.py lock", "--output-file", LÅS.name, "pyproject.toml", *övrigt],
        cwd=ROT, env=miljö, stdin=subprocess.DEVNULL, check=False,
    ).returncode  # fmt: skip
    if status == 0:
        gör_miljö()
    return status


def _frys_och_prova() -> int:
    dist = ROT / "dist"
    spec = ROT / "installer" / "namndapp.spec"
    if status := kör(PYTHON, "-m", "PyInstaller", spec, "--noconfirm", "--log-level", "WARN",
                     "--distpath", dist, "--workpath", ROT / "build"):  # fmt: skip
        return status
    program = dist / "namndapp" / ("namndapp.exe" if WINDOWS else "namndapp")
    storlek = sum(f.stat().st_size for f in program.parent.rglob("*") if f.is_file() and not f.is_symlink())
    säg(f"Fryst program i {program.parent} ({storlek / 1e6:.0f} MB); provar det")
    if status := kör(PYTHON, ROT / "installer" / "licenser.py", "--ut", program.parent):
        return status
    return kör(program, "sjalvtest", miljö={"QT_QPA_PLATFORM": "offscreen"})


def build_windows(övrigt: Sequence[str]) -> int:
    """On Windows the official build; on Debian the same recipe in Wine, proved step by step (a test build)."""
    if not (WINDOWS or LINUX):
        raise Stopp("Windowsprogrammet byggs på Windows eller på Debian.")
    systemkrav({**QT_GRUND, **WINEBYGGE} if LINUX else {})
    gör_miljö()
    return kör(PYTHON, ROT / "installer" / "bygg_windows.py", *övrigt)


def build_linux() -> int:
    """Freeze the program with PyInstaller for the system we stand on and let it test itself."""
    systemkrav({**QT_GRUND, **FRYSA}, QT_FÖNSTER)
    gör_miljö()
    return sammanfatta([("fryst program", _frys_och_prova)])


KOMMANDON: dict[str, tuple[Callable[..., int], str]] = {
    "demo": (demo, "gör demodatabasen och alla dokument och öppnar fönstret"),
    "test": (test, "kör tester, ruff och mypy (övriga argument går till pytest)"),
    "slow": (slow, "kör det som tar minuter: långsamma tester och det frysta programmet"),
    "bench": (bench, "mäter tider mot målen (argument: vilka mätningar)"),
    "lint": (lint, "kör bara ruff och mypy"),
    "lock": (lock, "skriver requirements.lock på nytt (--upgrade höjer versionerna)"),
    "build-windows": (build_windows, "gör setup, MSI och zip för Windows och provar dem (--help visar valen)"),
    "build-linux": (build_linux, "fryser programmet med PyInstaller och låter det prova sig självt"),
}
TAR_ÖVRIGA_ARGUMENT = {"test", "slow", "bench", "lock", "build-windows"}


def main() -> int:
    """Parse the command line and run one command."""
    for ström in (sys.stdout, sys.stderr):
        if hasattr(ström, "reconfigure"):
            ström.reconfigure(encoding="utf-8", errors="replace")
    if sys.version_info < (3, 11):  # noqa: UP036 - said kindly also where pip never came to ask
        print("Nämndapp behöver Python 3.11 eller nyare.", file=sys.stderr)
        return 2
    tolk = argparse.ArgumentParser(description="Nämndapps utvecklarkommandon", add_help=True)
    under = tolk.add_subparsers(dest="kommando", required=True, metavar="KOMMANDO")
    for namn, (_, hjälp) in KOMMANDON.items():
        under.add_parser(namn, help=hjälp, add_help=False)
    val, övrigt = tolk.parse_known_args()
    if övrigt and val.kommando not in TAR_ÖVRIGA_ARGUMENT:
        tolk.error(f"{val.kommando} tar inga argument: {' '.join(övrigt)}")
    gör, _ = KOMMANDON[val.kommando]
    try:
        return gör(övrigt) if val.kommando in TAR_ÖVRIGA_ARGUMENT else gör()
    except Stopp as stopp:
        print(f"\n{stopp}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
