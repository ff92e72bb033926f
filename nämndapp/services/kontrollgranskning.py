"""The rules of internal control with what lies around the plan: last year's plan and the year's workshop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlmodel import Session

from nämndapp.bas.papekande import Påpekande
from nämndapp.models import Internkontrollplan, Riskanalys
from nämndapp.rules import granska as regler
from nämndapp.services import osparat
from nämndapp.services.internkontrolluppgifter import PlanUppgifter, WorkshopUppgifter
from nämndapp.storage import internkontrollurval, planer, urval


def granskad_plan(session: Session, plan: Internkontrollplan, idag: date) -> list[Påpekande]:
    """A plan that is loaded with ``planer.ladda_internkontrollplan``, or built of what is being typed."""
    förra = next((r[0] for r in urval.planer(session, plan.nämnd_id) if r[2] < plan.år), None)
    workshop = next((r[0] for r in internkontrollurval.workshoppar(session, plan.nämnd_id) if r[2] == plan.år), None)
    return regler.granska_plan(
        plan,
        idag,
        förra_planen=planer.ladda_internkontrollplan(session, förra) if förra is not None else None,
        workshop=planer.ladda_workshop(session, workshop) if workshop is not None else None,
        förra_skalan=internkontrollurval.förra_skalan(session, plan.nämnd_id, plan.år),
    )


def granskad_riskanalys(session: Session, analys: Riskanalys, idag: date) -> list[Påpekande]:
    """An analysis that is loaded, or built of what is being typed."""
    förra = internkontrollurval.förra_skalan(session, analys.nämnd_id, analys.år)
    return regler.granska_riskanalys(analys, idag, förra_skalan=förra)


def osparad_plan(session: Session, uppgifter: PlanUppgifter, id_: int | None, idag: date) -> list[Påpekande]:
    """A plan as it is being typed."""
    analys = planer.ladda_riskanalys(session, uppgifter.riskanalys_id) if uppgifter.riskanalys_id is not None else None
    session.expunge_all()
    return granskad_plan(session, osparat.plan(uppgifter, id_, analys), idag)


def osparad_workshop(uppgifter: WorkshopUppgifter, id_: int | None, idag: date) -> list[Påpekande]:
    """A workshop as it is being typed."""
    return regler.granska_workshop(osparat.workshop(uppgifter, id_), idag)


def årets_påpekanden(
    session: Session, nämnd_id: int, år: int | None, idag: date
) -> Iterator[tuple[str, list[Påpekande]]]:
    """All that the nämnd has of internal control that year (None: every year), each with its name."""
    planernas: set[int | None] = set()
    for rad in urval.planer(session, nämnd_id):
        if år is None or rad[2] == år:
            plan = planer.ladda_internkontrollplan(session, rad[0])
            planernas.add(plan.riskanalys_id)
            yield f"internkontrollplan {rad[2]}", granskad_plan(session, plan, idag)
    for rad in urval.riskanalyser(session, nämnd_id):
        if rad[0] not in planernas and (år is None or rad[2] == år):
            analys = planer.ladda_riskanalys(session, rad[0])
            yield f"riskanalys {rad[2]}", granskad_riskanalys(session, analys, idag)
    planår = {r[2] for r in urval.planer(session, nämnd_id)}
    for rad in internkontrollurval.workshoppar(session, nämnd_id):
        if rad[2] not in planår and (år is None or rad[2] == år):  # a year with a plan has left its workshop
            workshop = planer.ladda_workshop(session, rad[0])
            yield f"workshop {rad[2]}", regler.granska_workshop(workshop, idag)
