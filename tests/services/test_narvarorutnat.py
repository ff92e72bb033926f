"""Rutnätet över närvaron: §§ sätts på och av för en person utan att det som är sagt i övrigt går förlorat."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.models import Närvaroroll
from nämndapp.services import narvarorutnat as rutnät
from nämndapp.services.protokolluppgifter import IntervallUppgifter, NärvarandeUppgifter, NärvaroUppgifter

ORDNING = (11, 12, 13, 14, 15, 16)


def _närvaro(*intervall: IntervallUppgifter, roll: Närvaroroll = Närvaroroll.LEDAMOT) -> NärvaroUppgifter:
    return NärvaroUppgifter((NärvarandeUppgifter("Åsa Öberg", roll, intervall=intervall, id=1),))


def _där(n: NärvaroUppgifter) -> list[bool]:
    return [rutnät.är_där(n.närvarande[0], plats, ORDNING) for plats in range(len(ORDNING))]


def test_en_paragraf_i_mitten_delar_tiden_i_två() -> None:
    n = rutnät.sätt_närvarande(_närvaro(IntervallUppgifter(tjänstgör=True)), 1, [2], ORDNING, på=False)
    första, andra = n.närvarande[0].intervall
    assert (första.från_paragraf_id, första.till_paragraf_id) == (None, 12)
    assert (andra.från_paragraf_id, andra.till_paragraf_id) == (14, None)
    assert första.tjänstgör and andra.tjänstgör


def test_när_luckan_fylls_blir_det_en_tid_igen() -> None:
    hel = _närvaro(IntervallUppgifter(tjänstgör=True, id=7))
    med_lucka = rutnät.sätt_närvarande(hel, 1, [2, 3], ORDNING, på=False)
    assert rutnät.sätt_närvarande(med_lucka, 1, [2, 3], ORDNING, på=True) == hel


def test_klockslag_i_en_ände_som_skärs_bort_försvinner_men_inte_i_den_andra() -> None:
    tid = IntervallUppgifter(12, 15, del_från=True, kl_från=time(9, 10), del_till=True, kl_till=time(11, 0))
    n = rutnät.sätt_närvarande(_närvaro(tid), 1, [4], ORDNING, på=False)
    assert n.närvarande[0].intervall == (replace(tid, till_paragraf_id=14, del_till=False, kl_till=None),)


def test_den_som_gick_under_en_paragraf_och_kom_åter_efter_den_har_två_tider() -> None:
    tid = IntervallUppgifter(None, 12, del_till=True)
    n = rutnät.sätt_närvarande(_närvaro(tid), 1, [2, 3], ORDNING, på=True)
    assert len(n.närvarande[0].intervall) == 2 and n.närvarande[0].intervall[0].del_till


def test_en_ledamot_som_sätts_som_närvarande_tjänstgör_men_inte_en_gäst() -> None:
    ledamot = rutnät.sätt_närvarande(_närvaro(), 1, range(6), ORDNING, på=True)
    assert ledamot.närvarande[0].intervall == (IntervallUppgifter(tjänstgör=True),)
    gäst = rutnät.sätt_närvarande(_närvaro(roll=Närvaroroll.ÖVRIG), 1, range(6), ORDNING, på=True)
    assert gäst.närvarande[0].intervall == (IntervallUppgifter(),)


def test_utan_paragrafer_gäller_det_hela_mötet() -> None:
    n = rutnät.sätt_närvarande(_närvaro(), 1, [0], (), på=True)
    assert n.närvarande[0].intervall == (IntervallUppgifter(tjänstgör=True),)
    assert rutnät.sätt_närvarande(n, 1, [0], (), på=False).närvarande[0].intervall == ()


def test_en_ersättare_tjänstgör_för_en_ledamot_under_några_paragrafer() -> None:
    n = _närvaro(IntervallUppgifter(), roll=Närvaroroll.ERSÄTTARE)
    n = rutnät.sätt_tjänst(n, 1, [1, 2], ORDNING, på=True, för_id=5)
    tider = n.närvarande[0].intervall
    assert [(i.tjänstgör, i.för_id) for i in tider] == [(False, None), (True, 5), (False, None)]
    assert rutnät.sätt_tjänst(n, 1, [1, 2], ORDNING, på=False).närvarande[0].intervall == (IntervallUppgifter(),)


def test_distans_gäller_bara_där_personen_är_med() -> None:
    n = rutnät.sätt_distans(_närvaro(IntervallUppgifter(None, 12)), 1, range(6), ORDNING, på=True)
    assert n.närvarande[0].intervall == (IntervallUppgifter(None, 12, distans=True),)


def test_en_okänd_person_sägs_till_om() -> None:
    with pytest.raises(KeyError):
        rutnät.sätt_närvarande(_närvaro(), 9, [0], ORDNING, på=True)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.booleans()), max_size=12))
def test_rutnätet_visar_alltid_det_som_senast_sattes(drag: list[tuple[int, int, bool]]) -> None:
    n, väntat = _närvaro(), [False] * 6
    for a, b, på in drag:
        platser = range(min(a, b), max(a, b) + 1)
        n = rutnät.sätt_närvarande(n, 1, platser, ORDNING, på=på)
        for plats in platser:
            väntat[plats] = på
        assert _där(n) == väntat
    tider = n.närvarande[0].intervall
    sviter = sum(nu and not före for före, nu in zip([False, *väntat], väntat, strict=False))
    assert len(tider) == sviter  # never more stretches than one sees
