"""The attendance laid out over the §§ (KL 5:66–67, 6:17, 6:27–30)."""

from __future__ import annotations

from typing import Any

from fabrik import MÖTESDAG

from nämndapp.models import Jäv, Närvarande, Närvarointervall, Närvaroroll, Paragraf, Protokolljusterare, Sammanträde
from nämndapp.rules.narvaro import Bild, beslutför
from nämndapp.storage.relationer import sätt_relationer


def paragrafer(antal: int, första: int = 12) -> list[Paragraf]:
    ut = []
    for nr in range(antal):
        p = Paragraf(id=nr + 1, sammanträde_id=1, ordning=nr, nummer=första + nr, rubrik=f"Ärende {nr + 1}")
        sätt_relationer(p, jäv=[], ej_deltagande=[], yrkanden=[], propositioner=[], yttranden=[])
        ut.append(p)
    return ut


def person(id_: int, namn: str, *intervall: dict[str, Any], roll: Närvaroroll = Närvaroroll.LEDAMOT) -> Närvarande:
    n = Närvarande(id=id_, sammanträde_id=1, ordning=id_, namn=namn, parti="EP", roll=roll)
    rader = [Närvarointervall(närvarande_id=id_, ordning=i, **v) for i, v in enumerate(intervall)]
    sätt_relationer(n, intervall=rader)
    return n


def möte(p: list[Paragraf], personer: list[Närvarande], *justerare: tuple[int, bool]) -> Sammanträde:
    s = Sammanträde(id=1, nämnd_id=1, datum=MÖTESDAG)
    rader = [
        Protokolljusterare(sammanträde_id=1, närvarande_id=n, ersättare=e, ordning=i)
        for i, (n, e) in enumerate(justerare)
    ]
    sätt_relationer(s, paragrafer=p, närvarande=personer, justerare=rader, ajourneringar=[])
    return s


JA = {"tjänstgör": True}


def test_den_som_gar_under_en_paragraf_beslutar_inte_i_den() -> None:
    p = paragrafer(3)
    eva = person(1, "Eva", {**JA, "till_paragraf_id": 2, "del_till": True})
    per = person(2, "Per", {"till_paragraf_id": 1}, {**JA, "från_paragraf_id": 2, "för_id": 1},
                 roll=Närvaroroll.ERSÄTTARE)  # fmt: skip
    bild = Bild(möte(p, [eva, per]))
    assert [[t.vem.namn for t in bild.tjänstgörande(x)] for x in p] == [["Eva"], ["Per"], ["Per"]]
    assert bild.tjänstgörande(p[1])[0].för is eva
    assert bild.närvarotext(eva) == "§\N{NO-BREAK SPACE}12, del av §\N{NO-BREAK SPACE}13"
    assert bild.närvarotext(per) == ""


def test_den_javige_ar_borta_och_ersatts_bara_dar() -> None:
    p = paragrafer(3)
    eva, per = person(1, "Eva", JA), person(2, "Per", {}, roll=Närvaroroll.ERSÄTTARE)
    sätt_relationer(p[1], jäv=[Jäv(paragraf_id=2, närvarande_id=1, ersättare_id=2)])
    bild = Bild(möte(p, [eva, per]))
    assert [[t.vem.namn for t in bild.tjänstgörande(x)] for x in p] == [["Eva"], ["Per"], ["Eva"]]
    assert eva not in bild.närvarande(p[1])


def test_ersattaren_justerar_dar_justeraren_ar_javig() -> None:
    p = paragrafer(2)
    personer = [person(1, "Ord", JA, roll=Närvaroroll.ORDFÖRANDE), person(2, "Just", JA), person(3, "Res", JA)]
    sätt_relationer(p[1], jäv=[Jäv(paragraf_id=2, närvarande_id=2)])
    bild = Bild(möte(p, personer, (2, False), (3, True)))
    assert [[n.namn for n in bild.justerare(x)] for x in p] == [["Just"], ["Res"]]
    assert bild.ordförande(p[1]) is personer[0]


def test_mer_an_halften_av_platserna() -> None:
    assert [beslutför(9, n) for n in (4, 5)] == [False, True]
    assert [beslutför(8, n) for n in (4, 5)] == [False, True]


def test_den_som_kommer_under_en_paragraf_har_del_av_den() -> None:
    p = paragrafer(3)
    sen = person(1, "Sen", {**JA, "från_paragraf_id": 2, "del_från": True})
    bild = Bild(möte(p, [sen]))
    assert [t.paragrafer for t in bild.tjänstgöring(sen)] == ["§\N{NO-BREAK SPACE}14, del av §\N{NO-BREAK SPACE}13"]
    assert [bool(bild.tjänstgörande(x)) for x in p] == [False, True, True]


def test_en_ersattare_for_tva_ledamoter_star_for_var_och_en() -> None:
    p = paragrafer(4)
    per = person(
        3, "Per", {**JA, "till_paragraf_id": 2, "för_id": 1},
        {**JA, "från_paragraf_id": 3, "för_id": 2, "distans": True}, roll=Närvaroroll.ERSÄTTARE,
    )  # fmt: skip
    personer = [person(1, "Eva"), person(2, "Bo", {**JA, "till_paragraf_id": 2}), per]
    text = [(t.för.namn if t.för else "", t.paragrafer, t.distans) for t in Bild(möte(p, personer)).tjänstgöring(per)]
    assert text == [
        ("Eva", "§§\N{NO-BREAK SPACE}12, 13", ""),
        ("Bo", "§§\N{NO-BREAK SPACE}14, 15", "hela"),
    ]


def test_vem_som_ledde_ordet_star_med_sina_paragrafer() -> None:
    p = paragrafer(3)
    ordförande = person(1, "Ord", {**JA, "från_paragraf_id": 2}, roll=Närvaroroll.ORDFÖRANDE)
    vice = person(2, "Vice", JA, roll=Närvaroroll.FÖRSTE_VICE)
    bild = Bild(möte(p, [ordförande, vice]))
    assert [(n.namn, t) for n, t in bild.ordförandetexter()] == [
        ("Vice", "§\N{NO-BREAK SPACE}12"),
        ("Ord", "§§\N{NO-BREAK SPACE}13, 14"),
    ]
