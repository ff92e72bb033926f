"""Attestlistor as plain values: what storage reads, rules look at, papers show and Excel files hold (R58–R64).

A list has code parts, outermost first, of which one is the row's own (``huvud``). Codes are text: leading zeros count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any


class Attestlistestatus(StrEnum):
    """A list is proposed until a § decides it; it is never written over (R64), the next version replaces it."""

    FÖRSLAG = "förslag"
    BESLUTAD = "beslutad"


class Attestradslag(StrEnum):
    """A row with a code, an empty row or heading of the paper, all codes at once, or an extra attestant for all."""

    RAD = "rad"
    AVSKILJARE = "avskiljare"
    ALLA = "alla koder"
    EXTRA = "extra attestant"


ATTESTANT, ERSÄTTARE = "attestant", "ersättare"


@dataclass(frozen=True, slots=True)
class Koddel:
    """A part of the code, as the kommun names it.

    ``siffror`` is the right length (None: any). ``under``: a row also covers the longer codes that begin with its own
    ("alla identiteter därunder"). ``namnges``: the paper writes a name beside this part's code.
    """

    nyckel: str
    namn: str
    siffror: int | None = None
    huvud: bool = False
    under: bool = False
    namnges: bool = False


@dataclass(frozen=True, slots=True)
class Attestroll:
    """A role with the kommun's own label (R60)."""

    nyckel: str
    namn: str


STANDARDDELAR = (
    Koddel("ansvar", "Ansvar", 3, namnges=True),
    Koddel("identitet", "Identitet", 5, huvud=True),
)
STANDARDROLLER = (Attestroll(ATTESTANT, "Beslutsattestant"), Attestroll(ERSÄTTARE, "Ersättare"))


@dataclass(frozen=True, slots=True)
class AttestpersonUppgifter:
    """A person in a cell. ``från`` and ``till`` are inclusive, open when None.

    ``osäker``: the source did not tell whether the names are old and new, or hold together.
    """

    namn: str
    roll: str = ATTESTANT
    från: date | None = None
    till: date | None = None
    person_id: int | None = None
    osäker: bool = False

    def gäller(self, dag: date) -> bool:
        """Does the person stand in the cell on that day?"""
        return (self.från is None or self.från <= dag) and (self.till is None or dag <= self.till)


@dataclass(frozen=True, slots=True)
class AttestradUppgifter:
    """A row. ``kod`` is the row's own code (or range "71000-71099"); ``koder`` and ``namn`` hold all parts by key.

    ``ärvda`` are the parts that the paper leaves blank because the row above says them. ``belopp`` is the limit in
    whole kronor. ``källrad`` is the line of the imported source. Neither ``id`` nor ``källrad`` is part of what is
    compared.
    """

    kod: str = ""
    benämning: str = ""
    personer: tuple[AttestpersonUppgifter, ...] = ()
    villkor: str = ""
    belopp: int | None = None
    slag: Attestradslag = Attestradslag.RAD
    koder: Mapping[str, str] = field(default_factory=dict)
    namn: Mapping[str, str] = field(default_factory=dict)
    ärvda: tuple[str, ...] = ()
    anteckning: str = ""
    källrad: int | None = field(default=None, compare=False)
    id: int | None = field(default=None, compare=False)

    def i_roll(self, roll: str, dag: date | None = None) -> tuple[AttestpersonUppgifter, ...]:
        """Those who have the role, on a day or at all."""
        return tuple(p for p in self.personer if p.roll == roll and (dag is None or p.gäller(dag)))

    @property
    def nyckel(self) -> tuple[str, str]:
        """What tells one row from another: the same code may stand twice with different conditions."""
        return self.kod, " ".join(self.villkor.split()).casefold()


