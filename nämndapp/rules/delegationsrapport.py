"""What a report of delegation decisions holds: per delegate and law, utskott by §§, counts. Built once, printed thrice.

Where a decision is secret nothing is kept that tells who it is about: its own words, and the name of who decided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nämndapp.bas import svenska
from nämndapp.bas.manadsstatistik import Månadssiffra
from nämndapp.rules.delegationsbeslut import Utskottsbild


@dataclass(frozen=True, slots=True)
class Rapportbeslut:
    """A decision of the report. ``vad`` is its own heading, or the row's matter where it is secret."""

    datum: date
    delegat: str
    vad: str
    punkt_nr: str = ""
    diarienummer: str = ""
    nr: str = ""
    lag: str = ""
    lagrum: str = ""
    utfall: str = ""
    belopp: int | None = None
    brådskande: bool = False
    sekretess: str = ""  # the provision; "" is open
    besvär: bool = False


@dataclass(frozen=True, slots=True)
class Egetprotokoll:
    """A särskilt protokoll that was justerat since the last report: its number and how many decisions it has."""

    nummer: str
    justerat: date
    antal: int


@dataclass(frozen=True, slots=True)
class Rapport:
    """What is reported at a meeting. ``sedan`` is the day of the report before it; ``delegater`` code → meaning.

    ``egna`` and ``egna_utanför`` (decisions whose own protocol was made elsewhere) are not reported, only counted.
    """

    nämnd: str
    möte: date
    sedan: date | None = None
    beslut: tuple[Rapportbeslut, ...] = ()
    utskott: tuple[Utskottsbild, ...] = ()
    luckor: tuple[str, ...] = ()  # sentences on §§ that are missing
    delegater: tuple[tuple[str, str], ...] = ()
    siffror: tuple[Månadssiffra, ...] = ()
    egna: tuple[Egetprotokoll, ...] = ()
    egna_utanför: int = 0

    @property
    def tom(self) -> bool:
        """There is nothing to report."""
        return not (self.beslut or self.utskott)


INGA = "Inga beslut att anmäla har fattats på delegation sedan förra anmälan."
_FÅ = 3  # sums over fewer secret decisions say too much of each


def per_delegat(r: Rapport) -> dict[str, dict[str, list[Rapportbeslut]]]:
    """Delegate → law → decisions by date; urgent ones are not among them."""
    ut: dict[str, dict[str, list[Rapportbeslut]]] = {}
    vanliga = (b for b in r.beslut if not b.brådskande)
    for b in sorted(
        vanliga, key=lambda b: (svenska.sorteringsnyckel(b.delegat), svenska.sorteringsnyckel(b.lag), b.datum)
    ):
        ut.setdefault(b.delegat or "Utan angiven delegat", {}).setdefault(b.lag or "Övrigt", []).append(b)
    return ut


def antal_per_lagrum(beslut: Iterable[Rapportbeslut]) -> list[tuple[str, str, int, int | None]]:
    """Lag, lagrum, number of decisions, sum of amounts, by law.

    The sum is None when no decision has an amount, and where it would tell what one or two secret decisions gave.
    """
    grupper: dict[tuple[str, str], list[Rapportbeslut]] = {}
    for b in beslut:
        grupper.setdefault((b.lag, b.lagrum or "utan lagrum"), []).append(b)
    ut = []
    for (lag, lagrum), rader in sorted(
        grupper.items(), key=lambda g: (svenska.sorteringsnyckel(g[0][0]), svenska.sorteringsnyckel(g[0][1]))
    ):
        belopp = [b.belopp for b in rader if b.belopp is not None]
        avslöjar = len(belopp) < _FÅ and any(b.sekretess for b in rader)
        ut.append((lag, lagrum, len(rader), sum(belopp) if belopp and not avslöjar else None))
    return ut


def utfall(beslut: Iterable[Rapportbeslut]) -> Counter[str]:
    """How many of each outcome."""
    return Counter(b.utfall for b in beslut if b.utfall)


def paragrafrad(u: Utskottsbild) -> str:
    """ "Myndighetsutskottets protokoll 2016-12-14, §§ 268–283"."""
    spann = f"§§ {u.från}–{u.till}" if u.till > u.från else f"§ {u.från}"
    return f"{svenska.genitiv(svenska.versal(u.utskott))} protokoll {u.datum.isoformat()}, {spann}"


def egna_i_ord(r: Rapport) -> str:
    """What is not reported but put in protocols of its own (KL 6:40, 7:8), as a sentence; "" when there is none."""
    if not (r.egna or r.egna_utanför):
        return ""
    antal = sum(e.antal for e in r.egna) + r.egna_utanför
    vilka = [f"{e.nummer} ({e.antal} beslut, justerat {e.justerat.isoformat()})" for e in r.egna]
    if r.egna_utanför:
        vilka.append(f"protokoll som förs på annat sätt ({r.egna_utanför} beslut)")
    if r.egna and not r.egna_utanför:
        ord_ = "särskilt protokoll" if len(r.egna) == 1 else "särskilda protokoll"
    else:
        ord_ = "särskilda protokoll:" if r.egna else "särskilt protokoll:"
    har = "Ett beslut som inte anmäls har" if antal == 1 else f"{antal} beslut som inte anmäls har"
    return f"{har} förts i {ord_} {svenska.uppräkning(vilka)}."


def punkttext(r: Rapport) -> str:
    """The text of the item (``bas.textblock``): what is reported, without a word on individuals."""
    if r.tom:
        return " ".join(filter(None, [INGA, egna_i_ord(r)]))
    delar: list[str] = []
    if r.utskott:
        delar.append("\n".join(f"- {paragrafrad(u)}" for u in r.utskott))
    if brådskande := [b for b in r.beslut if b.brådskande]:
        delar.append("Brådskande beslut:\n" + "\n".join(f"- {_beslutsrad(b)}" for b in brådskande))
    for delegat, lagar in per_delegat(r).items():
        betydelse = dict(r.delegater).get(delegat, "")
        namn = f"{delegat} ({betydelse})" if betydelse and betydelse.casefold() != delegat.casefold() else delegat
        rader = [f"- {lag}: {len(b)} beslut ({_period(b)})" for lag, b in lagar.items()]
        delar.append(f"Beslut av {namn}:\n" + "\n".join(rader))
    if egna := egna_i_ord(r):
        delar.append(egna)
    return "\n\n".join(delar)


def _period(beslut: list[Rapportbeslut]) -> str:
    första, sista = min(b.datum for b in beslut), max(b.datum for b in beslut)
    return första.isoformat() if första == sista else f"{första.isoformat()}–{sista.isoformat()}"


def _beslutsrad(b: Rapportbeslut) -> str:
    if b.sekretess:
        return (
            f"{b.datum.isoformat()} {b.diarienummer} {b.lagrum} (omfattas av sekretess enligt {b.sekretess})".replace(
                "  ", " "
            )
        )
    return " ".join(filter(None, [b.datum.isoformat(), b.diarienummer, b.vad]))
