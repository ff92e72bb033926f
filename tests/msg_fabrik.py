"""Writes .msg files for the tests: a small OLE container (MS-CFB, version 3) with a message's properties."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

Träd = dict[str, Any]  # name → bytes (a stream) or Träd (a storage)
SEKTOR, MINI, GRÄNS = 512, 64, 4096
SLUT, FRI, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def ole(träd: Träd) -> bytes:
    """The container. Streams under 4,096 bytes lie in the mini stream, as the format wants."""
    poster: list[list[Any]] = [["Root Entry", 5, FRI, FRI, FRI, SLUT, 0]]
    mini, fat, minifat = bytearray(), [], []
    sektorer = bytearray()

    def lägg(innehåll: bytes) -> int:
        första = len(fat)
        antal = -(-len(innehåll) // SEKTOR)
        fat.extend([*range(första + 1, första + antal), SLUT])
        sektorer.extend(innehåll.ljust(antal * SEKTOR, b"\0"))
        return första

    def fyll(innehåll: Träd, förälder: int) -> None:
        idn = []
        for namn, värde in sorted(innehåll.items(), key=lambda p: (len(p[0]), p[0].upper())):
            idn.append(len(poster))
            if isinstance(värde, dict):
                poster.append([namn, 1, FRI, FRI, FRI, 0, 0])
                fyll(värde, idn[-1])
            elif len(värde) < GRÄNS:
                första = len(minifat)
                antal = max(1, -(-len(värde) // MINI))
                minifat.extend([*range(första + 1, första + antal), SLUT])
                mini.extend(värde.ljust(antal * MINI, b"\0"))
                poster.append([namn, 2, FRI, FRI, FRI, första, len(värde)])
            else:
                poster.append([namn, 2, FRI, FRI, FRI, lägg(värde), len(värde)])
        for denna, nästa in zip(idn, [*idn[1:], FRI], strict=True):
            poster[denna][3] = nästa  # each the right sibling of the one before
        poster[förälder][4] = idn[0] if idn else FRI

    fyll(träd, 0)
    poster[0][5], poster[0][6] = lägg(bytes(mini)), len(mini)
    miniplats = lägg(struct.pack(f"<{len(minifat)}I", *minifat).ljust(SEKTOR, b"\xff"))
    miniantal = -(-len(minifat) * 4 // SEKTOR)
    katalog = b"".join(_post(p) for p in poster)
    katalogplats = lägg(katalog.ljust(-(-len(katalog) // SEKTOR) * SEKTOR, b"\0"))
    fatantal = next(n for n in range(1, 110) if (len(fat) + n) * 4 <= n * SEKTOR)
    fatplats = len(fat)
    fat.extend([FAT] * fatantal)
    sektorer.extend(struct.pack(f"<{len(fat)}I", *fat).ljust(fatantal * SEKTOR, b"\xff"))
    huvud = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    huvud += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, fatantal, katalogplats, 0, GRÄNS,
                         miniplats, miniantal, SLUT, 0, fatplats)  # fmt: skip
    huvud += struct.pack("<108I", *[fatplats + n if n < fatantal else FRI for n in range(1, 109)])
    return huvud + bytes(sektorer)


def _post(rad: list[Any]) -> bytes:
    namn, sort, vänster, höger, barn, början, storlek = rad
    brett = (namn + "\0").encode("utf-16-le")
    return (
        brett.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(brett), sort, 1, vänster, höger, barn)
        + bytes(36)
        + struct.pack("<IQ", början, storlek)
    )


def egenskaper(huvud: int, fasta: dict[int, int], texter: dict[int, str | bytes], *, smala: bool = False) -> Träd:
    """Numbers in the property rows, texts and bytes in streams of their own; ``smala``: texts in code page 1252."""
    rader = b"".join(struct.pack("<HHIQ", 0x0003, nr, 6, tal) for nr, tal in fasta.items())
    ut: Träd = {"__properties_version1.0": bytes(huvud) + rader}
    for nr, värde in texter.items():
        if isinstance(värde, bytes):
            ut[f"__substg1.0_{nr:04X}0102"] = värde
        elif smala:
            ut[f"__substg1.0_{nr:04X}001E"] = värde.encode("cp1252")
        else:
            ut[f"__substg1.0_{nr:04X}001F"] = värde.encode("utf-16-le")
    return ut


def filtid(tid: datetime) -> int:
    """As Windows counts: tenths of microseconds since 1601."""
    return int((tid - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000


def brev(
    ämne: str,
    text: str = "Hej!",
    *,
    från: tuple[str, str] = ("Region Ekbro", "post@region.example"),
    till: Iterable[tuple[str, int]] = (("Socialnämnden", 1),),
    skickat: datetime | None = datetime(2026, 11, 2, 7, 15, tzinfo=UTC),
    bilagor: Iterable[Träd] = (),
    övrigt: dict[int, str | bytes] | None = None,
    smala: bool = False,
    inre: bool = False,
) -> Träd:
    """The storages of a message; ``inre``: one that lies in another."""
    texter: dict[int, str | bytes] = {0x0037: ämne, 0x1000: text, 0x0C1A: från[0], 0x5D01: från[1], **(övrigt or {})}
    fasta = {0x0039: filtid(skickat)} if skickat else {}
    träd = egenskaper(24 if inre else 32, fasta, {k: v for k, v in texter.items() if v}, smala=smala)
    for nr, (namn, slag) in enumerate(till):
        träd[f"__recip_version1.0_#{nr:08X}"] = egenskaper(8, {0x0C15: slag}, {0x3001: namn}, smala=smala)
    for nr, bilaga in enumerate(bilagor):
        träd[f"__attach_version1.0_#{nr:08X}"] = bilaga
    return träd


def bilaga(namn: str, innehåll: bytes, *, flaggor: int = 0, cid: str = "") -> Träd:
    """A file in a message."""
    texter: dict[int, str | bytes] = {0x3707: namn, 0x3701: innehåll}
    if cid:
        texter[0x3712] = cid
    return egenskaper(8, {0x3705: 1, 0x3714: flaggor}, texter)


def inre_brev(träd: Träd) -> Träd:
    """A message in a message."""
    return {**egenskaper(8, {0x3705: 5}, {}), "__substg1.0_3701000D": träd}
