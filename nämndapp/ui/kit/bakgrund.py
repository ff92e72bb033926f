"""Work that takes more than a moment: run outside the window's thread, with progress and cancel.

The one rule: never touch a widget off the main thread. A task gets a ``Framsteg`` and returns a plain value;
the callbacks run in the main thread.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from nämndapp.bas.fel import NämndappFel

T = TypeVar("T")


class Avbrutet(Exception):
    """Raised by ``Framsteg`` inside a task when the user has cancelled: no error."""


class _Signaler(QObject):
    klart = Signal(object)
    fel = Signal(object)
    framsteg = Signal(float, str)


class Framsteg:
    """What a task reports to. Calling it raises Avbrutet once the user has cancelled."""

    def __init__(self, signaler: _Signaler) -> None:
        self._signaler = signaler
        self._avbrutet = threading.Event()

    def __call__(self, andel: float, text: str = "") -> None:
        """``andel`` 0–1 (negative: unknown)."""
        if self._avbrutet.is_set():
            raise Avbrutet
        self._signaler.framsteg.emit(andel, text)

    def avbryt(self) -> None:
        """Asks the task to stop at its next report."""
        self._avbrutet.set()

    @property
    def avbrutet(self) -> bool:
        """Has the user asked for a stop?"""
        return self._avbrutet.is_set()


class _Körning(QRunnable):
    def __init__(self, uppgift: Callable[[Framsteg], Any], signaler: _Signaler, framsteg: Framsteg) -> None:
        super().__init__()
        self._uppgift = uppgift
        self._signaler = signaler
        self._framsteg = framsteg
        self.setAutoDelete(True)

    def run(self) -> None:
        """Runs in a pool thread; a bug is reported like any other, in the main thread too."""
        try:
            svar = self._uppgift(self._framsteg)
        except BaseException as fel:  # every failure must reach the main thread
            self._skicka(self._signaler.fel, fel)
        else:
            self._skicka(self._signaler.klart, svar)

    @staticmethod
    def _skicka(signal: Any, värde: object) -> None:
        with contextlib.suppress(RuntimeError):  # the window has been closed meanwhile
            signal.emit(värde)


_levande: set[_Signaler] = set()


def lever(anrop: Callable[..., Any]) -> bool:
    """Does everything of Qt that a callback speaks to still exist: its own object, and what a closure holds?"""
    celler = getattr(anrop, "__closure__", None) or ()
    delar = [getattr(anrop, "__self__", None)]
    for cell in celler:
        with contextlib.suppress(ValueError):  # a name that was never given a value
            delar.append(cell.cell_contents)
    return all(isValid(d) for d in delar if isinstance(d, QObject))


def run_in_background(
    uppgift: Callable[[Framsteg], T],
    on_done: Callable[[T], None],
    on_error: Callable[[NämndappFel], None] | None = None,
    on_progress: Callable[[float, str], None] | None = None,
    pool: QThreadPool | None = None,
) -> Framsteg:
    """Runs ``uppgift`` in a thread and calls back in the main thread. Returns the handle that cancels it.

    ``on_error`` gets NämndappFel only; anything else is a bug and goes to ``sys.excepthook``.
    A cancelled task calls nothing, nor does one whose receiver (``lever``) is gone when it ends.
    """
    signaler = _Signaler()
    framsteg = Framsteg(signaler)
    _levande.add(signaler)

    def slut() -> None:
        _levande.discard(signaler)
        signaler.deleteLater()

    def klart(svar: Any) -> None:
        slut()
        if not framsteg.avbrutet and lever(on_done):
            on_done(svar)

    def fel(orsak: BaseException) -> None:
        slut()
        if isinstance(orsak, Avbrutet):
            return
        if isinstance(orsak, NämndappFel) and on_error:
            if lever(on_error):
                on_error(orsak)
        else:
            sys.excepthook(type(orsak), orsak, orsak.__traceback__)

    signaler.klart.connect(klart, Qt.ConnectionType.QueuedConnection)
    signaler.fel.connect(fel, Qt.ConnectionType.QueuedConnection)
    if on_progress:
        signaler.framsteg.connect(on_progress, Qt.ConnectionType.QueuedConnection)
    (pool or QThreadPool.globalInstance()).start(_Körning(uppgift, signaler, framsteg))
    return framsteg
