"""Files in, proposals with source lines out. Never touches the database."""

from __future__ import annotations

import hashlib
from pathlib import Path

from nämndapp.bas.forslag import Importförslag
from nämndapp.importers import innehallskontroller
from nämndapp.importers.filer import läs_rader
from nämndapp.importers.tolka import tolka

__all__ = ["läs", "läs_rader", "tolka"]


def läs(sökväg: Path) -> Importförslag:
    """Everything found in a txt, pdf or docx file. Raises Importfel with what to do."""
    innehåll, rader = läs_rader(sökväg)
    sha256 = hashlib.sha256(innehåll).hexdigest()
    if sökväg.suffix.lower() == ".docx" and (ifylld := innehallskontroller.läs(innehåll)) is not None:
        return Importförslag(sökväg.name, sha256, ifylld.rader, [ifylld.dokument], ifylld.ej_tolkat)
    dokument, ej_tolkat = tolka(rader)
    return Importförslag(sökväg.name, sha256, rader, dokument, ej_tolkat)
