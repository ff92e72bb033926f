"""The föredragningslista at scale: 30 meetings with 150 items and one list of 250, through the real window."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from matning import Mätning, median_tid

MÅL = 0.1


def mät() -> list[Mätning]:
    """Drag, type, filter and save; the aim is 100 ms each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QModelIndex, Qt

    from nämndapp.services import oppna, oversikt, register, sammantraden
    from nämndapp.services.uppgifter import (
        GruppUppgifter,
        KommunUppgifter,
        NämndUppgifter,
        PunktUppgifter,
        SammanträdeUppgifter,
    )
    from nämndapp.ui.app import bygg_fönster, frys_minnet, skapa_app
    from nämndapp.ui.sammantraden.listmodell import RUBRIK
    from nämndapp.ui.tema import Tema

    app = skapa_app([])
    mätt: list[Mätning] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as mapp:
        db = oppna.öppna_databas(Path(mapp) / "lista.namnd")
        register.spara_kommun(db, None, KommunUppgifter("Ekbro kommun"), None)
        sn = register.spara_nämnd(db, None, NämndUppgifter("Socialnämnden", "SN"), None).objekt_id

        def lista(antal: int) -> tuple[GruppUppgifter | PunktUppgifter, ...]:
            rader: list[GruppUppgifter | PunktUppgifter] = []
            for nr in range(antal):
                if nr % 25 == 0:
                    rader.append(GruppUppgifter(f"Grupp {nr // 25}"))
                rader.append(PunktUppgifter(f"Ärende om verksamheten nummer {nr}", f"SN 2026/{nr}", minuter=5))
            return tuple(rader)

        for nr in range(30):
            möte = SammanträdeUppgifter(sn, date(2026, 1, 6) + timedelta(days=10 * nr), lista=lista(150))
            sammantraden.spara_sammanträde(db, None, möte, None)
        stort = sammantraden.spara_sammanträde(
            db, None, SammanträdeUppgifter(sn, date(2026, 12, 30), lista=lista(250)), None
        ).objekt_id
        fönster = bygg_fönster(app, db, Tema(app, läge="ljust"))
        fönster.resize(1280, 720)
        fönster.show()
        frys_minnet()  # as the program does when it starts
        sida = fönster.gå_till_sida("Sammanträden")
        app.processEvents()
        sida.redigerare.visa(stort)
        app.processEvents()
        modell = sida.redigerare.modell
        slag = iter(range(1000))

        def dra() -> None:
            data = modell.mimeData([modell.index(200 + next(slag) % 3, 0), modell.index(210, 0)])
            modell.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex())

        def skriv() -> None:
            modell.setData(modell.index(100, RUBRIK), f"Ny rubrik {next(slag)}")

        def filtrera() -> None:
            sida.tabell.filtrera("2026-03" if next(slag) % 2 else "")

        def filtrera_listan() -> None:
            sida.redigerare.filter.fält.setText(("nummer 2", "nummer", "")[next(slag) % 3])
            app.processEvents()

        def välj() -> None:
            sida.redigerare.vy_lista.välj([next(slag) % 200 + 1])
            app.processEvents()

        for namn, gör in (("dra två av 250 punkter", dra), ("ändra en rubrik av 250", skriv)):
            mätt.append(Mätning(namn, median_tid(gör), mål=MÅL))
        mätt.append(Mätning("filtrera listan med 250 punkter", median_tid(filtrera_listan, 9), mål=MÅL))
        sida.redigerare.filter.rensa()
        mätt.append(Mätning("välja en punkt av 250", median_tid(välj), mål=MÅL))
        sida.redigerare.yta.flikar.setCurrentIndex(1)
        mätt.append(Mätning("välja en punkt och läsa dess bilagor", median_tid(välj), mål=MÅL))
        mätt.append(Mätning("filtrera 31 sammanträden", median_tid(filtrera), mål=MÅL))
        vy = sammantraden.hämta_sammanträde(db, stort)

        def spara() -> None:
            nonlocal vy
            rader = (*vy.uppgifter.lista[1:], vy.uppgifter.lista[0])
            sammantraden.spara_sammanträde(db, stort, replace(vy.uppgifter, lista=rader), vy.version)
            vy = sammantraden.hämta_sammanträde(db, stort)

        mätt.append(Mätning("spara hela listan i ny ordning och läsa den", median_tid(spara), mål=MÅL))
        mätt.append(Mätning("kontrollera listan", median_tid(sida.påpekanden), mål=MÅL))

        def se_över() -> None:
            oversikt.översikt(db, date(2026, 3, 1))

        mätt.append(Mätning("översikten med 31 sammanträden", median_tid(se_över), mål=MÅL))
        fönster.close()
        db.stäng()
    return mätt
