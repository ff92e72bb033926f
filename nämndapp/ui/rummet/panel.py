"""The base of the room's forms: Enter goes through the fields and saves at the last, Esc leaves, all is drafted."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nämndapp.bas.fel import NämndappFel
from nämndapp.services.andring import Ändring
from nämndapp.services.rumsvy import Rumsparagraf, RumsVy
from nämndapp.ui.kit.falt import Flerradsfält, Fält, Kryssfält, Valfält
from nämndapp.ui.kit.tabbordning import ordna
from nämndapp.ui.rummet import tid

if TYPE_CHECKING:
    from nämndapp.ui.kontext import Kontext

F = TypeVar("F", bound=Fält)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Panel(QFrame):
    """A form over the shown §. Subclasses set ``slag`` (the draft's name) and ``rubrik``, add fields, give ``tjänst``.

    ``gjort`` carries what was done; ``stängd`` comes after it, or alone when the form was left.
    """

    slag = ""
    rubrik = ""
    knapptext = "Spara"
    stor = False  # needs the room of the § while it is open
    gjort = Signal(object)  # Ändring
    stängd = Signal()
    skrivs = Signal()
    ändrad_höjd = Signal()

    def __init__(self, kontext: Kontext, vy: RumsVy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext, self.vy = kontext, vy
        self.fält: dict[str, Fält] = {}
        self.setObjectName("rumspanel")
        self.setProperty("roll", "kort")
        self.setAccessibleName(self.rubrik)
        self.ram = QVBoxLayout(self)
        self.ram.setContentsMargins(16, 10, 16, 10)
        self.ram.setSpacing(6)
        huvud = QHBoxLayout()
        self.titel = QLabel(self._titel(), self)
        self.titel.setProperty("roll", "rubrik")
        huvud.addWidget(self.titel, 1)
        self.hjälp = QLabel("Enter: nästa fält   Ctrl+Enter: spara   Esc: avbryt", self)
        self.hjälp.setProperty("roll", "svag")
        huvud.addWidget(self.hjälp)
        self.ram.addLayout(huvud)
        self.innehåll = QVBoxLayout()
        self.innehåll.setSpacing(6)
        self.ram.addLayout(self.innehåll)
        self.felrad = QLabel("", self)
        self.felrad.setProperty("roll", "fel")
        self.felrad.setWordWrap(True)
        self.felrad.hide()
        self.ram.addWidget(self.felrad)
        fot = QHBoxLayout()
        self.sparaknapp = QPushButton(self.knapptext, self)
        self.sparaknapp.setProperty("roll", "primär")
        self.sparaknapp.clicked.connect(self.spara)
        self.avbrytknapp = QPushButton("Avbryt", self)
        self.avbrytknapp.clicked.connect(self.avbryt)
        fot.addStretch(1)
        fot.addWidget(self.sparaknapp)
        fot.addWidget(self.avbrytknapp)
        self.ram.addLayout(fot)
        self.ram.addStretch(1)
        for knapp in (self.sparaknapp, self.avbrytknapp):
            knapp.installEventFilter(self)
        self.bygg()
        ordna(self)

    def _titel(self) -> str:
        return f"{self.rubrik}, {self.vy.nu.beteckning}" if self.vy.nu is not None else self.rubrik

    # -- what a subclass gives ----------------------------------------------------------------
    def bygg(self) -> None:
        """Makes the fields."""

    def tjänst(self) -> Ändring:
        """Calls the service with what the fields say. Raises ValueError or Inmatningsfel with a sentence."""
        raise NotImplementedError

    # -- the § --------------------------------------------------------------------------------
    @property
    def nu(self) -> Rumsparagraf:
        """The § that is shown; forms are only opened over one."""
        assert self.vy.nu is not None
        return self.vy.nu

    def kl(self) -> time | None:
        """The time now; None where the meeting is written up another day."""
        return tid.kl(self.vy.datum)

    # -- fields -------------------------------------------------------------------------------
    def lägg(self, *fält: F) -> F:
        """Adds fields beside each other; gives back the first."""
        rad = QHBoxLayout()
        rad.setSpacing(16)
        for f in fält:
            self.fält[f.namn] = f
            f.inmatning.installEventFilter(self)
            f.skrivs.connect(lambda _n, _t: self._skrivs())
            f.lämnat.connect(lambda _n, _v: self._skrivs())
            rad.addWidget(f, 1, Qt.AlignmentFlag.AlignTop)
        self.innehåll.addLayout(rad)
        return fält[0]

    def text(self, text: str, roll: str = "svag") -> QLabel:
        """A line of help inside the form."""
        etikett = QLabel(text, self)
        etikett.setWordWrap(True)
        etikett.setProperty("roll", roll)
        etikett.setVisible(bool(text))
        self.innehåll.addWidget(etikett)
        return etikett

    def värde(self, namn: str) -> Any:
        """What the field says; raises ValueError with a sentence and shows it at the field."""
        f = self.fält[namn]
        if f.isHidden():
            return None
        if isinstance(f, Valfält):
            return f.värde()
        if isinstance(f, Kryssfält):
            return f.råtext() == "ja"
        try:
            return f.tolka(f.råtext())
        except ValueError as fel:
            f.visa_fel(str(fel))
            self.fokus(f.inmatning)
            raise

    def _skrivs(self) -> None:
        self.visa_fel("")
        self.skrivs.emit()

    def synliga(self) -> list[Fält]:
        """The fields that Enter goes through."""
        return [f for f in self.fält.values() if not f.isHidden()]

    def börja(self) -> None:
        """The focus to the first field."""
        alla = self.synliga()
        self.fokus(alla[0].inmatning if alla else self.sparaknapp)

    def fokus(self, widget: QWidget) -> None:
        """The focus there, and in a small window what has it into sight."""
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        yta: QWidget | None = self
        while yta is not None and not isinstance(yta, QScrollArea):
            yta = yta.parentWidget()
        if yta is not None:
            yta.ensureWidgetVisible(widget, 0, 40)

    # -- drafts -------------------------------------------------------------------------------
    def data(self) -> dict[str, Any]:
        """What is typed, as plain JSON."""
        return {namn: f.råtext() for namn, f in self.fält.items()}

    def återställ(self, data: dict[str, Any]) -> None:
        """Puts a draft back as it was typed."""
        for namn, text in data.items():
            if namn in self.fält and isinstance(text, str):
                self.fält[namn].sätt_råtext(text)

    # -- keys ---------------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.avbryt()
                return True
            if event.key() in _ENTER and self._enter(watched, event):
                return True
        return super().eventFilter(watched, event)

    def _enter(self, watched: QObject, event: QKeyEvent) -> bool:
        if isinstance(watched, QPushButton):
            watched.click()
            return True
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.spara()
            return True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False  # a new line, in a field of several
        return self.vidare(watched)

    def vidare(self, från: QObject) -> bool:
        """From a field to the next; saves at the last. A value that cannot be read keeps the focus."""
        alla = self.synliga()
        plats = next((i for i, f in enumerate(alla) if f.inmatning is från), None)
        if plats is None:
            return False
        f = alla[plats]
        f.ta_nu()
        if not f.felrad.isHidden():
            return True
        alla = self.synliga()  # what the field said may show or hide others
        plats = next((i for i, x in enumerate(alla) if x is f), plats)
        if plats + 1 < len(alla):
            self.fokus(alla[plats + 1].inmatning)
        else:
            self.spara()
        return True

    def event(self, event: QEvent) -> bool:
        svar = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.ändrad_höjd.emit()
        return svar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.avbryt()
            return
        super().keyPressEvent(event)

    # -- saving -------------------------------------------------------------------------------
    def visa_fel(self, text: str) -> None:
        """One sentence under the fields; "" takes it away."""
        self.felrad.setText(f"⚠ {text}" if text else "")
        self.felrad.setVisible(bool(text))

    def spara(self) -> None:
        """Saves and closes; what is wrong is said in the form, and it stays open."""
        try:
            ändring = self.tjänst()
        except NämndappFel as fel:
            self.visa_fel(str(fel))
            return
        except ValueError as fel:
            if not any(not f.felrad.isHidden() for f in self.fält.values()):
                self.visa_fel(str(fel))
            return
        self.gjort.emit(ändring)
        self.stängd.emit()

    def avbryt(self) -> None:
        """Esc: nothing is saved."""
        self.stängd.emit()


class Bekräftelse:
    """Something odd is said once; saving the same again does it all the same."""

    def __init__(self) -> None:
        self._sagt = ""

    def __call__(self, mening: str) -> None:
        """Raises ValueError with the sentence the first time it is said."""
        if mening and mening != self._sagt:
            self._sagt = mening
            raise ValueError(f"{mening} Tryck Enter igen om det ändå ska stå så.")


def flerrad(namn: str, etikett: str, rader: int = 2, platshållare: str = "") -> Flerradsfält:
    """A field of several lines; Shift+Enter makes a new line."""
    return Flerradsfält(namn, etikett, rader, platshållare)
