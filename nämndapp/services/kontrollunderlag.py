"""The evidence of a control as a file from the disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from nämndapp.services.andring import Ändring
from nämndapp.services.handlingar import läs_innehåll, mediatyp
from nämndapp.services.internkontrolluppgifter import KontrolltillfälleUppgifter
from nämndapp.services.kontrolltillfallen import bifoga_underlag
from nämndapp.storage import Databas


def bifoga_fil(db: Databas, id_: int, fil: Path, väntad_version: int | None) -> Ändring:
    """The file becomes the occasion's evidence. Raises Inmatningsfel for a file that is empty or cannot be read."""
    return bifoga_underlag(db, id_, fil.name, läs_innehåll(fil), väntad_version, mediatyp=mediatyp(fil.name))


def utan_underlag(u: KontrolltillfälleUppgifter) -> KontrolltillfälleUppgifter:
    """The occasion without its evidence."""
    return replace(u, underlag_sha256=None, underlag_namn="")
