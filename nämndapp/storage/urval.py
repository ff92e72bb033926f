"""Lists and look-ups, read as plain rows (ORM loading of long lists takes twenty times as long)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from nämndapp.bas import diarienummer
from nämndapp.models import (
    Befattning,
    Beslutspunkt,
    Bilaga,
    Fil,
    Föredragningspunkt,
    Handling,
    ImporteratDokument,
    Inkallelseordning,
    Internkontrollplan,
    Jäv,
    Kommun,
    Kontrollmoment,
    KontrollmomentRisk,
    Mandatperiod,
    Nämnd,
    Omröstning,
    Paragraf,
    Parti,
    Person,
    Proposition,
    PunktHandling,
    Risk,
    Riskanalys,
    Sammanträde,
    Sammanträdesslag,
    Uppdrag,
    Yttrande,
    Yttrandeslag,
    Ärende,
    ÄrendeHandling,
)
from nämndapp.storage.planer import HANDLING

Rader = list[tuple[Any, ...]]


def _alla(session: Session, fråga: sa.Executable) -> Rader:
    return [tuple(rad) for rad in session.connection().execute(fråga)]


def _antal(kolumn: Any, villkor: Any) -> Any:
    return sa.select(sa.func.count()).select_from(kolumn.class_).where(villkor).scalar_subquery()


def kommun(session: Session) -> Kommun | None:
    """The kommun of the database; there is at most one."""
    return session.exec(select(Kommun).order_by(col(Kommun.id)).limit(1)).first()


def nämnder(session: Session) -> Sequence[Nämnd]:
    """All nämnder."""
    return session.exec(select(Nämnd).order_by(col(Nämnd.id))).all()


def nämnd_med_kod(session: Session, kod: str) -> Nämnd | None:
    """The nämnd of a code, whatever the case ("sn")."""
    return next((n for n in nämnder(session) if n.kod.casefold() == kod.casefold()), None)


def nämnd_används(session: Session, nämnd_id: int) -> bool:
    """Does any row of any table refer to the nämnd?"""
    for tabell in SQLModel.metadata.tables.values():
        for nyckel in tabell.foreign_keys:
            if nyckel.target_fullname == "namnd.id":
                fråga = sa.select(sa.literal(1)).select_from(tabell).where(nyckel.parent == nämnd_id).limit(1)
                if session.connection().execute(fråga).first() is not None:
                    return True
    return False


def ärende_med_nyckel(session: Session, nämnd_id: int, nyckel: str | None) -> Ärende | None:
    """The nämnd's ärende with that diarienyckel; a blank key finds nothing."""
    if not nyckel:
        return None
    fråga = select(Ärende).where(col(Ärende.nämnd_id) == nämnd_id, col(Ärende.diarienyckel) == nyckel)
    return session.exec(fråga).first()


def ärenden(session: Session, nämnd_id: int | None, id_: Collection[int] | None = None) -> Rader:
    """id, version, diarienummer, rubrik, status, registrerat, handläggare, number of papers, date of latest meeting."""
    senaste = (
        sa.select(sa.func.max(col(Sammanträde.datum)))
        .join(Föredragningspunkt, col(Föredragningspunkt.sammanträde_id) == col(Sammanträde.id))
        .where(col(Föredragningspunkt.ärende_id) == col(Ärende.id))
        .scalar_subquery()
    )
    fråga = sa.select(
        col(Ärende.id),
        col(Ärende.version),
        col(Ärende.diarienummer),
        col(Ärende.rubrik),
        col(Ärende.status),
        col(Ärende.registrerat),
        col(Ärende.handläggare),
        _antal(col(ÄrendeHandling.handling_id), col(ÄrendeHandling.ärende_id) == col(Ärende.id)),
        senaste,
    ).order_by(col(Ärende.registrerat).desc(), col(Ärende.id).desc())
    if nämnd_id is not None:
        fråga = fråga.where(col(Ärende.nämnd_id) == nämnd_id)
    if id_ is not None:
        fråga = fråga.where(col(Ärende.id).in_(id_))
    return _alla(session, fråga)