@dataclass(frozen=True, slots=True)
class AttestlistaUppgifter:
    """The head of a list: whose it is, when it holds, its text, its code parts and its roles."""

    nämnd_id: int
    år: int
    nummer: int = 1
    rubrik: str = ""
    ärende_id: int | None = None
    bygger_på_id: int | None = None
    handling_id: int | None = None
    status: Attestlistestatus = Attestlistestatus.FÖRSLAG
    beslutad_datum: date | None = None
    beslutad_paragraf: int | None = None
    gäller_från: date | None = None
    gäller_till: date | None = None
    regler: str = ""
    namnteckningsprov: str = ""
    koddelar: tuple[Koddel, ...] = STANDARDDELAR
    roller: tuple[Attestroll, ...] = STANDARDROLLER

    @property
    def huvuddel(self) -> Koddel:
        """The part that is the row's own code (the innermost, where none is marked)."""
        return next((k for k in self.koddelar if k.huvud), self.koddelar[-1] if self.koddelar else STANDARDDELAR[-1])

    @property
    def yttre(self) -> tuple[Koddel, ...]:
        """The parts around it, outermost first."""
        return tuple(k for k in self.koddelar if k is not self.huvuddel)

    @property
    def beslutad(self) -> bool:
        """A decided list is read, never changed."""
        return self.status is Attestlistestatus.BESLUTAD

    def rollnamn(self, roll: str) -> str:
        """The kommun's label of a role."""
        return next((r.namn for r in self.roller if r.nyckel == roll), roll)

    def gäller(self, dag: date) -> bool:
        """Is the list's time on that day? A list without dates holds at any time."""
        return (self.gäller_från is None or self.gäller_från <= dag) and (
            self.gäller_till is None or dag <= self.gäller_till
        )


@dataclass(frozen=True, slots=True)
class HelAttestlista:
    """A list with its rows in the order of the paper."""

    uppgifter: AttestlistaUppgifter
    rader: tuple[AttestradUppgifter, ...] = ()
    id: int | None = field(default=None, compare=False)
    version: int | None = field(default=None, compare=False)


# --- codes ----------------------------------------------------------------------------------------------------------

_INTERVALL = re.compile(r"^(\d+)\s*(?:-|–|—|\.\.|till)\s*(\d+)$")


def intervall(kod: str) -> tuple[str, str] | None:
    """The two ends of a range ("71000-71099"), None for a single code."""
    träff = _INTERVALL.match(kod.strip())
    return (träff[1], träff[2]) if träff else None


def koder_i(kod: str) -> tuple[str, ...]:
    """The codes that stand in the text: both ends of a range, or the code itself."""
    return intervall(kod) or ((kod,) if kod else ())


def täcker(radens: str, kod: str) -> bool:
    """Is the code the row's own, or in its range? Codes of different length are different codes."""
    if (ändar := intervall(radens)) is None:
        return bool(kod) and radens == kod
    return kod.isdigit() and len(kod) == len(ändar[0]) == len(ändar[1]) and int(ändar[0]) <= int(kod) <= int(ändar[1])


def med_kod(rad: AttestradUppgifter, huvud: Koddel) -> AttestradUppgifter:
    """The row with its own code also among its parts; ``kod`` is what counts."""
    koder = {k: v for k, v in rad.koder.items() if v and k != huvud.nyckel}
    if rad.kod:
        koder[huvud.nyckel] = rad.kod
    return rad if koder == rad.koder else replace(rad, koder=koder)


# --- code parts and roles as they are stored ------------------------------------------------------------------------


def delar_av(data: Sequence[Mapping[str, Any]]) -> tuple[Koddel, ...]:
    """Code parts out of JSON; what is missing has its default."""
    return tuple(
        Koddel(
            str(d["nyckel"]),
            str(d.get("namn") or d["nyckel"]),
            d.get("siffror"),
            bool(d.get("huvud")),
            bool(d.get("under")),
            bool(d.get("namnges")),
        )
        for d in data
    )


def delar_till(delar: Iterable[Koddel]) -> list[dict[str, Any]]:
    """Code parts as JSON."""
    return [
        {"nyckel": k.nyckel, "namn": k.namn, "siffror": k.siffror, "huvud": k.huvud, "under": k.under,
         "namnges": k.namnges}
        for k in delar
    ]  # fmt: skip


def roller_av(data: Sequence[Mapping[str, Any]]) -> tuple[Attestroll, ...]:
    """Roles out of JSON."""
    return tuple(Attestroll(str(d["nyckel"]), str(d.get("namn") or d["nyckel"])) for d in data)


def roller_till(roller: Iterable[Attestroll]) -> list[dict[str, Any]]:
    """Roles as JSON."""
    return [{"nyckel": r.nyckel, "namn": r.namn} for r in roller]
