"""One window per database and user: a second start hands over what it was asked for and ends.

Each window holds a lock in the user's own folder, which the system drops when the process dies, and beside it a note
with the name of its socket. Who gets the lock is first; who does not hands over, and waits a while for a window that
is on its way up or down. The lock of the database itself (``storage.las``) remains the last guard.

The socket's name cannot be guessed, only its user may connect, and what comes in is one short line of JSON.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import secrets
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_state_path
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from nämndapp.bas import portabel, windows
from nämndapp.bas.filbyte import byt
from nämndapp.bas.sokvag import verklig
from nämndapp.ui.felhantering import logg

VÄNTETID = 8.0  # seconds for a window that is starting, closing or hung
_PAUS = 0.05
_LÄNGSTA = 64 * 1024  # bytes of a request; a path is far shorter
_TYST_MS = 5000  # a connection that says nothing is closed
_JA = b"ja\n"


class Utfall(Enum):
    """What became of a start."""

    FÖRST = auto()
    LÄMNAT = auto()
    SVARAR_INTE = auto()


@dataclass(frozen=True, slots=True)
class Begäran:
    """What a start was asked for: to show the window, and perhaps to take care of a review file."""

    granskning: Path | None = None

    def rad(self) -> bytes:
        """As one line of JSON."""
        fil = None if self.granskning is None else os.fspath(self.granskning)
        return json.dumps({"granskning": fil}).encode() + b"\n"

    @classmethod
    def läs(cls, rad: bytes) -> Begäran:
        """Raises ValueError for anything else than ``rad`` writes."""
        data = json.loads(rad.decode("utf-8"))
        if not isinstance(data, dict) or set(data) != {"granskning"}:
            raise ValueError("okänd begäran")
        fil = data["granskning"]
        if fil is not None and not (isinstance(fil, str) and Path(fil).is_absolute()):
            raise ValueError("okänd fil")
        return cls(None if fil is None else Path(fil))


@dataclass(frozen=True, slots=True)
class Anmälan:
    """A window's note: its socket and its process."""

    server: str
    process: int


def standardmapp() -> Path:
    """Where the windows of this user, machine and desktop session tell of themselves."""
    plats = "-".join(filter(None, [platform.node(), str(windows.session() or "")])) or "dator"
    rent = "".join(t if t.isalnum() or t in "-_" else "_" for t in plats)
    return (portabel.datamapp() or user_state_path("Namndapp", appauthor=False)) / "fonster" / rent


def filnyckel(sökväg: str, *, som_windows: bool) -> str:
    r"""A key that is the same for every way to write the same absolute path.

    On Windows case and the direction of slashes mean nothing, and ``\\?\`` (``\\?\UNC\``) may stand before it.
    """
    if som_windows:
        sökväg = sökväg.replace("/", "\\")
        if sökväg[:8].upper() == "\\\\?\\UNC\\":
            sökväg = "\\\\" + sökväg[8:]
        elif sökväg.startswith("\\\\?\\"):
            sökväg = sökväg[4:]
        sökväg = sökväg.lower()
    return hashlib.sha256(sökväg.encode("utf-8", "surrogatepass")).hexdigest()[:24]


