"""The socialnämnd's riskanalys and internkontrollplan."""

from __future__ import annotations

from nämndapp.rules.frekvens import tolka_frekvens
from nämndapp.services.ekbro.grund import Ekbro, läs
from nämndapp.services.internkontroll import PLAN, RISKANALYS
from nämndapp.services.uppgifter import KontrollUppgifter, PlanUppgifter, RiskanalysUppgifter, RiskUppgifter


def bygg(ekbro: Ekbro) -> None:
    """Both, under the matter in which they are decided."""
    data = läs("internkontroll")
    år, rader, nämnd_id = data["ar"], data["risk"], ekbro.nämnder["SN"].id
    ärende_id = next(ä.id for ä in ekbro.ärenden["SN"].values() if ä.rad.get("intern"))
    analys = RiskanalysUppgifter(
        nämnd_id,
        år,
        f"Riskanalys {år}",
        ärende_id,
        risker=tuple(
            RiskUppgifter(
                r["risk"],
                r["område"],
                föregående=r.get("föregående"),
                sannolikhet=r["s"],
                konsekvens=r["k"],
                riskvärde=r["s"] * r["k"],
                obligatorisk=bool(r.get("obligatorisk")),
            )
            for r in rader
        ),
    )
    analys_id = ekbro.spara(RISKANALYS, analys)
    kontroller = tuple(
        KontrollUppgifter(
            r["kontroll"],
            r["område"],
            r["ansvarig"],
            r["frekvens"],
            tolka_frekvens(r["frekvens"]),
            r["metod"],
            r["till"],
            risk.id,
        )
        for r, risk in zip(rader, ekbro.hämta(RISKANALYS, analys_id).risker, strict=True)
        if "kontroll" in r
    )
    plan = PlanUppgifter(
        nämnd_id, år, f"Internkontrollplan {år}", data["inledning"], ärende_id, analys_id, kontroller=kontroller
    )
    ekbro.spara(PLAN, plan)
