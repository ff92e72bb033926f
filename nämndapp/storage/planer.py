"""Named load plans: which parts of an aggregate are read, in a few SELECTs each. The rest raises when touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, selectinload
from sqlalchemy.sql.base import ExecutableOption
from sqlmodel import Session, SQLModel, col, select

from nämndapp.models import (
    Förkortning,
    Handling,
    Inkallelseordning,
    Internkontrollplan,
    Internkontrollworkshop,
    Kommun,
    Kontrollmoment,
    KontrollmomentRisk,
    Mandatperiod,
    Mottagare,
    Mottagargrupp,
    Nämnd,
    Närvarande,
    Paragraf,
    ParagrafPunkt,
    Parti,
    Person,
    Proposition,
    Protokolljusterare,
    PunktHandling,
    Riskanalys,
    Sammanträde,
    Skrivelse,
    Textfras,
    Uppdrag,
    Workshoprad,
    Yrkande,
    Yttrande,
    Ärende,
    ÄrendeHandling,
)
from nämndapp.models.sammantrade import Föredragningspunkt
from nämndapp.storage.enhet import saknas

M = TypeVar("M", bound=SQLModel)
Plan = tuple[ExecutableOption, ...]


def rel(attribut: object) -> InstrumentedAttribute[Any]:
    """A relationship as SQLAlchemy sees it; SQLModel's types show it as the list or object it gives."""
    return cast("InstrumentedAttribute[Any]", attribut)


def väg(*steg: object, sist: Sequence[object] = ()) -> Plan:
    """Options that load along the path ``steg`` and, at its end, each of ``sist``."""
    grenar: Sequence[tuple[object, ...]] = [(*steg, gren) for gren in sist] or [steg]
    plan: list[ExecutableOption] = []
    for gren in grenar:
        laddning = selectinload(rel(gren[0]))
        for nästa in gren[1:]:
            laddning = laddning.selectinload(rel(nästa))
        plan.append(laddning)
    return tuple(plan)


_SKRIVELSENS_DELAR = (
    Skrivelse.avsnitt,
    Skrivelse.satser,
    Skrivelse.underlag,
    Skrivelse.undertecknare,
    Skrivelse.meddelanden,
)

NÄMND: Plan = (*väg(Nämnd.kommun), *väg(Nämnd.uppdrag, Uppdrag.person), *väg(Nämnd.stående_punkter))
KOMMUN: Plan = väg(Kommun.nämnder)
PERSON: Plan = (*väg(Person.uppdrag, Uppdrag.nämnd), *väg(Person.befattningar))
HANDLING: Plan = (
    *väg(Handling.skrivelse, sist=_SKRIVELSENS_DELAR),
    *väg(Handling.bilagor),
    *väg(Handling.kopplingar, ÄrendeHandling.ärende),
)
ÄRENDE: Plan = (
    *väg(Ärende.kopplingar, ÄrendeHandling.handling, Handling.skrivelse, sist=_SKRIVELSENS_DELAR),
    *väg(Ärende.kopplingar, ÄrendeHandling.handling, Handling.bilagor),
)
SAMMANTRÄDE: Plan = (
    *väg(Sammanträde.nämnd, Nämnd.kommun),
    *väg(Sammanträde.nämnd, Nämnd.uppdrag, Uppdrag.person),
    *väg(Sammanträde.grupper),
    *väg(Sammanträde.punkter, sist=(Föredragningspunkt.ärende, Föredragningspunkt.grupp)),
    *väg(Sammanträde.punkter, Föredragningspunkt.paragrafer),
    *väg(
        Sammanträde.punkter,
        Föredragningspunkt.handlingar,
        PunktHandling.handling,
        Handling.skrivelse,
        sist=_SKRIVELSENS_DELAR,
    ),
    *väg(Sammanträde.punkter, Föredragningspunkt.handlingar, PunktHandling.handling, Handling.bilagor),
)
_PARAGRAFENS_DELAR: tuple[tuple[object, ...], ...] = (
    (Paragraf.ärende,),
    (Paragraf.beslutspunkter,),
    (Paragraf.avsnitt,),
    (Paragraf.punkter, ParagrafPunkt.punkt),
    (Paragraf.yrkanden, Yrkande.personer),
    (Paragraf.propositioner, Proposition.röster),
    (Paragraf.jäv,),
    (Paragraf.yttranden, Yttrande.personer),
    (Paragraf.ej_deltagande,),
    (Paragraf.rättelser,),
)
_NÄRVARO: tuple[tuple[object, ...], ...] = (
    (Sammanträde.närvarande, Närvarande.intervall),
    (Sammanträde.justerare, Protokolljusterare.närvarande),
    (Sammanträde.ajourneringar,),
)


def _grenar(stam: Sequence[object], grenar: Sequence[tuple[object, ...]]) -> Plan:
    return tuple(steg for gren in grenar for steg in väg(*stam, *gren))


