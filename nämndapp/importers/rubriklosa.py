"""Skrivelser whose head was lost: known by their title and the row of sections below it."""

from __future__ import annotations

import re

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.importers.etiketter import DNRFORM, ETT_DATUM, SKRIVELSER
from nämndapp.importers.granser import Gräns
from nämndapp.importers.rader import Del, tomma_före

_SKRIVELSENS = {"sammanfattning", "underlag", "forslag"}
_FÖNSTER = 70
_ORT_OCH_DATUM = re.compile(rf"^(?:[A-ZÅÄÖ][\wåäö]+,? )?(?:den )?{ETT_DATUM}$")
_TILL = re.compile(r"^Till [A-ZÅÄÖ]\w*(?:nämnd|styrelse|fullmäktige|utskott)")
_PUNKTRAD = re.compile(rf"\S\s+(?:{DNRFORM}|\d{{1,3}} min(?:uter)?\.?)$")


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
    ut += _inledning(delar, _sök(delar, Gräns(0, början, None, 0.0)), början)
    for gräns in gränser:
        ut += _sök(delar, gräns)
    return ut


def _inledning(delar: list[Del], funna: list[Gräns], början: int) -> list[Gräns]:
    """What stands before the first known paper: a letter from outside, or the end of a föredragningslista."""
    slut = funna[0].start if funna else början
    med_text = [i for i in range(slut) if not delar[i].tom]
    if not med_text:
        return funna
    översta = med_text[:6]
    datum = any(_ORT_OCH_DATUM.match(delar[i].text) for i in översta[:3])
    till = any(_TILL.match(delar[i].text) for i in översta)
    if datum and till:
        return [Gräns(med_text[0], slut, Dokumenttyp.INKOMMEN_SKRIVELSE, 0.6), *funna]
    punktrader = [i for i in med_text[:60] if _PUNKTRAD.search(delar[i].text)]
    if len(punktrader) >= 5 and punktrader[0] <= med_text[min(5, len(med_text) - 1)]:
        nästa = next((i for i in med_text if i > punktrader[-1]), slut)
        return [Gräns(med_text[0], nästa, Dokumenttyp.FÖREDRAGNINGSLISTA, 0.5), *funna]
    return funna


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
