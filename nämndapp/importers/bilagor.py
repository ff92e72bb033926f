"""Papers without a head that are glued after, or stand inside, another paper."""

from __future__ import annotations

import re

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.importers.granser import Gräns, ska_vara_skrivelse
from nämndapp.importers.huvud import är_rubrik
from nämndapp.importers.rader import Del, nästa_med_text, tomma_före
from nämndapp.importers.tabeller import Tabellhuvud, läs_kontroller, tabellhuvud
from nämndapp.importers.underskrift import läs_underskrift

_INNEHÅLL = re.compile(r"^innehåll(?:sförteckning)?:?$", re.IGNORECASE)
_INNEHÅLLSRAD = re.compile(r"(?:\t|\.{3,} ?|\u2026 ?)\s*\d{1,3}$")
_KONTROLLRUBRIK = re.compile(r"intern\w*\s?-?\s?kontroll|kontrollplan", re.IGNORECASE)
_RISKRUBRIK = re.compile(r"risi?c?k?-?(?:\s?och\s\w+)?-?analys|riskanalys|riskbedömning|risk- och", re.IGNORECASE)
_ENSAM_PARAGRAF = re.compile(r"^§\s*(?:\d{1,3}|x)?$", re.IGNORECASE)
_BESLUTSRUBRIK = re.compile(r"^(?:Förslag till beslut\b|Beslut(?:$|:|\s+[A-ZÅÄÖ]))")  # not "Beslut om utredning"
_LÅNG_BILAGA = 120
_HELA = {
    Dokumenttyp.KALLELSE,
    Dokumenttyp.INTERNKONTROLLPLAN,
    Dokumenttyp.RISKANALYS,
    Dokumenttyp.ATTESTLISTA,
}
_SKRIVELSENS = {"sammanfattning", "underlag", "forslag"}


def _är_titellik(del_: Del) -> bool:
    text = del_.text
    return (
        0 < len(text) <= 120 and not text.endswith((".", ":", ";", ","))
        and "\t" not in del_.rå and text[0].isupper() and not är_rubrik(del_)
    )  # fmt: skip


def _innehåll_vid(delar: list[Del], i: int, slut: int) -> bool:
    följande = [d for d in delar[i + 1 : min(i + 14, slut)] if not d.tom][:5]
    return bool(_INNEHÅLL.match(delar[i].text)) and sum(bool(_INNEHÅLLSRAD.search(d.text)) for d in följande) >= 2


def _titelns_start(delar: list[Del], i: int, golv: int) -> int:
    """The start of the title paragraph right before part ``i`` (``i`` itself when nothing there is a title)."""
    j = i - tomma_före(delar, i) - 1
    if j < golv or i - j > 3 or not _är_titellik(delar[j]):
        return i
    while j - 1 >= golv and not delar[j - 1].tom and _är_titellik(delar[j - 1]) and not delar[j].sidstart and i - j < 4:
        j -= 1
    return j


def _planens_start(delar: list[Del], i: int, golv: int) -> int:
    """The heading that names the plan, at most ten lines of text above the table; else the title right before it."""
    sedda, j = 0, i
    while j > golv and sedda < 10:
        j -= 1
        if delar[j].tom:
            continue
        sedda += 1
        if len(delar[j].text) <= 80 and _KONTROLLRUBRIK.search(delar[j].text) and _är_titellik(delar[j]):
            return j
    return _titelns_start(delar, i, golv)


def _underskriftens_slut(delar: list[Del], gräns: Gräns) -> int | None:
    """The index after the last signature before any free section that follows it."""
    start = gräns.huvuden[0].slut if gräns.huvuden else gräns.start
    for i in range(start, gräns.slut):
        träff = läs_underskrift(delar, i)
        if träff:
            slut = träff[1]
            while (
                (j := nästa_med_text(delar, slut)) is not None
                and j < gräns.slut
                and (nästa := läs_underskrift(delar, j))
            ):
                slut = nästa[1]
            return slut
    return None


def _i_huvud(gräns: Gräns, i: int) -> bool:
    return any(h.start <= i < h.slut for h in gräns.huvuden)


def _första_efter_underskrift(delar: list[Del], gräns: Gräns, underskrift: int) -> int | None:
    """Where a paper without head begins after a signed one; None when nothing speaks for it."""
    i = underskrift
    sista_avsnitt = None
    sedda = {d.avsnitt for d in delar[gräns.start : underskrift] if d.avsnitt}
    while i < gräns.slut:
        del_ = delar[i]
        if del_.tom or _i_huvud(gräns, i):
            i += 1
            continue
        if del_.avsnitt in _SKRIVELSENS and del_.avsnitt in sedda and (del_.sidstart or sista_avsnitt == "fritt"):
            return i
        if del_.avsnitt:
            sista_avsnitt = "fritt" if del_.avsnitt == "beslut" else del_.avsnitt
        elif _innehåll_vid(delar, i, gräns.slut):
            return _titelns_start(delar, i, underskrift)
        elif (huvud := tabellhuvud(del_, i)) and sista_avsnitt != "fritt":
            return _tabellens_start(delar, huvud, underskrift)
        elif sista_avsnitt == "fritt" and del_.sidstart and _är_titellik(del_):
            kvar = sum(1 for d in delar[i : gräns.slut] if not d.tom)
            if kvar > _LÅNG_BILAGA and len(del_.text.split()) <= 8:
                return i
        elif sista_avsnitt != "fritt" and not är_rubrik(del_) and _är_titellik(del_):
            ny_sida = del_.sidstart or (tomma_före(delar, i) >= 3 and not _efter_sidhuvud(gräns, i, delar))
            if ny_sida and len(del_.text.split()) <= 16:
                return i
        i += 1
    return None


