"""Files that ship with the program: fonts, icons, law data, the handbook."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def _rot() -> Path:
    """In a wheel or a frozen program ``nämndapp/resources``; in a checkout ``resources`` beside the package."""
    paketet = Path(str(files("nämndapp")))
    inuti = paketet / "resources"
    return inuti if inuti.is_dir() else paketet.parent / "resources"


def resurs(namn: str) -> Path:
    """The path of ``resources/<namn>``; raises FileNotFoundError (a broken installation, hence a bug)."""
    sökväg = _rot() / namn
    if not sökväg.exists():
        handbok = _rot().parent / "docs" / namn  # docs/handbok lies beside the package in a checkout
        if handbok.exists():
            return handbok
        raise FileNotFoundError(f"resursen {namn} saknas i {_rot()}")
    return sökväg
