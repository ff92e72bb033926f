"""The tab Ärenden på väg: by meeting, parked and without a plan. Alt+Right and Alt+Left move to the next or former."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.services import arendeplan
from nämndapp.services.arendeplan import Kommande, Vägrad
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Datumfält
from nämndapp.ui.kit.tabell import Filtrerad, Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext

ALLA, UTAN_PLAN, PARKERADE = "Alla", "Utan plan", "Parkerade"
BEVAKA_OM = timedelta(days=90)


def plats(rad: Vägrad) -> str:
    """Where the ärende stands on its way, in words; sorts by day, then parked, then without a plan."""
    if rad.mötesdag is not None:
        return rad.mötesdag.isoformat() + (" har varit" if rad.mötesdag < date.today() else "")
    return "parkerat" if rad.parkerat else "utan plan"


def _kolumner() -> list[Kolumn[Vägrad]]:
    return [
        Kolumn(
            "Sammanträde",
            lambda r: f"0 {r.mötesdag}" if r.mötesdag else "1" if r.parkerat else "2",
            plats,
            bredd=160,
            ikon=lambda r: ("varning", "varning") if r.försenat else None,
        ),
        Kolumn("Diarienummer", lambda r: r.diarienummer, bredd=120),
        Kolumn("Ärende", lambda r: r.rubrik, sträck=True),
        Kolumn("Status", lambda r: r.status.value, bredd=130),
        Kolumn("Handläggare", lambda r: r.handläggare, bredd=140),
        Kolumn("Bevakas", lambda r: r.bevakas, bredd=110),
    ]


class Vägflik(QWidget):
    """All of them in one table; the choice above shows one meeting's, and the buttons move the chosen."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._rader: list[Vägrad] = []
        self._möten: list[Kommande] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addLayout(self._bygg_knappar())
        self.modell: Radmodell[Vägrad] = Radmodell(_kolumner(), lambda r: r.id, self)
        self.tabell = Tabellvy(
            self.modell,
            "Ärenden på väg",
            "Inga ärenden är på väg här. Ärenden som inte är avslutade kommer hit av sig själva.",
            self,
            (0, Qt.SortOrder.AscendingOrder),
            viker=(5, 4, 1),
        )
        self.tabell.flera_valda.connect(lambda _: self._knappar())
        layout.addWidget(Filtrerad(self.tabell, "Filtrera ärenden på väg", self, ("ärende", "ärenden")), 1)
        for text, tangent, steg in (
            ("Till nästa sammanträde", "Alt+Right", 1),
            ("Till föregående sammanträde", "Alt+Left", -1),
        ):
            åtgärd = QAction(text, self.tabell)
            åtgärd.setShortcut(QKeySequence(tangent))
            åtgärd.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            åtgärd.triggered.connect(lambda _på, s=steg: self.stega(s))
            self.tabell.addAction(åtgärd)

    def _bygg_knappar(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        visaord = QLabel("Vi&sa", self)
        self.visas = QComboBox(self)
        self.visas.setAccessibleName("Sammanträde som visas")
        self.visas.setMinimumWidth(150)
        self.visas.currentIndexChanged.connect(lambda _: self._filtrera())
        visaord.setBuddy(self.visas)
        tillord = QLabel("Flytta &till", self)
        self.till = QComboBox(self)
        self.till.setAccessibleName("Flytta till")
        self.till.setMinimumWidth(130)
        tillord.setBuddy(self.till)
        self.flytta_knapp = QPushButton("F&lytta", self)
        self.flytta_knapp.setToolTip("Flytta de valda ärendena dit (Alt+Höger: nästa sammanträde, Alt+Vänster: förra)")
        self.flytta_knapp.clicked.connect(lambda: self.planera(self.till.currentData()))
        self.bevakas = Datumfält("bevakas", "Bevakas &den")
        self.bevakas.setMaximumWidth(120)
        self.bevakas.sätt(date.today() + BEVAKA_OM)
        self.parkera_knapp = QPushButton(ikon("ner"), "Par&kera", self)
        self.parkera_knapp.setToolTip("Lägg de valda ärendena åt sidan och titta på dem igen den dagen")
        self.parkera_knapp.clicked.connect(self.parkera)
        delar: list[QWidget] = [visaord, self.visas]
        for widget in delar:
            rad.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        rad.addStretch(1)
        for widget in (tillord, self.till, self.flytta_knapp, self.bevakas, self.parkera_knapp):
            rad.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        return rad

    def uppdatera(self) -> None:
        """Reads the nämnd's ärenden and coming meetings again."""
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        self._rader = (self.kontext.försök(lambda: arendeplan.lista_på_väg(db, nämnd)) or []) if nämnd else []
        self._möten = (self.kontext.försök(lambda: arendeplan.kommande(db, nämnd)) or []) if nämnd else []
        antal = {m.id: sum(r.möte_id == m.id for r in self._rader) for m in self._möten}
        möten: list[tuple[str, int | None]] = [(m.datum.isoformat(), m.id) for m in self._möten]
        val: list[tuple[str, object]] = [(ALLA, ALLA), (UTAN_PLAN, UTAN_PLAN), (PARKERADE, PARKERADE)]
        val += [
            (f"{dag} ({antal[id_]} ärenden)" if antal[id_] != 1 else f"{dag} (1 ärende)", id_) for dag, id_ in möten
        ]
        _fyll(self.visas, val)
        _fyll(self.till, [*möten, ("Utan plan", None)])
        self._filtrera()

    def _filtrera(self) -> None:
        val = self.visas.currentData()
        self.tabell.uppdatera([r for r in self._rader if _hör_till(r, val)])
        self._knappar()

    def _knappar(self) -> None:
        valda = bool(self.tabell.valda_rader()) and self.kontext.db.skrivbar
        self.flytta_knapp.setEnabled(valda)
        self.parkera_knapp.setEnabled(valda)

    # -- moving -------------------------------------------------------------------------------
    def _valda(self) -> list[int]:
        return [r.id for r in self.tabell.valda_rader()] if self.kontext.db.skrivbar else []

    def planera(self, möte_id: int | None) -> None:
        """Plans the chosen ärenden for a meeting."""
        valda = self._valda()
        if valda:
            self.kontext.utför(lambda: arendeplan.planera(self.kontext.db, valda, möte_id))

    def stega(self, steg: int) -> None:
        """The chosen ärenden to the next meeting (from no plan: the first), or the former (from the first: no plan)."""
        rader = self.tabell.valda_rader()
        if not rader or not self._möten or not self.kontext.db.skrivbar:
            return
        idn = [m.id for m in self._möten]
        nu = idn.index(rader[0].möte_id) if rader[0].möte_id in idn else -1
        ny = nu + steg
        if -2 < ny < len(idn) and ny != nu:
            self.planera(idn[ny] if ny >= 0 else None)

    def parkera(self) -> None:
        """Parks the chosen ärenden until the day in the field."""
        valda = self._valda()
        try:
            dag = self.bevakas.tolka(self.bevakas.råtext())
        except ValueError as fel:
            self.kontext.notiser.visa("varning", str(fel))
            self.bevakas.inmatning.setFocus()
            return
        if valda:
            self.kontext.utför(lambda: arendeplan.parkera(self.kontext.db, valda, dag))

    def välj(self, id_: int) -> bool:
        """Shows an ärende."""
        self.visas.setCurrentIndex(0)
        self.tabell.setFocus()
        return self.tabell.välj(id_)


def _hör_till(rad: Vägrad, val: object) -> bool:
    if val in (ALLA, None):
        return True
    if val == UTAN_PLAN:
        return rad.möte_id is None and not rad.parkerat
    return rad.parkerat if val == PARKERADE else rad.möte_id == val


def _fyll(lista: QComboBox, val: Sequence[tuple[str, object]]) -> None:
    """New choices; the chosen one is kept where it remains."""
    valt = lista.currentData()
    lista.blockSignals(True)
    lista.clear()
    for text, värde in val:
        lista.addItem(text, värde)
    nr = next((i for i, (_, värde) in enumerate(val) if värde == valt), 0)
    lista.setCurrentIndex(nr)
    lista.blockSignals(False)
