"""Skrivelsens ord och dagar: organ, titel, förkortningar, kallelsens dag och remissens svarsdag."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import fabrik
import pytest

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.models import Handling, Handlingsriktning
from nämndapp.rules.granska import granska_handling, granska_sammanträde
from nämndapp.rules.lage import Läge

IDAG = date(2024, 11, 12)
LÄGE = Läge(IDAG, organ="Socialnämnden", förkortningar=frozenset({"SF"}))


def koder(h: Handling, läge: Läge = LÄGE, handlingar: list[Handling] | None = None) -> set[str]:
    return {p.kod for p in granska_handling(h, IDAG, handlingar=handlingar, sammanhang=läge)}


@pytest.mark.parametrize(
    ("sats", "fel"),
    [
        ("Socialnämnden antar taxan.", False),
        ("Nämnden antar taxan.", False),
        ("Socialnämnden föreslår kommunfullmäktige att anta taxan.", False),
        ("Att anta taxan.", False),
        ("Kommunstyrelsen antar taxan.", True),
        ("Barn- och utbildningsnämnden överlämnar yttrandet.", True),
    ],
)
def test_beslutssatsen_ska_nämna_det_organ_som_beslutar(sats: str, fel: bool) -> None:
    assert ("SKR-annat-organ" in koder(fabrik.tjänsteskrivelse(satser=(sats,)))) is fel


def test_sats_till_det_organ_som_skrivelsen_är_ställd_till_är_rätt() -> None:
    h = fabrik.tjänsteskrivelse(
        satser=("Kommunstyrelsen antar taxan.",), skrivelse={"adressater": ["Socialnämnden", "Kommunstyrelsen"]}
    )
    assert "SKR-annat-organ" not in koder(h)


def test_undertecknare_utan_titel_ger_ett_tips() -> None:
    assert "SKR-titel-saknas" in koder(fabrik.tjänsteskrivelse(undertecknare=(("Elsa Norrby", ""),)))
    assert "SKR-titel-saknas" not in koder(fabrik.tjänsteskrivelse())


@pytest.mark.parametrize(
    ("text", "okänd"),
    [
        ("Samtal förs med KVV om platserna.", True),
        ("Kommunens vårdval (KVV) prövas. Sedan tar KVV över.", False),
        ("KVV (kommunens vårdval) prövas.", False),
        ("SF bereder ärendet.", False),  # in the register
        ("Beslut enligt LSS och GDPR.", False),  # common
        ("Ärendet har nummer KVV 2024/12.", False),
        ("KVV:s ansvar prövas.", True),
        ("Elsa Norrby (KD) har ordet.", False),
        ("VIKTIGT ATT VETA\nTaxan räknas upp.", False),
    ],
)
def test_förkortningar_som_ingen_kan_känna_till_berättas(text: str, okänd: bool) -> None:
    h = fabrik.tjänsteskrivelse(avsnitt=(("Sammanfattning", text),))
    assert ("SKR-forkortning" in koder(h)) is okänd


def test_förkortningar_granskas_inte_när_registret_är_okänt() -> None:
    h = fabrik.tjänsteskrivelse(avsnitt=(("Sammanfattning", "KVV prövas."),))
    assert "SKR-forkortning" not in koder(h, replace(LÄGE, förkortningar=None))


def test_skrivelse_daterad_efter_kallelsen() -> None:
    h = fabrik.tjänsteskrivelse()  # 2024-11-08
    assert "SKR-efter-kallelsen" in koder(h, replace(LÄGE, kallelsedag=date(2024, 11, 7)))
    assert "SKR-efter-kallelsen" not in koder(h, replace(LÄGE, kallelsedag=date(2024, 11, 8)))


def test_sammanträdet_vet_när_kallelsen_gick_ut() -> None:
    s = fabrik.sammanträde(kallelse_datum=date(2024, 11, 1))
    s.datum = date(2024, 11, 19)
    fabrik.punkt(s, "Ny taxa för hemtjänst", handlingar=(fabrik.tjänsteskrivelse(),))
    alla = granska_sammanträde(s, IDAG, med_handlingar=True)
    assert "SKR-efter-kallelsen" in {p.kod for p in alla}


def remiss(svar_senast: date, **ändrat: Any) -> Handling:
    return fabrik.tjänsteskrivelse(
        "Remiss om taxor",
        typ=Dokumenttyp.REMISS,
        riktning=Handlingsriktning.INKOMMEN,
        skrivelse={"svar_senast": svar_senast},
        **ändrat,
    )


def test_svarsdag_före_nästa_sammanträde_flaggas() -> None:
    möte = replace(LÄGE, nästa_sammanträde=date(2024, 12, 10))
    assert "REM-svar-fore-motet" in koder(remiss(date(2024, 12, 9)), möte)
    assert "REM-svar-fore-motet" not in koder(remiss(date(2024, 12, 10)), möte)


def test_passerad_svarsdag_utan_svar_flaggas_tills_svaret_finns() -> None:
    r = remiss(IDAG - timedelta(days=1))
    svar = fabrik.handling("Yttrande över taxor", datum=IDAG, riktning=Handlingsriktning.UTGÅENDE)
    assert "REM-svarsdag-passerad" in koder(r, handlingar=[r])
    assert "REM-svarsdag-passerad" not in koder(r, handlingar=[r, svar])
    assert "REM-svarsdag-passerad" not in koder(r)  # the matter is not known
