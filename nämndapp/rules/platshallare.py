"""Text that a template left behind: [Beslutsdatum], x kronor, § x, den x x 2016, "Här listar du …"."""

from __future__ import annotations

import re
from functools import lru_cache

from nämndapp.bas.svenska import MÅNADER

_MÖNSTER = (
    re.compile(r"\bden\s+(?:[xX]{1,2}|\d{1,2})[\s/.-]+[xX]{1,2}(?!\w)(?:[\s/.-]+(?:\d{4}|[xX]{2,4})(?!\w))?"),
    re.compile(rf"\bden\s+[xX]{{1,2}}\s+(?:{'|'.join(MÅNADER)})\b(?:\s+(?:\d{{4}}\b|[xX]{{2,4}}\b))?"),
    re.compile(r"\b\d{4}-(?:[xX]{1,2}|\d{1,2})-[xX]{1,2}(?!\w)"),
    re.compile(r"\bkl\.?\s*[xX]{1,2}[.:][xX]{2}(?!\w)"),
    re.compile(r"\[(?!U\+[0-9A-F]+\])(?=[^\]\n]*[^\]\d\s,–-])[^\]\n]{1,80}\]"),
    re.compile(r"\[\s*\]"),
    re.compile(r"§§?\s*[xX]{1,3}\b"),
    re.compile(r"(?<!\w)[xX]{1,4}\s*(?:kronor|kr|tkr|mnkr|miljoner|tusen|procent|%|stycken|st\b)", re.IGNORECASE),
    re.compile(r"(?<!\w)[xX]{2,}(?!\w)"),
    re.compile(r"\b(?:åååå|yyyy)-mm-dd\b|\b20[xX]{2}\b", re.IGNORECASE),
    re.compile(r"\bhär (?:listar|skriver|anger|fyller|beskriver|lägger) du\b[^.\n]*\.?", re.IGNORECASE),
    re.compile(r"\bklicka (?:eller tryck )?här\b[^.\n]*\.?", re.IGNORECASE),
    re.compile(r"\b(?:skriv|ange|infoga) (?:din )?(?:text|rubrik|namn|datum) här\b", re.IGNORECASE),
    re.compile(r"\blorem ipsum\b", re.IGNORECASE),
    re.compile(r"<[A-Za-zÅÄÖåäö][A-Za-zÅÄÖåäö ]{2,40}>"),
    re.compile(r"_{4,}"),
)


def platshållare(text: str) -> list[str]:
    """The left-overs in a text, in order, each as it stands; [1] is a reference, not a left-over."""
    return list(_platshållare(text))


@lru_cache(maxsize=8192)  # a protocol's texts are looked at after every key, and one of them has changed
def _platshållare(text: str) -> tuple[str, ...]:
    träffar: dict[int, str] = {}
    for mönster in _MÖNSTER:
        for m in mönster.finditer(text):
            if not any(start <= m.start() < start + len(t) for start, t in träffar.items()):
                träffar[m.start()] = m.group(0).strip()
    return tuple(träffar[plats] for plats in sorted(träffar))
