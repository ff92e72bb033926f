"""Riskanalys, workshop, internkontrollplan and the occasions on which its controls are made (KL 6:6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any, TypeVar

from sqlmodel import Session

from nämndapp.models import (
    Internkontrollplan,
    Internkontrollworkshop,
    Kontrollmoment,
    KontrollmomentRisk,
    Kontrolltillfälle,
    Risk,
    Riskanalys,
    Workshoprad,
)
from nämndapp.services import aggregat, radsamling
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring, ångra_delar, ångras_inom
from nämndapp.services.internkontrolluppgifter import (
    Kontrollkoppling,
    KontrolltillfälleUppgifter,
    KontrollUppgifter,
    PlanUppgifter,
    RiskanalysUppgifter,
    RiskUppgifter,
    TillfällenUppgifter,
    WorkshopradUppgifter,
    WorkshopUppgifter,
    ny_nyckel,
)
from nämndapp.services.radsamling import Samling
from nämndapp.services.spegling import Form, Länk, läs, nyrad, skriv
from nämndapp.services.vyer import Planrad, PlanVy, Riskanalysrad, RiskanalysVy
from nämndapp.storage import Databas, Enhet, andringsplaner, internkontrollurval, urval

_RISK = Form(RiskUppgifter, Risk, utom=frozenset({"kontroller"}))
ANALYSFORM = Form(RiskanalysUppgifter, Riskanalys, barn={"risker": _RISK}, utom=frozenset({"risker", "planer"}))


def _läs_analys(session: Session, rad: Any) -> RiskanalysUppgifter:
    kontroller = urval.kontroller_per_risk(session, rad.id)
    risker = tuple(läs(_RISK, r, kontroller=_kopplingar(kontroller.get(r.id, ()))) for r in rad.risker)
    utan_barn = Form(RiskanalysUppgifter, Riskanalys, utom=ANALYSFORM.utom)
    return läs(utan_barn, rad, risker=risker, planer=tuple(urval.planer_av(session, rad.id)))


def _kopplingar(rader: Iterable[tuple[int, int]]) -> tuple[Kontrollkoppling, ...]:
    return tuple(Kontrollkoppling(*rad) for rad in rader)


def _skriv_analys(enhet: Enhet, rad: Any, uppgifter: RiskanalysUppgifter, ny: bool) -> None:
    fanns = set() if ny else {r.id for r in rad.risker}
    uppgifter = replace(uppgifter, risker=_egna_nycklar(uppgifter.risker))
    skriv(enhet.session, ANALYSFORM, rad, uppgifter, ny=ny)
    enhet.lägg_till(rad)
    for risk, önskad in zip(rad.risker, uppgifter.risker, strict=True):
        if risk.id not in fanns:
            _koppla_kontroller(enhet, risk.id, önskad.kontroller)
    if ny:
        for plan_id in uppgifter.planer:
            if (plan := enhet.session.get(Internkontrollplan, plan_id)) is not None and plan.riskanalys_id is None:
                plan.riskanalys_id = rad.id


def _koppla_kontroller(enhet: Enhet, risk_id: int, kontroller: tuple[Kontrollkoppling, ...]) -> None:
    """A risk that comes back gets its controls back, those that are still there."""
    session = enhet.session
    for kontroll_id, plats in kontroller:
        if session.get(Kontrollmoment, kontroll_id) is not None:
            session.merge(KontrollmomentRisk(kontroll_id=kontroll_id, risk_id=risk_id, ordning=plats))


RISKANALYS = Aggregat(
    "riskanalys",
    ANALYSFORM,
    andringsplaner.riskanalys,
    lambda u: f"riskanalysen {u.år}",
    läs_rad=_läs_analys,
    skriv_rad=_skriv_analys,
)
_KONTROLL = Form(
    KontrollUppgifter,
    Kontrollmoment,
    länkar={"risker": Länk(KontrollmomentRisk, "risklänkar", "risk_id", ordnad=True)},
    utom=frozenset({"tillfällen", "workshoprader"}),
)
PLANFORM = Form(PlanUppgifter, Internkontrollplan, barn={"kontroller": _KONTROLL})
TILLFÄLLE = Aggregat(
    "kontrolltillfalle",
    Form(KontrolltillfälleUppgifter, Kontrolltillfälle),
    andringsplaner.kontrolltillfälle,
    lambda u: f"kontrolltillfället {u.period or u.senast}",
)
WORKSHOP = Aggregat(
    "internkontrollworkshop",
    Form(WorkshopUppgifter, Internkontrollworkshop, barn={"rader": Form(WorkshopradUppgifter, Workshoprad)}),
    andringsplaner.workshop,
    lambda u: f"workshoppen om intern kontroll {u.år}",
)


def _läs_plan(session: Session, rad: Any) -> PlanUppgifter:
    tillfällen = internkontrollurval.tillfällen_per_kontroll(session, rad.id)
    workshoprader = internkontrollurval.workshoprader_per_kontroll(session, rad.id)
    kontroller = tuple(
        läs(
            _KONTROLL,
            k,
            tillfällen=tuple(_tillfälle(t) for t in tillfällen.get(k.id, ())),
            workshoprader=tuple(workshoprader.get(k.id, ())),
        )
        for k in rad.kontroller
    )
    return läs(_UTAN_KONTROLLER, rad, kontroller=kontroller)


_UTAN_KONTROLLER = Form(PlanUppgifter, Internkontrollplan, utom=frozenset({"kontroller"}))


def _tillfälle(värden: dict[str, Any]) -> KontrolltillfälleUppgifter:
    return KontrolltillfälleUppgifter(**{n: v for n, v in värden.items() if n != "version"})


def _skriv_plan(enhet: Enhet, rad: Any, uppgifter: PlanUppgifter, ny: bool) -> None:
    fanns = set() if ny else {k.id for k in rad.kontroller}
    uppgifter = replace(uppgifter, kontroller=_egna_nycklar(_med_levande_risker(enhet, uppgifter.kontroller)))
    skriv(enhet.session, PLANFORM, rad, uppgifter, ny=ny)
    enhet.lägg_till(rad)
    for kontroll, önskad in zip(rad.kontroller, uppgifter.kontroller, strict=True):
        if kontroll.id in fanns:
            continue
        for tillfälle in önskad.tillfällen:  # a control that comes back
            ny_rad = nyrad(enhet.session, Kontrolltillfälle, tillfälle.id)
            skriv(enhet.session, TILLFÄLLE.form, ny_rad, replace(tillfälle, kontroll_id=kontroll.id), ny=True)
            enhet.session.add(ny_rad)
        for rad_id in önskad.workshoprader:
            workshoprad = enhet.session.get(Workshoprad, rad_id)
            if workshoprad is not None and workshoprad.kontroll_id is None:
                workshoprad.kontroll_id = kontroll.id


def _med_levande_risker(enhet: Enhet, kontroller: tuple[KontrollUppgifter, ...]) -> tuple[KontrollUppgifter, ...]:
    """A risk that has been removed since the plan was read cannot be answered any more."""
    finns = urval.risker_av(enhet.session, {r for k in kontroller for r in k.risker})
    return tuple(
        k if finns.issuperset(k.risker) else replace(k, risker=tuple(r for r in k.risker if r in finns))
        for k in kontroller
    )


R = TypeVar("R", RiskUppgifter, KontrollUppgifter)


def _egna_nycklar(rader: tuple[R, ...]) -> tuple[R, ...]:
    """A row that was copied within the year gets an identity of its own."""
    sedda: set[str] = set()
    ut: list[R] = []
    for rad in rader:
        ny = rad if rad.nyckel and rad.nyckel not in sedda else replace(rad, nyckel=ny_nyckel())
        sedda.add(ny.nyckel)
        ut.append(ny)
    return tuple(ut)


PLAN = Aggregat(
    "internkontrollplan",
    PLANFORM,
    andringsplaner.plan,
    lambda u: f"internkontrollplanen {u.år}",
    läs_rad=_läs_plan,
    skriv_rad=_skriv_plan,
)
aggregat.koppla_ångring(RISKANALYS)
aggregat.koppla_ångring(PLAN)
aggregat.koppla_ångring(TILLFÄLLE)
aggregat.koppla_ångring(WORKSHOP)


def _läs_tillfällen(enhet: Enhet, plan_id: int) -> TillfällenUppgifter:
    rader = internkontrollurval.tillfällen_per_kontroll(enhet.session, plan_id)
    alla = (_tillfälle(t) for tillfällen in rader.values() for t in tillfällen)
    return TillfällenUppgifter(plan_id, tuple(sorted(alla, key=lambda t: (t.senast, t.kontroll_id, t.id or 0))))


def _skriv_tillfällen(enhet: Enhet, plan_id: int, nya: TillfällenUppgifter) -> None:
    kvar, önskade = set(_läs_tillfällen(enhet, plan_id).rader), set(nya.rader)
    bort = [t.id for t in kvar - önskade if t.id is not None]
    internkontrollurval.byt_tillfällen(enhet.session, bort, [asdict(t) for t in nya.rader if t not in kvar])


TILLFÄLLEN = Samling("kontrolltillfallen", _läs_tillfällen, _skriv_tillfällen, "kontrolltillfällena")
radsamling.koppla_ångring(TILLFÄLLEN)
STEG = "internkontrollsteg"
"""The kind of a step of the cycle: several changes, undone together."""


def steg(beskrivning: str, delar: Sequence[Ändring]) -> Ändring:
    """The changes as one; those that changed nothing fall away."""
    return Ändring(beskrivning, STEG, 0, None, None, None, tuple(d for d in delar if not d.tom))


ångras_inom(STEG, lambda enhet, ändring: steg(ändring.beskrivning, ångra_delar(enhet, ändring)))


def lista_riskanalyser(db: Databas, nämnd_id: int) -> list[Riskanalysrad]:
    """The nämnd's analyses, the latest year first."""
    with db.läsning() as enhet:
        return [Riskanalysrad(*r) for r in urval.riskanalyser(enhet.session, nämnd_id)]


