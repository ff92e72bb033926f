"""Look-ups around the protocol: the order and the numbers of the §§, where a person is named."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from nämndapp.bas.svenska import paragraf
from nämndapp.models import (
    Beslutspunkt,
    EjDeltagande,
    Föredragningspunkt,
    Instans,
    Justering,
    Jäv,
    Kvittering,
    Nämnd,
    Närvarande,
    Paragraf,
    ParagrafPunkt,
    Paragrafutgång,
    Proposition,
    Röst,
    Sammanträde,
    Sammanträdesslag,
    Sammanträdesstatus,
    Yrkande,
    YrkandePerson,
    Yttrande,
    YttrandePerson,
    Ärende,
)
from nämndapp.storage.planer import ladda, väg


def justeringar(session: Session, sammanträde_id: int) -> Sequence[Justering]:
    """How a meeting's protocol and §§ of it were justerade, oldest first."""
    fråga = select(Justering).where(col(Justering.sammanträde_id) == sammanträde_id)
    return session.exec(fråga.order_by(col(Justering.tidpunkt), col(Justering.id))).all()


def alla_justeringar(session: Session) -> Sequence[Justering]:
    """Every justering of the database, oldest first."""
    return session.exec(select(Justering).order_by(col(Justering.id))).all()


def kvitteringar(session: Session, sammanträde_id: int) -> Sequence[Kvittering]:
    """The påpekanden of a meeting that somebody has acknowledged."""
    fråga = select(Kvittering).where(col(Kvittering.sammanträde_id) == sammanträde_id)
    return session.exec(fråga.order_by(col(Kvittering.id))).all()


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


@dataclass(frozen=True, slots=True)
class Serierad:
    """A § in the year's series."""

    id: int
    sammanträde_id: int
    datum: date
    nummer: int | None


def serie(session: Session, nämnd_id: int, år: int) -> list[Serierad]:
    """All §§ of the nämnd's meetings that year as they follow on each other; beredningar have none."""
    fråga = (
        sa.select(col(Paragraf.id), col(Sammanträde.id), col(Sammanträde.datum), col(Paragraf.nummer))
        .join(Sammanträde, col(Sammanträde.id) == col(Paragraf.sammanträde_id))
        .where(
            col(Sammanträde.nämnd_id) == nämnd_id,
            col(Sammanträde.datum).between(date(år, 1, 1), date(år, 12, 31)),
            col(Sammanträde.slag) != Sammanträdesslag.BEREDNING,
            sa.or_(col(Sammanträde.status) != Sammanträdesstatus.INSTÄLLT, col(Paragraf.nummer).is_not(None)),
        )
        .order_by(
            col(Sammanträde.datum),
            sa.func.coalesce(col(Sammanträde.starttid), time(0)),
            col(Sammanträde.id),
            col(Paragraf.ordning),
            col(Paragraf.id),
        )
    )
    return [Serierad(int(a or 0), int(b or 0), c, d) for a, b, c, d in session.connection().execute(fråga)]


def skriv_nummer(session: Session, nummer_: Mapping[int, int]) -> None:
    """Gives §§ their numbers, by id; those that have one are refused by the database."""
    session.flush()
    for id_, nr in nummer_.items():
        session.connection().execute(sa.update(Paragraf).where(col(Paragraf.id) == id_).values(nummer=nr))


def numrerad_efter(session: Session, sammanträde_id: int, ordning_: int) -> int | None:
    """The number of a § that stands after that place and has one."""
    fråga = sa.select(sa.func.min(col(Paragraf.nummer))).where(
        col(Paragraf.sammanträde_id) == sammanträde_id, col(Paragraf.ordning) > ordning_
    )
    svar: int | None = session.connection().execute(fråga).scalar()
    return svar


@dataclass(frozen=True, slots=True)
class Behandling:
    """A § on an ärende at an earlier meeting."""

    nämnd: str
    datum: date
    nummer: int | None
    utgång: Paragrafutgång
    skäl: str
    åter_till: str


def behandlingar(session: Session, ärende_id: int, före: date) -> list[Behandling]:
    """The §§ on an ärende at meetings before that day, the oldest first; cancelled meetings dealt with nothing."""
    fråga = (
        sa.select(
            col(Nämnd.namn),
            col(Sammanträde.datum),
            col(Paragraf.nummer),
            col(Paragraf.utgång),
            col(Paragraf.skäl),
            col(Paragraf.åter_till),
        )
        .select_from(Paragraf)
        .join(Sammanträde, col(Sammanträde.id) == col(Paragraf.sammanträde_id))
        .join(Nämnd, col(Nämnd.id) == col(Sammanträde.nämnd_id))
        .where(
            col(Paragraf.ärende_id) == ärende_id,
            col(Sammanträde.datum) < före,
            col(Sammanträde.status) != Sammanträdesstatus.INSTÄLLT,
        )
        .order_by(col(Sammanträde.datum), col(Paragraf.ordning))
    )
    return [Behandling(*rad) for rad in session.connection().execute(fråga)]


