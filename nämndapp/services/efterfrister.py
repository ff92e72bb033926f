"""What is due after a meeting: anslag up and down, decisions to send; and what the rules say of the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from nämndapp.bas.papekande import Nivå, Plats, Påpekande
from nämndapp.bas.svenska import datum_kort
from nämndapp.models import Sammanträde
from nämndapp.rules.anslag import Anslagsläge, Anslagssak, granska_anslag, i_mening, läge
from nämndapp.rules.expediering import expedieras_senast, granska_expediering
from nämndapp.services.anslag import mötets_saker_i, särskilt_protokolls_sak
from nämndapp.services.expediering import mötets_utskick_i
from nämndapp.storage import efterurval

HORISONT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Efterfrist:
    """Something to do, with its last (or first possible) day; ``text`` is a sentence without its subject's nämnd."""

    nivå: Nivå
    text: str
    plats: Plats
    dag: date


def granska_efter(session: Session, möte: Sammanträde, idag: date) -> list[Påpekande]:
    """The rules of anslag and expediering on a meeting loaded as ``planer.ladda_protokoll`` does; nothing before it."""
    if möte.id is None or not möte.paragrafer:
        return []
    fynd = [p for sak in mötets_saker_i(session, möte) for p in granska_anslag(sak, idag)]
    fynd += granska_expediering(mötets_utskick_i(session, möte), möte.id, idag)
    return fynd


def efter_mötet(session: Session, sammanträde_id: int, idag: date) -> Iterator[Efterfrist]:
    """What is to be done after a meeting, the anslag first."""
    möte = efterurval.möte_med_mottagare(session, sammanträde_id)
    for sak in mötets_saker_i(session, möte):
        yield from anslagsfrister(sak, idag)
    kvar = [(p, p.justerat) for p in mötets_utskick_i(session, möte) if p.kvar and p.justerat is not None]
    if kvar:
        senast = min(expedieras_senast(dag) for _, dag in kvar)
        ord_ = "beslut är inte expedierat" if len(kvar) == 1 else "beslut är inte expedierade"
        plats = Plats("sammantrade", sammanträde_id, "expediering")
        yield Efterfrist(Nivå.VARNING if senast < idag else Nivå.TIPS, f"{len(kvar)} {ord_}.", plats, senast)


def efter_särskilda_protokoll(session: Session, nämnd_id: int, idag: date, *, från: date) -> Iterator[Efterfrist]:
    """What the särskilda protokoll of delegation decisions that were justerade ``från`` on ask for (KL 7:8, 8:12)."""
    for protokoll in efterurval.särskilda_protokoll(session, nämnd_id):
        sak = särskilt_protokolls_sak(session, protokoll)
        if sak is not None and sak.justerat >= från:
            yield from anslagsfrister(sak, idag)


def anslagsfrister(sak: Anslagssak, idag: date) -> Iterator[Efterfrist]:
    """What an anslag asks for within two weeks; also for a särskilt protokoll."""
    a, nu = sak.gällande, läge(sak, idag)
    namn = f"{sak.namn} (omedelbart justerat)" if sak.paragrafer else sak.namn
    anslaget = f"Anslaget för {i_mening(sak.namn)}" if sak.paragrafer or sak.särskilt_protokoll_id else "Anslaget"
    if nu is Anslagsläge.SKA_UPP:
        yield Efterfrist(Nivå.TIPS, f"{namn} ska anslås senast {datum_kort(sak.senast)}.", sak.plats, sak.senast)
    elif nu is Anslagsläge.FÖR_SENT:
        text = f"{namn} skulle ha anslagits senast {datum_kort(sak.senast)}."
        yield Efterfrist(Nivå.VARNING, text, sak.plats, sak.senast)
    elif a is not None and nu is Anslagsläge.FÖR_TIDIGT:
        text = f"{anslaget} togs ned för tidigt och behöver sättas upp igen."
        yield Efterfrist(Nivå.VARNING, text, sak.plats, a.nedtaget or a.uppsatt)
    elif a is not None and a.nedtaget is None and a.ned_tidigast <= idag + HORISONT:
        text = f"{anslaget} kan tas ned från och med {datum_kort(a.ned_tidigast)}."
        yield Efterfrist(Nivå.TIPS, text, sak.plats, max(a.ned_tidigast, idag))
