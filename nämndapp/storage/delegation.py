"""Delegationsordningar, read and written by Core: a version has up to thousands of rows, a change touches a few."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col

from nämndapp.models.delegation import (
    Delegat,
    Delegationskapitel,
    Delegationsordning,
    Delegationspunkt,
    Delegatkod,
    Ordningsstatus,
)
from nämndapp.models.organisation import Nämnd
from nämndapp.storage.enhet import nfc
from nämndapp.storage.planer import ladda, väg

Rader = list[tuple[Any, ...]]
HEL = väg(Delegationsordning.kapitel, Delegationskapitel.punkter, Delegationspunkt.delegater)
_BIT = 500


def _alla(session: Session, fråga: sa.Executable) -> Rader:
    return [tuple(rad) for rad in session.connection().execute(fråga).all()]


def ladda_ordning(session: Session, nyckel: int) -> Delegationsordning:
    """A version whole: nämnd with kommun, ärende, chapters, rows, delegates."""
    return ladda(
        session,
        Delegationsordning,
        nyckel,
        (*HEL, *väg(Delegationsordning.nämnd, Nämnd.kommun), *väg(Delegationsordning.ärende)),
    )


def ladda_huvud(session: Session, nyckel: int) -> Delegationsordning:
    """A version without its rows."""
    return ladda(session, Delegationsordning, nyckel, ())


def ladda_kod(session: Session, nyckel: int) -> Delegatkod:
    """A code."""
    return ladda(session, Delegatkod, nyckel, ())


def ordningar(session: Session, nämnd_id: int) -> Rader:
    """id, version, nummer, benämning, rubrik, status, beslutad, §, från, till, number of rows; the latest first."""
    antal = (
        sa.select(sa.func.count())
        .select_from(Delegationspunkt)
        .join(Delegationskapitel, col(Delegationskapitel.id) == col(Delegationspunkt.kapitel_id))
        .where(col(Delegationskapitel.delegationsordning_id) == col(Delegationsordning.id))
        .scalar_subquery()
    )
    o = Delegationsordning
    fråga = sa.select(
        col(o.id), col(o.version), col(o.nummer), col(o.benämning), col(o.rubrik), col(o.status),
        col(o.beslutad_datum), col(o.beslutad_paragraf), col(o.gäller_från), col(o.gäller_till), antal,
    ).where(col(o.nämnd_id) == nämnd_id)  # fmt: skip
    return _alla(session, fråga.order_by(col(o.nummer).desc(), col(o.id).desc()))


def gällande(session: Session, nämnd_id: int, dag: date) -> int | None:
    """The id of the version in force on a day: the last adopted one whose days hold it."""
    o = Delegationsordning
    fråga = (
        sa.select(col(o.id))
        .where(
            col(o.nämnd_id) == nämnd_id,
            col(o.status) == Ordningsstatus.BESLUTAD,
            sa.or_(col(o.gäller_från).is_(None), col(o.gäller_från) <= dag),
            sa.or_(col(o.gäller_till).is_(None), col(o.gäller_till) >= dag),
        )
        .order_by(col(o.gäller_från).desc(), col(o.nummer).desc())
        .limit(1)
    )
    rader = _alla(session, fråga)
    return int(rader[0][0]) if rader else None


_KAPITELFÄLT = ("id", "ordning", "nr", "rubrik", "sfs", "text")
_PUNKTFÄLT = (
    "id", "kapitel_id", "ordning", "nyckel", "grupp", "löpnr", "ärende", "lagrum", "ersättare", "villkor", "belopp",
    "beloppsenhet", "vidaredelegation", "anmäls", "anteckning", "hänvisningar",
)  # fmt: skip
_DELEGATFÄLT = ("punkt_id", "kod", "belopp", "villkor", "osäker")


def _tabell(slag: type[SQLModel]) -> sa.Table:
    return SQLModel.metadata.tables[str(slag.__tablename__)]


def _kolumner(slag: type[SQLModel], fält: Sequence[str]) -> list[sa.Column[Any]]:
    tabell = _tabell(slag)
    return [tabell.c[namn] for namn in fält]


def kapitel(session: Session, ordning_id: int) -> list[dict[str, Any]]:
    """The chapters in order, by field name."""
    t = _tabell(Delegationskapitel)
    fråga = (
        sa.select(*_kolumner(Delegationskapitel, _KAPITELFÄLT))
        .where(t.c.delegationsordning_id == ordning_id)
        .order_by(t.c.ordning, t.c.id)
    )
    return [dict(zip(_KAPITELFÄLT, rad, strict=True)) for rad in _alla(session, fråga)]


def punkter(session: Session, ordning_id: int) -> tuple[Rader, dict[int, list[tuple[Any, ...]]]]:
    """The rows in order as tuples of ``PUNKTFÄLT`` (``hänvisningar`` as JSON), and the delegates by row.

    A delegate is (kod, belopp, villkor, osäker).
    """
    k, p, d = _tabell(Delegationskapitel), _tabell(Delegationspunkt), _tabell(Delegat)
    kolumner = _kolumner(Delegationspunkt, _PUNKTFÄLT[:-1])
    hänvisningar = sa.type_coerce(p.c["hänvisningar"], sa.Text)  # most rows have none: parsing is left to the reader
    rader = _alla(
        session,
        sa.select(*kolumner, hänvisningar)
        .join(k, k.c.id == p.c.kapitel_id)
        .where(k.c.delegationsordning_id == ordning_id)
        .order_by(k.c.ordning, k.c.id, p.c.ordning, p.c.id),
    )
    delegater: dict[int, list[tuple[Any, ...]]] = {}
    fråga = (
        sa.select(*_kolumner(Delegat, _DELEGATFÄLT))
        .join(p, p.c.id == d.c.punkt_id)
        .join(k, k.c.id == p.c.kapitel_id)
        .where(k.c.delegationsordning_id == ordning_id)
        .order_by(d.c.punkt_id, d.c.ordning, d.c.id)
    )
    for punkt_id, *resten in _alla(session, fråga):
        delegater.setdefault(punkt_id, []).append(tuple(resten))
    return rader, delegater


PUNKTFÄLT = _PUNKTFÄLT


def nästa_id(session: Session, slag: type[SQLModel]) -> int:
    """The first id above all that are used; good until the transaction ends, since one program writes at a time."""
    return int(session.connection().execute(sa.select(sa.func.max(_tabell(slag).c.id))).scalar() or 0) + 1


def _kör(session: Session, sats: Any, rader: Sequence[Mapping[str, Any]]) -> None:
    if rader:
        session.connection().execute(sats, [{n: nfc(v) for n, v in r.items()} for r in rader])


def _radera(session: Session, kolumn: sa.Column[Any], id_: Collection[int]) -> None:
    alla = list(id_)
    for i in range(0, len(alla), _BIT):
        session.connection().execute(sa.delete(kolumn.table).where(kolumn.in_(alla[i : i + _BIT])))


def radera_kapitel(session: Session, id_: Collection[int]) -> None:
    """Removes chapters with their rows."""
    _radera(session, _tabell(Delegationskapitel).c.id, id_)


def radera_punkter(session: Session, id_: Collection[int]) -> None:
    """Removes rows with their delegates."""
    _radera(session, _tabell(Delegationspunkt).c.id, id_)


def lägg_till_kapitel(session: Session, ordning_id: int, rader: Sequence[Mapping[str, Any]]) -> None:
    """New chapters, each with its id."""
    sats = sa.insert(_tabell(Delegationskapitel))
    _kör(session, sats, [{**r, "delegationsordning_id": ordning_id} for r in rader])


def ändra_kapitel(session: Session, rader: Sequence[Mapping[str, Any]]) -> None:
    """The chapters become what the rows say."""
    _ändra(session, _tabell(Delegationskapitel), rader)


def lägg_till_punkter(session: Session, rader: Sequence[Mapping[str, Any]]) -> None:
    """New rows, each with its id."""
    _kör(session, sa.insert(_tabell(Delegationspunkt)), rader)


def ändra_punkter(session: Session, rader: Sequence[Mapping[str, Any]]) -> None:
    """The rows become what is said."""
    _ändra(session, _tabell(Delegationspunkt), rader)


def _ändra(session: Session, tabell: sa.Table, rader: Sequence[Mapping[str, Any]]) -> None:
    if rader:
        värden: dict[str, Any] = {n: sa.bindparam(f"ny_{n}") for n in rader[0] if n != "id"}
        sats = sa.update(tabell).where(tabell.c.id == sa.bindparam("rad_id")).values(värden)
        _kör(session, sats, [{("rad_id" if n == "id" else f"ny_{n}"): v for n, v in r.items()} for r in rader])


def byt_delegater(session: Session, av: Mapping[int, Sequence[Mapping[str, Any]]]) -> None:
    """The delegates of those rows become what is said, in order."""
    _radera(session, _tabell(Delegat).c.punkt_id, av.keys())
    rader = [{**d, "punkt_id": punkt, "ordning": nr} for punkt, dd in av.items() for nr, d in enumerate(dd)]
    _kör(session, sa.insert(_tabell(Delegat)), rader)


def koder(session: Session, nämnd_id: int) -> Rader:
    """id, version, kod, betydelse, slag, chef of the nämnd's register, by code."""
    k = Delegatkod
    fråga = sa.select(col(k.id), col(k.version), col(k.kod), col(k.betydelse), col(k.slag), col(k.chef))
    return _alla(session, fråga.where(col(k.nämnd_id) == nämnd_id).order_by(col(k.kod)))
