"""The words and tints of a risk value (R68: no national matrix exists; the analysis' own threshold decides)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


TONER = ("grön", "gul", "orange", "röd", "grå")
"""The tints that every paper and both themes can show with enough contrast to the text."""


def risknivå(värde: int | None, tröskel: int, nivåer: Sequence[Mapping[str, Any]] = ()) -> Risknivå:
    """The level of a value: 0 is dropped, None not assessed.

    ``nivåer`` are the analysis' own ({"från", "namn", "färg"}, by rising value). Without any: ``hög`` from the
    threshold up (10 is included when it is 10), ``medel`` from half of it, else ``låg``; on the common 4 × 4 scale
    with threshold 9 this gives 1–3, 4–8, 9–16 (R68).
    """
    if värde is None:
        return OKÄND
    if värde == 0:
        return AVFÖRD
    if nivåer:
        vald = next((n for n in reversed(nivåer) if värde >= int(n["från"])), nivåer[0])
        return Risknivå(str(vald["namn"]), str(vald.get("färg", "")))
    if värde >= tröskel:
        return HÖG
    return MEDEL if värde >= tröskel // 2 else LÅG


def förändring(föregående: int | None, värde: int | None, *, avförd: bool = False, annan_skala: bool = False) -> str:
    """Last year to this year as an arrow with words: "↑ ökat från 6 till 12"; "" when there is no value this year.

    ``annan_skala``: last year's values were made on another scale and say nothing of whether the risk has grown.
    """
    if avförd:
        return "avförd"
    if värde is None:
        return ""
    if föregående is None:
        return "nytt"
    if annan_skala:
        return "annan skala förra året"
    if värde == föregående:
        return "→ oförändrat"
    return (
        f"↑ ökat från {föregående} till {värde}" if värde > föregående else f"↓ minskat från {föregående} till {värde}"
    )


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
