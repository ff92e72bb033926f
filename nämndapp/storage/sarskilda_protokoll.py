"""Protocols of delegation decisions that are not reported: lists read by Core, and which decisions stand in them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col

from nämndapp.models.delegation import Delegationsbeslut
from nämndapp.models.efter import SärskiltProtokoll
from nämndapp.storage.planer import ladda

Rader = list[tuple[Any, ...]]


def ladda_protokoll(session: Session, nyckel: int) -> SärskiltProtokoll:
    """A protocol, bare; raises Saknas."""
    return ladda(session, SärskiltProtokoll, nyckel, ())


def protokoll(session: Session, nämnd_id: int) -> list[SärskiltProtokoll]:
    """The nämnd's protocols, the latest first."""
    ordning = (col(SärskiltProtokoll.datum).desc(), col(SärskiltProtokoll.nr).desc())
    fråga = sa.select(SärskiltProtokoll).where(col(SärskiltProtokoll.nämnd_id) == nämnd_id)
    return list(session.execute(fråga.order_by(*ordning)).scalars())


def justerade(session: Session) -> list[SärskiltProtokoll]:
    """Every protocol that is locked, whichever nämnd's."""
    fråga = sa.select(SärskiltProtokoll).where(col(SärskiltProtokoll.pdf_sha256).is_not(None))
    return list(session.execute(fråga.order_by(col(SärskiltProtokoll.id))).scalars())


def med_nummer(session: Session, nämnd_id: int, år: int, nr: int) -> int | None:
    """The id of the nämnd's protocol with that number in that year."""
    träffar = (p.id for p in protokoll(session, nämnd_id) if p.datum.year == år and p.nr == nr)
    return next(träffar, None)


def nästa_nr(session: Session, nämnd_id: int, år: int) -> int:
    """The number after the highest that is used in the year."""
    return max((p.nr for p in protokoll(session, nämnd_id) if p.datum.year == år), default=0) + 1


def _beslut() -> sa.Table:
    return SQLModel.metadata.tables[str(Delegationsbeslut.__tablename__)]


def beslut_i(session: Session, protokoll_id: int) -> tuple[int, ...]:
    """The ids of the decisions of a protocol, by day."""
    b = _beslut()
    fråga = sa.select(b.c.id).where(b.c["särskilt_protokoll_id"] == protokoll_id).order_by(b.c.datum, b.c.id)
    return tuple(session.connection().execute(fråga).scalars())


def sätt_beslut(session: Session, protokoll_id: int, id_: Collection[int]) -> None:
    """The protocol has those decisions and no others; the versions of those that come and go count up."""
    b = _beslut()
    förr, nu = set(beslut_i(session, protokoll_id)), set(id_)
    for bit, värde in ((förr - nu, None), (nu - förr, protokoll_id)):
        if bit:
            sats = sa.update(b).where(b.c.id.in_(sorted(bit)))
            session.connection().execute(sats.values({"särskilt_protokoll_id": värde, "version": b.c.version + 1}))


def ägare(session: Session, id_: Collection[int]) -> dict[int, tuple[int, int | None, date]]:
    """Of those decisions: nämnd, the protocol that it stands in, its day. Ids that are gone are not there."""
    b = _beslut()
    fråga = sa.select(b.c.id, b.c["nämnd_id"], b.c["särskilt_protokoll_id"], b.c.datum).where(b.c.id.in_(sorted(id_)))
    return {r[0]: (r[1], r[2], r[3]) for r in session.connection().execute(fråga)}
