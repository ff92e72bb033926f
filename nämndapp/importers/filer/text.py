"""Plain text: UTF-8, with or without BOM, UTF-16, or Windows-1252."""

from __future__ import annotations

import codecs

from nämndapp.bas.fel import Importfel


def avkoda(innehåll: bytes) -> str | None:
    """The text; None when the bytes are no text."""
    if innehåll.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _försök(innehåll, "utf-16")
    if b"\x00" in innehåll[:4096]:
        return None
    text = _försök(innehåll, "utf-8-sig")
    if text is None:
        text = _försök(innehåll, "cp1252") or innehåll.decode("latin-1")
    styrtecken = sum(1 for t in text[:4096] if ord(t) < 32 and t not in "\t\n\r\f\v")
    return None if styrtecken > len(text[:4096]) * 0.02 else text


def _försök(innehåll: bytes, kodning: str) -> str | None:
    try:
        return innehåll.decode(kodning)
    except UnicodeDecodeError:
        return None


def som_rader(text: str) -> list[str]:
    """Lines without their ends; a form feed begins a line marked as the first of its page by one leading space."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n\f", "\n ").replace("\f", "\n ")
    return [rad.replace("\x00", "") for rad in text.split("\n")]


def läs(innehåll: bytes, namn: str) -> list[str]:
    """The lines of a text file."""
    text = avkoda(innehåll)
    if text is None:
        raise Importfel(f"”{namn}” är ingen textfil.", "Välj en textfil, en PDF eller ett Word-dokument (.docx).")
    return som_rader(text)
