"""The papers of an anslag: of one that is up or was, or of what is going to be put up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from sqlmodel import Session

from nämndapp.bas import svenska
from nämndapp.bas.fel import Inmatningsfel, Saknas
from nämndapp.models import Anslag, Nämnd, Sammanträde, SärskiltProtokoll
from nämndapp.reports import byggare
from nämndapp.reports.byggare.anslag import Anslagspapper
from nämndapp.reports.dokument import Dokument
from nämndapp.rules.anslag import Anslagssak, får_tas_ned
from nämndapp.services import anslag
from nämndapp.services.vilken import Val, hitta_särskilt_protokoll
from nämndapp.storage import efterurval, planer

Byggd = tuple[Dokument, Nämnd | None]


def _bygg(bygg: Callable[[Anslagspapper, Nämnd | None], Dokument], session: Session, id_: int, val: Val) -> Byggd:
    """``id_`` is the meeting's, 0 where ``val`` names an anslag or a särskilt protokoll."""
    rad = efterurval.ladda_anslag(session, val.anslag_id) if val.anslag_id is not None else None
    särskilt_id = rad.särskilt_protokoll_id if rad else val.särskilt_protokoll_id
    if rad is None and särskilt_id is None and val.nr is not None:
        särskilt_id = hitta_särskilt_protokoll(session, val)
    if särskilt_id is not None:
        protokoll = session.get(SärskiltProtokoll, särskilt_id)
        sak = anslag.särskilt_protokolls_sak(session, protokoll) if protokoll else None
        if protokoll is None or sak is None:
            raise _inte_justerat()
        nämnd = planer.ladda_nämnd(session, protokoll.nämnd_id)
        kort = f"särskilt protokoll {protokoll.datum.year}:{protokoll.nr}"
        return bygg(replace(_papper(session, sak, rad, val, nämnd.id or 0), kort=kort), nämnd), nämnd
    möte = planer.ladda_närvaro(session, (rad.sammanträde_id if rad else id_) or 0)
    nämnd = planer.ladda_nämnd(session, möte.nämnd_id)
    vald = _välj(anslag.mötets_saker_i(session, möte), möte, rad, val)
    return bygg(_mötets_papper(session, vald, möte, rad, val), nämnd), nämnd


def _välj(saker: list[Anslagssak], möte: Sammanträde, rad: Anslag | None, val: Val) -> Anslagssak:
    """That of the anslag, of the § that is named, else of the whole protocol (of the only §§, before that)."""
    if not saker:
        raise _inte_justerat()
    if rad is not None:
        return next((s for s in saker if rad.id in {a.id for a in s.anslag}), saker[-1])
    if val.paragraf is None and val.paragraf_id is None:
        return next((s for s in saker if not s.paragrafer), saker[0])
    sökta = {p.id for p in möte.paragrafer if val.paragraf is not None and val.paragraf in (p.nummer, p.preliminärt)}
    for sak in saker:
        if (sökta or {val.paragraf_id}) & set(sak.paragrafer):
            return sak
    raise Saknas("Paragrafen är inte justerad omedelbart, så den har inget eget anslag.")


def _inte_justerat() -> Inmatningsfel:
    return Inmatningsfel("Protokollet är inte justerat än, så det finns inget att anslå.", "Justera det först.")


def _mötets_papper(session: Session, sak: Anslagssak, möte: Sammanträde, rad: Anslag | None, val: Val) -> Anslagspapper:
    egna = set(sak.paragrafer)
    # what was justerat at once has been announced by itself (R31)
    vilka = [p for p in möte.paragrafer if (p.id in egna if egna else not p.omedelbart_justerad)]
    paragrafer = svenska.paragrafer([p.nummer for p in vilka if p.nummer is not None])
    papper = _papper(session, sak, rad, val, möte.nämnd_id)
    return replace(
        papper,
        sammanträdesdatum=möte.datum,
        kort=sak.namn if egna else "",
        paragrafer=paragrafer,
        av=papper.av or möte.sekreterare,
    )


def _papper(session: Session, sak: Anslagssak, rad: Anslag | None, val: Val, nämnd_id: int) -> Anslagspapper:
    a = rad or sak.gällande
    tomt = Anslagspapper(sak.namn, sak.justerat, omedelbart=bool(sak.paragrafer))
    if a is None:
        ned = får_tas_ned(val.uppsatt) if val.uppsatt else None
        plats = anslag.föreslagen_förvaringsplats_i(session, nämnd_id, särskilt=sak.särskilt_protokoll_id is not None)
        return replace(tomt, uppsatt=val.uppsatt, ned_tidigast=ned, förvaringsplats=plats)
    return replace(
        tomt,
        justerat=a.justerat,
        uppsatt=a.uppsatt,
        ned_tidigast=a.ned_tidigast,
        nedtaget=a.nedtaget,
        förvaringsplats=a.förvaringsplats,
        av=a.av,
    )


BYGG: dict[str, Callable[[Session, int, Val], Byggd]] = {
    "anslag": partial(_bygg, byggare.anslag),
    "bevis": partial(_bygg, byggare.bevis),
}
