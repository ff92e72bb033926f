"""Review files (.granskning), which a colleague sends back with comments."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from nämndapp.bas.fel import Inmatningsfel

ÄNDELSE = ".granskning"


def ta_emot(fil: Path) -> NoReturn:
    """What a review file says. This version reads none, and raises Inmatningsfel with what to do instead."""
    raise Inmatningsfel(
        f"Granskningen {fil.name} kan inte öppnas i den här versionen av Nämndapp.",
        "Be den som skickade den om handlingarna som PDF eller Word.",
    )
