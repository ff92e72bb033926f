"""A message box for the program without a console: what it would have printed, before or instead of a window.

Qt is imported inside: what is to be told may be that Qt does not load.
"""

from __future__ import annotations

import os
import sys

from nämndapp.bas import windows

TITEL = "Nämndapp"
_OSYNLIGA = ("offscreen", "minimal")
_FLEST_TECKEN = 1500  # a box taller than the screen has no button to close it with


def har_skärm() -> bool:
    """False on a Linux machine where Qt would end the program for want of a screen."""
    namn = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(n) for n in namn)


def visa(text: str, *, fel: bool) -> None:
    """Shows the text until it is closed; nothing where the environment says that nobody looks."""
    if not har_skärm() or os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in _OSYNLIGA:
        return
    if len(text) > _FLEST_TECKEN:
        text = f"{text[:_FLEST_TECKEN].rstrip()} …"
    try:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QGuiApplication
        from PySide6.QtWidgets import QMessageBox

        from nämndapp.ui.applikation import skapa_app

        _app = skapa_app(sys.argv[:1])
    except (ImportError, OSError):
        windows.visa_ruta(text, TITEL, fel=fel)
        return
    if QGuiApplication.platformName() in _OSYNLIGA:  # the self-test's own application
        windows.visa_ruta(text, TITEL, fel=fel)
        return
    ruta = QMessageBox(QMessageBox.Icon.Critical if fel else QMessageBox.Icon.Information, TITEL, text)
    ruta.setTextFormat(Qt.TextFormat.PlainText)
    ruta.exec()
