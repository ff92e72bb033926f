"""Vem som beslutade varje paragraf (KL 5:66, 6:16–17, 6:22, 6:24, 6:27, 7:10–15)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from fabrik import nämnd
from fabrik_protokoll import JA, ett, fynd, jäv, koder, möte, nämnden, paragraf, person
from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas.papekande import Nivå
from nämndapp.models import Nämndtyp, Närvarande, Närvaroroll, Paragrafutgång, Sammanträdesslag, Sammanträdesstatus
from nämndapp.rules.narvaro import Bild

R = Närvaroroll


def tre() -> list[Any]:
    return [paragraf(nr) for nr in (1, 2, 3)]


def utom(*id_: int, fler: tuple[Närvarande, ...] = ()) -> list[Närvarande]:
    return [*(n for n in nämnden() if n.id not in id_), *fler]


def test_ett_fullständigt_protokoll_ger_inga_påpekanden() -> None:
    assert koder(möte(tre(), status=Sammanträdesstatus.GENOMFÖRT), idag=date(2024, 11, 20)) == []


# -- närvaro is noted ----------------------------------------------------------------------------------------------


def test_närvaron_saknas_efter_mötet() -> None:
    utan = möte(tre(), [], status=Sammanträdesstatus.GENOMFÖRT)
    p = ett(utan, "NAR-saknas")
    assert (p.nivå, p.lagrum, p.plats.typ, p.plats.fält) == (Nivå.VARNING, "KL 5:66", "sammantrade", "närvaro")
    assert koder(utan) == ["NAR-saknas"]


@pytest.mark.parametrize("status", [Sammanträdesstatus.KALLAT, Sammanträdesstatus.JUSTERAT])
def test_närvaron_efterfrågas_bara_mellan_mötet_och_justeringen(status: Sammanträdesstatus) -> None:
    assert koder(möte(tre(), [], status=status)) == []


# -- quorum --------------------------------------------------------------------------------------------------------


def test_beslutsförheten_prövas_för_varje_paragraf() -> None:
    gick = person(5, "Lars Klint", {**JA, "till_paragraf_id": 1})
    p = ett(möte(tre(), utom(5, fler=(gick,))), "NAR-beslutforhet")
    assert p.text == "§§\N{NO-BREAK SPACE}13, 14: 4 tjänstgör av 9; det krävs 5."
    assert (p.nivå, p.lagrum, p.plats.typ, p.plats.id) == (Nivå.VARNING, "KL 6:27", "paragraf", 2)


def test_den_jävige_räknas_inte_till_beslutsförheten_men_ersättaren_gör_det() -> None:
    utan = möte([paragraf(1, jäv=[jäv(5)])])
    assert "4 tjänstgör av 9" in ett(utan, "NAR-beslutforhet").text
    assert koder(möte([paragraf(1, jäv=[jäv(5, 6)])]), "NAR") == []


def test_fullmäktige_får_besluta_fast_jäv_gör_dem_färre() -> None:
    kf = nämnd(namn="Kommunfullmäktige", kod="KF", typ=Nämndtyp.FULLMÄKTIGE, platser=9)
    assert koder(möte([paragraf(1, jäv=[jäv(5)])], nämnd=kf), "NAR-beslut") == []
    assert ett(möte([paragraf(1)], utom(5), nämnd=kf), "NAR-beslutforhet").lagrum == "KL 5:45"


def test_ingen_beslutsförhet_för_en_beredning_en_struken_paragraf_eller_okänt_antal_platser() -> None:
    assert koder(möte(tre(), utom(5), slag=Sammanträdesslag.BEREDNING)) == []
    assert koder(möte([paragraf(1, utgång=Paragrafutgång.UTGÅR)], utom(5)), "NAR") == []
    assert koder(möte(tre(), utom(5), nämnd=nämnd(platser=None))) == []


@given(st.lists(st.sets(st.integers(1, 9)), min_size=1, max_size=6), st.integers(1, 9), st.data())
def test_frånvarande_och_jäviga_räknas_aldrig_till_beslutsförheten(
    frånvaro: list[set[int]], platser: int, data: st.DataObject
) -> None:
    paragrafer = []
    for nr, borta in enumerate(frånvaro, 1):
        jäviga = data.draw(st.sets(st.integers(1, 9), max_size=3))
        paragrafer.append(paragraf(nr, jäv=[jäv(n) for n in sorted(jäviga - borta)]))
    personer = []
    for n in range(1, 10):
        där = [nr for nr, borta in enumerate(frånvaro, 1) if n not in borta]
        personer.append(
            person(n, f"Ledamot {n}", *({**JA, "från_paragraf_id": nr, "till_paragraf_id": nr} for nr in där))
        )
    s = möte(paragrafer, personer, justerare=(), nämnd=nämnd(platser=platser))
    bild = Bild(s)
    for p, borta in zip(paragrafer, frånvaro, strict=True):
        deltar = {1, 2, 3, 4, 5, 6, 7, 8, 9} - borta - {j.närvarande_id for j in p.jäv}
        assert bild.i_tjänst(p) == deltar
        assert {t.vem.id for t in bild.tjänstgörande(p)} == deltar
    felar = {nr for nr, p in enumerate(paragrafer) if len(bild.i_tjänst(p)) * 2 <= platser}
    if any(n.intervall for n in personer):
        assert bool(felar) == ("NAR-beslutforhet" in koder(s))
        assert {bild.plats(p) for p in paragrafer if p.id in {x.plats.id for x in fynd(s, "NAR-beslut")}} <= felar


# -- seats ---------------------------------------------------------------------------------------------------------


def test_inte_fler_än_platserna() -> None:
    assert (
        "5 tjänstgör, men nämnden har 4 platser"
        in ett(möte(tre(), nämnd=nämnd(platser=4)), "NAR-fler-an-platserna").text
    )
    assert koder(möte(tre(), nämnd=nämnd(platser=5))) == []


def ersättare(id_: int, *intervall: dict[str, Any]) -> Närvarande:
    return person(id_, f"Ersättare {id_}", *intervall, roll=R.ERSÄTTARE)


def frånvarande(id_: int) -> Närvarande:
    return person(id_, f"Ledamot {id_}")


def test_en_ersättare_tjänstgör_för_en_frånvarande_ledamot() -> None:
    s = möte(tre(), utom(5, 6, fler=(frånvarande(5), ersättare(6, {**JA, "för_id": 5}))))
    assert koder(s) == []


def test_en_ersättare_utan_plats() -> None:
    p = ett(möte(tre(), utom(6, fler=(ersättare(6, JA),))), "NAR-ersattare-utan-plats")
    assert (p.plats.typ, p.plats.id, p.plats.fält) == ("narvarande", 6, "för_id")
    assert p.lagrum == "KL 6:17"


def test_en_ersättare_på_en_plats_som_är_upptagen() -> None:
    s = möte(tre(), utom(6, fler=(ersättare(6, {**JA, "för_id": 5}),)))
    assert "för Lars Klint (S), som själv tjänstgör" in ett(s, "NAR-plats-upptagen").text


def test_två_ersättare_på_samma_plats() -> None:
    två = (frånvarande(5), ersättare(6, {**JA, "för_id": 5}), ersättare(8, {**JA, "för_id": 5}))
    assert "tjänstgör båda för Ledamot 5 (S)" in ett(möte(tre(), utom(5, 6, fler=två)), "NAR-samma-plats").text


# -- roles ---------------------------------------------------------------------------------------------------------


def test_samma_person_i_två_roller() -> None:
    s = möte(tre(), utom(fler=(person(8, "måns  dahl", {}, roll=R.TJÄNSTEPERSON),)))
    assert ett(s, "NAR-tva-roller").text == "måns  dahl står både som sekreterare och som tjänsteperson."


def test_två_personer_i_registret_får_heta_likadant() -> None:
    namne = person(8, "Aina Lund", {}, roll=R.ERSÄTTARE)
    personer = utom(fler=(namne,))
    personer[2].person_id, namne.person_id = 3, 8
    assert koder(möte(tre(), personer)) == []


@pytest.mark.parametrize(("roll", "lagrum"), [(R.PERSONALFÖRETRÄDARE, "KL 7:15"), (R.TJÄNSTEPERSON, "KL 6:26")])
def test_bara_förtroendevalda_beslutar(roll: Närvaroroll, lagrum: str) -> None:
    s = möte(tre(), utom(fler=(person(8, "Tora Berg", JA, roll=roll),)))
    assert ett(s, "NAR-beslutar-utan-uppdrag").lagrum == lagrum
    assert koder(möte(tre(), utom(fler=(person(8, "Tora Berg", {}, roll=roll),)))) == []


# -- the chair and the justerare -----------------------------------------------------------------------------------


def test_någon_leder_sammanträdet() -> None:
    utan = utom(1, 2, fler=(person(8, "Eva", JA), person(9, "Bo", JA)))
    p = ett(möte(tre(), utan), "NAR-ordforande-saknas")
    assert (p.plats.typ, p.plats.id, p.plats.fält, p.lagrum) == ("paragraf", 1, "ordförande_id", "KL 6:22")
    for x in (paragrafer := tre()):
        x.ordförande_id = 8
    assert koder(möte(paragrafer, utan)) == []


def test_den_som_anges_som_ordförande_tjänstgör() -> None:
    p = paragraf(1, ordförande_id=6)
    assert "Signe Alm (S) är angiven som ordförande" in ett(möte([p]), "NAR-ordforande-borta").text
    assert koder(möte([paragraf(1, ordförande_id=2)])) == []


@pytest.mark.parametrize(
    ("jävig", "varför"), [(3, "justeraren Aina Lund (M) är jävig"), (None, "justeraren Aina Lund (M) tjänstgör inte")]
)
def test_någon_annan_justerar_där_justeraren_är_borta(jävig: int | None, varför: str) -> None:
    fler = (person(8, "Eva", JA),)
    personer = utom(fler=fler) if jävig else utom(3, fler=(*fler, person(3, "Aina Lund", parti="M")))
    s = möte([paragraf(1, jäv=[jäv(jävig)] if jävig else [])], personer, justerare=((3, False),))
    assert varför in ett(s, "NAR-justerare-saknas").text
    med_ersättare = möte([paragraf(1, jäv=[jäv(jävig)] if jävig else [])], personer, justerare=((3, False), (4, True)))
    assert koder(med_ersättare, "NAR") == []


def test_justeraren_som_leder_sammanträdet_justerar_inte_också() -> None:
    s = möte([paragraf(1, ordförande_id=3)], justerare=((3, False),))
    assert "justeraren Aina Lund (M) är ordförande" in ett(s, "NAR-justerare-saknas").text


# -- personalföreträdare and distance ------------------------------------------------------------------------------


def personal(*id_: int, till: int | None = None) -> tuple[Närvarande, ...]:
    return tuple(person(n, f"Facklig {n}", {"till_paragraf_id": till}, roll=R.PERSONALFÖRETRÄDARE) for n in id_)


def test_personalföreträdare_är_inte_med_vid_myndighetsutövning() -> None:
    paragrafer = [paragraf(1), paragraf(2, myndighetsutövning=True)]
    p = ett(möte(paragrafer, utom(fler=personal(8))), "NAR-personalforetradare-myndighet")
    assert (p.plats.id, p.lagrum) == (2, "KL 7:14")
    assert koder(möte(paragrafer, utom(fler=personal(8, till=1)))) == []


@pytest.mark.parametrize(
    ("rubrik", "väntat"),
    [
        ("Upphandling av hemtjänst", ["NAR-personalforetradare-arende"]),
        ("Löneförhandlingar 2025", ["NAR-personalforetradare-arende"]),
        ("Taxa", []),
    ],
)
def test_ärenden_som_personalföreträdare_inte_är_med_i(rubrik: str, väntat: list[str]) -> None:
    assert koder(möte([paragraf(1, rubrik)], utom(fler=personal(8))), "NAR") == väntat
    assert koder(möte([paragraf(1, rubrik)])) == []


@pytest.mark.parametrize(
    "organ",
    [
        nämnd(namn="Kommunstyrelsen", typ=Nämndtyp.KOMMUNSTYRELSE),
        nämnd(namn="Valnämnden"),
        nämnd(namn="Överförmyndarnämnden"),
    ],
)
def test_personalföreträdare_är_inte_med_i_styrelsen(organ: Any) -> None:
    assert ett(möte(tre(), utom(fler=personal(8)), nämnd=organ), "NAR-personalforetradare-organ").lagrum == "KL 7:12"


def test_högst_tre_personalföreträdare_samtidigt() -> None:
    assert koder(möte(tre(), utom(fler=personal(8, 9, 10)))) == []
    p = ett(möte(tre(), utom(fler=personal(8, 9, 10, 11))), "NAR-personalforetradare-antal")
    assert (p.text[0], p.lagrum) == ("4", "KL 7:10")


@pytest.mark.parametrize(
    ("dag", "ord_"), [(date(2026, 6, 30), "se och höra varandra"), (date(2026, 7, 1), "ordföranden säkerställde")]
)
def test_distans_prövas_efter_dagens_lydelse(dag: date, ord_: str) -> None:
    personer = utom(5, fler=(person(5, "Lars Klint", {**JA, "distans": True}),))
    p = ett(möte(tre(), personer, datum=dag), "NAR-distans", idag=dag)
    assert (p.nivå, p.lagrum) == (Nivå.TIPS, "KL 6:24")
    assert ord_ in p.förslag
    assert koder(möte(tre(), personer, datum=dag, distans=True), "NAR", idag=dag) == []
