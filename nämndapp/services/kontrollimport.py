"""From a follow-up or a workshop that was read, to content, and how it is stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Kontrollförslag, Tillfälleförslag
from nämndapp.models import Frekvenskod, Kontrollutfall, Planstatus, Workshopbeslut
from nämndapp.rules.frekvens import tolka_frekvens
from nämndapp.rules.kontrolltider import kontrolltider
from nämndapp.rules.kontrollutfall import utfall_av
from nämndapp.rules.likhet import likhet
from nämndapp.services import aggregat
from nämndapp.services.importbygge import rubrik
from nämndapp.services.internkontroll import PLAN, TILLFÄLLE, WORKSHOP
from nämndapp.services.internkontrollcykel import orörd
from nämndapp.services.internkontrolluppgifter import (
    KontrolltillfälleUppgifter,
    KontrollUppgifter,
    PlanUppgifter,
    RiskanalysUppgifter,
    WorkshopradUppgifter,
    WorkshopUppgifter,
)
from nämndapp.services.internkontrollval import Internkontrollval, med_val
from nämndapp.services.internkontrollworkshop import förra_planen
from nämndapp.services.kontrolltillfallen import OGJORDA
from nämndapp.services.riskskala import med_skala
from nämndapp.storage import Enhet, internkontrollurval, urval

_NÄSTAN_SAMMA = 0.8
TYPER = frozenset({Dokumenttyp.INTERNKONTROLLUPPFÖLJNING, Dokumenttyp.INTERNKONTROLLWORKSHOP})


@dataclass(slots=True)
class Infört:
    """How much of each kind was new or there already, and sentences for the user."""

    nya: Counter[str] = field(default_factory=Counter)
    fanns: Counter[str] = field(default_factory=Counter)
    meddelanden: list[str] = field(default_factory=list)


def inför(enhet: Enhet, dok: Dokumentförslag, nämnd_id: int, år: int, *, ärende_id: int | None) -> Infört:
    """Stores a follow-up or a workshop. Results go to the plan of the year, made of the follow-up if there is none."""
    if dok.typ is Dokumenttyp.INTERNKONTROLLWORKSHOP:
        genomgång = workshop(dok, nämnd_id, år, ärende_id)
        förra = förra_planen(enhet, nämnd_id, år)
        return _inför_workshop(enhet, kopplad(genomgång, förra) if förra else genomgång)
    svar = Infört()
    ny = följd_plan(dok, nämnd_id, år, ärende_id)
    egna = any(k.tillfälle for k in dok.kontroller)  # whose words are our own: nothing is unclear
    oklara = 0 if egna else sum(t.utfall is Kontrollutfall.PÅGÅR for k in ny.kontroller for t in k.tillfällen)
    if oklara:
        svar.meddelanden.append(
            f"Uppföljningen {år}: i {oklara} av {len(ny.kontroller)} rader säger orden inte vad kontrollen visade, "
            "eller att den pågår. Välj utfall under Intern kontroll."
        )
    id_ = next((r[0] for r in urval.planer(enhet.session, nämnd_id) if r[2] == år), None)
    if id_ is None:
        resultat = sum(len(k.tillfällen) for k in ny.kontroller)
        svar.nya.update(internkontrollplaner=1, kontroller=len(ny.kontroller), kontrollresultat=resultat)
        aggregat.spara(enhet, PLAN, None, ny, None)
        return svar
    sparad = PLAN.läs(enhet.session, aggregat.hämta(enhet, PLAN, id_))
    hel, tillfällen = med_resultat(sparad, ny)
    tillkom = len(hel.kontroller) - len(sparad.kontroller)
    svar.fanns.update(internkontrollplaner=1)
    resultat = sum(len(k.tillfällen) for k in hel.kontroller[len(sparad.kontroller) :])
    svar.nya.update(kontroller=tillkom, kontrollresultat=resultat + len(tillfällen))
    aggregat.spara(enhet, PLAN, id_, hel, None)
    for tillfälle in tillfällen:
        aggregat.spara(enhet, TILLFÄLLE, tillfälle.id, tillfälle, None)
    return svar


def _inför_workshop(enhet: Enhet, ny: WorkshopUppgifter) -> Infört:
    svar = Infört()
    if any(r[2] == ny.år for r in internkontrollurval.workshoppar(enhet.session, ny.nämnd_id)):
        svar.fanns.update(workshoppar=1)
        svar.meddelanden.append(f"Det finns redan en workshop för {ny.år}: den i filen är inte införd.")
        return svar
    aggregat.spara(enhet, WORKSHOP, None, ny, None)
    svar.nya.update(workshoppar=1)
    return svar


def följd_plan(dok: Dokumentförslag, nämnd_id: int, år: int, ärende_id: int | None) -> PlanUppgifter:
    """The plan that the follow-up speaks of: its controls with their occasions, and the result as written.

    A follow-up of our own has a row for each occasion; it may be one that is made before the year has ended.
    """
    per_kontroll: dict[str, KontrollUppgifter] = {}
    for k in dok.kontroller:
        ny = _kontroll(k, dok, år)
        nyckel = _vikt(f"{k.kategori}|{k.kontroll}") if k.tillfälle is not None else str(k.rad)
        sedd = per_kontroll.get(nyckel)
        per_kontroll[nyckel] = replace(sedd, tillfällen=(*sedd.tillfällen, *ny.tillfällen)) if sedd else ny
    kontroller = tuple(per_kontroll.values())
    plan = PlanUppgifter(
        nämnd_id, år, f"Internkontrollplan {år}", "", ärende_id, status=Planstatus.UPPFÖLJD, kontroller=kontroller
    )
    löper = any(t.utfall in OGJORDA for k in kontroller for t in k.tillfällen)
    if (löper or (dok.datum and dok.datum.värde < date(år, 12, 31))) and any(k.tillfälle for k in dok.kontroller):
        plan = replace(plan, status=Planstatus.BESLUTAD)
    return plan


def _kontroll(k: Kontrollförslag, dok: Dokumentförslag, år: int) -> KontrollUppgifter:
    return KontrollUppgifter(
        k.kontroll,
        k.kategori,
        k.ansvarig or "",
        k.frekvens or "",
        tolka_frekvens(k.frekvens or ""),
        k.metod or "",
        k.rapporteras_till or "",
        omfattning="\n".join(k.moment),
        tillfällen=(_tillfälle(k, dok, år),),
    )


def _tillfälle(k: Kontrollförslag, dok: Dokumentförslag, år: int) -> KontrolltillfälleUppgifter:
    """Where the words do not say what the control showed, it is under way until somebody has chosen."""
    text = k.resultat or ""
    if k.tillfälle is not None:
        return _eget_tillfälle(k.tillfälle, text, år)
    utfall = utfall_av(text) or (Kontrollutfall.PÅGÅR if text else Kontrollutfall.INTE_GJORD)
    gjord = utfall in {Kontrollutfall.INGEN_AVVIKELSE, Kontrollutfall.AVVIKELSE}
    return KontrolltillfälleUppgifter(
        0,
        date(år, 12, 31),
        f"uppföljning {år}",
        dok.datum.värde if dok.datum and gjord else None,
        utfall=utfall,
        resultat=text,
        avvikelse=text if utfall is Kontrollutfall.AVVIKELSE else "",
    )


def _eget_tillfälle(t: Tillfälleförslag, resultat: str, år: int) -> KontrolltillfälleUppgifter:
    """An occasion of our own follow-up: its outcome is one of our words."""
    ord_ = t.utfall.partition(",")[0].strip().casefold()
    return KontrolltillfälleUppgifter(
        0,
        t.senast or _senast(t.period, år),
        t.period,
        t.utfört,
        t.utfört_av,
        t.urval,
        next((u for u in Kontrollutfall if u.value == ord_), Kontrollutfall.INTE_GJORD),
        resultat,
        t.avvikelse,
        t.åtgärd,
        t.åtgärd_ansvarig,
        t.åtgärd_senast,
        t.åtgärd_klar,
    )


def _senast(period: str, år: int) -> date:
    """The last day of a period that some frequency gives; else the year's."""
    tider = (t for kod in Frekvenskod for t in kontrolltider("", kod, år))
    return next((t.senast for t in tider if t.period == period), date(år, 12, 31))


