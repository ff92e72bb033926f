"""Formalia utan egen § gäller också punkter som skrivs för hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nämndapp.models import Punkttyp
from nämndapp.services import punktlista, register, sammantraden
from nämndapp.services.andring import ångra
from nämndapp.services.uppgifter import PunktUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas
from tests.services.conftest import Nämnder


def utan(db: Databas, id_: int) -> list[tuple[str, bool]]:
    return [(p.rubrik, p.utan_paragraf) for p in sammantraden.hämta_sammanträde(db, id_).uppgifter.punkter]


@pytest.fixture
def id_(db: Databas, nämnder: Nämnder, möte: SammanträdeUppgifter) -> int:
    vy = register.hämta_nämnd(db, nämnder.sn)
    nya = replace(vy.uppgifter, övrigt={punktlista.FORMALIA_UTAN_PARAGRAF: True})
    register.spara_nämnd(db, vy.id, nya, vy.version)
    lista = (PunktUppgifter("Upprop", typ=Punkttyp.FORMALIA), PunktUppgifter("Budget"))
    return sammantraden.spara_sammanträde(db, None, replace(möte, lista=lista), None).objekt_id


def spara(db: Databas, id_: int, rubrik: str, **ändrat: object) -> object:
    vy = sammantraden.hämta_sammanträde(db, id_)
    lista = tuple(replace(p, **ändrat) if p.rubrik == rubrik else p for p in vy.uppgifter.lista)
    return sammantraden.spara_sammanträde(db, id_, replace(vy.uppgifter, lista=lista), vy.version)


def test_en_handskriven_formaliapunkt_får_ingen_paragraf(db: Databas, id_: int) -> None:
    assert utan(db, id_) == [("Upprop", True), ("Budget", False)]


def test_den_som_blir_formalia_följer_med_och_tillbaka(db: Databas, id_: int) -> None:
    ändring = spara(db, id_, "Budget", typ=Punkttyp.FORMALIA)
    assert utan(db, id_)[1] == ("Budget", True)
    ångra(db, ändring)
    assert utan(db, id_)[1] == ("Budget", False)
    spara(db, id_, "Upprop", typ=Punkttyp.INFORMATION)
    assert utan(db, id_)[0] == ("Upprop", False)


def test_det_man_själv_har_valt_för_en_punkt_gäller(db: Databas, id_: int) -> None:
    spara(db, id_, "Upprop", utan_paragraf=False)
    spara(db, id_, "Upprop", föredragande="Ordföranden")
    assert utan(db, id_)[0] == ("Upprop", False)


def test_utan_inställningen_får_formalia_sin_paragraf(db: Databas, möte: SammanträdeUppgifter) -> None:
    nytt = replace(möte, lista=(PunktUppgifter("Upprop", typ=Punkttyp.FORMALIA),))
    assert utan(db, sammantraden.spara_sammanträde(db, None, nytt, None).objekt_id) == [("Upprop", False)]
