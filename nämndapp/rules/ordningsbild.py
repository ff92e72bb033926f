"""A delegationsordning as it is read: what rules, comparison and papers look at. Frozen, whole, in printed order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from nämndapp.models.delegation import Beloppsenhet, Delegatslag


@dataclass(frozen=True, slots=True)
class Kodbild:
    """A code of the register and what it stands for."""

    kod: str
    betydelse: str = ""
    slag: Delegatslag = Delegatslag.ANSTÄLLD
    chef: bool = False


@dataclass(frozen=True, slots=True)
class Delegatbild:
    """One who may decide, up to ``belopp`` in the row's unit."""

    kod: str
    belopp: Decimal | None = None
    villkor: str = ""
    osäker: bool = False


@dataclass(frozen=True, slots=True)
class Punktbild:
    """A row. ``nr`` and ``anteckning`` as printed; ``nyckel`` is the same matter in every version."""

    nyckel: str
    nr: str
    ärende: str
    lagrum: str = ""
    delegater: tuple[Delegatbild, ...] = ()
    grupp: str = ""
    ersättare: str = ""
    villkor: str = ""
    belopp: Decimal | None = None
    enhet: Beloppsenhet = Beloppsenhet.KRONOR
    vidaredelegation: bool | None = None
    anmäls: bool | None = None
    anteckning: str = ""
    hänvisningar: tuple[str, ...] = ()
    löpnr: int | None = None
    id: int | None = None

    @property
    def koder(self) -> tuple[str, ...]:
        """The delegates' codes, in order."""
        return tuple(d.kod for d in self.delegater)


@dataclass(frozen=True, slots=True)
class Kapitelbild:
    """A chapter with its rows."""

    rubrik: str
    nr: int | None = None
    sfs: str = ""
    text: str = ""
    punkter: tuple[Punktbild, ...] = ()
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Ordningsbild:
    """A version."""

    nämnd: str = ""
    benämning: str = "delegationsordning"
    rubrik: str = ""
    nummer: int = 1
    beslutad: bool = False
    beslutad_datum: date | None = None
    beslutad_paragraf: int | None = None
    gäller_från: date | None = None
    gäller_till: date | None = None
    diarienummer: str = ""
    inledning: str = ""
    kapitel: tuple[Kapitelbild, ...] = ()
    koder: Mapping[str, Kodbild] = field(default_factory=dict)
    id: int | None = None

    @property
    def punkter(self) -> Iterator[Punktbild]:
        """Every row in printed order."""
        return (p for k in self.kapitel for p in k.punkter)

    def gäller(self, dag: date) -> bool:
        """Is it adopted, and do its days hold this one?"""
        return (
            self.beslutad
            and (self.gäller_från is None or self.gäller_från <= dag)
            and (self.gäller_till is None or dag <= self.gäller_till)
        )


class Radregister:
    """The rows of a version by key and number, for looking up many decisions."""

    def __init__(self, o: Ordningsbild) -> None:
        self._av: dict[str, list[tuple[Kapitelbild, Punktbild]]] = {}
        for k in o.kapitel:
            for p in k.punkter:
                self._av.setdefault(f"nyckel {p.nyckel}", []).append((k, p))
                self._av.setdefault(f"nr {p.nr}", []).append((k, p))

    def hitta(self, nyckel: str, nr: str) -> tuple[Kapitelbild, Punktbild] | None:
        """The row by its key; one that was never chosen, by its number when one row has it.

        A key that the version lacks finds nothing: its number may have been given to another matter since.
        """
        träffar = self._av.get(f"nyckel {nyckel}" if nyckel else f"nr {nr}", []) if nyckel or nr else []
        return träffar[0] if len(träffar) == 1 else None