def ärenden_i_diariet(session: Session, nämnd_id: int, år: int | None) -> list[Ärende]:
    """The nämnd's ärenden (registered that year) as objects without children, in order of registration.

    Where the day is not known, the year of the number counts.
    """
    fråga = select(Ärende).where(col(Ärende.nämnd_id) == nämnd_id)
    if år is not None:
        i_år = col(Ärende.registrerat).between(date(år, 1, 1), date(år, 12, 31))
        fråga = fråga.where(sa.or_(i_år, col(Ärende.registrerat).is_(None)))
    alla = session.exec(fråga.order_by(col(Ärende.registrerat), col(Ärende.id))).all()
    return [ä for ä in alla if år is None or ä.registrerat is not None or _nummerår(ä) == år]


def _nummerår(ärende: Ärende) -> int | None:
    nummer = diarienummer.tolka(ärende.diarienummer or "")
    return nummer.år if nummer else None


def ärendemöten(session: Session, ärende_id: int) -> Rader:
    """Meeting id, date, point id, its place in the list (from 1), its title: the latest meeting first."""
    före = sa.alias(Föredragningspunkt.__table__, "fore")  # type: ignore[attr-defined]  # SQLModel adds it
    nr = (
        sa.select(sa.func.count())
        .select_from(före)
        .where(
            före.c["sammanträde_id"] == col(Föredragningspunkt.sammanträde_id),
            före.c["ordning"] <= col(Föredragningspunkt.ordning),
        )
        .scalar_subquery()
    )
    fråga = (
        sa.select(
            col(Sammanträde.id), col(Sammanträde.datum), col(Föredragningspunkt.id), nr, col(Föredragningspunkt.rubrik)
        )
        .join(Föredragningspunkt, col(Föredragningspunkt.sammanträde_id) == col(Sammanträde.id))
        .where(col(Föredragningspunkt.ärende_id) == ärende_id)
        .order_by(col(Sammanträde.datum).desc(), col(Föredragningspunkt.ordning))
    )
    return _alla(session, fråga)


def _handlingsfråga() -> sa.Select[Any]:
    return sa.select(
        col(Handling.id),
        col(Handling.version),
        col(Handling.typ),
        col(Handling.riktning),
        col(Handling.rubrik),
        col(Handling.datum),
        col(Handling.diarienummer),
        col(Handling.motpart),
        col(Handling.sekretess_lagrum),
        _antal(col(Bilaga.id), col(Bilaga.handling_id) == col(Handling.id)),
    )


def handlingar(session: Session, id_: Collection[int]) -> Rader:
    """The papers with those ids: id, version, typ, riktning, rubrik, datum, dnr, motpart, lagrum, number of files."""
    return _alla(session, _handlingsfråga().where(col(Handling.id).in_(id_)))


def hela_handlingar(session: Session, id_: Collection[int]) -> dict[int, Handling]:
    """Papers with their skrivelse in full, by id."""
    fråga = select(Handling).where(col(Handling.id).in_(id_)).options(*HANDLING)
    return {h.id or 0: h for h in session.exec(fråga).all()}


def handlings_id(session: Session, nämnd_id: int) -> list[int]:
    """The ids of the nämnd's papers."""
    fråga = select(Handling.id).where(col(Handling.nämnd_id) == nämnd_id).order_by(col(Handling.id))
    return [i for i in session.exec(fråga).all() if i is not None]


def handlingar_i_ärende(session: Session, ärende_id: int) -> Rader:
    """The papers of a matter in its order."""
    fråga = (
        _handlingsfråga()
        .join(ÄrendeHandling, col(ÄrendeHandling.handling_id) == col(Handling.id))
        .where(col(ÄrendeHandling.ärende_id) == ärende_id)
        .order_by(col(ÄrendeHandling.ordning), col(Handling.id))
    )
    return _alla(session, fråga)


