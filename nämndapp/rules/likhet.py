"""Do two short texts speak of the same thing? For hints only: nothing is ever joined by likeness."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

_SMÅORD = """
att och eller samt som inte inom från till för vid med mot per den det ett kan har får ska finns sker görs utan efter
enligt samma denna detta vår sin sitt sina del gäller gälla
"""
_RAMORD = """
kontroll kontrollera kontrollmoment granskning granska säkerställa säkerställ följa uppföljning förslag bilaga risk
risker
"""
_UTAN_INNEHÅLL = frozenset(_SMÅORD.split()) | frozenset(_RAMORD.split())


@lru_cache(maxsize=4096)  # a plan's texts are compared with all of its analysis, after every key
def betydelseord(text: str) -> frozenset[str]:
    """The words that carry the meaning: no small words, no frame words ("Kontroll av …")."""
    return frozenset(re.findall(r"\w{3,}", text.casefold())) - _UTAN_INNEHÅLL


@lru_cache(maxsize=65536)
def samma_ord(a: str, b: str) -> bool:
    """Two forms of one word: most of the longer is common (beslutad, beslutat), or one begins with the whole other."""
    början = sum(1 for _ in takewhile(lambda par: par[0] == par[1], zip(a, b, strict=False)))
    kortare, längre = sorted((len(a), len(b)))
    return a == b or (början >= 6 and början >= 0.6 * längre) or (början >= 8 and början == kortare)


def likhet(a: str, b: str) -> float:
    """0–1: the share of the shorter text's words that the longer one also has; 0 for one shared word among several."""
    x, y = sorted((betydelseord(a), betydelseord(b)), key=len)
    if not x:
        return 0.0
    lika = x & y
    början = _början(y)
    gemensamma = len(lika) + sum(o[:6] in början and any(samma_ord(o, p) for p in y) for o in x - lika)
    return gemensamma / len(x) if gemensamma > 1 or len(x) == 1 else 0.0


@lru_cache(maxsize=4096)
def _början(ord_: frozenset[str]) -> frozenset[str]:
    """How the words begin: two forms of one word have their first six letters in common."""
    return frozenset(o[:6] for o in ord_)
