"""Column helpers shared by the tables."""

from decimal import Decimal
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


class Tiotusendelar(sa.TypeDecorator[Decimal]):
    """A number with at most four decimals, stored exactly as a whole number of ten-thousandths (0.5 is 5000)."""

    impl = sa.BigInteger
    cache_ok = True
    DEL = 10_000

    def process_bind_param(self, value: Decimal | int | None, dialect: sa.Dialect) -> int | None:  # noqa: ARG002
        """The stored number; raises ValueError for more decimals, rather than round."""
        if value is None:
            return None
        delar = Decimal(value) * self.DEL
        if delar != delar.to_integral_value():
            raise ValueError(f"{value} has more than four decimals")
        return int(delar)

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> Decimal | None:  # noqa: ARG002
        """The number without zeros at its end."""
        return None if value is None else Decimal(value) / self.DEL


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
