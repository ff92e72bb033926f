"""One stretch of a person's presence: from § to §, in what part, in whose seat."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QWidget

from nämndapp.services.protokollsbild import Paragrafläge, Val
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Fält, Kryssfält, Tidsfält, Valfält
from nämndapp.ui.protokoll.personfalt import Personerfält


class Intervallrad(QFrame):
    """The fields are bound under ``stam`` ("närvarande.3.intervall.0")."""

    def __init__(self, nr: int, ta_bort: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("roll", "kort")
        self.nr = nr
        self.från = Valfält("från_paragraf_id", "Från och med", [(None, "mötets början")])
        self.till = Valfält("till_paragraf_id", "Till och med", [(None, "mötets slut")])
        self.del_från = Kryssfält("del_från", "Kom under paragrafen")
        self.del_till = Kryssfält("del_till", "Gick under paragrafen")
        self.kl_från = Tidsfält("kl_från", "Kl.")
        self.kl_till = Tidsfält("kl_till", "Kl.")
        self.tjänstgör = Kryssfält("tjänstgör", "Tjänstgör")
        self.för = Personerfält("för_id", "För", en=True)
        self.distans = Kryssfält("distans", "På distans")
        for tid in (self.kl_från, self.kl_till):
            tid.setMaximumWidth(72)
        nät = QGridLayout(self)
        nät.setContentsMargins(8, 6, 8, 8)
        nät.setHorizontalSpacing(10)
        nät.setVerticalSpacing(4)
        nät.addWidget(self.från, 0, 0)
        nät.addWidget(self.kl_från, 0, 1)
        nät.addWidget(self.till, 0, 2)
        nät.addWidget(self.kl_till, 0, 3)
        nät.addWidget(self.del_från, 1, 0, 1, 2)
        nät.addWidget(self.del_till, 1, 2, 1, 2)
        nät.addWidget(self.tjänstgör, 2, 0)
        nät.addWidget(self.för, 2, 1, 1, 2)
        nät.addWidget(self.distans, 2, 3, 1, 2)
        self.bort = QToolButton(self)
        self.bort.setIcon(ikon("ta-bort"))
        self.bort.setToolTip("Ta bort tiden")
        self.bort.setAccessibleName(f"Ta bort tid {nr + 1}")
        self.bort.clicked.connect(lambda: ta_bort(self.nr))
        nät.addWidget(self.bort, 0, 4, Qt.AlignmentFlag.AlignTop)
        for kolumn, vikt in ((0, 3), (1, 1), (2, 3), (3, 1)):
            nät.setColumnStretch(kolumn, vikt)

    @property
    def fält(self) -> tuple[Fält, ...]:
        """All of them."""
        return (
            self.från, self.kl_från, self.till, self.kl_till, self.del_från, self.del_till, self.tjänstgör, self.för,
            self.distans,
        )  # fmt: skip

    def sätt_val(self, paragrafer: Sequence[Paragrafläge], personer: Sequence[Val]) -> None:
        """The §§ and the persons to choose among."""
        namn = [(p.id, f"{p.beteckning} {p.rubrik}"[:60]) for p in paragrafer]
        self.från.sätt_val([(None, "mötets början"), *namn])
        self.till.sätt_val([(None, "mötets slut"), *namn])
        self.för.sätt_val(personer)
