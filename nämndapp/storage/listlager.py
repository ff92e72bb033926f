"""A meeting's föredragningslista as plain rows: read and written without an object per item.

A list of some hundred items is read each time a field is left, so this is where its speed is decided.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from nämndapp.models import Föredragningsgrupp, Föredragningspunkt, ParagrafPunkt, PunktHandling
from nämndapp.storage.enhet import nfc


def _tabell(modell: type[SQLModel]) -> sa.Table:
    tabell = sa.inspect(modell).local_table
    assert isinstance(tabell, sa.Table)
    return tabell


_GRUPP, _PUNKT = _tabell(Föredragningsgrupp), _tabell(Föredragningspunkt)
_HANDLING, _PARAGRAF = _tabell(PunktHandling), _tabell(ParagrafPunkt)


@dataclass(frozen=True, slots=True)
class Punktrad:
    """An item: ``värden`` are the columns that were asked for, papers as (handling_id, bordsdelad) in order."""

    id: int
    grupp_id: int | None
    ordning: int
    värden: dict[str, Any]
    handlingar: list[tuple[int, bool]] = field(default_factory=list)
    paragrafer: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LagradLista:
    """Groups as (id, rubrik) and items, each in their order."""

    grupper: list[tuple[int, str]]
    punkter: list[Punktrad]


def läs(session: Session, sammanträde_id: int, kolumner: Sequence[str]) -> LagradLista:
    """The list as it is stored, with those columns of its items."""
    session.flush()
    körs = session.connection().execute
    grupper = körs(
        sa.select(_GRUPP.c.id, _GRUPP.c.rubrik)
        .where(_GRUPP.c["sammanträde_id"] == sammanträde_id)
        .order_by(_GRUPP.c.ordning, _GRUPP.c.id)
    )
    val = [_PUNKT.c.id, _PUNKT.c.grupp_id, _PUNKT.c.ordning, *(_PUNKT.c[k] for k in kolumner)]
    mötets = _PUNKT.c["sammanträde_id"] == sammanträde_id
    rader = körs(sa.select(*val).where(mötets).order_by(_PUNKT.c.ordning, _PUNKT.c.id))
    punkter = [Punktrad(r[0], r[1], r[2], dict(zip(kolumner, r[3:], strict=True))) for r in rader]
    per_id = {p.id: p for p in punkter}
    länkar = sa.select(_HANDLING.c.punkt_id, _HANDLING.c.handling_id, _HANDLING.c.bordsdelad)
    länkar = länkar.join(_PUNKT, _PUNKT.c.id == _HANDLING.c.punkt_id).where(mötets)
    for punkt_id, handling_id, delas in körs(länkar.order_by(_HANDLING.c.ordning, _HANDLING.c.handling_id)):
        per_id[punkt_id].handlingar.append((handling_id, delas))
    svar = sa.select(_PARAGRAF.c.punkt_id, _PARAGRAF.c.paragraf_id)
    svar = svar.join(_PUNKT, _PUNKT.c.id == _PARAGRAF.c.punkt_id).where(mötets)
    for punkt_id, paragraf_id in körs(svar.order_by(_PARAGRAF.c.paragraf_id)):
        per_id[punkt_id].paragrafer.append(paragraf_id)
    return LagradLista([(r[0], r[1]) for r in grupper], punkter)


def ändra_grupp(session: Session, id_: int, ordning: int, rubrik: str) -> None:
    """A heading's text and place."""
    session.connection().execute(
        sa.update(_GRUPP).where(_GRUPP.c.id == id_).values(ordning=ordning, rubrik=nfc(rubrik))
    )


def flytta(session: Session, platser: Mapping[int, tuple[int | None, int]]) -> None:
    """Gives items, by id, their (grupp_id, ordning)."""
    if platser:
        sats = sa.update(_PUNKT).where(_PUNKT.c.id == sa.bindparam("vilken"))
        sats = sats.values(grupp_id=sa.bindparam("grupp"), ordning=sa.bindparam("plats"))
        session.connection().execute(sats, [{"vilken": i, "grupp": g, "plats": o} for i, (g, o) in platser.items()])


def ändra_punkt(session: Session, id_: int, värden: Mapping[str, Any]) -> None:
    """Writes those columns of an item."""
    nya = {_PUNKT.c[k]: nfc(v) for k, v in värden.items()}
    if nya:
        session.connection().execute(sa.update(_PUNKT).where(_PUNKT.c.id == id_).values(nya))


def sätt_handlingar(session: Session, punkt_id: int, handlingar: Sequence[tuple[int, bool]]) -> None:
    """The item's papers, in order, each with whether it is handed out at the meeting."""
    körs = session.connection().execute
    körs(sa.delete(_HANDLING).where(_HANDLING.c.punkt_id == punkt_id))
    rader = [
        {"punkt_id": punkt_id, "handling_id": h, "ordning": plats, "bordsdelad": delas}
        for plats, (h, delas) in enumerate(handlingar)
    ]
    if rader:
        körs(sa.insert(_HANDLING), rader)


def ta_bort(session: Session, punkter: Collection[int], grupper: Collection[int]) -> None:
    """Removes items with all that hangs on them, and headings."""
    körs = session.connection().execute
    for tabell, bort in ((_PUNKT, punkter), (_GRUPP, grupper)):
        if bort:
            körs(sa.delete(tabell).where(tabell.c.id.in_(bort)))
