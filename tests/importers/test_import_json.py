"""The JSON of the command line: its keys never change."""

from __future__ import annotations

import json

from import_fabrik import rader

from nämndapp.bas.forslag import Importförslag
from nämndapp.exchange.importjson import till_json
from nämndapp.importers import tolka

DOKUMENTNYCKLAR = {
    "typ", "rubrik", "datum", "diarienummer", "organ", "rader", "konfidens", "falt", "forslag", "beslut",
    "beslutsunderlag", "undertecknare", "skickas_till", "punkter", "attestrader", "delegationspunkter", "risker",
    "kontroller", "statistik", "meddelanden", "papekanden",
}  # fmt: skip
RADNYCKLAR = {
    "beslutsunderlag": {"text", "organ", "datum", "paragraf"},
    "undertecknare": {"namn", "titel"},
    "punkter": {"nr", "rubrik", "diarienummer", "grupp", "minuter", "bilaga", "rad"},
    "risker": {"omrade", "risk", "foregaende", "sannolikhet", "konsekvens", "riskvarde", "rad"},
    "kontroller": {
        "kategori",
        "kontroll",
        "ansvarig",
        "frekvens",
        "metod",
        "rapporteras_till",
        "resultat",
        "moment",
        "workshop",
        "rad",
    },
    "meddelanden": {"diarienummer", "text"},
    "papekanden": {"kod", "niva", "text", "rad"},
}


def som_json(*namn: str) -> dict[str, object]:
    alla = [rad for fil in namn for rad in [*rader(fil), "", "", ""]]
    dokument, otolkat = tolka(["rörig rad", "", "", "", *alla])
    förslag = Importförslag("bunt.txt", "0" * 64, alla, dokument, otolkat)
    return json.loads(json.dumps(till_json([förslag]), ensure_ascii=False))


def test_nycklarna_är_de_som_är_lovade() -> None:
    svar = som_json("kallelse_kolon.txt", "internkontroll.txt", "skrivelse_underskrift_forst.txt")
    assert list(svar) == ["filer"]
    (fil,) = svar["filer"]
    assert set(fil) == {"fil", "sha256", "dokument", "ej_tolkat"}
    assert set(fil["ej_tolkat"][0]) == {"rader", "text"}
    sedda = set()
    for dok in fil["dokument"]:
        assert set(dok) >= DOKUMENTNYCKLAR
        for nyckel, väntade in RADNYCKLAR.items():
            for rad in dok[nyckel]:
                assert väntade <= set(rad)
                sedda.add(nyckel)
    assert sedda == RADNYCKLAR.keys() - {"meddelanden"}


def test_okända_värden_är_null_och_tomma_listor_tomma() -> None:
    (fil,) = som_json("internkontroll.txt")["filer"]
    skrivelse, analys, plan = fil["dokument"]
    assert skrivelse["datum"] == "2025-11-03"
    assert skrivelse["beslut"] is None
    assert skrivelse["falt"]["adressat"] == ["Socialnämnden"]
    assert analys["datum"] is None
    assert analys["diarienummer"] is None
    assert analys["hor_till"] == "SN/2025:118"
    assert analys["risker"][1] == {
        "omrade": "Ekonomi", "risk": "Attest saknas", "foregaende": None, "sannolikhet": 3, "konsekvens": 4,
        "riskvarde": 11, "rad": 39,
    }  # fmt: skip
    assert plan["kontroller"][2]["rapporteras_till"] is None
    for dok in fil["dokument"]:
        assert dok["attestrader"] == dok["delegationspunkter"] == dok["statistik"] == []
    assert fil["ej_tolkat"] == [{"rader": [1, 1], "text": "rörig rad"}]


def test_samma_rader_ger_samma_svar() -> None:
    assert som_json("kallelse_kolon.txt") == som_json("kallelse_kolon.txt")
