"""What only Windows asks of a program. Every function does nothing, or says None, on other systems."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

APP_ID = "Namndapp.Namndapp"
"""AppUserModelID: the taskbar puts the windows of one program under one button, and finds its pinned icon."""

_ALLA_PROCESSER = -1  # ASFW_ANY
_MB_ICONERROR, _MB_ICONINFORMATION, _MB_SETFOREGROUND = 0x10, 0x40, 0x10000


def dll(namn: str) -> Any:
    """One of the system's libraries; fails on other systems than Windows."""
    return getattr(ctypes, "WinDLL")(namn, use_last_error=True)  # noqa: B009 – exists on Windows only


def sätt_app_id() -> None:
    """Before the first window is made."""
    if sys.platform == "win32":
        dll("shell32").SetCurrentProcessExplicitAppUserModelID(ctypes.c_wchar_p(APP_ID))


def låt_andra_ta_förgrunden() -> None:
    """Only the process that the user has just started may take the foreground; it lets the running window do so."""
    if sys.platform == "win32":
        dll("user32").AllowSetForegroundWindow(ctypes.c_uint32(_ALLA_PROCESSER & 0xFFFFFFFF))


def session() -> int | None:
    """The desktop session: on a terminal server the same user may have two, whose windows cannot see each other."""
    if sys.platform == "win32":
        kernel = dll("kernel32")
        nummer = ctypes.c_uint32()
        kernel.ProcessIdToSessionId(kernel.GetCurrentProcessId(), ctypes.byref(nummer))
        return nummer.value
    return None


def teckentabell() -> int | None:
    """The ANSI code page, 1252 in Sweden."""
    return int(dll("kernel32").GetACP()) if sys.platform == "win32" else None


def skalning() -> int | None:
    """The system's scaling in percent, whatever Qt's platform is."""
    return round(int(dll("user32").GetDpiForSystem()) * 100 / 96) if sys.platform == "win32" else None


def visa_ruta(text: str, titel: str, *, fel: bool) -> None:
    """A box of the system's own, for when Qt cannot show one."""
    if sys.platform == "win32":
        slag = _MB_ICONERROR if fel else _MB_ICONINFORMATION
        dll("user32").MessageBoxW(None, ctypes.c_wchar_p(text), ctypes.c_wchar_p(titel), slag | _MB_SETFOREGROUND)
