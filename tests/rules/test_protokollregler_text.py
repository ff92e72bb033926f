"""Datum som inte finns, fel år, paragrafer som inte finns, mottagare, svarsdagar."""

from __future__ import annotations

from datetime import date
from typing import Any

import fabrik
import pytest
from fabrik_protokoll import ett, koder, möte, paragraf, yrkande, yttrande
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas import svenska
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.hanvisning import organnyckel
from nämndapp.bas.papekande import Nivå
from nämndapp.models import (
    Föredragningspunkt,
    Handlingsriktning,
    ParagrafPunkt,
    Paragrafutgång,
    PunktHandling,
    Punkttyp,
    Sammanträdesstatus,
    Skrivelse,
    Yrkandeslag,
    Yttrandeslag,
)
from nämndapp.rules.granska import granska_sammanträde
from nämndapp.rules.lage import KäntBeslut
from nämndapp.rules.orimligt import orimliga_tider, årtal
from nämndapp.rules.platshallare import platshållare
from nämndapp.storage.relationer import sätt_relationer


def med_text(text: str, rubrik: str = "Avsnitt") -> Any:
    return möte([paragraf(1, avsnitt=((rubrik, text),))])


# -- blanks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rester"),
    [
        ("Antogs den x x 2016.", ["den x x 2016"]),
        ("Antogs den xx december 2016.", ["den xx december 2016"]),
        ("Antogs den 3 x.", ["den 3 x"]),
        ("Antogs 2016-xx-xx.", ["2016-xx-xx"]),
        ("Antogs 2016-12-xx kl. xx.xx.", ["2016-12-xx", "kl. xx.xx"]),
        ("Beviljar x kronor enligt § x.", ["x kronor", "§ x"]),
        ("Antogs den 3 maj 2016 kl. 13.30, se [1].", []),
        ("Mallen X används den 3 juni.", []),
    ],
)
def test_platshållare(text: str, rester: list[str]) -> None:
    assert platshållare(text) == rester


@pytest.mark.parametrize(
    ("fält", "ändrat"),
    [
        ("yrkanden.0.text", {"yrkanden": [yrkande("a", Yrkandeslag.TILLÄGG, 3, text="att x kronor avsätts")]}),
        ("yttranden.0.text", {"yttranden": [yttrande(Yttrandeslag.PROTOKOLLSANTECKNING, 3, text="Se § x.")]}),
        ("skäl", {"skäl": "Kompletteras den x x 2024."}),
        ("beslutspunkter.1.text", {"beslut": ("Antar planen.", "Beviljar x kronor.")}),
        ("avsnitt.1.text", {"avsnitt": (("Skickas till", "A"), ("Ekonomi", "Beviljar x kronor."))}),
    ],
)
def test_platshållare_söks_i_allt_som_trycks(fält: str, ändrat: dict[str, Any]) -> None:
    p = ett(möte([paragraf(1, **ändrat)]), "PRO-platshallare")
    assert (p.nivå, p.plats.typ, p.plats.fält) == (Nivå.FEL, "paragraf", fält)


# -- days ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "orimliga"),
    [
        ("Protokoll 2016-19-21 och 2016-02-30.", ["2016-19-21", "2016-02-30"]),
        ("Senast den 31 februari, helst 29 februari.", ["31 februari"]),
        ("Den 29 februari 2023 och 29 februari 2024.", ["29 februari 2023"]),
        ("Klart 31/11 2024 eller 30/11 2024.", ["31/11 2024"]),
        ("Mötet kl. 25.10 flyttas till kl. 13.30.", ["kl. 25.10"]),
        ("Klockan 13:75.", ["Klockan 13:75"]),
        ("Dnr KS 2021/528, SN 2023-173, 0221-60 00, 19121212-1212.", []),
        ("Budget 2024-2026, 12,5 procent, 1 mars, 12 maj 2024.", []),
    ],
)
def test_orimliga_tider(text: str, orimliga: list[str]) -> None:
    assert list(orimliga_tider(text)) == orimliga


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_riktiga_datum_är_aldrig_orimliga(dag: date) -> None:
    former = (svenska.datum_kort(dag), svenska.datum_långt(dag), f"{dag.day}/{dag.month} {dag.year}")
    for form in former:
        assert orimliga_tider(f"Antogs {form}, enligt beslut.") == ()
        assert årtal(f"Antogs {form}, enligt beslut.") == frozenset()


