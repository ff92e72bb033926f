"""Protocols of delegation decisions that are not reported: which decisions, and what such a protocol must have.

KL 6:40 and 7:8: what is not reported and may be tried by laglighetsprövning is put in a protocol of its own; 8:10 p. 3
and 8:12: its justering is announced. What is appealed by förvaltningsbesvär needs none (corrections 5–6 of the law).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nämndapp.bas import svenska
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.rules.anslag import Anslagsläge, Anslagssak, granska_anslag, läge
from nämndapp.rules.lage import Läge, fel, tips, varning

UTKAST = "DEL-eget-utkast"
"""Says that a protocol is not justerat."""
RÄTTELSE = "Rättelse "
"""Begins the lines of the anteckning that correct a justerat protocol."""


@dataclass(frozen=True, slots=True)
class Protokollsbeslut:
    """A decision as its protocol prints it.

    ``ordning`` tells the version that was in force on its day and what adopted it; "" when none was. Where
    ``sekretess`` (the provision) is set, the decision's own words, amount and name are not here. ``anmäls`` is what its
    row says.
    """

    datum: date
    delegat: str = ""
    nr: str = ""
    diarienummer: str = ""
    punkt_nr: str = ""
    punkt: str = ""
    ordning: str = ""
    lagrum: str = ""
    rubrik: str = ""
    text: str = ""
    utfall: str = ""
    belopp: str = ""
    beslutsfattare: str = ""
    sekretess: str = ""
    besvär: bool = False
    anmäls: bool | None = None
    anmält: date | None = None
    id: int | None = None

    @property
    def vad(self) -> str:
        """What it is about: its own heading, else the row's matter."""
        return self.rubrik or self.punkt

    @property
    def namn(self) -> str:
        """How a rule speaks of it."""
        märke = self.diarienummer or self.nr
        return f"Beslutet {self.datum.isoformat()}{f' ({märke})' if märke else ''}"


@dataclass(frozen=True, slots=True)
class Protokollsbild:
    """A särskilt protokoll with its decisions by day; ``delegater`` are code and meaning, in the order they occur.

    ``kedja`` is the log's link at the justering, ``anslagssak`` what there is to announce (None until then).
    """

    nämnd: str
    nr: int
    datum: date
    av: str = ""
    titel: str = ""
    justerat: date | None = None
    anteckning: str = ""
    beslut: tuple[Protokollsbeslut, ...] = ()
    delegater: tuple[tuple[str, str], ...] = ()
    kedja: str = ""
    låst: bool = False
    anslagssak: Anslagssak | None = None
    id: int | None = None

    @property
    def nummer(self) -> str:
        """ "2026:3"."""
        return f"{self.datum.year}:{self.nr}"

    @property
    def namn(self) -> str:
        """How it is spoken of."""
        return f"Särskilt protokoll {self.nummer}"


def läge_i_ord(p: Protokollsbild, idag: date) -> str:
    """Where it stands, for a list: "Utkast", "Ska anslås senast 2026-11-15", "Anslaget till 2026-12-04" …"""
    if p.anslagssak is None:
        return "Utkast"
    a, senast, nu = p.anslagssak.gällande, p.anslagssak.senast.isoformat(), läge(p.anslagssak, idag)
    if a is None:
        return f"Skulle ha anslagits {senast}" if nu is Anslagsläge.FÖR_SENT else f"Ska anslås senast {senast}"
    match nu:
        case Anslagsläge.UPPE:
            text = f"Anslaget till {(a.ned_tidigast - timedelta(days=1)).isoformat()}"
        case Anslagsläge.KAN_TAS_NED:
            text = f"Kan tas ned från {a.ned_tidigast.isoformat()}"
        case Anslagsläge.FÖR_TIDIGT:
            text = "Nedtaget för tidigt"
        case _:
            text = f"Nedtaget {(a.nedtaget or a.ned_tidigast).isoformat()}"
    return text


# --- which decisions go together ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kandidat:
    """A decision that needs a protocol."""

    id: int
    datum: date
    delegat: str
    beslutsfattare: str = ""


@dataclass(frozen=True, slots=True)
class Förslag:
    """Decisions that may share a protocol: all of one delegate that have none, or those of one day."""

    delegat: str
    beslutsfattare: str
    från: date
    till: date
    beslut: tuple[int, ...]

    @property
    def namn(self) -> str:
        """ "EC (Maria Lund), 2026-12-01–2026-12-08, 3 beslut"."""
        vem = self.delegat or "Utan angiven delegat"
        if self.beslutsfattare:
            vem = f"{self.delegat} ({self.beslutsfattare})" if self.delegat else self.beslutsfattare
        dagar = self.från.isoformat()
        if self.till != self.från:
            dagar += f"–{self.till.isoformat()}"
        return f"{vem}, {dagar}, {len(self.beslut)} beslut"


