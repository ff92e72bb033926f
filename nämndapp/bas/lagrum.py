"""Law text with dates: ``hämta("KL 6:6", datum)`` gives the wording in force on a day (resources/lagrum.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from nämndapp.bas.resurser import resurs


@dataclass(frozen=True, slots=True)
class Lagrum:
    """A provision. ``ordalydelse``: the statute's own words, otherwise our summary of them."""

    nyckel: str
    rubrik: str
    text: str
    från: date
    till: date | None = None
    ordalydelse: bool = False

    def gäller(self, dag: date) -> bool:
        """Is this wording in force on the day?"""
        return self.från <= dag and (self.till is None or dag <= self.till)

    @property
    def utskrivet(self) -> str:
        """ "6 kap. 27 § kommunallagen (2017:725)"; laws without chapters "31 § förvaltningslagen (2017:900)"."""
        lag, _, plats = self.nyckel.partition(" ")
        kapitel, kolon, paragraf = plats.partition(":")
        ställe = f"{kapitel} kap. {paragraf} §" if kolon else f"{kapitel} §"
        return f"{ställe} {lagar().get(lag, lag)}"


@cache
def _data() -> dict[str, Any]:
    with resurs("lagrum.toml").open("rb") as fil:
        return tomllib.load(fil)


@cache
def lagar() -> dict[str, str]:
    """Abbreviation → the law's name with its SFS number."""
    return dict(_data()["lagar"])


@cache
def alla() -> tuple[Lagrum, ...]:
    """Every wording, in the order of the file."""
    return tuple(
        Lagrum(r["nyckel"], r["rubrik"], r["text"], r["from"], r.get("till"), r.get("ordalydelse", False))
        for r in _data()["lagrum"]
    )


def hämta(nyckel: str, dag: date) -> Lagrum | None:
    """The wording in force on the day; None when the provision is not in the file or was not in force."""
    return next((r for r in alla() if r.nyckel == nyckel and r.gäller(dag)), None)
