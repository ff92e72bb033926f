""" "Vem får attestera koden … den …?", answered while it is typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from nämndapp.bas.fel import NämndappFel
from nämndapp.bas.papekande import Plats
from nämndapp.bas.svenska import tolka_datum
from nämndapp.services import attestsvar
from nämndapp.services.attestsvar import Attestsvar, Attestträff
from nämndapp.ui.kontext import Kontext

SVAR_MS = 60
MEST = 3  # rows of an answer that are told


class Attestfråga(QWidget):
    """One line with the question and one with the answer; the list in force on the day answers, whichever is shown."""

    gå_till = Signal(int, object)  # the list, Plats

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kontext = kontext
        self._svar: Attestsvar | None = None
        ord_ = QLabel("Vem får attestera k&oden", self)
        self.kod = QLineEdit(self)
        self.kod.setAccessibleName("Kod att fråga om")
        self.kod.setPlaceholderText("71006")
        self.kod.setFixedWidth(110)
        ord_.setBuddy(self.kod)
        den = QLabel("&den", self)
        self.dag = QLineEdit(date.today().isoformat(), self)
        self.dag.setAccessibleName("Dag att fråga om")
        self.dag.setFixedWidth(110)
        den.setBuddy(self.dag)
        self.svar = QLabel("", self)
        self.svar.setWordWrap(True)
        self.svar.setAccessibleName("Svar")
        self.svar.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.svar.hide()
        self.visa_knapp = QPushButton("V&isa raden", self)
        self.visa_knapp.clicked.connect(self._visa)
        self.visa_knapp.hide()
        rad = QHBoxLayout()
        rad.setSpacing(8)
        for widget in (ord_, self.kod, den, self.dag, QLabel("?", self), self.visa_knapp):
            rad.addWidget(widget)
        rad.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(rad)
        layout.addWidget(self.svar)
        self._klocka = QTimer(self)
        self._klocka.setSingleShot(True)
        self._klocka.setInterval(SVAR_MS)
        self._klocka.timeout.connect(self.svara)
        self.kod.textChanged.connect(lambda _: self._klocka.start())
        self.dag.textChanged.connect(lambda _: self._klocka.start())
        self.kod.returnPressed.connect(self._visa)

    def svara(self) -> None:
        """Asks the service; an empty code has no answer."""
        self._klocka.stop()
        self._svar = None
        kod, dag = self.kod.text().strip(), tolka_datum(self.dag.text(), standardår=date.today().year)
        text = self._text(kod, dag) if kod else ""
        self.svar.setText(text)
        self.svar.setVisible(bool(text))
        svar: Attestsvar | None = self._svar
        self.visa_knapp.setVisible(svar is not None and bool(svar.träffar))

    def _text(self, kod: str, dag: date | None) -> str:
        if dag is None:
            return "Dagen går inte att läsa. Skriv till exempel 2027-03-01 eller 1 mars."
        try:
            svar = attestsvar.vem_får_attestera(self._kontext.db, self._kontext.nämnd_id, kod, dag)
        except NämndappFel as fel:
            return str(fel)
        self._svar = svar
        lista = f"attestlistan {svar.lista.år} version {svar.lista.nummer}"
        if not svar.träffar:
            return f"Koden {kod} finns inte i {lista}, och ingen rad gäller alla koder."
        börja = [] if svar.på_raden else [f"Koden {kod} står inte för sig i {lista}."]
        rader = [self._träff(t) for t in svar.träffar[:MEST]]
        fler = len(svar.träffar) - MEST
        slut = [f"… och {fler} rader till"] if fler > 0 else []
        källa = f"Enligt {lista}. {svar.förbehåll}".strip()
        return "\n".join([*börja, *rader, *slut, källa])

    @staticmethod
    def _träff(t: Attestträff) -> str:
        roller = " · ".join(f"{namn}: {', '.join(p.namn for p in personer)}" for namn, personer in t.roller)
        villkor = f", {t.rad.villkor}" if t.rad.villkor else ""
        return f"{roller or 'Ingen den dagen'}  ({t.skäl} {t.rad.benämning}{villkor})"

    def _visa(self) -> None:
        if self._klocka.isActive():
            self.svara()
        if self._svar is not None and self._svar.träffar:
            rad = self._svar.träffar[0].rad
            self.gå_till.emit(self._svar.lista_id, Plats("attestrad", rad.id))
