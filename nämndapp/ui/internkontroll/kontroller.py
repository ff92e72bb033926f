"""The year's occasions: when, who and how it stands in a list, and the result of the chosen one below or beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from nämndapp.bas.papekande import Plats
from nämndapp.models import Kontrollutfall
from nämndapp.services import kontrolltillfallen
from nämndapp.services.kontrollbild import Tillfällerad
from nämndapp.services.kontrolltillfallen import OGJORDA, Tillfälleläge, läge
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.internkontroll.tillfalle import Tillfälleredigerare
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kit.tabell import Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext

_SMALT = 1050
_BILD = {
    Tillfälleläge.FÖRSENAT: ("fel", "fel"),
    Tillfälleläge.AVVIKELSE: ("varning", "varning"),
    Tillfälleläge.EJ_GENOMFÖRT: ("varning", "varning"),
    Tillfälleläge.EJ_MÖJLIGT: ("varning", "varning"),
    Tillfälleläge.UTAN_AVVIKELSE: ("bra", "bra"),
    Tillfälleläge.ÅTGÄRDAT: ("bra", "bra"),
}
_URVAL: tuple[tuple[str, Callable[[Tillfällerad], bool]], ...] = (
    ("Alla kontroller", lambda _: True),
    ("Att göra", lambda t: t.utfall in OGJORDA),
    ("Försenade", lambda t: läge(t, date.today()) is Tillfälleläge.FÖRSENAT),
    ("Avvikelser", lambda t: t.utfall is Kontrollutfall.AVVIKELSE),
    ("Åtgärder som pågår", lambda t: bool(t.åtgärd.strip()) and t.åtgärd_klar is None),
)


def _lägesord(t: Tillfällerad) -> str:
    return läge(t, date.today()).value


class Kontrollflik(QWidget):
    """``skapas``: the occasions are to be made from the plan again."""

    skapas = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self.plan_id: int | None = None
        self.rader: list[Tillfällerad] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._knapprad())
        self.tabell = Tabellvy(
            Radmodell[Tillfällerad](
                (
                    Kolumn("Senast", lambda t: t.senast, bredd=104),
                    Kolumn("Kontroll", lambda t: t.kontroll, bredd=200, sträck=True),
                    Kolumn("Period", lambda t: t.period, bredd=120),
                    Kolumn("Ansvarig", lambda t: t.ansvarig, bredd=120),
                    Kolumn("Läge", _lägesord, bredd=180, ikon=lambda t: _BILD.get(läge(t, date.today()))),
                ),
                lambda t: t.id,
            ),
            "Kontrolltillfällen",
            "Inga kontroller att visa.",
            viker=(2, 3),
        )
        self.tabell.vald.connect(self._vald)
        self.redigerare = Tillfälleredigerare(kontext, self)
        self.redigerare.borttaget.connect(self.läs_om)
        self.tabell.öppnad.connect(lambda _: self._första_fältet())
        self.ram = rullyta(self.redigerare)
        self.delare = QSplitter(Qt.Orientation.Vertical, self)
        self.delare.addWidget(self.tabell)
        self.delare.addWidget(self.ram)
        self.delare.setChildrenCollapsible(False)
        self.delare.setStretchFactor(0, 1)
        layout.addWidget(self.delare, 1)

    def _knapprad(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        rad.setSpacing(8)
        self.urval = QComboBox(self)
        self.urval.setAccessibleName("Vilka kontroller som visas")
        self.urval.addItems([text for text, _ in _URVAL])
        self.urval.activated.connect(lambda _: self._filtrera())
        self.antal = QLabel("", self)
        self.antal.setProperty("roll", "svag")
        self.skapa = QPushButton(ikon("ny"), "N&ya tillfällen ur planen", self)
        self.skapa.setToolTip(
            "Skapar de tillfällen som planens frekvenser ger och som saknas; det som är skrivet blir kvar"
        )
        self.skapa.clicked.connect(self.skapas.emit)
        rad.addWidget(self.urval)
        rad.addWidget(self.antal)
        rad.addStretch(1)
        rad.addWidget(self.skapa)
        return rad

    # -- rows ---------------------------------------------------------------------------------
    def visa(self, plan_id: int | None) -> None:
        """The occasions of a plan."""
        if plan_id != self.plan_id:
            self.redigerare.visa_rad(None)
            self.plan_id = plan_id
        self.skapa.setEnabled(plan_id is not None and self.kontext.db.skrivbar)
        self.läs_om()

    def läs_om(self) -> None:
        """Reads the list again; the chosen occasion stays."""
        id_ = self.plan_id
        self.rader = (
            self.kontext.försök(lambda: kontrolltillfallen.lista_tillfällen(self.kontext.db, id_)) or []
            if id_ is not None
            else []
        )
        self._filtrera()
        vald = self.redigerare.vy.id if self.redigerare.vy else None
        if vald is not None and vald not in {t.id for t in self.rader}:
            self.redigerare.visa_rad(None)
        self.ram.setVisible(self.redigerare.vy is not None)

    def _filtrera(self) -> None:
        villkor = _URVAL[max(self.urval.currentIndex(), 0)][1]
        visas = [t for t in self.rader if villkor(t)]
        self.tabell.uppdatera(visas)
        alla = len(self.rader)
        self.antal.setText(f"{len(visas)} av {alla}" if len(visas) != alla else f"{alla} kontroller")

    def _vald(self, rad: Tillfällerad | None) -> None:
        if rad is None or (self.redigerare.vy is not None and self.redigerare.vy.id == rad.id):
            return
        self.redigerare.visa_rad(rad)
        self.ram.setVisible(True)
        QTimer.singleShot(0, self.tabell, lambda: self.tabell.scrollTo(self.tabell.currentIndex()))  # the list is lower

    def _första_fältet(self) -> None:
        self.redigerare.gå_till(Plats("kontrolltillfalle", 0, "utfall"))

    def gå_till(self, plats: Plats) -> bool:
        """The occasion, and its field."""
        if plats.id is None or all(t.id != plats.id for t in self.rader):
            return False
        if not self.tabell.välj(plats.id):
            self.urval.setCurrentIndex(0)
            self._filtrera()
            self.tabell.välj(plats.id)
        self._vald(next(t for t in self.rader if t.id == plats.id))
        return self.redigerare.gå_till(plats) or not plats.fält

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room."""
        super().resizeEvent(event)
        riktning = Qt.Orientation.Vertical if self.width() < _SMALT else Qt.Orientation.Horizontal
        if self.delare.orientation() != riktning or event.oldSize().width() < 0:
            self.delare.setOrientation(riktning)
            liggande = riktning == Qt.Orientation.Horizontal
            helhet = self.width() if liggande else max(self.height() - 40, 300)
            del_ = helhet // 2 if liggande else min(300, helhet * 3 // 5)
            self.redigerare.setContentsMargins(*((12, 0, 4, 0) if liggande else (0, 8, 4, 0)))
            self.delare.setSizes([helhet - del_, del_])
