"""The page Översikt."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.papekande import Nivå, Plats
from nämndapp.bas.svenska import datum_med_veckodag, klockslag
from nämndapp.services import oversikt, register, sakerhet
from nämndapp.services.frister import Grupp
from nämndapp.services.oversikt import Möte, Sak, Översikt
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.oversikt.forsta_start import Förstastart
from nämndapp.ui.oversikt.startutkast import SLAG
from nämndapp.ui.oversikt.tidslinje import Tidslinje, om_dagar
from nämndapp.ui.sida import Sida
from nämndapp.ui.sidor import sida_för
from nämndapp.ui.tema import aktuella_färger

_IKON = {Nivå.FEL: "fel", Nivå.VARNING: "varning", Nivå.TIPS: "tips"}
_ORD = {Nivå.FEL: "Måste åtgärdas", Nivå.VARNING: "Varning", Nivå.TIPS: "Att göra"}
_SMALT = 660


class Möteskort(QFrame):
    """A meeting: its name leads to it, its line shows the days."""

    def __init__(self, möte: Möte, idag: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("roll", "kort")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(2)
        tid = f" kl. {klockslag(möte.starttid)}" if möte.starttid else ""
        self.länk = QPushButton(
            f"{möte.nämnd}, {'beredning ' if möte.beredning else ''}{om_dagar(möte.datum, idag)}", self
        )
        self.länk.setProperty("roll", "länk")
        fet = self.länk.font()
        fet.setBold(True)
        self.länk.setFont(fet)
        self.länk.setCursor(Qt.CursorShape.PointingHandCursor)
        self.länk.setAccessibleDescription("Öppnar sammanträdet")
        layout.addWidget(self.länk, 0, Qt.AlignmentFlag.AlignLeft)
        punkter = f"{möte.antal_punkter} punkter" if möte.antal_punkter != 1 else "1 punkt"
        delar = [f"{datum_med_veckodag(möte.datum)}{tid}", möte.plats, punkter if möte.antal_punkter else "tom lista"]
        rad = QLabel(" · ".join(d[:1].upper() + d[1:] if nr == 0 else d for nr, d in enumerate(delar) if d), self)
        rad.setProperty("roll", "svag")
        rad.setWordWrap(True)
        rad.setContentsMargins(7, 0, 0, 4)
        layout.addWidget(rad)
        if not möte.beredning:
            layout.addWidget(Tidslinje(möte, idag, self))


class Översiktssida(Sida):
    """What is next over all nämnder; each entry leads to its place."""

    namn = "Översikt"
    ikonnamn = "oversikt"
    har_kontroll = False

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self._saker: tuple[Sak, ...] = ()
        self.dagord = QLabel("", self)
        self.dagord.setProperty("roll", "svag")
        self.rubrikrad.addWidget(self.dagord)
        self.förstastart = Förstastart(kontext, self)
        self.förstastart.importera.connect(lambda: self.gå_till_sida.emit("Importera", None))
        self.stapel = QStackedWidget(self)
        self.stapel.addWidget(self._bygg_översikt())
        self.stapel.addWidget(self.förstastart)
        self.ram.addWidget(self.stapel, 1)

    def _bygg_översikt(self) -> QWidget:
        yta = QWidget(self)
        helhet = QVBoxLayout(yta)
        helhet.setContentsMargins(0, 0, 0, 0)
        helhet.setSpacing(12)
        self._spalter = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._spalter.setSpacing(16)
        helhet.addLayout(self._spalter, 1)
        vänster = QVBoxLayout()
        vänster.setSpacing(8)
        vänster.addWidget(self._rubrik("Nästa sammanträden"))
        innehåll = QWidget()
        self._möten = QVBoxLayout(innehåll)
        self._möten.setContentsMargins(0, 0, 6, 0)
        self._möten.setSpacing(8)
        vänster.addWidget(rullyta(innehåll), 1)
        höger = QVBoxLayout()
        höger.setSpacing(8)
        höger.addWidget(self._rubrik("Att göra"))
        self.lista = QListWidget(yta)
        self.lista.setAccessibleName("Att göra")
        self.lista.setWordWrap(True)
        self.lista.setSpacing(2)
        self.lista.setIconSize(QSize(18, 18))
        self.lista.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lista.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.lista.itemActivated.connect(self._aktiverad)
        self.lista.itemClicked.connect(self._aktiverad)
        höger.addWidget(self.lista, 1)
        self._spalter.addLayout(vänster, 3)
        self._spalter.addLayout(höger, 2)
        nederst = QHBoxLayout()
        self.kopieord = QLabel("", yta)
        self.kopieord.setProperty("roll", "svag")
        self.kopieord.setWordWrap(True)
        self.kopieknapp = QPushButton(ikon("spara"), "&Säkerhetskopiera nu", yta)
        self.kopieknapp.clicked.connect(self.säkerhetskopiera)
        nederst.addWidget(self.kopieord, 1)
        nederst.addWidget(self.kopieknapp)
        helhet.addLayout(nederst)
        return yta

    def _rubrik(self, text: str) -> QLabel:
        rubrik = QLabel(text, self)
        rubrik.setProperty("roll", "rubrik")
        return rubrik

    # -- showing ------------------------------------------------------------------------------
    def uppdatera(self) -> None:
        idag = date.today()
        dagen = datum_med_veckodag(idag)
        self.dagord.setText(dagen[:1].upper() + dagen[1:])
        tom = not (self.kontext.försök(lambda: register.lista_nämnder(self.kontext.db)) or [])
        self.stapel.setCurrentIndex(1 if tom else 0)
        if tom:
            self.förstastart.setEnabled(self.kontext.db.skrivbar)
            return
        svar: Översikt | None = self.kontext.försök(lambda: oversikt.översikt(self.kontext.db, idag))
        if svar is not None:
            self._visa_möten(svar.möten, idag)
            self._visa_saker(svar.saker)
            self._visa_kopia(svar.senaste_kopia, idag)

    def _visa_möten(self, möten: tuple[Möte, ...], idag: date) -> None:
        while (rad := self._möten.takeAt(0)) is not None:
            widget = rad.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        länkar: list[QWidget] = []
        for möte in möten:
            kort = Möteskort(möte, idag)
            länkar.append(kort.länk)
            kort.länk.clicked.connect(lambda _=False, m=möte: self._öppna(Plats("sammantrade", m.id)))
            self._möten.addWidget(kort)
        if not möten:
            knapp = QPushButton(ikon("sammantraden"), "&Planera ett sammanträde")
            knapp.clicked.connect(lambda: self.gå_till_sida.emit("Sammanträden", None))
            ord_ = QLabel("Inga kommande sammanträden. Lägg in nästa, eller importera en kallelse.")
            ord_.setWordWrap(True)
            ord_.setProperty("roll", "svag")
            self._möten.addWidget(ord_)
            self._möten.addWidget(knapp, 0, Qt.AlignmentFlag.AlignLeft)
            länkar.append(knapp)
        self._möten.addStretch(1)
        for före, efter in pairwise([self.lista, *länkar, self.lista, self.kopieknapp]):  # to its place, then before it
            QWidget.setTabOrder(före, efter)

    def _visa_saker(self, saker: tuple[Sak, ...]) -> None:
        if saker == self._saker and self.lista.count():
            return
        self._saker = saker
        self.lista.clear()
        färger = aktuella_färger()
        for nr, sak in enumerate(saker):
            if nr == 0 or saker[nr - 1].grupp is not sak.grupp:
                self.lista.addItem(self._grupprubrik(sak.grupp))
            rad = QListWidgetItem(ikon(_IKON[sak.nivå], getattr(färger, _IKON[sak.nivå])), sak.text)
            rad.setToolTip(f"{_ORD[sak.nivå]}. {sak.text}")
            rad.setData(Qt.ItemDataRole.AccessibleTextRole, f"{sak.grupp.value}. {_ORD[sak.nivå]}: {sak.text}")
            rad.setData(Qt.ItemDataRole.UserRole, nr)
            self.lista.addItem(rad)
        if not saker:
            rad = QListWidgetItem(ikon("bra", färger.bra), "Inget som väntar just nu.")
            rad.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.lista.addItem(rad)
        else:
            self.lista.setCurrentRow(1)  # below the first heading

    def _grupprubrik(self, grupp: Grupp) -> QListWidgetItem:
        """A heading in the list; it cannot be chosen."""
        rad = QListWidgetItem(grupp.value)
        fet = self.lista.font()
        fet.setBold(True)
        rad.setFont(fet)
        rad.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return rad

    def _visa_kopia(self, senaste: date | None, idag: date) -> None:
        if senaste is None:
            text = "Ingen säkerhetskopia finns ännu. Programmet gör en varje dag när det öppnas."
        else:
            text = f"Senaste säkerhetskopian gjordes {om_dagar(senaste, idag)}. Sju dagar sparas."
        self.kopieord.setText(text)

    # -- doing --------------------------------------------------------------------------------
    def _aktiverad(self, rad: QListWidgetItem) -> None:
        nr = rad.data(Qt.ItemDataRole.UserRole)
        if isinstance(nr, int) and nr < len(self._saker):
            self._öppna(self._saker[nr].plats)

    def _öppna(self, plats: Plats) -> None:
        """The window knows the place's nämnd."""
        self.gå_till_sida.emit(sida_för(plats.typ), plats)

    def återställ(self, slag: str, data: dict[str, Any]) -> None:
        if slag == SLAG and self.stapel.currentWidget() is self.förstastart:
            self.förstastart.återställ(data)

    def lämna(self) -> None:
        self.förstastart.utkast.hinn()

    def säkerhetskopiera(self) -> None:
        """Today's copy, made again with what has been done since the morning's."""
        db = self.kontext.db
        self.kontext.i_bakgrunden(
            "Säkerhetskopierar …",
            lambda _f: sakerhet.daglig_kopia(db, förnya=True),
            self._kopierat,
        )

    def _kopierat(self, fil: Path) -> None:
        self.kontext.notiser.visa("tips", f"Dagens säkerhetskopia ligger i {fil}.")
        self.uppdatera()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        smalt = self.width() < _SMALT
        riktning = QBoxLayout.Direction.TopToBottom if smalt else QBoxLayout.Direction.LeftToRight
        self._spalter.setDirection(riktning)
