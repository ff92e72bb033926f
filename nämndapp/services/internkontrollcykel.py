"""The year's cycle: last year's controls → analysis → plan → decision → occasions → follow-up → next year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Planstatus, Workshopbeslut
from nämndapp.rules.kontrolltider import Kontrolltid, kontrolltider
from nämndapp.rules.riskkoppling import föreslå_kopplingar
from nämndapp.services import aggregat, expediering, radsamling, riskarbete
from nämndapp.services.andring import Ändring
from nämndapp.services.internkontroll import PLAN, RISKANALYS, TILLFÄLLEN, WORKSHOP, steg
from nämndapp.services.internkontrolluppgifter import (
    KontrolltillfälleUppgifter,
    KontrollUppgifter,
    PlanUppgifter,
    RiskanalysUppgifter,
    TillfällenUppgifter,
    WorkshopradUppgifter,
    WorkshopUppgifter,
)
from nämndapp.services.internkontrollval import med_val, val_i
from nämndapp.services.internkontrollworkshop import förra_planen, rader_ur
from nämndapp.services.kontrolltillfallen import OGJORDA
from nämndapp.services.protokoll import PARAGRAF
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter
from nämndapp.storage import Databas, Enhet, internkontrollurval, planer, protokollurval, urval

KOMMUNSTYRELSEN = "Kommunstyrelsen"
_SKICKAS_TILL = "Skickas till"
_BORT = frozenset({Workshopbeslut.TAS_BORT})


@dataclass(frozen=True, slots=True)
class Tidlös:
    """A control whose frequency gives no occasion, as written."""

    kontroll_id: int
    kontroll: str
    frekvens: str


# --- the analysis ---------------------------------------------------------------------------------------------------


def ny_riskanalys(db: Databas, nämnd_id: int, år: int) -> Ändring:
    """An empty analysis with the nämnd's scale. Raises Inmatningsfel when the year has one."""
    with db.skrivning() as enhet:
        _inget_år(enhet, nämnd_id, år)
        ny = med_val(RiskanalysUppgifter(nämnd_id, år, f"Riskanalys {år}"), val_i(enhet.session, nämnd_id))
        return aggregat.spara(enhet, RISKANALYS, None, ny, None)


def riskanalys_ur_föregående(db: Databas, nämnd_id: int, år: int) -> Ändring:
    """The latest earlier analysis to be assessed anew, with the nämnd's scale of today.

    Each risk keeps its nyckel and has its value as ``föregående``. Raises Inmatningsfel when the year has an analysis
    or there is none to begin from.
    """
    with db.skrivning() as enhet:
        return _riskanalys_ur_föregående(enhet, nämnd_id, år)


def _riskanalys_ur_föregående(enhet: Enhet, nämnd_id: int, år: int) -> Ändring:
    _inget_år(enhet, nämnd_id, år)
    id_ = next((r[0] for r in urval.riskanalyser(enhet.session, nämnd_id) if r[2] < år), None)
    if id_ is None:
        raise Inmatningsfel("Det finns ingen tidigare riskanalys att utgå från.", "Börja med en tom riskanalys.")
    förra = RISKANALYS.läs(enhet.session, aggregat.hämta(enhet, RISKANALYS, id_))
    ny = riskarbete.nästa_års_riskanalys(förra, år)
    return aggregat.spara(enhet, RISKANALYS, None, med_val(ny, val_i(enhet.session, nämnd_id)), None)


def _inget_år(enhet: Enhet, nämnd_id: int, år: int) -> None:
    if any(r[2] == år for r in urval.riskanalyser(enhet.session, nämnd_id)):
        raise Inmatningsfel(f"Det finns redan en riskanalys för {år}.", "Öppna den i stället.")


# --- the plan -------------------------------------------------------------------------------------------------------


