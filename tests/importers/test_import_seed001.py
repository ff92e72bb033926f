"""Acceptance: the real bundle 001, value by value (skipped where the papers are not at hand)."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält, Importförslag
from nämndapp.importers import läs

if TYPE_CHECKING:
    from pathlib import Path

T = Dokumenttyp
PAPPER = [
    # rader, typ, rubrik, datum, diarienummer, hör till
    ((5, 44), T.KALLELSE, "Kallelse till socialnämnden", "2023-12-05", None, None),
    ((48, 106), T.TJÄNSTESKRIVELSE, "Remiss - Plan för digitalisering", "2023-12-04", "SN 2023/173", "SN 2023/173"),
    ((110, 163), T.REMISS, "Remiss gällande plan för digitalisering", "2023-10-19", "KS 2023/150", "SN 2023/173"),
    ((165, 282), T.BILAGA, "Plan för digitalisering för Kungsörs kommun", None, None, "SN 2023/173"),
    ((286, 321), T.TJÄNSTESKRIVELSE, "Budget 2024 inklusive plan 2025-2026", "2023-12-01", "SN 2023/70", "SN 2023/70"),
    ((325, 761), T.BILAGA, "Verksamhetsplan 2024", None, None, "SN 2023/70"),
    ((763, 782), T.INTERNKONTROLLPLAN, "Internkontrollplan", None, None, "SN 2023/70"),
    ((786, 866), T.TJÄNSTESKRIVELSE, "Internkontrollplan för socialnämnden 2024", "2023-12-01", "SN 2023/154",
     "SN 2023/154"),
    ((868, 888), T.RISKANALYS, "Risicanalys - internkontroll 2024, socialnämnden", None, None, "SN 2023/154"),
    ((892, 971), T.TJÄNSTESKRIVELSE,
     "Riktlinjer för utdrag ur belastningsregistret vid anställning inom vård och omsorg", "2023-12-01",
     "SN 2023/187", "SN 2023/187"),
    ((975, 1080), T.RIKTLINJE, "Riktlinje för kontroll av belastningsregistret inom vård och omsorg", None, None,
     "SN 2023/187"),
    ((1084, 1123), T.PROTOKOLLSUTDRAG,
     "Svar på motion – Inför utdrag ur belastnings-registret vid anställning inom vård och omsorg", "2023-11-13",
     "KS 2021/528", "SN 2023/187"),
    ((1127, 1174), T.TJÄNSTESKRIVELSE, "Meddelanden delegationsbeslut 2023", "2023-12-05", "SN 2023/3", "SN 2023/3"),
    ((1178, 1221), T.TJÄNSTESKRIVELSE, "Meddelanden till socialnämnden 2023", "2023-12-05", "SN 2023/2", "SN 2023/2"),
]  # fmt: skip

# first line of the paper: (line, length, sha256 of the sentence); the sentences stay out of the repository
SATSER = {
    48: [(64, 89, "9f66fd5a62af1825")],
    286: [(302, 158, "b70058b79eb108ac")],
    786: [(816, 143, "c87e50524b1b3255"), (818, 92, "40c538fe7512dcbf")],
    892: [(922, 96, "9285cf05008f99a1")],
    1127: [(1157, 52, "db059c43b60c034c")],
    1178: [(1208, 52, "db059c43b60c034c")],
}


@pytest.fixture(scope="module")
def bunt(frö_001: Path) -> Importförslag:
    return läs(frö_001)


def papper(bunt: Importförslag, rad: int) -> Dokumentförslag:
    return next(dok for dok in bunt.dokument if dok.rader[0] == rad)


def fält(dok: Dokumentförslag, nyckel: str) -> tuple[str | None, int | None]:
    värde = dok.fält[nyckel]
    assert isinstance(värde, Fält)
    return värde.värde, värde.rad


def koder(dok: Dokumentförslag) -> list[tuple[str, int | None]]:
    return sorted((p.kod, p.plats.rad) for p in dok.påpekanden)


def satser(fynd: list[Fält[str]]) -> list[tuple[int | None, int, str]]:
    return [(f.rad, len(f.värde), hashlib.sha256(f.värde.encode()).hexdigest()[:16]) for f in fynd]


def test_bunten_delas_i_sina_fjorton_papper_med_typ_titel_datum_nummer_och_ärende(bunt: Importförslag) -> None:
    fynd = [
        (
            d.rader,
            d.typ,
            d.rubrik.värde if d.rubrik else None,
            d.datum.värde.isoformat() if d.datum else None,
            d.diarienummer.värde if d.diarienummer else None,
            d.hör_till,
        )
        for d in bunt.dokument
    ]
    assert fynd == PAPPER
    assert bunt.ej_tolkat == []


def test_kallelsens_uppgifter_om_sammanträdet_läses_med_sina_rader(bunt: Importförslag) -> None:
    kallelse = papper(bunt, 5)
    assert kallelse.organ == Fält("Socialnämnden", 11)
    assert kallelse.datum == Fält(date(2023, 12, 5), 14)
    assert fält(kallelse, "kommun") == ("Kungsörs kommun", 5)
    assert fält(kallelse, "sida") == ("1 (1)", 17)
    assert fält(kallelse, "tid") == ("Tisdagen den 12 december 2023, klockan 13:30", 21)
    assert fält(kallelse, "motesdatum") == ("2023-12-12", 21)
    assert fält(kallelse, "starttid") == ("13:30", 21)
    assert fält(kallelse, "plats") == ("Hellqvistsalen, Kommunhuset", 22)
    assert fält(kallelse, "justerare") == ("Eleonor Westlund", 23)
    assert fält(kallelse, "ersattare_for_justerare") == ("Marcus Andersson", 24)
    assert fält(kallelse, "justering") == ("Kansliet, 2023-12-15, kl. 15:00", 25)
    assert fält(kallelse, "justering_plats") == ("Kansliet", 25)
    assert fält(kallelse, "justering_datum") == ("2023-12-15", 25)
    assert fält(kallelse, "justering_tid") == ("15:00", 25)
    assert [(u.namn, u.titel, u.rad) for u in kallelse.undertecknare] == [("Linda Söder-Jonsson", "Ordförande", 43)]
    assert koder(kallelse) == []


def test_föredragningslistans_åtta_punkter_står_i_fyra_grupper(bunt: Importförslag) -> None:
    fynd = [(p.nr, p.rubrik, p.diarienummer, p.grupp, p.rad) for p in papper(bunt, 5).punkter]
    assert fynd == [
        (1, "Information från förvaltningen", "SN 2023/1", "Information", 31),
        (2, "Remiss - Plan för digitalisering", "SN 2023/173", "Ärenden till nästa instans", 33),
        (3, "Ekonomisk uppföljning", "SN 2023/4", "Ärenden till egen instans", 35),
        (4, "Mål och budget socialnämnden 2024", "SN 2023/70", "Ärenden till egen instans", 36),
        (5, "Internkontroll 2024", "SN 2023/154", "Ärenden till egen instans", 37),
        (6, "Riktlinjer för utdrag ur belastningsregistret vid anställning inom vård och omsorg", "SN 2023/187",
         "Ärenden till egen instans", 38),
        (7, "Meddelanden delegationsbeslut 2023", "SN 2023/3", "Anmälningssärenden", 40),
        (8, "Meddelanden till socialnämnden 2023", "SN 2023/2", "Anmälningssärenden", 41),
    ]  # fmt: skip


@pytest.mark.parametrize("rad", sorted(SATSER))
def test_förslagen_till_beslut_är_källans_egna_ord(bunt: Importförslag, rad: int) -> None:
    assert satser(papper(bunt, rad).förslag) == SATSER[rad]
    assert papper(bunt, rad).beslut is None


CHARLOTTE, KRISTOFFER = "Charlotte.osterlundjansson@kungsor.se", "kristoffer.nyholt@kungsor.se"
SOC, KSF = "Socialförvaltningen", "Kommunstyrelsens förvaltning"


@pytest.mark.parametrize(
    ("rad", "väntat"),
    [
        # handläggare, title, unit, förvaltning, page, pages
        (48, (CHARLOTTE, "Socialchef", None, SOC, "1 (2)", "2")),
        (110, ("malin.soderroos@kungsor.se", None, "Utvecklingsenheten", KSF, "1 (1)", "1")),
        (286, (CHARLOTTE, "Socialchef", None, SOC, "1 (1)", "1")),
        (786, (CHARLOTTE, None, None, SOC, "1 (2)", "2")),
        (892, (CHARLOTTE, "Socialchef", None, SOC, "1 (2)", "2")),
        (1127, (KRISTOFFER, None, "Kansliavdelningen", KSF, "1 (1)", "1")),
        (1178, (KRISTOFFER, None, "Kansli", KSF, "1 (1)", "1")),
    ],
)
def test_skrivelsernas_huvuden_läses_i_alla_uppställningar(
    bunt: Importförslag, rad: int, väntat: tuple[str | None, ...]
) -> None:
    dok = papper(bunt, rad)
    nycklar = ("handlaggare", "handlaggare_titel", "enhet", "forvaltning", "sida", "sidor")
    assert tuple(fält(dok, n)[0] if n in dok.fält else None for n in nycklar) == väntat
    assert fält(dok, "ert_datum")[0] is None
    assert fält(dok, "er_beteckning")[0] is None
    assert fält(dok, "ert_datum")[1] in range(dok.rader[0], dok.rader[1])


def test_tjänsteskrivelserna_har_nämnden_som_adressat(bunt: Importförslag) -> None:
    for dok in bunt.dokument:
        if dok.typ is T.TJÄNSTESKRIVELSE:
            adressat = dok.fält["adressat"]
            assert isinstance(adressat, list)
            assert [a.värde for a in adressat] == ["Socialnämnden"]


@pytest.mark.parametrize(
    ("rad", "mottagare", "undertecknare"),
    [
        (48, [], ("Charlotte Österlund Jansson", "Socialchef", 79)),
        (286, ["Ekonomiavdelningen", "Socialchef", "Kommunstyrelsen", "Områdeschefer"],
         ("Charlotte Österlund Jansson", "Socialchef", 313)),
        (786, ["Kommunstyrelsen", "Socialchef", "Områdeschefer"], ("Charlotte Österlund Jansson", "Socialchef", 838)),
        (892, ["Socialchef", "HR", "Områdeschefer", "Enhetschefer"],
         ("Charlotte Österlund Jansson", "Socialchef", 940)),
        (1127, [], ("Kristoffer Nyholt", "Nämndsekreterare", 1173)),
        (1178, [], ("Kristoffer Nyholt", "Nämndsekreterare", 1220)),
        (110, [], ("Malin Söderroos", "Kvalitetsstrateg", 162)),
    ],
)  # fmt: skip
def test_underskrift_och_mottagare_läses_över_sidbrytningen(
    bunt: Importförslag, rad: int, mottagare: list[str], undertecknare: tuple[str, str, int]
) -> None:
    dok = papper(bunt, rad)
    assert [m.värde for m in dok.skickas_till] == mottagare
    assert [(u.namn, u.titel, u.rad) for u in dok.undertecknare] == [undertecknare]


def test_beslutsunderlagens_hänvisningar_tas_isär(bunt: Importförslag) -> None:
    fynd = [
        (u.rad, u.organ, u.datum.isoformat() if u.datum else None, u.paragraf)
        for d in bunt.dokument
        for u in d.beslutsunderlag
    ]
    assert fynd == [
        (76, None, "2023-12-04", None), (77, None, None, None),
        (310, None, None, None), (311, None, "2023-12-01", None),
        (835, None, None, None), (836, None, "2023-12-01", None),
        (934, None, None, None), (936, None, "2023-12-01", None), (938, "KF", "2023-11-13", 177),
        (1112, "KS", "2023-09-25", 187), (1114, None, "2023-08-30", None), (1116, None, None, None),
        (1170, None, "2023-12-05", None), (1171, None, None, None),
        (1218, None, "2023-12-05", None),
    ]  # fmt: skip


def test_remissen_har_sex_adressater_och_en_sista_dag_med_årtal(bunt: Importförslag) -> None:
    remiss = papper(bunt, 110)
    adressater = remiss.fält["adressat"]
    assert isinstance(adressater, list)
    assert [(a.värde, a.rad) for a in adressater] == [
        ("Socialnämnden", 139),
        ("Barn- och utbildningsnämnden", 140),
        ("Kungsörs Fastighets AB", 141),
        ("Kungsörs KommunTeknik AB", 142),
        ("Kungsörs Vatten AB", 143),
        ("Västra Mälardalens Kommunalförbund", 144),
    ]
    assert fält(remiss, "svar_senast") == ("2023-12-22", 156)
    assert remiss.hör_till_grund == "följer efter tjänsteskrivelse SN 2023/173"


def test_protokollsutdraget_har_paragraf_beslut_och_mottagare(bunt: Importförslag) -> None:
    utdrag = papper(bunt, 1084)
    assert utdrag.organ == Fält("Kommunfullmäktige", 1089)
    assert fält(utdrag, "paragraf") == ("177", 1096)
    assert fält(utdrag, "sammantradesdatum") == ("2023-11-13", 1091)
    assert utdrag.diarienummer == Fält("KS 2021/528", 1098)
    assert satser(utdrag.beslut or []) == [(1102, 36, "7bb752ed8524a293")]
    assert utdrag.förslag == []
    assert [m.värde for m in utdrag.skickas_till] == ["Motionärerna"]
    assert fält(utdrag, "justerandes_signatur") == (None, 1122)
    assert fält(utdrag, "utdragsbestyrkande") == (None, 1122)


def test_riktlinjens_nio_uppgifter_läses_och_mallens_fält_tas_inte_som_värden(bunt: Importförslag) -> None:
    riktlinje = papper(bunt, 975)
    assert fält(riktlinje, "beslutsdatum") == (None, 980)
    assert fält(riktlinje, "beslutad_av") == ("Socialnämnden", 982)
    assert fält(riktlinje, "giltigt_fran") == ("2024-01-01", 985)
    assert fält(riktlinje, "aktualiserad") == (None, 987)
    assert fält(riktlinje, "galler_for") == ("Socialförvaltningen", 989)
    assert fält(riktlinje, "giltigt_till") == ("2028-01-01", 992)
    assert fält(riktlinje, "diarienummer") == (None, 994)
    assert fält(riktlinje, "dokumentansvarig") == ("Charlotte Österlund Jansson", 996)
    assert riktlinje.diarienummer is None
    assert [(k, r) for k, r in koder(riktlinje) if k == "IMP-platshallare"] == [
        ("IMP-platshallare", 980),
        ("IMP-platshallare", 987),
        ("IMP-platshallare", 994),
    ]
    assert [a.rubrik for a in riktlinje.avsnitt] == [
        "Bakgrund/Inledning",
        "Syfte",
        "Tillämpning",
        "Diskrimineringslagstiftning",
        "Vad sker om elev är dömd för brott?",
        "Bedömning av information vid kontroll ur belastningsregistret",
        "Giltighetstid och förändringar",
    ]


def test_riskanalysens_femton_rader_läses_som_de_står(bunt: Importförslag) -> None:
    fynd = [(r.rad, r.område, r.föregående, r.sannolikhet, r.konsekvens, r.riskvärde) for r in papper(bunt, 868).risker]
    assert fynd == [
        (874, "Styrande dokument", 15, 3, 5, 15),
        (875, "Styrande dokument", 12, 4, 3, 12),
        (876, "Verksamhetsspecifikt", 16, 2, 4, 8),
        (877, "Ekonomi", 15, 5, 3, 15),
        (878, "Verksamhetsspecifikt", 12, 0, 0, 0),
        (879, "Verksamhetsspecifikt", 12, 0, 0, 0),
        (880, "Personal", 15, 0, 0, 0),
        (881, "Verksamhetsspecifikt", 12, 3, 4, 12),
        (882, "Delegation", 10, 2, 5, 10),
        (883, "Delegation", None, 1, 5, 5),
        (884, "Delegation", 12, 3, 4, 12),
        (885, "Arbetsmiljö", 15, 2, 3, 6),
        (886, "Arbetsmiljö", 15, 2, 3, 6),
        (887, "Arbetsmiljö", 15, 2, 3, 6),
        (888, "Personal", None, 2, 4, 8),
    ]
    assert papper(bunt, 868).risker[4].risk == "Säkerställa att fordon endast används i tjänsten"


def test_riskanalysens_förklaringsrader_behålls_som_förklaringar(bunt: Importförslag) -> None:
    förklaringar = papper(bunt, 868).fält["forklaringar"]
    assert isinstance(förklaringar, list)
    assert [f.rad for f in förklaringar] == [871, 872, 873]
    assert förklaringar[1].värde == "Riskvärde under 10, ta bort"
    assert fält(papper(bunt, 868), "ar") == ("2024", 868)


def test_internkontrollplanens_nio_rader_står_i_fyra_kategorier(bunt: Importförslag) -> None:
    fynd = [
        (k.rad, k.kategori, k.ansvarig, k.frekvens, k.metod if k.rad != 782 else "", k.rapporteras_till)
        for k in papper(bunt, 763).kontroller
    ]
    lena, charlotte = "Lena Dibbern", "Charlotte Österlund Jansson"
    assert fynd == [
        (771, "Styrande dokument", lena, "uppföljning 2 ggr/år", "Stickprov", lena),
        (772, "Styrande dokument", lena, "1g var 6:e månad", "Stickprov", lena),
        (774, "Ekonomi", lena, "1g/mån", "Stickprov", charlotte),
        (776, "Personal", lena, "uppföljning 2ggr/år", "Redovisning av utveckling, nämnd", lena),
        (777, "Personal", lena, "uppföljning 2ggr/år", "Redovisning av utveckling, nämnd", lena),
        (779, "Verksamhetsspecifikt", lena, "Kvartalsvis", "Stickprov, dokumentation", lena),
        (780, "Verksamhetsspecifikt", lena, "1g/månaden", "Stickprov körjournal", None),
        (781, "Verksamhetsspecifikt", lena, "kvartalsvis", "Stickprov av körjournal", lena),
        (782, "Verksamhetsspecifikt", lena, "Realtid", "", lena),
    ]
    metod = papper(bunt, 763).kontroller[8].metod or ""
    assert (metod[:6], metod[-10:], len(metod)) == ("Följa ", " uppfyllts", 91)
    assert papper(bunt, 763).kontroller[6].kontroll == "Kontroll (IKP)"
    assert fält(papper(bunt, 763), "ar")[0] == "2024"


def test_meddelandena_läses_med_nummer_och_skrivelsen_förblir_en_tjänsteskrivelse(bunt: Importförslag) -> None:
    dok = papper(bunt, 1178)
    assert [(m.diarienummer, m.rad) for m in dok.meddelanden] == [("SN 2023/28", 1213), ("SN 2023/64", 1214)]
    assert dok.meddelanden[0].text.endswith("familjehemsplaceringar,")
    assert dok.typ is T.TJÄNSTESKRIVELSE
    assert papper(bunt, 1127).meddelanden == []


def test_det_som_brister_i_papperen_påpekas_på_sin_rad_och_inget_annat(bunt: Importförslag) -> None:
    fynd = sorted((rad, kod) for dok in bunt.dokument for kod, rad in koder(dok))
    assert fynd == [
        (84, "IMP-mallrest"),
        (106, "IMP-tom-rubrik"),
        (761, "IMP-tom-rubrik"),
        (780, "IMP-kolumnrubrik"),
        (892, "IMP-kommunnamn"),
        (928, "IMP-kommunnamn"),
        (980, "IMP-platshallare"),
        (987, "IMP-platshallare"),
        (994, "IMP-platshallare"),
        (1003, "IMP-kommunnamn"),
        (1096, "IMP-bindestreck"),
        (1178, "IMP-kommunnamn"),
    ]
