"""How fields reach into nested content: a field is named by its path, "yrkanden.0.text" or "närvarande.3.titel".

Pure functions on frozen dataclasses whose lists are tuples.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any


def _delar(namn: str) -> list[str]:
    return namn.split(".")


def _steg(sak: Any, del_: str) -> Any:
    return sak[int(del_)] if isinstance(sak, tuple) else getattr(sak, del_)


def värde(uppgifter: Any, namn: str) -> Any:
    """What stands there; None where a list is shorter than the path says."""
    try:
        for del_ in _delar(namn):
            uppgifter = _steg(uppgifter, del_)
    except IndexError:
        return None
    return uppgifter


def med(uppgifter: Any, namn: str, nytt: Any) -> Any:
    """The content with another value there. A path one beyond the end of a list raises IndexError."""
    return _med(uppgifter, _delar(namn), nytt)


def _med(sak: Any, delar: Sequence[str], nytt: Any) -> Any:
    if not delar:
        return nytt
    första, *resten = delar
    inre = _med(_steg(sak, första), resten, nytt)
    if isinstance(sak, tuple):
        plats = int(första)
        return (*sak[:plats], inre, *sak[plats + 1 :])
    return dataclasses.replace(sak, **{första: inre})


def med_rad(uppgifter: Any, lista: str, rad: Any, plats: int | None = None) -> Any:
    """One more row, last or at ``plats``."""
    rader = värde(uppgifter, lista)
    nr = len(rader) if plats is None else plats
    return med(uppgifter, lista, (*rader[:nr], rad, *rader[nr:]))


def utan_rad(uppgifter: Any, lista: str, nr: int) -> Any:
    """Without that row."""
    rader = värde(uppgifter, lista)
    return med(uppgifter, lista, (*rader[:nr], *rader[nr + 1 :]))


def flyttad(uppgifter: Any, lista: str, nr: int, steg: int) -> Any:
    """The row one step up (-1) or down (1); at the end nothing happens."""
    rader = list(värde(uppgifter, lista))
    till = nr + steg
    if not 0 <= till < len(rader):
        return uppgifter
    rader.insert(till, rader.pop(nr))
    return med(uppgifter, lista, tuple(rader))
