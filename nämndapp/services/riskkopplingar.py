"""Controls and risks seen from the riskanalys: which controls of the plan answer a risk. The plan stores it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from nämndapp.bas import svenska
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Risk
from nämndapp.services import aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.internkontroll import PLAN
from nämndapp.storage import Databas, internkontrollurval, urval

UTAN_PLAN = "Riskanalysen har ingen plan än. Skapa planen ur analysen först."


@dataclass(frozen=True, slots=True)
class Analyskontroller:
    """The controls of the analysis' plan in order, and for each risk the numbers (from 1) of those that answer it."""

    plan_id: int | None = None
    idn: tuple[int, ...] = ()
    texter: tuple[str, ...] = ()
    per_risk: dict[int, tuple[int, ...]] = field(default_factory=dict)


def analysens_kontroller(db: Databas, riskanalys_id: int) -> Analyskontroller:
    """Of the latest plan that rests on the analysis; empty when there is none."""
    with db.läsning() as enhet:
        planer = urval.planer_av(enhet.session, riskanalys_id)
        if not planer:
            return Analyskontroller()
        rader = internkontrollurval.kontrolltexter(enhet.session, planer[-1])
        nummer = {id_: nr for nr, (id_, _) in enumerate(rader, 1)}
        kopplade = urval.kontroller_per_risk(enhet.session, riskanalys_id)
    per_risk = {r: tuple(sorted(nummer[id_] for id_, _ in k if id_ in nummer)) for r, k in kopplade.items()}
    return Analyskontroller(planer[-1], tuple(id_ for id_, _ in rader), tuple(text for _, text in rader), per_risk)


def koppla_risk(db: Databas, risk_id: int, kontroller: Collection[int]) -> Ändring:
    """The controls with these ids answer the risk, no others of the plan; one undo takes it back.

    Raises Inmatningsfel when the risk's analysis has no plan.
    """
    with db.skrivning() as enhet:
        risk = enhet.hämta(Risk, risk_id)
        planer = urval.planer_av(enhet.session, risk.riskanalys_id)
        if not planer:
            raise Inmatningsfel("Riskanalysen har ingen plan än.", "Skapa planen ur analysen först.")
        plan = PLAN.läs(enhet.session, aggregat.hämta(enhet, PLAN, planer[-1]))
        nya = tuple(
            replace(k, risker=(*(r for r in k.risker if r != risk_id), *((risk_id,) if k.id in kontroller else ())))
            if (k.id in kontroller) != (risk_id in k.risker)
            else k
            for k in plan.kontroller
        )
        ändring = aggregat.spara(enhet, PLAN, planer[-1], replace(plan, kontroller=nya), None)
        nummer = [str(nr) for nr, k in enumerate(nya, 1) if k.id in kontroller]
        till = f"till kontrollmoment {svenska.uppräkning(nummer)}" if nummer else "från alla kontrollmoment"
        return replace(ändring, beskrivning=f"{'Kopplade' if nummer else 'Kopplade loss'} en risk {till}")
