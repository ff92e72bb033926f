"""A list of 5 000 ärenden: reading, filling, sorting, filtering (target: 0.1 s each)."""

from __future__ import annotations

import itertools
import os
import tempfile
from datetime import date, timedelta
from pathlib import Path

from matning import Mätning, median_tid

ANTAL = 5_000
MÅL = 0.1


def mät() -> list[Mätning]:
    """One line per thing that is done with the list; the window's page, offscreen, painting included."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from nämndapp.models import Ärende
    from nämndapp.services import arenden, register
    from nämndapp.services.uppgifter import KommunUppgifter, NämndUppgifter
    from nämndapp.storage import öppna
    from nämndapp.ui.app import bygg_fönster, skapa_app
    from nämndapp.ui.tema import Tema

    app = skapa_app([])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as mapp:
        db = öppna(Path(mapp) / "stor.namnd")
        register.spara_kommun(db, None, KommunUppgifter("Ekbro kommun"), None)
        nämnd = register.spara_nämnd(db, None, NämndUppgifter("Socialnämnden", "SN"), None).objekt_id
        with db.skrivning() as enhet:
            for nr in range(ANTAL):
                enhet.session.add(
                    Ärende(
                        nämnd_id=nämnd,
                        diarienummer=f"SN 2026/{nr}",
                        diarienyckel=f"sn|2026|{nr}",
                        rubrik=f"Ärende {nr * 7919 % ANTAL} om hemtjänst och taxor",
                        registrerat=date(2026, 1, 1) + timedelta(days=nr % 300),
                        handläggare=f"Handläggare {nr % 30}",
                    )
                )
        fönster = bygg_fönster(app, db, Tema(app, läge="ljust"))
        fönster.show()
        sida = fönster.gå_till_sida("Ärenden")
        app.processEvents()
        gång = itertools.count()
        ord_ = ("budget", "taxor 12", "handläggare 7", "")

        def gör(vad: object) -> float:
            def ett_varv() -> None:
                vad()  # type: ignore[operator]  # a callable
                app.processEvents()

            return median_tid(ett_varv, 7)

        rader = arenden.lista_ärenden(db, nämnd)
        mätt = [
            Mätning("läs 5 000 ärenden", gör(lambda: arenden.lista_ärenden(db, nämnd)), mål=MÅL),
            Mätning("fyll listan", gör(lambda: sida.tabell.uppdatera(rader)), mål=MÅL),
            Mätning("sortera", gör(lambda: sida.tabell.sortByColumn(*_ordning(next(gång)))), mål=MÅL),
            Mätning("filtrera", gör(lambda: sida.tabell.filtrera(ord_[next(gång) % len(ord_)])), mål=MÅL),
            Mätning("läs om sidan", gör(sida.uppdatera), mål=MÅL),
        ]
        fönster.close()
        db.stäng()
    return mätt


def _ordning(gång: int) -> tuple[int, object]:
    from PySide6.QtCore import Qt

    return gång % 3, Qt.SortOrder.DescendingOrder if gång % 2 else Qt.SortOrder.AscendingOrder
