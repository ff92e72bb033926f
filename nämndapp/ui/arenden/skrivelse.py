"""What a skrivelse says, in the order of the paper: head, proposal, sections, what it builds on, signatures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nämndapp.services.uppgifter import HandlingUppgifter
from nämndapp.ui.arenden import innehall
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Datumfält, Flerradsfält, Fält, Talfält, Textfält
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kit.tabbordning import ordna

if TYPE_CHECKING:
    from nämndapp.ui.arenden.handling import Handlingsredigerare


class Skrivelseflik(QStackedWidget):
    """The fields of the skrivelse, or the offer to write one here."""

    def __init__(self, redigerare: Handlingsredigerare) -> None:
        super().__init__(redigerare)
        self._redigerare = redigerare
        self._villkorade: list[Fält] = []
        self._avsnittsrader: list[QWidget] = []
        self._visade_avsnitt: tuple[str, ...] = ()
        self.addWidget(self._tom())
        self.addWidget(self._fältyta())

    def _tom(self) -> QWidget:
        yta = QWidget(self)
        layout = QVBoxLayout(yta)
        layout.addStretch(1)
        text = QLabel("Handlingen finns bara som fil. Här kan texten skrivas in, så att den kommer med i protokollet.")
        text.setWordWrap(True)
        text.setProperty("roll", "svag")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(text)
        self.skriv_knapp = QPushButton("&Skriv innehållet här", yta)
        self.skriv_knapp.clicked.connect(self._ny_skrivelse)
        layout.addWidget(self.skriv_knapp, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        return yta

    def _fältyta(self) -> QWidget:
        innehåll = QWidget()
        self._nät = QGridLayout(innehåll)
        self._nät.setContentsMargins(2, 12, 12, 12)
        self._nät.setHorizontalSpacing(16)
        self._nät.setVerticalSpacing(10)
        bind = self._bind
        huvud: tuple[tuple[Fält, Fält], ...] = (
            (Textfält("skrivelse.handläggare", "Vår handläggare"), Textfält("skrivelse.handläggare_titel", "Titel")),
            (Textfält("skrivelse.enhet", "Enhet"), Textfält("skrivelse.förvaltning", "Förvaltning")),
            (Textfält("skrivelse.organ", "Beslutande organ"), Talfält("skrivelse.paragraf", "Paragraf", 1)),
        )
        for rad, par in enumerate(huvud):
            for kolumn, fält in enumerate(par):
                self._nät.addWidget(bind(fält), rad, kolumn, Qt.AlignmentFlag.AlignTop)
        hela: tuple[Fält, ...] = (
            Datumfält("skrivelse.svar_senast", "Svar senast"),
            Flerradsfält("skrivelse.adressater", "Adressat (en per rad)", 1),
            Flerradsfält("skrivelse.satser", "Förslag till beslut (en tom rad mellan satserna)", 2),
            Flerradsfält("skrivelse.beslut", "Beslut (en tom rad mellan besluten)", 2),
        )
        for nr, fält in enumerate(hela, len(huvud)):
            self._nät.addWidget(bind(fält), nr, 0, 1, 2)
        nästa = len(huvud) + len(hela)
        self._avsnittsyta = QVBoxLayout()
        self._avsnittsyta.setSpacing(10)
        self._nät.addLayout(self._avsnittsyta, nästa, 0, 1, 2)
        self._nät.addLayout(self._nytt_avsnittsrad(innehåll), nästa + 1, 0, 1, 2)
        slut = (
            Flerradsfält("skrivelse.underlag", "Beslutsunderlag (ett per rad)", 2),
            Flerradsfält("skrivelse.meddelanden", "Meddelanden (diarienummer | text, ett per rad)", 3),
            Flerradsfält("skrivelse.undertecknare", "Undertecknare (namn, titel – en per rad)", 1),
            Flerradsfält("skrivelse.skickas_till", "Skickas till (en per rad)", 2),
        )
        for nr, fält in enumerate(slut, nästa + 2):
            self._nät.addWidget(bind(fält), nr, 0, 1, 2)
        self._nät.setRowStretch(nästa + 2 + len(slut), 1)
        return rullyta(innehåll)

    def _bind(self, fält: Fält) -> Fält:
        self._villkorade.append(fält)
        return self._redigerare.bind(fält)

    def _nytt_avsnittsrad(self, innehåll: QWidget) -> QHBoxLayout:
        rad = QHBoxLayout()
        self.avsnittsval = QComboBox(innehåll)
        self.avsnittsval.setEditable(True)
        self.avsnittsval.addItems(innehall.AVSNITTSRUBRIKER)
        self.avsnittsval.setCurrentText("")
        self.avsnittsval.setAccessibleName("Rubrik på nytt avsnitt")
        rad_fält = self.avsnittsval.lineEdit()
        assert rad_fält is not None  # an editable combo box has one
        rad_fält.setPlaceholderText("Rubrik på nytt avsnitt")
        rad_fält.setAccessibleName("Rubrik på nytt avsnitt")
        self.avsnitt_knapp = QPushButton("&Lägg till avsnitt", innehåll)
        self.avsnitt_knapp.clicked.connect(self.lägg_till_avsnitt)
        rad.addWidget(self.avsnittsval, 1)
        rad.addWidget(self.avsnitt_knapp)
        return rad

    # -- shown by the editor ------------------------------------------------------------------
    def bygg_avsnitt(self, u: HandlingUppgifter | None) -> None:
        """One field per section; built anew only when the headings are others."""
        avsnitt = u.skrivelse.avsnitt if u and u.skrivelse else ()
        rubriker = tuple(a.rubrik for a in avsnitt)
        if rubriker == self._visade_avsnitt:
            return
        for nr, rad in enumerate(self._avsnittsrader):
            self._redigerare.släpp(f"avsnitt.{nr}")
            self._avsnittsyta.removeWidget(rad)
            rad.deleteLater()
        self._visade_avsnitt = rubriker
        self._avsnittsrader = [self._avsnittsrad(nr, rubrik) for nr, rubrik in enumerate(rubriker)]
        for rad in self._avsnittsrader:
            self._avsnittsyta.addWidget(rad)
        ordna(self)

    def _avsnittsrad(self, nr: int, rubrik: str) -> QWidget:
        hållare = QWidget()
        layout = QHBoxLayout(hållare)
        layout.setContentsMargins(0, 0, 0, 0)
        fält = Flerradsfält(f"avsnitt.{nr}", rubrik or "Avsnitt utan rubrik", 3)
        layout.addWidget(self._redigerare.bind(fält), 1)
        knapp = QToolButton(hållare)
        knapp.setIcon(ikon("ta-bort"))
        knapp.setAccessibleName(f"Ta bort avsnittet {rubrik}")
        knapp.setToolTip(f"Ta bort avsnittet {rubrik}")
        knapp.clicked.connect(partial(self._ta_bort_avsnitt, nr))
        layout.addWidget(knapp, 0, Qt.AlignmentFlag.AlignVCenter)
        return hållare

    def visa(self, u: HandlingUppgifter | None, skrivbar: bool) -> None:
        """Shows the fields that this kind of paper has."""
        self.setCurrentIndex(1 if u and u.skrivelse else 0)
        for fält in self._villkorade:
            fält.setVisible(innehall.visas(u, fält.namn))
        for knapp in (self.skriv_knapp, self.avsnitt_knapp, self.avsnittsval):
            knapp.setEnabled(skrivbar)
        for rad in self._avsnittsrader:
            rad.setEnabled(True)
            for verktyg in rad.findChildren(QToolButton):
                verktyg.setEnabled(skrivbar)

    def _ny_skrivelse(self) -> None:
        r = self._redigerare
        if r.uppgifter is not None and r.spara(innehall.ny_skrivelse(r.uppgifter)):
            r.gå_till_fält("skrivelse.satser")

    def lägg_till_avsnitt(self) -> None:
        """A section with the chosen heading, opened for typing."""
        r = self._redigerare
        rubrik = self.avsnittsval.currentText().strip()
        if not rubrik or r.uppgifter is None:
            self.avsnittsval.setFocus()
            return
        r.lämna_fält()
        if r.spara(innehall.med_avsnitt(r.uppgifter, rubrik)):
            self.avsnittsval.setCurrentText("")
            r.gå_till_fält(f"avsnitt.{len(r.uppgifter.skrivelse.avsnitt) - 1}")

    def _ta_bort_avsnitt(self, nr: int) -> None:
        r = self._redigerare
        r.lämna_fält()
        if r.uppgifter is not None:
            r.spara(innehall.utan_avsnitt(r.uppgifter, nr))
