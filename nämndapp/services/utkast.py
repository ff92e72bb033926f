"""Drafts: typed text that has not been saved, kept within two seconds so that it survives a crash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from nämndapp.bas import svenska
from nämndapp.bas.fel import Saknas
from nämndapp.services import aggregat
from nämndapp.services.aggregat import Aggregat
from nämndapp.storage import Databas, Enhet, utkast

_ORD = {
    "ärende": "ett ärende",
    "handling": "en handling",
    "sammanträde": "ett sammanträde",
    "paragraf": "en paragraf",
    "rummet": "i sammanträdesläget",
    "närvaro": "närvaron vid ett sammanträde",
    "meddelanden": "meddelanden till ett sammanträde",
    "person": "en person",
    "nämnd": "en nämnds uppgifter",
    "husstil": "papperens utseende för en nämnd",
    "kommun": "kommunens uppgifter",
    "inkallelseordning": "ledamöterna och tjänstgöringsordningen",
    "partier": "partierna",
    "mandatperioder": "mandatperioderna",
    "mottagare": "mottagarna",
    "grupper": "grupperna",
    "förkortningar": "förkortningarna",
    "fraser": "textfraserna",
    "riskanalys": "en riskanalys",
    "internkontrollplan": "en internkontrollplan",
    "internkontrollworkshop": "en workshop om intern kontroll",
    "kontrolltillfalle": "ett kontrolltillfälle",
    "internkontrollval": "inställningarna för intern kontroll",
    "bevakning": "ett uppdrag",
    "årshjulspost": "ett ärende i årshjulet",
    "förstastart": "kommunen, nämnden och ledamöterna på första sidan",
    "nytt delegationsbeslut": "ett delegationsbeslut som inte är registrerat",
    "årsplan": "årsplanen, som inte är inlagd än",
}


@dataclass(frozen=True, slots=True)
class Utkastrad:
    """A draft as it is offered after a crash. ``vad`` is "slag:id" ("sammanträde:12")."""

    vad: str
    basversion: int | None
    data: dict[str, Any]
    sparat: datetime
    beskrivning: str
    sparat_text: str


def spara_utkast(db: Databas, vad: str, basversion: int | None, data: dict[str, Any]) -> None:
    """Keeps what is being typed, over the earlier draft of the same thing. ``data`` is plain JSON."""
    with db.skrivning() as enhet:
        utkast.spara(enhet, vad, basversion, data)


def lista_utkast(db: Databas) -> list[Utkastrad]:
    """All drafts, the latest first."""
    with db.läsning() as enhet:
        return [_rad(enhet, u) for u in utkast.lista(enhet.session)]


def ta_bort_utkast(db: Databas, vad: str) -> None:
    """The text has been saved or thrown away. Removing what is not there does nothing."""
    with db.läsning() as enhet:
        finns = utkast.hämta(enhet.session, vad) is not None
    if finns:
        with db.skrivning() as enhet:
            utkast.ta_bort(enhet, vad)


def _namn(enhet: Enhet, vad: str) -> str:
    """What the object is called now ("ärendet SN 2026/12"), or its kind when it is gone or has no name of its own."""
    from nämndapp.services import (
        arenden,
        attest,
        delegation,
        delegationsbeslut,
        handlingar,
        internkontroll,
        protokoll,
        register,
        sammantraden,
    )

    alla: tuple[Aggregat[Any], ...] = (
        arenden.ÄRENDE, handlingar.HANDLING, sammantraden.SAMMANTRÄDE, protokoll.PARAGRAF, register.PERSON,
        register.NÄMND, internkontroll.RISKANALYS, internkontroll.PLAN,
        internkontroll.WORKSHOP, internkontroll.TILLFÄLLE, delegation.HUVUD, delegationsbeslut.BESLUT,
        attest.ATTESTLISTA,
    )  # fmt: skip
    slag, _, id_ = vad.partition(":")
    inledning, ägare = ("meddelandena till ", "sammanträde") if slag == "meddelanden" else ("", slag)
    sort = next((a for a in alla if a.slag == ägare), None)
    if sort is None or not id_.isdigit():
        return _ORD.get(slag, slag)
    try:
        return inledning + sort.beskriv(sort.läs(enhet.session, aggregat.hämta(enhet, sort, int(id_))))
    except Saknas:
        return _ORD.get(slag, slag)


def _rad(enhet: Enhet, rad: utkast.Utkastrad) -> Utkastrad:
    tid = rad.sparat if rad.sparat.tzinfo else rad.sparat.replace(tzinfo=UTC)
    lokal = tid.astimezone()
    ord_ = _namn(enhet, rad.vad)
    rubrik = str(rad.data.get("rubrik") or rad.data.get("namn") or "")
    return Utkastrad(
        rad.vad,
        rad.basversion,
        rad.data,
        tid,
        f"{ord_} ”{rubrik}”" if rubrik else ord_,
        f"sparat {svenska.datum_kort(lokal.date())} kl. {svenska.klockslag(lokal.time())}",
    )
