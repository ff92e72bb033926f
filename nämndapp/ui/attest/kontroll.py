"""The rules on the shown attestlista, worked out beside the window's thread when the list is long.

One question at a time: what has changed meanwhile is asked again when the answer comes.
"""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QObject, Signal

from nämndapp.bas.fel import NämndappFel
from nämndapp.bas.papekande import Påpekande
from nämndapp.services import attestkontroll
from nämndapp.services.attestuppgifter import AttestlistaVy
from nämndapp.ui.kit.bakgrund import Framsteg, run_in_background
from nämndapp.ui.kontext import Kontext

GRÄNS = 300  # rows that the window's thread takes in its stride


class Listkontroll(QObject):
    """``svarat``: there is a new answer to ask ``påpekanden`` for."""

    svarat = Signal()

    def __init__(self, kontext: Kontext, parent: QObject) -> None:
        super().__init__(parent)
        self._kontext = kontext
        self._svar: tuple[Hashable, list[Påpekande]] | None = None
        self._vy: AttestlistaVy | None = None
        self._arbetar = False

    def glöm(self) -> None:
        """Something that the rules look at has changed."""
        if self._svar is not None:
            self._svar = (None, self._svar[1])

    def börja(self, vy: AttestlistaVy | None) -> None:
        """A list is shown (again): the work on a long one begins at once."""
        self.glöm()
        if vy is None or len(vy.rader) > GRÄNS:
            self.påpekanden(vy)

    @property
    def granskar(self) -> bool:
        """Is the first answer on this list on its way?"""
        return self._arbetar and self._svar is None

    def påpekanden(self, vy: AttestlistaVy | None) -> list[Påpekande]:
        """What is known now of the list; an older answer stands until the new one comes."""
        if vy is None:
            self._vy, self._svar = None, None
            return []
        if self._vy is not None and self._vy.id != vy.id:
            self._svar = None
        self._vy = vy
        if self._svar is None or self._svar[0] != _nyckel(vy):
            self._räkna(vy)
        return self._svar[1] if self._svar is not None else []

    def _räkna(self, vy: AttestlistaVy) -> None:
        db = self._kontext.db
        if len(vy.rader) <= GRÄNS:
            fynd = self._kontext.försök(lambda: attestkontroll.kontrollera_lista(db, vy.id, hel=vy.hel))
            self._svar = (_nyckel(vy), fynd or [])
        elif not self._arbetar:
            self._arbetar = True

            def räkna(_framsteg: Framsteg) -> tuple[Hashable, list[Påpekande]]:
                return _nyckel(vy), attestkontroll.kontrollera_lista(db, vy.id, hel=vy.hel)

            run_in_background(räkna, self._klart, self._misslyckat)

    def _klart(self, svar: tuple[Hashable, list[Påpekande]]) -> None:
        self._arbetar = False
        if self._vy is None:
            return
        if svar[0] == _nyckel(self._vy):
            self._svar = svar
            self.svarat.emit()
        else:
            self._räkna(self._vy)

    def _misslyckat(self, fel: NämndappFel) -> None:
        self._arbetar = False
        if self._vy is not None:
            self._svar = (_nyckel(self._vy), [])
        self._kontext.notiser.visa_fel(fel)


def _nyckel(vy: AttestlistaVy) -> Hashable:
    return vy.id, vy.version, vy.uppgifter.status, vy.uppgifter.gäller_från, vy.uppgifter.gäller_till
