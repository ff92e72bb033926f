"""Our own papers out and in again: the demo's papers in a folder, and what is read from one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from nämndapp.bas.forslag import Dokumentförslag
from nämndapp.services import dokument, importera, register
from nämndapp.services.demo import dokumentval, skapa_demo
from nämndapp.services.oppna import öppna_databas
from nämndapp.storage import Databas


def skriv_papper(mapp: Path, former: Collection[str], typer: Collection[str] | None = None) -> Path:
    """The demo and its papers of those types (None: all) in each form, named as their type."""
    skapa_demo(mapp)
    with öppna_databas(mapp / "demo.namnd") as db:
        for typ, val in dokumentval(db):
            if typer is None or typ in typer:
                papper = dokument.bygg(db, typ, **val)
                for form in former:
                    dokument.skriv(papper, form, mapp / f"{typ}.{form}")
    return mapp


def kopian(original: Path, mapp: Path) -> Iterator[Databas]:
    """The demo's database as a file of the test's own."""
    fil = mapp / "demo.namnd"
    fil.write_bytes((original / "demo.namnd").read_bytes())
    with öppna_databas(fil) as db:
        yield db


def läs_papper(original: Path, typ: str, form: str) -> Dokumentförslag:
    """The only paper of a file."""
    (dok,) = importera.läs_fil(original / f"{typ}.{form}").dokument
    return dok


def socialnämnden(db: Databas) -> int:
    """The id of the demo's socialnämnd."""
    return next(n.id for n in register.lista_nämnder(db) if n.kod == "SN")
