"""Every button can be reached with Alt and a letter (or has a shortcut), and no letter stands for two things."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QTabWidget, QToolButton, QWidget

from nämndapp.bas.papekande import Plats
from nämndapp.services import anslag, register, sammantraden, sarskilda_protokoll
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


def _fel(rot: QWidget, menyer: list[tuple[str, str]], var: str) -> list[str]:
    """What has no letter, and the letters that stand for two things."""
    märkta = _märkta(rot)
    fel = [f"{var}: ”{text}” har ingen bokstav" for text, bokstav, knapp in märkta if knapp and not bokstav]
    sedda: dict[str, str] = {}
    for text, bokstav in [*menyer, *((text, bokstav) for text, bokstav, _ in märkta if bokstav)]:
        if sedda.setdefault(bokstav, text) != text:
            fel.append(f"{var}: {bokstav} är både ”{sedda[bokstav]}” och ”{text}”")
    return fel


def _menyer(fönstret: Huvudfönster) -> list[tuple[str, str]]:
    return [(m.text(), QKeySequence.mnemonic(m.text()).toString()) for m in fönstret.menuBar().actions()]


@pytest.mark.parametrize("namn", [p.namn for p in SIDOR])
@pytest.mark.parametrize("kod", ["SN", "BMN"])
def test_en_bokstav_leder_till_en_sak(fönstret: Huvudfönster, exempel: Databas, namn: str, kod: str) -> None:
    fönstret.kontext.välj_nämnd(next(n.id for n in register.lista_nämnder(exempel) if n.kod == kod))
    sida: Any = fönstret.gå_till_sida(namn)
    QApplication.processEvents()
    fel: list[str] = []
    for flikar, nr in _lägen(sida):
        if flikar is not None:
            flikar.setCurrentIndex(nr)
            QApplication.processEvents()
        fel += _fel(sida, _menyer(fönstret), flikar.tabText(nr) if flikar else namn)
    assert fel == [], "\n".join(fel)


def test_varje_läge_hos_ett_särskilt_protokoll(fönstret: Huvudfönster, exempel: Databas) -> None:
    fönstret.kontext.välj_nämnd(next(n.id for n in register.lista_nämnder(exempel) if n.kod == "SN"))
    sida: Any = fönstret.gå_till_sida("Delegation")
    sida.flikar.setCurrentWidget(sida.egna)
    QApplication.processEvents()
    vy = sida.egna.akter.vy
    tavla = vy.bild.anslagssak.gällande
    gör = (
        lambda: None,
        lambda: anslag.ta_ned(exempel, tavla.id, tavla.ned_tidigast, tavla.version),
        sida.egna.sätt_upp,
        lambda: sarskilda_protokoll.justera(
            exempel, sida.egna.akter.vy.id, date(2026, 12, 30), av="Mona Ek", titel="chef", väntad_version=1
        ),
    )
    fel: list[str] = []
    steg = []
    for akt in gör:
        akt()
        sida.egna.uppdatera()
        QApplication.processEvents()
        steg.append(sida.egna.akter.knapp.text().replace("&", ""))
        fel += _fel(sida, _menyer(fönstret), steg[-1])
    assert steg == ["Ta ned …", "Rättelse …", "Justera …", "Anslå …"]
    assert fel == [], "\n".join(fel)


def test_anslagens_kort_har_bokstäver_för_sig(fönstret: Huvudfönster, exempel: Databas) -> None:
    sida: Any = fönstret.gå_till_sida("Sammanträden")
    fel: list[str] = []
    lägen = set()
    for nämnd in register.lista_nämnder(exempel):
        fönstret.kontext.välj_nämnd(nämnd.id)
        for möte in sammantraden.lista_sammanträden(exempel, nämnd.id):
            if not anslag.mötets_saker(exempel, möte.id):
                continue
            sida.gå_till(Plats("sammantrade", möte.id, "expediering"))
            QApplication.processEvents()
            for kort in sida.efterflik.kort:
                kort.visa_fälten()
                lägen.add(kort.läge)
            fel += _fel(sida, _menyer(fönstret), f"{nämnd.kod} {möte.id}")
    assert lägen
    assert fel == [], "\n".join(fel)