class Fönsterplats(QObject):
    """The one place for a window on a database: taken by the first, who answers the starts that come later."""

    def __init__(self, fil: Path, mapp: Path | None = None) -> None:
        super().__init__()
        self._mapp = mapp or standardmapp()
        nyckel = filnyckel(str(verklig(fil)), som_windows=sys.platform == "win32")
        self._anteckning = self._mapp / f"{nyckel}.json"
        self._låsfil = self._mapp / f"{nyckel}.lock"
        self._lås: FileLock | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._ta_emot)
        self._mottagare: Callable[[Begäran], None] | None = None
        self._väntande: list[Begäran] = []

    def ta_eller_lämna(self, begäran: Begäran, *, tid: float = VÄNTETID) -> Utfall:
        """Be first, or hand over to the one who is. Waits at most about ``tid`` seconds."""
        slut = time.monotonic() + tid
        while True:
            if self._ta():
                return Utfall.FÖRST
            anmälan = _läs(self._anteckning)
            kvar = slut - time.monotonic()
            if anmälan is not None and skicka(anmälan.server, begäran, kvar):
                return Utfall.LÄMNAT
            if kvar <= 0:
                return Utfall.SVARAR_INTE
            time.sleep(_PAUS)

    def lämna_till_process(self, process: int, begäran: Begäran) -> bool:
        """To the window of that process, whatever path it was opened by. True when it answered."""
        return any(
            skicka(a.server, begäran, _PAUS * 20) for a in anmälda(self._mapp) if a.process == process != os.getpid()
        )

    def svara_med(self, mottagare: Callable[[Begäran], None]) -> None:
        """The window is up: it gets what has come, and what will come."""
        self._mottagare = mottagare
        while self._väntande:
            mottagare(self._väntande.pop(0))

    def använd(self, läge: Qt.ApplicationState) -> None:
        """The window was brought to the front: it is the one most recently used."""
        if läge == Qt.ApplicationState.ApplicationActive:
            with contextlib.suppress(OSError):
                os.utime(self._anteckning)

    def sluta_svara(self) -> None:
        """The window has closed; the file is still held for a while."""
        self._server.close()

    def släpp(self) -> None:
        """Leave the place to the next start."""
        self.sluta_svara()
        if self._lås is not None:
            with contextlib.suppress(OSError):
                self._anteckning.unlink(missing_ok=True)
            self._lås.release()
            self._lås = None

    def _ta(self) -> bool:
        try:
            self._mapp.mkdir(parents=True, exist_ok=True, mode=0o700)
            lås = FileLock(self._låsfil, thread_local=False)
            lås.acquire(timeout=0)
        except Timeout:
            return False
        except (OSError, NotImplementedError) as fel:  # a home without locks: the database's own lock must do
            logg.warning("En plats per fönster går inte: %s", type(fel).__name__)
            return True
        self._lås = lås
        if (gammal := _läs(self._anteckning)) is not None:  # left by a crash
            QLocalServer.removeServer(gammal.server)
        self._lyssna()
        return True

    def _lyssna(self) -> None:
        namn = f"namndapp-{secrets.token_hex(16)}"
        if not self._server.listen(namn):
            logg.warning("Fönstret kan inte svara andra: %s", self._server.serverError().name)
            return
        tillfällig = self._anteckning.with_suffix(f".{secrets.token_hex(4)}")
        try:
            tillfällig.write_text(json.dumps({"server": namn, "process": os.getpid()}), encoding="utf-8")
            byt(tillfällig, self._anteckning)
        except OSError as fel:
            logg.warning("Fönstret kan inte anmälas: %s", type(fel).__name__)
            tillfällig.unlink(missing_ok=True)

    def _ta_emot(self) -> None:
        while self._server.hasPendingConnections():
            sockel = self._server.nextPendingConnection()
            sockel.disconnected.connect(sockel.deleteLater)
            sockel.readyRead.connect(partial(self._läs_rad, sockel))
            QTimer.singleShot(_TYST_MS, sockel, sockel.abort)
            self._läs_rad(sockel)

    def _läs_rad(self, sockel: QLocalSocket) -> None:
        if not sockel.canReadLine():
            if sockel.bytesAvailable() > _LÄNGSTA:
                sockel.abort()
            return
        try:
            begäran = Begäran.läs(bytes(sockel.readLine(_LÄNGSTA).data()))
        except (ValueError, RecursionError):
            logg.warning("En begäran från en annan start förstods inte")
            sockel.abort()
            return
        sockel.readyRead.disconnect()  # one request each; the other side closes, else the answer is lost on Windows
        sockel.write(_JA)
        sockel.flush()
        if self._mottagare is None:
            self._väntande.append(begäran)
        else:  # after this event: what the window does may take its time
            QTimer.singleShot(0, self, partial(self._mottagare, begäran))


def lämna_till_senaste(begäran: Begäran, mapp: Path | None = None) -> bool:
    """To the user's window that was used last and answers. False when there is none."""
    return any(skicka(a.server, begäran, VÄNTETID / 2) for a in anmälda(mapp or standardmapp()))


def skicka(server: str, begäran: Begäran, tid: float) -> bool:
    """True when the window has answered: it lives, and will come to the front. Waits at most ``tid`` seconds."""
    slut = time.monotonic() + tid
    sockel = QLocalSocket()
    sockel.connectToServer(server)
    if not sockel.waitForConnected(_ms(slut)):
        return False
    windows.låt_andra_ta_förgrunden()
    sockel.write(begäran.rad())
    sockel.flush()
    while not sockel.canReadLine():
        if not sockel.waitForReadyRead(_ms(slut)):
            sockel.abort()
            return False
    svar = bytes(sockel.readLine().data())
    sockel.disconnectFromServer()
    return svar == _JA


def _ms(slut: float) -> int:
    return max(1, int((slut - time.monotonic()) * 1000))


def anmälda(mapp: Path) -> list[Anmälan]:
    """The windows that have told of themselves, the one used last first; a crashed one may be among them."""
    med_tid: list[tuple[float, Anmälan]] = []
    for fil in mapp.glob("*.json"):
        with contextlib.suppress(OSError):
            tid = fil.stat().st_mtime
            if (anmälan := _läs(fil)) is not None:
                med_tid.append((tid, anmälan))
    return [anmälan for _, anmälan in sorted(med_tid, key=lambda par: par[0], reverse=True)]


def _läs(fil: Path) -> Anmälan | None:
    try:
        data = json.loads(fil.read_text(encoding="utf-8"))
        server, process = data["server"], data["process"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Anmälan(server, process) if isinstance(server, str) and isinstance(process, int) else None
