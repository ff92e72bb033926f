"""Omröstningens regler (KL 4:22, 4:24–26, 5:54–56, 5:67)."""

from __future__ import annotations

from typing import Any

import pytest
from fabrik_protokoll import ett, jäv, koder, möte, paragraf, proposition
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas.papekande import Nivå
from nämndapp.models import Avgörande, Omröstning, Röstval, Utfall
from nämndapp.rules.narvaro import Bild
from nämndapp.rules.omrostning import förslag_till_utfall

V = Röstval
ALLA = {1: V.JA, 2: V.JA, 3: V.NEJ, 4: V.AVSTÅR, 5: V.JA}
LIKA = {1: V.JA, 2: V.JA, 3: V.NEJ, 4: V.NEJ, 5: V.AVSTÅR}


def omröstning(röster: dict[int, Röstval] | None = None, *, paragrafens: dict[str, Any] | None = None, **q: Any) -> Any:
    q.setdefault("utfall", Utfall.JA)
    return möte([paragraf(1, propositioner=[proposition(röster, **q)], **(paragrafens or {}))])


def sluten(ja: int, nej: int, avstår: int = 0, **ändrat: Any) -> Any:
    paragrafens = {"val": True} | ändrat.pop("paragrafens", {})
    return omröstning(
        omröstning=Omröstning.SLUTEN, röst_ja=ja, röst_nej=nej, röst_avstår=avstår, paragrafens=paragrafens, **ändrat
    )


def test_en_riktig_omröstning_ger_inga_påpekanden() -> None:
    assert koder(omröstning(ALLA)) == []
    assert koder(sluten(3, 2)) == []
    assert koder(omröstning()) == []


def test_rösterna_går_inte_ihop_när_någon_saknas() -> None:
    p = ett(omröstning({n: v for n, v in ALLA.items() if n != 5}), "OMR-summa")
    assert p.text.endswith("är 4, men 5 deltar i beslutet. Rösten saknas från Lars Klint (S).")
    assert (p.nivå, p.lagrum, p.plats.fält) == (Nivå.VARNING, "KL 5:67", "propositioner")


def test_den_som_inte_deltar_i_beslutet_eller_omröstningen_saknas_inte() -> None:
    fyra = {n: v for n, v in ALLA.items() if n != 5}
    assert koder(omröstning(fyra, paragrafens={"ej_deltagande": [5]})) == []
    assert koder(omröstning(ALLA | {5: V.DELTAR_INTE})) == []
    assert koder(omröstning(fyra, paragrafens={"jäv": [jäv(5)]}), "OMR") == []


def test_ersättaren_för_den_jävige_röstar() -> None:
    röster = {n: v for n, v in ALLA.items() if n != 5} | {6: V.JA}
    assert koder(omröstning(röster, paragrafens={"jäv": [jäv(5, 6)]})) == []


def test_slutna_röster_går_inte_ihop() -> None:
    p = ett(sluten(4, 2), "OMR-summa")
    assert "är 6, men 5 deltar i beslutet." in p.text
    assert "saknas från" not in p.text


@given(st.dictionaries(st.integers(1, 6), st.sampled_from(list(Röstval)), max_size=6))
def test_summan_stämmer_precis_när_alla_beslutande_har_röstat_och_ingen_annan(röster: dict[int, Röstval]) -> None:
    hittade = set(koder(omröstning(röster), "OMR-summa", "OMR-ej"))
    obehörig = 6 in röster
    saknas = {1, 2, 3, 4, 5} - röster.keys()
    assert ("OMR-ej-rostberattigad" in hittade) == obehörig
    räknad_utöver = obehörig and röster[6] is not Röstval.DELTAR_INTE
    assert ("OMR-summa" in hittade) == (len(saknas) != int(räknad_utöver))


def test_den_som_inte_tjänstgör_röstar_inte() -> None:
    p = ett(omröstning(ALLA | {6: V.JA}), "OMR-ej-rostberattigad")
    assert (p.text, p.lagrum) == (
        "Signe Alm (S) har en röst i §\N{NO-BREAK SPACE}12 Ärende 1 men deltar inte i beslutet.",
        "KL 4:22",
    )


def test_en_sluten_omröstning_har_inga_namn_och_gäller_bara_val() -> None:
    namn = omröstning(ALLA, omröstning=Omröstning.SLUTEN, röst_ja=3, röst_nej=2, paragrafens={"val": True})
    assert koder(namn) == ["OMR-sluten-med-namn"]
    annat = ett(sluten(3, 2, paragrafens={"val": False}), "OMR-sluten-inte-val")
    assert (annat.nivå, annat.lagrum) == (Nivå.VARNING, "KL 5:54")
    assert koder(omröstning(ALLA, paragrafens={"val": True})) == ["OMR-oppen-vid-val"]


