"""The columns of the register of decisions: where each has been reported, and whether the rules have said something."""

from __future__ import annotations

from nämndapp.bas.svenska import heltal
from nämndapp.services.delegationsbeslut import Beslutsrad
from nämndapp.ui.kit.tabell import Kolumn


def kolumner() -> tuple[Kolumn[Beslutsrad], ...]:
    """The register's columns. A flag is a word, with a picture beside it."""
    return (
        Kolumn("Datum", lambda r: r.datum, bredd=98),
        Kolumn("Punkt", lambda r: r.punkt_nr, bredd=58),
        Kolumn("Delegat", lambda r: r.delegat, bredd=70),
        Kolumn("Dnr", lambda r: r.diarienummer or "", bredd=106),
        Kolumn("Beslut", vad, sträck=True),
        Kolumn(
            "Belopp, kr", lambda r: r.belopp, lambda r: "" if r.belopp is None else heltal(r.belopp), 88, höger=True
        ),
        Kolumn("Läge", läge, bredd=150),
        Kolumn("Kontroll", _kontroll, bredd=90, ikon=lambda r: ("varning", "varning") if r.flaggor else None),
    )


def vad(r: Beslutsrad) -> str:
    """What a list says of a decision; nothing of one that is secret."""
    return "Sekretess" if r.sekretess else (r.rubrik or r.beslut or r.lagrum)


def läge(r: Beslutsrad) -> str:
    """Reported, in a protocol of its own, or not reported."""
    if r.anmält is not None:
        return f"Anmält {r.anmält.isoformat()}"
    if r.eget_protokoll:
        return f"{'Eget protokoll' if r.eget_justerat else 'Utkast till'} {r.eget_protokoll}"
    return "Eget protokoll" if r.särskilt_protokoll else "Inte anmält"


def _kontroll(r: Beslutsrad) -> str:
    return "Flagga" if r.flaggor else ""
