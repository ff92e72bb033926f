"""Delegationsordningar and monthly figures, in running text, in columns and in the real papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from nämndapp.bas.forslag import Delegationspunktförslag, Dokumentförslag, Dokumenttyp, Statistikförslag
from nämndapp.exchange.importjson import till_json
from nämndapp.importers import läs
from nämndapp.importers.delegationstabell import läs_delegation
from nämndapp.importers.rader import dela
from nämndapp.importers.statistiktabell import läs_statistik
from nämndapp.importers.tolka import tolka

LÖPANDE = [
    "Plan- och bygglagen (2010:900)",
    "",
    "Lovärenden",
    "",
    "Nr Ärende Lagrum Delegat Anteckning",
    "",
    "1.1 Beslut om bygglov för",
    "komplementbyggnad",
    "",
    "9 kap 30 § BI Högst 50 kvm, se även",
    "1.3",
    "",
    "1.2 Beslut om förhandsbesked 9 kap 17, 18 §§ BMAU",
    "",
    "Tillsyn",
    "",
    "Övrigt",
    "",
    "Nr Ärende Lagrum Delegat",
    "",
    "1.5 Yttrande till annan myndighet 5 § FL BI/MI",
    "",
    "Nr Ärende Lagrum Delegat",
    "1.3 Beslut om byggsanktionsavgift enligt 51 och 52 §§",
    "11 kap 51 § BMAU BI",
    "1.4 Rättelse av",
    "skriv- och räknefel",
    "",
    "36 § FL",
    "",
    "BI",
    "",
]


def test_rader_i_löpande_text_delas_i_sina_celler() -> None:
    punkter, _ = läs_delegation(dela(LÖPANDE))
    assert [(p.nr, p.grupp, p.ärende, p.lagrum, p.delegater, p.anteckning) for p in punkter] == [
        ("1.1", "Lovärenden", "Beslut om bygglov för komplementbyggnad", "9 kap 30 §", ("BI",),
         "Högst 50 kvm, se även 1.3"),
        ("1.2", "Lovärenden", "Beslut om förhandsbesked", "9 kap 17, 18 §§", ("BMAU",), None),
        ("1.3", "Tillsyn", "Beslut om byggsanktionsavgift enligt 51 och 52 §§", "11 kap 51 §", ("BMAU", "BI"), None),
        ("1.4", "Tillsyn", "Rättelse av skriv- och räknefel", "36 § FL", ("BI",), None),
        ("1.5", "Övrigt", "Yttrande till annan myndighet", "5 § FL", ("BI", "MI"), None),
    ]  # fmt: skip
    assert [p.nr for p in punkter if p.osäker] == ["1.3"]
    assert [p.nr for p in punkter if p.flyttad] == ["1.3", "1.4"]


def test_kolumner_med_titlar_och_alternativ() -> None:
    rader = [
        "Delegationsordning för bygg- och miljönämnden",
        "",
        "2 Miljöbalken (1998:808)",
        "Nr\tÄrende\tLagrum\tDelegat\tAnmärkning",
        "Anmälningar",
        "2.1\tBeslut med anledning av anmälan\t26 kap 9 §\tMiljöinspektör eller enhetschef\t",
        "\tom värmepump\t\t\tInte inom vattenskyddsområde",
        "2.2\tBeslut om avgift\t27 kap 1 §\tenhetschef\tTaxa",
        "2.3\tBeslut att avvisa\t45 § FL\tEC MI\t",
    ]
    dokument, _ = tolka(rader)
    (dok,) = dokument
    assert dok.typ is Dokumenttyp.DELEGATIONSORDNING
    assert [(p.nr, p.ärende, p.delegater, p.anteckning) for p in dok.delegationspunkter] == [
        ("2.1", "Beslut med anledning av anmälan om värmepump", ("Miljöinspektör", "enhetschef"),
         "Inte inom vattenskyddsområde"),
        ("2.2", "Beslut om avgift", ("enhetschef",), "Taxa"),
        ("2.3", "Beslut att avvisa", ("EC", "MI"), None),
    ]  # fmt: skip
    assert [p.grupp for p in dok.delegationspunkter] == ["Anmälningar"] * 3
    assert [p.kod for p in dok.påpekanden if "deleg" in p.kod] == ["IMP-delegat-osaker"]


def test_en_föredragningslista_är_ingen_delegationsordning() -> None:
    assert läs_delegation(dela(["Nr Ärende Diarienummer", "1 Val av justerare", "2 Budget SN 2024/1"])) == ([], set())


@pytest.fixture(scope="module")
def punkter(frö: Callable[[int], Path]) -> list[Delegationspunktförslag]:
    dok = next(d for d in läs(frö(2)).dokument if d.delegationspunkter)
    assert dok.typ is Dokumenttyp.DELEGATIONSORDNING
    return dok.delegationspunkter


def test_frö_002_ger_59_punkter_med_sina_celler(punkter: list[Delegationspunktförslag]) -> None:
    assert len(punkter) == 59
    numren = [p.nr for p in punkter]
    assert [nr for nr, antal in Counter(numren).items() if antal > 1] == ["12.9"]
    assert [len([n for n in numren if n.startswith(f"{k}.")]) for k in (12, 13, 14, 15)] == [32, 20, 3, 4]
    assert numren == sorted(numren, key=lambda n: tuple(map(int, n.split("."))))
    assert Counter(p.delegater for p in punkter) == {
        ("HL",): 40, ("SNMU",): 11, ("SNMU", "HL"): 6, ("SNMU", "FC"): 1, ("VC", "SNMU"): 1,
    }  # fmt: skip
    assert [p.nr for p in punkter if p.osäker] == ["12.2", "12.8", "12.18", "12.19", "13.5", "13.9", "13.11", "15.1"]
    assert {p.nr: p.anteckning for p in punkter if p.anteckning and len(p.anteckning) < 15} == {"12.9": "Ingår i 12.8"}
    assert [p.nr for p in punkter if p.anteckning] == ["12.4", "12.9", "12.13", "12.19", "13.3", "13.5", "13.9"]
    assert all(p.lagrum and "§" in p.lagrum and p.ärende for p in punkter)


def test_frö_002_grupperna_följer_numren(punkter: list[Delegationspunktförslag]) -> None:
    grupper = [(p.grupp, int(p.nr.split(".")[1])) for p in punkter if p.nr.startswith("12.")]
    assert Counter(g for g, _ in grupper) == {
        "Stadigvarande serveringstillstånd": 7, "Tillfälligt serveringstillstånd": 7, "Övrigt": 18,
    }  # fmt: skip
    assert [nr for g, nr in grupper if g.startswith("Tillfälligt")] == [8, 9, 9, 10, 11, 12, 13]
    assert {p.nr for p in punkter if p.flyttad} == {f"12.{n}" for n in range(8, 14)}


@pytest.mark.parametrize(
    ("nr", "lagrum"),
    [
        ("12.1", "8 kap 2 §/4 §"), ("12.21", "9 kap 18 § 1p"), ("12.22", "9 kap 18 § 2, 3 p"),
        ("12.27", "37–39 §§ FL"), ("12.29", "9 kap 8 §"), ("13.6", "7 kap 10 § 1-4"), ("13.7", "7 kap 10 § 1 p LTLP"),
        ("13.11", "7 kap 15 §"), ("14.3", "5 kap § 7 Spellag"), ("15.1", "23 §"),
    ],
)  # fmt: skip
def test_frö_002_lagrummen(punkter: list[Delegationspunktförslag], nr: str, lagrum: str) -> None:
    assert next(p.lagrum for p in punkter if p.nr == nr) == lagrum


def test_frö_002_säger_vad_som_är_oklart(frö: Callable[[int], Path]) -> None:
    dok = next(d for d in läs(frö(2)).dokument if d.delegationspunkter)
    assert Counter(p.kod for p in dok.påpekanden if "deleg" in p.kod) == {
        "IMP-delegation-dubblett": 2, "IMP-delegat-osaker": 8, "IMP-delegation-flyttad": 1,
    }  # fmt: skip


# --- figures --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def beslut(frö: Callable[[int], Path]) -> Dokumentförslag:
    return next(d for d in läs(frö(4)).dokument if d.statistik)


def _summa(siffror: list[Statistikförslag], kategori: str, mått: str) -> list[int]:
    return [
        sum(s.värde or 0 for s in siffror if (s.kategori, s.mått, s.år) == (kategori, mått, år)) for år in (2015, 2016)
    ]


@pytest.mark.parametrize(
    ("kategori", "mått", "summor"),
    [
        ("Försörjningsstöd", "bifall", [994, 1049]),
        ("Försörjningsstöd", "avslag", [378, 244]),
        ("Försörjningsstöd", "belopp", [4591315, 5639987]),
        ("Utrednings- och behandlingsbeslut", "antal", [186, 115]),
        ("Familjerättsbeslut", "antal", [49, 48]),
        ("Färdtjänst", "bifall", [138, 101]),
        ("Färdtjänst", "avslag", [5, 0]),
        ("Riksfärdtjänst", "enkelresor", [216, 224]),
        ("Beslut enligt SoL", "bifall", [601, 603]),
        ("Beslut enligt SoL", "avslag", [7, 8]),
        ("Beslut enligt LSS", "bifall", [35, 22]),
        ("Beslut enligt LSS", "avslag", [10, 7]),
    ],
)
def test_frö_004_summorna(beslut: Dokumentförslag, kategori: str, mått: str, summor: list[int]) -> None:
    assert _summa(beslut.statistik, kategori, mått) == summor


def test_frö_004_tomt_är_inte_noll(beslut: Dokumentförslag) -> None:
    tomma = {(s.kategori, s.månad) for s in beslut.statistik if s.värde is None}
    assert tomma == {("Försörjningsstöd", 12), ("Utrednings- och behandlingsbeslut", 12), ("Familjerättsbeslut", 12)}
    nollor = [s for s in beslut.statistik if (s.kategori, s.mått, s.år) == ("Färdtjänst", "avslag", 2016)]
    assert [s.värde for s in nollor] == [0] * 12
    assert [p.kod for p in beslut.påpekanden if "statistik" in p.kod] == ["IMP-statistik-oklar"]


def test_json_har_designens_nycklar(frö: Callable[[int], Path]) -> None:
    dok = [d for nr in (2, 4) for d in till_json([läs(frö(nr))])["filer"][0]["dokument"]]
    punkt = next(d["delegationspunkter"][0] for d in dok if d["delegationspunkter"])
    assert {"nr", "kapitel", "grupp", "arende", "lagrum", "delegater", "anteckning", "rad"} <= punkt.keys()
    siffra = next(d["statistik"][0] for d in dok if d["statistik"])
    assert {k: siffra[k] for k in ("kategori", "matt", "ar", "manad", "varde")} == {
        "kategori": "Försörjningsstöd", "matt": "bifall", "ar": 2015, "manad": 1, "varde": 94,
    }  # fmt: skip


def test_kolumner_i_en_excelfil_behåller_tomma_celler() -> None:
    rader = ["Hemtjänst", "\t2024\t2025", "Januari\t\t3", "Februari\t0\t", "Mars\t1 200\t4"]
    siffror, oklara, _ = läs_statistik(dela(rader))
    assert [(s.år, s.månad, s.värde) for s in siffror] == [
        (2024, 1, None), (2025, 1, 3), (2024, 2, 0), (2025, 2, None), (2024, 3, 1200), (2025, 3, 4),
    ]  # fmt: skip
    assert {s.kategori for s in siffror} == {"Hemtjänst"}
    assert not oklara


def test_ett_huvud_som_inte_räcker_ger_inga_siffror() -> None:
    siffror, oklara, _ = läs_statistik(dela(["Tabell", "Januari 1 2", "Februari 1 2", "Mars 3 4"]))
    assert not siffror
    assert len(oklara) == 1


def test_märkt_text_utan_rutor_flaggas() -> None:
    """Copied out of a marked PDF: the words run together, and the row says that it has changed."""
    rader = [
        "1 Allmänna ärenden",
        "",
        "Nr Ärende Lagrum Delegat Anteckning Ändrad",
        "1.1 Avvisa ett överklagande 45 § FL EC NS ändrad",
        "1.2 Rätta ett beslut 36 § FL EC utgår",
        "1.3 Ändra ett beslut 37 § FL EC Samma delegat",
        "1.4 Inhibera ett beslut 48 § FL EC ny",
    ]
    punkter, _ = läs_delegation(dela(rader))
    assert [(p.nr, p.märkt, p.anteckning) for p in punkter] == [
        ("1.1", "ändrad", None), ("1.2", "utgår", None), ("1.3", "", "Samma delegat"), ("1.4", "ny", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "delegater", "gränser", "villkor"),
    [
        ("EC, högst 0,5 prisbasbelopp; SC", ("EC", "SC"), ((Decimal("0.5"), "prisbasbelopp"), None), ()),
        ("EC högst ett halvt prisbasbelopp eller SC", ("EC", "SC"), ((Decimal("0.5"), "prisbasbelopp"), None), ()),
        ("EC (vid frånvaro av VC, SC), NS", ("EC", "NS"), (), ("vid frånvaro av VC, SC", "")),
        ("EC, högst 1,5 mnkr (inom budget)", ("EC",), ((Decimal(1500000), "kr"),), ("inom budget",)),
        ("EC, högst mycket", ("EC, högst mycket",), (), ()),
    ],
)
def test_delegatens_gräns_och_villkor(
    cell: str, delegater: tuple[str, ...], gränser: tuple[object, ...], villkor: tuple[str, ...]
) -> None:
    rader = ["1 Ekonomi", "", "Nr\tÄrende\tLagrum\tDelegat", f"1.1\tTeckna avtal\t45 § FL\t{cell}"]
    ((p,), _) = läs_delegation(dela(rader))
    assert (p.delegater, p.gränser, p.delegatvillkor) == (delegater, gränser, villkor)
