"""An attestlista of 2 000 rows in the window: opened, filtered, one cell written, everything checked."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from matning import Mätning

ANTAL = 2_000
MÅL = 0.5


def mät() -> list[Mätning]:
    """Seconds until the table is drawn, offscreen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from nämndapp.models import Nämndtyp
    from nämndapp.services import attest, attestrader, oppna, register
    from nämndapp.services.attestuppgifter import (
        AttestlistaUppgifter,
        AttestpersonUppgifter,
        AttestradUppgifter,
        HelAttestlista,
    )
    from nämndapp.services.uppgifter import KommunUppgifter, NämndUppgifter
    from nämndapp.ui.app import bygg_fönster, skapa_app
    from nämndapp.ui.attest.sida import Attestsida
    from nämndapp.ui.tema import Tema

    app = skapa_app([])
    mätt: list[Mätning] = []

    def ta(namn: str, gör: Callable[[], object], mål: float | None = MÅL) -> None:
        start = time.perf_counter()
        gör()
        QApplication.processEvents()
        mätt.append(Mätning(namn, time.perf_counter() - start, mål=mål))

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as mapp:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, mapp)
        db = oppna.öppna_databas(Path(mapp) / "attest.namnd")
        register.spara_kommun(db, None, KommunUppgifter(namn="Ekbro kommun"), None)
        nämnd = register.spara_nämnd(
            db, None, NämndUppgifter(namn="Socialnämnden", kod="SN", typ=Nämndtyp.NÄMND, platser=9), None
        ).objekt_id
        rader = tuple(
            AttestradUppgifter(
                f"{10_000 + nr}",
                f"Enhet {nr}",
                (
                    AttestpersonUppgifter(f"Chef{nr % 90} Efternamn{nr % 90}", "attestant"),
                    AttestpersonUppgifter(f"Chef{(nr + 1) % 90} Efternamn{(nr + 1) % 90}", "ersättare"),
                ),
                koder={"ansvar": f"{100 + nr // 8}", "identitet": f"{10_000 + nr}"},
                namn={"ansvar": f"Ansvar {nr // 8}"},
            )
            for nr in range(ANTAL)
        )
        with db.skrivning() as enhet:
            attest.skapa_i(enhet, HelAttestlista(AttestlistaUppgifter(nämnd, 2027), rader))
        fönster = bygg_fönster(app, db, Tema(app, läge="ljust"))
        fönster.show()
        sida = fönster.gå_till_sida("Attest")
        assert isinstance(sida, Attestsida)
        red = sida.rader
        id_ = sida.lista_id
        red.visa(None)
        ta("öppna 2 000 rader", lambda: red.visa(id_))
        for text in ("enhet 19", "chef7", ""):
            red.filter.setText(text)
            ta(f"filtrera på ”{text}”", red._filtrera)
        rad = red.modell.rader[1_000]
        kolumn = red.modell.kolumn_av("villkor") or 0
        index = red.modell.index(red.modell.plats(rad.id) or 0, kolumn)
        ta("skriv en cell", lambda: red.modell.setData(index, "inom rekommendationerna"))
        ta("ångra", fönster.kontext.ångrastack.undo)
        ta("kontrollera", sida.påpekanden)
        sida.fråga.kod.setText("11000")
        ta("fråga vem", sida.fråga.svara)
        vy = red.vy
        assert vy is not None
        alla = [r.id for r in vy.rader if r.id is not None]
        ta(
            "fyll 1 999 rader nedåt",
            lambda: fönster.kontext.utför(
                lambda: attestrader.fyll_nedåt(db, vy.id, alla[0], alla[1:], ["villkor"], väntad_version=vy.version)
            ),
            None,
        )
        fönster.close()
        db.stäng()
    return mätt
