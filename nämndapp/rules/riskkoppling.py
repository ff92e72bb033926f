"""Which risk does a control seem to belong to? Proposals by wording, for plans whose rows are not linked."""

from __future__ import annotations

from dataclasses import dataclass

from nämndapp.models import Internkontrollplan, Kontrollmoment, Risk
from nämndapp.rules.likhet import likhet
from nämndapp.rules.riskniva import risker_i_ordning

_TILLRÄCKLIGT = 0.4


@dataclass(frozen=True, slots=True)
class Kopplingsförslag:
    """A control without a risk and the risk that its words point at."""

    kontroll: Kontrollmoment
    risk: Risk
    likhet: float


def föreslå_kopplingar(plan: Internkontrollplan) -> list[Kopplingsförslag]:
    """At most one risk for each control and the other way round, the likeliest first; linked ones are left out."""
    if plan.riskanalys is None:
        return []
    kopplade = {id(k.risk) for k in plan.kontroller if k.risk is not None}
    fria = [k for k in sorted(plan.kontroller, key=lambda k: k.ordning) if k.risk is None]
    par = [
        Kopplingsförslag(k, r, likhet(k.kontroll, r.risk))
        for k in fria
        for _, r in risker_i_ordning(plan.riskanalys)
        if id(r) not in kopplade
    ]
    ut: list[Kopplingsförslag] = []
    tagna: set[int] = set()
    for förslag in sorted(par, key=lambda f: -f.likhet):
        if förslag.likhet < _TILLRÄCKLIGT or {id(förslag.kontroll), id(förslag.risk)} & tagna:
            continue
        tagna |= {id(förslag.kontroll), id(förslag.risk)}
        ut.append(förslag)
    return ut
