"""Reglerna för tjänsteskrivelser, handlingar och ärenden."""

from __future__ import annotations

from datetime import date

import fabrik
import pytest

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.papekande import Nivå
from nämndapp.models import Handling, Handlingsriktning, Skrivelse, Underlag
from nämndapp.rules.granska import granska_handling, granska_ärende
from nämndapp.rules.personnummer import personnummer_i
from nämndapp.rules.platshallare import platshållare

IDAG = date(2024, 11, 12)


def koder(h: Handling, handlingar: list[Handling] | None = None) -> list[str]:
    return [p.kod for p in granska_handling(h, IDAG, handlingar=handlingar)]


def test_en_ifylld_tjänsteskrivelse_ger_inga_påpekanden() -> None:
    assert koder(fabrik.tjänsteskrivelse()) == []


def test_malltext_i_mottagarlistan_är_ett_fel() -> None:
    h = fabrik.tjänsteskrivelse(skickas_till=("Här listar du alla som ska få beslutet, en per rad.",))
    (p,) = granska_handling(h, IDAG)
    assert (p.kod, p.nivå, p.plats.fält) == ("SKR-malltext", Nivå.FEL, "skickas_till")


@pytest.mark.parametrize(
    ("text", "väntat"),
    [
        ("[Beslutsdatum] och [Diarienummer]", ["[Beslutsdatum]", "[Diarienummer]"]),
        ("Se not [1] och [2, 3].", []),
        ("[…]", ["[…]"]),
        ("Bidraget är xx kr", ["xx kr"]),
        ("Beslutet fattas 20XX-01-01", ["20XX"]),
        ("Klicka eller tryck här för att ange text.", ["Klicka eller tryck här för att ange text."]),
        ("<skriv namn>", ["<skriv namn>"]),
        ("Tecken [U+1F600] saknas", []),
        ("Taxan är 1 200 kr, § 12, 30 procent", []),
        ("Per Xerxes bor i Växjö, box 12", []),
    ],
)
def test_platshållare_känns_igen_utan_att_vanlig_text_misstänks(text: str, väntat: list[str]) -> None:
    assert platshållare(text) == väntat


def test_skrivelse_utan_förslag_varnar() -> None:
    assert koder(fabrik.tjänsteskrivelse(satser=())) == ["SKR-forslag-saknas"]


def test_tomt_avsnitt_ger_ett_tips_men_inte_det_som_har_egen_lista() -> None:
    h = fabrik.tjänsteskrivelse(
        avsnitt=(("Sammanfattning", "Kort."), ("Ärendebeskrivning", ""), ("Beslutsunderlag", ""))
    )
    assert [(p.kod, p.nivå) for p in granska_handling(h, IDAG)] == [("SKR-tomt-avsnitt", Nivå.TIPS)]


def test_eget_datum_i_underlaget_ska_vara_skrivelsens() -> None:
    assert koder(fabrik.tjänsteskrivelse(underlag=("SF tjänsteskrivelse 2024-11-01",))) == ["SKR-underlag-datum"]
    två = ("KSF tjänsteskrivelse 2024-06-01 Taxor", "SF tjänsteskrivelse 2024-11-08")
    assert koder(fabrik.tjänsteskrivelse(underlag=två)) == []


def test_egen_rubrik_i_underlaget_jämförs_utan_streck_och_mellanrum() -> None:
    lika = ("Socialförvaltningens tjänsteskrivelse 2024-11-08 – Ny taxa för hem-tjänst",)
    assert koder(fabrik.tjänsteskrivelse(underlag=lika)) == []
    assert koder(fabrik.tjänsteskrivelse(underlag=("SF tjänsteskrivelse 2024-11-08 Gammal taxa",))) == [
        "SKR-underlag-titel"
    ]


def test_beslut_som_åberopas_ska_ligga_bland_handlingarna() -> None:
    h = fabrik.tjänsteskrivelse()
    assert h.skrivelse is not None
    citat = "KF 2023-11-13 § 177 Svar på motion"
    Underlag(skrivelse_id=1, text=citat, organ="KF", datum=date(2023, 11, 13), paragraf=177, skrivelse=h.skrivelse)
    assert koder(h, [h]) == ["SKR-underlag-saknas"]
    utdrag = fabrik.handling("Svar på motion", datum=date(2023, 11, 13), typ=Dokumenttyp.PROTOKOLLSUTDRAG)
    Skrivelse(handling_id=2, paragraf=177, handling=utdrag)
    assert koder(h, [h, utdrag]) == []
    assert koder(h) == []  # handlingarna är inte kända: inget kan sägas


