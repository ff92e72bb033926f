"""The papers that the page Attest can show of a list."""

from __future__ import annotations

from collections.abc import Sequence

from nämndapp.services.attestuppgifter import AttestlistaVy, Attestlistrad
from nämndapp.ui.sida import Beställning

_TYP = {"attestlista": "Attestlistan", "attestratter": "Attesträtter per person",
        "attestpersoner": "Personer med attesträtt"}  # fmt: skip


def beställningar(vy: AttestlistaVy | None, listor: Sequence[Attestlistrad]) -> list[Beställning]:
    """The list first, then its changes against the one that it rests on, then what is sorted by person."""
    if vy is None:
        return []
    namn = f"{vy.uppgifter.år} version {vy.uppgifter.nummer}"
    alla = [Beställning(typ, f"{text} {namn}", {"lista_id": vy.id}) for typ, text in _TYP.items()]
    mot = next((r for r in listor if r.id == vy.uppgifter.bygger_på_id), None)
    if mot is not None:
        märkt = f"Attestlistan {namn} med ändringar mot {mot.år} version {mot.nummer}"
        alla.insert(1, Beställning("attestlista", märkt, {"lista_id": vy.id, "jämför_id": mot.id}))
    return alla


def markerad(vy: AttestlistaVy, mot: int) -> Beställning:
    """The list change-marked against another."""
    return Beställning("attestlista", "Ändringsmarkerad attestlista", {"lista_id": vy.id, "jämför_id": mot})
