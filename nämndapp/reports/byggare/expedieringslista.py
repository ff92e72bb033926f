"""Expedieringslista: which decision goes to whom, how, and when it was sent."""

from __future__ import annotations

from collections.abc import Sequence

from nämndapp.bas import svenska
from nämndapp.models import Sammanträde
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare.kallelse import sidhuvud
from nämndapp.reports.stil import Husstil
from nämndapp.rules.expediering import Paragrafutskick, Utskick

_KVAR = "inte skickat"


def expedieringslista(sammanträde: Sammanträde, paragrafer: Sequence[Paragrafutskick]) -> d.Dokument:
    """The §§ of the meeting that have recipients, what is left in words. Needs loaded: nämnd with kommun."""
    s = sammanträde
    stil = g.husstil(s.nämnd)
    kolumner = (
        g.kolumn("Mottagare", 4.2),
        g.kolumn("Sätt", 1.8),
        g.kolumn("Skickat", 1.9),
        g.kolumn("Delfången", 1.7),
        g.kolumn("Anteckning", 2.4),
    )
    rader: list[d.Rad] = []
    for p in paragrafer:
        rader.append(g.grupprad(f"{p.beteckning} {p.rubrik}", len(kolumner)))
        rader += [_rad(u, stil) for u in p.utskick]
    alla = [u for p in paragrafer for u in p.utskick]
    kvar = sum(u.skickat is None for u in alla)
    läge = (
        f"{svenska.antal(len(alla), 'utskick', 'utskick')}, {f'{kvar} kvar att skicka' if kvar else 'alla skickade'}."
    )
    block: list[d.Block] = [g.rubrik(1, f"Expedieringslista {svenska.datum_långt(s.datum)}")]
    if rader:
        block += [g.stycke(läge), d.Tabell(kolumner, tuple(rader))]
    else:
        block.append(g.stycke("Inget beslut har någon mottagare."))
    return d.Dokument(
        titel=f"Expedieringslista {g.i_löptext(s.nämnd.namn) if s.nämnd else ''} {g.iso(s.datum)}".replace("  ", " "),
        block=tuple(block),
        huvud=sidhuvud(s, "Expedieringslista", g.dag(s.datum, stil), stil),
        datum=g.iso(s.datum),
        ämne=f"Expedieringslista för sammanträde {g.iso(s.datum)}",
    )


def _rad(u: Utskick, stil: Husstil) -> d.Rad:
    namn = u.mottagare if u.vid_paragrafen else f"{u.mottagare} (står inte vid paragrafen)"
    skickat = d.Cell(g.rad(g.dag(u.skickat, stil) or _KVAR), ton="" if u.skickat else "gul")
    texter = (u.sätt.value, g.dag(u.delfången, stil), u.anteckning)
    sätt, delfången, anteckning = (d.Cell(g.rad(t)) for t in texter)
    return d.Rad((d.Cell(g.rad(namn), rubrik=True), sätt, skickat, delfången, anteckning))
