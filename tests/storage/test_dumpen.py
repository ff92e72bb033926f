"""What ``tests/data/make_dump.py`` will write of this schema when it is released."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import SQLModel

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "data"))
import make_dump

from nämndapp.storage import öppna

PROTOKOLLETS = {
    "ajournering", "ej_deltagande", "jav", "justering", "kvittering", "narvarande", "narvarointervall", "proposition",
    "protokolljusterare", "rattelse", "rost", "yrkande", "yrkande_person", "yttrande", "yttrande_person",
}  # fmt: skip


def test_dumpen_har_rader_i_protokollets_tabeller_och_kan_läsas_in(tmp_path: Path) -> None:
    fil = tmp_path / "Ekbro.namnd"
    with öppna(fil) as databas:
        with databas.skrivning() as enhet:
            make_dump.fyll(enhet)
        with databas.läsning() as enhet:
            anslutning = enhet.session.connection()
            tomma = {
                t.name
                for t in SQLModel.metadata.tables.values()
                if not anslutning.execute(sa.select(sa.func.count()).select_from(t)).scalar()
            }
    assert not tomma & PROTOKOLLETS
    text = make_dump.dumpa(fil)
    ny = sqlite3.connect(tmp_path / "ny.namnd")
    ny.executescript(text)
    assert ny.execute("SELECT count(*) FROM justering").fetchone() == (1,)
    ny.close()