def föreslå(kandidater: Iterable[Kandidat]) -> tuple[Förslag, ...]:
    """Per delegate (and person): first all of them, then each day where there are several; by code, then by day."""
    av: dict[tuple[str, str], list[Kandidat]] = {}
    for k in sorted(kandidater, key=lambda k: (k.datum, k.id)):
        av.setdefault((k.delegat, k.beslutsfattare), []).append(k)
    ut: list[Förslag] = []
    for (delegat, person), rader in sorted(av.items(), key=lambda r: tuple(map(svenska.sorteringsnyckel, r[0]))):
        dagar: dict[date, list[Kandidat]] = {}
        for k in rader:
            dagar.setdefault(k.datum, []).append(k)
        grupper = [rader, *(dagar.values() if len(dagar) > 1 else ())]
        ut += [Förslag(delegat, person, g[0].datum, g[-1].datum, tuple(k.id for k in g)) for g in grupper]
    return tuple(ut)


# --- what it must have ----------------------------------------------------------------------------------------------


def _plats(p: Protokollsbild, fält: str = "") -> Plats:
    return Plats("sarskilt_protokoll", p.id, fält, text=p.nummer)


def granska_protokoll(p: Protokollsbild, nu: Läge) -> Iterator[Påpekande]:
    """What one protocol lacks, and what in it may be wrong. Of a justerat one only what a rättelse can tell."""
    if not p.låst:
        yield from _ofullständigt(p)
    yield from _dagar(p, nu)
    yield from _hör_inte_hit(p)
    if p.anslagssak is not None:
        yield from granska_anslag(p.anslagssak, nu.idag)


def _ofullständigt(p: Protokollsbild) -> Iterator[Påpekande]:
    """What stops it from being justerat."""
    if not p.beslut:
        yield fel(
            "DEL-eget-tomt",
            f"{p.namn} har inga beslut.",
            "Lägg till besluten som protokollet gäller, eller ta tillbaka det.",
            plats=_plats(p),
            lagrum="KL 7:8",
        )
    for b in p.beslut:
        if not (b.sekretess or b.vad or b.text):
            yield fel(
                "DEL-eget-utan-text",
                f"{b.namn} i {svenska.i_löptext(p.namn)} säger inte vad som beslutades.",
                "Skriv ärendet eller beslutet på fliken Beslut.",
                plats=Plats("delegationsbeslut", b.id, "rubrik", text=b.namn.removeprefix("Beslutet ")),
                lagrum="KL 7:8",
            )
    if not p.av.strip():
        yield fel(
            "DEL-eget-utan-namn",
            f"{p.namn} saknar namnet på den som undertecknar.",
            "Skriv vem som beslutade, eller vem nämnden har utsett.",
            plats=_plats(p, "av"),
            lagrum="KL 7:8",
        )


def _dagar(p: Protokollsbild, nu: Läge) -> Iterator[Påpekande]:
    senast = max((b.datum for b in p.beslut), default=None)
    slut = p.justerat or p.datum
    if senast is not None and senast > slut:
        vad = "justerat" if p.justerat else "uppsatt"
        yield varning(
            "DEL-eget-dag",
            f"{p.namn} är {vad} {slut.isoformat()}, före beslutet {senast.isoformat()}.",
            "Kontrollera dagarna.",
            plats=_plats(p, "datum"),
        )
    if p.justerat is None and p.beslut:
        dagar = (nu.idag - p.datum).days
        sen = f" sedan {svenska.antal(dagar, 'dag', 'dagar')}" if dagar > 0 else ""
        yield tips(
            UTKAST,
            f"{p.namn} är ett utkast{sen} och är inte justerat.",
            "Justera och anslå det: först då börjar tiden för överklagande.",
            plats=_plats(p, "justerat"),
            lagrum="KL 7:8",
        )


def _hör_inte_hit(p: Protokollsbild) -> Iterator[Påpekande]:
    koder = list(dict.fromkeys((b.delegat, b.beslutsfattare) for b in p.beslut if not b.sekretess))
    if len({k for k, _ in koder if k}) > 1:
        yield varning(
            "DEL-eget-flera",
            f"{p.namn} har beslut av {svenska.uppräkning(list(dict.fromkeys(k for k, _ in koder if k)))}.",
            "Sätt upp ett protokoll för var och en, om inte nämnden har utsett någon att underteckna för alla.",
            plats=_plats(p),
            lagrum="KL 7:8",
        )
    for b in p.beslut:
        if b.besvär:
            skäl, råd = "överklagas genom förvaltningsbesvär", "Det behöver inte föras särskilt; en pärm räcker."
        elif b.anmält is not None or b.anmäls:
            skäl = f"anmäldes {b.anmält.isoformat()}" if b.anmält else "ska anmälas enligt delegationsordningen"
            råd = "Ett beslut som anmäls behöver inget eget protokoll."
        else:
            continue
        yield tips(
            "DEL-eget-behovs-inte", f"{b.namn} i {svenska.i_löptext(p.namn)} {skäl}.", råd, plats=_plats(p),
            lagrum="KL 7:8",
        )  # fmt: skip
