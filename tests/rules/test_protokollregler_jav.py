"""Den jävige deltar inte, och ersätts av någon som kan (KL 6:28–31)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from fabrik_protokoll import JA, ett, fynd, jäv, koder, möte, nämnden, paragraf, person, proposition, yrkande, yttrande

from nämndapp.bas.papekande import Nivå
from nämndapp.models import Jävsundantag, Närvaroroll, Röstval, Yrkandeslag, Yttrandeslag


def med_jäv(*rader: Any, **ändrat: Any) -> Any:
    return möte([paragraf(1, jäv=list(rader) or [jäv(5, 6)], **ändrat)])


def test_jäv_med_ersättare_ger_inga_påpekanden() -> None:
    assert koder(med_jäv()) == []


@pytest.mark.parametrize(
    ("kod", "fält", "ändrat"),
    [
        ("JAV-rostade", "propositioner", {"propositioner": [proposition({5: Röstval.JA})]}),
        ("JAV-yrkade", "yrkanden", {"yrkanden": [yrkande("a", Yrkandeslag.AVSLAG, 5)]}),
        ("JAV-reserverade", "yttranden", {"yttranden": [yttrande(Yttrandeslag.RESERVATION, 5)]}),
        ("JAV-ordforande", "ordförande_id", {"ordförande_id": 5}),
    ],
)
def test_den_jävige_gör_ingenting_i_ärendet(kod: str, fält: str, ändrat: dict[str, Any]) -> None:
    p = ett(med_jäv(**ändrat), kod)
    assert (p.nivå, p.lagrum, p.plats.typ, p.plats.id, p.plats.fält) == (Nivå.VARNING, "KL 6:30", "paragraf", 1, fält)
    assert "Lars Klint (S) är jävig i §\N{NO-BREAK SPACE}12 Ärende 1" in p.text
    assert kod not in koder(med_jäv(jäv(4, 6), **ändrat))
    assert kod not in koder(med_jäv(jäv(5, undantag=Jävsundantag.BETYDELSELÖST), **ändrat))


def test_ett_återtaget_yrkande_räknas_inte() -> None:
    assert koder(med_jäv(yrkanden=[yrkande("a", Yrkandeslag.AVSLAG, 5, återtaget=True)])) == []


def test_ingen_ersättare_fast_en_fanns_är_ett_tips() -> None:
    p = ett(med_jäv(jäv(5)), "JAV-utan-ersattare")
    assert p.nivå is Nivå.TIPS
    assert "Signe Alm (S) är närvarande" in p.text


def test_ingen_ersättare_att_tillgå_är_inget_att_säga_om() -> None:
    utan = möte([paragraf(1, jäv=[jäv(5)])], [n for n in nämnden() if n.id != 6])
    assert koder(utan, "JAV") == []
    en_tjänsteperson = möte([paragraf(1, jäv=[jäv(7)])])
    assert koder(en_tjänsteperson, "JAV") == []


@pytest.mark.parametrize(
    ("rader", "fler", "varför"),
    [
        ([(5, 6), (6, None)], (), "är också jävig"),
        ([(5, 8)], (person(8, "Borta", roll=Närvaroroll.ERSÄTTARE),), "är inte närvarande"),
        ([(5, 4)], (), "är själv ledamot"),
        ([(5, 7)], (), "är sekreterare"),
        ([(5, 6), (4, 6)], (), "ersätter redan en annan jävig"),
        ([(5, 8)], (person(8, "Tjänst", {**JA, "för_id": 9}, roll=Närvaroroll.ERSÄTTARE), person(9, "Nio")),
         "tjänstgör redan"),
        ([(5, 99)], (), "finns inte bland de närvarande"),
    ],
)  # fmt: skip
def test_ersättaren_kan_tjänstgöra(rader: list[tuple[int, int | None]], fler: tuple[Any, ...], varför: str) -> None:
    s = möte([paragraf(1, jäv=[jäv(vem, för) for vem, för in rader])], [*nämnden(), *fler])
    texter = [p.text for p in fynd(s, "JAV-ersattare")]
    assert texter
    assert all(varför in t for t in texter)


def test_jävsgrunden_finns_den_dagen() -> None:
    assert ett(med_jäv(jäv(5, 6, grund=5)), "JAV-grund").lagrum == "KL 6:28"
    dag = date(2022, 6, 30)
    förr = möte([paragraf(1, jäv=[jäv(5, 6, grund=5)])], datum=dag)
    assert koder(förr, "JAV", idag=dag) == []


def test_bolagsundantaget_gäller_inte_myndighetsutövning() -> None:
    rad = jäv(5, undantag=Jävsundantag.BOLAG)
    assert ett(med_jäv(rad, myndighetsutövning=True), "JAV-bolag-myndighet").lagrum == "KL 6:31"
    assert koder(med_jäv(rad), "JAV") == []


def test_undantaget_för_beslutsförhet_gäller_bara_jävsfrågan() -> None:
    rad = jäv(5, undantag=Jävsundantag.BESLUTFÖRHET)
    assert ett(med_jäv(rad, propositioner=[proposition()]), "JAV-bara-fragan").nivå is Nivå.TIPS
    assert koder(med_jäv(rad), "JAV") == []
