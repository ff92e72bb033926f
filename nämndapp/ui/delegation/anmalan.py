"""The tab Anmälan: what a meeting is told of, the item on its list, its text and the report."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from nämndapp.services import delegationsanmalan, delegationsbeslut, sammantraden
from nämndapp.services import delegationspunkttext as punkttext
from nämndapp.services.delegationsanmalan import Underlag, Utskottsrad
from nämndapp.services.delegationsbeslut import Beslutsrad
from nämndapp.services.delegationspunkttext import Sätt
from nämndapp.services.vyer import Sammanträdesrad
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.fraga import Frågerad
from nämndapp.ui.kit.krysstabell import Kryssmodell, Krysstabell
from nämndapp.ui.kit.radmodell import Kolumn
from nämndapp.ui.kit.tabell import Filtrerad
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sida import Beställning

_Rad = Beslutsrad | Utskottsrad
SLAG = frozenset({"delegationsbeslut", "delegationsbeslut, inlästa", "anmälan av delegationsbeslut", "utskottsanmälan",
                  "sammanträde", "särskilt protokoll"})  # fmt: skip
EGNA = "Eget protokoll"


def _datum(r: _Rad) -> date:
    return r.datum


def _delegat(r: _Rad) -> str:
    return r.utskott if isinstance(r, Utskottsrad) else r.delegat


def _vad(r: _Rad) -> str:
    if isinstance(r, Utskottsrad):
        return f"Protokoll §§ {r.från}–{r.till}" if r.till > r.från else f"Protokoll § {r.från}"
    return "Sekretess" if r.sekretess else (r.rubrik or r.beslut)


class Anmälansflik(QWidget):
    """One meeting at a time. What is ticked goes on its list; Ctrl+Z takes it back."""

    visa_papper = Signal(object)  # Beställning
    till_egna = Signal()
    ändrad = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._möten: list[Sammanträdesrad] = []
        self._underlag = Underlag((), (), (), ())
        self._anmälda = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._bygg_knapprad())
        self.läge = QLabel("", self)
        self.läge.setWordWrap(True)
        layout.addWidget(self.läge)
        self.modell: Kryssmodell[_Rad] = Kryssmodell(
            (
                Kolumn("Datum", _datum, bredd=104),
                Kolumn("Delegat", _delegat, bredd=134),
                Kolumn("Punkt", lambda r: "" if isinstance(r, Utskottsrad) else r.punkt_nr, bredd=58),
                Kolumn("Lagrum", lambda r: "" if isinstance(r, Utskottsrad) else r.lagrum, bredd=104),
                Kolumn("Beslut", _vad, sträck=True),
                Kolumn("Läge", self._ord, bredd=142),
            ),
            lambda r: (isinstance(r, Utskottsrad), r.id),
            self._kan,
            self,
        )
        self.modell.kryss_ändrat.connect(self._slå_på)
        self.tabell = Krysstabell(
            self.modell,
            "Beslut att anmäla",
            "Inget att anmäla vid det här sammanträdet. Registrera beslut på fliken Beslut,\n"
            "eller skriv utskottets protokoll i fältet nedanför.",
        )
        delare = QSplitter(Qt.Orientation.Vertical, self)
        delare.addWidget(Filtrerad(self.tabell, "Sök bland det som ska anmälas (Ctrl+F)", self, räkna=("rad", "rader")))
        delare.addWidget(self._bygg_nedre())
        delare.setStretchFactor(0, 3)
        delare.setStretchFactor(1, 2)
        delare.setChildrenCollapsible(False)
        self.tabell.setMinimumHeight(120)
        delare.setSizes([300, 170])
        layout.addWidget(delare, 1)
        kontext.ändrat.connect(self._ändrat)

    def _bygg_knapprad(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        ord_ = QLabel("Sa&mmanträde", self)
        self.möte = QComboBox(self)
        self.möte.setAccessibleName("Sammanträde")
        self.möte.activated.connect(lambda _: self._visa())
        ord_.setBuddy(self.möte)
        self.lägg_knapp = QPushButton("&Lägg på listan", self)
        self.lägg_knapp.setProperty("roll", "primär")
        self.lägg_knapp.setToolTip("Det förkryssade anmäls under punkten Anmälan av delegationsbeslut")
        self.lägg_knapp.clicked.connect(self.lägg_på_listan)
        self.papper_knapp = QPushButton(ikon("pdf"), "&Papper", self)
        self.papper_knapp.setToolTip("Visa rapporten som den kommer att se ut (Ctrl+P)")
        self.papper_knapp.clicked.connect(self._papper)
        self.eget_knapp = QPushButton("&Egna protokoll", self)
        self.eget_knapp.setToolTip("Sätt upp särskilda protokoll över det som inte anmäls (KL 6:40, 7:8, 8:10)")
        self.eget_knapp.clicked.connect(self.till_egna.emit)
        rad.addWidget(ord_)
        rad.addWidget(self.möte)
        rad.addStretch(1)
        for knapp in (self.eget_knapp, self.papper_knapp, self.lägg_knapp):
            rad.addWidget(knapp)
        return rad

    def _bygg_nedre(self) -> QWidget:
        nedre = QWidget(self)
        layout = QVBoxLayout(nedre)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        rad = QHBoxLayout()
        ord_ = QLabel("&Utskottets protokoll", nedre)
        self.utskott = QLineEdit(nedre)
        self.utskott.setAccessibleName("Utskottets protokoll att anmäla")
        self.utskott.setPlaceholderText("Myndighetsutskottets protokoll 2026-12-14, §§ 268–283")
        self.utskott.returnPressed.connect(self.lägg_till_utskott)
        ord_.setBuddy(self.utskott)
        self.utskott_knapp = QPushButton("Lägg &till", nedre)
        self.utskott_knapp.clicked.connect(self.lägg_till_utskott)
        self.bort_knapp = QPushButton("Ta &bort protokollet", nedre)
        self.bort_knapp.clicked.connect(self.ta_bort_utskott)
        rad.addWidget(ord_)
        rad.addWidget(self.utskott, 1)
        rad.addWidget(self.utskott_knapp)
        rad.addWidget(self.bort_knapp)
        layout.addLayout(rad)
        textrad = QHBoxLayout()
        textord = QLabel("Punktens te&xt", nedre)
        self.kopiera_knapp = QPushButton("&Kopiera texten", nedre)
        self.kopiera_knapp.setToolTip("Till Word eller e-post")
        self.kopiera_knapp.clicked.connect(self.kopiera)
        self.punktfråga = Frågerad(nedre)
        self.lägg_i_knapp = QPushButton("Lägg &i protokollet", nedre)
        self.lägg_i_knapp.setToolTip("Under rubriken Anmälda delegationsbeslut i punktens paragraf")
        self.lägg_i_knapp.clicked.connect(self.lägg_i_protokollet)
        textrad.addWidget(textord)
        textrad.addStretch(1)
        textrad.addWidget(self.kopiera_knapp)
        textrad.addWidget(self.lägg_i_knapp)
        layout.addWidget(self.punktfråga)
        layout.addLayout(textrad)
        self.text = QPlainTextEdit(nedre)
        self.text.setReadOnly(True)
        self.text.setMinimumHeight(60)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # gives way to the table
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Punktens text")
        textord.setBuddy(self.text)
        layout.addWidget(self.text, 1)
        return nedre

    # -- showing ------------------------------------------------------------------------------
    @property
    def möte_id(self) -> int | None:
        """The chosen meeting."""
        id_ = self.möte.currentData()
        return id_ if isinstance(id_, int) else None

    def uppdatera(self) -> None:
        """Reads the meetings again; the next one is chosen at first."""
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        valt = self.möte_id
        rader = self.kontext.försök(lambda: sammantraden.lista_sammanträden(db, nämnd)) if nämnd is not None else None
        self._möten = sorted(rader or [], key=lambda m: m.datum, reverse=True)
        self.möte.clear()
        for m in self._möten:
            self.möte.addItem(f"{m.datum.isoformat()}, {m.status.value}", m.id)
        kommande = [m for m in self._möten if m.datum >= date.today()]
        förval = valt if valt is not None else (kommande[-1].id if kommande else None)
        self.möte.setCurrentIndex(max(self.möte.findData(förval), 0) if self._möten else -1)
        self._visa()

    def _visa(self) -> None:
        nämnd, db, möte = self.kontext.nämnd_id, self.kontext.db, self.möte_id
        if nämnd is None or möte is None:
            self._underlag, self._anmälda = Underlag((), (), (), ()), 0
            self.modell.sätt_rader(())
            self.text.setPlainText("")
            self.läge.setText("Lägg till ett sammanträde på sidan Sammanträden först.")
            self._slå_på()
            return
        dag = next(m.datum for m in self._möten if m.id == möte)
        self._underlag = self.kontext.försök(lambda: delegationsanmalan.underlag(db, möte)) or Underlag((), (), (), ())
        beslut = delegationsbeslut.lista_beslut(db, nämnd, till=dag)
        väntar = {*self._underlag.beslut, *self._underlag.egna_protokoll}
        visas: list[_Rad] = [r for r in beslut if r.id in väntar or r.anmält == dag]
        utskott = delegationsanmalan.lista_utskott(db, nämnd)
        visas += [u for u in utskott if u.id in self._underlag.utskott or u.anmält == dag]
        self._anmälda = sum(1 for r in visas if r.anmält == dag)
        self.tabell.uppdatera(visas)
        self.text.setPlainText(self.kontext.försök(lambda: delegationsanmalan.punktens_text(db, möte)) or "")
        self._slå_på()

    def _kan(self, r: _Rad) -> bool:
        u = self._underlag
        return r.id in (u.utskott if isinstance(r, Utskottsrad) else u.beslut)

    def _ord(self, r: _Rad) -> str:
        if r.anmält is not None:
            return f"Anmält {r.anmält.isoformat()}"
        if isinstance(r, Utskottsrad):
            return "Ska anmälas"
        if r.id in self._underlag.egna_protokoll:
            return EGNA
        return "Brådskande" if r.brådskande else "Ska anmälas"

    def _slå_på(self) -> None:
        u, skrivbar = self._underlag, self.kontext.db.skrivbar
        med = [r for r in self.modell.rader if self.modell.är_med(r)]
        self.lägg_knapp.setEnabled(skrivbar and bool(med))
        self.papper_knapp.setEnabled(self.möte_id is not None)
        self.kopiera_knapp.setEnabled(bool(self.text.toPlainText()))
        self.lägg_i_knapp.setEnabled(skrivbar and self._anmälda > 0)
        for widget in (self.utskott, self.utskott_knapp, self.bort_knapp):
            widget.setEnabled(skrivbar and self.kontext.nämnd_id is not None)
        if self.möte_id is None:
            return
        delar = [f"{len(u.beslut)} beslut och {len(u.utskott)} utskottsprotokoll väntar på att anmälas"]
        if self._anmälda:
            delar.append(f"{self._anmälda} står redan på listan")
        if u.egna_protokoll:
            delar.append(f"{len(u.egna_protokoll)} anmäls inte och kräver egna protokoll med anslag")
        if u.pärm:
            delar.append(f"{len(u.pärm)} överklagas genom besvär, och för dem kan en pärm vid sammanträdet räcka")
        if u.bara_pärm:
            delar.append(f"{len(u.bara_pärm)} anmäls inte men överklagas genom besvär: för dem räcker en pärm")
        self.läge.setText(". ".join(delar) + ".")

    def _ändrat(self, slag: str, _objekt_id: int) -> None:
        if slag in SLAG and self.isVisible():
            self.uppdatera()

    def rensa(self) -> None:
        """Another nämnd is chosen."""
        self.möte.clear()
        self.modell.börja_om()

    # -- acts ---------------------------------------------------------------------------------
    def lägg_på_listan(self) -> None:
        """What is ticked is reported at the meeting."""
        möte, db = self.möte_id, self.kontext.db
        med = [r for r in self.modell.rader if self.modell.är_med(r)]
        if möte is None or not med:
            return
        version = next(m.version for m in self._möten if m.id == möte)
        beslut = [r.id for r in med if isinstance(r, Beslutsrad)]
        utskott = [r.id for r in med if isinstance(r, Utskottsrad)]
        svar = self.kontext.utför(lambda: delegationsanmalan.anmäl(db, möte, version, beslut=beslut, utskott=utskott))
        if svar is not None:
            self.modell.börja_om()
            self.uppdatera()
            self.kontext.notiser.visa("tips", f"{svar.beskrivning}. Punkten står på sammanträdets lista.")

    def lägg_till_utskott(self) -> None:
        """The protocols that are typed or pasted, one or several."""
        nämnd, db, text = self.kontext.nämnd_id, self.kontext.db, self.utskott.text()
        if nämnd is None or not text.strip():
            return
        lästa = self.kontext.försök(lambda: delegationsanmalan.tolka_utskott(text, nämnd))
        if not lästa:
            self.kontext.notiser.visa("varning", "Skriv utskott, datum och paragrafer, som i exemplet i fältet.")
            return
        self.kontext.ångrastack.beginMacro("Lade till utskottets protokoll")
        for u in lästa:
            self.kontext.utför(lambda u=u: delegationsanmalan.spara_utskott(db, None, u, None))  # type: ignore[misc]
        self.kontext.ångrastack.endMacro()
        self.utskott.clear()
        self.uppdatera()

    def ta_bort_utskott(self) -> None:
        """The chosen utskott protocols; Ctrl+Z takes them back."""
        db = self.kontext.db
        for r in [r for r in self.tabell.valda_rader() if isinstance(r, Utskottsrad)]:
            self.kontext.utför(lambda r=r: delegationsanmalan.ta_bort_utskott(db, r.id, r.version))  # type: ignore[misc]

    def kopiera(self) -> None:
        """The item's text, for another program."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.kontext.notiser.visa("tips", "Texten är kopierad.")

    def lägg_i_protokollet(self) -> None:
        """The text into the item's §; where another text stands already, what to do with it is asked."""
        db, möte = self.kontext.db, self.möte_id
        läge = self.kontext.försök(lambda: punkttext.läge(db, möte)) if möte is not None else None
        if läge is None:
            return
        if läge.finns:
            self.kontext.notiser.visa("tips", f"Texten står redan i {läge.namn}.")
        elif läge.måste_fråga:
            self.punktfråga.fråga(
                f"Under ”{punkttext.RUBRIK}” i {läge.namn} står redan en annan text.",
                "Lägg till sist",
                lambda: self._skriv_i_protokollet(Sätt.SIST),
                ("Ersätt den", lambda: self._skriv_i_protokollet(Sätt.ERSÄTT)),
            )
        else:
            self._skriv_i_protokollet(Sätt.OM_TOM)

    def _skriv_i_protokollet(self, sätt: Sätt) -> None:
        db, möte = self.kontext.db, self.möte_id
        svar = self.kontext.utför(lambda: punkttext.lägg_i(db, möte, sätt)) if möte is not None else None
        if svar is not None:
            self.kontext.notiser.visa("tips", f"{svar.beskrivning}. Ctrl+Z tar tillbaka det.")

    def beställning(self) -> Beställning | None:
        """The report of the chosen meeting."""
        if self.möte_id is None:
            return None
        return Beställning(
            "delegationsrapport", f"Delegationsrapport {self.möte.currentText()}", {"sammanträde_id": self.möte_id}
        )

    def _papper(self) -> None:
        if beställning := self.beställning():
            self.visa_papper.emit(beställning)

    def nytt(self) -> None:
        """Ctrl+N: an utskott protocol."""
        self.utskott.setFocus()

    def välj_utskott(self, id_: int | None) -> bool:
        """Goes to an utskott protocol."""
        return self.tabell.välj((True, id_))
