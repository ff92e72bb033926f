"""Drafts: what has been typed but not saved, written within seconds so that it survives a crash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, select

from nämndapp.models import Utkast
from nämndapp.storage.enhet import Enhet


@dataclass(frozen=True)
class Utkastrad:
    """A draft: what it is of ("sammanträde:12"), the version it started from, the content, when it was saved (UTC)."""

    vad: str
    basversion: int | None
    data: dict[str, Any]
    sparat: datetime


def spara(enhet: Enhet, vad: str, basversion: int | None, data: dict[str, Any]) -> None:
    """Write the draft over the earlier one of the same thing."""
    enhet.session.merge(Utkast(vad=vad, basversion=basversion, data=data, sparat=datetime.now(UTC)))
    enhet.spola()


def lista(session: Session) -> list[Utkastrad]:
    """All drafts, the latest first: what a start after a crash offers."""
    return [_rad(u) for u in session.exec(select(Utkast).order_by(col(Utkast.sparat).desc())).all()]


def hämta(session: Session, vad: str) -> Utkastrad | None:
    """The draft of one thing."""
    utkast = session.get(Utkast, vad)
    return _rad(utkast) if utkast else None


def ta_bort(enhet: Enhet, vad: str) -> bool:
    """Remove the draft, once its content is saved or thrown away; False when there was none."""
    utkast = enhet.session.get(Utkast, vad)
    if utkast is None:
        return False
    enhet.ta_bort(utkast)
    return True


def _rad(utkast: Utkast) -> Utkastrad:
    return Utkastrad(utkast.vad, utkast.basversion, utkast.data, utkast.sparat)
