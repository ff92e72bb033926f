"""What a risk matrix shows, in one form for the papers' picture, the window's and the words for both (R68, R70)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from nämndapp.bas import svenska
from nämndapp.rules.riskniva import Risknivå, risknivå

Plats = tuple[int, int]
"""Sannolikhet and konsekvens."""

_FÅ = 12  # more than this are counted, not listed, in the words for the picture


class Bedömd(Protocol):
    """A row of a riskanalys, stored or on its way (read only)."""

    @property
    def sannolikhet(self) -> int | None: ...  # noqa: D102
    @property
    def konsekvens(self) -> int | None: ...  # noqa: D102
    @property
    def nyckel(self) -> str: ...  # noqa: D102


class Grund(Protocol):
    """What an analysis says of its scale, stored or on its way (read only)."""

    @property
    def år(self) -> int: ...  # noqa: D102
    @property
    def skala(self) -> int: ...  # noqa: D102
    @property
    def tröskel(self) -> int: ...  # noqa: D102
    @property
    def nivåer(self) -> Sequence[Mapping[str, Any]]: ...  # noqa: D102
    @property
    def sannolikhetsnamn(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def konsekvensnamn(self) -> Sequence[str]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Förra:
    """Last year's analysis: its scale, and where each risk (by nyckel) lay in it."""

    år: int
    skala: int
    platser: Mapping[str, Plats]


@dataclass(frozen=True, slots=True)
class Ruta:
    """A cell: the numbers of the risks in it, and of those that lay in it last year and have moved."""

    sannolikhet: int
    konsekvens: int
    nummer: tuple[int, ...]
    lämnade: tuple[int, ...]
    nivå: Risknivå

    @property
    def värde(self) -> int:
        """S × K."""
        return self.sannolikhet * self.konsekvens


@dataclass(frozen=True, slots=True)
class Nivåspann:
    """A level with its values on the scale and the numbers of the risks that have it."""

    nivå: Risknivå
    från: int
    till: int
    nummer: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matris:
    """``rutor`` row by row from the highest konsekvens, each row by rising sannolikhet; ``flyttade`` by number.

    ``utanför`` are the risks that have no cell (not assessed, or a step above the scale); 0 × 0 is left out.
    """

    år: int
    skala: int
    sannolikhetsnamn: tuple[str, ...]
    konsekvensnamn: tuple[str, ...]
    rutor: tuple[Ruta, ...]
    nivåer: tuple[Nivåspann, ...]
    flyttade: Mapping[int, tuple[Plats, Plats]]
    utanför: tuple[int, ...]
    förra_året: int | None = None
    annan_skala: bool = False

    @property
    def antal(self) -> int:
        """How many risks have a cell."""
        return sum(len(r.nummer) for r in self.rutor)

    def ruta(self, sannolikhet: int, konsekvens: int) -> Ruta:
        """One cell; both steps are from 1 to ``skala``."""
        return self.rutor[(self.skala - konsekvens) * self.skala + sannolikhet - 1]


def bygg(grund: Grund, risker: Sequence[Bedömd], förra: Förra | None = None) -> Matris:
    """The matrix of an analysis' risks, numbered from 1 in the order given.

    Moves are only told when last year had the same scale.
    """
    skala = max(grund.skala, 1)
    annan = förra is not None and förra.skala != skala
    här: dict[Plats, list[int]] = {}
    lämnade: dict[Plats, list[int]] = {}
    flyttade: dict[int, tuple[Plats, Plats]] = {}
    utanför: list[int] = []
    for nr, r in enumerate(risker, 1):
        plats = _plats(r, skala)
        if plats is None:
            if (r.sannolikhet, r.konsekvens) != (0, 0):
                utanför.append(nr)
            continue
        här.setdefault(plats, []).append(nr)
        före = förra.platser.get(r.nyckel) if förra is not None and not annan else None
        if före is not None and före != plats and all(1 <= steg <= skala for steg in före):
            lämnade.setdefault(före, []).append(nr)
            flyttade[nr] = (före, plats)
    rutor = tuple(
        Ruta(
            s,
            k,
            tuple(här.get((s, k), ())),
            tuple(lämnade.get((s, k), ())),
            risknivå(s * k, grund.tröskel, grund.nivåer),
        )
        for k in range(skala, 0, -1)
        for s in range(1, skala + 1)
    )
    return Matris(
        grund.år, skala, tuple(grund.sannolikhetsnamn), tuple(grund.konsekvensnamn), rutor,
        _nivåspann(rutor, skala, grund), flyttade, tuple(utanför), förra.år if förra is not None else None, annan,
    )  # fmt: skip


