"""Unbreakable boxes (skärvor) and how they fall into pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from nämndapp.reports.pdf.yta import Yta

Ritning = Callable[[Yta, float, bool], None]
"""Draws below a height; the flag says that the box is the first on its page."""


@dataclass(frozen=True, slots=True, eq=False)
class Upprepning:
    """What is drawn again (as artifact) when a page starts inside a table."""

    höjd: float
    rita: Callable[[Yta, float], None]


@dataclass(slots=True, eq=False)
class Skärva:
    """A box of the width of its column. ``före`` is air that disappears at a page's top."""

    höjd: float
    rita: Ritning
    före: float = 0.0
    håll: bool = False  # stays on the same page as the next box
    samman: bool = False  # the same, when all that is joined so fits on a page
    ny_sida: bool = False
    upprepa: Upprepning | None = None
    ankare: str = ""


@dataclass(slots=True)
class Placering:
    """A box on a page, its top edge, and whether it is the page's first."""

    skärva: Skärva
    topp: float
    överst: bool
    luft: float = 0.0


@dataclass(slots=True)
class Sida:
    """A laid-out page."""

    placeringar: list[Placering] = field(default_factory=list)


class Sidbrytare:
    """Fills pages from ``topp(sidnummer)`` down to ``botten(sidnummer)`` (index from 0)."""

    def __init__(self, topp: Callable[[int], float], botten: Callable[[int], float]) -> None:
        self._topp = topp
        self._botten = botten
        self.sidor: list[Sida] = [Sida()]
        self._y = topp(0)

    def lägg(self, skärvor: list[Skärva]) -> list[Sida]:
        """All boxes on pages; a chain of ``håll`` is broken only when it is higher than a page."""
        i = 0
        while i < len(skärvor):
            j = i
            while (skärvor[j].håll or skärvor[j].samman) and j + 1 < len(skärvor) and not skärvor[j + 1].ny_sida:
                j += 1
            self._kedja(skärvor[i : j + 1])
            i = j + 1
        return self.sidor

    def _kedja(self, kedja: list[Skärva]) -> None:
        if kedja[0].ny_sida and not self._tom():
            self._ny_sida()
        if self._ryms(kedja):
            for s in kedja:
                self._placera(s)
            return
        if self._nästa_rymmer_mer() and self._höjd(kedja, överst=True) <= self._full_höjd():
            self._ny_sida()
            for s in kedja:
                self._placera(s)
            return
        if len(bitar := _fasta_kedjor(kedja)) > 1:  # too high to be whole: what must stay together still does
            for bit in bitar:
                self._kedja(bit)
            return
        for s in kedja:  # higher than a page: break where it is full
            if not self._ryms([s]) and self._nästa_rymmer_mer():
                self._ny_sida()
            self._placera(s)

    def _tom(self) -> bool:
        return not self.sidor[-1].placeringar

    def _nästa_rymmer_mer(self) -> bool:
        """A new page helps: this one has something, or its head and foot take more than the next one's."""
        return not self._tom() or self._y - self._botten(len(self.sidor) - 1) < self._full_höjd() - 0.01

    def _ryms(self, kedja: list[Skärva]) -> bool:
        return self._y - self._höjd(kedja, överst=self._tom()) >= self._botten(len(self.sidor) - 1) - 0.01

    def _full_höjd(self) -> float:
        nästa = len(self.sidor)
        return self._topp(nästa) - self._botten(nästa)

    @staticmethod
    def _höjd(kedja: list[Skärva], *, överst: bool) -> float:
        höjd = sum(s.höjd + s.före for s in kedja)
        if överst:
            höjd -= kedja[0].före
            höjd += kedja[0].upprepa.höjd if kedja[0].upprepa else 0.0
        return höjd

    def _ny_sida(self) -> None:
        self.sidor.append(Sida())
        self._y = self._topp(len(self.sidor) - 1)

    def _placera(self, s: Skärva) -> None:
        överst = self._tom()
        luft = 0.0
        if överst:
            if s.upprepa:
                self._y -= s.upprepa.höjd
        else:
            luft = s.före
            self._y -= luft
        self.sidor[-1].placeringar.append(Placering(s, self._y, överst, luft))
        self._y -= s.höjd


def _fasta_kedjor(kedja: list[Skärva]) -> list[list[Skärva]]:
    """A chain parted where it was joined only by ``samman``."""
    ut: list[list[Skärva]] = [[]]
    for s in kedja:
        ut[-1].append(s)
        if not s.håll:
            ut.append([])
    return [bit for bit in ut if bit]
