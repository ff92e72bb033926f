"""Who may approve: ranges, outer parts and codes under a code."""

from __future__ import annotations

from datetime import date

import pytest

from nämndapp.bas.attest import (
    AttestlistaUppgifter,
    AttestpersonUppgifter,
    AttestradUppgifter,
    HelAttestlista,
    Koddel,
    täcker,
)
from nämndapp.rules.attestbyte import byt_person
from nämndapp.rules.attestsvar import Grund, rättigheter, vem_får

DAG = date(2027, 3, 1)
ANNA = (AttestpersonUppgifter("Anna Ek"),)


def lista(*rader: AttestradUppgifter, **huvud: object) -> HelAttestlista:
    return HelAttestlista(AttestlistaUppgifter(1, 2027, **huvud), rader)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("radens", "kod", "svar"),
    [
        ("71000-71099", "71050", True),
        ("71000–71099", "71099", True),
        ("71000-71099", "71100", False),
        ("71000-71099", "710500", False),
        ("0100-0199", "0150", True),
        ("0100", "100", False),
        ("", "", False),
    ],
)
def test_ett_intervall_täcker_sina_koder(radens: str, kod: str, svar: bool) -> None:
    assert täcker(radens, kod) is svar


def test_raden_går_före_intervallet_i_listans_ordning() -> None:
    svar = vem_får(lista(AttestradUppgifter("71000-71099", "Gemensamt", ANNA)), "71006", DAG)
    assert [(t.grund, t.skäl) for t in svar] == [(Grund.INTERVALL, "intervallet 71000-71099")]


def test_samma_kod_med_två_villkor_ger_två_svar() -> None:
    svar = vem_får(lista(AttestradUppgifter("71006", villkor="inom"), AttestradUppgifter("71006", villkor="utöver")),
                   "71006", DAG)  # fmt: skip
    assert [t.rad.villkor for t in svar] == ["inom", "utöver"]


def test_ett_ansvar_svarar_med_alla_sina_rader() -> None:
    rader = [
        AttestradUppgifter(k, koder={"ansvar": a, "identitet": k}) for k, a in (("71000", "710"), ("72000", "720"))
    ]
    svar = vem_får(lista(*rader), "710", DAG)
    assert [(t.rad.kod, t.grund) for t in svar] == [("71000", Grund.YTTRE)]


def test_identiteter_därunder_svarar_den_längsta_koden_och_bara_när_listan_säger_det() -> None:
    rader = (AttestradUppgifter("34"), AttestradUppgifter("3412"), AttestradUppgifter("3413"))
    under = (Koddel("ansvar", "Ansvar 4", huvud=True, under=True),)
    svar = vem_får(lista(*rader, koddelar=under), "341207", DAG)
    assert [(t.rad.kod, t.grund) for t in svar] == [("3412", Grund.UNDER)]
    assert vem_får(lista(*rader), "341207", DAG) == ()


def test_bara_de_som_gäller_den_dagen_räknas() -> None:
    personer = (
        AttestpersonUppgifter("Gamla", till=date(2027, 2, 28)),
        AttestpersonUppgifter("Nya", från=DAG),
        AttestpersonUppgifter("Vik", "ersättare", från=date(2027, 3, 2)),
    )
    (svar,) = vem_får(lista(AttestradUppgifter("71000", "", personer)), "71000", DAG)
    assert [(roll, [p.namn for p in ps]) for roll, ps in svar.roller] == [("Beslutsattestant", ["Nya"])]


def test_den_som_redan_står_i_cellen_läggs_inte_in_två_gånger() -> None:
    rad = AttestradUppgifter("1", "", (AttestpersonUppgifter("Anna Ek"), AttestpersonUppgifter("Bo Alm")))
    bytt = byt_person(rad, ("Anna Ek", None), ("Bo Alm", None), DAG)
    assert [(p.namn, p.från, p.till) for p in bytt.personer] == [
        ("Anna Ek", None, date(2027, 2, 28)),
        ("Bo Alm", None, None),
    ]


def test_den_som_inte_hunnit_börja_ersätts_helt_med_sina_dagar() -> None:
    p = AttestpersonUppgifter("Anna Ek", från=date(2027, 6, 1), till=date(2027, 8, 31))
    bytt = byt_person(AttestradUppgifter("1", "", (p,)), ("Anna Ek", None), ("Bo Alm", 7), DAG)
    assert bytt.personer == (AttestpersonUppgifter("Bo Alm", "attestant", p.från, p.till, 7),)


def test_den_som_redan_har_slutat_rörs_inte() -> None:
    rad = AttestradUppgifter("1", "", (AttestpersonUppgifter("Anna Ek", till=date(2027, 2, 1)),))
    assert byt_person(rad, ("Anna Ek", None), ("Bo Alm", None), DAG) == rad


def test_id_i_registret_går_före_namnet() -> None:
    rad = AttestradUppgifter("1", "", (AttestpersonUppgifter("Anna Ek", person_id=1),))
    assert byt_person(rad, ("Anna Ek", 2), ("Bo Alm", None), DAG) == rad


def test_rättigheterna_samlas_per_person_hur_namnet_än_är_skrivet() -> None:
    rader = (AttestradUppgifter("1", "", (AttestpersonUppgifter("Åse Björk"),)),
             AttestradUppgifter("2", "", (AttestpersonUppgifter("Åse björk", "ersättare"),)))  # fmt: skip
    assert [(n, [r.kod for r, _ in x]) for n, x in rättigheter(lista(*rader)).items()] == [("Åse Björk", ["1", "2"])]


def test_byte_från_listans_första_dag_lämnar_inget_spår_av_den_som_slutat() -> None:
    rad = AttestradUppgifter("1", "", (AttestpersonUppgifter("Anna Ek"),))
    bytt = byt_person(rad, ("Anna Ek", None), ("Bo Alm", None), DAG, listans_början=DAG)
    assert bytt.personer == (AttestpersonUppgifter("Bo Alm"),)
