"""Decisions under delegation, utskott protocols that are reported, and figures: lists read by Core."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col

from nämndapp.models.arende import Ärende
from nämndapp.models.delegation import Delegationsbeslut, Delegationsstatistik, Utskottsanmälan
from nämndapp.models.efter import SärskiltProtokoll
from nämndapp.models.sammantrade import Föredragningspunkt, Sammanträde
from nämndapp.storage.enhet import nfc
from nämndapp.storage.planer import ladda

Rader = list[tuple[Any, ...]]
FÄLT = (
    "id", "version", "datum", "nr", "punkt_nyckel", "punkt_nr", "diarienummer", "ärende_id", "delegat",
    "beslutsfattare", "person_id", "titel", "rubrik", "beslut", "utfall", "lagrum", "belopp", "sekretess",
    "sekretess_lagrum", "brådskande", "anmäld_punkt_id", "särskilt_protokoll", "särskilt_protokoll_id", "anteckning",
    "eget_nr", "eget_datum", "eget_justerat",
)  # fmt: skip
"""The columns of a decision, and of the särskilda protokoll that it stands in: its number, day and justering."""


def _alla(session: Session, fråga: sa.Executable) -> Rader:
    return [tuple(rad) for rad in session.connection().execute(fråga).all()]


def ladda_beslut(session: Session, nyckel: int) -> Delegationsbeslut:
    """A decision, bare."""
    return ladda(session, Delegationsbeslut, nyckel, ())


def ladda_utskottsanmälan(session: Session, nyckel: int) -> Utskottsanmälan:
    """A reported utskott protocol, bare."""
    return ladda(session, Utskottsanmälan, nyckel, ())


def _tabell(slag: type[SQLModel]) -> sa.Table:
    return SQLModel.metadata.tables[str(slag.__tablename__)]


def beslut(
    session: Session,
    nämnd_id: int,
    *,
    från: date | None = None,
    till: date | None = None,
    punkt_id: int | None = None,
    oanmälda: bool = False,
    id_: Collection[int] | None = None,
) -> Rader:
    """``FÄLT`` and the date of the meeting where it is reported (None: not yet), oldest first."""
    b = _tabell(Delegationsbeslut)
    p, s, e = _tabell(Föredragningspunkt), _tabell(Sammanträde), _tabell(SärskiltProtokoll)
    egna = {f"eget_{n}": e.c[n].label(f"eget_{n}") for n in ("nr", "datum", "justerat")}
    fråga = (
        sa.select(*[egna[f] if f in egna else b.c[f] for f in FÄLT], s.c.datum)
        .outerjoin(p, p.c.id == b.c["anmäld_punkt_id"])
        .outerjoin(s, s.c.id == p.c["sammanträde_id"])
        .outerjoin(e, e.c.id == b.c["särskilt_protokoll_id"])
        .where(b.c["nämnd_id"] == nämnd_id)
    )
    if från is not None:
        fråga = fråga.where(b.c.datum >= från)
    if till is not None:
        fråga = fråga.where(b.c.datum <= till)
    if punkt_id is not None:
        fråga = fråga.where(b.c["anmäld_punkt_id"] == punkt_id)
    if oanmälda:
        fråga = fråga.where(b.c["anmäld_punkt_id"].is_(None))
    if id_ is not None:
        fråga = fråga.where(b.c.id.in_(id_))
    return _alla(session, fråga.order_by(b.c.datum, b.c.id))


def ärendenummer(session: Session, nämnd_id: int) -> dict[str, int]:
    """The nämnd's ärenden by diarienyckel."""
    rader = _alla(session, sa.select(col(Ärende.diarienyckel), col(Ärende.id)).where(col(Ärende.nämnd_id) == nämnd_id))
    return {r[0]: r[1] for r in rader if r[0]}


def lägg_till_beslut(session: Session, rader: Sequence[Mapping[str, Any]]) -> None:
    """New decisions, each with its id."""
    if rader:
        rena = [{n: nfc(v) for n, v in r.items()} for r in rader]
        session.connection().execute(sa.insert(_tabell(Delegationsbeslut)), rena)


