"""Databases for the storage tests: empty, filled, and files that are hard to write in."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from nämndapp.models import Kommun, Nämnd
from nämndapp.storage import Databas, öppna

DATA = Path(__file__).resolve().parent.parent / "data"


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    """Where the test's database lies, in a folder whose name needs escaping."""
    mapp = tmp_path / "Ekbro åäö 100% #1"
    mapp.mkdir()
    return mapp / "Socialnämnden.namnd"


@pytest.fixture
def databas(fil: Path) -> Iterator[Databas]:
    """An open database with kommun 1 and nämnd 1."""
    with öppna(fil) as db:
        with db.skrivning() as enhet:
            kommun = enhet.lägg_till(Kommun(namn="Ekbro kommun"))
            enhet.lägg_till(Nämnd(kommun_id=kommun.id, namn="Socialnämnden", kod="SN"))
        yield db


@pytest.fixture
def fylld_fil(fil: Path, gör_dump: ModuleType) -> Path:
    """A closed file with rows in every table."""
    with öppna(fil) as db, db.skrivning() as enhet:
        gör_dump.fyll(enhet)
    return fil


@pytest.fixture(scope="session")
def gör_dump() -> ModuleType:
    """The script that writes the dumps."""
    spec = importlib.util.spec_from_file_location("make_dump", DATA / "make_dump.py")
    assert spec
    assert spec.loader
    modul = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(modul)
    return modul
