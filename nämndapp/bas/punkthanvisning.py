"""Numbers of rows in a delegationsordning ("12.8"), and notes that name other rows without losing them.

A note is stored with the row's own key in braces ("Ingår i {3f…}") and shown with its number, so that renumbering
leaves the reference whole (seed 002 L1800: "Ingår i 12.8").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_NYCKEL = re.compile(r"\{([0-9a-f]{32})\}")
_NUMMER = re.compile(r"(?<![\d.,:/-])(\d{1,3}\.\d{1,3})(?![\d:/-]|[.,]\d|\s*(?:%|kr\b|procent|kap\b|§))")
_PEKAR = re.compile(r"(?:ingår i|se(?: även)?|enligt|jämför|jfr|punkt(?:en|erna)?|p\.|nr|och)\s+$", re.IGNORECASE)
BORTA = "[punkt som är borttagen]"


def nummer(kapitel: int | None, löpnr: int | None) -> str:
    """ "12.8", "8" in a chapter without number, "" for a row without number."""
    if löpnr is None:
        return ""
    return f"{kapitel}.{löpnr}" if kapitel is not None else str(löpnr)


def tolka_nummer(text: str) -> tuple[int, int] | None:
    """ "12.10" → (12, 10); None for everything else. Sorting is by the pair: 12.10 comes after 12.9."""
    träff = re.fullmatch(r"\s*(\d{1,3})\.(\d{1,3})\.?\s*", text)
    return (int(träff[1]), int(träff[2])) if träff else None


def bind(text: str, nycklar: Mapping[str, str]) -> str:
    """The note as it is stored: each number that one row (and one only) has becomes that row's key."""
    return _NUMMER.sub(lambda t: f"{{{nycklar[t[1]]}}}" if t[1] in nycklar else t[1], text)


def visa(text: str, nummer_av: Mapping[str, str]) -> str:
    """The note as it is read; a key that no row has any longer says so."""
    return _NYCKEL.sub(lambda t: nummer_av.get(t[1]) or (BORTA if t[1] not in nummer_av else "[onumrerad punkt]"), text)


def nycklar_i(text: str) -> tuple[str, ...]:
    """The keys that a stored note names, in order, each once."""
    return tuple(dict.fromkeys(_NYCKEL.findall(text)))


def lösa_nummer(text: str) -> tuple[str, ...]:
    """Numbers that a stored note points to in words ("Ingår i 12.8") but that are bound to no row."""
    return tuple(t[1] for t in _NUMMER.finditer(text) if _PEKAR.search(text[: t.start()]))


def entydiga(nummer_av: Mapping[str, str]) -> dict[str, str]:
    """Number → key, for the numbers that one row only has. ``nummer_av`` is key → number."""
    antal = Counter(nummer_av.values())
    return {nr: nyckel for nyckel, nr in nummer_av.items() if nr and antal[nr] == 1}