def handlingar_i_nämnd(session: Session, nämnd_id: int) -> Rader:
    """All papers of a nämnd, the newest first."""
    fråga = _handlingsfråga().where(col(Handling.nämnd_id) == nämnd_id)
    return _alla(session, fråga.order_by(col(Handling.datum).desc(), col(Handling.id).desc()))


def punkter_med_handling(session: Session, handling_id: int) -> list[int]:
    """The ids of the items that a paper goes with."""
    fråga = select(PunktHandling.punkt_id).where(col(PunktHandling.handling_id) == handling_id)
    return list(session.exec(fråga.order_by(col(PunktHandling.punkt_id))).all())


def bilagor(session: Session, handling_id: int) -> Rader:
    """id, sha256, filnamn, storlek, mediatyp of a paper's files in order."""
    fråga = (
        sa.select(col(Bilaga.id), col(Bilaga.sha256), col(Bilaga.filnamn), col(Fil.storlek), col(Fil.mediatyp))
        .join(Fil, col(Fil.sha256) == col(Bilaga.sha256))
        .where(col(Bilaga.handling_id) == handling_id)
        .order_by(col(Bilaga.ordning), col(Bilaga.id))
    )
    return _alla(session, fråga)


def sammanträden(session: Session, nämnd_id: int | None, år: int | None = None) -> Rader:
    """id, version, nämnd_id, datum, starttid, plats, status, number of items and of paragraphs, slag; latest first."""
    fråga = sa.select(
        col(Sammanträde.id),
        col(Sammanträde.version),
        col(Sammanträde.nämnd_id),
        col(Sammanträde.datum),
        col(Sammanträde.starttid),
        col(Sammanträde.plats),
        col(Sammanträde.status),
        _antal(col(Föredragningspunkt.id), col(Föredragningspunkt.sammanträde_id) == col(Sammanträde.id)),
        _antal(col(Paragraf.id), col(Paragraf.sammanträde_id) == col(Sammanträde.id)),
        col(Sammanträde.slag),
    ).order_by(col(Sammanträde.datum).desc(), col(Sammanträde.id).desc())
    if nämnd_id is not None:
        fråga = fråga.where(col(Sammanträde.nämnd_id) == nämnd_id)
    if år is not None:
        fråga = fråga.where(col(Sammanträde.datum).between(date(år, 1, 1), date(år, 12, 31)))
    return _alla(session, fråga)


def sammanträde_den(session: Session, nämnd_id: int, datum: date) -> int | None:
    """The id of the nämnd's meeting on that day."""
    fråga = select(Sammanträde.id).where(col(Sammanträde.nämnd_id) == nämnd_id, col(Sammanträde.datum) == datum)
    return session.exec(fråga.order_by(col(Sammanträde.id))).first()


def nästa_sammanträde(session: Session, nämnd_id: int, efter: date) -> date | None:
    """The date of the nämnd's first meeting after that day."""
    fråga = sa.select(sa.func.min(col(Sammanträde.datum))).where(
        col(Sammanträde.nämnd_id) == nämnd_id, col(Sammanträde.datum) > efter
    )
    svar: date | None = session.connection().execute(fråga).scalar()
    return svar


def paragrafer(session: Session, sammanträde_id: int) -> Rader:
    """id, version, nummer, preliminärt, rubrik, diarienummer, redigerad, number of decisions, utgång, omedelbart
    justerad, number of jäv, votes and reservations, in order."""
    p_id = col(Paragraf.id)
    fråga = (
        sa.select(
            p_id,
            col(Paragraf.version),
            col(Paragraf.nummer),
            col(Paragraf.preliminärt),
            col(Paragraf.rubrik),
            col(Paragraf.diarienummer),
            col(Paragraf.redigerad),
            _antal(col(Beslutspunkt.id), col(Beslutspunkt.paragraf_id) == p_id),
            col(Paragraf.utgång),
            col(Paragraf.omedelbart_justerad),
            _antal(col(Jäv.id), col(Jäv.paragraf_id) == p_id),
            _antal(
                col(Proposition.id),
                sa.and_(col(Proposition.paragraf_id) == p_id, col(Proposition.omröstning) != Omröstning.INGEN),
            ),
            _antal(
                col(Yttrande.id),
                sa.and_(col(Yttrande.paragraf_id) == p_id, col(Yttrande.slag) == Yttrandeslag.RESERVATION),
            ),
        )
        .where(col(Paragraf.sammanträde_id) == sammanträde_id)
        .order_by(col(Paragraf.ordning), p_id)
    )
    return _alla(session, fråga)


