"""What the rules on a delegationsordning share: a row's name and place, its provisions, the day whose law counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nämndapp.bas import lagrumstext
from nämndapp.bas.papekande import Plats
from nämndapp.models.delegation import Delegatslag
from nämndapp.rules.delegatslag import slag
from nämndapp.rules.lage import Läge
from nämndapp.rules.ordningsbild import Kapitelbild, Ordningsbild, Punktbild


def dag(o: Ordningsbild, läge: Läge) -> date:
    """The day whose law the version is held against: when it came into force; for a proposal today."""
    return (o.gäller_från or o.beslutad_datum or läge.idag) if o.beslutad else läge.idag


def plats_för(p: Punktbild, fält: str) -> Plats:
    """The place of a row's field."""
    return Plats("delegationspunkt", p.id, fält, text=f"punkt {p.nr}" if p.nr else f"”{p.ärende[:40]}”")


def rad_i_ord(p: Punktbild) -> str:
    """ "Punkt 12.8", or the matter of a row without number."""
    return f"Punkt {p.nr}" if p.nr else f"Punkten ”{p.ärende[:60]}”"


def lagrum_i(p: Punktbild, k: Kapitelbild) -> tuple[lagrumstext.Lagrumsref, ...]:
    """The row's provisions; those without a law of their own belong to the chapter's."""
    return lagrumstext.tolka(p.lagrum, lagrumstext.lagens_kortnamn(f"{k.rubrik} ({k.sfs})" if k.sfs else k.rubrik))


def alla_rader(o: Ordningsbild) -> Iterator[tuple[Kapitelbild, Punktbild]]:
    """Every row with its chapter."""
    return ((k, p) for k in o.kapitel for p in k.punkter)


def bara_nämnden(o: Ordningsbild, p: Punktbild) -> bool:
    """Is the row one that the nämnd decides itself?"""
    return bool(p.delegater) and all(slag(k, o.koder) is Delegatslag.NÄMND for k in p.koder)
