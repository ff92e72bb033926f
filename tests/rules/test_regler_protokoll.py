"""Protokollsutkastets regler och förslagen till paragrafer."""

from __future__ import annotations

from datetime import date

import fabrik
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.papekande import Nivå, Påpekande
from nämndapp.models import ParagrafPunkt, Paragrafutgång, Punkttyp, Sammanträde, Sammanträdesstatus
from nämndapp.rules.granska import får_göras_slutlig, granska_sammanträde
from nämndapp.rules.granska import granska_protokoll as _granska_protokoll
from nämndapp.rules.paragrafforslag import föreslå_paragrafer

IDAG = date(2024, 11, 20)


UTAN_NÄRVARO = {"NAR-saknas", "TEX-mottagare-saknas"}
"""What is said of these short protocols, which tell neither who was there nor who gets the decision."""


def granska_protokoll(s: Sammanträde, idag: date, *, föregående_paragraf: int | None = None) -> list[Påpekande]:
    alla = _granska_protokoll(s, idag, föregående_paragraf=föregående_paragraf)
    return [p for p in alla if p.kod not in UTAN_NÄRVARO]


def koder(s: Sammanträde, idag: date = IDAG, *, föregående: int | None = None) -> list[str]:
    return [p.kod for p in granska_protokoll(s, idag, föregående_paragraf=föregående)]


def påpekandet(s: Sammanträde, kod: str, idag: date = IDAG) -> Påpekande:
    (träff,) = [p for p in granska_protokoll(s, idag) if p.kod == kod]
    return träff


def med_paragraf(**ändrat: object) -> Sammanträde:
    s = fabrik.sammanträde()
    fabrik.paragraf(s, "Ny taxa", **ändrat)
    return s


def test_ett_färdigt_protokoll_ger_inga_påpekanden() -> None:
    assert koder(med_paragraf(nummer=7), föregående=6) == []


def test_paragraf_utan_beslut_stoppar_protokollet() -> None:
    s = med_paragraf(beslut=())
    p = påpekandet(s, "PRO-beslut-saknas")
    assert (p.nivå, p.lagrum) == (Nivå.FEL, "KL 5:67")
    assert not får_göras_slutlig(granska_protokoll(s, IDAG))


@pytest.mark.parametrize(
    ("utgång", "väntat"),
    [
        (Paragrafutgång.BESLUT, ["PRO-beslut-saknas"]),
        (Paragrafutgång.BORDLÄGGNING, ["PRO-beslut-saknas"]),
        (Paragrafutgång.INFORMATION, ["PRO-information-utan-beslut"]),
        (Paragrafutgång.UTGÅR, []),
    ],
)
def test_utgången_säger_om_paragrafen_behöver_ett_beslut(utgång: Paragrafutgång, väntat: list[str]) -> None:
    s = med_paragraf(beslut=(), utgång=utgång, åter_sammanträde_id=2)
    assert [k for k in koder(s) if k.startswith("PRO")] == väntat


def test_information_får_stå_utan_beslut() -> None:
    s = med_paragraf(beslut=())
    punkt = fabrik.punkt(s, "Information från förvaltningen", typ=Punkttyp.INFORMATION)
    ParagrafPunkt(paragraf_id=1, punkt_id=1, paragraf=s.paragrafer[0], punkt=punkt)
    assert påpekandet(s, "PRO-information-utan-beslut").nivå is Nivå.TIPS
    assert får_göras_slutlig(granska_protokoll(s, IDAG))


@pytest.mark.parametrize(
    ("beslut", "rest"),
    [
        ("Nämnden beviljar x kronor.", "x kronor"),
        ("Enligt § x i reglementet.", "§ x"),
        ("Antas [datum].", "[datum]"),
        ("Nämnden beviljar XX tkr.", "XX tkr"),
        ("Gäller från ____ 2025.", "____"),
    ],
)
def test_kvarlämnad_platshållare_stoppar_protokollet(beslut: str, rest: str) -> None:
    p = påpekandet(med_paragraf(beslut=(beslut,)), "PRO-platshallare")
    assert p.nivå is Nivå.FEL
    assert f"”{rest}”" in p.text


def test_platshållare_söks_i_avsnitten_också() -> None:
    s = med_paragraf(avsnitt=(("Skickas till", "Här listar du alla mottagare."),))
    assert koder(s) == ["PRO-platshallare"]


