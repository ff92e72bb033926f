"""Two versions of a delegationsordning beside each other, for the window and for the tjänsteskrivelse."""

from __future__ import annotations

from nämndapp.rules.ordningsjamforelse import (
    FÄLT,
    Jämförelse,
    Radläge,
    Radpar,
    cell,
    jämför,
    ordskillnad,
    sammanfattning,
)
from nämndapp.services import delegation
from nämndapp.storage import Databas

__all__ = [
    "FÄLT",
    "Jämförelse",
    "Radläge",
    "Radpar",
    "cell",
    "jämför_versioner",
    "ordskillnad",
    "sammanfattningstext",
]


def jämför_versioner(db: Databas, före_id: int, efter_id: int) -> Jämförelse:
    """Row by row; ``ordskillnad(cell(par.före, f), cell(par.efter, f))`` gives the words of a cell of ``FÄLT``."""
    return jämför(delegation.hämta_bild(db, före_id), delegation.hämta_bild(db, efter_id))


def sammanfattningstext(j: Jämförelse) -> str:
    """The changes as text for the tjänsteskrivelse (``bas.textblock``): a line above each list."""
    delar = [f"{rubrik}:\n" + "\n".join(f"- {rad}" for rad in rader) for rubrik, rader in sammanfattning(j)]
    return "\n\n".join(delar) or "Versionerna är lika."
