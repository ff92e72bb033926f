"""The tab Meddelanden: rows that are typed or pasted, and put on the list with one click."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nämndapp.bas.svenska import datum_kort, tolka_datum
from nämndapp.services import meddelanden
from nämndapp.services.uppgifter import MeddelandenUppgifter, MeddelandepostUppgifter
from nämndapp.ui.kit.falt import Flerradsfält
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Celltabell, Cellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sammantraden.meddelandeutkast import TEXT, Meddelandeutkast

Post = MeddelandepostUppgifter


class Meddelandeflik(QWidget):
    """What is reported at one meeting, and what waits."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._id: int | None = None
        self._version: int | None = None
        self._sparade = MeddelandenUppgifter()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        self.modell = Cellmodell[Post](
            (
                Cellkolumn("Diarienummer", lambda r, _: r.diarienummer or "", _skriv_dnr, bredd=150),
                Cellkolumn("Datum", lambda r, _: datum_kort(r.datum) if r.datum else "", _skriv_datum, bredd=100),
                Cellkolumn("Meddelande", lambda r, _: _kort(r.text), sträck=True, mer=lambda r: r.text),
                Cellkolumn("Läge", lambda r, _: "På listan" if r.punkt_id else "Väntar", bredd=86),
            ),
            self,
        )
        self.modell.ändrad.connect(self._ändrad)
        self.modell.fel.connect(lambda text: kontext.notiser.visa("varning", text))
        self.vy = Cellvy(
            self.modell,
            "Meddelanden",
            "Inga meddelanden ännu. Skriv ett nytt, eller kopiera rader ur Word eller e-post och tryck Klistra in.",
            ny_rad=lambda: Post(""),
            parent=self,
        )
        self.vy.vald_rad.connect(self._vald)
        self.tabell = Celltabell(self.vy, "Nytt &meddelande", self)
        self.klistra = QPushButton("Klistra &in", self)
        self.klistra.setToolTip("Varje rad blir ett meddelande. Nummer först på raden blir diarienummer.")
        self.klistra.clicked.connect(self.klistra_in)
        self.lägg = QPushButton("&Lägg på listan", self)
        self.lägg.setToolTip("Det som väntar läggs under punkten Meddelanden, som görs om den saknas")
        self.lägg.clicked.connect(self.lägg_på_listan)
        self.tabell.knapprad.insertWidget(1, self.klistra)
        self.tabell.knapprad.insertWidget(2, self.lägg)
        for före, efter in ((self.tabell.ny_knapp, self.klistra), (self.klistra, self.lägg)):
            QWidget.setTabOrder(före, efter)
        layout.addWidget(self.tabell, 1)
        self.text = Flerradsfält("text", "Meddelandets text (en rad som börjar med streck blir en punkt under)", 2)
        self.text.lämnat.connect(lambda _, text: self._skriv_text(text))
        self._rad = -1
        layout.addWidget(self.text)
        self.utkast = Meddelandeutkast(kontext, self.vy, self.text)
        kontext.ändrat.connect(self._ändrat_utifrån)

    def _ändrat_utifrån(self, slag: str, objekt_id: int) -> None:
        if objekt_id == self._id and slag in {meddelanden.MEDDELANDEN.slag, "sammanträde"}:
            self._läs()

    def visa(self, sammanträde_id: int | None, version: int | None) -> None:
        """Shows a meeting's messages."""
        self._version = version
        if sammanträde_id != self._id:
            self.text.ta_nu()
            self.utkast.visa(sammanträde_id)
            self._id = sammanträde_id
            self._läs()

    def _läs(self) -> None:
        id_ = self._id
        tomma = MeddelandenUppgifter()
        self._sparade = (
            tomma
            if id_ is None
            else self.kontext.försök(lambda: meddelanden.hämta_meddelanden(self.kontext.db, id_)) or tomma
        )
        skrivs = id_ is not None and self.kontext.db.skrivbar
        self.modell.skyddad = not skrivs
        self.modell.sätt(self._sparade.rader)
        self.tabell.skrivskydda(not skrivs)
        self.klistra.setEnabled(skrivs)
        self.lägg.setEnabled(skrivs and any(r.punkt_id is None for r in self._sparade.rader))
        rader = self.vy.valda()
        self._vald(rader[0] if len(rader) == 1 else -1)

    def _vald(self, rad: int) -> None:
        if rad != self._rad:
            self.text.ta_nu()
        self._rad = rad
        finns = 0 <= rad < len(self.modell.rader)
        if not (finns and self.utkast.skriver_text(self.modell.rader[rad].id)):
            self.text.sätt(self.modell.rader[rad].text if finns else "")
        self.text.setEnabled(finns)

    def lämna(self) -> None:
        """Takes what is being typed."""
        self.text.ta_nu()

    def _skriv_text(self, text: str) -> None:
        rader = self.modell.rader
        if 0 <= self._rad < len(rader):
            ny = dataclasses.replace(rader[self._rad], text=text)
            self._ändrad((*rader[: self._rad], ny, *rader[self._rad + 1 :]))

    def _ändrad(self, rader: Any) -> None:
        id_ = self._id
        if id_ is not None:
            nya = MeddelandenUppgifter(tuple(rader))
            if self.kontext.utför(lambda: meddelanden.spara_meddelanden(self.kontext.db, id_, nya, self._sparade)):
                self.utkast.klart()

    def återställ(self, data: dict[str, Any]) -> None:
        """A draft's text goes back to its message and is saved; a text whose message is gone is shown."""
        text, fält = str(data.get("text") or ""), str(data.get("fält"))
        self.utkast.återställt()
        idn = self.modell.identiteter()
        if data.get("rad_id") not in idn:
            self.kontext.notiser.visa(
                "varning", f"Meddelandet som texten hörde till finns inte längre. Texten var: {text}"
            )
            self.utkast.klart()
            return
        self.vy.välj([idn.index(data["rad_id"])])
        if fält == TEXT:
            self.text.sätt_råtext(text)
            self.text.ta_nu()
        else:
            index = self.modell.cellindex(data["rad_id"], fält)
            if index is not None and not self.modell.setData(index, text):
                self.kontext.notiser.visa("varning", f"Texten kunde inte sparas. Den var: {text}")
        self.utkast.klart()

    def klistra_in(self) -> None:
        """Every line of the clipboard becomes a message."""
        nya = meddelanden.tolka(QGuiApplication.clipboard().text())
        if nya:
            self._ändrad((*self.modell.rader, *nya))
        else:
            self.kontext.notiser.visa("varning", "Urklipp är tomt. Kopiera raderna först.")

    def lägg_på_listan(self) -> None:
        """What waits goes under the item Meddelanden."""
        id_ = self._id
        if id_ is not None:
            self.lämna()
            self.kontext.utför(lambda: meddelanden.lägg_på_listan(self.kontext.db, id_, None))


def _kort(text: str) -> str:
    rader = [r for r in text.splitlines() if r.strip()]
    if len(rader) < 2:
        return text.strip()
    punkter = len(rader) - 1
    return f"{rader[0]} (och {punkter} {'punkt' if punkter == 1 else 'punkter'} under)"


def _skriv_dnr(rad: Post, text: str) -> Post:
    return dataclasses.replace(rad, diarienummer=text or None)


def _skriv_datum(rad: Post, text: str) -> Post:
    datum = tolka_datum(text) if text else None
    if text and datum is None:
        raise ValueError("Datumet går inte att läsa. Skriv till exempel 2026-12-08 eller 8 dec.")
    return dataclasses.replace(rad, datum=datum)
