"""The year plan before it is laid in: kept within two seconds while it is made, so that it survives a crash.

Nothing of the form is stored until the user says so; the draft is all there is. It is gone when the plan is laid in.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from nämndapp.services.arsplan import Mötesförslag
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.utkastklocka import Utkastklocka

SLAG = "årsplan"
_DAGAR = ("datum", "stoppdatum", "kallelse_senast", "beredning", "utskott")


def rader_till_data(rader: Sequence[Mötesförslag]) -> list[dict[str, Any]]:
    """The proposed days as plain JSON."""
    ut = []
    for f in rader:
        rad = dataclasses.asdict(f)
        for namn in _DAGAR:
            rad[namn] = rad[namn].isoformat() if rad[namn] else None
        ut.append({**rad, "varningar": list(f.varningar)})
    return ut


def rader_ur_data(data: Sequence[dict[str, Any]]) -> list[Mötesförslag]:
    """The other way; a row that a newer program wrote otherwise is left out."""
    ut = []
    for rad in data:
        try:
            dagar = {namn: date.fromisoformat(rad[namn]) if rad.get(namn) else None for namn in _DAGAR}
            övrigt = {namn: rad[namn] for namn in ("med", "flyttat", "id")}
            ut.append(Mötesförslag(**{**dagar, **övrigt, "varningar": tuple(rad["varningar"])}))
        except (KeyError, TypeError, ValueError):
            continue
    return ut


class Planutkast(Utkastklocka):
    """Keeps what ``innehåll`` gives (None: nothing to keep) under the nämnd of the form."""

    def __init__(self, kontext: Kontext, innehåll: Callable[[], dict[str, Any] | None], parent: QObject) -> None:
        super().__init__(kontext, parent)
        self._innehåll = innehåll
        self._finns: set[int] = set()
        self.nämnd_id: int | None = None

    def spara_nu(self) -> None:
        """Writes the draft, or removes it when nothing is left to keep."""
        self._klocka.stop()
        if self.nämnd_id is None:
            return
        data = self._innehåll()
        if data is None:
            self.släng()
            return
        self._finns.add(self.nämnd_id)
        self._kontext.spara_utkast(f"{SLAG}:{self.nämnd_id}", None, data)

    def släng(self) -> None:
        """The plan has been laid in, or is as it was from the beginning."""
        self._klocka.stop()
        if self.nämnd_id in self._finns:
            self._kontext.ta_bort_utkast(f"{SLAG}:{self.nämnd_id}")
            self._finns.discard(self.nämnd_id)

    def återställt(self) -> None:
        """A draft of an earlier run has been put back: it is this one now."""
        if self.nämnd_id is not None:
            self._finns.add(self.nämnd_id)
