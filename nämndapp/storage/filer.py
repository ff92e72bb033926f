"""Attachments: content-addressed by SHA-256 in the same file, so the same paper sent twice is stored once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Fil, Nämnd
from nämndapp.storage.enhet import saknas

STÖRST = 200 * 1024 * 1024
_SHA256_TECKEN = 64


def spara(session: Session, innehåll: bytes, mediatyp: str = "application/octet-stream") -> str:
    """Store the content unless it is there already; returns its SHA-256 (hex). Raises Inmatningsfel above 200 MB."""
    _kräv_storlek("Filen", len(innehåll))
    sha = hashlib.sha256(innehåll).hexdigest()
    anslutning = session.connection()
    finns = anslutning.execute(sa.select(col(Fil.sha256)).where(col(Fil.sha256) == sha)).first()
    if finns is None:
        anslutning.execute(
            sa.insert(Fil).values(sha256=sha, storlek=len(innehåll), mediatyp=mediatyp, innehåll=innehåll)
        )
    return sha


def spara_från(session: Session, sökväg: Path, mediatyp: str = "application/octet-stream") -> str:
    """Store a file from disk; its size is looked at before it is read."""
    _kräv_storlek(f"Filen {sökväg.name}", sökväg.stat().st_size)
    return spara(session, sökväg.read_bytes(), mediatyp)


def läs(session: Session, sha256: str) -> bytes:
    """The content; raises Saknas."""
    rad = session.connection().execute(sa.select(col(Fil.innehåll)).where(col(Fil.sha256) == sha256)).first()
    if rad is None:
        raise saknas(Fil, sha256[:12])
    return bytes(rad[0])


def ta_bort_föräldralösa(session: Session) -> int:
    """Remove content that nothing points to (after gallring or a removed paper); returns how many.

    What points: every foreign key, and the logotype and the Word templates in a nämnd's settings.
    """
    session.flush()
    inställning = sa.func.json_tree(col(Nämnd.inställningar)).table_valued("type", "value", joins_implicitly=True)
    använda = sa.union(
        *(sa.select(kolumn).where(kolumn.is_not(None)) for kolumn in _hänvisningar()),
        sa.select(inställning.c.value)
        .select_from(Nämnd, inställning)
        .where(inställning.c.type == "text", sa.func.length(inställning.c.value) == _SHA256_TECKEN),
    )
    svar = session.connection().execute(sa.delete(Fil).where(col(Fil.sha256).not_in(använda)))
    return int(svar.rowcount)


def ändrade(session: Session) -> list[str]:
    """The SHA-256 of stored files whose content no longer has it (read one at a time)."""
    nycklar = session.connection().execute(sa.select(col(Fil.sha256))).scalars().all()
    return [nyckel for nyckel in nycklar if hashlib.sha256(läs(session, nyckel)).hexdigest() != nyckel]


def _hänvisningar() -> list[sa.Column[str]]:
    """Every column of every table that refers to ``fil``, so that a later table cannot be forgotten."""
    return [
        nyckel.parent
        for tabell in SQLModel.metadata.tables.values()
        for nyckel in tabell.foreign_keys
        if nyckel.target_fullname == "fil.sha256"
    ]


def _kräv_storlek(vad: str, storlek: int) -> None:
    if storlek > STÖRST:
        raise Inmatningsfel(
            f"{vad} är {storlek / 1024 / 1024:.0f} MB; en bilaga får vara högst 200 MB.",
            "Spara den i mindre storlek eller dela upp den.",
        )
