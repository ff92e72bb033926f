"""Riskanalys and internkontrollplan."""

from __future__ import annotations

import re

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält
from nämndapp.importers.lasare.bilaga import dela_i_kapitel, sätt_år
from nämndapp.importers.lasare.papper import Papper, grund, ta_titel
from nämndapp.importers.rader import Del
from nämndapp.importers.tabeller import läs_kontroller, läs_risker, tabellhuvud

_UPPGIFT = re.compile(r"^(?:nämnd|år|diarienummer|beslut|ärende|grund)(?:\t|: )", re.IGNORECASE)
_ÖVERSIKT = re.compile(r"^(?:Konsekvens \\ Sannolikhet|Nr\tRisk\tNivå)")
_BILDTEXT = re.compile(
    r"^(?:Riskmatris \d{4}, siffrorna|Risker med riskvärde \d+ eller högre|(?:Sannolikhet|Konsekvens): 1 |Nivåer: 1)"
)
_NIVÅER = r"[^\W\d][^():.]* \(\d+(?:–\d+)?\): (?:ingen risk|risk(?:erna)?) ?\d*"
_RADBRUTEN = re.compile(
    rf"^(?:Grund(?:\t|: )6 kap\.|(?:Sannolikhet|Konsekvens): 1 |Nivåer: 1|Siffrorna är riskernas nummer|{_NIVÅER})"
)
_UNDER_BILDEN = re.compile(rf"^(?:Siffrorna är riskernas nummer|{_NIVÅER})")
_TABELLRUBRIK = re.compile(
    r"^(?:riskmatris|riskernas nummer|risker|kontrollmoment|bilaga: riskanalys \d{4})$", re.IGNORECASE
)


def läs(papper: Papper) -> Dokumentförslag:
    """Reads title, text and rows."""
    dok = grund(papper)
    egna = _egna_tabeller(papper.kropp)
    papper.kropp = [d for d in papper.kropp if d.rad not in egna]
    dok.rubrik, kropp = ta_titel(papper)
    sätt_år(dok)
    ingångna = läs_tabeller(dok, papper.kropp)
    dok.avsnitt = dela_i_kapitel([d for d in kropp if d.rad not in ingångna])
    if dok.typ is Dokumenttyp.INTERNKONTROLLPLAN and any(k.resultat for k in dok.kontroller):
        dok.typ = Dokumenttyp.INTERNKONTROLLUPPFÖLJNING  # a plan with its results filled in
    if not (dok.risker or dok.kontroller):
        dok.konfidens = min(dok.konfidens, 0.6)
    return dok


def _egna_tabeller(kropp: list[Del]) -> set[int]:
    """What our own papers compute from the rows (matrix, its list of numbers) or repeat from their head."""
    rader: set[int] = set()
    rubriker: set[int] = set()
    eget = i_översikt = fortsätter = False
    for del_ in kropp:
        text = del_.rå.strip(" ")
        i_översikt = bool(_ÖVERSIKT.match(text)) or (i_översikt and (del_.tom or "\t" in text))
        eget |= i_översikt or bool(_UNDER_BILDEN.match(text))
        fortsätter = not del_.tom and (fortsätter or bool(_RADBRUTEN.match(text)))  # to the end of its paragraph
        if i_översikt or fortsätter or _BILDTEXT.match(text) or _UPPGIFT.match(text):
            rader.add(del_.rad)
        elif _TABELLRUBRIK.match(text):
            rubriker.add(del_.rad)
    return rader | rubriker if eget else rader


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
