"""A new database with kommun and nämnder for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from namndprov import MÖTESDAG, Nämnder

from nämndapp.services import register
from nämndapp.services.uppgifter import KommunUppgifter, Numrering, NämndUppgifter, SammanträdeUppgifter
from nämndapp.storage import Databas, öppna


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Databas]:
    with öppna(tmp_path / "prov.namnd") as databas:
        register.spara_kommun(databas, None, KommunUppgifter("Ekbro kommun"), None)
        yield databas


@pytest.fixture
def nämnder(db: Databas) -> Nämnder:
    """SN takes its numbers from another system, BMN has its own series."""
    sn = register.spara_nämnd(db, None, NämndUppgifter("Socialnämnden", "SN"), None)
    bmn = register.spara_nämnd(
        db, None, NämndUppgifter("Bygg- och miljönämnden", "BMN", numrering=Numrering.EGEN_SERIE), None
    )
    return Nämnder(sn.objekt_id, bmn.objekt_id)


@pytest.fixture
def möte(nämnder: Nämnder) -> SammanträdeUppgifter:
    return SammanträdeUppgifter(nämnder.sn, MÖTESDAG, plats="Lilla salen")
