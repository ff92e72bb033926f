"""Årsplanen överlever ett avbrott innan den är lagd in, och ett byte av nämnd."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QPushButton
from tangenter import skriv

from nämndapp.services import register, sammantraden, utkast
from nämndapp.services.arsplan import Mötesförslag
from nämndapp.services.uppgifter import NämndUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.planering.planutkast import rader_till_data, rader_ur_data
from nämndapp.ui.planering.sida import Planeringssida


@pytest.fixture
def sida(fönster: Huvudfönster) -> Planeringssida:
    sidan = fönster.gå_till_sida("Planering")
    assert isinstance(sidan, Planeringssida)
    return sidan


def _börja(sida: Planeringssida) -> None:
    plan = sida.årsplan
    plan.mönster.inmatning.setFocus()
    plan.mönster.sätt_råtext("")
    skriv(plan.mönster.inmatning, "första onsdagen i januari, mars")
    plan.år.sätt_råtext("2031")
    plan.fält["beredning_dagar"].sätt_råtext("7")
    plan.föreslå()
    plan.modell.setData(plan.modell.index(1, 1), "4 mars")


def test_planen_sparas_som_utkast_erbjuds_och_kommer_tillbaka(
    qtbot: Any, fönster: Huvudfönster, sida: Planeringssida, db: Databas
) -> None:
    assert utkast.lista_utkast(db) == []
    _börja(sida)
    qtbot.waitUntil(lambda: len(utkast.lista_utkast(db)) == 1, timeout=5_000)
    qtbot.wait(1_300)  # what was changed last
    (rad,) = utkast.lista_utkast(db)
    assert rad.beskrivning == "årsplanen, som inte är inlagd än"
    plan = sida.årsplan
    plan._nollställ()  # as it is when the program starts again
    plan.utkast._finns.clear()
    plan.utkast._klocka.stop()
    fönster.gå_till_sida("Översikt")
    fönster.erbjud_utkast()
    knapp = next(k for k in fönster.findChildren(QPushButton) if k.text().replace("&", "") == "Återställ texten")
    knapp.click()
    assert fönster.sida is sida
    assert plan.mönster.råtext() == "första onsdagen i januari, mars"
    assert [f.datum for f in plan.modell.rader] == [date(2031, 1, 2), date(2031, 3, 4)]
    före = len(sammantraden.lista_sammanträden(db))
    plan.skapa()
    assert len(sammantraden.lista_sammanträden(db)) == före + 4  # each with its beredning
    assert utkast.lista_utkast(db) == []


def test_det_som_är_lagt_in_eller_tömt_lämnar_inget_utkast(sida: Planeringssida, db: Databas) -> None:
    _börja(sida)
    sida.lämna()
    assert len(utkast.lista_utkast(db)) == 1
    plan = sida.årsplan
    plan.modell.sätt(())
    plan._nollställ()
    plan.utkast.spara_nu()
    assert utkast.lista_utkast(db) == []


def test_planen_finns_kvar_när_man_har_varit_i_en_annan_nämnd(
    fönster: Huvudfönster, sida: Planeringssida, db: Databas
) -> None:
    egen = fönster.kontext.nämnd_id
    annan = register.spara_nämnd(db, None, NämndUppgifter("Byggnämnden", "BN"), None).objekt_id
    _börja(sida)
    fönster.kontext.välj_nämnd(annan)
    assert sida.årsplan.modell.rader == ()
    fönster.kontext.välj_nämnd(egen)
    assert [f.datum for f in sida.årsplan.modell.rader] == [date(2031, 1, 2), date(2031, 3, 4)]


_DAG = st.none() | st.dates()


@given(
    st.lists(
        st.builds(
            Mötesförslag,
            datum=st.dates(),
            med=st.booleans(),
            flyttat=st.text(max_size=5),
            varningar=st.lists(st.text(max_size=5), max_size=2).map(tuple),
            stoppdatum=_DAG,
            kallelse_senast=_DAG,
            beredning=_DAG,
            utskott=_DAG,
            id=st.none() | st.integers(0, 99),
        ),
        max_size=3,
    )
)
def test_raderna_går_fram_och_tillbaka(rader: list[Mötesförslag]) -> None:
    assert rader_ur_data(rader_till_data(rader)) == rader


def test_en_rad_som_inte_förstås_utelämnas() -> None:
    assert rader_ur_data([{"datum": "smultron"}, {}]) == []
