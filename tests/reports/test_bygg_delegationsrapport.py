"""The report of delegation decisions: what its web copy leaves out (R85)."""

from __future__ import annotations

from datetime import date

import fabrik
import pytest

from nämndapp.reports import byggare
from nämndapp.reports.dokument import textflöde
from nämndapp.rules.delegationsrapport import Rapport, Rapportbeslut

NUMMER = "19121212-1212"  # an invented number with the right check digit


def _text(*, brådskande: bool, offentlig: bool) -> str:
    dag = date(2026, 11, 3)
    beslut = Rapportbeslut(dag, "EC", f"Avtal med {NUMMER}", "1.1", lag="KL", brådskande=brådskande)
    rapport = Rapport("Socialnämnden", date(2026, 11, 17), None, (beslut,))
    return "\n".join(textflöde(byggare.delegationsrapport(rapport, fabrik.nämnd(), offentlig=offentlig)))


@pytest.mark.parametrize("brådskande", [False, True])
def test_personnummer_står_inte_i_webbversionen(*, brådskande: bool) -> None:
    assert NUMMER in _text(brådskande=brådskande, offentlig=False)
    webb = _text(brådskande=brådskande, offentlig=True)
    assert NUMMER not in webb
    assert "publiceras inte på webben" in webb
