"""The matter's editor: its papers, its fields and the meetings where it has stood, each on a tab."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.fel import Saknas
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.papekande import Plats
from nämndapp.models import Ärendestatus
from nämndapp.services import arenden, handlingar, wordmallar
from nämndapp.services.andring import Ändring
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.uppgifter import ÄrendeUppgifter
from nämndapp.services.vyer import Handlingsrad, Ärendemöte, ÄrendeVy
from nämndapp.ui.arenden import filer, innehall, word
from nämndapp.ui.arenden.slappyta import Släppyta
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.elid import Elidetikett
from nämndapp.ui.kit.falt import Datumfält, Flerradsfält, Textfält, Valfält
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kit.tabell import Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.redigerare import Redigerare

HANDLINGAR, UPPGIFTER, SAMMANTRÄDEN = range(3)


class Ärenderedigerare(Redigerare):
    """One matter. A paper is opened with Enter (``handling_öppnad``), a meeting with its button (``möte_öppnat``)."""

    slag = "ärende"
    handling_öppnad = Signal(int)
    möte_öppnat = Signal(int)
    registrera = Signal()
    makulera = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self._filvisare = filer.Filvisare(kontext)
        self._status = [(s, s.value.capitalize()) for s in Ärendestatus]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._huvudrad())
        self.flikar = QTabWidget(self)
        self.flikar.setDocumentMode(True)
        self.flikar.tabBar().setDrawBase(False)
        self.flikar.addTab(self._handlingsyta(), "Handlingar")
        self.flikar.addTab(self._fältyta(), "Uppgifter")
        self.flikar.addTab(self._mötesyta(), "Sammanträden")
        layout.addWidget(self.flikar, 1)

    # -- building -----------------------------------------------------------------------------
    def _huvudrad(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        rad.setSpacing(8)
        self.rubrik = Elidetikett(parent=self)
        rad.addWidget(self.rubrik, 1)
        self.registrera_knapp = QPushButton("R&egistrera …", self)
        self.registrera_knapp.setToolTip("Ge ärendet nästa nummer i nämndens egen serie")
        self.registrera_knapp.clicked.connect(self.registrera.emit)
        self.makulera_knapp = QPushButton("&Makulera …", self)
        self.makulera_knapp.clicked.connect(self.makulera.emit)
        rad.addWidget(self.registrera_knapp)
        rad.addWidget(self.makulera_knapp)
        return rad

    def _fältyta(self) -> QWidget:
        innehåll = QWidget()
        nät = QGridLayout(innehåll)
        nät.setContentsMargins(2, 12, 12, 12)
        nät.setHorizontalSpacing(16)
        nät.setVerticalSpacing(10)
        nät.addWidget(self.bind(Textfält("rubrik", "Rubrik (offentlig)")), 0, 0, 1, 4)
        nät.addWidget(self.bind(Textfält("diarienummer", "Diarienummer", "får vara tomt")), 1, 0)
        nät.addWidget(self.bind(Valfält("status", "Status", self._status)), 1, 1)
        nät.addWidget(self.bind(Datumfält("registrerat", "Registrerat")), 1, 2)
        nät.addWidget(self.bind(Textfält("handläggare", "Handläggare")), 1, 3)
        nät.addWidget(self.bind(Flerradsfält("beskrivning", "Beskrivning", 2)), 2, 0, 1, 4)
        nät.addWidget(self.bind(Flerradsfält("anteckning", "Egen anteckning (skrivs inte ut)", 2)), 3, 0, 1, 4)
        nät.setRowStretch(4, 1)
        for kolumn in range(4):
            nät.setColumnStretch(kolumn, 1)
        return rullyta(innehåll)

    def _mötesyta(self) -> QWidget:
        yta = QWidget(self)
        layout = QVBoxLayout(yta)
        layout.setContentsMargins(0, 8, 0, 0)
        self.mötesmodell = Radmodell[Ärendemöte](
            (
                Kolumn("Datum", lambda r: r.datum, bredd=116),
                Kolumn("Punkt", lambda r: r.punkt_nr, bredd=72, höger=True),
                Kolumn("Rubrik på listan", lambda r: r.rubrik, sträck=True),
            ),
            lambda r: r.punkt_id,
        )
        self.möten = Tabellvy(
            self.mötesmodell,
            "Sammanträden där ärendet har varit uppe",
            "Ärendet har inte varit uppe på något sammanträde. Lägg till det i en föredragningslista.",
            sortering=(0, Qt.SortOrder.DescendingOrder),
        )
        self.möten.setToolTip("Enter eller dubbelklick går till sammanträdet")
        self.möten.öppnad.connect(lambda rad: self.möte_öppnat.emit(rad.sammanträde_id))
        layout.addWidget(self.möten, 1)
        return yta

    def _handlingsyta(self) -> QWidget:
        yta = Släppyta(self)
        yta.släppta.connect(self.lägg_till_filer)
        yta.inte_utlämnade.connect(lambda text: self.kontext.notiser.visa("varning", text))
        layout = QVBoxLayout(yta)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        self.handlingsmodell = Radmodell[Handlingsrad](
            (
                Kolumn("Typ", lambda r: r.typ.namn, bredd=150),
                Kolumn("Rubrik", lambda r: r.rubrik, sträck=True),
                Kolumn("Datum", lambda r: r.datum, bredd=108),
                Kolumn("Diarienummer", lambda r: r.diarienummer or "", bredd=116),
                Kolumn(
                    "Sekretess",
                    lambda r: "Markerad" if r.sekretess else "",
                    bredd=112,
                    ikon=lambda r: ("las", "varning") if r.sekretess else None,
                ),
                Kolumn(
                    "Filer",
                    lambda r: r.filer,
                    lambda r: str(r.filer or ""),
                    bredd=60,
                    ikon=lambda r: ("fil", "text_svag") if r.filer else None,
                ),
            ),
            lambda r: r.id,
        )
        self.handlingar = Tabellvy(
            self.handlingsmodell,
            "Handlingar i ärendet",
            "Inga handlingar ännu. Lägg till filer, skriv en ny, eller importera en kallelse med handlingar.",
            sortering=(-1, Qt.SortOrder.AscendingOrder),
        )
        self.handlingar.öppnad.connect(lambda rad: self.handling_öppnad.emit(rad.id))
        self.handlingar.vald.connect(lambda _: self._visa_knappar())
        layout.addLayout(self._handlingsknappar(yta))
        layout.addWidget(self.handlingar, 1)
        öppna = QAction("Öppna filen", self.handlingar)
        öppna.setShortcut(QKeySequence("Ctrl+Return"))
        öppna.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        öppna.triggered.connect(lambda _: self.öppna_fil())
        self.handlingar.addAction(öppna)
        return yta

    def _handlingsknappar(self, yta: QWidget) -> QHBoxLayout:
        rad = QHBoxLayout()
        rad.setSpacing(6)
        self.öppna_knapp = QPushButton(ikon("fil"), "&Öppna fil", yta)
        self.öppna_knapp.setToolTip("Öppna den valda handlingens fil i datorns program (Ctrl+Enter)")
        self.öppna_knapp.clicked.connect(self.öppna_fil)
        self.ny_handling_knapp = QPushButton("S&kriv ny", yta)
        self.ny_handling_knapp.setToolTip("Skriv en ny tjänsteskrivelse i ärendet")
        self.ny_handling_knapp.clicked.connect(self.skriv_ny)
        self.filer_knapp = QPushButton(ikon("ny"), "&Lägg till filer …", yta)
        self.filer_knapp.setToolTip(
            "Varje fil blir en handling i ärendet, och ett e-postmeddelande läses. Filer kan också dras hit."
        )
        self.filer_knapp.clicked.connect(self._välj_filer)
        self.word_knapp = QPushButton("Ny tjänsteskrivelse i &Word …", yta)
        self.word_knapp.setToolTip(
            "Nämndens mall med nummer och rubrik ifyllda; filen hittar själv tillbaka till ärendet"
        )
        self.word_knapp.clicked.connect(self.skriv_ny_i_word)
        self.ändra_i_word_knapp = QPushButton("Än&dra i Word …", yta)
        self.ändra_i_word_knapp.setToolTip(
            "Den valda skrivelsen i Word; när filen kommer tillbaka uppdateras handlingen"
        )
        self.ändra_i_word_knapp.clicked.connect(self.ändra_i_word)
        for knapp in (self.filer_knapp, self.ny_handling_knapp, self.word_knapp, self.öppna_knapp,
                      self.ändra_i_word_knapp):  # fmt: skip
            rad.addWidget(knapp)
        rad.addStretch(1)
        return rad

    # -- content ------------------------------------------------------------------------------
    def hämta(self, objekt_id: int) -> ÄrendeVy:
        return arenden.hämta_ärende(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return arenden.spara_ärende(self.kontext.db, objekt_id, uppgifter, väntad_version)

    def fyll(self) -> None:
        vy: ÄrendeVy | None = self.vy
        u: ÄrendeUppgifter | None = self.uppgifter
        skrivbar = self.kontext.db.skrivbar and vy is not None
        self.rubrik.sätt(f"{u.diarienummer or 'Utan nummer'}  {u.rubrik}" if u else "")
        makulerat = u is not None and u.status is Ärendestatus.MAKULERAT
        self.makulera_knapp.setEnabled(skrivbar and not makulerat)
        self._fält["diarienummer"].skrivskydda(not skrivbar or (vy is not None and vy.registrerat_här))
        self._fält["diarienummer"].setToolTip(
            "Numret är utdelat i nämndens egen serie och kan inte ändras" if vy and vy.registrerat_här else ""
        )
        for knapp in (self.filer_knapp, self.ny_handling_knapp, self.word_knapp):
            knapp.setEnabled(skrivbar)
        self.handlingar.uppdatera(vy.handlingar if vy else ())
        self.handlingar.setColumnHidden(4, not any(h.sekretess for h in vy.handlingar) if vy else True)
        self.möten.uppdatera(vy.möten if vy else ())
        for nr, (namn, antal) in enumerate(
            (("Handlingar", len(vy.handlingar) if vy else 0), ("", 0), ("Sammanträden", len(vy.möten) if vy else 0))
        ):
            if namn:
                self.flikar.setTabText(nr, f"{namn} ({antal})" if antal else namn)
        self._visa_knappar()

    def uppfriska(self) -> None:
        """Reads papers and meetings again, which change from other pages; what is being typed stays."""
        if self.vy is not None:
            try:
                self.vy = self.hämta(self.vy.id)
            except Saknas:
                self.läs_om()
                return
            self.fyll()

    def _visa_knappar(self) -> None:
        valda = self.handlingar.valda_rader()
        self.öppna_knapp.setEnabled(len(valda) == 1 and valda[0].filer > 0)
        skrivelse = len(valda) == 1 and valda[0].typ in (Dokumenttyp.TJÄNSTESKRIVELSE, Dokumenttyp.ORDFÖRANDESKRIVELSE)
        self.ändra_i_word_knapp.setEnabled(skrivelse and self.kontext.db.skrivbar)

    def _lämnat(self, namn: str, värde: Any) -> None:
        if namn == "rubrik" and not värde:
            self._fält["rubrik"].visa_fel("Ett ärende måste ha en rubrik (OSL 5:2).")
            return
        if namn == "registrerat" and värde is None and self.uppgifter.registrerat is not None:
            self._fält["registrerat"].visa_fel("Skriv dagen då ärendet registrerades.")
            return
        if namn == "status" and värde is Ärendestatus.MAKULERAT:
            self._fält["status"].sätt(self.uppgifter.status)
            self.makulera.emit()
            return
        super()._lämnat(namn, värde)

    # -- papers -------------------------------------------------------------------------------
    def öppna_fil(self) -> None:
        """Shows the chosen paper's first file; the paper itself is opened when it has several."""
        valda = self.handlingar.valda_rader()
        if len(valda) != 1:
            return
        vy = self.kontext.försök(lambda: handlingar.hämta_handling(self.kontext.db, valda[0].id))
        if vy is not None and len(vy.filer) == 1:
            self._filvisare.öppna(vy.filer[0].id)
        elif vy is not None:
            self.handling_öppnad.emit(vy.id)

    def _välj_filer(self) -> None:
        namn, _ = QFileDialog.getOpenFileNames(self, "Lägg till filer i ärendet", "", "Alla filer (*)")
        if namn:
            self.lägg_till_filer([Path(n) for n in namn])

    def lägg_till_filer(self, sökvägar: list[Path]) -> None:
        """Each file becomes a handling of this matter."""
        self.lämna_fält()
        if self.vy is not None:
            filer.lägg_till(self.kontext, self.uppgifter.nämnd_id, self.vy.id, sökvägar, self.läs_om)

    def skriv_ny(self) -> None:
        """A new tjänsteskrivelse in the matter, opened for writing."""
        self.lämna_fält()
        if self.vy is None:
            return
        u: ÄrendeUppgifter = self.uppgifter
        ny = innehall.ny_skrivelse(
            HandlingUppgifter(
                nämnd_id=u.nämnd_id,
                rubrik=u.rubrik,
                typ=Dokumenttyp.TJÄNSTESKRIVELSE,
                diarienummer=u.diarienummer,
                ärenden=(self.vy.id,),
            )
        )
        ändring = self.kontext.utför(lambda: handlingar.spara_handling(self.kontext.db, None, ny, None))
        if ändring is not None:
            self.läs_om()
            self.handling_öppnad.emit(ändring.objekt_id)

    def skriv_ny_i_word(self) -> None:
        """A new tjänsteskrivelse in the nämnd's Word template, saved and opened."""
        self.lämna_fält()
        if (vy := self.vy) is not None:
            word.skriv_i_word(self.kontext, self, lambda: wordmallar.ny_tjänsteskrivelse(self.kontext.db, vy.id))

    def ändra_i_word(self) -> None:
        """The chosen skrivelse in the nämnd's Word template, saved and opened."""
        valda = self.handlingar.valda_rader()
        if len(valda) == 1:
            word.skriv_i_word(self.kontext, self, lambda: wordmallar.redigera_i_word(self.kontext.db, valda[0].id))

    def gå_till(self, plats: Plats) -> bool:
        if plats.fält in self._fält:
            self.flikar.setCurrentIndex(UPPGIFTER)
        return super().gå_till(plats)
