"""What the rules on attestlistor look at, and how they point at a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from nämndapp.bas.attest import Attestradslag, AttestradUppgifter, HelAttestlista
from nämndapp.bas.papekande import Plats


@dataclass(frozen=True, slots=True)
class Registerperson:
    """A person in the register, with the days of each befattning and uppdrag (inclusive, None is open)."""

    id: int
    namn: str
    perioder: tuple[tuple[date | None, date | None], ...] = ()

    def verkar(self, dag: date) -> bool:
        """Has the person a befattning or an uppdrag that day?"""
        return any((f is None or f <= dag) and (t is None or dag <= t) for f, t in self.perioder)

    @property
    def slutade(self) -> date | None:
        """The last day of all, when every period has an end."""
        slut = [t for _, t in self.perioder]
        return max((t for t in slut if t), default=None) if slut and None not in slut else None


@dataclass(frozen=True, slots=True)
class Attestprov:
    """A list and the register's persons (None: unknown, as when a file is read)."""

    lista: HelAttestlista
    personer: Sequence[Registerperson] | None = field(default=None, repr=False)

    def dag(self, idag: date) -> date:
        """The list's first day, today for one without: what its cells must say then."""
        return self.lista.uppgifter.gäller_från or idag


def kodrader(lista: HelAttestlista) -> Iterator[tuple[int, AttestradUppgifter]]:
    """The rows with codes, numbered from 1 as on the paper (separators have no number)."""
    for nr, rad in numrerade(lista):
        if rad.slag is Attestradslag.RAD:
            yield nr, rad


def numrerade(lista: HelAttestlista) -> Iterator[tuple[int, AttestradUppgifter]]:
    """All rows but the separators, numbered from 1."""
    yield from enumerate((r for r in lista.rader if r.slag is not Attestradslag.AVSKILJARE), 1)


def plats(nr: int, rad: AttestradUppgifter, fält: str = "") -> Plats:
    """The row's place: in the list, or in the source when the row has not been stored."""
    if rad.id is None and rad.källrad is not None:
        return Plats("rad", fält=fält, rad=rad.källrad, text=f"rad {rad.källrad}")
    return Plats("attestrad", rad.id, fält, text=f"rad {nr}" + (f", {rad.kod}" if rad.kod else ""))


def listplats(lista: HelAttestlista, fält: str = "") -> Plats:
    """The list itself."""
    return Plats("attestlista", lista.id, fält)


def kallas(rad: AttestradUppgifter) -> str:
    """ "71006 Kontaktpersoner vuxna"."""
    return " ".join(filter(None, [rad.kod, rad.benämning])) or rad.slag.value
