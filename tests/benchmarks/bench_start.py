"""How long from the start of the process until the window has painted itself (target 1.5 s), on the demo database."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from matning import Mätning

MÅL = 1.5
GÅNGER = 5

# Runs in a new process: starts as the command does, says the time at the first painting and leaves.
START = """
import sys, time
from pathlib import Path
import nämndapp.cli
from nämndapp.ui import app as start
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def målad():
    print("UPPE", time.time(), flush=True)
    QApplication.quit()

class Mätt(start.Huvudfönster):
    har_målats = False
    def paintEvent(self, händelse):
        super().paintEvent(händelse)
        if not self.har_målats:
            self.har_målats = True
            QTimer.singleShot(0, målad)

start.Huvudfönster = Mätt
sys.exit(start.kör(Path(sys.argv[1]), sys.argv[:1]))
"""


def _en_start(databas: Path) -> float:
    början = time.time()
    # A user's Python keeps its bytecode; some build machines forbid it, which would measure the compiler.
    miljö = {namn: värde for namn, värde in os.environ.items() if namn != "PYTHONDONTWRITEBYTECODE"}
    kommando = [sys.executable, "-c", START, str(databas)]
    svar = subprocess.run(kommando, env=miljö, capture_output=True, text=True, check=False)
    rader = [rad for rad in svar.stdout.splitlines() if rad.startswith("UPPE")]
    if not rader:
        raise RuntimeError(f"fönstret kom aldrig upp: {svar.stderr[-2000:]}")
    return float(rader[0].split()[1]) - början


def mät() -> list[Mätning]:
    """The first start (bytecode and file cache as they are) and the median of the following."""
    from nämndapp.services.demo import skapa_demo

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as mapp:
        skapa_demo(Path(mapp))
        tider = [_en_start(Path(mapp) / "demo.namnd") for _ in range(GÅNGER)]
    return [
        Mätning("första starten", tider[0]),
        Mätning("fönstret uppe, median", statistics.median(tider[1:]), mål=MÅL),
    ]
