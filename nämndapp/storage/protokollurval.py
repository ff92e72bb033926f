"""Look-ups around the protocol: the order and the numbers of the §§, where a person is named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from nämndapp.bas.svenska import paragraf
from nämndapp.models import (
    EjDeltagande,
    Justering,
    Jäv,
    Paragraf,
    Proposition,
    Röst,
    Yrkande,
    YrkandePerson,
    Yttrande,
    YttrandePerson,
)


def justeringar(session: Session, sammanträde_id: int) -> Sequence[Justering]:
    """How a meeting's protocol and §§ of it were justerade, oldest first."""
    fråga = select(Justering).where(col(Justering.sammanträde_id) == sammanträde_id)
    return session.exec(fråga.order_by(col(Justering.tidpunkt), col(Justering.id))).all()


def nämns_i(session: Session, närvarande_id: int) -> str:
    """ "§ 14" or the title of the first § where the person has moved, voted, was jävig or reserved; "" for none."""

    def i(nyckel: Any, *steg: tuple[Any, Any]) -> Any:
        fråga = sa.select(col(Paragraf.nummer), col(Paragraf.preliminärt), col(Paragraf.rubrik))
        for tabell, villkor in steg:
            fråga = fråga.join(tabell, villkor)
        return session.execute(fråga.where(nyckel == närvarande_id).limit(1)).first()

    yrkanden = (
        (Yrkande, col(Yrkande.paragraf_id) == Paragraf.id),
        (YrkandePerson, col(YrkandePerson.yrkande_id) == Yrkande.id),
    )
    röster = (
        (Proposition, col(Proposition.paragraf_id) == Paragraf.id),
        (Röst, col(Röst.proposition_id) == Proposition.id),
    )
    yttranden = (
        (Yttrande, col(Yttrande.paragraf_id) == Paragraf.id),
        (YttrandePerson, col(YttrandePerson.yttrande_id) == Yttrande.id),
    )
    jäv = ((Jäv, col(Jäv.paragraf_id) == Paragraf.id),)
    ej = ((EjDeltagande, col(EjDeltagande.paragraf_id) == Paragraf.id),)
    rad = (
        i(YrkandePerson.närvarande_id, *yrkanden)
        or i(Röst.närvarande_id, *röster)
        or i(YttrandePerson.närvarande_id, *yttranden)
        or i(Jäv.närvarande_id, *jäv)
        or i(Jäv.ersättare_id, *jäv)
        or i(EjDeltagande.närvarande_id, *ej)
    )
    if rad is None:
        return ""
    nummer = rad[0] if rad[0] is not None else rad[1]
    return paragraf(nummer) if nummer is not None else f"”{rad[2]}”"


def ordning(session: Session, sammanträde_id: int) -> list[tuple[int, int, int | None]]:
    """id, ordning, preliminärt of the meeting's §§, in order."""
    fråga = (
        sa.select(col(Paragraf.id), col(Paragraf.ordning), col(Paragraf.preliminärt))
        .where(col(Paragraf.sammanträde_id) == sammanträde_id)
        .order_by(col(Paragraf.ordning), col(Paragraf.id))
    )
    return [(int(rad[0] or 0), rad[1], rad[2]) for rad in session.connection().execute(fråga)]


def skriv_ordning(session: Session, sammanträde_id: int, rader: Sequence[tuple[int, int, int | None]]) -> None:
    """Writes place and preliminary number where they differ."""
    session.flush()
    for id_, plats, preliminärt in rader:
        session.connection().execute(
            sa.update(Paragraf)
            .where(
                col(Paragraf.id) == id_,
                col(Paragraf.sammanträde_id) == sammanträde_id,
                sa.or_(col(Paragraf.ordning) != plats, col(Paragraf.preliminärt).is_distinct_from(preliminärt)),
            )
            .values(ordning=plats, preliminärt=preliminärt)
        )


def nummer(session: Session, sammanträde_id: int) -> dict[int, int]:
    """The fixed numbers of the meeting's §§, by id."""
    fråga = sa.select(col(Paragraf.id), col(Paragraf.nummer)).where(
        col(Paragraf.sammanträde_id) == sammanträde_id, col(Paragraf.nummer).is_not(None)
    )
    return {int(id_ or 0): int(nr or 0) for id_, nr in session.connection().execute(fråga)}
