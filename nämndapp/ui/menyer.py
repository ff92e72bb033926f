"""The window's menus: every command with its shortcut."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from nämndapp.ui.sidor import SIDOR

if TYPE_CHECKING:
    from nämndapp.ui.fonster import Huvudfönster


class Menyer:
    """Made once, over the window's menu bar; ``panel`` is the switch of the Kontroll panel."""

    def __init__(self, fönster: Huvudfönster, utseende: str) -> None:
        self._fönster = fönster
        self._arkiv()
        self._redigera()
        self._gå()
        self._visa(utseende)
        self._hjälp()

    def _meny(self, namn: str) -> QMenu:
        return self._fönster.menuBar().addMenu(namn)

    def _lägg(self, meny: QMenu, text: str, gör: Callable[[], Any], genväg: Any = None) -> QAction:
        åtgärd = QAction(text, self._fönster)
        if genväg is not None:
            åtgärd.setShortcut(QKeySequence(genväg))
        åtgärd.triggered.connect(lambda _på: gör())
        meny.addAction(åtgärd)
        return åtgärd

    def _arkiv(self) -> None:
        f, standard = self._fönster, QKeySequence.StandardKey
        arkiv = self._meny("&Arkiv")
        self._lägg(arkiv, "&Nytt", f.nytt, standard.New)
        self._lägg(arkiv, "&Importera …", f.välj_filer_att_importera, "Ctrl+I")
        arkiv.addSeparator()
        self._lägg(arkiv, "&Förhandsvisa", f.förhandsvisa, standard.Print)
        self.dokument = arkiv.addMenu("Visa &dokument")
        self.dokument.aboutToShow.connect(self.fyll_dokument)
        arkiv.addSeparator()
        self._lägg(arkiv, "&Säkerhetskopiera …", f.säkerhetskopiera)
        arkiv.addSeparator()
        self._lägg(arkiv, "&Avsluta", f.close, standard.Quit)

    def fyll_dokument(self) -> None:
        """The papers of what is shown now."""
        self.dokument.clear()
        sida = self._fönster.sida
        for beställning in sida.beställningar() if sida else []:
            self._lägg(self.dokument, beställning.namn, partial(self._fönster.visa_dokument, beställning))
        if self.dokument.isEmpty():
            self.dokument.addAction("Välj först ett sammanträde eller en plan").setEnabled(False)

    def _redigera(self) -> None:
        redigera, stack = self._meny("&Redigera"), self._fönster.kontext.ångrastack
        ångra = stack.createUndoAction(self._fönster, "Å&ngra")
        ångra.setShortcut(QKeySequence.StandardKey.Undo)
        gör_om = stack.createRedoAction(self._fönster, "&Gör om")
        gör_om.setShortcuts([QKeySequence(QKeySequence.StandardKey.Redo), QKeySequence("Ctrl+Y")])
        redigera.addAction(ångra)
        redigera.addAction(gör_om)

    def _gå(self) -> None:
        gå = self._meny("&Gå")
        for nr, post in enumerate(SIDOR, 1):
            self._lägg(gå, post.namn, partial(self._fönster.gå_till_sida, post.namn), f"Ctrl+{nr}" if nr < 10 else None)
        self._lägg(gå, "&Sök i allt", lambda: self._fönster.gå_till_sida("Sök"), "Ctrl+K")

    def _visa(self, nu: str) -> None:
        visa = self._meny("&Visa")
        self.panel = self._lägg(visa, "&Kontroll", self._fönster.panel_på_eller_av, "F8")
        self.panel.setCheckable(True)
        self.panel.setChecked(True)
        self._lägg(visa, "&Sammanträdesläge", self._fönster.sammanträdesläge, "F5")
        self._lägg(visa, "&Läs in på nytt", self._fönster.läs_om, "Ctrl+R")
        self._utseende = visa.addMenu("&Utseende")
        for läge, ord_ in (("system", "Som &systemet"), ("ljust", "&Ljust"), ("mörkt", "&Mörkt")):
            åtgärd = self._lägg(self._utseende, ord_, partial(self._välj_utseende, läge))
            åtgärd.setCheckable(True)
            åtgärd.setChecked(läge == nu)
            åtgärd.setData(läge)

    def _välj_utseende(self, läge: str) -> None:
        self._fönster.välj_utseende(läge)
        for åtgärd in self._utseende.actions():
            åtgärd.setChecked(åtgärd.data() == läge)

    def _hjälp(self) -> None:
        f = self._fönster
        hjälp = self._meny("&Hjälp")
        self._lägg(hjälp, "&Handbok", f.visa_hjälp, QKeySequence.StandardKey.HelpContents)
        self._lägg(hjälp, "Spara &felrapport …", f.spara_felrapport)
        self._lägg(hjälp, "&Om Nämndapp", f.visa_om)
