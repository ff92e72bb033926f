"""The follow-up: every control with its light and word, and the reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.models import Planstatus
from nämndapp.services import kontrollbild
from nämndapp.services.internkontrolluppgifter import PlanUppgifter
from nämndapp.services.kontrollbild import Kontrollbild, Tillfällerad
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.internkontroll.matris import tonfärg
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Cellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.tema import aktuella_färger

_TECKEN = {"röd": "■", "orange": "▲", "gul": "◆", "grön": "●", "grå": "○"}


class Uppföljningsflik(QWidget):
    """``papper`` asks for a report by its TYP, ``följs_upp`` to close the year, ``öppnas`` for an occasion."""

    papper = Signal(str)
    följs_upp = Signal()
    öppnas = Signal(int)

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._plan: PlanUppgifter | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        rad = QHBoxLayout()
        rad.setSpacing(8)
        self.text = QLabel("", self)
        self.text.setWordWrap(True)
        rad.addWidget(self.text, 1)
        self.rapport = QPushButton(ikon("pdf"), "&Uppföljningsrapport", self)
        self.rapport.clicked.connect(lambda: self.papper.emit("internkontrollrapport"))
        self.årsrapport = QPushButton(ikon("pdf"), "År&srapport", self)
        self.årsrapport.setToolTip("Årsrapporten till kommunstyrelsen")
        self.årsrapport.clicked.connect(lambda: self.papper.emit("internkontrollarsrapport"))
        self.excel = QPushButton("E&xcel …", self)
        self.excel.setToolTip("Hela året som en arbetsbok: riskanalys, plan, kontrolltillfällen och workshop")
        self.excel.clicked.connect(self.exportera)
        self.följ_upp = QPushButton("&Följ upp året", self)
        self.följ_upp.setToolTip("Markerar planen som uppföljd")
        self.följ_upp.clicked.connect(self.följs_upp.emit)
        for knapp in (self.rapport, self.årsrapport, self.excel, self.följ_upp):
            rad.addWidget(knapp)
        layout.addLayout(rad)
        self.modell: Cellmodell[Kontrollbild] = Cellmodell(
            (
                Cellkolumn("Nr", lambda b, _: str(b.nr), bredd=44, höger=True, hel_rubrik="Nummer"),
                Cellkolumn("Kategori", lambda b, _: b.kategori, bredd=98),
                Cellkolumn("Kontroll", lambda b, _: b.kontroll, bredd=200, sträck=True),
                Cellkolumn(
                    "Utfall", lambda b, _: f"{_TECKEN[b.ton]} {b.ord}", bredd=164,
                    ton=lambda b: tonfärg(b.ton, aktuella_färger()), mer=lambda b: b.ord,
                ),
                Cellkolumn("Gjorda", lambda b, _: f"{b.gjorda} av {b.antal}", bredd=78, hel_rubrik="Gjorda tillfällen"),
                Cellkolumn("Avvikelser", lambda b, _: str(b.avvikelser or ""), bredd=94, höger=True),
                Cellkolumn(
                    "Åtgärder", lambda b, _: f"{b.pågående_åtgärder} pågår" if b.pågående_åtgärder else "", bredd=84
                ),
            ),
            self,
        )  # fmt: skip
        self.modell.skyddad = True
        self.tabell = Cellvy(
            self.modell, "Uppföljning", "Planen har inga kontrollmoment.", ny_rad=lambda: None, flyttbar=False
        )
        self.tabell.activated.connect(lambda index: self._öppna(index.row()))
        self.tabell.setToolTip("Enter eller dubbelklick öppnar kontrollen")
        layout.addWidget(self.tabell, 1)

    def visa(self, plan: PlanUppgifter | None, tillfällen: Sequence[Tillfällerad]) -> None:
        """How the plan's controls stand today."""
        self._plan = plan
        self.excel.setEnabled(plan is not None)
        bilder = kontrollbild.kontrollbilder(plan, tillfällen, date.today()) if plan is not None else ()
        status = plan.status if plan is not None else None
        self.modell.sätt(bilder)
        self.text.setText(kontrollbild.sammanfattning(bilder))
        self.följ_upp.setVisible(status is not Planstatus.UPPFÖLJD)
        self.följ_upp.setEnabled(status is Planstatus.BESLUTAD and self.kontext.db.skrivbar)

    def exportera(self) -> None:
        """The year as an Excel workbook, where the user chooses."""
        plan = self._plan
        if plan is None:
            return
        namn, _ = QFileDialog.getSaveFileName(
            self, "Spara årets interna kontroll", f"intern-kontroll-{plan.år}.xlsx", "Excel (*.xlsx)"
        )
        if namn:
            from nämndapp.services import kontrollexport  # openpyxl: only when asked for

            db, notiser = self.kontext.db, self.kontext.notiser
            self.kontext.i_bakgrunden(
                "Sparar arbetsboken …",
                lambda _f: kontrollexport.exportera_excel(db, plan.nämnd_id, plan.år, Path(namn)),
                lambda _antal: notiser.visa("tips", f"Årets interna kontroll ligger i {namn}."),
            )

    def _öppna(self, nr: int) -> None:
        bild = self.modell.rader[nr]
        if bild.senaste_id is not None:
            self.öppnas.emit(bild.senaste_id)
