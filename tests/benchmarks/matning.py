"""What a measurement is. A ``bench_*.py`` beside this file has ``mät() -> list[Mätning]``."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Mätning:
    """One measured value, smaller is better; ``mål`` is the limit that it has to stay under, where there is one."""

    namn: str
    värde: float
    enhet: str = "s"
    mål: float | None = None

    @property
    def klarad(self) -> bool:
        """Whether the value is within its target."""
        return self.mål is None or self.värde <= self.mål


def median_tid(gör: Callable[[], object], gånger: int = 5) -> float:
    """The median wall-clock seconds of ``gör`` over some runs."""
    tider = []
    for _ in range(gånger):
        början = time.perf_counter()
        gör()
        tider.append(time.perf_counter() - början)
    return statistics.median(tider)
