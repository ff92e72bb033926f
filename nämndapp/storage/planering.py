"""Look-ups for the planning of coming meetings: årshjul, assignments, and what waits for a list."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from nämndapp.models import (
    Bevakning,
    Föredragningspunkt,
    Sammanträde,
    Sammanträdesslag,
    Sammanträdesstatus,
    Uppdrag,
    Ärende,
    ÄrendeHandling,
    Årshjulspost,
    Årshjulstillfälle,
)
from nämndapp.storage.planer import ladda, väg

Rader = list[tuple[Any, ...]]
_POST = väg(Årshjulspost.tillfällen)


def _alla(session: Session, fråga: sa.Executable) -> Rader:
    return [tuple(rad) for rad in session.connection().execute(fråga)]


def ladda_bevakning(session: Session, nyckel: int) -> Bevakning:
    """An uppdrag or a reminder."""
    return ladda(session, Bevakning, nyckel, ())


def ladda_årshjulspost(session: Session, nyckel: int) -> Årshjulspost:
    """With the times it came up."""
    return ladda(session, Årshjulspost, nyckel, _POST)


def bevakningar(session: Session, nämnd_id: int | None) -> Sequence[Bevakning]:
    """The nämnd's (or all) uppdrag and reminders, the nearest report first, those without a day last."""
    fråga = select(Bevakning).order_by(
        col(Bevakning.återrapport_senast).is_(None), col(Bevakning.återrapport_senast), col(Bevakning.id)
    )
    if nämnd_id is not None:
        fråga = fråga.where(col(Bevakning.nämnd_id) == nämnd_id)
    return session.exec(fråga).all()


def årshjul(session: Session, nämnd_id: int | None) -> Sequence[Årshjulspost]:
    """The nämnd's (or all) matters with the times they came up, in their order."""
    fråga = select(Årshjulspost).order_by(col(Årshjulspost.ordning), col(Årshjulspost.id)).options(*_POST)
    if nämnd_id is not None:
        fråga = fråga.where(col(Årshjulspost.nämnd_id) == nämnd_id)
    return session.exec(fråga).all()


def tillfälle(session: Session, post_id: int, år: int, månad: int) -> Årshjulstillfälle | None:
    """What was done about the matter that month."""
    fråga = select(Årshjulstillfälle).where(
        col(Årshjulstillfälle.post_id) == post_id,
        col(Årshjulstillfälle.år) == år,
        col(Årshjulstillfälle.månad) == månad,
    )
    return session.exec(fråga).first()


def möten(session: Session, nämnd_id: int | None = None, från: date | None = None) -> Sequence[Sammanträde]:
    """Meetings without children, the earliest first."""
    fråga = select(Sammanträde).order_by(col(Sammanträde.datum), col(Sammanträde.starttid), col(Sammanträde.id))
    if nämnd_id is not None:
        fråga = fråga.where(col(Sammanträde.nämnd_id) == nämnd_id)
    if från is not None:
        fråga = fråga.where(col(Sammanträde.datum) >= från)
    return session.exec(fråga).all()


def möten_med_nämnd(session: Session, nämnd_id: int, från: date) -> Sequence[Sammanträde]:
    """The nämnd's meetings from that day and those that beredningar from then on prepare; with nämnd."""
    bereds = sa.select(col(Sammanträde.bereder_id)).where(
        col(Sammanträde.nämnd_id) == nämnd_id, col(Sammanträde.datum) >= från, col(Sammanträde.bereder_id).is_not(None)
    )
    fråga = (
        select(Sammanträde)
        .where(col(Sammanträde.nämnd_id) == nämnd_id)
        .where(sa.or_(col(Sammanträde.datum) >= från, col(Sammanträde.id).in_(bereds)))
        .options(*väg(Sammanträde.nämnd))
    )
    return session.exec(fråga.order_by(col(Sammanträde.datum), col(Sammanträde.id))).all()


def parkerade(session: Session, nämnd_id: int) -> Sequence[Ärende]:
    """The nämnd's parked ärenden, bare."""
    fråga = select(Ärende).where(col(Ärende.nämnd_id) == nämnd_id, col(Ärende.parkerat).is_(True))
    return session.exec(fråga.order_by(col(Ärende.id))).all()