def test_orimliga_datum_visas_i_sitt_fält() -> None:
    p = ett(med_text("Beslutades 2016-19-21."), "TEX-orimligt-datum")
    assert (p.text, p.nivå, p.plats.fält) == (
        "I §\N{NO-BREAK SPACE}12 Ärende 1 står datumet ”2016-19-21”, som inte finns.",
        Nivå.VARNING,
        "avsnitt.0.text",
    )
    assert koder(med_text("Beslutades 2016-12-13.")) == []


# -- the year ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rubrik", "beslut", "fel"),
    [
        ("Internkontrollplan 2024", "Socialnämnden antar internkontrollplan 2023.", True),
        ("Internkontrollplan 2024", "Socialnämnden antar internkontrollplan 2024.", False),
        ("Internkontrollplan 2024", "Socialnämnden antar planen.", False),
        ("Budget 2024–2026", "Socialnämnden antar budget 2025.", False),
        ("Budget 2025 och plan 2026", "Socialnämnden antar budget 2024.", True),
        ("Taxa 2025", "Taxan gäller från den 1 januari 2024 (SN 2023/41).", False),
        ("Taxa 2025", "Taxan följs upp i februari 2026.", False),
        ("Sammanträdesdagar", "Socialnämnden antar dagarna för 2024.", False),
    ],
)
def test_året_i_beslutet_är_rubrikens(rubrik: str, beslut: str, fel: bool) -> None:
    assert koder(möte([paragraf(1, rubrik, beslut=(beslut,))])) == (["TEX-annat-ar"] if fel else [])


# -- §§ ------------------------------------------------------------------------------------------------------------

SN = frozenset({organnyckel("SN"), organnyckel("Socialnämnden")})
KÄNDA = (KäntBeslut(1, SN, date(2024, 3, 12), 30, "Taxa"), KäntBeslut(2, SN, date(2024, 3, 12), 31, "Plan"))


@pytest.mark.parametrize(
    ("text", "väntat"),
    [
        ("Socialnämnden 2024-03-12 § 30", []),
        ("- SN 2024-03-12 § 31\n- SF tjänsteskrivelse 2024-03-01", []),
        ("SN 2024-03-12 § 44", ["TEX-annat-beslut"]),
        ("SN 2024-03-13 § 30", ["TEX-annat-beslut"]),
        ("KF 2024-03-12 § 177", []),
        ("SN 2025-03-12 § 30", ["TEX-beslut-i-framtiden"]),
        ("Se § 12 ovan.", []),
        ("Se § 99 i detta protokoll.", ["TEX-paragraf-saknas"]),
        ("Enligt 5 kap. 3 § och § 99 i avtalet.", []),
    ],
)
def test_åberopade_paragrafer_finns(text: str, väntat: list[str]) -> None:
    assert koder(med_text(text, "Beslutsunderlag"), beslut=KÄNDA) == väntat


def test_utan_register_sägs_inget_om_andra_beslut() -> None:
    assert koder(med_text("SN 2024-03-12 § 44")) == []


# -- recipients ----------------------------------------------------------------------------------------------------


def efteråt(**paragrafens: Any) -> Any:
    p = paragraf(1, avsnitt=(), diarienummer="SN 2024/41", **paragrafens)
    return möte([p], status=Sammanträdesstatus.GENOMFÖRT)


def test_mottagare_saknas_efter_mötet() -> None:
    assert ett(efteråt(), "TEX-mottagare-saknas").nivå is Nivå.TIPS
    med = möte([paragraf(1, diarienummer="SN 2024/41")], status=Sammanträdesstatus.GENOMFÖRT)
    assert koder(med) == []
    före = möte([paragraf(1, avsnitt=(), diarienummer="SN 2024/41")], status=Sammanträdesstatus.KALLAT)
    assert koder(före) == []


