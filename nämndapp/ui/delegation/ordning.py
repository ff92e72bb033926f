"""The tab Ordningen: versions at the left, the chosen one's rows, adoption and comparison."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nämndapp.services import delegation
from nämndapp.services.andring import Ändring
from nämndapp.services.delegation import Ordningsrad
from nämndapp.services.delegationsuppgifter import OrdningUppgifter
from nämndapp.ui.delegation.jamforelse import Jämförelsevy
from nämndapp.ui.delegation.panel import Antapanel
from nämndapp.ui.delegation.redigerare import RADER, Ordningsredigerare
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.fraga import Frågerad
from nämndapp.ui.kit.tomyta import Tomyta
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sida import Beställning


class Ordningsflik(QWidget):
    """One version at a time; an adopted one is read only."""

    visad = Signal()
    visa_papper = Signal(object)  # Beställning

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._rader: list[Ordningsrad] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        self.yta = QWidget(self)
        inre = QVBoxLayout(self.yta)
        inre.setContentsMargins(0, 0, 0, 0)
        inre.setSpacing(8)
        self.frågerad = Frågerad(self.yta)
        self.anta_panel = Antapanel(kontext, self.frågerad, self.yta)
        self.anta_panel.stängd.connect(self._panel_stängd)
        inre.addWidget(self.anta_panel)
        inre.addWidget(self.frågerad)
        delare = QSplitter(Qt.Orientation.Horizontal, self.yta)
        delare.addWidget(self._bygg_versioner())
        self.stapel = QStackedWidget(delare)
        self.redigerare = Ordningsredigerare(kontext, self.stapel)
        self.redigerare.visad.connect(self._visad)
        self.jämförelse = Jämförelsevy(kontext, self.stapel)
        self.jämförelse.stängd.connect(self._till_raderna)
        self.jämförelse.visa_papper.connect(self.visa_papper)
        self.jämförelse.gå_till_punkt.connect(self._till_punkt)
        self.stapel.addWidget(self.redigerare)
        self.stapel.addWidget(self.jämförelse)
        delare.addWidget(self.stapel)
        delare.setHandleWidth(9)
        delare.setStretchFactor(1, 1)
        delare.setSizes([146, 650])
        delare.setCollapsible(1, False)
        inre.addWidget(delare, 1)
        layout.addWidget(self.yta, 1)
        layout.addWidget(self._bygg_tom(), 1)
        kontext.ändrat.connect(self._ändrat)

    def _bygg_versioner(self) -> QWidget:
        ram = QWidget(self.yta)
        layout = QVBoxLayout(ram)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.versioner = QListWidget(ram)
        self.versioner.setAccessibleName("Delegationsordningens versioner")
        self.versioner.setMinimumWidth(140)
        self.versioner.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.versioner.setSpacing(1)
        self.versioner.currentRowChanged.connect(lambda _: self._visa_vald())
        layout.addWidget(self.versioner, 1)
        self.ny_knapp = QPushButton(ikon("ny"), "&Ny version", ram)
        self.ny_knapp.setToolTip("Ett förslag med den valda versionens rader (Ctrl+N)")
        self.ny_knapp.clicked.connect(self.nytt)
        self.jämför_knapp = QPushButton("&Jämför …", ram)
        self.jämför_knapp.setToolTip("Vad som är nytt, ändrat och borttaget mot en annan version")
        self.jämför_knapp.clicked.connect(self.jämför)
        self.anta_knapp = QPushButton("An&ta …", ram)
        self.anta_knapp.setToolTip("Paragraf och dag för beslutet, och från när versionen gäller")
        self.anta_knapp.clicked.connect(self.anta)
        self.papper_knapp = QPushButton(ikon("pdf"), "&Papper", ram)
        self.papper_knapp.setToolTip("Visa versionen som den kommer att se ut (Ctrl+P)")
        self.papper_knapp.clicked.connect(self._papper)
        self.bort_knapp = QPushButton("Ta bort förslaget", ram)
        self.bort_knapp.setProperty("roll", "länk")
        self.bort_knapp.setToolTip("Förslaget med alla dess rader. Ctrl+Z tar tillbaka det.")
        self.bort_knapp.clicked.connect(self.ta_bort)
        for knapp in (self.ny_knapp, self.jämför_knapp, self.anta_knapp, self.papper_knapp, self.bort_knapp):
            layout.addWidget(knapp)
        return ram

    def _bygg_tom(self) -> QWidget:
        self.tomyta = Tomyta("&Börja på en tom delegationsordning", self.nytt, self)
        self.tom, self.tom_knapp = self.tomyta.text, self.tomyta.knapp
        return self.tomyta

    # -- versions -----------------------------------------------------------------------------
    @property
    def ordning_id(self) -> int | None:
        """The version that is shown."""
        return self.redigerare.vy.id if self.redigerare.vy else None

    @property
    def vald(self) -> Ordningsrad | None:
        """The chosen version in the list at the left."""
        nr = self.versioner.currentRow()
        return self._rader[nr] if 0 <= nr < len(self._rader) else None

    def uppdatera(self) -> None:
        """Reads the list of versions again."""
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        nya = (self.kontext.försök(lambda: delegation.lista_ordningar(db, nämnd)) or []) if nämnd is not None else []
        if nya != self._rader:
            self._fyll_versioner(nya)
        self._visa_vald()
        finns = bool(self._rader)
        self.yta.setVisible(finns)
        self.tomyta.setVisible(not finns)
        self.tom.setText(
            "Välj eller lägg till en nämnd i Register först."
            if nämnd is None
            else "Här finns ingen delegationsordning ännu. Dra in den beslutade som PDF eller Word i fönstret,\n"
            "eller börja på en tom och lägg till kapitel och rader (Ctrl+N)."
        )
        self.tom_knapp.setVisible(nämnd is not None and db.skrivbar)

    def _fyll_versioner(self, nya: list[Ordningsrad]) -> None:
        valt = self.vald.id if self.vald else None
        gällande = None
        if nya and self.kontext.nämnd_id is not None:
            gällande = delegation.gällande(self.kontext.db, self.kontext.nämnd_id)
        self._rader = nya
        self.versioner.blockSignals(True)
        self.versioner.clear()
        for r in nya:
            läge = "Gäller nu" if r.id == gällande else r.status.value.capitalize()
            rader = [f"Version {r.nummer}", läge + (f", § {r.beslutad_paragraf}" if r.beslutad_paragraf else "")]
            if r.gäller_från:
                rader.append(f"från {r.gäller_från.isoformat()}")
            if r.gäller_till:
                rader.append(f"till {r.gäller_till.isoformat()}")
            post = QListWidgetItem(ikon("las" if r.beslutad_datum else "ny"), "\n".join(rader))
            post.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join([*rader, f"{r.antal_punkter} rader"]))
            post.setToolTip(", ".join(o for o in (r.rubrik, *rader, f"{r.antal_punkter} rader") if o))
            self.versioner.addItem(post)
        förval = gällande if gällande is not None else (nya[0].id if nya else None)
        idn = [r.id for r in nya]
        val = valt if valt in idn else förval
        self.versioner.setCurrentRow(idn.index(val) if val in idn else -1)
        self.versioner.blockSignals(False)

    def _visa_vald(self) -> None:
        vald = self.vald
        if (vald.id if vald else None) != self.ordning_id:
            self.redigerare.visa(vald.id if vald else None)
            if self.stapel.currentWidget() is self.jämförelse:
                self.jämför()
        self._slå_på()

    def _slå_på(self) -> None:
        vy, skrivbar = self.redigerare.vy, self.kontext.db.skrivbar
        self.ny_knapp.setEnabled(skrivbar)
        self.anta_knapp.setEnabled(skrivbar and vy is not None)
        self.anta_knapp.setText("An&ta …" if vy is None or vy.ändras else "Rä&tta beslutet …")
        self.jämför_knapp.setEnabled(vy is not None)
        self.papper_knapp.setEnabled(vy is not None)
        self.bort_knapp.setVisible(vy is not None and vy.ändras)
        self.bort_knapp.setEnabled(skrivbar)
        if vy is not None:
            self.bort_knapp.setText(f"Ta bort version {vy.huvud.nummer}")

    def välj(self, ordning_id: int | None) -> bool:
        """Shows a version; False when the nämnd has no such version."""
        nr = next((nr for nr, r in enumerate(self._rader) if r.id == ordning_id), None)
        if nr is None:
            return False
        self.versioner.setCurrentRow(nr)
        self._visa_vald()
        return True

    def välj_med_punkt(self, punkt_id: int | None) -> bool:
        """Shows the version that has a row; False when none has."""
        db = self.kontext.db
        for r in sorted(self._rader, key=lambda r: r.id != self.ordning_id):
            vy = self.redigerare.vy if r.id == self.ordning_id else delegation.hämta_ordning(db, r.id)
            if vy is not None and any(p.id == punkt_id for p in vy.punkter):
                return self.välj(r.id)
        return False

    def _visad(self) -> None:
        self._slå_på()
        self.visad.emit()

    def _ändrat(self, slag: str, objekt_id: int) -> None:
        del objekt_id
        if slag in {"delegationsordning", RADER} and self.isVisible():
            self.uppdatera()

    def rensa(self) -> None:
        """Another nämnd is chosen: nothing of the former is shown."""
        self.redigerare.visa(None)
        self._rader = []
        self.versioner.blockSignals(True)
        self.versioner.clear()
        self.versioner.blockSignals(False)
        self.anta_panel.hide()
        self._till_raderna()

    # -- acts ---------------------------------------------------------------------------------
    def nytt(self) -> None:
        """Ctrl+N: a proposal with the chosen version's rows, or a first, empty one."""
        nämnd, db, vald = self.kontext.nämnd_id, self.kontext.db, self.vald
        if nämnd is None or not db.skrivbar:
            return
        self.redigerare.lämna_fält()

        def gör() -> Ändring:
            if vald is None:
                return delegation.ny_ordning(db, OrdningUppgifter(nämnd, "Delegationsordning"))
            return delegation.ny_version(db, vald.id)

        svar = self.kontext.utför(gör)
        if svar is not None:
            self.uppdatera()
            self.välj(svar.objekt_id)
            self._till_raderna()

    def anta(self) -> None:
        """§, day and from when; of an adopted version what was said is corrected."""
        self.redigerare.lämna_fält()
        if self.redigerare.vy is not None:
            self.redigerare.detaljer.hide()
            self.anta_panel.visa(self.redigerare.vy)

    def _panel_stängd(self) -> None:
        self.redigerare.detaljer.show()
        self.redigerare.tabell.setFocus()

    def jämför(self) -> None:
        """The chosen version beside the one that it rests on."""
        vy, vald = self.redigerare.vy, self.vald
        self.redigerare.lämna_fält()
        if vy is not None and vald is not None:
            self.stapel.setCurrentWidget(self.jämförelse)
            self.jämförelse.visa(vald, self._rader, vy.huvud.bygger_på_id)

    def _till_raderna(self) -> None:
        self.stapel.setCurrentWidget(self.redigerare)
        self.redigerare.tabell.setFocus()

    def _till_punkt(self, punkt_id: int) -> None:
        self._till_raderna()
        self.redigerare.tabell.välj(punkt_id)

    def ta_bort(self) -> None:
        """The proposal with its rows; Ctrl+Z takes it back."""
        vy = self.redigerare.vy
        if vy is not None and vy.ändras:
            self.kontext.utför(lambda: delegation.ta_bort_ordning(self.kontext.db, vy.id, vy.version))
            self.uppdatera()

    def _papper(self) -> None:
        self.redigerare.lämna_fält()
        if beställning := self.beställning():
            self.visa_papper.emit(beställning)

    def beställning(self) -> Beställning | None:
        """The chosen version as a paper."""
        vy = self.redigerare.vy
        if vy is None:
            return None
        namn = f"{vy.huvud.benämning.capitalize()}, version {vy.huvud.nummer}"
        return Beställning("delegationsordning", namn, {"ordning_id": vy.id})

    def märkt_beställning(self) -> Beställning | None:
        """The chosen version change-marked against the one that it rests on."""
        vy = self.redigerare.vy
        grund = next((r for r in self._rader if vy is not None and r.id == vy.huvud.bygger_på_id), None)
        if vy is None or grund is None:
            return None
        namn = f"Ändringar i version {vy.huvud.nummer} mot version {grund.nummer}"
        return Beställning("delegationsordning", namn, {"ordning_id": vy.id, "jämför": grund.nummer})
