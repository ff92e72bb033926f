"""§§ that come, go, change places, are joined and split: the attendance of the others stays true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

import motesprov
import pytest
from hypothesis import given
from hypothesis import strategies as st
from motesprov import Möte
from namndprov import Nämnder

from nämndapp.bas.fel import Inmatningsfel
from nämndapp.services import andring, narvaro, paragrafer, protokoll, sammantraden
from nämndapp.services.narvaroflytt import anpassa, kvar_i_ordning
from nämndapp.services.protokolluppgifter import (
    AjourneringUppgifter,
    IntervallUppgifter,
    JävUppgifter,
    NärvarandeUppgifter,
    NärvaroUppgifter,
    YrkandeUppgifter,
)
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter, SatsUppgifter
from nämndapp.services.uppgifter import PunktUppgifter
from nämndapp.storage import Databas

# --- pure -----------------------------------------------------------------------------------------------------------


def där(n: NärvaroUppgifter, ordning: Sequence[int]) -> set[int]:
    """The §§ under which the (only) person was there."""
    plats = {id_: nr for nr, id_ in enumerate(ordning)}
    ut: set[int] = set()
    for i in n.närvarande[0].intervall:
        från = plats.get(i.från_paragraf_id or 0, 0)
        till = plats.get(i.till_paragraf_id or 0, len(ordning) - 1)
        ut |= set(ordning[från : till + 1])
    return ut


def en(*intervall: tuple[int | None, int | None]) -> NärvaroUppgifter:
    rader = tuple(IntervallUppgifter(f, t) for f, t in intervall)
    return NärvaroUppgifter((NärvarandeUppgifter("Eva", intervall=rader, id=1),))


def test_den_som_kom_under_en_borttagen_paragraf_kommer_till_nästa() -> None:
    n = anpassa(en((2, None)), [1, 2, 3], [1, 3])
    assert n.närvarande[0].intervall == (IntervallUppgifter(3, None),)
    assert anpassa(en((None, 2)), [1, 2, 3], [1, 3]).närvarande[0].intervall == (IntervallUppgifter(None, 1),)
    for bara in ((2, 2), (2, None), (None, 2)):
        före = {(2, 2): [1, 2, 3], (2, None): [1, 2], (None, 2): [2, 3]}[bara]
        assert anpassa(en(bara), före, [i for i in före if i != 2]).närvarande[0].intervall == ()


def test_pausen_flyttar_till_nästa_paragraf() -> None:
    n = NärvaroUppgifter(ajourneringar=(AjourneringUppgifter(time(10), paragraf_id=2),))
    assert anpassa(n, [1, 2, 3], [1, 3]).ajourneringar[0].paragraf_id == 3
    assert anpassa(n, [1, 2], [1]).ajourneringar[0].paragraf_id == 1
    assert anpassa(n, [1, 2], [2, 1]) == n


def test_föredraganden_följer_med_sin_paragraf() -> None:
    for bara in ((1, 1), (None, 1)):
        assert där(anpassa(en(bara), [1, 2, 3], [2, 3, 1]), [2, 3, 1]) == {1}


def test_en_ny_paragraf_mellan_två_intervall_ger_ingen_lucka() -> None:
    assert där(anpassa(en((None, 1), (2, None)), [1, 2], [1, 9, 2]), [1, 9, 2]) == {1, 9, 2}


ORDNING = st.permutations([1, 2, 3, 4, 5])


@given(
    st.sampled_from([(f, t) for f in (None, 1, 2, 3, 4, 5) for t in (None, 1, 2, 3, 4, 5) if (f or 1) <= (t or 5)]),
    ORDNING,
    st.sets(st.integers(1, 5), max_size=3),
    st.booleans(),
)
def test_de_andra_paragrafernas_närvaro_är_densamma(
    intervall: tuple[int | None, int | None], ordning: list[int], bort: set[int], ny: bool
) -> None:
    n = en(intervall)
    före = [1, 2, 3, 4, 5]
    efter = [i for i in före if i not in bort] + ([9] if ny else [])
    väntat = där(n, före) - bort
    assert där(anpassa(n, före, efter), efter) - {9} == väntat if efter else True
    flyttad = anpassa(n, före, ordning)  # of those that are moved only those that stand still are promised
    stilla = set(kvar_i_ordning(före, ordning))
    assert där(flyttad, ordning) & stilla == där(n, före) & stilla


# --- in the database ------------------------------------------------------------------------------------------------


@pytest.fixture
def m(db: Databas, nämnder: Nämnder) -> Möte:
    return motesprov.hållet(db, nämnder.sn)


def _rubriker(m: Möte) -> list[tuple[str, int | None]]:
    return [(r.rubrik, r.preliminärt) for r in protokoll.lista_paragrafer(m.db, m.id)]


def _kom(m: Möte, namn: str, nr: int) -> None:
    n = narvaro.hämta_närvaro(m.db, m.id)
    nya = tuple(
        replace(r, intervall=(IntervallUppgifter(m.paragrafer[nr], tjänstgör=True),)) if r.namn == namn else r
        for r in n.närvarande
    )
    narvaro.spara_närvaro(m.db, m.id, replace(n, närvarande=nya), n)


def _allt(m: Möte) -> object:
    vyer = [(r, protokoll.hämta_paragraf(m.db, r.id).uppgifter) for r in protokoll.lista_paragrafer(m.db, m.id)]
    rader = [(replace(r, version=0), u, u.ordning, u.preliminärt) for r, u in vyer]
    return rader, narvaro.hämta_närvaro(m.db, m.id)


def _fram_och_tillbaka(m: Möte, före: object, ändring: andring.Ändring) -> None:
    efter = _allt(m)
    gör_om = andring.ångra(m.db, ändring)
    assert _allt(m) == före
    andring.ångra(m.db, gör_om)
    assert _allt(m) == efter


def test_borttagen_paragraf_flyttar_ankomsten_och_kommer_tillbaka(m: Möte) -> None:
    _kom(m, "Vice Alm", 1)
    före = _allt(m)
    ändring = protokoll.ta_bort_paragraf(m.db, m.paragrafer[1], None)
    assert _rubriker(m) == [("Ärende 1", 1), ("Ärende 3", 2), ("Ärende 4", 3)]
    assert m.närvarande("Vice Alm").intervall[0].från_paragraf_id == m.paragrafer[1]
    _fram_och_tillbaka(m, före, ändring)


def test_ny_flyttad_och_borttagen_punkt_i_listan(m: Möte) -> None:
    _kom(m, "Vice Alm", 1)
    vy = sammantraden.hämta_sammanträde(m.db, m.id)
    ett, _, tre, fyra = vy.uppgifter.lista
    nya = (ett, PunktUppgifter("Nytt"), fyra, tre)
    sammantraden.spara_sammanträde(m.db, m.id, replace(vy.uppgifter, lista=nya), vy.version)
    före = _allt(m)
    ändring = protokoll.föreslå_protokollsutkast(m.db, m.id)
    assert _rubriker(m) == [("Ärende 1", 1), ("Nytt", 2), ("Ärende 4", 3), ("Ärende 3", 4)]
    assert m.närvarande("Vice Alm").intervall[0].från_paragraf_id in m.paragrafer
    andring.ångra(m.db, ändring)
    (rader, n), (rader0, n0) = _allt(m), före  # type: ignore[misc]  # two pairs
    assert n == n0
    assert [r[1].rubrik for r in rader] == [r[1].rubrik for r in rader0]


def test_sammanträdet_med_närvaro_och_jäv_kommer_tillbaka(m: Möte) -> None:
    _kom(m, "Vice Alm", 2)
    m.spara(0, replace(m.paragraf(0), jäv=(JävUppgifter(m.vem("Ledamot Lind")),)))
    före = _allt(m)
    bort = sammantraden.ta_bort_sammanträde(m.db, m.id, None)
    for _ in range(2):
        gör_om = andring.ångra(m.db, bort)
        assert _allt(m) == före
        bort = andring.ångra(m.db, gör_om)
    assert sammantraden.lista_sammanträden(m.db) == []


def test_ny_paragraf_efter_en_annan(m: Möte) -> None:
    före = _allt(m)
    ändring = paragrafer.ny_paragraf(m.db, m.id, "Val av ombud", efter=m.paragrafer[0])
    assert _rubriker(m)[:3] == [("Ärende 1", 1), ("Val av ombud", 2), ("Ärende 2", 3)]
    ny = paragrafer.ny_i(ändring)
    assert ny == m.paragrafer[1]
    _fram_och_tillbaka(m, före, ändring)


def test_en_ny_paragraf_som_ångras_släpper_närvaron(m: Möte) -> None:
    ändring = paragrafer.ny_paragraf(m.db, m.id, "Val", efter=m.paragrafer[0])
    _kom(m, "Vice Alm", 1)
    andring.ångra(m.db, ändring)
    assert m.närvarande("Vice Alm").intervall[0].från_paragraf_id == m.paragrafer[1]


def test_flyttad_paragraf(m: Möte) -> None:
    _kom(m, "Vice Alm", 2)
    före = _allt(m)
    ändring = paragrafer.flytta_paragraf(m.db, m.paragrafer[2], efter=None)
    assert _rubriker(m) == [("Ärende 3", 1), ("Ärende 1", 2), ("Ärende 2", 3), ("Ärende 4", 4)]
    assert m.närvarande("Vice Alm").intervall[0].från_paragraf_id == m.paragrafer[3]
    _fram_och_tillbaka(m, före, ändring)


def test_hopslagna_paragrafer_har_allt(m: Möte) -> None:
    lind = m.vem("Ledamot Lind")
    yrkande = YrkandeUppgifter("a", text="Avslag.", beslutspunkt=1, personer=(lind,))
    for nr in (0, 1):
        m.spara(
            nr,
            replace(
                m.paragraf(nr),
                beslutspunkter=(SatsUppgifter(f"Beslut {nr}."),),
                avsnitt=(AvsnittUppgifter("Sammanfattning", f"Text {nr}."),),
                yrkanden=(yrkande,),
            ),
        )
    före = _allt(m)
    ändring = paragrafer.slå_ihop(m.db, [m.paragrafer[1], m.paragrafer[0]])
    hel = m.paragraf(0)
    assert [b.text for b in hel.beslutspunkter] == ["Beslut 0.", "Beslut 1."]
    assert [a.text for a in hel.avsnitt] == ["Text 0.\n\nText 1."]
    assert [(y.nyckel, y.beslutspunkt) for y in hel.yrkanden] == [("a", 1), ("a-2", 2)]
    assert len(hel.punkter) == 2
    assert [r for r, _ in _rubriker(m)] == ["Ärende 1", "Ärende 3", "Ärende 4"]
    andring.ångra(m.db, ändring)
    assert _allt(m) == före
    with pytest.raises(Inmatningsfel, match="minst två"):
        paragrafer.slå_ihop(m.db, [m.paragrafer[0]])


def test_en_punkt_kan_få_två_paragrafer_och_två_punkter_delas(m: Möte) -> None:
    m.spara(0, replace(m.paragraf(0), beslutspunkter=(SatsUppgifter("Ett."), SatsUppgifter("Två."))))
    före = _allt(m)
    ändring = paragrafer.dela(m.db, m.paragrafer[0], från_beslutspunkt=2)
    assert [[b.text for b in m.paragraf(nr).beslutspunkter] for nr in (0, 1)] == [["Ett."], ["Två."]]
    assert m.paragraf(0).punkter == m.paragraf(1).punkter
    _fram_och_tillbaka(m, före, ändring)
    paragrafer.slå_ihop(m.db, m.paragrafer[1:3])
    _, andra = m.paragraf(1).punkter
    paragrafer.dela(m.db, m.paragrafer[1], punkter=(andra,))
    assert [len(m.paragraf(nr).punkter) for nr in (1, 2)] == [1, 1]
    assert m.paragraf(2).rubrik == "Ärende 2"
