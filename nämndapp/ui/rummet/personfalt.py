"""A field for one or more persons: a few letters are enough, and below it stands who they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit

from nämndapp.bas.namnval import Kandidat, sista_delen, tolka_namn, träffar
from nämndapp.ui.kit.falt import Textfält

_VISADE = 12


class Personfält(Textfält):
    """``tolka`` gives a tuple of ids. Up and down put the next name that fits in; a comma begins another."""

    def __init__(
        self, namn: str, etikett: str, kandidater: Sequence[Kandidat], *, flera: bool = True, minst: int = 1
    ) -> None:
        super().__init__(namn, etikett, "några bokstäver" + (", komma mellan flera" if flera else ""))
        self._kandidater = tuple(kandidater)
        self._flera, self._minst = flera, minst
        self._bläddrar: tuple[str, list[Kandidat], int] | None = None
        self.ledtråd = QLabel("", self)
        self.ledtråd.setProperty("roll", "svag")
        self.ledtråd.setWordWrap(True)
        layout = self.layout()
        assert isinstance(layout, QGridLayout)
        layout.addWidget(self.ledtråd, 3, 0)
        assert isinstance(self.inmatning, QLineEdit)
        self.rad: QLineEdit = self.inmatning
        self.rad.textChanged.connect(self._visa_ledtråd)
        self.rad.textEdited.connect(self._sluta_bläddra)
        self.rad.installEventFilter(self)
        self._visa_ledtråd()

    def sätt_kandidater(self, kandidater: Sequence[Kandidat]) -> None:
        """Whom the letters may mean from now on."""
        self._kandidater = tuple(kandidater)
        self._visa_ledtråd()

    def tolka(self, text: str) -> Any:
        idn = tolka_namn(text, self._kandidater)
        if len(idn) < self._minst:
            raise ValueError("Skriv vem.")
        if not self._flera and len(idn) > 1:
            raise ValueError("Skriv bara en person.")
        return idn

    def visa(self, värde: Any) -> str:
        namn = dict(self._kandidater)
        return ", ".join(namn[i] for i in värde or () if i in namn)

    def en(self, text: str) -> int | None:
        """The one person, or None where none is named; raises ValueError as ``tolka``."""
        idn = self.tolka(text)
        return idn[0] if idn else None

    def föreslå_ifylld(self, idn: Iterable[int]) -> None:
        """Fills the field as if it were typed, so that it is drafted and may be typed over."""
        self.sätt_råtext(self.visa(tuple(idn)))
        self.rad.selectAll()

    def _visa_ledtråd(self) -> None:
        _, sista = sista_delen(self.rad.text())
        funna = träffar(sista, self._kandidater)
        namn = [n for _, n in funna[:_VISADE]]
        text = ", ".join(namn) + (" …" if len(funna) > _VISADE else "")
        if not self._kandidater:
            text = "Ingen kan väljas här."
        elif not funna:
            text = "Ingen heter så."
        self.ledtråd.setText(text)

    def _sluta_bläddra(self) -> None:
        self._bläddrar = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.rad and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steg = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if steg:
                self._bläddra(steg)
                return True
        return super().eventFilter(watched, event)

    def _bläddra(self, steg: int) -> None:
        if self._bläddrar is None:
            före, sista = sista_delen(self.rad.text())
            self._bläddrar = (före, träffar(sista, self._kandidater), -1 if steg > 0 else 0)
        före, funna, plats = self._bläddrar
        if not funna:
            return
        plats = (plats + steg) % len(funna)
        mellan = " " if före and not före.endswith(" ") else ""
        self.sätt_råtext(f"{före}{mellan}{funna[plats][1]}")
        self._bläddrar = (före, funna, plats)


def kandidater(personer: Iterable[Any]) -> list[Kandidat]:
    """Of the room's persons."""
    return [(p.id, p.namn) for p in personer]
