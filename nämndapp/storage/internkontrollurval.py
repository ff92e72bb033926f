"""Reading internal control: occasions, workshops and what belongs to a control, by Core."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from nämndapp.models import (
    Frekvenskod,
    Internkontrollplan,
    Internkontrollworkshop,
    Kontrollmoment,
    Kontrolltillfälle,
    Kontrollutfall,
    Risk,
    Riskanalys,
    Workshoprad,
)
from nämndapp.storage.urval import Rader, _alla

_FÄLT = tuple(Kontrolltillfälle.model_fields)


@dataclass(frozen=True, slots=True)
class Tillfällerad:
    """An occasion in a list, with what is to be controlled."""

    id: int
    version: int
    kontroll_id: int
    period: str
    senast: date
    utfört: date | None
    utfört_av: str
    utfall: Kontrollutfall
    resultat: str
    avvikelse: str
    åtgärd: str
    åtgärd_ansvarig: str
    åtgärd_senast: date | None
    åtgärd_klar: date | None
    underlag_sha256: str | None
    underlag_namn: str
    kontroll: str
    kategori: str
    ansvarig: str
    frekvens: str
    frekvenskod: Frekvenskod | None
    inbyggd: str
    plan_id: int
    år: int
    urval: str = ""


_RAD = (
    col(Kontrolltillfälle.id),
    col(Kontrolltillfälle.version),
    col(Kontrolltillfälle.kontroll_id),
    col(Kontrolltillfälle.period),
    col(Kontrolltillfälle.senast),
    col(Kontrolltillfälle.utfört),
    col(Kontrolltillfälle.utfört_av),
    col(Kontrolltillfälle.utfall),
    col(Kontrolltillfälle.resultat),
    col(Kontrolltillfälle.avvikelse),
    col(Kontrolltillfälle.åtgärd),
    col(Kontrolltillfälle.åtgärd_ansvarig),
    col(Kontrolltillfälle.åtgärd_senast),
    col(Kontrolltillfälle.åtgärd_klar),
    col(Kontrolltillfälle.underlag_sha256),
    col(Kontrolltillfälle.underlag_namn),
    col(Kontrollmoment.kontroll),
    col(Kontrollmoment.kategori),
    col(Kontrollmoment.ansvarig),
    col(Kontrollmoment.frekvens),
    col(Kontrollmoment.frekvenskod),
    col(Kontrollmoment.inbyggd),
    col(Internkontrollplan.id),
    col(Internkontrollplan.år),
    col(Kontrolltillfälle.urval),
)


def _tillfällen() -> Any:
    return (
        sa.select(*_RAD)
        .join(Kontrollmoment, col(Kontrollmoment.id) == col(Kontrolltillfälle.kontroll_id))
        .join(Internkontrollplan, col(Internkontrollplan.id) == col(Kontrollmoment.plan_id))
        .order_by(col(Kontrolltillfälle.senast), col(Kontrollmoment.ordning), col(Kontrolltillfälle.id))
    )


def tillfällen(session: Session, plan_id: int) -> list[Tillfällerad]:
    """The plan's occasions, the nearest last day first."""
    return [Tillfällerad(*r) for r in _alla(session, _tillfällen().where(col(Kontrollmoment.plan_id) == plan_id))]


def öppna_tillfällen(session: Session, nämnd_id: int, till: date) -> list[Tillfällerad]:
    """What is not done and has its last day by then, and what has an åtgärd that is not finished by then."""
    ogjort = col(Kontrolltillfälle.utfall).in_([Kontrollutfall.INTE_GJORD, Kontrollutfall.PÅGÅR])
    åtgärd = sa.and_(col(Kontrolltillfälle.åtgärd_klar).is_(None), col(Kontrolltillfälle.åtgärd_senast) <= till)
    fråga = _tillfällen().where(
        col(Internkontrollplan.nämnd_id) == nämnd_id,
        sa.or_(sa.and_(ogjort, col(Kontrolltillfälle.senast) <= till), åtgärd),
    )
    return [Tillfällerad(*r) for r in _alla(session, fråga)]


def tillfällen_per_kontroll(session: Session, plan_id: int) -> dict[int, list[dict[str, Any]]]:
    """For each control of the plan its occasions, as columns by name."""
    tabell: Any = Kontrolltillfälle
    fråga = (
        sa.select(*(getattr(tabell, namn) for namn in _FÄLT))
        .join(Kontrollmoment, col(Kontrollmoment.id) == col(Kontrolltillfälle.kontroll_id))
        .where(col(Kontrollmoment.plan_id) == plan_id)
        .order_by(col(Kontrolltillfälle.senast), col(Kontrolltillfälle.id))
    )
    ut: dict[int, list[dict[str, Any]]] = {}
    for rad in _alla(session, fråga):
        värden = dict(zip(_FÄLT, rad, strict=True))
        ut.setdefault(värden["kontroll_id"], []).append(värden)
    return ut


