"""Where daily copies lie and which there are. Only looks: never makes a folder."""

from __future__ import annotations

import contextlib
import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import platformdirs

from nämndapp.bas import portabel

MAPP = "Säkerhetskopior"


@dataclass(frozen=True)
class Kopia:
    """A daily copy."""

    sökväg: Path
    dag: date
    storlek: int


def kopiemappar(fil: Path) -> tuple[Path, Path]:
    """Where daily copies may lie: ``Säkerhetskopior`` beside the file, else a folder of its own in the user's data."""
    fil = fil.absolute()
    märke = hashlib.sha256(str(fil).encode()).hexdigest()[:8]  # files of the same name must not mix
    return fil.parent / MAPP, _egna() / märke


def _egna() -> Path:
    return (portabel.datamapp() or Path(platformdirs.user_data_dir("Nämndapp", appauthor=False))) / MAPP


def lista_kopior(fil: Path, *, mapp: Path | None = None) -> list[Kopia]:
    """The daily copies of the file, the newest first."""
    platser = (mapp,) if mapp else kopiemappar(fil)
    mönster = re.compile(rf"{re.escape(fil.stem)} (\d{{4}}-\d\d-\d\d){re.escape(fil.suffix)}")
    kopior = []
    for sökväg in (s for plats in platser if plats.is_dir() for s in plats.iterdir()):
        with contextlib.suppress(ValueError):
            if träff := mönster.fullmatch(sökväg.name):
                kopior.append(Kopia(sökväg, date.fromisoformat(träff[1]), sökväg.stat().st_size))
    return sorted(kopior, key=lambda k: k.dag, reverse=True)


def är_kopia(fil: Path) -> bool:
    """Does the file lie in such a folder? It is kept as it is: opened for reading only."""
    return fil.is_file() and (fil.parent.name == MAPP or fil.parent.parent == _egna())