@pytest.mark.parametrize(
    ("nummer", "föregående", "väntat"),
    [
        ((7, 8, 9), 6, []),
        ((8, 9), 6, ["PRO-nummerlucka"]),
        ((1, 2), 0, []),
        ((2,), 0, ["PRO-nummerlucka"]),
        ((7, 9), 6, ["PRO-nummerlucka"]),
        ((7, 7, 8), 6, ["PRO-dubblettnummer"]),
        ((8, 7), 6, ["PRO-nummerlucka", "PRO-nummerordning"]),
        ((7, None), 6, ["PRO-delvis-numrerat"]),
        ((5, 6), None, []),
        ((3, 4), 6, ["PRO-nummerordning", "PRO-nummerordning"]),
    ],
)
def test_paragraferna_numreras_utan_lucka_genom_året(
    nummer: tuple[int | None, ...], föregående: int | None, väntat: list[str]
) -> None:
    s = fabrik.sammanträde()
    for nr in nummer:
        fabrik.paragraf(s, f"Ärende {nr}", nummer=nr)
    påpekanden = granska_protokoll(s, IDAG, föregående_paragraf=föregående)
    assert [p.kod for p in påpekanden] == väntat
    assert all(p.nivå is Nivå.FEL for p in påpekanden)


def test_lucka_i_preliminära_nummer_är_bara_ett_tips() -> None:
    s = fabrik.sammanträde()
    for nr in (11, 14):
        fabrik.paragraf(s, f"Ärende {nr}", preliminärt=nr)
    assert [(p.kod, p.nivå) for p in granska_protokoll(s, IDAG)] == [("PRO-preliminara-nummer", Nivå.TIPS)]


def test_punkt_utan_paragraf_varnar() -> None:
    s = med_paragraf()
    a = fabrik.punkt(s, "Ny taxa")
    fabrik.punkt(s, "Glömd punkt")
    ParagrafPunkt(paragraf_id=1, punkt_id=1, paragraf=s.paragrafer[0], punkt=a)
    assert "Glömd punkt" in påpekandet(s, "PRO-punkt-utan-paragraf").text


@pytest.mark.parametrize(
    ("idag", "väntat"),
    [
        (date(2024, 11, 29), []),
        (date(2024, 11, 30), ["PRO-justering-snart"]),
        (date(2024, 12, 3), ["PRO-justering-snart"]),
        (date(2024, 12, 4), ["PRO-justeringstid-ute"]),
    ],
)
def test_justeringstiden_är_fjorton_dagar(idag: date, väntat: list[str]) -> None:
    assert koder(med_paragraf(), idag) == väntat


def test_för_sen_justering_visas_men_stoppar_aldrig_protokollet() -> None:
    s = med_paragraf()
    s.justering_datum = date(2024, 12, 20)
    påpekanden = granska_protokoll(s, date(2024, 12, 10))
    assert {p.kod for p in påpekanden} == {"PRO-justering-sen", "PRO-justeringstid-ute"}
    assert {p.lagrum for p in påpekanden} == {"KL 5:69"}
    assert får_göras_slutlig(påpekanden)
    s.status, s.justering_datum = Sammanträdesstatus.JUSTERAT, date(2024, 12, 2)
    assert koder(s, date(2024, 12, 10)) == []


def test_sen_justering_påpekas_en_gång_när_hela_sammanträdet_granskas() -> None:
    s = med_paragraf()
    fabrik.punkt(s, "Upprop", typ=Punkttyp.FORMALIA)
    s.justering_datum = date(2024, 12, 20)
    assert [p.kod for p in granska_sammanträde(s, IDAG) if "justering" in p.kod] == ["PRO-justering-sen"]


def test_beslut_som_står_kvar_som_förslag_ger_ett_tips() -> None:
    assert koder(med_paragraf(beslut=("Nämnden föreslås besluta att anta taxan.",))) == ["PRO-beslut-som-forslag"]
    assert koder(med_paragraf(beslut=("Nämnden föreslår kommunfullmäktige att anta taxan.",))) == []


# --- förslag till paragrafer


def test_varje_punkt_blir_en_paragraf_också_information() -> None:
    s = fabrik.möte_med_lista()
    assert [(f.rubrik, f.diarienummer) for f in föreslå_paragrafer(s)] == [
        (p.rubrik, p.diarienummer) for p in sorted(s.punkter, key=lambda p: p.ordning)
    ]


def test_beslutet_föreslås_ordagrant_av_tjänsteskrivelsen_en_sats_per_beslutspunkt() -> None:
    förslag = föreslå_paragrafer(fabrik.möte_med_lista())
    assert förslag[1].beslut == ("Socialnämnden antar taxan.",)
    assert förslag[2].beslut == ("Socialnämnden antar planen.", "Planen skickas till kommunstyrelsen.")
    assert [(a.rubrik, a.text) for a in förslag[2].avsnitt] == [
        ("Sammanfattning", "Taxan räknas upp."),
        ("Beslutsunderlag", "- SF tjänsteskrivelse 2024-11-08"),
        ("Skickas till", "- Kommunstyrelsen\n- Socialchef"),
    ]


def test_inget_hittas_på_där_tjänsteskrivelsen_saknas() -> None:
    information, _, _, uppföljning, _ = föreslå_paragrafer(fabrik.möte_med_lista())
    assert (information.beslut, information.avsnitt, information.påpekanden) == ((), (), ())
    assert (uppföljning.beslut, uppföljning.avsnitt) == ((), ())
    assert [p.kod for p in uppföljning.påpekanden] == ["PRO-punkt-utan-skrivelse"]


