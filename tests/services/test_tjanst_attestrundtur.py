"""Our own attestlista, printed and read again: the same rows from PDF and Word."""

from __future__ import annotations

from pathlib import Path

import pytest

from nämndapp.services import attest, dokument, importera
from nämndapp.services.demo import skapa_demo
from nämndapp.services.oppna import öppna_databas


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return skapa_demo(tmp_path_factory.mktemp("demo")).databas


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_papperet_läses_tillbaka_rad_för_rad(demo: Path, tmp_path: Path, form: str) -> None:
    fil = tmp_path / f"lista.{form}"
    with öppna_databas(demo, skrivskyddad=True) as db:
        dokument.skriv(dokument.bygg(db, "attestlista", nämnd="SN", år=2026), form, fil)
        rad = next(r for r in attest.lista_listor(db, 1) if r.år == 2026)
        väntat = attest.hämta_lista(db, rad.id).rader
    (dok,) = importera.läs_fil(fil).dokument
    assert [(r.slag, r.koder, r.namn, r.benämning, r.villkor) for r in dok.attestrader] == [
        (r.slag, r.koder, r.namn, r.benämning, r.villkor) for r in väntat
    ]
    assert [[(p.namn, p.roll) for p in r.personer] for r in dok.attestrader] == [
        [(p.namn, p.roll) for p in r.personer] for r in väntat
    ]