def med_resultat(plan: PlanUppgifter, ny: PlanUppgifter) -> tuple[PlanUppgifter, list[KontrolltillfälleUppgifter]]:
    """The stored plan with the controls that it lacks, and the occasions of those it has already.

    An occasion of the same period is not added again; one that nothing has been written on is filled in (it has the
    stored one's id and last day).
    """
    finns = {_vikt(k.kontroll): k for k in plan.kontroller}
    nya: list[KontrollUppgifter] = []
    tillfällen: list[KontrolltillfälleUppgifter] = []
    for k in ny.kontroller:
        sparad = finns.get(_vikt(k.kontroll))
        if sparad is None:
            nya.append(k)
            continue
        perioder = {t.period: t for t in sparad.tillfällen}
        for t in k.tillfällen:
            fanns = perioder.get(t.period)
            if fanns is None:
                tillfällen.append(replace(t, kontroll_id=sparad.id or 0))
            elif orörd(fanns) and not orörd(t):
                tillfällen.append(replace(t, id=fanns.id, kontroll_id=sparad.id or 0, senast=fanns.senast))
    return replace(plan, kontroller=(*plan.kontroller, *nya)), tillfällen


def med_nämndens_skala(analys: RiskanalysUppgifter, val: Internkontrollval) -> RiskanalysUppgifter:
    """An analysis that was read, with the nämnd's scale and threshold; no step of the paper lies outside the scale."""
    behov = max((steg for r in analys.risker for steg in (r.sannolikhet, r.konsekvens) if steg is not None), default=0)
    ny = med_val(analys, val)
    return med_skala(ny, behov) if behov > val.skala else ny


