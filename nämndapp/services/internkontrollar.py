"""A year of internal control at a glance: what is done, what is next, what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nämndapp.bas import svenska
from nämndapp.models import Planstatus
from nämndapp.services import riskarbete
from nämndapp.services.internkontroll import hämta_plan, hämta_riskanalys
from nämndapp.services.internkontrolluppgifter import PlanUppgifter, RiskanalysUppgifter
from nämndapp.services.internkontrollworkshop import Workshopprad, lista_workshoppar
from nämndapp.services.kontrolltillfallen import OGJORDA, lista_tillfällen
from nämndapp.storage import Databas, internkontrollurval, urval
from nämndapp.storage.internkontrollurval import Tillfällerad


class Stegläge(StrEnum):
    """How far a step has come."""

    VÄNTAR = "väntar"
    PÅGÅR = "pågår"
    KLART = "klart"


@dataclass(frozen=True, slots=True)
class Cykelsteg:
    """A step: ``nyckel`` "workshop", "analys", "plan", "beslut", "kontroller" or "uppföljning"; what it stands on."""

    nyckel: str
    namn: str
    läge: Stegläge
    text: str
    objekt_id: int | None = None


@dataclass(frozen=True, slots=True)
class Kontrollår:
    """The year's objects by id (None: not begun) and its steps in order."""

    nämnd_id: int
    år: int
    workshop_id: int | None
    riskanalys_id: int | None
    plan_id: int | None
    steg: tuple[Cykelsteg, ...]


def lista_år(db: Databas, nämnd_id: int) -> list[int]:
    """The years that have anything, the latest first."""
    with db.läsning() as enhet:
        session = enhet.session
        år = {r[2] for r in urval.riskanalyser(session, nämnd_id)} | {r[2] for r in urval.planer(session, nämnd_id)}
        år |= {r[2] for r in internkontrollurval.workshoppar(session, nämnd_id)}
    return sorted(år, reverse=True)


def kontrollår(db: Databas, nämnd_id: int, år: int, idag: date | None = None) -> Kontrollår:
    """How the year stands on a day."""
    dag = idag or date.today()
    workshop = next((w for w in lista_workshoppar(db, nämnd_id) if w.år == år), None)
    with db.läsning() as enhet:
        analys_id = next((r[0] for r in urval.riskanalyser(enhet.session, nämnd_id) if r[2] == år), None)
        plan_id = internkontrollurval.planens_id(enhet.session, nämnd_id, år)
    analys = hämta_riskanalys(db, analys_id).uppgifter if analys_id is not None else None
    plan = hämta_plan(db, plan_id).uppgifter if plan_id is not None else None
    tillfällen = lista_tillfällen(db, plan_id) if plan_id is not None else []
    steg = (
        _workshopsteg(workshop, analys is not None),
        _analyssteg(analys, analys_id),
        _plansteg(plan, analys, plan_id),
        _beslutssteg(plan, plan_id),
        _kontrollsteg(tillfällen, plan_id, dag),
        _uppföljningssteg(plan, plan_id, tillfällen),
    )
    return Kontrollår(nämnd_id, år, workshop.id if workshop else None, analys_id, plan_id, steg)


def _workshopsteg(w: Workshopprad | None, har_analys: bool) -> Cykelsteg:
    if w is None:
        läge = Stegläge.KLART if har_analys else Stegläge.VÄNTAR
        return Cykelsteg("workshop", "Workshop", läge, "ingen hållen" if har_analys else "inte börjad")
    klar = w.antal_behandlade == w.antal_rader
    text = f"{w.antal_behandlade} av {w.antal_rader} kontrollmoment behandlade"
    return Cykelsteg("workshop", "Workshop", Stegläge.KLART if klar else Stegläge.PÅGÅR, text, w.id)


def _analyssteg(analys: RiskanalysUppgifter | None, id_: int | None) -> Cykelsteg:
    if analys is None:
        return Cykelsteg("analys", "Riskanalys", Stegläge.VÄNTAR, "inte börjad")
    bedömda = sum(riskarbete.gällande(r) is not None for r in analys.risker)
    klar = bool(analys.risker) and bedömda == len(analys.risker)
    text = f"{bedömda} av {len(analys.risker)} risker bedömda"
    return Cykelsteg("analys", "Riskanalys", Stegläge.KLART if klar else Stegläge.PÅGÅR, text, id_)


def _plansteg(plan: PlanUppgifter | None, analys: RiskanalysUppgifter | None, id_: int | None) -> Cykelsteg:
    if plan is None:
        return Cykelsteg("plan", "Plan", Stegläge.VÄNTAR, "inte börjad")
    kopplade = {r for k in plan.kontroller for r in k.risker}
    risker = [r for r in analys.risker if riskarbete.ska_ingå(r, analys.tröskel)] if analys else []
    utan = sum(r.id not in kopplade for r in risker)
    tomma = sum(not k.kontroll.strip() for k in plan.kontroller)
    delar = [f"{len(plan.kontroller)} kontrollmoment"]
    if utan:
        delar.append(f"{utan} {'risk' if utan == 1 else 'risker'} saknar kontrollmoment")
    if tomma:
        delar.append(f"{tomma} utan text")
    klar = bool(plan.kontroller) and not utan and not tomma
    return Cykelsteg("plan", "Plan", Stegläge.KLART if klar else Stegläge.PÅGÅR, ", ".join(delar), id_)


def _beslutssteg(plan: PlanUppgifter | None, id_: int | None) -> Cykelsteg:
    if plan is None or plan.status is Planstatus.FÖRSLAG:
        return Cykelsteg("beslut", "Beslut", Stegläge.VÄNTAR, "inte antagen", id_)
    nummer = svenska.paragraf(plan.beslutad_paragraf) if plan.beslutad_paragraf is not None else ""
    dag = svenska.datum_kort(plan.beslutad_datum) if plan.beslutad_datum else ""
    text = f"antagen {dag} {nummer}".strip()
    return Cykelsteg("beslut", "Beslut", Stegläge.KLART if dag else Stegläge.PÅGÅR, text, id_)


def _kontrollsteg(tillfällen: list[Tillfällerad], id_: int | None, idag: date) -> Cykelsteg:
    if not tillfällen:
        return Cykelsteg("kontroller", "Kontroller", Stegläge.VÄNTAR, "inga kontrolltillfällen", id_)
    gjorda = sum(t.utfall not in OGJORDA for t in tillfällen)
    sena = sum(t.utfall in OGJORDA and t.senast < idag for t in tillfällen)
    text = f"{gjorda} av {len(tillfällen)} gjorda" + (f", {sena} försenade" if sena else "")
    läge = Stegläge.KLART if gjorda == len(tillfällen) else Stegläge.PÅGÅR
    return Cykelsteg("kontroller", "Kontroller", läge, text, id_)


def _uppföljningssteg(plan: PlanUppgifter | None, id_: int | None, tillfällen: list[Tillfällerad]) -> Cykelsteg:
    if plan is not None and plan.status is Planstatus.UPPFÖLJD:
        return Cykelsteg("uppföljning", "Uppföljning", Stegläge.KLART, "uppföljd", id_)
    öppna = sum(t.åtgärd_klar is None and bool(t.åtgärd.strip()) for t in tillfällen)
    text = f"inte gjord, {öppna} {'åtgärd' if öppna == 1 else 'åtgärder'} pågår" if öppna else "inte gjord"
    return Cykelsteg("uppföljning", "Uppföljning", Stegläge.VÄNTAR, text, id_)