def plan_ur_analys(db: Databas, riskanalys_id: int) -> Ändring:
    """A plan for the risks at or above the threshold and the obligatory ones, with last year's controls of them.

    A risk that had none gets an empty row to fill in. What the year's workshop removed stays out; what it proposed as
    new comes in. Where the year has a plan, it is given rows for the risks that have no control in it.
    """
    with db.skrivning() as enhet:
        analys = RISKANALYS.läs(enhet.session, aggregat.hämta(enhet, RISKANALYS, riskanalys_id))
        plan_id = internkontrollurval.planens_id(enhet.session, analys.nämnd_id, analys.år)
        if plan_id is not None:
            plan = PLAN.läs(enhet.session, aggregat.hämta(enhet, PLAN, plan_id))
            nya = kompletterad(plan, analys, riskanalys_id)
            return aggregat.spara(enhet, PLAN, plan_id, nya, None)
        workshop = _årets_workshop(enhet, analys.nämnd_id, analys.år)
        förra = förra_planen(enhet, analys.nämnd_id, analys.år)
        förra_analys = None
        if förra is not None and förra.riskanalys_id is not None:
            förra_analys = RISKANALYS.läs(enhet.session, aggregat.hämta(enhet, RISKANALYS, förra.riskanalys_id))
        kontroller = planens_kontroller(analys, förra, förra_analys, workshop.rader if workshop else ())
        inledning = förra.inledning if förra else ""
        ny = PlanUppgifter(
            analys.nämnd_id, analys.år, f"Internkontrollplan {analys.år}", inledning, analys.ärende_id, riskanalys_id,
            kontroller=kontroller,
        )  # fmt: skip
        return aggregat.spara(enhet, PLAN, None, ny, None)


def _årets_workshop(enhet: Enhet, nämnd_id: int, år: int) -> WorkshopUppgifter | None:
    id_ = next((r[0] for r in internkontrollurval.workshoppar(enhet.session, nämnd_id) if r[2] == år), None)
    return None if id_ is None else WORKSHOP.läs(enhet.session, aggregat.hämta(enhet, WORKSHOP, id_))


def planens_kontroller(
    analys: RiskanalysUppgifter,
    förra: PlanUppgifter | None,
    förra_analys: RiskanalysUppgifter | None,
    workshop: Sequence[WorkshopradUppgifter],
) -> tuple[KontrollUppgifter, ...]:
    """The rows of a new plan, in the order of the analysis' risks, then what is tied to no risk, then what is new.

    A control of several risks comes once, by the first of them that ought to be in the plan; what the workshop keeps
    comes also when none ought to.
    """
    om = {r.kontroll_id: r for r in workshop if r.kontroll_id is not None}
    behålls = {id_ for id_, r in om.items() if r.ha_kvar or r.revidera}
    kvar = [k for k in (förra.kontroller if förra else ()) if k.id not in om or om[k.id].beslut not in _BORT]
    nya_id = riskarbete.samma_risk(förra_analys, analys)
    plats = {r.id: nr for nr, r in enumerate(analys.risker) if r.id is not None and not riskarbete.avförd(r)}
    ingår = {r.id for r in analys.risker if riskarbete.ska_ingå(r, analys.tröskel)}
    per_risk: dict[int, list[KontrollUppgifter]] = {}
    lösa: list[KontrollUppgifter] = []
    for k in kvar:
        risker = tuple(r for r in riskarbete.samma_risker(k, nya_id) if r in plats)
        med = [r for r in risker if r in ingår] or (list(risker) if k.id in behålls else [])
        ny = riskarbete.som_ny(k, risker)
        if med:
            per_risk.setdefault(min(med, key=lambda r: plats[r]), []).append(ny)
        elif not risker and (k.id in behålls or _utan_risk(k, förra_analys)):
            lösa.append(ny)
    kopplade = {r for egna in per_risk.values() for k in egna for r in k.risker}
    ut: list[KontrollUppgifter] = []
    for risk in analys.risker:
        ut += per_risk.get(risk.id or 0, [])
        if risk.id is not None and risk.id in ingår and risk.id not in kopplade:
            ut.append(KontrollUppgifter("", risk.område, risker=(risk.id,)))
    ut += lösa
    ut += [
        KontrollUppgifter(r.nytt_text or r.rutin, r.kategori)
        for r in workshop
        if r.beslut is Workshopbeslut.NYTT and (r.nytt_text or r.rutin).strip()
    ]
    return tuple(ut)


def _utan_risk(kontroll: KontrollUppgifter, förra_analys: RiskanalysUppgifter | None) -> bool:
    """Was the control tied to no risk? One whose risk was dropped does not come along."""
    return not kontroll.risker or förra_analys is None


