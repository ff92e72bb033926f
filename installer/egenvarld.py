"""The Windows that the build itself runs on, as a ``prov.Värd``."""

from __future__ import annotations

import importlib
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass
class Utfall:
    """How a program ended."""

    status: int | None
    text: str


class EgenWindows:
    """This user's own Windows. The trials install into it and remove again: only on machines kept for that."""

    c = Path("C:/")
    hem = Path.home()
    lokal = Path(os.environ.get("LOCALAPPDATA", ""))
    roaming = Path(os.environ.get("APPDATA", ""))
    skrivbord = Path.home() / "Desktop"

    def sökväg(self, fil: Path) -> str:
        """How Windows names the file."""
        return str(fil)

    def starta(
        self, program: str | Path, *argument: str, mapp: Path | None = None, miljö: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Starts a program and does not wait."""
        return subprocess.Popen(
            [str(program), *argument], cwd=mapp, env={**os.environ, **(miljö or {})}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def kör(
        self, program: str | Path, *argument: str, tid: float = 180, mapp: Path | None = None,
        miljö: Mapping[str, str] | None = None,
    ) -> Utfall:  # fmt: skip
        """Runs a program to its end, or stops it."""
        return self.vänta(self.starta(program, *argument, mapp=mapp, miljö=miljö), tid)

    def vänta(self, process: subprocess.Popen[bytes], tid: float) -> Utfall:
        """Waits for a started program; stops it after ``tid`` seconds."""
        try:
            ut, _ = process.communicate(timeout=tid)
        except subprocess.TimeoutExpired:
            process.kill()
            ut, _ = process.communicate()
            return Utfall(None, ut.decode("utf-8", errors="replace"))
        return Utfall(process.returncode, ut.decode("utf-8", errors="replace"))

    def läs_reg(self, nyckel: str, namn: str = "") -> str | None:
        """A value of the registry, or None."""
        winreg: Any = importlib.import_module("winreg")  # exists on Windows only; mypy runs on Linux too
        rot, _, under = nyckel.partition("\\")
        rötter = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}
        try:
            with winreg.OpenKey(rötter[rot], under, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as öppnad:
                return str(winreg.QueryValueEx(öppnad, namn)[0])
        except OSError:
            return None
