"""Den publicerade listan: numren står fast, och skillnaden är det som de kallade inte har fått veta."""

from __future__ import annotations

from dataclasses import dataclass

import fabrik
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.models import Sammanträde
from nämndapp.rules.listan import frys, givna_nummer, numrera, skillnad


@dataclass
class P:
    id: int | None


def lista(*rubriker: str) -> Sammanträde:
    s = fabrik.sammanträde()
    for nr, rubrik in enumerate(rubriker, 1):
        fabrik.punkt(s, rubrik, f"SN 2024/{nr}", id=nr)
    return s


def test_en_opublicerad_lista_numreras_uppifrån() -> None:
    assert numrera([P(7), P(None), P(3)], {}) == [1, 2, 3]


def test_en_tillagd_punkt_får_nästa_nummer_också_när_den_dras_upp() -> None:
    givna = {1: 1, 2: 2, 3: 3}
    assert numrera([P(None), P(1), P(3), P(2)], givna) == [4, 1, 3, 2]


def test_en_borttagen_punkts_nummer_används_inte_igen() -> None:
    fryst = frys(lista("A", "B", "C"))
    givna = givna_nummer([fryst])
    assert numrera([P(1), P(2), P(9)], givna) == [1, 2, 4]


@given(st.permutations(range(1, 9)), st.sets(st.integers(1, 8)))
def test_publicerade_nummer_ändras_aldrig_hur_listan_än_dras_om(ordning: list[int], bort: set[int]) -> None:
    givna = {i: i for i in range(1, 9)}
    kvar = [P(i) for i in ordning if i not in bort] + [P(None), P(100)]
    nummer = numrera(kvar, givna)
    assert [nr for p, nr in zip(kvar, nummer, strict=True) if p.id in givna] == [p.id for p in kvar if p.id in givna]
    assert nummer[-2:] == [9, 10]
    assert len(set(nummer)) == len(nummer)


def test_ingen_skillnad_när_bara_ordningen_är_en_annan() -> None:
    s = lista("A", "B")
    före = frys(s)
    s.punkter[0].ordning, s.punkter[1].ordning = 5, 1
    assert skillnad(före, frys(s, [före])).tom


def test_tillagt_ändrat_struket_och_nya_handlingar() -> None:
    s = lista("A", "B", "C")
    före = frys(s)
    s.punkter[0].rubrik = "A, nu med bilaga"
    s.punkter[1].utgår = True
    ny = fabrik.punkt(s, "D", id=4)
    h = fabrik.handling("Yttrande från rådet", id=9)
    fabrik.PunktHandling(punkt_id=3, handling_id=9, punkt=s.punkter[2], handling=h)
    nu = skillnad(före, frys(s, [före]))
    assert [(r["nr"], r["rubrik"]) for r in nu.tillagda] == [(4, ny.rubrik)]
    assert [(ä.rad["nr"], ä.vad) for ä in nu.ändrade] == [(1, ("rubriken var ”A”",))]
    assert [r["nr"] for r in nu.strukna] == [2]
    assert [(h.rad["nr"], h.papper) for h in nu.handlingar] == [(3, ("Yttrande från rådet",))]
    assert nu.i_ord == "1 tillagd, 1 ändrad, 1 struken, nya handlingar till 1 punkt"


def test_en_punkt_som_tagits_bort_räknas_som_struken_en_gång() -> None:
    s = lista("A", "B")
    före = frys(s)
    s.punkter.remove(s.punkter[0])
    efter = frys(s, [före])
    assert [r["rubrik"] for r in skillnad(före, efter).strukna] == ["A"]
    assert skillnad(efter, efter).tom


def test_en_punkt_som_återkommer_sägs_vara_med_igen() -> None:
    s = lista("A")
    s.punkter[0].utgår = True
    före = frys(s)
    s.punkter[0].utgår = False
    assert skillnad(före, frys(s, [före])).ändrade[0].vad == ("punkten utgick och är åter med",)
