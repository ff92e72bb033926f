"""The tab Koder: what the delegate codes stand for, and what kind of delegate each is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nämndapp.models.delegation import Delegatslag
from nämndapp.services import delegation
from nämndapp.services.delegation import Kodrad
from nämndapp.services.delegationsuppgifter import DelegatkodUppgifter
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Celltabell, Cellvy, skriv_text
from nämndapp.ui.kontext import Kontext


@dataclass(frozen=True, slots=True)
class _Kod:
    """A line of the table; ``id`` None is not stored yet."""

    kod: str = ""
    betydelse: str = ""
    slag: Delegatslag = Delegatslag.ANSTÄLLD
    chef: bool = False
    id: int | None = None
    version: int = 0


def _skriv_slag(k: _Kod, text: str) -> _Kod:
    slag = next((s for s in Delegatslag if s.value == text.strip().casefold()), None)
    if slag is None:
        raise ValueError(f"Välj {', '.join(s.value for s in Delegatslag)}.")
    return replace(k, slag=slag)


def _skriv_chef(k: _Kod, text: str) -> _Kod:
    return replace(k, chef=text.strip().casefold() in {"ja", "j", "x"})


class _Vy(Cellvy):
    """A new code stands in its place by the alphabet: it is found by what it is called."""

    def lägg_till(self) -> None:
        if self.modell.skyddad:
            return
        ny: Any = self._ny_rad()
        self.modell.ändrad.emit((*self.modell.rader, ny))
        nr = next((nr for nr, k in enumerate(self.modell.rader) if k.kod == ny.kod), None)
        if nr is not None:
            self.välj([nr])
            self.setFocus()
            self.edit(self.modell.index(nr, self._första))


class Kodflik(QWidget):
    """Each row is saved by itself when a cell is left."""

    ändrad = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self.modell: Cellmodell[_Kod] = Cellmodell(
            (
                Cellkolumn("Kod", lambda k, _: k.kod, skriv_text("kod"), bredd=110),
                Cellkolumn("Står för", lambda k, _: k.betydelse, skriv_text("betydelse"), sträck=True),
                Cellkolumn("Slag", lambda k, _: k.slag.value, _skriv_slag, bredd=130,
                           val=lambda: [s.value for s in Delegatslag]),
                Cellkolumn("Förvaltningschef", lambda k, _: "ja" if k.chef else "nej", _skriv_chef, bredd=150,
                           val=lambda: ["nej", "ja"]),
            ),
            self,
        )  # fmt: skip
        self.modell.ändrad.connect(self._spara)
        self.modell.fel.connect(lambda text: self.kontext.notiser.visa("varning", text))
        self.vy = _Vy(
            self.modell,
            "Delegatkoder",
            "Inga koder ännu. Lägg till dem som delegationsordningen använder, till exempel EC för enhetschef.",
            ny_rad=lambda: _Kod(self._ledig()),
            första=0,
            flyttbar=False,
        )
        self.tabell = Celltabell(self.vy, "Ny &kod", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(self.tabell, 1)
        kontext.ändrat.connect(self._ändrat)

    def uppdatera(self) -> None:
        """Reads the register again."""
        nämnd = self.kontext.nämnd_id
        rader = delegation.lista_koder(self.kontext.db, nämnd) if nämnd is not None else []
        self.tabell.skrivskydda(nämnd is None or not self.kontext.db.skrivbar)
        self._sparade = {r.id: self._kod(r) for r in rader}
        self.modell.sätt(tuple(self._sparade.values()))

    @staticmethod
    def _kod(r: Kodrad) -> _Kod:
        return _Kod(r.kod, r.betydelse, Delegatslag(r.slag), r.chef, r.id, r.version)

    def _ledig(self) -> str:
        koder = {k.kod for k in self.modell.rader}
        return next(namn for nr in range(1, 1000) if (namn := f"KOD{nr}") not in koder)

    def _ändrat(self, slag: str, _objekt_id: int) -> None:
        if slag == "delegatkod" and self.isVisible():
            self.uppdatera()

    def _spara(self, rader: Any) -> None:
        """What differs from the register: changed, new and removed rows (in one undo when there are several)."""
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        if nämnd is None:
            return
        kvar = {k.id for k in rader}
        borta = [k for id_, k in self._sparade.items() if id_ not in kvar]
        nya = [k for k in rader if k.id is None or self._sparade.get(k.id) != k]
        if len(borta) + len(nya) > 1:
            self.kontext.ångrastack.beginMacro("Ändrade delegatkoderna")
        gick = True
        for k in borta:
            gick &= self.kontext.utför(lambda k=k: delegation.ta_bort_kod(db, k.id, k.version)) is not None  # type: ignore[misc]
        for k in nya:
            u = DelegatkodUppgifter(nämnd, k.kod, k.betydelse, k.slag, k.chef)
            version = k.version if k.id is not None else None
            gick &= self.kontext.utför(lambda k=k, u=u, v=version: delegation.spara_kod(db, k.id, u, v)) is not None  # type: ignore[misc]
        if len(borta) + len(nya) > 1:
            self.kontext.ångrastack.endMacro()
        if not gick or not self.isVisible():
            self.uppdatera()
        self.ändrad.emit()

    def nytt(self) -> None:
        """Ctrl+N: a new code."""
        self.vy.lägg_till()

    def välj(self, kod_id: int | None) -> bool:
        """Goes to a code's row."""
        nr = next((nr for nr, k in enumerate(self.modell.rader) if k.id == kod_id), None)
        if nr is not None:
            self.vy.välj([nr])
            self.vy.setFocus()
        return nr is not None
