"""Which decisions share a särskilt protokoll, and what such a protocol lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nämndapp.bas.papekande import Nivå
from nämndapp.rules.lage import Läge
from nämndapp.rules.sarskilda_protokoll import Kandidat, Protokollsbeslut, Protokollsbild, föreslå, granska_protokoll

DAG = date(2026, 2, 12)
BESLUT = Protokollsbeslut(date(2026, 2, 2), "EC", rubrik="Avtal", diarienummer="SN 2026/1", anmäls=False, id=7)
HELT = Protokollsbild("Socialnämnden", 3, DAG, "Maria Lund", "enhetschef", beslut=(BESLUT,), id=1)


def _koder(p: Protokollsbild, idag: date = DAG) -> dict[str, Nivå]:
    return {x.kod: x.nivå for x in granska_protokoll(p, Läge(idag))}


def test_ett_utkast_påminner_om_att_det_ska_justeras() -> None:
    (fynd,) = granska_protokoll(HELT, Läge(DAG + timedelta(days=3)))
    assert (fynd.kod, fynd.nivå) == ("DEL-eget-utkast", Nivå.TIPS)
    assert fynd.text == "Särskilt protokoll 2026:3 är ett utkast sedan 3 dagar och är inte justerat."


def test_det_som_saknas_hindrar_justering_och_bara_det() -> None:
    assert _koder(replace(HELT, beslut=()))["DEL-eget-tomt"] is Nivå.FEL
    assert _koder(replace(HELT, av=" "))["DEL-eget-utan-namn"] is Nivå.FEL
    utan = replace(BESLUT, rubrik="")
    assert _koder(replace(HELT, beslut=(utan,)))["DEL-eget-utan-text"] is Nivå.FEL
    for ord_ in (replace(utan, text="Avtalet tecknas."), replace(utan, punkt="Avtal"), replace(utan, sekretess="OSL")):
        assert "DEL-eget-utan-text" not in _koder(replace(HELT, beslut=(ord_,)))


def test_ett_låst_protokoll_klandras_inte_för_det_som_inte_kan_ändras() -> None:
    låst = replace(HELT, av="", justerat=DAG, låst=True)
    assert _koder(låst) == {}


def test_beslut_efter_dagen_flera_delegater_och_besvär_sägs_men_hindrar_inte() -> None:
    p = replace(
        HELT,
        beslut=(
            replace(BESLUT, datum=date(2026, 2, 13)), replace(BESLUT, delegat="HL", besvär=True),
            replace(BESLUT, anmäls=True),
        ),
    )  # fmt: skip
    koder = _koder(p)
    assert koder["DEL-eget-dag"] is Nivå.VARNING
    assert koder["DEL-eget-flera"] is Nivå.VARNING
    assert koder["DEL-eget-behovs-inte"] is Nivå.TIPS
    assert Nivå.FEL not in koder.values()


@given(
    st.lists(
        st.builds(
            Kandidat,
            st.integers(1, 10_000),
            st.dates(date(2026, 1, 1), date(2026, 1, 5)),
            st.sampled_from(["", "EC", "SS"]),
            st.sampled_from(["", "Maria Lund"]),
        ),
        unique_by=lambda k: k.id,
    )
)
def test_varje_beslut_föreslås_med_sin_delegat_och_ingen_annans(kandidater: list[Kandidat]) -> None:
    vem = {k.id: (k.delegat, k.beslutsfattare) for k in kandidater}
    förslag = föreslå(kandidater)
    assert {i for f in förslag for i in f.beslut} == set(vem)
    assert all({vem[i] for i in f.beslut} == {(f.delegat, f.beslutsfattare)} for f in förslag)
    hela = {(f.delegat, f.beslutsfattare): f for f in reversed(förslag)}  # the first of each delegate has all
    assert sorted(i for f in hela.values() for i in f.beslut) == sorted(vem)
