"""Internal control at scale: 500 risks, a plan, 2,000 occasions are opened, checked and printed, also in the window."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

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
    from nämndapp.services.internkontrolluppgifter import (
        KontrollUppgifter,
        PlanUppgifter,
        RiskanalysUppgifter,
        RiskUppgifter,
    )
    from nämndapp.services.uppgifter import KommunUppgifter, NämndUppgifter

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
        mätt += _i_fönstret(db)
        db.stäng()
    return mätt


def _i_fönstret(db: Any) -> list[Mätning]:
    """The same year in the window, offscreen: opened with all its påpekanden, one cell written, a cell of the matrix
    chosen. Wall-clock seconds until everything is painted, and the processor's own for the two that matter most."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings

    from nämndapp.ui.app import bygg_fönster, frys_minnet, skapa_app
    from nämndapp.ui.internkontroll.analys import SANNOLIKHET
    from nämndapp.ui.internkontroll.plan import METOD
    from nämndapp.ui.internkontroll.sida import ANALYS, PLAN
    from nämndapp.ui.tema import Tema

    app = skapa_app([])
    mätt: list[Mätning] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as mapp:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, mapp)
        fönster = bygg_fönster(app, db, Tema(app, läge="ljust"))
        fönster.resize(1280, 720)
        fönster.show()
        app.processEvents()
        frys_minnet()

        def ta(namn: str, gör: Callable[[], object], mål: float) -> None:
            början, processor = time.perf_counter(), time.process_time()
            gör()
            for _ in range(5):
                app.processEvents()
            mätt.append(Mätning(f"fönstret: {namn}", time.perf_counter() - början, mål=mål))
            mätt.append(Mätning("  processorns tid", time.process_time() - processor))

        ta("öppna sidan", lambda: fönster.gå_till_sida("Intern kontroll"), MÅL)
        sida: Any = fönster.sida
        sida.flikar.setCurrentIndex(ANALYS)
        risker, kontroller = sida.analys.modell, sida.plan.modell
        ta("skriv en cell i analysen", lambda: risker.setData(risker.index(3, SANNOLIKHET), "3"), 0.3)
        ta("välj en ruta i matrisen", lambda: sida.analys.matris.välj((5, 5)), 0.1)
        sida.flikar.setCurrentIndex(PLAN)
        app.processEvents()
        ta("skriv en cell i planen", lambda: kontroller.setData(kontroller.index(3, METOD), "Alla ärenden"), 0.3)
        ta("granska allt", sida.påpekanden, 0.5)
        fönster.close()
    return mätt
