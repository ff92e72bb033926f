"""Panels above the list: what is due for it, and the nämnd's standing items. Esc closes them; nothing is blocked."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.models import Punkttyp
from nämndapp.services import epost, planering, register
from nämndapp.services.planering import Förslag
from nämndapp.services.punktlista import FORMALIA_UTAN_PARAGRAF
from nämndapp.services.uppgifter import NämndUppgifter, StåendeUppgifter
from nämndapp.services.vyer import NämndVy
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Celltabell, Cellvy, skriv_text
from nämndapp.ui.kit.tabell import Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext


class _Panel(QFrame):
    """A frame with a heading and a way out."""

    synlig = Signal()  # it has been opened or closed

    def __init__(self, kontext: Kontext, rubrik: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self.setProperty("roll", "panel")
        self.setMinimumHeight(230)
        self.ram = QVBoxLayout(self)
        self.ram.setContentsMargins(0, 0, 0, 4)
        self.ram.setSpacing(6)
        self.huvud = QHBoxLayout()
        ord_ = QLabel(rubrik, self)
        ord_.setProperty("roll", "rubrik")
        self.huvud.addWidget(ord_, 1)
        self.ram.addLayout(self.huvud)
        åtgärd = QAction("Stäng", self)
        åtgärd.setShortcut(Qt.Key.Key_Escape)
        åtgärd.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        åtgärd.triggered.connect(self.hide)
        self.addAction(åtgärd)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.synlig.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.synlig.emit()

    def _stängknapp(self) -> None:
        self.stäng = QPushButton("Stän&g panelen", self)
        self.stäng.clicked.connect(self.hide)
        self.huvud.addWidget(self.stäng)


class Förslagspanel(_Panel):
    """What is due for the meeting, each with its reason; the chosen ones are added in one stroke."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, "Förslag till listan", parent)
        self._möte: tuple[int, int] | None = None
        self.lägg = QPushButton("&Lägg till valda", self)
        self.lägg.setProperty("roll", "primär")
        self.lägg.clicked.connect(self.lägg_till)
        self.huvud.addWidget(self.lägg)
        self._stängknapp()
        self.modell = Radmodell[Förslag](
            (
                Kolumn("Ärende", lambda f: f.rubrik, sträck=True),
                Kolumn("Diarienummer", lambda f: f.diarienummer or "", bredd=112),
                Kolumn("Varför", lambda f: f.skäl, bredd=270),
            ),
            lambda f: (f.slag, f.objekt_id),
        )
        self.tabell = Tabellvy(
            self.modell,
            "Förslag till listan",
            "Inget väntar: inga bordlagda eller återremitterade ärenden, inget i årshjulet och inga uppdrag.",
            sortering=(-1, Qt.SortOrder.AscendingOrder),
        )
        self.tabell.flera_valda.connect(lambda valda: self.lägg.setEnabled(bool(valda) and kontext.db.skrivbar))
        self.ram.addWidget(self.tabell, 1)

    def öppna(self, sammanträde_id: int, version: int) -> None:
        """Shows what is due, all of it chosen."""
        self._möte = (sammanträde_id, version)
        rader = self.kontext.försök(lambda: planering.förslag_till_lista(self.kontext.db, sammanträde_id)) or ()
        self.tabell.uppdatera(rader)
        self.show()
        self.tabell.selectAll()
        self.lägg.setEnabled(bool(rader) and self.kontext.db.skrivbar)
        self.tabell.setFocus()

    def lägg_till(self) -> None:
        """Adds the chosen ones; one Ctrl+Z takes them away."""
        valda: Sequence[Förslag] = self.tabell.valda_rader()
        möte = self._möte
        if möte is None or not valda:
            return
        self.hide()
        self.kontext.utför(lambda: planering.lägg_till_förslag(self.kontext.db, möte[0], valda, möte[1]))


INSTÄLLNINGAR = (
    (FORMALIA_UTAN_PARAGRAF, True, "Formaliapunkter får ingen egen §"),
    ("information_delar_paragraf", True, "Informationspunkter i rad delar en §"),
    ("bilagekolumn", True, "Kolumn med bilagenummer i listan"),
    (epost.INSTÄLLNING, epost.SYNLIGA, "Synliga mottagare i e-postutkastet"),
)


