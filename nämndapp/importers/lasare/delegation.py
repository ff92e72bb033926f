"""Delegationsordning: preamble, and the rows of its tables. Rows and figures inside other papers are read here too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from nämndapp.bas.forslag import Delegationspunktförslag, Dokumentförslag, Dokumenttyp, Fält
from nämndapp.bas.papekande import Nivå, Plats, Påpekande
from nämndapp.importers.delegationstabell import läs_delegation, är_delegationshuvud
from nämndapp.importers.lasare.bilaga import dela_i_kapitel, sätt_år
from nämndapp.importers.lasare.papper import Papper, grund, ta_titel
from nämndapp.importers.rader import Del
from nämndapp.importers.statistiktabell import Oklar, läs_statistik

_TITEL = re.compile(
    r"^(?:delegations|delegerings)(?:ordning|förteckning|bestämmelser)\w*(?: \S.{2,80})?$", re.IGNORECASE
)


def är_delegationsordning(delar: list[Del]) -> bool:
    """Is most of the text the rows of a delegationsordning?"""
    if not any(är_delegationshuvud(d) for d in delar):
        return False
    punkter, lästa = läs_delegation(delar)
    med_text = {d.rad for d in delar if not d.tom}
    return len(punkter) >= 3 and len(lästa) * 2 > len(med_text)


def är_statistik(delar: list[Del]) -> bool:
    """Is most of the text tables of figures by month?"""
    värden, _, lästa = läs_statistik(delar)
    return bool(värden) and len(lästa) * 2 > len({d.rad for d in delar if not d.tom})


def läs(papper: Papper) -> Dokumentförslag:
    """Reads title, preamble and rows, or the figures of a paper with nothing but figures."""
    dok = grund(papper)
    lästa = läs_delegation(papper.kropp)[1] | läs_statistik(papper.kropp)[2]
    första = next((d for d in papper.kropp if not d.tom), None)
    kropp = papper.kropp
    if (titel := _titel(papper)) is not None:
        dok.rubrik = titel
        _inte_i_huvudet(dok, titel)
        kropp = [d for d in kropp if d.rad > (titel.rad or 0)]
    elif första is not None and första.rad not in lästa:
        dok.rubrik, kropp = ta_titel(papper)
        sätt_år(dok)
    dok.avsnitt = dela_i_kapitel([d for d in kropp if d.rad not in lästa])
    dok.konfidens = max(dok.konfidens, 0.9)
    return dok


def _inte_i_huvudet(dok: Dokumentförslag, titel: Fält[str]) -> None:
    """An empty label right above the title had taken it for its value."""
    if dok.diarienummer is not None and dok.diarienummer.värde == titel.värde:
        dok.diarienummer = None
    if dok.organ is not None and dok.organ.värde == titel.värde:
        dok.organ = None
    for nyckel, fält in list(dok.fält.items()):
        if isinstance(fält, Fält) and fält.värde == titel.värde:
            dok.fält[nyckel] = Fält(None, fält.rad)


def _titel(papper: Papper) -> Fält[str] | None:
    """A title that begins with the type's own word may have been taken for the head's: it is among the first lines."""
    start, slut = papper.rader
    for nr in range(start, min(start + 25, slut + 1)):
        text = " ".join(papper.källrader[nr - 1].split())
        if _TITEL.match(text) and " " in text:
            return Fält(text, nr)
    return None


def fyll(dok: Dokumentförslag, delar: list[Del]) -> None:
    """The rows and figures of any paper, with what cannot be told of them."""
    alla, _ = läs_delegation(delar)
    dok.delegationspunkter = [p for p in alla if p.märkt != "utgår"]
    dok.statistik, oklara, _ = läs_statistik(delar)
    dok.påpekanden += [*_om_märkta(alla), *_om_punkter(dok.delegationspunkter), *(_oklar(o) for o in oklara)]


def typ(delar: list[Del]) -> Dokumenttyp | None:
    """What a paper without head is, by its tables."""
    if är_delegationsordning(delar):
        return Dokumenttyp.DELEGATIONSORDNING
    return Dokumenttyp.DELEGATIONSSTATISTIK if är_statistik(delar) else None


def _p(kod: str, nivå: Nivå, text: str, rad: int, förslag: str) -> Påpekande:
    return Påpekande(f"IMP-{kod}", nivå, text, plats=Plats("rad", rad=rad, text=f"rad {rad}"), förslag=förslag)


def _om_märkta(punkter: list[Delegationspunktförslag]) -> Iterator[Påpekande]:
    """A change-marked paper whose marks are gone: what its column says, and what must be looked at."""
    for p in punkter:
        if p.märkt == "ändrad":
            yield _p(
                "delegation-gammal-och-ny", Nivå.VARNING,
                f"Punkt {p.nr} verkar innehålla både gammal och ny text: ”{p.ärende[:80]}”.", p.rad,
                "Jämför med papperet och stryk den gamla texten. Läs hellre in Word-filen, där märkningen finns kvar.",
            )  # fmt: skip
        elif p.märkt == "utgår":
            yield _p(
                "delegation-utgar", Nivå.TIPS,
                f"Punkt {p.nr} utgår enligt papperet och är inte med: ”{p.ärende[:80]}”.", p.rad,
                "Lägg till den för hand om den ska vara kvar.",
            )  # fmt: skip


def _om_punkter(punkter: list[Delegationspunktförslag]) -> Iterator[Påpekande]:
    antal = Counter(p.nr for p in punkter)
    for p in punkter:
        if antal[p.nr] > 1:
            yield _p(
                "delegation-dubblett", Nivå.VARNING, f"Numret {p.nr} finns {antal[p.nr]} gånger: ”{p.ärende[:80]}”.",
                p.rad, "Kanske visar papperet gammal och ny lydelse. Avgör vilken som gäller och numrera om.",
            )  # fmt: skip
        if p.osäker:
            yield _p(
                "delegat-osaker", Nivå.VARNING,
                f"Punkt {p.nr} har delegaterna {' och '.join(p.delegater)} i samma ruta: möjligen gammal och ny.",
                p.rad, "Avgör vilken som gäller; båda följer med in tills du har valt.",
            )  # fmt: skip
        if not p.delegater:
            yield _p("delegat-saknas", Nivå.VARNING, f"Punkt {p.nr} har ingen delegat som gick att läsa.", p.rad,
                     "Fyll i delegaten.")  # fmt: skip
    flyttade = [p for p in punkter if p.flyttad]
    if flyttade:
        yield _p(
            "delegation-flyttad", Nivå.TIPS,
            f"Punkterna {flyttade[0].nr}–{flyttade[-1].nr} stod på en annan plats i texten och är ordnade efter nummer"
            + (f" under ”{flyttade[0].grupp}”." if flyttade[0].grupp else "."),
            flyttade[0].rad, "Kontrollera att de står under rätt rubrik.",
        )  # fmt: skip


def _oklar(o: Oklar) -> Påpekande:
    return _p("statistik-oklar", Nivå.VARNING, o.text, o.rad, "Fyll i siffrorna för hand.")