def högsta_paragraf(session: Session, nämnd_id: int, före: date) -> int:
    """The highest number (given or preliminary) in the nämnd that year before that day; 0 for the first meeting."""
    nummer = sa.func.coalesce(col(Paragraf.nummer), col(Paragraf.preliminärt))
    fråga = (
        sa.select(sa.func.max(nummer))
        .join(Sammanträde, col(Sammanträde.id) == col(Paragraf.sammanträde_id))
        .where(
            col(Sammanträde.nämnd_id) == nämnd_id,
            col(Sammanträde.datum) >= date(före.year, 1, 1),
            col(Sammanträde.datum) < före,
            col(Sammanträde.slag) != Sammanträdesslag.BEREDNING,
        )
    )
    return int(session.connection().execute(fråga).scalar() or 0)


def paragraf_med_nummer(session: Session, nämnd_id: int, år: int, nummer: int) -> int | None:
    """The id of the nämnd's § of that year; a preliminary number counts until the real one is given."""
    giltigt = sa.func.coalesce(col(Paragraf.nummer), col(Paragraf.preliminärt))
    fråga = (
        sa.select(col(Paragraf.id))
        .join(Sammanträde, col(Sammanträde.id) == col(Paragraf.sammanträde_id))
        .where(
            col(Sammanträde.nämnd_id) == nämnd_id,
            col(Sammanträde.datum).between(date(år, 1, 1), date(år, 12, 31)),
            giltigt == nummer,
        )
        .order_by(col(Sammanträde.datum))
    )
    return session.connection().execute(fråga).scalars().first()


def personer(session: Session) -> Sequence[Person]:
    """All persons, bare."""
    return session.exec(select(Person)).all()


def uppdrag(session: Session, nämnd_id: int | None = None) -> Rader:
    """id, person_id, namn, nämnd_id, nämnd, roll, parti, tjänstgöringsordning, från, till."""
    fråga = (
        sa.select(
            col(Uppdrag.id),
            col(Person.id),
            col(Person.namn),
            col(Nämnd.id),
            col(Nämnd.namn),
            col(Uppdrag.roll),
            col(Uppdrag.parti),
            col(Uppdrag.tjänstgöringsordning),
            col(Uppdrag.från),
            col(Uppdrag.till),
        )
        .join(Person, col(Person.id) == col(Uppdrag.person_id))
        .join(Nämnd, col(Nämnd.id) == col(Uppdrag.nämnd_id))
    )
    if nämnd_id is not None:
        fråga = fråga.where(col(Uppdrag.nämnd_id) == nämnd_id)
    return _alla(session, fråga)


def befattningar(session: Session) -> Rader:
    """person_id, titel, från, till."""
    return _alla(
        session,
        sa.select(col(Befattning.person_id), col(Befattning.titel), col(Befattning.från), col(Befattning.till)),
    )


def registerrader(session: Session, modell: type[SQLModel]) -> list[int]:
    """The ids of a small register's rows: in its own order where it has one, otherwise as they were added."""
    id_ = col(modell.id)  # type: ignore[attr-defined]  # every register has one
    ordning = (modell.ordning, id_) if hasattr(modell, "ordning") else (id_,)
    return [i for i in session.exec(select(id_).order_by(*ordning)).all() if i is not None]


def inkallelseordning(session: Session, nämnd_id: int) -> int | None:
    """The id of the nämnd's order of service."""
    return session.exec(select(Inkallelseordning.id).where(col(Inkallelseordning.nämnd_id) == nämnd_id)).first()


