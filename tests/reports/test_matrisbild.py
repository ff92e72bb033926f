"""Riskmatrisens bild: att allt ryms, eller att det sägs hur mycket som inte gör det."""

from __future__ import annotations

from io import BytesIO

import fabrik
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from nämndapp.reports.byggare.riskmatris import matris
from nämndapp.reports.matrisbild import matrisbild
from nämndapp.reports.matrisritning import Ritning, Yta, bryt, rita
from nämndapp.rules.riskmatris import Förra, Matris


def mät(text: str, storlek: float, fet: bool) -> float:
    return len(text) * storlek * (0.6 if fet else 0.55)


def matrisen(steg: list[tuple[int, int]], skala: int, förra: Förra | None = None) -> Matris:
    a = fabrik.riskanalys(skala=skala)
    a.konsekvensnamn = ["mycket allvarlig för den enskilde"] * skala
    a.sannolikhetsnamn = ["mycket sannolik"] * skala
    for nr, (s, k) in enumerate(steg, 1):
        fabrik.risk(a, f"Risk {nr}", min(s, skala), min(k, skala)).nyckel = str(nr)
    return matris(a, förra)


def inom(inre: Yta, yttre: Yta, tål: float = 0.6) -> bool:
    return (
        inre.x >= yttre.x - tål
        and inre.y >= yttre.y - tål
        and inre.x + inre.b <= yttre.x + yttre.b + tål
        and inre.y + inre.h <= yttre.y + yttre.h + tål
    )


def i_rutan(r: Ritning, yta: Yta) -> set[str]:
    return {b.text for b in r.brickor if b.fylld and inom(b.yta, yta)}


STEG = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=150)


@given(STEG, st.integers(3, 6), st.floats(380, 900), st.floats(200, 500))
@settings(max_examples=60, deadline=None)
def test_varje_nummer_står_i_sin_ruta_eller_räknas(
    steg: list[tuple[int, int]], skala: int, bredd: float, höjd: float
) -> None:
    m = matrisen(steg, skala)
    r = rita(m, bredd, höjd, 8.5, mät)
    for ruta in m.rutor:
        yta, _ = r.rutor[ruta.sannolikhet, ruta.konsekvens]
        visade = i_rutan(r, yta)
        rest = sum(int(o.text[1:]) for o in r.ord if o.text.startswith("+") and inom(o.yta, yta, 5))
        assert visade <= {str(nr) for nr in ruta.nummer}
        assert len(visade) + rest == len(ruta.nummer)
    assert r.ryms == (not any(o.text.startswith("+") for o in r.ord))


def test_tre_steg_och_sex_steg_ger_en_skarp_bild_i_hela_satsytans_bredd() -> None:
    for skala in (3, 4, 5, 6):
        bild = matrisbild(matrisen([(1, 1), (3, 3)], skala))
        with Image.open(BytesIO(bild.data)) as png:
            dpi = png.width / (bild.bredd_mm / 25.4)
            assert round(dpi) == 300
            assert png.height < png.width / 2


def test_rutorna_växer_när_numren_är_många() -> None:
    få, många = (matrisbild(matrisen([(1, 1)] * n, 5)) for n in (2, 40))
    with Image.open(BytesIO(få.data)) as a, Image.open(BytesIO(många.data)) as b:
        assert b.height > a.height


def test_den_flyttade_risken_har_en_ihålig_siffra_och_en_pil() -> None:
    förra = Förra(2024, 5, {"1": (1, 1)})
    r = rita(matrisen([(2, 2)], 5, förra), 700, 300, 8.5, mät)
    assert [(b.text, b.fylld) for b in sorted(r.brickor, key=lambda b: b.fylld)] == [("1", False), ("1", True)]
    assert len(r.pilar) == 1
    x1, y1, x2, y2 = r.pilar[0]
    assert x2 > x1
    assert y2 < y1


def test_namn_som_inte_får_plats_bryts_och_kortas() -> None:
    assert bryt("mycket allvarlig", 60, 8, mät, 2) == ["mycket", "allvarlig"]
    assert bryt("mycket allvarlig", 30, 8, mät, 1)[0].endswith("…")
