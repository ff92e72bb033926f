"""The dated data of the delegation rules (resources/delegering.toml)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from nämndapp.bas.resurser import resurs

GAMMAL_OCH_NY = "Kontrollera: kan innehålla både gammal och ny text"
"""Stands first in the note of a row, and in the preamble, that was read from a marked paper whose marks were gone."""


@dataclass(frozen=True, slots=True)
class Lag:
    """A law. ``kapitel``: its paragraphs are counted within chapters. ``besvär``: single cases are so appealed.

    ``allmän``: says how one decides, never what (FL, KL).
    """

    kort: str
    namn: str
    sfs: str = ""
    kapitel: bool = True
    besvär: bool = False
    allmän: bool = False


@dataclass(frozen=True, slots=True)
class Begränsning:
    """Provisions that may not be delegated ("aldrig"), only to an "utskott", or that the "ordförande" may decide.

    "tillåtna": of that law's provisions only these may be delegated.
    """

    slag: str
    källa: str
    vad: str
    lagrum: frozenset[str]
    från: date
    till: date | None = None

    def gäller(self, dag: date) -> bool:
        """Is it in force on the day?"""
        return self.från <= dag and (self.till is None or dag <= self.till)


@dataclass(frozen=True, slots=True)
class Förbud:
    """A point of KL 6:38, known by words; ``utom`` are words that take the suspicion away."""

    punkt: int
    vad: str
    ord: re.Pattern[str]
    utom: re.Pattern[str] | None
    från: date
    till: date | None = None

    def träffar(self, text: str, dag: date) -> bool:
        """Does the text sound like that on the day?"""
        if not (self.från <= dag and (self.till is None or dag <= self.till)):
            return False
        return bool(self.ord.search(text)) and not (self.utom and self.utom.search(text))


@cache
def _data() -> dict[str, Any]:
    with resurs("delegering.toml").open("rb") as fil:
        return tomllib.load(fil)


@cache
def lagar() -> dict[str, Lag]:
    """The laws by abbreviation."""
    return {
        r["kort"]: Lag(
            r["kort"],
            r["namn"],
            r.get("sfs", ""),
            r.get("kapitel", True),
            r.get("besvär", False),
            r.get("allmän", False),
        )
        for r in _data()["lag"]
    }


@cache
def begränsningar() -> tuple[Begränsning, ...]:
    """All of them, in the order of the file."""
    return tuple(
        Begränsning(r["slag"], r["källa"], r["vad"], frozenset(r["lagrum"]), r["from"], r.get("till"))
        for r in _data()["begränsning"]
    )


@cache
def förbud() -> tuple[Förbud, ...]:
    """The points of KL 6:38."""

    def mönster(ord_: list[str] | None) -> re.Pattern[str] | None:
        return re.compile("|".join(f"(?:{o})" for o in ord_), re.IGNORECASE) if ord_ else None

    return tuple(
        Förbud(r["punkt"], r["vad"], ord_, mönster(r.get("utom")), r["from"], r.get("till"))
        for r in _data()["förbud"]
        if (ord_ := mönster(r["ord"])) is not None
    )


def prisbasbelopp(år: int) -> int | None:
    """Kronor; None for a year that is not in the data."""
    värde = _data()["prisbasbelopp"].get(str(år))
    return int(värde) if värde is not None else None


def riksnorm(år: int) -> int | None:
    """Kronor a month for one adult who lives alone; None for a year that is not in the data."""
    värde = _data()["riksnorm"].get(str(år))
    return int(värde) if värde is not None else None
