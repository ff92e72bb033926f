"""The meeting's editor: the föredragningslista, and what the kallelse says around it."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.papekande import Plats
from nämndapp.bas.svenska import datum_kort, versal
from nämndapp.models import Punkttyp, Sammanträdesslag, Sammanträdesstatus
from nämndapp.services import arenden, register, sammantraden
from nämndapp.services.andring import Ändring
from nämndapp.services.punktlista import i_timmar, med_ändring
from nämndapp.services.uppgifter import GruppUppgifter, PunktUppgifter
from nämndapp.services.vyer import SammanträdeVy, Ärenderad
from nämndapp.ui.cellredigerare import Cellredigerare
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Datumfält, Flerradsfält, Fält, Kryssfält, Textfält, Tidsfält, Valfält
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sammantraden.lista import Listmodell, Listvy, punktmärken
from nämndapp.ui.sammantraden.punktpanel import Punktpanel


class Sammanträdesredigerare(Cellredigerare):
    """Shows one meeting; ``lista_flik`` and ``uppgifter_flik`` are put on tabs by the page."""

    slag = "sammanträde"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.hide()  # the tabs are the visible parts
        self.modell = Listmodell(self)
        self.modell.ändrad.connect(self._listan_ändrad)
        self._ärenden: dict[str, Ärenderad] = {}
        self.lista_flik = self._bygg_lista()
        self.uppgifter_flik = self._bygg_uppgifter()

    def hämta(self, objekt_id: int) -> SammanträdeVy:
        return sammantraden.hämta_sammanträde(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return sammantraden.spara_sammanträde(self.kontext.db, objekt_id, uppgifter, väntad_version)

    # -- the list -----------------------------------------------------------------------------
    def _bygg_lista(self) -> QWidget:
        flik = QWidget()
        layout = QVBoxLayout(flik)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        rad = QHBoxLayout()
        self.ärendefält = QLineEdit(flik)
        self.ärendefält.setPlaceholderText("Lägg till ärende: skriv diarienummer eller rubrik")
        self.ärendefält.setAccessibleName("Lägg till ärende på listan")
        self._förslag = QStringListModel(self)
        komplettering = QCompleter(self._förslag, self)
        komplettering.setFilterMode(Qt.MatchFlag.MatchContains)
        komplettering.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        komplettering.activated[str].connect(self._lägg_till_ärende)  # type: ignore[index]  # the overload with text
        self.ärendefält.setCompleter(komplettering)
        self.ärendefält.returnPressed.connect(lambda: self._lägg_till_ärende(self.ärendefält.text()))
        rad.addWidget(self.ärendefält, 1)
        self._knappar: list[QWidget] = []
        for text, gör in (("Ny &punkt", self.ny_punkt), ("Ny gr&upp", self.ny_grupp)):
            knapp = QPushButton(text, flik)
            knapp.clicked.connect(gör)
            rad.addWidget(knapp)
            self._knappar.append(knapp)
        for bild, namn, gör2 in (
            ("upp", "Flytta upp (Alt+Upp)", self._flytta_upp),
            ("ner", "Flytta ner (Alt+Ner)", self._flytta_ner),
            ("ta-bort", "Ta bort raden (Del)", self._ta_bort),
        ):
            verktyg = QToolButton(flik)
            verktyg.setIcon(ikon(bild))
            verktyg.setAccessibleName(namn)
            verktyg.setToolTip(namn)
            verktyg.clicked.connect(gör2)
            rad.addWidget(verktyg)
            self._knappar.append(verktyg)
        layout.addLayout(rad)
        self.vy_lista = Listvy(self.modell, flik)  # made after the row above it: Tab follows the order of making
        self.vakta(self.vy_lista)
        layout.addWidget(self.vy_lista, 1)
        self.summa = QLabel("", flik)
        self.summa.setProperty("roll", "svag")
        layout.addWidget(self.summa)
        self.panel = Punktpanel(flik)
        self.panel.ändrat.connect(self._punkter_ändrade)
        self.vy_lista.selectionModel().selectionChanged.connect(lambda *_: self._visa_punkter())
        layout.addWidget(self.panel)
        return flik

    def _punkter_ändrade(self, ändrat: dict[str, Any]) -> None:
        """A change in the panel counts for every chosen item."""
        self._listan_ändrad(med_ändring(self.modell.lista, self.vy_lista.valda(), **ändrat))

    def _listan_ändrad(self, lista: Any) -> None:
        self.spara(dataclasses.replace(self.uppgifter, lista=tuple(lista)))

    def _flytta_upp(self) -> None:
        self.vy_lista.flytta(-1)

    def _flytta_ner(self) -> None:
        self.vy_lista.flytta(1)

    def _ta_bort(self) -> None:
        self.vy_lista.ta_bort()

    def ny_punkt(self) -> None:
        """A new item, opened for typing."""
        if self.vy is not None:
            self.vy_lista.lägg_till(PunktUppgifter(rubrik="Ny punkt"))

    def ny_grupp(self) -> None:
        """A new heading, opened for typing."""
        if self.vy is not None:
            self.vy_lista.lägg_till(GruppUppgifter(rubrik="Ny grupp"))

    def _lägg_till_ärende(self, text: str) -> None:
        if self.vy is None or not text.strip():
            return
        ärende = self._ärenden.get(text) or next(
            (ä for ä in self._ärenden.values() if ä.diarienummer and ä.diarienummer == text.strip()), None
        )
        self.ärendefält.blockSignals(True)
        if ärende is None:
            punkt = PunktUppgifter(rubrik=text.strip())
        else:
            vy = self.kontext.försök(lambda: arenden.hämta_ärende(self.kontext.db, ärende.id))
            handlingar = vy.uppgifter.handlingar if vy else ()
            punkt = PunktUppgifter(
                rubrik=ärende.rubrik,
                diarienummer=ärende.diarienummer or None,
                ärende_id=ärende.id,
                typ=Punkttyp.BESLUT,
                handlingar=handlingar,
            )
        self.ärendefält.clear()
        self.ärendefält.blockSignals(False)
        self.vy_lista.lägg_till(punkt, redigera=False)

    def valda_punkter(self) -> tuple[int, ...]:
        """The ids of the chosen items that have been saved."""
        return tuple(p.id for p in self._valda() if p.id is not None)

    def _valda(self) -> list[PunktUppgifter]:
        rader = [self.modell.lista[r] for r in self.vy_lista.valda() if r < len(self.modell.lista)]
        return [r for r in rader if isinstance(r, PunktUppgifter)]

    def _visa_punkter(self) -> None:
        """What the chosen items have in common, and in words what goes with the only one."""
        if self.vy is None:
            self.panel.visa((), {}, "")
            return
        punkter = self._valda()
        text = "Välj en eller flera punkter för att ändra dem här."
        if len(punkter) == 1:
            rubriker = [self.vy.handlingar[h] for h in punkter[0].handlingar if h in self.vy.handlingar]
            papper = "; ".join(f"{h.typ.namn} ”{h.rubrik}”" for h in rubriker)
            delar = [*punktmärken(punkter[0]), f"handlingar: {papper}" if papper else "inga handlingar"]
            text = versal(" · ".join(delar))
        elif punkter:
            text = f"{len(punkter)} punkter valda: en ändring gäller alla."
        self.panel.visa(punkter, self.vy.handlingar, text)

    def _visa_summa(self) -> None:
        """How many items and how long they take; and what the called have not been told."""
        if self.vy is None:
            self.summa.setText("")
            return
        kvar = [p for p in self.vy.uppgifter.punkter if not p.utgår]
        minuter = sum(p.minuter or 0 for p in kvar)
        delar = [f"{len(kvar)} {'punkt' if len(kvar) == 1 else 'punkter'}"]
        if minuter:
            delar.append(f"beräknad tid {i_timmar(minuter)}")
        if self.vy.publiceringar:
            sista = self.vy.publiceringar[-1]
            namn = "kallelsen" if sista.nummer == 0 else f"tilläggslista {sista.nummer}"
            delar.append(f"{namn} publicerad {datum_kort(sista.tidpunkt.date())}")
        self.summa.setText(" · ".join(delar))

    # -- the kallelse's fields ----------------------------------------------------------------
    def _bygg_uppgifter(self) -> QWidget:
        innehåll = QWidget()
        innehåll.setObjectName("rullyta")
        nät = QGridLayout(innehåll)
        nät.setContentsMargins(2, 12, 12, 12)
        nät.setHorizontalSpacing(16)
        nät.setVerticalSpacing(10)

        def år() -> int:
            return int(self.uppgifter.datum.year) if self.vy else 2000

        rader: tuple[tuple[Fält, ...], ...] = (
            (Datumfält("datum", "Datum", år), Tidsfält("starttid", "Börjar"), Tidsfält("sluttid", "Slutar")),
            (Textfält("plats", "Plats"), Valfält.av_enum("status", "Läge", Sammanträdesstatus),
             Valfält.av_enum("slag", "Slag av sammanträde", Sammanträdesslag)),
            (Textfält("skäl", "Skäl för extra sammanträde, och vem som begärt det"),),
            (Datumfält("kallelse_datum", "Kallelsen skickas", år), Textfält("ordförande", "Ordförande")),
            (Textfält("sekreterare", "Sekreterare"), Textfält("anmäl_förhinder", "Anmäl förhinder till")),
            (Textfält("förslag_justerare", "Förslag till justerare"),
             Textfält("förslag_ersättare", "Förslag till ersättare för justerare")),
            (Textfält("justering_plats", "Justeringens plats"), Datumfält("justering_datum", "Justeringsdag", år),
             Tidsfält("justering_tid", "Klockan")),
            (Textfält("länk", "Länk för deltagande på distans"), Textfält("gruppmöten", "Gruppmöten")),
            (Textfält("måltid", "Måltid"), Datumfält("stoppdatum", "Stoppdatum för handlingar", år)),
        )  # fmt: skip
        for radnr, fält_på_rad in enumerate(rader):
            bredd = 6 // len(fält_på_rad)
            for nr, fält in enumerate(fält_på_rad):
                nät.addWidget(self.bind(fält), radnr, nr * bredd, 1, bredd, Qt.AlignmentFlag.AlignTop)
        nät.addWidget(self.bind(Kryssfält("öppet", "Sammanträdet är öppet för allmänheten")), len(rader), 0, 1, 3)
        nät.addWidget(self.bind(Kryssfält("distans", "Det går att delta på distans")), len(rader), 3, 1, 3)
        nät.addWidget(
            self.bind(Flerradsfält("anteckning", "Egen anteckning (skrivs inte ut)", 3)), len(rader) + 1, 0, 1, 6
        )
        for kolumn in range(6):
            nät.setColumnStretch(kolumn, 1)
        nät.setRowStretch(len(rader) + 2, 1)
        rullyta = QScrollArea()
        rullyta.setWidgetResizable(True)
        rullyta.setWidget(innehåll)
        rullyta.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return rullyta

    def _lämnat(self, namn: str, värde: Any) -> None:
        if namn == "datum" and värde is None:
            self._fält["datum"].visa_fel("Ett sammanträde måste ha ett datum.")
            return
        super()._lämnat(namn, värde)

    def fyll(self) -> None:
        skyddad = not self.kontext.db.skrivbar or self.vy is None
        self.modell.skyddad = skyddad
        if self.vy is None:
            self.vy_lista.visa((), {})
        else:
            self.vy_lista.visa(self.vy.uppgifter.lista, self.vy.handlingar, self.vy.nummer)
        self._visa_punkter()
        self.panel.skrivskydda(skyddad)
        self._visa_summa()
        for knapp in (*self._knappar, self.ärendefält):
            knapp.setEnabled(not skyddad)
        self.lista_flik.setEnabled(self.vy is not None)
        self.uppgifter_flik.setEnabled(self.vy is not None)
        self._fyll_förslag()

    def _fyll_förslag(self) -> None:
        if self.vy is None:
            return
        alla = self.kontext.försök(lambda: arenden.lista_ärenden(self.kontext.db, self.vy.uppgifter.nämnd_id)) or []
        redan = {p.ärende_id for p in self.vy.uppgifter.punkter}
        namn = [
            rad.namn
            for rad in register.lista_ledamöter(
                self.kontext.db, self.vy.uppgifter.nämnd_id, dag=self.vy.uppgifter.datum
            )
        ]
        for fältnamn in ("ordförande", "förslag_justerare", "förslag_ersättare", "sekreterare"):
            fält = self._fält[fältnamn]
            assert isinstance(fält, Textfält)
            fält.föreslå(namn)
        self._ärenden = {f"{ä.diarienummer}  {ä.rubrik}".strip(): ä for ä in alla if ä.id not in redan}
        self._förslag.setStringList(list(self._ärenden))

    def gå_till(self, plats: Plats) -> bool:
        if plats.typ == "foredragningspunkt":
            for rad, punkt in enumerate(self.modell.lista):
                if isinstance(punkt, PunktUppgifter) and punkt.id == plats.id:
                    self.vy_lista.välj([rad])
                    self.vy_lista.setFocus()
                    return True
            return False
        return super().gå_till(plats)
