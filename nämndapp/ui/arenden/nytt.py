"""A new matter: the few things it needs, in a panel above the list. In an own series the button says the number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from nämndapp.services.uppgifter import ÄrendeUppgifter
from nämndapp.ui.kit.falt import Textfält
from nämndapp.ui.kit.genvagar import esc


class NyttÄrende(QFrame):
    """``skapa`` carries the content; Esc closes. Enter in a field presses the button."""

    skapa = Signal(object)  # ÄrendeUppgifter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("roll", "kort")
        self._nämnd_id = 0
        nät = QGridLayout(self)
        nät.setContentsMargins(16, 12, 16, 12)
        nät.setHorizontalSpacing(12)
        nät.setVerticalSpacing(8)
        rubrik = QLabel("Nytt ärende", self)
        rubrik.setProperty("roll", "rubrik")
        nät.addWidget(rubrik, 0, 0, 1, 3)
        self.rubrik = Textfält("rubrik", "Rubrik (offentlig)", "vad ärendet rör, utan namn på enskilda")
        self.handläggare = Textfält("handläggare", "Handläggare")
        self.diarienummer = Textfält("diarienummer", "Diarienummer", "från diariet, får vara tomt")
        for kolumn, fält in enumerate((self.rubrik, self.handläggare, self.diarienummer)):
            nät.addWidget(fält, 1, kolumn, Qt.AlignmentFlag.AlignTop)
            nät.setColumnStretch(kolumn, 3 if kolumn == 0 else 2)
            fält.inmatning.returnPressed.connect(self._klar)  # type: ignore[attr-defined]  # a Textfält's line
        self.text = QLabel("", self)
        self.text.setProperty("roll", "svag")
        self.text.setWordWrap(True)
        self.skapa_knapp = QPushButton("", self)
        self.skapa_knapp.setProperty("roll", "primär")
        self.skapa_knapp.clicked.connect(self._klar)
        self.avbryt_knapp = QPushButton("Avbryt", self)
        self.avbryt_knapp.clicked.connect(self.hide)
        rad = QHBoxLayout()
        rad.setSpacing(8)
        rad.addWidget(self.text, 1)
        rad.addWidget(self.skapa_knapp)
        rad.addWidget(self.avbryt_knapp)
        nät.addLayout(rad, 2, 0, 1, 3)
        esc(self, self.hide)
        self.hide()

    def öppna(self, nämnd_id: int, nästa_nummer: str | None) -> None:
        """``nästa_nummer`` is what the own series would give; None when numbers come from elsewhere."""
        self._nämnd_id = nämnd_id
        for fält in (self.rubrik, self.handläggare, self.diarienummer):
            fält.sätt("")
        self.diarienummer.setVisible(nästa_nummer is None)
        if nästa_nummer is None:
            self.skapa_knapp.setText("&Skapa ärendet")
            self.text.setText("Inget nummer delas ut här: nämndens diarium finns i ett annat system.")
        else:
            self.skapa_knapp.setText(f"Regis&trera {nästa_nummer}")
            self.text.setText("Numret tas ur nämndens egen serie. Det hör sedan till ärendet för alltid.")
        self.show()
        self.rubrik.inmatning.setFocus()

    def _klar(self) -> None:
        rubrik = self.rubrik.råtext().strip()
        if not rubrik:
            self.rubrik.visa_fel("Skriv vad ärendet rör (OSL 5:2).")
            self.rubrik.inmatning.setFocus()
            return
        self.rubrik.visa_fel("")
        self.skapa.emit(
            ÄrendeUppgifter(
                nämnd_id=self._nämnd_id,
                rubrik=rubrik,
                handläggare=self.handläggare.råtext().strip(),
                diarienummer=self.diarienummer.råtext().strip() or None,
            )
        )
