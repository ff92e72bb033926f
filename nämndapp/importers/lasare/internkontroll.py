"""Riskanalys and internkontrollplan."""

from __future__ import annotations

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält
from nämndapp.importers.lasare.bilaga import dela_i_kapitel, sätt_år
from nämndapp.importers.lasare.papper import Papper, grund, ta_titel
from nämndapp.importers.rader import Del
from nämndapp.importers.tabeller import läs_kontroller, läs_risker, tabellhuvud


def läs(papper: Papper) -> Dokumentförslag:
    """Reads title, text and rows."""
    dok = grund(papper)
    dok.rubrik, kropp = ta_titel(papper)
    sätt_år(dok)
    ingångna = läs_tabeller(dok, papper.kropp)
    dok.avsnitt = dela_i_kapitel([d for d in kropp if d.rad not in ingångna])
    if not (dok.risker or dok.kontroller):
        dok.konfidens = min(dok.konfidens, 0.6)
    return dok


def läs_tabeller(dok: Dokumentförslag, delar: list[Del]) -> set[int]:
    """Fills risks and controls from every such table; returns the lines that were read."""
    ingångna: set[int] = set()
    i = 0
    while i < len(delar):
        huvud = tabellhuvud(delar[i], i) if not delar[i].tom else None
        if huvud is None:
            i += 1
            continue
        if huvud.slag == "risk":
            risker, förklaringar, slut = läs_risker(delar, huvud)
            dok.risker += risker
            if förklaringar:
                dok.fält["forklaringar"] = [Fält(d.text.strip(": \t"), d.rad) for d in förklaringar]
        else:
            kontroller, slut = läs_kontroller(delar, huvud)
            dok.kontroller += kontroller
            if dok.typ is Dokumenttyp.INTERNKONTROLLPLAN or kontroller:
                dok.fält["kolumner"] = Fält(" | ".join(delar[i].celler), delar[i].rad)
        ingångna |= {d.rad for d in delar[i:slut]}
        i = max(slut, i + 1)
    return ingångna
