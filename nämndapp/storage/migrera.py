"""Migrating an older file: always on a copy, which takes the file's place only when everything has been checked.

A revision that adds or removes rows of a table names it in its module's ``ÄNDRAR_RADER``; all other tables must
have as many rows afterwards as before.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from nämndapp.bas.fel import Databasfel, NämndappFel
from nämndapp.bas.filbyte import byt
from nämndapp.storage import felkarta, motor, objekt, schema

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONER = Path(__file__).parent / "migrations"
VERSIONER = MIGRATIONER / "versions"
_MARGINAL = 16 * 1024 * 1024


def uppgradera(fil: Path) -> Path:
    """Bring the file (whose lock the caller holds) to this program's schema; returns where the old one is kept."""
    if not motor.gör_hel(fil):  # a WAL left beside the old file would be read into the new one
        raise felkarta.upptagen(fil)
    gammal = schema.läs_schema(fil)
    ny = fil.with_name(f".{fil.name}.uppgraderas")
    bevarad = fil.with_name(f"{fil.stem} före uppgradering från {gammal}{fil.suffix}")
    try:
        uppgradera_till(fil, ny)
        _bevara(fil, bevarad)
        byt(ny, fil)
    finally:
        _städa(ny)
    return bevarad


def uppgradera_till(källa: Path, mål: Path) -> None:
    """Write an upgraded copy of ``källa`` at ``mål``. The source is only read; on any error there is no copy."""
    _städa(mål)
    try:
        _kräv_utrymme(källa, mål.parent)
        anslutning = motor.rå_anslutning(källa, läge="ro")
        try:
            före = _radantal(anslutning)
            anslutning.execute("VACUUM INTO ?", (str(mål),))
        finally:
            anslutning.close()
        ändrar = _kör(mål, källa)
        _granska(mål, före, ändrar)
    except BaseException as fel:
        _städa(mål)
        if isinstance(fel, NämndappFel) or not isinstance(fel, Exception):
            raise
        raise felkarta.översätt(fel, källa) or Databasfel(
            f"Filen {källa.name} kunde inte uppgraderas till den här versionen av programmet.",
            "Filen är orörd och kan öppnas med den tidigare versionen. Spara en felrapport och hör av dig.",
        ) from fel


def _kör(fil: Path, källa: Path) -> set[str]:
    """Run the revisions in one transaction; returns the tables whose number of rows they may change."""
    from alembic import command
    from alembic.script import ScriptDirectory

    inställning = alembic()
    gammal = schema.läs_schema(fil)
    if gammal not in {r.revision for r in ScriptDirectory.from_config(inställning).walk_revisions()}:
        raise felkarta.okänt_schema(källa, gammal)
    maskin = anslut(fil)
    try:
        with maskin.execution_options(**{motor.SKRIVER: True}).begin() as anslutning:
            objekt.ta_bort(anslutning)
            inställning.attributes["anslutning"] = anslutning
            command.upgrade(inställning, "head")
            objekt.skapa(anslutning)
    finally:
        maskin.dispose()
    return ändrade_tabeller(gammal)


def alembic() -> Config:
    """Alembic's settings: where the revisions lie."""
    from alembic.config import Config

    inställning = Config()
    inställning.set_main_option("script_location", str(MIGRATIONER).replace("%", "%%"))
    inställning.set_main_option("path_separator", "newline")
    inställning.set_main_option("version_locations", str(VERSIONER).replace("%", "%%"))
    return inställning


def ändrade_tabeller(gammal: str) -> set[str]:
    """The tables whose rows the revisions after ``gammal`` say that they change."""
    from alembic.script import ScriptDirectory

    steg = ScriptDirectory.from_config(alembic()).iterate_revisions("head", gammal)
    return {tabell for s in steg for tabell in getattr(s.module, "ÄNDRAR_RADER", ())}


def anslut(fil: Path) -> sa.Engine:
    """The copy's engine, with foreign keys off: rebuilding a parent table must not delete its children."""
    return motor.skapa_motor(fil, skrivskyddad=False, främmande_nycklar=False)


def _granska(fil: Path, före: dict[str, int], ändrar: set[str]) -> None:
    """Nothing lost, nothing dangling, nothing malformed; raises sqlite3.IntegrityError otherwise (a bug of ours)."""
    anslutning = motor.rå_anslutning(fil)
    try:
        efter = _radantal(anslutning)
        ändrade = [t for t, antal in före.items() if t not in ändrar and efter.get(t) != antal]
        lösa = anslutning.execute("PRAGMA foreign_key_check").fetchall()
        helt = anslutning.execute("PRAGMA integrity_check").fetchone()[0]
        if ändrade or lösa or helt != "ok":
            raise sqlite3.IntegrityError(f"rader ändrade i {ändrade}, lösa hänvisningar {lösa[:5]}, helhet {helt}")
    finally:
        anslutning.close()
    with fil.open("rb+") as f:
        os.fsync(f.fileno())


def _radantal(anslutning: sqlite3.Connection) -> dict[str, int]:
    namn = anslutning.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        " AND name <> 'alembic_version'"
    ).fetchall()
    return {
        t: anslutning.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0]
        for (t,) in namn
        if not any(t == fulltext or t.startswith(f"{fulltext}_") for fulltext in objekt.FULLTEXT)
    }


def _kräv_utrymme(källa: Path, mapp: Path) -> None:
    if shutil.disk_usage(mapp).free < källa.stat().st_size + _MARGINAL:
        raise felkarta.full_disk(källa)


def _bevara(fil: Path, bevarad: Path) -> None:
    """Keep the old file under another name: a second name for it where the file system can, else a copy."""
    bevarad.unlink(missing_ok=True)
    try:
        os.link(fil, bevarad)
    except OSError:
        shutil.copy2(fil, bevarad)


def _städa(fil: Path) -> None:
    for namn in (fil.name, f"{fil.name}-journal", f"{fil.name}-wal", f"{fil.name}-shm"):
        with contextlib.suppress(OSError):
            fil.with_name(namn).unlink(missing_ok=True)
