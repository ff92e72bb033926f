"""A simple register of ärenden (OSL 5:1–2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nämndapp.bas import svenska
from nämndapp.models import Nämnd, Ärende
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g

_LÅNG_TITEL = 60  # characters that make many rows of an upright page's column
_LÅNGT_NAMN = 28


def diarieförteckning(ärenden: Sequence[Ärende], nämnd: Nämnd | None, *, datum: date | None = None) -> d.Dokument:
    """Diarienummer · Registrerat · Ärende · Handläggare · Status, by number; only the public title is printed.

    Needs loaded: nämnd with kommun. ``datum`` is the day of the list.
    """
    stil = g.husstil(nämnd)
    titel = f"Diarieförteckning för {g.i_löptext(nämnd.namn)}" if nämnd else "Diarieförteckning"
    ordnade = sorted(ärenden, key=_nyckel)
    liggande = any(len(ä.rubrik) > _LÅNG_TITEL or len(ä.handläggare) > _LÅNGT_NAMN for ä in ordnade)
    kolumner = (
        g.kolumn("Diarienummer", 1.6),
        g.kolumn("Registrerat", 1.4),
        g.kolumn("Ärende", 7.2 if liggande else 3.9),
        g.kolumn("Handläggare", 3.6 if liggande else 1.9),
        g.kolumn("Status", 2.9),
    )
    rader = tuple(
        g.datarad(ä.diarienummer or "", g.dag(ä.registrerat, stil), ä.rubrik, ä.handläggare, ä.status.value)
        for ä in ordnade
    )
    block: list[d.Block] = [
        g.rubrik(1, titel),
        d.Tabell(kolumner, rader) if rader else g.stycke("Det finns inga ärenden att förteckna."),
    ]
    rutor = g.fältrutor(
        [("Dokumenttyp", g.dokumenttyp("Diarieförteckning", stil)), ("Datum", g.dag(datum, stil))], tomma=False
    )
    return d.Dokument(
        titel=titel,
        block=tuple(block),
        huvud=d.Sidhuvud(avsändare=g.avsändare(nämnd, med_organ=True), fält=rutor, följande=rutor),
        datum=g.iso(datum),
        ämne="Diarieförteckning",
        liggande=liggande,
    )


def _nyckel(ä: Ärende) -> tuple[bool, tuple[tuple[int, int, str], ...], date]:
    return (not ä.diarienummer, svenska.sorteringsnyckel(ä.diarienummer or ""), ä.registrerat or date.min)
