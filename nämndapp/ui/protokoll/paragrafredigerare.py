"""One §: its heading and outcome, the numbered decisions, the sections, and what happened under it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.papekande import Plats
from nämndapp.bas.paragrafavsnitt import avsnittsnyckel
from nämndapp.bas.svenska import datum_kort
from nämndapp.models import Frasplats, Paragrafutgång
from nämndapp.services import fraser, paragrafutgang, protokoll, sammantraden
from nämndapp.services.andring import Ändring
from nämndapp.services.protokollsbild import HärlettAvsnitt, Paragrafbild, Val
from nämndapp.services.skrivelseuppgifter import AvsnittUppgifter, SatsUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter
from nämndapp.services.vyer import ParagrafVy
from nämndapp.ui.arenden.delrad import Delrad
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.elid import Elidetikett
from nämndapp.ui.kit.falt import Kryssfält, Textfält, Valfält
from nämndapp.ui.kit.frashjalp import Frashjälp
from nämndapp.ui.kit.menyknapp import Menyknapp
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.protokoll import innehall
from nämndapp.ui.protokoll.paneler import alla_paneler, nytt_jäv
from nämndapp.ui.protokoll.personfalt import Personerfält
from nämndapp.ui.protokoll.radpanel import Hopfällbar
from nämndapp.ui.protokoll.riktext import Riktext, Riktextfält
from nämndapp.ui.protokoll.stigredigerare import Stigredigerare

RUBRIKER = (
    "Sammanfattning",
    "Ärendebeskrivning",
    "Tidigare behandling",
    "Beslutsunderlag",
    "Förslag till beslut på sammanträdet",
    "Beslutsgång",
    "Barnets bästa",
    "Ekonomiska konsekvenser",
    "Skickas till",
)
_UTGÅNG = {
    Paragrafutgång.BESLUT: "beslut",
    Paragrafutgång.INFORMATION: "information",
    Paragrafutgång.BORDLÄGGNING: "bordläggs",
    Paragrafutgång.ÅTERREMISS: "återremitteras",
    Paragrafutgång.UTGÅR: "utgår",
}
_ÅTER = (Paragrafutgång.BORDLÄGGNING, Paragrafutgång.ÅTERREMISS)


def _ändra_tabell(vad: str, ruta: Riktext) -> None:
    ruta.ändra_tabell(vad)


class Paragrafredigerare(Stigredigerare):
    """``sätt_bild`` gives what the rules make of it: who serves, what the derived sections say."""

    slag = "paragraf"
    låst_text = ""  # why nothing can be changed, in the user's words
    ska_numreras = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.bild: Paragrafbild | None = None
        self._personer: tuple[Val, ...] = ()
        self._satsrader: list[Delrad] = []
        self._avsnittsrader: list[Delrad] = []
        self._extra = 0
        self._fraser: dict[tuple[Frasplats, ...], tuple[fraser.Fras, ...]] = {}
        yttre = QVBoxLayout(self)
        yttre.setContentsMargins(0, 0, 0, 0)
        yttre.setSpacing(4)
        yttre.addWidget(self._låslist())
        yttre.addWidget(self._verktygsrad())
        innehåll = QWidget()
        self._layout = QVBoxLayout(innehåll)
        self._layout.setContentsMargins(8, 4, 12, 8)
        self._layout.setSpacing(10)
        self._bygg_huvud()
        self._bygg_beslut()
        self._bygg_avsnitt()
        self.paneler = alla_paneler(self)
        self.ej = Hopfällbar("Deltar inte i beslutet", ("ej_deltagande",), self)
        self.ej_fält = Personerfält("ej_deltagande", "Vilka som inte deltog (KL 4:25)")
        self.ej.kroppslayout.insertWidget(0, self.bind(self.ej_fält))
        self.ej.kroppslayout.addWidget(self.ej.härledda)
        for panel in (self.paneler[0], self.ej, *self.paneler[1:]):
            panel.skriv_om.connect(self.skriv_om)
            panel.återställ.connect(self.återställ_text)
            self._layout.addWidget(panel)
        self._bygg_slut()
        self._layout.addStretch(1)
        self.yta = rullyta(innehåll)
        yttre.addWidget(self.yta, 1)
        self.setMinimumWidth(420)  # what the fields of a § need; a narrower window scrolls
        for tangent, nr in (("Ctrl+Shift+J", 0), ("Ctrl+Shift+Y", 1), ("Ctrl+Shift+O", 2), ("Ctrl+Shift+R", 3)):
            åtgärd = QAction(self.paneler[nr].ny_knapp.text(), self)
            åtgärd.setShortcut(QKeySequence(tangent))
            åtgärd.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            åtgärd.triggered.connect(lambda _på, p=self.paneler[nr]: p.lägg_till())
            self.addAction(åtgärd)

    # -- building -----------------------------------------------------------------------------
    def _låslist(self) -> QFrame:
        """Why the § cannot be changed."""
        self._lås = QFrame(self)
        self._lås.setProperty("roll", "list-tips")
        rad = QHBoxLayout(self._lås)
        rad.setContentsMargins(10, 6, 10, 6)
        bild = QLabel(self._lås)
        bild.setPixmap(ikon("las").pixmap(QSize(18, 18)))
        self._låstext = QLabel("", self._lås)
        self._låstext.setWordWrap(True)
        rad.addWidget(bild)
        rad.addWidget(self._låstext, 1)
        self._lås.hide()
        return self._lås

    def _verktygsrad(self) -> QWidget:
        self._verktyg = QWidget(self)
        rad = QHBoxLayout(self._verktyg)
        rad.setContentsMargins(8, 0, 12, 0)
        rad.setSpacing(4)  # the buttons take no focus: the text keeps it, and each has a key of its own there
        self._läge = Elidetikett("svag", self)
        rad.addWidget(self._läge, 1)
        for text, tips, gör in (
            ("F", "Fet (Ctrl+B)", Riktext.växla_fet),
            ("K", "Kursiv (Ctrl+I)", Riktext.växla_kursiv),
            ("•", "Punktlista (Ctrl+Skift+L)", Riktext.växla_punktlista),
            ("1.", "Numrerad lista (Ctrl+Skift+N)", Riktext.växla_nummerlista),
        ):
            knapp = QToolButton(self)
            knapp.setText(text)
            knapp.setToolTip(tips)
            knapp.setAccessibleName(tips.partition(" (")[0])
            knapp.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            if text == "F":
                typsnitt = knapp.font()
                typsnitt.setBold(True)
                knapp.setFont(typsnitt)
            if text == "K":
                typsnitt = knapp.font()
                typsnitt.setItalic(True)
                knapp.setFont(typsnitt)
            knapp.clicked.connect(partial(self._i_texten, gör))
            rad.addWidget(knapp)
        tabell = Menyknapp(
            "Tabell",
            "Tabell",
            (
                ("infoga", "&Infoga tabell", partial(self._i_texten, Riktext.infoga_tabell)),
                *(
                    (vad, text, partial(self._i_texten, partial(_ändra_tabell, vad)))
                    for text, vad in (
                        ("Rad &under", "rad"), ("Kolumn till &höger", "kolumn"), ("Ta bort &raden", "utan rad"),
                        ("Ta bort &kolumnen", "utan kolumn"),
                    )
                ),
            ),
            self,
        )  # fmt: skip
        tabell.setToolTip("Infoga tabell (Ctrl+Skift+T), rader och kolumner")
        tabell.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rad.addWidget(tabell)
        return self._verktyg

    def _i_texten(self, gör: Callable[[Riktext], object], _på: bool = False) -> None:
        ruta = QApplication.focusWidget()
        if isinstance(ruta, Riktext) and not ruta.isReadOnly():
            gör(ruta)

    def _bygg_huvud(self) -> None:
        nät = QGridLayout()
        nät.setHorizontalSpacing(12)
        nät.setVerticalSpacing(8)
        self.utgång = Valfält("utgång", "Utgång", list(_UTGÅNG.items()))
        self.åter_möte = Valfält("åter_sammanträde_id", "Till sammanträdet", [(None, "ej bestämt")])
        self.skäl = Textfält("skäl", "Skäl")
        self.åter_till = Textfält("åter_till", "Till vem", "till exempel förvaltningen")
        for fält, rad, kolumn, bredd in (
            (Textfält("rubrik", "Rubrik"), 0, 0, 6),
            (Textfält("diarienummer", "Diarienummer"), 1, 0, 2),
            (self.utgång, 1, 2, 2),
            (self.åter_möte, 1, 4, 2),
            (self.åter_till, 2, 0, 2),
            (self.skäl, 2, 2, 4),
        ):
            nät.addWidget(self.bind(fält), rad, kolumn, 1, bredd)
        for kolumn in range(6):
            nät.setColumnStretch(kolumn, 1)
        self._layout.addLayout(nät)

    def _bygg_beslut(self) -> None:
        rubrik = QLabel("Beslut", self)
        rubrik.setProperty("roll", "etikett")
        self._satsyta = QVBoxLayout()
        self._satsyta.setSpacing(6)
        self.sats_knapp = QPushButton(ikon("ny"), "Lägg till &beslutspunkt", self)
        self.sats_knapp.clicked.connect(self.lägg_till_sats)
        del_ = QVBoxLayout()
        del_.setSpacing(3)
        del_.addWidget(rubrik)
        del_.addLayout(self._satsyta)
        rad = QHBoxLayout()
        rad.addWidget(self.sats_knapp)
        rad.addStretch(1)
        del_.addLayout(rad)
        self._layout.addLayout(del_)

    def _bygg_avsnitt(self) -> None:
        self._avsnittsyta = QVBoxLayout()
        self._avsnittsyta.setSpacing(10)
        self._layout.addLayout(self._avsnittsyta)
        rad = QHBoxLayout()
        self.avsnittsval = QComboBox(self)
        self.avsnittsval.setEditable(True)
        self.avsnittsval.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.avsnittsval.setMinimumContentsLength(8)
        self.avsnittsval.addItems(RUBRIKER)
        self.avsnittsval.setCurrentText("")
        self.avsnittsval.setAccessibleName("Rubrik på nytt avsnitt")
        skrivrad = self.avsnittsval.lineEdit()
        assert skrivrad is not None  # an editable combo box has one
        skrivrad.setPlaceholderText("Rubrik på nytt avsnitt")
        skrivrad.setAccessibleName("Rubrik på nytt avsnitt")
        self.avsnitt_knapp = QPushButton("Lägg till avsn&itt", self)
        self.avsnitt_knapp.clicked.connect(self.lägg_till_avsnitt)
        self.tidigare_knapp = QPushButton("Tidigare behandling", self)
        self.tidigare_knapp.setToolTip("Skriver in vad nämnden och andra har beslutat i ärendet förut")
        self.tidigare_knapp.clicked.connect(self.infoga_tidigare)
        rad.addWidget(self.avsnittsval, 1)
        rad.addWidget(self.avsnitt_knapp)
        self._layout.addLayout(rad)
        self._layout.addWidget(self.tidigare_knapp, 0, Qt.AlignmentFlag.AlignLeft)

    def _bygg_slut(self) -> None:
        nät = QGridLayout()
        nät.setHorizontalSpacing(12)
        nät.setVerticalSpacing(6)
        self.ordförande = Personerfält("ordförande_id", "Ordförande under paragrafen", en=True)
        nät.addWidget(self.bind(self.ordförande), 0, 0, 1, 2)
        for fält, rad, kolumn in (
            (Kryssfält("omedelbart_justerad", "Paragrafen justeras omedelbart"), 1, 0),
            (Kryssfält("myndighetsutövning", "Myndighetsutövning mot enskild"), 2, 0),
            (Kryssfält("val", "Val eller anställning"), 1, 1),
        ):
            nät.addWidget(self.bind(fält), rad, kolumn)
        self._slutrad = QLabel("", self)
        self._slutrad.setProperty("roll", "svag")
        self._slutrad.setWordWrap(True)
        nät.addWidget(self._slutrad, 3, 0, 1, 2)
        self._layout.addLayout(nät)

    # -- the editor ---------------------------------------------------------------------------
    @property
    def skyddad(self) -> bool:
        """A justerat protocol is never reopened."""
        return not self.kontext.db.skrivbar or bool(self.låst_text)

    def lås(self, text: str) -> None:
        """Locks the shown § with a word on why ("" opens it)."""
        self.låst_text = text
        self._visa(behåll=set() if text else set(self._skrivet))

    def hämta(self, objekt_id: int) -> ParagrafVy:
        return protokoll.hämta_paragraf(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return protokoll.spara_paragraf(self.kontext.db, objekt_id, uppgifter, väntad_version)

    def spara(self, nya: ParagrafUppgifter) -> bool:
        """What is touched by hand is never overwritten by a new proposal."""
        return super().spara(dataclasses.replace(nya, redigerad=True))

    def visa(self, objekt_id: int | None) -> None:
        if self.vy is None or self.vy.id != objekt_id:
            self.lämna_fält()
            self.bild = None
            for panel in (*self.paneler, self.ej):
                panel.fäll_ut(False)
        super().visa(objekt_id)
        if self.uppgifter is not None:
            for panel in self.paneler:
                panel.fäll_ut(bool(getattr(self.uppgifter, panel.lista)))
            self.ej.fäll_ut(bool(self.uppgifter.ej_deltagande))
        self.yta.verticalScrollBar().setValue(0)

    def med(self, u: Any, namn: str, värde: Any) -> Any:
        if namn.startswith("beslutspunkter.") and int(namn.split(".")[1]) >= len(u.beslutspunkter):
            ny = (SatsUppgifter(värde),) if värde.strip() else ()
            return dataclasses.replace(u, beslutspunkter=(*u.beslutspunkter, *ny))
        if namn == "diarienummer":
            värde = värde or None
        if namn.endswith(".närvarande_id") and värde is None:
            return u  # a jäv without a person is removed with its button
        return innehall.med(u, namn, värde)

    def bygg(self) -> None:
        u: ParagrafUppgifter | None = self.uppgifter if self.vy else None
        antal = max(1, len(u.beslutspunkter) + self._extra) if u is not None else 0
        ändrat = self._anpassa("beslutspunkter", self._satsrader, self._satsyta, antal)
        avsnitt = len(u.avsnitt) if u is not None else 0
        ändrat = self._anpassa("avsnitt", self._avsnittsrader, self._avsnittsyta, avsnitt) or ändrat
        for nr, rad in enumerate(self._satsrader):
            namn = "Beslut" if len(self._satsrader) == 1 else f"Beslut, punkt {nr + 1}"
            rad.namnge(nr, len(self._satsrader), f"beslutspunkt {nr + 1}", namn)
        for nr, rad in enumerate(self._avsnittsrader):
            rubrik = u.avsnitt[nr].rubrik if u else ""
            rad.namnge(nr, avsnitt, f"avsnittet {rubrik}".strip(), rubrik or f"Avsnitt {nr + 1} utan rubrik")
        for panel in self.paneler:
            ändrat = panel.bygg(u) or ändrat
        self._ge_personer()
        if u is not None:
            self._ge_möten(u)
        if ändrat:
            QTimer.singleShot(0, self, self.rader_ändrade.emit)

    def _anpassa(self, lista: str, rader: list[Delrad], yta: QVBoxLayout, antal: int) -> bool:
        ändrat = len(rader) != antal
        while len(rader) > antal:
            rad = rader.pop()
            for fält in (rad.text, rad.rubrik):
                if fält is not None:
                    self.släpp(fält.namn)
            yta.removeWidget(rad)
            rad.hide()
            rad.deleteLater()
        while len(rader) < antal:
            rader.append(self._delrad(lista, len(rader)))
            yta.addWidget(rader[-1])
        return ändrat

    def _delrad(self, lista: str, nr: int) -> Delrad:
        satser = lista == "beslutspunkter"
        text = Riktextfält(f"{lista}.{nr}.text", "Text", 1 if satser else 2)
        rubrik = None if satser else Textfält(f"{lista}.{nr}.rubrik", "Rubrik", "rubrik på avsnittet")
        rad = Delrad(text, rubrik, partial(self.flytta_rad, lista, nr), partial(self.ta_bort_rad, lista, nr))
        if rubrik is not None:
            rubrik.föreslå(RUBRIKER)
            self.bind(rubrik)
        self.bind(text)
        platser = (Frasplats.BESLUT, Frasplats.FÖRSLAG) if satser else (Frasplats.BESLUTSGÅNG, Frasplats.SKRIVELSE)
        Frashjälp(text.ruta, lambda: self._fraserna(*platser))
        return rad

    def _fraserna(self, *platser: Frasplats) -> Sequence[fraser.Fras]:
        nämnd = self.kontext.nämnd_id
        return self.kontext.försök(lambda: fraser.fraser(self.kontext.db, nämnd, *platser)) or ()

    def _ge_möten(self, u: ParagrafUppgifter) -> None:
        """The meetings that a matter can come back to; read only when it is asked for."""
        if u.utgång not in _ÅTER or self.kontext.nämnd_id is None:
            return
        rader = sammantraden.lista_sammanträden(self.kontext.db, self.kontext.nämnd_id)
        kommande = sorted((r for r in rader if r.datum > self.vy.sammanträde_datum), key=lambda r: r.datum)
        self.åter_möte.sätt_val([(None, "ej bestämt"), *((r.id, datum_kort(r.datum)) for r in kommande)])

    def fyll(self) -> None:
        u: ParagrafUppgifter | None = self.uppgifter if self.vy else None
        skrivs = u is not None and not self.skyddad
        åter = u is not None and u.utgång in _ÅTER
        for fält in (self.åter_möte, self.skäl, self.åter_till):
            fält.setVisible(åter)
        self.åter_till.setVisible(u is not None and u.utgång is Paragrafutgång.ÅTERREMISS)
        for panel in self.paneler:
            panel.fyll(u, skrivs)
        self.ej.räkna(len(u.ej_deltagande) if u else 0)
        for nr, rad in enumerate(self._avsnittsrader):
            rad.skrivbar(skrivs, nr, len(self._avsnittsrader))
        for nr, rad in enumerate(self._satsrader):
            rad.skrivbar(skrivs, nr, len(u.beslutspunkter) if u else 0)
        for knapp in (self.sats_knapp, self.avsnitt_knapp, self.avsnittsval):
            knapp.setEnabled(skrivs)
        self._låstext.setText(self.låst_text)
        self._lås.setVisible(bool(self.låst_text))
        self._verktyg.setVisible(not self.låst_text)
        self.tidigare_knapp.setVisible(u is not None and u.ärende_id is not None)
        self.tidigare_knapp.setEnabled(skrivs)
        if u is None:
            self._läge.sätt("")
        else:
            self._läge.sätt("Ändrad för hand: ett nytt förslag skriver inte över den." if u.redigerad else "Förslag")
        self._visa_härledda()

    # -- what the rules say -------------------------------------------------------------------
    def sätt_personer(self, personer: Sequence[Val]) -> None:
        """Everybody of the meeting's närvaro."""
        self._personer = tuple(personer)
        self._ge_personer()
        if self.vy is not None:
            self._visa(behåll=set(self._skrivet))

    def sätt_bild(self, bild: Paragrafbild | None) -> None:
        """Who serves and what the data say; an answer for another § is not for us."""
        if bild is None or self.vy is None or bild.id != self.vy.id:
            return
        self.bild = bild
        self._ge_personer()
        self._visa_härledda()

    def _ge_personer(self) -> None:
        först = self.bild.tjänstgörande if self.bild else ()
        for panel in self.paneler:
            panel.sätt_personer(self._personer, först, self.bild.röstande if self.bild else ())
        for fält in (self.ej_fält, self.ordförande):
            fält.sätt_val(self._personer, först)

    def _visa_härledda(self) -> None:
        avsnitt = self.bild.härledda if self.bild else ()
        skrivs = self.vy is not None and not self.skyddad
        for panel in (*self.paneler, self.ej):
            panel.härledda.visa(avsnitt, skrivs)
        self.paneler[2].sätt_utfall(self.bild.utfall if self.bild else (), skrivs)
        if self.bild is not None:
            delar = [f"Ordförande: {self.bild.ordförande or 'saknas'}"]
            delar.append(f"{len(self.bild.tjänstgörande)} tjänstgör")
            if self.bild.justerare:
                delar.append(f"justeras av {self.bild.justerare}")
            rättelser = [f"Rättelse {r}" for r in self.bild.rättelser]
            self._slutrad.setText("\n".join([" · ".join(delar), *rättelser]))
        else:
            self._slutrad.setText("")

    def skriv_in_utfall(self, nr: int) -> None:
        """The outcome that the votes of that proposition give."""
        self.lämna_fält()
        förslag = self.bild.utfall[nr] if self.bild and nr < len(self.bild.utfall) else None
        if förslag is not None:
            p = dataclasses.replace(
                self.uppgifter.propositioner[nr], utfall=förslag.utfall, avgörande=förslag.avgörande
            )
            self.spara(innehall.med(self.uppgifter, f"propositioner.{nr}", p))

    def skriv_om(self, avsnitt: HärlettAvsnitt) -> None:
        """The derived text becomes a section of its own, opened for typing."""
        self.lämna_fält()
        u: ParagrafUppgifter = self.uppgifter
        plats = len(u.avsnitt)
        if self.lägg_till_rad("avsnitt", AvsnittUppgifter(avsnitt.rubrik, avsnitt.text)):
            self.gå_till_fält(f"avsnitt.{plats}.text")

    def återställ_text(self, avsnitt: HärlettAvsnitt) -> None:
        """The section of one's own is removed: the text follows the data again."""
        self.lämna_fält()
        u: ParagrafUppgifter = self.uppgifter
        kvar = tuple(a for a in u.avsnitt if avsnittsnyckel(a.rubrik) != avsnitt.nyckel)
        self.spara(dataclasses.replace(u, avsnitt=kvar))

    # -- rows ---------------------------------------------------------------------------------
    def lägg_till_rad(self, lista: str, rad: Any) -> bool:
        """One more row of a list; a jäv is for the first who serves until another is named."""
        u = self.uppgifter
        if lista == "jäv" and rad is None:
            vilka = (self.bild.tjänstgörande if self.bild else ()) or self._personer
            redan = {j.närvarande_id for j in u.jäv}
            vem = next((v.id for v in vilka if v.id not in redan), None)
            if vem is None:
                self.kontext.notiser.visa("tips", "Gör först närvaron under fliken Närvaro: ingen finns att välja.")
                return False
            rad = nytt_jäv(vem)
        return not self.skyddad and self.spara(innehall.med_rad(u, lista, rad))

    def flytta_rad(self, lista: str, nr: int, steg: int) -> None:
        """Up or down."""
        self.lämna_fält()
        if self.uppgifter is not None and not self.skyddad:
            self.spara(innehall.flyttad(self.uppgifter, lista, nr, steg))
            self.gå_till_fält(f"{lista}.{nr + steg}.text")

    def ta_bort_rad(self, lista: str, nr: int) -> None:
        """Removes a row; Ctrl+Z brings it back."""
        self.lämna_fält()
        if self.uppgifter is not None and not self.skyddad and nr < len(getattr(self.uppgifter, lista)):
            self.spara(innehall.utan_rad(self.uppgifter, lista, nr))

    def lägg_till_sats(self) -> None:
        """One more numbered decision, opened for typing; left empty it is gone again."""
        self.lämna_fält()
        if self.vy is None or self.skyddad:
            return
        self._extra = 1
        self._visa(behåll=set())
        self._extra = 0
        self.gå_till_fält(f"beslutspunkter.{len(self.uppgifter.beslutspunkter)}.text")

    def lägg_till_avsnitt(self) -> None:
        """A section with the chosen heading, opened for typing."""
        rubrik = self.avsnittsval.currentText().strip()
        if not rubrik or self.vy is None:
            self.avsnittsval.setFocus()
            return
        self.lämna_fält()
        plats = len(self.uppgifter.avsnitt)
        if self.lägg_till_rad("avsnitt", AvsnittUppgifter(rubrik)):
            self.avsnittsval.setCurrentText("")
            self.gå_till_fält(f"avsnitt.{plats}.text")

    def infoga_tidigare(self) -> None:
        """The section that tells of the ärende's earlier §§; one that is there is renewed."""
        self.lämna_fält()
        u = self.uppgifter
        nya = self.kontext.försök(lambda: paragrafutgang.med_tidigare_behandling(self.kontext.db, u))
        if nya is not None:
            self.spara(nya)
            plats = next(nr for nr, a in enumerate(nya.avsnitt) if a.rubrik == paragrafutgang.TIDIGARE)
            self.gå_till_fält(f"avsnitt.{plats}.text")

    # -- going there --------------------------------------------------------------------------
    def gå_till_fält(self, namn: str) -> bool:
        fält = self._fält.get(namn)
        if fält is None:
            return False
        fält.inmatning.setFocus()
        QTimer.singleShot(0, fält, lambda: self.yta.ensureWidgetVisible(fält, 20, 60))
        return True

    def gå_till(self, plats: Plats) -> bool:
        if self.vy is None:
            return False
        för_lista = {"beslutspunkter": "beslutspunkter.0.text", "avsnitt": "avsnitt.0.text"}
        namn = för_lista.get(plats.fält, plats.fält)
        for panel in self.paneler:
            if plats.fält.partition(".")[0] == panel.lista:
                panel.fäll_ut(True)
                mål = panel.rader[0].fält[0].inmatning if panel.rader else panel.ny_knapp
                mål.setFocus()
                QTimer.singleShot(0, panel, partial(self.yta.ensureWidgetVisible, panel, 20, 60))
                return True
        if plats.fält == "ej_deltagande":
            self.ej.fäll_ut(True)
        if plats.fält == "nummer":  # given by a step of its own, beside
            self.ska_numreras.emit()
            return True
        return self.gå_till_fält(namn) or not plats.fält
