"""Tilläggslista: what has been changed since the list was sent (R6)."""

from __future__ import annotations

from datetime import datetime

from nämndapp.bas import svenska
from nämndapp.models import Sammanträde
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare.kallelse import HEMLIG_RUBRIK, sidhuvud
from nämndapp.rules.listan import Fryst, Listskillnad


def tilläggslista(
    sammanträde: Sammanträde,
    skillnad: Listskillnad,
    *,
    nummer: int = 1,
    tidpunkt: datetime | None = None,
    offentlig: bool = False,
) -> d.Dokument:
    """Added, changed and struck items and new papers. ``tidpunkt`` None: not published yet.

    Needs loaded: nämnd with kommun.
    """
    s, stil = sammanträde, g.husstil(sammanträde.nämnd)
    organ = s.nämnd.namn if s.nämnd else ""
    titel = f"Tilläggslista {nummer}"
    block: list[d.Block] = [
        g.rubrik(1, titel),
        g.nyckelvärden(
            [
                ("Organ", organ),
                ("Sammanträde", g.datum_och_tid(s.datum, s.starttid, stil)),
                ("Plats", s.plats),
                ("Publicerad", _när(tidpunkt)),
            ]
        ),
    ]

    def rubrik(rad: Fryst) -> str:
        return HEMLIG_RUBRIK if offentlig and rad.get("hemlig") else str(rad["rubrik"])

    for namn, rader in (
        ("Tillkommande ärenden", [(r, rubrik(r), _tillagd(r)) for r in skillnad.tillagda]),
        (
            "Ändrade ärenden",
            [
                (ä.rad, rubrik(ä.rad), "" if offentlig and ä.rad.get("hemlig") else svenska.versal("; ".join(ä.vad)))
                for ä in skillnad.ändrade
            ],
        ),
        ("Utgående ärenden", [(r, rubrik(r), "Utgår") for r in skillnad.strukna]),
        (
            "Kompletterande handlingar",
            [
                (h.rad, rubrik(h.rad), "" if offentlig and h.rad.get("hemlig") else "; ".join(h.papper))
                for h in skillnad.handlingar
            ],
        ),
    ):
        if rader:
            block += [g.rubrik(2, namn), _tabell(rader)]
    return d.Dokument(
        titel=f"{titel} {g.i_löptext(organ)} {svenska.datum_kort(s.datum)}",
        block=tuple(block),
        huvud=sidhuvud(s, "Tilläggslista", g.dag(tidpunkt.date() if tidpunkt else None, stil), stil),
        datum=g.iso(tidpunkt.date() if tidpunkt else s.datum),
        ämne=f"Tilläggslista till sammanträde {svenska.datum_kort(s.datum)}",
        märkning="" if tidpunkt else "Utkast – inte publicerad",
    )


def _när(tidpunkt: datetime | None) -> str:
    return f"{svenska.datum_kort(tidpunkt.date())} kl. {svenska.klockslag(tidpunkt.time())}" if tidpunkt else ""


def _tillagd(rad: Fryst) -> str:
    delar = [str(rad["typ"]).capitalize(), f"väckt av {rad['väckt_av']}" if rad.get("väckt_av") else ""]
    return ", ".join(filter(None, delar))


def _tabell(rader: list[tuple[Fryst, str, str]]) -> d.Tabell:
    kolumner = (
        g.kolumn("Nr", 0.8, "höger", siffror=True),
        g.kolumn("Ärende", 6),
        g.kolumn("Diarienummer", 2.4),
        g.kolumn("Anmärkning", 3.6),
    )
    return d.Tabell(
        kolumner,
        tuple(g.datarad(str(rad["nr"]), text, str(rad.get("diarienummer") or ""), not_) for rad, text, not_ in rader),
    )
