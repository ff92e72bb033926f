"""Växeltjänstgöring enligt nämndens tjänstgöringsordning (KL 6:17, 5:18–20)."""

from __future__ import annotations

from typing import Any

import pytest
from fabrik_protokoll import JA, ett, jäv, koder, möte, nämnden, paragraf, person

from nämndapp.bas.papekande import Nivå
from nämndapp.models import Inkallelseordning, Närvaroroll, Sammanträde


def ordning(**ändrat: Any) -> Inkallelseordning:
    return Inkallelseordning(nämnd_id=1, **ändrat)


def ersättare(id_: int, *intervall: dict[str, Any]) -> Any:
    return person(id_, f"Ersättare {id_}", *intervall, roll=Närvaroroll.ERSÄTTARE)


def fyra(*personer: Any, **paragrafernas: Any) -> Sammanträde:
    egna = {p.id for p in personer}
    paragrafer = [paragraf(nr, **(paragrafernas if nr == 2 else {})) for nr in (1, 2, 3, 4)]
    return möte(paragrafer, [*(n for n in nämnden() if n.id not in {*egna, 6}), *personer])


def i_platsen(från: int | None, till: int | None, för: int = 5) -> dict[str, Any]:
    return {**JA, "från_paragraf_id": från, "till_paragraf_id": till, "för_id": för}


def växlar(*, kvar: bool) -> Sammanträde:
    """Ersättare 6 begins in the seat of 5, 8 takes over at the third §."""
    efter = [{"från_paragraf_id": 3}] if kvar else []
    return fyra(
        person(5, "Lars"),
        ersättare(6, i_platsen(None, 2), *efter),
        ersättare(8, {"till_paragraf_id": 2}, i_platsen(3, None)),
    )


def test_den_som_börjat_tjänstgöra_lämnar_inte_platsen_åt_en_annan() -> None:
    p = ett(växlar(kvar=True), "NAR-vaxling", ordning=ordning())
    assert "Ersättare 8 (S) tar i §\N{NO-BREAK SPACE}14 Ärende 3 över efter Ersättare 6 (S)" in p.text
    assert (p.nivå, p.lagrum, p.plats.typ, p.plats.id) == (Nivå.VARNING, "KL 6:17", "paragraf", 3)


def test_utan_ordning_är_växling_ett_tips() -> None:
    assert ett(växlar(kvar=True), "NAR-vaxling").nivå is Nivå.TIPS


def test_växling_är_tillåten_enligt_ordningen_eller_när_den_förra_har_gått() -> None:
    assert koder(växlar(kvar=True), "NAR", ordning=ordning(växling=True)) == []
    assert koder(växlar(kvar=False), "NAR", ordning=ordning()) == []


def test_vid_jäv_får_en_annan_tjänstgöra_under_den_paragrafen() -> None:
    s = fyra(person(5, "Lars"), ersättare(6, i_platsen(None, None)), ersättare(8, {}), jäv=[jäv(6, 8)])
    assert koder(s, "NAR", "JAV", ordning=ordning()) == []


def sen_ledamot() -> Sammanträde:
    return fyra(
        person(5, "Lars", {**JA, "från_paragraf_id": 3}),
        ersättare(6, i_platsen(None, 2), {"från_paragraf_id": 3}),
    )


@pytest.mark.parametrize(("inträder", "väntat"), [(True, []), (False, ["NAR-sen-ledamot"])])
def test_en_sen_ledamot_tar_sin_plats_om_ordningen_säger_det(*, inträder: bool, väntat: list[str]) -> None:
    assert koder(sen_ledamot(), "NAR", ordning=ordning(sen_ledamot_inträder=inträder)) == väntat


def avbrott(åter: int = 4) -> Sammanträde:
    return fyra(
        person(5, "Lars", {**JA, "till_paragraf_id": 1}, {**JA, "från_paragraf_id": åter}),
        ersättare(6, {"till_paragraf_id": 1}, i_platsen(2, åter - 1), {"från_paragraf_id": åter}),
    )


def test_den_som_har_gått_tjänstgör_inte_igen() -> None:
    p = ett(avbrott(), "NAR-ater-efter-avbrott", ordning=ordning())
    assert "Lars (S) tjänstgör igen från §\N{NO-BREAK SPACE}15 Ärende 4" in p.text
    assert koder(avbrott(), "NAR", ordning=ordning(åter_efter_avbrott=True)) == []


def test_den_som_avbröt_för_jäv_får_komma_tillbaka() -> None:
    s = fyra(person(5, "Lars", JA), ersättare(6, {}), jäv=[jäv(5, 6)])
    assert koder(s, "NAR", "JAV", ordning=ordning()) == []


def test_en_ersättare_som_gav_plats_åt_ledamoten_får_kallas_in_igen() -> None:
    s = fyra(
        person(5, "Lars", {**JA, "från_paragraf_id": 2, "till_paragraf_id": 3}),
        ersättare(6, i_platsen(None, 1), {"från_paragraf_id": 2, "till_paragraf_id": 3}, i_platsen(4, None)),
    )
    assert koder(s, "NAR", ordning=ordning()) == []
