"""The columns of an attestlista by its own code parts and roles: what a cell shows, and what typed text makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from nämndapp.bas.attest import intervall, med_kod
from nämndapp.bas.attesttabell import tolka_belopp, tolka_kod, tolka_personer
from nämndapp.bas.svenska import heltal
from nämndapp.services.attestpersoner import Personkatalog
from nämndapp.services.attestuppgifter import (
    AttestlistaUppgifter,
    AttestpersonUppgifter,
    Attestradslag,
    AttestradUppgifter,
    Koddel,
)

Rad = AttestradUppgifter
_KOMMA = re.compile(r",\s*(?=[A-ZÅÄÖÉÜ])")
_EJ_I_KOD = re.compile(r"[^\w.\-*]")


@dataclass(frozen=True, slots=True)
class Attestkolumn:
    """``nyckel`` is the field as services name it ("koder.ansvar", "benämning", a role). ``skriv`` raises ValueError.

    ``del_`` is the outer code part that the column holds; ``roll`` the role whose persons it holds.
    """

    nyckel: str
    rubrik: str
    text: Callable[[Rad], str]
    skriv: Callable[[Rad, str], Rad]
    bredd: int
    höger: bool = False
    del_: str = ""
    roll: str = ""

    def visad(self, rad: Rad) -> str:
        """What the cell shows; a question mark where the source did not tell who holds the role."""
        text = self.text(rad)
        osäker = self.roll and any(p.osäker for p in rad.personer if p.roll == self.roll)
        return f"{text} (?)" if osäker else text

    def ärvd(self, rad: Rad) -> bool:
        """Does the paper leave the cell blank, since the row above says it?"""
        return bool(self.del_) and self.del_ in rad.ärvda


def persontext(p: AttestpersonUppgifter) -> str:
    """ "Anna Ek (från 2027-04-01)"."""
    tid = " ".join(f"{o} {d.isoformat()}" for o, d in (("från", p.från), ("till", p.till)) if d)
    return f"{p.namn} ({tid})" if tid else p.namn


def gruppdel(text: str) -> tuple[str, str]:
    """ "710 Individ och familj" → its code and its name."""
    kod, _, namn = " ".join(text.split()).partition(" ")
    return kod, namn


def kolumner(u: AttestlistaUppgifter, katalog: Callable[[], Personkatalog]) -> tuple[Attestkolumn, ...]:
    """The columns of a list, in the order of the paper."""
    roller = [
        Attestkolumn(
            r.nyckel,
            r.namn,
            lambda rad, k=r.nyckel: " / ".join(persontext(p) for p in rad.i_roll(k)),  # type: ignore[misc]
            lambda rad, t, k=r.nyckel: _med_personer(rad, t, k, katalog()),  # type: ignore[misc]
            132,
            roll=r.nyckel,
        )
        for r in u.roller
    ]
    return (
        *(_yttre(k) for k in u.yttre),
        _egen(u.huvuddel),
        Attestkolumn("benämning", "Benämning", lambda r: r.benämning, lambda r, t: replace(r, benämning=t), 128),
        *roller,
        Attestkolumn("villkor", "Villkor", lambda r: r.villkor, lambda r, t: replace(r, villkor=t), 120),
        Attestkolumn("belopp", "Belopp, kr", _belopp, lambda r, t: replace(r, belopp=tolka_belopp(t)), 84, höger=True),
        Attestkolumn("anteckning", "Anteckning", lambda r: r.anteckning, lambda r, t: replace(r, anteckning=t), 120),
    )


def _belopp(rad: Rad) -> str:
    return heltal(rad.belopp) if rad.belopp is not None else ""


def _kod(text: str) -> str:
    kod = tolka_kod(text, None)
    if kod and intervall(kod) is None and _EJ_I_KOD.search(kod):
        raise ValueError(f"”{text}” är ingen kod. Skriv en kod eller ett intervall, till exempel 71000-71099.")
    return kod


def _egen(del_: Koddel) -> Attestkolumn:
    def skriv(rad: Rad, text: str) -> Rad:
        kod = _kod(text)
        slag = Attestradslag.RAD if kod and rad.slag is Attestradslag.AVSKILJARE else rad.slag
        return med_kod(replace(rad, kod=kod, slag=slag), del_)

    return Attestkolumn(f"koder.{del_.nyckel}", del_.namn, lambda r: r.kod, skriv, 64)


def _yttre(del_: Koddel) -> Attestkolumn:
    def skriv(rad: Rad, text: str) -> Rad:
        kod = _kod(text)
        koder = {k: v for k, v in rad.koder.items() if k != del_.nyckel} | ({del_.nyckel: kod} if kod else {})
        return replace(rad, koder=koder, ärvda=tuple(k for k in rad.ärvda if k != del_.nyckel))

    return Attestkolumn(
        f"koder.{del_.nyckel}", del_.namn, lambda r: r.koder.get(del_.nyckel, ""), skriv, 84, del_=del_.nyckel
    )


def _med_personer(rad: Rad, text: str, roll: str, katalog: Personkatalog) -> Rad:
    """Several are parted by "/", ";" or a comma; each may have days: "Anna Ek från 2026-09-20 / Bo Al"."""
    lästa = tolka_personer(_KOMMA.sub(" / ", text.replace("\n", " / ")), roll)
    egna = rad.i_roll(roll)
    nya = katalog.med_id(lästa, egna)
    övriga = tuple(p for p in rad.personer if p.roll != roll)
    if nya == egna:
        return rad
    return replace(rad, personer=(*övriga, *nya))
