"""The content of attestlistor, as the window edits it (the values themselves are those of ``bas.attest``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nämndapp.bas.attest import (
    ATTESTANT,
    ERSÄTTARE,
    AttestlistaUppgifter,
    Attestlistestatus,
    AttestpersonUppgifter,
    Attestradslag,
    AttestradUppgifter,
    Attestroll,
    HelAttestlista,
    Koddel,
)

__all__ = [
    "ATTESTANT",
    "ERSÄTTARE",
    "AttestbyteUppgifter",
    "AttestlistaUppgifter",
    "AttestlistaVy",
    "Attestlistestatus",
    "Attestlistrad",
    "AttestpersonUppgifter",
    "AttestradUppgifter",
    "Attestradslag",
    "Attestroll",
    "Attestuppgifter",
    "HelAttestlista",
    "Koddel",
    "Personval",
    "Radläge",
]


@dataclass(frozen=True, slots=True)
class Radläge:
    """A row as it stood: after which row (None: first), and its content (None: it was not there)."""

    id: int
    efter_id: int | None
    rad: AttestradUppgifter | None


@dataclass(frozen=True, slots=True)
class AttestbyteUppgifter:
    """The rows that a change touched, as they were or as they became. The other rows of the list are not in it."""

    rader: tuple[Radläge, ...] = ()

    def innehåll(self) -> Mapping[int, AttestradUppgifter | None]:
        """By id."""
        return {r.id: r.rad for r in self.rader}


@dataclass(frozen=True, slots=True)
class Attestlistrad:
    """A version in the list of lists."""

    id: int
    version: int
    år: int
    nummer: int
    rubrik: str
    status: Attestlistestatus
    beslutad_datum: date | None
    beslutad_paragraf: int | None
    gäller_från: date | None
    gäller_till: date | None
    antal_rader: int

    @property
    def namn(self) -> str:
        """ "2027 version 2, förslag", as it is chosen among."""
        return f"{self.år} version {self.nummer}, {self.status.value}"


@dataclass(frozen=True, slots=True)
class AttestlistaVy:
    """A list with all its rows."""

    id: int
    version: int
    uppgifter: AttestlistaUppgifter
    rader: tuple[AttestradUppgifter, ...]

    @property
    def hel(self) -> HelAttestlista:
        """As rules and papers take it."""
        return HelAttestlista(self.uppgifter, self.rader, self.id, self.version)


@dataclass(frozen=True, slots=True)
class Personval:
    """Who is meant: by the register's id where there is one, else by name."""

    namn: str
    person_id: int | None = None


Attestuppgifter = AttestlistaUppgifter | AttestbyteUppgifter | HelAttestlista
