"""The secretary's tables on paper: looks in the cells, the votes in the middle."""

from __future__ import annotations

from nämndapp.reports import dokument as d
from nämndapp.reports.byggare.gemensamt import textblock_till_block


def _tabell(text: str) -> d.Tabell:
    (tabell,) = textblock_till_block(text)
    assert isinstance(tabell, d.Tabell)
    return tabell


def test_fetstil_i_en_cell_står_kvar() -> None:
    tabell = _tabell("År\tBelopp\n2027\t**1 200**\n**Summa**\t*1 200*")
    (fet,), (kursiv,) = tabell.rader[0].celler[1].text, tabell.rader[1].celler[1].text
    assert (fet.fet, kursiv.kursiv) == (True, True)
    assert tabell.kolumner[1].justering == "höger"


def test_rösternas_kolumner_är_centrerade_vad_som_än_står_i_dem() -> None:
    tabell = _tabell("Ledamot\tParti\tJa\tNej\tAvstår\nÅsa Öberg\tS\tX\t\t\nSumma\t\t1\t0\t0")
    assert [k.justering for k in tabell.kolumner] == ["vänster", "vänster", "mitten", "mitten", "mitten"]
