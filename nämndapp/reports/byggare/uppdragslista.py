"""Uppdragslista: uppdrag · § · ansvarig · återrapport senast · läge (design: papers)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from nämndapp.models import Bevakning, Bevakningsläge, Bevakningsslag, Nämnd
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g

_ÖPPNA = (Bevakningsläge.ÖPPEN, Bevakningsläge.PÅGÅR)


def uppdragslista(
    bevakningar: Sequence[Bevakning],
    nämnd: Nämnd | None,
    *,
    datum: date | None = None,
    källor: Mapping[int, str] | None = None,
) -> d.Dokument:
    """The nämnd's uppdrag, those that are open first; the secretary's own reminders are no part of the paper.

    ``datum`` is the day of the list: what should have been reported before it is marked "försenat". ``källor`` are the
    §§ by the uppdrag's id, where they are called something else now than when they were written down. Needs loaded:
    nämnd with kommun.
    """
    stil = g.husstil(nämnd)
    titel = f"Uppdragslista för {g.i_löptext(nämnd.namn)}" if nämnd else "Uppdragslista"
    uppdrag = [b for b in bevakningar if b.slag is Bevakningsslag.UPPDRAG]
    kolumner = (
        g.kolumn("Uppdrag", 4.6),
        g.kolumn("Beslut", 2.2),
        g.kolumn("Ansvarig", 2.0),
        g.kolumn("Återrapport senast", 1.8),
        g.kolumn("Läge", 1.8),
    )
    rader: list[d.Rad] = []
    for rubrik, valda in (
        ("Pågående uppdrag", [b for b in uppdrag if b.läge in _ÖPPNA]),
        ("Redovisade och avslutade uppdrag", [b for b in uppdrag if b.läge not in _ÖPPNA]),
    ):
        if valda:
            rader.append(g.grupprad(rubrik, len(kolumner)))
            rader += [_rad(b, datum, nämnd, (källor or {}).get(b.id or 0, b.källa)) for b in valda]
    block: list[d.Block] = [
        g.rubrik(1, titel),
        d.Tabell(kolumner, tuple(rader)) if rader else g.stycke("Nämnden har inga uppdrag att följa upp."),
    ]
    rutor = g.fältrutor(
        [("Dokumenttyp", g.dokumenttyp("Uppdragslista", stil)), ("Datum", g.dag(datum, stil))], tomma=False
    )
    return d.Dokument(
        titel=titel,
        block=tuple(block),
        huvud=d.Sidhuvud(avsändare=g.avsändare(nämnd, med_organ=True), fält=rutor, följande=rutor),
        datum=g.iso(datum),
        ämne="Uppdragslista",
        liggande=True,
    )


def _rad(b: Bevakning, datum: date | None, nämnd: Nämnd | None, källa: str) -> d.Rad:
    stil = g.husstil(nämnd)
    senast = b.återrapport_senast
    försenat = b.läge in _ÖPPNA and senast is not None and datum is not None and senast < datum
    text = f"{b.text} ({b.anteckning})" if b.anteckning.strip() else b.text
    return d.Rad(
        (
            d.Cell(g.rad(text)),
            d.Cell(g.rad(källa or g.dag(b.beslutat, stil))),
            d.Cell(g.rad(b.ansvarig)),
            d.Cell(g.rad(g.dag(senast, stil))),
            d.Cell(g.rad(f"{b.läge.value}, försenat" if försenat else b.läge.value), ton="röd" if försenat else ""),
        )
    )
