"""Follow-up and workshop of internal control inside a longer paper: found by their heading and column heads.

Seed 000 has the follow-up in the middle of a delårsrapport, with a heading but no head of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.importers.bilagor import dela_på_innehåll
from nämndapp.importers.granser import Gräns
from nämndapp.importers.rader import Del

_RUBRIK = re.compile(r"intern?\s?-?\s?kontroll", re.IGNORECASE)
_UPPFÖLJNING = re.compile(r"^resultat(?: av(?: uppföljning)?)?$", re.IGNORECASE)
_MOMENT = re.compile(r"^-? ?kontrollmoment\b", re.IGNORECASE)
_HA_KVAR = re.compile(r"^ha kvar$", re.IGNORECASE)
_REVIDERA = re.compile(r"^revidera", re.IGNORECASE)
_SÖKDJUP = 30  # lines with text below the heading in which its column heads stand
_DELBARA = frozenset({Dokumenttyp.BILAGA})


def dela_ut_kontroller(delar: list[Del], gräns: Gräns) -> list[Gräns]:
    """The stretch, parted where a follow-up or a workshop begins; each goes on to the end of the stretch."""
    if gräns.typ not in _DELBARA:
        return [gräns]
    stycken: list[Gräns] = []
    öppen = gräns
    for i in range(gräns.start, gräns.slut):
        typ = _typ_vid(delar, i, gräns.slut)
        if typ is None or typ is öppen.typ:
            continue
        if any(not d.tom for d in delar[öppen.start : i]):
            stycken.append(Gräns(öppen.start, i, öppen.typ, öppen.säkerhet, öppen.huvuden))
            öppen = Gräns(i, gräns.slut, typ, 0.9)
        else:
            öppen = Gräns(öppen.start, gräns.slut, typ, 0.9, öppen.huvuden)
    return [*stycken, öppen]


def kontroller_utan_huvud(delar: list[Del]) -> list[Gräns]:
    """A file without any head that is a plan, an analysis, a follow-up or a workshop; [] for any other."""
    helt = Gräns(0, len(delar), Dokumenttyp.BILAGA, 0.6)
    stycken = [bit for stycke in dela_på_innehåll(delar, helt) for bit in dela_ut_kontroller(delar, stycke)]
    return stycken if any(s.typ is not Dokumenttyp.BILAGA for s in stycken) else []


def _typ_vid(delar: list[Del], i: int, slut: int) -> Dokumenttyp | None:
    """What begins with the heading at ``i``; None for any other line."""
    text = delar[i].text
    if not text or len(text) > 90 or "\t" in delar[i].rå or not _RUBRIK.search(text) or text.endswith("."):
        return None
    följande = list(_texter(delar, i + 1, slut))
    if any(map(_HA_KVAR.match, följande)) and any(map(_REVIDERA.match, följande)):
        return Dokumenttyp.INTERNKONTROLLWORKSHOP
    if any(map(_UPPFÖLJNING.match, följande)) and any(map(_MOMENT.match, följande)):
        return Dokumenttyp.INTERNKONTROLLUPPFÖLJNING
    return None


def _texter(delar: list[Del], i: int, slut: int) -> Iterator[str]:
    sedda = 0
    while i < slut and sedda < _SÖKDJUP:
        if not delar[i].tom:
            sedda += 1
            yield delar[i].text
        i += 1
