"""Figures by month as tables: a category's measures, this year beside last year, with sums over what is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nämndapp.bas import svenska

ORDNING = ("antal", "bifall", "delavslag", "avslag", "belopp", "enkelresor")


@dataclass(frozen=True, slots=True)
class Månadssiffra:
    """A figure of the statistics; ``värde`` None is "no figure"."""

    kategori: str
    mått: str
    år: int
    månad: int
    värde: int | None


@dataclass(frozen=True, slots=True)
class Kolumn:
    """A measure of a year."""

    mått: str
    år: int


@dataclass(frozen=True, slots=True)
class Tabell:
    """Twelve months of a category; None is "no figure", which is not 0."""

    kategori: str
    kolumner: tuple[Kolumn, ...]
    månader: tuple[tuple[int | None, ...], ...]

    @property
    def summor(self) -> tuple[int | None, ...]:
        """The sum of each column over the months that have a figure; None when none has."""
        ut: list[int | None] = []
        for nr in range(len(self.kolumner)):
            värden = [v for rad in self.månader if (v := rad[nr]) is not None]
            ut.append(sum(värden) if värden else None)
        return tuple(ut)


def tabeller(siffror: Iterable[Månadssiffra]) -> tuple[Tabell, ...]:
    """One for each category, in the order they come; the earlier year first."""
    av: dict[str, dict[tuple[int, str], dict[int, int | None]]] = {}
    for s in siffror:
        av.setdefault(s.kategori, {}).setdefault((s.år, s.mått), {})[s.månad] = s.värde
    return tuple(_tabell(kategori, kolumner) for kategori, kolumner in av.items())


def _tabell(kategori: str, av: dict[tuple[int, str], dict[int, int | None]]) -> Tabell:
    nycklar = sorted(av, key=lambda k: (k[0], _plats(k[1]), k[1]))
    månader = tuple(tuple(av[k].get(m) for k in nycklar) for m in range(1, 13))
    return Tabell(kategori, tuple(Kolumn(mått, år) for år, mått in nycklar), månader)


def _plats(mått: str) -> int:
    return ORDNING.index(mått) if mått in ORDNING else len(ORDNING)


def talrad(värden: Sequence[int | None]) -> tuple[str, ...]:
    """As printed: "1 234", "0", and a dash where there is no figure."""
    return tuple("–" if v is None else svenska.heltal(v) for v in värden)


def alttext(t: Tabell) -> str:
    """What a chart of the table shows, in words: each column's sum, and its highest month."""
    delar = []
    for nr, k in enumerate(t.kolumner):
        värden = [(v, m) for m, rad in enumerate(t.månader) if (v := rad[nr]) is not None]
        if värden:
            topp, månad = max(värden)
            delar.append(
                f"{k.mått} {k.år}: sammanlagt {svenska.heltal(sum(v for v, _ in värden))}, "
                f"som mest {svenska.heltal(topp)} i {svenska.MÅNADER[månad]}"
            )
    return (
        f"Stapeldiagram, {t.kategori} per månad. " + "; ".join(delar) + "." if delar else f"{t.kategori}: inga siffror."
    )
