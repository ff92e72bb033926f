"""The page Delegation: the ordning, decisions under it, their report, figures and codes."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.services import delegationsbild
from nämndapp.ui.delegation.ordning import Ordningsflik
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sida import Beställning, Sida


class Delegationssida(Sida):
    """Five tabs over one nämnd (KL 6:37–40, 7:5–8)."""

    namn = "Delegation"
    ikonnamn = "delegation"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self._granskat: tuple[object, list[Påpekande]] | None = None
        self.flikar = QTabWidget(self)
        self.flikar.setDocumentMode(True)
        self.flikar.tabBar().setDrawBase(False)
        self.ordning = Ordningsflik(kontext, self.flikar)
        self.flikar.addTab(self.ordning, "Ordningen")
        self.ram.addWidget(self.flikar, 1)
        self.ordning.visad.connect(self._ny_granskning)
        self.ordning.visa_papper.connect(self.förhandsvisa)
        self.flikar.currentChanged.connect(lambda _: self._bytt_flik())
        kontext.nämnd_bytt.connect(self._nämnd_bytt)

    # -- showing ------------------------------------------------------------------------------
    def uppdatera(self) -> None:
        self._visa_fliken()
        self._ny_granskning()

    def _visa_fliken(self) -> None:
        flik = self.flikar.currentWidget()
        flik.uppdatera()  # type: ignore[attr-defined]

    def _bytt_flik(self) -> None:
        self._visa_fliken()
        self._ny_granskning()

    def _nämnd_bytt(self) -> None:
        self.lämna()
        self.ordning.rensa()
        if self.isVisible():
            self.uppdatera()

    def nytt(self) -> None:
        """Ctrl+N: what the tab is made of."""
        self.flikar.currentWidget().nytt()  # type: ignore[attr-defined]

    # -- what the window asks -----------------------------------------------------------------
    def _ny_granskning(self) -> None:
        self._granskat = None
        self.påpekanden_ändrade.emit([])

    def påpekanden(self) -> list[Påpekande]:
        nyckel = (self.flikar.currentIndex(), self.ordning.ordning_id)
        if self._granskat is None or self._granskat[0] != nyckel:
            self._granskat = (nyckel, self._granska())
        return self._granskat[1]

    def _granska(self) -> list[Påpekande]:
        db, nämnd, ordning = self.kontext.db, self.kontext.nämnd_id, self.ordning.ordning_id
        if nämnd is None:
            return []
        if self.flikar.currentWidget() is self.ordning:
            if ordning is None:
                return []
            return self.kontext.försök(lambda: delegationsbild.granska_ordning(db, ordning)) or []
        return self.kontext.försök(lambda: delegationsbild.granska_beslut(db, nämnd)) or []

    def beställningar(self) -> list[Beställning]:
        alla = [self.ordning.beställning()]
        return [b for b in alla if b is not None]

    def gå_till(self, plats: Plats) -> bool:
        if plats.typ in {"delegationspunkt", "delegationsordning"}:
            self.flikar.setCurrentWidget(self.ordning)
            self.ordning.uppdatera()
            if plats.typ == "delegationspunkt" and not self.ordning.välj_med_punkt(plats.id):
                return False
            if plats.typ == "delegationsordning" and plats.id is not None and not self.ordning.välj(plats.id):
                return False
            return self.ordning.redigerare.gå_till(plats)
        return False

    def återställ(self, slag: str, data: dict[str, object]) -> None:
        """A draft comes back."""
        self.flikar.setCurrentWidget(self.ordning)
        self.ordning.redigerare.återställ(data)

    def lämna(self) -> None:
        self.ordning.redigerare.lämna_fält()