def beslutade_ärenden(session: Session, paragrafer: Collection[int]) -> list[int]:
    """The ärenden decided in those §§: not those that go on to another organ, nor those with a § at a later meeting."""
    senare, senare_möte = sa.alias(Paragraf.__table__), sa.alias(Sammanträde.__table__)  # type: ignore[attr-defined]  # SQLModel adds it
    vidare = (
        sa.select(sa.literal(1))
        .select_from(ParagrafPunkt)
        .join(Föredragningspunkt, col(Föredragningspunkt.id) == col(ParagrafPunkt.punkt_id))
        .where(col(ParagrafPunkt.paragraf_id) == col(Paragraf.id), col(Föredragningspunkt.instans) == Instans.NÄSTA)
    )
    åter = (
        sa.select(sa.literal(1))
        .select_from(senare)
        .join(senare_möte, senare_möte.c.id == senare.c["sammanträde_id"])
        .where(senare.c["ärende_id"] == col(Paragraf.ärende_id), senare_möte.c.datum > col(Sammanträde.datum))
    )
    fråga = (
        sa.select(col(Paragraf.ärende_id))
        .join(Sammanträde, col(Sammanträde.id) == col(Paragraf.sammanträde_id))
        .where(
            col(Paragraf.id).in_(paragrafer),
            col(Paragraf.ärende_id).is_not(None),
            col(Paragraf.utgång) == Paragrafutgång.BESLUT,
            sa.exists().where(col(Beslutspunkt.paragraf_id) == col(Paragraf.id)),
            ~vidare.exists(),
            ~åter.exists(),
        )
        .distinct()
    )
    return [int(i or 0) for i in session.connection().execute(fråga).scalars()]


def kommande_ärenden(session: Session, nämnd_id: int, efter: date) -> frozenset[int]:
    """The ärenden on the lists of the nämnd's later meetings, planned for one, or parked."""
    senare = sa.select(col(Sammanträde.id)).where(
        col(Sammanträde.nämnd_id) == nämnd_id,
        col(Sammanträde.datum) > efter,
        col(Sammanträde.status) != Sammanträdesstatus.INSTÄLLT,
    )
    på_lista = sa.select(col(Föredragningspunkt.ärende_id)).where(
        col(Föredragningspunkt.sammanträde_id).in_(senare), col(Föredragningspunkt.utgår).is_(False)
    )
    planerade = sa.select(col(Ärende.id)).where(
        col(Ärende.nämnd_id) == nämnd_id, sa.or_(col(Ärende.planerat_sammanträde_id).in_(senare), col(Ärende.parkerat))
    )
    anslutning = session.connection()
    return frozenset(
        id_ for fråga in (på_lista, planerade) for id_ in anslutning.execute(fråga).scalars() if id_ is not None
    )


def finns_nummer(session: Session, möte: Sammanträde, nummer_: int) -> bool:
    """Is that number given at another meeting of the same nämnd and year?"""
    rader = serie(session, möte.nämnd_id, möte.datum.year)
    return any(r.nummer == nummer_ and r.sammanträde_id != möte.id for r in rader)


_MED_NÄRVARO = (
    *väg(Sammanträde.nämnd, Nämnd.kommun),
    *väg(Sammanträde.närvarande, Närvarande.intervall),
    *väg(Sammanträde.justerare),
    *väg(Sammanträde.ajourneringar),
    *väg(Sammanträde.paragrafer, sist=(Paragraf.jäv, Paragraf.ej_deltagande)),
)


def möte_med_närvaro(session: Session, sammanträde_id: int) -> Sammanträde:
    """With nämnd, närvaro, breaks, and the §§ with jäv: what ``Bild`` and the fees need."""
    return ladda(session, Sammanträde, sammanträde_id, _MED_NÄRVARO)


def möten_med_närvaro(session: Session, nämnd_id: int, från: date, till: date) -> list[Sammanträde]:
    """The nämnd's meetings in the period, days included, as ``möte_med_närvaro``; not those that were cancelled."""
    fråga = select(Sammanträde).where(
        col(Sammanträde.nämnd_id) == nämnd_id,
        col(Sammanträde.datum).between(från, till),
        col(Sammanträde.status) != Sammanträdesstatus.INSTÄLLT,
    )
    return list(session.exec(fråga.order_by(col(Sammanträde.datum), col(Sammanträde.id)).options(*_MED_NÄRVARO)).all())
