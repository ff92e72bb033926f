"""A simple register of ärenden (OSL 5:1–2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nämndapp.bas import svenska
from nämndapp.models import Nämnd, Ärende
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g


def diarieförteckning(ärenden: Sequence[Ärende], nämnd: Nämnd | None, *, datum: date | None = None) -> d.Dokument:
    """Diarienummer · Registrerat · Ärende · Handläggare · Status, by number; only the public title is printed.

    Needs loaded: nämnd with kommun. ``datum`` is the day of the list.
    """
    stil = g.husstil(nämnd)
    titel = f"Diarieförteckning för {g.i_löptext(nämnd.namn)}" if nämnd else "Diarieförteckning"
    ordnade = sorted(ärenden, key=_nyckel)
    kolumner = (
        g.kolumn("Diarienummer", 1.6),
        g.kolumn("Registrerat", 1.3),
        g.kolumn("Ärende", 5.5),
        g.kolumn("Handläggare", 2.2),
        g.kolumn("Status", 1.6),
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
    )


def _nyckel(ä: Ärende) -> tuple[bool, tuple[tuple[int, int, str], ...], date]:
    return (not ä.diarienummer, svenska.sorteringsnyckel(ä.diarienummer or ""), ä.registrerat)
