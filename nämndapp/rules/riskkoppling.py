"""Which risk does a control seem to belong to? Proposals by wording, for plans whose rows are not linked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

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
    lediga = [r for _, r in risker_i_ordning(plan.riskanalys) if id(r) not in kopplade]
    par = _likaste(tuple(k.kontroll for k in fria), tuple(r.risk for r in lediga))
    return [Kopplingsförslag(fria[i], lediga[j], tal) for i, j, tal in par]


@lru_cache(maxsize=4)  # several rules ask the same of one plan
def _likaste(kontroller: tuple[str, ...], risker: tuple[str, ...]) -> tuple[tuple[int, int, float], ...]:
    """The places of the texts that go together, each once, the likeliest first."""
    par = [(i, j, likhet(k, r)) for i, k in enumerate(kontroller) for j, r in enumerate(risker)]
    ut: list[tuple[int, int, float]] = []
    tagna_kontroller: set[int] = set()
    tagna_risker: set[int] = set()
    for i, j, tal in sorted((p for p in par if p[2] >= _TILLRÄCKLIGT), key=lambda p: -p[2]):
        if i not in tagna_kontroller and j not in tagna_risker:
            ut.append((i, j, tal))
            tagna_kontroller.add(i)
            tagna_risker.add(j)
    return tuple(ut)
