"""What is typed in a cell survives a crash: drafted within two seconds, offered, put back, gone when it is saved."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView
from tangenter import skriv

from nämndapp.bas.papekande import Plats
from nämndapp.models import Uppdragsroll
from nämndapp.services import inkallelse, internkontroll, oppna, register, registerlistor, sammantraden, utkast
from nämndapp.services.internkontrolluppgifter import (
    KontrollUppgifter,
    PlanUppgifter,
    RiskanalysUppgifter,
    RiskUppgifter,
)
from nämndapp.services.registeruppgifter import InkallelseordningUppgifter, InkallelseradUppgifter, PartiUppgifter
from nämndapp.services.uppgifter import (
    BefattningUppgifter,
    NämndUppgifter,
    PersonUppgifter,
    PunktUppgifter,
    UppdragUppgifter,
)
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.kit.skrivcell import rader_att_välja
from nämndapp.ui.sammantraden.listmodell import RUBRIK
from nämndapp.ui.sammantraden.sida import LISTA, UPPGIFTER, Sammanträdessida


@pytest.fixture
def sida(fönster: Huvudfönster) -> Sammanträdessida:
    sidan = fönster.gå_till_sida("Sammanträden")
    assert isinstance(sidan, Sammanträdessida)
    möte = next(r for r in sidan.modell.rader if r.datum == date(2026, 12, 8))
    sidan.tabell.välj(möte.id)
    return sidan


def _öppna(vy: QTableView, rad: int, kolumn: int) -> QLineEdit:
    index = vy.model().index(rad, kolumn)
    vy.setFocus()
    vy.setCurrentIndex(index)
    vy.edit(index)
    QApplication.processEvents()
    inmatning = next(r for r in vy.viewport().findChildren(QLineEdit) if r.isVisible())
    inmatning.clear()
    return inmatning


def _punkten(db: Databas, sida: Sammanträdessida) -> str:
    punkt = sammantraden.hämta_sammanträde(db, sida.redigerare.vy.id).uppgifter.lista[3]
    assert isinstance(punkt, PunktUppgifter)
    return punkt.rubrik


def test_en_halvskriven_cell_i_listan_är_utkast_tills_den_sparas(
    sida: Sammanträdessida, db: Databas, qtbot: Any
) -> None:
    vy = sida.redigerare.vy_lista
    cell = _öppna(vy, 3, RUBRIK)
    skriv(cell, "Åsa Lö")
    qtbot.waitUntil(lambda: bool(utkast.lista_utkast(db)), timeout=2000)
    (rad,) = utkast.lista_utkast(db)
    assert rad.vad == f"sammanträde:{sida.redigerare.vy.id}"
    assert (rad.data["cell"]["fält"], rad.data["cell"]["text"]) == ("rubrik", "Åsa Lö")
    assert _punkten(db, sida) == "Budget 2027"
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _punkten(db, sida) == "Åsa Lö", timeout=2000)  # Qt commits after the key
    assert utkast.lista_utkast(db) == []


def test_esc_slänger_utkastet_med_texten(sida: Sammanträdessida, db: Databas, qtbot: Any) -> None:
    cell = _öppna(sida.redigerare.vy_lista, 3, RUBRIK)
    skriv(cell, "Fel person")
    qtbot.waitUntil(lambda: bool(utkast.lista_utkast(db)), timeout=2000)
    qtbot.keyClick(cell, Qt.Key.Key_Escape)
    assert utkast.lista_utkast(db) == []
    assert _punkten(db, sida) == "Budget 2027"


def test_en_öppen_cell_sparas_när_sidan_lämnas(sida: Sammanträdessida, db: Databas) -> None:
    skriv(_öppna(sida.redigerare.vy_lista, 3, RUBRIK), "Åsa Lönn")
    sida.lämna()
    assert _punkten(db, sida) == "Åsa Lönn"


def _återställ(fönster: Huvudfönster) -> None:
    fönster.erbjud_utkast()
    notis = fönster.notiser.notiser()[-1]
    next(k for k in notis.findChildren(QPushButton) if k.text() == "Återställ texten").click()
    QApplication.processEvents()


def test_ett_cellutkast_återställs_på_sin_flik_och_rad(
    sida: Sammanträdessida, fönster: Huvudfönster, db: Databas
) -> None:
    vy = sida.redigerare.vy
    punkt = vy.uppgifter.lista[3]
    sida.flikar.setCurrentIndex(UPPGIFTER)
    cell = {"tabell": "Föredragningslista", "rad_id": punkt.id, "fält": "rubrik", "text": "Åsa Lönn"}
    utkast.spara_utkast(db, f"sammanträde:{vy.id}", vy.version, {"cell": cell})
    _återställ(fönster)
    assert _punkten(db, sida) == "Åsa Lönn"
    assert utkast.lista_utkast(db) == []
    assert sida.flikar.currentIndex() == LISTA
    assert sida.redigerare.vy_lista.valda() == [3]


def test_en_text_vars_rad_är_borta_visas_ändå(sida: Sammanträdessida, fönster: Huvudfönster, db: Databas) -> None:
    vy = sida.redigerare.vy
    cell = {"tabell": "Föredragningslista", "rad_id": 9999, "fält": "rubrik", "text": "Åsa Lönn"}
    utkast.spara_utkast(db, f"sammanträde:{vy.id}", vy.version, {"cell": cell})
    _återställ(fönster)
    assert "Åsa Lönn" in fönster.notiser.notiser()[-1].text


@pytest.mark.parametrize("slag", ["riskanalys", "internkontrollplan", "person"])
def test_celler_i_alla_tabeller_blir_utkast_och_kommer_tillbaka(
    fönster: Huvudfönster, db: Databas, qtbot: Any, slag: str
) -> None:
    nämnd = register.lista_nämnder(db)[0].id
    analys = internkontroll.spara_riskanalys(
        db, None, RiskanalysUppgifter(nämnd, 2027, risker=(RiskUppgifter("Fel i handläggningen"),)), None
    ).objekt_id
    plan = internkontroll.spara_plan(
        db, None, PlanUppgifter(nämnd, 2027, kontroller=(KontrollUppgifter("Stickprov"),)), None
    ).objekt_id
    person = register.spara_person(
        db, None, PersonUppgifter("Åsa Lönn", befattningar=(BefattningUppgifter("Chef"),)), None
    ).objekt_id
    sida = fönster.gå_till_sida("Register" if slag == "person" else "Intern kontroll")
    id_ = {"riskanalys": analys, "internkontrollplan": plan, "person": person}[slag]
    sida.gå_till(Plats(typ=slag, id=id_))
    redigerare: Any = {"riskanalys": "analys", "internkontrollplan": "plan", "person": "person"}[slag]
    redigerare = getattr(sida, redigerare)
    namn, kolumn = {
        "riskanalys": ("vy_risker", 11), "internkontrollplan": ("vy_kontroller", 5), "person": ("vy_befattningar", 1),
    }[slag]  # fmt: skip
    vy = getattr(redigerare, namn)
    skriv(_öppna(vy, 0, kolumn), "halvskriven text")
    qtbot.waitUntil(lambda: bool(utkast.lista_utkast(db)), timeout=2000)
    (rad,) = utkast.lista_utkast(db)
    assert rad.vad == f"{slag}:{id_}"
    redigerare.återställ(rad.data)
    assert vy.model().index(0, kolumn).data() == "halvskriven text"
    assert utkast.lista_utkast(db) == []


@pytest.mark.parametrize("tabell", ["platsvy", "radvy", "partier"])
def test_registrets_tabeller_skyddas_också(fönster: Huvudfönster, db: Databas, qtbot: Any, tabell: str) -> None:
    """The seats, the order of service and a small register: drafted while typed, offered by name, put back, saved."""
    nämnd = register.lista_nämnder(db)[0].id
    for namn, roll in (("Åsa Lönn", Uppdragsroll.LEDAMOT), ("Bo Al", Uppdragsroll.ERSÄTTARE)):
        register.spara_person(db, None, PersonUppgifter(namn, uppdrag=(UppdragUppgifter(nämnd, roll, "S"),)), None)
    inkallelse.spara_inkallelseordning(
        db, None, InkallelseordningUppgifter(nämnd, rader=(InkallelseradUppgifter("S", ("V",)),)), None
    )
    registerlistor.spara_lista(db, registerlistor.Lista.PARTIER, [PartiUppgifter("S")])
    sida = fönster.gå_till_sida("Register")
    sida.gå_till(Plats(typ="partier" if tabell == "partier" else "inkallelseordning"))
    redigerare = sida.listor["partier"] if tabell == "partier" else sida.ledamöter
    redigerare.läs_om()
    vy = redigerare.tabell if tabell == "partier" else getattr(redigerare, tabell)
    rad, kolumn, text, ord_ = {
        "platsvy": (1, 3, "7", "ledamöterna och tjänstgöringsordningen"),
        "radvy": (0, 1, "MP, V", "ledamöterna och tjänstgöringsordningen"),
        "partier": (0, 1, "Sossar", "partierna"),
    }[tabell]
    skriv(_öppna(vy, rad, kolumn), text)
    qtbot.waitUntil(lambda: bool(utkast.lista_utkast(db)), timeout=2500)
    (sparat,) = utkast.lista_utkast(db)
    assert sparat.beskrivning == ord_
    fönster.gå_till_sida("Översikt")
    assert utkast.lista_utkast(db) == [], "att lämna sidan sparar cellen och slänger utkastet"
    fönster.kontext.ångrastack.undo()
    utkast.spara_utkast(db, sparat.vad, sparat.basversion, sparat.data)
    _återställ(fönster)
    assert vy.model().index(rad, kolumn).data() == text
    assert utkast.lista_utkast(db) == []


def test_ett_utkast_från_en_annan_nämnd_visas_i_sin_nämnd(fönster: Huvudfönster, db: Databas) -> None:
    annan = register.spara_nämnd(db, None, NämndUppgifter("Miljönämnden", "MN"), None).objekt_id
    inkallelse.spara_inkallelseordning(
        db, None, InkallelseordningUppgifter(annan, rader=(InkallelseradUppgifter("S", ("V",)),)), None
    )
    fönster.vänsterkant.läs_nämnder()
    rad_id = inkallelse.hämta_inkallelseordning(db, annan).uppgifter.rader[0].id
    assert fönster.kontext.nämnd_id != annan
    cell = {"tabell": "Reglementets tabell", "rad_id": rad_id, "fält": "Sedan ersättare från", "text": "MP"}
    kolumn = fönster.gå_till_sida("Register").ledamöter.rader.kolumner[1]
    cell["fält"] = kolumn.hel_rubrik or kolumn.rubrik
    utkast.spara_utkast(db, f"inkallelseordning:{annan}", None, {"cell": cell})
    _återställ(fönster)
    assert fönster.nämndval.currentText() == "Miljönämnden"
    assert inkallelse.hämta_inkallelseordning(db, annan).uppgifter.rader[0].reservpartier == ("MP",)


_SKRIVARE = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QTimer, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from nämndapp.services import oppna
from nämndapp.ui.app import skapa_app
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.tema import Tema

app = skapa_app([])
app.setApplicationName("Namndapp-prov")
fönster = Huvudfönster(oppna.öppna_databas(Path(sys.argv[1])), Tema(app, läge="ljust"))
fönster.show()
fönster.activateWindow()
sida = fönster.gå_till_sida("Sammanträden")
sida.tabell.välj(int(sys.argv[2]))
app.processEvents()
vy = sida.redigerare.vy_lista
index = vy.model().index(3, 1)
vy.setCurrentIndex(index)
vy.edit(index)
cell = next(r for r in vy.viewport().findChildren(QLineEdit) if r.isVisible())
cell.clear()
for tecken in "Åsa Lönn":
    for slag in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(cell, QKeyEvent(slag, 0, Qt.KeyboardModifier.NoModifier, tecken))
QTimer.singleShot(2000, lambda: print("skrivet", flush=True))
app.exec()
"""


