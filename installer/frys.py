"""The frozen program: what must be in it, what must not, and how large it is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from steg import INSTALLER, ROT, Byggfel, kör, storlek

if TYPE_CHECKING:
    from collections.abc import Iterable

STÖRST_INSTALLERAT = 320_000_000
STÖRST_SETUP = 90_000_000
INBYGGD = b"Wine builtin DLL"
# what only a trial under Wine may have (installer/wine.py)
PROVFILER = {"icuuc.dll", "ucrtbase.dll", "ucrtwine.dll", "mscms.dll", "mscmwine.dll", "bcryptprimitives.dll"}
_KRÄVS = (
    "_internal/nämndapp/resources/fonts/NotoSans-Regular.ttf",
    "_internal/nämndapp/resources/lagrum.toml",
    "_internal/nämndapp/resources/licenser/delar.json",
    "LICENSER.txt",
    "_internal/nämndapp/resources/handbok/kom-igang.md",
    "_internal/nämndapp/resources/ikoner/namnd-fil.ico",
    "_internal/nämndapp/resources/ikoner/granskning-fil.ico",
    "_internal/nämndapp/storage/migrations/env.py",
    "_internal/pandas/__init__.py|_internal/pandas/_libs",
    "_internal/docx/templates",
)
_FÅR_INTE_FINNAS = re.compile(
    r"PySide6/(Qt6?/?)?.*(WebEngine|Qml|Quick|Multimedia|Designer)|opengl32sw|/tcl|tkinter|_pytest|hypothesis|/mypy"
)


def granska(mapp: Path, *, windows: bool) -> list[str]:
    """Swedish sentences on what is wrong with the frozen folder; an empty list when it may be shipped."""
    fel = [f"{namn} saknas" for namn in _saknade(mapp, windows=windows)]
    filer = [f for f in mapp.rglob("*") if f.is_file() and not f.is_symlink()]
    fel += [f"{_namn(f, mapp)} hör inte hemma där" for f in filer if _FÅR_INTE_FINNAS.search(_namn(f, mapp))]
    if windows:
        fel += [f"{_namn(f, mapp)} är en provfil för Wine" for f in filer if f.name.lower() in PROVFILER]
        fel += [f"{_namn(f, mapp)} är Wines egen fil" for f in filer if _är_wines(f)]
    if (byte := storlek(mapp)) > STÖRST_INSTALLERAT:
        fel.append(f"mappen är {byte / 1e6:.0f} MB, mer än {STÖRST_INSTALLERAT / 1e6:.0f}")
    return fel


def kräv_hel(mapp: Path, *, windows: bool) -> None:
    """Raises Byggfel when the frozen folder may not be shipped."""
    if fel := granska(mapp, windows=windows):
        raise Byggfel("Det frysta programmet får inte ges ut: " + "; ".join(fel[:10]) + ".")


def _saknade(mapp: Path, *, windows: bool) -> Iterable[str]:
    program = ("namndapp.exe", "Nämndapp.exe") if windows else ("namndapp", "Nämndapp")
    for namn in (*program, *_KRÄVS):
        if not any((mapp / del_).exists() for del_ in namn.split("|")):
            yield namn.partition("|")[0]


def _namn(fil: Path, mapp: Path) -> str:
    return fil.relative_to(mapp).as_posix()


def _är_wines(fil: Path) -> bool:
    with fil.open("rb") as f:
        return INBYGGD in f.read(256)


def lägg_till_papper(fryst: Path, sbom: Path, *val: str | Path) -> None:
    """Licences into the frozen folder, and the bill of materials beside the editions.

    ``val`` describes another Python than this one: ``--site-packages``, ``--versioner``.
    """
    kör(
        sys.executable,
        INSTALLER / "licenser.py",
        "--ut",
        fryst,
        *val,
        annars="Licenserna kunde inte läggas i programmet.",
    )
    hjul = sbom.with_name(
        "pylock.windows.toml"
    )  # which wheel each sum of the lock belongs to; names hosts, so not kept
    kör(
        Path(sys.executable).with_name("uv.exe" if sys.platform == "win32" else "uv"), "pip", "compile", "--quiet",
        "--no-config", "--format", "pylock.toml", "--python-platform", "x86_64-pc-windows-msvc", "--python-version",
        "3.11", "--only-binary", ":all:", "-c", ROT / "requirements.lock", ROT / "pyproject.toml", "-o", hjul,
        annars="Hjulens kontrollsummor kunde inte läsas. Kontrollera nätet och försök igen.",
    )  # fmt: skip
    try:
        kör(sys.executable, INSTALLER / "sbom.py", "--ut", sbom, "--pylock", hjul, *val,
            annars="Materialförteckningen kunde inte skrivas.")  # fmt: skip
    finally:
        hjul.unlink(missing_ok=True)


def rent_träd(mål: Path) -> Path:
    """A copy of what is under version control, in a folder with an ASCII name: what is built is what is committed.

    Takes the work tree's content of every tracked or new file that is not ignored.
    """
    shutil.rmtree(mål, ignore_errors=True)
    lista = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROT, capture_output=True, check=False,
    )  # fmt: skip
    if lista.returncode != 0:
        raise Byggfel("Bygget behöver git och en utcheckning, för att veta vilka filer som är projektets.")
    for namn in lista.stdout.decode("utf-8").split("\0"):
        fil = ROT / namn
        if namn and fil.is_file():
            till = mål / namn
            till.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(fil, till)
    return mål


def är_ascii(sökväg: Path) -> bool:
    """PyInstaller's work folder must have a name that every tool takes."""
    return os.fspath(sökväg).isascii()
