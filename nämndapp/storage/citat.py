"""Look-ups for those who write papers: decisions to cite, recipients, phrases, abbreviations."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col

from nämndapp.models import (
    Förkortning,
    Handling,
    Kallad,
    Kallelsesvar,
    Mottagare,
    Mottagargrupp,
    Nämnd,
    Paragraf,
    Person,
    Sammanträde,
    Skrivelse,
    Textfras,
    Ärende,
    ÄrendeHandling,
)
from nämndapp.storage.urval import Rader, _alla

_PAPPER = (col(Handling.id), col(Handling.rubrik), col(Handling.typ), col(Handling.riktning), col(Handling.datum))


def beslut(session: Session, nämnd_id: int, dagar: Collection[date], nummer: Collection[int]) -> Rader:
    """id, datum, number, rubrik, sammanträde_id of the nämnd's §§ on those days, or so numbered in those years."""
    giltigt = sa.func.coalesce(col(Paragraf.nummer), col(Paragraf.preliminärt))
    år = {d.year for d in dagar}
    if not år:
        return []
    fråga = (
        sa.select(col(Paragraf.id), col(Sammanträde.datum), giltigt, col(Paragraf.rubrik), col(Sammanträde.id))
        .join(Sammanträde, col(Sammanträde.id) == col(Paragraf.sammanträde_id))
        .where(
            col(Sammanträde.nämnd_id) == nämnd_id,
            giltigt.is_not(None),
            col(Sammanträde.datum).between(date(min(år), 1, 1), date(max(år), 12, 31)),
            sa.or_(col(Sammanträde.datum).in_(list(dagar)), giltigt.in_(list(nummer))),
        )
        .order_by(col(Sammanträde.datum), giltigt)
    )
    return _alla(session, fråga)


def beslut_i_ärenden(session: Session, ärenden: Collection[int]) -> Rader:
    """The nämnd's code, datum, number and rubrik of the §§ on those matters."""
    giltigt = sa.func.coalesce(col(Paragraf.nummer), col(Paragraf.preliminärt))
    fråga = (
        sa.select(col(Nämnd.kod), col(Sammanträde.datum), giltigt, col(Paragraf.rubrik))
        .join(Sammanträde, col(Sammanträde.id) == col(Paragraf.sammanträde_id))
        .join(Nämnd, col(Nämnd.id) == col(Sammanträde.nämnd_id))
        .where(col(Paragraf.ärende_id).in_(list(ärenden)), giltigt.is_not(None))
        .order_by(col(Sammanträde.datum).desc())
    )
    return _alla(session, fråga)


def paragrafer(session: Session, idn: Collection[int]) -> Rader:
    """id, the nämnd's code, datum, number (None: has none yet), rubrik, nämnd_id, sammanträde_id of those §§."""
    fråga = (
        sa.select(
            col(Paragraf.id),
            col(Nämnd.kod),
            col(Sammanträde.datum),
            sa.func.coalesce(col(Paragraf.nummer), col(Paragraf.preliminärt)),
            col(Paragraf.rubrik),
            col(Nämnd.id),
            col(Sammanträde.id),
        )
        .join(Sammanträde, col(Sammanträde.id) == col(Paragraf.sammanträde_id))
        .join(Nämnd, col(Nämnd.id) == col(Sammanträde.nämnd_id))
        .where(col(Paragraf.id).in_(list(idn)))
    )
    return _alla(session, fråga)


def förkortningar(session: Session) -> list[str]:
    """The abbreviations that the register explains."""
    return [str(kort) for (kort,) in _alla(session, sa.select(col(Förkortning.kort)))]


def fraser(session: Session, nämnd_id: int) -> Rader:
    """plats, kortord, text of the phrases of all nämnder and of this one, in their order."""
    fråga = (
        sa.select(col(Textfras.plats), col(Textfras.kortord), col(Textfras.text))
        .where(sa.or_(col(Textfras.nämnd_id).is_(None), col(Textfras.nämnd_id) == nämnd_id))
        .order_by(col(Textfras.ordning), col(Textfras.id))
    )
    return _alla(session, fråga)


def mottagare(session: Session) -> list[str]:
    """Names to send to: groups, recipients in use, nämnder, and persons without protected data."""
    frågor = (
        sa.select(col(Mottagargrupp.namn)),
        sa.select(col(Mottagare.namn)).where(col(Mottagare.aktiv)),
        sa.select(col(Nämnd.namn)).where(col(Nämnd.aktiv)),
        sa.select(col(Person.namn)).where(~col(Person.skyddade_uppgifter)),
    )
    return list(dict.fromkeys(str(namn) for fråga in frågor for (namn,) in _alla(session, fråga)))


def ärenden_med_motpart(session: Session, motpart: str) -> list[int]:
    """The ids of matters that have a paper from or to this party."""
    fråga = (
        sa.select(col(Ärende.id))
        .join(ÄrendeHandling, col(ÄrendeHandling.ärende_id) == col(Ärende.id))
        .join(Handling, col(Handling.id) == col(ÄrendeHandling.handling_id))
        .where(col(Handling.motpart) == motpart)
        .distinct()
    )
    return [int(id_) for (id_,) in _alla(session, fråga)]


def obesvarade_kallelser(session: Session, sammanträde_id: int) -> list[str]:
    """The names of those who were called and have not answered, in the order of the list."""
    fråga = (
        sa.select(col(Person.namn))
        .join(Kallad, col(Kallad.person_id) == col(Person.id))
        .where(col(Kallad.sammanträde_id) == sammanträde_id, col(Kallad.svar) == Kallelsesvar.KALLAD)
        .order_by(col(Kallad.ordning), col(Kallad.id))
    )
    return [str(namn) for (namn,) in _alla(session, fråga)]


def med_svarsdag(session: Session, nämnd_id: int) -> Rader:
    """id, rubrik, typ, riktning, datum, last day for the answer, ärende_id (one row for each): the nämnd's papers."""
    fråga = (
        sa.select(*_PAPPER, col(Skrivelse.svar_senast), col(ÄrendeHandling.ärende_id))
        .join(Skrivelse, col(Skrivelse.handling_id) == col(Handling.id))
        .outerjoin(ÄrendeHandling, col(ÄrendeHandling.handling_id) == col(Handling.id))
        .where(col(Handling.nämnd_id) == nämnd_id, col(Skrivelse.svar_senast).is_not(None))
        .order_by(col(Skrivelse.svar_senast), col(Handling.id))
    )
    return _alla(session, fråga)


def ärendenas_papper(session: Session, ärenden: Collection[int]) -> Rader:
    """id, rubrik, typ, riktning, datum, ärende_id of every paper in those matters."""
    fråga = (
        sa.select(*_PAPPER, col(ÄrendeHandling.ärende_id))
        .join(ÄrendeHandling, col(ÄrendeHandling.handling_id) == col(Handling.id))
        .where(col(ÄrendeHandling.ärende_id).in_(list(ärenden)))
    )
    return _alla(session, fråga)
