"""Meetings out to calendars. What has gone out is logged, so that later changes get a new SEQUENCE or are cancelled.

The log has identities, times and digests, never titles or names. SEQUENCE goes up when the day, the time, the place or
the status differs from what was last exported: a meeting that is changed five times before it goes out is not revised.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from sqlmodel import Session

from nämndapp.bas.fel import Dokumentfel, orsak
from nämndapp.exchange import ics
from nämndapp.exchange.ics import Händelse
from nämndapp.models import Nämnd, Sammanträde, Sammanträdesslag, Sammanträdesstatus
from nämndapp.rules.anslag import Anslagssak, anslås_senast
from nämndapp.rules.justeringstid import justeras_senast
from nämndapp.rules.kallelse import sista_kallelsedag
from nämndapp.services.anslag import mötets_saker_i
from nämndapp.services.vilken import hitta_nämnd
from nämndapp.storage import Databas, Enhet, logg, planer, planering, urval

_SLAG = "kalenderexport"


@dataclass(frozen=True, slots=True)
class Kalenderexport:
    """What was written. ``antecknad`` is False when the file is read-only: the next export may not see this one."""

    innehåll: bytes
    antal: int
    inställda: int
    antecknad: bool


def exportera_kalender(
    db: Databas,
    nämnd: str | int | None = None,
    *,
    år: int | None = None,
    frister: bool = False,
    nu: datetime | None = None,
) -> Kalenderexport:
    """A nämnd's (all when None) meetings of a year (all when None) as iCalendar.

    With ``frister`` also the deadlines (stoppdatum, kallelse, justering, anslag) as all-day entries. Inställda ones and
    what has been exported and then removed are in it as cancelled. No title of any item is.
    """
    stämpel = nu or datetime.now(UTC)
    if db.skrivbar:
        with db.skrivning() as enhet:
            return _exportera(enhet, nämnd, år, frister=frister, stämpel=stämpel, anteckna=True)
    with db.läsning() as enhet:
        return _exportera(enhet, nämnd, år, frister=frister, stämpel=stämpel, anteckna=False)


def skriv_kalender(export: Kalenderexport, fil: Path) -> None:
    """Writes the file."""
    try:
        fil.write_bytes(export.innehåll)
    except OSError as fel:
        raise Dokumentfel(f"Filen {fil.name} kan inte skrivas ({orsak(fel)}).", "Välj en annan plats.") from fel


def _exportera(
    enhet: Enhet, nämnd: str | int | None, år: int | None, *, frister: bool, stämpel: datetime, anteckna: bool
) -> Kalenderexport:
    session = enhet.session
    valda = list(urval.nämnder(session)) if nämnd is None else [hitta_nämnd(session, nämnd)]
    alla: list[Händelse] = []
    for n in valda:
        nya = {h.uid: h for h in _händelser(session, n, frister=frister)}
        sist = _sist(session, n)
        klara = [*(_reviderad(h, sist.get(h.uid)) for h in nya.values()), *_borttagna(n, nya, sist, frister=frister)]
        klara = [h for h in klara if år is None or h.datum.year == år]
        alla += klara
        avtryck = {h.uid: _avtryck(h) for h in klara}
        if anteckna and any(sist.get(uid) != a for uid, a in avtryck.items()):
            logg.skriv(enhet, _SLAG, f"namnd:{n.id}", {"händelser": avtryck})
    alla.sort(key=lambda h: (h.datum, h.start or time.min, h.uid))
    namn = valda[0].namn if len(valda) == 1 else "Sammanträden"
    inställda = sum(h.inställd for h in alla)
    return Kalenderexport(ics.kalender(namn, alla, stämpel=stämpel), len(alla), inställda, anteckna)


# --- events ---------------------------------------------------------------------------------------------------------


def _händelser(session: Session, nämnd: Nämnd, *, frister: bool) -> Iterator[Händelse]:
    for m in planering.möten(session, nämnd.id):
        beredning = m.slag is Sammanträdesslag.BEREDNING
        inställd = m.status is Sammanträdesstatus.INSTÄLLT
        ord_ = {Sammanträdesslag.BEREDNING: "beredning", Sammanträdesslag.EXTRA: "extra sammanträde"}
        rubrik = f"{nämnd.namn}, {ord_.get(m.slag, 'sammanträde')}"
        yield Händelse(
            f"{m.uid}@namndapp", rubrik, m.datum, m.starttid, m.sluttid, m.plats, sekvens=m.sekvens, inställd=inställd
        )
        if frister and not beredning and not inställd:
            yield from _frister(session, nämnd, m)


def _frister(session: Session, nämnd: Nämnd, m: Sammanträde) -> Iterator[Händelse]:
    med_nämnd = planer.ladda_sammanträde(session, m.id or 0)
    justering = m.justering_datum or justeras_senast(m.datum)
    dagar: list[tuple[str, str, date | None]] = [
        ("stopp", "stoppdatum för handlingar", m.stoppdatum),
        ("kallelse", "kallelsen ska skickas senast", sista_kallelsedag(med_nämnd)),
        ("justering", "justering" if m.justering_datum else "protokollet ska justeras senast", justering),
    ]
    saker = mötets_saker_i(session, planer.ladda_närvaro(session, m.id or 0))
    dagar += _anslagsdagar(saker)
    if all(s.paragrafer for s in saker):  # the protocol itself is not justerat yet
        dagar.append(("anslag", "anslag senast", anslås_senast(justering)))
    for nyckel, text, dag in dagar:
        if dag is not None:
            yield Händelse(f"{m.uid}-{nyckel}@namndapp", f"{nämnd.namn} {m.datum.isoformat()}: {text}", dag)


def _anslagsdagar(saker: Sequence[Anslagssak]) -> Iterator[tuple[str, str, date]]:
    """The whole protocol's last day, or the days that it was put up and may be taken down; then those of other §§."""
    for sak in sorted(saker, key=lambda s: bool(s.paragrafer)):
        egen = f"{sak.paragrafer[0]}" if sak.paragrafer else ""
        vad = f" för {sak.namn}" if egen else ""
        a = sak.gällande
        if a is None:
            yield f"anslag{egen}", f"anslag{vad} senast", sak.senast
            continue
        yield f"anslag{egen}", f"anslaget{vad} sattes upp", a.uppsatt
        if a.nedtaget is None:
            yield f"ned{egen}", f"anslaget{vad} kan tas ned", a.ned_tidigast
        else:
            yield f"ned{egen}", f"anslaget{vad} togs ned", a.nedtaget


