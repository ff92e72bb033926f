"""Which characters the shipped fonts can show, read from their cmap tables with the standard library."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

from nämndapp.bas.fel import Dokumentfel
from nämndapp.bas.resurser import resurs

STANDARDFAMILJ = "NotoSans"
RESERV = ("NotoSans-Regular", "NotoSansMath-Regular", "NotoSansSymbols2-Regular")
"""Fonts that lend single characters (minus sign, arrows, boxes) that the text font lacks."""


def fontfil(namn: str) -> Path:
    """The path of ``resources/fonts/<namn>.ttf``; Dokumentfel when the installation lacks it."""
    try:
        return resurs(f"fonts/{namn}.ttf")
    except FileNotFoundError as fel:
        raise Dokumentfel(
            f"Typsnittet {namn} saknas i programmets mapp resources/fonts.",
            "Installera om programmet eller välj ett annat typsnitt i husstilen.",
        ) from fel


@cache
def teckenmängd(namn: str) -> frozenset[int]:
    """The code points of a TrueType font's Unicode cmap (formats 4 and 12; OpenType spec, cmap)."""
    try:
        return frozenset(_läs_cmap(fontfil(namn).read_bytes()))
    except (struct.error, IndexError, ValueError) as fel:
        raise Dokumentfel(f"Typsnittsfilen {namn}.ttf är skadad.", "Installera om programmet.") from fel


def finns(tecken: str) -> bool:
    """Can the standard family or a reserve font show this character? (ReportLab's ToUnicode ends at U+FFFF.)"""
    kod = ord(tecken)
    return kod <= 0xFFFF and any(kod in teckenmängd(namn) for namn in (f"{STANDARDFAMILJ}-Regular", *RESERV))


def _läs_cmap(data: bytes) -> set[int]:
    antal = struct.unpack_from(">H", data, 4)[0]
    tabeller = {data[p : p + 4]: struct.unpack_from(">L", data, p + 8)[0] for p in range(12, 12 + 16 * antal, 16)}
    if b"cmap" not in tabeller:
        raise ValueError("cmap saknas")
    bas = tabeller[b"cmap"]
    koder: set[int] = set()
    for i in range(struct.unpack_from(">H", data, bas + 2)[0]):
        plattform, _, läge = struct.unpack_from(">HHL", data, bas + 4 + 8 * i)
        if plattform not in {0, 3}:
            continue
        p = bas + läge
        match struct.unpack_from(">H", data, p)[0]:
            case 4:
                koder |= _format4(data, p)
            case 12:
                koder |= _format12(data, p)
    return koder


def _format4(data: bytes, p: int) -> set[int]:
    segment = struct.unpack_from(">H", data, p + 6)[0] // 2
    slut = struct.unpack_from(f">{segment}H", data, p + 14)
    början = struct.unpack_from(f">{segment}H", data, p + 16 + 2 * segment)
    return {k for a, b in zip(början, slut, strict=True) for k in range(a, b + 1) if k != 0xFFFF}


def _format12(data: bytes, p: int) -> set[int]:
    grupper = struct.unpack_from(">L", data, p + 12)[0]
    koder: set[int] = set()
    for i in range(grupper):
        a, b, _ = struct.unpack_from(">LLL", data, p + 16 + 12 * i)
        koder.update(range(a, b + 1))
    return koder