def _efter_sidhuvud(gräns: Gräns, i: int, delar: list[Del]) -> bool:
    return any(h.slut <= i and all(d.tom for d in delar[h.slut : i]) for h in gräns.huvuden)


def _tabellens_start(delar: list[Del], huvud: Tabellhuvud, golv: int) -> int:
    if huvud.slag == "plan":
        return _planens_start(delar, huvud.index, golv)
    return _titelns_start(delar, huvud.index, golv)


def dela_av_bilagor(delar: list[Del], gräns: Gräns) -> list[Gräns]:
    """The paper itself and the headless papers inside its range, in order."""
    bilagor: list[Gräns] = []
    resten = gräns
    if ska_vara_skrivelse(gräns):
        underskrift = _underskriftens_slut(delar, gräns)
        start = _första_efter_underskrift(delar, gräns, underskrift) if underskrift else None
        if start is None:
            return [gräns]
        egen = Gräns(gräns.start, start, gräns.typ, gräns.säkerhet, gräns.huvuden)
        resten = Gräns(start, gräns.slut, Dokumenttyp.BILAGA, 0.6)
        bilagor.append(egen)
    elif gräns.typ is Dokumenttyp.PROTOKOLLSPARAGRAF:
        return _dela_protokoll(delar, gräns)
    elif gräns.typ in _HELA:
        return [gräns]
    return bilagor + dela_på_innehåll(delar, resten)


def _dela_protokoll(delar: list[Del], gräns: Gräns) -> list[Gräns]:
    """A paragraph ends with the page of its decision; a page that begins with § is the next one, others bilagor."""
    stycken: list[Gräns] = []
    öppen = Gräns(gräns.start, gräns.slut, gräns.typ, gräns.säkerhet, gräns.huvuden)
    beslutad = False
    for i in range(gräns.huvuden[0].slut if gräns.huvuden else gräns.start, gräns.slut):
        del_ = delar[i]
        if del_.tom or _i_huvud(gräns, i):
            continue
        ny_paragraf = del_.sidstart and bool(_ENSAM_PARAGRAF.match(del_.text))
        ny_bilaga = beslutad and del_.sidstart and öppen.typ is Dokumenttyp.PROTOKOLLSPARAGRAF
        if (ny_paragraf or ny_bilaga) and any(not d.tom for d in delar[öppen.start : i]):
            stycken.append(Gräns(öppen.start, i, öppen.typ, öppen.säkerhet, öppen.huvuden))
            typ = Dokumenttyp.PROTOKOLLSPARAGRAF if ny_paragraf else Dokumenttyp.BILAGA
            öppen = Gräns(i, gräns.slut, typ, 0.8 if ny_paragraf else 0.6)
            beslutad = False
        elif _BESLUTSRUBRIK.match(del_.text):
            beslutad = True
    stycken.append(öppen)
    return stycken


def dela_på_innehåll(delar: list[Del], gräns: Gräns) -> list[Gräns]:
    """Parts a stretch without heads at its tables of risks and controls and at new tables of contents."""
    stycken: list[Gräns] = []
    öppen = gräns
    i = nästa_med_text(delar, gräns.start) or gräns.start
    första = i
    while i < gräns.slut:
        start, typ, slut = None, None, None
        huvud = tabellhuvud(delar[i], i) if not delar[i].tom else None
        if huvud:
            start = _tabellens_start(delar, huvud, öppen.start)
            typ = Dokumenttyp.RISKANALYS if huvud.slag == "risk" else Dokumenttyp.INTERNKONTROLLPLAN
            slut = _tabellens_slut(delar, huvud, gräns.slut)
        elif not delar[i].tom and _innehåll_vid(delar, i, gräns.slut) and i - första > 25:
            start, typ = _titelns_start(delar, i, öppen.start), Dokumenttyp.BILAGA
        if start is None or typ is None:
            i += 1
            continue
        if öppen.typ is typ and start - öppen.start < 40 and typ is not Dokumenttyp.BILAGA:
            i = slut or i + 1
            continue
        if nästa_med_text(delar, öppen.start) is not None and any(not d.tom for d in delar[öppen.start : start]):
            stycken.append(Gräns(öppen.start, start, öppen.typ, öppen.säkerhet, öppen.huvuden))
            öppen = Gräns(start, gräns.slut, typ, 0.9 if typ is not Dokumenttyp.BILAGA else 0.6)
        else:
            öppen = Gräns(start, gräns.slut, typ, 0.9 if typ is not Dokumenttyp.BILAGA else 0.6, öppen.huvuden)
        if slut is not None and sum(1 for d in delar[slut : gräns.slut] if not d.tom) > 12:
            stycken.append(Gräns(öppen.start, slut, öppen.typ, öppen.säkerhet, öppen.huvuden))
            öppen = Gräns(slut, gräns.slut, Dokumenttyp.BILAGA, 0.5)
        i = slut if slut and slut > i else i + 1
    if any(not d.tom for d in delar[öppen.start : öppen.slut]):
        stycken.append(öppen)
    return stycken


def _tabellens_slut(delar: list[Del], huvud: Tabellhuvud, tak: int) -> int:
    return min(läs_kontroller(delar[:tak], huvud)[1], tak)


def är_riskrubrik(text: str) -> bool:
    """A heading that names a riskanalys, also misspelt as papers have it."""
    return bool(_RISKRUBRIK.search(text))
