"""Jämför: what is new, gone, changed or moved against another version, in words and with a mark on every row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.bas.papekande import Plats
from nämndapp.services import attestskillnad
from nämndapp.services.attestskillnad import Attestskillnad, Personskillnad, Radskillnad, Slag
from nämndapp.services.attestuppgifter import AttestlistaVy, Attestlistrad
from nämndapp.ui.attest.kolumner import persontext
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.tabell import Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext

_BILD = {Slag.NY: ("ny", "bra"), Slag.BORTTAGEN: ("ta-bort", "fel"), Slag.ÄNDRAD: ("varning", "varning")}
_PERSONMÄRKE = {Slag.NY: "+ ", Slag.BORTTAGEN: "− ", Slag.ÄNDRAD: "± ", Slag.LIKA: ""}


def personord(personer: Sequence[Personskillnad]) -> str:
    """ "− Anna Ek / + Bo Al": who is gone, who is new; ± for other days."""
    return " / ".join(f"{_PERSONMÄRKE[p.slag]}{persontext(p.person)}" for p in personer)


class Jämförelseflik(QWidget):
    """The table holds the rows that differ (or all); Enter goes to the row in the list."""

    gå_till = Signal(object)  # Plats
    visa_papper = Signal(int)  # the version compared with

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kontext = kontext
        self._vy: AttestlistaVy | None = None
        self._skillnad: Attestskillnad | None = None
        self._jämförd: tuple[int, int, int] | None = None
        ord_ = QLabel("&Jämför med", self)
        self.val = QComboBox(self)
        self.val.setAccessibleName("Jämför med version")
        self.val.setMinimumWidth(190)
        self.val.activated.connect(lambda _: self.jämför())
        ord_.setBuddy(self.val)
        self.alla = QCheckBox("A&lla rader", self)
        self.alla.toggled.connect(lambda _: self._visa())
        self.papper_knapp = QPushButton(ikon("pdf"), "Ändrings&markerad lista", self)
        self.papper_knapp.clicked.connect(self._papper)
        rad = QHBoxLayout()
        for widget in (ord_, self.val, self.alla):
            rad.addWidget(widget)
        rad.addStretch(1)
        rad.addWidget(self.papper_knapp)
        self.ord = QLabel("", self)
        self.ord.setWordWrap(True)
        self.tabell: Tabellvy | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addLayout(rad)
        self._layout.addWidget(self.ord)

    def _bygg_tabell(self, vy: AttestlistaVy) -> None:
        u = vy.uppgifter
        roller = [
            Kolumn(
                r.namn,
                lambda rad, k=r.nyckel: personord([p for p in rad.personer if p.person.roll == k]),  # type: ignore[misc]
                bredd=210,
            )
            for r in u.roller
        ]
        kolumner = (
            Kolumn("Ändrad", lambda r: attestskillnad.ändrat_ord(r, u), bredd=230, ikon=lambda r: _BILD.get(r.slag)),
            Kolumn(u.huvuddel.namn, lambda r: r.rad.kod, bredd=84),
            Kolumn("Benämning", _benämning, bredd=170),
            *roller,
            Kolumn("Villkor", lambda r: _förr(r, "villkor"), bredd=140),
            Kolumn("Belopp, kr", lambda r: _förr(r, "belopp"), bredd=110),
        )
        if self.tabell is not None:
            self._layout.removeWidget(self.tabell)
            self.tabell.deleteLater()
        self.tabell = Tabellvy(
            Radmodell[Radskillnad](kolumner, id),
            "Ändringar i attestlistan",
            "Versionerna är lika.",
            self,
            sortering=(-1, Qt.SortOrder.AscendingOrder),
        )
        self.tabell.öppnad.connect(self._öppna)
        self._layout.addWidget(self.tabell, 1)

    def visa(self, vy: AttestlistaVy | None, listor: Sequence[Attestlistrad]) -> None:
        """Offers the other versions; the one that the list was made from is chosen."""
        byter = vy is None or self._vy is None or vy.id != self._vy.id
        valt = self.val.currentData() if not byter else vy.uppgifter.bygger_på_id if vy else None
        if vy is not None and (byter or self._vy is None or vy.uppgifter != self._vy.uppgifter):
            self._bygg_tabell(vy)
        self._vy = vy
        andra = [r for r in listor if vy is not None and r.id != vy.id]
        self.val.clear()
        for r in andra:
            self.val.addItem(r.namn, r.id)
        nr = self.val.findData(valt)
        self.val.setCurrentIndex(nr if nr >= 0 else 0 if andra else -1)
        self.papper_knapp.setEnabled(bool(andra))
        self.alla.setEnabled(bool(andra))
        self._jämförd = None
        if self.isVisible():
            self.jämför()

    def jämför(self) -> None:
        """Reads both versions, when they are not shown already."""
        vy, mot = self._vy, self.val.currentData()
        if vy is None or mot is None:
            self._skillnad = None
            self.ord.setText("Det finns ingen annan version att jämföra med. Gör en ny version först.")
            if self.tabell is not None:
                self.tabell.uppdatera([])
            return
        nyckel = (vy.id, vy.version, int(mot))
        if nyckel == self._jämförd:
            return
        self._skillnad = self._kontext.försök(lambda: attestskillnad.jämför_listor(self._kontext.db, mot, vy.id))
        self._jämförd = nyckel
        self._visa()

    def _visa(self) -> None:
        if self._skillnad is None or self.tabell is None:
            return
        self.ord.setText(" ".join(attestskillnad.sammanfattning(self._skillnad)))
        alla = self.alla.isChecked()
        self.tabell.uppdatera([r for r in self._skillnad.rader if alla or not r.lika])

    def showEvent(self, event: QShowEvent) -> None:
        """Compared when it is first looked at."""
        super().showEvent(event)
        self.jämför()

    def _papper(self) -> None:
        if self.val.currentData() is not None:
            self.visa_papper.emit(self.val.currentData())

    def _öppna(self, rad: Radskillnad) -> None:
        if rad.efter is not None:
            self.gå_till.emit(Plats("attestrad", rad.efter.id))
        else:
            self._kontext.notiser.visa("tips", "Raden finns bara i den äldre versionen.")


def _benämning(r: Radskillnad) -> str:
    return _förr(r, "benämning")


def _förr(r: Radskillnad, fält: str) -> str:
    """ "nytt (förr: gammalt)" for what differs."""

    def ord_(rad: object) -> str:
        värde = getattr(rad, fält, None)
        return "" if värde is None else str(värde)

    nu = ord_(r.rad)
    if fält in r.fält and r.före is not None and r.efter is not None:
        return f"{nu or '–'} (förr: {ord_(r.före) or '–'})"
    return nu
