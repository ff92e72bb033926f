"""The internkontrollplan: what is controlled, by whom, how often, and which risks it answers."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from nämndapp.bas.papekande import Plats
from nämndapp.models import Planstatus
from nämndapp.services import internkontroll, kopplingstext, riskarbete
from nämndapp.services.andring import Ändring
from nämndapp.services.internkontrolluppgifter import KontrollUppgifter, PlanUppgifter, RiskUppgifter
from nämndapp.services.vyer import PlanVy
from nämndapp.ui.cellredigerare import Cellredigerare
from nämndapp.ui.kit.falt import Datumfält, Flerradsfält, Talfält, Textfält, Valfält
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Celltabell, Cellvy, skriv_text
from nämndapp.ui.kontext import Kontext

NR, KATEGORI, KONTROLL, OMFATTNING, ANSVARIG, FREKVENS, METOD, RAPPORT, RISK = range(9)
_KOLUMN = {
    "kategori": KATEGORI,
    "kontroll": KONTROLL,
    "omfattning": OMFATTNING,
    "ansvarig": ANSVARIG,
    "frekvens": FREKVENS,
    "metod": METOD,
    "rapporteras_till": RAPPORT,
    "risker": RISK,
}


class Planredigerare(Cellredigerare):
    """One year's plan. ``risker`` are the rows of the analysis that it rests on."""

    slag = "internkontrollplan"
    fylls_på = Signal()
    antas = Signal(object, int)  # day, §

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.risker: tuple[RiskUppgifter, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(10)
        fält = QGridLayout()
        fält.setHorizontalSpacing(16)
        fält.setVerticalSpacing(8)

        def år() -> int:
            return int(self.uppgifter.år) - 1 if self.vy else 2000

        delar = (
            (Textfält("rubrik", "Ru&brik på papperet", "Internkontrollplan …"), 4),
            (Valfält.av_enum("status", "Läg&e", Planstatus), 2),
            (Datumfält("beslutad_datum", "Besl&utad den", år), 2),
            (Talfält("beslutad_paragraf", "Paragra&f", 1), 1),
        )
        for nr, (f, bredd) in enumerate(delar):
            fält.addWidget(self.bind(f), 0, nr)
            fält.setColumnStretch(nr, bredd)
        self._inledning = self.bind(Flerradsfält("inledning", "In&ledning (före tabellen)", 1))
        fält.addWidget(self._inledning, 1, 0, 1, len(delar))
        layout.addLayout(fält)
        self.modell: Cellmodell[KontrollUppgifter] = Cellmodell(self._kolumner(), self)
        self.modell.ändrad.connect(self._rader_ändrade)
        self.modell.fel.connect(lambda text: self.kontext.notiser.visa("varning", text))
        self.vy_kontroller = Cellvy(
            self.modell,
            "Kontrollmoment",
            "Inga kontrollmoment ännu. Lägg till ett med knappen ovanför, eller importera en plan.",
            ny_rad=lambda: KontrollUppgifter(kontroll="Nytt kontrollmoment", kategori=self._kategoriförslag()),
            första=KONTROLL,
        )
        self.vakta(self.vy_kontroller)
        self.tabell = Celltabell(self.vy_kontroller, "Nytt kontroll&moment", self)
        self.ur_analysen = QPushButton("Ur analy&sen", self)
        self.ur_analysen.setToolTip("En rad för varje risk som ska vara med och saknar kontrollmoment")
        self.ur_analysen.clicked.connect(self.fylls_på.emit)
        self.anta = QPushButton("An&ta planen …", self)
        self.anta.setToolTip("Nämnden har antagit planen: fyll i dag och paragraf först")
        self.anta.clicked.connect(self.ska_antas)
        self.färdiga = QPushButton("Fär&diga kontroller", self)
        self.färdiga.setToolTip("Kontrollmoment som programmet kan göra självt på sina egna uppgifter")
        meny = QMenu(self.färdiga)
        meny.aboutToShow.connect(self._fyll_meny)
        self.färdiga.setMenu(meny)
        for knapp in (self.färdiga, self.ur_analysen, self.anta):
            self.tabell.knapprad.addWidget(knapp)
        layout.addWidget(self.tabell, 1)

    def _kolumner(self) -> Sequence[Cellkolumn[KontrollUppgifter]]:
        return (
            Cellkolumn("Nr", lambda _, nr: str(nr + 1), bredd=34, höger=True, hel_rubrik="Nummer"),
            Cellkolumn("Kategori", lambda k, _: k.kategori, skriv_text("kategori"), bredd=84),
            Cellkolumn("Kontroll", lambda k, _: k.kontroll, self._byt_kontroll, bredd=140, sträck=True),
            Cellkolumn(
                "Omf.", lambda k, _: k.omfattning, skriv_text("omfattning"), bredd=56, hel_rubrik="Omfattning",
            ),
            Cellkolumn("Ansvarig", lambda k, _: k.ansvarig, skriv_text("ansvarig"), bredd=80),
            Cellkolumn("Frekvens", lambda k, _: k.frekvens, riskarbete.med_frekvens, bredd=100, mer=self._frekvensord),
            Cellkolumn("Metod", lambda k, _: k.metod, skriv_text("metod"), bredd=120, sträck=True),
            Cellkolumn(
                "Rapport till", lambda k, _: k.rapporteras_till, skriv_text("rapporteras_till"), bredd=94,
                hel_rubrik="Rapporteras till",
            ),
            Cellkolumn(
                "Risker", lambda k, _: ", ".join(map(str, self._risknummer(k))), self._byt_risker,
                bredd=58, flera=self._risktexter, hel_rubrik="Risker i riskanalysen", mer=self._riskord,
            ),
        )  # fmt: skip

    @staticmethod
    def _byt_kontroll(k: KontrollUppgifter, text: str) -> KontrollUppgifter:
        if not text:
            raise ValueError("Ett kontrollmoment måste ha en text. Tryck Del på raden om det ska bort.")
        return dataclasses.replace(k, kontroll=text)

    @staticmethod
    def _frekvensord(k: KontrollUppgifter) -> str:
        return f"{k.frekvens} ({k.frekvenskod.value})" if k.frekvenskod else k.frekvens

    def _kategoriförslag(self) -> str:
        valda = self.vy_kontroller.valda()
        rad = valda[-1] if valda else len(self.modell.rader) - 1
        return self.modell.rader[rad].kategori if self.modell.rader else ""

    def ska_antas(self) -> None:
        """The button: what is missing is asked for where it is written; then the page asks before the act."""
        self.lämna_fält()
        if self.vy is None:
            return
        u: PlanUppgifter = self.uppgifter
        for namn, text in (("beslutad_datum", "Skriv dagen för beslutet."), ("beslutad_paragraf", "Skriv paragrafen.")):
            if getattr(u, namn) is None:
                self._fält[namn].visa_fel(text)
                self._fält[namn].inmatning.setFocus()
                return
        if u.beslutad_datum is not None and u.beslutad_paragraf is not None:
            self.antas.emit(u.beslutad_datum, u.beslutad_paragraf)

    def _fyll_meny(self) -> None:
        from nämndapp.services.inbyggda_kontroller import INBYGGDA  # builds papers: only when asked for

        meny = self.färdiga.menu()
        meny.clear()
        har = {k.inbyggd for k in self.uppgifter.kontroller} if self.vy else set()
        for inbyggd in INBYGGDA.values():
            val = meny.addAction(inbyggd.kontroll, partial(self.lägg_till_färdig, inbyggd.kod))
            val.setEnabled(inbyggd.kod not in har)

    def lägg_till_färdig(self, kod: str) -> None:
        """One of the controls that the program performs itself."""
        from nämndapp.services import inbyggda_kontroller

        self.lämna_fält()
        if self.vy is None:
            return
        id_, version = self.vy.id, self.vy.version
        self.kontext.utför(lambda: inbyggda_kontroller.lägg_till_inbyggd(self.kontext.db, id_, kod, version))

    # -- the risks that a control answers -----------------------------------------------------
    def _risktexter(self) -> list[str]:
        return [r.risk for r in self.risker]

    def _risknummer(self, k: KontrollUppgifter) -> list[int]:
        egna = set(k.risker)
        return [nr for nr, r in enumerate(self.risker, 1) if r.id in egna] if egna else []

    def _riskord(self, k: KontrollUppgifter) -> str:
        rader = [f"Risk {nr} {self.risker[nr - 1].risk}" for nr in self._risknummer(k)]
        return "\n".join(rader) or "Ingen risk vald"

    def _byt_risker(self, k: KontrollUppgifter, text: str) -> KontrollUppgifter:
        nummer = kopplingstext.tolka(text, self._risktexter(), kopplingstext.RISK)
        idn = tuple(id_ for nr in nummer if (id_ := self.risker[nr - 1].id) is not None)
        return k if set(idn) == set(k.risker) else dataclasses.replace(k, risker=idn)

    # -- the editor's part --------------------------------------------------------------------
    def hämta(self, objekt_id: int) -> PlanVy:
        return internkontroll.hämta_plan(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return internkontroll.spara_plan(self.kontext.db, objekt_id, uppgifter, väntad_version)

    def _rader_ändrade(self, rader: Any) -> None:
        if self.vy is not None:
            self.spara(dataclasses.replace(self.uppgifter, kontroller=tuple(rader)))

    def fyll(self) -> None:
        uppgifter: PlanUppgifter | None = self.uppgifter
        self.tabell.skrivskydda(not self.kontext.db.skrivbar or self.vy is None)
        self.risker = ()
        if uppgifter is not None and uppgifter.riskanalys_id is not None:
            analys = self.kontext.försök(
                lambda: internkontroll.hämta_riskanalys(self.kontext.db, uppgifter.riskanalys_id or 0)
            )
            self.risker = analys.uppgifter.risker if analys else ()
        self.modell.sätt(uppgifter.kontroller if uppgifter else ())
        skrivbar = self.kontext.db.skrivbar and uppgifter is not None
        self.ur_analysen.setEnabled(skrivbar and uppgifter is not None and uppgifter.riskanalys_id is not None)
        self.anta.setEnabled(skrivbar)
        self.färdiga.setEnabled(skrivbar)
        self.anta.setVisible(uppgifter is None or uppgifter.status is Planstatus.FÖRSLAG)

    def gå_till(self, plats: Plats) -> bool:
        if plats.typ != "kontrollmoment":
            return super().gå_till(plats)
        for nr, kontroll in enumerate(self.modell.rader):
            if kontroll.id == plats.id:
                self.vy_kontroller.välj([nr], _KOLUMN.get(plats.fält, KONTROLL))
                self.vy_kontroller.setFocus()
                return True
        return False
