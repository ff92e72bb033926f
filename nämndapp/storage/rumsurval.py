"""Look-ups for the room: which meeting is held today, and which ones a matter can come back to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col

from nämndapp.models import Sammanträde, Sammanträdesslag, Sammanträdesstatus


def dagens(session: Session, nämnd_id: int | None, dag: date) -> int | None:
    """The id of the day's meeting: of that nämnd first, the earliest first; never a beredning or one that is off."""
    fråga = (
        sa.select(col(Sammanträde.id))
        .where(
            col(Sammanträde.datum) == dag,
            col(Sammanträde.status) != Sammanträdesstatus.INSTÄLLT,
            col(Sammanträde.slag) != Sammanträdesslag.BEREDNING,
        )
        .order_by(
            sa.case((col(Sammanträde.nämnd_id) == nämnd_id, 0), else_=1), col(Sammanträde.starttid), col(Sammanträde.id)
        )
        .limit(1)
    )
    svar = session.connection().execute(fråga).scalar()
    return None if svar is None else int(svar)


def kommande(session: Session, nämnd_id: int, efter: date) -> Sequence[tuple[int, date]]:
    """Ids and dates of the nämnd's coming meetings, the nearest first."""
    fråga = (
        sa.select(col(Sammanträde.id), col(Sammanträde.datum))
        .where(
            col(Sammanträde.nämnd_id) == nämnd_id,
            col(Sammanträde.datum) > efter,
            col(Sammanträde.status) != Sammanträdesstatus.INSTÄLLT,
            col(Sammanträde.slag) != Sammanträdesslag.BEREDNING,
        )
        .order_by(col(Sammanträde.datum), col(Sammanträde.id))
    )
    return [(int(r[0] or 0), r[1]) for r in session.connection().execute(fråga)]
