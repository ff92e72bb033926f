"""Rules, derived text and the grid, worked out beside the window's thread so that a key press never waits for them.

One question at a time: what changes meanwhile is put in before the next one. The answer goes to the tabs and, through
them, to the Kontroll panel.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from nämndapp.bas.fel import NämndappFel
from nämndapp.bas.papekande import Påpekande
from nämndapp.services.protokollsbild import Möteslage, Paragrafbild, Protokollsbild
from nämndapp.services.protokolluppgifter import NärvaroUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter
from nämndapp.ui.kit.bakgrund import Framsteg, run_in_background
from nämndapp.ui.kontext import Kontext

VÄNTA_MS = 120  # the typing pauses

Ändra = Callable[[Protokollsbild], None]


@dataclass(frozen=True, slots=True)
class Svar:
    """What is known of the meeting now; ``läge`` and ``påpekanden`` are None when they are as before."""

    bild: Protokollsbild
    påpekanden: tuple[Påpekande, ...] | None = None
    läge: Möteslage | None = None
    paragraf: Paragrafbild | None = None


class Verkstad(QObject):
    """One meeting at a time. ``svarat`` carries a ``Svar``."""

    svarat = Signal(object)

    def __init__(self, kontext: Kontext, parent: QObject) -> None:
        super().__init__(parent)
        self._kontext = kontext
        self._id: int | None = None
        self._paragraf: int | None = None
        self._bild: Protokollsbild | None = None
        self._gång = 0  # an answer to an older question than the last reload is thrown away
        self._läs_skrivet: Callable[[], None] | None = None
        self._ändringar: list[Ändra] = []
        self._rutnät = True
        self._arbetar = False
        self._igen = False
        self._klocka = QTimer(self)
        self._klocka.setSingleShot(True)
        self._klocka.timeout.connect(self._börja)

    @property
    def upptagen(self) -> bool:
        """Is an answer on its way?"""
        return self._arbetar or self._klocka.isActive()

    def öppna(self, sammanträde_id: int | None) -> None:
        """Another meeting (None: no meeting)."""
        if sammanträde_id != self._id:
            self._id = sammanträde_id
            self._paragraf = None
            self.läs_om()

    def läs_om(self) -> None:
        """Everything anew: §§ have come, gone or moved."""
        self._bild = None
        self._gång += 1
        self._ändringar.clear()
        self._läs_skrivet = None
        self._begär(rutnät=True)

    def välj(self, paragraf_id: int | None) -> None:
        """Asks for the § that is shown."""
        if paragraf_id != self._paragraf:
            self._paragraf = paragraf_id
            self._begär()

    def sparat(self, paragraf_id: int, uppgifter: ParagrafUppgifter) -> None:
        """A § has been saved."""
        self._ändringar.append(lambda bild: bild.ersätt(paragraf_id, uppgifter))
        self._begär(rutnät=True)

    def närvaro(self, uppgifter: NärvaroUppgifter) -> None:
        """The närvaro has been saved."""
        self._ändringar.append(lambda bild: bild.sätt_närvaro(uppgifter))
        self._begär(rutnät=True)

    def granska_om(self) -> None:
        """The rules once more on what is known (something has been acknowledged)."""
        self._ändringar.append(lambda _: None)
        self._begär()

    def skrivs(self, paragraf_id: int, nuvarande: Callable[[], ParagrafUppgifter | None]) -> None:
        """A § is being typed; it is read when the typing pauses."""

        def läs() -> None:
            uppgifter = nuvarande()
            if uppgifter is not None:
                self._ändringar.append(lambda bild: bild.ersätt(paragraf_id, uppgifter))

        self._läs_skrivet = läs
        self._klocka.start(VÄNTA_MS)

    def _begär(self, *, rutnät: bool = False) -> None:
        self._rutnät = self._rutnät or rutnät
        if not self._klocka.isActive():
            self._klocka.start(0)

    def _börja(self) -> None:
        if self._läs_skrivet is not None:
            läs, self._läs_skrivet = self._läs_skrivet, None
            läs()
        if self._id is None:
            return
        if self._arbetar:
            self._igen = True
            return
        self._arbetar = True
        id_, paragraf, med_rutnät = self._id, self._paragraf, self._rutnät
        bild, ändringar = self._bild, tuple(self._ändringar)
        self._ändringar.clear()
        self._rutnät = False
        db = self._kontext.db

        def räkna(_framsteg: Framsteg) -> Svar:
            nu = bild or Protokollsbild(db, id_)
            for ändra in ändringar:
                ändra(nu)
            return Svar(
                nu,
                tuple(nu.påpekanden()) if ändringar or bild is None else None,
                nu.läge() if med_rutnät else None,
                nu.paragraf(paragraf) if paragraf is not None else None,
            )

        gång = self._gång
        run_in_background(räkna, lambda svar: self._klart(gång, svar), self._gick_inte)

    def _klart(self, gång: int, svar: Svar) -> None:
        self._arbetar = False
        if gång == self._gång:
            self._bild = svar.bild
            self.svarat.emit(svar)
        if self._igen or gång != self._gång:
            self._igen = False
            self._begär()

    def _gick_inte(self, _fel: NämndappFel) -> None:
        """The meeting is gone, or the file is: whoever shows it says so."""
        self._arbetar = False
