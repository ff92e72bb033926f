"""The anslag of what has been justerat: when it must be up, how long it must stand, and what went wrong.

Sources: KL 8:10 and 8:12 (announced at latest the second day after the justering, up for the whole time for appeal),
KL 13:5 (three weeks from the day it was announced), lag (1930:173) 1–2 §§ (same weekday; not on a day of rest). The
calendar never says that a decision has vunnit laga kraft (law correction 3), only that the time has run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from nämndapp.bas.helgdagar import nästa_arbetsdag
from nämndapp.bas.papekande import Nivå, Plats, Påpekande
from nämndapp.bas.svenska import datum_kort, versal
from nämndapp.models import Anslag

ANSLAG_DAGAR = 2  # KL 8:12
ÖVERKLAGANDEVECKOR = 3  # KL 13:5
HISTORIA = timedelta(days=120)  # what was justerat longer ago and has nothing noted is from before the program


def anslås_senast(justerat: date) -> date:
    """The second calendar day after the justering (KL 8:12); whether lag 1930:173 extends it is not settled, so not."""
    return justerat + timedelta(days=ANSLAG_DAGAR)


def sista_överklagandedag(uppsatt: date) -> date:
    """Same weekday three weeks after it was put up, or the next working day (KL 13:5; lag 1930:173 1–2 §§)."""
    return nästa_arbetsdag(uppsatt + timedelta(weeks=ÖVERKLAGANDEVECKOR))


def får_tas_ned(uppsatt: date) -> date:
    """The first day that it may be gone: the day after the time for appeal."""
    return sista_överklagandedag(uppsatt) + timedelta(days=1)


class Anslagsläge(StrEnum):
    """Where something that is to be announced stands, in the words of the window."""

    SKA_UPP = "ska sättas upp"
    FÖR_SENT = "inte uppsatt i tid"
    UPPE = "sitter uppe"
    KAN_TAS_NED = "kan tas ned"
    NEDTAGET = "nedtaget"
    FÖR_TIDIGT = "nedtaget för tidigt"


@dataclass(frozen=True, slots=True)
class Anslagssak:
    """What is to be announced on its own: a protocol, §§ that were justerade at once, or a särskilt protokoll.

    ``namn`` begins a sentence ("Protokollet", "§§ 104–105"); ``paragrafer`` are ids, empty for the whole. ``anslag``
    are those of it, in the order in which they were put up: more than one when it had to be put up again.
    """

    namn: str
    justerat: date
    paragrafer: tuple[int, ...] = ()
    anslag: tuple[Anslag, ...] = ()
    plats: Plats = field(default_factory=Plats)
    sammanträde_id: int | None = None
    särskilt_protokoll_id: int | None = None

    @property
    def senast(self) -> date:
        """The last day to put it up."""
        return anslås_senast(self.justerat)

    @property
    def gällande(self) -> Anslag | None:
        """The anslag that the time for appeal runs from: the one that was put up last."""
        return self.anslag[-1] if self.anslag else None

    @property
    def flera(self) -> bool:
        """Is ``namn`` a plural (§§)?"""
        return self.namn.startswith("§§")


def i_tur(anslag: Sequence[Anslag]) -> tuple[Anslag, ...]:
    """As they were put up."""
    return tuple(sorted(anslag, key=lambda a: (a.uppsatt, a.id or 0)))


def läge(sak: Anslagssak, idag: date) -> Anslagsläge:
    """Where it stands on a day."""
    a = sak.gällande
    if a is None:
        return Anslagsläge.SKA_UPP if idag <= sak.senast else Anslagsläge.FÖR_SENT
    if a.nedtaget is not None:
        return Anslagsläge.FÖR_TIDIGT if a.nedtaget < a.ned_tidigast else Anslagsläge.NEDTAGET
    return Anslagsläge.UPPE if idag < a.ned_tidigast else Anslagsläge.KAN_TAS_NED


def läge_i_ord(sak: Anslagssak, idag: date) -> str:
    """The same as a sentence or two: what is, and until when."""
    a, nu = sak.gällande, läge(sak, idag)
    if a is None:
        if nu is Anslagsläge.SKA_UPP:
            return f"Justeringen ska anslås senast {_när(sak.senast, idag)}."
        return f"Justeringen skulle ha anslagits senast {datum_kort(sak.senast)}. Sätt upp anslaget så snart det går."
    uppe, ned = f"Uppsatt {datum_kort(a.uppsatt)}", datum_kort(a.ned_tidigast)
    if a.nedtaget is not None:
        if nu is Anslagsläge.NEDTAGET:
            return f"{uppe}, nedtaget {datum_kort(a.nedtaget)}."
        return (
            f"Nedtaget {datum_kort(a.nedtaget)}, men fick tas ned tidigast {ned}: tiden för laglighetsprövning har "
            "inte löpt ut. Sätt upp det igen."
        )
    if nu is Anslagsläge.UPPE:
        return f"{uppe}. Ska sitta uppe till och med {_när(a.ned_tidigast - timedelta(days=1), idag)}."
    return f"{uppe}. Tiden för laglighetsprövning har gått, och anslaget kan tas ned från och med {ned}."


def _när(dag: date, idag: date) -> str:
    ord_ = {0: " (i dag)", 1: " (i morgon)"}.get((dag - idag).days, "")
    return f"{datum_kort(dag)}{ord_}"


def granska_anslag(sak: Anslagssak, idag: date) -> Iterator[Påpekande]:
    """What is found on a day: missing, late, before the justering, down too early. Nothing of it stops a paper."""
    if not sak.anslag:
        yield _saknas(sak, idag)
        return
    första = sak.anslag[0]
    if första.uppsatt > sak.senast:
        yield Påpekande(
            "ANS-sent",
            Nivå.VARNING,
            f"{sak.namn} justerades {datum_kort(sak.justerat)} och skulle ha anslagits senast "
            f"{datum_kort(sak.senast)}, men anslogs {datum_kort(första.uppsatt)}.",
            "KL 8:12",
            sak.plats,
            "Överklagandetiden räknas från dagen då anslaget kom upp. Skriv gärna en anteckning om varför.",
        )
    for a in sak.anslag:
        yield from _om_dagarna(sak, a)
    yield from _om_nedtagning(sak, idag)


def _saknas(sak: Anslagssak, idag: date) -> Påpekande:
    sen, eget = idag > sak.senast, bool(sak.paragrafer)
    hur = " omedelbart" if eget else ""
    ska = "skulle ha fått ett eget anslag" if eget else "skulle ha anslagits"
    if not sen:
        ska = "ska ha ett eget anslag" if eget else "ska anslås"
    return Påpekande(
        "ANS-omedelbart-saknas" if eget else "ANS-saknas",
        Nivå.VARNING if sen and idag <= sak.senast + HISTORIA else Nivå.TIPS,
        f"{sak.namn} justerades{hur} {datum_kort(sak.justerat)} och {ska} senast {datum_kort(sak.senast)}."
        + (" Inget anslag är antecknat." if sen else ""),
        "KL 8:12",
        sak.plats,
        "Sätt upp anslaget, eller anteckna dagen om det redan sitter uppe.",
    )


def _om_dagarna(sak: Anslagssak, a: Anslag) -> Iterator[Påpekande]:
    if a.uppsatt < sak.justerat:
        yield Påpekande(
            "ANS-fore-justering",
            Nivå.VARNING,
            f"Anslaget sattes upp {datum_kort(a.uppsatt)}, före justeringen {datum_kort(sak.justerat)}.",
            "KL 8:12",
            sak.plats,
            "Rätta dagen, eller sätt upp ett nytt anslag: det är justeringen som tillkännages.",
        )
    elif a.justerat != sak.justerat:
        yield Påpekande(
            "ANS-annan-dag",
            Nivå.VARNING,
            f"Anslaget säger att {i_mening(sak.namn)} justerades {datum_kort(a.justerat)}, men det gjordes "
            f"{datum_kort(sak.justerat)}.",
            "KL 8:12",
            sak.plats,
            "Rätta dagen i anslaget.",
        )
    if a.ned_tidigast < får_tas_ned(a.uppsatt):
        yield Påpekande(
            "ANS-for-kort",
            Nivå.VARNING,
            f"Anslaget säger att det tas ned {datum_kort(a.ned_tidigast)}, men det får tas ned tidigast "
            f"{datum_kort(får_tas_ned(a.uppsatt))}.",
            "KL 13:5",
            sak.plats,
            "Låt det sitta uppe under hela överklagandetiden, tre veckor.",
        )


def _om_nedtagning(sak: Anslagssak, idag: date) -> Iterator[Påpekande]:
    sista = sak.anslag[-1]
    tidigast = max(sista.ned_tidigast, får_tas_ned(sista.uppsatt))
    if sista.nedtaget is not None and sista.nedtaget < tidigast:
        yield Påpekande(
            "ANS-ned-for-tidigt",
            Nivå.VARNING,
            f"Anslaget togs ned {datum_kort(sista.nedtaget)} men skulle ha suttit uppe till och med "
            f"{datum_kort(tidigast - timedelta(days=1))}. Tiden för laglighetsprövning har inte löpt ut.",
            "KL 8:12",
            sak.plats,
            "Sätt upp anslaget igen: tiden räknas då från den nya dagen.",
        )
    elif sista.nedtaget is None and idag >= tidigast:
        yield Påpekande(
            "ANS-kan-tas-ned",
            Nivå.TIPS,
            f"Anslaget från {datum_kort(sista.uppsatt)} kan tas ned från och med {datum_kort(tidigast)}.",
            "KL 8:12",
            sak.plats,
            "Anteckna dagen när det har tagits ned.",
        )


def i_mening(namn: str) -> str:
    """The name inside a sentence: "protokollet", "§§ 104–105"."""
    return namn if namn.startswith("§") else namn[:1].lower() + namn[1:]


def rubrik(sak: Anslagssak) -> str:
    """ "Anslag för protokollet", "Anslag för §§ 104–105"."""
    return versal(f"anslag för {i_mening(sak.namn)}")
