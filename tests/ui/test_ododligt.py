"""The window survives a long day: a hundred thousand signals."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import nämndapp.ui
from PySide6.QtCore import QObject, Signal
class Källa(QObject):
    klart = Signal()
källa = Källa()
for _ in range(100_000):
    källa.klart.emit()
print(True)
"""


def test_hundratusen_signaler_stoppar_inte_programmet() -> None:
    svar = subprocess.run([sys.executable, "-c", PROGRAM], check=False, capture_output=True, text=True, timeout=60)
    assert (svar.returncode, svar.stdout.strip()) == (0, "True"), svar.stderr[-500:]
