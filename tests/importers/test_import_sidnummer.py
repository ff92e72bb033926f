"""The head of a page that lost its number is not words of the paper."""

from __future__ import annotations

from nämndapp.importers.avsnitt import dela_avsnitt, som_text
from nämndapp.importers.rader import dela


def _text(*rader: str) -> str:
    avsnitt, _ = dela_avsnitt(dela(list(rader)))
    return "\n".join(som_text(a.delar) for a in avsnitt)


def test_blad_utan_nummer_hör_inte_till_texten() -> None:
    assert _text("Blad", "Tjänsten upphör i maj.").strip() == "Tjänsten upphör i maj."
    assert "Blad ur en bok" in _text("Blad ur en bok delas ut.")
