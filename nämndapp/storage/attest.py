"""Attestlistor in the database. Rows are read and written with Core: lists have thousands, and one cell is changed.

``ordning`` has gaps of ``STEG``; only when a gap is full are all rows of the list numbered again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from nämndapp.bas.attest import AttestpersonUppgifter, AttestradUppgifter
from nämndapp.models import Attestlista, Attestlistestatus, Attestperson, Attestrad, Befattning, Person, Uppdrag
from nämndapp.storage.enhet import nfc
from nämndapp.storage.planer import ladda

Rader = list[tuple[Any, ...]]
STEG = 1024
_BIT = 500  # values in one IN (…)

_RAD: tuple[Any, ...] = (
    col(Attestrad.id),
    col(Attestrad.slag),
    col(Attestrad.koder),
    col(Attestrad.namn),
    col(Attestrad.ärvda),
    col(Attestrad.kod),
    col(Attestrad.benämning),
    col(Attestrad.villkor),
    col(Attestrad.belopp),
    col(Attestrad.anteckning),
    col(Attestrad.källrad),
)
_PERSON: tuple[Any, ...] = (
    col(Attestperson.rad_id),
    col(Attestperson.namn),
    col(Attestperson.roll),
    col(Attestperson.från),
    col(Attestperson.till),
    col(Attestperson.person_id),
    col(Attestperson.osäker),
)


def _alla(session: Session, fråga: sa.Executable) -> Rader:
    return [tuple(rad) for rad in session.connection().execute(fråga)]


# --- lists ----------------------------------------------------------------------------------------------------------


def ladda_lista(session: Session, lista_id: int) -> Attestlista:
    """The head alone; raises Saknas."""
    return ladda(session, Attestlista, lista_id, ())


def listor(session: Session, nämnd_id: int) -> Rader:
    """id, version, år, nummer, rubrik, status, decided on, §, from, till, number of rows; the latest first."""
    antal = (
        sa.select(sa.func.count())
        .select_from(Attestrad)
        .where(col(Attestrad.lista_id) == col(Attestlista.id), col(Attestrad.slag) != "avskiljare")
        .scalar_subquery()
    )
    fråga = sa.select(
        col(Attestlista.id),
        col(Attestlista.version),
        col(Attestlista.år),
        col(Attestlista.nummer),
        col(Attestlista.rubrik),
        col(Attestlista.status),
        col(Attestlista.beslutad_datum),
        col(Attestlista.beslutad_paragraf),
        col(Attestlista.gäller_från),
        col(Attestlista.gäller_till),
        antal,
    ).where(col(Attestlista.nämnd_id) == nämnd_id)
    return _alla(
        session,
        fråga.order_by(col(Attestlista.år).desc(), col(Attestlista.nummer).desc(), col(Attestlista.id).desc()),
    )


def senaste_lista(session: Session) -> Attestlista | None:
    """The kommun's latest list, whosever: its code parts and labels are those of the next one."""
    fråga = select(Attestlista).order_by(
        col(Attestlista.år).desc(), col(Attestlista.nummer).desc(), col(Attestlista.id).desc()
    )
    return session.exec(fråga.limit(1)).first()


def gällande(session: Session, nämnd_id: int, dag: date) -> tuple[int, bool] | None:
    """Id of the list in force on the day, and whether it is decided; without one the latest proposal for that day.

    A list that does not say from when holds from the beginning of its year.
    """

    def börjar(r: tuple[Any, ...]) -> date:
        return r[8] or date(r[2], 1, 1)

    i_tid = [r for r in listor(session, nämnd_id) if börjar(r) <= dag and (r[9] is None or dag <= r[9])]
    if not i_tid:
        return None
    bäst = max(i_tid, key=lambda r: (r[5] is Attestlistestatus.BESLUTAD, börjar(r), r[2], r[3], r[0]))
    return int(bäst[0]), bäst[5] is Attestlistestatus.BESLUTAD


