"""How long the real bundles take to import (target: 001 under 2 s on two cores), with the libraries already loaded."""

from __future__ import annotations

from pathlib import Path

from matning import Mätning, median_tid

FRÖN = Path(__file__).resolve().parents[3] / "shared" / "seeds"
MÅL_001 = 2.0


def mät() -> list[Mätning]:
    """One line per real bundle; empty where they are not at hand."""
    from nämndapp.importers import läs

    return [
        Mätning(f"{fil.name[:3]}, {len(fil.read_bytes()) // 1024} kB", median_tid(lambda fil=fil: läs(fil)),
                mål=MÅL_001 if fil.name.startswith("001") else None)
        for fil in sorted(FRÖN.glob("*.txt"))
    ]  # fmt: skip
