"""Look-ups of what is done after the meeting: anslag and expediering."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col, select

from nämndapp.models import (
    Anslag,
    Expediering,
    Expedieringssätt,
    Gruppmedlem,
    Mottagare,
    Mottagargrupp,
    Paragraf,
    ParagrafPunkt,
    Person,
    Sammanträde,
    SärskiltProtokoll,
)
from nämndapp.storage.planer import ladda, väg

_MED_MOTTAGARE = (
    *väg(Sammanträde.paragrafer, Paragraf.avsnitt),
    *väg(Sammanträde.paragrafer, Paragraf.punkter, ParagrafPunkt.punkt),
)


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


# --- expediering ----------------------------------------------------------------------------------------------------


def mötets_expedieringar(session: Session, sammanträde_id: int) -> Sequence[Expediering]:
    """Those that are noted for the meeting's §§, in the order of the §§."""
    fråga = select(Expediering).join(Paragraf, col(Paragraf.id) == col(Expediering.paragraf_id))
    fråga = fråga.where(col(Paragraf.sammanträde_id) == sammanträde_id)
    return session.exec(fråga.order_by(col(Paragraf.ordning), col(Expediering.ordning), col(Expediering.id))).all()


def möte_med_mottagare(session: Session, sammanträde_id: int) -> Sammanträde:
    """The meeting with its §§, their sections and items: what anslag and expediering look at."""
    return ladda(session, Sammanträde, sammanträde_id, _MED_MOTTAGARE)


def senaste_sätt(session: Session, nämnd_id: int) -> dict[str, Expedieringssätt]:
    """How each recipient got the nämnd's decisions last."""
    fråga = (
        sa.select(col(Expediering.mottagare), col(Expediering.sätt))
        .join(Paragraf, col(Paragraf.id) == col(Expediering.paragraf_id))
        .join(Sammanträde, col(Sammanträde.id) == col(Paragraf.sammanträde_id))
        .where(col(Sammanträde.nämnd_id) == nämnd_id, col(Expediering.skickat).is_not(None))
        .order_by(col(Expediering.skickat), col(Expediering.id))
    )
    return {namn: sätt for namn, sätt in session.connection().execute(fråga)}  # noqa: C416  # rows are no pairs to mypy


def adresser(session: Session) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    """name, e-mail, post address of the recipients and persons; group and its members' names."""
    anslutning = session.connection()
    mottagare = sa.select(col(Mottagare.namn), col(Mottagare.e_post), col(Mottagare.adress)).where(
        col(Mottagare.aktiv).is_(True)
    )
    personer = sa.select(col(Person.namn), col(Person.e_post)).where(col(Person.skyddade_uppgifter).is_(False))
    namn = sa.func.coalesce(col(Mottagare.namn), col(Person.namn))
    grupper = (
        sa.select(col(Mottagargrupp.namn), namn)
        .join(Gruppmedlem, col(Gruppmedlem.grupp_id) == col(Mottagargrupp.id))
        .outerjoin(Mottagare, col(Mottagare.id) == col(Gruppmedlem.mottagare_id))
        .outerjoin(Person, col(Person.id) == col(Gruppmedlem.person_id))
        .order_by(col(Mottagargrupp.id), col(Gruppmedlem.ordning))
    )
    enskilda = [(a, b, c) for a, b, c in anslutning.execute(mottagare)]
    enskilda += [(a, b, "") for a, b in anslutning.execute(personer)]
    return enskilda, [(a, b) for a, b in anslutning.execute(grupper)]