def ersatt_av(session: Session, nämnd_id: int, från: date, utom: int) -> list[int]:
    """The decided lists that still hold on the day when another takes over."""
    fråga = sa.select(col(Attestlista.id)).where(
        col(Attestlista.nämnd_id) == nämnd_id,
        col(Attestlista.id) != utom,
        col(Attestlista.status) == Attestlistestatus.BESLUTAD,
        sa.or_(col(Attestlista.gäller_från).is_(None), col(Attestlista.gäller_från) < från),
        sa.or_(col(Attestlista.gäller_till).is_(None), col(Attestlista.gäller_till) >= från),
    )
    return [int(r[0]) for r in _alla(session, fråga)]


def av_handling(session: Session, handling_id: int) -> int | None:
    """The list that was made from the paper."""
    fråga = sa.select(col(Attestlista.id)).where(col(Attestlista.handling_id) == handling_id)
    return session.connection().execute(fråga).scalar()


def nästa_nummer(session: Session, nämnd_id: int, år: int) -> int:
    """The number of the year's next version."""
    fråga = sa.select(sa.func.max(col(Attestlista.nummer))).where(
        col(Attestlista.nämnd_id) == nämnd_id, col(Attestlista.år) == år
    )
    return int(session.connection().execute(fråga).scalar() or 0) + 1


# --- rows -----------------------------------------------------------------------------------------------------------


def rader(session: Session, lista_id: int) -> tuple[AttestradUppgifter, ...]:
    """The list's rows in order, each with its persons."""
    vilka = col(Attestrad.lista_id) == lista_id
    av_rad = _personer(session, sa.select(*_PERSON).join(Attestrad).where(vilka))
    fråga = sa.select(*_RAD).where(vilka).order_by(col(Attestrad.ordning), col(Attestrad.id))
    return tuple(_rad(r, av_rad) for r in session.connection().execute(fråga))


def vissa_rader(session: Session, lista_id: int, id_: Collection[int]) -> dict[int, AttestradUppgifter]:
    """Some of the list's rows by id; those that are gone are left out."""
    ut: dict[int, AttestradUppgifter] = {}
    for bit in _bitar(id_):
        vilka = sa.and_(col(Attestrad.lista_id) == lista_id, col(Attestrad.id).in_(bit))
        av_rad = _personer(session, sa.select(*_PERSON).join(Attestrad).where(vilka))
        ut |= {r[0]: _rad(r, av_rad) for r in session.connection().execute(sa.select(*_RAD).where(vilka))}
    return ut


def _personer(session: Session, fråga: Any) -> dict[int, list[AttestpersonUppgifter]]:
    av_rad: dict[int, list[AttestpersonUppgifter]] = {}
    ordnad = fråga.order_by(col(Attestperson.rad_id), col(Attestperson.ordning), col(Attestperson.id))
    for rad_id, *resten in session.connection().execute(ordnad):
        av_rad.setdefault(rad_id, []).append(AttestpersonUppgifter(*resten))
    return av_rad


def _rad(r: Sequence[Any], av_rad: Mapping[int, list[AttestpersonUppgifter]]) -> AttestradUppgifter:
    id_, slag, koder, namn, ärvda, kod, benämning, villkor, belopp, anteckning, källrad = r
    personer = tuple(av_rad.get(id_, ()))
    return AttestradUppgifter(
        kod, benämning, personer, villkor, belopp, slag, koder, namn, tuple(ärvda), anteckning, källrad, id_
    )


def ordning(session: Session, lista_id: int) -> list[tuple[int, int]]:
    """id and ``ordning`` of every row, in order."""
    fråga = sa.select(col(Attestrad.id), col(Attestrad.ordning)).where(col(Attestrad.lista_id) == lista_id)
    return [(r[0], r[1]) for r in _alla(session, fråga.order_by(col(Attestrad.ordning), col(Attestrad.id)))]


def numrera(session: Session, nya: Mapping[int, int]) -> None:
    """Writes ``ordning`` by id."""
    if nya:
        sats = sa.update(Attestrad).where(col(Attestrad.id) == sa.bindparam("rad")).values(ordning=sa.bindparam("nr"))
        session.connection().execute(sats, [{"rad": i, "nr": nr} for i, nr in nya.items()])


def lediga_id(session: Session, minst: int = 0) -> Iterator[int]:
    """Ids that no row has, for rows that are written in this transaction."""
    högsta = int(session.connection().execute(sa.select(sa.func.max(col(Attestrad.id)))).scalar() or 0)
    return count(max(högsta, minst) + 1)


