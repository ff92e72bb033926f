"""Where persons come from: copied rows, an Excel or CSV list, or the text of an old protocol or kallelse."""

from __future__ import annotations

from pathlib import Path

from nämndapp import importers
from nämndapp.exchange import tabellfil
from nämndapp.services import narvaroblock
from nämndapp.services.personrader import Personpost, tolka

_PAPPER = frozenset({".pdf", ".docx", ".txt"})


def av_text(text: str) -> list[Personpost]:
    """A protocol's or kallelse's närvaro block when the text has one, otherwise rows."""
    if narvaroblock.är_papper(text) and (poster := narvaroblock.läs(text)):
        return poster
    return tolka(tabellfil.läs_text(text))


def av_fil(fil: Path) -> list[Personpost]:
    """The persons of a list or of a paper. Raises Inmatningsfel or Importfel with what to do."""
    if fil.suffix.lower() in _PAPPER:
        text = "\n".join(importers.läs_rader(fil)[1])
        if fil.suffix.lower() != ".txt":
            return narvaroblock.läs(text)
        return av_text(text)
    return tolka(tabellfil.läs_fil(fil))