def byt_tillfällen(session: Session, bort: Collection[int], nya: Sequence[dict[str, Any]]) -> None:
    """Removes and adds occasions, many at once; ``nya`` are columns by name, with ``id`` for one that comes back."""
    session.flush()
    anslutning = session.connection()
    if bort:
        anslutning.execute(sa.delete(Kontrolltillfälle).where(col(Kontrolltillfälle.id).in_(bort)))
    for värden in (
        [n for n in nya if n.get("id") is not None],
        [{k: v for k, v in n.items() if k != "id"} for n in nya if n.get("id") is None],
    ):
        if värden:
            anslutning.execute(sa.insert(Kontrolltillfälle), [{"version": 1, **v} for v in värden])
    session.expire_all()


def förra_skalan(session: Session, nämnd_id: int, år: int) -> tuple[int, int] | None:
    """Year and highest step of the nämnd's latest riskanalys before ``år``; None when there is none."""
    a = Riskanalys
    fråga = sa.select(col(a.år), col(a.skala)).where(col(a.nämnd_id) == nämnd_id, col(a.år) < år)
    rader = _alla(session, fråga.order_by(col(a.år).desc(), col(a.id).desc()).limit(1))
    return (rader[0][0], rader[0][1]) if rader else None


def kontrolltexter(session: Session, plan_id: int) -> list[tuple[int, str]]:
    """id and text of the plan's controls, in its order."""
    fråga = sa.select(col(Kontrollmoment.id), col(Kontrollmoment.kontroll)).where(
        col(Kontrollmoment.plan_id) == plan_id
    )
    rader = _alla(session, fråga.order_by(col(Kontrollmoment.ordning), col(Kontrollmoment.id)))
    return [(id_, text) for id_, text in rader]


def workshoprader_per_kontroll(session: Session, plan_id: int) -> dict[int, list[int]]:
    """For each control of the plan the rows of workshops that speak of it."""
    fråga = (
        sa.select(col(Workshoprad.kontroll_id), col(Workshoprad.id))
        .join(Kontrollmoment, col(Kontrollmoment.id) == col(Workshoprad.kontroll_id))
        .where(col(Kontrollmoment.plan_id) == plan_id)
    )
    ut: dict[int, list[int]] = {}
    for kontroll_id, rad_id in _alla(session, fråga):
        ut.setdefault(kontroll_id, []).append(rad_id)
    return ut


def workshoppar(session: Session, nämnd_id: int) -> Rader:
    """id, version, år, rubrik, datum, number of rows, number of rows treated; the latest year first."""
    rader = sa.select(sa.func.count()).where(col(Workshoprad.workshop_id) == col(Internkontrollworkshop.id))
    behandlade = rader.where(
        sa.or_(
            col(Workshoprad.beslut) != "obehandlad", col(Workshoprad.ha_kvar).is_(True),
            col(Workshoprad.revidera).is_(True),
        )
    )  # fmt: skip
    fråga = sa.select(
        col(Internkontrollworkshop.id),
        col(Internkontrollworkshop.version),
        col(Internkontrollworkshop.år),
        col(Internkontrollworkshop.rubrik),
        col(Internkontrollworkshop.datum),
        rader.scalar_subquery(),
        behandlade.scalar_subquery(),
    ).where(col(Internkontrollworkshop.nämnd_id) == nämnd_id)
    return _alla(session, fråga.order_by(col(Internkontrollworkshop.år).desc(), col(Internkontrollworkshop.id).desc()))


def planens_id(session: Session, nämnd_id: int, år: int) -> int | None:
    """The nämnd's plan for the year; the latest written when there are several."""
    fråga = select(Internkontrollplan.id).where(
        col(Internkontrollplan.nämnd_id) == nämnd_id, col(Internkontrollplan.år) == år
    )
    return session.exec(fråga.order_by(col(Internkontrollplan.id).desc()).limit(1)).first()


def förra_analysen(session: Session, nämnd_id: int, år: int) -> tuple[int, dict[str, tuple[int, int]]] | None:
    """The scale of the analysis of the year before, and the steps (sannolikhet, konsekvens) of its risks by nyckel."""
    fråga = sa.select(col(Riskanalys.id), col(Riskanalys.skala)).where(
        col(Riskanalys.nämnd_id) == nämnd_id, col(Riskanalys.år) == år - 1
    )
    rader = _alla(session, fråga.order_by(col(Riskanalys.id).desc()).limit(1))
    if not rader:
        return None
    analys_id, skala = rader[0]
    risker = sa.select(col(Risk.nyckel), col(Risk.sannolikhet), col(Risk.konsekvens)).where(
        col(Risk.riskanalys_id) == analys_id
    )
    steg = {n: (int(s), int(k)) for n, s, k in _alla(session, risker) if s is not None and k is not None}
    return int(skala), steg