class Ståendepanel(_Panel):
    """The items that every new meeting's list begins (or ends) with, and what the nämnd has settled about lists."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, "Stående punkter", parent)
        self.vy: NämndVy | None = None
        self._stängknapp()
        slag = [t.value.capitalize() for t in Punkttyp]
        self.modell = Cellmodell[StåendeUppgifter](
            (
                Cellkolumn("Rubrik", lambda r, _: r.rubrik, _skriv_rubrik, sträck=True),
                Cellkolumn("Grupp", lambda r, _: r.grupp, skriv_text("grupp"), bredd=120),
                Cellkolumn("Slag", lambda r, _: r.typ.value.capitalize(), _skriv_slag, bredd=104, val=lambda: slag),
                Cellkolumn("Föredragande", lambda r, _: r.föredragande, skriv_text("föredragande"), bredd=116),
                Cellkolumn("Min", lambda r, _: str(r.minuter or ""), _skriv_minuter, bredd=46, höger=True,
                           hel_rubrik="Minuter"),
                Cellkolumn("Sist", lambda r, _: "ja" if r.sist else "", _skriv_sist, bredd=46, kryss=True,
                           hel_rubrik="Står sist på listan"),
            ),
            self,
        )  # fmt: skip
        self.modell.ändrad.connect(self._ändrad)
        self.modell.fel.connect(lambda text: kontext.notiser.visa("varning", text))
        cellvy = Cellvy(
            self.modell,
            "Stående punkter",
            "Inga stående punkter ännu. Lägg till till exempel Upprop, Val av justerare och Meddelanden.",
            ny_rad=lambda: StåendeUppgifter("Ny stående punkt"),
            parent=self,
        )
        self.tabell = Celltabell(cellvy, "Ny s&tående punkt", self)
        self.ram.addWidget(self.tabell, 1)
        nät = QGridLayout()
        self.rutor: dict[str, QCheckBox] = {}
        for nr, (nyckel, på, text) in enumerate(INSTÄLLNINGAR):
            ruta = QCheckBox(text, self)
            ruta.clicked.connect(lambda ikryssad, n=nyckel, v=på: self._ställ_in(n, v, ikryssad))
            self.rutor[nyckel] = ruta
            nät.addWidget(ruta, nr // 2, nr % 2)
        self.ram.addLayout(nät)
        kontext.ändrat.connect(self._ändrat)

    def öppna(self, nämnd_id: int) -> None:
        """Shows the nämnd's standing items."""
        self.visa(nämnd_id)
        self.show()
        self.tabell.vy.setFocus()

    def visa(self, nämnd_id: int) -> None:
        """Reads them."""
        self.vy = self.kontext.försök(lambda: register.hämta_nämnd(self.kontext.db, nämnd_id))
        skyddad = self.vy is None or not self.kontext.db.skrivbar
        self.modell.skyddad = skyddad
        self.modell.sätt(self.vy.uppgifter.stående_punkter if self.vy else ())
        self.tabell.skrivskydda(skyddad)
        for nyckel, på, _ in INSTÄLLNINGAR:
            self.rutor[nyckel].setChecked(bool(self.vy) and self.vy.uppgifter.övrigt.get(nyckel) == på)
            self.rutor[nyckel].setEnabled(not skyddad)

    def _ändrat(self, slag: str, objekt_id: int) -> None:
        if slag == "nämnd" and self.vy is not None and objekt_id == self.vy.id:
            self.visa(objekt_id)

    def _ändrad(self, rader: Any) -> None:
        if self.vy is not None:
            self._spara(dataclasses.replace(self.vy.uppgifter, stående_punkter=tuple(rader)))

    def _ställ_in(self, nyckel: str, värde: Any, på: bool) -> None:
        if self.vy is not None:
            övrigt = {k: v for k, v in self.vy.uppgifter.övrigt.items() if k != nyckel}
            self._spara(dataclasses.replace(self.vy.uppgifter, övrigt=övrigt | ({nyckel: värde} if på else {})))

    def _spara(self, nya: NämndUppgifter) -> None:
        vy = self.vy
        if vy is not None:
            self.kontext.utför(lambda: register.spara_nämnd(self.kontext.db, vy.id, nya, vy.version))


def _skriv_rubrik(rad: StåendeUppgifter, text: str) -> StåendeUppgifter:
    if not text:
        raise ValueError("En stående punkt behöver en rubrik.")
    return dataclasses.replace(rad, rubrik=text)


def _skriv_slag(rad: StåendeUppgifter, text: str) -> StåendeUppgifter:
    return dataclasses.replace(rad, typ=next((t for t in Punkttyp if t.value == text.lower()), rad.typ))


def _skriv_minuter(rad: StåendeUppgifter, text: str) -> StåendeUppgifter:
    if text and not (text.isdigit() and int(text) <= 600):
        raise ValueError("Skriv antalet minuter som ett helt tal, högst 600.")
    return dataclasses.replace(rad, minuter=int(text) if text else None)


def _skriv_sist(rad: StåendeUppgifter, text: str) -> StåendeUppgifter:
    return dataclasses.replace(rad, sist=text == "ja")
