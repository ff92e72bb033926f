"""The headings of a paragraph's sections and the keys that they are known by.

``avsnittsnyckel`` is the fine key: a section that somebody has written stands instead of the derived one with the same
key. ``stilnyckel`` is the coarser one of the house's order of sections (``Husstil.avsnitt``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

_NYCKLAR: Final[Mapping[str, str]] = MappingProxyType(
    {
        "": "ingress",
        "sammanfattning": "sammanfattning",
        "ärendebeskrivning": "ärendebeskrivning",
        "beskrivning av ärendet": "ärendebeskrivning",
        "bakgrund": "ärendebeskrivning",
        "beslutsunderlag": "beslutsunderlag",
        "förslag till beslut": "förslag",
        "förslag till beslut på sammanträdet": "yrkanden",
        "yrkande": "yrkanden",
        "yrkanden": "yrkanden",
        "förslag till beslut och yrkanden": "yrkanden",
        "propositionsordning": "propositionsordning",
        "beslutsgång": "beslutsgång",
        "votering": "votering",
        "omröstning": "votering",
        "omröstningsresultat": "votering",
        "reservation": "reservation",
        "reservationer": "reservation",
        "protokollsanteckning": "protokollsanteckning",
        "protokollsanteckningar": "protokollsanteckning",
        "särskilt yttrande": "särskilt_yttrande",
        "särskilda yttranden": "särskilt_yttrande",
        "jäv": "jäv",
        "deltar inte i beslutet": "ej_deltagande",
        "deltar ej i beslutet": "ej_deltagande",
        "ej deltagande": "ej_deltagande",
        "skickas till": "skickas_till",
        "beslutet skickas till": "skickas_till",
        "protokollsutdrag till": "skickas_till",
        "expedieras till": "skickas_till",
        "delges": "skickas_till",
    }
)

RUBRIKER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "jäv": "Jäv",
        "ej_deltagande": "Deltar inte i beslutet",
        "yrkanden": "Yrkanden",
        "propositionsordning": "Propositionsordning",
        "beslutsgång": "Beslutsgång",
        "votering": "Votering",
        "reservation": "Reservation",
        "särskilt_yttrande": "Särskilt yttrande",
        "protokollsanteckning": "Protokollsanteckning",
    }
)
"""The common heading of each derived section, in the order in which they are printed."""

_STILNYCKLAR: Final[Mapping[str, str]] = MappingProxyType(
    {
        "jäv": "ingress",
        "ej_deltagande": "ingress",
        "yrkanden": "förslag",
        "propositionsordning": "beslutsgång",
        "särskilt_yttrande": "protokollsanteckning",
    }
)


@lru_cache(maxsize=512)
def avsnittsnyckel(rubrik: str) -> str:
    """The key of a heading; "" for a free section (Ekonomi, Barnets bästa …)."""
    return _NYCKLAR.get(" ".join(rubrik.split()).rstrip(":").casefold(), "")


def stilnyckel(nyckel: str) -> str:
    """The key in the house's order of sections: yrkanden stand where the proposals do, jäv directly under the title."""
    return _STILNYCKLAR.get(nyckel, nyckel)


_PUNKT = re.compile(r"^\s*(?:[-•–—*]\s+)?")


def rader_i(text: str) -> list[str]:
    """The non-empty lines, without bullets: a list of recipients or of papers, one on each line."""
    return [ren for r in text.splitlines() if (ren := _PUNKT.sub("", r).strip())]
