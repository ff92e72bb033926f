"""Nämndens ledamöter i registret: är de rätt antal, i rätt ordning, och går de att kalla?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import fabrik
import pytest

from nämndapp.bas.papekande import Påpekande
from nämndapp.models import (
    Inkallelsemodell,
    Inkallelseordning,
    Inkallelserad,
    Mandatperiod,
    Person,
    Uppdrag,
    Uppdragsroll,
)
from nämndapp.rules.granska import granska_register
from nämndapp.rules.register import Nämndregister

DAG = date(2027, 3, 16)
ERS, LED, ORD = Uppdragsroll.ERSÄTTARE, Uppdragsroll.LEDAMOT, Uppdragsroll.ORDFÖRANDE


def upp(person: int, roll: Uppdragsroll = LED, parti: str = "S", nr: int | None = None, **ändrat: Any) -> Uppdrag:
    u = Uppdrag(id=person, person_id=person, nämnd_id=1, roll=roll, parti=parti, tjänstgöringsordning=nr, **ändrat)
    u.person = Person(id=person, namn=f"Person {person}", e_post="p@ekbro.example")
    return u


def ordning(modell: Inkallelsemodell = Inkallelsemodell.PARTI, **rader: list[str]) -> Inkallelseordning:
    o = Inkallelseordning(nämnd_id=1, modell=modell)
    o.rader = [Inkallelserad(parti=p, reservpartier=r) for p, r in rader.items()]
    return o


HEL = Nämndregister(
    fabrik.nämnd(platser=3),
    (upp(1, ORD), upp(2), upp(3, parti="C"), upp(4, ERS, "S", 1), upp(5, ERS, "S", 2), upp(6, ERS, "C", 1)),
    ordning(S=["C"], C=["S"]),
    ("S", "C"),
    (Mandatperiod(namn="2027–2030", från=date(2027, 1, 1), till=date(2030, 12, 31)),),
)


def koder(r: Nämndregister) -> list[str]:
    return [p.kod for p in granska_register(r, DAG)]


def det(r: Nämndregister, kod: str) -> Påpekande:
    (p,) = [p for p in granska_register(r, DAG) if p.kod == kod]
    assert p.lagrum
    assert p.förslag
    return p


def med(*uppdrag: Uppdrag, **ändrat: Any) -> Nämndregister:
    return replace(HEL, uppdrag=(*HEL.uppdrag, *uppdrag), **ändrat)


def test_en_hel_nämnd_ger_inga_påpekanden() -> None:
    assert koder(HEL) == []


def test_en_nämnd_utan_inlagda_ledamöter_ger_inga_påpekanden() -> None:
    assert koder(replace(HEL, uppdrag=())) == []


def test_utan_ordförande() -> None:
    r = replace(HEL, uppdrag=(upp(1), *HEL.uppdrag[1:]))
    assert koder(r) == ["REG-ordforande-saknas"]
    assert det(r, "REG-ordforande-saknas").lagrum == "KL 6:21"


def test_två_ordförande() -> None:
    r = replace(HEL, uppdrag=(HEL.uppdrag[0], upp(2, ORD), *HEL.uppdrag[2:]))
    assert koder(r) == ["REG-flera-ordforande"]


@pytest.mark.parametrize(
    ("platser", "väntat"), [(3, []), (None, []), (5, ["REG-antal-ledamoter"]), (2, ["REG-antal-ledamoter"])]
)
def test_antalet_ledamöter_jämförs_med_fullmäktiges(platser: int | None, väntat: list[str]) -> None:
    assert koder(replace(HEL, nämnd=fabrik.nämnd(platser=platser))) == väntat


def test_samma_person_på_två_platser() -> None:
    r = med(upp(3, ERS, "C", 2))
    assert koder(r) == ["REG-tva-platser"]
    assert "Person 3" in det(r, "REG-tva-platser").text


def test_sekreteraren_räknas_inte_som_plats() -> None:
    assert koder(med(upp(1, Uppdragsroll.SEKRETERARE))) == []


@pytest.mark.parametrize(("från", "väntat"), [(date(2028, 1, 1), ["REG-overlapp"]), (date(2028, 1, 2), [])])
def test_uppdrag_som_gäller_samtidigt(från: date, väntat: list[str]) -> None:
    nu = upp(3, parti="C", till=date(2028, 1, 1))
    r = replace(HEL, uppdrag=(*HEL.uppdrag[:2], nu, *HEL.uppdrag[3:], upp(3, ERS, "C", 2, från=från)))
    assert koder(r) == väntat


def test_uppdrag_som_slutar_före_sin_början() -> None:
    assert koder(med(upp(9, från=date(2029, 1, 1), till=date(2028, 1, 1)))) == ["REG-slut-fore-start"]


@pytest.mark.parametrize(
    ("modell", "väntat"),
    [
        (Inkallelsemodell.PARTI, []),
        (Inkallelsemodell.PERSONLIG, ["REG-utan-ordning"]),
        (Inkallelsemodell.LISTA, ["REG-samma-ordning"]),
    ],
)
def test_ordningen_behövs_så_som_modellen_säger(modell: Inkallelsemodell, väntat: list[str]) -> None:
    assert koder(replace(HEL, ordning=ordning(modell, S=["C"]))) == väntat


def test_ersättare_utan_plats_i_partiets_ordning() -> None:
    r = med(upp(7, ERS, "S"))
    assert koder(r) == ["REG-utan-ordning"]
    assert koder(med(upp(7, ERS, "S", 3))) == []
    assert koder(med(upp(7, ERS, "V"))) == []  # alone in the party: there is nothing to order


def test_personliga_ersättare_som_alla_har_en_ledamot() -> None:
    uppdrag = (upp(1, ORD), upp(2), upp(3), upp(4, ERS, ersätter_id=1))
    assert koder(replace(HEL, uppdrag=uppdrag, ordning=ordning(Inkallelsemodell.PERSONLIG))) == []


def test_ersättare_men_ingen_ordning_alls() -> None:
    assert koder(replace(HEL, ordning=None)) == ["REG-ordning-saknas"]
    assert koder(replace(HEL, ordning=None, uppdrag=HEL.uppdrag[:3])) == []


def test_okänt_parti_i_ordningen() -> None:
    r = replace(HEL, ordning=ordning(S=["KDD"]))
    assert "KDD" in det(r, "REG-okant-parti").text
    assert koder(replace(HEL, ordning=ordning(S=["KD"]), partier=("(kd)",))) == []


@pytest.mark.parametrize(
    ("tid", "väntat"),
    [
        ({}, []),
        ({"från": date(2027, 1, 1), "till": date(2030, 12, 31)}, []),
        ({"från": date(2026, 12, 31), "till": date(2030, 12, 31)}, ["REG-utanfor-period"]),
        ({"från": date(2027, 1, 1), "till": date(2031, 1, 1)}, ["REG-utanfor-period"]),
        ({"från": date(2027, 1, 1)}, []),
    ],
)
def test_uppdrag_utanför_mandatperioderna(tid: dict[str, date], väntat: list[str]) -> None:
    assert koder(med(upp(7, ERS, "V", 1, **tid))) == väntat
    assert koder(med(upp(7, ERS, "V", 1, **tid), perioder=())) == []


def test_perioder_som_följer_på_varandra_räknas_ihop() -> None:
    nästa = Mandatperiod(namn="2031–2034", från=date(2031, 1, 1), till=date(2034, 12, 31))
    u = upp(7, ERS, "V", 1, från=date(2027, 1, 1), till=date(2032, 1, 1))
    assert koder(med(u, perioder=(nästa, *HEL.perioder))) == []


def test_förtroendevald_utan_e_post() -> None:
    u = upp(7, ERS, "V", 1)
    assert u.person is not None
    u.person.e_post = " "
    p = det(med(u), "REG-e-post-saknas")
    assert "Person 7" in p.text
    assert (p.plats.typ, p.plats.id, p.plats.fält) == ("person", 7, "e_post")