PARAGRAF: Plan = (
    *_grenar((), _PARAGRAFENS_DELAR),
    *väg(Paragraf.sammanträde, Sammanträde.nämnd, Nämnd.kommun),
    *väg(Paragraf.sammanträde, Sammanträde.paragrafer, Paragraf.jäv),
    *_grenar((Paragraf.sammanträde,), _NÄRVARO),
)
PROTOKOLL: Plan = (
    *SAMMANTRÄDE,
    *_grenar((Sammanträde.paragrafer,), _PARAGRAFENS_DELAR),
    *_grenar((), _NÄRVARO),
)
MÖTE: Plan = _grenar((), ((Sammanträde.paragrafer,), *_NÄRVARO))
RISKANALYS: Plan = (*väg(Riskanalys.nämnd, Nämnd.kommun), *väg(Riskanalys.ärende), *väg(Riskanalys.risker))
INTERNKONTROLLPLAN: Plan = (
    *väg(Internkontrollplan.nämnd, Nämnd.kommun),
    *väg(Internkontrollplan.ärende),
    *väg(Internkontrollplan.kontroller, sist=(Kontrollmoment.tillfällen,)),
    *väg(Internkontrollplan.kontroller, Kontrollmoment.risklänkar, KontrollmomentRisk.risk),
    *väg(Internkontrollplan.riskanalys, Riskanalys.risker),
)
WORKSHOP: Plan = (
    *väg(Internkontrollworkshop.nämnd, Nämnd.kommun),
    *väg(Internkontrollworkshop.ärende),
    *väg(Internkontrollworkshop.rader, Workshoprad.kontroll),
)


def ladda(session: Session, slag: type[M], nyckel: int, plan: Plan) -> M:
    """The object with the parts of the plan; raises Saknas.

    What the session has read before is kept as it is (call ``session.expire_all()`` first to read afresh).
    """
    primärnyckel = sa.inspect(slag).primary_key[0]
    fråga = select(slag).where(primärnyckel == nyckel).options(*plan)
    objekt = session.exec(fråga).one_or_none()
    if objekt is None:
        raise saknas(slag, nyckel)
    return objekt


def ladda_nämnd(session: Session, nyckel: int) -> Nämnd:
    """With kommun and uppdrag → person."""
    return ladda(session, Nämnd, nyckel, NÄMND)


def ladda_kommun(session: Session, nyckel: int) -> Kommun:
    """With its nämnder."""
    return ladda(session, Kommun, nyckel, KOMMUN)


def ladda_person(session: Session, nyckel: int) -> Person:
    """With uppdrag → nämnd and befattningar."""
    return ladda(session, Person, nyckel, PERSON)


def ladda_inkallelseordning(session: Session, nyckel: int) -> Inkallelseordning:
    """With its rader."""
    return ladda(session, Inkallelseordning, nyckel, väg(Inkallelseordning.rader))


def ladda_parti(session: Session, nyckel: int) -> Parti:
    """A party."""
    return ladda(session, Parti, nyckel, ())


def ladda_mandatperiod(session: Session, nyckel: int) -> Mandatperiod:
    """A mandate period."""
    return ladda(session, Mandatperiod, nyckel, ())


def ladda_mottagare(session: Session, nyckel: int) -> Mottagare:
    """A recipient."""
    return ladda(session, Mottagare, nyckel, ())


def ladda_mottagargrupp(session: Session, nyckel: int) -> Mottagargrupp:
    """With its members."""
    return ladda(session, Mottagargrupp, nyckel, väg(Mottagargrupp.medlemmar))


def ladda_förkortning(session: Session, nyckel: int) -> Förkortning:
    """An abbreviation."""
    return ladda(session, Förkortning, nyckel, ())


def ladda_textfras(session: Session, nyckel: int) -> Textfras:
    """A phrase."""
    return ladda(session, Textfras, nyckel, ())


def ladda_ärende(session: Session, nyckel: int) -> Ärende:
    """With its handlingar: their skrivelse in full and the attachments' names (never the content)."""
    return ladda(session, Ärende, nyckel, ÄRENDE)


def ladda_handling(session: Session, nyckel: int) -> Handling:
    """With skrivelse in full, attachments' names and the ärenden it lies in."""
    return ladda(session, Handling, nyckel, HANDLING)


def ladda_sammanträde(session: Session, nyckel: int) -> Sammanträde:
    """With nämnd → kommun and members, groups, and points with ärende and papers in full; without the protocol."""
    return ladda(session, Sammanträde, nyckel, SAMMANTRÄDE)


def ladda_protokoll(session: Session, nyckel: int) -> Sammanträde:
    """All of ``ladda_sammanträde``, the paragraphs in full, and the närvaro."""
    return ladda(session, Sammanträde, nyckel, PROTOKOLL)


def ladda_närvaro(session: Session, nyckel: int) -> Sammanträde:
    """The närvaro, and the paragraphs (bare); without the list."""
    return ladda(session, Sammanträde, nyckel, MÖTE)


def ladda_med_eventuella_paragrafer(session: Session, nyckel: int) -> Sammanträde:
    """As ``ladda_protokoll``; a meeting that has no paragraphs yet is read without asking for all their parts."""
    paragrafer = sa.select(sa.exists().where(col(Paragraf.sammanträde_id) == nyckel))
    if session.execute(paragrafer).scalar():
        return ladda_protokoll(session, nyckel)
    return ladda(session, Sammanträde, nyckel, (*SAMMANTRÄDE, *MÖTE))


def ladda_paragraf(session: Session, nyckel: int) -> Paragraf:
    """In full, with its sammanträde → nämnd → kommun, the other §§ (bare, with their jäv) and the närvaro."""
    return ladda(session, Paragraf, nyckel, PARAGRAF)


def ladda_riskanalys(session: Session, nyckel: int) -> Riskanalys:
    """With nämnd → kommun, ärende and the risks."""
    return ladda(session, Riskanalys, nyckel, RISKANALYS)


def ladda_internkontrollplan(session: Session, nyckel: int) -> Internkontrollplan:
    """With nämnd → kommun, ärende, rows → risk and occasions, and the riskanalys with all its risks."""
    return ladda(session, Internkontrollplan, nyckel, INTERNKONTROLLPLAN)


def ladda_workshop(session: Session, nyckel: int) -> Internkontrollworkshop:
    """With nämnd → kommun, ärende, and rows → last year's control."""
    return ladda(session, Internkontrollworkshop, nyckel, WORKSHOP)
