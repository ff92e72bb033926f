"""The head of a skrivelse in every layout that has been met, and in some that have not."""

from __future__ import annotations

from datetime import date

import pytest

from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält
from nämndapp.importers import tolka

KROPP = """

Ny turlista för färdtjänsten

Förslag till beslut

Socialnämnden antar turlistan.

Sammanfattning

Turlistan är omarbetad.

Beslutsunderlag

Socialförvaltningens tjänsteskrivelse 2025-05-06

Siv Älvros
Kvalitetsstrateg
"""

UPPSTÄLLNINGAR = {
    "A etiketterna hopklistrade med stjärnor": """Ekbro kommun

Dokumenttyp
Tjänsteskrivelse**Datum**
2025-05-06**Ert datum****Diarienummer**
SN 2025/44**Er beteckning****Sida**
1 (1)**Vår handläggare**
siv.alvros@ekbro.example
Kvalitetsenheten
Socialförvaltningen**Adressat**
Socialnämnden""",
    "B etikett och värde, tomrad emellan paren": """Ekbro kommun

Dokumenttyp
Tjänsteskrivelse

Datum
2025-05-06

Ert datum

Diarienummer
SN 2025/44

Er beteckning

Sida
1 (1)

Vår handläggare
siv.alvros@ekbro.example
Kvalitetsenheten
Socialförvaltningen

Adressat
Socialnämnden""",
    "C tomrad också mellan etikett och värde": """Ekbro kommun

Vår handläggare
siv.alvros@ekbro.example
Kvalitetsenheten
Socialförvaltningen

Dokumenttyp

Tjänsteskrivelse

Datum

2025-05-06

Ert datum

Diarienummer

SN 2025/44

Er beteckning

Sida

1 (1)

Adressat

Socialnämnden""",
    "D handläggaren först, med tomrad före förvaltningen": """Ekbro kommun

Vår handläggare
siv.alvros@ekbro.example
Kvalitetsenheten

Socialförvaltningen

Dokumenttyp
Tjänsteskrivelse

Datum
2025-05-06

Ert datum

Diarienummer
SN 2025/44

Er beteckning

Sida
1 (1)

Adressat
Socialnämnden""",
    "E handläggaren efter sidan": """Ekbro kommun

Dokumenttyp
Tjänsteskrivelse

Datum
2025-05-06

Ert datum

Diarienummer
SN 2025/44

Er beteckning

Sida
1 (1)

Vår handläggare
siv.alvros@ekbro.example
Kvalitetsenheten
Socialförvaltningen

Adressat
Socialnämnden""",
    "F utan tomrader": """Ekbro kommun
Dokumenttyp
Tjänsteskrivelse
Datum
2025-05-06
Ert datum
Diarienummer
SN 2025/44
Er beteckning
Sida
1 (1)
Vår handläggare
siv.alvros@ekbro.example
Kvalitetsenheten
Socialförvaltningen
Adressat
Socialnämnden""",
    "kolon på samma rad": """Ekbro kommun

Dokumenttyp: Tjänsteskrivelse
Datum: 2025-05-06
Ert datum:
Dnr: SN 2025/44
Er beteckning:
Sida: 1 (1)
Handläggare: siv.alvros@ekbro.example
Enhet: Kvalitetsenheten
Förvaltning: Socialförvaltningen
Till: Socialnämnden""",
    "tabb eller flera mellanslag": """Ekbro kommun

Dokumenttyp\tTjänsteskrivelse
Datum\t2025-05-06
Ert datum
Diarienr    SN 2025/44
Er beteckning
Sida    1 (1)
Handläggare\tsiv.alvros@ekbro.example
Enhet\tKvalitetsenheten
Förvaltning\tSocialförvaltningen
Adressat\tSocialnämnden""",
    "två kolumner med värdena under": """Ekbro kommun

TJÄNSTESKRIVELSE  Sida 1 (1)

Datum Vår beteckning
2025-05-06 SN 2025/44

Ert datum Er beteckning


Vår handläggare
siv.alvros@ekbro.example
Kvalitetsenheten
Socialförvaltningen

Adressat
Socialnämnden""",
    "feta etiketter": """Ekbro kommun

**Dokumenttyp:** Tjänsteskrivelse
**Datum:** 2025-05-06
**Ert datum:**
**Diarienummer:** SN 2025/44
**Er beteckning:**
**Sida:** 1 (1)
**Handläggare:** siv.alvros@ekbro.example
**Enhet:** Kvalitetsenheten
**Förvaltning:** Socialförvaltningen
**Adressat:** Socialnämnden""",
}


def ett(text: str) -> Dokumentförslag:
    dokument, ej_tolkat = tolka(text.split("\n"))
    assert ej_tolkat == []
    assert len(dokument) == 1
    return dokument[0]


def värde(dok: Dokumentförslag, nyckel: str) -> object:
    fält = dok.fält[nyckel]
    return fält.värde if isinstance(fält, Fält) else [f.värde for f in fält]


