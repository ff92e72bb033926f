"""Who may approve a code on a day? Pure: the list's rows in, the rows that answer out (R58, R60).

The row with the code, or with a range that holds it, answers. Where there is none, an outer part of the code (an
ansvar) answers with all its rows, and a row that covers "alla identiteter därunder" answers for the longer codes that
begin with its own. Rows for all codes and extra attestanter always answer too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nämndapp.bas.attest import (
    AttestlistaUppgifter,
    AttestpersonUppgifter,
    Attestradslag,
    AttestradUppgifter,
    HelAttestlista,
    intervall,
    täcker,
)


class Grund(StrEnum):
    """Why a row answers."""

    KOD = "koden"
    INTERVALL = "intervallet"
    YTTRE = "kodens överordnade del"
    UNDER = "alla koder därunder"
    ALLA = "alla koder"
    EXTRA = "extra attestant"


@dataclass(frozen=True, slots=True)
class Attestträff:
    """A row that answers, with those who hold each role on the day: (the kommun's label, persons)."""

    rad: AttestradUppgifter
    grund: Grund
    roller: tuple[tuple[str, tuple[AttestpersonUppgifter, ...]], ...]

    @property
    def skäl(self) -> str:
        """The reason in words: "raden 71006", "intervallet 71000-71099", "ansvar 710"."""
        match self.grund:
            case Grund.KOD:
                return f"raden {self.rad.kod}"
            case Grund.INTERVALL:
                return f"intervallet {self.rad.kod}"
            case Grund.UNDER:
                return f"raden {self.rad.kod}, som gäller alla koder därunder"
            case Grund.YTTRE:
                return f"raden {self.rad.kod} därunder"
            case _:
                return self.grund.value


def vem_får(lista: HelAttestlista, kod: str, dag: date) -> tuple[Attestträff, ...]:
    """The rows that answer, the most precise first, in the order of the list."""
    u = lista.uppgifter
    sökt = kod.strip()
    rader = [r for r in lista.rader if r.slag is Attestradslag.RAD]
    precisa = [(r, Grund.INTERVALL if intervall(r.kod) else Grund.KOD) for r in rader if täcker(r.kod, sökt)]
    funna = precisa or _yttre(u, rader, sökt) or _under(u, rader, sökt)
    funna += [(r, Grund.ALLA) for r in lista.rader if r.slag is Attestradslag.ALLA]
    funna += [(r, Grund.EXTRA) for r in lista.rader if r.slag is Attestradslag.EXTRA]
    return tuple(Attestträff(r, grund, tuple(_i_roller(u, r, dag))) for r, grund in funna)


def _yttre(
    u: AttestlistaUppgifter, rader: list[AttestradUppgifter], kod: str
) -> list[tuple[AttestradUppgifter, Grund]]:
    for del_ in reversed(u.yttre):
        if träffar := [r for r in rader if täcker(r.koder.get(del_.nyckel, ""), kod)]:
            return [(r, Grund.YTTRE) for r in träffar]
    return []


def _under(
    u: AttestlistaUppgifter, rader: list[AttestradUppgifter], kod: str
) -> list[tuple[AttestradUppgifter, Grund]]:
    if not u.huvuddel.under:
        return []
    träffar = [r for r in rader if r.kod and kod != r.kod and kod.startswith(r.kod)]
    längst = max((len(r.kod) for r in träffar), default=0)
    return [(r, Grund.UNDER) for r in träffar if len(r.kod) == längst]


def _i_roller(
    u: AttestlistaUppgifter, rad: AttestradUppgifter, dag: date
) -> Iterator[tuple[str, tuple[AttestpersonUppgifter, ...]]]:
    kända = [r.nyckel for r in u.roller]
    for nyckel in dict.fromkeys([*kända, *(p.roll for p in rad.personer)]):
        if personer := rad.i_roll(nyckel, dag):
            yield u.rollnamn(nyckel), personer


def rättigheter(lista: HelAttestlista) -> dict[str, list[tuple[AttestradUppgifter, AttestpersonUppgifter]]]:
    """Each person by name as first written, with the rows and roles that the list gives them, in the list's order."""
    stavning: dict[str, str] = {}
    ut: dict[str, list[tuple[AttestradUppgifter, AttestpersonUppgifter]]] = {}
    for rad in lista.rader:
        for p in rad.personer:
            namn = stavning.setdefault(" ".join(p.namn.split()).casefold(), " ".join(p.namn.split()))
            ut.setdefault(namn, []).append((rad, p))
    return ut
