"""The socialnämnd's internal control through a whole cycle: a year that is nearly done, and the next one's plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from nämndapp.models import Kontrollutfall, Planstatus, Workshopbeslut
from nämndapp.rules.frekvens import tolka_frekvens
from nämndapp.rules.internkontrollval import NYCKEL, Internkontrollval, till_json
from nämndapp.rules.kontrolltider import kontrolltider
from nämndapp.services.ekbro.grund import Ekbro, läs
from nämndapp.services.internkontroll import PLAN, RISKANALYS, TILLFÄLLE, WORKSHOP
from nämndapp.services.internkontrolluppgifter import (
    KontrolltillfälleUppgifter,
    KontrollUppgifter,
    PlanUppgifter,
    RiskanalysUppgifter,
    RiskUppgifter,
    WorkshopUppgifter,
)
from nämndapp.services.internkontrollval import med_val
from nämndapp.services.internkontrollworkshop import rader_ur
from nämndapp.services.register import NÄMND
from nämndapp.storage import filer

Rad = dict[str, Any]
_BEDÖMDA: Final = {5: (1, 5), 8: (2, 4), 9: (3, 3), 10: (2, 5), 12: (3, 4), 15: (3, 5)}
"""Last year's assessment, by its value."""


def bygg(ekbro: Ekbro) -> None:
    """The setting, last year with what came of it, the workshop, and the new year under the matter that decides it."""
    data = läs("internkontroll")
    nämnd_id, år = ekbro.nämnder["SN"].id, data["ar"]
    val = Internkontrollval(reglemente=data["reglemente"])
    nämnden = ekbro.hämta(NÄMND, nämnd_id)
    ekbro.ändra(NÄMND, nämnd_id, replace(nämnden, övrigt={**nämnden.övrigt, NYCKEL: till_json(val)}))
    nycklar = {r["risk"]: f"ekbro{nr:027d}" for nr, r in enumerate([*data["risk"], *data["forra"]["extra"]], 1)}

    förra = data["forra"]
    gamla = [*(_bedömd(r) for r in data["risk"] if "föregående" in r), *förra["extra"]]
    inledning = förra["inledning"]
    plan_id = _år(ekbro, RiskanalysUppgifter(nämnd_id, förra["ar"]), gamla, nycklar, val=val, inledning=inledning)
    plan = ekbro.hämta(PLAN, plan_id)
    beslutad = replace(
        plan, status=Planstatus.BESLUTAD, beslutad_datum=förra["beslutad"], beslutad_paragraf=förra["paragraf"]
    )
    ekbro.ändra(PLAN, plan_id, beslutad)
    _kontrollera(ekbro, ekbro.hämta(PLAN, plan_id), förra, val.frist)

    _workshop(ekbro, ekbro.hämta(PLAN, plan_id), år, data)
    ärende_id = next(ä.id for ä in ekbro.ärenden["SN"].values() if ä.rad.get("intern"))
    ny = RiskanalysUppgifter(nämnd_id, år, ärende_id=ärende_id)
    _år(ekbro, ny, data["risk"], nycklar, val=val, inledning=data["inledning"])


def _bedömd(r: Rad) -> Rad:
    """A risk as it was assessed the year before."""
    s, k = _BEDÖMDA[r["föregående"]]
    return {**{n: v for n, v in r.items() if n != "föregående"}, "s": s, "k": k}


def _år(
    ekbro: Ekbro,
    grund: RiskanalysUppgifter,
    rader: list[Rad],
    nycklar: dict[str, str],
    *,
    val: Internkontrollval,
    inledning: str,
) -> int:
    """Analysis and plan of a year; the plan's id. A risk and its control have the same identity in both years.

    ``också`` of a row are the other risks that its control answers.
    """
    år, nämnd_id, ärende_id = grund.år, grund.nämnd_id, grund.ärende_id
    analys = replace(
        grund,
        rubrik=f"Riskanalys {år}",
        risker=tuple(
            RiskUppgifter(
                r["risk"],
                r["område"],
                föregående=r.get("föregående"),
                sannolikhet=r["s"],
                konsekvens=r["k"],
                riskvärde=r["s"] * r["k"],
                obligatorisk=bool(r.get("obligatorisk")),
                nyckel=nycklar[r["risk"]],
            )
            for r in rader
        ),
    )
    analys_id = ekbro.spara(RISKANALYS, med_val(analys, val))
    sparade = ekbro.hämta(RISKANALYS, analys_id).risker
    idn = {risk.risk: risk.id for risk in sparade if risk.id is not None}
    kontroller = tuple(
        KontrollUppgifter(
            r["kontroll"],
            r["område"],
            r["ansvarig"],
            r["frekvens"],
            tolka_frekvens(r["frekvens"]),
            r["metod"],
            r["till"],
            tuple(idn[text] for text in (r["risk"], *r.get("också", ())) if text in idn),
            inbyggd=r.get("inbyggd", ""),
            nyckel=nycklar[r["risk"]],
        )
        for r in rader
        if "kontroll" in r
    )
    return ekbro.spara(
        PLAN,
        PlanUppgifter(nämnd_id, år, f"Internkontrollplan {år}", inledning, ärende_id, analys_id, kontroller=kontroller),
    )