def med_risker(plan: PlanUppgifter, dok: Dokumentförslag, analys: RiskanalysUppgifter) -> PlanUppgifter:
    """The plan that was made of ``dok`` with the risks that its rows name by number.

    The numbers are those of the paper's own risks, found again by their words; a paper without any means the analysis.
    """
    idn = {_vikt(r.risk): r.id for r in analys.risker}
    texter = [r.risk for r in dok.risker] or [r.risk for r in analys.risker]
    nummer = {nr: id_ for nr, text in enumerate(texter, 1) if (id_ := idn.get(_vikt(text))) is not None}
    if len(plan.kontroller) != len(dok.kontroller):
        return plan
    kontroller = tuple(
        replace(k, risker=tuple(nummer[nr] for nr in förslag.risker if nr in nummer))
        for k, förslag in zip(plan.kontroller, dok.kontroller, strict=True)
    )
    return replace(plan, kontroller=kontroller)


def kopplad(ny: WorkshopUppgifter, förra: PlanUppgifter) -> WorkshopUppgifter:
    """Each row with last year's control of the same words (but for its star), or else of nearly the same."""
    lediga = {k.id: k.kontroll for k in förra.kontroller}
    rader: list[WorkshopradUppgifter] = []
    for rad in ny.rader:
        lika = [i for i, text in lediga.items() if _vikt(text) == _vikt(rad.rutin)]
        nära = sorted(((likhet(text, rad.rutin), i) for i, text in lediga.items()), key=lambda p: -p[0])[:1]
        id_ = next(iter(lika), None) or next((i for tal, i in nära if tal >= _NÄSTAN_SAMMA), None)
        lediga.pop(id_, None)
        rader.append(replace(rad, kontroll_id=id_))
    return replace(ny, rader=tuple(rader))


def workshop(dok: Dokumentförslag, nämnd_id: int, år: int, ärende_id: int | None) -> WorkshopUppgifter:
    """The workshop, each row with what was said in its columns."""
    return WorkshopUppgifter(
        nämnd_id,
        år,
        rubrik(dok),
        dok.datum.värde if dok.datum else None,
        ärende_id,
        "\n\n".join(a.text for a in dok.avsnitt if a.text.strip()),
        tuple(_workshoprad(k) for k in dok.kontroller),
    )


def _workshoprad(k: Kontrollförslag) -> WorkshopradUppgifter:
    svar = k.workshop
    if svar is None:
        return WorkshopradUppgifter(k.kontroll, "\n".join(f"- {m}" for m in k.moment), k.kategori)
    return WorkshopradUppgifter(
        k.kontroll,
        "\n".join(f"- {m}" for m in k.moment),
        k.kategori,
        svar.nr,
        Workshopbeslut(svar.beslut),
        svar.ha_kvar is not None,
        svar.revidera is not None,
        svar.ha_kvar or "",
        svar.revidera or "",
        svar.nytt or "",
        svar.osäker,
    )


def _vikt(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip("* ")