def kompletterad(plan: PlanUppgifter, analys: RiskanalysUppgifter, riskanalys_id: int) -> PlanUppgifter:
    """The plan with an empty row for each risk that ought to be in it and has no control."""
    kopplade = {r for k in plan.kontroller for r in k.risker}
    saknas = [r for r in analys.risker if riskarbete.ska_ingå(r, analys.tröskel) and r.id not in kopplade]
    nya = tuple(KontrollUppgifter("", r.område, risker=(r.id,)) for r in saknas if r.id is not None)
    return replace(plan, riskanalys_id=riskanalys_id, kontroller=(*plan.kontroller, *nya))


def koppla_föreslagna(db: Databas, plan_id: int, väntad_version: int | None) -> Ändring:
    """Ties controls to the risks that their words point at; the rules have proposed the same."""
    with db.skrivning() as enhet:
        rad = planer.ladda_internkontrollplan(enhet.session, plan_id)
        förslag: dict[int | None, list[int]] = {}
        for f in föreslå_kopplingar(rad):
            förslag.setdefault(f.kontroll.id, []).append(f.risk.id or 0)
        enhet.session.expire_all()
        plan = PLAN.läs(enhet.session, aggregat.hämta(enhet, PLAN, plan_id))
        kontroller = tuple(replace(k, risker=(*k.risker, *förslag.get(k.id, ()))) for k in plan.kontroller)
        ändring = aggregat.spara(enhet, PLAN, plan_id, replace(plan, kontroller=kontroller), väntad_version)
        return replace(ändring, beskrivning=f"Kopplade {len(förslag)} kontrollmoment till risker")


# --- the decision and the occasions ---------------------------------------------------------------------------------


def anta_plan(db: Databas, plan_id: int, datum: date, paragraf: int, väntad_version: int | None) -> Ändring:
    """The nämnd has adopted the plan by that §: the plan says so, its occasions are made, kommunstyrelsen gets a copy.

    The copy: where the § is in the register kommunstyrelsen comes on its list of recipients, or, when it is justerad
    and cannot be changed, among the utskick of the meeting.
    One undo takes all of it back. Raises Inmatningsfel for a number that is none.
    """
    if paragraf < 1:
        raise Inmatningsfel("Paragrafens nummer ska vara minst 1.", "Skriv numret på den paragraf som antog planen.")
    with db.skrivning() as enhet:
        plan = PLAN.läs(enhet.session, aggregat.hämta(enhet, PLAN, plan_id))
        ny = replace(plan, status=Planstatus.BESLUTAD, beslutad_datum=datum, beslutad_paragraf=paragraf)
        delar = [aggregat.spara(enhet, PLAN, plan_id, ny, väntad_version)]
        delar += _kopia_till_kommunstyrelsen(enhet, plan.nämnd_id, datum, paragraf)
        delar.append(_skapa_tillfällen(enhet, plan_id))
        return steg(f"Antog internkontrollplanen {plan.år}", delar)


def _kopia_till_kommunstyrelsen(enhet: Enhet, nämnd_id: int, datum: date, nummer: int) -> list[Ändring]:
    id_ = urval.paragraf_med_nummer(enhet.session, nämnd_id, datum.year, nummer)
    if id_ is None:
        return []
    möte = aggregat.hämta(enhet, PARAGRAF, id_).sammanträde_id
    if any(not j.paragrafer or id_ in j.paragrafer for j in protokollurval.justeringar(enhet.session, möte)):
        tillagd = expediering.säkra_mottagare(enhet, möte, id_, KOMMUNSTYRELSEN)
        return [tillagd] if tillagd is not None else []
    nu = PARAGRAF.läs(enhet.session, aggregat.hämta(enhet, PARAGRAF, id_))
    nytt = _med_mottagare(nu, KOMMUNSTYRELSEN)
    return [] if nytt == nu else [aggregat.spara(enhet, PARAGRAF, id_, replace(nytt, redigerad=True), None)]


def _med_mottagare(u: ParagrafUppgifter, namn: str) -> ParagrafUppgifter:
    nr = next((i for i, a in enumerate(u.avsnitt) if "skickas till" in a.rubrik.casefold()), None)
    if nr is None:
        return replace(u, avsnitt=(*u.avsnitt, AvsnittUppgifter(_SKICKAS_TILL, namn)))
    avsnitt = u.avsnitt[nr]
    if namn.casefold() in avsnitt.text.casefold():
        return u
    ny = replace(avsnitt, text=f"{avsnitt.text.rstrip()}\n{namn}".lstrip())
    return replace(u, avsnitt=(*u.avsnitt[:nr], ny, *u.avsnitt[nr + 1 :]))


