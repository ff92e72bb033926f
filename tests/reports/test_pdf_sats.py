"""Sättningen av rader: inga ord försvinner, inget går utanför, och avstavningen är svensk."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nämndapp.reports.dokument import Run, runs
from nämndapp.reports.pdf.sats import MJUKT, Sats, Sättare, Typ
from nämndapp.reports.pdf.skrift import Skrift

TYP = Typ(10.0, 14.0)
SÄTTARE = Sättare(Skrift("NotoSans"), avstava=True)
ord_ = st.sampled_from(
    ["Socialnämnden", "§\u00a0123", "internkontrollplanen", "och/eller", "SN\u00a02026/37", "0" * 60, "i", "–"]
)


def rader(sats: Sats) -> list[str]:
    return ["".join(b.text for b in r.bitar) for r in sats.rader]


def sätt(text: str, bredd: float) -> list[str]:
    return rader(SÄTTARE.sätt(runs(text), TYP, bredd))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.builds(Run, ord_, st.booleans(), st.booleans()), max_size=25), st.floats(25, 450))
def test_raderna_ryms_och_alla_tecken_finns_kvar(delar: list[Run], bredd: float) -> None:
    med_blanka = tuple(d for r in delar for d in (r, Run(" ")))
    sats = SÄTTARE.sätt(med_blanka, TYP, bredd)
    assert all(r.bredd <= bredd + 0.01 for r in sats.rader)
    assert "".join(rader(sats)).replace(MJUKT, "") == "".join(d.text for d in med_blanka)


def test_sammansatta_ord_avstavas_på_svenska() -> None:
    delat = sätt("internkontrollplanen internkontrollplanen internkontrollplanen", 140)
    assert any(r.endswith(MJUKT) for r in delat)
    assert any(r.startswith("kontrollplanen") for r in delat)


def test_korta_namn_avstavas_inte() -> None:
    for bredd in range(90, 300, 5):
        assert all("Lindqvist" in r for r in sätt("Föredragande är Lindqvist i dag", bredd) if "Lind" in r)


def test_fast_mellanslag_bryts_aldrig() -> None:
    for bredd in range(60, 200, 7):
        assert any("§\u00a0123" in r for r in sätt("Beslutet finns i § 123 här".replace("§ 1", "§\u00a01"), bredd))


def test_webbadresser_delas_utan_bindestreck() -> None:
    adress = "https://www.ekbro.example/riktlinjer/Riktlinje_for_internkontroll_2027.pdf"
    delat = sätt(adress, 120)
    assert len(delat) > 2
    assert "".join(delat) == adress
    assert MJUKT not in "".join(delat)


@pytest.mark.parametrize("slut", ["skyddsombuden", "skyddsombuden."])
def test_styckets_sista_ord_avstavas_inte(slut: str) -> None:
    for bredd in range(90, 300, 9):
        assert sätt(f"Arbetsmiljön följs upp tillsammans med {slut}", bredd)[-1].strip().endswith(slut)


def test_långt_ord_utan_avstavning_huggs_där_raden_är_full() -> None:
    delat = sätt("0" * 200, 100)
    assert "".join(delat) == "0" * 200
    assert len({len(r) for r in delat[:-1]}) == 1


def test_radbrytning_i_texten_blir_en_ny_rad() -> None:
    assert [r.strip() for r in sätt("ett\ntvå", 400)] == ["ett", "två"]


def test_inget_tungt_läses_in_förrän_ett_papper_görs() -> None:
    kod = (
        "import sys, nämndapp.reports.rendera, nämndapp.reports.stil;"
        "print([m for m in ('reportlab', 'pikepdf', 'docx', 'PIL', 'pyphen') if m in sys.modules])"
    )
    ut = subprocess.run([sys.executable, "-c", kod], capture_output=True, text=True, check=True)
    assert ut.stdout.strip() == "[]"


def test_en_punkt_som_bryts_fortsätter_under_sin_text() -> None:
    sats = SÄTTARE.sätt(runs("Beslut\n– budget för nämnden och dess ram under året\nSlut på listan"), TYP, 120)
    börjar = {"".join(b.text for b in r.bitar).strip(): r.bitar[0].x for r in sats.rader}
    punkten = next(x for text, x in börjar.items() if text.startswith("–"))
    resten = [x for text, x in börjar.items() if not text.startswith(("–", "Beslut", "Slut"))]
    assert punkten == börjar["Beslut"] == 0.0
    assert len(resten) > 1
    assert len(set(resten)) == 1
    assert resten[0] > 0
    assert next(x for text, x in börjar.items() if text.startswith("Slut")) == 0.0


def test_ett_tankstreck_i_löpande_text_gör_inget_indrag() -> None:
    sats = SÄTTARE.sätt(runs("Nämnden beslutade – efter votering – att bifalla förslaget om träffpunkten"), TYP, 90)
    assert {r.bitar[0].x for r in sats.rader} == {0.0}
