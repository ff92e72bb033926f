"""What copied rows from Excel become: cells from the chosen one on, or new rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nämndapp.services.attestuppgifter import AttestradUppgifter
from nämndapp.ui.attest.kolumner import Attestkolumn


@dataclass(frozen=True, slots=True)
class Inklistrat:
    """Rows that are changed by id, and rows to add after them. ``fel`` are the cells that could not be read."""

    ändrade: dict[int, AttestradUppgifter] = field(default_factory=dict)
    nya: tuple[AttestradUppgifter, ...] = ()
    fel: tuple[str, ...] = ()


def är_tom(rad: AttestradUppgifter) -> bool:
    """A row that has just been added."""
    return not (rad.kod or rad.benämning or rad.personer or rad.villkor or rad.anteckning or rad.belopp is not None)


def klistra(
    celler: Sequence[Sequence[str]],
    kolumner: Sequence[Attestkolumn],
    rader: Sequence[AttestradUppgifter],
    start: int,
    mall: AttestradUppgifter,
) -> Inklistrat:
    """Fills ``rader`` (those from the current one on) from column ``start``; what is left over becomes new rows.

    With a first row of headings the columns are those, and all rows are new; so they are on an empty row, which takes
    the first of them. ``mall`` is what a new row begins as.
    """
    av_namn = {k.rubrik.casefold(): k for k in kolumner}
    huvud = [av_namn.get(c.strip().casefold()) for c in celler[0]] if celler else []
    med_huvud = sum(k is not None for k in huvud) >= 2 or (len(huvud) == 1 and huvud[0] is not None)
    ordning: list[Attestkolumn | None] = list(huvud) if med_huvud else list(kolumner[start:])
    data = list(celler[1:] if med_huvud else celler)
    tom_först = bool(rader) and är_tom(rader[0])
    fyll = list(rader[:1] if tom_först else [] if med_huvud else rader)
    ändrade: dict[int, AttestradUppgifter] = {}
    nya: list[AttestradUppgifter] = []
    fel: list[str] = []
    for nr, värden in enumerate(data):
        gammal = fyll[nr] if nr < len(fyll) else None
        rad = gammal or mall
        for kolumn, värde in zip(ordning, värden, strict=False):
            if kolumn is None or (kolumn.del_ and not värde.strip()):
                continue
            try:
                rad = kolumn.skriv(rad, värde.strip())
            except ValueError as inte:
                fel.append(f"rad {nr + 1}, {kolumn.rubrik}: {inte}")
        if gammal is None:
            nya.append(rad)
        elif rad != gammal and gammal.id is not None:
            ändrade[gammal.id] = rad
    return Inklistrat(ändrade, tuple(nya), tuple(fel))
