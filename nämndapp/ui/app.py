"""Start-up: one program per file, theme, language, the window, and then what can wait (backup, drafts)."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from nämndapp.bas import windows
from nämndapp.bas.fel import NämndappFel, Skadad, Skrivskyddad, Upptagen
from nämndapp.bas.kormarke import Körmärke
from nämndapp.bas.sokvag import verklig
from nämndapp.services import granskningsfil, oppna, sakerhet
from nämndapp.storage import Databas
from nämndapp.ui import efterstart, enfonster, felhantering, ruta
from nämndapp.ui.applikation import skapa_app
from nämndapp.ui.enfonster import Begäran, Fönsterplats, Utfall
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.tema import Tema

__all__ = ["bygg_fönster", "kör", "skapa_app"]

EGEN_VÄNTAN = 3.0  # seconds that a start waits for a command of the user's own to be done with the file


def kör(sökväg: Path | None, argv: Sequence[str], granskning: Path | None = None) -> int:
    """Opens the window on a database (None: the one in the user's data folder). Returns the exit status.

    A review file is taken care of by the user's window that was used last, or by this one when there is none.
    """
    windows.sätt_app_id()
    app = skapa_app(argv)
    felhantering.installera(_säg_före_fönstret)
    begäran = Begäran(granskning)
    if granskning is not None and enfonster.lämna_till_senaste(begäran):
        return 0
    fil = sökväg or oppna.standardsökväg()
    plats = Fönsterplats(fil)
    match plats.ta_eller_lämna(begäran):
        case Utfall.LÄMNAT:
            return 0
        case Utfall.SVARAR_INTE:
            QMessageBox.warning(
                None,
                "Nämndapp",
                f"Nämndapp är redan igång med {fil.name}, men fönstret svarar inte. Det kan vara på väg att öppnas "
                "eller stängas: vänta en stund och försök igen. Hjälper inte det, avsluta Nämndapp i "
                "Aktivitetshanteraren först. Det som är sparat finns kvar.",
            )
            return 2
        case Utfall.FÖRST:
            märke = Körmärke()
            märke.ta()
            try:
                return _kör_först(app, sökväg, plats, begäran)
            finally:
                plats.släpp()
                märke.släpp()


def _kör_först(app: QApplication, sökväg: Path | None, plats: Fönsterplats, begäran: Begäran) -> int:
    tema = Tema(app, läge=str(QSettings().value("fönster/utseende", "system")))
    try:
        db = _öppna(sökväg, lambda process: plats.lämna_till_process(process, begäran))
    except _Överlämnad:
        return 0
    if db is None:
        return 2
    try:
        fönster = bygg_fönster(app, db, tema)
        felhantering.installera(lambda text: QTimer.singleShot(0, fönster, lambda: fönster.visa_bugg(text)))
        app.applicationStateChanged.connect(plats.använd)
        app.aboutToQuit.connect(plats.sluta_svara)
        fönster.show()
        frys_minnet()
        QTimer.singleShot(0, fönster, lambda: _efter_start(fönster, plats, begäran))
        return app.exec()
    finally:
        QThreadPool.globalInstance().waitForDone(10_000)
        db.stäng()


def frys_minnet() -> None:
    """What the program has loaded lives as long as it: Python's collector need not look through it again and again.

    A full collection with all modules in it stands still for some hundred milliseconds; without them for a few.
    """
    gc.freeze()


def _säg_före_fönstret(text: str) -> None:
    """A fault before the window is up; with a console it has been printed already."""
    if sys.stderr is None:
        ruta.visa(text, fel=True)


def bygg_fönster(app: QApplication, db: Databas, tema: Tema) -> Huvudfönster:
    """Builds first and dresses afterwards: under a style sheet Qt restyles a widget each time it gets a new parent."""
    mall = app.styleSheet()
    app.setStyleSheet("")
    try:
        return Huvudfönster(db, tema)
    finally:
        app.setStyleSheet(mall)


def _efter_start(fönster: Huvudfönster, plats: Fönsterplats, begäran: Begäran) -> None:
    """What the user does not wait for, and what other starts have asked for meanwhile."""
    fönster.erbjud_utkast()
    efterstart.ta_hand_om_filen(fönster)
    if begäran.granskning is not None:
        _granskning(fönster, begäran.granskning)
    plats.svara_med(partial(_ta_emot, fönster))


def _ta_emot(fönster: Huvudfönster, begäran: Begäran) -> None:
    """A later start of the program: this window comes to the front and does what that start was asked for."""
    fönster.setWindowState(fönster.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
    fönster.show()
    fönster.raise_()
    fönster.activateWindow()
    if begäran.granskning is not None:
        _granskning(fönster, begäran.granskning)


def _granskning(fönster: Huvudfönster, fil: Path) -> None:
    try:
        granskningsfil.ta_emot(fil)
    except NämndappFel as fel:
        fönster.notiser.visa("varning", str(fel))


class _Överlämnad(Exception):
    """The user's own window, found by another path to the file, has come to the front."""


def _öppna(sökväg: Path | None, lämna: Callable[[int], bool] = lambda _process: False) -> Databas | None:
    """Opens for writing, a backup for reading; when a colleague holds the file, or it is damaged, asks what to do.

    A program of the user's own is no colleague: its window is shown by ``lämna``, a command is waited for a while.
    """
    fil = verklig(sökväg or oppna.standardsökväg())
    slut = time.monotonic() + EGEN_VÄNTAN
    while True:
        try:
            return oppna.öppna_databas(sökväg, skrivskyddad=sakerhet.är_kopia(fil), snabbt=True)
        except Upptagen as fel:
            if fel.egen_process is not None and lämna(fel.egen_process):
                raise _Överlämnad from fel
            if fel.egen_process is None or time.monotonic() > slut:
                return _fråga_om_upptagen(sökväg or oppna.standardsökväg(), fel)
            time.sleep(0.1)
        except (Skrivskyddad, Skadad) as fel:
            return _fråga_om_läsning(sökväg or oppna.standardsökväg(), fel)
        except NämndappFel as fel:
            QMessageBox.critical(None, "Nämndapp", str(fel))
            return None


def _fråga_om_läsning(fil: Path, fel: Skrivskyddad | Skadad) -> Databas | None:
    rubrik = "Filen är skadad" if isinstance(fel, Skadad) else "Filen är skrivskyddad"
    ruta = QMessageBox(QMessageBox.Icon.Warning, rubrik, str(fel))
    läs = ruta.addButton("&Öppna för läsning", QMessageBox.ButtonRole.AcceptRole)
    ruta.addButton("&Avsluta", QMessageBox.ButtonRole.RejectRole)
    ruta.exec()
    if ruta.clickedButton() is not läs:
        return None
    try:
        return oppna.öppna_databas(fil, skrivskyddad=True)
    except NämndappFel as nytt:
        QMessageBox.critical(None, "Nämndapp", str(nytt))
        return None


def _fråga_om_upptagen(fil: Path, fel: Upptagen) -> Databas | None:
    ruta = QMessageBox(QMessageBox.Icon.Warning, "Filen används", str(fel))
    läs = ruta.addButton("&Öppna för läsning", QMessageBox.ButtonRole.AcceptRole)
    ta = ruta.addButton("&Ta över filen", QMessageBox.ButtonRole.DestructiveRole) if fel.kan_tas_över else None
    ruta.addButton("&Avsluta", QMessageBox.ButtonRole.RejectRole)
    ruta.setDefaultButton(läs)
    ruta.exec()
    try:
        if ruta.clickedButton() is läs:
            return oppna.öppna_databas(fil, skrivskyddad=True)
        if ta is not None and ruta.clickedButton() is ta:
            return oppna.ta_över(fil)
    except NämndappFel as nytt:
        QMessageBox.critical(None, "Nämndapp", str(nytt))
    return None
