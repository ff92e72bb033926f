"""A panel that opens above what is worked on for one act, and closes with Esc: nothing is blocked meanwhile."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.services import delegation
from nämndapp.services.delegation import OrdningVy
from nämndapp.ui.kit.falt import Datumfält, Talfält
from nämndapp.ui.kit.fraga import Frågerad
from nämndapp.ui.kit.genvagar import esc
from nämndapp.ui.kontext import Kontext


class Antapanel(QFrame):
    """Adoption by a §: asks for the days, and then whether it is so. Cannot be taken back."""

    stängd = Signal()

    def __init__(self, kontext: Kontext, fråga: Frågerad, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kontext, self._fråga = kontext, fråga
        self._vy: OrdningVy | None = None
        self.setProperty("roll", "list-tips")
        self.setAccessibleName("Anta versionen")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        self.ord = QLabel("", self)
        self.ord.setWordWrap(True)
        layout.addWidget(self.ord)
        rad = QHBoxLayout()
        rad.setSpacing(10)
        self.dag = Datumfält("datum", "&Beslutad den")
        self.paragraf = Talfält("paragraf", "&§", 1)
        self.från = Datumfält("gäller_från", "Gäller &från och med")
        for fält, bredd in ((self.dag, 2), (self.paragraf, 1), (self.från, 2)):
            rad.addWidget(fält, bredd)
        self.anta = QPushButton("Anta vers&ionen …", self)
        self.anta.setProperty("roll", "primär")
        self.anta.clicked.connect(self.utför)
        self.avbryt = QPushButton("Avbr&yt", self)
        self.avbryt.clicked.connect(self.stäng)
        for knapp in (self.anta, self.avbryt):
            rad.addWidget(knapp, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(rad)
        esc(self, self.stäng)
        self.hide()

    def visa(self, vy: OrdningVy) -> None:
        """Opens it for a version, with what is known."""
        self._vy, h = vy, vy.huvud
        self.dag.sätt(h.beslutad_datum)
        self.paragraf.sätt(h.beslutad_paragraf)
        self.från.sätt(h.gäller_från)
        self.ord.setText(
            f"När nämnden har antagit version {h.nummer} kan den bara läsas. "
            "Den version som gäller före den slutar gälla dagen innan."
            if vy.ändras
            else f"Rätta dagarna och paragrafen för version {h.nummer}. Raderna ändras inte."
        )
        self.show()
        self.dag.inmatning.setFocus()

    def stäng(self) -> None:
        """The way out."""
        self.hide()
        self.stängd.emit()

    def utför(self) -> None:
        """Asks whether it is so, with everything that will happen."""
        vy = self._vy
        värden: list[Any] = []
        for fält in (self.dag, self.paragraf, self.från):
            try:
                värden.append(fält.tolka(fält.råtext()) if fält.råtext().strip() else None)
            except ValueError as fel:
                fält.visa_fel(str(fel))
                fält.inmatning.setFocus()
                return
            fält.visa_fel("")
        dag, paragraf, från = värden
        if vy is None or dag is None:
            self.dag.visa_fel("Skriv dagen för beslutet.")
            self.dag.inmatning.setFocus()
            return
        om = f" § {paragraf}" if paragraf is not None else ""
        nr = vy.huvud.nummer
        self._fråga.fråga(
            f"Version {nr} antogs {dag.isoformat()}{om} och gäller från {(från or dag).isoformat()}. "
            "Därefter ändras den bara genom en ny version. Det går inte att ångra.",
            f"Anta version {nr}",
            lambda: self._anta(vy, dag, paragraf, från),
        )

    def _anta(self, vy: OrdningVy, dag: date, paragraf: int | None, från: date | None) -> None:
        svar = self._kontext.utför(
            lambda: delegation.anta(
                self._kontext.db,
                vy.id,
                datum=dag,
                paragraf=paragraf,
                gäller_från=från,
                väntad_version=vy.version,
            )
        )
        if svar is not None:
            self.stäng()
