"""The first start on one calm page: kommun, nämnd, where numbers come from, house style, members; or the example."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QProcess, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from nämndapp.models import Nämndtyp
from nämndapp.services import oppna, personimport, register
from nämndapp.services.personimport import Plan, Åtgärd
from nämndapp.services.uppgifter import KommunUppgifter, Numrering, NämndUppgifter
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.bakgrund import Framsteg
from nämndapp.ui.kit.falt import Textfält
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.oversikt.forsta_ledamoter import Förstaledamöter
from nämndapp.ui.oversikt.husstilsval import Husstilsval
from nämndapp.ui.oversikt.startutkast import Startutkast
from nämndapp.ui.register.namnd import exempel

_EFTERLEDER = (
    ("fullmäktige", "F", Nämndtyp.FULLMÄKTIGE),
    ("styrelsen", "S", Nämndtyp.KOMMUNSTYRELSE),
    ("utskottet", "U", Nämndtyp.UTSKOTT),
    ("utskott", "U", Nämndtyp.UTSKOTT),
    ("nämnden", "N", Nämndtyp.NÄMND),
)


def föreslå_kod(namn: str) -> str:
    """Socialnämnden → SN, Barn- och utbildningsnämnden → BUN, Kommunstyrelsen → KS."""
    ord_ = [o for o in re.split(r"[\s-]+", namn.strip()) if o and o.lower() not in {"och", "i", "för"}]
    if not ord_:
        return ""
    bokstäver = "".join(o[0] for o in ord_)
    slut = next((b for led, b, _ in _EFTERLEDER if ord_[-1].lower().endswith(led)), "")
    if slut and ord_[-1].lower() in {led for led, _, _ in _EFTERLEDER}:
        slut = ""  # the word stands by itself: its letter is there already
    return (bokstäver + slut).upper()


def föreslå_typ(namn: str) -> Nämndtyp:
    """From the last part of the name."""
    return next((typ for led, _, typ in _EFTERLEDER if namn.strip().lower().endswith(led)), Nämndtyp.NÄMND)


class Förstastart(QWidget):
    """Shown on Översikt while there is no nämnd."""

    importera = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._egen_kod = False
        self._visad = False
        innehåll = QWidget()
        layout = QVBoxLayout(innehåll)
        layout.setContentsMargins(0, 4, 12, 12)
        layout.setSpacing(12)
        välkommen = QLabel(
            "Välkommen! Fyll i det du vet så är du igång på två minuter. Allt går att ändra senare under Register.",
            innehåll,
        )
        välkommen.setWordWrap(True)
        välkommen.setProperty("roll", "svag")
        layout.addWidget(välkommen)
        layout.addLayout(self._bygg_andra_vägar())
        layout.addWidget(self._bygg_uppgifter())
        layout.addLayout(self._bygg_knappar())
        layout.addStretch(1)
        yttre = QVBoxLayout(self)
        yttre.setContentsMargins(0, 0, 0, 0)
        yttre.addWidget(rullyta(innehåll))
        self.utkast = Startutkast(kontext, self.utkastdata, self)
        for fält in (self.kommun, self.nämnd, self.kod, self.ledamöter.text):
            fält.skrivs.connect(lambda *_: self.utkast.ändrat())
        self.stil.valts.connect(self.utkast.ändrat)
        for knapp in (self.annat, self.egen):
            knapp.clicked.connect(lambda _: self.utkast.ändrat())
        self._visa_exempel()

    # -- building -----------------------------------------------------------------------------
    def _bygg_uppgifter(self) -> QFrame:
        kort = QFrame()
        kort.setProperty("roll", "kort")
        nät = QGridLayout(kort)
        nät.setContentsMargins(20, 16, 20, 20)
        nät.setHorizontalSpacing(16)
        nät.setVerticalSpacing(8)
        self.kommun = Textfält("kommun", "Kommunens na&mn", "Ekbro kommun")
        self.nämnd = Textfält("namn", "Nämn&dens namn", "Socialnämnden")
        self.kod = Textfält("kod", "&Kod (kort)", "SN")
        self.nämnd.skrivs.connect(lambda _n, text: self._namnet_skrivs(text))
        self.kod.skrivs.connect(lambda *_: self._koden_skrivs())
        self.annat = QRadioButton("&Från vårt ärendesystem. Jag skriver in dem, eller lämnar dem tomma.")
        self.egen = QRadioButton("Från &programmet. Det ger nästa nummer i en egen serie.")
        self.annat.setChecked(True)
        grupp = QButtonGroup(self)
        grupp.addButton(self.annat)
        grupp.addButton(self.egen)
        grupp.buttonClicked.connect(lambda _: self._visa_exempel())
        self._exempel = QLabel("")
        self._exempel.setProperty("roll", "svag")
        self._exempel.setContentsMargins(24, 0, 0, 0)
        self._bygg_stil_och_ledamöter()
        överst = Qt.AlignmentFlag.AlignTop
        rad = 0
        for nummer, rubrik in ((1, "Kommunen"), (2, "Nämnden"), (3, "Diarienumren"), (4, "Papperens utseende"),
                               (5, "Ledamöterna (kan vänta)")):  # fmt: skip
            ord_ = QLabel(f"{nummer}. {rubrik}")
            ord_.setProperty("roll", "rubrik")
            ord_.setContentsMargins(0, 8 if rad else 0, 0, 0)
            nät.addWidget(ord_, rad, 0, 1, 3)
            match nummer:
                case 1:
                    nät.addWidget(self.kommun, rad + 1, 0, 1, 3)
                case 2:
                    nät.addWidget(self.nämnd, rad + 1, 0, 1, 2, överst)
                    nät.addWidget(self.kod, rad + 1, 2, överst)
                case 3:
                    nät.addWidget(self.annat, rad + 1, 0, 1, 3)
                    nät.addWidget(self.egen, rad + 2, 0, 1, 3)
                    nät.addWidget(self._exempel, rad + 3, 0, 1, 3)
                case 4:
                    nät.addWidget(self.stil, rad + 1, 0, 1, 3)
                case _:
                    nät.addWidget(self.ledamöter, rad + 1, 0, 1, 3)
            rad += 4
        nät.setColumnStretch(0, 2)
        nät.setColumnStretch(1, 2)
        nät.setColumnStretch(2, 1)
        return kort

    def _bygg_stil_och_ledamöter(self) -> None:
        self.stil = Husstilsval()
        self.nämnd.lämnat.connect(lambda *_: self._visa_stilar())
        self.kommun.lämnat.connect(lambda *_: self._visa_stilar())
        self.ledamöter = Förstaledamöter(self.kontext)

    def _bygg_knappar(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        self.börja = QPushButton("&Börja")
        self.börja.setProperty("roll", "primär")
        self.börja.setMinimumWidth(140)
        self.börja.clicked.connect(self.skapa)
        rad.addWidget(self.börja)
        rad.addStretch(1)
        return rad

    def _bygg_andra_vägar(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        rad.setSpacing(12)
        self.exempelknapp = QPushButton(ikon("fil"), "Öppna &exemplet")
        self.exempelknapp.setToolTip("Ekbro kommun, en påhittad kommun med ett helt år. Öppnas i ett eget fönster.")
        self.exempelknapp.clicked.connect(self.öppna_exemplet)
        self.importknapp = QPushButton(ikon("importera"), "&Importera en kallelse …")
        self.importknapp.setToolTip("Nämnden, ärendena och sammanträdet hämtas ur en kallelse som du redan har.")
        self.importknapp.clicked.connect(self.importera.emit)
        ord_ = QLabel("Vill du titta först, eller har du en kallelse att utgå från?")
        ord_.setProperty("roll", "svag")
        rad.addWidget(ord_)
        for knapp in (self.exempelknapp, self.importknapp):
            rad.addWidget(knapp)
        rad.addStretch(1)
        return rad

    # -- typing -------------------------------------------------------------------------------
    def _namnet_skrivs(self, text: str) -> None:
        if not self._egen_kod:
            self.kod.sätt(föreslå_kod(text))
        self._visa_exempel()

    def _koden_skrivs(self) -> None:
        self._egen_kod = bool(self.kod.råtext().strip())
        self._visa_exempel()

    def _visa_exempel(self) -> None:
        egen = self.egen.isChecked()
        self._exempel.setText(exempel(NämndUppgifter().diariemönster, self.kod.råtext().strip()) if egen else "")

    def _visa_stilar(self) -> None:
        self.stil.rita(self.kommun.råtext().strip(), self.nämnd.råtext().strip())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._visa_stilar()
        if not self._visad:  # the first time: one begins to type at once
            self._visad = True
            QTimer.singleShot(0, self.kommun.inmatning.setFocus)

    # -- what survives a crash ----------------------------------------------------------------
    def utkastdata(self) -> dict[str, Any]:
        """What is typed and chosen, as plain JSON; all of it empty on an untouched page."""
        data: dict[str, Any] = {
            "kommun": self.kommun.råtext().strip(),
            "nämnd": self.nämnd.råtext().strip(),
            "kod": self.kod.råtext().strip(),
            "egen_kod": self._egen_kod,
            "egen_serie": self.egen.isChecked(),
            "ledamöter": self.ledamöter.text.råtext(),
        }
        return data | {"stil": self.stil.vald()} if any(data.values()) else data

    def återställ(self, data: dict[str, Any]) -> None:
        """Puts a draft back; the nämnd is made when the user says so."""
        for fält, namn in ((self.kommun, "kommun"), (self.nämnd, "nämnd"), (self.kod, "kod")):
            fält.sätt_råtext(str(data.get(namn, "")))
        self._egen_kod = bool(data.get("egen_kod"))
        (self.egen if data.get("egen_serie") else self.annat).setChecked(True)
        self.stil.välj(str(data.get("stil", "")))
        self.ledamöter.text.sätt_råtext(str(data.get("ledamöter", "")))
        self.ledamöter.visa()
        self._visa_exempel()
        self._visa_stilar()
        self.utkast.återställt()

    # -- doing --------------------------------------------------------------------------------
    def skapa(self) -> bool:
        """Makes the kommun and the nämnd; one undo takes both back. What is missing is said at its field."""
        namn, kod = self.nämnd.råtext().strip(), self.kod.råtext().strip()
        saknas = (
            (self.kommun, not self.kommun.råtext().strip(), "Skriv kommunens namn."),
            (self.nämnd, not namn, "Skriv nämndens namn."),
            (self.kod, not kod, "Skriv en kort kod."),
        )
        for fält, tomt, text in saknas:
            fält.visa_fel(text if tomt else "")
        tomma = [fält for fält, tomt, _ in saknas if tomt]
        if tomma:
            tomma[0].inmatning.setFocus()
            return False
        uppgifter = NämndUppgifter(
            namn=namn,
            kod=kod,
            typ=föreslå_typ(namn),
            husstil={"nyckel": self.stil.vald()},
            numrering=Numrering.EGEN_SERIE if self.egen.isChecked() else Numrering.ANNAT_SYSTEM,
        )
        self.kontext.ångrastack.beginMacro(f"Lade till {namn}")
        klart = self._spara(uppgifter) and self._spara_ledamöter(kod)
        self.kontext.ångrastack.endMacro()
        if klart:
            self.utkast.släng()
        return klart

    def _spara(self, uppgifter: NämndUppgifter) -> bool:
        db = self.kontext.db
        finns = self.kontext.försök(lambda: register.hämta_kommun(db))
        kommun = KommunUppgifter(namn=self.kommun.råtext().strip())
        if finns is None and self.kontext.utför(lambda: register.spara_kommun(db, None, kommun, None)) is None:
            return False
        return self.kontext.utför(lambda: register.spara_nämnd(db, None, uppgifter, None)) is not None

    def _spara_ledamöter(self, kod: str) -> bool:
        """The members that were typed or pasted; a line that was not understood is told, and stays on the page's
        notice so that it can be typed again."""
        poster, db = self.ledamöter.poster(), self.kontext.db
        if not poster:
            return True
        nämnd_id = next((n.id for n in register.lista_nämnder(db) if n.kod == kod), None)
        plan: Plan | None = self.kontext.försök(lambda: personimport.föreslå(db, poster, nämnd_id))
        if plan is None:
            return False
        if inte := [f"{r.namn} ({r.skäl})" for r in plan.rader if r.åtgärd is Åtgärd.HOPPAS]:
            self.kontext.notiser.visa("varning", f"Lades inte till: {'; '.join(inte)}. Lägg in dem under Register.")
        if not plan.gör_något:
            return True
        return self.kontext.utför(lambda: personimport.genomför(db, plan, "Lade till ledamöterna")) is not None

    def öppna_exemplet(self) -> None:
        """Makes the example in the user's data folder and opens it in a window of its own."""
        mapp = oppna.standardsökväg().parent / "Exempel"

        def skapa(framsteg: Framsteg) -> Path:
            from nämndapp.services import demo

            fil = mapp / "demo.namnd"
            return fil if fil.exists() else demo.skapa_demo(mapp, framsteg=framsteg).databas

        self.exempelknapp.setEnabled(False)
        self.kontext.i_bakgrunden("Gör i ordning exemplet …", skapa, self._exemplet_klart)

    def _exemplet_klart(self, fil: Path) -> None:
        self.exempelknapp.setEnabled(True)
        program, *argument = startkommando(fil)
        startat, _ = QProcess.startDetached(program, argument, str(fil.parent))
        if startat:
            self.kontext.notiser.visa("tips", f"Exemplet öppnas i ett eget fönster. Det ligger i {fil}.")
        else:
            self.kontext.notiser.visa(
                "varning", f"Exemplet kunde inte öppnas. Det ligger i {fil}; dubbelklicka på det."
            )


def startkommando(fil: Path) -> list[str]:
    """How this program is started on another file, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, str(fil)]
    return [sys.executable, "-m", "nämndapp", str(fil)]
