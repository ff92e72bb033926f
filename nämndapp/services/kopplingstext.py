"""Rows chosen by what is typed: "3, 7", "3–5" or words that only one row has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nämndapp.bas import svenska

_NUMMER = re.compile(r"^(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?$")
_NUMRERAD = re.compile(r"^(\d{1,4})\s+\D")  # "4 Nycklar återlämnas inte", as a list shows it
_BARA_TAL = re.compile(r"^[\d\s–-]+$")


@dataclass(frozen=True, slots=True)
class Radord:
    """How the sentences name a row: "risk", "Ingen risk", "Riskanalysen har ingen risk"."""

    en: str
    ingen: str
    saknas: str


RISK = Radord("risk", "Ingen risk", "Riskanalysen har ingen risk")
KONTROLLMOMENT = Radord("kontrollmoment", "Inget kontrollmoment", "Planen har inget kontrollmoment")


def delar(text: str) -> list[str]:
    """The parts between commas, or between spaces when there is nothing but numbers."""
    if _BARA_TAL.match(text):
        text = re.sub(r"(?<=\d)\s+(?=\d)", ",", text)
    return [d.strip() for d in re.split(r"[,;]", text) if d.strip()]


def valda(text: str) -> list[int]:
    """The numbers that stand in the text; a range gives all of its numbers, words none."""
    ut: list[int] = []
    for del_ in delar(text):
        if träff := _NUMMER.match(del_):
            ut += range(int(träff[1]), int(träff[2] or träff[1]) + 1)
    return ut


def träffar(ord_: str, texter: Sequence[str]) -> list[int]:
    """The numbers of the rows that have all the words, in any order."""
    sökta = ord_.casefold().split()
    return [nr for nr, text in enumerate(texter, 1) if all(s in text.casefold() for s in sökta)]


def tolka(text: str, texter: Sequence[str], ord_: Radord) -> tuple[int, ...]:
    """The numbers of the chosen rows, rising. Raises ValueError with a Swedish sentence."""
    ut: set[int] = set()
    for del_ in delar(text):
        numrerad = _NUMRERAD.match(del_)
        tal = [int(numrerad[1])] if numrerad else valda(del_)
        if fel := [t for t in tal if not 1 <= t <= len(texter)]:
            raise ValueError(f"{ord_.saknas} nummer {fel[0]}.")
        ut.update(tal or [_enda(del_, texter, ord_)])
    return tuple(sorted(ut))


def _enda(sökt: str, texter: Sequence[str], ord_: Radord) -> int:
    funna = träffar(sökt, texter)
    if not funna:
        raise ValueError(f"{ord_.ingen} innehåller ”{sökt}”. Skriv ett nummer eller andra ord.")
    if len(funna) > 1:
        nummer = svenska.uppräkning([str(f) for f in funna[:4]])
        raise ValueError(f"”{sökt}” finns i {ord_.en} {nummer}. Skriv numret.")
    return funna[0]
