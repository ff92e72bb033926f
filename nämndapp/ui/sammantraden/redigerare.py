"""The meeting's editor: the föredragningslista, and what the kallelse says around it."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.papekande import Plats
from nämndapp.bas.svenska import datum_kort, sorterad
from nämndapp.models import Punkttyp
from nämndapp.services import arenden, punktarende, register, sammantraden
from nämndapp.services.andring import Ändring
from nämndapp.services.importbygge import punkttyp
from nämndapp.services.punktlista import efter_slag, i_timmar, med_ändring
from nämndapp.services.uppgifter import GruppUppgifter, PunktUppgifter
from nämndapp.services.vyer import SammanträdeVy, Ärenderad
from nämndapp.ui.cellredigerare import Cellredigerare, visa_flik
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Textfält
from nämndapp.ui.kit.ikonknappar import lägg_ikonknappar
from nämndapp.ui.kit.tabbordning import ordna
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sammantraden.arendesok import Ärendesök
from nämndapp.ui.sammantraden.filslapp import Filsläpp
from nämndapp.ui.sammantraden.lista import Listvy
from nämndapp.ui.sammantraden.listfilter import Listfilter
from nämndapp.ui.sammantraden.listmodell import Listmodell
from nämndapp.ui.sammantraden.punktyta import BILAGOR, FÄLT, Punktyta
from nämndapp.ui.sammantraden.uppgiftsflik import bygg_uppgifter


class Sammanträdesredigerare(Cellredigerare):
    """Shows one meeting; ``lista_flik`` and ``uppgifter_flik`` are put on tabs by the page."""

    slag = "sammanträde"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.hide()  # the tabs are the visible parts
        self.modell = Listmodell(self)
        self.modell.ändrad.connect(self._listan_ändrad)
        self._namn_för: tuple[int, date] | None = None  # whose members the fields propose
        self.lista_flik = self._bygg_lista()
        self.uppgifter_flik = bygg_uppgifter(self)

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
        self.ärendefält = Ärendesök(self._ärenden_att_lägga_till, flik)
        self.ärendefält.valt.connect(self._lägg_till_ärende)
        rad.addWidget(self.ärendefält, 1)
        self._knappar: list[QWidget] = []
        for text, gör in (("Ny &punkt", self.ny_punkt), ("Ny gr&upp", self.ny_grupp)):
            knapp = QPushButton(text, flik)
            knapp.clicked.connect(gör)
            rad.addWidget(knapp)
            self._knappar.append(knapp)
        self._knappar += lägg_ikonknappar(rad, flik, (
            ("upp", "Flytta upp (Alt+Upp)", self._flytta_upp),
            ("ner", "Flytta ner (Alt+Ner)", self._flytta_ner),
            ("ta-bort", "Ta bort raden (Del)", self._ta_bort),
        ))  # fmt: skip
        layout.addLayout(rad)
        self.vy_lista = Listvy(self.modell, flik)
        self.vakta(self.vy_lista)
        self._lägg_filter(flik, rad)
        layout.addWidget(self.filter)
        layout.addWidget(self.vy_lista, 1)
        self.yta = Punktyta(self.kontext, flik)
        self.summa, self.panel = self.yta.summa, self.yta.panel
        self.panel.ändrat.connect(self._punkter_ändrade)
        self.panel.skrivs.connect(self._börja_utkast)
        self.panel.skapa_ärende.connect(self._skapa_ärende)
        self.vakta(self.yta.bilagor.vy)
        self.yta.bilagor.sparat.connect(self._cell_stängd)
        self.vy_lista.selectionModel().selectionChanged.connect(lambda *_: self._visa_punkter())
        layout.addWidget(self.yta)
        self.yta.flikar.currentChanged.connect(lambda _: QTimer.singleShot(0, self, self._visa_vald))
        self.vy_lista.släpp = Filsläpp(self.vy_lista, lambda rad: isinstance(self.modell.lista[rad], PunktUppgifter))
        self.vy_lista.släpp.släppta.connect(self._filer_släppta)
        ordna(flik)
        return flik

    def _lägg_filter(self, flik: QWidget, rad: QHBoxLayout) -> None:
        self.filter = Listfilter(self.vy_lista, flik)
        self.filter.hindrat.connect(lambda text: self.kontext.notiser.visa("tips", text))
        knapp = QToolButton(flik)
        knapp.setIcon(ikon("sok"))
        knapp.setAccessibleName("Filtrera listan (Ctrl+F)")
        knapp.setToolTip("Filtrera listan (Ctrl+F)")
        knapp.clicked.connect(self.filter.öppna)
        rad.insertWidget(3, knapp)
        åtgärder = []
        for tangent, gör in (("Ctrl+F", self.filter.öppna), ("Esc", self.filter.rensa)):
            åtgärd = QAction(flik)
            åtgärd.setShortcut(QKeySequence(tangent))
            åtgärd.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            åtgärd.triggered.connect(lambda _på, g=gör: g())
            flik.addAction(åtgärd)
            åtgärder.append(åtgärd)
        åtgärder[1].setEnabled(False)  # Esc is others' while there is no filter
        self.filter.synlig.connect(åtgärder[1].setEnabled)

    def _punkter_ändrade(self, ändrat: dict[str, Any]) -> None:
        """A change in the panel counts for every chosen item."""
        self._listan_ändrad(med_ändring(self.modell.lista, self.vy_lista.valda(), **ändrat))

    def _listan_ändrad(self, lista: Any) -> None:
        utan = self.vy is not None and self.vy.formalia_utan_paragraf
        nya = efter_slag(self.modell.lista, lista, formalia_utan_paragraf=utan)
        self.spara(dataclasses.replace(self.uppgifter, lista=nya))

    def _skapa_ärende(self) -> None:
        """The chosen item's title becomes an ärende, with the number that the nämnd gives."""
        self.lämna_fält()
        if self.vy is not None and len(punkter := self.valda_punkter()) == 1:
            vy, db = self.vy, self.kontext.db
            gjort = self.kontext.utför(lambda: punktarende.nytt_ärende(db, vy.id, punkter[0], vy.version))
            if gjort is not None:
                self.kontext.notiser.visa("tips", f"{gjort.beskrivning}.")

    def _ändrat_utifrån(self, slag: str, objekt_id: int) -> None:
        if slag not in {"sammanträde", "handling", "meddelanden", "paragraf"}:
            self._namn_för = None
        berörs = self.vy is not None and (
            (slag == "nämnd" and objekt_id == self.uppgifter.nämnd_id)  # what it has settled about its lists
            or (slag == "handling" and objekt_id in self.vy.handlingar)
        )
        if berörs:
            slag, objekt_id = self.slag, self.vy.id
        super()._ändrat_utifrån(slag, objekt_id)

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

    def _ärenden_att_lägga_till(self) -> list[Ärenderad]:
        """Those of the nämnd that are not on the list."""
        if self.vy is None:
            return []
        nämnd_id = self.vy.uppgifter.nämnd_id
        alla = self.kontext.försök(lambda: arenden.lista_ärenden(self.kontext.db, nämnd_id)) or []
        redan = {p.ärende_id for p in self.vy.uppgifter.punkter}
        return [ä for ä in alla if ä.id not in redan]

    def _lägg_till_ärende(self, ärende: Ärenderad | str) -> None:
        if self.vy is None:
            return
        if isinstance(ärende, str):
            punkt = PunktUppgifter(rubrik=ärende, typ=punkttyp(None, ärende))
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
        self.vy_lista.lägg_till(punkt, redigera=False)

    def valda_punkter(self) -> tuple[int, ...]:
        """The ids of the chosen items that have been saved."""
        return tuple(p.id for p in self._valda() if p.id is not None)

    def _valda(self) -> list[PunktUppgifter]:
        rader = [self.modell.lista[r] for r in self.vy_lista.valda() if r < len(self.modell.lista)]
        return [r for r in rader if isinstance(r, PunktUppgifter)]

    def _visa_punkter(self) -> None:
        """What the chosen items have in common, and what goes with the only one."""
        self.yta.visa(self.vy, self._valda() if self.vy else [])

    def _visa_vald(self) -> None:
        """The list has become lower or higher: what is chosen is still seen."""
        self.vy_lista.scrollTo(self.vy_lista.currentIndex())

    def _filer_släppta(self, rad: int, filer: list[Path]) -> None:
        """Files dropped on an item become its papers."""
        punkt = self.modell.lista[rad] if 0 <= rad < len(self.modell.lista) else None
        if not isinstance(punkt, PunktUppgifter) or self.vy is None:
            self.kontext.notiser.visa("tips", "Släpp filerna på en punkt, så blir de bilagor till den.")
            return
        self.lämna_fält()
        self.vy_lista.välj([rad])
        self.yta.flikar.setCurrentIndex(BILAGOR)
        self.yta.bilagor.lägg_till_filer(filer)

    def _visa_summa(self) -> None:
        """How many items and how long they take; and what the called have not been told."""
        if self.vy is None:
            self.summa.sätt("")
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
        self.summa.sätt(" · ".join(delar))

    # -- the kallelse's fields ----------------------------------------------------------------
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
        self.panel.föreslå(sorterad({p.föredragande for p in self.vy.uppgifter.punkter if p.föredragande}))
        nu = (self.vy.id, self.vy.uppgifter.datum)
        if nu == self._namn_för:
            return
        self._namn_för = nu
        ledamöter = register.lista_ledamöter(self.kontext.db, self.vy.uppgifter.nämnd_id, dag=self.vy.uppgifter.datum)
        namn = [rad.namn for rad in ledamöter]
        for fältnamn in ("ordförande", "förslag_justerare", "förslag_ersättare", "sekreterare"):
            fält = self._fält[fältnamn]
            assert isinstance(fält, Textfält)
            fält.föreslå(namn)

    # -- drafts of the panel below the list ---------------------------------------------------
    def utkastdata(self) -> dict[str, Any]:
        panel = self.panel.utkastdata()
        return super().utkastdata() | ({"punktpanel": panel} if panel else {})

    def lämna_fält(self) -> None:
        self.panel.ta_nu()
        super().lämna_fält()

    def återställ(self, data: dict[str, Any]) -> None:
        """The panel's texts go back to the items that they were written for, as far as these are left."""
        panel = data.get("punktpanel")
        if isinstance(panel, dict) and self.vy is not None:
            self._har_utkast = True
            idn = self.modell.identiteter()
            rader = [idn.index(("punkt", id_)) for id_ in panel.get("punkter", ()) if ("punkt", id_) in idn]
            texter: dict[str, str] = panel.get("fält", {})
            if rader:
                visa_flik(self.vy_lista)
                self.filter.rensa()
                self.vy_lista.välj(rader)
                self.yta.flikar.setCurrentIndex(FÄLT)
                self.panel.återställ(texter)
            else:
                text = ", ".join(texter.values())
                self.kontext.notiser.visa(
                    "varning", f"Punkten som texten hörde till finns inte längre. Texten var: {text}"
                )
        super().återställ(data)

    def _återställ_cell(self, cell: dict[str, Any]) -> None:
        """A bilaga's row is there only when its item is chosen and the tab is in front."""
        if cell.get("tabell") == self.yta.bilagor.vy.accessibleName():
            for nr, rad in enumerate(self.modell.lista):
                if isinstance(rad, PunktUppgifter) and cell.get("rad_id") in rad.handlingar:
                    visa_flik(self.vy_lista)
                    self.vy_lista.välj([nr])
                    self.yta.flikar.setCurrentIndex(BILAGOR)
                    break
        super()._återställ_cell(cell)

    def gå_till(self, plats: Plats) -> bool:
        if plats.typ == "foredragningspunkt":
            for rad, punkt in enumerate(self.modell.lista):
                if isinstance(punkt, PunktUppgifter) and punkt.id == plats.id:
                    self.filter.rensa()
                    self.vy_lista.välj([rad])
                    self.vy_lista.setFocus()
                    return True
            return False
        return super().gå_till(plats)