def _plats(r: Bedömd, skala: int) -> Plats | None:
    if r.sannolikhet is None or r.konsekvens is None:
        return None
    på_skalan = all(1 <= steg <= skala for steg in (r.sannolikhet, r.konsekvens))
    return (r.sannolikhet, r.konsekvens) if på_skalan else None


def _nivåspann(rutor: Iterable[Ruta], skala: int, grund: Grund) -> tuple[Nivåspann, ...]:
    """The levels that the scale has, the gravest first."""
    värden: dict[Risknivå, list[int]] = {}
    for värde in range(1, skala * skala + 1):
        värden.setdefault(risknivå(värde, grund.tröskel, grund.nivåer), []).append(värde)
    nummer: dict[Risknivå, list[int]] = {}
    for ruta in rutor:
        nummer.setdefault(ruta.nivå, []).extend(ruta.nummer)
    return tuple(
        Nivåspann(nivå, v[0], v[-1], tuple(sorted(nummer.get(nivå, ())))) for nivå, v in reversed(värden.items())
    )


# --- in words -------------------------------------------------------------------------------------------------------


def stegord(nummer: int, namn: Sequence[str]) -> str:
    """ "3 möjlig", or "3" where the steps have no names."""
    return f"{nummer} {namn[nummer - 1]}" if nummer <= len(namn) and namn[nummer - 1] else str(nummer)


def följd(nummer: Sequence[int]) -> str:
    """Numbers in a row in short: "1–4, 6, 7 och 9"; two in a row are written out."""
    delar: list[str] = []
    i = 0
    while i < len(nummer):
        slut = i
        while slut + 1 < len(nummer) and nummer[slut + 1] == nummer[slut] + 1:
            slut += 1
        if slut - i >= 2:
            delar.append(f"{nummer[i]}–{nummer[slut]}")
        else:
            delar += [str(n) for n in nummer[i : slut + 1]]
        i = slut + 1
    return svenska.uppräkning(delar)


def rutord(ruta: Ruta) -> str:
    """A cell in words: "sannolikhet 3, konsekvens 4, riskvärde 12, hög: risk 1 och 9"."""
    plats = f"sannolikhet {ruta.sannolikhet}, konsekvens {ruta.konsekvens}, riskvärde {ruta.värde}, {ruta.nivå.ord}"
    if not ruta.nummer:
        return f"{plats}: ingen risk"
    if len(ruta.nummer) > _FÅ:
        return f"{plats}: {len(ruta.nummer)} risker"
    return f"{plats}: {'risk' if len(ruta.nummer) == 1 else 'riskerna'} {följd(ruta.nummer)}"


def i_ord(matris: Matris) -> str:
    """The picture in words: the counts per level first, then each cell that has a risk, then those that have moved."""
    if not matris.antal:
        return f"Riskmatris {matris.år}: ingen risk har en plats i matrisen."
    per_nivå: Counter[str] = Counter()
    for spann in matris.nivåer:
        per_nivå[spann.nivå.ord] += len(spann.nummer)
    räknade = ", ".join(f"{antal} {ord_}" for ord_, antal in per_nivå.items() if antal)
    delar = [f"Riskmatris {matris.år} med {svenska.antal(matris.antal, 'risk', 'risker')}: {räknade}."]
    delar += [f"{svenska.versal(rutord(r))}." for r in matris.rutor if r.nummer]
    if matris.flyttade:
        delar.append(f"{flyttade_i_ord(matris)}.")
    if matris.utanför:
        delar.append(f"Utanför matrisen: {nummerord(matris.utanför)}.")
    return " ".join(delar)


def flyttade_i_ord(matris: Matris) -> str:
    """Which have moved since last year, and from where; only counted when they are many."""
    alla = matris.flyttade
    början = f"{svenska.antal(len(alla), 'risk', 'risker')} har flyttat sedan {matris.förra_året}"
    if len(alla) > _FÅ:
        return början
    delar = (f"risk {nr} från {_gånger(före)} till {_gånger(nu)}" for nr, (före, nu) in alla.items())
    return f"{början}: {', '.join(delar)}"


def nummerord(nummer: Sequence[int]) -> str:
    """ "risk 4" or "riskerna 1, 2 och 9"."""
    return f"risk{'' if len(nummer) == 1 else 'erna'} {följd(nummer)}"


def _gånger(plats: Plats) -> str:
    return f"{plats[0]} × {plats[1]}"
