"""How the protocol's rules name a § and point at it, and what they share: the attendance, and runs of §§."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from nämndapp.bas.papekande import Plats
from nämndapp.models import Närvarande, Paragraf, Sammanträde, Sammanträdesstatus
from nämndapp.rules.lage import Läge
from nämndapp.rules.narvaro import Bild, namn_med_parti, paragrafnamn

T = TypeVar("T")
__all__ = [
    "bild_av",
    "efter_mötet",
    "finns_närvaro",
    "följder",
    "följdtext",
    "namngivna",
    "paragrafer_i_ordning",
    "paragrafnamn",
    "paragrafplats",
    "personplats",
]


def paragrafer_i_ordning(s: Sammanträde) -> list[Paragraf]:
    """As they will be printed."""
    return sorted(s.paragrafer, key=lambda p: p.ordning)


def paragrafplats(p: Paragraf, fält: str, text: str = "") -> Plats:
    """A field of the §."""
    return Plats("paragraf", p.id, fält, text=text)


def personplats(n: Närvarande, fält: str = "") -> Plats:
    """A field of a person's row in the närvaro."""
    return Plats("narvarande", n.id, fält, text=namn_med_parti(n))


def bild_av(s: Sammanträde, läge: Läge) -> Bild:
    """The attendance: made once for a check, else here."""
    return läge.bild if läge.bild is not None else Bild(s)


def finns_närvaro(s: Sammanträde) -> bool:
    """Has anybody been noted as there? Without it nothing is said of who decided."""
    return any(n.intervall for n in s.närvarande)


def efter_mötet(s: Sammanträde) -> bool:
    """The meeting is held and the protocol not yet justerat: the time to ask for what is missing."""
    return s.status in {Sammanträdesstatus.GENOMFÖRT, Sammanträdesstatus.FÖR_JUSTERING}


def namngivna(s: Sammanträde, läge: Läge, del_: str = "") -> list[tuple[Paragraf, str, Bild]]:
    """Every § with its name and the attendance; with ``del_`` those that have any "jäv", "yrkanden" … of their own."""
    bild = bild_av(s, läge)
    nyckel = f"namngivna {del_}"
    if nyckel not in bild.minne:
        par = zip(bild.paragrafer, bild.namnen, strict=True)
        bild.minne[nyckel] = [(p, namn, bild) for p, namn in par if not del_ or getattr(p, del_)]
    kända: list[tuple[Paragraf, str, Bild]] = bild.minne[nyckel]
    return kända


def följder(bild: Bild, värde: Callable[[Paragraf], T | None]) -> Iterator[tuple[list[int], T]]:
    """Runs of §§ (places from 0) beside each other for which ``värde`` says the same; None is passed over."""
    nu: list[int] = []
    förra: T | None = None
    for nr, p in enumerate(bild.paragrafer):
        här = värde(p)
        if nu and här != förra:
            if förra is not None:
                yield nu, förra
            nu = []
        förra = här
        nu.append(nr)
    if nu and förra is not None:
        yield nu, förra


def följdtext(bild: Bild, platser: Sequence[int]) -> str:
    """ "§ 12 Ny taxa" of one, "§§ 12–18" of several."""
    if len(platser) == 1:
        return bild.namnen[platser[0]]
    return bild.nummertext(platser)
