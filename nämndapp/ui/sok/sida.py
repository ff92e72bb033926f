"""The page Sök: one field, hits while typing; the arrow goes to them and Enter opens."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from nämndapp.services import attestsvar, register, sok
from nämndapp.services.sok import Sökträff
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.kortlista import Kort, Kortmodell, Kortvy
from nämndapp.ui.kit.tabbordning import ordna
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sida import Sida
from nämndapp.ui.sidor import sida_för
from nämndapp.ui.sok import traffar

DRÖJSMÅL_MS = 150
HÖGST = 60
KODFRÅGA = re.compile(r"^(?:\D*\battest\D*)?(\d{2,8})\??$", re.IGNORECASE)
START = (
    "Skriv några bokstäver: ett diarienummer, ett namn eller ord ur en text.\n"
    "Alla ord ska finnas med. ”Ord inom citattecken” söks i följd."
)


class Söksida(Sida):
    """Ctrl+K puts the focus in the field."""

    namn = "Sök"
    ikonnamn = "sok"
    har_kontroll = False

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.fält = QLineEdit(self)
        self.fält.setPlaceholderText("Sök ärenden, handlingar, sammanträden, paragrafer och personer")
        self.fält.setAccessibleName("Sök i allt")
        self.fält.setClearButtonEnabled(True)
        self.fält.setMinimumHeight(40)
        self.fält.installEventFilter(self)
        self._förstoringsglas = self.fält.addAction(ikon("sok"), QLineEdit.ActionPosition.LeadingPosition)
        for knapp, namn in zip(self.fält.findChildren(QToolButton), ("Töm fältet", "Sök"), strict=True):
            knapp.setAccessibleName(namn)  # Qt makes them without: first the clear button, then the picture
        self.alla_nämnder = QCheckBox("I alla näm&nder", self)
        self.alla_nämnder.setChecked(True)
        self.antal = QLabel("", self)
        self.antal.setProperty("roll", "svag")
        self.modell = Kortmodell(self)
        self.lista = Kortvy(self.modell, "Träffar", START, self)
        self.lista.installEventFilter(self)
        rad = QHBoxLayout()
        rad.setSpacing(12)
        rad.addWidget(self.fält, 1)
        rad.addWidget(self.alla_nämnder)
        self.ram.addLayout(rad)
        self.ram.addWidget(self.antal)
        self.ram.addWidget(self.lista, 1)
        self.setFocusProxy(self.fält)
        self._klocka = QTimer(self)
        self._klocka.setSingleShot(True)
        self._klocka.setInterval(DRÖJSMÅL_MS)
        self._klocka.timeout.connect(self.sök)
        self.fält.textEdited.connect(lambda _: self._klocka.start())
        self.fält.textChanged.connect(self._tömt)
        self.fält.returnPressed.connect(self._öppna_första)
        self.alla_nämnder.clicked.connect(self.sök)
        self.lista.öppnad.connect(self._öppna)
        self.lista.clicked.connect(lambda index: self._öppna(self.modell.kort[index.row()]))
        kontext.nämnd_bytt.connect(self._nämnd_bytt)
        ordna(self)

    def uppdatera(self) -> None:
        nämnder = self._nämnder()
        self.alla_nämnder.setVisible(len(nämnder) > 1)
        self.fält.selectAll()
        self.sök()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_förstoringsglas"):
            self._förstoringsglas.setIcon(ikon("sok"))

    def _nämnd_bytt(self) -> None:
        if self.isVisible():
            self.uppdatera()

    def _nämnder(self) -> dict[int, str]:
        rader = self.kontext.försök(lambda: register.lista_nämnder(self.kontext.db)) or []
        return {n.id: n.kod for n in rader}

    def _tömt(self, text: str) -> None:
        if not text:
            self.sök()

    def sök(self) -> None:
        """Shows the hits of what stands in the field."""
        self._klocka.stop()
        text = self.fält.text().strip()
        nämnder = self._nämnder()
        alla = self.alla_nämnder.isChecked() or len(nämnder) < 2
        nämnd_id = None if alla else self.kontext.nämnd_id
        svar: list[Sökträff] = (
            self.kontext.försök(lambda: sok.sök(self.kontext.db, text, nämnd_id=nämnd_id, högst=HÖGST)) or []
        )
        attest = self._attest(text, nämnder, nämnd_id)
        self.modell.sätt([*attest, *traffar.kort(svar, nämnder, visa_nämnd=alla and len(nämnder) > 1)])
        self.lista.sätt_tomt(f"Ingenting hittades för ”{text}”. Pröva färre eller kortare ord." if text else START)
        self._berätta(len(svar) + sum(not k.huvud for k in attest), bool(text))

    def _attest(self, text: str, nämnder: dict[int, str], nämnd_id: int | None) -> list[Kort]:
        """The answer to a code ("71006", "attest 71006") from today's lists of the nämnd (None: of all of them)."""
        träff = KODFRÅGA.match(text)
        if träff is None:
            return []
        vilka = nämnder if nämnd_id is None else (nämnd_id,)
        svar = self.kontext.försök(lambda: attestsvar.svar_i_nämnder(self.kontext.db, vilka, träff[1], date.today()))
        return [kort for nämnd, s in svar or () for kort in traffar.attestkort(s, nämnder.get(nämnd, ""))]

    def _berätta(self, antal: int, sökt: bool) -> None:
        if not sökt:
            self.antal.setText("")
        elif antal >= HÖGST:
            self.antal.setText(f"De {HÖGST} bästa träffarna visas. Skriv fler ord för att hitta rätt.")
        else:
            self.antal.setText("Inga träffar" if not antal else "1 träff" if antal == 1 else f"{antal} träffar")

    # -- keys ---------------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.fält and event.key() == Qt.Key.Key_Down:
                self._sök_nu()
                if self.lista.välj_första():
                    self.lista.setFocus()
                return True
            if watched is self.fält and event.key() == Qt.Key.Key_Escape and self.fält.text():
                self.fält.clear()
                return True
            if watched is self.lista and event.key() == Qt.Key.Key_Escape:
                self.fält.setFocus()
                self.fält.selectAll()
                return True
            if watched is self.lista and event.key() == Qt.Key.Key_Up and self._på_första():
                self.fält.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _på_första(self) -> bool:
        första = next((k for k in self.modell.kort if not k.huvud), None)
        return första is not None and self.lista.valt() == första

    def _sök_nu(self) -> None:
        if self._klocka.isActive():
            self.sök()

    def _öppna_första(self) -> None:
        self._sök_nu()
        första = next((k for k in self.modell.kort if not k.huvud), None)
        if första is not None:
            self._öppna(första)

    # -- opening ------------------------------------------------------------------------------
    def _öppna(self, kort: Kort) -> None:
        if kort.huvud:
            return
        plats = traffar.plats(kort.nyckel)
        self.gå_till_sida.emit(sida_för(plats.typ), plats)
