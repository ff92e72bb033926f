"""Bytes of a text file that says nothing of its encoding."""

from __future__ import annotations


def avkodad(rå: bytes) -> str:
    """UTF-16 with its mark, else UTF-8, else Windows' code page, else byte by byte: nothing is lost."""
    for kod in ("utf-16" if rå[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252"):
        try:
            return rå.decode(kod)
        except UnicodeDecodeError:
            continue
    return rå.decode("latin-1")
