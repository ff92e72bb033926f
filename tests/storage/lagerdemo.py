"""Small helpers of the storage tests."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nämndapp.models import Ärende


def nytt_ärende(rubrik: str = "Budget", **fält: object) -> Ärende:
    """An ärende of nämnd 1."""
    return Ärende(nämnd_id=1, rubrik=rubrik, registrerat=date(2026, 1, 15), **fält)


@contextlib.contextmanager
def oföränderlig(sökväg: Path) -> Iterator[None]:
    """Really read-only while it lasts: chmod, or for root (whom chmod does not stop) chattr +i; else skipped."""
    if os.name != "posix":
        pytest.skip("skrivskydd prövas här med chmod eller chattr")
    if os.geteuid() != 0:
        läge = sökväg.stat().st_mode
        sökväg.chmod(läge & ~0o222)
        try:
            yield
        finally:
            sökväg.chmod(läge)
        return
    try:
        svar = subprocess.run(["chattr", "+i", str(sökväg)], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("root utan chattr kan inte skrivskydda något för sig själv")
    if svar.returncode != 0:
        pytest.skip("filsystemet har inget skrivskydd som gäller root")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", str(sökväg)], check=True)


def innehåll(mapp: Path) -> list[str]:
    """The names in a folder, hidden ones too."""
    return sorted(fil.name for fil in mapp.iterdir())
