"""Where persons come from: copied rows, an Excel or CSV list, or the text of an old protocol or kallelse."""

from __future__ import annotations

from pathlib import Path

from nämndapp import importers
from nämndapp.exchange import tabellfil
from nämndapp.services import narvaroblock
from nämndapp.services.personrader import Personpost, tolka

_FÅ = 6  # so few rows are always shown as they are
_PAPPER = frozenset({".pdf", ".docx", ".txt"})


def av_text(text: str) -> list[Personpost]:
    """A protocol's or kallelse's närvaro block when the text has one, otherwise rows; nothing out of running text."""
    if narvaroblock.är_papper(text) and (poster := narvaroblock.läs(text)):
        return poster
    poster = tolka(tabellfil.läs_text(text))
    return poster if len(poster) < _FÅ or sum(_namnlik(p) for p in poster) * 2 >= len(poster) else []


def _namnlik(post: Personpost) -> bool:
    """Two to five words that begin and end with a capital: most rows of a list of persons are so, lines of text not."""
    ord_ = post.namn.split()
    return not post.problem and 2 <= len(ord_) <= 5 and ord_[0][0].isupper() and ord_[-1][0].isupper()


def av_fil(fil: Path) -> list[Personpost]:
    """The persons of a list or of a paper. Raises Inmatningsfel or Importfel with what to do."""
    if fil.suffix.lower() in _PAPPER:
        text = "\n".join(importers.läs_rader(fil)[1])
        return av_text(text) if fil.suffix.lower() == ".txt" else narvaroblock.läs(text)
    return tolka(tabellfil.läs_fil(fil))
