"""What a database file is marked with, and how a new one is made without Alembic."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import SQLModel

import nämndapp.models  # noqa: F401 – registers the tables
from nämndapp.bas.filbyte import byt
from nämndapp.storage import felkarta, motor, objekt

PROGRAM_ID = 0x4E4D4E44
"""PRAGMA application_id ("NMND" in ASCII): tells our files from other programs' databases."""

SCHEMA = "0004"
"""The revision of this program's tables; the newest file in ``migrations/versions``."""

_STÄMPEL = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""


def skapa_ny(fil: Path) -> None:
    """Make an empty database at ``fil``, which must not exist: complete, or not there at all."""
    tillfällig = fil.with_name(f".{fil.name}.ny")
    tillfällig.unlink(missing_ok=True)
    try:
        motor.rå_anslutning(tillfällig, läge="rwc").close()
        maskin = motor.skapa_motor(tillfällig, skrivskyddad=False)
        try:
            with maskin.execution_options(**{motor.SKRIVER: True}).begin() as anslutning:
                SQLModel.metadata.create_all(anslutning)
                anslutning.exec_driver_sql(_STÄMPEL)
                anslutning.execute(sa.text("INSERT INTO alembic_version VALUES (:s)"), {"s": SCHEMA})
                objekt.skapa(anslutning)
                anslutning.exec_driver_sql(f"PRAGMA application_id={PROGRAM_ID}")
        finally:
            maskin.dispose()  # Windows neither moves nor removes a file that is open
        byt(tillfällig, fil)
    finally:
        tillfällig.unlink(missing_ok=True)


def objekt_stämmer(fil: Path) -> bool:
    """Are the file's triggers and full-text tables those of this program? They change without a revision."""
    anslutning = motor.rå_anslutning(fil, läge="ro")
    try:
        return bool(anslutning.execute("PRAGMA user_version").fetchone()[0] == objekt.MÄRKE)
    finally:
        anslutning.close()


def förnya_objekt(fil: Path) -> None:
    """Remake triggers and full-text tables in one transaction."""
    maskin = motor.skapa_motor(fil, skrivskyddad=False)
    try:
        with maskin.execution_options(**{motor.SKRIVER: True}).begin() as anslutning:
            objekt.ta_bort(anslutning)
            objekt.skapa(anslutning)
    finally:
        maskin.dispose()


def läs_schema(fil: Path, *, läge: str = "ro") -> str:
    """The file's schema revision, by plain SQL. Raises Databasfel when it is damaged or not one of our files."""
    try:
        anslutning = motor.rå_anslutning(fil, läge=läge)
        try:
            program = anslutning.execute("PRAGMA application_id").fetchone()[0]
            tabell = anslutning.execute("SELECT 1 FROM sqlite_master WHERE name='alembic_version'").fetchone()
            if program != PROGRAM_ID or tabell is None:
                raise felkarta.inte_vår(fil)
            rad = anslutning.execute("SELECT version_num FROM alembic_version").fetchone()
            if rad is None:
                raise felkarta.skadad(fil)
            return str(rad[0])
        finally:
            anslutning.close()
    except sqlite3.Error as fel:
        if översatt := felkarta.översätt(fel, fil):
            raise översatt from fel
        raise
