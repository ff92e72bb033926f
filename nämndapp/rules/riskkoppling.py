"""Which risks does a control seem to belong to? Proposals by wording, for plans whose rows are not linked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from nämndapp.models import Internkontrollplan, Kontrollmoment, Risk
from nämndapp.rules.likhet import likhet
from nämndapp.rules.riskniva import risker_i_ordning

_TILLRÄCKLIGT = 0.4
_FÖR_FLERA = 0.5
"""A control that answers one risk already must speak more plainly of the next."""


@dataclass(frozen=True, slots=True)
class Kopplingsförslag:
    """A control and a risk without any that its words point at."""

    kontroll: Kontrollmoment
    risk: Risk
    likhet: float


def föreslå_kopplingar(plan: Internkontrollplan) -> list[Kopplingsförslag]:
    """For each risk that no control answers at most one control, the likeliest first.

    Controls without a risk are given one each; what is left over of risks goes, where the words are plain, to a
    control that has one, so that it comes to answer several.
    """
    if plan.riskanalys is None:
        return []
    kopplade = {id(r) for k in plan.kontroller for r in k.risker}
    ordnade = sorted(plan.kontroller, key=lambda k: k.ordning)
    fria = [k for k in ordnade if not k.risker]
    lediga = [r for _, r in risker_i_ordning(plan.riskanalys) if id(r) not in kopplade]
    par = _likaste(tuple(k.kontroll for k in fria), tuple(r.risk for r in lediga))
    ut = [Kopplingsförslag(fria[i], lediga[j], tal) for i, j, tal in par]
    tagna = {id(f.risk) for f in ut}
    kvar = [r for r in lediga if id(r) not in tagna and not r.avförd]
    tagna_kontroller = {id(f.kontroll) for f in ut}
    har = [k for k in ordnade if k.risker or id(k) in tagna_kontroller]
    fler = _bästa(tuple(k.kontroll for k in har), tuple(r.risk for r in kvar))
    return ut + [Kopplingsförslag(har[i], kvar[j], tal) for i, j, tal in fler]


@lru_cache(maxsize=4)
def _bästa(kontroller: tuple[str, ...], risker: tuple[str, ...]) -> tuple[tuple[int, int, float], ...]:
    """For each risk the control that speaks most plainly of it, where one does."""
    ut: list[tuple[int, int, float]] = []
    for j, risk in enumerate(risker):
        tal, i = max(((likhet(k, risk), -i) for i, k in enumerate(kontroller)), default=(0.0, 0))
        if tal >= _FÖR_FLERA:
            ut.append((-i, j, tal))
    return tuple(ut)


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
