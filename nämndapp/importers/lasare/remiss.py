"""A remiss: who is asked, what, and until when."""

from __future__ import annotations

import re
from datetime import date

from nämndapp.bas.forslag import Dokumentförslag, Fält
from nämndapp.bas.svenska import tolka_datum
from nämndapp.importers.lasare import skrivelse
from nämndapp.importers.lasare.papper import Papper
from nämndapp.importers.rader import Del

_SENAST = re.compile(
    r"\b(?:senast|före|innan)\s+(?:den\s+)?(?P<datum>\d{4}-\d{2}-\d{2}|\d{1,2}(?::?e)?\s+[a-zåäö]{3,9}(?:\s+\d{4})?)",
    re.IGNORECASE,
)
_SVAR = re.compile(r"synpunkt|svar|yttrande|remiss|lämnas|skickas|inkom", re.IGNORECASE)
_EPOST = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")


def läs(papper: Papper) -> Dokumentförslag:
    """Reads it as a letter, and the last day for answers from its text."""
    dok = skrivelse.läs(papper)
    if "svar_senast" not in dok.fält:
        _svarstid(dok, papper.kropp)
    return dok


def _svarstid(dok: Dokumentförslag, kropp: list[Del]) -> None:
    for nr, del_ in enumerate(kropp):
        träff = _SENAST.search(del_.text)
        if not träff or not _SVAR.search(del_.text):
            continue
        datum = _datum_efter(träff["datum"], dok.datum.värde if dok.datum else None)
        dok.fält["svar_senast"] = Fält(datum.isoformat() if datum else träff["datum"], del_.rad)
        for följande in kropp[nr : nr + 4]:
            if epost := _EPOST.search(följande.text):
                dok.fält["svar_till"] = Fält(epost[0].rstrip("."), följande.rad)
                break
        return


def _datum_efter(text: str, papprets: date | None) -> date | None:
    """A date without year is the first such day on or after the paper's own date."""
    datum = tolka_datum(text, standardår=papprets.year if papprets else None)
    if datum and papprets and datum < papprets and not re.search(r"\d{4}", text):
        return tolka_datum(text, standardår=papprets.year + 1)
    return datum