def test_handling_som_åberopas_med_namn_söks_bland_rubrikerna() -> None:
    h = fabrik.tjänsteskrivelse(underlag=("Förslag till taxa för hemtjänst 2025",))
    assert koder(h, [h]) == ["SKR-underlag-ej-funnet"]
    assert koder(h, [h, fabrik.handling("Förslag till taxa för hemtjänst")]) == []


def test_inkommen_handling_behöver_datum_avsändare_och_vad_den_rör() -> None:
    h = fabrik.handling("", datum=None, typ=Dokumenttyp.BILAGA, riktning=Handlingsriktning.INKOMMEN)
    påpekanden = granska_handling(h, IDAG)
    assert [p.kod for p in påpekanden] == ["HAN-datum-saknas", "HAN-motpart-saknas", "HAN-rubrik-saknas"]
    assert {p.lagrum for p in påpekanden} == {"OSL 5:2"}
    assert {p.nivå for p in påpekanden} == {Nivå.VARNING}


def test_upprättad_handling_behöver_ingen_motpart() -> None:
    assert koder(fabrik.handling(typ=Dokumenttyp.BILAGA)) == []


@pytest.mark.parametrize(
    ("märkning", "saknas"),
    [
        ({}, ""),
        ({"sekretess_lagrum": "OSL 26:1", "sekretess_datum": IDAG, "sekretess_myndighet": "Socialnämnden"}, ""),
        ({"sekretess_lagrum": "OSL 26:1"}, "datum och myndigheten"),
        ({"sekretess_datum": IDAG}, "sekretessbestämmelsen och myndigheten"),
    ],
)
def test_sekretessmarkering_har_bestämmelse_datum_och_myndighet(märkning: dict[str, object], saknas: str) -> None:
    påpekanden = granska_handling(fabrik.handling(typ=Dokumenttyp.BILAGA, **märkning), IDAG)
    assert [p.lagrum for p in påpekanden] == (["OSL 5:5"] if saknas else [])
    assert all(saknas in p.text for p in påpekanden)


def test_okänd_form_på_diarienummer_är_bara_ett_tips() -> None:
    (p,) = granska_ärende(fabrik.ärende(dnr="diariet/41"), IDAG)
    assert (p.kod, p.nivå) == ("DIA-okand-form", Nivå.TIPS)


def test_ärende_utan_rubrik_eller_med_datum_i_framtiden_varnar() -> None:
    assert [p.kod for p in granska_ärende(fabrik.ärende("", registrerat=date(2025, 1, 1)), IDAG)] == [
        "ARE-rubrik-saknas",
        "ARE-framtida-datum",
    ]


def test_personnummer_i_den_offentliga_rubriken_varnar() -> None:
    (p,) = granska_ärende(fabrik.ärende("Ansökan 19811218-9876"), IDAG)
    assert (p.kod, p.lagrum) == ("ARE-personnummer", "OSL 5:2")


@pytest.mark.parametrize(
    ("text", "väntat"),
    [
        ("811218-9876", ["811218-9876"]),
        ("198112189876", ["198112189876"]),
        ("811218-9875", []),  # fel kontrollsiffra
        ("212000-9994", []),  # organisationsnummer
        ("701063-2391", ["701063-2391"]),  # samordningsnummer: dag + 60
        ("0999-100 14, 2024-11-12", []),
    ],
)
def test_personnummer_känns_igen_på_datum_och_kontrollsiffra(text: str, väntat: list[str]) -> None:
    assert personnummer_i(text) == väntat


def test_inkommen_handling_daterad_i_framtiden_varnar_men_inte_idag() -> None:
    uppgifter = {"typ": Dokumenttyp.BILAGA, "riktning": Handlingsriktning.INKOMMEN, "motpart": "Region Ekbro"}
    assert koder(fabrik.handling(datum=IDAG, **uppgifter)) == []
    (p,) = granska_handling(fabrik.handling(datum=date(2024, 11, 13), **uppgifter), IDAG)
    assert (p.kod, p.nivå) == ("HAN-framtida-datum", Nivå.VARNING)


def test_en_remiss_behöver_inget_förslag_till_beslut() -> None:
    h = fabrik.tjänsteskrivelse(typ=Dokumenttyp.REMISS, satser=(), skickas_till=(), undertecknare=())
    assert koder(h, [h]) == []


def test_malltext_i_diarienumret_är_ett_fel() -> None:
    assert "SKR-malltext" in koder(fabrik.tjänsteskrivelse(diarienummer="[Diarienummer]"))


def test_odaterad_bilaga_är_bara_ett_tips() -> None:
    (p,) = granska_handling(fabrik.handling(datum=None, typ=Dokumenttyp.BILAGA), IDAG)
    assert (p.kod, p.nivå) == ("HAN-datum-saknas", Nivå.TIPS)
