"""Changing the scale or the threshold of an analysis, or of the nämnd's setting, so that its words go with it.

Assessments are never changed: what then lies outside the scale is counted, so that the window can say it (R68).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from nämndapp.rules.internkontrollval import Internkontrollval, standardnamn, standardnivåer
from nämndapp.services.internkontrolluppgifter import RiskanalysUppgifter

T = TypeVar("T", RiskanalysUppgifter, Internkontrollval)


def med_skala(u: T, skala: int) -> T:
    """With another number of steps; the steps get their common names, since the old ones do not suffice."""
    if skala == u.skala:
        return u
    sannolikhet, konsekvens = standardnamn(skala)
    return replace(u, skala=skala, sannolikhetsnamn=sannolikhet, konsekvensnamn=konsekvens)


def med_tröskel(u: T, tröskel: int) -> T:
    """With another threshold; levels that were the common ones follow it, the nämnd's own stay."""
    följer = tuple(u.nivåer) == standardnivåer(u.tröskel)
    return replace(u, tröskel=tröskel, nivåer=standardnivåer(tröskel) if följer else u.nivåer)


def utanför(u: RiskanalysUppgifter) -> int:
    """How many risks have a step above the scale."""
    return sum(max(r.sannolikhet or 0, r.konsekvens or 0) > u.skala for r in u.risker)
