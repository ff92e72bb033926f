"""What is typed on the page of the first start, kept within two seconds so that it survives a crash."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from nämndapp.ui.kontext import Kontext
from nämndapp.ui.utkastklocka import Utkastklocka

SLAG = "förstastart"
_VAD = f"{SLAG}:0"  # there is one page


class Startutkast(Utkastklocka):
    """Keeps what ``innehåll`` gives; an empty page is nothing to keep."""

    def __init__(self, kontext: Kontext, innehåll: Callable[[], dict[str, Any]], parent: QObject) -> None:
        super().__init__(kontext, parent)
        self._innehåll = innehåll
        self._finns = False

    def spara_nu(self) -> None:
        """Writes the draft, or removes it when the page is empty again."""
        self._klocka.stop()
        data = self._innehåll()
        if not any(data.values()):
            self.släng()
            return
        self._finns = True
        self._kontext.spara_utkast(_VAD, None, data)

    def släng(self) -> None:
        """The nämnd is there, or the page is empty."""
        self._klocka.stop()
        if self._finns:
            self._kontext.ta_bort_utkast(_VAD)
            self._finns = False

    def återställt(self) -> None:
        """A draft of an earlier run has been put back: it is this one now."""
        self._finns = True
