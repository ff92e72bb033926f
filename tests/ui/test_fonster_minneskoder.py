"""Every button can be reached with Alt and a letter (or has a shortcut), and no letter stands for two things."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QTabWidget, QToolButton, QWidget

from nämndapp.services import register
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.sidor import SIDOR


def _märkta(rot: QWidget) -> list[tuple[str, str, bool]]:
    """Text and letter of what is shown on the page, and is it a button? "" where there is no letter."""
    svar = []
    for w in rot.findChildren(QWidget):
        if not w.isVisible() or (isinstance(w, QLabel) and w.buddy() is None):
            continue
        if isinstance(w, QAbstractButton | QLabel) and w.text():
            knapp = isinstance(w, QPushButton | QToolButton) and w.property("roll") != "länk"
            svar.append((w.text(), QKeySequence.mnemonic(w.text()).toString(), knapp))
    return svar


def _lägen(sida: QWidget) -> list[tuple[QTabWidget | None, int]]:
    flikar = next((f for f in sida.findChildren(QTabWidget) if f.isVisible()), None)
    return [(flikar, nr) for nr in range(flikar.count())] if flikar else [(None, 0)]


@pytest.mark.parametrize("namn", [p.namn for p in SIDOR])
@pytest.mark.parametrize("kod", ["SN", "BMN"])
def test_en_bokstav_leder_till_en_sak(fönstret: Huvudfönster, exempel: Databas, namn: str, kod: str) -> None:
    fönstret.kontext.välj_nämnd(next(n.id for n in register.lista_nämnder(exempel) if n.kod == kod))
    menyer = [(m.text(), QKeySequence.mnemonic(m.text()).toString()) for m in fönstret.menuBar().actions()]
    sida: Any = fönstret.gå_till_sida(namn)
    QApplication.processEvents()
    fel: list[str] = []
    for flikar, nr in _lägen(sida):
        if flikar is not None:
            flikar.setCurrentIndex(nr)
            QApplication.processEvents()
        var = flikar.tabText(nr) if flikar else namn
        fel += [f"{var}: ”{text}” har ingen bokstav" for text, bokstav, knapp in _märkta(sida) if knapp and not bokstav]
        sedda: dict[str, str] = {}
        for text, bokstav in [*menyer, *((text, bokstav) for text, bokstav, _ in _märkta(sida) if bokstav)]:
            if sedda.setdefault(bokstav, text) != text:
                fel.append(f"{var}: {bokstav} är både ”{sedda[bokstav]}” och ”{text}”")
    assert fel == [], "\n".join(fel)
