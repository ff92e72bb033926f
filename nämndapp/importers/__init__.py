"""Files in, proposals with source lines out. Never touches the database."""

from __future__ import annotations

from pathlib import Path

from nämndapp.bas.forslag import Importförslag
from nämndapp.importers import brev
from nämndapp.importers.filer import läs_bytes, läs_rader
from nämndapp.importers.innehall import av_rader
from nämndapp.importers.tolka import tolka

__all__ = ["läs", "läs_rader", "tolka"]


def läs(sökväg: Path) -> Importförslag:
    """Everything found in a txt, pdf, docx, eml or msg file. Raises Importfel with what to do."""
    if brev.är_brev(sökväg.name):
        return brev.läs(läs_bytes(sökväg), sökväg.name)
    innehåll, rader = läs_rader(sökväg)
    return av_rader(innehåll, sökväg.name, rader)
