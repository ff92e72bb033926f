"""What a särskilt protokoll holds, as rules and paper see it: without the words of what is secret."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from nämndapp.bas import lagrumstext, svenska
from nämndapp.models import Nämnd
from nämndapp.models.efter import SärskiltProtokoll
from nämndapp.rules.delegationsbeslut import Beslutsbild, är_besvär
from nämndapp.rules.ordningsbild import Kapitelbild, Kodbild, Ordningsbild, Punktbild
from nämndapp.rules.sarskilda_protokoll import Protokollsbeslut, Protokollsbild
from nämndapp.services import delegation
from nämndapp.services.anslag import särskilt_protokolls_sak
from nämndapp.services.delegationsuppgifter import SEKRETESS
from nämndapp.storage import delegationsbeslut as lager
from nämndapp.storage import logg
from nämndapp.storage import sarskilda_protokoll as protokollager

if TYPE_CHECKING:
    from nämndapp.services.delegationsbild import Versioner

JUSTERING = "justering"
"""The log's kind of entry."""
_PLATS = {namn: nr for nr, namn in enumerate(lager.FÄLT)}


def objekt(id_: int) -> str:
    """How the log names a protocol."""
    return f"sarskilt_protokoll:{id_}"


def läs_bild(session: Session, protokoll: SärskiltProtokoll, hittare: Versioner) -> Protokollsbild:
    """A loaded protocol with all that its paper shows; ``hittare`` are the nämnd's versions."""
    (bild,) = _bilder(session, protokoll.nämnd_id, [protokoll], hittare)
    return replace(bild, kedja=_kedja(session, bild.id or 0)) if bild.justerat else bild


def läs_bilder(
    session: Session, nämnd_id: int, hittare: Versioner, *, år: int | None = None
) -> tuple[Protokollsbild, ...]:
    """The nämnd's protocols (of a year), the latest first, without the log's link."""
    alla = [p for p in protokollager.protokoll(session, nämnd_id) if år in (None, p.datum.year)]
    return tuple(_bilder(session, nämnd_id, alla, hittare))


def _bilder(
    session: Session, nämnd_id: int, protokoll: Sequence[SärskiltProtokoll], hittare: Versioner
) -> Iterator[Protokollsbild]:
    nämnd = session.get(Nämnd, nämnd_id)
    koder = delegation.kodbilder(session, nämnd_id) if protokoll else {}
    for p in protokoll:
        rader = lager.beslut(session, nämnd_id, id_=protokollager.beslut_i(session, p.id or 0))
        beslut = tuple(protokollsbeslut(r, hittare) for r in rader)
        yield _bild(session, p, nämnd.namn if nämnd else "", beslut, koder)


def _bild(
    session: Session,
    p: SärskiltProtokoll,
    nämnd: str,
    beslut: tuple[Protokollsbeslut, ...],
    koder: Mapping[str, Kodbild],
) -> Protokollsbild:
    kända = [k for k in dict.fromkeys(b.delegat for b in beslut) if k in koder]
    return Protokollsbild(
        nämnd,
        p.nr,
        p.datum,
        p.av,
        p.titel,
        p.justerat,
        p.anteckning,
        beslut,
        tuple((k, koder[k].betydelse) for k in kända),
        "",
        p.pdf_sha256 is not None,
        särskilt_protokolls_sak(session, p),
        p.id,
    )


def justering_i_loggen(session: Session, id_: int) -> tuple[int | None, dict[str, Any]]:
    """The log's entry of the justering and what it says; (None, {}) where there is none or it was erased."""
    poster = [(h.id, data or {}) for h, data in logg.läs(session, objekt(id_)) if h.slag == JUSTERING]
    return poster[-1] if poster else (None, {})


def _kedja(session: Session, id_: int) -> str:
    return logg.länk(session, justering_i_loggen(session, id_)[0])


def protokollsbeslut(rad: tuple[Any, ...], hittare: Versioner) -> Protokollsbeslut:
    """A row of ``storage.delegationsbeslut.beslut``. A secret decision's own words, amount and name stay behind."""

    def f(namn: str) -> Any:
        return rad[_PLATS[namn]]

    o = hittare.gällande(f("datum"))
    punkt = hittare.rad(f("datum"), f("punkt_nyckel"), f("punkt_nr"))
    p = punkt[1] if punkt else None
    hemlig, belopp = bool(f("sekretess")), f("belopp")
    return Protokollsbeslut(
        f("datum"),
        f("delegat"),
        f("nr"),
        f("diarienummer") or "",
        (p.nr if p else "") or f("punkt_nr"),
        p.ärende if p else "",
        _ordningen(o),
        lagrum_med_lag(f("lagrum"), punkt),
        "" if hemlig else f("rubrik"),
        "" if hemlig else f("beslut"),
        f("utfall"),
        "" if hemlig or belopp is None else f"{svenska.heltal(belopp)} kr",
        "" if hemlig else f("beslutsfattare"),
        (f("sekretess_lagrum") or SEKRETESS) if hemlig else "",
        är_besvär(punkt, Beslutsbild(f("datum"), lagrum=f("lagrum"))),
        p.anmäls if p else None,
        rad[-1],
        f("id"),
    )


def lagrum_med_lag(lagrum: str, punkt: tuple[Kapitelbild, Punktbild] | None) -> str:
    """The decision's lagrum, else its row's; with the chapter's law where the text names none itself."""
    text = lagrum or (punkt[1].lagrum if punkt else "")
    if not text or punkt is None or any(r.lag for r in lagrumstext.tolka(text)):
        return text
    kort = lagrumstext.lagens_kortnamn(punkt[0].rubrik)
    return f"{text} {kort}" if lagrumstext.är_lag(kort) else text


def _ordningen(o: Ordningsbild | None) -> str:
    """ "version 1, antagen 2025-06-17 § 45"."""
    if o is None:
        return ""
    antagen = f", antagen {o.beslutad_datum.isoformat()}" if o.beslutad_datum else ""
    paragraf = f" {svenska.paragraf(o.beslutad_paragraf)}" if o.beslutad_paragraf else ""
    return f"version {o.nummer}{antagen}{paragraf}"
