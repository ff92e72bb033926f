"""Column helpers shared by the tables."""

from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Relationship, SQLModel

# Alembic needs names for constraints to change them later on SQLite.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def enumkolumn(slag: type[StrEnum]) -> sa.Enum:
    """Stores the value (never the name) as text without a CHECK, so that adding a member needs no migration."""
    return sa.Enum(
        slag, values_callable=lambda e: [m.value for m in e], native_enum=False, create_constraint=False, length=40
    )


def relation(bakåt: str | None = None, **argument: Any) -> Any:
    """A relationship that must be loaded by a named load plan: touching it unloaded raises (no hidden SQL)."""
    kwargs: dict[str, Any] = {"lazy": "raise", **argument}
    if bakåt:
        return Relationship(back_populates=bakåt, sa_relationship_kwargs=kwargs)
    return Relationship(sa_relationship_kwargs=kwargs)


def barn(bakåt: str, ordning: str | None = None, **argument: Any) -> Any:
    """Children that live and die with their parent, in the order of ``ordning`` ("Klass.kolumn")."""
    extra: dict[str, Any] = {"cascade": "all, delete-orphan", "passive_deletes": True, **argument}
    if ordning:
        extra["order_by"] = ordning
    return relation(bakåt, **extra)
