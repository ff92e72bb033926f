"""A year of internal control as an Excel workbook: risks, plan, occasions with results, sums by område, workshop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from nämndapp.bas.fel import Saknas
from nämndapp.exchange import xlsx
from nämndapp.reports.byggare.internkontrollrapport import OMRÅDESKOLUMNER, områdestal
from nämndapp.services import riskarbete
from nämndapp.services.internkontroll import hämta_plan, hämta_riskanalys
from nämndapp.services.internkontrollar import kontrollår
from nämndapp.services.internkontrolluppgifter import PlanUppgifter, RiskanalysUppgifter
from nämndapp.services.internkontrollworkshop import hämta_workshop
from nämndapp.services.kontrolltillfallen import lista_tillfällen, läge
from nämndapp.services.vilken import hitta_nämnd
from nämndapp.storage import Databas, planer
from nämndapp.storage.internkontrollurval import Tillfällerad

_RISKER = (
    "Nr", "Område", "Risk", "Orsak", "Föregående riskvärde", "Sannolikhet", "Konsekvens", "Riskvärde", "Nivå",
    "Förändring", "Obligatorisk", "Kommunövergripande", "Bedömning", "Kommentar", "Kontroller",
)  # fmt: skip
_KONTROLLER = (
    "Nr", "Kategori", "Kontroll", "Omfattning", "Ansvarig", "Frekvens", "Metod", "Rapporteras till", "Risker",
)  # fmt: skip
_TILLFÄLLEN = (
    "Nr", "Kategori", "Kontroll", "Period", "Senast", "Läge", "Utfört", "Utfört av", "Urval", "Resultat", "Avvikelse",
    "Åtgärd", "Åtgärdens ansvarig", "Åtgärd senast", "Åtgärd klar", "Underlag",
)  # fmt: skip
_WORKSHOP = ("Nr", "Kategori", "Rutin", "Moment", "Beslut", "Ha kvar", "Revidera", "Nytt", "Osäkert läst")


def exportera_excel(db: Databas, nämnd: str | int | None, år: int, fil: Path, *, idag: date | None = None) -> int:
    """Writes what the year has, a sheet each; returns the number of sheets.

    Raises Saknas for a year without anything, Dokumentfel when the file cannot be written.
    """
    dag = idag or date.today()
    with db.läsning() as enhet:
        vald = hitta_nämnd(enhet.session, nämnd)
    året = kontrollår(db, vald.id or 0, år, dag)
    blad: list[xlsx.Blad] = []
    analys = hämta_riskanalys(db, året.riskanalys_id).uppgifter if året.riskanalys_id is not None else None
    plan = hämta_plan(db, året.plan_id).uppgifter if året.plan_id is not None else None
    if analys is not None:
        blad.append(_risker(analys, plan))
    if plan is not None and året.plan_id is not None:
        blad.append(_plan(plan, analys))
        tillfällen = lista_tillfällen(db, året.plan_id)
        blad.append(_tillfällen(plan, tillfällen, dag))
        if tillfällen:
            blad.append(_årsrapport(db, året.plan_id))
    if året.workshop_id is not None:
        blad.append(_workshop(db, året.workshop_id))
    if not blad:
        raise Saknas(f"{vald.namn} har ingen intern kontroll för {år} i databasen.")
    xlsx.skriv(blad, fil)
    return len(blad)


def _ja(värde: bool) -> str:
    return "ja" if värde else ""


def _nummer(tal: Sequence[int]) -> int | str | None:
    """One number as a number, several as "3, 7"."""
    return tal[0] if len(tal) == 1 else ", ".join(map(str, tal)) or None


def _risker(a: RiskanalysUppgifter, plan: PlanUppgifter | None) -> xlsx.Blad:
    kontroller: dict[int | None, list[int]] = {}
    for nr, k in enumerate(plan.kontroller if plan else (), 1):
        for risk_id in k.risker:
            kontroller.setdefault(risk_id, []).append(nr)
    rader = [
        (
            nr, r.område, r.risk, r.orsak, r.föregående, r.sannolikhet, r.konsekvens, riskarbete.gällande(r),
            riskarbete.nivå(r, a.tröskel, a.nivåer).ord, riskarbete.förändring(r), _ja(r.obligatorisk),
            _ja(r.kommunövergripande), r.bedömning.value, r.kommentar, _nummer(kontroller.get(r.id, ())),
        )
        for nr, r in enumerate(a.risker, 1)
    ]  # fmt: skip
    return xlsx.Blad(f"Riskanalys {a.år}", _RISKER, rader)


def _plan(p: PlanUppgifter, analys: RiskanalysUppgifter | None) -> xlsx.Blad:
    nummer = {r.id: nr for nr, r in enumerate(analys.risker, 1)} if analys else {}
    rader = [
        (
            nr, k.kategori, k.kontroll, k.omfattning, k.ansvarig, k.frekvens, k.metod, k.rapporteras_till,
            _nummer(sorted(nummer[r] for r in k.risker if r in nummer)),
        )
        for nr, k in enumerate(p.kontroller, 1)
    ]  # fmt: skip
    return xlsx.Blad(f"Internkontrollplan {p.år}", _KONTROLLER, rader)


def _tillfällen(plan: PlanUppgifter, alla: list[Tillfällerad], idag: date) -> xlsx.Blad:
    nummer = {k.id: nr for nr, k in enumerate(plan.kontroller, 1)}
    rader = [
        (
            nummer.get(t.kontroll_id), t.kategori, t.kontroll, t.period, t.senast, läge(t, idag).value, t.utfört,
            t.utfört_av, t.urval, t.resultat, t.avvikelse, t.åtgärd, t.åtgärd_ansvarig, t.åtgärd_senast, t.åtgärd_klar,
            t.underlag_namn,
        )
        for t in alla
    ]  # fmt: skip
    return xlsx.Blad(f"Kontrolltillfällen {plan.år}", _TILLFÄLLEN, rader)


def _årsrapport(db: Databas, plan_id: int) -> xlsx.Blad:
    """The numbers of the year report; the reader of the workbook leaves them, as they are sums of the other sheets."""
    with db.läsning() as enhet:
        plan = planer.ladda_internkontrollplan(enhet.session, plan_id)
        rader: list[tuple[str | int, ...]] = [(område, *antal) for område, antal in områdestal(plan)]
        return xlsx.Blad(f"Årsrapport {plan.år}", OMRÅDESKOLUMNER, rader)


def _workshop(db: Databas, id_: int) -> xlsx.Blad:
    w = hämta_workshop(db, id_).uppgifter
    rader = [
        (
            r.nr or plats, r.kategori, r.rutin, r.moment, r.beslut.value, r.kvar_text or _ja(r.ha_kvar),
            r.revidera_text or _ja(r.revidera), r.nytt_text, _ja(r.osäker),
        )
        for plats, r in enumerate(w.rader, 1)
    ]  # fmt: skip
    return xlsx.Blad(f"Workshop {w.år}", _WORKSHOP, rader)
