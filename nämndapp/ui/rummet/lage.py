"""Sammanträdesläget: fills the window, one key for each thing that happens, everything saved at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time
from hashlib import sha256

from PySide6.QtCore import QKeyCombination, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from nämndapp.bas.fel import Inmatningsfel, NämndappFel
from nämndapp.services import narvaroforslag, rummet, rumsfragor, rumsmote, rumsvy, utkast
from nämndapp.services.andring import Ändring
from nämndapp.services.narvaroforslag import Tjänstgöringsförslag
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.redigerare import UTKAST_MS
from nämndapp.ui.rummet import tid
from nämndapp.ui.rummet.folkpaneler import Ledig, Närvaropanel
from nämndapp.ui.rummet.kommandon import AV_TANGENT, KOMMANDON, Kommando
from nämndapp.ui.rummet.motespaneler import Gåtillpanel, Kommandopanel
from nämndapp.ui.rummet.panel import Panel
from nämndapp.ui.rummet.paneler import PANELER
from nämndapp.ui.rummet.yta import Rumsyta

KLOCKA_MS = 5_000


class Sammanträdesläge(Rumsyta):
    """Over one meeting. ``lämnat``: the user wants back to the pages; ``hjälp``: the handbook is wanted."""

    lämnat = Signal()
    hjälp = Signal()

    def __init__(self, kontext: Kontext, sammanträde_id: int, parent: QWidget | None = None) -> None:
        super().__init__(kontext, sammanträde_id, parent)
        self.startknapp.clicked.connect(self.öppna)
        self.tangenter.linkActivated.connect(self._gör)
        self._utkastklocka = QTimer(self)
        self._utkastklocka.setSingleShot(True)
        self._utkastklocka.setInterval(UTKAST_MS)
        self._utkastklocka.timeout.connect(self.spara_utkast)
        self._klocka = QTimer(self)
        self._klocka.setInterval(KLOCKA_MS)
        self._klocka.timeout.connect(self._visa_tid)
        self._klocka.start()
        self.vy = rumsvy.hämta_rum(kontext.db, sammanträde_id, self._minns())
        kontext.ändrat.connect(self._ändrat)
        self._visa()
        self._erbjud_utkast()

    def läs_om(self, paragraf_id: int | None = None) -> None:
        """Reads the room again, at the § that is shown or another."""
        nu = paragraf_id if paragraf_id is not None else (self.vy.nu.id if self.vy.nu else None)
        vy = self.kontext.försök(lambda: rumsvy.hämta_rum(self.kontext.db, self.sammanträde_id, nu))
        if vy is not None:
            self.vy = vy
            self._visa()

    def _ändrat(self, _slag: str, _objekt_id: int) -> None:
        self.läs_om()

    # -- keys ---------------------------------------------------------------------------------
    def börja(self) -> None:
        """The focus to where the keys are heard."""
        if self.panel is not None:
            self.panel.börja()
        elif self.start.isVisibleTo(self):
            self.startknapp.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.kort.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.ångra()
        elif event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _CTRL_Y:
            self.gör_om()
        elif event.keyCombination() == _CTRL_K:
            self.visa_kommandon()
        elif not event.modifiers() & ~_TILLÅTNA and (k := AV_TANGENT.get(Qt.Key(event.key()))) is not None:
            self._tangent(k)
        else:
            super().keyPressEvent(event)

    def _tangent(self, k: Kommando) -> None:
        if self.panel is not None and k.gör not in _ALLTID:
            return  # a key that no field of the form wanted
        if self.panel is None and self.start.isVisibleTo(self) and k.koder[0] == Qt.Key.Key_Return:
            self.öppna()
            return
        self.kör(k)

    def _gör(self, namn: str) -> None:
        """A click on the bottom line."""
        if self.panel is None:
            self.kör(next(k for k in KOMMANDON if k.gör == namn))

    def kör(self, k: Kommando) -> None:
        """Does what the key says, or says why it does nothing."""
        self.säg("")
        om_paragrafen = k.gör not in _OM_MÖTET
        låst = self.vy.låst or (self.vy.nu.låst if self.vy.nu is not None and om_paragrafen else "")
        if k.ändrar and låst:
            self.säg(låst)
            return
        if k.ändrar and self.start.isVisibleTo(self) and k.gör not in _UTAN_PARAGRAF:
            self.säg("Öppna sammanträdet först: tryck Enter.")
            return
        if k.gör in PANELER and k.gör != "klubba":
            self.öppna_panel(k.gör)
        else:
            getattr(self, k.gör)()

    # -- moving -------------------------------------------------------------------------------
    def nästa(self) -> None:
        """Enter, PgDn, right."""
        self._gå_till(self.vy.nästa(), "Det var den sista paragrafen. X avslutar sammanträdet.")

    def förra(self) -> None:
        """PgUp, left."""
        self._gå_till(self.vy.nästa(-1), "Det är den första paragrafen.")

    def _gå_till(self, rad: rumsvy.Rumsrad | None, annars: str) -> None:
        if rad is None:
            self.säg(annars)
        else:
            self.visa_paragraf(rad.id)

    def visa_paragraf(self, paragraf_id: int) -> None:
        """Shows the § and remembers it."""
        self.läs_om(paragraf_id)
        self.kort.yta.verticalScrollBar().setValue(0)
        QSettings().setValue(self._platsnyckel(), paragraf_id)
        QSettings().sync()  # the laptop may die

    def _platsnyckel(self) -> str:
        fil = sha256(str(self.kontext.db.sökväg).encode()).hexdigest()[:12]
        return f"rummet/{fil}-{self.sammanträde_id}"

    def _minns(self) -> int | None:
        värde = str(QSettings().value(self._platsnyckel()) or "")
        return int(värde) if värde.isdigit() else None

    # -- forms --------------------------------------------------------------------------------
    def öppna_panel(self, slag: str) -> Panel | None:
        """Opens a form over the §."""
        if self.vy.nu is None and slag not in _UTAN_PARAGRAF:
            self.säg("Det finns ingen paragraf att skriva om. W gör en ny.")
            return None
        return self._visa_panel(PANELER[slag](self.kontext, self.vy, self))

    def _visa_panel(self, panel: Panel) -> Panel:
        self._stäng_panel()
        self.panel = panel
        panel.gjort.connect(self._gjort)
        panel.stängd.connect(self._panel_stängd)
        panel.skrivs.connect(self._skrivs)
        self.panelyta.plats.addWidget(panel)
        panel.show()
        self._anpassa()
        panel.ändrad_höjd.connect(self.panelyta.updateGeometry)
        panel.börja()
        return panel

    def _gjort(self, ändring: Ändring) -> None:
        panel = self.panel
        lediga = panel.lediga_platser() if isinstance(panel, Närvaropanel) else ()
        ny = rumsmote.ny_paragraf(ändring)
        self._klart(ändring)
        if ny is not None:
            self.visa_paragraf(ny)
        if lediga:
            QTimer.singleShot(0, self, lambda: self._föreslå_ersättare(lediga))

    def _klart(self, ändring: Ändring) -> None:
        """A service has saved something: on the undo stack with it, and one line that says so."""
        self.kontext.utför(lambda: ändring)
        self.säg(f"{ändring.beskrivning}. Sparat. Ctrl+Z tar tillbaka det." if ändring.beskrivning else "")

    def _föreslå_ersättare(self, platser: Sequence[Ledig]) -> None:
        """A seat is empty: the next in turn is proposed, or it is said that nobody is free."""
        if self.panel is not None:
            return
        for plats in platser:
            förslag = self._nästa_ersättare(plats)
            if förslag is not None and plats.bara in {None, förslag.närvarande_id}:
                panel = Närvaropanel(self.kontext, self.vy, self)
                panel.föreslå(förslag, plats.plats, plats.paragraf_id)
                self._visa_panel(panel)
                return
        if any(p.bara is None for p in platser):
            self.säg(f"{self.svar.text()} Ingen ersättare i salen är ledig.".strip())

    def _nästa_ersättare(self, ledig: Ledig) -> Tjänstgöringsförslag | None:
        förslag: Tjänstgöringsförslag | None = self.kontext.försök(
            lambda: narvaroforslag.nästa_ersättare(self.kontext.db, self.sammanträde_id, ledig.plats, ledig.paragraf_id)
        )
        return förslag

    def _panel_stängd(self) -> None:
        self._stäng_panel()
        self.kontext.ta_bort_utkast(self._utkastnyckel)
        self.börja()

    def _stäng_panel(self) -> None:
        self._utkastklocka.stop()
        if self.panel is not None:
            panel, self.panel = self.panel, None
            self.panelyta.plats.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
            self._anpassa()

    # -- drafts -------------------------------------------------------------------------------
    @property
    def _utkastnyckel(self) -> str:
        return f"rummet:{self.sammanträde_id}"

    def _skrivs(self) -> None:
        self.kontext.skrivs.emit()
        if not self._utkastklocka.isActive():
            self._utkastklocka.start()

    def spara_utkast(self) -> None:
        """What is typed in the open form, within two seconds."""
        if self.panel is None or self.vy.nu is None or self.panel.slag not in PANELER:
            return
        data = {
            "panel": self.panel.slag,
            "paragraf": self.vy.nu.id,
            "rubrik": f"{self.panel.rubrik}, {self.vy.nu.beteckning}",
            "fält": self.panel.data(),
        }
        self.kontext.spara_utkast(self._utkastnyckel, None, data)

    def _erbjud_utkast(self) -> None:
        """The form that was open when the program died is open again, with its text."""
        rad = next((u for u in utkast.lista_utkast(self.kontext.db) if u.vad == self._utkastnyckel), None)
        if rad is None or self.vy.låst or rad.data.get("panel") not in PANELER:
            return
        paragraf = rad.data.get("paragraf")
        if paragraf in {r.id for r in self.vy.rader}:
            self.läs_om(paragraf)
        panel = self.öppna_panel(rad.data["panel"])
        if panel is not None:
            panel.återställ(rad.data.get("fält", {}))
            panel.hjälp.setText(f"Text som inte hann sparas ({rad.sparat_text}). Ctrl+Enter: spara   Esc: släng")

    def gå_ur(self) -> None:
        """The mode is left: a form that is open stays as a draft and is open again next time."""
        if self.panel is not None and self._utkastklocka.isActive():
            self.spara_utkast()
        self._stäng_panel()
        self._klocka.stop()

    # -- what needs no form -------------------------------------------------------------------
    def _utför(self, tjänst: Callable[[], Ändring]) -> None:
        try:
            ändring = tjänst()
        except Inmatningsfel as fel:
            self.säg(f"⚠ {fel}")
        except NämndappFel as fel:
            self.kontext.notiser.visa_fel(fel)
        else:
            self._klart(ändring)

    def _kl(self) -> time | None:
        return tid.kl(self.vy.datum)

    def öppna(self) -> None:
        """Starts the meeting."""
        if self.vy.låst:
            self.säg(self.vy.låst)
            return
        self._utför(lambda: rumsmote.öppna(self.kontext.db, self.sammanträde_id, self._kl()))
        self.läs_om()
        self.börja()

    def klubba(self) -> None:
        """K: at once where there is a proposal and nothing stands against it; else a form."""
        nu = self.vy.nu
        if nu is None:
            return
        u = nu.uppgifter
        enkelt = not rumsfragor.obesvarade(u) and not u.propositioner
        val = rumsfragor.utgången(u, self.vy.nämnd, bara_information=nu.bara_information)
        if u.klubbat is not None:
            self.säg("Paragrafen är redan klubbad. U tar upp den igen.")
        elif enkelt and u.beslutspunkter and val.beslut:
            self._utför(lambda: rummet.klubba(self.kontext.db, nu.id, val, self.vy.klubbtid(self._kl())))
        else:
            self.öppna_panel("klubba")

    def ta_upp(self) -> None:
        """U."""
        nu = self.vy.nu
        if nu is not None:
            self._utför(lambda: rummet.öppna_igen(self.kontext.db, nu.id))

    def omedelbart(self) -> None:
        """O."""
        nu = self.vy.nu
        if nu is not None:
            self._utför(lambda: rummet.omedelbart(self.kontext.db, nu.id))

    def ajournera(self) -> None:
        """A."""
        nu, kl = self.vy.nu.id if self.vy.nu else None, self._kl()
        if kl is None:
            self.säg("Sammanträdet är inte i dag. Skriv ajourneringen med sitt klockslag på fliken Närvaro.")
            return
        self._utför(lambda: rumsmote.ajournera(self.kontext.db, self.sammanträde_id, nu, kl))

    def gå(self) -> None:
        """G."""
        panel = Gåtillpanel(self.kontext, self.vy, self)
        panel.valt.connect(self.visa_paragraf)
        self._visa_panel(panel)

    def visa_kommandon(self) -> None:
        """?."""
        if self.panel is not None:
            return
        panel = Kommandopanel(self.kontext, self.vy, KOMMANDON, self)
        panel.valt.connect(lambda k: QTimer.singleShot(0, self, lambda: self.kör(k)))
        self._visa_panel(panel)

    def ångra(self) -> None:
        """Ctrl+Z."""
        stack = self.kontext.ångrastack
        if not stack.canUndo():
            self.säg("Det finns inget att ångra.")
            return
        text = stack.undoText()
        stack.undo()
        self.säg(f"Ångrade: {text}. Ctrl+Y gör om det.")
        self.börja()

    def gör_om(self) -> None:
        """Ctrl+Y."""
        stack = self.kontext.ångrastack
        if stack.canRedo():
            text = stack.redoText()
            stack.redo()
            self.säg(f"Gjorde om: {text}.")
            self.börja()

    def hela_skärmen(self) -> None:
        """F11."""
        fönster = self.window()
        fönster.setWindowState(fönster.windowState() ^ Qt.WindowState.WindowFullScreen)

    def handbok(self) -> None:
        """F1."""
        self.hjälp.emit()

    def lämna(self) -> None:
        """Esc and F5."""
        self.lämnat.emit()


_TILLÅTNA = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
_CTRL_K = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_K)
_ALLTID = frozenset({"lämna", "hela_skärmen", "handbok"})
_OM_MÖTET = frozenset({"väckt", "ajournera", "avsluta", "anteckning", "justerare"})
_UTAN_PARAGRAF = frozenset({"väckt"})