def _kontrollera(ekbro: Ekbro, plan: PlanUppgifter, förra: Rad, frist: int) -> None:
    """The year's occasions; those that were due have a result, with the list that was looked at."""
    särskilda = {(r["kontroll"], r["period"]): r for r in förra["resultat"]}
    for k in plan.kontroller:
        for tid in kontrolltider(k.frekvens, k.frekvenskod, plan.år, frist):
            tillfälle = KontrolltillfälleUppgifter(k.id or 0, tid.senast, tid.period)
            if tid.senast <= förra["utfort_till"]:
                tillfälle = _gjort(ekbro, tillfälle, k, tid.slut, särskilda.get((k.kontroll, tid.period), {}))
            ekbro.spara(TILLFÄLLE, tillfälle)


def _gjort(
    ekbro: Ekbro, t: KontrolltillfälleUppgifter, k: KontrollUppgifter, slut: date, r: Rad
) -> KontrolltillfälleUppgifter:
    utfall = Kontrollutfall(r["utfall"]) if "utfall" in r else None
    if utfall is None:
        utfall = Kontrollutfall.AVVIKELSE if "avvikelse" in r else Kontrollutfall.INGEN_AVVIKELSE
    t = replace(t, utfall=utfall, resultat=r.get("resultat", "Inga fel."), urval=r.get("urval", ""))
    if utfall is Kontrollutfall.EJ_GENOMFÖRD:
        return t
    dag = slut + timedelta(days=6)
    text = f"{k.kontroll}\nPeriod: {t.period}\nMetod: {k.metod}\nGjord av {k.ansvarig} {dag}\n\n{t.resultat}\n"
    sha = filer.spara(ekbro.enhet.session, text.encode(), "text/plain")
    return replace(
        t,
        utfört=dag,
        utfört_av=k.ansvarig,
        avvikelse=r.get("avvikelse", ""),
        åtgärd=r.get("åtgärd", ""),
        åtgärd_ansvarig=r.get("åtgärd_ansvarig", ""),
        åtgärd_senast=r.get("åtgärd_senast"),
        åtgärd_klar=r.get("åtgärd_klar"),
        underlag_sha256=sha,
        underlag_namn=f"Kontroll {t.period}.txt",
    )


def _workshop(ekbro: Ekbro, förra: PlanUppgifter, år: int, data: Rad) -> None:
    """The nämnd went through last year's controls in September."""
    beslut = {r["kontroll"]: r for r in data["workshop"] if "kontroll" in r}
    bort = {r["kontroll"]: r["tas_bort"] for r in data["forra"]["extra"]}
    rader = []
    for rad in rader_ur(förra):
        if rad.rutin in bort:
            rader.append(replace(rad, beslut=Workshopbeslut.TAS_BORT, nytt_text=bort[rad.rutin]))
            continue
        r = beslut.get(rad.rutin, {"kvar": "ja"})
        rader.append(
            replace(
                rad,
                beslut=Workshopbeslut(r.get("beslut", "behålls")),
                ha_kvar="kvar" in r,
                kvar_text=r.get("kvar", ""),
                revidera="revidera" in r,
                revidera_text=r.get("revidera", ""),
            )
        )
    for r in (r for r in data["workshop"] if "nytt" in r):
        ny = replace(rader[0], id=None, kontroll_id=None, nr=len(rader) + 1, rutin=r["nytt"], kategori=r["område"])
        rader.append(
            replace(ny, beslut=Workshopbeslut.NYTT, ha_kvar=False, kvar_text="", revidera=False, nytt_text=r["nytt"])
        )
    ekbro.spara(
        WORKSHOP,
        WorkshopUppgifter(
            förra.nämnd_id, år, f"Workshop om intern kontroll {år}", date(år - 1, 9, 29), rader=tuple(rader)
        ),
    )
