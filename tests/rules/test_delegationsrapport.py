"""What a report of delegation decisions says, and what it keeps to itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nämndapp.rules.delegationsbeslut import Utskottsbild
from nämndapp.rules.delegationsrapport import (
    Rapport,
    Rapportbeslut,
    antal_per_lagrum,
    paragrafrad,
    per_delegat,
    punkttext,
    utfall,
)

BESLUT = Rapportbeslut(
    date(2026, 2, 2), "EC", "Lotteri", lag="Spellagen", lagrum="6 kap 9 §", utfall="bifall", belopp=50
)
HEMLIGT = replace(BESLUT, lag="SoL", lagrum="11 kap 1 §", sekretess="26 kap. 1 § OSL")


def test_belopp_summeras_inte_när_summan_avslöjar_ett_hemligt_beslut() -> None:
    assert antal_per_lagrum([BESLUT, HEMLIGT, HEMLIGT]) == [
        ("SoL", "11 kap 1 §", 2, None), ("Spellagen", "6 kap 9 §", 1, 50),
    ]  # fmt: skip
    assert antal_per_lagrum([HEMLIGT] * 3) == [("SoL", "11 kap 1 §", 3, 150)]
    assert antal_per_lagrum([replace(BESLUT, belopp=None)])[0][3] is None


def test_brådskande_beslut_står_för_sig() -> None:
    r = Rapport("SN", date(2026, 3, 1), beslut=(BESLUT, replace(BESLUT, brådskande=True, delegat="ORDF")))
    assert list(per_delegat(r)) == ["EC"]
    assert punkttext(r).startswith("Brådskande beslut:\n- 2026-02-02 Lotteri")
    assert utfall(r.beslut) == {"bifall": 2}


def test_ett_hemligt_brådskande_beslut_säger_bara_lagrum() -> None:
    r = Rapport("SN", date(2026, 3, 1), beslut=(replace(HEMLIGT, brådskande=True, vad="Kim Svensson"),))
    assert "Svensson" not in punkttext(r)
    assert "omfattas av sekretess enligt 26 kap. 1 § OSL" in punkttext(r)


def test_utskottets_protokoll_i_ord() -> None:
    assert paragrafrad(Utskottsbild("myndighetsutskottet", date(2016, 12, 14), 268, 283)) == (
        "Myndighetsutskottets protokoll 2016-12-14, §§ 268–283"
    )
    assert paragrafrad(Utskottsbild("SNMU", date(2016, 12, 14), 5, 5)).endswith("§ 5")
