"""The kommun: what stands in the letterhead."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.bas.luhn import organisationsnummer_stämmer
from nämndapp.services import register
from nämndapp.services.andring import Ändring
from nämndapp.services.uppgifter import KommunUppgifter
from nämndapp.services.vyer import KommunVy
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Textfält
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.redigerare import Redigerare


class Kommunredigerare(Redigerare):
    """One kommun in each file."""

    slag = "kommun"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        innehåll = QWidget()
        nät = QGridLayout(innehåll)
        nät.setContentsMargins(2, 12, 12, 12)
        nät.setHorizontalSpacing(16)
        nät.setVerticalSpacing(10)
        self._ord = QLabel("Uppgifterna trycks i sidhuvud och sidfot på alla papper.", innehåll)
        self._ord.setProperty("roll", "svag")
        self._ord.setWordWrap(True)
        nät.addWidget(self._ord, 0, 0, 1, 2)
        self.ny_knapp = QPushButton(ikon("ny"), "&Lägg till kommunen", innehåll)
        self.ny_knapp.clicked.connect(self.lägg_till)
        nät.addWidget(self.ny_knapp, 1, 0)
        rader = (
            (Textfält("namn", "Kommunens na&mn", "Ekbro kommun"),
             Textfält("organisationsnummer", "&Organisationsnummer", "212000-0000")),
            (Textfält("postadress", "&Postadress", "Box 1, 123 45 Ekbro"), Textfält("besöksadress", "&Besöksadress")),
            (Textfält("telefon", "&Telefon"), Textfält("e_post", "&E-post")),
            (Textfält("webb", "&Webbplats"), Textfält("logotyp_alttext", "Logotypen i or&d")),
        )  # fmt: skip
        for radnr, fälten in enumerate(rader, 2):
            for kolumn, fält in enumerate(fälten):
                nät.addWidget(self.bind(fält), radnr, kolumn, Qt.AlignmentFlag.AlignTop)
        self._org = self._fält["organisationsnummer"]
        self._org.lämnat.connect(lambda *_: self._granska_org())
        nät.setColumnStretch(0, 1)
        nät.setColumnStretch(1, 1)
        nät.setRowStretch(len(rader) + 2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(rullyta(innehåll))

    def hämta(self, objekt_id: int) -> KommunVy:
        vy = register.hämta_kommun(self.kontext.db)
        assert vy is not None and vy.id == objekt_id  # one kommun, never removed while it is shown
        return vy

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return register.spara_kommun(self.kontext.db, objekt_id, uppgifter, väntad_version)

    def fyll(self) -> None:
        self.setEnabled(True)
        self.ny_knapp.setVisible(self.vy is None)
        self.ny_knapp.setEnabled(self.kontext.db.skrivbar)
        for fält in self._fält.values():
            fält.setEnabled(self.vy is not None)
        self._granska_org()

    def _granska_org(self) -> None:
        """Kindly: the number is kept as it was typed, only the words below say that a digit may be wrong."""
        nummer = self._org.råtext().strip()
        stämmer = not nummer or organisationsnummer_stämmer(nummer)
        self._org.visa_fel("" if stämmer else "Kontrollsiffran stämmer inte. Se efter om någon siffra blev fel.")

    def lägg_till(self) -> None:
        """In a file without kommun."""
        ändring = self.kontext.utför(lambda: register.spara_kommun(self.kontext.db, None, KommunUppgifter(), None))
        if ändring is not None:
            self.visa(ändring.objekt_id)
            self._fält["namn"].inmatning.setFocus()

    def visa_kommunen(self) -> None:
        """The one of the file."""
        vy = self.kontext.försök(lambda: register.hämta_kommun(self.kontext.db))
        id_ = vy.id if vy else None
        if (self.vy.id if self.vy else None) != id_ or id_ is None:
            self.visa(id_)
