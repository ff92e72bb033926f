"""The columns of the register of delegation decisions, and what they say of one."""

from __future__ import annotations

from nämndapp.bas.svenska import heltal
from nämndapp.services.delegationsbeslut import Beslutsrad
from nämndapp.ui.kit.tabell import Kolumn


def kolumner() -> tuple[Kolumn[Beslutsrad], ...]:
    """The register's columns. A flag is a word, with a picture beside it."""
    return (
        Kolumn("Datum", lambda r: r.datum, bredd=104),
        Kolumn("Punkt", lambda r: r.punkt_nr, bredd=58),
        Kolumn("Delegat", lambda r: r.delegat, bredd=80),
        Kolumn("Dnr", lambda r: r.diarienummer or "", bredd=110),
        Kolumn("Beslut", vad, sträck=True),
        Kolumn(
            "Belopp, kr", lambda r: r.belopp, lambda r: "" if r.belopp is None else heltal(r.belopp), 88, höger=True
        ),
        Kolumn("Läge", läge, bredd=168, ikon=lambda r: ("varning", "varning") if r.flaggor else None),
    )


def vad(r: Beslutsrad) -> str:
    """What a list says of a decision; nothing of one that is secret."""
    return "Sekretess" if r.sekretess else (r.rubrik or r.beslut or r.lagrum)


def läge(r: Beslutsrad) -> str:
    """Flagged, reported, in a protocol of its own, or not reported."""
    if r.flaggor:
        return "Kontrollera"
    if r.anmält is not None:
        return f"Anmält {r.anmält.isoformat()}"
    if r.eget_protokoll:
        return f"{'Eget protokoll' if r.eget_justerat else 'Utkast till'} {r.eget_protokoll}"
    return "Eget protokoll" if r.särskilt_protokoll else "Inte anmält"
