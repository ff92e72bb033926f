"""The window as the room's host: F5 in and out, with the window's notices, without its menus."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from nämndapp.bas.fel import NämndappFel
from nämndapp.services import rumsvy
from nämndapp.ui.rummet.lage import Sammanträdesläge

if TYPE_CHECKING:
    from nämndapp.ui.fonster import Huvudfönster


class Värd:
    """One per window, made when the mode is first asked for."""

    def __init__(self, fönster: Huvudfönster) -> None:
        self._fönster = fönster
        self.läge: Sammanträdesläge | None = None

    def växla(self) -> None:
        """F5: into the chosen meeting, else the day's; or out."""
        if self.läge is not None:
            self.lämna()
            return
        fönster = self._fönster
        sida = fönster.sida
        valt = getattr(sida, "valt_sammanträde", None) if sida is not None else None
        if valt is None:
            db, nämnd = fönster.db, fönster.kontext.nämnd_id
            valt = fönster.kontext.försök(lambda: rumsvy.dagens_sammanträde(db, nämnd, date.today()))
        if valt is None:
            fönster.notiser.visa("tips", "Inget sammanträde i dag. Välj först ett på sidan Sammanträden.")
            return
        self.gå_in(valt)

    def gå_in(self, sammanträde_id: int) -> None:
        """Shows the mode over the whole window."""
        fönster = self._fönster
        if self.läge is not None:
            self.lämna()
        if fönster.sida is not None:
            fönster.sida.lämna()
        try:
            läge = Sammanträdesläge(fönster.kontext, sammanträde_id, fönster)
        except NämndappFel as fel:
            fönster.notiser.visa_fel(fel)
            return
        self.läge = läge
        läge.lämnat.connect(self.lämna)
        fönster.skrivläge.ändrat.connect(läge.läs_om)
        fönster.tema_bytt.connect(läge.byt_tema)
        läge.hjälp.connect(lambda: fönster.visa_hjälp("I rummet"))
        self._byt_mitt(läge)
        läge.ram.insertWidget(1, fönster.notiser)
        fönster.menuBar().hide()
        fönster.statusBar().hide()
        läge.show()
        läge.börja()

    def lämna(self) -> None:
        """Back to the page, read again."""
        läge, self.läge = self.läge, None
        if läge is None:
            return
        fönster = self._fönster
        läge.gå_ur()
        fönster.mitten.insertWidget(0, fönster.notiser)
        self._byt_mitt(fönster.delare)
        läge.deleteLater()
        fönster.menuBar().show()
        fönster.statusBar().show()
        fönster.kom_tillbaka()

    def _byt_mitt(self, ny: QWidget) -> None:
        """Shows another widget in the middle. The former one stays the window's: Python must not delete it."""
        gammal = self._fönster.takeCentralWidget()
        assert gammal is not None
        gammal.setParent(self._fönster)
        gammal.hide()
        self._fönster.setCentralWidget(ny)
        ny.show()
