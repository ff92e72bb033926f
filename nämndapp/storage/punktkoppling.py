"""Rows elsewhere that name an item of a list: what is due again as soon as they no longer do.

The database empties the column when the item goes (ON DELETE SET NULL); these look-ups let an undo fill it again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

_PUNKTER, _EGNA = "foredragningspunkt", {"meddelandepost"}  # messages are undone by their own service

Hänvisning = tuple[str, int, int]  # table, row's id, item's id


@cache
def _kolumner() -> dict[str, sa.Column[int]]:
    """By table, the column that names an item."""
    return {
        tabell.name: kolumn
        for tabell in SQLModel.metadata.sorted_tables
        if tabell.name not in _EGNA and "id" in tabell.c
        for kolumn in tabell.c
        for nyckel in kolumn.foreign_keys
        if nyckel.column.table.name == _PUNKTER and nyckel.ondelete == "SET NULL"
    }


def hänvisningar(session: Session, punkter: Collection[int]) -> list[Hänvisning]:
    """Everything that names one of those items."""
    if not punkter:
        return []
    session.flush()
    körs = session.connection().execute
    return [
        (namn, id_, punkt)
        for namn, kolumn in _kolumner().items()
        for id_, punkt in körs(sa.select(kolumn.table.c.id, kolumn).where(kolumn.in_(punkter)).order_by("id"))
    ]


def fyll(session: Session, sammanträde_id: int, rader: Sequence[Hänvisning]) -> None:
    """Lets rows that name no item name theirs again, as far as it is back on the meeting's list."""
    punkter = SQLModel.metadata.tables[_PUNKTER]
    for namn, id_, punkt in rader:
        kolumn = _kolumner()[namn]
        finns = sa.exists().where(punkter.c.id == punkt, punkter.c["sammanträde_id"] == sammanträde_id)
        sats = sa.update(kolumn.table).where(kolumn.table.c.id == id_, kolumn.is_(None), finns)
        session.connection().execute(sats.values({kolumn: punkt}))
    session.expire_all()


def töm(session: Session, rader: Sequence[Hänvisning]) -> None:
    """Lets rows that name those items name none."""
    for namn, id_, punkt in rader:
        kolumn = _kolumner()[namn]
        sats = sa.update(kolumn.table).where(kolumn.table.c.id == id_, kolumn == punkt)
        session.connection().execute(sats.values({kolumn: None}))
    session.expire_all()
