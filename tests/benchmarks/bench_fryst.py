"""The frozen program (``dev.py build-linux``): how long until its window is on a real screen, warm, and its size.

The limits of size are those of the Windows editions and are held by the build (installer/frys.py).

Needs Xvfb and xdotool; where the program has not been frozen, or they are missing, there is nothing to measure.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from matning import Mätning

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = Path(__file__).resolve().parents[2] / "dist" / "namndapp" / "Nämndapp"
MÅL_START = 2.0
GÅNGER = 5


@contextmanager
def _skärm() -> Iterator[dict[str, str]]:
    läs, skriv = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(skriv), "-screen", "0", "1366x800x24", "-nolisten", "tcp"], pass_fds=(skriv,),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as xvfb:  # fmt: skip
        os.close(skriv)
        with os.fdopen(läs) as rör:
            nummer = rör.readline().strip()
        try:
            yield {**os.environ, "DISPLAY": f":{nummer}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            xvfb.terminate()


def _en_start(databas: Path, miljö: dict[str, str]) -> float:
    början = time.perf_counter()
    with subprocess.Popen([PROGRAM, databas], env=miljö, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as p:
        try:
            while time.perf_counter() - början < 60:
                svar = subprocess.run(
                    ["xdotool", "search", "--onlyvisible", "--name", "– Nämndapp"], env=miljö, capture_output=True,
                    check=False,
                )  # fmt: skip
                if svar.stdout.strip():
                    return time.perf_counter() - början
                time.sleep(0.02)
            raise RuntimeError("det frysta programmets fönster kom aldrig upp")
        finally:
            p.terminate()


def mät() -> list[Mätning]:
    """The first start and the median of the following; the folder's size."""
    if not PROGRAM.exists() or not shutil.which("Xvfb") or not shutil.which("xdotool"):
        print("\nfryst: ingenting att mäta (kör dev.py build-linux; Xvfb och xdotool behövs)")
        return []
    from nämndapp.services.demo import skapa_demo

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as mapp, _skärm() as miljö:
        skapa_demo(Path(mapp))
        tider = [_en_start(Path(mapp) / "demo.namnd", miljö) for _ in range(GÅNGER)]
    filer = [f for f in PROGRAM.parent.rglob("*") if f.is_file() and not f.is_symlink()]
    return [
        Mätning("fryst, första starten", tider[0]),
        Mätning("fryst, fönstret uppe, median", statistics.median(tider[1:]), mål=MÅL_START),
        Mätning("fryst, storlek", sum(f.stat().st_size for f in filer) / 1e6, "MB"),
    ]
