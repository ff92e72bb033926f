"""What every page shares: the database, the chosen nämnd, the undo stack, notices and drafts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from nämndapp.bas.fel import NämndappFel, Versionskonflikt
from nämndapp.services import utkast
from nämndapp.services.andring import Ändring, ångra
from nämndapp.storage import Databas
from nämndapp.ui.kit.bakgrund import Framsteg, lever, run_in_background
from nämndapp.ui.kit.notiser import Framstegsrad, Notislist

FÅ_DELAR = 25


class Ändringskommando(QUndoCommand):
    """A change that a service has already made; undo and redo call the inverse service."""

    def __init__(self, kontext: Kontext, ändring: Ändring) -> None:
        super().__init__(ändring.beskrivning)
        self._kontext = kontext
        self._ändring = ändring
        self._gjord = True

    def redo(self) -> None:
        if self._gjord:
            self._gjord = False
            return
        self._vänd()

    def undo(self) -> None:
        self._gjord = False
        self._vänd()

    def _vänd(self) -> None:
        try:
            self._ändring = ångra(self._kontext.db, self._ändring)
        except NämndappFel as fel:
            self.setObsolete(True)
            self._kontext.notiser.visa_fel(fel)
        self._kontext.berätta(self._ändring)


class Kontext(QObject):
    """One per window. ``ändrat`` tells pages what kind of object has changed, and which."""

    ändrat = Signal(str, int)
    nämnd_bytt = Signal()
    skrivs = Signal()
    utkast_sparat = Signal()
    sparat = Signal()
    inte_sparat = Signal()

    def __init__(self, db: Databas, notiser: Notislist, framstegsrad: Framstegsrad, parent: QObject) -> None:
        super().__init__(parent)
        self.db = db
        self.notiser = notiser
        self.framstegsrad = framstegsrad
        self.ångrastack = QUndoStack(self)
        self.ångrastack.setUndoLimit(200)
        self._nämnd_id: int | None = None

    @property
    def nämnd_id(self) -> int | None:
        """The nämnd that the pages show; None in an empty database."""
        return self._nämnd_id

    def välj_nämnd(self, nämnd_id: int | None) -> None:
        """Changes nämnd; the pages reload."""
        self._nämnd_id = nämnd_id
        self.nämnd_bytt.emit()

    def utför(self, tjänst: Callable[[], Ändring]) -> Ändring | None:
        """Calls a changing service; pushes what it did on the undo stack. None when it could not (a notice says so)."""
        try:
            ändring = tjänst()
        except NämndappFel as fel:
            self.inte_sparat.emit()
            if isinstance(fel, Versionskonflikt):
                self.notiser.visa("varning", str(fel))
            else:
                self.notiser.visa_fel(fel)
            return None
        if not ändring.tom and ändring.ångerbar:
            self.ångrastack.push(Ändringskommando(self, ändring))
        self.sparat.emit()
        self.berätta(ändring)
        return ändring

    def berätta(self, ändring: Ändring) -> None:
        """Tells the pages what a change touched; of its parts only when they are few (an import has thousands)."""
        delar = ändring.delar if len(ändring.delar) <= FÅ_DELAR else ()
        for slag, objekt_id in dict.fromkeys((d.slag, d.objekt_id) for d in (ändring, *delar)):
            self.ändrat.emit(slag, objekt_id)

    def försök(self, tjänst: Callable[[], Any]) -> Any:
        """Calls a reading or writing service that is not undoable; None when it could not (a notice says why)."""
        try:
            return tjänst()
        except NämndappFel as fel:
            self.notiser.visa_fel(fel)
            return None

    def i_bakgrunden(self, text: str, uppgift: Callable[[Framsteg], Any], klar: Callable[[Any], object]) -> None:
        """Long work with progress and cancel on the window's progress line."""

        def färdig(svar: Any) -> None:
            self.framstegsrad.sluta()
            if lever(klar):  # the page that asked may be gone while the window lives
                klar(svar)

        def misslyckad(fel: NämndappFel) -> None:
            self.framstegsrad.sluta()
            self.notiser.visa_fel(fel)

        handtag = run_in_background(uppgift, färdig, misslyckad, self.framstegsrad.framsteg)
        self.framstegsrad.börja(text, handtag.avbryt)

    def spara_utkast(self, vad: str, basversion: int | None, data: dict[str, Any]) -> None:
        """Keeps what is being typed; silent in a read-only database."""
        if not self.db.skrivbar:
            return
        try:
            utkast.spara_utkast(self.db, vad, basversion, data)
        except NämndappFel as fel:
            self.inte_sparat.emit()
            self.notiser.visa_fel(fel)
        else:
            self.utkast_sparat.emit()

    def ta_bort_utkast(self, vad: str) -> None:
        """The typed text has been saved or thrown away."""
        if self.db.skrivbar:
            self.försök(lambda: utkast.ta_bort_utkast(self.db, vad))
