"""A follow-up and a workshop that are read are stored where they belong, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from namndprov import Nämnder

from nämndapp.models import Kontrollutfall, Planstatus, Workshopbeslut
from nämndapp.services import (
    angra_import,
    importera,
    importkorning,
    internkontroll,
    internkontrollworkshop,
    kontrolltillfallen,
)
from nämndapp.services.importkorning import Importval
from nämndapp.services.internkontrolluppgifter import KontrollUppgifter, PlanUppgifter
from nämndapp.storage import Databas

UPPFÖLJNING = """Internkontrollplan 2026

Kontroll\tAnsvarig\tFrekvens\tMetod\tResultat
Kontroll av avtal\tElsa\tkvartalsvis\tStickprov\tInga avvikelser
Kontroll av nycklar\tOlle\t1 g/år\tInventering\tTvå avvikelser
Kontroll av larm\tOlle\t1 g/år\tProv\tRedovisas i delårsrapporten
"""
WORKSHOP = """Internkontroll 2027, workshop (20260929)

Kontrollmoment 2027
Ha kvar

        Revidera

Nytt Kontrollmoment

Inköp
- Att avtal används           1.

ja

Nycklar
- Inventering           2.

 Oftare
"""


def importera_(db: Databas, nämnd: int, mapp: Path, text: str) -> tuple[importkorning.Importresultat, object]:
    fil = mapp / "papper.txt"
    fil.write_text(text, encoding="utf-8")
    förslag = importera.läs_fil(fil)
    return angra_import.spara_med_spår(db, nämnd, förslag, Importval())


def test_uppföljningen_blir_årets_plan_med_resultat(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    svar, _ = importera_(db, nämnder.sn, tmp_path, UPPFÖLJNING)
    (rad,) = internkontroll.lista_planer(db, nämnder.sn)
    assert (rad.år, rad.status) == (2026, Planstatus.UPPFÖLJD)
    tillfällen = kontrolltillfallen.lista_tillfällen(db, rad.id)
    assert [(t.kontroll, t.utfall) for t in tillfällen] == [
        ("Kontroll av avtal", Kontrollutfall.INGEN_AVVIKELSE),
        ("Kontroll av nycklar", Kontrollutfall.AVVIKELSE),
        ("Kontroll av larm", Kontrollutfall.PÅGÅR),
    ]
    assert any("i 1 av 3 rader" in m for m in svar.meddelanden)


def test_resultaten_går_till_den_plan_som_finns(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    plan = PlanUppgifter(nämnder.sn, 2026, kontroller=(KontrollUppgifter("Kontroll av avtal", ansvarig="Vera"),))
    plan_id = internkontroll.spara_plan(db, None, plan, None).objekt_id
    importera_(db, nämnder.sn, tmp_path, UPPFÖLJNING)
    sparad = internkontroll.hämta_plan(db, plan_id).uppgifter
    assert [(k.kontroll, k.ansvarig, len(k.tillfällen)) for k in sparad.kontroller] == [
        ("Kontroll av avtal", "Vera", 1), ("Kontroll av nycklar", "Olle", 1), ("Kontroll av larm", "Olle", 1)
    ]  # fmt: skip


def test_workshopen_sparas_och_tas_tillbaka(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    _, spår = importera_(db, nämnder.sn, tmp_path, WORKSHOP)
    (rad,) = internkontrollworkshop.lista_workshoppar(db, nämnder.sn)
    assert (rad.år, rad.datum, rad.antal_behandlade) == (2027, date(2026, 9, 29), 2)
    rader = internkontrollworkshop.hämta_workshop(db, rad.id).uppgifter.rader
    assert [(r.rutin, r.beslut, r.ha_kvar, r.revidera_text, r.osäker) for r in rader] == [
        ("Inköp", Workshopbeslut.BEHÅLLS, True, "", False),
        ("Nycklar", Workshopbeslut.OBEHANDLAD, False, "Oftare", True),
    ]
    angra_import.ta_bort_importerat(db, [spår])  # type: ignore[list-item]
    assert internkontrollworkshop.lista_workshoppar(db, nämnder.sn) == []


def test_workshopens_rader_kopplas_till_förra_årets_kontroller(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    plan = PlanUppgifter(nämnder.sn, 2026, kontroller=(KontrollUppgifter("Nycklar *"), KontrollUppgifter("Larm")))
    plan_id = internkontroll.spara_plan(db, None, plan, None).objekt_id
    nycklar = internkontroll.hämta_plan(db, plan_id).uppgifter.kontroller[0].id
    importera_(db, nämnder.sn, tmp_path, WORKSHOP)
    (rad,) = internkontrollworkshop.lista_workshoppar(db, nämnder.sn)
    rader = internkontrollworkshop.hämta_workshop(db, rad.id).uppgifter.rader
    assert [(r.rutin, r.kontroll_id) for r in rader] == [("Inköp", None), ("Nycklar", nycklar)]


def test_hela_bunten_med_uppföljning_och_workshop(db: Databas, nämnder: Nämnder, frö: Callable[[int], Path]) -> None:
    """Seed 000: fifteen results in the plan of 2021, and as many rows of the same controls in the workshop for 2022."""
    importera.spara_import(db, nämnder.sn, importera.läs_fil(frö(0)))
    (plan,) = internkontroll.lista_planer(db, nämnder.sn)
    assert (plan.år, len(kontrolltillfallen.lista_tillfällen(db, plan.id))) == (2021, 15)
    (rad,) = internkontrollworkshop.lista_workshoppar(db, nämnder.sn)
    workshop = internkontrollworkshop.hämta_workshop(db, rad.id).uppgifter
    assert (workshop.år, workshop.datum) == (2022, date(2021, 8, 24))
    kopplade = {r.kontroll_id for r in workshop.rader}
    assert len(kopplade) == 15
    assert None not in kopplade


@pytest.mark.parametrize("text", [UPPFÖLJNING, WORKSHOP])
def test_samma_papper_två_gånger_ger_inga_dubbletter(db: Databas, nämnder: Nämnder, tmp_path: Path, text: str) -> None:
    importera_(db, nämnder.sn, tmp_path, text)
    importera_(db, nämnder.sn, tmp_path, text)
    planer = internkontroll.lista_planer(db, nämnder.sn)
    assert sum(len(kontrolltillfallen.lista_tillfällen(db, p.id)) for p in planer) in {0, 3}
    assert len(planer) + len(internkontrollworkshop.lista_workshoppar(db, nämnder.sn)) == 1
