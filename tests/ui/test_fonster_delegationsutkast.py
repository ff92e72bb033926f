"""What is typed on the page Delegation survives that the program is killed: the new decision, the row's fields."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fonsterprov import visa_fönster
from PySide6.QtWidgets import QApplication, QPushButton
from tangenter import skriv

from nämndapp.models.delegation import Ordningsstatus
from nämndapp.services import delegation, delegationsbeslut, oppna, register, utkast
from nämndapp.storage import Databas

_SKRIVARE = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QTimer, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from nämndapp.services import oppna
from nämndapp.ui.app import skapa_app
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.tema import Tema

def skriv(fält, text):
    fält.setFocus()
    for tecken in text:
        for slag in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(fält, QKeyEvent(slag, 0, Qt.KeyboardModifier.NoModifier, tecken))

app = skapa_app([])
app.setApplicationName("Namndapp-prov")
fönster = Huvudfönster(oppna.öppna_databas(Path(sys.argv[1])), Tema(app, läge="ljust"))
fönster.resize(1280, 720)
fönster.show()
fönster.activateWindow()
fönster.kontext.välj_nämnd(int(sys.argv[2]))
sida = fönster.gå_till_sida("Delegation")
assert sida.ordning.välj(int(sys.argv[3]))
sida.flikar.setCurrentWidget(sida.beslutsyta)
app.processEvents()
skriv(sida.beslut.fält["rubrik"].inmatning, "Ansökan om färdtjänst")
skriv(sida.beslut.fält["belopp"].inmatning, "12 5")

def i_ordningen():
    sida.flikar.setCurrentWidget(sida.ordning)
    r = sida.ordning.redigerare
    r.tabell.välj(r.vy.punkter[0].id)
    app.processEvents()
    skriv(r.detaljer.punkt.fält["ersättare"].inmatning, "Åsa Lönn, EC")

QTimer.singleShot(1600, i_ordningen)
QTimer.singleShot(3600, lambda: print("skrivet", flush=True))
app.exec()
"""


@pytest.fixture
def nämnd(exempel: Databas) -> int:
    return next(n.id for n in register.lista_nämnder(exempel) if n.kod == "SN")


@pytest.fixture
def förslag(exempel: Databas, nämnd: int) -> int:
    alla = delegation.lista_ordningar(exempel, nämnd)
    return next(r.id for r in alla if r.status is Ordningsstatus.FÖRSLAG)


@pytest.fixture
def dödad(exempel: Databas, nämnd: int, förslag: int, tmp_path: Path) -> Iterator[Databas]:
    """The file after the program that wrote in it has been killed."""
    exempel.stäng()
    miljö = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", _SKRIVARE, str(exempel.sökväg), str(nämnd), str(förslag)],
        stdout=subprocess.PIPE, env=miljö, cwd=Path(__file__).parents[2], text=True,
    ) as program:  # fmt: skip
        assert program.stdout is not None
        assert program.stdout.readline() == "skrivet\n"
        program.kill()
    databas = oppna.öppna_databas(exempel.sökväg)
    yield databas
    databas.stäng()


def _återställ(fönster: Any, vilken: str) -> None:
    notis = next(n for n in fönster.notiser.notiser() if vilken in n.text)
    next(k for k in notis.findChildren(QPushButton) if k.text() == "Återställ texten").click()
    QApplication.processEvents()


@pytest.fixture
def efteråt(qtbot: Any, qapp: QApplication, dödad: Databas) -> Iterator[Any]:
    """The window as it is opened again."""
    yield from visa_fönster(qtbot, qapp, dödad)


def test_det_skrivna_erbjuds_efter_att_programmet_dödats(
    efteråt: Any, dödad: Databas, nämnd: int, förslag: int
) -> None:
    före = len(delegationsbeslut.lista_beslut(dödad, nämnd))
    efteråt.erbjud_utkast()
    _återställ(efteråt, "delegationsordningen, version 2")
    assert delegation.hämta_ordning(dödad, förslag).punkter[0].ersättare.endswith("Åsa Lönn, EC")
    _återställ(efteråt, "delegationsbeslut som inte är registrerat")
    form = efteråt.sida.beslut.form
    assert (form.fält["rubrik"].råtext(), form.fält["belopp"].råtext()) == ("Ansökan om färdtjänst", "125")
    assert len(delegationsbeslut.lista_beslut(dödad, nämnd)) == före
    efteråt.sida.beslut.spara()
    assert len(delegationsbeslut.lista_beslut(dödad, nämnd)) == före + 1
    assert utkast.lista_utkast(dödad) == []


