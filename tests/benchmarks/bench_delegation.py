"""A delegationsordning of 2,000 rows: open, filter, compare (0.3 s); 10,000 decisions reported and counted (1 s)."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from matning import Mätning, median_tid

if TYPE_CHECKING:
    from nämndapp.rules.ordningsbild import Kapitelbild
    from nämndapp.rules.ordningsjamforelse import Jämförelse
    from nämndapp.services.delegation import OrdningVy
    from nämndapp.storage import Databas

RADER, BESLUT = 2_000, 10_000
MÅL, MÅL_BESLUT = 0.3, 1.0


def mät() -> list[Mätning]:
    """Services only: what the window asks for, without the window."""
    from nämndapp.models import Delegatslag
    from nämndapp.rules.ordningsjamforelse import jämför
    from nämndapp.services import delegation, delegationsanmalan, delegationsrader, delegationsstatistik, register
    from nämndapp.services import sammantraden as möten
    from nämndapp.services.delegationsuppgifter import (
        DelegationspunktUppgifter,
        DelegatkodUppgifter,
        DelegatUppgifter,
        KapitelUppgifter,
        OrdningUppgifter,
    )
    from nämndapp.services.uppgifter import KommunUppgifter, NämndUppgifter, SammanträdeUppgifter
    from nämndapp.storage import delegationsbeslut as lager
    from nämndapp.storage import öppna

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as mapp, öppna(Path(mapp) / "stor.namnd") as db:
        register.spara_kommun(db, None, KommunUppgifter("Ekbro kommun"), None)
        nämnd = register.spara_nämnd(db, None, NämndUppgifter("Socialnämnden", "SN"), None).objekt_id
        for kod in ("EC", "BH", "SNAU"):
            slag = Delegatslag.UTSKOTT if kod == "SNAU" else Delegatslag.ANSTÄLLD
            delegation.spara_kod(db, None, DelegatkodUppgifter(nämnd, kod, kod, slag), None)
        kapitel = [KapitelUppgifter(f"Lag {nr}", nr, f"2020:{nr}") for nr in range(1, 41)]
        punkter = [
            DelegationspunktUppgifter(
                nr // 50, f"Beslut nummer {nr * 7919 % RADER} om insats i enskilt fall", nr % 50 + 1,
                lagrum=f"{nr % 12 + 1} kap {nr % 30 + 1} §",
                delegater=(DelegatUppgifter("BH", 10_000), DelegatUppgifter("EC")), anmäls=True,
            )
            for nr in range(RADER)
        ]  # fmt: skip
        första = delegation.ny_ordning(db, OrdningUppgifter(nämnd, "Stor"), kapitel, punkter).objekt_id
        delegation.anta(db, första, datum=date(2025, 1, 1), paragraf=1, gäller_från=None, väntad_version=None)
        andra = delegation.ny_version(db, första).objekt_id
        vy = delegation.hämta_ordning(db, andra)
        for p in vy.punkter[:: RADER // 10]:
            delegationsrader.spara_punkt(db, andra, replace(p, ärende=f"{p.ärende}, ändrat"), None)
        with db.skrivning() as enhet:
            lager.lägg_till_beslut(enhet.session, [_beslut(nr, nämnd, vy) for nr in range(BESLUT)])
        möte = möten.spara_sammanträde(db, None, SammanträdeUppgifter(nämnd, date(2026, 12, 8)), None).objekt_id

        def jämför_två() -> None:
            jämför(delegation.hämta_bild(db, första), delegation.hämta_bild(db, andra))

        bild = delegation.hämta_bild(db, första)
        annan = replace(bild, kapitel=tuple(_ändrat(k) for k in bild.kapitel))
        cell = vy.punkter[7]
        byte = iter(range(10_000))
        return [
            Mätning("öppna 2 000 punkter", median_tid(lambda: delegation.hämta_ordning(db, andra)), mål=MÅL),
            Mätning("filtrera", median_tid(lambda: delegation.filtrera(vy, "insats 77")), mål=MÅL),
            Mätning("läs och jämför två versioner", median_tid(jämför_två), mål=MÅL),
            Mätning("jämför när alla rader skiljer", median_tid(lambda: _ordvis(jämför(bild, annan))), mål=MÅL),
            Mätning(
                "spara en ruta",
                median_tid(
                    lambda: delegationsrader.spara_punkt(db, andra, replace(cell, villkor=f"Gång {next(byte)}"), None)
                ),
                mål=MÅL,
            ),
            Mätning("numrera om allt", median_tid(lambda: _numrera(db, andra, next(byte))), mål=MÅL),
            Mätning(
                "rapport över 10 000 beslut",
                median_tid(lambda: delegationsanmalan.hämta_rapport(db, möte), 3),
                mål=MÅL_BESLUT,
            ),
            Mätning(
                "räkna 10 000 beslut",
                median_tid(lambda: delegationsstatistik.ur_registret(db, nämnd, 2026), 3),
                mål=MÅL_BESLUT,
            ),
        ]


def _ändrat(kapitel: Kapitelbild) -> Kapitelbild:
    """The chapter with other words in every row, and no key in common."""
    return replace(
        kapitel,
        punkter=tuple(
            replace(p, nyckel=f"ny {p.nyckel}", ärende=f"{p.ärende}, ändrat", villkor="Inom budget")
            for p in kapitel.punkter
        ),
    )


def _ordvis(jämförelse: Jämförelse) -> int:
    """The words of each changed cell, as the paper and the window mark them."""
    from nämndapp.rules.ordningsjamforelse import cell, ordskillnad

    return sum(len(ordskillnad(cell(r.före, f), cell(r.efter, f))) for r in jämförelse.rader for f in r.ändrat)


def _numrera(db: Databas, id_: int, gång: int) -> None:
    from nämndapp.services import delegation, delegationsrader

    vy = delegation.hämta_ordning(db, id_)
    sist = vy.punkter[-1] if gång % 2 else vy.punkter[0]
    delegationsrader.flytta_punkter(db, id_, [sist.id or 0], sist.kapitel_id, gång % 2, väntad_version=None)
    delegationsrader.numrera_om(db, id_, None, None)


def _beslut(nr: int, nämnd: int, vy: OrdningVy) -> dict[str, object]:
    p = vy.punkter[nr % RADER]
    return {
        "id": nr + 1, "version": 1, "nämnd_id": nämnd, "datum": date(2026, 1, 1) + timedelta(days=nr % 330),
        "nr": str(nr),
        "punkt_nyckel": p.nyckel, "punkt_nr": vy.nummer[p.nyckel], "diarienummer": f"SN 2026/{nr}", "ärende_id": None,
        "delegat": "BH", "beslutsfattare": "", "person_id": None, "titel": "", "rubrik": "", "beslut": "",
        "utfall": ("bifall", "avslag")[nr % 5 == 0], "lagrum": p.lagrum, "belopp": nr % 9000, "sekretess": True,
        "sekretess_lagrum": "", "brådskande": False, "anmäld_punkt_id": None, "särskilt_protokoll": False,
        "anteckning": "",
    }  # fmt: skip
