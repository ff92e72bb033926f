"""Look-ups around the kallelse: who is called, what has been published, what is reported."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col, select

from nämndapp.models import (
    Bilaga,
    Fil,
    Föredragningspunkt,
    Inkallelseordning,
    Kallad,
    Listpublicering,
    Meddelandepost,
    Nämnd,
    Person,
    Sammanträde,
    Uppdrag,
    Ärende,
    ÄrendeHandling,
)
from nämndapp.storage.planer import väg


def publiceringar(session: Session, sammanträde_id: int) -> Sequence[Listpublicering]:
    """What has been published for a meeting, oldest first."""
    fråga = select(Listpublicering).where(col(Listpublicering.sammanträde_id) == sammanträde_id)
    return session.exec(fråga.order_by(col(Listpublicering.nummer))).all()


def kallade(session: Session, sammanträde_id: int) -> Sequence[Kallad]:
    """The called, each with the person, in order."""
    fråga = select(Kallad).where(col(Kallad.sammanträde_id) == sammanträde_id).options(*väg(Kallad.person))
    return session.exec(fråga.order_by(col(Kallad.ordning), col(Kallad.id))).all()


def nämnd_med_uppdrag(session: Session, nämnd_id: int) -> Nämnd | None:
    """A nämnd with its uppdrag and their persons."""
    return session.exec(
        select(Nämnd).where(col(Nämnd.id) == nämnd_id).options(*väg(Nämnd.uppdrag, Uppdrag.person))
    ).one_or_none()


def meddelanden(session: Session, nämnd_id: int, sammanträde_id: int) -> Sequence[Meddelandepost]:
    """What is reported under the meeting's items, and what waits for the nämnd's next meeting."""
    punkter = sa.select(col(Föredragningspunkt.id)).where(col(Föredragningspunkt.sammanträde_id) == sammanträde_id)
    fråga = (
        select(Meddelandepost)
        .where(
            col(Meddelandepost.nämnd_id) == nämnd_id,
            sa.or_(col(Meddelandepost.punkt_id).is_(None), col(Meddelandepost.punkt_id).in_(punkter)),
        )
        .order_by(col(Meddelandepost.punkt_id).is_(None), col(Meddelandepost.ordning), col(Meddelandepost.id))
    )
    return session.exec(fråga).all()


def punkter(session: Session, sammanträde_id: int) -> set[int]:
    """The ids of the items on a meeting's list."""
    fråga = sa.select(col(Föredragningspunkt.id)).where(col(Föredragningspunkt.sammanträde_id) == sammanträde_id)
    return set(session.execute(fråga).scalars())


def meddelanden_under(session: Session, sammanträde_id: int) -> Sequence[Meddelandepost]:
    """What is reported at the meeting, in order."""
    fråga = (
        select(Meddelandepost)
        .join(Föredragningspunkt, col(Föredragningspunkt.id) == col(Meddelandepost.punkt_id))
        .where(col(Föredragningspunkt.sammanträde_id) == sammanträde_id)
        .order_by(col(Föredragningspunkt.ordning), col(Meddelandepost.ordning), col(Meddelandepost.id))
    )
    return session.exec(fråga).all()


def handlingar_i_ärenden(session: Session, ärenden: Collection[int]) -> dict[int, list[int]]:
    """The ids of each matter's papers, in the matter's order."""
    fråga = (
        sa.select(col(ÄrendeHandling.ärende_id), col(ÄrendeHandling.handling_id))
        .where(col(ÄrendeHandling.ärende_id).in_(ärenden))
        .order_by(col(ÄrendeHandling.ordning), col(ÄrendeHandling.handling_id))
    )
    ut: dict[int, list[int]] = {}
    for ärende_id, handling_id in session.connection().execute(fråga):
        ut.setdefault(ärende_id, []).append(handling_id)
    return ut


def filer_till(session: Session, handlingar: Collection[int]) -> dict[int, list[tuple[str, str, str]]]:
    """By paper: filnamn, sha256, mediatyp of its files, in order (never the content)."""
    fråga = (
        sa.select(col(Bilaga.handling_id), col(Bilaga.filnamn), col(Bilaga.sha256), col(Fil.mediatyp))
        .join(Fil, col(Fil.sha256) == col(Bilaga.sha256))
        .where(col(Bilaga.handling_id).in_(handlingar))
        .order_by(col(Bilaga.ordning), col(Bilaga.id))
    )
    ut: dict[int, list[tuple[str, str, str]]] = {}
    for handling_id, filnamn, sha256, mediatyp in session.connection().execute(fråga):
        ut.setdefault(handling_id, []).append((filnamn, sha256, mediatyp))
    return ut


def senaste_före(session: Session, nämnd_id: int, dag: date) -> date | None:
    """The day of the nämnd's last meeting before that day."""
    fråga = sa.select(sa.func.max(col(Sammanträde.datum))).where(
        col(Sammanträde.nämnd_id) == nämnd_id, col(Sammanträde.datum) < dag
    )
    svar: date | None = session.connection().execute(fråga).scalar()
    return svar


def personer(session: Session, id_: Collection[int]) -> dict[int, Person]:
    """Persons by id, with their titles."""
    fråga = select(Person).where(col(Person.id).in_(id_)).options(*väg(Person.befattningar))
    return {p.id or 0: p for p in session.exec(fråga).all()}


def ärenderubriker(session: Session, id_: Collection[int]) -> dict[int, str]:
    """The titles of matters by id."""
    fråga = sa.select(col(Ärende.id), col(Ärende.rubrik)).where(col(Ärende.id).in_(id_))
    return {int(rad[0] or 0): rad[1] for rad in session.connection().execute(fråga)}


def inkallelseordning(session: Session, nämnd_id: int) -> Inkallelseordning | None:
    """The nämnd's order of service with its rows; None when none has been entered."""
    fråga = select(Inkallelseordning).where(col(Inkallelseordning.nämnd_id) == nämnd_id)
    return session.exec(fråga.options(*väg(Inkallelseordning.rader))).one_or_none()
