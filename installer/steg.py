"""What every step of a build shares: saying what happens, running programs under a time-out, stopping kindly."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROT = Path(__file__).resolve().parent.parent
INSTALLER = ROT / "installer"


class Byggfel(Exception):
    """The build cannot go on; the text is a Swedish sentence that says why and what to do."""


def säg(text: str) -> None:
    """Tell the builder what happens, at once."""
    print(f"▸ {text}", flush=True)


@contextmanager
def steg(namn: str) -> Iterator[None]:
    """Says the step's name before and its time after."""
    säg(namn)
    början = time.monotonic()
    yield
    säg(f"{namn}: klart ({time.monotonic() - början:.0f} s)")


def kör(
    *argument: str | Path,
    annars: str,
    mapp: Path | None = None,
    miljö: Mapping[str, str] | None = None,
    tid: float = 600,
) -> str:
    """Runs a program without stdin and returns what it printed (both streams); raises Byggfel with ``annars``."""
    kommando = [str(a) for a in argument]
    try:
        svar = subprocess.run(
            kommando, cwd=mapp or ROT, env=None if miljö is None else dict(miljö), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=tid, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as fel:
        raise Byggfel(f"{annars} Det tog mer än {tid:.0f} s.\n{_slutet(fel.stdout or b'')}") from fel
    except FileNotFoundError as fel:
        raise Byggfel(f"{annars} Programmet {kommando[0]} finns inte.") from fel
    text = svar.stdout.decode("utf-8", errors="replace")
    if svar.returncode != 0:
        raise Byggfel(f"{annars} (status {svar.returncode})\n{_slutet(svar.stdout)}")
    return text


def _slutet(utskrift: bytes, tecken: int = 3000) -> str:
    return utskrift.decode("utf-8", errors="replace")[-tecken:]


def storlek(mapp: Path) -> int:
    """Bytes in a folder, links not counted."""
    return sum(f.stat().st_size for f in mapp.rglob("*") if f.is_file() and not f.is_symlink())


def version() -> str:
    """The program's version, as ``nämndapp/__init__.py`` says it."""
    rad = next(
        rad for rad in (ROT / "nämndapp" / "__init__.py").read_text(encoding="utf-8").splitlines()
        if rad.startswith("__version__")
    )  # fmt: skip
    return rad.split('"')[1]


def utan_python(miljö: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment without what steers another Python than the one that is started."""
    bort = {"PYTHONPATH", "PYTHONHOME", "PYTHONUTF8", "PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV"}
    return {n: v for n, v in (miljö or os.environ).items() if n not in bort}


def hämta(krav: Sequence[str], mål: Path, *val: str) -> None:
    """pip download of hash-pinned requirements into a folder."""
    mål.mkdir(parents=True, exist_ok=True)
    lista = mål / "krav.txt"
    lista.write_text("\n".join(krav) + "\n", encoding="utf-8")
    kör(
        sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes", "--only-binary", ":all:",
        *val, "-d", mål, "-r", lista,
        annars="Det som bygget behöver kunde inte hämtas. Kontrollera nätet och försök igen.",
    )  # fmt: skip
