"""Which things have moved between two orders? As few as possible: the rest keep their order among themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def flyttade(före: Sequence[T], efter: Sequence[T]) -> set[T]:
    """Those outside a longest run that keeps its order. Both hold the same things, each once."""
    plats = {sak: nr for nr, sak in enumerate(före)}
    svansar: list[int] = []  # of the runs so far, by their length: the place where each ends
    vid: list[int] = []  # and the step in ``bakåt`` that ended it
    bakåt: list[tuple[T, int | None]] = []
    for sak in efter:
        nr = bisect_left(svansar, plats[sak])
        bakåt.append((sak, vid[nr - 1] if nr else None))
        if nr == len(svansar):
            svansar.append(plats[sak])
            vid.append(len(bakåt) - 1)
        else:
            svansar[nr], vid[nr] = plats[sak], len(bakåt) - 1
    stilla: set[T] = set()
    j = vid[-1] if vid else None
    while j is not None:
        sak, j = bakåt[j]
        stilla.add(sak)
    return set(efter) - stilla
