"""A small register as a table that is typed in, pasted into and saved whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nämndapp.services import listinlasning, registerlistor
from nämndapp.services.andring import Ändring
from nämndapp.services.registerlistor import Lista
from nämndapp.ui.cellredigerare import Cellredigerare
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Celltabell, Cellvy
from nämndapp.ui.kontext import Kontext


@dataclass(frozen=True, slots=True)
class Listvy:
    """The whole list as one thing to edit."""

    uppgifter: tuple[Any, ...]
    id: int = 0
    version: int = 0


class Listredigerare(Cellredigerare):
    """One list. ``ny`` makes a row that can be saved as it is; ``stavningar`` are other headings of a column."""

    läs_in = Signal(object)  # Listplan, to be shown before it is done

    def __init__(
        self,
        kontext: Kontext,
        lista: Lista,
        kolumner: Sequence[Cellkolumn[Any]],
        ny: Callable[[tuple[Any, ...]], Any],
        *,
        namn: str,
        tomt: str,
        ny_text: str,
        stavningar: dict[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kontext, parent)
        self.lista = lista
        self.slag = lista.name.lower()
        self._ny = ny
        self._stavningar = stavningar or {}
        self.modell: Cellmodell[Any] = Cellmodell(kolumner, self)
        self.modell.ändrad.connect(lambda rader: self.spara(tuple(rader)))
        self.modell.fel.connect(lambda text: kontext.notiser.visa("varning", text))
        self.tabell = Cellvy(self.modell, namn, tomt, ny_rad=lambda: ny(self.modell.rader))
        self.vakta(self.tabell)
        klistra = QAction("Klistra in", self.tabell)
        klistra.setShortcut(QKeySequence.StandardKey.Paste)
        klistra.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        klistra.triggered.connect(lambda _: self.klistra_in())
        self.tabell.addAction(klistra)
        self.ram = Celltabell(self.tabell, ny_text, self, rubrik=namn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(self.ram)
        kontext.ändrat.connect(self._många_ändrade)
        self.visa(0)

    def _många_ändrade(self, slag: str, _id: int) -> None:
        if slag == "samling":
            self.läs_om()

    def hämta(self, objekt_id: int) -> Listvy:
        return Listvy(registerlistor.hämta_lista(self.kontext.db, self.lista), objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        del objekt_id, väntad_version  # there is one list of each kind, and it is saved as it stands
        return registerlistor.spara_lista(self.kontext.db, self.lista, uppgifter)

    def fyll(self) -> None:
        self.ram.skrivskydda(not self.kontext.db.skrivbar)
        self.modell.sätt(self.uppgifter or ())

    # -- many at once -------------------------------------------------------------------------
    def klistra_in(self) -> None:
        """Copied rows: shown first, with what becomes of each."""
        self._visa_plan(listinlasning.läs_text(QGuiApplication.clipboard().text()))

    def läs_fil(self, fil: Path) -> None:
        """The rows of an Excel or CSV file."""
        tabell = self.kontext.försök(lambda: listinlasning.läs_fil(fil))
        if tabell is not None:
            self._visa_plan(tabell)

    def _visa_plan(self, tabell: list[list[str]]) -> None:
        if not tabell or not self.kontext.db.skrivbar:
            self.kontext.notiser.visa("tips", "Kopiera först raderna i Excel eller på webben.")
            return
        skriv = {k.hel_rubrik or k.rubrik: k.skriv for k in self.modell.kolumner if k.skriv is not None}
        self.läs_in.emit(
            listinlasning.föreslå(
                self.lista, self.modell.rader, tabell, kolumner=skriv, ny=self._ny, stavningar=self._stavningar
            )
        )
