"""Where a nämnd's Word templates lie: name and SHA-256 among its settings, the content with all other files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from nämndapp.bas.wordfalt import MALLTYPER, TJÄNSTESKRIVELSE
from nämndapp.models import Handling, Nämnd
from nämndapp.services.diarium import läs_inställningar
from nämndapp.storage import filer, planer

INSTÄLLNING = "wordmallar"


def mallar_i(övrigt: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """By type of paper ``{"sha256", "filnamn"}``, from ``NämndUppgifter.övrigt``; damaged ones are none."""
    sparat = övrigt.get(INSTÄLLNING)
    if not isinstance(sparat, Mapping):
        return {}
    return {
        typ: {"sha256": str(fil["sha256"]), "filnamn": str(fil.get("filnamn") or "mall.docx")}
        for typ, fil in sparat.items()
        if typ in MALLTYPER and isinstance(fil, Mapping) and fil.get("sha256")
    }


def mall_för(session: Session, nämnd: Nämnd | None, typ: str) -> bytes | None:
    """The nämnd's own template for a type of paper, None when it has none."""
    fil = mallar_i(läs_inställningar(nämnd)["övrigt"]).get(typ) if nämnd is not None else None
    return filer.läs(session, fil["sha256"]) if fil else None


def pappersfält(session: Session, nämnd: Nämnd | None, typ: str, objekt_id: int) -> dict[str, str]:
    """The fields of a paper that it does not print one by one."""
    fält = nämndfält(nämnd)
    if typ == TJÄNSTESKRIVELSE:
        fält |= skrivelsefält(planer.ladda_handling(session, objekt_id))
    return fält


def nämndfält(nämnd: Nämnd | None) -> dict[str, str]:
    """Names and addresses that belong to the nämnd and its kommun (loaded with it)."""
    if nämnd is None:
        return {}
    fält = {"nämnd": nämnd.namn, "förvaltning": nämnd.förvaltning}
    if (kommun := nämnd.kommun) is not None:
        fält |= {
            "kommun": kommun.namn,
            "postadress": kommun.postadress,
            "besöksadress": kommun.besöksadress,
            "telefon": kommun.telefon,
            "e_post": kommun.e_post,
            "webb": kommun.webb,
            "organisationsnummer": kommun.organisationsnummer,
        }
    return fält


def skrivelsefält(handling: Handling) -> dict[str, str]:
    """The parts of "Vår handläggare", each by itself."""
    s = handling.skrivelse
    if s is None:
        return {}
    fält = {"handläggare": s.handläggare, "handläggare_titel": s.handläggare_titel, "enhet": s.enhet}
    return fält | ({"förvaltning": s.förvaltning} if s.förvaltning else {})
