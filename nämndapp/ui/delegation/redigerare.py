"""The editor of one version: its rows as a table, with the current row's fields below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.papekande import Plats
from nämndapp.services import delegation, delegationsgrupper, delegationsinklistring, delegationsrader
from nämndapp.services.andring import Ändring
from nämndapp.services.delegation import Kodrad, OrdningVy
from nämndapp.services.delegationsuppgifter import DelegationspunktUppgifter, KapitelUppgifter, OrdningUppgifter
from nämndapp.storage import Databas
from nämndapp.ui.cellredigerare import Cellredigerare
from nämndapp.ui.delegation.detaljer import Detaljer
from nämndapp.ui.delegation.klistrapanel import Klistrapanel
from nämndapp.ui.delegation.ordningsmodell import FÄLT, ÄRENDE, Gren, Ordningsmodell
from nämndapp.ui.delegation.ordningsvy import Ordningsvy
from nämndapp.ui.delegation.radhandlingar import Radhandlingar
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.filterfalt import Filterfält
from nämndapp.ui.kit.ikonknappar import lägg_ikonknappar
from nämndapp.ui.kit.urklipp import tabell
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
        self.handling = Radhandlingar(self)
        self.klistrapanel = Klistrapanel(self)
        for signal, gör in (
            (self.tabell.lägg_till, self.handling.lägg_till),
            (self.tabell.flytta, self.handling.flytta),
            (self.tabell.ta_bort, self.handling.ta_bort),
            (self.tabell.klistra, self.klistra_in),
            (self.tabell.visa_alla, self.släpp_filtret),
            (self.klistrapanel.klistra, self.handling.klistra_in),
            (self.klistrapanel.stängd, self._klistrat),
            (self.modell.filter_släppt, self._töm_filtret),
        ):
            signal.connect(gör)
        self.detaljer = Detaljer(self)
        self.detaljer.punkt.ändrad.connect(self._spara_punkt)
        self.detaljer.kapitel.ändrad.connect(self._spara_kapitel)
        self.detaljer.huvud.ändrad.connect(self.spara)
        for form in self.detaljer.former.values():
            form.skrivs.connect(self._detalj_skrivs)
            form.tappat.connect(self._tappat)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._bygg_knapprad())
        delare = QSplitter(Qt.Orientation.Vertical, self)
        delare.addWidget(self.tabell)
        delare.addWidget(self.detaljer)
        delare.addWidget(self.klistrapanel)
        delare.setStretchFactor(0, 1)
        delare.setChildrenCollapsible(False)
        delare.setHandleWidth(9)
        layout.addWidget(delare, 1)
        kontext.ändrat.connect(self._rader_ändrade)

    def _bygg_knapprad(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        rad.setSpacing(8)
        self.ny_rad = QPushButton(ikon("ny"), "Ny ra&d", self)
        self.ny_rad.setToolTip("Ny rad efter den valda (Ins)")
        self.ny_rad.clicked.connect(self.handling.lägg_till)
        self.nytt_kapitel = QPushButton("Nytt &kapitel", self)
        self.nytt_kapitel.setToolTip("Ett kapitel sist: en lag, eller en egen rubrik")
        self.nytt_kapitel.clicked.connect(self.handling.lägg_till_kapitel)
        self.filter = Filterfält("Sök (Ctrl+F)", "Sök bland raderna", lambda _: self._filtrera(), self)
        self.filter.hör_till(self.tabell)
        self.filter.setToolTip("Nummer, ord i ärendet, lagrum eller delegat. Esc visar alla rader.")
        self.antal = QLabel("", self)
        self.antal.setProperty("roll", "svag")
        self._knappar: list[QWidget] = [self.ny_rad, self.nytt_kapitel]
        for widget in (self.ny_rad, self.nytt_kapitel):
            rad.addWidget(widget)
        self._knappar += lägg_ikonknappar(rad, self, (
            ("upp", "Flytta upp (Alt+Upp)", lambda: self.handling.flytta(-1)),
            ("ner", "Flytta ner (Alt+Ner)", lambda: self.handling.flytta(1)),
            ("ta-bort", "Ta bort raden (Ctrl+Del)", self.handling.ta_bort),
        ))  # fmt: skip
        rad.addWidget(self.filter, 1)
        rad.addWidget(self.antal)
        self.mer_knapp = QPushButton("&Mer", self)
        meny = QMenu(self)
        self.numrera = meny.addAction("&Numrera om raderna", self.handling.numrera_om)
        self.numrera.setToolTip("Från 1 i varje kapitel. ”Ingår i 12.8” följer med.")
        self.om_versionen = meny.addAction("&Rubrik och inledning")
        self.om_versionen.setCheckable(True)
        self.om_versionen.toggled.connect(self._växla)
        self.mer_knapp.setMenu(meny)
        rad.addWidget(self.mer_knapp)
        sök = QAction("Sök", self)
        sök.setShortcut(QKeySequence.StandardKey.Find)
        sök.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        sök.triggered.connect(self.filter.till)
        self.addAction(sök)
        return rad

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

    def släpp_filtret(self) -> None:
        """All rows are shown."""
        if self.filter.text():
            self.filter.töm()

    def _töm_filtret(self) -> None:
        self.filter.töm(tyst=True)
        self._visa_antal()

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
    def utför(self, tjänst: Callable[[Databas, int, int], Ändring]) -> Ändring | None:
        """Calls a row-level service with the version and what is known of it; None when it could not."""
        vy = self.vy
        if vy is None or self.skyddad:
            return None
        svar = self.kontext.utför(lambda: tjänst(self.kontext.db, vy.id, vy.version))
        self.cellen_sparad(svar is not None)
        return svar

    def _spara_punkt(self, p: DelegationspunktUppgifter) -> None:
        self.utför(lambda db, id_, v: delegationsrader.spara_punkt(db, id_, p, v))

    def _spara_kapitel(self, k: KapitelUppgifter) -> None:
        self.utför(lambda db, id_, v: delegationsrader.spara_kapitel(db, id_, k, v))

    def _byt_namn(self, gren: Gren, text: str) -> None:
        """A chapter's heading, or the word over a group's rows."""
        if not gren.grupp:
            self._spara_kapitel(replace(gren.kapitel, rubrik=text))
            return
        första = gren.punkt_id or 0
        if self.utför(lambda db, id_, v: delegationsgrupper.byt_namn(db, id_, första, text, v)) is not None:
            self.tabell.välj_grupp(första)

    def klistra_in(self) -> None:
        """Ctrl+V: one cell goes in at once; rows are shown first, below the table, with what becomes of each."""
        self.lämna_fält()
        if self.skyddad:
            self.kontext.notiser.visa("tips", "Versionen kan bara läsas. Gör en ny version och klistra in där.")
            return
        celler = tabell(QGuiApplication.clipboard().text())
        plan = self.handling.inklistring(celler) if celler else None
        if plan is None or not plan.rader:
            return
        fel = plan.i_läge(delegationsinklistring.GÅR_INTE)
        if len(celler) == 1 and len(celler[0]) == 1 and not plan.med_rubriker and not fel:
            self.handling.klistra_in(plan)
            return
        self.detaljer.hide()
        self.klistrapanel.visa(plan)

    def _klistrat(self) -> None:
        self.detaljer.show()
        self.tabell.setFocus()

    # -- drafts -------------------------------------------------------------------------------
    def _detalj_skrivs(self) -> None:
        if self.detaljer.utkast():
            self._börja_utkast()
        else:
            self._släng_utkast_om_sparat()

    def _tappat(self, fält: str, text: str) -> None:
        self.kontext.notiser.visa("varning", f"{fält} ändrades inte: ”{text}” går inte att läsa.")
        self._släng_utkast_om_sparat()

    def utkastdata(self) -> dict[str, Any]:
        detaljer = self.detaljer.utkast()
        return super().utkastdata() | ({"detaljer": detaljer} if detaljer else {})

    def återställ(self, data: dict[str, Any]) -> None:
        detaljer = data.get("detaljer")
        if isinstance(detaljer, dict) and self.vy is not None:
            self._har_utkast = True
            self._återställ_detaljer(str(detaljer.get("form")), detaljer.get("id"), dict(detaljer.get("fält") or {}))
        super().återställ(data)

    def _återställ_detaljer(self, form: str, id_: int | None, texter: dict[str, str]) -> None:
        """Puts the texts back where they were typed and saves them; of a row that is gone they are shown."""
        self.om_versionen.setChecked(form == "huvud")
        finns = form == "huvud" or (self.tabell.välj(id_) if form == "punkt" else self.tabell.välj_kapitel(id_))
        if not finns:
            text = "; ".join(texter.values())
            self.kontext.notiser.visa("varning", f"Raden som texten hörde till finns inte längre. Texten var: {text}")
            return
        self._visa_detaljer()
        fält = self.detaljer.former[form].fält
        for namn, text in texter.items():
            if namn in fält:
                fält[namn].sätt_råtext(text)
                fält[namn].ta_nu()
                fält[namn].inmatning.setFocus()

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
