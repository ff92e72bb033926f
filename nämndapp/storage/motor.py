"""The engine: how connections to a database file are made, and how transactions begin."""

from __future__ import annotations

import re
import sqlite3
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import QueuePool

from nämndapp.bas.sokvag import verklig

_VÄNTETID_MS = 5000
_NÄTFILSYSTEM = re.compile(r"nfs\d?|cifs|smb\w*|ncpfs|afs|9p|fuse\.(sshfs|rclone|gvfsd-fuse|davfs|s3fs)|davfs|vboxsf")
_DRIVE_REMOTE = 4
SKRIVER = "nämndapp_skriver"


def uri(fil: Path, *, läge: str) -> str:
    """SQLite's URI of the file; ``läge`` is ro, rw or rwc."""
    return f"{filadress(verklig(fil).as_posix())}?mode={läge}"


def filadress(sökväg: str) -> str:
    """``file:`` with an empty authority, which is the only one SQLite takes: //server/share is part of the path."""
    return f"file://{'' if sökväg.startswith('/') else '/'}{quote(sökväg, safe='/:')}"


def rå_anslutning(fil: Path, *, läge: str = "rw", väntetid_ms: int = _VÄNTETID_MS) -> sqlite3.Connection:
    """A plain connection in autocommit: for looking at a file before, and tidying it after, the engine."""
    return sqlite3.connect(
        uri(fil, läge=läge), uri=True, isolation_level=None, timeout=väntetid_ms / 1000, check_same_thread=False
    )


def skapa_motor(fil: Path, *, skrivskyddad: bool, främmande_nycklar: bool = True) -> sa.Engine:
    """An engine with the program's pragmas. Writing transactions are begun with the option ``SKRIVER``."""
    läge = "ro" if skrivskyddad else "rw"

    def anslut() -> sqlite3.Connection:
        anslutning = rå_anslutning(fil, läge=läge)
        anslutning.execute(f"PRAGMA foreign_keys={'ON' if främmande_nycklar else 'OFF'}")
        anslutning.execute(f"PRAGMA busy_timeout={_VÄNTETID_MS}")
        if not skrivskyddad:
            anslutning.execute("PRAGMA synchronous=FULL")
        return anslutning

    motor = sa.create_engine("sqlite+pysqlite://", creator=anslut, poolclass=QueuePool, pool_size=4, max_overflow=20)

    @event.listens_for(motor, "begin")
    def _begin(anslutning: sa.Connection) -> None:
        skriver = bool(anslutning.get_execution_options().get(SKRIVER))
        anslutning.exec_driver_sql(f"PRAGMA query_only={'OFF' if skriver else 'ON'}")
        anslutning.exec_driver_sql("BEGIN IMMEDIATE" if skriver else "BEGIN")

    return motor


def sqlite_version() -> str:
    """The version of the SQLite library that is in use."""
    return sqlite3.sqlite_version


def välj_journal(fil: Path) -> str:
    """Turn WAL on where it is safe (local disks); a share or an odd file system keeps the rollback journal."""
    önskad = "WAL" if är_lokal(fil) else "DELETE"
    anslutning = rå_anslutning(fil)
    try:
        return str(anslutning.execute(f"PRAGMA journal_mode={önskad}").fetchone()[0])
    finally:
        anslutning.close()


def gör_hel(fil: Path) -> bool:
    """Fold the WAL into the file and leave WAL, so that the closed file is whole. False when somebody still reads."""
    anslutning = rå_anslutning(fil, väntetid_ms=200)
    try:
        anslutning.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return str(anslutning.execute("PRAGMA journal_mode=DELETE").fetchone()[0]) == "delete"
    except sqlite3.OperationalError:
        return False
    finally:
        anslutning.close()


def är_lokal(fil: Path) -> bool:
    """False when the file lies on a network share, where WAL's shared memory does not work."""
    if sys.platform == "win32":
        return _lokal_på_windows(fil)
    monteringar = Path("/proc/mounts")
    if monteringar.exists():
        return lokal_enligt_mounts(verklig(fil), monteringar.read_text(encoding="utf-8", errors="replace"))
    return not str(verklig(fil)).startswith(("/Volumes/", "/net/"))


def lokal_enligt_mounts(fil: Path, mounts: str) -> bool:
    """Is the longest mount point above the file, in the text of /proc/mounts, a local file system?"""
    bäst, slag = "", ""
    for rad in mounts.splitlines():
        fält = rad.split(" ")
        if len(fält) < 3:
            continue
        punkt = re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), fält[1])
        if len(punkt) >= len(bäst) and fil.is_relative_to(punkt):
            bäst, slag = punkt, fält[2]
    return _NÄTFILSYSTEM.fullmatch(slag) is None


def är_unc(text: str) -> bool:
    r"""``\\server\share\…`` and ``//server/share/…``, also with the ``\\?\UNC\`` prefix."""
    framåt = text.replace("\\", "/")
    if framåt.startswith(("//?/", "//./")):
        return framåt[4:8].upper() == "UNC/"
    return framåt.startswith("//")


def _lokal_på_windows(fil: Path) -> bool:
    if är_unc(str(fil)) or är_unc(str(verklig(fil))):
        return False
    import ctypes

    windll: Any = getattr(ctypes, "windll")  # noqa: B009 – exists on Windows only, mypy runs on Linux
    return bool(windll.kernel32.GetDriveTypeW(verklig(fil).anchor) != _DRIVE_REMOTE)
