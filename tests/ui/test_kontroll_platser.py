"""Varje ställe som protokollets regler pekar på leder till ett fält eller en rad i fönstret."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QApplication

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.models import Paragrafutgång, Propositionsslag, Röstval, Yrkandeslag, Yttrandeslag
from nämndapp.services import narvaro, protokoll, register, sammantraden
from nämndapp.services.protokolluppgifter import (
    IntervallUppgifter,
    JävUppgifter,
    NärvarandeUppgifter,
    NärvaroUppgifter,
    PropositionUppgifter,
    RöstUppgifter,
    YrkandeUppgifter,
    YttrandeUppgifter,
)
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter, SatsUppgifter
from nämndapp.storage import Databas

HELA = IntervallUppgifter(tjänstgör=True)


def fel_överallt(db: Databas) -> int:
    """A meeting whose first § breaks most rules."""
    möte = next(r.id for r in sammantraden.lista_sammanträden(db, register.lista_nämnder(db)[0].id) if r.antal_punkter)
    protokoll.föreslå_protokollsutkast(db, möte)
    tomt = narvaro.hämta_närvaro(db, möte)
    vilka = tuple(NärvarandeUppgifter(namn, intervall=(HELA,)) for namn in ("Ada", "Bo"))
    narvaro.spara_närvaro(db, möte, NärvaroUppgifter(vilka), tomt)
    ada, bo = (n.id or 0 for n in narvaro.hämta_närvaro(db, möte).närvarande)
    (första, *_) = [r.id for r in protokoll.lista_paragrafer(db, möte)]
    vy = protokoll.hämta_paragraf(db, första)
    u = replace(
        vy.uppgifter,
        utgång=Paragrafutgång.ÅTERREMISS,
        ordförande_id=bo,
        myndighetsutövning=True,
        beslutspunkter=(SatsUppgifter("Nämnden antar planen."), SatsUppgifter("Beviljar x kronor.")),
        avsnitt=(AvsnittUppgifter("Ekonomi", "A."), AvsnittUppgifter("Bakgrund", "Den 31 februari.")),
        jäv=(JävUppgifter(bo, grund=9, ersättare_id=ada),),
        ej_deltagande=(ada,),
        yrkanden=(YrkandeUppgifter("a", Yrkandeslag.TILLÄGG, personer=(ada,)),),
        propositioner=(
            PropositionUppgifter(Propositionsslag.MOT_VARANDRA, ja="a", röster=(RöstUppgifter(bo, Röstval.JA),)),
        ),
        yttranden=(YttrandeUppgifter(Yttrandeslag.RESERVATION, personer=(ada,)),),
    )
    protokoll.spara_paragraf(db, första, u, vy.version)
    return möte


def test_varje_påpekande_om_protokollet_leder_till_sin_plats(
    qtbot: Any, qapp: QApplication, db: Databas, fönster: Any
) -> None:
    from nämndapp.services.granska import granska

    möte = fel_överallt(db)
    fynd: list[Påpekande] = [
        p
        for p in granska(db, datum=sammantraden.hämta_sammanträde(db, möte).uppgifter.datum, idag=date(2026, 1, 2))
        if p.kod.startswith(("NAR-", "JAV-", "OMR-", "BES-", "RES-", "TEX-", "PRO-"))
        and p.plats.typ != "foredragningspunkt"
    ]
    fält = {(p.plats.typ, p.plats.fält) for p in fynd}
    assert {"jäv", "yrkanden", "propositioner", "yttranden", "ej_deltagande", "ordförande_id", "skäl", "åter_till",
            "närvaro", "utgång", "avsnitt.1.text", "beslutspunkter.1.text"} <= {f for _, f in fält}  # fmt: skip
    sida = fönster.gå_till_sida("Sammanträden")
    sida.gå_till(Plats("sammantrade", möte))
    qapp.processEvents()
    for p in fynd:
        assert sida.gå_till(p.plats), (p.kod, p.plats)
        qapp.processEvents()
