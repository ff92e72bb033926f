"""What to do next in a year of internal control, in words and as an act that the window offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from nämndapp.bas import svenska
from nämndapp.models import (
    Internkontrollplan,
    Internkontrollworkshop,
    Kontrollmoment,
    Kontrolltillfälle,
    Planstatus,
    Risk,
    Riskanalys,
    Workshoprad,
)
from nämndapp.services import riskarbete
from nämndapp.services.internkontrollar import Kontrollår, Stegläge, lista_år
from nämndapp.services.internkontrolluppgifter import PlanUppgifter, RiskanalysUppgifter
from nämndapp.services.internkontrollworkshop import behandlad, hämta_workshop
from nämndapp.services.kontrollbild import Tillfällerad
from nämndapp.services.kontrolltillfallen import OGJORDA, lista_tillfällen
from nämndapp.storage import Databas


class Gör(StrEnum):
    """The act of the button."""

    BEHANDLA = "behandla"  # the workshop's next row
    ANALYS = "analys"
    BEDÖM = "bedöm"
    PLAN = "plan"
    SKRIV = "skriv"  # the plan's next control without text
    ANTA = "anta"
    TILLFÄLLEN = "tillfällen"
    REGISTRERA = "registrera"
    FÖLJ_UPP = "följ upp"
    NYTT_ÅR = "nytt år"
    INGET = ""


@dataclass(frozen=True, slots=True)
class Nästa:
    """``text`` says why, ``knapp`` what the button does; ``id`` is the row that it leads to."""

    gör: Gör
    text: str
    knapp: str
    id: int | None = None


def nästa(
    db: Databas,
    året: Kontrollår,
    plan: PlanUppgifter | None,
    analys: RiskanalysUppgifter | None,
    idag: date | None = None,
    *,
    tillfällen: Sequence[Tillfällerad] | None = None,
) -> Nästa:
    """The first thing that is not done, in the order of the cycle, with the year's ``plan`` and ``analys``.

    ``tillfällen`` are the plan's occasions where they have been read already.
    """
    if plan is None and (steg := _workshop(db, året)):
        return steg
    if plan is not None and plan.status is not Planstatus.FÖRSLAG:
        return _efter_beslutet(db, året, plan, idag or date.today(), tillfällen)
    if analys is None:
        return Nästa(Gör.ANALYS, f"Riskanalysen för {året.år} är inte börjad.", "Gör riskanalysen")
    return _före_beslutet(analys, plan)


def _workshop(db: Databas, året: Kontrollår) -> Nästa | None:
    klar = any(s.nyckel == "workshop" and s.läge is Stegläge.KLART for s in året.steg)
    if året.workshop_id is None or klar:
        return None
    rader = hämta_workshop(db, året.workshop_id).uppgifter.rader
    kvar = [r for r in rader if not behandlad(r)]
    if not kvar:
        return None
    ord_ = "behandlat" if len(kvar) == 1 else "behandlade"
    return Nästa(
        Gör.BEHANDLA, f"{len(kvar)} kontrollmoment är inte {ord_} i workshopen.", "Gå till nästa rad", kvar[0].id
    )


def _före_beslutet(analys: RiskanalysUppgifter, plan: PlanUppgifter | None) -> Nästa:
    kvar = [r for r in analys.risker if riskarbete.gällande(r) is None]
    if kvar or not analys.risker:
        text = "Analysen har inga risker än."
        if kvar:
            text = "1 risk är inte bedömd." if len(kvar) == 1 else f"{len(kvar)} risker är inte bedömda."
        return Nästa(Gör.BEDÖM, text, "Bedöm nästa risk" if kvar else "Lägg till risker", kvar[0].id if kvar else None)
    if plan is None:
        return Nästa(Gör.PLAN, "Alla risker är bedömda.", "Skapa plan ur analysen")
    kopplade = {r for k in plan.kontroller for r in k.risker}
    utan = [r for r in analys.risker if riskarbete.ska_ingå(r, analys.tröskel) and r.id not in kopplade]
    if utan:
        antal = svenska.antal(len(utan), "risk", "risker")
        return Nästa(Gör.PLAN, f"{antal} som ska vara med i planen saknar kontrollmoment.", "Fyll på ur analysen")
    tomma = [k for k in plan.kontroller if not k.kontroll.strip()]
    if tomma:
        return Nästa(Gör.SKRIV, f"{len(tomma)} kontrollmoment saknar text.", "Skriv nästa", tomma[0].id)
    return Nästa(Gör.ANTA, "Planen är ett förslag.", "Anta planen …")


def _efter_beslutet(
    db: Databas, året: Kontrollår, plan: PlanUppgifter, idag: date, tillfällen: Sequence[Tillfällerad] | None
) -> Nästa:
    if plan.status is Planstatus.UPPFÖLJD:
        if året.år + 1 in lista_år(db, året.nämnd_id):
            return Nästa(Gör.INGET, f"Året {året.år} är uppföljt.", "")
        return Nästa(Gör.NYTT_ÅR, f"Året {året.år} är uppföljt.", f"Börja på {året.år + 1}")
    if tillfällen is None:
        tillfällen = lista_tillfällen(db, året.plan_id or 0)
    if not tillfällen:
        return Nästa(Gör.TILLFÄLLEN, "Planen är antagen men har inga kontrolltillfällen.", "Skapa kontrolltillfällen")
    kvar = [t for t in tillfällen if t.utfall in OGJORDA]
    if not kvar:
        return Nästa(Gör.FÖLJ_UPP, "Alla kontroller har ett resultat.", "Följ upp året")
    t = kvar[0]
    när = "skulle ha gjorts" if t.senast < idag else "ska göras"
    text = f"”{t.kontroll}” {när} senast {svenska.datum_kort(t.senast)}."
    return Nästa(Gör.REGISTRERA, text, "Registrera resultat", t.id)


_UPPÅT: dict[str, tuple[tuple[type[Any], str], ...]] = {
    "riskanalys": ((Riskanalys, ""),),
    "risk": ((Risk, "riskanalys_id"), (Riskanalys, "")),
    "internkontrollplan": ((Internkontrollplan, ""),),
    "plan": ((Internkontrollplan, ""),),
    "kontrollmoment": ((Kontrollmoment, "plan_id"), (Internkontrollplan, "")),
    "kontrolltillfalle": ((Kontrolltillfälle, "kontroll_id"), (Kontrollmoment, "plan_id"), (Internkontrollplan, "")),
    "internkontrollworkshop": ((Internkontrollworkshop, ""),),
    "workshoprad": ((Workshoprad, "workshop_id"), (Internkontrollworkshop, "")),
}
"""From a row up to what has the year: each kind with the column that leads on."""


def årets_plats(db: Databas, typ: str, id_: int) -> tuple[int, int] | None:
    """The nämnd and the year of what a påpekande or a reminder speaks of; None when it is gone."""
    ett: Any = None
    nu: int | None = id_
    with db.läsning() as enhet:
        for modell, fält in _UPPÅT.get(typ, ()):
            ett = enhet.session.get(modell, nu)
            if ett is None:
                return None
            nu = getattr(ett, fält) if fält else None
        return None if ett is None else (ett.nämnd_id, ett.år)
