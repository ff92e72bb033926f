"""The portable edition: a frozen program that keeps everything it writes beside itself (installer/paket.py)."""

from __future__ import annotations

import sys
from pathlib import Path

MÄRKE = "portabel.txt"


def datamapp() -> Path | None:
    """``data`` in the program's folder when ``portabel.txt`` lies there; None elsewhere."""
    if not getattr(sys, "frozen", False):
        return None
    mapp = Path(sys.executable).resolve().parent
    return mapp / "data" if (mapp / MÄRKE).is_file() else None
