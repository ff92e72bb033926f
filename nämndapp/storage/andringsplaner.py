"""Load plans for saving: only the parts that are edited together, so that leaving a field is quick."""

from __future__ import annotations

from sqlmodel import Session

from nämndapp.models import (
    Internkontrollplan,
    Internkontrollworkshop,
    Kontrollmoment,
    Kontrolltillfälle,
    Närvarande,
    Paragraf,
    Proposition,
    Riskanalys,
    Sammanträde,
    Yrkande,
    Yttrande,
    Ärende,
)
from nämndapp.storage.planer import ladda, väg

_ÄRENDE = väg(Ärende.kopplingar)
_PARAGRAF = (
    *väg(Paragraf.beslutspunkter),
    *väg(Paragraf.avsnitt),
    *väg(Paragraf.punkter),
    *väg(Paragraf.yrkanden, Yrkande.personer),
    *väg(Paragraf.propositioner, Proposition.röster),
    *väg(Paragraf.jäv),
    *väg(Paragraf.yttranden, Yttrande.personer),
    *väg(Paragraf.ej_deltagande),
)
_NÄRVARO = (
    *väg(Sammanträde.närvarande, Närvarande.intervall),
    *väg(Sammanträde.justerare),
    *väg(Sammanträde.ajourneringar),
)
_RUM = (*_NÄRVARO, *väg(Sammanträde.nämnd), *väg(Sammanträde.paragrafer), *väg(Sammanträde.punkter))
_RISKANALYS = väg(Riskanalys.risker)
_PLAN = väg(Internkontrollplan.kontroller, Kontrollmoment.risklänkar)
_WORKSHOP = väg(Internkontrollworkshop.rader)


def ärende(session: Session, nyckel: int) -> Ärende:
    """With its links to papers."""
    return ladda(session, Ärende, nyckel, _ÄRENDE)


def sammanträde(session: Session, nyckel: int) -> Sammanträde:
    """Bare: its list is read and written by ``listlager``."""
    return ladda(session, Sammanträde, nyckel, ())


def paragraf(session: Session, nyckel: int) -> Paragraf:
    """With decisions, sections, links to items, and what happened: yrkanden, votes, jäv, reservations."""
    return ladda(session, Paragraf, nyckel, _PARAGRAF)


def närvaro(session: Session, nyckel: int) -> Sammanträde:
    """A meeting with its närvarande and their intervals, justerare and breaks."""
    return ladda(session, Sammanträde, nyckel, _NÄRVARO)


def rum(session: Session, nyckel: int) -> Sammanträde:
    """A meeting with its nämnd, its närvaro, its §§ and its items (both bare)."""
    return ladda(session, Sammanträde, nyckel, _RUM)


def riskanalys(session: Session, nyckel: int) -> Riskanalys:
    """With its risks."""
    return ladda(session, Riskanalys, nyckel, _RISKANALYS)


def plan(session: Session, nyckel: int) -> Internkontrollplan:
    """With its controls."""
    return ladda(session, Internkontrollplan, nyckel, _PLAN)


def kontrolltillfälle(session: Session, nyckel: int) -> Kontrolltillfälle:
    """Alone."""
    return ladda(session, Kontrolltillfälle, nyckel, ())


def workshop(session: Session, nyckel: int) -> Internkontrollworkshop:
    """With its rows."""
    return ladda(session, Internkontrollworkshop, nyckel, _WORKSHOP)
