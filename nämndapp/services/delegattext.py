"""Delegates as they are typed in a cell: "EC", "EC eller VC", "EC, högst 0,5 prisbasbelopp; VC (vid frånvaro)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nämndapp.bas import belopp
from nämndapp.models.delegation import Beloppsenhet
from nämndapp.rules.ordningsbild import Delegatbild
from nämndapp.rules.ordningsjamforelse import delegattext
from nämndapp.services.delegationsuppgifter import DelegatUppgifter

_SKILJ = re.compile(r"\s*[;\n]\s*|\s+eller\s+|\s+/\s+")
_VILLKOR = re.compile(r"\s*\(([^()]*)\)$")
_GRÄNS = re.compile(r",?\s+(?:högst|max|upp till|t\.?o\.?m\.?)\s+(.+)$", re.IGNORECASE)


def visa(delegater: Iterable[DelegatUppgifter], enhet: Beloppsenhet) -> str:
    """As it is typed; ``tolka`` reads it back to the same delegates."""
    return "; ".join(delegattext(Delegatbild(d.kod, d.belopp, d.villkor), enhet) for d in delegater)


def tolka(text: str, enhet: Beloppsenhet, koder: Iterable[str] = ()) -> tuple[DelegatUppgifter, ...]:
    """The delegates of a typed text; a code that the register has is written as there.

    Raises ValueError with a Swedish sentence for a limit that is no number, or one in another unit than the row's.
    """
    kända = {k.casefold(): k for k in koder}
    ut: list[DelegatUppgifter] = []
    for del_ in _SKILJ.split(text):
        if del_.strip():
            d = _en(" ".join(del_.split()), enhet)
            ut.append(DelegatUppgifter(kända.get(d.kod.casefold(), d.kod), d.belopp, d.villkor))
    return tuple(dict.fromkeys(ut))


def _en(text: str, enhet: Beloppsenhet) -> DelegatUppgifter:
    villkor = ""
    if träff := _VILLKOR.search(text):
        text, villkor = text[: träff.start()], träff[1].strip()
    gräns = _GRÄNS.search(text)
    if gräns is None:
        return DelegatUppgifter(text.strip(), None, villkor)
    tal, enheten = belopp.tolka(gräns[1])
    if enheten not in (None, enhet.value):
        raise ValueError(f"Radens gränser räknas i {enhet.value}. Byt enhet i radens uppgifter först.")
    return DelegatUppgifter(text[: gräns.start()].strip(), tal, villkor)