def test_skrivelse_utan_förslag_ger_avsnitt_men_inget_beslut() -> None:
    s = fabrik.sammanträde()
    fabrik.punkt(s, "Rapport", handlingar=(fabrik.tjänsteskrivelse(satser=()),))
    (f,) = föreslå_paragrafer(s)
    assert f.beslut == ()
    assert f.avsnitt
    assert [p.kod for p in f.påpekanden] == ["PRO-skrivelse-utan-forslag"]


def test_remissen_i_bunten_tas_inte_för_tjänsteskrivelse() -> None:
    s = fabrik.sammanträde()
    remiss = fabrik.tjänsteskrivelse("Remiss", satser=("Fel text.",), typ=Dokumenttyp.REMISS)
    fabrik.punkt(s, "Remiss", "SN 2024/41", handlingar=(remiss, fabrik.tjänsteskrivelse(satser=("Rätt text.",))))
    assert föreslå_paragrafer(s)[0].beslut == ("Rätt text.",)


def test_av_två_skrivelser_väljs_den_med_punktens_diarienummer() -> None:
    s = fabrik.sammanträde()
    annan = fabrik.tjänsteskrivelse(satser=("Annan.",), diarienummer="KS 2024/7")
    egen = fabrik.tjänsteskrivelse(satser=("Egen.",), diarienummer="SN 2024/41")
    fabrik.punkt(s, "Taxa", "SN 2024/41", handlingar=(annan, egen))
    assert föreslå_paragrafer(s)[0].beslut == ("Egen.",)


def test_meddelanden_följer_med_som_tabell() -> None:
    s = fabrik.sammanträde()
    h = fabrik.tjänsteskrivelse(meddelanden=(("SN 2024/28", "Statsbidrag\nbeviljat"), (None, "Dom")))
    fabrik.punkt(s, "Meddelanden", handlingar=(h,))
    assert föreslå_paragrafer(s)[0].avsnitt[0].text.split("\n")[2:] == [
        "Dnr\tMeddelande",
        "SN 2024/28\tStatsbidrag beviljat",
        "\tDom",
    ]


def test_meddelanden_som_redan_står_i_sammanfattningen_läggs_inte_till() -> None:
    s = fabrik.sammanträde()
    text = "Dnr\tMeddelande\nSN 2024/28\tStatsbidrag beviljat"
    h = fabrik.tjänsteskrivelse(
        avsnitt=(("Sammanfattning", text),), meddelanden=(("SN 2024/28", "Statsbidrag beviljat"),)
    )
    fabrik.punkt(s, "Meddelanden", handlingar=(h,))
    assert föreslå_paragrafer(s)[0].avsnitt[0].text == text


@given(st.lists(st.tuples(st.integers(0, 99), st.lists(st.text(min_size=1), max_size=3)), max_size=8))
def test_förslagen_följer_punkternas_ordning_och_ändrar_inget_ord(punkter: list[tuple[int, list[str]]]) -> None:
    s = fabrik.sammanträde()
    for i, (ordning, satser) in enumerate(punkter):
        h = fabrik.tjänsteskrivelse(satser=tuple(satser))
        fabrik.punkt(s, f"Ärende {i}", ordning=ordning * 100 + i, handlingar=(h,))
    förslag = föreslå_paragrafer(s)
    väntat = sorted(((o * 100 + i, i, satser) for i, (o, satser) in enumerate(punkter)), key=lambda t: t[0])
    assert [f.rubrik for f in förslag] == [f"Ärende {i}" for _, i, _ in väntat]
    assert [list(f.beslut) for f in förslag] == [[t for t in satser if t.strip()] for _, _, satser in väntat]


def test_punkten_känns_igen_på_sitt_nummer_när_paragrafens_punkt_inte_är_laddad() -> None:
    s = med_paragraf()
    fabrik.punkt(s, "Ny taxa", id=5)
    ParagrafPunkt(paragraf_id=1, punkt_id=5, paragraf=s.paragrafer[0])
    assert koder(s) == []
    s.punkter[0].id = 6
    assert koder(s) == ["PRO-punkt-utan-paragraf"]


@pytest.mark.parametrize("utan", ["utgår", "utan_paragraf"])
def test_det_som_utgår_eller_saknar_egen_paragraf_saknas_inte(utan: str) -> None:
    s = fabrik.sammanträde()
    fabrik.paragraf(s, "Ny taxa för hemtjänst", nummer=1)
    p = fabrik.punkt(s, "Upprop")
    assert "PRO-punkt-utan-paragraf" in {x.kod for x in granska_protokoll(s, date(2024, 11, 20))}
    setattr(p, utan, True)
    assert "PRO-punkt-utan-paragraf" not in {x.kod for x in granska_protokoll(s, date(2024, 11, 20))}