def skapa_tillfällen(db: Databas, plan_id: int) -> Ändring:
    """The year's occasions of every control, by its frequency; those that are there stay.

    Occasions that nothing has been written on and that a changed frequency no longer gives are taken away.
    """
    with db.skrivning() as enhet:
        return _skapa_tillfällen(enhet, plan_id)


def _skapa_tillfällen(enhet: Enhet, plan_id: int) -> Ändring:
    plan = PLAN.läs(enhet.session, aggregat.hämta(enhet, PLAN, plan_id))
    frist = val_i(enhet.session, plan.nämnd_id).frist
    rader: list[KontrolltillfälleUppgifter] = []
    for kontroll in plan.kontroller:
        tider = planerade_tider(kontroll, plan.år, frist)
        önskade = {t.period for t in tider}
        kvar = [t for t in kontroll.tillfällen if t.period in önskade or not orörd(t)]
        finns = {t.period for t in kvar}
        rader += kvar
        rader += [
            KontrolltillfälleUppgifter(kontroll.id or 0, t.senast, t.period) for t in tider if t.period not in finns
        ]
    nytt = TillfällenUppgifter(plan_id, tuple(rader))
    ändring = radsamling.spara(enhet, TILLFÄLLEN, plan_id, nytt, None)
    return replace(ändring, beskrivning=f"Skapade kontrolltillfällen {plan.år}")


def planerade_tider(kontroll: KontrollUppgifter, år: int, frist: int) -> list[Kontrolltid]:
    """When the control is to be made in the year."""
    return kontrolltider(kontroll.frekvens, kontroll.frekvenskod, år, frist)


def utan_tider(db: Databas, plan_id: int) -> tuple[Tidlös, ...]:
    """The controls whose frequency gives no occasion: nobody is reminded of them until it is one that does."""
    with db.läsning() as enhet:
        plan = PLAN.läs(enhet.session, aggregat.hämta(enhet, PLAN, plan_id))
    return tuple(
        Tidlös(k.id or 0, k.kontroll, k.frekvens)
        for k in plan.kontroller
        if not k.tillfällen and not planerade_tider(k, plan.år, 0)
    )


def orörd(t: KontrolltillfälleUppgifter) -> bool:
    """Has nothing been written on the occasion?"""
    texter = (t.utfört_av, t.urval, t.resultat, t.avvikelse, t.åtgärd, t.underlag_namn)
    return t.utfall in OGJORDA and t.utfört is None and not any(texter) and t.underlag_sha256 is None


def följ_upp(db: Databas, plan_id: int, väntad_version: int | None) -> Ändring:
    """The year is followed up: the plan is closed as ``uppföljd``."""
    with db.skrivning() as enhet:
        plan = PLAN.läs(enhet.session, aggregat.hämta(enhet, PLAN, plan_id))
        return aggregat.spara(enhet, PLAN, plan_id, replace(plan, status=Planstatus.UPPFÖLJD), väntad_version)


# --- next year ------------------------------------------------------------------------------------------------------


def börja_nästa_år(db: Databas, nämnd_id: int, år: int) -> Ändring:
    """The workshop and the analysis of ``år`` out of the year before; one undo takes both away.

    What the year has already is left alone. Raises Inmatningsfel when there is nothing to begin from or nothing left
    to do.
    """
    with db.skrivning() as enhet:
        delar: list[Ändring] = []
        session = enhet.session
        har_workshop = any(r[2] == år for r in internkontrollurval.workshoppar(session, nämnd_id))
        förra = förra_planen(enhet, nämnd_id, år)
        if förra is not None and not har_workshop:
            ny = WorkshopUppgifter(nämnd_id, år, f"Workshop om intern kontroll {år}", rader=rader_ur(förra))
            delar.append(aggregat.spara(enhet, WORKSHOP, None, ny, None))
        analyser = [r[2] for r in urval.riskanalyser(session, nämnd_id)]
        if år not in analyser and any(a < år for a in analyser):
            delar.append(_riskanalys_ur_föregående(enhet, nämnd_id, år))
        if not delar:
            raise Inmatningsfel(
                f"Det finns inget från tidigare år att börja {år} med." if år not in analyser
                else f"Arbetet med {år} är redan påbörjat.",
                "Öppna årets riskanalys, eller börja med en tom.",
            )  # fmt: skip
        return steg(f"Började på intern kontroll {år}", delar)
