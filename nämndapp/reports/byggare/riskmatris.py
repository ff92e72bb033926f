"""The risk matrix of a paper: the picture, and under it the levels in words with the numbers of their risks."""

from __future__ import annotations

from nämndapp.bas import svenska
from nämndapp.models import Riskanalys
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.matrisbild import matrisbild
from nämndapp.rules import riskmatris
from nämndapp.rules.riskmatris import Förra, Matris, Nivåspann, nummerord
from nämndapp.rules.riskniva import risker_i_ordning


def matris(analys: Riskanalys, förra: Förra | None = None) -> Matris:
    """The content of an analysis' matrix. Needs loaded: risker."""
    return riskmatris.bygg(analys, [r for _, r in risker_i_ordning(analys)], förra)


def matrisblock(analys: Riskanalys, var: str, förra: Förra | None = None, *, rymlig: bool = False) -> list[d.Block]:
    """The picture, and under it in words: each level with its risks, what the numbers mean, which have moved.

    ``var`` is where each number is explained: "i bilagan". ``rymlig``: the picture has the page to itself.
    """
    m = matris(analys, förra)
    nivåer = " ".join(_nivå(n) for n in m.nivåer)
    hög = "" if analys.nivåer else "är höga och "
    delar = [
        f"Siffrorna är riskernas nummer; vilken risk varje nummer står för sägs {var}." if m.antal else "",
        "En ihålig siffra visar var en risk som har flyttat låg "
        f"{m.förra_året} ({nummerord(tuple(m.flyttade))})." if m.flyttade else "",
        f"Analysen {m.förra_året} gjordes i en annan skala, så flyttade risker visas inte." if m.annan_skala else "",
        f"Risker med riskvärde {analys.tröskel} eller högre {hög}ska ha kontrollmoment i planen.",
        f"Utanför matrisen: {nummerord(m.utanför)}." if m.utanför else "",
    ]  # fmt: skip
    bild: list[d.Block] = [matrisbild(m, rymlig=rymlig), g.stycke(nivåer)] if m.antal else []
    return [*bild, g.stycke(" ".join(filter(None, delar)), d.Stil.NOT)]


def _nivå(n: Nivåspann) -> str:
    """ "Hög (10–25): risk 1–4, 6, 7 och 9." """
    spann = f"{n.från}–{n.till}" if n.till > n.från else str(n.från)
    return f"{svenska.versal(n.nivå.ord)} ({spann}): {nummerord(n.nummer) if n.nummer else 'ingen risk'}."
