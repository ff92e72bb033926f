"""The main window: navigation at the left, one page per area, the Kontroll panel at the right edge."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from nämndapp.bas.fel import NämndappFel
from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.services import hemvist, utkast
from nämndapp.services.hemvist import Hemvist
from nämndapp.storage import Databas
from nämndapp.ui import felhantering
from nämndapp.ui.kit.notiser import Framstegsrad, Notislist
from nämndapp.ui.kit.slappta_filer import Filmottagare, kan_tas_emot
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.kontrollpanel import Kontrollpanel
from nämndapp.ui.menyer import Menyer
from nämndapp.ui.navigering import BREDD, Navigering
from nämndapp.ui.redigerare import Redigerare
from nämndapp.ui.sida import Beställning, Sida
from nämndapp.ui.sidor import SIDOR, sida_för
from nämndapp.ui.skrivlage import Skrivläge
from nämndapp.ui.tema import Tema

if TYPE_CHECKING:
    from nämndapp.ui.forhandsvisning import Förhandsvisning
    from nämndapp.ui.rummet.vard import Värd

SMAL = 1060  # narrower than this, the page needs the panel's room (1366 pixels at 150 %)
KONTROLL_MS = 150  # the rules wait until the typing pauses


class Huvudfönster(QMainWindow):
    """One window over one database."""

    def __init__(self, db: Databas, tema: Tema) -> None:
        super().__init__()
        self.db = db
        self._tema = tema
        self.setWindowTitle(f"{db.sökväg.stem} – Nämndapp")
        self.setMinimumSize(560, 340)  # a laptop's screen at 200 %
        skärm = self.screen().availableGeometry()
        self.resize(min(1280, skärm.width() - 8), min(760, skärm.height() - 40))  # room for the frame
        self.setAcceptDrops(True)
        self._mottagare = Filmottagare()
        self.notiser = Notislist(self)
        self.framstegsrad = Framstegsrad(self)
        self.kontext = Kontext(db, self.notiser, self.framstegsrad, self)
        self.vänsterkant = Navigering(self.kontext, self)
        self.nämndval, self.navigering = self.vänsterkant.nämndval, self.vänsterkant.lista
        self.navigering.currentRowChanged.connect(self._navigerat)
        self.stapel = QStackedWidget(self)
        self.panel = Kontrollpanel(self)
        self._förhandsvisning: Förhandsvisning | None = None
        self._värd: Värd | None = None
        self._panel_i_smalt = False
        self._sidor: dict[str, Sida] = {}
        self._bygg_sidor()
        self._bygg_yta()
        self.menyer = Menyer(self, tema.läge)
        self.åtgärd_panel, self.meny_dokument = self.menyer.panel, self.menyer.dokument
        self.skrivläge = Skrivläge(self.kontext, self.statusBar(), self)
        self.skrivläge.ändrat.connect(self._uppdatera_sidan)
        self.kontrollera_lås, self.bli_läsande = self.skrivläge.kontrollera_lås, self.skrivläge.bli_läsande
        self._kontrollklocka = QTimer(self)
        self._kontrollklocka.setSingleShot(True)
        self._kontrollklocka.setInterval(KONTROLL_MS)
        self._kontrollklocka.timeout.connect(self._visa_påpekanden)
        self.kontext.ändrat.connect(self._ändrat)
        self.panel.gå_till.connect(self._gå_till)
        self.panel.kvittera.connect(self._kvittera)
        self.panel.ta_bort_kvittens.connect(self._ta_bort_kvittens)
        self.tema_bytt = tema.bytt
        tema.bytt.connect(self._måla_om)
        self.vänsterkant.läs_nämnder()
        self.gå_till_sida(self._startsida())
        geometri = QSettings().value("fönster/geometri")
        if isinstance(geometri, QByteArray):
            self.restoreGeometry(geometri)

    # -- building -----------------------------------------------------------------------------
    def _bygg_sidor(self) -> None:
        """A place for each page; the page itself is made when it is first seen, so that the window is up at once."""
        for _ in SIDOR:
            yta = QScrollArea()  # in a small window, or at 200 %, a page is scrolled rather than cut
            yta.setWidgetResizable(True)
            yta.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.stapel.addWidget(yta)

    def _gör_sida(self, rad: int) -> Sida:
        post = SIDOR[rad]
        if post.namn not in self._sidor:
            sida = post.hämta()(self.kontext, self)
            sida.setObjectName("rullyta")
            self._sidor[post.namn] = sida
            yta = self.stapel.widget(rad)
            assert isinstance(yta, QScrollArea)
            yta.setWidget(sida)
            sida.påpekanden_ändrade.connect(partial(self._påpekanden_ändrade, sida))
            sida.förhandsvisa.connect(self.visa_dokument)
            sida.gå_till_sida.connect(self._till_sida)
            sida.till_rummet.connect(self.sammanträdesläge)
        return self._sidor[post.namn]

    @property
    def förhandsvisning(self) -> Förhandsvisning:
        """The preview, made when it is first asked for (Qt's PDF libraries are large)."""
        if self._förhandsvisning is None:
            from nämndapp.ui.forhandsvisning import Förhandsvisning

            self._förhandsvisning = Förhandsvisning(self.kontext, self)
            self._förhandsvisning.stängd.connect(self._tillbaka)
            self.stapel.addWidget(self._förhandsvisning)
        return self._förhandsvisning

    def _bygg_yta(self) -> None:
        mitten = QWidget(self)
        layout = self.mitten = QVBoxLayout(mitten)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notiser)
        layout.addWidget(self.stapel, 1)
        layout.addWidget(self.framstegsrad)
        self.delare = QSplitter(Qt.Orientation.Horizontal, self)
        self.delare.addWidget(self.vänsterkant)
        self.delare.addWidget(mitten)
        self.delare.addWidget(self.panel)
        self.delare.setStretchFactor(1, 1)
        self.delare.setCollapsible(0, False)
        self.delare.setCollapsible(1, False)
        self.delare.setSizes([BREDD, 840, 256])
        self.setCentralWidget(self.delare)

    # -- pages --------------------------------------------------------------------------------
    @property
    def sida(self) -> Sida | None:
        """The page that is shown (None while a paper is)."""
        nu = self.stapel.currentWidget()
        inre = nu.widget() if isinstance(nu, QScrollArea) else nu
        return inre if isinstance(inre, Sida) else None

    def sida_med_namn(self, namn: str) -> Sida:
        """A page by its word in the navigation."""
        return self._gör_sida([p.namn for p in SIDOR].index(namn))

    def gå_till_sida(self, namn: str) -> Sida:
        """Shows a page, fresh from the database."""
        rad = [p.namn for p in SIDOR].index(namn)
        if self.navigering.currentRow() == rad:
            self._navigerat(rad)
        else:
            self.navigering.setCurrentRow(rad)
        sida = self._gör_sida(rad)
        if namn == "Sök":
            sida.setFocus()
        return sida

    def _navigerat(self, rad: int) -> None:
        if self.sida is not None:
            self.sida.lämna()
        sida = self._gör_sida(rad)
        self.stapel.setCurrentIndex(rad)
        self._växla_panel()
        sida.uppdatera()
        self._visa_påpekanden()

    def _startsida(self) -> str:
        return SIDOR[0].namn

    def _till_sida(self, namn: str, plats: Plats | None) -> None:
        """Shows a place on a page, in the place's own nämnd and with what it is a part of opened."""
        hem = (self.kontext.försök(lambda: hemvist.hitta(self.db, plats)) if plats else None) or Hemvist()
        if hem.nämnd_id is not None and hem.nämnd_id != self.kontext.nämnd_id:
            if self.sida is not None:
                self.sida.lämna()  # what is being typed belongs to the nämnd that is left
            self.kontext.välj_nämnd(hem.nämnd_id)
        sida = self.gå_till_sida(namn)
        if hem.inom is not None:
            sida.gå_till(hem.inom)
        if plats is not None:
            sida.gå_till(plats)

    def _gå_till(self, plats: Plats) -> None:
        """From the Kontroll panel: to the field, on the page that knows the object."""
        if self.sida is not None and self.sida.gå_till(plats):
            return
        namn = sida_för(plats.typ)
        if namn:
            self._till_sida(namn, plats)

    def nytt(self) -> None:
        """Ctrl+N."""
        if self.sida is not None:
            self.sida.nytt()

    def _kvittera(self, påpekande: Påpekande, anteckning: str) -> None:
        if self.sida is not None:
            self.sida.kvittera(påpekande, anteckning)

    def _ta_bort_kvittens(self, påpekande: Påpekande) -> None:
        if self.sida is not None:
            self.sida.ta_bort_kvittens(påpekande)

    def _ändrat(self, slag: str, _objekt_id: int) -> None:
        if slag in {"nämnd", "kommun"}:
            self.vänsterkant.läs_nämnder()
        if self.centralWidget() is not self.delare:
            return  # the room is shown: the page is read again when it is left
        self._uppdatera_sidan()
        self._kontrollklocka.start()

    def _uppdatera_sidan(self) -> None:
        if self.sida is not None:
            self.sida.uppdatera()

    def läs_om(self) -> None:
        """Ctrl+R: what is shown, as it is stored now (a colleague, or the command line, has changed it)."""
        if self.sida is not None:
            self.sida.lämna()
            for redigerare in self.sida.findChildren(Redigerare):
                redigerare.läs_om()
            self._uppdatera_sidan()

    def _påpekanden_ändrade(self, sida: Sida, _lista: object = None) -> None:
        if sida is self.sida:
            self._kontrollklocka.start()

    def _visa_påpekanden(self) -> None:
        self._kontrollklocka.stop()  # what it was started for is seen now
        if self.sida is not None and not self.sida.granskar:
            self.panel.visa(self.sida.påpekanden(), self.sida.lagens_dag(), kvitteras=self.sida.kan_kvittera)

    # -- papers -------------------------------------------------------------------------------
    def förhandsvisa(self) -> None:
        """Ctrl+P: the likeliest paper of the page, or a word on what to choose first."""
        if self.sida is None:
            self.förhandsvisning.skriv_ut()
            return
        self.sida.lämna()
        beställningar = self.sida.beställningar()
        if beställningar:
            self.visa_dokument(beställningar[0])
        else:
            self.notiser.visa("tips", "Välj först det som ska visas, till exempel ett sammanträde.")

    def visa_dokument(self, beställning: Beställning) -> None:
        """Shows a paper in place of the page."""
        self.stapel.setCurrentWidget(self.förhandsvisning)
        self.panel.setVisible(False)
        self.förhandsvisning.visa(beställning)

    def _tillbaka(self) -> None:
        self._växla_panel()
        self._navigerat(self.navigering.currentRow())
        if self.sida is not None:
            self.sida.setFocus()

    # -- the room -----------------------------------------------------------------------------
    @property
    def rummet(self) -> Värd:
        """The host of Sammanträdesläget."""
        if self._värd is None:
            from nämndapp.ui.rummet.vard import Värd

            self._värd = Värd(self)
        return self._värd

    def sammanträdesläge(self) -> None:
        """F5: in or out."""
        self.rummet.växla()

    def kom_tillbaka(self) -> None:
        """The room has been left: the page is read again."""
        self._tillbaka()

    # -- files --------------------------------------------------------------------------------
    def välj_filer_att_importera(self) -> None:
        """Ctrl+I."""
        namn, _ = QFileDialog.getOpenFileNames(
            self,
            "Importera handlingar",
            "",
            "Handlingar (*.txt *.pdf *.docx *.html *.xlsx *.csv *.eml *.msg);;Alla filer (*)",
        )
        if namn:
            self.importera([Path(n) for n in namn])

    def importera(self, filer: list[Path]) -> None:
        """Shows what is found in the files; nothing is stored until the user says so."""
        from nämndapp.ui.importera.sida import Importsida

        sida = self.gå_till_sida(Importsida.namn)
        assert isinstance(sida, Importsida)
        sida.läs_filer(filer)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if kan_tas_emot(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        släppt = self._mottagare.ta_emot(event.mimeData())
        if släppt.filer:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.importera(list(släppt.filer)))
        if släppt.besked:
            self.notiser.visa("varning", släppt.besked)

    def säkerhetskopiera(self) -> None:
        """Writes a copy where the user says."""
        from nämndapp.services import sakerhet

        namn, _ = QFileDialog.getSaveFileName(
            self, "Säkerhetskopiera", f"{self.db.sökväg.stem}-kopia.namnd", "Nämndapps filer (*.namnd)"
        )
        if namn:
            mål = Path(namn)
            self.kontext.i_bakgrunden(
                "Säkerhetskopierar …",
                lambda _f: sakerhet.säkerhetskopiera(self.db, mål, ersätt=True),  # the dialog has asked
                lambda _s: self.notiser.visa("tips", f"Säkerhetskopian ligger i {mål}."),
            )

    # -- the rest -----------------------------------------------------------------------------
    def erbjud_utkast(self) -> None:
        """After a crash: the text that was being typed, offered once."""
        for rad in utkast.lista_utkast(self.db):
            text = f"Det finns text som inte hann sparas: {rad.beskrivning} ({rad.sparat_text})."
            self.notiser.visa(
                "varning",
                text,
                (
                    ("Återställ texten", partial(self._återställ, rad)),
                    ("Släng texten", partial(self.kontext.ta_bort_utkast, rad.vad)),
                ),
            )

    def _återställ(self, rad: utkast.Utkastrad) -> None:
        slag, _, id_ = rad.vad.partition(":")
        namn = sida_för(slag)
        if slag == "rummet" and id_.isdigit():
            self.rummet.gå_in(int(id_))
        elif namn and id_.isdigit():
            self._till_sida(namn, Plats(typ=slag, id=int(id_)))
            self.sida_med_namn(namn).återställ(slag, rad.data)

    def _växla_panel(self) -> None:
        sida = self.sida
        plats = self.width() >= SMAL or self._panel_i_smalt
        self.panel.setVisible(self.åtgärd_panel.isChecked() and plats and sida is not None and sida.har_kontroll)

    def panel_på_eller_av(self) -> None:
        """F8. In a narrow window the panel gives way to the page until it is asked for."""
        if self.width() < SMAL and not self._panel_i_smalt:
            self.åtgärd_panel.setChecked(True)
        self._panel_i_smalt = self.åtgärd_panel.isChecked()
        self._växla_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() >= SMAL > self.width():
            self._panel_i_smalt = False
        self._växla_panel()

    def välj_utseende(self, läge: str) -> None:
        """Light, dark, or as the system."""
        QSettings().setValue("fönster/utseende", läge)
        self._tema.välj(läge)

    def _måla_om(self) -> None:
        self.vänsterkant.måla_om()
        self._visa_påpekanden()

    def visa_hjälp(self, kapitel: str = "") -> None:
        """F1: the handbook, at the chapter of the page that is shown or at another."""
        from nämndapp.ui.hjalp import Hjälpfönster

        self._hjälp = Hjälpfönster(self)
        self._hjälp.visa_kapitel(kapitel or (self.sida.namn if self.sida else ""))
        self._hjälp.show()

    def spara_felrapport(self) -> None:
        """A zip for support."""
        namn, _ = QFileDialog.getSaveFileName(self, "Spara felrapport", "namndapp-felrapport.zip", "Zip (*.zip)")
        if not namn:
            return
        try:
            felhantering.spara_felrapport(Path(namn))
        except NämndappFel as fel:
            self.notiser.visa_fel(fel)
        else:
            self.notiser.visa("tips", "Felrapporten är sparad. Den innehåller inga handlingar eller personuppgifter.")

    def visa_om(self) -> None:
        """About the program, with its licences."""
        from nämndapp.ui.licenser import visa_om

        visa_om(self)

    def visa_bugg(self, text: str) -> None:
        """A fault in the program: said kindly, with a report to save."""
        self.notiser.visa("fel", text, (("Spara felrapport …", self.spara_felrapport),))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._värd is not None:
            self._värd.lämna()
        for sida in self._sidor.values():
            sida.lämna()
        self._kontrollklocka.stop()
        self.skrivläge.stanna()
        self.kontext.blockSignals(True)
        QSettings().setValue("fönster/geometri", self.saveGeometry())
        self.vänsterkant.spara_vald()
        event.accept()
