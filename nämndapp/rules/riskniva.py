"""The words and tints of a risk value (R68: no national matrix exists; the analysis' own threshold decides)."""

from __future__ import annotations

from dataclasses import dataclass

from nämndapp.models import Risk, Riskanalys


@dataclass(frozen=True, slots=True)
class Risknivå:
    """A word that says the level, and the tint that only repeats it."""

    ord: str
    ton: str


AVFÖRD = Risknivå("avförd", "grå")
LÅG = Risknivå("låg", "grön")
MEDEL = Risknivå("medel", "gul")
HÖG = Risknivå("hög", "röd")
OKÄND = Risknivå("ej bedömd", "")


def risknivå(värde: int | None, tröskel: int) -> Risknivå:
    """``hög`` from the threshold up (10 is included when it is 10), ``medel`` from half of it, else ``låg``.

    On the common 4 × 4 scale with threshold 9 this gives 1–3, 4–8, 9–16 (R68).
    """
    if värde is None:
        return OKÄND
    if värde == 0:
        return AVFÖRD
    if värde >= tröskel:
        return HÖG
    return MEDEL if värde >= tröskel // 2 else LÅG


def gällande_riskvärde(risk: Risk) -> int | None:
    """The value that the paper states, or else S × K."""
    return risk.riskvärde if risk.riskvärde is not None else beräknat_riskvärde(risk)


def beräknat_riskvärde(risk: Risk) -> int | None:
    """S × K; None when either is missing."""
    if risk.sannolikhet is None or risk.konsekvens is None:
        return None
    return risk.sannolikhet * risk.konsekvens


def risker_i_ordning(analys: Riskanalys) -> list[tuple[int, Risk]]:
    """The risks with the numbers that the matrix and the tables refer to (1, 2, … in the analysis' own order)."""
    return list(enumerate(sorted(analys.risker, key=lambda r: r.ordning), 1))