def partibeteckningar(session: Session) -> list[str]:
    """The parties' letters in the kommun's order."""
    return list(session.exec(select(Parti.beteckning).order_by(col(Parti.ordning), col(Parti.id))).all())


def mandatperioder(session: Session) -> Sequence[Mandatperiod]:
    """The mandate periods, the first first."""
    return session.exec(select(Mandatperiod).order_by(col(Mandatperiod.från))).all()


def riskanalyser(session: Session, nämnd_id: int) -> Rader:
    """id, version, år, rubrik, number of risks; the latest year first."""
    fråga = sa.select(
        col(Riskanalys.id),
        col(Riskanalys.version),
        col(Riskanalys.år),
        col(Riskanalys.rubrik),
        _antal(col(Risk.id), col(Risk.riskanalys_id) == col(Riskanalys.id)),
    ).where(col(Riskanalys.nämnd_id) == nämnd_id)
    return _alla(session, fråga.order_by(col(Riskanalys.år).desc(), col(Riskanalys.id).desc()))


def planer(session: Session, nämnd_id: int) -> Rader:
    """id, version, år, rubrik, status, number of controls; the latest year first."""
    fråga = sa.select(
        col(Internkontrollplan.id),
        col(Internkontrollplan.version),
        col(Internkontrollplan.år),
        col(Internkontrollplan.rubrik),
        col(Internkontrollplan.status),
        _antal(col(Kontrollmoment.id), col(Kontrollmoment.plan_id) == col(Internkontrollplan.id)),
    ).where(col(Internkontrollplan.nämnd_id) == nämnd_id)
    return _alla(session, fråga.order_by(col(Internkontrollplan.år).desc(), col(Internkontrollplan.id).desc()))


def planer_av(session: Session, riskanalys_id: int) -> list[int]:
    """The ids of the plans that rest on a riskanalys."""
    fråga = select(Internkontrollplan.id).where(col(Internkontrollplan.riskanalys_id) == riskanalys_id)
    return [i for i in session.exec(fråga).all() if i is not None]


def importerat(session: Session, nämnd_id: int, nyckel: str) -> ImporteratDokument | None:
    """The earlier import of a paper with the same text."""
    return session.get(ImporteratDokument, (nyckel, nämnd_id))


def risker_av(session: Session, idn: Collection[int]) -> set[int]:
    """Which of the ids are risks."""
    if not idn:
        return set()
    return {i for i in session.exec(select(Risk.id).where(col(Risk.id).in_(idn))).all() if i is not None}


def kontroller_per_risk(session: Session, riskanalys_id: int) -> dict[int, list[tuple[int, int]]]:
    """For each risk of the analysis the controls that answer it: their ids, and the risk's place among their risks."""
    länk = KontrollmomentRisk
    fråga = (
        sa.select(col(länk.risk_id), col(länk.kontroll_id), col(länk.ordning))
        .join(Risk, col(Risk.id) == col(länk.risk_id))
        .where(col(Risk.riskanalys_id) == riskanalys_id)
        .order_by(col(länk.kontroll_id))
    )
    ut: dict[int, list[tuple[int, int]]] = {}
    for risk_id, kontroll_id, plats in _alla(session, fråga):
        ut.setdefault(risk_id, []).append((kontroll_id, plats))
    return ut


def senast_fastställd_paragraf(session: Session, nämnd_id: int, före: date) -> int | None:
    """The last number given earlier the same year; 0 when no meeting came before, None when one has no numbers yet."""
    fråga = (
        sa.select(sa.func.count(), sa.func.max(col(Paragraf.nummer)))
        .select_from(Sammanträde)
        .outerjoin(Paragraf, col(Paragraf.sammanträde_id) == col(Sammanträde.id))
        .where(
            col(Sammanträde.nämnd_id) == nämnd_id,
            col(Sammanträde.datum) >= date(före.year, 1, 1),
            col(Sammanträde.datum) < före,
        )
    )
    antal, senaste = session.connection().execute(fråga).one()
    return int(senaste) if senaste is not None else (None if antal else 0)
