"""An editor whose fields reach into nested content ("yrkanden.0.text"); rows come and go with the content."""

from __future__ import annotations

import contextlib
from typing import Any

from PySide6.QtCore import Signal

from nämndapp.bas.fel import Saknas
from nämndapp.ui.kit.falt import Fält
from nämndapp.ui.protokoll import innehall
from nämndapp.ui.redigerare import Redigerare


class Stigredigerare(Redigerare):
    """Subclasses give ``bygg`` too: it makes the rows that the content needs, before the fields are filled."""

    rader_ändrade = Signal()  # fields have come or gone: the tab order is set anew

    def bygg(self) -> None:
        """Rows for what ``uppgifter`` holds."""

    @property
    def skyddad(self) -> bool:
        """Nothing can be changed."""
        return not self.kontext.db.skrivbar

    def släpp(self, namn: str) -> None:
        """A field's row is gone."""
        self._fält.pop(namn, None)
        self._skrivet.pop(namn, None)

    def läs_om(self) -> None:
        """As stored, except what is being typed just now."""
        if self.vy is None:
            return
        try:
            self.vy = self.hämta(self.vy.id)
        except Saknas:
            self.vy = None
            self.setEnabled(False)
        self._visa(behåll=set(self._skrivet) if self.vy else set())
        self.visad.emit()

    def _fyll_fält(self) -> None:
        self._visa(behåll=set())

    def _visa(self, behåll: set[str]) -> None:
        self._skrivet = {n: t for n, t in self._skrivet.items() if n in behåll}
        self.bygg()
        skyddad = self.skyddad
        for namn, fält in self._fält.items():
            if namn not in self._skrivet:
                fält.sätt(self.värde(self.uppgifter, namn) if self.vy else None)
            fält.skrivskydda(skyddad)
        self.fyll()

    def _ändrat_utifrån(self, slag: str, objekt_id: int) -> None:
        if slag == self.slag and self.vy is not None and objekt_id == self.vy.id:
            self.läs_om()

    def nuvarande(self) -> Any:
        """As it would be if every field were left now."""
        if self.vy is None:
            return None
        u = self.uppgifter
        for namn in self._skrivet:
            fält = self._fält.get(namn)
            if fält is None:
                continue
            try:
                u = self.med(u, namn, fält.tolka(fält.råtext()))
            except ValueError:
                continue  # cannot be read yet: keeps its stored value
        return u

    def värde(self, u: Any, namn: str) -> Any:
        """What the field of that name shows."""
        return innehall.värde(u, namn)

    def med(self, u: Any, namn: str, värde: Any) -> Any:
        """The content with that value in that place."""
        return innehall.med(u, namn, värde)

    def _lämnat(self, namn: str, värde: Any) -> None:
        self._skrivet.pop(namn, None)
        if self.vy is None or self.skyddad:
            return
        nya = self.med(self.uppgifter, namn, värde)
        if nya != self.uppgifter:
            self.spara(nya)
        else:
            self._släng_utkast_om_sparat()

    def _spara_utkast(self) -> None:
        for namn in self._skrivet:
            fält: Fält | None = self._fält.get(namn)
            if fält is not None:
                self._skrivet[namn] = fält.råtext()
        super()._spara_utkast()

    def återställ(self, data: dict[str, Any]) -> None:
        """Puts a draft's texts back; a row that was only begun is made."""
        fält = data.get("fält", {})
        super().återställ(data)
        u = self.uppgifter
        for namn, text in fält.items():
            if u is not None and namn not in self._fält:
                with contextlib.suppress(IndexError, AttributeError, ValueError):  # what it belonged to is gone
                    u = self.med(u, namn, text)
        if u is not None and u != self.uppgifter:
            self.spara(u)

    def gå_till_fält(self, namn: str) -> bool:
        """The focus on a field by its path."""
        fält = self._fält.get(namn)
        if fält is None:
            return False
        fält.inmatning.setFocus()
        return True
