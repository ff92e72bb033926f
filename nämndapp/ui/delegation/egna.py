"""The tab Egna protokoll: decisions that are not reported, the särskilda protokoll that hold them, and their anslag."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nämndapp.services import delegationsanmalan, sarskilda_protokoll
from nämndapp.services.delegationsbeslut import Beslutsrad
from nämndapp.services.sarskilda_protokoll import ProtokollVy
from nämndapp.ui.delegation.beslutskolumner import vad
from nämndapp.ui.delegation.egna_akter import Protokollsakter
from nämndapp.ui.delegation.egna_form import Protokollsform
from nämndapp.ui.forhandsvisning import JUSTERAD_PDF
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.krysstabell import Kryssmodell, Krysstabell
from nämndapp.ui.kit.tabell import Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kit.tomyta import Tomyta
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sida import Beställning

SLAG = frozenset({"delegationsbeslut", "delegationsbeslut, inlästa", "anmälan av delegationsbeslut",
                  "särskilt protokoll", "anslag"})  # fmt: skip
TOMT = (
    "Inget beslut behöver ett eget protokoll.\nHit kommer beslut enligt punkter som inte ska anmälas till nämnden, men "
    "som kan prövas genom laglighetsprövning (6 kap. 40 § och 7 kap. 8 § kommunallagen)."
)


class EgnaFlik(QWidget):
    """Above the decisions that have none, below the protocols and the chosen one."""

    visa_papper = Signal(object)  # Beställning
    till_beslut = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._förslag = sarskilda_protokoll.förslag_på(())
        self.akter = Protokollsakter(kontext, self)
        self.akter.lagrad.connect(self._visa_lagrad)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        self.stapel = QStackedWidget(self)
        self.tomyta = Tomyta("Till &besluten", self.till_beslut.emit, self)
        self.tomyta.text.setText(TOMT)
        self.stapel.addWidget(self.tomyta)
        self.stapel.addWidget(self._bygg())
        layout.addWidget(self.stapel, 1)
        kontext.ändrat.connect(self._ändrat)

    # -- building -----------------------------------------------------------------------------
    def _bygg(self) -> QWidget:
        yta = QWidget(self)
        layout = QVBoxLayout(yta)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.akter.panel)
        layout.addWidget(self.akter.fråga)
        delare = QSplitter(Qt.Orientation.Vertical, yta)
        self.väntande_yta = self._bygg_väntande()
        self.akter.panel.installEventFilter(self)
        delare.addWidget(self.väntande_yta)
        delare.addWidget(self._bygg_protokoll())
        delare.setStretchFactor(0, 2)
        delare.setStretchFactor(1, 3)
        delare.setSizes([190, 340])
        delare.setChildrenCollapsible(False)
        layout.addWidget(delare, 1)
        return yta

    def _bygg_väntande(self) -> QWidget:
        yta = QWidget(self)
        layout = QVBoxLayout(yta)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        rad = QHBoxLayout()
        ord_ = QLabel("&Utan protokoll", yta)
        self.urval = QComboBox(yta)
        self.urval.setAccessibleName("Beslut utan protokoll: vilka som kryssas för")
        self.urval.setMinimumWidth(150)
        self.urval.activated.connect(lambda _: self._kryssa())
        ord_.setBuddy(self.urval)
        self.utanför_knapp = QPushButton("&Förs på annat sätt", yta)
        self.utanför_knapp.setToolTip("De förkryssade besluten har fått protokoll och anslag som inte görs här")
        self.utanför_knapp.clicked.connect(self.markera_utanför)
        self.till_knapp = QPushButton("&Lägg till i utkastet", yta)
        self.till_knapp.setToolTip("De förkryssade besluten förs i det utkast som är valt i listan nedanför")
        self.till_knapp.clicked.connect(self.lägg_till)
        self.upp_knapp = QPushButton("&Sätt upp protokoll", yta)
        self.upp_knapp.setProperty("roll", "primär")
        self.upp_knapp.setToolTip("Ett nytt protokoll med de förkryssade besluten (Ctrl+N)")
        self.upp_knapp.clicked.connect(self.sätt_upp)
        rad.addWidget(ord_)
        rad.addWidget(self.urval, 1)
        for knapp in (self.utanför_knapp, self.till_knapp, self.upp_knapp):
            rad.addWidget(knapp)
        layout.addLayout(rad)
        self.väntande: Kryssmodell[Beslutsrad] = Kryssmodell(
            (
                Kolumn("Datum", lambda r: r.datum, bredd=104),
                Kolumn("Delegat", lambda r: r.delegat, bredd=80),
                Kolumn("Beslutsfattare", lambda r: r.beslutsfattare, bredd=130),
                Kolumn("Punkt", lambda r: r.punkt_nr, bredd=58),
                Kolumn("Dnr", lambda r: r.diarienummer or "", bredd=110),
                Kolumn("Beslut", vad, sträck=True),
            ),
            lambda r: r.id,
            lambda _: True,
            self,
        )
        self.väntande.kryss_ändrat.connect(self._slå_på)
        self.väntetabell = Krysstabell(
            self.väntande, "Beslut utan protokoll", "Alla beslut som behöver ett eget protokoll har ett."
        )
        self.väntetabell.setMinimumHeight(84)
        layout.addWidget(self.väntetabell, 1)
        return yta

    def _bygg_protokoll(self) -> QWidget:
        self.modell: Radmodell[ProtokollVy] = Radmodell(
            (
                Kolumn("Nr", lambda v: (v.uppgifter.datum.year, v.uppgifter.nr), lambda v: v.bild.nummer, 76),
                Kolumn("Uppsatt", lambda v: v.uppgifter.datum, bredd=100),
                Kolumn("Undertecknas av", lambda v: v.uppgifter.av, bredd=120, sträck=True),
                Kolumn("Beslut", lambda v: len(v.uppgifter.beslut), bredd=62, höger=True),
                Kolumn("Läge", lambda v: v.läge, bredd=186),
            ),
            lambda v: v.id,
            self,
        )
        self.tabell = Tabellvy(
            self.modell,
            "Särskilda protokoll",
            "Inga protokoll än. Kryssa för besluten ovanför och välj Sätt upp protokoll.",
            sortering=(0, Qt.SortOrder.DescendingOrder),
            viker=(1, 3),
        )
        self.tabell.vald.connect(self._vald)
        vänster = QWidget(self)
        layout = QVBoxLayout(vänster)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        rad = QHBoxLayout()
        rubrik = QLabel("Särskilda protokoll", vänster)
        rubrik.setProperty("roll", "rubrik")
        self.papper_knapp = QPushButton(ikon("pdf"), "Papp&er", vänster)
        self.papper_knapp.setToolTip("Visa protokollet som det kommer att se ut (Ctrl+P)")
        self.papper_knapp.clicked.connect(self._papper)
        rad.addWidget(rubrik)
        rad.addStretch(1)
        for knapp in (self.papper_knapp, self.akter.meny_knapp, self.akter.knapp):
            rad.addWidget(knapp)
        layout.addLayout(rad)
        layout.addWidget(self.tabell, 1)
        self.form = Protokollsform(self.kontext, self)
        delare = QSplitter(Qt.Orientation.Horizontal, self)
        delare.addWidget(vänster)
        delare.addWidget(self.form)
        delare.setChildrenCollapsible(False)
        delare.setSizes([440, 380])
        return delare

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While something is asked the decisions without a protocol give their room."""
        if watched is self.akter.panel and event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self.väntande_yta.setVisible(event.type() == QEvent.Type.Hide)
        return super().eventFilter(watched, event)

    # -- showing ------------------------------------------------------------------------------
    def uppdatera(self) -> None:
        """Reads the decisions and the protocols again."""
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        väntar: list[Beslutsrad] = []
        protokoll: list[ProtokollVy] = []
        self._förslag = ()
        if nämnd is not None:
            väntar = self.kontext.försök(lambda: sarskilda_protokoll.utan_protokoll(db, nämnd)) or []
            protokoll = self.kontext.försök(lambda: sarskilda_protokoll.lista_protokoll(db, nämnd)) or []
            self._förslag = sarskilda_protokoll.förslag_på(väntar)
        self.stapel.setCurrentIndex(1 if väntar or protokoll else 0)
        self._visa_förslag(len(väntar))
        self.väntetabell.uppdatera(väntar)
        vald = self.akter.vy.id if self.akter.vy else None
        self.tabell.uppdatera(protokoll)
        if vald is None or not self.tabell.välj(vald):
            vald = protokoll[0].id if protokoll else None
            if vald is not None:
                self.tabell.välj(vald)
        self._visa(next((v for v in protokoll if v.id == vald), None))

    def _visa_förslag(self, antal: int) -> None:
        valt = self.urval.currentText()
        self.urval.clear()
        self.urval.addItem(f"Alla, {antal} beslut" if antal else "Inga")
        self.urval.addItems([f.namn for f in self._förslag])
        self.urval.setCurrentIndex(max(self.urval.findText(valt), 0))

    def _kryssa(self) -> None:
        """Ticks the decisions of the chosen proposal and no others."""
        nr = self.urval.currentIndex()
        valda = set(self._förslag[nr - 1].beslut) if nr > 0 else None
        self.väntande.börja_om()
        bort = [r for r in self.väntande.rader if valda is not None and r.id not in valda]
        if bort:
            self.väntande.byt(bort)
        self._slå_på()
        self.väntetabell.viewport().update()

    def _vald(self, vy: ProtokollVy | None) -> None:
        if vy is not None:
            self._visa(vy)

    def _visa(self, vy: ProtokollVy | None) -> None:
        self.form.visa(vy)
        self.akter.visa(vy)
        self._slå_på()

    def _med(self) -> list[int]:
        return [r.id for r in self.väntande.rader if self.väntande.är_med(r)]

    def _slå_på(self) -> None:
        skrivs, vy, med = self.kontext.db.skrivbar, self.akter.vy, bool(self._med())
        self.upp_knapp.setEnabled(skrivs and med)
        self.utanför_knapp.setEnabled(skrivs and med)
        self.till_knapp.setEnabled(skrivs and med and vy is not None and vy.uppgifter.justerat is None)
        self.urval.setEnabled(bool(self._förslag))
        self.papper_knapp.setEnabled(vy is not None)

    def _ändrat(self, slag: str, _objekt_id: int) -> None:
        if (slag in SLAG or slag.startswith("delegationsordning")) and self.isVisible():
            self.uppdatera()

    def rensa(self) -> None:
        """Another nämnd is chosen."""
        self.väntande.börja_om()
        self.akter.visa(None)

    # -- acts ---------------------------------------------------------------------------------
    def sätt_upp(self) -> None:
        """A draft with the ticked decisions."""
        nämnd, db, med = self.kontext.nämnd_id, self.kontext.db, self._med()
        if nämnd is None or not med:
            return
        svar = self.kontext.utför(lambda: sarskilda_protokoll.sätt_upp(db, nämnd, med, date.today()))
        if svar is not None:
            self.väntande.börja_om()
            self.uppdatera()
            self.välj(svar.objekt_id)
            self.form.fält["av"].inmatning.setFocus()

    def lägg_till(self) -> None:
        """The ticked decisions come into the chosen draft."""
        vy, db, med = self.akter.vy, self.kontext.db, self._med()
        if vy is None or vy.uppgifter.justerat is not None or not med:
            return
        nytt = replace(vy.uppgifter, beslut=(*vy.uppgifter.beslut, *med))
        if self.kontext.utför(lambda: sarskilda_protokoll.spara(db, vy.id, nytt, vy.version)) is not None:
            self.väntande.börja_om()
            self.uppdatera()

    def markera_utanför(self) -> None:
        """The ticked decisions have protocols that are made elsewhere; one undo."""
        db = self.kontext.db
        rader = [r for r in self.väntande.rader if self.väntande.är_med(r)]
        self.kontext.ångrastack.beginMacro("Egna protokoll finns")
        for r in rader:
            self.kontext.utför(lambda r=r: delegationsanmalan.markera_eget_protokoll(db, r.id, r.version))  # type: ignore[misc]
        self.kontext.ångrastack.endMacro()
        self.väntande.börja_om()
        self.uppdatera()

    def beställning(self) -> Beställning | None:
        """The chosen protocol."""
        vy = self.akter.vy
        if vy is None:
            return None
        return Beställning(
            "sarskiltprotokoll", f"Särskilt protokoll {vy.bild.nummer}", {"särskilt_protokoll_id": vy.id}
        )

    def beställningar(self) -> list[Beställning]:
        """The chosen protocol, as it is now, for the web, and as it was justerat."""
        b, vy = self.beställning(), self.akter.vy
        if b is None or vy is None:
            return []
        ut = [b, replace(b, namn=f"{b.namn}, webbversion", val={**b.val, "offentlig": True})]
        if vy.bild.anslagssak is not None:
            ut.append(Beställning("anslag", f"Anslag om särskilt protokoll {vy.bild.nummer}", b.val))
        if vy.uppgifter.pdf_sha256 is not None:
            ut.append(Beställning(JUSTERAD_PDF, f"{b.namn}, som det justerades", {"särskilt_protokoll_id": vy.id}))
        return ut

    def _papper(self) -> None:
        if b := self.beställning():
            self.visa_papper.emit(b)

    def _visa_lagrad(self) -> None:
        self.visa_papper.emit(self.beställningar()[-1])

    def nytt(self) -> None:
        """Ctrl+N: a protocol of the ticked decisions."""
        self.sätt_upp()

    def välj(self, id_: int | None, fält: str = "") -> bool:
        """Goes to a protocol, and to its field."""
        if not self.tabell.välj(id_):
            return False
        if fält in self.form.fält:
            self.form.fält[fält].inmatning.setFocus()
        else:
            self.tabell.setFocus()
        return True

    def lämna(self) -> None:
        """What is typed is saved."""
        self.form.lämna()
