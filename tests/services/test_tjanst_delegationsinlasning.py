"""What an import of a delegationsordning and of figures stores."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from namndprov import Nämnder

from nämndapp.bas.forslag import (
    Delegationspunktförslag,
    Dokumentförslag,
    Dokumenttyp,
    Fält,
    Importförslag,
    Statistikförslag,
)
from nämndapp.services import angra_import, delegation, delegationsinlasning, importera, importkorning
from nämndapp.storage import Databas, delegationsbeslut

PUNKTER = [
    Delegationspunktförslag("12.8", "Tillfälligt tillstånd", 1, "Alkohollagen (2010:1622)", "Tillfälligt",
                            "8 kap 2 §", ("SNMU", "HL"), None, osäker=True),
    Delegationspunktförslag("12.9", "Kort tillstånd", 2, "Alkohollagen (2010:1622)", "Tillfälligt", "8 kap 2 §",
                            ("HL",), "Ingår i 12.8"),
    Delegationspunktförslag("14.1", "Yttrande", 3, "Spellag (2018:1138)", "", "9 kap 3 §", ("HL",)),
]  # fmt: skip


def _fil(**ändrat: object) -> importkorning.InlästFil:
    dok = Dokumentförslag(
        Dokumenttyp.DELEGATIONSORDNING, (1, 9), 0.9, "Delegeringsordning", Fält("Delegeringsordning"),
        delegationspunkter=PUNKTER, **ändrat,  # type: ignore[arg-type]
    )  # fmt: skip
    return importkorning.InlästFil("ordning.txt", "ab" * 32, ["x"] * 9, [dok], innehåll=b"x")


def test_raderna_blir_ett_förslag_som_inte_rör_det_som_gäller(db: Databas, nämnder: Nämnder) -> None:
    svar = importera.spara_import(db, nämnder.sn, _fil())
    assert (svar.nya["delegationsordningar"], svar.nya["delegationspunkter"]) == (1, 3)
    (rad,) = delegation.lista_ordningar(db, nämnder.sn)
    vy = delegation.hämta_ordning(db, rad.id)
    assert (rad.benämning, rad.status.value) == ("delegeringsordning", "förslag")
    assert [(k.rubrik, k.nr, k.sfs) for k in vy.kapitel] == [
        ("Alkohollagen", 12, "2010:1622"), ("Spellag", 14, "2018:1138"),
    ]  # fmt: skip
    assert [vy.nummer[p.nyckel] for p in vy.punkter] == ["12.8", "12.9", "14.1"]
    assert [(d.kod, d.osäker) for d in vy.punkter[0].delegater] == [("SNMU", True), ("HL", True)]
    assert vy.anteckning(vy.punkter[1]) == "Ingår i 12.8"
    assert vy.punkter[1].hänvisningar == (vy.punkter[0].nyckel,)


def test_samma_fil_två_gånger_ger_en_version(db: Databas, nämnder: Nämnder) -> None:
    importera.spara_import(db, nämnder.sn, _fil())
    svar = importera.spara_import(db, nämnder.sn, _fil())
    assert svar.fanns["delegationsordningar"] == 1
    assert len(delegation.lista_ordningar(db, nämnder.sn)) == 1


def test_nästa_version_får_samma_nycklar_för_samma_ärenden(db: Databas, nämnder: Nämnder) -> None:
    with db.skrivning() as enhet:
        första = delegationsinlasning.läs_in(enhet, nämnder.sn, PUNKTER, rubrik="D")
    nya = [replace(PUNKTER[0], nr="12.9", delegater=("HL",), osäker=False), replace(PUNKTER[1], nr="12.10",
           anteckning="Ingår i 12.9"), replace(PUNKTER[2], ärende="Yttrande om automatspel")]  # fmt: skip
    with db.skrivning() as enhet:
        andra = delegationsinlasning.läs_in(enhet, nämnder.sn, nya, rubrik="D")
    gammal, ny = (delegation.hämta_ordning(db, i.ordning_id) for i in (första, andra))
    assert [p.nyckel for p in ny.punkter][:2] == [p.nyckel for p in gammal.punkter][:2]
    assert ny.anteckning(ny.punkter[1]) == "Ingår i 12.9"
    assert ny.huvud.bygger_på_id == gammal.id


def test_en_ny_gräns_ensam_är_en_ny_version(db: Databas, nämnder: Nämnder) -> None:
    def med(gräns: str) -> list[Delegationspunktförslag]:
        return [replace(PUNKTER[2], gränser=((Decimal(gräns), "prisbasbelopp"),))]

    with db.skrivning() as enhet:
        första = delegationsinlasning.läs_in(enhet, nämnder.sn, med("0.5"), rubrik="D")
        andra = delegationsinlasning.läs_in(enhet, nämnder.sn, med("0.75"), rubrik="D")
        igen = delegationsinlasning.läs_in(enhet, nämnder.sn, med("0.75"), rubrik="D")
    assert (första.ny, andra.ny, igen.ny) == (True, True, False)
    assert delegation.hämta_ordning(db, andra.ordning_id).punkter[0].delegater[0].belopp == Decimal("0.75")


def test_gränsen_bland_villkoren_blir_radens_belopp(db: Databas, nämnder: Nämnder) -> None:
    def läst(villkor: str, **ändrat: Any) -> tuple[Any, ...]:
        (p,) = delegationsinlasning.punktuppgifter([replace(PUNKTER[2], villkor=villkor, **ändrat)])
        return (p.belopp, p.beloppsenhet.value, p.villkor)

    assert läst("Högst 0,5 prisbasbelopp. Inom budget") == (Decimal("0.5"), "prisbasbelopp", "Inom budget")
    assert läst("Högst ett halvt prisbasbelopp") == (Decimal("0.5"), "prisbasbelopp", "")
    assert läst("Högst 120 % av riksnormen") == (120, "% av riksnormen", "")
    assert läst("Högst tre gånger per år") == (None, "kr", "Högst tre gånger per år")
    olika = läst("Högst 5 000 kr", gränser=((Decimal(2), "prisbasbelopp"),))
    assert olika == (None, "prisbasbelopp", "Högst 5 000 kr")


def test_gränser_i_två_enheter_blandas_inte_ihop() -> None:
    rad = replace(
        PUNKTER[2], delegater=("EC", "VC"), gränser=((Decimal("0.5"), "prisbasbelopp"), (Decimal(9000), "kr"))
    )
    (p,) = delegationsinlasning.punktuppgifter([rad])
    assert [(d.kod, d.belopp, d.villkor) for d in p.delegater] == [
        ("EC", Decimal("0.5"), ""), ("VC", None, "högst 9\u00a0000 kr"),
    ]  # fmt: skip


def test_importen_kan_tas_tillbaka(db: Databas, nämnder: Nämnder) -> None:
    _, spår = angra_import.spara_med_spår(db, nämnder.sn, _fil())
    svar = angra_import.ta_bort_importerat(db, [spår])
    assert svar.borta["delegationsordning"] == 1
    assert delegation.lista_ordningar(db, nämnder.sn) == []


def test_siffrorna_skrivs_aldrig_över(db: Databas, nämnder: Nämnder) -> None:
    siffror = [
        Statistikförslag("Färdtjänst", "bifall", 2025, 1, 4, 1),
        Statistikförslag("Färdtjänst", "bifall", 2025, 2, 0, 2),
        Statistikförslag("Färdtjänst", "bifall", 2025, 3, None, 3),
    ]
    with db.skrivning() as enhet:
        assert delegationsinlasning.läs_in_statistik(enhet, nämnder.sn, siffror)[:2] == (3, 0)
        senare = [replace(siffror[0], värde=5), siffror[1], replace(siffror[2], värde=7)]
        nya, fanns, olika = delegationsinlasning.läs_in_statistik(enhet, nämnder.sn, senare)
        assert (nya, fanns, len(olika)) == (1, 2, 1)
        assert [r[5] for r in delegationsbeslut.statistik(enhet.session, nämnder.sn)] == [4, 0, 7]


def test_förslag_utan_delegation_är_som_förut() -> None:
    assert Importförslag("a", "b", []).dokument == []
    assert Dokumentförslag(Dokumenttyp.BILAGA, (1, 1), 1.0, "", datum=Fält(date(2026, 1, 1))).delegationspunkter == []
