"""What is pointed out on import; the paper itself is never corrected."""

from __future__ import annotations

import pytest

from nämndapp.bas import diarienummer
from nämndapp.bas.forslag import Dokumentförslag
from nämndapp.importers import tolka

HUVUD = "Ekbro kommun\nDokumenttyp: Tjänsteskrivelse\nDatum: 2025-05-06\nDiarienummer: SN 2025/44\nSida: 1 (1)\n\n"


def dokument(kropp: str) -> list[Dokumentförslag]:
    return tolka((HUVUD + kropp).split("\n"))[0]


def koder(kropp: str) -> list[str]:
    return [p.kod for dok in dokument(kropp) for p in dok.påpekanden]


HEL = "Turlista\n\nFörslag till beslut\n\nJa.\n\nBeslutsunderlag\n\nSF tjänsteskrivelse 2025-05-06\n"


def test_ett_helt_papper_får_inga_påpekanden() -> None:
    assert koder(HEL) == []


@pytest.mark.parametrize(
    "rad",
    ["Här anger du mottagare, en per rad.", "Namn namn, titel", "Klicka här för att skriva text.", "[Skriv förslaget]"],
)
def test_mallens_anvisningar_påpekas_och_blir_inga_mottagare(rad: str) -> None:
    (dok,) = dokument(f"{HEL}\nSkickas till\n\n{rad}\nHR\n")
    assert [p.kod for p in dok.påpekanden] in (["IMP-mallrest"], ["IMP-mallrest", "IMP-platshallare"])
    assert [m.värde for m in dok.skickas_till] == ["HR"]
    assert rad in dok.text


def test_en_tom_rubrik_påpekas_och_behålls() -> None:
    (dok,) = dokument(f"{HEL}\nÄrendebeskrivning\n")
    assert [(p.kod, p.plats.rad) for p in dok.påpekanden] == [("IMP-tom-rubrik", 17)]
    assert (dok.avsnitt[-1].rubrik, dok.avsnitt[-1].text) == ("Ärendebeskrivning", "")


def test_eget_underlag_med_annat_datum_påpekas() -> None:
    assert koder(HEL.replace("2025-05-06", "2025-05-05")) == ["IMP-underlagsdatum"]


@pytest.mark.parametrize(
    ("datum", "kod"), [("tisdagen den 6 maj 2025", []), ("onsdagen den 6 maj 2025", ["IMP-veckodag"])]
)
def test_veckodag_som_inte_stämmer_med_datumet_påpekas(datum: str, kod: list[str]) -> None:
    assert koder(f"{HEL}\nBakgrund\n\nMötet hölls {datum} i Ekbro.\n") == kod


def test_okänt_diarienummer_behålls_och_påpekas() -> None:
    dok = tolka(["Dokumenttyp: Tjänsteskrivelse", "Datum: 2025-05-06", "Diarienummer: 2025-SOC-17", "", "Titel"])[0][0]
    assert dok.diarienummer is not None
    assert dok.diarienummer.värde == "2025-SOC-17"
    assert [p.kod for p in dok.påpekanden] == ["IMP-dnr-form"]


def test_hårt_bindestreck_i_rubriken_påpekas_men_inte_i_egennamn() -> None:
    assert koder(HEL.replace("Turlista", "Ny tur-lista för färd-tjänsten")) == ["IMP-bindestreck"]
    assert koder(HEL.replace("Turlista", "Samverkan inom Mora-Orsa")) == []


def test_kommunens_namn_felskrivet_en_gång_påpekas() -> None:
    kropp = f"{HEL}\nBakgrund\n\nI Ekbro kommun och i Ekbo kommun finns larm.\nÅby kommun har inga.\n"
    assert koder(kropp) == ["IMP-kommunnamn"]


def test_två_punkter_med_samma_nummer_påpekas() -> None:
    text = (
        "Dokumenttyp: Kallelse\nDatum: 2025-05-06\n\nNr\tÄrende\tDiarienummer\n"
        "1\tLarm\tSN 2025/4\n2\tMat\tSN 2025/4\n4\tFika\tSN 2025/5"
    )
    (kallelse,) = tolka(text.split("\n"))[0]
    assert [(p.kod, p.plats.rad) for p in kallelse.påpekanden] == [("IMP-punktnummer", 7), ("IMP-dnr-dubblett", 6)]


def test_rubrik_som_bara_upprepar_sidhuvudet_sänker_säkerheten() -> None:
    rader = ["Ekbro kommun", "Dokumenttyp: Riskanalys", "Diarienummer: SN 2026/5", "", "Sida 1 av många", ""]
    (dok,) = tolka(rader)[0]
    assert "IMP-rubrik-ur-huvud" in [p.kod for p in dok.påpekanden]
    assert dok.konfidens <= 0.5


def test_tabell_vars_rader_inte_kunde_läsas_sägs_och_sänker_säkerheten() -> None:
    rader = [
        "Dokumenttyp: Internkontrollplan",
        "Datum: 2026-01-02",
        "",
        "Internkontrollplan 2027",
        "",
        "Kontroll\tAnsvarig\tFrekvens\tMetod",
        "Stickprov av fakturor",
        "Rut Hed",
    ]
    (dok,) = tolka(rader)[0]
    (sagt,) = [p for p in dok.påpekanden if p.kod == "IMP-tabell-utan-rader"]
    assert sagt.plats is not None
    assert sagt.plats.rad == 6
    assert dok.konfidens <= 0.5


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\u2007"])
def test_diarienummer_hittas_vilket_mellanslag_det_än_har(blank: str) -> None:
    assert diarienummer.hitta_i_text(f"se SN{blank}2026/14 och BMN{blank}2026/3.") == ["SN 2026/14", "BMN 2026/3"]
