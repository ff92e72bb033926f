"""Papers kept as they are: title, chapters by heading, everything else as text."""

from __future__ import annotations

import re

from nämndapp.bas.forslag import Avsnittsförslag, Dokumentförslag, Fält
from nämndapp.importers.avsnitt import Avsnitt, formad_som_rubrik, ser_ut_som_rubrik, som_avsnittsförslag
from nämndapp.importers.lasare.papper import Papper, grund, ta_titel
from nämndapp.importers.rader import Del

_ÅR = re.compile(r"\b((?:19|20)\d{2})\b")


def läs(papper: Papper) -> Dokumentförslag:
    """Reads the title, its year and the chapters."""
    dok = grund(papper)
    dok.rubrik, kropp = ta_titel(papper)
    sätt_år(dok)
    dok.avsnitt = dela_i_kapitel(kropp)
    return dok


def sätt_år(dok: Dokumentförslag) -> None:
    """The year that the title names."""
    if dok.rubrik and (år := _ÅR.search(dok.rubrik.värde)):
        dok.fält["ar"] = Fält(år[1], dok.rubrik.rad)


def _sista_rubriken(kapitel: list[Avsnitt]) -> None:
    """A paper that ends with a heading: nothing below it shows that it is one."""
    delar = kapitel[-1].delar if kapitel else []
    sist = max((i for i, d in enumerate(delar) if not d.tom), default=0)
    if sist and delar[sist - 1].tom and formad_som_rubrik(delar[sist]) and len(delar[sist].text.split()) > 1:
        kapitel.append(Avsnitt("fritt", delar[sist].text, delar[sist].rad))
        del delar[sist:]


def dela_i_kapitel(kropp: list[Del]) -> list[Avsnittsförslag]:
    """Chapters by every line that looks like a heading; text before the first has the heading ""."""
    kapitel: list[Avsnitt] = []
    for i, del_ in enumerate(kropp):
        if not del_.tom and (del_.avsnitt or ser_ut_som_rubrik(kropp, i)):
            kapitel.append(Avsnitt("fritt", del_.text, del_.rad))
        elif kapitel:
            kapitel[-1].delar.append(del_)
        elif not del_.tom:
            kapitel.append(Avsnitt(None, "", del_.rad, [del_]))
    _sista_rubriken(kapitel)
    return [som_avsnittsförslag(k) for k in kapitel]
