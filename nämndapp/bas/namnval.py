"""Persons by a few letters: "al", "å öb", "Alm, Lind" – what one writes when somebody speaks.

Each word that is typed begins a word of the name. A name that is typed in full always wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nämndapp.bas.svenska import uppräkning

Kandidat = tuple[int, str]
"""An id and a name, with or without the party: "Åsa Öberg (S)"."""
_MELLAN = re.compile(r"[,;\n]| och ")
_ORD = re.compile(r"[\wåäöÅÄÖéÉüÜ:’'-]+")
_FLEST = 4


def träffar(text: str, kandidater: Sequence[Kandidat]) -> list[Kandidat]:
    """Who the letters may mean, in the given order; everybody when nothing is typed."""
    sökt = " ".join(text.casefold().split())
    exakta = [k for k in kandidater if sökt and sökt in {k[1].casefold(), utan_parti(k[1]).casefold()}]
    if exakta:
        return exakta
    ord_ = _ORD.findall(sökt)
    return [k for k in kandidater if _börjar(ord_, _ORD.findall(k[1].casefold()))]


def _börjar(sökta: Sequence[str], namnet: Sequence[str]) -> bool:
    return all(any(n.startswith(s) for n in namnet) for s in sökta)


def utan_parti(namn: str) -> str:
    """ "Åsa Öberg (S)" → "Åsa Öberg"."""
    return namn.partition(" (")[0]


def sista_delen(text: str) -> tuple[str, str]:
    """What is typed before the last name, and the last name itself."""
    delar = list(_MELLAN.finditer(text))
    slut = delar[-1].end() if delar else 0
    return text[:slut], text[slut:].strip()


def tolka_namn(text: str, kandidater: Sequence[Kandidat]) -> tuple[int, ...]:
    """The ids of those who are named, in the order typed; raises ValueError with a Swedish sentence."""
    ut: list[int] = []
    for del_ in (d.strip() for d in _MELLAN.split(text)):
        if not del_:
            continue
        funna = träffar(del_, kandidater)
        if not funna:
            raise ValueError(f"”{del_}” är ingen av dem som kan väljas här.")
        if len(funna) > 1:
            namn = [n for _, n in funna[:_FLEST]]
            slut = " med flera" if len(funna) > _FLEST else ""
            raise ValueError(f"”{del_}” kan vara {uppräkning(namn)}{slut}. Skriv några bokstäver till.")
        ut.append(funna[0][0])
    return tuple(dict.fromkeys(ut))
