"""An import on the undo stack: Ctrl+Z, or the button of the notice, takes back all that it made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QUndoCommand
from shiboken6 import isValid

from nämndapp.services.angra_import import Borttaget, Importspår, ta_bort_importerat
from nämndapp.ui.importera.underlag import uppräknat
from nämndapp.ui.kontext import Kontext

_SLAG = {
    "handling": "handlingar",
    "ärende": "ärenden",
    "sammanträde": "sammanträden",
    "riskanalys": "riskanalyser",
    "attestlista": "attestlistor",
    "internkontrollplan": "internkontrollplaner",
    "internkontrollworkshop": "internkontrollworkshop",
    "delegationsordning": "delegationsordningar",
    "siffror": "siffror",
    "punkter": "listpunkter",
}


class Importkommando(QUndoCommand):
    """Is not done again with Ctrl+Y: the file is imported again."""

    def __init__(self, kontext: Kontext, spår: Sequence[Importspår], borttaget: Callable[[], None]) -> None:
        super().__init__("Importen")
        self._kontext = kontext
        self._spår = tuple(spår)
        self._borttaget = borttaget  # the notice that tells of the import says nothing true any more

    def redo(self) -> None:
        """What is pushed has been done already."""

    def undo(self) -> None:
        spår, self._spår = self._spår, ()
        if not spår:
            return
        if isValid(self):  # a long stack lets its oldest changes go
            self.setObsolete(True)
        svar: Borttaget | None = self._kontext.försök(lambda: ta_bort_importerat(self._kontext.db, spår))
        if svar is None:
            return
        self._borttaget()
        self._kontext.sparat.emit()
        for slag, id_ in svar.berörda:
            self._kontext.ändrat.emit(slag, id_)
        self._kontext.notiser.visa("tips", _besked(svar))

    def ta_bort(self) -> None:
        """The button: as Ctrl+Z when the import is the latest, otherwise only the import."""
        stack = self._kontext.ångrastack
        if not self._spår:
            return
        if stack.command(stack.index() - 1) is self:
            stack.undo()
        else:
            self.undo()


def _besked(svar: Borttaget) -> str:
    borta = uppräknat({_SLAG[slag]: antal for slag, antal in svar.borta.items()})
    kvar = uppräknat({_SLAG[slag]: antal for slag, antal in svar.kvar.items()})
    text = f"Tog bort {borta}. Filerna kan importeras igen." if borta else "Ingenting togs bort."
    if svar.makulerade:
        vad = "Ärendet som fick nummer" if svar.makulerade == 1 else f"{svar.makulerade} ärenden som fick nummer"
        text += f" {vad} är makulerat." if svar.makulerade == 1 else f" {vad} är makulerade."
    return f"{text} Kvar är {kvar}, som har ändrats eller används." if kvar else text
