"""A person: contact, uppdrag in nämnder and titles in the administration."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from nämndapp.bas.papekande import Plats
from nämndapp.bas.svenska import datum_kort, tolka_datum
from nämndapp.models import INBJUDNA, Uppdragsroll
from nämndapp.services import register
from nämndapp.services.andring import Ändring
from nämndapp.services.uppgifter import BefattningUppgifter, PersonUppgifter, UppdragUppgifter
from nämndapp.services.vyer import Nämndrad, PersonVy
from nämndapp.ui.cellredigerare import Cellredigerare
from nämndapp.ui.kit.falt import Flerradsfält, Kryssfält, Textfält
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Celltabell, Cellvy, skriv_text
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kontext import Kontext


def _datum(fält: str) -> Callable[[Any, str], Any]:
    def skriv(rad: Any, text: str) -> Any:
        dag = tolka_datum(text, standardår=date.today().year) if text else None
        if text and dag is None:
            raise ValueError("Datumet går inte att läsa. Skriv till exempel 2027-01-01 eller 1 jan.")
        return dataclasses.replace(rad, **{fält: dag})

    return skriv


def _visat(dag: date | None) -> str:
    return datum_kort(dag) if dag else ""


class Personredigerare(Cellredigerare):
    """One person."""

    slag = "person"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self._nämnder: list[Nämndrad] = []
        innehåll = QWidget()
        layout = QVBoxLayout(innehåll)
        layout.setContentsMargins(8, 12, 12, 12)
        layout.setSpacing(10)
        nät = QGridLayout()
        nät.setHorizontalSpacing(16)
        nät.setVerticalSpacing(10)
        nät.addWidget(self.bind(Textfält("namn", "Na&mn")), 0, 0)
        nät.addWidget(self.bind(Textfält("e_post", "&E-post")), 0, 1)
        nät.addWidget(self.bind(Textfält("telefon", "&Telefon")), 1, 0)
        skydd = self.bind(Kryssfält("skyddade_uppgifter", "&Skyddade personuppgifter"))
        skydd.inmatning.setToolTip("E-post och telefon trycks inte på något papper")
        nät.addWidget(skydd, 1, 1)
        nät.setColumnStretch(0, 1)
        nät.setColumnStretch(1, 1)
        layout.addLayout(nät)
        self.uppdrag: Cellmodell[UppdragUppgifter] = self._uppdragsmodell()
        self.vy_uppdrag = Cellvy(
            self.uppdrag,
            "Uppdrag",
            "Inga förtroendeuppdrag. Tryck Ins och välj nämnd och roll.",
            ny_rad=self._nytt_uppdrag,
            första=1,
            flyttbar=False,
        )
        self.befattningar: Cellmodell[BefattningUppgifter] = self._befattningsmodell()
        self.vy_befattningar = Cellvy(
            self.befattningar,
            "Befattningar",
            "Ingen befattning i förvaltningen. Tryck Ins och skriv titeln.",
            ny_rad=lambda: BefattningUppgifter(titel="Ny befattning"),
            flyttbar=False,
        )
        self.vakta(self.vy_uppdrag)
        self.vakta(self.vy_befattningar)
        self.tabeller = (
            Celltabell(self.vy_uppdrag, "Nytt &uppdrag", innehåll, rubrik="Uppdrag i nämnder"),
            Celltabell(self.vy_befattningar, "Ny be&fattning", innehåll, rubrik="Befattningar"),
        )
        for tabell in self.tabeller:
            tabell.vy.setMinimumHeight(138)
            layout.addWidget(tabell, 1)
        layout.addWidget(self.bind(Flerradsfält("anteckning", "Ante&ckning (skrivs inte ut)", 2)))
        yttre = QVBoxLayout(self)
        yttre.setContentsMargins(0, 0, 0, 0)
        yttre.addWidget(rullyta(innehåll))

    def _uppdragsmodell(self) -> Cellmodell[UppdragUppgifter]:
        modell: Cellmodell[UppdragUppgifter] = Cellmodell(
            (
                Cellkolumn("Nämnd", lambda u, _: self._nämndnamn(u.nämnd_id), self._byt_nämnd, sträck=True,
                           val=lambda: [n.namn for n in self._nämnder]),
                Cellkolumn("Roll", lambda u, _: u.roll.value, self._byt_roll, bredd=120,
                           val=lambda: [r.value for r in Uppdragsroll if r not in INBJUDNA]),
                Cellkolumn("Parti", lambda u, _: u.parti, skriv_text("parti"), bredd=52),
                Cellkolumn("Från", lambda u, _: _visat(u.från), _datum("från"), bredd=96),
                Cellkolumn("Till", lambda u, _: _visat(u.till), _datum("till"), bredd=96),
                Cellkolumn("Ordn.", lambda u, _: str(u.tjänstgöringsordning or ""), self._byt_ordning, bredd=54,
                           höger=True, hel_rubrik="Tjänstgöringsordning för ersättare"),
            ),
            self,
        )  # fmt: skip
        modell.ändrad.connect(lambda rader: self._spara_barn(uppdrag=tuple(rader)))
        modell.fel.connect(lambda text: self.kontext.notiser.visa("varning", text))
        return modell

    def _befattningsmodell(self) -> Cellmodell[BefattningUppgifter]:
        modell: Cellmodell[BefattningUppgifter] = Cellmodell(
            (
                Cellkolumn("Titel", lambda b, _: b.titel, self._byt_titel, sträck=True),
                Cellkolumn("Enhet", lambda b, _: b.enhet, skriv_text("enhet"), bredd=110),
                Cellkolumn("Förvaltning", lambda b, _: b.förvaltning, skriv_text("förvaltning"), bredd=120),
                Cellkolumn("Från", lambda b, _: _visat(b.från), _datum("från"), bredd=96),
                Cellkolumn("Till", lambda b, _: _visat(b.till), _datum("till"), bredd=96),
            ),
            self,
        )
        modell.ändrad.connect(lambda rader: self._spara_barn(befattningar=tuple(rader)))
        modell.fel.connect(lambda text: self.kontext.notiser.visa("varning", text))
        return modell

    # -- cells --------------------------------------------------------------------------------
    def _nämndnamn(self, nämnd_id: int) -> str:
        return next((n.namn for n in self._nämnder if n.id == nämnd_id), "")

    def _byt_nämnd(self, u: UppdragUppgifter, text: str) -> UppdragUppgifter:
        nämnd = next((n for n in self._nämnder if text.casefold() in {n.namn.casefold(), n.kod.casefold()}), None)
        if nämnd is None:
            raise ValueError(f"Det finns ingen nämnd som heter ”{text}”.")
        return dataclasses.replace(u, nämnd_id=nämnd.id)

    @staticmethod
    def _byt_roll(u: UppdragUppgifter, text: str) -> UppdragUppgifter:
        return dataclasses.replace(u, roll=next((r for r in Uppdragsroll if r.value == text.lower()), u.roll))

    @staticmethod
    def _byt_ordning(u: UppdragUppgifter, text: str) -> UppdragUppgifter:
        if text and not text.isdigit():
            raise ValueError("Tjänstgöringsordningen är ett helt tal, 1 för den första ersättaren.")
        return dataclasses.replace(u, tjänstgöringsordning=int(text) if text else None)

    @staticmethod
    def _byt_titel(b: BefattningUppgifter, text: str) -> BefattningUppgifter:
        if not text:
            raise ValueError("En befattning måste ha en titel. Tryck Del på raden om den ska bort.")
        return dataclasses.replace(b, titel=text)

    def _nytt_uppdrag(self) -> UppdragUppgifter:
        return UppdragUppgifter(self.kontext.nämnd_id or (self._nämnder[0].id if self._nämnder else 0))

    # -- the editor's part --------------------------------------------------------------------
    def hämta(self, objekt_id: int) -> PersonVy:
        return register.hämta_person(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return register.spara_person(self.kontext.db, objekt_id, uppgifter, väntad_version)

    def _spara_barn(self, **barn: Any) -> None:
        if self.vy is not None:
            self.spara(dataclasses.replace(self.uppgifter, **barn))

    def fyll(self) -> None:
        self._nämnder = self.kontext.försök(lambda: register.lista_nämnder(self.kontext.db)) or []
        uppgifter: PersonUppgifter | None = self.uppgifter
        skyddad = not self.kontext.db.skrivbar or self.vy is None
        for tabell in self.tabeller:
            tabell.skrivskydda(skyddad)
        self.tabeller[0].ny_knapp.setEnabled(not skyddad and bool(self._nämnder))
        self.uppdrag.sätt(uppgifter.uppdrag if uppgifter else ())
        self.befattningar.sätt(uppgifter.befattningar if uppgifter else ())

    def gå_till(self, plats: Plats) -> bool:
        if plats.typ == "uppdrag":
            for nr, uppdrag in enumerate(self.uppdrag.rader):
                if uppdrag.id == plats.id:
                    self.vy_uppdrag.välj([nr])
                    self.vy_uppdrag.setFocus()
                    return True
        return super().gå_till(plats)
