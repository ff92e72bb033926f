"""Rows copied from Excel (or from another version) pasted into a proposal: first planned row by row, then written.

The plan says of each row whether it is new, changes one that is there, or cannot be read and why. What is written is
one Ändring; a row that cannot be read never comes in half.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from uuid import uuid4

from nämndapp.bas import punkthanvisning
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models.delegation import Delegationspunkt
from nämndapp.services.andring import Ändring
from nämndapp.services.delegation import OrdningVy
from nämndapp.services.delegationskolumner import KOLUMNER, Ordningskolumn
from nämndapp.services.delegationsrader import byt_punkter, i_ordning, kapitelrader, med_hänvisningar, öppna
from nämndapp.services.delegationsuppgifter import DelegationspunktUppgifter
from nämndapp.storage import Databas
from nämndapp.storage import delegation as lager

Punkt = DelegationspunktUppgifter
NY, ÄNDRAS, LIKA, GÅR_INTE = "Ny rad", "Ändras", "Som förut", "Går inte"


@dataclass(frozen=True, slots=True)
class Inklistrad:
    """What becomes of one copied row. ``rad`` counts the copied lines from 1; ``ändrat`` are the columns that differ.

    ``punkt.id`` None is a new row. ``fel``: (heading, sentence) for each cell that cannot be read.
    """

    rad: int
    punkt: Punkt
    nummer: str
    ändrat: tuple[str, ...] = ()
    fel: tuple[tuple[str, str], ...] = ()

    @property
    def läge(self) -> str:
        """In a word."""
        if self.fel:
            return GÅR_INTE
        if self.punkt.id is None:
            return NY
        return ÄNDRAS if self.ändrat else LIKA


@dataclass(frozen=True, slots=True)
class Inklistring:
    """The plan. New rows of the chapter ``kapitel_id`` come after the row ``efter_id`` (None: first in it)."""

    rader: tuple[Inklistrad, ...] = ()
    kapitel_id: int = 0
    efter_id: int | None = None
    okända: tuple[str, ...] = ()
    med_rubriker: bool = False

    def i_läge(self, läge: str) -> tuple[Inklistrad, ...]:
        """The rows of which that is said."""
        return tuple(r for r in self.rader if r.läge == läge)


@dataclass(frozen=True, slots=True)
class Plats:
    """Where one pastes: the shown rows from the current one on, in its chapter, and the column of the current cell.

    Without a current row (the line of a chapter or group) the rows are new, before ``före_id`` or first.
    """

    kapitel_id: int
    rader: tuple[Punkt, ...] = ()
    kolumn: int = 0
    före_id: int | None = field(default=None)


def planera(vy: OrdningVy, celler: Sequence[Sequence[str]], plats: Plats, koder: Iterable[str]) -> Inklistring:
    """What the copied cells would do.

    With headings in the first line the columns are those, and a row with a number that one row of the version has
    changes that one; the others are new. Without headings the cells go over the shown rows from the current cell on,
    as in Excel, and what is left over becomes new rows; on an empty row all are new and the first fills it.
    """
    kända = tuple(koder)
    huvud = [next((k for k in KOLUMNER if k.heter(c)), None) for c in celler[0]] if celler else []
    träffar = [k for k in huvud if k is not None]
    med_huvud = len(träffar) > 1 or (len(träffar) == 1 and len(huvud) == 1)
    kolumner = huvud if med_huvud else list(KOLUMNER[plats.kolumn :])
    första = 2 if med_huvud else 1
    data = [(nr, rad) for nr, rad in enumerate(celler[första - 1 :], första) if any(c.strip() for c in rad)]
    tom = plats.rader[:1] if plats.rader and är_tom(plats.rader[0]) else ()
    fyll = list(tom or (() if med_huvud else plats.rader))
    efter = tom[0].id if tom else fyll[min(len(fyll), len(data)) - 1].id if fyll else _ankare(vy, plats)
    läsare = _Läsare(vy, plats, kolumner, kända, efter_nummer=med_huvud)
    rader = tuple(läsare.läs(nr, rad, fyll.pop(0) if fyll else None) for nr, rad in data)
    okända = tuple(c.strip() for c, k in zip(celler[0], huvud, strict=True) if k is None and c.strip())
    return Inklistring(rader, plats.kapitel_id, efter, okända if med_huvud else (), med_huvud)


def planera_cell(vy: OrdningVy, text: str, valda: Sequence[Punkt], kolumn: int, koder: Iterable[str]) -> Inklistring:
    """One copied cell into the same column of all chosen rows."""
    kända = tuple(koder)
    läsare = _Läsare(vy, Plats(0), [KOLUMNER[kolumn]], kända, efter_nummer=False)
    return Inklistring(tuple(läsare.läs(1, [text], p) for p in valda))


def är_tom(p: Punkt) -> bool:
    """A row that has just been added."""
    return not (p.ärende or p.lagrum or p.delegater or p.villkor or p.anteckning)


def _ankare(vy: OrdningVy, plats: Plats) -> int | None:
    """The row after which new rows come: the current one, or the one before ``före_id``."""
    if plats.rader:
        return plats.rader[0].id
    idn = [p.id for p in kapitelrader(vy, plats.kapitel_id)]
    nr = idn.index(plats.före_id) if plats.före_id in idn else 0
    return idn[nr - 1] if nr else None


class _Läsare:
    """Reads the copied rows one after the other; knows which numbers have been given."""

    def __init__(
        self,
        vy: OrdningVy,
        plats: Plats,
        kolumner: Sequence[Ordningskolumn | None],
        koder: Sequence[str],
        *,
        efter_nummer: bool,
    ) -> None:
        self._vy, self._plats, self._kolumner, self._koder = vy, plats, kolumner, koder
        self._av_nummer = punkthanvisning.entydiga(vy.nummer) if efter_nummer else {}
        self._av_nyckel = {p.nyckel: p for p in vy.punkter}
        self._kapitelnr = {k.id: k.nr for k in vy.kapitel}
        self._högsta: dict[int, int] = {}
        for p in vy.punkter:
            self._högsta[p.kapitel_id] = max(self._högsta.get(p.kapitel_id, 0), p.löpnr or 0)

    def läs(self, nr: int, celler: Sequence[str], gammal: Punkt | None) -> Inklistrad:
        """One row; ``gammal`` is the one that it is written over."""
        fel: list[tuple[str, str]] = []
        par = [(k, c) for k, c in zip(self._kolumner, celler, strict=False) if k is not None]
        if any(c.strip() for c in celler[len(self._kolumner) :]):
            fel.append(("", "Raden har fler celler än tabellen har kolumner. Börja längre till vänster."))
        nummertext = next((c.strip() for k, c in par if k.skriv is None), None)
        gammal = gammal or self._med_nummer(nummertext)
        p = gammal or Punkt(self._plats.kapitel_id)
        if nummertext is not None:
            try:
                p = self._numrerad(p, nummertext)
            except ValueError as inte:
                fel.append(("Nr", str(inte)))
        for kolumn, text in sorted(par, key=lambda kc: kc[0].fält != "beloppsenhet"):  # limits are in the row's unit
            if kolumn.skriv is None or (gammal is not None and _samma(text, kolumn.visa(self._vy, gammal))):
                continue  # what is not changed keeps its bound references and what is unclear of its delegates
            try:
                p = kolumn.skriv(p, text, self._koder)
            except ValueError as inte:
                fel.append((kolumn.rubrik, str(inte)))
        if gammal is None and not fel:
            p = self._med_nästa_nummer(p)
        nummer = punkthanvisning.nummer(self._kapitelnr.get(p.kapitel_id), p.löpnr)
        return Inklistrad(nr, p, nummer, self._skillnad(gammal, p), tuple(fel))

    def _med_nummer(self, text: str | None) -> Punkt | None:
        """The row that has the number, once."""
        nyckel = self._av_nummer.pop(text or "", None)
        return self._av_nyckel[nyckel] if nyckel else None

    def _numrerad(self, p: Punkt, text: str) -> Punkt:
        if not text:
            return replace(p, löpnr=None) if p.id is not None else p
        if text.isdecimal() and len(text) < 4:
            return replace(p, löpnr=int(text))
        par = punkthanvisning.tolka_nummer(text)
        if par is None:
            raise ValueError(f"”{text}” är inget nummer. Skriv till exempel 12.8, eller bara 8.")
        if self._kapitelnr.get(p.kapitel_id) == par[0]:
            return replace(p, löpnr=par[1])
        if p.id is not None:
            raise ValueError(f"Raden står i ett annat kapitel än {par[0]}. Flytta den först.")
        kapitel = next((k.id for k in self._vy.kapitel if k.nr == par[0]), None)
        if kapitel is None:
            raise ValueError(f"Kapitel {par[0]} finns inte. Lägg till kapitlet först, eller ta bort numret.")
        return replace(p, löpnr=par[1], kapitel_id=kapitel)

    def _med_nästa_nummer(self, p: Punkt) -> Punkt:
        löpnr = p.löpnr or self._högsta.get(p.kapitel_id, 0) + 1
        self._högsta[p.kapitel_id] = max(löpnr, self._högsta.get(p.kapitel_id, 0))
        return replace(p, löpnr=löpnr)

    def _skillnad(self, gammal: Punkt | None, ny: Punkt) -> tuple[str, ...]:
        if gammal is None:
            return ()
        return tuple(k.rubrik for k in KOLUMNER if getattr(gammal, k.fält) != getattr(ny, k.fält))


def _samma(a: str, b: str) -> bool:
    return a.split() == b.split()


# --- writing --------------------------------------------------------------------------------------------------------


def klistra_in(
    db: Databas, ordning_id: int, plan: Inklistring, väntad_version: int | None, *, utan_felrader: bool = False
) -> Ändring:
    """Writes the plan as one change. Raises Inmatningsfel when rows cannot be read and are not to be left out.

    A new row without a group of its own belongs to that of the row above it.
    """
    if plan.i_läge(GÅR_INTE) and not utan_felrader:
        raise Inmatningsfel("Alla rader går inte att läsa.", "Rätta dem i Excel, eller klistra in de andra raderna.")
    with db.skrivning() as enhet:
        vy = öppna(enhet, ordning_id, väntad_version)
        ändrade = {r.punkt.id: _kvar_på_sin_plats(vy, r.punkt) for r in plan.i_läge(ÄNDRAS)}
        första = lager.nästa_id(enhet.session, Delegationspunkt)
        nya = [
            replace(r.punkt, id=första + nr, nyckel=uuid4().hex) for nr, r in enumerate(plan.i_läge(NY))
        ]  # fmt: skip
        efter: list[Punkt] = []
        for k in vy.kapitel:
            rader = [ändrade.get(p.id, p) for p in kapitelrader(vy, k.id or 0)]
            egna = [p for p in nya if p.kapitel_id == k.id]
            plats = len(rader)
            if k.id == plan.kapitel_id:
                plats = next((nr + 1 for nr, p in enumerate(rader) if p.id == plan.efter_id), 0)
            granne = rader[plats - 1].grupp if plats else ""
            rader[plats:plats] = [replace(p, grupp=p.grupp or granne) for p in egna]
            efter += i_ordning(rader) if egna else rader
        bundna = _bundna(vy, efter, {p.id for p in nya} | ändrade.keys())
        antal = len(nya) + len(ändrade)
        return byt_punkter(enhet, vy, bundna, f"Klistrade in {antal} {'rad' if antal == 1 else 'rader'}")


def _kvar_på_sin_plats(vy: OrdningVy, ny: Punkt) -> Punkt:
    gammal = vy.punkt(ny.id or 0)
    return replace(ny, ordning=gammal.ordning, kapitel_id=gammal.kapitel_id, nyckel=gammal.nyckel)


def _bundna(vy: OrdningVy, punkter: Sequence[Punkt], vilka: set[int | None]) -> list[Punkt]:
    """With notes that name other rows, also those that came with them, bound to their keys."""
    nr = {k.id: k.nr for k in vy.kapitel}
    nummer = {p.nyckel: punkthanvisning.nummer(nr.get(p.kapitel_id), p.löpnr) for p in punkter}
    ny_vy = replace(vy, punkter=tuple(punkter), nummer=nummer)
    return [med_hänvisningar(ny_vy, p) if p.id in vilka else p for p in punkter]
