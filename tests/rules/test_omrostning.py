"""Rösterna räknas, och ger ett utfall (KL 4:24–25, 5:54–56)."""

from __future__ import annotations

import pytest
from fabrik_protokoll import jäv, möte, paragraf, proposition
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.models import Avgörande, Omröstning, Röstval, Utfall
from nämndapp.rules.narvaro import Bild
from nämndapp.rules.omrostning import (
    Räkning,
    Utgång,
    förslag_till_utfall,
    räkna,
    räkna_val,
    röstberättigade,
    saknade_röster,
    utgång,
    väntat_antal,
)

V = Röstval
RÖSTER = st.dictionaries(st.integers(1, 5), st.sampled_from(list(Röstval)), min_size=5, max_size=5)


@given(st.lists(st.sampled_from(list(Röstval))))
def test_varje_röst_räknas_en_gång(val: list[Röstval]) -> None:
    r = räkna_val(val)
    assert r.summa + r.deltar_inte == len(val)
    assert min(r.ja, r.nej, r.avstår, r.deltar_inte) >= 0
    assert räkna_val(reversed(val)) == r


@given(st.integers(0, 80), st.integers(0, 80), st.booleans(), st.sampled_from([None, *Röstval]))
def test_utgången_är_enkel_majoritet_och_utslagsrösten_lägger_ingen_röst_till(
    ja: int, nej: int, val: bool, ordförandens: Röstval | None
) -> None:
    r = Räkning(ja, nej)
    u = utgång(r, val=val, ordförandens=ordförandens)
    assert (u.avgörande is Avgörande.MAJORITET) == (ja != nej)
    if ja != nej:
        assert u.utfall is (Utfall.JA if ja > nej else Utfall.NEJ)
    elif val:
        assert u == Utgång(None, Avgörande.LOTTNING)
    else:
        assert u.avgörande is Avgörande.UTSLAGSRÖST
        assert (u.utfall is None) == (ordförandens not in {V.JA, V.NEJ})
    assert r.summa == ja + nej


@given(RÖSTER)
def test_rösterna_går_ihop_när_alla_som_deltar_har_röstat(röster: dict[int, Röstval]) -> None:
    q = proposition(röster)
    p = paragraf(1, propositioner=[q])
    bild = Bild(möte([p]))
    r = räkna(q)
    assert r is not None
    assert r.summa == väntat_antal(p, q, bild) == 5 - r.deltar_inte
    assert saknade_röster(p, q, bild) == []


@given(RÖSTER, st.sets(st.integers(1, 5)), st.sets(st.integers(1, 5)))
def test_väntat_antal_är_de_tjänstgörande_minus_dem_som_inte_deltar(
    röster: dict[int, Röstval], jäviga: set[int], avstår: set[int]
) -> None:
    q = proposition(röster)
    p = paragraf(1, propositioner=[q], jäv=[jäv(n) for n in sorted(jäviga)], ej_deltagande=sorted(avstår))
    bild = Bild(möte([p]))
    deltar = {1, 2, 3, 4, 5} - jäviga - avstår
    assert {n.id for n in röstberättigade(p, bild)} == deltar
    assert väntat_antal(p, q, bild) == len({n for n in deltar if röster[n] is not V.DELTAR_INTE})


def test_sluten_omröstning_räknas_av_summorna() -> None:
    q = proposition(omröstning=Omröstning.SLUTEN, röst_ja=3, röst_nej=2)
    assert räkna(q) == Räkning(3, 2, 0)
    assert räkna(proposition(omröstning=Omröstning.SLUTEN)) is None
    assert räkna(proposition(röst_ja=3)) is None


@pytest.mark.parametrize(
    ("röster", "val", "väntat"),
    [
        ({1: V.JA, 2: V.JA, 3: V.NEJ}, False, Utgång(Utfall.JA, Avgörande.MAJORITET)),
        ({1: V.NEJ, 2: V.JA}, False, Utgång(Utfall.NEJ, Avgörande.UTSLAGSRÖST)),
        ({1: V.AVSTÅR, 2: V.JA, 3: V.NEJ}, False, Utgång(None, Avgörande.UTSLAGSRÖST)),
        ({1: V.NEJ, 2: V.JA}, True, Utgång(None, Avgörande.LOTTNING)),
        ({1: V.AVSTÅR}, False, None),
        ({}, False, None),
    ],
)
def test_förslag_till_utfall(röster: dict[int, Röstval], val: bool, väntat: Utgång | None) -> None:
    q = proposition(röster)
    p = paragraf(1, propositioner=[q], val=val)
    assert förslag_till_utfall(p, q, Bild(möte([p]))) == väntat


def test_utslagsrösten_är_den_som_leder_paragrafens() -> None:
    q = proposition({1: V.JA, 2: V.NEJ})
    p = paragraf(1, propositioner=[q], ordförande_id=2)
    förslag = förslag_till_utfall(p, q, Bild(möte([p])))
    assert förslag is not None
    assert förslag.utfall is Utfall.NEJ
