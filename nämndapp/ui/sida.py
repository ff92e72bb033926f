"""The base of every page in the main window."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.ui.kontext import Kontext


@dataclass(frozen=True, slots=True)
class Beställning:
    """A paper that a page can show: the TYP of the command line and the keywords of ``services.dokument.bygg``."""

    typ: str
    namn: str
    val: dict[str, Any] = field(default_factory=dict)


class Sida(QWidget):
    """``namn`` is the word in the navigation, ``ikonnamn`` its picture. Pages load when they are first seen."""

    namn = ""
    ikonnamn = ""
    har_kontroll = True  # False: the rules have nothing to say here and the Kontroll panel gives its room
    påpekanden_ändrade = Signal(list)
    förhandsvisa = Signal(object)  # Beställning
    gå_till_sida = Signal(str, object)  # page's name, Plats
    till_rummet = Signal()  # Sammanträdesläge over what is chosen

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self.setAccessibleName(self.namn)
        self.ram = QVBoxLayout(self)
        self.ram.setContentsMargins(16, 12, 16, 12)
        self.ram.setSpacing(8)
        self.rubrikrad = QHBoxLayout()
        self.rubrik = QLabel(self.namn, self)
        self.rubrik.setProperty("roll", "sidrubrik")
        self.rubrikrad.addWidget(self.rubrik)
        self.rubrikrad.addStretch(1)
        self.ram.addLayout(self.rubrikrad)

    def uppdatera(self) -> None:
        """Reads again what is shown. Called when the page is shown and when something has changed."""

    @property
    def granskar(self) -> bool:
        """The rules are at work and have not answered once: there is nothing to show yet."""
        return False

    def påpekanden(self) -> list[Påpekande]:
        """What the Kontroll panel shows for this page now."""
        return []

    @property
    def kan_kvittera(self) -> bool:
        """Can what is no fel be acknowledged with a note?"""
        return False

    def kvittera(self, påpekande: Påpekande, anteckning: str) -> None:
        """Somebody has seen it."""

    def ta_bort_kvittens(self, påpekande: Påpekande) -> None:
        """It is shown as before."""

    def lagens_dag(self) -> date | None:
        """The day whose law applies to what is shown; None is today."""
        return None

    def beställningar(self) -> list[Beställning]:
        """The papers that can be shown from here, the likeliest first (Ctrl+P takes it)."""
        return []

    def gå_till(self, plats: Plats) -> bool:
        """Shows the object and field that a påpekande, a draft or a search hit speaks of."""
        del plats
        return False

    def nytt(self) -> None:
        """Ctrl+N."""

    def återställ(self, slag: str, data: dict[str, Any]) -> None:
        """Puts the text of a draft back into the shown object's fields."""

    def lämna(self) -> None:
        """The page is left or the window closes: what is typed is saved."""
