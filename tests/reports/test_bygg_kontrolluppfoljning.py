"""Uppföljningen: varje kontroll sägs en gång, och sammanfattningen nämner det som inte gick som det skulle."""

from __future__ import annotations

from datetime import date

import fabrik

from nämndapp.models import Internkontrollplan, Kontrolltillfälle, Kontrollutfall
from nämndapp.reports import dokument as d
from nämndapp.reports.byggare.internkontrollrapport import internkontrollarsrapport, internkontrollrapport, områdestal

DAG = date(2025, 12, 20)


def planen() -> Internkontrollplan:
    p = fabrik.plan()
    k = fabrik.kontroll(p, "Stickprov på fakturor")
    for nr, utfall in enumerate((Kontrollutfall.INGEN_AVVIKELSE, Kontrollutfall.AVVIKELSE), 1):
        k.tillfällen.append(
            Kontrolltillfälle(kontroll_id=1, senast=date(2025, 3 * nr, 28), period=f"kvartal {nr} 2025", utfall=utfall)
        )
    return p


def tabeller(paper: d.Dokument) -> list[d.Tabell]:
    alla = (b for yttre in paper.block for b in (yttre.block if isinstance(yttre, d.Håll) else (yttre,)))
    return [b for b in alla if isinstance(b, d.Tabell)]


def celler(rad: d.Rad) -> list[str]:
    return [d.ren_text(c.text) for c in rad.celler]


def test_kontrollen_trycks_en_gång_men_läses_upp_på_varje_rad() -> None:
    _, resultat = tabeller(internkontrollrapport(planen(), DAG))
    rader = [r for r in resultat.rader if r.slag is d.Radslag.DATA]
    assert [(celler(r)[1], r.celler[1].upprepad) for r in rader] == [
        ("Stickprov på fakturor", False), ("Stickprov på fakturor", True)
    ]  # fmt: skip


def test_sammanfattningen_nämner_kontroller_med_avvikelse_men_räknar_bara_de_andra() -> None:
    summa, _ = tabeller(internkontrollrapport(planen(), DAG))
    assert [celler(r) for r in summa.rader] == [
        ["Ingen avvikelse", "1", ""],
        ["Avvikelse", "1", "Stickprov på fakturor (kvartal 2 2025)"],
    ]


def test_en_kontroll_som_inte_genomfördes_har_inget_resultat() -> None:
    p = planen()
    p.kontroller[0].tillfällen.append(
        Kontrolltillfälle(
            kontroll_id=1, senast=date(2025, 9, 28), period="kvartal 3 2025", utfall=Kontrollutfall.EJ_GENOMFÖRD
        )
    )
    mening = "Av 3 kontrolltillfällen har 2 ett resultat."
    for bygg in (internkontrollrapport, internkontrollarsrapport):
        assert any(mening in t for t in d.textflöde(bygg(p, DAG))), bygg.__name__
    assert [tal for _, tal in områdestal(p)] == [(1, 3, 2, 1, 0)]
