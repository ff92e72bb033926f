"""Notices inside the page instead of modal boxes: an icon, a sentence, what to do, and a way to close."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QVBoxLayout, QWidget

from nämndapp.bas.fel import NämndappFel
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.tema import aktuella_färger

Åtgärd = tuple[str, Callable[[], object]]


class Notis(QFrame):
    """One notice: ``nivå`` "fel", "varning" or "tips"; ``åtgärder`` are buttons."""

    def __init__(self, nivå: str, text: str, åtgärder: tuple[Åtgärd, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("roll", f"list-{nivå}")
        self.text = text
        rad = QHBoxLayout(self)
        rad.setContentsMargins(12, 6, 6, 6)
        bild = QLabel(self)
        bild.setPixmap(ikon(nivå, getattr(aktuella_färger(), nivå)).pixmap(QSize(20, 20)))
        bild.setAccessibleName({"fel": "Fel", "varning": "Varning", "tips": "Tips"}[nivå])
        rad.addWidget(bild)
        etikett = QLabel(text, self)
        etikett.setWordWrap(True)
        etikett.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        etikett.setAccessibleName(text)
        rad.addWidget(etikett, 1)
        for ord_, gör in åtgärder:
            knapp = QPushButton(ord_, self)
            knapp.clicked.connect(self._gör(gör))
            rad.addWidget(knapp)
        stäng = QToolButton(self)
        stäng.setIcon(ikon("stang"))
        stäng.setAccessibleName("Stäng meddelandet")
        stäng.setToolTip("Stäng meddelandet")
        stäng.clicked.connect(self.deleteLater)
        rad.addWidget(stäng)

    def _gör(self, gör: Callable[[], object]) -> Callable[[], None]:
        def kör() -> None:
            self.deleteLater()
            gör()

        return kör


class Notislist(QWidget):
    """The stack of notices on top of the pages. Tips go by themselves; errors stay until closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 8, 16, 0)
        self._layout.setSpacing(6)

    def visa(self, nivå: str, text: str, åtgärder: tuple[Åtgärd, ...] = ()) -> Notis:
        """Shows a notice; the same text is not shown twice at once."""
        for gammal in self.notiser():
            if gammal.text == text:
                gammal.deleteLater()
        notis = Notis(nivå, text, åtgärder, self)
        self._layout.addWidget(notis)
        if nivå == "tips" and not åtgärder:
            QTimer.singleShot(8000, notis, notis.deleteLater)
        return notis

    def visa_fel(self, fel: NämndappFel) -> Notis:
        """An error of the world, kindly."""
        return self.visa("fel", str(fel))

    def notiser(self) -> list[Notis]:
        """Those that are shown now."""
        return self.findChildren(Notis, options=Qt.FindChildOption.FindDirectChildrenOnly)


class Framstegsrad(QFrame):
    """Progress with a cancel button; shows itself only after half a second of work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avbryt: Callable[[], None] | None = None
        rad = QHBoxLayout(self)
        rad.setContentsMargins(16, 6, 16, 6)
        self._text = QLabel("", self)
        self._mätare = QProgressBar(self)
        self._mätare.setAccessibleName("Framsteg")
        self._mätare.setRange(0, 1000)
        self._knapp = QPushButton("Avbryt", self)
        self._knapp.clicked.connect(self._avbruten)
        rad.addWidget(self._text)
        rad.addWidget(self._mätare, 1)
        rad.addWidget(self._knapp)
        self._klocka = QTimer(self)
        self._klocka.setSingleShot(True)
        self._klocka.setInterval(500)
        self._klocka.timeout.connect(self.show)
        self.hide()

    def börja(self, text: str, avbryt: Callable[[], None]) -> None:
        """Something has begun."""
        self._text.setText(text)
        self._avbryt = avbryt
        self._mätare.setRange(0, 0)
        self._klocka.start()

    def framsteg(self, andel: float, text: str = "") -> None:
        """A report from the task."""
        if text:
            self._text.setText(text)
        self._mätare.setRange(0, 1000 if andel >= 0 else 0)
        self._mätare.setValue(int(andel * 1000))

    def sluta(self) -> None:
        """Done, failed or cancelled."""
        self._klocka.stop()
        self.hide()
        self._avbryt = None

    def _avbruten(self) -> None:
        if self._avbryt:
            self._avbryt()
        self.sluta()