# --- what has gone out ----------------------------------------------------------------------------------------------


def _avtryck(h: Händelse) -> list[Any]:
    """Revision, day, start, end, digest of the place, cancelled."""
    plats = hashlib.sha256(h.plats.encode()).hexdigest()[:16]
    tider = [t.isoformat("minutes") if t else None for t in (h.start, h.slut)]
    return [h.sekvens, h.datum.isoformat(), *tider, plats, h.inställd]


def _sist(session: Session, nämnd: Nämnd) -> dict[str, list[Any]]:
    """The latest print of each identity that has gone out."""
    ut: dict[str, list[Any]] = {}
    for händelse, data in logg.läs(session, f"namnd:{nämnd.id}"):
        if händelse.slag == _SLAG and data:
            ut |= data["händelser"]
    return ut


def _reviderad(h: Händelse, sist: list[Any] | None) -> Händelse:
    if sist is None:
        return h
    lika = _avtryck(h)[1:] == sist[1:]
    return replace(h, sekvens=max(h.sekvens, sist[0] if lika else sist[0] + 1))


def _borttagna(
    nämnd: Nämnd, nya: dict[str, Händelse], sist: dict[str, list[Any]], *, frister: bool
) -> Iterator[Händelse]:
    """Exported once and gone now. Deadlines that were not asked for this time are not gone."""
    mötesuid = {uid.removesuffix("@namndapp") for uid in nya}
    for uid, (sekvens, dag, start, slut, _, inställd) in sist.items():
        grund = uid.removesuffix("@namndapp").split("-")[0]
        är_frist = "-" in uid
        if uid in nya or (är_frist and not frister and grund in mötesuid):
            continue
        yield Händelse(
            uid,
            f"{nämnd.namn}, {'frist' if är_frist else 'sammanträde'}",
            date.fromisoformat(dag),
            time.fromisoformat(start) if start else None,
            time.fromisoformat(slut) if slut else None,
            sekvens=sekvens if inställd else sekvens + 1,
            inställd=True,
        )
