"""The editor of one version: its rows as a table, with the current row's fields below."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.papekande import Plats
from nämndapp.services import delegation, delegationsrader
from nämndapp.services.andring import Ändring
from nämndapp.services.delegation import Kodrad, OrdningVy
from nämndapp.services.delegationsuppgifter import DelegationspunktUppgifter, KapitelUppgifter, OrdningUppgifter
from nämndapp.ui.cellredigerare import Cellredigerare
from nämndapp.ui.delegation.detaljer import Detaljer
from nämndapp.ui.delegation.ordningsmodell import FÄLT, ÄRENDE, Gren, Ordningsmodell
from nämndapp.ui.delegation.ordningsvy import Ordningsvy
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.ikonknappar import lägg_ikonknappar
from nämndapp.ui.kontext import Kontext

RADER = "delegationsordningens delar"  # what a change of rows is called among the changes
_FÄLT_AV = {"nr": "löpnr", "delegat": "delegater", "belopp": "delegater"}


class Ordningsredigerare(Cellredigerare):
    """Each change is one call of a row-level service and one step of the undo."""

    slag = "delegationsordning"
    vy: OrdningVy | None

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.koder: list[Kodrad] = []
        self._om_versionen = False
        self.modell = Ordningsmodell(lambda: [k.kod for k in self.koder], self)
        self.modell.ändrad.connect(self._spara_punkt)
        self.modell.gren_ändrad.connect(self._byt_namn)
        self.modell.fel.connect(lambda text: self.kontext.notiser.visa("varning", text))
        self.tabell = Ordningsvy(
            self.modell,
            lambda: self.koder,
            "Inga kapitel ännu. Lägg till ett med knappen Nytt kapitel, och sedan rader med Ins.",
        )
        self.vakta(self.tabell)
        self.tabell.bytt.connect(lambda _: self._visa_detaljer())
        self.tabell.lägg_till.connect(self.lägg_till)
        self.tabell.flytta.connect(self.flytta)
        self.tabell.ta_bort.connect(self.ta_bort)
        self.detaljer = Detaljer(self)
        self.detaljer.punkt.ändrad.connect(self._spara_punkt)
        self.detaljer.kapitel.ändrad.connect(self._spara_kapitel)
        self.detaljer.huvud.ändrad.connect(self.spara)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._bygg_knapprad())
        delare = QSplitter(Qt.Orientation.Vertical, self)
        delare.addWidget(self.tabell)
        delare.addWidget(self.detaljer)
        delare.setStretchFactor(0, 1)
        delare.setChildrenCollapsible(False)
        delare.setHandleWidth(9)
        layout.addWidget(delare, 1)
        self._filterklocka = QTimer(self)
        self._filterklocka.setSingleShot(True)
        self._filterklocka.setInterval(80)
        self._filterklocka.timeout.connect(self._filtrera)
        kontext.ändrat.connect(self._rader_ändrade)

    def _bygg_knapprad(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        rad.setSpacing(8)
        self.ny_rad = QPushButton(ikon("ny"), "Ny ra&d", self)
        self.ny_rad.setToolTip("Ny rad efter den valda (Ins)")
        self.ny_rad.clicked.connect(self.lägg_till)
        self.nytt_kapitel = QPushButton("Nytt &kapitel", self)
        self.nytt_kapitel.setToolTip("Ett kapitel sist: en lag, eller en egen rubrik")
        self.nytt_kapitel.clicked.connect(self.lägg_till_kapitel)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Sök (Ctrl+F)")
        self.filter.setToolTip("Nummer, ord i ärendet, lagrum eller delegat")
        self.filter.setAccessibleName("Sök bland raderna")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _: self._filterklocka.start())
        self.antal = QLabel("", self)
        self.antal.setProperty("roll", "svag")
        self._knappar: list[QWidget] = [self.ny_rad, self.nytt_kapitel]
        for widget in (self.ny_rad, self.nytt_kapitel):
            rad.addWidget(widget)
        self._knappar += lägg_ikonknappar(rad, self, (
            ("upp", "Flytta upp (Alt+Upp)", lambda: self.flytta(-1)),
            ("ner", "Flytta ner (Alt+Ner)", lambda: self.flytta(1)),
            ("ta-bort", "Ta bort raden (Ctrl+Del)", self.ta_bort),
        ))  # fmt: skip
        rad.addWidget(self.filter, 1)
        rad.addWidget(self.antal)
        self.mer_knapp = QPushButton("&Mer", self)
        meny = QMenu(self)
        self.numrera = meny.addAction("&Numrera om raderna", self.numrera_om)
        self.numrera.setToolTip("Från 1 i varje kapitel. ”Ingår i 12.8” följer med.")
        self.om_versionen = meny.addAction("&Rubrik och inledning")
        self.om_versionen.setCheckable(True)
        self.om_versionen.toggled.connect(self._växla)
        self.mer_knapp.setMenu(meny)
        rad.addWidget(self.mer_knapp)
        sök = QAction("Sök", self)
        sök.setShortcut(QKeySequence.StandardKey.Find)
        sök.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        sök.triggered.connect(self._till_filtret)
        self.addAction(sök)
        return rad

    def _till_filtret(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    # -- the editor's part --------------------------------------------------------------------
    @property
    def uppgifter(self) -> OrdningUppgifter | None:
        return self.vy.huvud if self.vy else None

    @property
    def skyddad(self) -> bool:
        """An adopted version, and a read-only file, are only read."""
        return self.vy is None or not self.vy.ändras or not self.kontext.db.skrivbar

    def hämta(self, objekt_id: int) -> OrdningVy:
        return delegation.hämta_ordning(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return delegation.spara_huvud(self.kontext.db, objekt_id or 0, uppgifter, väntad_version)

    def fyll(self) -> None:
        nämnd = self.kontext.nämnd_id
        self.koder = delegation.lista_koder(self.kontext.db, nämnd) if nämnd is not None else []
        for knapp in self._knappar:
            knapp.setEnabled(not self.skyddad)
        self.numrera.setEnabled(not self.skyddad)
        self.modell.sätt(self.vy)
        if self.vy is not None and not self.tabell.currentIndex().isValid() and self.modell.linjer:
            self.tabell.setCurrentIndex(self.modell.index(min(1, len(self.modell.linjer) - 1), ÄRENDE))
        self._visa_antal()

    def _rader_ändrade(self, slag: str, objekt_id: int) -> None:
        if self.vy is not None and ((slag == RADER and objekt_id == self.vy.id) or slag == "delegatkod"):
            self.läs_om()

    def _visa_antal(self) -> None:
        alla = len(self.vy.punkter) if self.vy else 0
        visas = self.modell.antal
        self.antal.setText(f"{visas} av {alla}" if visas != alla else f"{alla} {'rad' if alla == 1 else 'rader'}")

    def _filtrera(self) -> None:
        self.modell.filtrera(self.filter.text())
        self._visa_antal()

    def _växla(self, på: bool) -> None:
        self.detaljer.lämna()
        self._om_versionen = på
        self._visa_detaljer()

    def _visa_detaljer(self) -> None:
        linje = self.modell.linje(self.tabell.currentIndex())
        if self.vy is None:
            return
        if self._om_versionen or linje is None:
            self.detaljer.visa_huvud(self.vy.huvud, skyddad=self.skyddad)
        elif isinstance(linje, Gren):
            self.detaljer.visa_kapitel(linje.kapitel, skyddad=self.skyddad)
        else:
            self.detaljer.visa_punkt(self.vy, linje, skyddad=self.skyddad)

    # -- rows ---------------------------------------------------------------------------------
    def _utför(self, tjänst: Any) -> Ändring | None:
        svar: Ändring | None = self.kontext.utför(tjänst)
        self.cellen_sparad(svar is not None)
        return svar

    def _spara_punkt(self, p: DelegationspunktUppgifter) -> None:
        vy = self.vy
        if vy is not None:
            self._utför(lambda: delegationsrader.spara_punkt(self.kontext.db, vy.id, p, vy.version))

    def _spara_kapitel(self, k: KapitelUppgifter) -> None:
        vy = self.vy
        if vy is not None:
            self._utför(lambda: delegationsrader.spara_kapitel(self.kontext.db, vy.id, k, vy.version))

    def _byt_namn(self, gren: Gren, text: str) -> None:
        """A chapter's heading, or the word over a group's rows (all of them in one undo)."""
        if not gren.grupp:
            self._spara_kapitel(replace(gren.kapitel, rubrik=text))
            return
        if self.vy is None:
            return
        rader = [p.id for p in self.vy.punkter if p.kapitel_id == gren.kapitel.id and p.grupp == gren.grupp]
        self.kontext.ångrastack.beginMacro(f"Ändrade gruppen {text}")
        for id_ in rader:
            self._spara_punkt(replace(self.vy.punkt(id_ or 0), grupp=text))
        self.kontext.ångrastack.endMacro()

    def _plats(self) -> tuple[int, int] | None:
        """The chapter, and the place in it, of the current line; None without chapters."""
        if self.vy is None or not self.vy.kapitel:
            return None
        linje = self.modell.linje(self.tabell.currentIndex())
        if isinstance(linje, Gren):
            rader = [p for p in self.vy.punkter if p.kapitel_id == linje.kapitel.id]
            nr = next((nr for nr, p in enumerate(rader) if linje.grupp and p.grupp == linje.grupp), 0)
            return linje.kapitel.id or 0, nr
        if linje is None:
            sista = self.vy.kapitel[-1].id or 0
            return sista, sum(1 for p in self.vy.punkter if p.kapitel_id == sista)
        rader = [p for p in self.vy.punkter if p.kapitel_id == linje.kapitel_id]
        return linje.kapitel_id, [p.id for p in rader].index(linje.id)

    def lägg_till(self) -> None:
        """A row after the current one, with the cell of the matter open."""
        self.lämna_fält()
        vy, plats = self.vy, self._plats()
        if vy is None or self.skyddad:
            return
        if plats is None:
            self.kontext.notiser.visa("tips", "Lägg till ett kapitel först, med knappen Nytt kapitel.")
            return
        efter = 0 if isinstance(self.modell.linje(self.tabell.currentIndex()), Gren) else 1
        svar = self._utför(
            lambda: delegationsrader.lägg_till_punkt(
                self.kontext.db, vy.id, plats[0], plats[1] + efter, väntad_version=vy.version
            )
        )
        kända = {p.id for p in vy.punkter}
        ny = next((p.id for p in self.vy.punkter if p.id not in kända), None) if svar and self.vy else None
        if ny is not None and self.tabell.välj(ny, ÄRENDE):
            self.tabell.setFocus()
            self.tabell.edit(self.tabell.currentIndex())

    def lägg_till_kapitel(self) -> None:
        """A chapter last, with its heading ready to be typed."""
        self.lämna_fält()
        vy = self.vy
        if vy is None or self.skyddad:
            return
        högsta = max((k.nr for k in vy.kapitel if k.nr is not None), default=0)
        nytt = KapitelUppgifter("Nytt kapitel", högsta + 1)
        if self._utför(lambda: delegationsrader.spara_kapitel(self.kontext.db, vy.id, nytt, vy.version)) is None:
            return
        nr = max(nr for nr, linje in enumerate(self.modell.linjer) if isinstance(linje, Gren) and not linje.grupp)
        self.tabell.setCurrentIndex(self.modell.index(nr, 0))
        self.tabell.setFocus()
        self.tabell.edit(self.tabell.currentIndex())

    def flytta(self, steg: int) -> None:
        """The chosen rows one step, on into the neighbouring chapter; on a chapter's line, the whole chapter."""
        self.lämna_fält()
        vy = self.vy
        linje = self.modell.linje(self.tabell.currentIndex())
        if vy is None or self.skyddad or linje is None:
            return
        if isinstance(linje, Gren):
            if not linje.grupp:
                plats = max(0, [k.id for k in vy.kapitel].index(linje.kapitel.id) + steg)
                kapitel_id = linje.kapitel.id or 0
                self._utför(
                    lambda: delegationsrader.flytta_kapitel(self.kontext.db, vy.id, kapitel_id, plats, vy.version)
                )
            return
        mål = self._mål(vy, self.tabell.valda_id() or [linje.id or 0], steg)
        if mål is not None:
            valda, kapitel_id, plats = mål
            self._utför(
                lambda: delegationsrader.flytta_punkter(
                    self.kontext.db, vy.id, valda, kapitel_id, plats, väntad_version=vy.version
                )
            )

    @staticmethod
    def _mål(vy: OrdningVy, valda: list[int], steg: int) -> tuple[list[int], int, int] | None:
        """Where chosen rows of one chapter go; ``plats`` counts the rows that stay."""
        kapitel_id = vy.punkt(valda[0]).kapitel_id
        rader = [p.id for p in vy.punkter if p.kapitel_id == kapitel_id]
        valda = [i for i in valda if i in rader]
        plats = rader.index(valda[0]) + steg
        if 0 <= plats <= len(rader) - len(valda):
            return valda, kapitel_id, plats
        grannar = [k.id or 0 for k in vy.kapitel]
        granne = grannar.index(kapitel_id) + steg
        if not 0 <= granne < len(grannar):
            return None
        antal = sum(1 for p in vy.punkter if p.kapitel_id == grannar[granne])
        return valda, grannar[granne], antal if steg < 0 else 0

    def ta_bort(self) -> None:
        """The chosen rows; on a chapter's line the chapter with its rows."""
        self.lämna_fält()
        vy, linje = self.vy, self.modell.linje(self.tabell.currentIndex())
        if vy is None or self.skyddad or linje is None:
            return
        valda = self.tabell.valda_id()
        if isinstance(linje, Gren) and not linje.grupp and not valda:
            id_ = linje.kapitel.id or 0
            self._utför(lambda: delegationsrader.ta_bort_kapitel(self.kontext.db, vy.id, id_, vy.version))
        elif valda:
            self._utför(lambda: delegationsrader.ta_bort_punkter(self.kontext.db, vy.id, valda, vy.version))

    def numrera_om(self) -> None:
        """Numbers all rows from 1 in each chapter, in the order that they stand."""
        self.lämna_fält()
        vy = self.vy
        if vy is not None and not self.skyddad:
            self._utför(lambda: delegationsrader.numrera_om(self.kontext.db, vy.id, None, vy.version))

    def lämna_fält(self) -> None:
        super().lämna_fält()
        self.detaljer.lämna()

    def gå_till(self, plats: Plats) -> bool:
        if plats.typ == "delegationspunkt":
            fält = _FÄLT_AV.get(plats.fält, plats.fält)
            if self.tabell.välj(plats.id, FÄLT.index(fält) if fält in FÄLT else ÄRENDE):
                if fält in self.detaljer.punkt.fält and fält not in FÄLT:
                    self.om_versionen.setChecked(False)
                    self.detaljer.punkt.fält[fält].inmatning.setFocus()
                else:
                    self.tabell.setFocus()
                return True
            return False
        self.tabell.setFocus()
        return self.vy is not None
