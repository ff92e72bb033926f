"""The command "Nytt uppdrag ur paragrafen", for any place that shows a §."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from nämndapp.bas.papekande import Plats
from nämndapp.services import uppdragsforslag
from nämndapp.ui.kontext import Kontext

TANGENT = "Ctrl+Shift+U"


class NyttUppdragUrParagraf(QAction):
    """``paragraf`` gives the id of the shown § (what is being typed in it saved first), ``gå`` goes to a page.

    One stays where one is: a notice says what was made and has a link there; Ctrl+Z takes it back.
    """

    def __init__(
        self,
        kontext: Kontext,
        paragraf: Callable[[], int | None],
        gå: Callable[[str, Plats], object],
        parent: QObject,
    ) -> None:
        super().__init__("Nytt &uppdrag ur paragrafen", parent)
        self._kontext, self._paragraf, self._gå = kontext, paragraf, gå
        self.setToolTip("Lägger paragrafens uppdrag under Planering, med §, text och ansvarig")
        self.setShortcut(QKeySequence(TANGENT))
        self.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.triggered.connect(lambda _: self.skapa())

    def skapa(self) -> None:
        """Makes the uppdrag of the shown §."""
        paragraf_id = self._paragraf()
        if paragraf_id is None or not self._kontext.db.skrivbar:
            return
        db = self._kontext.db
        ändring = self._kontext.utför(lambda: uppdragsforslag.nytt_uppdrag_ur_paragraf(db, paragraf_id))
        if ändring is None:
            return
        nya = [d.objekt_id for d in ändring.delar or (ändring,) if not d.tom]
        if nya:
            text = "Ett nytt uppdrag" if len(nya) == 1 else f"{len(nya)} nya uppdrag"
            text += (
                " ligger under Planering. Ctrl+Z tar bort det igen." if len(nya) == 1 else " ligger under Planering."
            )
        else:
            nya = self._kontext.försök(lambda: uppdragsforslag.uppdrag_ur_paragraf(db, paragraf_id)) or []
            text = "Paragrafens uppdrag finns redan under Planering."
        länkar = (("Visa", lambda: self._gå("Planering", Plats("bevakning", nya[0], "text"))),) if nya else ()
        self._kontext.notiser.visa("tips", text, länkar)
