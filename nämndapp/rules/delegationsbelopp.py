"""Limits in kronor, prisbasbelopp or % of riksnormen, and what they are in kronor a given year."""

from __future__ import annotations

from decimal import Decimal

from nämndapp.bas import delegering
from nämndapp.models.delegation import Beloppsenhet
from nämndapp.rules.ordningsbild import Punktbild


def i_kronor(belopp: Decimal, enhet: Beloppsenhet, år: int) -> Decimal | None:
    """The limit in kronor that year, exactly; None when the year's amount is not known. % is of one adult's norm."""
    match enhet:
        case Beloppsenhet.KRONOR:
            return belopp
        case Beloppsenhet.PRISBASBELOPP:
            bas = delegering.prisbasbelopp(år)
            return belopp * bas if bas is not None else None
        case Beloppsenhet.RIKSNORM:
            norm = delegering.riksnorm(år)
            return belopp * norm / 100 if norm is not None else None


def gräns(p: Punktbild, kod: str) -> Decimal | None:
    """Up to which a delegate may decide, in the row's unit: its own limit, else the row's; None: no limit."""
    egna = [d.belopp for d in p.delegater if d.kod == kod]
    if not egna or None in egna:
        return p.belopp
    return max(b for b in egna if b is not None)
