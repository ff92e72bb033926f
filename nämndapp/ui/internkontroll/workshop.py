"""The workshop: last year's controls one by one, each with what becomes of it, by a key."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.bas.papekande import Plats
from nämndapp.services import internkontrollworkshop, workshopval
from nämndapp.services.andring import Ändring
from nämndapp.services.internkontrolluppgifter import WorkshopradUppgifter, WorkshopUppgifter
from nämndapp.services.internkontrollworkshop import WorkshopVy
from nämndapp.ui.cellredigerare import Cellredigerare
from nämndapp.ui.internkontroll.matris import tonfärg
from nämndapp.ui.kit.falt import Datumfält, Textfält
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Celltabell, Cellvy, skriv_text
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.tema import aktuella_färger

NR, KATEGORI, RUTIN, BESLUT, KVAR, REVIDERA, NYTT = range(7)
_KOLUMN = {
    "kategori": KATEGORI,
    "rutin": RUTIN,
    "beslut": BESLUT,
    "kvar_text": KVAR,
    "revidera_text": REVIDERA,
    "nytt_text": NYTT,
}


class Workshopvy(Cellvy):
    """In the columns that are not text, a letter says what becomes of the row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        utan = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if utan and self.currentIndex().column() in {NR, BESLUT} and not self.modell.skyddad:
            rader, valda = self.modell.rader, set(self.valda())
            nya = [workshopval.med_tangent(r, event.text()) if nr in valda else r for nr, r in enumerate(rader)]
            if valda and None not in nya:
                self.modell.ändrad.emit(tuple(nya))
                return
        super().keyPressEvent(event)


class Workshopredigerare(Cellredigerare):
    """One year's workshop. ``till_analysen``: the button that goes on was pressed."""

    slag = "internkontrollworkshop"
    till_analysen = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)

        def år() -> int:
            return int(self.uppgifter.år) - 1 if self.vy else 2000

        rubrik = self.bind(Textfält("rubrik", "R&ubrik på papperet", "Workshop …"))
        datum = self.bind(Datumfält("datum", "&Dag", år))
        anteckning = self.bind(Textfält("anteckning", "Ant&eckning", "Vilka som var med …"))
        self.modell: Cellmodell[WorkshopradUppgifter] = Cellmodell(self._kolumner(), self)
        self.modell.ändrad.connect(self._rader_ändrade)
        self.modell.fel.connect(lambda text: self.kontext.notiser.visa("varning", text))
        self.vy_rader = Workshopvy(
            self.modell,
            "Kontrollmoment i workshopen",
            "Inga kontrollmoment att gå igenom. Lägg till ett med knappen ovanför, eller importera ett underlag.",
            ny_rad=lambda: workshopval.med_val(WorkshopradUppgifter("Nytt kontrollmoment"), "nytt"),
            första=RUTIN,
        )
        self.vakta(self.vy_rader)
        self.tabell = Celltabell(self.vy_rader, "Nytt kontroll&moment", self)
        fält = QHBoxLayout()
        fält.setSpacing(12)
        for ett, bredd in ((rubrik, 4), (datum, 2), (anteckning, 4)):
            fält.addWidget(ett, bredd)
        layout.addLayout(fält)
        self.vidare = QPushButton("&Till riskanalys", self)
        self.vidare.setToolTip("Öppna årets riskanalys, eller börja på den med förra årets risker")
        self.vidare.clicked.connect(self.till_analysen.emit)
        self.tabell.knapprad.addWidget(self.vidare)
        råd = QLabel(
            "I kolumnen Beslut: H ha kvar · R revidera (båda kan stå) · N nytt · T ta bort · E ev. ta bort · "
            "O obehandlad",
            self,
        )
        råd.setProperty("roll", "svag")
        råd.setWordWrap(True)
        layout.addWidget(self.tabell, 1)
        layout.addWidget(råd)

    def _kolumner(self) -> Sequence[Cellkolumn[WorkshopradUppgifter]]:
        return (
            Cellkolumn("Nr", lambda r, nr: str(r.nr or nr + 1), bredd=36, höger=True, hel_rubrik="Nummer"),
            Cellkolumn("Kategori", lambda r, _: r.kategori, skriv_text("kategori"), bredd=96),
            Cellkolumn("Kontrollmoment", lambda r, _: r.rutin, self._byt_rutin, bredd=180, sträck=True, mer=_hela),
            Cellkolumn(
                "Beslut", lambda r, _: f"⚠ {workshopval.beslutsord(r)}" if r.osäker else workshopval.beslutsord(r),
                workshopval.med_val, bredd=112, val=lambda: workshopval.VALEN, mer=_beslutsord,
                ton=lambda r: tonfärg(_ton(r), aktuella_färger()),
            ),
            Cellkolumn("Ha kvar", lambda r, _: r.kvar_text, skriv_text("kvar_text"), bredd=80),
            Cellkolumn("Revidera", lambda r, _: r.revidera_text, skriv_text("revidera_text"), bredd=140),
            Cellkolumn("Nytt", lambda r, _: r.nytt_text, skriv_text("nytt_text"), bredd=80),
        )  # fmt: skip

    @staticmethod
    def _byt_rutin(r: WorkshopradUppgifter, text: str) -> WorkshopradUppgifter:
        if not text:
            raise ValueError("Raden måste ha en text. Tryck Del på raden om den ska bort.")
        return dataclasses.replace(r, rutin=text)

    # -- the editor's part --------------------------------------------------------------------
    def hämta(self, objekt_id: int) -> WorkshopVy:
        return internkontrollworkshop.hämta_workshop(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return internkontrollworkshop.spara_workshop(self.kontext.db, objekt_id, uppgifter, väntad_version)

    def _rader_ändrade(self, rader: Any) -> None:
        if self.vy is not None:
            self.spara(dataclasses.replace(self.uppgifter, rader=tuple(rader)))

    def fyll(self) -> None:
        uppgifter: WorkshopUppgifter | None = self.uppgifter
        self.tabell.skrivskydda(not self.kontext.db.skrivbar or self.vy is None)
        self.modell.sätt(uppgifter.rader if uppgifter else ())

    def gå_till(self, plats: Plats) -> bool:
        if plats.typ != "workshoprad":
            return super().gå_till(plats)
        for nr, rad in enumerate(self.modell.rader):
            if rad.id == plats.id:
                self.vy_rader.välj([nr], _KOLUMN.get(plats.fält, BESLUT))
                self.vy_rader.setFocus()
                return True
        return False


def _hela(r: WorkshopradUppgifter) -> str:
    return f"{r.rutin}: {r.moment}" if r.moment else r.rutin


def _beslutsord(r: WorkshopradUppgifter) -> str:
    ord_ = workshopval.beslutsord(r)
    return f"{ord_}. Det framgår inte säkert av papperet: välj rätt beslut." if r.osäker else ord_


def _ton(r: WorkshopradUppgifter) -> str:
    match workshopval.beslutsord(r).split(",")[0]:
        case workshopval.OBEHANDLAD:
            return ""
        case workshopval.HA_KVAR:
            return "grön"
        case "ta bort":
            return "grå"
        case _:
            return "gul"
