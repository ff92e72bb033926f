"""Putting a finished file in another's place."""

from __future__ import annotations

import time
from pathlib import Path

_PAUSER = (0.02, 0.05, 0.1, 0.2)


def byt(ny: Path, mål: Path) -> None:
    """``ny`` takes the place of ``mål``, whole or not at all.

    Windows refuses for the moment that a virus scanner or a colleague reads either of them: tried again for less
    than half a second. Raises PermissionError when somebody holds it for longer.
    """
    for paus in _PAUSER:
        try:
            ny.replace(mål)
        except PermissionError:
            time.sleep(paus)
        else:
            return
    ny.replace(mål)