def hämta_riskanalys(db: Databas, id_: int) -> RiskanalysVy:
    """An analysis with its risks."""
    with db.läsning() as enhet:
        rad = aggregat.hämta(enhet, RISKANALYS, id_)
        return RiskanalysVy(id_, rad.version, RISKANALYS.läs(enhet.session, rad))


def spara_riskanalys(
    db: Databas, id_: int | None, uppgifter: RiskanalysUppgifter, väntad_version: int | None
) -> Ändring:
    """Saves an analysis with its risks."""
    with db.skrivning() as enhet:
        return aggregat.spara(enhet, RISKANALYS, id_, uppgifter, väntad_version)


def ta_bort_riskanalys(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes an analysis; plans that rest on it stay, and are joined again when it is brought back."""
    with db.skrivning() as enhet:
        return aggregat.ta_bort(enhet, RISKANALYS, id_, väntad_version)


def lista_planer(db: Databas, nämnd_id: int) -> list[Planrad]:
    """The nämnd's plans, the latest year first."""
    with db.läsning() as enhet:
        return [Planrad(*r) for r in urval.planer(enhet.session, nämnd_id)]


def hämta_plan(db: Databas, id_: int) -> PlanVy:
    """A plan with its controls."""
    with db.läsning() as enhet:
        rad = aggregat.hämta(enhet, PLAN, id_)
        return PlanVy(id_, rad.version, PLAN.läs(enhet.session, rad))


def spara_plan(db: Databas, id_: int | None, uppgifter: PlanUppgifter, väntad_version: int | None) -> Ändring:
    """Saves a plan with its controls."""
    with db.skrivning() as enhet:
        return aggregat.spara(enhet, PLAN, id_, uppgifter, väntad_version)


def ta_bort_plan(db: Databas, id_: int, väntad_version: int | None) -> Ändring:
    """Removes a plan with its controls."""
    with db.skrivning() as enhet:
        return aggregat.ta_bort(enhet, PLAN, id_, väntad_version)
