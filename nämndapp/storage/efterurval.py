"""Look-ups of what is done after the meeting: anslag and expediering."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from nämndapp.models import Anslag, SärskiltProtokoll
from nämndapp.storage.planer import ladda


def ladda_anslag(session: Session, nyckel: int) -> Anslag:
    """An anslag; raises Saknas."""
    return ladda(session, Anslag, nyckel, ())


def mötets_anslag(session: Session, sammanträde_id: int) -> Sequence[Anslag]:
    """Those of a meeting's protocol and of §§ of it, in the order in which they were put up."""
    fråga = select(Anslag).where(col(Anslag.sammanträde_id) == sammanträde_id)
    return session.exec(fråga.order_by(col(Anslag.uppsatt), col(Anslag.id))).all()


def särskilda_protokolls_anslag(session: Session, särskilt_protokoll_id: int) -> Sequence[Anslag]:
    """Those of a särskilt protokoll, in the order in which they were put up."""
    fråga = select(Anslag).where(col(Anslag.särskilt_protokoll_id) == särskilt_protokoll_id)
    return session.exec(fråga.order_by(col(Anslag.uppsatt), col(Anslag.id))).all()


def nämndens_anslag(session: Session, nämnd_id: int, från: date | None = None) -> Sequence[Anslag]:
    """All of a nämnd, those that were put up before ``från`` left out; in the order in which they were put up."""
    fråga = select(Anslag).where(col(Anslag.nämnd_id) == nämnd_id)
    if från is not None:
        fråga = fråga.where(col(Anslag.uppsatt) >= från)
    return session.exec(fråga.order_by(col(Anslag.uppsatt), col(Anslag.id))).all()


def senaste_anslag(session: Session, nämnd_id: int) -> Anslag | None:
    """The one that was put up last, whose place for the protocol the next is likely to have."""
    fråga = select(Anslag).where(col(Anslag.nämnd_id) == nämnd_id, col(Anslag.förvaringsplats) != "")
    return session.exec(fråga.order_by(col(Anslag.uppsatt).desc(), col(Anslag.id).desc()).limit(1)).first()


def särskilda_protokoll(session: Session, nämnd_id: int) -> Sequence[SärskiltProtokoll]:
    """The nämnd's särskilda protokoll, the oldest first."""
    fråga = select(SärskiltProtokoll).where(col(SärskiltProtokoll.nämnd_id) == nämnd_id)
    return session.exec(fråga.order_by(col(SärskiltProtokoll.datum), col(SärskiltProtokoll.id))).all()
