"""The papers of an attestlista: which version, compared with which, under which diarienummer."""

from __future__ import annotations

from collections.abc import Callable

from sqlmodel import Session

from nämndapp.bas.fel import Saknas
from nämndapp.models import Nämnd, Ärende
from nämndapp.reports import byggare
from nämndapp.reports.dokument import Dokument
from nämndapp.rules.attestjamforelse import jämför
from nämndapp.services import attest
from nämndapp.services.attestuppgifter import Attestlistestatus, Attestlistrad, HelAttestlista
from nämndapp.services.vilken import Val
from nämndapp.storage import attest as lager
from nämndapp.storage import planer

Byggd = tuple[Dokument, Nämnd | None]


def hitta_jämförd(session: Session, lista_id: int, val: Val) -> int | None:
    """The id of the version that ``val`` compares with: of the same year, else of the latest year before it."""
    if val.jämför_id is not None or val.jämför is None:
        return val.jämför_id
    egen = lager.ladda_lista(session, lista_id)
    rader = [Attestlistrad(*r) for r in lager.listor(session, egen.nämnd_id)]
    for r in rader:
        if r.nummer == val.jämför and r.år <= egen.år and r.id != lista_id:
            return r.id
    finns = ", ".join(r.namn for r in rader if r.id != lista_id) or "inga"
    raise Saknas(f"Det finns ingen attestlista version {val.jämför} att jämföra med.", f"Det finns: {finns}.")


def ersätter(session: Session, hel: HelAttestlista) -> str:
    """What the list replaces, as the paper names it: "version 1 2027, beslutad 2026-12-15"; "" for the first one."""
    u = hel.uppgifter
    äldre = [
        r
        for r in (Attestlistrad(*x) for x in lager.listor(session, u.nämnd_id))
        if (r.år, r.nummer) < (u.år, u.nummer) and r.status is Attestlistestatus.BESLUTAD
    ]
    if not äldre:
        return ""
    dag = f", beslutad {äldre[0].beslutad_datum.isoformat()}" if äldre[0].beslutad_datum else ""
    return f"version {äldre[0].nummer} {äldre[0].år}{dag}"


def diarienummer(session: Session, hel: HelAttestlista) -> str:
    """That of the matter in which the list is decided."""
    id_ = hel.uppgifter.ärende_id
    ärende = session.get(Ärende, id_) if id_ is not None else None
    return (ärende.diarienummer or "") if ärende is not None else ""


def _underlag(session: Session, id_: int) -> tuple[HelAttestlista, Nämnd, str]:
    hel = attest.läs_hel(session, id_)
    return hel, planer.ladda_nämnd(session, hel.uppgifter.nämnd_id), diarienummer(session, hel)


def _attestlista(session: Session, id_: int, val: Val) -> Byggd:
    hel, nämnd, dnr = _underlag(session, id_)
    jämförd = hitta_jämförd(session, id_, val)
    skillnad = jämför(attest.läs_hel(session, jämförd), hel) if jämförd is not None else None
    papper = byggare.attestlista(hel, nämnd, diarienummer=dnr, ersätter=ersätter(session, hel), skillnad=skillnad)
    return papper, nämnd


def _attesträtter(session: Session, id_: int, val: Val) -> Byggd:
    hel, nämnd, dnr = _underlag(session, id_)
    return byggare.attesträtter(hel, nämnd, diarienummer=dnr, person=val.person or ""), nämnd


def _attestpersoner(session: Session, id_: int, _val: Val) -> Byggd:
    hel, nämnd, dnr = _underlag(session, id_)
    return byggare.attestpersoner(hel, nämnd, diarienummer=dnr), nämnd


BYGG: dict[str, Callable[[Session, int, Val], Byggd]] = {
    "attestlista": _attestlista,
    "attestratter": _attesträtter,
    "attestpersoner": _attestpersoner,
}
