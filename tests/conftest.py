"""What every test may rely on: Qt without a screen, the real papers where they exist, the project's files."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROT = Path(__file__).resolve().parent.parent
FRÖN = ROT.parent / "shared" / "seeds"
BYGGT = {"build", "dist", "demo"}
VÅRA_PUNKTMAPPAR = {".ci", ".github"}


@pytest.fixture(scope="session")
def rot() -> Path:
    """The project's root."""
    return ROT


@pytest.fixture(scope="session")
def frö() -> Callable[[int], Path]:
    """``frö(1)`` is the path of real paper 001; the test is skipped where the papers are not at hand."""

    def hitta(nummer: int) -> Path:
        träffar = sorted(FRÖN.glob(f"{nummer:03d}_*.txt"))
        if not träffar:
            pytest.skip(f"de verkliga handlingarna finns inte här ({FRÖN})")
        return träffar[0]

    return hitta


@pytest.fixture(scope="session")
def frö_001(frö: Callable[[int], Path]) -> Path:
    """Real paper 001: a whole bundle from kallelse to internkontrollplan."""
    return frö(1)


@pytest.fixture(scope="session")
def projektets_filer() -> list[Path]:
    """Every file under version control (or every file of the tree, where git is missing), relative to the root."""
    try:
        svar = subprocess.run(
            ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROT, capture_output=True, check=True
        )
        namn = [Path(n.decode()) for n in svar.stdout.split(b"\0") if n]
    except (OSError, subprocess.CalledProcessError):
        alla = (p.relative_to(ROT) for p in ROT.rglob("*") if p.is_file())
        namn = [p for p in alla if _är_vår(p)]
    return [n for n in namn if (ROT / n).is_file()]


def _är_vår(fil: Path) -> bool:
    dolda = {m for m in fil.parts[:-1] if m.startswith(".") or m == "__pycache__"} - VÅRA_PUNKTMAPPAR
    return not dolda and fil.parts[0] not in BYGGT
