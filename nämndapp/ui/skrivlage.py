"""May this window write? What the status line says of it, and the watch over the file's lock."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStatusBar

from nämndapp.bas.svenska import klockslag
from nämndapp.ui.kontext import Kontext

LÅS_MS = 30_000  # how often an idle window looks whether a colleague has taken the file over


class Skrivläge(QObject):
    """The right end of the status line. ``ändrat``: from now on nothing can be written."""

    ändrat = Signal()

    def __init__(self, kontext: Kontext, rad: QStatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._kontext = kontext
        self._db = kontext.db
        rad.addWidget(QLabel(str(self._db.sökväg), rad), 1)
        self.status = QLabel("Allt är sparat" if self._db.skrivbar else self._skrivskyddstext(), rad)
        rad.addPermanentWidget(self.status)
        for signal, text in (
            (kontext.skrivs, "Skriver …"),
            (kontext.utkast_sparat, "Skriver … utkastet är sparat"),
            (kontext.sparat, "Allt är sparat"),
            (kontext.inte_sparat, "Inte sparat: se meddelandet överst"),
        ):
            signal.connect(partial(self.status.setText, text))
        self._klocka = QTimer(self)
        self._klocka.setInterval(LÅS_MS)
        self._klocka.timeout.connect(self.kontrollera_lås)
        if self._db.skrivbar:
            self._klocka.start()
        elif self._db.innehavare is not None:
            kontext.notiser.visa("varning", f"{self._skrivskyddstext()}. Det du ändrar här sparas inte.")

    def _skrivskyddstext(self) -> str:
        """Who writes in the file, and since when."""
        vem = self._db.innehavare
        if vem is None:
            return "Skrivskyddad: du kan läsa men inte ändra"
        sedan = datetime.fromisoformat(vem.sedan)
        return f"Skrivskyddad: {vem.vem} skriver i filen sedan kl. {klockslag(sedan.time())}"

    def kontrollera_lås(self) -> None:
        """A colleague took over while this window was idle: say so, and let nothing more be written here."""
        if self._db.kontrollera_lås():
            return
        self.bli_läsande(
            "en kollega har tagit över filen",
            "varning",
            f"En kollega har tagit över {self._db.sökväg.name} medan den stod orörd. Du kan läsa, men inte ändra. "
            "Stäng fönstret och öppna filen igen när den är ledig.",
        )

    def bli_läsande(self, orsak: str, nivå: str, text: str) -> None:
        """From now on nothing can be written in the file: the status line says why, a notice what to do."""
        self.stanna()
        self.status.setText(f"Skrivskyddad: {orsak}")
        self._kontext.notiser.visa(nivå, text)
        self.ändrat.emit()

    def stanna(self) -> None:
        """The window closes, or the file is another's."""
        self._klocka.stop()
