"""The content of a text, PDF or Word file as papers."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from nämndapp.bas.forslag import Importförslag
from nämndapp.importers import innehallskontroller
from nämndapp.importers.filer import som_rader
from nämndapp.importers.tolka import tolka


def läs_innehåll(innehåll: bytes, namn: str) -> Importförslag:
    """Everything found in the bytes of a file with that name. Raises Importfel with what to do."""
    return av_rader(innehåll, namn, som_rader(innehåll, namn))


def av_rader(innehåll: bytes, namn: str, rader: list[str]) -> Importförslag:
    """The papers in lines that have been read; a Word file of ours tells its own fields."""
    sha256 = hashlib.sha256(innehåll).hexdigest()
    if PurePath(namn).suffix.lower() == ".docx" and (ifylld := innehallskontroller.läs(innehåll)) is not None:
        return Importförslag(namn, sha256, ifylld.rader, [ifylld.dokument], ifylld.ej_tolkat)
    dokument, ej_tolkat = tolka(rader)
    return Importförslag(namn, sha256, rader, dokument, ej_tolkat)
