"""The tab Uppdrag och bevakning: what decisions asked for, by when, and where it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.bas.papekande import Plats
from nämndapp.bas.svenska import versal
from nämndapp.models import Bevakningsläge, Bevakningsslag
from nämndapp.services import bevakning
from nämndapp.services.andring import Ändring
from nämndapp.services.underlag import Underlagsträff
from nämndapp.services.uppdragskalla import slå_upp_källa
from nämndapp.services.uppgifter import BevakningUppgifter
from nämndapp.services.vyer import Bevakningsrad, BevakningVy
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Datumfält, Textfält, Valfält
from nämndapp.ui.kit.tabbordning import ordna
from nämndapp.ui.kit.tabell import Filtrerad, Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.planering.kallrad import Källrad
from nämndapp.ui.redigerare import Redigerare
from nämndapp.ui.sida import Beställning

ÖPPNA, FÖRSENADE, ALLA = "Öppna", "Försenade", "Alla"


class Bevakningsredigerare(Redigerare):
    """One uppdrag or reminder."""

    slag = "bevakning"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        nät = QGridLayout(self)
        nät.setContentsMargins(0, 8, 0, 0)
        nät.setHorizontalSpacing(12)
        nät.setVerticalSpacing(6)
        delar = (
            (Textfält("text", "Vad som s&ka göras"), 0, 0, 3),
            (Valfält.av_enum("slag", "&Slag", Bevakningsslag), 0, 3, 1),
            (Textfält("källa", "&Från vilken §", "SN 2026-03-10 § 14"), 1, 0, 1),
            (Datumfält("beslutat", "Beslutat &den"), 1, 1, 1),
            (Textfält("ansvarig", "A&nsvarig"), 1, 2, 1),
            (Datumfält("återrapport_senast", "Återrapport senas&t"), 1, 3, 1),
            (Textfält("anteckning", "Anteckn&ing"), 3, 0, 3),
            (Valfält.av_enum("läge", "&Läge", Bevakningsläge), 3, 3, 1),
        )
        for fält, rad, kolumn, bredd in delar:
            nät.addWidget(self.bind(fält), rad, kolumn, 1, bredd, Qt.AlignmentFlag.AlignTop)
        self.källrad = Källrad(self)
        nät.addWidget(self.källrad, 2, 0, 1, 4)
        self.redigeras.connect(self._slå_upp)
        for kolumn in range(4):
            nät.setColumnStretch(kolumn, 1)
        ordna(self)
        self.setEnabled(False)

    def fyll(self) -> None:
        self._slå_upp()

    def _slå_upp(self) -> None:
        """The § of the källa as it stands in the field now."""
        sparad: BevakningUppgifter | None = self.uppgifter
        text = self._fält["källa"].råtext()
        träff = self.kontext.försök(lambda: slå_upp_källa(self.kontext.db, text, sparad)) if sparad else None
        self.källrad.visa(träff)

    def hämta(self, objekt_id: int) -> BevakningVy:
        return bevakning.hämta_bevakning(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        med_källa = bevakning.med_källa(self.kontext.db, self.uppgifter, uppgifter)
        return bevakning.spara_bevakning(self.kontext.db, objekt_id, med_källa, väntad_version)


def _kolumner() -> list[Kolumn[Bevakningsrad]]:
    return [
        Kolumn(
            "Återrapport",
            lambda r: r.återrapport_senast,
            lambda r: f"{r.återrapport_senast or ''}{' försenat' if r.försenad else ''}",
            bredd=180,
            ikon=lambda r: ("varning", "varning") if r.försenad else None,
        ),
        Kolumn("Uppdrag", lambda r: r.text, sträck=True),
        Kolumn("Beslut", lambda r: r.källa, bredd=140),
        Kolumn("Ansvarig", lambda r: r.ansvarig, bredd=130),
        Kolumn("Läge", lambda r: r.läge.value, bredd=90),
        Kolumn("Slag", lambda r: r.slag.value, bredd=90),
    ]


class Uppdragsflik(QWidget):
    """The list with its filters, the editor below."""

    förhandsvisa = Signal(object)
    paragraf_öppnad = Signal(object)  # Underlagsträff

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._rader: list[Bevakningsrad] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        knappar = QHBoxLayout()
        self.ny_knapp = QPushButton(ikon("ny"), "Nytt &uppdrag", self)
        self.ny_knapp.clicked.connect(self.nytt)
        lägesord = QLabel("S&om är", self)
        self.lägen = QComboBox(self)
        self.lägen.setAccessibleName("Lägen som visas")
        self.lägen.addItems([ÖPPNA, FÖRSENADE, *(versal(m.value) for m in Bevakningsläge), ALLA])
        self.lägen.currentIndexChanged.connect(lambda _: self._filtrera())
        lägesord.setBuddy(self.lägen)
        ansvarsord = QLabel("för ve&m", self)
        self.ansvariga = QComboBox(self)
        self.ansvariga.setAccessibleName("Ansvarig som visas")
        self.ansvariga.setMinimumWidth(110)
        self.ansvariga.currentIndexChanged.connect(lambda _: self._filtrera())
        ansvarsord.setBuddy(self.ansvariga)
        self.lista_knapp = QPushButton(ikon("pdf"), "U&ppdragslista", self)
        self.lista_knapp.setToolTip("Visa uppdragslistan som den kommer att se ut (Ctrl+P)")
        self.lista_knapp.clicked.connect(lambda: self.förhandsvisa.emit(self.beställning()))
        self.bort_knapp = QPushButton(ikon("ta-bort"), "Ta &bort", self)
        self.bort_knapp.setToolTip("Ta bort det valda uppdraget")
        self.bort_knapp.clicked.connect(self._ta_bort)
        for widget in (self.ny_knapp, lägesord, self.lägen, ansvarsord, self.ansvariga):
            knappar.addWidget(widget)
        knappar.addStretch(1)
        knappar.addWidget(self.lista_knapp)
        knappar.addWidget(self.bort_knapp)
        layout.addLayout(knappar)
        self.modell: Radmodell[Bevakningsrad] = Radmodell(_kolumner(), lambda r: r.id, self)
        self.tabell = Tabellvy(
            self.modell,
            "Uppdrag och bevakning",
            "Inga uppdrag här. Lägg till det som nämnden har gett i uppdrag, eller det du själv bevakar (Ctrl+N).",
            self,
            (0, Qt.SortOrder.AscendingOrder),
            viker=(5, 2),
        )
        self.tabell.vald.connect(self._vald)
        layout.addWidget(Filtrerad(self.tabell, "Filtrera uppdragen", self, ("uppdrag", "uppdrag")), 1)
        self.redigerare = Bevakningsredigerare(kontext, self)
        self.redigerare.källrad.öppna.connect(self._öppna_paragraf)
        layout.addWidget(self.redigerare)

    def _öppna_paragraf(self, träff: Underlagsträff) -> None:
        self.redigerare.lämna_fält()
        self.paragraf_öppnad.emit(träff)

    def uppdatera(self) -> None:
        """Reads the nämnd's uppdrag again."""
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        self._rader = (self.kontext.försök(lambda: bevakning.lista_bevakningar(db, nämnd)) or []) if nämnd else []
        valt = self.ansvariga.currentText()
        namn = ["Alla", *sorted({r.ansvarig for r in self._rader if r.ansvarig}, key=str.casefold)]
        self.ansvariga.blockSignals(True)
        self.ansvariga.clear()
        self.ansvariga.addItems(namn)
        self.ansvariga.setCurrentText(valt if valt in namn else "Alla")
        self.ansvariga.blockSignals(False)
        self._filtrera()
        if self.redigerare.vy is not None and self.redigerare.vy.id not in {r.id for r in self._rader}:
            self.redigerare.visa(None)
        skriv = nämnd is not None and db.skrivbar
        self.ny_knapp.setEnabled(skriv)
        self.bort_knapp.setEnabled(skriv and self.redigerare.vy is not None)
        self.lista_knapp.setEnabled(nämnd is not None)

    def _filtrera(self) -> None:
        läge, vem = self.lägen.currentText(), self.ansvariga.currentText()
        self.tabell.uppdatera([r for r in self._rader if _i_läge(r, läge) and vem in {"Alla", "", r.ansvarig}])

    def _vald(self, rad: Bevakningsrad | None) -> None:
        if rad is not None and (self.redigerare.vy is None or self.redigerare.vy.id != rad.id):
            self.redigerare.visa(rad.id)
        self.bort_knapp.setEnabled(self.kontext.db.skrivbar and self.redigerare.vy is not None)

    def nytt(self) -> None:
        """A new uppdrag, ready to be written."""
        nämnd = self.kontext.nämnd_id
        if nämnd is None or not self.kontext.db.skrivbar:
            return
        self.redigerare.lämna_fält()
        ny = BevakningUppgifter(nämnd, "Nytt uppdrag")
        ändring = self.kontext.utför(lambda: bevakning.spara_bevakning(self.kontext.db, None, ny, None))
        if ändring is not None:
            self.gå_till(Plats("bevakning", ändring.objekt_id, "text"))

    def gå_till(self, plats: Plats) -> bool:
        """Shows one of them, whatever the filters are."""
        if plats.id is None:
            return False
        if not self.tabell.välj(plats.id):
            self.lägen.setCurrentText(ALLA)
            self.ansvariga.setCurrentText("Alla")
            self.uppdatera()
            self.tabell.välj(plats.id)
        self.redigerare.visa(plats.id)
        return self.redigerare.gå_till(plats) or self.redigerare.vy is not None

    def beställning(self) -> Beställning:
        """The paper."""
        return Beställning("uppdragslista", "Uppdragslista", {"nämnd": self.kontext.nämnd_id})

    def _ta_bort(self) -> None:
        vy = self.redigerare.vy
        if vy is not None:
            self.kontext.utför(lambda: bevakning.ta_bort_bevakning(self.kontext.db, vy.id, None))


def _i_läge(rad: Bevakningsrad, läge: str) -> bool:
    if läge == ALLA:
        return True
    if läge == ÖPPNA:
        return rad.läge in bevakning.ÖPPNA
    return rad.försenad if läge == FÖRSENADE else versal(rad.läge.value) == läge
