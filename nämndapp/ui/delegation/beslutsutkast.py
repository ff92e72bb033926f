"""What is typed of a decision under delegation and not registered yet, kept so that it survives a pulled plug."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from nämndapp.ui.delegation.beslutsform import Beslutsform
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.utkastklocka import Utkastklocka

NYTT, RAD = "nytt delegationsbeslut", "delegationsbeslut"


class Beslutsutkast(Utkastklocka):
    """A draft {"fält": {name: text}} under "nytt delegationsbeslut:<nämnd>" or "delegationsbeslut:<id>".

    A new decision that was begun and left for another row, or another nämnd, waits until the form is for a new one.
    """

    def __init__(self, kontext: Kontext, form: Beslutsform, parent: QObject) -> None:
        super().__init__(kontext, parent)
        self._form = form
        self._finns: set[str] = set()
        self._väntar: dict[str, dict[str, str]] = {}
        self._vad = ""
        form.skrivs.connect(self.ändrat)

    def gäller(self, nämnd_id: int | None, beslut_id: int | None) -> None:
        """The form is now for that decision, or (None) for a new one of the nämnd. Say it before it is filled."""
        vad = "" if nämnd_id is None else f"{RAD}:{beslut_id}" if beslut_id is not None else f"{NYTT}:{nämnd_id}"
        if vad == self._vad:
            return
        if self._vad.startswith(NYTT) and self._form.skrivet:
            self._väntar[self._vad] = self._form.skrivet
            self.spara_nu()
        else:
            self._klocka.stop()
        self._vad = vad

    def väntande(self) -> dict[str, str]:
        """The texts of the begun decision that the form is for now."""
        return self._väntar.pop(self._vad, {})

    def spara_nu(self) -> None:
        """Writes the draft, or removes it when all is saved."""
        self._klocka.stop()
        texter = self._form.skrivet
        if not self._vad:
            return
        if not texter:
            self.släng()
            return
        self._finns.add(self._vad)
        data: dict[str, Any] = {"fält": texter}
        self._kontext.spara_utkast(self._vad, None, data)

    def släng(self) -> None:
        """It has been registered, or there is nothing to keep."""
        self._klocka.stop()
        if self._vad in self._finns:
            self._kontext.ta_bort_utkast(self._vad)
            self._finns.discard(self._vad)

    def återställt(self) -> None:
        """A draft of an earlier run has been put back: it is this one now."""
        self._finns.add(self._vad)
