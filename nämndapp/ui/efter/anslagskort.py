"""A card for something to announce: where it stands in words, its days, and the button for the next step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from nämndapp.services import anslag
from nämndapp.services.anslag import Anslagsläge, Anslagssak, Tavla
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Datumfält, Textfält
from nämndapp.ui.kit.menyknapp import Menyknapp
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.tema import aktuella_färger

_BILD = {
    Anslagsläge.SKA_UPP: "tips",
    Anslagsläge.FÖR_SENT: "varning",
    Anslagsläge.UPPE: "bra",
    Anslagsläge.KAN_TAS_NED: "tips",
    Anslagsläge.NEDTAGET: "bra",
    Anslagsläge.FÖR_TIDIGT: "varning",
}


class Anslagskort(QFrame):
    """``förhandsvisa`` carries the type of paper and its choice."""

    förhandsvisa = Signal(str, dict)

    def __init__(self, kontext: Kontext, sak: Anslagssak, plats: str, parent: QWidget | None = None) -> None:
        """``plats`` is where the protocol is kept, as it is proposed for a new anslag."""
        super().__init__(parent)
        self.setProperty("roll", "kort")
        self.kontext, self.sak = kontext, sak
        self.läge = anslag.läge(sak, date.today())
        igen = self.läge is Anslagsläge.FÖR_TIDIGT  # it has to be put up once more
        self._uppe = None if igen else sak.gällande
        bild = QLabel(self)
        bild.setPixmap(ikon(_BILD[self.läge], self._färg()).pixmap(QSize(18, 18)))
        rubrik = QLabel(f"{anslag.rubrik(sak)}: {self.läge.value}", self)
        rubrik.setProperty("roll", "rubrik")
        self.text = QLabel(anslag.läge_i_ord(sak, date.today()), self)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._bygg_fält(plats)
        self.knapp = QPushButton(
            "&Sätt upp igen" if igen else "Ta ned ans&laget" if self._uppe else "&Sätt upp anslaget", self
        )
        self.knapp.clicked.connect(self._nästa)
        self.knapp.setVisible(self._uppe is None or self._uppe.nedtaget is None)
        self.knapp.setEnabled(kontext.db.skrivbar)
        if self.läge not in (Anslagsläge.UPPE, Anslagsläge.NEDTAGET):
            self.knapp.setProperty("roll", "primär")
        self.meny_knapp = self._meny()
        self._lägg_ut(bild, rubrik)

    def _bygg_fält(self, plats: str) -> None:
        """The days are proposed as today until they are known."""
        uppe, idag = self._uppe, date.today()
        self.uppsatt = Datumfält("uppsatt", "Uppsatt", parent=self)
        self.nedtaget = Datumfält("nedtaget", "Nedtaget", parent=self)
        self.plats = Textfält("förvaringsplats", "Protokollet förvaras", "till exempel Kansliet, Kommunhuset", self)
        self.anteckning = Textfält("anteckning", "Anteckning", parent=self)
        self.uppsatt.sätt(uppe.uppsatt if uppe else idag)
        self.nedtaget.sätt(uppe.nedtaget or idag if uppe else None)
        senaste = self.sak.gällande
        self.plats.sätt(senaste.förvaringsplats if senaste else plats)
        self.anteckning.sätt(uppe.anteckning if uppe else "")
        self.nedtaget.setVisible(uppe is not None)
        for fält in (self.uppsatt, self.nedtaget, self.plats, self.anteckning):
            fält.skrivskydda(not self.kontext.db.skrivbar)
            fält.lämnat.connect(self._lämnat)

    def _lägg_ut(self, bild: QLabel, rubrik: QLabel) -> None:
        """What is over and done takes two lines: its fields are one click away."""
        topp = QHBoxLayout()
        topp.setSpacing(8)
        topp.addWidget(bild)
        topp.addWidget(rubrik, 1)
        topp.addWidget(self.meny_knapp)
        self.fältrad = QWidget(self)
        rad = QHBoxLayout(self.fältrad)
        rad.setContentsMargins(0, 0, 0, 0)
        rad.setSpacing(10)
        for fält in (self.uppsatt, self.nedtaget):
            fält.setFixedWidth(124)
            rad.addWidget(fält)
        rad.addWidget(self.plats, 1)
        rad.addWidget(self.anteckning, 1)
        rad.addWidget(self.knapp, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 8)
        layout.setSpacing(3)
        layout.addLayout(topp)
        layout.addWidget(self.text)
        layout.addWidget(self.fältrad)
        self.fältrad.setVisible(self.läge is not Anslagsläge.NEDTAGET)
        self.anteckning.setVisible(bool(self.anteckning.råtext()))

    def visa_fälten(self) -> None:
        """All days and the note, to be changed."""
        self.fältrad.show()
        self.anteckning.show()
        self.uppsatt.setFocus()

    def _färg(self) -> str:
        f = aktuella_färger()
        return {"varning": f.varning, "bra": f.bra}.get(_BILD[self.läge], f.tips)

    def _meny(self) -> Menyknapp:
        knapp = Menyknapp(
            "&Fler val",
            f"Fler val för {anslag.rubrik(self.sak).lower()}",
            (
                ("anslag", "Visa &anslaget", partial(self._visa, "anslag")),
                ("bevis", "Visa &beviset om anslag", partial(self._visa, "bevis")),
                ("ändra", "Ä&ndra dagar, plats och anteckning", self.visa_fälten),
                ("bort", "&Ta bort anteckningen om anslaget", self._ta_bort),
            ),
            self,
        )
        self.bort = knapp.val["bort"]
        self.bort.setEnabled(self.sak.gällande is not None and self.kontext.db.skrivbar)
        return knapp

    def beställning(self) -> dict[str, Any]:
        """Which anslag; before it is up the one that would be put up on the day in the field."""
        uppe = self.sak.gällande
        if uppe is not None:
            return {"anslag_id": uppe.id}
        val: dict[str, Any] = {"uppsatt": self._dag(self.uppsatt)}
        if self.sak.särskilt_protokoll_id is not None:
            return {**val, "särskilt_protokoll_id": self.sak.särskilt_protokoll_id}
        val["sammanträde_id"] = self.sak.sammanträde_id
        return {**val, "paragraf_id": self.sak.paragrafer[0]} if self.sak.paragrafer else val

    def _visa(self, typ: str) -> None:
        self.förhandsvisa.emit(typ, self.beställning())

    def _dag(self, fält: Datumfält) -> date | None:
        try:
            return fält.tolka(fält.råtext())
        except ValueError as fel:
            fält.visa_fel(str(fel))
            return None

    # -- what is done -------------------------------------------------------------------------
    def _nästa(self) -> None:
        """Up, or down, on the day that stands in the field."""
        uppe, db = self._uppe, self.kontext.db
        fält, ord_ = (self.uppsatt, "sattes upp") if uppe is None else (self.nedtaget, "togs ned")
        dag = self._dag(fält)
        if dag is None:
            if not fält.råtext().strip():
                fält.visa_fel(f"Skriv vilken dag anslaget {ord_}.")
        elif uppe is not None:
            self.kontext.utför(lambda: anslag.ta_ned(db, uppe.id or 0, dag, uppe.version))
        else:
            tavla = Tavla(self.plats.råtext(), anteckning=self.anteckning.råtext())
            self.kontext.utför(lambda: anslag.sätt_upp(db, self.sak, dag, tavla))

    def _lämnat(self, fält: str, värde: Any) -> None:
        """A field of an anslag that is up, or was; the day to take it down waits for its button."""
        uppe = self._uppe
        if uppe is None or (fält == "nedtaget" and uppe.nedtaget is None):
            return
        if fält == "uppsatt" and värde is None:
            self.uppsatt.visa_fel("Skriv vilken dag anslaget sattes upp.")
            return
        nu = self.kontext.försök(lambda: anslag.hämta_anslag(self.kontext.db, uppe.id or 0))
        if nu is not None:
            uppgifter, version = nu
            ny = replace(uppgifter, **{fält: värde})
            self.kontext.utför(lambda: anslag.ändra(self.kontext.db, uppe.id or 0, ny, version))

    def _ta_bort(self) -> None:
        senaste = self.sak.gällande
        if senaste is not None:
            self.kontext.utför(lambda: anslag.ta_bort(self.kontext.db, senaste.id or 0, senaste.version))

    def lämna(self) -> None:
        """What is typed is saved."""
        if self._uppe is not None:
            for fält in (self.uppsatt, self.nedtaget, self.plats, self.anteckning):
                fält.ta_nu()
