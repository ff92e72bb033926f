"""Proof that this installation can migrate: all revisions from nothing, compared with a newly made file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from nämndapp.storage import migrera, motor, objekt, schema


def prova_från_grunden(mapp: Path) -> str:
    """Runs Alembic from base to head on a file in ``mapp``; returns the head. Raises RuntimeError when it differs."""
    from alembic import command
    from alembic.config import Config

    migrerad, ny = mapp / "migrerad.namnd", mapp / "nyskapad.namnd"
    motor.rå_anslutning(migrerad, läge="rwc").close()
    inställning = Config()
    inställning.set_main_option("script_location", str(migrera.MIGRATIONER).replace("%", "%%"))
    inställning.set_main_option("path_separator", "newline")
    inställning.set_main_option("version_locations", str(migrera.VERSIONER).replace("%", "%%"))
    maskin = migrera.anslut(migrerad)
    try:
        with maskin.execution_options(**{motor.SKRIVER: True}).begin() as anslutning:
            inställning.attributes["anslutning"] = anslutning
            command.upgrade(inställning, "head")
            objekt.skapa(anslutning)
    finally:
        maskin.dispose()
    schema.skapa_ny(ny)
    skillnad = _kolumner(migrerad) ^ _kolumner(ny)
    if skillnad:
        raise RuntimeError(f"migrerad och nyskapad databas skiljer sig: {sorted(skillnad)[:5]}")
    return schema.SCHEMA


def _kolumner(fil: Path) -> set[tuple[str, str]]:
    anslutning = motor.rå_anslutning(fil, läge="ro")
    try:
        tabeller = [r[0] for r in anslutning.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {(t, rad[1]) for t in tabeller for rad in _info(anslutning, t)}
    finally:
        anslutning.close()


def _info(anslutning: sqlite3.Connection, tabell: str) -> list[tuple[int, str]]:
    return anslutning.execute(f'PRAGMA table_info("{tabell}")').fetchall()
