"""What is being typed among the messages, kept as a draft until it is saved."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPersistentModelIndex, QTimer

from nämndapp.ui.kit.falt import Fält
from nämndapp.ui.kit.radtabell import Cellvy
from nämndapp.ui.kit.skrivcell import Skrivdelegat
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.redigerare import UTKAST_MS

TEXT = "text"  # the field below the table; other names are columns


class Meddelandeutkast(QObject):
    """Watches the table's cells and the text below it. A draft: {"rad_id", "fält", "text"} under "meddelanden:12"."""

    def __init__(self, kontext: Kontext, vy: Cellvy, text: Fält) -> None:
        super().__init__(vy)
        self._kontext = kontext
        self._vy = vy
        self._möte: int | None = None
        self._skrivet: dict[str, Any] = {}
        self._sparat = False
        self._klocka = QTimer(self)
        self._klocka.setSingleShot(True)
        self._klocka.setInterval(UTKAST_MS)
        self._klocka.timeout.connect(self._spara)
        text.skrivs.connect(self._text_skrivs)
        for delegat in vy.findChildren(Skrivdelegat):
            delegat.skrivs.connect(partial(self._cell_skrivs, vy))
            delegat.closeEditor.connect(lambda *_: self._cell_stängd())

    def visa(self, möte: int | None) -> None:
        """Another meeting's messages are shown."""
        self.klart()
        self._möte = möte

    def klart(self) -> None:
        """It is saved, or given up."""
        self._skrivet = {}
        self._klocka.stop()
        if self._sparat and self._möte is not None:
            self._kontext.ta_bort_utkast(f"meddelanden:{self._möte}")
        self._sparat = False

    def återställt(self) -> None:
        """A draft has been put back: it goes away when it is saved."""
        self._sparat = True

    def skriver_text(self, rad_id: int | None) -> bool:
        """Is that message's text being typed? Then it stands as it is when the rows are read anew."""
        return self._skrivet.get("fält") == TEXT and self._skrivet["rad_id"] == rad_id

    def _text_skrivs(self, _namn: str, text: str) -> None:
        rader = self._vy.valda()
        if len(rader) == 1:
            self._minns(self._vy.modell.identiteter()[rader[0]], TEXT, text)

    def _cell_skrivs(self, vy: Cellvy, plats: QPersistentModelIndex, text: str) -> None:
        if plats.isValid():
            rad_id, kolumn = vy.modell.cellplats(plats)
            self._minns(rad_id, kolumn, text)

    def _cell_stängd(self) -> None:
        if self._skrivet.get("fält") != TEXT:
            self.klart()

    def _minns(self, rad_id: int | None, fält: str, text: str) -> None:
        if self._möte is None:
            return
        self._skrivet = {"rad_id": rad_id, "fält": fält, "text": text}
        self._kontext.skrivs.emit()
        if not self._klocka.isActive():
            self._klocka.start()

    def _spara(self) -> None:
        if self._skrivet and self._möte is not None:
            self._kontext.spara_utkast(f"meddelanden:{self._möte}", None, dict(self._skrivet))
            self._sparat = True