def test_texten_i_cellen_överlever_att_programmet_dödas(db: Databas, tmp_path: Path) -> None:
    möte = next(r for r in sammantraden.lista_sammanträden(db, None) if r.datum == date(2026, 12, 8))
    db.stäng()
    miljö = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", _SKRIVARE, str(db.sökväg), str(möte.id)],
        stdout=subprocess.PIPE, env=miljö, cwd=Path(__file__).parents[2], text=True,
    ) as program:  # fmt: skip
        assert program.stdout is not None
        assert program.stdout.readline() == "skrivet\n"
        program.kill()
    time.sleep(0.1)
    efter = oppna.öppna_databas(db.sökväg)
    try:
        (rad,) = utkast.lista_utkast(efter)
        assert (rad.vad, rad.data["cell"]["text"]) == (f"sammanträde:{möte.id}", "Åsa Lönn")
    finally:
        efter.stäng()


@pytest.mark.parametrize(
    ("före", "valda", "efter", "svar"),
    [
        ((1, 2, 3), (3,), (3, 1, 2), [0]),  # moved
        ((1, 2, 3), (1, 2), (3, 1, 2), [1, 2]),
        ((1, 3), (3,), (1, 2, 3), [1]),  # came back
        ((1, 2, 3), (2,), (1, 3), [1]),  # gone: the next one
        ((1, 2, 3), (3,), (1, 2), [1]),
        ((1, 2), (1,), (7, 8), []),  # another object
        ((1, 2), (), (2, 1), []),
    ],
)
def test_den_valda_raden_är_samma_rad_efter_omläsning(
    före: tuple[int, ...], valda: tuple[int, ...], efter: tuple[int, ...], svar: list[int]
) -> None:
    assert rader_att_välja(före, valda, efter) == svar
