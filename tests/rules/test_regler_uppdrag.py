"""Vad ett beslut ger i uppdrag läses ur dess ord."""

from __future__ import annotations

from datetime import date

import pytest

from nämndapp.rules.uppdrag import LästUppdrag, läs_uppdrag

BESLUTAT = date(2026, 11, 10)


@pytest.mark.parametrize(
    ("sats", "väntat"),
    [
        (
            (
                "Socialnämnden ger förvaltningen i uppdrag att utreda ett gemensamt kök. Redovisas senast den "
                "31 mars 2027."
            ),
            LästUppdrag("Utreda ett gemensamt kök", "Förvaltningen", date(2027, 3, 31)),
        ),
        (
            "Nämnden uppdrar åt socialchefen att återkomma med en tidplan senast 30 april.",
            LästUppdrag("Återkomma med en tidplan senast 30 april", "Socialchefen", date(2027, 4, 30)),
        ),
        (
            "att ge i uppdrag till avdelningschefen för äldreomsorg att följa upp köerna senast i februari",
            LästUppdrag("Följa upp köerna senast i februari", "Avdelningschefen för äldreomsorg", date(2027, 2, 28)),
        ),
        (
            "Nämndsekreteraren får i uppdrag att se över delegationsordningen senast 2026-12-01.",
            LästUppdrag("Se över delegationsordningen senast 2026-12-01", "Nämndsekreteraren", date(2026, 12, 1)),
        ),
        (
            "Nämnden uppdrar till förvaltningen\natt ta fram\n en handlingsplan",
            LästUppdrag("Ta fram en handlingsplan", "Förvaltningen"),
        ),
    ],
)
def test_uppdraget_läses_ur_beslutet(sats: str, väntat: LästUppdrag) -> None:
    assert läs_uppdrag([sats], BESLUTAT) == [väntat]


@pytest.mark.parametrize(
    "sats", ["Socialnämnden godkänner rapporten.", "Förvaltningens uppdrag är slutfört.", "", "Uppdraget avslutas."]
)
def test_ett_beslut_utan_uppdrag_ger_inget(sats: str) -> None:
    assert läs_uppdrag([sats], BESLUTAT) == []


def test_varje_beslutspunkt_ger_sitt_uppdrag_i_ordning() -> None:
    satser = ["Nämnden ger chefen i uppdrag att räkna.", "Nämnden godkänner.", "Nämnden uppdrar åt Eva att mäta."]
    assert [u.text for u in läs_uppdrag(satser, None)] == ["Räkna", "Mäta"]


def test_en_skottdag_utan_år_får_en_dag_som_finns() -> None:
    (uppdrag,) = läs_uppdrag(["Nämnden uppdrar åt Eva att mäta senast 29 februari."], date(2028, 3, 1))
    assert uppdrag.senast == date(2029, 2, 28)
