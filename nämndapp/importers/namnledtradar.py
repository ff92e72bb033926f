"""Where names begin and end in a row whose columns were lost: "Boendestöd Linda Berg Alm Karl Ek".

Nothing marks the cells, but a name stands in many rows and after many different words, while "Berg Alm" always stands
after "Linda" and "Boendestöd Linda" only once. So the reading with the most widely met names is taken.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_NAMN = re.compile(r"^[^\W\d_a-zåäöéüæø][\w'’.-]*$")
_GEMENT = re.compile(r"^[^\W\d_][\w'’-]*$")
_KORTAST, _LÄNGST = 2, 4
_FÖRTROENDE = {2: 1.0, 3: 0.6, 4: -1.0}  # two words are a name more often than four
_FÖRST_I_CELLEN = 1.5  # a name that begins a paragraph begins where it seems to
_FLEST = 6


@dataclass(slots=True)
class Ord:
    """A word of a row: which line and paragraph it stands on, whether a slash stands before it, a date after it."""

    text: str
    rad: int
    stycke: int
    snedstreck: bool = False
    tid: str = ""


@dataclass(slots=True)
class _Mått:
    vänster: set[str] = field(default_factory=set)
    slutar: bool = False  # stands last in a paragraph somewhere
    antal: int = 0
    med_versal: bool = False


class Namnvana:
    """What the rows of one list say of each run of words."""

    def __init__(self, rader: Sequence[Sequence[Ord]]) -> None:
        self._mått: dict[str, _Mått] = {}
        for ord_ in rader:
            for i in range(len(ord_)):
                for längd in range(_KORTAST, _LÄNGST + 1):
                    self._räkna(ord_, i, i + längd)

    def _räkna(self, ord_: Sequence[Ord], i: int, j: int) -> None:
        if j > len(ord_) or not _hel(ord_, i, j) or not _NAMN.match(ord_[i].text):
            return
        if not all(_GEMENT.match(o.text) for o in ord_[i + 1 : j]):
            return
        mått = self._mått.setdefault(_nyckel(ord_, i, j), _Mått())
        mått.antal += 1
        börjar = i == 0 or ord_[i - 1].stycke != ord_[i].stycke
        mått.vänster.add("" if börjar else ord_[i - 1].text.casefold())
        mått.slutar |= j == len(ord_) or ord_[j].stycke != ord_[j - 1].stycke
        mått.med_versal |= all(_NAMN.match(o.text) for o in ord_[i:j])

    def duger(self, ord_: Sequence[Ord], i: int, j: int) -> bool:
        """Can the words be a name? A part in lower case ("björkman") only when it is met in upper case too."""
        if not _hel(ord_, i, j):
            return False
        if all(_NAMN.match(o.text) for o in ord_[i:j]):
            return True
        mått = self._mått.get(_nyckel(ord_, i, j))
        return mått is not None and mått.med_versal and bool(_NAMN.match(ord_[i].text))

    def styrka(self, ord_: Sequence[Ord], i: int, j: int) -> float:
        """How widely the words are met as one name."""
        mått = self._mått.get(_nyckel(ord_, i, j))
        möten = len(mått.vänster) if mått else 1
        först = i > 0 and ord_[i - 1].stycke != ord_[i].stycke
        return math.log2(max(möten, 1)) + _FÖRTROENDE[j - i] + (_FÖRST_I_CELLEN if först else 0.0)

    def känt(self, ord_: Sequence[Ord], i: int, j: int) -> bool:
        """Is the name met after different words?"""
        mått = self._mått.get(_nyckel(ord_, i, j))
        return mått is not None and len(mått.vänster) > 1

    def slutar(self, ord_: Sequence[Ord], i: int, j: int) -> bool:
        """Do the words stand last somewhere? "Christer Berg" does not where "Alm" always follows on the next line."""
        mått = self._mått.get(_nyckel(ord_, i, j))
        return mått is not None and mått.slutar

    def dela(self, ord_: Sequence[Ord], roller: int, *, minst: int = 1) -> list[tuple[int, int]]:
        """The names that end the row, in order, as stretches of words; [] when there is no such reading.

        At least ``minst`` words stand before them. More names than ``roller`` are taken only where each of them is
        known, or begins or ends with its line.
        """
        bäst: tuple[float, list[tuple[int, int]]] = (-math.inf, [])
        for namn in self._delningar(ord_, len(ord_), _FLEST):
            if namn[0][0] < minst or (len(namn) > roller and not all(self._rymlig(ord_, *n) for n in namn)):
                continue
            if len(namn) < roller and (len(namn) != 1 or not self._rymlig(ord_, *namn[0])):
                continue
            poäng = sum(self.styrka(ord_, *n) for n in namn) - (10.0 if len(namn) < roller else 0.0)
            if poäng > bäst[0]:
                bäst = (poäng, namn)
        return bäst[1]

    def _delningar(self, ord_: Sequence[Ord], slut: int, kvar: int) -> Iterator[list[tuple[int, int]]]:
        for längd in range(_KORTAST, _LÄNGST + 1):
            början = slut - längd
            if kvar and början >= 0 and self.duger(ord_, början, slut):
                yield [(början, slut)]
                for före in self._delningar(ord_, början, kvar - 1):
                    yield [*före, (början, slut)]

    def _rymlig(self, ord_: Sequence[Ord], i: int, j: int) -> bool:
        börjar = i == 0 or ord_[i].snedstreck or ord_[i - 1].rad != ord_[i].rad
        slutar = j == len(ord_) or ord_[j].snedstreck or ord_[j].rad != ord_[j - 1].rad
        return self.känt(ord_, i, j) or börjar or slutar


def _hel(ord_: Sequence[Ord], i: int, j: int) -> bool:
    """Within one paragraph, no slash or date inside."""
    return (
        ord_[i].stycke == ord_[j - 1].stycke
        and not any(o.snedstreck for o in ord_[i + 1 : j])
        and not any(o.tid for o in ord_[i : j - 1])
    )


def _nyckel(ord_: Sequence[Ord], i: int, j: int) -> str:
    return " ".join(o.text for o in ord_[i:j]).casefold()
