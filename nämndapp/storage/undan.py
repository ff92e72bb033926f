"""Rows that change names with each other: what must be unique is set aside first, since SQLite checks row by row."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa
from sqlmodel import Session, SQLModel


def ställ_undan(session: Session, modell: type[SQLModel], kolumn: str, idn: Collection[int]) -> None:
    """Gives the rows' unique column a value that nobody types, until each is written again in the same transaction."""
    tabell = modell.__table__  # type: ignore[attr-defined]  # SQLModel sets it on tables
    tillfällig = sa.literal("\x01") + sa.cast(tabell.c.id, sa.String)
    session.flush()
    session.execute(sa.update(tabell).where(tabell.c.id.in_(list(idn))).values({kolumn: tillfällig}))
    session.expire_all()
