"""Two versions of a list, row by row and person by person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nämndapp.bas.attest import (
    AttestlistaUppgifter,
    AttestpersonUppgifter,
    Attestradslag,
    AttestradUppgifter,
    HelAttestlista,
)
from nämndapp.bas.ordning import flyttade
from nämndapp.rules.attestjamforelse import Attestskillnad, Slag, jämför, sammanfattning, ändrat

ROLLER = {"attestant": "Beslutsattestant", "ersättare": "Ersättare"}


def rad(kod: str, *namn: str, villkor: str = "", benämning: str = "") -> AttestradUppgifter:
    roller = ("attestant", "ersättare")
    personer = tuple(AttestpersonUppgifter(n, r) for n, r in zip(namn or ("Anna Ek", "Bo Alm"), roller, strict=False))
    return AttestradUppgifter(kod, benämning or f"Konto {kod}", personer, villkor)


def mellan(gamla: list[AttestradUppgifter], nya: list[AttestradUppgifter]) -> Attestskillnad:
    u = AttestlistaUppgifter(1, 2027)
    return jämför(HelAttestlista(u, tuple(gamla)), HelAttestlista(u, tuple(nya)))


def ord_(s: Attestskillnad) -> list[tuple[str, str]]:
    return [(r.rad.kod, ändrat(r, ROLLER)) for r in s.rader]


def test_samma_lista_har_inga_skillnader() -> None:
    rader = [rad("1"), rad("2")]
    s = mellan(rader, rader)
    assert all(r.lika for r in s.rader)
    assert sammanfattning(s) == ("Listan är oförändrad.",)


def test_nya_rader_och_rader_som_utgår_står_på_sina_platser() -> None:
    s = mellan([rad("1"), rad("2"), rad("3"), rad("4")], [rad("1"), rad("3"), rad("35"), rad("4")])
    assert ord_(s) == [("1", ""), ("2", "utgår"), ("3", ""), ("35", "ny"), ("4", "")]


def test_en_bytt_person_är_en_ändring_av_cellen_med_både_den_gamla_och_den_nya() -> None:
    s = mellan([rad("1", "Anna Ek", "Bo Alm")], [rad("1", "Dan Dahl", "Bo Alm")])
    assert ord_(s) == [("1", "ändrad: beslutsattestant")]
    assert [(p.slag, p.person.namn) for p in s.rader[0].personer] == [
        (Slag.BORTTAGEN, "Anna Ek"),
        (Slag.NY, "Dan Dahl"),
        (Slag.LIKA, "Bo Alm"),
    ]
    assert (s.nya_personer, s.borttagna_personer) == (("Dan Dahl",), ("Anna Ek",))
    assert sammanfattning(s)[1:] == ("Nya med attesträtt: Dan Dahl.", "Lämnar attestlistan: Anna Ek.")


def test_ändrade_dagar_är_en_ändrad_person_men_ingen_ny() -> None:
    före = rad("1")
    slutar = replace(före.personer[0], till=date(2027, 3, 31))
    s = mellan([före], [replace(före, personer=(slutar, före.personer[1]))])
    assert [p.slag for p in s.rader[0].personer] == [Slag.ÄNDRAD, Slag.LIKA]
    assert s.nya_personer == ()


def test_rader_med_samma_kod_hålls_isär_av_villkoret() -> None:
    inom, utöver = rad("1", villkor="inom"), rad("1", "Cia Berg", villkor="utöver")
    s = mellan([inom, utöver], [replace(inom, belopp=5), utöver])
    assert [(r.rad.villkor, r.slag) for r in s.rader] == [("inom", Slag.ÄNDRAD), ("utöver", Slag.LIKA)]


def test_ett_omskrivet_villkor_är_samma_rad() -> None:
    s = mellan([rad("1", villkor="inom")], [rad("1", villkor="inom riktlinjen")])
    assert ord_(s) == [("1", "ändrad: villkor")]


def test_en_flyttad_rad_är_en_flyttad_rad_och_ingenting_annat() -> None:
    s = mellan([rad(k) for k in "12345"], [rad(k) for k in "13452"])
    assert ord_(s) == [("1", ""), ("3", ""), ("4", ""), ("5", ""), ("2", "flyttad")]
    assert sammanfattning(s) == ("1 rad flyttas.",)


def test_raden_för_alla_koder_jämförs_med_sig_själv() -> None:
    alla = AttestradUppgifter("", "Alla", rad("x").personer, slag=Attestradslag.ALLA)
    s = mellan([rad("1"), alla], [rad("1"), replace(alla, personer=rad("x", "Dan Dahl", "Bo Alm").personer)])
    assert ord_(s)[1] == ("", "ändrad: beslutsattestant")


def test_tusentals_rader_jämförs_utan_att_varje_rad_jämförs_med_varje() -> None:
    gamla = [rad(f"{n:05d}") for n in range(3000)]
    s = mellan(gamla, [*gamla[1500:], *gamla[:1500]])
    assert sum(r.flyttad for r in s.rader) == 1500


def test_så_få_som_möjligt_har_flyttats() -> None:
    assert flyttade("abcdef", "afbcde") == {"f"}
    assert flyttade("abc", "cba") in ({"a", "b"}, {"b", "c"}, {"a", "c"})
    assert flyttade("", "") == set()


def test_den_enda_raden_för_alla_koder_är_samma_rad_när_orden_saknas() -> None:
    alla = replace(rad("", "Lena Ek"), slag=Attestradslag.ALLA, benämning="Alla identiteter")
    s = mellan([rad("1"), alla], [rad("1"), replace(alla, benämning="")])
    assert [r.före is not None and r.efter is not None for r in s.rader] == [True, True]
