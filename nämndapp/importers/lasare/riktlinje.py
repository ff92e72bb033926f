"""A riktlinje: a head of its own kind and free chapters."""

from __future__ import annotations

from nämndapp.bas.forslag import Dokumentförslag, Fält
from nämndapp.importers.lasare.bilaga import dela_i_kapitel
from nämndapp.importers.lasare.papper import Papper, grund, ta_titel


def läs(papper: Papper) -> Dokumentförslag:
    """Reads the head's fields, the title and the chapters."""
    dok = grund(papper)
    dok.rubrik, kropp = ta_titel(papper)
    beslutare = dok.fält.get("beslutad_av")
    if dok.organ is None and isinstance(beslutare, Fält) and beslutare.värde:
        dok.organ = Fält(beslutare.värde, beslutare.rad)
    dok.avsnitt = dela_i_kapitel(kropp)
    return dok