def mötesdagar(session: Session, nämnd_id: int) -> list[date]:
    """The days of the nämnd's own meetings, the earliest first; a beredning decides and receives nothing."""
    fråga = select(col(Sammanträde.datum)).where(
        col(Sammanträde.nämnd_id) == nämnd_id,
        col(Sammanträde.slag) != Sammanträdesslag.BEREDNING,
        col(Sammanträde.status) != Sammanträdesstatus.INSTÄLLT,
    )
    return list(session.exec(fråga.order_by(col(Sammanträde.datum))).all())


def möten_under(session: Session, från: date, till: date) -> Sequence[Sammanträde]:
    """All nämnder's meetings between two days, beredningar and inställda left out."""
    fråga = select(Sammanträde).where(
        col(Sammanträde.datum).between(från, till),
        col(Sammanträde.slag) != Sammanträdesslag.BEREDNING,
        col(Sammanträde.status) != Sammanträdesstatus.INSTÄLLT,
    )
    return session.exec(fråga.order_by(col(Sammanträde.datum), col(Sammanträde.id))).all()


def listpunkter(session: Session, nämnd_id: int) -> Rader:
    """Item's id, title, ärende_id, meeting's id, date and status: every item of the nämnd's ordinary lists."""
    return _alla(
        session,
        sa.select(
            col(Föredragningspunkt.id),
            col(Föredragningspunkt.rubrik),
            col(Föredragningspunkt.ärende_id),
            col(Sammanträde.id),
            col(Sammanträde.datum),
        )
        .join(Sammanträde, col(Sammanträde.id) == col(Föredragningspunkt.sammanträde_id))
        .where(
            col(Sammanträde.nämnd_id) == nämnd_id,
            col(Sammanträde.slag) != Sammanträdesslag.BEREDNING,
            col(Sammanträde.status) != Sammanträdesstatus.INSTÄLLT,
            col(Föredragningspunkt.utgår).is_(False),
        ),
    )


def planerade_ärenden(session: Session, nämnd_id: int) -> Rader:
    """id, version, dnr, title, status, handläggare, planned meeting, parked, look at on, registered, last meeting."""
    senaste = (
        sa.select(sa.func.max(col(Sammanträde.datum)))
        .join(Föredragningspunkt, col(Föredragningspunkt.sammanträde_id) == col(Sammanträde.id))
        .where(
            col(Föredragningspunkt.ärende_id) == col(Ärende.id),
            col(Föredragningspunkt.utgår).is_(False),
            col(Sammanträde.slag) != Sammanträdesslag.BEREDNING,
            col(Sammanträde.status) != Sammanträdesstatus.INSTÄLLT,
        )
        .scalar_subquery()
    )
    fråga = sa.select(
        col(Ärende.id),
        col(Ärende.version),
        col(Ärende.diarienummer),
        col(Ärende.rubrik),
        col(Ärende.status),
        col(Ärende.handläggare),
        col(Ärende.planerat_sammanträde_id),
        col(Ärende.parkerat),
        col(Ärende.bevakas),
        col(Ärende.registrerat),
        senaste,
    ).where(col(Ärende.nämnd_id) == nämnd_id)
    return _alla(session, fråga.order_by(col(Ärende.registrerat), col(Ärende.id)))


def ärendens_handlingar(session: Session, ärenden: Collection[int]) -> dict[int, tuple[int, ...]]:
    """The papers of each ärende, in its order."""
    fråga = (
        sa.select(col(ÄrendeHandling.ärende_id), col(ÄrendeHandling.handling_id))
        .where(col(ÄrendeHandling.ärende_id).in_(ärenden))
        .order_by(col(ÄrendeHandling.ordning), col(ÄrendeHandling.handling_id))
    )
    ut: dict[int, tuple[int, ...]] = {}
    for ärende_id, handling_id in _alla(session, fråga):
        ut[ärende_id] = (*ut.get(ärende_id, ()), handling_id)
    return ut


def ledamöter(session: Session) -> Rader:
    """nämnd_id, person_id, from, till of every förtroendeuppdrag."""
    return _alla(
        session, sa.select(col(Uppdrag.nämnd_id), col(Uppdrag.person_id), col(Uppdrag.från), col(Uppdrag.till))
    )
