"""Reglerna om planeringen: var och en med något som är rätt och något som inte är det."""

from __future__ import annotations

from datetime import date
from typing import Any

import fabrik
import pytest

from nämndapp.models import (
    Bevakning,
    Bevakningsläge,
    Sammanträde,
    Sammanträdesslag,
    Sammanträdesstatus,
    Ärende,
    Ärendestatus,
    Årshjulspost,
    Årshjulstillfälle,
)
from nämndapp.rules.granska import granska_planering
from nämndapp.rules.planering import Planering

IDAG = date(2027, 2, 15)


def _koder(idag: date = IDAG, **delar: Any) -> list[str]:
    return [p.kod for p in granska_planering(Planering(**delar), idag)]


def _möte(dag: date, **fält: Any) -> Sammanträde:
    return fabrik.sammanträde(datum=dag, **({"kallelse_datum": None, "stoppdatum": None} | fält))


@pytest.mark.parametrize(
    ("stopp", "väntat"),
    [
        (None, ["PLA-stoppdatum-saknas"]),
        (date(2027, 3, 3), []),
        (date(2027, 3, 4), []),
        (date(2027, 3, 5), ["PLA-stoppdatum-sent"]),
    ],
)
def test_stoppdatum_ligger_före_kallelsen(stopp: date | None, väntat: list[str]) -> None:
    assert _koder(möten=[_möte(date(2027, 3, 9), stoppdatum=stopp)]) == väntat


def test_stoppdatum_saknas_sägs_inte_långt_i_förväg_om_inställda_eller_om_beredningar() -> None:
    assert _koder(möten=[_möte(date(2027, 6, 8))]) == []
    assert _koder(möten=[_möte(date(2027, 3, 9), status=Sammanträdesstatus.INSTÄLLT)]) == []
    assert _koder(möten=[_möte(date(2027, 3, 9), slag=Sammanträdesslag.BEREDNING)]) == []


def test_ett_sammanträde_om_dagen() -> None:
    två = [_möte(date(2027, 6, 8), id=nr) for nr in (1, 2)]
    assert _koder(möten=två) == ["PLA-samma-dag"]
    två[1].datum = date(2027, 6, 9)
    assert _koder(möten=två) == []


def test_beredningen_ligger_före_sitt_möte() -> None:
    möte = _möte(date(2027, 6, 8), id=1)
    bereder = _möte(date(2027, 6, 9), id=2, slag=Sammanträdesslag.BEREDNING, bereder_id=1)
    assert _koder(möten=[möte, bereder]) == ["PLA-beredning-efter"]
    bereder.datum = date(2027, 6, 1)
    assert _koder(möten=[möte, bereder]) == []


def _post(*månader: int, **fält: Any) -> Årshjulspost:
    uppgifter = {"nämnd_id": 1, "rubrik": "Ej verkställda beslut", "lagrum": "SoL 34:1", "månader": list(månader)}
    return Årshjulspost(**(uppgifter | fält))


def test_kvartalsrapport_som_inte_har_kommit_upp() -> None:
    post = _post(2, 5, 8, 11)
    assert _koder(årshjul=[post]) == ["PLA-kvartalsrapport-saknas"]
    assert _koder(date(2027, 1, 31), årshjul=[post]) == [], "månaden är inte här än"
    assert _koder(årshjul=[post], på_listor=[("ej verkställda beslut", date(2027, 1, 12))]) == []
    assert _koder(årshjul=[post], på_listor=[("ej verkställda beslut", date(2026, 11, 3))]) != []
    post.tillfällen = [Årshjulstillfälle(post_id=1, år=2027, månad=2, avstås="Inga beslut")]
    assert _koder(årshjul=[post]) == []


def test_kvartal_utan_månad_i_årshjulet() -> None:
    assert _koder(årshjul=[_post(5, 8, 11)]) == ["PLA-kvartal-utan-manad"]
    assert _koder(årshjul=[_post(5, 8, 11, aktiv=False)]) == []
    assert _koder(årshjul=[_post(5, lagrum="")]) == []


def test_försenat_uppdrag() -> None:
    def bevakning(dag: date, läge: Bevakningsläge = Bevakningsläge.ÖPPEN) -> Bevakning:
        return Bevakning(nämnd_id=1, text="Se över hyrorna", återrapport_senast=dag, läge=läge)

    assert _koder(bevakningar=[bevakning(date(2027, 2, 14))]) == ["PLA-uppdrag-forsenat"]
    assert _koder(bevakningar=[bevakning(IDAG)]) == []
    assert _koder(bevakningar=[bevakning(date(2027, 2, 14), Bevakningsläge.REDOVISAD)]) == []


def test_parkerat_ärende_vars_dag_har_kommit() -> None:
    def ärende(dag: date, status: Ärendestatus = Ärendestatus.ÖPPET) -> Ärende:
        return Ärende(nämnd_id=1, rubrik="Taxa", parkerat=True, bevakas=dag, status=status)

    assert _koder(ärenden=[ärende(IDAG)]) == ["PLA-parkerat-bevakas"]
    assert _koder(ärenden=[ärende(date(2027, 2, 16))]) == []
    assert _koder(ärenden=[ärende(IDAG, Ärendestatus.BESLUTAT)]) == []