@pytest.mark.parametrize("namn", UPPSTÄLLNINGAR)
def test_huvudet_läses_likadant_i_alla_uppställningar(namn: str) -> None:
    dok = ett(UPPSTÄLLNINGAR[namn] + KROPP)
    assert dok.typ is Dokumenttyp.TJÄNSTESKRIVELSE
    assert dok.rubrik is not None
    assert dok.rubrik.värde == "Ny turlista för färdtjänsten"
    assert dok.datum is not None
    assert dok.datum.värde == date(2025, 5, 6)
    assert dok.diarienummer is not None
    assert dok.diarienummer.värde == "SN 2025/44"
    assert {n: värde(dok, n) for n in ("kommun", "ert_datum", "er_beteckning", "sida", "handlaggare", "adressat")} == {
        "kommun": "Ekbro kommun",
        "ert_datum": None,
        "er_beteckning": None,
        "sida": "1 (1)",
        "handlaggare": "siv.alvros@ekbro.example",
        "adressat": ["Socialnämnden"],
    }
    assert (värde(dok, "enhet"), värde(dok, "forvaltning")) == ("Kvalitetsenheten", "Socialförvaltningen")
    assert [f.värde for f in dok.förslag] == ["Socialnämnden antar turlistan."]
    assert dok.påpekanden == []


@pytest.mark.parametrize("namn", UPPSTÄLLNINGAR)
def test_varje_uppgift_bär_raden_där_den_står(namn: str) -> None:
    rader = (UPPSTÄLLNINGAR[namn] + KROPP).split("\n")
    dok = ett("\n".join(rader))
    for fält in (dok.rubrik, dok.diarienummer, dok.fält["handlaggare"], dok.fält["sida"], *dok.förslag):
        assert isinstance(fält, Fält)
        assert fält.rad is not None
        assert str(fält.värde) in rader[fält.rad - 1]
    assert dok.datum is not None
    assert dok.datum.rad is not None
    assert "2025-05-06" in rader[dok.datum.rad - 1]


@pytest.mark.parametrize("etikett", ["Ert datum", "Er beteckning", "Diarienummer", "Datum", "Sida"])
def test_en_tom_etikett_får_aldrig_nästa_etikett_eller_rubriken_som_värde(etikett: str) -> None:
    huvud = f"Dokumenttyp\nTjänsteskrivelse\n\nAdressat\nSocialnämnden\n\n{etikett}\n\n"
    dok = ett(huvud + "Färdtjänst 2025\n\nFörslag till beslut\n\nJa.")
    nyckel = {"Ert datum": "ert_datum", "Er beteckning": "er_beteckning"}.get(etikett, etikett.lower())
    assert dok.fält[nyckel] == Fält(None, 7)
    assert dok.rubrik == Fält("Färdtjänst 2025", 9)
    assert dok.datum is None
    assert dok.diarienummer is None


def test_fält_inom_hakparentes_är_tomma_och_påpekas() -> None:
    huvud = "Dokumenttyp: Riktlinje\nBeslutad av: Socialnämnden\nDiarienummer: [Diarienummer]\n\n"
    dok = ett(huvud + "Riktlinje för larm\n\nSyfte\n\nTrygghet för alla som bor hemma och har larm.")
    assert dok.diarienummer is None
    assert dok.fält["diarienummer"] == Fält(None, 3)
    assert [(p.kod, p.plats.rad) for p in dok.påpekanden] == [("IMP-platshallare", 3)]
    assert dok.organ == Fält("Socialnämnden", 2)


def test_ett_ensamt_ord_i_löpande_text_är_inget_huvud() -> None:
    dokument, otolkat = tolka(["Vi skrev till dem.", "Datum", "och sedan hände inget.", "Diarienummer:", "U2021/00256"])
    assert dokument == []
    assert [o.rader for o in otolkat] == [(1, 5)]


def test_sida_två_med_samma_nummer_fortsätter_papperet_och_dess_huvud_försvinner_ur_texten() -> None:
    sida = (
        "Ekbro kommun\n\nDokumenttyp\nTjänsteskrivelse\n\nDatum\n2025-05-06\n\nDiarienummer\nSN 2025/44\n\nSida\n{}\n\n"
    )
    text = (
        sida.format("1 (2)") + "Turlista\n\nFörslag till beslut\n\nJa.\n\nSiv Älvros\nKvalitetsstrateg\n\n"
        + "Skickas till\n\nKansliet\n\n\n\n"
        + sida.format("2 (2)") + "Ekonomienheten\n\nBakgrund\n\nListan är gammal och behöver ses över i grunden."
    )  # fmt: skip
    dok = ett(text)
    assert [m.värde for m in dok.skickas_till] == ["Kansliet", "Ekonomienheten"]
    assert [(a.rubrik, a.text) for a in dok.avsnitt] == [
        ("Bakgrund", "Listan är gammal och behöver ses över i grunden.")
    ]
    assert dok.påpekanden == []


def test_samma_sidhuvud_med_annat_nummer_är_ett_nytt_papper() -> None:
    sida = (
        "Dokumenttyp\nTjänsteskrivelse\nDatum\n2025-05-06\nDiarienummer\nSN 2025/{}\nSida\n1 (1)\n\n"
        "Titel {}\n\nFörslag till beslut\n\nJa.\n\n"
    )
    dokument, _ = tolka((sida.format(1, 1) + sida.format(2, 2)).split("\n"))
    assert [d.diarienummer.värde for d in dokument if d.diarienummer] == ["SN 2025/1", "SN 2025/2"]


def test_en_sida_som_saknas_påpekas() -> None:
    dok = ett(
        "Dokumenttyp: Tjänsteskrivelse\nDiarienummer: SN 2025/1\nSida: 1 (3)\n\nTitel\n\nFörslag till beslut\n\nJa."
    )
    assert [p.kod for p in dok.påpekanden] == ["IMP-sida-saknas"]
