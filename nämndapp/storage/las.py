"""One writing process per database file: a lock file beside it, and a note of who holds it.

The operating system holds the lock on ``.<name>.lock`` and drops it when the process dies. The note
``.<name>.lock.json`` says who, since when and when they last did something. Somebody who takes over an idle file
writes a note with a new key and a higher generation (each generation has its own lock file); the earlier holder
compares the key inside its next ``BEGIN IMMEDIATE`` and goes read-only instead of writing.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
import sys
import threading
import time
import uuid
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from nämndapp.bas.filbyte import byt
from nämndapp.storage import felkarta

LEDIG_EFTER = timedelta(minutes=15)
_ANTECKNA_VAR = 20.0  # seconds between updates of "last activity"


@dataclass(frozen=True)
class Innehavare:
    """Who holds the file. ``sedan`` and ``aktiv`` are local times in ISO form."""

    vem: str
    pid: int
    sedan: str
    aktiv: str
    nyckel: str
    generation: int = 0

    def ledig(self, nu: datetime, efter: timedelta = LEDIG_EFTER) -> bool:
        """Has the holder done nothing for so long that a colleague may take over?"""
        return nu - datetime.fromisoformat(self.aktiv) >= efter


def _nu() -> str:
    return datetime.now().replace(microsecond=0).isoformat()  # local time: it is shown to a colleague


def _vem() -> str:
    try:
        användare = getpass.getuser()
    except (OSError, KeyError, ImportError):
        användare = "okänd"
    return f"{användare}@{platform.node() or 'okänd dator'}"


def anteckning(fil: Path) -> Path:
    """Where the note of the holder lies."""
    return fil.with_name(f".{fil.name}.lock.json")


def _låsfil(fil: Path, generation: int) -> Path:
    return fil.with_name(f".{fil.name}.lock{generation or ''}")


def läs_innehavare(fil: Path) -> Innehavare | None:
    """Who holds (or last held) the file; None when there is no readable note."""
    try:
        return Innehavare(**json.loads(anteckning(fil).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def skriver_nu(fil: Path) -> Innehavare | None:
    """Who writes in the file at this moment; None also when the note is only left over from a crash."""
    innehavare = läs_innehavare(fil)
    if innehavare is None:
        return None
    try:
        lås = _försök(fil, innehavare.generation)
    except OSError:
        return innehavare  # no right to try
    if lås is None:
        return innehavare
    lås.release()
    return None


class Fillås:
    """The right to write in one database file, from ``ta`` until ``släpp``, a take-over or the process's death."""

    def __init__(self, fil: Path, lås: FileLock, innehavare: Innehavare) -> None:
        self._fil = fil
        self._lås = lås
        self._jag = innehavare
        self._antecknat = time.monotonic()
        self._tråd = threading.Lock()
        self.förlorat = False

    @property
    def innehavare(self) -> Innehavare:
        """This process, as colleagues see it."""
        return self._jag

    @classmethod
    def ta(cls, fil: Path, *, ta_över: bool = False, ledig_efter: timedelta = LEDIG_EFTER) -> Fillås:
        """Take the lock or raise Upptagen with the holder's name. ``ta_över`` succeeds only for an idle holder."""
        före = läs_innehavare(fil)
        generation = före.generation if före else 0
        lås = _försök(fil, generation)
        if lås is None:
            före = läs_innehavare(fil)
            ledig = före is not None and före.ledig(datetime.now(), ledig_efter)
            if före is None:
                raise felkarta.upptagen(fil)
            if not (ta_över and ledig):
                egen = före.pid if före.vem == _vem() else None
                raise felkarta.upptagen(fil, före.vem, före.sedan, ledig=ledig, egen_process=egen)
            generation = före.generation + 1
            lås = _försök(fil, generation)
            if lås is None:
                raise felkarta.upptagen(fil)
        nu = _nu()
        jag = Innehavare(_vem(), os.getpid(), nu, nu, uuid.uuid4().hex, generation)
        try:
            _skriv(fil, jag)
        except OSError:
            lås.release()
            raise
        return cls(fil, lås, jag)

    def mitt(self) -> bool:
        """Does this process still hold the file? Reads the note; False for good once somebody has taken over."""
        with self._tråd:
            if not self.förlorat:
                nu = läs_innehavare(self._fil)
                self.förlorat = nu is not None and nu.nyckel != self._jag.nyckel
                if self.förlorat:
                    self._lås.release()
            return not self.förlorat

    def anteckna_aktivitet(self) -> None:
        """Tell colleagues that the holder is at work (written at most every 20 s)."""
        with self._tråd:
            if self.förlorat or time.monotonic() - self._antecknat < _ANTECKNA_VAR:
                return
            self._antecknat = time.monotonic()
            nu = läs_innehavare(self._fil)
            if nu is None or nu.nyckel == self._jag.nyckel:
                self._jag = replace(self._jag, aktiv=_nu())
                with contextlib.suppress(OSError):
                    _skriv(self._fil, self._jag)

    def släpp(self) -> None:
        """Give the file back and remove the note and the lock file.

        The note stays while an earlier holder, who has not noticed the take-over, still has its lock: its
        generation sends the next one past that lock.
        """
        min_fil = _låsfil(self._fil, self._jag.generation)
        with contextlib.suppress(OSError):
            if self.mitt() and not self._tidigare_finns_kvar():
                anteckning(self._fil).unlink(missing_ok=True)
            if sys.platform != "win32":
                min_fil.unlink(missing_ok=True)  # while it is held: a waiter that has it open sees that it is gone
        self._lås.release()
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                min_fil.unlink(missing_ok=True)  # Windows refuses while anybody has it open

    def _tidigare_finns_kvar(self) -> bool:
        for generation in range(self._jag.generation):
            lås = _försök(self._fil, generation)
            if lås is None:
                return True
            lås.release()
            with contextlib.suppress(OSError):
                _låsfil(self._fil, generation).unlink(missing_ok=True)
        return False


def _försök(fil: Path, generation: int) -> FileLock | None:
    lås = FileLock(_låsfil(fil, generation), thread_local=False)
    try:
        lås.acquire(timeout=0)
    except Timeout:
        return None
    return lås


def _skriv(fil: Path, innehavare: Innehavare) -> None:
    mål = anteckning(fil)
    tillfällig = mål.with_name(f"{mål.name}.{innehavare.nyckel[:8]}")
    try:
        tillfällig.write_text(json.dumps(asdict(innehavare), ensure_ascii=False), encoding="utf-8")
        byt(tillfällig, mål)
    except OSError:
        tillfällig.unlink(missing_ok=True)
        raise
