"""What a skrivelse says, in the order of the paper: head, proposal, sections, what it builds on, signatures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nämndapp.models import Frasplats
from nämndapp.services import underlag
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.ui.arenden import innehall
from nämndapp.ui.arenden.delrad import Delrad
from nämndapp.ui.arenden.underlagsvy import Underlagsvy
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Datumfält, Flerradsfält, Fält, Talfält, Textfält
from nämndapp.ui.kit.frashjalp import Frashjälp
from nämndapp.ui.kit.radforslag import Radförslag
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kit.tabbordning import ordna

if TYPE_CHECKING:
    from nämndapp.ui.arenden.handling import Handlingsredigerare


class Skrivelseflik(QStackedWidget):
    """The fields of the skrivelse, or the offer to write one here."""

    def __init__(self, redigerare: Handlingsredigerare) -> None:
        super().__init__(redigerare)
        self._redigerare = redigerare
        self._villkorade: list[Fält] = []
        self._satsrader: list[Delrad] = []
        self._avsnittsrader: list[Delrad] = []
        self._extra = 0  # an empty proposal that is being begun
        self.addWidget(self._tom())
        self.addWidget(self._fältyta())

    def _tom(self) -> QWidget:
        yta = QWidget(self)
        layout = QVBoxLayout(yta)
        layout.addStretch(1)
        text = QLabel("Handlingen finns bara som fil. Här kan texten skrivas in, så att den kommer med i protokollet.")
        text.setWordWrap(True)
        text.setProperty("roll", "svag")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(text)
        self.skriv_knapp = QPushButton("&Skriv innehållet här", yta)
        self.skriv_knapp.clicked.connect(self._ny_skrivelse)
        layout.addWidget(self.skriv_knapp, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        return yta

    def _fältyta(self) -> QWidget:
        innehåll = QWidget()
        self._nät = QGridLayout(innehåll)
        self._nät.setContentsMargins(2, 12, 12, 12)
        self._nät.setHorizontalSpacing(16)
        self._nät.setVerticalSpacing(10)
        bind = self._bind
        huvud: tuple[tuple[Fält, Fält], ...] = (
            (Textfält("skrivelse.handläggare", "Vår handläggare"), Textfält("skrivelse.handläggare_titel", "Titel")),
            (Textfält("skrivelse.enhet", "Enhet"), Textfält("skrivelse.förvaltning", "Förvaltning")),
            (Textfält("skrivelse.telefon", "Direkttelefon"), Datumfält("skrivelse.svar_senast", "Svar senast")),
            (Textfält("skrivelse.ert_datum", "Ert datum"), Textfält("skrivelse.er_beteckning", "Er beteckning")),
            (Textfält("skrivelse.organ", "Beslutande organ"), Talfält("skrivelse.paragraf", "Paragraf", 1)),
        )
        for rad, par in enumerate(huvud):
            for kolumn, fält in enumerate(par):
                self._nät.addWidget(bind(fält), rad, kolumn, Qt.AlignmentFlag.AlignTop)
        hela: tuple[Fält, ...] = (
            Flerradsfält("skrivelse.adressater", "Adressat (en per rad)", 1),
            Flerradsfält("skrivelse.beslut", "Beslut (en tom rad mellan besluten)", 2),
        )
        for nr, fält in enumerate(hela, len(huvud)):
            self._nät.addWidget(bind(fält), nr, 0, 1, 2)
        nästa = len(huvud) + len(hela)
        self._nät.addLayout(self._satsdel(innehåll), nästa, 0, 1, 2)
        nästa += 1
        self._avsnittsyta = QVBoxLayout()
        self._avsnittsyta.setSpacing(10)
        self._nät.addLayout(self._avsnittsyta, nästa, 0, 1, 2)
        self._nät.addLayout(self._nytt_avsnittsrad(innehåll), nästa + 1, 0, 1, 2)
        slut = (
            Flerradsfält("skrivelse.underlag", "Beslutsunderlag (ett per rad)", 2),
            Flerradsfält("skrivelse.meddelanden", "Meddelanden (diarienummer | text, ett per rad)", 3),
            Flerradsfält(
                "skrivelse.undertecknare", "Undertecknare (namn, titel – en per rad; två ställs bredvid varandra)", 1
            ),
            Flerradsfält("skrivelse.skickas_till", "Skickas till (en per rad)", 2),
        )
        self.underlag = Underlagsvy(self._redigerare.förslag_på_underlag, innehåll)
        self.underlag.lägg_till.connect(self._lägg_till_underlag)
        nr = nästa + 2
        for fält in slut:
            self._nät.addWidget(bind(fält), nr, 0, 1, 2)
            nr += 1
            if fält.namn == "skrivelse.underlag":
                self._nät.addWidget(self.underlag, nr, 0, 1, 2)
                nr += 1
        self._nät.setRowStretch(nr, 1)
        for fält in (*hela, *slut):
            if fält.namn in ("skrivelse.adressater", "skrivelse.skickas_till"):
                assert isinstance(fält.inmatning, QPlainTextEdit)
                Radförslag(fält.inmatning, self._redigerare.mottagare)
        return rullyta(innehåll)

    def _satsdel(self, innehåll: QWidget) -> QVBoxLayout:
        """Förslag till beslut: one row per numbered proposal."""
        del_ = QVBoxLayout()
        del_.setSpacing(3)
        self._satsrubrik = QLabel("Förslag till beslut", innehåll)
        self._satsrubrik.setProperty("roll", "etikett")
        del_.addWidget(self._satsrubrik)
        self._satshållare = QWidget(innehåll)
        self._satsyta = QVBoxLayout(self._satshållare)
        self._satsyta.setContentsMargins(0, 0, 0, 0)
        del_.addWidget(self._satshållare)
        self.sats_knapp = QPushButton(ikon("ny"), "Lägg till b&eslutssats", innehåll)
        self.sats_knapp.clicked.connect(self.lägg_till_sats)
        del_.addWidget(self.sats_knapp, 0, Qt.AlignmentFlag.AlignLeft)
        return del_

    def _bind(self, fält: Fält) -> Fält:
        self._villkorade.append(fält)
        return self._redigerare.bind(fält)

    def _nytt_avsnittsrad(self, innehåll: QWidget) -> QHBoxLayout:
        rad = QHBoxLayout()
        self.avsnittsval = QComboBox(innehåll)
        self.avsnittsval.setEditable(True)
        self.avsnittsval.addItems(innehall.AVSNITTSRUBRIKER)
        self.avsnittsval.setCurrentText("")
        self.avsnittsval.setAccessibleName("Rubrik på nytt avsnitt")
        rad_fält = self.avsnittsval.lineEdit()
        assert rad_fält is not None  # an editable combo box has one
        rad_fält.setPlaceholderText("Rubrik på nytt avsnitt")
        rad_fält.setAccessibleName("Rubrik på nytt avsnitt")
        self.avsnitt_knapp = QPushButton("&Lägg till avsnitt", innehåll)
        self.avsnitt_knapp.clicked.connect(self.lägg_till_avsnitt)
        rad.addWidget(self.avsnittsval, 1)
        rad.addWidget(self.avsnitt_knapp)
        self.ordna_knapp = QPushButton("Nämndens &ordning", innehåll)
        self.ordna_knapp.setToolTip("Ställer avsnitten i den ordning som nämndens husstil har")
        self.ordna_knapp.clicked.connect(self.ordna_avsnitt)
        rad.addWidget(self.ordna_knapp)
        return rad

    # -- shown by the editor ------------------------------------------------------------------
    def bygg_avsnitt(self, u: HandlingUppgifter | None) -> None:
        """One field per proposal and per section; rows come and go at the end, so that the focus stays."""
        s = u.skrivelse if u else None
        self._anpassa("satser", self._satsrader, self._satsyta, max(1, len(s.satser) + self._extra) if s else 0)
        self._anpassa("avsnitt", self._avsnittsrader, self._avsnittsyta, len(s.avsnitt) if s else 0)
        for nr, rad in enumerate(self._satsrader):
            namn = "Förslag till beslut" if len(self._satsrader) == 1 else f"Förslag till beslut, sats {nr + 1}"
            rad.namnge(nr, len(self._satsrader), f"beslutssats {nr + 1}", namn)
        for nr, rad in enumerate(self._avsnittsrader):
            rubrik = s.avsnitt[nr].rubrik if s else ""
            namn = rubrik or ("Text" if len(self._avsnittsrader) == 1 else f"Avsnitt {nr + 1} utan rubrik")
            rad.namnge(nr, len(self._avsnittsrader), f"avsnittet {rubrik}".strip(), namn)
        ordna(self)

    def _anpassa(self, lista: str, rader: list[Delrad], yta: QVBoxLayout, antal: int) -> None:
        while len(rader) > antal:
            rad = rader.pop()
            for fält in (rad.text, rad.rubrik):
                if fält is not None:
                    self._redigerare.släpp(fält.namn)
            yta.removeWidget(rad)
            rad.hide()
            rad.deleteLater()
        while len(rader) < antal:
            rader.append(self._delrad(lista, len(rader)))
            yta.addWidget(rader[-1])

    def _delrad(self, lista: str, nr: int) -> Delrad:
        r = self._redigerare
        text = Flerradsfält(f"{lista}.{nr}", "Text", 1 if lista == "satser" else 3)
        rubrik = Textfält(f"avsnittsrubrik.{nr}", "Rubrik", "rubrik på avsnittet") if lista == "avsnitt" else None
        rad = Delrad(text, rubrik, partial(self._flytta, lista, nr), partial(self._ta_bort_rad, lista, nr))
        for fält in (rubrik, text):
            if fält is not None:
                r.bind(fält)
        plats = Frasplats.FÖRSLAG if lista == "satser" else Frasplats.SKRIVELSE
        assert isinstance(text.inmatning, QPlainTextEdit)
        Frashjälp(text.inmatning, lambda: r.fraser(plats))
        return rad

    def visa(self, u: HandlingUppgifter | None, skrivbar: bool) -> None:
        """Shows the fields that this kind of paper has."""
        self.setCurrentIndex(1 if u and u.skrivelse else 0)
        for fält in self._villkorade:
            fält.setVisible(innehall.visas(u, fält.namn))
        med_satser = innehall.visas(u, "skrivelse.satser")
        for del_ in (self._satsrubrik, self._satshållare, self.sats_knapp):
            del_.setVisible(med_satser)
        self.underlag.setVisible(innehall.visas(u, "skrivelse.underlag"))
        for knapp in (self.skriv_knapp, self.avsnitt_knapp, self.avsnittsval, self.sats_knapp):
            knapp.setEnabled(skrivbar)
        antal = len(u.skrivelse.avsnitt) if u and u.skrivelse else 0
        self.ordna_knapp.setEnabled(skrivbar and antal > 1)
        for nr, rad in enumerate(self._avsnittsrader):
            rad.skrivbar(skrivbar, nr, antal)
        for nr, rad in enumerate(self._satsrader):
            rad.skrivbar(skrivbar, nr, len(u.skrivelse.satser) if u and u.skrivelse else 0)
        self.visa_underlag()

    def visa_underlag(self) -> None:
        """What the lines under Beslutsunderlag were found to be, also while they are typed."""
        r = self._redigerare
        nu = r.nuvarande()
        träffar = r.kontext.försök(lambda: underlag.slå_upp(r.kontext.db, nu, r.vy.id)) if nu and nu.skrivelse else ()
        self.underlag.visa(träffar or (), r.kontext.db.skrivbar)

    def _ny_skrivelse(self) -> None:
        r = self._redigerare
        if r.uppgifter is not None and r.spara(innehall.ny_skrivelse(r.uppgifter, r.rubriker())):
            r.gå_till_fält("satser.0")

    # -- proposals and sections ---------------------------------------------------------------
    def lägg_till_sats(self) -> None:
        """One more numbered proposal, opened for typing; left empty it is gone again."""
        r = self._redigerare
        r.lämna_fält()
        u: HandlingUppgifter | None = r.uppgifter
        if u is None or u.skrivelse is None:
            return
        self._extra = 1
        self.bygg_avsnitt(u)
        self._extra = 0
        self.visa(u, r.kontext.db.skrivbar)
        r.gå_till_fält(f"satser.{len(u.skrivelse.satser)}")

    def lägg_till_avsnitt(self) -> None:
        """A section with the chosen heading, opened for typing."""
        r = self._redigerare
        rubrik = self.avsnittsval.currentText().strip()
        if not rubrik or r.uppgifter is None:
            self.avsnittsval.setFocus()
            return
        r.lämna_fält()
        if r.spara(innehall.med_avsnitt(r.uppgifter, rubrik)):
            self.avsnittsval.setCurrentText("")
            r.gå_till_fält(f"avsnitt.{len(r.uppgifter.skrivelse.avsnitt) - 1}")

    def _flytta(self, lista: str, nr: int, steg: int) -> None:
        r = self._redigerare
        r.lämna_fält()
        if r.uppgifter is not None and r.spara(innehall.flyttad(r.uppgifter, lista, nr, steg)):
            r.gå_till_fält(f"{lista}.{nr + steg}")

    def _ta_bort_rad(self, lista: str, nr: int) -> None:
        r = self._redigerare
        r.lämna_fält()
        if r.uppgifter is not None:
            r.spara(innehall.utan_rad(r.uppgifter, lista, nr))

    def ordna_avsnitt(self) -> None:
        """The sections in the nämnd's own order."""
        r = self._redigerare
        r.lämna_fält()
        if r.uppgifter is not None:
            r.spara(innehall.i_ordning(r.uppgifter, r.rubriker()))

    def _lägg_till_underlag(self, text: str) -> None:
        r = self._redigerare
        r.lämna_fält()
        if r.uppgifter is not None:
            rader = [*filter(None, [innehall.värde(r.uppgifter, "skrivelse.underlag")]), text]
            r.spara(innehall.med(r.uppgifter, "skrivelse.underlag", "\n".join(rader)))
