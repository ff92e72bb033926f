"""Bugs: caught, written to a rotating log without personal data, shown kindly, and packed for support.

Errors of the world are NämndappFel and are shown where they happen; what comes here is the program's own fault.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import logging.handlers
import platform
import sys
import threading
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from nämndapp import __version__
from nämndapp.bas.fel import NämndappFel, orsak
from nämndapp.services.oppna import loggmapp

logg = logging.getLogger("namndapp")
_öppna_filer: list[Any] = []
_LOGGNAMN = "namndapp.log"
_RAPPORT = "namndapp-sjalvtest.txt"


class _Logghanterare(logging.handlers.RotatingFileHandler):
    """Two windows write in the same log: on Windows it cannot be moved while the other has it open, and just grows."""

    def doRollover(self) -> None:
        if self.stream is not None:
            self.stream.close()
        fil = Path(self.baseFilename)
        prov = fil.with_name(f"{fil.name}.prov")
        try:
            fil.rename(prov)
            prov.rename(fil)
        except OSError:
            self.stream = self._open()
            return
        super().doRollover()


def öppna_logg(mapp: Path | None = None) -> None:
    """Writes the log to its file from now on; twice does no harm. Without a folder to write in there is no log."""
    mapp = mapp or loggmapp()
    fil = (mapp / _LOGGNAMN).absolute()
    if any(isinstance(h, logging.FileHandler) and Path(h.baseFilename) == fil for h in logg.handlers):
        return
    try:
        mapp.mkdir(parents=True, exist_ok=True)
        krasch = (mapp / "krasch.log").open("a", encoding="utf-8")
    except OSError:  # a full disk, a home that cannot be written in: no reason not to start
        return
    hanterare = _Logghanterare(fil, maxBytes=500_000, backupCount=3, encoding="utf-8", delay=True)
    hanterare.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logg.addHandler(hanterare)
    logg.setLevel(logging.INFO)
    logging.raiseExceptions = False  # a log that cannot be written (disk full) is not a fault to report
    _öppna_filer.append(krasch)
    faulthandler.enable(krasch)


def logga_bugg(fel: BaseException) -> None:
    """A fault in the program, without its message (see ``spårtext``)."""
    logg.error("%s", spårtext(type(fel), fel.__traceback__))


def installera(visa: Callable[[str], None], mapp: Path | None = None) -> None:
    """Sets all hooks. ``visa`` is called in the thread of the fault with a Swedish sentence."""
    öppna_logg(mapp)

    def fånga(slag: type[BaseException], fel: BaseException, spår: TracebackType | None) -> None:
        if issubclass(slag, KeyboardInterrupt):
            sys.__excepthook__(slag, fel, spår)
            return
        if isinstance(fel, NämndappFel):  # reached the hook unhandled: still an error of the world
            visa(str(fel))
            return
        logga_bugg(fel)
        if sys.stderr is not None:
            sys.__excepthook__(slag, fel, spår)
        visa("Något gick fel i programmet. Det du har skrivit är sparat.")

    def fånga_tråd(argument: threading.ExceptHookArgs) -> None:
        if argument.exc_value is not None:
            fånga(argument.exc_type, argument.exc_value, argument.exc_traceback)

    sys.excepthook = fånga
    threading.excepthook = fånga_tråd
    qInstallMessageHandler(_qt_meddelande)


def spårtext(slag: type[BaseException], spår: TracebackType | None) -> str:
    """The kind of the fault and where it happened; never its message or values, which may quote a document."""
    rader = [f"{Path(r.filename).name}:{r.lineno} {r.name}" for r in traceback.extract_tb(spår)]
    return f"{slag.__name__} i {' < '.join(reversed(rader))}"


def _qt_meddelande(slag: QtMsgType, _var: QMessageLogContext, text: str) -> None:
    if slag in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        logg.warning("Qt: %s", text)


def spara_felrapport(mål: Path) -> None:
    """A zip for support: the logs, the latest self-test and what machine this is. No database, no document.

    Raises NämndappFel when it cannot be written.
    """
    uppgifter = f"Nämndapp {__version__}\nPython {platform.python_version()}\nQt {qVersion()}\n{platform.platform()}\n"
    try:
        with zipfile.ZipFile(mål, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as zip_:
            zip_.writestr("version.txt", uppgifter)
            for fil in (*sorted(loggmapp().glob("*.log*")), *loggmapp().glob(_RAPPORT)):
                with contextlib.suppress(FileNotFoundError):  # another window has just moved its log
                    zip_.write(fil, fil.name)
    except OSError as fel:
        raise NämndappFel(
            f"Felrapporten kan inte skrivas i {mål.parent} ({orsak(fel)}).", "Välj en annan plats."
        ) from fel
