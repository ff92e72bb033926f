"""A small database made through the services, and the main window over it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from exempelfonster import Dagen
from fonsterprov import visa_fönster
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from nämndapp.models import Nämndtyp
from nämndapp.services import arenden, ekbro, oppna, register, sammantraden
from nämndapp.services.uppgifter import (
    GruppUppgifter,
    KommunUppgifter,
    NämndUppgifter,
    PunktUppgifter,
    SammanträdeUppgifter,
    ÄrendeUppgifter,
)
from nämndapp.storage import Databas, öppna


@pytest.fixture(autouse=True)
def egna_inställningar(tmp_path: Path, qapp: QApplication) -> None:
    """The window's settings go to the test's own folder."""
    qapp.setOrganizationName("Namndapp")
    qapp.setApplicationName("Namndapp-prov")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "installningar"))


@pytest.fixture
def tom_db(tmp_path: Path) -> Iterator[Databas]:
    """A new database without anything in it."""
    databas = oppna.öppna_databas(tmp_path / "tom.namnd")
    yield databas
    databas.stäng()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Databas]:
    """Ekbro kommun, Socialnämnden, three ärenden and two meetings, the first with a list."""
    databas = oppna.öppna_databas(tmp_path / "ekbro.namnd")
    fyll(databas)
    yield databas
    databas.stäng()


def fyll(databas: Databas) -> None:
    """Puts the example into an empty database."""
    register.spara_kommun(databas, None, KommunUppgifter(namn="Ekbro kommun"), None)
    nämnd = register.spara_nämnd(
        databas, None, NämndUppgifter(namn="Socialnämnden", kod="SN", typ=Nämndtyp.NÄMND, platser=9), None
    ).objekt_id
    idn = [
        arenden.spara_ärende(
            databas,
            None,
            ÄrendeUppgifter(nämnd_id=nämnd, rubrik=rubrik, diarienummer=dnr, registrerat=date(2026, 9, 1)),
            None,
        ).objekt_id
        for dnr, rubrik in (
            ("SN 2026/12", "Budget 2027"),
            ("SN 2026/31", "Öppettider på Eklunden"),
            ("SN 2026/9", "Åtgärder för fler familjehem"),
        )
    ]
    punkter: tuple[Any, ...] = (
        GruppUppgifter("Information"),
        PunktUppgifter("Förvaltningen informerar"),
        GruppUppgifter("Ärenden för beslut"),
        PunktUppgifter("Budget 2027", diarienummer="SN 2026/12", ärende_id=idn[0]),
        PunktUppgifter("Öppettider på Eklunden", diarienummer="SN 2026/31", ärende_id=idn[1]),
    )
    for dag, lista in ((date(2026, 12, 8), punkter), (date(2027, 1, 19), ())):
        sammantraden.spara_sammanträde(
            databas,
            None,
            SammanträdeUppgifter(nämnd_id=nämnd, datum=dag, starttid=time(13, 30), plats="Eksalen", lista=lista),
            None,
        )


@pytest.fixture
def fönster(qtbot: Any, qapp: QApplication, db: Databas) -> Iterator[Any]:
    """The main window over the example, light theme, 1280×720."""
    yield from visa_fönster(qtbot, qapp, db)


@pytest.fixture
def tomt_fönster(qtbot: Any, qapp: QApplication, tom_db: Databas) -> Iterator[Any]:
    """The main window over an empty database."""
    yield from visa_fönster(qtbot, qapp, tom_db)


@pytest.fixture(scope="session")
def exempelfil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ekbro kommun as ``namndapp demo`` makes it, without the papers."""
    fil = tmp_path_factory.mktemp("exempel") / "ekbro.namnd"
    with öppna(fil) as databas, databas.skrivning() as enhet:
        ekbro.bygg(enhet)
    return fil


@pytest.fixture
def exempel(exempelfil: Path, tmp_path: Path) -> Iterator[Databas]:
    """A copy of the example of one's own."""
    with öppna(Path(shutil.copy(exempelfil, tmp_path / "exempel.namnd"))) as databas:
        yield databas


@pytest.fixture
def fönstret(qapp: QApplication, qtbot: Any, exempel: Databas, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The main window over the example, on the day that it is made for."""
    from nämndapp.ui.oversikt import sida

    monkeypatch.setattr(sida, "date", Dagen)
    yield from visa_fönster(qtbot, qapp, exempel)
