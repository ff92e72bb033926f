"""How long the real bundles take to import (target: 001 under 2 s on two cores), with the libraries already loaded.

Reading alone for each bundle; for 001 also reading and saving into a new database, which is what the user waits for.
"""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

from matning import Mätning, median_tid

FRÖN = Path(__file__).resolve().parents[3] / "shared" / "seeds"
MÅL_001 = 2.0


def mät() -> list[Mätning]:
    """One line per real bundle and one for saving 001; empty where they are not at hand."""
    from nämndapp.importers import läs

    filer = sorted(FRÖN.glob("*.txt"))
    läsning = [
        Mätning(f"{fil.name[:3]}, {len(fil.read_bytes()) // 1024} kB", median_tid(lambda fil=fil: läs(fil)),
                mål=MÅL_001 if fil.name.startswith("001") else None)
        for fil in filer
    ]  # fmt: skip
    return läsning + [_läs_och_spara(fil) for fil in filer if fil.name.startswith("001")]


def _läs_och_spara(fil: Path) -> Mätning:
    from nämndapp.services import importera
    from nämndapp.storage import öppna

    with tempfile.TemporaryDirectory() as mapp:
        databaser = [öppna(Path(mapp) / f"{nr}.namnd") for nr in range(5)]
        nästa = itertools.count()

        def importen() -> None:
            importera.spara_import(databaser[next(nästa)], None, importera.läs_fil(fil))

        tid = median_tid(importen, len(databaser))
        for db in databaser:
            db.stäng()
    return Mätning(f"{fil.name[:3]}, läs och spara", tid, mål=MÅL_001)
