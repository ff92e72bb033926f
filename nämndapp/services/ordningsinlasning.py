"""The reglemente's table out of copied cells: a party, then its fallback parties in order."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nämndapp import importers
from nämndapp.exchange import tabellfil
from nämndapp.rules.inkallelse import parti_av
from nämndapp.services.listinlasning import Listrad
from nämndapp.services.personimport import Åtgärd
from nämndapp.services.registeruppgifter import InkallelseradUppgifter, PartiUppgifter

_RUBRIK = re.compile(r"(?:för )?(?:ledamot(?: av| från)?|parti(?:et)?|frånvarande(?: ledamot)?)\b.*", re.IGNORECASE)
_DELAR = re.compile(r"[,;→>/]+|\s+(?:därefter|sedan|och)\s+|\s*[-–]>\s*")
_BETECKNING = re.compile(r"[A-ZÅÄÖa-zåäö]{1,8}")
_NAMN_OCH_BETECKNING = re.compile(r".+\(\s*([A-ZÅÄÖa-zåäö]{1,8})\s*\)")


@dataclass(frozen=True, slots=True)
class Ordningsplan:
    """The preview and the whole table as it would be."""

    rader: tuple[Listrad, ...]
    resultat: tuple[InkallelseradUppgifter, ...]
    befintliga: tuple[InkallelseradUppgifter, ...]
    nya: Mapping[int, InkallelseradUppgifter]

    @property
    def gör_något(self) -> bool:
        """Is there anything to carry out?"""
        return self.resultat != self.befintliga

    def utan(self, rader: Collection[Listrad]) -> Ordningsplan:
        """The plan without the rows that were unticked."""
        bort = {r.nr for r in rader}
        nya = {nr: rad for nr, rad in self.nya.items() if nr not in bort}
        return replace(self, nya=nya, resultat=_insatta(self.befintliga, nya.values()))


_PAPPER = frozenset({".docx", ".pdf"})


def läs_fil(fil: Path) -> list[list[str]]:
    """The rows of a list, or those of a reglemente that look like the table. Raises Inmatningsfel or Importfel."""
    if fil.suffix.lower() not in _PAPPER:
        return tabellfil.läs_fil(fil)
    rader = [[c.strip() for c in re.split(r"\t+| {2,}", rad.strip())] for rad in importers.läs_rader(fil)[1]]
    return [celler for celler in rader if len(celler) > 1 and all(map(_partier, celler))]


def _partier(cell: str) -> bool:
    """Is the cell a row of beteckningar: "C" or "M, KD, L"?"""
    led = [d.strip("() ") for d in _DELAR.split(cell) if d.strip("() ")]
    return bool(led) and all(re.fullmatch(r"[A-ZÅÄÖ]{1,4}|[A-ZÅÄÖ][a-zåäö]{1,3}", d) for d in led)


def läs_text(text: str) -> list[list[str]]:
    """The rows of copied cells."""
    return tabellfil.läs_text(text)


def föreslå(
    befintliga: Sequence[InkallelseradUppgifter], tabell: Sequence[Sequence[str]], partier: Sequence[PartiUppgifter]
) -> Ordningsplan:
    """What becomes of each row. A party that stands in the table already gets the new order; the rest are kept.

    Parties may be written by name ("Centerpartiet") when the register knows them, the fallback parties in one cell or
    in several. A row that names no party is passed over and told of.
    """
    kända = {p.namn.casefold(): p.beteckning for p in partier if p.namn}
    finns = {parti_av(r.parti): r for r in befintliga}
    rader: list[Listrad] = []
    nya: dict[int, InkallelseradUppgifter] = {}
    for nr, celler in enumerate(tabell):
        fulla = [" ".join(c.split()) for c in celler if c.strip()]
        if not fulla or (nr == 0 and _RUBRIK.fullmatch(fulla[0])):
            continue
        led = [_parti(d, kända) for cell in fulla for d in _DELAR.split(cell) if d.strip("() ")]
        if fel := [ord_ for ord_, parti in led if not parti]:
            skäl = f"”{fel[0]}” känns inte igen som ett parti; lägg till det på fliken Partier"
            rader.append(Listrad(Åtgärd.HOPPAS, fulla[0], ", ".join(fulla[1:]), skäl, nr))
            continue
        parti, *reserver = dict.fromkeys(p for _, p in led)
        ny = InkallelseradUppgifter(parti, tuple(reserver))
        gammal = finns.get(parti_av(parti))
        förr = next((n for n, r in nya.items() if parti_av(r.parti) == parti_av(parti)), None)
        if förr is not None:
            rader.append(Listrad(Åtgärd.HOPPAS, parti, ", ".join(reserver), f"står redan på rad {förr + 1}", nr))
        elif gammal is not None and gammal.reservpartier == ny.reservpartier:
            rader.append(Listrad(Åtgärd.HOPPAS, parti, ", ".join(reserver), "finns redan i tabellen", nr))
        else:
            nya[nr] = replace(gammal, reservpartier=ny.reservpartier) if gammal is not None else ny
            skäl = f"nu: {', '.join(gammal.reservpartier) or 'inga reservpartier'}" if gammal is not None else ""
            åtgärd = Åtgärd.ÄNDRAS if gammal is not None else Åtgärd.NY
            rader.append(Listrad(åtgärd, parti, ", ".join(reserver), skäl, nr))
    alla = tuple(befintliga)
    return Ordningsplan(tuple(rader), _insatta(alla, nya.values()), alla, nya)


def _parti(text: str, kända: Mapping[str, str]) -> tuple[str, str]:
    """The text and the party's beteckning; "" for what is no party."""
    rent = text.strip().strip("()").strip()
    if (träff := _NAMN_OCH_BETECKNING.fullmatch(text.strip())) is not None:
        return rent, träff[1]
    if rent.casefold() in kända:
        return rent, kända[rent.casefold()]
    return rent, rent if _BETECKNING.fullmatch(rent) else ""


def _insatta(
    befintliga: Sequence[InkallelseradUppgifter], nya: Collection[InkallelseradUppgifter]
) -> tuple[InkallelseradUppgifter, ...]:
    byts = {r.id: r for r in nya if r.id is not None}
    return (*(byts.get(r.id or 0, r) for r in befintliga), *(r for r in nya if r.id is None))
