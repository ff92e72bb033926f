"""The main window: navigation at the left, one page per area, the Kontroll panel at the right edge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.fel import NämndappFel
from nämndapp.bas.papekande import Plats
from nämndapp.bas.svenska import klockslag
from nämndapp.services import register, utkast
from nämndapp.storage import Databas
from nämndapp.ui import felhantering
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.notiser import Framstegsrad, Notislist
from nämndapp.ui.kit.slappta_filer import Filmottagare, kan_tas_emot
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.kontrollpanel import Kontrollpanel
from nämndapp.ui.sida import Beställning, Sida
from nämndapp.ui.sidor import SIDOR, sida_för
from nämndapp.ui.tema import Tema

if TYPE_CHECKING:
    from nämndapp.ui.forhandsvisning import Förhandsvisning

LÅS_MS = 30_000  # how often an idle window looks whether a colleague has taken the file over
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
        self._bygg_navigering()
        self.stapel = QStackedWidget(self)
        self.panel = Kontrollpanel(self)
        self._förhandsvisning: Förhandsvisning | None = None
        self._panel_i_smalt = False
        self._sidor: dict[str, Sida] = {}
        self._bygg_sidor()
        self._bygg_yta()
        self._bygg_menyer()
        self._statusrad()
        self._kontrollklocka = QTimer(self)
        self._kontrollklocka.setSingleShot(True)
        self._kontrollklocka.setInterval(KONTROLL_MS)
        self._kontrollklocka.timeout.connect(self._visa_påpekanden)
        self._låsklocka = QTimer(self)
        self._låsklocka.setInterval(LÅS_MS)
        self._låsklocka.timeout.connect(self.kontrollera_lås)
        if db.skrivbar:
            self._låsklocka.start()
        self.kontext.ändrat.connect(self._ändrat)
        self.panel.gå_till.connect(self._gå_till)
        tema.bytt.connect(self._måla_om)
        self.kontext.nämnd_bytt.connect(self._visa_vald_nämnd)
        self._läs_nämnder()
        self.gå_till_sida(self._startsida())
        if not db.skrivbar and db.innehavare is not None:
            self.notiser.visa("varning", f"{self._skrivskyddstext()}. Det du ändrar här sparas inte.")
        geometri = QSettings().value("fönster/geometri")
        if isinstance(geometri, QByteArray):
            self.restoreGeometry(geometri)

    # -- building -----------------------------------------------------------------------------
    def _bygg_navigering(self) -> None:
        self.nämndval = QComboBox(self)
        self.nämndval.setAccessibleName("Nämnd")
        self.nämndval.currentTextChanged.connect(self.nämndval.setToolTip)  # long names do not fit
        self.nämndval.activated.connect(lambda _: self.kontext.välj_nämnd(self.nämndval.currentData()))
        self.navigering = QListWidget(self)
        self.navigering.setObjectName("navigering")
        self.navigering.setAccessibleName("Områden")
        self.navigering.setIconSize(QSize(20, 20))
        self.navigering.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for post in SIDOR:
            self.navigering.addItem(QListWidgetItem(ikon(post.ikonnamn), post.namn))
        self.navigering.currentRowChanged.connect(self._navigerat)

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
        nav = QWidget(self)
        nav.setObjectName("navpanel")
        navlayout = QVBoxLayout(nav)
        navlayout.setContentsMargins(0, 12, 0, 0)
        navlayout.setSpacing(8)
        hållare = QWidget(nav)
        hållarlayout = QVBoxLayout(hållare)
        hållarlayout.setContentsMargins(10, 0, 10, 0)
        hållarlayout.addWidget(self.nämndval)
        navlayout.addWidget(hållare)
        navlayout.addWidget(self.navigering, 1)
        nav.setFixedWidth(184)
        mitten = QWidget(self)
        layout = QVBoxLayout(mitten)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notiser)
        layout.addWidget(self.stapel, 1)
        layout.addWidget(self.framstegsrad)
        self.delare = QSplitter(Qt.Orientation.Horizontal, self)
        self.delare.addWidget(nav)
        self.delare.addWidget(mitten)
        self.delare.addWidget(self.panel)
        self.delare.setStretchFactor(1, 1)
        self.delare.setCollapsible(0, False)
        self.delare.setCollapsible(1, False)
        self.delare.setSizes([184, 840, 256])
        self.setCentralWidget(self.delare)

    def _bygg_menyer(self) -> None:
        rad = self.menuBar()
        arkiv = rad.addMenu("&Arkiv")
        self._lägg(arkiv, "&Nytt", self._nytt, QKeySequence.StandardKey.New)
        self._lägg(arkiv, "&Importera …", self.välj_filer_att_importera, "Ctrl+I")
        arkiv.addSeparator()
        self.åtgärd_förhandsvisa = self._lägg(arkiv, "&Förhandsvisa", self.förhandsvisa, QKeySequence.StandardKey.Print)
        self.meny_dokument = arkiv.addMenu("Visa &dokument")
        self.meny_dokument.aboutToShow.connect(self._fyll_dokumentmeny)
        arkiv.addSeparator()
        self._lägg(arkiv, "&Säkerhetskopiera …", self._säkerhetskopiera)
        arkiv.addSeparator()
        self._lägg(arkiv, "&Avsluta", self.close, QKeySequence.StandardKey.Quit)
        redigera = rad.addMenu("&Redigera")
        ångra = self.kontext.ångrastack.createUndoAction(self, "Å&ngra")
        ångra.setShortcut(QKeySequence.StandardKey.Undo)
        gör_om = self.kontext.ångrastack.createRedoAction(self, "&Gör om")
        gör_om.setShortcuts([QKeySequence(QKeySequence.StandardKey.Redo), QKeySequence("Ctrl+Y")])
        redigera.addAction(ångra)
        redigera.addAction(gör_om)
        gå = rad.addMenu("&Gå")
        for nr, post in enumerate(SIDOR, 1):
            self._lägg(gå, post.namn, partial(self.gå_till_sida, post.namn), f"Ctrl+{nr}")
        self._lägg(gå, "&Sök i allt", lambda: self.gå_till_sida("Sök"), "Ctrl+K")
        visa = rad.addMenu("&Visa")
        self.åtgärd_panel = self._lägg(visa, "&Kontroll", self._panel_på_eller_av, "F8")
        self.åtgärd_panel.setCheckable(True)
        self.åtgärd_panel.setChecked(True)
        utseende = visa.addMenu("&Utseende")
        for läge, ord_ in (("system", "Som &systemet"), ("ljust", "&Ljust"), ("mörkt", "&Mörkt")):
            åtgärd = self._lägg(utseende, ord_, partial(self._välj_utseende, läge))
            åtgärd.setCheckable(True)
            åtgärd.setChecked(self._tema.läge == läge)
            åtgärd.setData(läge)
        self._utseendemeny = utseende
        hjälp = rad.addMenu("&Hjälp")
        self._lägg(hjälp, "&Handbok", self.visa_hjälp, QKeySequence.StandardKey.HelpContents)
        self._lägg(hjälp, "Spara &felrapport …", self._spara_felrapport)
        self._lägg(hjälp, "&Om Nämndapp", self._om)

    def _lägg(self, meny: Any, text: str, gör: Callable[[], Any], genväg: Any = None) -> QAction:
        åtgärd = QAction(text, self)
        if genväg is not None:
            åtgärd.setShortcut(QKeySequence(genväg))
        åtgärd.triggered.connect(lambda _på: gör())
        meny.addAction(åtgärd)
        return åtgärd

    def _statusrad(self) -> None:
        self._sparstatus = QLabel("", self)
        self.statusBar().addWidget(QLabel(str(self.db.sökväg), self), 1)
        self.statusBar().addPermanentWidget(self._sparstatus)
        self._sparstatus.setText("Allt är sparat" if self.db.skrivbar else self._skrivskyddstext())
        for signal, text in (
            (self.kontext.skrivs, "Skriver …"),
            (self.kontext.utkast_sparat, "Skriver … utkastet är sparat"),
            (self.kontext.sparat, "Allt är sparat"),
            (self.kontext.inte_sparat, "Inte sparat: se meddelandet överst"),
        ):
            signal.connect(partial(self._sparstatus.setText, text))

    def _skrivskyddstext(self) -> str:
        """Who writes in the file, and since when."""
        vem = self.db.innehavare
        if vem is None:
            return "Skrivskyddad: du kan läsa men inte ändra"
        sedan = datetime.fromisoformat(vem.sedan)
        return f"Skrivskyddad: {vem.vem} skriver i filen sedan kl. {klockslag(sedan.time())}"

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
        sida = self.gå_till_sida(namn)
        if plats is not None:
            sida.gå_till(plats)

    def _gå_till(self, plats: Plats) -> None:
        """From the Kontroll panel: to the field, on the page that knows the object."""
        if self.sida is not None and self.sida.gå_till(plats):
            return
        namn = sida_för(plats.typ)
        if namn:
            self._till_sida(namn, plats)

    def _nytt(self) -> None:
        if self.sida is not None:
            self.sida.nytt()

    def _ändrat(self, slag: str, _objekt_id: int) -> None:
        if slag in {"nämnd", "kommun"}:
            self._läs_nämnder()
        if self.sida is not None:
            self.sida.uppdatera()
        self._kontrollklocka.start()

    def _påpekanden_ändrade(self, sida: Sida, _lista: object = None) -> None:
        if sida is self.sida:
            self._kontrollklocka.start()

    def _visa_påpekanden(self) -> None:
        if self.sida is not None:
            self.panel.visa(self.sida.påpekanden(), self.sida.lagens_dag())

    def _läs_nämnder(self) -> None:
        nämnder = [n for n in register.lista_nämnder(self.db) if n.aktiv]
        self.nämndval.clear()
        for nämnd in nämnder:
            self.nämndval.addItem(nämnd.namn, nämnd.id)
        self.nämndval.setVisible(bool(nämnder))
        idn = [n.id for n in nämnder]
        valt = self.kontext.nämnd_id
        if valt not in idn:
            sparat = QSettings().value("fönster/nämnd")
            valt = int(str(sparat)) if sparat and int(str(sparat)) in idn else (idn[0] if idn else None)
            self.kontext.välj_nämnd(valt)
        if valt is not None:
            self.nämndval.setCurrentIndex(idn.index(valt))

    def _visa_vald_nämnd(self) -> None:
        """A page has chosen another nämnd (Översikt shows all of them)."""
        plats = self.nämndval.findData(self.kontext.nämnd_id)
        if plats >= 0:
            self.nämndval.setCurrentIndex(plats)

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

    def _fyll_dokumentmeny(self) -> None:
        self.meny_dokument.clear()
        for beställning in self.sida.beställningar() if self.sida else []:
            self._lägg(self.meny_dokument, beställning.namn, partial(self.visa_dokument, beställning))
        if self.meny_dokument.isEmpty():
            self.meny_dokument.addAction("Välj först ett sammanträde eller en plan").setEnabled(False)

    # -- files --------------------------------------------------------------------------------
    def välj_filer_att_importera(self) -> None:
        """Ctrl+I."""
        namn, _ = QFileDialog.getOpenFileNames(
            self, "Importera handlingar", "", "Handlingar (*.txt *.pdf *.docx *.eml *.msg);;Alla filer (*)"
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

    def _säkerhetskopiera(self) -> None:
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
        if namn and id_.isdigit():
            sida = self.gå_till_sida(namn)
            sida.gå_till(Plats(typ=slag, id=int(id_)))
            sida.återställ(slag, rad.data)

    def _växla_panel(self) -> None:
        sida = self.sida
        plats = self.width() >= SMAL or self._panel_i_smalt
        self.panel.setVisible(self.åtgärd_panel.isChecked() and plats and sida is not None and sida.har_kontroll)

    def _panel_på_eller_av(self) -> None:
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

    def _välj_utseende(self, läge: str) -> None:
        QSettings().setValue("fönster/utseende", läge)
        self._tema.välj(läge)
        for åtgärd in self._utseendemeny.actions():
            åtgärd.setChecked(åtgärd.data() == läge)

    def _måla_om(self) -> None:
        for rad, post in enumerate(SIDOR):
            self.navigering.item(rad).setIcon(ikon(post.ikonnamn))
        self._visa_påpekanden()

    def visa_hjälp(self) -> None:
        """F1: the handbook, at the chapter of the page that is shown."""
        from nämndapp.ui.hjalp import Hjälpfönster

        self._hjälp = Hjälpfönster(self)
        self._hjälp.visa_kapitel(self.sida.namn if self.sida else "")
        self._hjälp.show()

    def _spara_felrapport(self) -> None:
        namn, _ = QFileDialog.getSaveFileName(self, "Spara felrapport", "namndapp-felrapport.zip", "Zip (*.zip)")
        if not namn:
            return
        try:
            felhantering.spara_felrapport(Path(namn))
        except NämndappFel as fel:
            self.notiser.visa_fel(fel)
        else:
            self.notiser.visa("tips", "Felrapporten är sparad. Den innehåller inga handlingar eller personuppgifter.")

    def _om(self) -> None:
        from nämndapp.ui.licenser import visa_om

        visa_om(self)

    def kontrollera_lås(self) -> None:
        """A colleague took over while this window was idle: say so, and let nothing more be written here."""
        if self.db.kontrollera_lås():
            return
        self.bli_läsande(
            "en kollega har tagit över filen",
            "varning",
            f"En kollega har tagit över {self.db.sökväg.name} medan den stod orörd. Du kan läsa, men inte ändra. "
            "Stäng fönstret och öppna filen igen när den är ledig.",
        )

    def bli_läsande(self, orsak: str, nivå: str, text: str) -> None:
        """From now on nothing can be written in the file: the status line says why, a notice what to do."""
        self._låsklocka.stop()
        self._sparstatus.setText(f"Skrivskyddad: {orsak}")
        self.notiser.visa(nivå, text)
        if self.sida is not None:
            self.sida.uppdatera()

    def visa_bugg(self, text: str) -> None:
        """A fault in the program: said kindly, with a report to save."""
        self.notiser.visa("fel", text, (("Spara felrapport …", self._spara_felrapport),))

    def closeEvent(self, event: QCloseEvent) -> None:
        for sida in self._sidor.values():
            sida.lämna()
        self._kontrollklocka.stop()
        self._låsklocka.stop()
        self.kontext.blockSignals(True)
        QSettings().setValue("fönster/geometri", self.saveGeometry())
        QSettings().setValue("fönster/nämnd", self.kontext.nämnd_id)
        event.accept()
