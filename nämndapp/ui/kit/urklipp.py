"""What lies on the clipboard as a table."""

from __future__ import annotations

import csv
import io


def tabell(text: str) -> list[list[str]]:
    """The clipboard's cells; Excel puts cells with line breaks within quotation marks."""
    rader = list(csv.reader(io.StringIO(text), delimiter="\t"))
    while rader and not any(c.strip() for c in rader[-1]):
        rader.pop()
    return rader