@pytest.mark.parametrize(
    ("röster", "avgörande", "val", "fel"),
    [
        (ALLA, Avgörande.MAJORITET, False, False),
        (ALLA, Avgörande.UTSLAGSRÖST, False, True),
        (ALLA, Avgörande.LOTTNING, True, True),
        (LIKA, Avgörande.UTSLAGSRÖST, False, False),
        (LIKA, Avgörande.LOTTNING, True, False),
        (LIKA, Avgörande.MAJORITET, False, True),
        (LIKA, Avgörande.LOTTNING, False, True),
        (LIKA, Avgörande.UTSLAGSRÖST, True, True),
    ],
)
def test_utslagsröst_och_lottning_avgör_bara_vid_lika_röstetal(
    röster: dict[int, Röstval], avgörande: Avgörande, val: bool, fel: bool
) -> None:
    s = omröstning(röster, avgörande=avgörande, paragrafens={"val": val})
    hittade = koder(s, "OMR-avgorande")
    assert hittade == (["OMR-avgorande"] if fel else [])


def test_utfallet_följer_rösterna() -> None:
    p = ett(omröstning(ALLA, utfall=Utfall.NEJ), "OMR-fel-utfall")
    assert "ger ja-sidan, men nej är angivet" in p.text
    utslag = omröstning(LIKA, avgörande=Avgörande.UTSLAGSRÖST, utfall=Utfall.NEJ)
    assert koder(utslag) == ["OMR-fel-utfall"]
    assert koder(sluten(2, 2, 1, avgörande=Avgörande.LOTTNING, utfall=Utfall.NEJ)) == []


def test_en_fråga_utan_utfall() -> None:
    assert koder(omröstning(ALLA, utfall=None)) == ["OMR-utan-utfall"]
    assert koder(omröstning(utfall=None, paragrafens={"beslut": ()}), "OMR") == []


def test_ordföranden_avstår_inte_när_rösten_behövs() -> None:
    behövs = {1: V.AVSTÅR, 2: V.JA, 3: V.NEJ, 4: V.JA, 5: V.NEJ}
    p = ett(omröstning(behövs, avgörande=Avgörande.UTSLAGSRÖST), "OMR-ordforande-avstar")
    assert (p.lagrum, "Berit Åkesson (S)" in p.text) == ("KL 4:25", True)
    assert koder(omröstning(ALLA | {1: V.AVSTÅR, 4: V.JA})) == []


@pytest.mark.parametrize(
    "ändrat",
    [
        {"paragrafens": {"ej_deltagande": [5]}, "röster": {n: v for n, v in ALLA.items() if n < 4} | {4: V.JA}},
        {"röster": ALLA},
        {"röster": ALLA | {4: V.DELTAR_INTE}},
    ],
)
def test_alla_deltar_i_beslut_om_myndighetsutövning(ändrat: dict[str, Any]) -> None:
    paragrafens = ändrat.pop("paragrafens", {})
    röster = ändrat.pop("röster")
    assert koder(omröstning(röster, paragrafens=paragrafens)) == []
    s = omröstning(röster, paragrafens=paragrafens | {"myndighetsutövning": True})
    assert ett(s, "OMR-myndighetsutovning").lagrum == "KL 4:26"
    alla_röstar = omröstning(ALLA | {4: V.JA}, paragrafens={"myndighetsutövning": True})
    assert koder(alla_röstar) == []


def test_den_som_inte_tjänstgör_har_inget_att_avstå_från() -> None:
    assert ett(möte([paragraf(1, ej_deltagande=[6])]), "OMR-avstar-utan-att-tjanstgora").nivå is Nivå.TIPS
    assert koder(möte([paragraf(1, ej_deltagande=[5])])) == []


@given(st.dictionaries(st.integers(1, 5), st.sampled_from([V.JA, V.NEJ, V.AVSTÅR]), min_size=5, max_size=5))
def test_det_föreslagna_utfallet_godtas_alltid(röster: dict[int, Röstval]) -> None:
    s = omröstning(röster, utfall=None)
    (p,) = s.paragrafer
    (q,) = p.propositioner
    förslag = förslag_till_utfall(p, q, Bild(s))
    if förslag is None:
        return
    q.avgörande, q.utfall = förslag.avgörande, förslag.utfall or Utfall.JA
    assert set(koder(s)) <= {"OMR-ordforande-avstar"}
