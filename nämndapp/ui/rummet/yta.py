"""What the room shows, and how it fits the window; the keys and what they do are ``lage``'s."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nämndapp.bas.svenska import datum_långt, klockslag, veckodag
from nämndapp.services import rumsvy
from nämndapp.services.rumsvy import RumsVy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.rummet import stil, tid
from nämndapp.ui.rummet.panel import Panel
from nämndapp.ui.rummet.vyer import Närvarokort, Paragrafkort, etikett, sätt, tangentrad, visa_antal
from nämndapp.ui.tema import aktuella_färger

SMALT, LÅGT, MYCKET_LÅGT = 860, 600, 480


class Formuläryta(QScrollArea):
    """As high as its form wants to be, when there is room; else it scrolls. QScrollArea remembers its first height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hållare = QWidget()  # the forms stay its children until Qt deletes them: never Python's to delete
        hållare.setObjectName("rullyta")
        self.plats = QVBoxLayout(hållare)
        self.plats.setContentsMargins(0, 0, 0, 0)
        self.setWidgetResizable(True)
        self.setWidget(hållare)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def sizeHint(self) -> QSize:
        inre = self.plats.sizeHint()
        return QSize(max(inre.width(), 200), inre.height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 90)


class Rumsyta(QWidget):
    """The § at the left with the form below it, the presence at the right, what comes next and the keys below."""

    def __init__(self, kontext: Kontext, sammanträde_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self.sammanträde_id = sammanträde_id
        self.vy: RumsVy
        self.panel: Panel | None = None
        self._skala = 0.0
        self.setObjectName("rummet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Sammanträdesläge")
        self._bygg()

    # -- building -----------------------------------------------------------------------------
    def _bygg(self) -> None:
        self.ram = QVBoxLayout(self)
        self.ram.setContentsMargins(16, 10, 16, 8)
        self.ram.setSpacing(8)
        huvud = QHBoxLayout()
        self.huvud = etikett("rum-huvud", self)
        self.paus = etikett("rum-paus", self)
        self.paus.setWordWrap(False)
        self.klocka = etikett("rum-klocka", self)
        self.klocka.setWordWrap(False)
        huvud.addWidget(self.huvud, 1)
        huvud.addWidget(self.paus)
        huvud.addWidget(self.klocka)
        self.ram.addLayout(huvud)
        self.mitten = QHBoxLayout()
        self.mitten.setSpacing(12)
        vänster = self.vänster = QVBoxLayout()
        vänster.setSpacing(8)
        self.start = QWidget(self)
        slayout = QVBoxLayout(self.start)
        self.starttext = etikett("rum-text", self.start)
        self.startknapp = QPushButton("&Öppna sammanträdet", self.start)
        self.startknapp.setProperty("roll", "primär")
        slayout.addStretch(1)
        slayout.addWidget(self.starttext)
        slayout.addWidget(self.startknapp, 0, Qt.AlignmentFlag.AlignLeft)
        slayout.addStretch(2)
        vänster.addWidget(self.start, 1)
        self.kort = Paragrafkort(self)
        vänster.addWidget(self.kort, 1)
        self.panelyta = Formuläryta(self)
        vänster.addWidget(self.panelyta)
        self.mitten.addLayout(vänster, 7)
        self.närvarokort = Närvarokort(self)
        self.mitten.addWidget(self.närvarokort, 3)
        self.ram.addLayout(self.mitten, 1)
        self._bygg_fot()

    def _bygg_fot(self) -> None:
        self.smal_närvaro = etikett("rum-antal", self)
        self.ram.addWidget(self.smal_närvaro)
        self.nästa_rad = etikett("rum-nasta", self)
        self.ram.addWidget(self.nästa_rad)
        self.svar = etikett("rum-svag", self)
        self.ram.addWidget(self.svar)
        self.tangenter = QLabel("", self)
        self.tangenter.setProperty("roll", "rum-tangenter")
        self.tangenter.setTextFormat(Qt.TextFormat.RichText)
        self.tangenter.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.tangenter.setWordWrap(True)
        self.tangenter.setAccessibleName("Tangenter; frågetecken visar alla")
        self.ram.addWidget(self.tangenter)

    # -- showing ------------------------------------------------------------------------------
    def _visa(self) -> None:
        vy = self.vy
        sätt(self.huvud, f"{vy.nämnd}, {veckodag(vy.datum)} {datum_långt(vy.datum)}")
        öppet = vy.öppnat or (bool(vy.låst) and vy.nu is not None)
        self.start.setVisible(not öppet)
        self.kort.setVisible(öppet)
        if not öppet:
            sätt(self.starttext, self._vad_öppnandet_gör())
            self.startknapp.setEnabled(not vy.låst)
        self.kort.visa(vy)
        self.närvarokort.visa(vy)
        visa_antal(self.smal_närvaro, vy)
        nästa = vy.nästa()
        klara = sum(r.klubbat is not None for r in vy.rader)
        slut = "Det var den sista paragrafen. X avslutar sammanträdet."
        text = f"Härnäst: {nästa.beteckning} {nästa.rubrik}" if nästa else slut
        sätt(self.nästa_rad, f"{text}   ({klara} av {len(vy.rader)} klara)" if öppet and vy.rader else "")
        self._visa_tid()
        self._anpassa()

    def _vad_öppnandet_gör(self) -> str:
        if self.vy.låst:
            return self.vy.låst
        gör = ["sätter starttiden"] if self.vy.starttid is None else []
        gör += ["föreslår närvaron efter kallelsen eller registret"] if not self.vy.personer else []
        gör += ["gör ett protokollsutkast av föredragningslistan"] if not (self.vy.rader or self.vy.tom_lista) else []
        if not gör:
            return "Föredragningslistan är tom. Lägg punkter på listan, eller väck ett ärende (W)."
        return f"Att öppna sammanträdet {', '.join(gör)}. Tryck Enter. Ctrl+Z tar tillbaka det."

    def _visa_tid(self) -> None:
        nu = tid.nu()
        vy = self.vy
        gått = rumsvy.tid_sedan(vy.starttid, nu, vy.datum) if vy.starttid and vy.sluttid is None else ""
        sätt(self.klocka, f"{klockslag(nu.time())}{f'   {gått}' if gått else ''}")
        sätt(self.paus, f"Ajournerat sedan {klockslag(vy.ajournerat_sedan)}   " if vy.ajournerat_sedan else "")

    def säg(self, text: str) -> None:
        """One quiet line above the keys: what was done, or why nothing was."""
        sätt(self.svar, text)
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._anpassa()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._anpassa()

    def _anpassa(self) -> None:
        """Type and parts by the room there is."""
        ny = stil.skala(self.width(), self.height())
        if ny != self._skala:
            self._skala = ny
            self.måla_om()
        smalt, lågt = self.width() < SMALT, self.height() < LÅGT
        öppet = not self.start.isVisibleTo(self)
        self.närvarokort.setVisible(not smalt and öppet)
        self.smal_närvaro.setVisible(smalt and öppet and bool(self.smal_närvaro.text()) and self.panel is None)
        trångt = self.height() < MYCKET_LÅGT and self.panel is not None
        stort = self.panel is not None and (self.panel.stor or lågt)
        self.kort.setVisible(öppet and not trångt)
        self.kort.yta.setVisible(not stort)
        self.kort.setMaximumHeight(self.kort.sizeHint().height() if stort else 16_777_215)
        self.panelyta.setVisible(self.panel is not None)
        self.vänster.setStretchFactor(self.kort, 0 if stort else 1)
        self.vänster.setStretchFactor(self.panelyta, 1 if stort or trångt else 0)
        self.nästa_rad.setVisible(bool(self.nästa_rad.text()) and not trångt)
        self.svar.setVisible(bool(self.svar.text()) and not trångt)
        self.tangenter.setVisible(not trångt)
        kort = smalt or lågt
        text = tangentrad(kort=kort)
        if self.tangenter.text() != text:
            self.tangenter.setText(text)

    def måla_om(self) -> None:
        """The style sheet of the theme and the size."""
        self.setStyleSheet(stil.mall(aktuella_färger(), self._skala))
        self.tangenter.setText("")
        self.närvarokort.visa(self.vy)

    def byt_tema(self) -> None:
        """Light has become dark, or the other way round."""
        self._skala = 0.0
        self._anpassa()
