"""Rows that are about to be pasted into the ordning: what becomes of each, before anything is stored."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.services.delegationsinklistring import GÅR_INTE, LIKA, NY, ÄNDRAS, Inklistrad, Inklistring
from nämndapp.ui.kit.genvagar import esc
from nämndapp.ui.kit.tabell import Kolumn, Radmodell, Tabellvy

HÖGST = 200  # rows that are made as high as their texts


def _vad(r: Inklistrad) -> str:
    if r.fel:
        return " ".join(f"{rubrik}: {text}" if rubrik else text for rubrik, text in r.fel)
    if r.ändrat:
        return f"{', '.join(r.ändrat)} ändras. {r.punkt.ärende}"
    return r.punkt.ärende


class Klistrapanel(QFrame):
    """Opens below the table in place of the row's fields; Enter on the button pastes, Esc leaves all as it was."""

    klistra = Signal(object)  # Inklistring
    stängd = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = Inklistring()
        self.setProperty("roll", "list-tips")
        self.setAccessibleName("Klistra in rader")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(6)
        self.ord = QLabel("", self)
        self.ord.setWordWrap(True)
        layout.addWidget(self.ord)
        self.modell: Radmodell[Inklistrad] = Radmodell(
            (
                Kolumn("Rad", lambda r: r.rad, bredd=52, höger=True),
                Kolumn("Läge", lambda r: r.läge, bredd=104, ikon=lambda r: ("fel", "fel") if r.fel else None),
                Kolumn("Nr", lambda r: r.nummer, bredd=64),
                Kolumn("Vad", _vad, sträck=True),
            ),
            lambda r: r.rad,
            self,
        )
        self.tabell = Tabellvy(
            self.modell, "Rader att klistra in", "Inga rader.", sortering=(-1, Qt.SortOrder.AscendingOrder)
        )
        self.tabell.setMinimumHeight(110)
        self.tabell.setWordWrap(True)
        layout.addWidget(self.tabell, 1)
        rad = QHBoxLayout()
        rad.setSpacing(8)
        self.utan_fel = QCheckBox("&Utan de rader som inte går", self)
        self.utan_fel.toggled.connect(lambda _: self._slå_på())
        self.klistra_knapp = QPushButton("", self)
        self.klistra_knapp.setProperty("roll", "primär")
        self.klistra_knapp.setAutoDefault(True)
        self.klistra_knapp.clicked.connect(self.utför)
        self.avbryt_knapp = QPushButton("Avbryt (Esc)", self)
        self.avbryt_knapp.clicked.connect(self.stäng)
        rad.addWidget(self.utan_fel)
        rad.addStretch(1)
        rad.addWidget(self.klistra_knapp)
        rad.addWidget(self.avbryt_knapp)
        layout.addLayout(rad)
        esc(self, self.stäng)
        self.hide()

    def visa(self, plan: Inklistring) -> None:
        """Opens it with the focus on the button, or on the choice to leave rows out."""
        self._plan = plan
        antal = {läge: len(plan.i_läge(läge)) for läge in (NY, ÄNDRAS, LIKA, GÅR_INTE)}
        delar = [f"{antal[NY]} nya rader" if antal[NY] != 1 else "en ny rad"] if antal[NY] else []
        delar += [f"{antal[ÄNDRAS]} ändras"] if antal[ÄNDRAS] else []
        delar += [f"{antal[LIKA]} är som förut"] if antal[LIKA] else []
        delar += [f"{antal[GÅR_INTE]} går inte att läsa"] if antal[GÅR_INTE] else []
        text = ", ".join(delar)
        text = f"{text[:1].upper()}{text[1:]}."
        if plan.okända:
            ord_ = "Kolumnen" if len(plan.okända) == 1 else "Kolumnerna"
            text += f" {ord_} {', '.join(plan.okända)} läses inte in."
        self.ord.setText(text)
        self.modell.sätt_rader(sorted(plan.rader, key=lambda r: r.läge != GÅR_INTE))
        self.utan_fel.setChecked(False)
        self.utan_fel.setVisible(bool(antal[GÅR_INTE]) and bool(self._antal()))
        self._slå_på()
        self.show()
        if len(plan.rader) <= HÖGST:
            self.tabell.resizeRowsToContents()
        if self.klistra_knapp.isEnabled():
            self.klistra_knapp.setFocus()
        else:
            (self.utan_fel if self.utan_fel.isVisibleTo(self) else self.avbryt_knapp).setFocus()

    def _antal(self) -> int:
        return len(self._plan.i_läge(NY)) + len(self._plan.i_läge(ÄNDRAS))

    def _slå_på(self) -> None:
        antal = self._antal()
        self.klistra_knapp.setText(f"Klistra in {antal} {'rad' if antal == 1 else 'rader'}")
        fel = bool(self._plan.i_läge(GÅR_INTE))
        self.klistra_knapp.setEnabled(bool(antal) and (not fel or self.utan_fel.isChecked()))

    def utför(self) -> None:
        """Pastes what can be read."""
        läsbara = tuple(r for r in self._plan.rader if not r.fel)
        plan = Inklistring(läsbara, self._plan.kapitel_id, self._plan.efter_id)
        self.stäng()
        self.klistra.emit(plan)

    def stäng(self) -> None:
        """The way out: nothing has been stored."""
        self.hide()
        self.stängd.emit()
