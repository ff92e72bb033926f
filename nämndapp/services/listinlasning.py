"""Rows of a file or of copied cells into a small register: first what would be added, changed and passed over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nämndapp.exchange import tabellfil
from nämndapp.services.personimport import Åtgärd
from nämndapp.services.registerlistor import Lista, nyckel

Tabell = list[list[str]]
Skriv = Callable[[Any, str], Any]  # raises ValueError with a Swedish sentence


@dataclass(frozen=True, slots=True)
class Listrad:
    """A line of the preview; ``nr`` is its place among the rows that were given."""

    åtgärd: Åtgärd
    namn: str
    vad: str
    skäl: str = ""
    nr: int = 0


@dataclass(frozen=True, slots=True)
class Listplan:
    """The preview and the whole list as it would be."""

    lista: Lista
    rader: tuple[Listrad, ...]
    resultat: tuple[Any, ...]
    igen: Callable[[frozenset[int]], Listplan] = field(compare=False, repr=False)

    def utan(self, rader: Collection[Listrad]) -> Listplan:
        """The plan without the rows that were unticked."""
        return self.igen(frozenset(r.nr for r in rader)) if rader else self

    @property
    def gör_något(self) -> bool:
        """Is there anything to carry out?"""
        return any(r.åtgärd is not Åtgärd.HOPPAS for r in self.rader)


def läs_fil(fil: Path) -> Tabell:
    """The rows of an Excel or CSV file; raises Inmatningsfel."""
    return tabellfil.läs_fil(fil)


def läs_text(text: str) -> Tabell:
    """The rows of copied cells."""
    return tabellfil.läs_text(text)


def föreslå(
    lista: Lista,
    befintliga: Sequence[Any],
    tabell: Tabell,
    *,
    kolumner: Mapping[str, Skriv],
    ny: Callable[[tuple[Any, ...]], Any],
    stavningar: Mapping[str, str],
    utan: Collection[int] = (),
) -> Listplan:
    """``kolumner``: heading → how its text is written into a row, in order; ``stavningar``: other headings for them.

    Without a row of headings the cells are taken in the order of the columns. A row that stands in the list already
    (the same key) is changed where the cells say something else; a blank cell changes nothing.
    """
    rubriker, rader = _rubriker(tabell, kolumner, stavningar)
    resultat = list(befintliga)
    utfall: list[Listrad] = []
    for nr, celler in enumerate(rader):
        if nr in utan:
            continue
        namn = next((c for c in celler if c), "")
        bas = ny(tuple(resultat))
        rad, vad, fel = _skriv(bas, celler, rubriker, kolumner)
        if fel:
            utfall.append(Listrad(Åtgärd.HOPPAS, namn, vad, fel, nr))
            continue
        plats = next((i for i, r in enumerate(resultat) if nyckel(lista, r) == nyckel(lista, rad)), None)
        if plats is None:
            resultat.append(rad)
            utfall.append(Listrad(Åtgärd.NY, namn, vad, "", nr))
            continue
        ändrad, _, _ = _skriv(resultat[plats], celler, rubriker, kolumner)
        if ändrad == resultat[plats]:
            utfall.append(Listrad(Åtgärd.HOPPAS, namn, vad, "finns redan i listan", nr))
        else:
            resultat[plats] = ändrad
            utfall.append(Listrad(Åtgärd.ÄNDRAS, namn, vad, "finns i listan; det nya tar över", nr))

    def igen(bort: frozenset[int]) -> Listplan:
        return föreslå(lista, befintliga, tabell, kolumner=kolumner, ny=ny, stavningar=stavningar, utan={*utan, *bort})

    return Listplan(lista, tuple(utfall), tuple(resultat), igen)


def _rubriker(tabell: Tabell, kolumner: Mapping[str, Skriv], stavningar: Mapping[str, str]) -> tuple[list[str], Tabell]:
    """What each column is ("" when unknown) and the rows below the headings."""
    kända = {k.casefold(): k for k in kolumner} | {s.casefold(): k for s, k in stavningar.items()}
    första = [kända.get(" ".join(c.split()).casefold(), "") for c in tabell[0]] if tabell else []
    if any(första) and sum(map(bool, första)) * 2 >= len(första):
        return [f or c for f, c in zip(första, tabell[0], strict=True)], tabell[1:]
    return list(kolumner), tabell


def _skriv(
    rad: Any, celler: Sequence[str], rubriker: Sequence[str], kolumner: Mapping[str, Skriv]
) -> tuple[Any, str, str]:
    """The row with the cells in it, the cells in words, and what could not be taken."""
    ord_: list[str] = []
    fel = ""
    for nr, cell in enumerate(celler):
        rubrik = rubriker[nr] if nr < len(rubriker) else ""
        if not cell:
            continue
        ord_.append(cell)
        if rubrik not in kolumner:
            fel = fel or f"”{cell}” har ingen kolumn här; ta bort kolumnen {rubrik or nr + 1} eller flytta texten"
            continue
        try:
            rad = kolumner[rubrik](rad, cell)
        except ValueError as inte:
            fel = fel or str(inte)
    return rad, " · ".join(ord_[1:]), fel
