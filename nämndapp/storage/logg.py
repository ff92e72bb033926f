"""The log of legal acts: append-only, chained over digests so that a payload can be erased without a break.

The chain finds accidents (a damaged file, an edit with another program), not an attacker who recomputes it; the
chain's head is therefore printed on the justerade protocol.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, select

from nämndapp.models import Logghändelse, Logginnehåll
from nämndapp.storage.enhet import Enhet, nfc, saknas

_START = "0" * 64
GALLRAT = "innehåll gallrat"
"""The kind of the entry that tells that another entry's payload was erased."""


@dataclass(frozen=True)
class Loggfynd:
    """Something wrong in the log, in Swedish."""

    logg_id: int
    mening: str


def skriv(enhet: Enhet, slag: str, objekt: str, data: dict[str, Any]) -> int:
    """Log a legal act on ``objekt`` ("arende:17") in the transaction of the act itself; returns the entry's id."""
    session = enhet.session
    session.flush()
    senaste = session.exec(select(Logghändelse).order_by(col(Logghändelse.id).desc()).limit(1)).first()
    nummer = (senaste.id or 0) + 1 if senaste else 1
    tid = datetime.now(UTC).replace(microsecond=0)
    salt, innehåll = secrets.token_hex(16), nfc(data)
    digest = _digest(salt, innehåll)
    kedja = _länk(senaste.kedja if senaste else _START, nummer, tid, slag, objekt, digest)
    session.add(Logghändelse(id=nummer, tidpunkt=tid, slag=slag, objekt=objekt, digest=digest, kedja=kedja))
    session.flush()
    session.add(Logginnehåll(logg_id=nummer, salt=salt, data=innehåll))
    session.flush()
    return nummer


def huvud(session: Session) -> str:
    """The chain's head: the last link, or zeros for an empty log."""
    fråga = select(Logghändelse.kedja).order_by(col(Logghändelse.id).desc()).limit(1)
    return session.exec(fråga).first() or _START


def länk(session: Session, logg_id: int | None) -> str:
    """The chain's link at an entry: its head when the entry was written; "" for none."""
    händelse = None if logg_id is None else session.get(Logghändelse, logg_id)
    return händelse.kedja if händelse else ""


def innehåll(session: Session, logg_id: int | None) -> dict[str, Any] | None:
    """An entry's payload; None where there is none or it was erased."""
    rad = None if logg_id is None else session.get(Logginnehåll, logg_id)
    return rad.data if rad else None


def radera_innehåll(enhet: Enhet, logg_id: int, skäl: str) -> None:
    """Erase an entry's payload (gallring, GDPR) and log that it was done and why; the chain stays whole."""
    rad = enhet.session.get(Logginnehåll, logg_id)
    if rad is None:
        raise saknas(Logginnehåll, logg_id)
    enhet.ta_bort(rad)
    skriv(enhet, GALLRAT, f"logghandelse:{logg_id}", {"skäl": skäl})


def kontrollera(session: Session) -> list[Loggfynd]:
    """Recompute the whole chain; an empty list when nothing is wrong."""
    händelser = session.exec(select(Logghändelse).order_by(col(Logghändelse.id))).all()
    innehåll = {i.logg_id: i for i in session.exec(select(Logginnehåll)).all()}
    gallrade = {h.objekt for h in händelser if h.slag == GALLRAT}
    fynd: list[Loggfynd] = []
    förra = _START
    for väntat, h in enumerate(händelser, start=1):
        if h.id != väntat:
            fynd.append(Loggfynd(väntat, f"Logghändelse {väntat} saknas."))
            break
        if h.kedja != _länk(förra, h.id, h.tidpunkt, h.slag, h.objekt, h.digest):
            fynd.append(Loggfynd(h.id, f"Logghändelse {h.id} har ändrats: kedjan stämmer inte."))
        förra = h.kedja
        eget = innehåll.get(h.id)
        if eget is None and f"logghandelse:{h.id}" not in gallrade:
            fynd.append(Loggfynd(h.id, f"Innehållet i logghändelse {h.id} saknas utan att vara gallrat."))
        if eget is not None and _digest(eget.salt, eget.data) != h.digest:
            fynd.append(Loggfynd(h.id, f"Innehållet i logghändelse {h.id} har ändrats."))
    return fynd


def läs(session: Session, objekt: str | None = None) -> list[tuple[Logghändelse, dict[str, Any] | None]]:
    """The entries (of one object) with their payloads, oldest first; None where the payload was erased."""
    fråga = (
        select(Logghändelse, Logginnehåll)
        .outerjoin(Logginnehåll, col(Logginnehåll.logg_id) == col(Logghändelse.id))
        .order_by(col(Logghändelse.id))
    )
    if objekt is not None:
        fråga = fråga.where(col(Logghändelse.objekt) == objekt)
    rader: list[tuple[Logghändelse, dict[str, Any] | None]] = []
    for händelse, innehåll in session.exec(fråga).all():
        eget: Logginnehåll | None = innehåll  # the outer join's type does not tell that it may be absent
        rader.append((händelse, eget.data if eget else None))
    return rader


def _digest(salt: str, data: dict[str, Any]) -> str:
    kanonisk = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{salt}\n{kanonisk}".encode()).hexdigest()


def _länk(förra: str, nummer: int, tid: datetime, *innehåll: str) -> str:
    utc = (tid if tid.tzinfo else tid.replace(tzinfo=UTC)).astimezone(UTC)
    delar = (förra, str(nummer), utc.strftime("%Y-%m-%dT%H:%M:%SZ"), *innehåll)
    return hashlib.sha256(json.dumps(delar, ensure_ascii=False).encode()).hexdigest()
