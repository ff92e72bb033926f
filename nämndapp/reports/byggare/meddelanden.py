"""Meddelanden: what is reported to the nämnd, as the paper under the item."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nämndapp.bas import svenska
from nämndapp.models import Meddelandepost, Sammanträde
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare.kallelse import sidhuvud


def meddelanden(sammanträde: Sammanträde, poster: Sequence[Meddelandepost], *, sedan: date | None = None) -> d.Dokument:
    """Dnr · Meddelande in order. ``sedan``: the nämnd's last meeting, since which they have been collected.

    Needs loaded: nämnd with kommun.
    """
    s, stil = sammanträde, g.husstil(sammanträde.nämnd)
    organ = s.nämnd.namn if s.nämnd else ""
    titel = f"Meddelanden till {g.i_löptext(organ)}" if organ else "Meddelanden"
    period = f"sedan sammanträdet {g.dag(sedan, stil)}" if sedan else ""
    med_datum = any(p.datum for p in poster)
    kolumner = [g.kolumn("Dnr", 2.2), g.kolumn("Meddelande", 7)]
    if med_datum:
        kolumner.insert(1, g.kolumn("Datum", 1.5))
    rader = tuple(_rad(p, stil_datum=med_datum) for p in poster)
    block: tuple[d.Block, ...] = (
        g.rubrik(1, titel),
        g.nyckelvärden([("Sammanträde", g.datum_och_tid(s.datum, s.starttid, stil)), ("Inkomna", period)]),
    )
    tomt: d.Block = g.stycke("Inga meddelanden.")
    return d.Dokument(
        titel=f"{titel} {svenska.datum_kort(s.datum)}",
        block=(*block, d.Tabell(tuple(kolumner), rader) if rader else tomt),
        huvud=sidhuvud(s, "Meddelanden", g.dag(s.datum, stil), stil),
        datum=g.iso(s.datum),
        ämne=f"Meddelanden till sammanträde {svenska.datum_kort(s.datum)}",
    )


def _rad(p: Meddelandepost, *, stil_datum: bool) -> d.Rad:
    """A message in one row, its bullets below it in the same cell, indented as they are nested."""
    första, *under = p.text.splitlines() or [""]
    rader = [första, *(_punkt(rad) for rad in under if rad.strip())]
    datum = [g.iso(p.datum)] if stil_datum else []
    text = "\n".join(g.bind(" ".join(rad.split(" "))) for rad in rader)
    return d.Rad((*(d.Cell(g.rad(t)) for t in (p.diarienummer or "", *datum)), d.Cell((d.Run(text),))))


def _punkt(rad: str) -> str:
    djup = (len(rad) - len(rad.lstrip())) // 2
    return f"{svenska.FAST_MELLANSLAG * (3 * djup)}– {rad.strip().lstrip('-•–* ').strip()}"
