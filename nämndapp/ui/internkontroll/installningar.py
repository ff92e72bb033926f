"""The nämnd's scale, levels and threshold for internal control: what new analyses begin with."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from nämndapp.services import internkontrollval, riskskala
from nämndapp.services.andring import Ändring
from nämndapp.services.internkontrollval import MINSTA_SKALA, STÖRSTA_SKALA, TONER, Internkontrollval
from nämndapp.ui.cellredigerare import Cellredigerare
from nämndapp.ui.internkontroll.matris import tonfärg
from nämndapp.ui.kit.falt import Talfält, Textfält
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Celltabell, Cellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.tema import aktuella_färger

_NAMN = {"sannolikhetsnamn", "konsekvensnamn"}


@dataclasses.dataclass(frozen=True, slots=True)
class Nivårad:
    """A level of the matrix, from a value and up."""

    från: int
    namn: str
    färg: str
    id: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class ValVy:
    """The setting of a nämnd; ``id`` and ``version`` are the nämnd's."""

    id: int
    version: int
    uppgifter: Internkontrollval


class Valredigerare(Cellredigerare):
    """The settings; analyses that are made keep what they were made with."""

    slag = "nämnd"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        gäller = QLabel(
            "Gäller nya riskanalyser. De som redan finns behåller den skala, de ord och den gräns som de gjordes med; "
            "inga bedömningar ändras.",
            self,
        )
        gäller.setWordWrap(True)
        gäller.setProperty("roll", "svag")
        layout.addWidget(gäller)
        ruta = QGridLayout()
        ruta.setHorizontalSpacing(16)
        ruta.setVerticalSpacing(8)
        för_steg = "Ett ord för varje steg, med kommatecken emellan"
        delar = (
            (Talfält("skala", "&Skala, 1 till", MINSTA_SKALA, STÖRSTA_SKALA), 0, 0, 1),
            (Talfält("tröskel", "Med i planen från riskvär&de", 1, STÖRSTA_SKALA**2), 0, 1, 1),
            (Talfält("frist", "Kontrollen görs inom, dagar e&fter perioden", 0, 120), 0, 2, 1),
            (Textfält("sannolikhetsnamn", "Sannolikh&etens steg", för_steg), 1, 0, 3),
            (Textfält("konsekvensnamn", "&Konsekvensens steg", för_steg), 2, 0, 3),
            (Textfält("reglemente", "Reg&lemente som kräver planen", "Reglemente för …, antaget av …"), 3, 0, 3),
        )  # fmt: skip
        for fält, rad, kolumn, bredd in delar:
            ruta.addWidget(self.bind(fält), rad, kolumn, 1, bredd)
        layout.addLayout(ruta)
        self.modell: Cellmodell[Nivårad] = Cellmodell(self._kolumner(), self)
        self.modell.ändrad.connect(self._rader_ändrade)
        self.modell.fel.connect(lambda text: self.kontext.notiser.visa("varning", text))
        self.vy_nivåer = Cellvy(self.modell, "Nivåer", "Inga nivåer.", ny_rad=self._ny_nivå, första=1, flyttbar=False)
        self.vakta(self.vy_nivåer)
        self.tabell = Celltabell(self.vy_nivåer, "N&y nivå", self)
        layout.addWidget(self.tabell, 1)

    def _kolumner(self) -> Sequence[Cellkolumn[Nivårad]]:
        return (
            Cellkolumn("Från riskvärde", lambda n, _: str(n.från), _byt_från, bredd=120, höger=True),
            Cellkolumn(
                "Ord", lambda n, _: n.namn, lambda n, t: dataclasses.replace(n, namn=t), bredd=160, sträck=True,
                ton=lambda n: tonfärg(n.färg, aktuella_färger()),
            ),
            Cellkolumn("Färg", lambda n, _: n.färg, _byt_färg, bredd=120, val=lambda: TONER),
        )  # fmt: skip

    def _ny_nivå(self) -> Nivårad:
        sista = self.modell.rader[-1].från if self.modell.rader else 0
        return Nivårad(sista + 1, "ny nivå", "röd")

    @property
    def nyckel(self) -> str:
        return f"internkontrollval:{self.vy.id}"

    # -- the editor's part --------------------------------------------------------------------
    def hämta(self, objekt_id: int) -> ValVy:
        val, version = internkontrollval.hämta_val(self.kontext.db, objekt_id)
        return ValVy(objekt_id, version, val)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return internkontrollval.spara_val(self.kontext.db, objekt_id or 0, uppgifter, väntad_version)

    def läs_värde(self, uppgifter: Any, namn: str) -> Any:
        värde = super().läs_värde(uppgifter, namn)
        return ", ".join(värde) if namn in _NAMN else värde

    def med_värden(self, uppgifter: Any, värden: Mapping[str, Any]) -> Any:
        nya: Internkontrollval = uppgifter
        for namn, värde in värden.items():
            if namn in _NAMN:
                nytt: dict[str, Any] = {namn: tuple(d.strip() for d in str(värde).split(",") if d.strip())}
                nya = dataclasses.replace(nya, **nytt)
            elif namn == "skala":
                nya = riskskala.med_skala(nya, värde) if värde is not None else nya
            elif namn == "tröskel":
                nya = riskskala.med_tröskel(nya, värde) if värde is not None else nya
            elif värde is not None:
                nya = dataclasses.replace(nya, **{namn: värde})
        return nya

    def _rader_ändrade(self, rader: Sequence[Nivårad]) -> None:
        if self.vy is not None:
            nivåer = tuple(
                {"från": n.från, "namn": n.namn, "färg": n.färg} for n in sorted(rader, key=lambda n: n.från)
            )
            self.spara(dataclasses.replace(self.uppgifter, nivåer=nivåer))

    def fyll(self) -> None:
        val: Internkontrollval | None = self.uppgifter
        self.tabell.skrivskydda(not self.kontext.db.skrivbar or val is None)
        self.modell.sätt(
            [Nivårad(int(n["från"]), str(n["namn"]), str(n["färg"]), nr) for nr, n in enumerate(val.nivåer)]
            if val
            else ()
        )


def _byt_från(n: Nivårad, text: str) -> Nivårad:
    if not text.isdigit() or int(text) < 1:
        raise ValueError("Skriv det minsta riskvärde som nivån börjar på.")
    return dataclasses.replace(n, från=int(text))


def _byt_färg(n: Nivårad, text: str) -> Nivårad:
    if text not in TONER:
        raise ValueError(f"Färgen är en av {', '.join(TONER)}.")
    return dataclasses.replace(n, färg=text)
