"""The evidence of a control that the program has performed on its own data: what was looked at and what it showed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nämndapp.models import Nämnd
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare import gemensamt as g
from nämndapp.reports.byggare import kontrollgemensamt as k_
from nämndapp.rules.inbyggd_kontroll import Granskad


@dataclass(frozen=True, slots=True)
class Kontrollunderlag:
    """``metod`` says how the program looked; ``från``–``till`` the days of the period."""

    kontroll: str
    metod: str
    från: date
    till: date
    rader: Sequence[Granskad]


def kontrollunderlag(underlag: Kontrollunderlag, nämnd: Nämnd | None, datum: date) -> d.Dokument:
    """Needs loaded: nämnd with kommun."""
    stil = g.husstil(nämnd)
    titel = f"Underlag till intern kontroll: {underlag.kontroll}"
    fel = [r for r in underlag.rader if not r.rätt]
    period = f"{g.dag(underlag.från, stil)} – {g.dag(underlag.till, stil)}"
    block: list[d.Block] = [
        g.rubrik(1, titel),
        g.nyckelvärden(
            [("Period", period), ("Kontrollerat", g.dag(datum, stil)), ("Metod", underlag.metod),
             ("Granskade", str(len(underlag.rader))), ("Avvikelser", str(len(fel)))]
        ),
    ]  # fmt: skip
    if not underlag.rader:
        block.append(g.stycke("Det fanns inget att granska under perioden."))
    for rubrik, rader in (("Avvikelser", fel), ("Granskat utan avvikelse", [r for r in underlag.rader if r.rätt])):
        if rader:
            kolumner = (g.kolumn("Granskat", 5), g.kolumn("Fynd", 5), g.kolumn("Bedömning", 1.6))
            tabell = d.Tabell(kolumner, tuple(_rad(r) for r in rader))
            block.append(d.Håll((g.rubrik(2, rubrik), tabell)) if len(rader) < 12 else g.rubrik(2, rubrik))
            if len(rader) >= 12:
                block.append(tabell)
    return k_.papper(nämnd, titel, "Kontrollunderlag", block, datum=datum)


def _rad(r: Granskad) -> d.Rad:
    ord_, ton = ("utan avvikelse", "grön") if r.rätt else ("avvikelse", "röd")
    return d.Rad((d.Cell(g.rad(r.vad), rubrik=True), d.Cell(g.rad(r.fynd)), d.Cell(g.rad(ord_), ton=ton)))
