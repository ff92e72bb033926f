"""The base of every editor: fields bound to an object's content, saved when a field is left, drafted while typing."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from nämndapp.bas.fel import Saknas
from nämndapp.bas.papekande import Plats
from nämndapp.services.andring import Ändring
from nämndapp.ui.kit.falt import Fält
from nämndapp.ui.kontext import Kontext

UTKAST_MS = 1200  # well within the two seconds that the design promises


class Redigerare(QWidget):
    """Subclasses set ``slag`` and give ``hämta`` and ``spara_tjänst``; fields are added with ``bind``."""

    slag = ""
    visad = Signal()  # an object (or none) is shown
    redigeras = Signal()  # something is being typed: the rules look again

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self.vy: Any = None
        self._fält: dict[str, Fält] = {}
        self._skrivet: dict[str, str] = {}
        self._har_utkast = False
        self._utkastklocka = QTimer(self)
        self._utkastklocka.setSingleShot(True)
        self._utkastklocka.setInterval(UTKAST_MS)
        self._utkastklocka.timeout.connect(self._spara_utkast)
        kontext.ändrat.connect(self._ändrat_utifrån)

    # -- what a subclass gives ----------------------------------------------------------------
    def hämta(self, objekt_id: int) -> Any:
        """The object's view from its service."""
        raise NotImplementedError

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        """The saving service."""
        raise NotImplementedError

    def läs_värde(self, uppgifter: Any, namn: str) -> Any:
        """What a field shows of the content: the attribute that it is named after."""
        return getattr(uppgifter, namn)

    def med_värden(self, uppgifter: Any, värden: Mapping[str, Any]) -> Any:
        """The content with the fields' values."""
        return dataclasses.replace(uppgifter, **värden)

    def fyll(self) -> None:
        """Shows what is not a bound field (lists, counts). Called after the fields."""

    # -- fields -------------------------------------------------------------------------------
    def bind(self, fält: Fält) -> Fält:
        """Binds a field to the attribute of the content that it is named after."""
        self._fält[fält.namn] = fält
        fält.lämnat.connect(self._lämnat)
        fält.skrivs.connect(self._skrivs)
        return fält

    @property
    def uppgifter(self) -> Any:
        """The stored content, or None."""
        return self.vy.uppgifter if self.vy else None

    def nuvarande(self) -> Any:
        """The content as it would be if the fields were left now; what cannot be read yet keeps its stored value."""
        typat: dict[str, Any] = {}
        for namn, text in self._skrivet.items():
            with contextlib.suppress(ValueError):
                typat[namn] = self._fält[namn].tolka(text)
        return self.med_värden(self.uppgifter, typat) if self.vy else None

    @property
    def nyckel(self) -> str:
        """What a draft is called: "sammanträde:12"."""
        return f"{self.slag}:{self.vy.id}"

    def visa(self, objekt_id: int | None) -> None:
        """Shows an object; leaves the former one saved."""
        self.lämna_fält()
        self.vy = self.kontext.försök(lambda: self.hämta(objekt_id)) if objekt_id is not None else None
        self.setEnabled(self.vy is not None)
        self._fyll_fält()
        self.visad.emit()

    def läs_om(self) -> None:
        """Reads the shown object again; an object that is gone is no longer shown."""
        if self.vy is not None:
            try:
                self.vy = self.hämta(self.vy.id)
            except Saknas:
                self.vy = None
                self.setEnabled(False)
            self._fyll_fält()
            self.visad.emit()

    def _fyll_fält(self) -> None:
        self._skrivet.clear()
        skyddad = not self.kontext.db.skrivbar
        for namn, fält in self._fält.items():
            fält.sätt(self.läs_värde(self.uppgifter, namn) if self.vy else None)
            fält.skrivskydda(skyddad)
        self.fyll()

    def lämna_fält(self) -> None:
        """Takes what has been typed in a field that still has the focus."""
        for fält in list(self._fält.values()):
            if fält.namn in self._skrivet:
                fält.ta_nu()

    # -- saving -------------------------------------------------------------------------------
    def _lämnat(self, namn: str, värde: Any) -> None:
        if self.vy is None:
            return
        self._skrivet.pop(namn, None)
        self.spara(self.med_värden(self.uppgifter, {namn: värde}))

    def spara(self, nya: Any) -> bool:
        """Saves the whole content; False when it could not (a notice says why and the fields keep the text)."""
        if self.vy is None:
            return False
        ändring = self.kontext.utför(lambda: self.spara_tjänst(self.vy.id, nya, self.vy.version))
        if ändring is None:
            return False
        self._släng_utkast_om_sparat()
        return True

    def _ändrat_utifrån(self, slag: str, objekt_id: int) -> None:
        if slag == self.slag and self.vy is not None and objekt_id == self.vy.id:
            kvar = dict(self._skrivet)
            self.läs_om()
            for namn, text in kvar.items():  # another field is being typed in: keep its text
                if namn in self._fält:
                    self._fält[namn].sätt_råtext(text)

    # -- drafts -------------------------------------------------------------------------------
    def _skrivs(self, namn: str, text: str) -> None:
        if self.vy is None:
            return
        self._skrivet[namn] = text
        self._börja_utkast()
        self.redigeras.emit()

    def utkastdata(self) -> dict[str, Any]:
        """What has been typed and not saved, as plain JSON; nothing when all is saved."""
        return {"fält": dict(self._skrivet)} if self._skrivet else {}

    def _börja_utkast(self) -> None:
        self.kontext.skrivs.emit()
        if not self._utkastklocka.isActive():
            self._utkastklocka.start()

    def _spara_utkast(self) -> None:
        data = self.utkastdata() if self.vy is not None else {}
        if data:
            self.kontext.spara_utkast(self.nyckel, self.vy.version, data)
            self._har_utkast = True

    def _släng_utkast_om_sparat(self) -> None:
        if self._har_utkast and not self.utkastdata():
            self.kontext.ta_bort_utkast(self.nyckel)
            self._har_utkast = False
            self._utkastklocka.stop()

    def återställ(self, data: dict[str, Any]) -> None:
        """Puts a draft's texts back into the fields and saves them."""
        self._har_utkast = True
        for namn, text in data.get("fält", {}).items():
            if namn in self._fält:
                self._fält[namn].sätt_råtext(text)
                self._fält[namn].ta_nu()
        self._släng_utkast_om_sparat()

    def gå_till(self, plats: Plats) -> bool:
        """Puts the focus on the field that a påpekande speaks of; False when it is not here."""
        fält = self._fält.get(plats.fält)
        if fält is None:
            return False
        fält.inmatning.setFocus()
        return True
