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


ANROP = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import nämndapp.ui
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
etikett = QLabel()
for nr in range(200_000):
    etikett.setText("jämn" if nr % 2 else "udda")
    app.processEvents()
print(None)
"""


def test_tvåhundratusen_anrop_utan_svar_stoppar_inte_programmet() -> None:
    svar = subprocess.run([sys.executable, "-c", ANROP], check=False, capture_output=True, text=True, timeout=120)
    assert (svar.returncode, svar.stdout.strip()) == (0, "None"), svar.stderr[-500:]
