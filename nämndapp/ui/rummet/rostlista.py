"""The votes as they are called: J, N, A or D sets the vote of the row and goes on to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from nämndapp.models import Röstval
from nämndapp.services.rumsvy import Rumsperson

TANGENTER = {
    Qt.Key.Key_J: Röstval.JA,
    Qt.Key.Key_N: Röstval.NEJ,
    Qt.Key.Key_A: Röstval.AVSTÅR,
    Qt.Key.Key_D: Röstval.DELTAR_INTE,
}
_TECKEN = {v: Qt.Key(k).name.removeprefix("Key_") for k, v in TANGENTER.items()}
_TA_BORT = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class Röstlista(QListWidget):
    """``röster`` are the votes so far, by the person's id."""

    ändrad = Signal()

    def __init__(self, personer: Sequence[Rumsperson], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Röster: J ja, N nej, A avstår, D deltar inte")
        self._personer = list(personer)
        self.röster: dict[int, Röstval] = {}
        for p in self._personer:
            self.addItem(QListWidgetItem())
            self._skriv(p)
        self.setCurrentRow(0 if self._personer else -1)

    def sizeHint(self) -> QSize:
        """All votes in sight, where there is room."""
        rad = max(self.sizeHintForRow(0), 22)
        return QSize(super().sizeHint().width(), min(max(self.count(), 3), 13) * rad + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 84)

    @property
    def kvar(self) -> int:
        """How many have no vote yet."""
        return len(self._personer) - len(self.röster)

    def _skriv(self, p: Rumsperson) -> None:
        post = self.item(self._personer.index(p))
        val = self.röster.get(p.id)
        ordf = ", ordf." if p.ordförande else ""
        röst = val.value.capitalize() if val is not None else "…"
        post.setText(f"{röst}\t{p.namn}{ordf}")
        post.setData(Qt.ItemDataRole.AccessibleTextRole, f"{p.namn}: {val.value if val is not None else 'ingen röst'}")

    def sätt(self, id_: int, val: Röstval | None) -> None:
        """Sets a vote, or takes it away."""
        person = next((p for p in self._personer if p.id == id_), None)
        if person is None:
            return
        if val is None:
            self.röster.pop(id_, None)
        else:
            self.röster[id_] = val
        self._skriv(person)
        self.ändrad.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rad = self.currentRow()
        val = TANGENTER.get(Qt.Key(event.key()))
        vanlig = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if rad >= 0 and val is not None and vanlig:
            self.sätt(self._personer[rad].id, val)
            self.setCurrentRow(min(rad + 1, self.count() - 1))
        elif rad >= 0 and event.key() in _TA_BORT:
            if event.key() == Qt.Key.Key_Backspace and self._personer[rad].id not in self.röster and rad > 0:
                rad -= 1
                self.setCurrentRow(rad)
            self.sätt(self._personer[rad].id, None)
        elif event.text() and event.text().isprintable():
            event.accept()  # no search by letters: they are votes here
        else:
            super().keyPressEvent(event)

    def som_text(self) -> str:
        """The votes for a draft: "12:J 14:N"."""
        return " ".join(f"{id_}:{_TECKEN[val]}" for id_, val in self.röster.items())

    def av_text(self, text: str) -> None:
        """Puts the votes of a draft back."""
        val = {t: v for v, t in _TECKEN.items()}
        for del_ in text.split():
            id_, _, tecken = del_.partition(":")
            if id_.isdigit() and tecken in val:
                self.sätt(int(id_), val[tecken])
