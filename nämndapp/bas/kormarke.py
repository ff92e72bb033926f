"""A named mutex that is held while a window is open, so that the installer sees on Windows that the program runs."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from nämndapp.bas import windows

NAMN = ("Local\\Namndapp.kors", "Global\\Namndapp.kors")
"""Local: this desktop session. Global: all of them, which a service or another session may forbid."""


class Körmärke:
    """Held from ``ta`` until ``släpp`` or the process's end. Does nothing on other systems than Windows."""

    def __init__(self) -> None:
        self._handtag: list[Any] = []

    def ta(self) -> None:
        """Makes or joins the mutexes; one that is refused is no reason not to start."""
        if sys.platform == "win32":
            skapa = windows.dll("kernel32").CreateMutexW
            skapa.restype = ctypes.c_void_p
            self._handtag += [handtag for namn in NAMN if (handtag := skapa(None, 0, ctypes.c_wchar_p(namn)))]

    def släpp(self) -> None:
        """Gives them back."""
        while self._handtag:
            windows.dll("kernel32").CloseHandle(ctypes.c_void_p(self._handtag.pop()))
