"""The field that adds an ärende to the list: its completions are read when one comes to the field, so they are new."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from nämndapp.services.vyer import Ärenderad


class Ärendesök(QLineEdit):
    """``valt`` carries the Ärenderad, or the text itself when no ärende is called so."""

    valt = Signal(object)

    def __init__(self, hämta: Callable[[], Sequence[Ärenderad]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hämta = hämta
        self._ärenden: dict[str, Ärenderad] = {}
        self._förslag = QStringListModel(self)
        self.setPlaceholderText("Lägg till ärende: skriv diarienummer eller rubrik")
        self.setAccessibleName("Lägg till ärende på listan")
        hjälp = QCompleter(self._förslag, self)
        hjälp.setFilterMode(Qt.MatchFlag.MatchContains)
        hjälp.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        hjälp.activated[str].connect(self._välj)  # type: ignore[index]  # the overload with text
        self.setCompleter(hjälp)
        self.returnPressed.connect(lambda: self._välj(self.text()))

    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        if arg__1.reason() != Qt.FocusReason.PopupFocusReason:  # back from its own list
            self._läs()

    def _läs(self) -> None:
        self._ärenden = {f"{ä.diarienummer}  {ä.rubrik}".strip(): ä for ä in self._hämta()}
        self._förslag.setStringList(list(self._ärenden))

    def _välj(self, text: str) -> None:
        if not text.strip():
            return
        self.blockSignals(True)
        self.clear()
        self.blockSignals(False)
        ärende = self._ärende(text.strip())
        if ärende is None:
            self._läs()
            ärende = self._ärende(text.strip())
        self.valt.emit(text.strip() if ärende is None else ärende)

    def _ärende(self, text: str) -> Ärenderad | None:
        """By the whole proposal, or by the number alone."""
        return self._ärenden.get(text) or next((ä for ä in self._ärenden.values() if ä.diarienummer == text), None)