def lägg_in(session: Session, lista_id: int, nya: Sequence[tuple[int | None, int, AttestradUppgifter]]) -> list[int]:
    """Writes rows given as wanted id (None: a new one), ``ordning`` and content; returns their ids.

    An id that somebody has taken meanwhile is replaced by a new one.
    """
    if not nya:
        return []
    önskade = [i for i, _, _ in nya if i is not None]
    tagna = {r[0] for bit in _bitar(önskade) for r in _alla(session, sa.select(col(Attestrad.id)).where(
        col(Attestrad.id).in_(bit)))}  # fmt: skip
    lediga = lediga_id(session, minst=max(önskade, default=0))
    id_ = [i if i is not None and i not in tagna else next(lediga) for i, _, _ in nya]
    värden = [
        {"id": i, "lista_id": lista_id, "ordning": nr, **_kolumner(u)} for i, (_, nr, u) in zip(id_, nya, strict=True)
    ]
    session.connection().execute(sa.insert(Attestrad), värden)
    _skriv_personer(session, zip(id_, (u for _, _, u in nya), strict=True))
    return id_


def ändra(session: Session, nya: Mapping[int, AttestradUppgifter]) -> None:
    """Writes the content of rows that are there, by id."""
    if not nya:
        return
    namn = list(_kolumner(AttestradUppgifter()))
    sats = (
        sa.update(Attestrad)
        .where(col(Attestrad.id) == sa.bindparam("rad"))
        .values({n: sa.bindparam(f"b_{n}") for n in namn})
    )
    värden = [{"rad": i, **{f"b_{n}": v for n, v in _kolumner(u).items()}} for i, u in nya.items()]
    session.connection().execute(sats, värden)
    for bit in _bitar(nya):
        session.connection().execute(sa.delete(Attestperson).where(col(Attestperson.rad_id).in_(bit)))
    _skriv_personer(session, nya.items())


def ta_bort(session: Session, id_: Collection[int]) -> None:
    """Removes rows with their persons."""
    for bit in _bitar(id_):
        session.connection().execute(sa.delete(Attestrad).where(col(Attestrad.id).in_(bit)))


def _kolumner(u: AttestradUppgifter) -> dict[str, Any]:
    """The row's columns; texts in NFC, since Core goes past the session that sees to it."""
    värden: dict[str, Any] = nfc(
        {
            "koder": dict(u.koder), "namn": dict(u.namn), "ärvda": list(u.ärvda), "kod": u.kod,
            "benämning": u.benämning, "villkor": u.villkor, "anteckning": u.anteckning,
        }
    )  # fmt: skip
    return {**värden, "slag": u.slag, "belopp": u.belopp, "källrad": u.källrad}


def _skriv_personer(session: Session, rader_: Iterable[tuple[int, AttestradUppgifter]]) -> None:
    värden = [
        {
            "rad_id": i, "ordning": nr, "namn": nfc(p.namn), "roll": p.roll, "från": p.från, "till": p.till,
            "person_id": p.person_id, "osäker": p.osäker,
        }
        for i, u in rader_
        for nr, p in enumerate(u.personer)
    ]  # fmt: skip
    if värden:
        session.connection().execute(sa.insert(Attestperson), värden)


def _bitar(id_: Iterable[int]) -> Iterable[list[int]]:
    alla = list(dict.fromkeys(id_))
    return (alla[i : i + _BIT] for i in range(0, len(alla), _BIT))


# --- around the list ------------------------------------------------------------------------------------------------


def personrader(session: Session) -> Rader:
    """id and name of everybody in the register."""
    return _alla(session, sa.select(col(Person.id), col(Person.namn)))


def anställningar(session: Session) -> Rader:
    """person_id, title, enhet, from, till of every befattning."""
    return _alla(
        session,
        sa.select(
            col(Befattning.person_id), col(Befattning.titel), col(Befattning.enhet), col(Befattning.från),
            col(Befattning.till),
        ),
    )  # fmt: skip


def uppdrag(session: Session) -> Rader:
    """person_id, nämnd_id, role, from, till of every uppdrag."""
    return _alla(
        session,
        sa.select(
            col(Uppdrag.person_id), col(Uppdrag.nämnd_id), col(Uppdrag.roll), col(Uppdrag.från), col(Uppdrag.till)
        ),
    )
