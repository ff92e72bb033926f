"""Regeln, fristerna och förslaget till listan säger detsamma om en remiss."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handlingsriktning
from nämndapp.services import arenden, granska, handlingar, oversikt, planering, remisser, sammantraden
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter, SkrivelseUppgifter
from nämndapp.services.uppgifter import SammanträdeUppgifter, ÄrendeUppgifter
from nämndapp.storage import Databas

IDAG = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("svar", "besvarad"),
    [
        (None, False),
        (HandlingUppgifter(1, "Yttrande över taxor", Dokumenttyp.TJÄNSTESKRIVELSE, datum=IDAG), False),
        (HandlingUppgifter(1, "Yttrande över taxor", Dokumenttyp.BILAGA, datum=IDAG), True),
        (HandlingUppgifter(1, "Svaret", Dokumenttyp.BILAGA, Handlingsriktning.UTGÅENDE, IDAG), True),
    ],
)
def test_alla_tre_är_överens(db: Databas, nämnder: Any, svar: HandlingUppgifter | None, besvarad: bool) -> None:
    sn = nämnder.sn
    ärende = arenden.spara_ärende(db, None, ÄrendeUppgifter(sn, "Taxor"), None).objekt_id
    möte = sammantraden.spara_sammanträde(db, None, SammanträdeUppgifter(sn, date(2026, 12, 8)), None).objekt_id
    remiss = HandlingUppgifter(
        sn,
        "Remiss om taxor",
        Dokumenttyp.REMISS,
        Handlingsriktning.INKOMMEN,
        date(2026, 10, 1),
        ärenden=(ärende,),
        skrivelse=SkrivelseUppgifter(svar_senast=date(2026, 11, 24)),
    )
    id_ = handlingar.spara_handling(db, None, remiss, None).objekt_id
    if svar is not None:
        handlingar.spara_handling(db, None, replace(svar, nämnd_id=sn, ärenden=(ärende,)), None)
    with db.läsning() as enhet:
        assert ([r.id for r in remisser.obesvarade(enhet.session, sn)] == []) is besvarad
    förslag = [f.slag for f in planering.förslag_till_lista(db, möte, IDAG)]
    assert (planering.Förslagsslag.REMISS not in förslag) is besvarad
    assert any("Remiss om taxor" in s.text for s in oversikt.översikt(db, IDAG).saker) is not besvarad
    uppgifter = handlingar.hämta_handling(db, id_).uppgifter
    koder = {p.kod for p in granska.granska_uppgifter(db, uppgifter, objekt_id=id_, idag=IDAG)}
    assert ("REM-svarsdag-passerad" not in koder) is besvarad
