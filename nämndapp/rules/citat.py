"""Decisions that a paper cites, compared with those that the register has. Told, never corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nämndapp.bas import svenska
from nämndapp.bas.hanvisning import Beslutshänvisning, organnyckel, tolka
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Handling
from nämndapp.rules.lage import KäntBeslut, Läge, varning


def hitta(hänvisning: Beslutshänvisning, kända: Sequence[KäntBeslut]) -> KäntBeslut | None:
    """The § that is cited: same organ, day and number."""
    return next(
        (b for b in _av_organet(hänvisning, kända) if (b.datum, b.nummer) == (hänvisning.datum, hänvisning.paragraf)),
        None,
    )


def avvikelse(hänvisning: Beslutshänvisning, kända: Sequence[KäntBeslut]) -> str:
    """How the register differs from what is cited; "" when it agrees or has nothing to say."""
    egna = _av_organet(hänvisning, kända)
    if hitta(hänvisning, kända) is not None:
        return ""
    nummer = svenska.paragraf(hänvisning.paragraf)
    samma_nummer = [b for b in egna if b.nummer == hänvisning.paragraf and b.datum.year == hänvisning.datum.year]
    if samma_nummer:
        annan = samma_nummer[0]
        return f"{nummer} beslutades {annan.datum} och heter ”{annan.rubrik}”, men {hänvisning.datum} anges"
    samma_dag = sorted(b.nummer for b in egna if b.datum == hänvisning.datum)
    if samma_dag:
        return f"sammanträdet {hänvisning.datum} har {svenska.paragrafer(samma_dag)}, inte {nummer}"
    return ""


def _av_organet(hänvisning: Beslutshänvisning, kända: Sequence[KäntBeslut]) -> list[KäntBeslut]:
    nyckel = organnyckel(hänvisning.organ)
    return [b for b in kända if nyckel in b.organ]


def åberopade_beslut_stämmer(h: Handling, läge: Läge) -> Iterator[Påpekande]:
    """Beslutsunderlag that cites a § of a nämnd in the register with another day or number than it has there."""
    if h.skrivelse is None or läge.beslut is None:
        return
    for u in sorted(h.skrivelse.underlag, key=lambda u: u.ordning):
        hänvisning = tolka(u.text)
        if hänvisning is not None and (skillnad := avvikelse(hänvisning, läge.beslut)):
            yield varning(
                "SKR-underlag-annat-beslut",
                f"Beslutsunderlaget ”{u.text.strip()}” stämmer inte med registret: {skillnad}.",
                "Kontrollera datum och paragraf mot protokollet.",
                plats=Plats("handling", h.id, "underlag", text=h.rubrik),
                lagrum="FL 5",
            )