@pytest.mark.parametrize("typ", [Punkttyp.FORMALIA, Punkttyp.INFORMATION, Punkttyp.ANMÄLAN])
def test_formalia_och_information_har_inga_mottagare(typ: Punkttyp) -> None:
    länk = ParagrafPunkt(paragraf_id=1, punkt_id=1)
    sätt_relationer(länk, punkt=Föredragningspunkt(sammanträde_id=1, rubrik="A", typ=typ))
    assert koder(efteråt(punkter=[länk]), "TEX") == []
    assert koder(efteråt(utgång=Paragrafutgång.BORDLÄGGNING, åter_sammanträde_id=2), "TEX") == []


# -- answers -------------------------------------------------------------------------------------------------------


def med_remiss(svar_senast: date, *, besvarad: bool = False, **paragrafens: Any) -> Any:
    remiss = fabrik.handling("Ny strategi", typ=Dokumenttyp.REMISS, riktning=Handlingsriktning.INKOMMEN, id=1)
    sätt_relationer(remiss, skrivelse=Skrivelse(handling_id=1, svar_senast=svar_senast))
    svar = fabrik.handling("Remissvar", riktning=Handlingsriktning.UTGÅENDE, id=2)
    sätt_relationer(svar, skrivelse=None)
    punkt = Föredragningspunkt(id=5, sammanträde_id=1, rubrik="Remiss")
    handlingar = [PunktHandling(punkt_id=5, handling_id=h.id, ordning=i) for i, h in enumerate([remiss, svar])]
    for länk, h in zip(handlingar, [remiss, svar], strict=True):
        sätt_relationer(länk, handling=h)
    sätt_relationer(punkt, handlingar=handlingar if besvarad else handlingar[:1], grupp=None)
    länk_till = ParagrafPunkt(paragraf_id=1, punkt_id=5)
    sätt_relationer(länk_till, punkt=punkt)
    s = möte([paragraf(1, punkter=[länk_till], **paragrafens)])
    sätt_relationer(s, punkter=[punkt])
    return s


def test_svarsdagen_har_passerat_eller_gör_det_före_nästa_möte() -> None:
    assert ett(med_remiss(date(2024, 11, 18)), "TEX-svarsdag-passerad").lagrum == "FL 8"
    assert koder(med_remiss(date(2024, 11, 18), besvarad=True)) == []
    assert koder(med_remiss(date(2024, 11, 19)), nästa_sammanträde=date(2024, 12, 10)) == []


def test_ett_uppskjutet_ärende_hinner_besvaras() -> None:
    bordlagt: dict[str, Any] = {
        "utgång": Paragrafutgång.BORDLÄGGNING, "beslut": ("Ärendet bordläggs.",), "åter_sammanträde_id": 2,
    }  # fmt: skip
    s = med_remiss(date(2024, 12, 1), **bordlagt)
    assert koder(s, nästa_sammanträde=date(2024, 12, 1)) == []
    assert ett(s, "TEX-svarsdag-fore-nasta", nästa_sammanträde=date(2024, 12, 10)).nivå is Nivå.VARNING
    assert koder(med_remiss(date(2024, 12, 1)), nästa_sammanträde=date(2024, 12, 10)) == []


def test_före_mötet_är_svarsdagen_kallelsens_sak_och_efter_mötet_protokollets() -> None:
    s = med_remiss(date(2024, 11, 18))
    före, efter = (
        {p.kod for p in granska_sammanträde(s, dag) if p.kod in {"KAL-remiss-for-sen", "TEX-svarsdag-passerad"}}
        for dag in (date(2024, 11, 12), date(2024, 11, 20))
    )
    assert (före, efter) == ({"KAL-remiss-for-sen"}, {"TEX-svarsdag-passerad"})
