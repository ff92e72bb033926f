"""The tab Årshjul: matters that come back, the wheel, and an editor for the chosen one."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from nämndapp.bas.datummonster import månadsnummer
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.svenska import MÅNADER, versal
from nämndapp.models import Punkttyp
from nämndapp.services import arshjul
from nämndapp.services.andring import Ändring
from nämndapp.services.uppgifter import ÅrshjulspostUppgifter
from nämndapp.services.vyer import ÅrshjulspostVy
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Kryssfält, Talfält, Textfält, Valfält
from nämndapp.ui.kit.tabell import Filtrerad, Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.planering.hjul import Årshjul
from nämndapp.ui.redigerare import Redigerare


def månadsord(månader: tuple[int, ...]) -> str:
    """ "jan, maj, sep", or "varje månad"."""
    return "varje månad" if len(set(månader)) == 12 else ", ".join(MÅNADER[m - 1][:3] for m in sorted(set(månader)))


class Månadsfält(Textfält):
    """Months: "feb, maj", "2, 5", "juni–augusti", "varje månad", "kvartal"."""

    def tolka(self, text: str) -> tuple[int, ...]:
        rent = text.strip().lower()
        if not rent:
            return ()
        if rent in {"varje månad", "alla"}:
            return tuple(range(1, 13))
        if rent in {"kvartal", "varje kvartal"}:
            return arshjul.KVARTAL
        delar = [d for d in rent.replace(" och ", ",").replace(" ", ",").split(",") if d]
        if all(d.isdigit() for d in delar):
            if not all(1 <= int(d) <= 12 for d in delar):
                raise ValueError("Månaderna är 1 till 12.")
            return tuple(sorted({int(d) for d in delar}))
        try:
            return tuple(sorted(månadsnummer(rent)))
        except Inmatningsfel:
            raise ValueError("Skriv till exempel ”feb, maj”, ”2, 5”, ”kvartal” eller ”varje månad”.") from None

    def visa(self, värde: Any) -> str:
        return månadsord(tuple(värde)) if värde else ""


class Postredigerare(Redigerare):
    """One matter of the årshjul."""

    slag = "årshjulspost"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        nät = QGridLayout(self)
        nät.setContentsMargins(0, 8, 0, 0)
        nät.setHorizontalSpacing(12)
        nät.setVerticalSpacing(6)
        delar = (
            (Textfält("rubrik", "Rubrik &på listan"), 0, 0, 2),
            (Månadsfält("månader", "&Månader", "feb, maj, kvartal, varje månad"), 0, 2, 1),
            (Valfält.av_enum("typ", "&Typ", Punkttyp), 0, 3, 1),
            (Textfält("grupp", "R&ubrik över"), 1, 0, 1),
            (Textfält("ansvarig", "An&svarig"), 1, 1, 1),
            (Textfält("lagrum", "&Lagrum"), 1, 2, 1),
            (Talfält("framförhållning", "&Dagar i förväg", 0, 365), 1, 3, 1),
            (Textfält("anteckning", "Anteckn&ing"), 2, 0, 3),
            (Kryssfält("aktiv", "Tas upp (&x)"), 2, 3, 1),
        )
        for fält, rad, kolumn, bredd in delar:
            nät.addWidget(self.bind(fält), rad, kolumn, 1, bredd, Qt.AlignmentFlag.AlignTop)
        for kolumn in range(4):
            nät.setColumnStretch(kolumn, 1)
        self.setEnabled(False)

    def hämta(self, objekt_id: int) -> ÅrshjulspostVy:
        return arshjul.hämta_årshjulspost(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return arshjul.spara_årshjulspost(self.kontext.db, objekt_id, uppgifter, väntad_version)


def _kolumner() -> list[Kolumn[ÅrshjulspostVy]]:
    return [
        Kolumn("Ärende", lambda r: r.uppgifter.rubrik, sträck=True),
        Kolumn(
            "Månader",
            lambda r: f"{min(r.uppgifter.månader, default=13):02d}",
            lambda r: månadsord(r.uppgifter.månader),
            bredd=150,
        ),
        Kolumn("Lagrum", lambda r: r.uppgifter.lagrum, bredd=86),
        Kolumn("Ansvarig", lambda r: r.uppgifter.ansvarig, bredd=120),
    ]


class Årshjulsflik(QWidget):
    """The list at the left, the wheel at the right, the editor below."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._månad = date.today().month
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        knappar = QHBoxLayout()
        self.ny_knapp = QPushButton(ikon("ny"), "N&ytt i årshjulet", self)
        self.ny_knapp.clicked.connect(self.nytt)
        self.social_knapp = QPushButton("Föreslå, s&ocialnämnd", self)
        self.social_knapp.setToolTip("Lägger till det som en socialnämnd brukar ta upp varje år, med lagrum")
        self.social_knapp.clicked.connect(lambda: self._föreslå(socialnämnd=True))
        self.annan_knapp = QPushButton("Föreslå, annan näm&nd", self)
        self.annan_knapp.setToolTip("Lägger till det som de flesta nämnder tar upp varje år")
        self.annan_knapp.clicked.connect(lambda: self._föreslå(socialnämnd=False))
        self.bort_knapp = QPushButton(ikon("ta-bort"), "Ta &bort", self)
        self.bort_knapp.setToolTip("Ta bort det valda ärendet ur årshjulet")
        self.bort_knapp.clicked.connect(self._ta_bort)
        for knapp in (self.ny_knapp, self.social_knapp, self.annan_knapp):
            knappar.addWidget(knapp)
        knappar.addStretch(1)
        knappar.addWidget(self.bort_knapp)
        layout.addLayout(knappar)
        self.modell: Radmodell[ÅrshjulspostVy] = Radmodell(_kolumner(), lambda r: r.id, self)
        self.tabell = Tabellvy(
            self.modell,
            "Årshjulets ärenden",
            "Årshjulet är tomt. Låt programmet föreslå ett, eller lägg till ett ärende som kommer varje år (Ctrl+N).",
            self,
            (1, Qt.SortOrder.AscendingOrder),
            viker=(2, 3),
        )
        self.tabell.vald.connect(self._vald)
        höger = self._bygg_höger()
        delare = QSplitter(Qt.Orientation.Horizontal, self)
        delare.addWidget(Filtrerad(self.tabell, "Filtrera årshjulet", self, ("ärende", "ärenden")))
        delare.addWidget(höger)
        delare.setStretchFactor(0, 3)
        delare.setStretchFactor(1, 2)
        delare.setChildrenCollapsible(False)
        layout.addWidget(delare, 1)
        self.redigerare = Postredigerare(kontext, self)
        layout.addWidget(self.redigerare)

    def _bygg_höger(self) -> QWidget:
        """The wheel, what the chosen month has, and passing over."""
        höger = QWidget(self)
        spalt = QVBoxLayout(höger)
        spalt.setContentsMargins(12, 0, 0, 0)
        self.hjul = Årshjul(höger)
        self.hjul.månad_vald.connect(self._visa_månad)
        self.månadstext = QLabel("", höger)
        self.månadstext.setWordWrap(True)
        self.månadstext.setMinimumHeight(60)
        self.månadstext.setAlignment(Qt.AlignmentFlag.AlignTop)
        spalt.addWidget(self.hjul, 1)
        spalt.addWidget(self.månadstext)
        avstårad = QHBoxLayout()
        self.skäl = QLineEdit(höger)
        self.skäl.setAccessibleName("Varför ärendet inte tas upp")
        self.skäl.setPlaceholderText("varför det inte tas upp")
        self.skäl.textChanged.connect(lambda _: self._kan_avstå())
        self.avstå_knapp = QPushButton("Avst&å", höger)
        self.avstå_knapp.clicked.connect(self.avstå)
        avstårad.addWidget(self.skäl, 1)
        avstårad.addWidget(self.avstå_knapp)
        spalt.addLayout(avstårad)
        return höger

    def uppdatera(self) -> None:
        """Reads the nämnd's årshjul again."""
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        poster = (self.kontext.försök(lambda: arshjul.lista_årshjul(db, nämnd)) or []) if nämnd else []
        self.tabell.uppdatera(poster)
        self._per_månad: dict[int, list[str]] = {m: [] for m in range(1, 13)}
        for post in poster:
            for månad in post.uppgifter.månader if post.uppgifter.aktiv else ():
                self._per_månad[månad].append(post.uppgifter.rubrik)
        self.hjul.visa(self._per_månad, date.today().month)
        if self.redigerare.vy is not None and self.redigerare.vy.id not in {p.id for p in poster}:
            self.redigerare.visa(None)
        skriv = nämnd is not None and db.skrivbar
        for knapp in (self.ny_knapp, self.social_knapp, self.annan_knapp):
            knapp.setEnabled(skriv)
        self.bort_knapp.setEnabled(skriv and self.redigerare.vy is not None)
        self._visa_månad(self._månad)

    def _visa_månad(self, månad: int) -> None:
        self._månad = månad
        rubriker = self._per_månad.get(månad, [])
        self.månadstext.setText(f"{versal(MÅNADER[månad - 1])}: {', '.join(rubriker) or 'inget i årshjulet'}.")
        self._kan_avstå()

    def _år(self) -> int:
        """The year of the shown month when it comes next."""
        idag = date.today()
        return idag.year + (1 if self._månad < idag.month else 0)

    def _kan_avstå(self) -> None:
        vy = self.redigerare.vy
        i_månaden = vy is not None and self._månad in vy.uppgifter.månader
        self.avstå_knapp.setText(f"Avst&å i {MÅNADER[self._månad - 1][:3]}")
        self.avstå_knapp.setEnabled(i_månaden and bool(self.skäl.text().strip()) and self.kontext.db.skrivbar)

    def avstå(self) -> None:
        """The chosen matter is passed over in the shown month, and why is noted; Ctrl+Z takes it back."""
        vy, skäl = self.redigerare.vy, self.skäl.text()
        if vy is None:
            return
        år, månad, db = self._år(), self._månad, self.kontext.db
        if self.kontext.utför(lambda: arshjul.avstå(db, vy.id, år, månad, skäl)) is not None:
            self.skäl.clear()
            self.kontext.notiser.visa("tips", f"”{vy.uppgifter.rubrik}” tas inte upp i {MÅNADER[månad - 1]} {år}.")

    def _vald(self, rad: ÅrshjulspostVy | None) -> None:
        if rad is not None and (self.redigerare.vy is None or self.redigerare.vy.id != rad.id):
            self.redigerare.visa(rad.id)
        self.bort_knapp.setEnabled(self.kontext.db.skrivbar and self.redigerare.vy is not None)
        self._kan_avstå()

    def nytt(self) -> None:
        """A new matter, ready to be named."""
        nämnd = self.kontext.nämnd_id
        if nämnd is None or not self.kontext.db.skrivbar:
            return
        self.redigerare.lämna_fält()
        ny = ÅrshjulspostUppgifter(nämnd, "Nytt ärende", len(self.modell.rader), månader=(date.today().month,))
        ändring = self.kontext.utför(lambda: arshjul.spara_årshjulspost(self.kontext.db, None, ny, None))
        if ändring is not None:
            self.uppdatera()
            self.välj(ändring.objekt_id)

    def välj(self, id_: int) -> bool:
        """Shows a matter with its title ready to be written."""
        self.tabell.välj(id_)
        self.redigerare.visa(id_)
        fält = self.redigerare.findChild(QWidget, "rubrik")
        if fält is not None:
            fält.setFocus()
        return self.redigerare.vy is not None

    def _föreslå(self, *, socialnämnd: bool) -> None:
        nämnd = self.kontext.nämnd_id
        if nämnd is None:
            return
        ändring = self.kontext.utför(
            lambda: arshjul.lägg_till_standardhjul(self.kontext.db, nämnd, socialnämnd=socialnämnd)
        )
        if ändring is not None:
            text = "Allt i förslaget finns redan." if ändring.tom else f"{ändring.beskrivning}. Ctrl+Z tar bort dem."
            self.kontext.notiser.visa("tips", text)

    def _ta_bort(self) -> None:
        vy = self.redigerare.vy
        if vy is not None:
            self.kontext.utför(lambda: arshjul.ta_bort_årshjulspost(self.kontext.db, vy.id, None))
