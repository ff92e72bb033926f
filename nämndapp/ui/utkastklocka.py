"""The draft of a form that is no stored object yet: written within two seconds of what is typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from nämndapp.ui.kontext import Kontext
from nämndapp.ui.redigerare import UTKAST_MS


class Utkastklocka(QObject):
    """``spara_nu`` of the form is called when the time is out, and at ``hinn`` when something waits."""

    def __init__(self, kontext: Kontext, parent: QObject) -> None:
        super().__init__(parent)
        self._kontext = kontext
        self._klocka = QTimer(self)
        self._klocka.setSingleShot(True)
        self._klocka.setInterval(UTKAST_MS)
        self._klocka.timeout.connect(self.spara_nu)

    def ändrat(self) -> None:
        """Something was typed or chosen."""
        self._kontext.skrivs.emit()
        if not self._klocka.isActive():
            self._klocka.start()

    def hinn(self) -> None:
        """The page is left or the window closes: what waits is written now."""
        if self._klocka.isActive():
            self.spara_nu()

    def spara_nu(self) -> None:
        """Writes the draft, or removes it when nothing is left to keep."""
        raise NotImplementedError