# --- in a window that lives on --------------------------------------------------------------------------------------


@pytest.fixture
def sida(fönstret: Any, nämnd: int) -> Any:
    fönstret.kontext.välj_nämnd(nämnd)
    return fönstret.gå_till_sida("Delegation")


def test_ett_påbörjat_beslut_väntar_medan_ett_annat_ses(sida: Any) -> None:
    sida.flikar.setCurrentWidget(sida.beslutsyta)
    b = sida.beslut
    skriv(b.fält["rubrik"].inmatning, "Avgift")
    b.urval.setCurrentIndex(2)
    b.uppdatera()
    b.tabell.välj(b.modell.rader[0].id)
    assert b.fält["rubrik"].råtext() != "Avgift"
    assert [u.vad for u in utkast.lista_utkast(sida.kontext.db)] == [f"nytt delegationsbeslut:{sida.kontext.nämnd_id}"]
    b.nytt()
    assert b.fält["rubrik"].råtext() == "Avgift"
    b.nytt()
    assert b.fält["rubrik"].råtext() == ""
    assert utkast.lista_utkast(sida.kontext.db) == []


def test_ett_påbörjat_beslut_väntar_i_sin_nämnd(sida: Any, exempel: Databas, nämnd: int) -> None:
    annan = next(n.id for n in register.lista_nämnder(exempel) if n.id != nämnd)
    sida.flikar.setCurrentWidget(sida.beslutsyta)
    skriv(sida.beslut.fält["rubrik"].inmatning, "Avgift")
    sida.kontext.välj_nämnd(annan)
    assert sida.beslut.fält["rubrik"].råtext() == ""
    sida.kontext.välj_nämnd(nämnd)
    assert sida.beslut.fält["rubrik"].råtext() == "Avgift"


def test_det_som_skrivs_i_radens_fält_står_kvar_när_raderna_läses_om(sida: Any, förslag: int) -> None:
    assert sida.ordning.välj(förslag)
    r = sida.ordning.redigerare
    r.tabell.välj(r.vy.punkter[0].id)
    skriv(r.detaljer.punkt.fält["villkor"].inmatning, "Hal")
    r.läs_om()
    assert r.detaljer.punkt.fält["villkor"].råtext() == r.vy.punkter[0].villkor + "Hal"
    r.tabell.välj(r.vy.punkter[1].id)
    assert r.vy.punkter[0].villkor.endswith("Hal")


def test_ett_belopp_som_inte_går_att_läsa_sägs_när_raden_lämnas(sida: Any, förslag: int) -> None:
    assert sida.ordning.välj(förslag)
    r = sida.ordning.redigerare
    r.tabell.välj(r.vy.punkter[0].id)
    skriv(r.detaljer.punkt.fält["belopp"].inmatning, "mycket")
    r.tabell.välj(r.vy.punkter[1].id)
    assert any("”mycket” går inte att läsa" in n.text for n in sida.window().notiser.notiser())
    assert r.detaljer.punkt.fält["belopp"].råtext() != "mycket"


def test_text_vars_rad_är_borta_visas_ändå(sida: Any, förslag: int, exempel: Databas) -> None:
    data = {"detaljer": {"form": "punkt", "id": 99999, "fält": {"villkor": "Viktigt"}}}
    utkast.spara_utkast(exempel, f"delegationsordning:{förslag}", None, data)
    fönster = sida.window()
    fönster.gå_till_sida("Översikt")
    fönster.erbjud_utkast()
    _återställ(fönster, "delegationsordningen")
    assert any("Texten var: Viktigt" in n.text for n in fönster.notiser.notiser())
