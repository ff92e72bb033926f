"""Skrivelser whose head was lost: known by their title and the row of sections below it."""

from __future__ import annotations

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.importers.etiketter import SKRIVELSER
from nämndapp.importers.granser import Gräns
from nämndapp.importers.rader import Del, tomma_före

_SKRIVELSENS = {"sammanfattning", "underlag", "forslag"}
_FÖNSTER = 70


def _titelns_start(delar: list[Del], i: int, golv: int) -> int:
    """The title paragraph right above a first section heading."""
    j = i - tomma_före(delar, i) - 1
    if j < golv or delar[j].avsnitt or i - j > 4 or len(delar[j].text) > 120 or delar[j].text.endswith((".", ",", ":")):
        return i
    while j - 1 >= golv and not delar[j - 1].tom and not delar[j].sidstart and i - j < 6:
        j -= 1
    return j


def _börjar_skrivelse(delar: list[Del], i: int) -> bool:
    """Whether all three sections of a skrivelse stand within the next lines, each once so far."""
    sedda: list[str] = []
    med_text = 0
    for del_ in delar[i:]:
        if del_.tom:
            continue
        med_text += 1
        if med_text > _FÖNSTER:
            break
        if del_.avsnitt in _SKRIVELSENS:
            if del_.avsnitt in sedda:
                break
            sedda.append(del_.avsnitt)
    return set(sedda) == _SKRIVELSENS


def skrivelser_utan_huvud(delar: list[Del], gränser: list[Gräns]) -> list[Gräns]:
    """The papers with those added that only their sections show; the gaps between papers are searched too."""
    ut: list[Gräns] = []
    början = gränser[0].start if gränser else len(delar)
    ut += _sök(delar, Gräns(0, början, None, 0.0))
    for gräns in gränser:
        ut += _sök(delar, gräns)
    return ut


def _sök(delar: list[Del], gräns: Gräns) -> list[Gräns]:
    starter: list[int] = []
    sedda: set[str] = set()
    är_skrivelse = gräns.typ in SKRIVELSER or (gräns.typ is None and bool(gräns.huvuden))
    första = gräns.huvuden[0].slut if gräns.huvuden else gräns.start
    if gräns.huvuden and not är_skrivelse:
        return [gräns]
    for i in range(första, gräns.slut):
        nyckel = delar[i].avsnitt
        if nyckel not in _SKRIVELSENS:
            continue
        fullständig = sedda >= {"forslag"} and len(sedda) > 1 and nyckel in sedda
        if (fullständig or (not gräns.huvuden and not sedda)) and _börjar_skrivelse(delar, i):
            starter.append(_titelns_start(delar, i, gräns.start))
            sedda = set()
        sedda.add(nyckel)
    if not starter:
        return [gräns] if gräns.huvuden else []
    ut = (
        [Gräns(gräns.start, starter[0], gräns.typ, gräns.säkerhet, [h for h in gräns.huvuden if h.start < starter[0]])]
        if gräns.huvuden
        else []
    )
    for start, slut in zip(starter, [*starter[1:], gräns.slut], strict=True):
        huvuden = [h for h in gräns.huvuden if start <= h.start < slut]
        ut.append(Gräns(start, slut, Dokumenttyp.TJÄNSTESKRIVELSE, 0.65, huvuden))
    return ut
