"""The papers of a year of internal control, as the window orders them."""

from __future__ import annotations

from nämndapp.services.internkontrollar import Kontrollår
from nämndapp.ui.sida import Beställning


def årets_papper(året: Kontrollår, steg: str) -> list[Beställning]:
    """What there is to print, the papers of the step that is shown first."""
    alla = (
        ("Workshop", "riskunderlag", "Underlag till riskanalys", "workshop_id", året.workshop_id),
        ("Riskanalys", "riskanalys", "Riskanalys", "riskanalys_id", året.riskanalys_id),
        ("Plan", "internkontrollplan", "Internkontrollplan", "plan_id", året.plan_id),
        ("Uppföljning", "internkontrollrapport", "Uppföljning av internkontrollplan", "plan_id", året.plan_id),
        ("Uppföljning", "internkontrollarsrapport", "Årsrapport om intern kontroll", "plan_id", året.plan_id),
    )
    ordning = sorted(alla, key=lambda p: p[0] != steg)
    return [Beställning(typ, f"{namn} {året.år}", {val: id_}) for _, typ, namn, val, id_ in ordning if id_ is not None]