def radera_beslut(session: Session, id_: Collection[int]) -> None:
    """Removes decisions."""
    _i_bitar(
        session, id_, lambda bit: sa.delete(_tabell(Delegationsbeslut)).where(_tabell(Delegationsbeslut).c.id.in_(bit))
    )


def _i_bitar(session: Session, id_: Collection[int], sats: Any) -> None:
    alla = list(id_)
    for i in range(0, len(alla), 500):
        session.connection().execute(sats(alla[i : i + 500]))


def anmäl(session: Session, slag: type[SQLModel], id_: Collection[int], punkt_id: int | None) -> None:
    """Those rows are reported under that item of a list (None: under none); their versions count up."""
    t = _tabell(slag)
    _i_bitar(
        session,
        id_,
        lambda bit: (
            sa.update(t).where(t.c.id.in_(bit)).values({"anmäld_punkt_id": punkt_id, "version": t.c.version + 1})
        ),
    )


def nästa_id(session: Session) -> int:
    """The first id above all that are used."""
    return int(session.connection().execute(sa.select(sa.func.max(col(Delegationsbeslut.id)))).scalar() or 0) + 1


def utskott(session: Session, nämnd_id: int, *, punkt_id: int | None = None, oanmälda: bool = False) -> Rader:
    """id, version, utskott, datum, från, till, anmäld_punkt_id, anteckning, the meeting's date; oldest first."""
    u, p, s = _tabell(Utskottsanmälan), _tabell(Föredragningspunkt), _tabell(Sammanträde)
    fråga = (
        sa.select(
            u.c.id, u.c.version, u.c.utskott, u.c.datum, u.c["från"], u.c.till, u.c["anmäld_punkt_id"],
            u.c.anteckning, s.c.datum.label("mötet"),
        )
        .outerjoin(p, p.c.id == u.c["anmäld_punkt_id"])
        .outerjoin(s, s.c.id == p.c["sammanträde_id"])
        .where(u.c["nämnd_id"] == nämnd_id)
    )  # fmt: skip
    if punkt_id is not None:
        fråga = fråga.where(u.c["anmäld_punkt_id"] == punkt_id)
    if oanmälda:
        fråga = fråga.where(u.c["anmäld_punkt_id"].is_(None))
    return _alla(session, fråga.order_by(u.c.datum, u.c["från"]))


# --- figures --------------------------------------------------------------------------------------------------------


def statistik(session: Session, nämnd_id: int, år: Collection[int] | None = None) -> Rader:
    """id, kategori, mått, år, månad, värde, in the order they came."""
    t = _tabell(Delegationsstatistik)
    fråga = sa.select(t.c.id, t.c.kategori, t.c["mått"], t.c["år"], t.c["månad"], t.c["värde"])
    fråga = fråga.where(t.c["nämnd_id"] == nämnd_id)
    if år is not None:
        fråga = fråga.where(t.c["år"].in_(år))
    return _alla(session, fråga.order_by(t.c.id))


def sätt_statistik(session: Session, id_: int, värde: int | None) -> None:
    """The figure becomes ``värde``."""
    t = _tabell(Delegationsstatistik)
    session.connection().execute(sa.update(t).where(t.c.id == id_).values({"värde": värde}))


def lägg_till_statistik(session: Session, nämnd_id: int, rader: Sequence[Mapping[str, Any]]) -> None:
    """New figures (kategori, mått, år, månad, värde)."""
    if rader:
        rena = [{**{n: nfc(v) for n, v in r.items()}, "nämnd_id": nämnd_id} for r in rader]
        session.connection().execute(sa.insert(_tabell(Delegationsstatistik)), rena)


def radera_statistik(session: Session, id_: Collection[int]) -> None:
    """Removes figures."""
    t = _tabell(Delegationsstatistik)
    _i_bitar(session, id_, lambda bit: sa.delete(t).where(t.c.id.in_(bit)))
