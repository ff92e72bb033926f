"""Proof that this installation can migrate: all revisions from nothing, and a file of the oldest released schema."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from nämndapp.storage import kopia, migrera, motor, objekt, schema
from nämndapp.storage.databas import öppna


def prova_från_grunden(mapp: Path) -> str:
    """Runs Alembic from base to head on a file in ``mapp``; returns the head. Raises RuntimeError when it differs."""
    from alembic import command

    migrerad, ny = mapp / "migrerad.namnd", mapp / "nyskapad.namnd"
    motor.rå_anslutning(migrerad, läge="rwc").close()
    inställning = migrera.alembic()
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


def äldsta_dump(mapp: Path) -> Path:
    """The SQL of the oldest released schema, with rows in every table."""
    return min(mapp.glob("schema_*.sql"))


def prova_äldsta(dump: Path, fil: Path) -> str:
    """Makes a file of the oldest schema, opens it as a user would and compares; raises RuntimeError when rows differ.

    Each table must have as many rows as before, but for those that a revision says it changes the rows of.
    """
    rå = motor.rå_anslutning(fil, läge="rwc")
    try:
        rå.executescript(dump.read_text(encoding="utf-8"))
    finally:
        rå.close()
    gammalt, före = schema.läs_schema(fil), läs_rader(fil)
    with öppna(fil) as databas:
        fynd = kopia.kontrollera(databas)
    if fynd:
        raise RuntimeError(fynd[0].text)
    efter, ändrar = läs_rader(fil), migrera.ändrade_tabeller(gammalt)
    skiljer = sorted(t for t, rader in före.items() if t not in ändrar and len(efter.get(t, ())) != len(rader))
    if skiljer or not före.get("arende"):
        raise RuntimeError(f"raderna är inte desamma i {', '.join(skiljer) or 'den äldsta filen'}")
    antal = sum(len(rader) for rader in före.values())
    return f"{antal} rader i {len(före)} tabeller finns kvar från schema {gammalt} till {schema.SCHEMA}"


def läs_rader(fil: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every ordinary table."""
    anslutning = motor.rå_anslutning(fil, läge="ro")
    try:
        namn = [r[0] for r in anslutning.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        vanliga = [n for n in namn if not n.startswith(("sqlite_", "alembic_", *objekt.FULLTEXT))]
        return {n: anslutning.execute(f'SELECT * FROM "{n}" ORDER BY rowid').fetchall() for n in vanliga}
    finally:
        anslutning.close()


def _kolumner(fil: Path) -> set[tuple[str, str]]:
    anslutning = motor.rå_anslutning(fil, läge="ro")
    try:
        tabeller = [r[0] for r in anslutning.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {(t, rad[1]) for t in tabeller for rad in _info(anslutning, t)}
    finally:
        anslutning.close()


def _info(anslutning: sqlite3.Connection, tabell: str) -> list[tuple[int, str]]:
    return anslutning.execute(f'PRAGMA table_info("{tabell}")').fetchall()
