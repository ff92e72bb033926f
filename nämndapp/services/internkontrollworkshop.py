"""The workshop: last year's controls gone through one by one before a new plan (seed 000 §6.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Workshopbeslut
from nämndapp.services import aggregat
from nämndapp.services.andring import Ändring
from nämndapp.services.internkontroll import PLAN, WORKSHOP
from nämndapp.services.internkontrolluppgifter import PlanUppgifter, WorkshopradUppgifter, WorkshopUppgifter
from nämndapp.storage import Databas, Enhet, internkontrollurval, urval


@dataclass(frozen=True, slots=True)
class Workshopprad:
    """A workshop in a list."""

    id: int
    version: int
    år: int
    rubrik: str
    datum: date | None
    antal_rader: int
    antal_behandlade: int


@dataclass(frozen=True, slots=True)
class WorkshopVy:
    """A workshop."""

    id: int
    version: int
    uppgifter: WorkshopUppgifter


def behandlad(rad: WorkshopradUppgifter) -> bool:
    """Has the nämnd said anything of the control?"""
    return rad.beslut is not Workshopbeslut.OBEHANDLAD or rad.ha_kvar or rad.revidera


def lista_workshoppar(db: Databas, nämnd_id: int) -> list[Workshopprad]:
    """The nämnd's workshops, the latest year first."""
    with db.läsning() as enhet:
        return [Workshopprad(*r) for r in internkontrollurval.workshoppar(enhet.session, nämnd_id)]


def hämta_workshop(db: Databas, id_: int) -> WorkshopVy:
    """A workshop with its rows."""
    with db.läsning() as enhet:
        rad = aggregat.hämta(enhet, WORKSHOP, id_)
        return WorkshopVy(id_, rad.version, WORKSHOP.läs(enhet.session, rad))


def spara_workshop(db: Databas, id_: int | None, uppgifter: WorkshopUppgifter, väntad_version: int | None) -> Ändring:
    """Saves a workshop with its rows."""
    with db.skrivning() as enhet:
        return aggregat.spara(enhet, WORKSHOP, id_, uppgifter, väntad_version)


def ta_bort_workshop(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes a workshop."""
    with db.skrivning() as enhet:
        return aggregat.ta_bort(enhet, WORKSHOP, id_, väntad_version)


def starta_workshop(db: Databas, nämnd_id: int, år: int, datum: date | None = None) -> Ändring:
    """A workshop for the plan of ``år`` with the latest earlier plan's controls, none of them treated.

    Raises Inmatningsfel when the year has one.
    """
    with db.skrivning() as enhet:
        if any(r[2] == år for r in internkontrollurval.workshoppar(enhet.session, nämnd_id)):
            raise Inmatningsfel(f"Det finns redan en workshop för {år}.", "Öppna den i stället.")
        förra = förra_planen(enhet, nämnd_id, år)
        rader = rader_ur(förra) if förra else ()
        ny = WorkshopUppgifter(nämnd_id, år, f"Workshop om intern kontroll {år}", datum, rader=rader)
        return aggregat.spara(enhet, WORKSHOP, None, ny, None)


def förra_planen(enhet: Enhet, nämnd_id: int, år: int) -> PlanUppgifter | None:
    """The latest plan of an earlier year; None when there is none."""
    id_ = next((r[0] for r in urval.planer(enhet.session, nämnd_id) if r[2] < år), None)
    return None if id_ is None else PLAN.läs(enhet.session, aggregat.hämta(enhet, PLAN, id_))


def rader_ur(plan: PlanUppgifter) -> tuple[WorkshopradUppgifter, ...]:
    """A row for each control of the plan."""
    return tuple(
        WorkshopradUppgifter(k.kontroll, kategori=k.kategori, nr=nr, kontroll_id=k.id)
        for nr, k in enumerate(plan.kontroller, 1)
    )


def med_beslut(rad: WorkshopradUppgifter, beslut: Workshopbeslut) -> WorkshopradUppgifter:
    """The row with a choice; "behålls" ticks "ha kvar", a removal unticks what says the contrary."""
    if beslut is Workshopbeslut.BEHÅLLS:
        return replace(rad, beslut=beslut, ha_kvar=True, osäker=False)
    if beslut in {Workshopbeslut.TAS_BORT, Workshopbeslut.OBEHANDLAD}:
        return replace(rad, beslut=beslut, ha_kvar=False, revidera=False, osäker=False)
    return replace(rad, beslut=beslut, osäker=False)
