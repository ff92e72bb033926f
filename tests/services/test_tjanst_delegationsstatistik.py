"""Figures by month: typed, read in, counted from the register, exported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from namndprov import Nämnder
from PIL import Image

from nämndapp.bas.fel import Dokumentfel, Inmatningsfel, Versionskonflikt
from nämndapp.bas.manadsstatistik import Månadssiffra, alttext, tabeller, talrad
from nämndapp.exchange.statistik import räkna
from nämndapp.services import delegationsbeslut, delegationsdiagram, delegationsstatistik
from nämndapp.services.andring import ångra
from nämndapp.services.delegationsuppgifter import DelegationsbeslutUppgifter, Siffra
from nämndapp.storage import Databas

TEXT = """Färdtjänst
\t2025\t\t2026
\tBifall\tAvslag\tBifall\tAvslag
Januari\t21\t0\t4\t
Februari\t15\t0\t11\t1
Mars\t20\t1\t\t
"""


def test_i_år_står_bredvid_i_fjol_med_summor_och_tomt_är_inte_noll(db: Databas, nämnder: Nämnder) -> None:
    plan = delegationsstatistik.läs_text(TEXT)
    delegationsstatistik.spara_siffror(db, nämnder.sn, plan.siffror)
    (t,) = delegationsstatistik.hämta_statistik(db, nämnder.sn, 2026)
    assert [(k.mått, k.år) for k in t.kolumner] == [
        ("bifall", 2025), ("avslag", 2025), ("bifall", 2026), ("avslag", 2026),
    ]  # fmt: skip
    assert t.månader[:3] == ((21, 0, 4, None), (15, 0, 11, 1), (20, 1, None, None))
    assert t.summor == (56, 1, 15, 1)
    assert talrad(t.månader[0]) == ("21", "0", "4", "–")
    assert tabeller([Månadssiffra("X", "antal", 2026, 1, None)])[0].summor == (None,)
    assert delegationsstatistik.år_med_statistik(db, nämnder.sn) == [2026, 2025]


def test_en_siffra_ändras_tas_bort_och_ångras(db: Databas, nämnder: Nämnder) -> None:
    delegationsstatistik.spara_siffror(db, nämnder.sn, [Siffra("LSS", "antal", 2026, 1, 4)])
    ändring = delegationsstatistik.spara_siffror(
        db, nämnder.sn, [Siffra("LSS", "antal", 2026, 1, finns=False), Siffra("LSS", "antal", 2026, 2, 0)]
    )
    (t,) = delegationsstatistik.hämta_statistik(db, nämnder.sn, 2026)
    assert [rad[0] for rad in t.månader[:3]] == [None, 0, None]
    åter = ångra(db, ändring)
    (t,) = delegationsstatistik.hämta_statistik(db, nämnder.sn, 2026)
    assert [rad[0] for rad in t.månader[:3]] == [4, None, None]
    delegationsstatistik.spara_siffror(db, nämnder.sn, [Siffra("LSS", "antal", 2026, 1, 5)])
    with pytest.raises(Versionskonflikt):
        ångra(db, åter)


def test_en_tom_ruta_i_filen_tar_inte_bort_en_siffra(db: Databas, nämnder: Nämnder) -> None:
    sparade = [Siffra("Färdtjänst", "avslag", 2026, 1, 2), Siffra("Färdtjänst", "bifall", 2026, 1, 5)]
    delegationsstatistik.spara_siffror(db, nämnder.sn, sparade)
    ändring = delegationsstatistik.läs_in(db, nämnder.sn, delegationsstatistik.läs_text(TEXT))
    assert ändring.beskrivning == "Läste in 9 siffror, 1 ersatte andra"
    (t,) = delegationsstatistik.hämta_statistik(db, nämnder.sn, 2026)
    assert t.månader[0] == (21, 0, 4, 2)
    ångra(db, ändring)
    with db.läsning() as enhet:
        tavla = delegationsstatistik.siffertavla(enhet.session, nämnder.sn)
    assert tavla == {("Färdtjänst", "avslag", 2026, 1): 2, ("Färdtjänst", "bifall", 2026, 1): 5}


def test_excel_ut_och_in(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    delegationsstatistik.spara_siffror(db, nämnder.sn, delegationsstatistik.läs_text(TEXT).siffror)
    fil = tmp_path / "ut.xlsx"
    delegationsstatistik.exportera_excel(db, nämnder.sn, 2026, fil)
    blad = openpyxl.load_workbook(fil)["Färdtjänst"]
    assert [blad.cell(4, nr).value for nr in range(1, 6)] == ["Januari", 21, 0, 4, None]
    assert blad.cell(16, 2).value == "=SUM(B4:B15)"
    assert len(blad._charts) == 1
    with pytest.raises(Dokumentfel):
        delegationsstatistik.exportera_excel(db, nämnder.sn, 2026, tmp_path / "finns inte" / "ut.xlsx")


def test_månadstabell_ur_excel(tmp_path: Path) -> None:
    bok = openpyxl.Workbook()
    blad = bok.active
    assert blad is not None
    for rad in (["Hemtjänst"], [None, 2025, 2026], ["Januari", 3, 0], ["Februari", None, 7], ["Mars", 1, "x"]):
        blad.append(rad)
    fil = tmp_path / "in.xlsx"
    bok.save(fil)
    plan = delegationsstatistik.läs_fil(fil)
    assert plan.tabeller[0].månader[:2] == ((3, 0), (None, 7))
    assert plan.oklart == ("Rad 5: ”x” är inget heltal.",)
    with pytest.raises(Inmatningsfel, match="Ingen tabell"):
        delegationsstatistik.läs_text("Ingenting här")


def test_en_ruta_som_inte_går_att_läsa_stoppar_hela_inläsningen(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    bok = openpyxl.Workbook()
    blad = bok.active
    assert blad is not None
    for rad in (
        ["Hemtjänst"],
        [None, 2025, 2026],
        ["Januari", 3, 0],
        ["Februari", "=B3+1", 7],
        ["Mars", 2, 2],
        ["Summa", "=SUM(B3:B5)"],
    ):
        blad.append(rad)
    blad.merge_cells("A1:C1")
    fil = tmp_path / "formel.xlsx"
    bok.save(fil)
    plan = delegationsstatistik.läs_fil(fil)
    assert plan.oklart == ("Rad 4: Cellen har en formel utan sparat värde.",)
    with pytest.raises(Inmatningsfel, match="Inget är inläst: 1 ruta") as fångat:
        delegationsstatistik.läs_in(db, nämnder.sn, plan)
    assert "Rad 4" in fångat.value.åtgärd
    assert delegationsstatistik.år_med_statistik(db, nämnder.sn) == []
    blad.merge_cells("B3:B4")
    bok.save(fil)
    assert "sammanslagen med rad 3" in delegationsstatistik.läs_fil(fil).oklart[0]


def test_den_egna_exporten_läses_tillbaka_blad_för_blad(db: Databas, nämnder: Nämnder, tmp_path: Path) -> None:
    delegationsstatistik.spara_siffror(db, nämnder.sn, delegationsstatistik.läs_text(TEXT).siffror)
    delegationsstatistik.spara_siffror(db, nämnder.sn, [Siffra("LSS", "antal", 2026, m, m % 3) for m in range(1, 7)])
    fil = tmp_path / "ut.xlsx"
    delegationsstatistik.exportera_excel(db, nämnder.sn, 2026, fil)
    före = delegationsstatistik.hämta_statistik(db, nämnder.sn, 2026)
    plan = delegationsstatistik.läs_fil(fil)
    assert plan.oklart == ()
    assert [(t.kategori, t.kolumner, t.månader) for t in plan.tabeller] == [
        (t.kategori, t.kolumner, t.månader) for t in före
    ]
    assert delegationsstatistik.läs_in(db, nämnder.sn, plan).beskrivning == "Läste in 15 siffror"


def test_registret_räknas_per_månad_och_lag(db: Databas, nämnder: Nämnder) -> None:
    bas = DelegationsbeslutUppgifter(nämnder.sn, date(2026, 1, 5), lagrum="11 kap 1 § SoL", utfall="Bifall")
    bas = replace(bas, belopp=100)
    utan = replace(bas, belopp=None)
    avslag = replace(utan, datum=date(2026, 3, 1), utfall="avslag")
    lss = replace(utan, lagrum="9 § LSS", utfall="")
    for u in (bas, utan, avslag, lss, replace(bas, datum=date(2025, 1, 1))):
        delegationsbeslut.spara_beslut(db, None, u, None)
    siffror = {(s.kategori, s.mått): [] for s in delegationsstatistik.ur_registret(db, nämnder.sn, 2026)}
    for s in delegationsstatistik.ur_registret(db, nämnder.sn, 2026):
        siffror[s.kategori, s.mått].append(s.värde)
    assert siffror["SoL", "antal"][:4] == [2, 0, 1, None]
    assert siffror["SoL", "bifall"][:3] == [2, 0, 0]
    assert siffror["SoL", "avslag"][:3] == [0, 0, 1]
    assert siffror["SoL", "belopp"][:3] == [100, 0, 0]
    assert siffror["LSS", "antal"][:2] == [1, 0]
    assert ("LSS", "belopp") not in siffror


def test_ett_år_utan_beslut_har_inga_siffror() -> None:
    assert räkna([(date(2026, 1, 1), "X", "", None)], 2025) == ()
    assert räkna([], 2025) == ()


def test_diagrammet_är_en_bild_med_ord() -> None:
    siffror = [Månadssiffra("LSS", "antal", år, m, m * år % 7) for år in (2025, 2026) for m in range(1, 12)]
    (bild,) = delegationsdiagram.bilder(siffror)
    assert Image.open(BytesIO(bild.data)).size[0] == 900
    assert bild.alttext.startswith("Stapeldiagram, LSS per månad. antal 2025: sammanlagt")
    assert delegationsdiagram.bild(tabeller([Månadssiffra("X", "antal", 2026, 1, 0)])[0]) is None
    assert "inga siffror" in alttext(tabeller([Månadssiffra("X", "antal", 2026, 1, None)])[0])
