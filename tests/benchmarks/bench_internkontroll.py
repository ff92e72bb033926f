"""Internal control at scale: 500 risks, their plan and 2,000 occasions open, are checked and printed."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from matning import Mätning, median_tid

MÅL = 1.0
RISKER = 500


def mät() -> list[Mätning]:
    """Open, check, save one cell, print; the aim is 1 s each."""
    from nämndapp.models import Frekvenskod
    from nämndapp.services import (
        dokument,
        granska,
        internkontroll,
        internkontrollcykel,
        kontrolltillfallen,
        oppna,
        register,
    )
    from nämndapp.services.uppgifter import (
        KommunUppgifter,
        KontrollUppgifter,
        NämndUppgifter,
        PlanUppgifter,
        RiskanalysUppgifter,
        RiskUppgifter,
    )

    idag = date(2026, 3, 1)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as mapp:
        db = oppna.öppna_databas(Path(mapp) / "kontroll.namnd")
        register.spara_kommun(db, None, KommunUppgifter("Ekbro kommun"), None)
        sn = register.spara_nämnd(db, None, NämndUppgifter("Socialnämnden", "SN"), None).objekt_id
        risker = tuple(
            RiskUppgifter(
                f"Handläggningen av ärendetyp {nr} dröjer längre än lagen medger", f"Område {nr // 25}",
                föregående=12, sannolikhet=1 + nr % 5, konsekvens=1 + nr // 7 % 5,
                riskvärde=(1 + nr % 5) * (1 + nr // 7 % 5),
            )
            for nr in range(RISKER)
        )  # fmt: skip
        analys_id = internkontroll.spara_riskanalys(
            db, None, RiskanalysUppgifter(sn, 2026, "Riskanalys 2026", risker=risker), None
        ).objekt_id
        sparade = internkontroll.hämta_riskanalys(db, analys_id).uppgifter.risker
        kontroller = tuple(
            KontrollUppgifter(
                f"Granskning av handläggningstiden i ärendetyp {nr}", r.område, "Enhetschefen", "Kvartalsvis",
                Frekvenskod.KVARTAL, "Stickprov på tio ärenden", "Förvaltningschefen", (r.id or 0,) if nr % 2 else (),
            )
            for nr, r in enumerate(sparade)
        )  # fmt: skip
        plan = PlanUppgifter(sn, 2026, "Internkontrollplan 2026", riskanalys_id=analys_id, kontroller=kontroller)
        plan_id = internkontroll.spara_plan(db, None, plan, None).objekt_id
        internkontrollcykel.anta_plan(db, plan_id, date(2025, 12, 9), 88, None)

        def öppna() -> None:
            internkontroll.hämta_riskanalys(db, analys_id)
            internkontroll.hämta_plan(db, plan_id)
            kontrolltillfallen.lista_tillfällen(db, plan_id)

        uppgifter = internkontroll.hämta_plan(db, plan_id).uppgifter
        nummer = iter(range(1000))

        def spara() -> None:
            sist = replace(uppgifter.kontroller[-1], metod=f"Stickprov {next(nummer)}")
            nytt = replace(uppgifter, kontroller=(*uppgifter.kontroller[:-1], sist))
            internkontroll.spara_plan(db, plan_id, nytt, None)

        def skriv_och_granska() -> None:
            första = replace(uppgifter.kontroller[0], kontroll=f"Granskning av jäv i ärende {next(nummer)}")
            nytt = replace(uppgifter, kontroller=(första, *uppgifter.kontroller[1:]))
            granska.granska_uppgifter(db, nytt, objekt_id=plan_id, idag=idag)

        rad = kontrolltillfallen.lista_tillfällen(db, plan_id)[0]
        tillfälle = kontrolltillfallen.hämta_tillfälle(db, rad.id).uppgifter

        def resultat() -> None:
            nytt = replace(tillfälle, resultat=f"Rätt i {next(nummer)} fall")
            kontrolltillfallen.spara_tillfälle(db, rad.id, nytt, None)

        def papper(typ: str, **val: int) -> None:
            dokument.pdf_bytes(dokument.bygg(db, typ, datum=idag, **val))

        papper("riskanalys", riskanalys_id=analys_id)  # fonts are read once
        mätt = [
            Mätning("öppna 500 risker, plan och 2 000 tillfällen", median_tid(öppna), mål=MÅL),
            Mätning(
                "granska planen medan man skriver",
                median_tid(skriv_och_granska),
                mål=MÅL,
            ),
            Mätning("spara en cell i planen", median_tid(spara), mål=MÅL),
            Mätning("spara ett resultat", median_tid(resultat), mål=0.1),
            Mätning("skapa alla tillfällen igen", median_tid(lambda: internkontrollcykel.skapa_tillfällen(db, plan_id)),
                    mål=MÅL),
            Mätning("riskanalysen som PDF", median_tid(lambda: papper("riskanalys", riskanalys_id=analys_id), 3),
                    mål=MÅL),
            Mätning("planen med bilaga som PDF", median_tid(lambda: papper("internkontrollplan", plan_id=plan_id), 3),
                    mål=MÅL),
        ]  # fmt: skip
        db.stäng()
    return mätt
