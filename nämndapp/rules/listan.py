"""A föredragningslista that has been sent: its numbers stand, and what is changed later is a tilläggslista (R6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from nämndapp.bas import svenska
from nämndapp.models import Föredragningspunkt, Sammanträde
from nämndapp.rules.punkter import grupprubrik, handlingar_till, punkter_i_ordning

Fryst = Mapping[str, Any]
"""A row of ``Listpublicering.lista``."""


class MedId(Protocol):
    """An item, stored or not."""

    @property
    def id(self) -> int | None:
        """None until it is stored."""


def givna_nummer(publicerat: Iterable[Sequence[Fryst]]) -> dict[int, int]:
    """The number of every item that has been published, by id; an item that is gone keeps its number for ever."""
    ut: dict[int, int] = {}
    for lista in publicerat:
        for rad in lista:
            ut.setdefault(int(rad["id"]), int(rad["nr"]))
    return ut


def numrera(punkter: Sequence[MedId], givna: Mapping[int, int]) -> list[int]:
    """The printed numbers: published ones stand, added ones get the next in the order of the list."""
    nästa = max(givna.values(), default=0)
    ut: list[int] = []
    for p in punkter:
        nr = givna.get(p.id) if p.id is not None else None
        if nr is None:
            nästa += 1
            nr = nästa
        ut.append(nr)
    return ut


def i_timmar(minuter: int) -> str:
    """ "45 min", "2 tim", "2 tim 15 min"."""
    timmar, rest = divmod(minuter, 60)
    return " ".join(filter(None, [f"{timmar} tim" if timmar else "", f"{rest} min" if rest or not timmar else ""]))


def numrerade(s: Sammanträde, publicerat: Sequence[Sequence[Fryst]] = ()) -> Iterator[tuple[int, Föredragningspunkt]]:
    """Every item with its printed number, in the order of the list."""
    punkter = punkter_i_ordning(s)
    yield from zip(numrera(punkter, givna_nummer(publicerat)), punkter, strict=True)


def aktuella(s: Sammanträde, publicerat: Sequence[Sequence[Fryst]] = ()) -> Iterator[tuple[int, Föredragningspunkt]]:
    """``numrerade`` without those that are struck: what a rule has something to say of."""
    return ((nr, p) for nr, p in numrerade(s, publicerat) if not p.utgår)


def frys(s: Sammanträde, publicerat: Sequence[Sequence[Fryst]] = ()) -> list[dict[str, Any]]:
    """The list as it stands, for ``Listpublicering.lista``. Needs loaded: grupper; punkter with handlingar."""
    rader = []
    for nr, p in numrerade(s, publicerat):
        papper = handlingar_till(p)
        rader.append(
            {
                "id": p.id or 0,
                "nr": nr,
                "grupp": grupprubrik(s, p),
                "rubrik": p.rubrik,
                "diarienummer": p.diarienummer,
                "typ": p.typ.value,
                "föredragande": p.föredragande,
                "klockslag": svenska.klockslag(p.klockslag) if p.klockslag else "",
                "stängda_dörrar": p.stängda_dörrar,
                "utgår": p.utgår,
                "väckt_av": p.väckt_av,
                "hemlig": bool(p.sekretess_lagrum.strip()) or any(h.sekretessmarkerad for h in papper),
                "handlingar": [h.id or 0 for h in papper],
                "papper": [h.rubrik for h in papper],
            }
        )
    return rader


@dataclass(frozen=True, slots=True)
class Ändrad:
    """An item that reads otherwise now, and what it was, in words."""

    rad: Fryst
    vad: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NyaHandlingar:
    """An item that has got papers since it was published."""

    rad: Fryst
    papper: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listskillnad:
    """What a tilläggslista tells."""

    tillagda: tuple[Fryst, ...] = ()
    ändrade: tuple[Ändrad, ...] = ()
    strukna: tuple[Fryst, ...] = ()
    handlingar: tuple[NyaHandlingar, ...] = ()

    @property
    def tom(self) -> bool:
        """Nothing that the called have not been told."""
        return not (self.tillagda or self.ändrade or self.strukna or self.handlingar)

    @property
    def i_ord(self) -> str:
        """ "2 tillagda, 1 ändrad, 1 struken, nya handlingar till 1 punkt"."""
        delar = [
            _antal(len(self.tillagda), "tillagd", "tillagda"),
            _antal(len(self.ändrade), "ändrad", "ändrade"),
            _antal(len(self.strukna), "struken", "strukna"),
            f"nya handlingar till {_antal(len(self.handlingar), 'punkt', 'punkter')}" if self.handlingar else "",
        ]
        return ", ".join(d for d in delar if d)


def _antal(antal: int, en: str, flera: str) -> str:
    return svenska.antal(antal, en, flera) if antal else ""


def skillnad(förr: Sequence[Fryst], nu: Sequence[Fryst]) -> Listskillnad:
    """What has become otherwise between two frozen lists; the order alone is no difference, since numbers stand."""
    gamla = {rad["id"]: rad for rad in förr}
    nya = {rad["id"] for rad in nu}
    tillagda: list[Fryst] = []
    ändrade: list[Ändrad] = []
    strukna: list[Fryst] = [rad for rad in förr if rad["id"] not in nya and not rad.get("utgår")]
    papper: list[NyaHandlingar] = []
    for rad in nu:
        gammal = gamla.get(rad["id"])
        if gammal is None:
            if not rad.get("utgår"):
                tillagda.append(rad)
            continue
        if rad.get("utgår"):
            if not gammal.get("utgår"):
                strukna.append(rad)
            continue
        if vad := tuple(_olikt(gammal, rad)):
            ändrade.append(Ändrad(rad, vad))
        fanns = set(gammal["handlingar"])
        tillkomna = zip(rad["handlingar"], rad.get("papper", ()), strict=False)
        if fler := tuple(rubrik for id_, rubrik in tillkomna if id_ not in fanns):
            papper.append(NyaHandlingar(rad, fler))
    strukna.sort(key=lambda r: int(r["nr"]))
    return Listskillnad(tuple(tillagda), tuple(ändrade), tuple(strukna), tuple(papper))


_FÄLT = (
    ("rubrik", "rubriken"),
    ("diarienummer", "diarienumret"),
    ("grupp", "gruppen"),
    ("typ", "slaget"),
    ("föredragande", "föredragande"),
    ("klockslag", "tiden"),
)


def _olikt(förr: Fryst, nu: Fryst) -> Iterable[str]:
    if förr.get("utgår"):
        yield "punkten utgick och är åter med"
    for nyckel, ord_ in _FÄLT:
        a, b = str(förr.get(nyckel) or ""), str(nu.get(nyckel) or "")
        if nyckel in förr and a != b:
            yield f"{ord_} var ”{a}”" if a else f"{ord_} är ny: ”{b}”" if nyckel != "diarienummer" else f"{ord_} är {b}"
    if "stängda_dörrar" in förr and bool(förr["stängda_dörrar"]) != bool(nu.get("stängda_dörrar")):
        yield "inom stängda dörrar" if nu.get("stängda_dörrar") else "inte längre inom stängda dörrar"
    bort = [
        r for id_, r in zip(förr["handlingar"], förr.get("papper", ()), strict=False) if id_ not in nu["handlingar"]
    ]
    if bort:
        yield "handlingar har tagits bort: " + svenska.uppräkning([f"”{r}”" for r in bort])
