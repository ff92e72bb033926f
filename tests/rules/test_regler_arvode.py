"""What the fees are paid for: times by interval, breaks excluded (KL 4:12–16)."""

from __future__ import annotations

from datetime import time
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from test_regler_narvaro import JA, möte, paragrafer, person

from nämndapp.models import Ajournering, Jäv, Närvaroroll, Sammanträde
from nämndapp.rules.arvode import Arvodespost, arvodesposter, summera, timmar
from nämndapp.storage.relationer import sätt_relationer


def _möte(*personer: Any, pauser: tuple[tuple[time, time | None], ...] = ()) -> Sammanträde:
    s = möte(paragrafer(4), list(personer))
    s.starttid, s.sluttid = time(9), time(12)
    rader = [Ajournering(sammanträde_id=1, från=a, till=b, ordning=nr) for nr, (a, b) in enumerate(pauser)]
    sätt_relationer(s, ajourneringar=rader)
    return s


def _en(*intervall: dict[str, Any], **k: Any) -> Arvodespost:
    pauser = k.pop("pauser", ())
    n = person(1, "Eva", *intervall)
    for namn, värde in k.items():
        setattr(n, namn, värde)
    (post,) = arvodesposter(_möte(n, pauser=pauser))
    return post


def test_hela_sammanträdet_utan_pausen() -> None:
    post = _en(JA, pauser=((time(10), time(10, 15)), (time(11, 50), time(12, 30)), (time(11), None)))
    assert (post.tjänst, post.paragrafer, post.minuter, timmar(post.minuter)) == ("tjänstgjort", "", 155, "2.35")


def test_den_som_kom_sent_och_gick_tidigt_har_sina_egna_tider() -> None:
    post = _en({**JA, "från_paragraf_id": 2, "kl_från": time(9, 40), "till_paragraf_id": 3, "kl_till": time(11)})
    assert (post.minuter, post.paragrafer) == (80, "§§\N{NO-BREAK SPACE}13, 14")


def test_byte_av_tjänst_delar_inte_tiden_men_ett_uppehåll_gör_det() -> None:
    post = _en({"till_paragraf_id": 2}, {**JA, "från_paragraf_id": 3})
    assert [(s.från, s.till) for s in post.spann] == [(time(9), time(12))]
    post = _en({**JA, "till_paragraf_id": 1, "kl_till": time(10)}, {**JA, "från_paragraf_id": 4, "kl_från": time(11)})
    assert (len(post.spann), post.minuter) == (2, 120)


def test_utan_antecknad_tid_räknas_ingen_och_egen_tid_går_före() -> None:
    assert _en({**JA, "från_paragraf_id": 3}).minuter is None
    assert _en({**JA, "från_paragraf_id": 3}, arvode_från=time(11)).minuter == 60
    assert _en({**JA, "till_paragraf_id": 4, "del_till": True}).minuter is None


def test_bara_förtroendevalda_som_var_där() -> None:
    s = _möte(
        person(1, "Eva", JA),
        person(2, "Borta"),
        person(3, "Chef", {}, roll=Närvaroroll.TJÄNSTEPERSON),
        person(4, "Per", {}, roll=Närvaroroll.ERSÄTTARE),
    )
    assert [(p.namn, p.tjänst) for p in arvodesposter(s)] == [("Eva", "tjänstgjort"), ("Per", "närvarit")]
    sätt_relationer(s.paragrafer[0], jäv=[Jäv(paragraf_id=1, närvarande_id=1, ersättare_id=4)])
    assert arvodesposter(s)[1].tjänst == "tjänstgjort"


def test_efter_midnatt() -> None:
    s = _möte(person(1, "Eva", JA), pauser=((time(0, 10), time(0, 20)),))
    s.starttid, s.sluttid = time(22), time(1)
    assert arvodesposter(s)[0].minuter == 170


def test_summan_är_av_personen_och_säger_vad_som_saknar_tid() -> None:
    a = _en(JA, resa_km=10, förlorad_inkomst=500, person_id=7)
    b = _en({"från_paragraf_id": 2}, resa_km=12, person_id=7, namn="Eva Gift")
    (s,) = summera([a, b])
    assert (s.namn, s.tjänstgjort, s.närvarit, s.minuter, s.utan_tid) == ("Eva Gift", 1, 1, 180, 1)
    assert (s.resa_km, s.förlorad_inkomst) == (22, 500)


KLOCKA = st.integers(9 * 60, 12 * 60).map(lambda m: time(m // 60, m % 60))


@given(st.lists(st.tuples(KLOCKA, KLOCKA).map(sorted), max_size=1), KLOCKA)
def test_tiden_är_aldrig_negativ_och_aldrig_längre_än_mötet(pauser: list[list[time]], kom: time) -> None:
    post = _en({**JA, "från_paragraf_id": 2, "kl_från": kom}, pauser=tuple((a, b) for a, b in pauser))
    assert post.minuter is not None
    assert 0 <= post.minuter <= 180
