"""Reglementets tabell klistras in ur Excel: parti, sedan reservpartier i ordning."""

from __future__ import annotations

import pytest

from nämndapp.services.ordningsinlasning import föreslå, läs_text
from nämndapp.services.personimport import Åtgärd
from nämndapp.services.registeruppgifter import InkallelseradUppgifter as Rad
from nämndapp.services.registeruppgifter import PartiUppgifter

PARTIER = (PartiUppgifter("C", "Centerpartiet"), PartiUppgifter("KD", "Kristdemokraterna"))


@pytest.mark.parametrize(
    "text",
    [
        "C\tM\tKD\nS\tV",
        "För ledamot av\tSedan ersättare från\nC\tM, KD\nS\tV",
        "Parti;1;2\nCenterpartiet;M;Kristdemokraterna\n(S);(V)",
        "C\tM → KD\nS\tV",
        "Centerpartiet (C)\tModeraterna (M) därefter KD\nSocialdemokraterna (S)\tVänsterpartiet (V)",
    ],
)
def test_samma_tabell_i_olika_uppställning(text: str) -> None:
    plan = föreslå((), läs_text(text), PARTIER)
    assert plan.resultat == (Rad("C", ("M", "KD")), Rad("S", ("V",)))
    assert [r.åtgärd for r in plan.rader] == [Åtgärd.NY] * 2


def test_det_som_finns_ändras_och_resten_står_kvar() -> None:
    finns = (Rad("C", ("M",), 1), Rad("L", ("M",), 2), Rad("S", (), 3))
    plan = föreslå(finns, läs_text("c\tKD\tM\nS\nV\tS\nv\tMP"), PARTIER)
    assert [(r.åtgärd, r.namn, r.skäl) for r in plan.rader] == [
        (Åtgärd.ÄNDRAS, "c", "nu: M"),
        (Åtgärd.HOPPAS, "S", "finns redan i tabellen"),
        (Åtgärd.NY, "V", ""),
        (Åtgärd.HOPPAS, "v", "står redan på rad 3"),
    ]
    assert plan.resultat == (Rad("C", ("KD", "M"), 1), finns[1], finns[2], Rad("V", ("S",)))
    utan = plan.utan([plan.rader[0]])
    assert utan.resultat == (*finns, Rad("V", ("S",)))
    assert not plan.utan(plan.rader).gör_något


def test_en_rad_utan_parti_sägs() -> None:
    plan = föreslå((), läs_text("C\tM\nSe även reglementet § 12\tM"), PARTIER)
    assert [r.namn for r in plan.rader if r.åtgärd is Åtgärd.HOPPAS] == ["Se även reglementet § 12"]
    assert len(plan.resultat) == 1
