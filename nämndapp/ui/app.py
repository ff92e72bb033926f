"""Start-up: one program per file, theme, language, the window, and then what can wait (backup, drafts)."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QThreadPool, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox

from nämndapp import __version__
from nämndapp.bas.fel import NämndappFel, Skadad, Skrivskyddad, Upptagen
from nämndapp.bas.resurser import resurs
from nämndapp.services import oppna, sakerhet
from nämndapp.storage import Databas
from nämndapp.ui import efterstart, felhantering
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.tema import Tema


def skapa_app(argv: Sequence[str]) -> QApplication:
    """The one QApplication, in Swedish including Qt's own buttons."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(list(argv))
    app.setOrganizationName("Namndapp")
    app.setApplicationName("Namndapp")
    app.setApplicationDisplayName("Nämndapp")
    app.setApplicationVersion(__version__)
    app.setWindowIcon(QIcon(str(resurs("ikoner/namndapp.svg"))))
    QLocale.setDefault(QLocale("sv_SE"))
    översättare = QTranslator(app)
    if översättare.load("qtbase_sv", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(översättare)
    return app


def kör(sökväg: Path | None, argv: Sequence[str]) -> int:
    """Opens the window on a database (None: the one in the user's data folder). Returns the exit status."""
    app = skapa_app(argv)
    tema = Tema(app, läge=str(QSettings().value("fönster/utseende", "system")))
    fil = sökväg or oppna.standardsökväg()
    server = _Enfönster(fil)
    if server.väck_annan():
        return 0
    db = _öppna(sökväg)
    if db is None:
        return 2
    fönster = bygg_fönster(app, db, tema)
    felhantering.installera(lambda text: QTimer.singleShot(0, fönster, lambda: fönster.visa_bugg(text)))
    server.lyssna(fönster)
    fönster.show()
    QTimer.singleShot(0, fönster, lambda: _efter_start(fönster))
    try:
        return app.exec()
    finally:
        QThreadPool.globalInstance().waitForDone(10_000)
        db.stäng()


def bygg_fönster(app: QApplication, db: Databas, tema: Tema) -> Huvudfönster:
    """Builds first and dresses afterwards: under a style sheet Qt restyles a widget each time it gets a new parent."""
    mall = app.styleSheet()
    app.setStyleSheet("")
    try:
        return Huvudfönster(db, tema)
    finally:
        app.setStyleSheet(mall)


def _efter_start(fönster: Huvudfönster) -> None:
    """What the user does not wait for."""
    fönster.erbjud_utkast()
    efterstart.ta_hand_om_filen(fönster)


def _öppna(sökväg: Path | None) -> Databas | None:
    """Opens for writing, a backup for reading; when a colleague holds the file, or it is damaged, asks what to do."""
    fil = (sökväg or oppna.standardsökväg()).expanduser().resolve()
    try:
        return oppna.öppna_databas(sökväg, skrivskyddad=sakerhet.är_kopia(fil), snabbt=True)
    except Upptagen as fel:
        return _fråga_om_upptagen(sökväg or oppna.standardsökväg(), fel)
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


class _Enfönster:
    """One window per database and user: a second start wakes the first (double click on a file)."""

    def __init__(self, fil: Path) -> None:
        self._namn = "namndapp-" + hashlib.sha256(str(fil.resolve()).encode()).hexdigest()[:16]
        self._server = QLocalServer()

    def väck_annan(self) -> bool:
        """True when a running window answered and has come to the front."""
        sockel = QLocalSocket()
        sockel.connectToServer(self._namn)
        if not sockel.waitForConnected(200):
            return False
        sockel.write(b"fram")
        svarade = sockel.waitForBytesWritten(500)
        sockel.disconnectFromServer()
        return svarade

    def lyssna(self, fönster: Huvudfönster) -> None:
        """Answers later starts. A stale socket of a crashed program is removed first."""

        def fram() -> None:
            while self._server.hasPendingConnections():
                self._server.nextPendingConnection().deleteLater()
            fönster.showNormal() if fönster.isMinimized() else fönster.show()
            fönster.raise_()
            fönster.activateWindow()

        QLocalServer.removeServer(self._namn)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(fram)
        self._server.listen(self._namn)


def självtest_fönster(db: Databas) -> str:
    """Opens the window, visits every page and closes it; returns what was seen. For ``namndapp sjalvtest``."""
    app = skapa_app(sys.argv[:1])
    fönster = bygg_fönster(app, db, Tema(app, läge="ljust"))
    fönster.show()
    sidor = []
    for rad in range(fönster.navigering.count()):
        fönster.navigering.setCurrentRow(rad)
        app.processEvents()
        sida = fönster.sida
        if sida is None or not sida.isVisible():
            raise RuntimeError(f"sidan {rad} visas inte")
        sidor.append(sida.namn)
    fönster.close()
    app.processEvents()
    return f"{len(sidor)} sidor visade"
