"""The filter of one föredragningslista: Ctrl+F opens it, Esc empties and closes it. The numbers are the list's own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from nämndapp.services.punktlista import visade_rader
from nämndapp.services.uppgifter import GruppUppgifter
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.sammantraden.lista import Listvy

HINDER = "Listan är filtrerad, så rader kan inte flyttas: det syns inte vad som står emellan. Esc visar hela listan."


class Listfilter(QWidget):
    """Hides rows of the view; the model, and with it all numbers, is as before.

    What is shown stays shown while rows are typed in, also when they no longer have the words; new rows are shown.
    """

    hindrat = Signal(str)
    synlig = Signal(bool)

    def __init__(self, vy: Listvy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vy = vy
        self._kända: set[tuple[str, int | None]] = set()
        self._visade: set[tuple[str, int | None]] = set()
        rad = QHBoxLayout(self)
        rad.setContentsMargins(0, 0, 0, 0)
        self.fält = QLineEdit(self)
        self.fält.setPlaceholderText("Filtrera listan: rubrik, diarienummer, bilaga, föredragande …")
        self.fält.setAccessibleName("Filtrera föredragningslistan")
        self.fält.textChanged.connect(self._filtrera)
        self.fält.installEventFilter(self)
        self.antal = QLabel("", self)
        self.antal.setProperty("roll", "svag")
        self.stäng = QToolButton(self)
        self.stäng.setIcon(ikon("stang"))
        self.stäng.setAccessibleName("Visa hela listan (Esc)")
        self.stäng.setToolTip("Visa hela listan (Esc)")
        self.stäng.clicked.connect(self.rensa)
        rad.addWidget(self.fält, 1)
        rad.addWidget(self.antal)
        rad.addWidget(self.stäng)
        vy.modell.modelReset.connect(self._om_läst)  # after the view's own, which lays out its rows
        vy.flytt_hindrad.connect(lambda: self.hindrat.emit(HINDER))
        self.hide()

    def öppna(self) -> None:
        """Shows the field, ready for typing."""
        self.show()
        self.fält.setFocus()
        self.fält.selectAll()

    def rensa(self) -> None:
        """All rows again."""
        hade_fokus = self.fält.hasFocus() or self.stäng.hasFocus()
        self.fält.clear()
        self.hide()
        if hade_fokus:
            self._vy.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.synlig.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.synlig.emit(False)

    def _filtrera(self, text: str) -> None:
        modell, valda = self._vy.modell, self._vy.valda()
        papper = {id_: h.rubrik for id_, h in modell.handlingar.items()}
        visas = visade_rader(modell.lista, text, papper)
        idn = modell.identiteter()
        self._kända = set(idn)
        self._visade = {idn[nr] for nr in visas}
        self._vy.filtrerad = bool(text.strip())
        if len(valda) < len(self._vy.selectionModel().selectedRows()):
            self._vy.välj(valda)  # what was chosen unseen must not be chosen when it is seen again
        self._göm()

    def _om_läst(self) -> None:
        """The list has been saved and read, or another one is shown, which is not filtered."""
        if not self._vy.filtrerad:
            return
        idn = set(self._vy.modell.identiteter())
        if not idn & self._kända:
            self.fält.clear()
            self.hide()
            return
        self._visade |= idn - self._kända
        self._kända |= idn
        self._göm()

    def _göm(self) -> None:
        vy, modell = self._vy, self._vy.modell
        vy.setUpdatesEnabled(False)
        for nr, id_ in enumerate(modell.identiteter()):
            dold = vy.filtrerad and id_ not in self._visade
            if vy.isRowHidden(nr) != dold:
                vy.setRowHidden(nr, dold)
        vy.setUpdatesEnabled(True)
        punkter = [nr for nr, r in enumerate(modell.lista) if not isinstance(r, GruppUppgifter)]
        syns = sum(not vy.isRowHidden(nr) for nr in punkter)
        self.antal.setText(f"{syns} av {len(punkter)} punkter" if vy.filtrerad else "")
        if vy.currentIndex().isValid():
            vy.scrollTo(vy.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.fält and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.rensa()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._till_listan()
                return True
        return super().eventFilter(watched, event)

    def _till_listan(self) -> None:
        """Down goes to the first item that is seen."""
        vy = self._vy
        synliga = [nr for nr in range(vy.modell.rowCount()) if not vy.isRowHidden(nr)]
        punkter = [nr for nr in synliga if not isinstance(vy.modell.lista[nr], GruppUppgifter)]
        vy.setFocus()
        if punkter and not set(vy.valda()) & set(synliga):
            vy.välj(punkter[:1])
