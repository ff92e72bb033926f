"""The page Sammanträden."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.bas.svenska import datum_kort, datum_med_veckodag, klockslag, veckodag
from nämndapp.models import Uppdragsroll
from nämndapp.services import granska, register, sammantraden
from nämndapp.services.andring import Ändring
from nämndapp.services.uppgifter import SammanträdeUppgifter
from nämndapp.services.vyer import Sammanträdesrad
from nämndapp.storage import Databas
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.tabell import Filtrerad, Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sammantraden.protokoll import Protokollflik
from nämndapp.ui.sammantraden.redigerare import Sammanträdesredigerare
from nämndapp.ui.sida import Beställning, Sida

LISTA, UPPGIFTER, PROTOKOLL = range(3)


class Sammanträdessida(Sida):
    """Meetings at the left; the chosen one's list, kallelse and protocol draft at the right."""

    namn = "Sammanträden"
    ikonnamn = "sammantraden"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.ny_knapp = QPushButton(ikon("ny"), "&Nytt sammanträde", self)
        self.ny_knapp.clicked.connect(self.nytt)
        self.kallelse_knapp = QPushButton(ikon("pdf"), "&Kallelse", self)
        self.kallelse_knapp.setToolTip("Visa kallelsen som den kommer att se ut (Ctrl+P)")
        self.kallelse_knapp.clicked.connect(lambda: self._visa("kallelse"))
        self.protokoll_knapp = QPushButton(ikon("pdf"), "P&rotokoll", self)
        self.protokoll_knapp.setToolTip("Visa protokollsutkastet som det kommer att se ut")
        self.protokoll_knapp.clicked.connect(lambda: self._visa("protokoll"))
        for knapp in (self.kallelse_knapp, self.protokoll_knapp, self.ny_knapp):
            self.rubrikrad.addWidget(knapp)
        self.modell = Radmodell[Sammanträdesrad](
            (
                Kolumn(
                    "Datum", lambda r: r.datum, lambda r: f"{datum_kort(r.datum)} {veckodag(r.datum)[:3]}", bredd=122
                ),
                Kolumn("Läge", lambda r: r.status.value, bredd=74, sträck=True),
            ),
            lambda r: r.id,
        )
        self.tabell = Tabellvy(
            self.modell, "Sammanträden", "Inga sammanträden ännu. Tryck Ctrl+N, eller dra in en kallelse i fönstret."
        )
        self.tabell.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.tabell.vald.connect(self._vald)
        self._radmeny()
        self.redigerare = Sammanträdesredigerare(kontext, self)
        self.protokollflik = Protokollflik(kontext, self)
        self.mötesrubrik = QLabel("", self)
        self.mötesrubrik.setProperty("roll", "rubrik")
        self.flikar = QTabWidget(self)
        self.flikar.setDocumentMode(True)
        self.flikar.addTab(self.redigerare.lista_flik, "Föredragningslista")
        self.flikar.addTab(self.redigerare.uppgifter_flik, "Kallelsens uppgifter")
        self.flikar.addTab(self.protokollflik, "Protokollsutkast")
        self.flikar.currentChanged.connect(lambda _: self.påpekanden_ändrade.emit([]))
        höger = QWidget(self)
        hlayout = QVBoxLayout(höger)
        hlayout.setContentsMargins(12, 0, 0, 0)
        hlayout.setSpacing(4)
        hlayout.addWidget(self.mötesrubrik)
        hlayout.addWidget(self.flikar, 1)
        delare = QSplitter(Qt.Orientation.Horizontal, self)
        delare.addWidget(Filtrerad(self.tabell, "Filtrera sammanträden"))
        delare.addWidget(höger)
        delare.setStretchFactor(1, 1)
        delare.setChildrenCollapsible(False)
        delare.setSizes([210, 610])
        self.ram.addWidget(delare, 1)
        self.redigerare.visad.connect(self._visad)
        self.redigerare.redigeras.connect(lambda: self.påpekanden_ändrade.emit([]))
        self.protokollflik.redigerare.redigeras.connect(lambda: self.påpekanden_ändrade.emit([]))
        kontext.nämnd_bytt.connect(self._nämnd_bytt)
        self.redigerare.visa(None)

    def _radmeny(self) -> None:
        self.tabell.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for text, tangent, gör in (
            ("&Ställ in sammanträdet", "", sammantraden.ställ_in_sammanträde),
            ("&Ta bort sammanträdet", "Del", sammantraden.ta_bort_sammanträde),
        ):
            åtgärd = QAction(text, self.tabell)
            if tangent:
                åtgärd.setShortcut(QKeySequence(tangent))
                åtgärd.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            åtgärd.triggered.connect(partial(self._på_valda, gör))
            self.tabell.addAction(åtgärd)

    def _på_valda(self, gör: Callable[[Databas, int, int | None], Ändring], _på: bool = False) -> None:
        """Cancels or removes the chosen meetings, each as one undoable change."""
        for rad in self.tabell.valda_rader():
            self.kontext.utför(partial(gör, self.kontext.db, rad.id, rad.version))

    # -- the list -----------------------------------------------------------------------------
    def uppdatera(self) -> None:
        nämnd = self.kontext.nämnd_id
        rader = self.kontext.försök(lambda: sammantraden.lista_sammanträden(self.kontext.db, nämnd)) if nämnd else []
        self.tabell.uppdatera(sorted(rader or [], key=lambda r: r.datum, reverse=True))
        self.ny_knapp.setEnabled(nämnd is not None and self.kontext.db.skrivbar)
        if self.redigerare.vy is None and rader:
            self._välj_närmaste(rader)
        elif self.redigerare.vy is not None:
            self.protokollflik.visa(self.redigerare.vy.id)

    def _välj_närmaste(self, rader: list[Sammanträdesrad]) -> None:
        """The next meeting, or the last one when none is ahead."""
        kommande = [r for r in rader if r.datum >= date.today()]
        valt = min(kommande, key=lambda r: r.datum) if kommande else max(rader, key=lambda r: r.datum)
        self.tabell.välj(valt.id)

    def _nämnd_bytt(self) -> None:
        self.redigerare.visa(None)
        if self.isVisible():
            self.uppdatera()

    def _vald(self, rad: Sammanträdesrad | None) -> None:
        if rad is not None and (self.redigerare.vy is None or self.redigerare.vy.id != rad.id):
            self.redigerare.visa(rad.id)

    def _visad(self) -> None:
        vy = self.redigerare.vy
        if vy is None:
            self.mötesrubrik.setText("Välj ett sammanträde i listan")
            self.protokollflik.visa(None)
        else:
            u: SammanträdeUppgifter = vy.uppgifter
            tid = f" kl. {klockslag(u.starttid)}" if u.starttid else ""
            self.mötesrubrik.setText(f"{vy.nämnd_namn}, {datum_med_veckodag(u.datum)}{tid}")
            self.protokollflik.visa(vy.id)
            self.tabell.välj(vy.id)
        for knapp in (self.kallelse_knapp, self.protokoll_knapp):
            knapp.setEnabled(vy is not None)
        self.påpekanden_ändrade.emit([])

    def nytt(self) -> None:
        """A new meeting four weeks after the last one, same weekday, time and place."""
        nämnd = self.kontext.nämnd_id
        if nämnd is None or not self.kontext.db.skrivbar:
            return
        rader = sammantraden.lista_sammanträden(self.kontext.db, nämnd)
        senaste = max(rader, key=lambda r: r.datum, default=None)
        dag = max(senaste.datum + timedelta(weeks=4), date.today()) if senaste else date.today() + timedelta(weeks=2)
        uppgifter = SammanträdeUppgifter(
            nämnd_id=nämnd,
            datum=dag,
            starttid=senaste.starttid if senaste else None,
            plats=senaste.plats if senaste else "",
            ordförande=self._ordförande(nämnd, dag),
        )
        ändring = self.kontext.utför(lambda: sammantraden.spara_sammanträde(self.kontext.db, None, uppgifter, None))
        if ändring is not None:
            self.tabell.välj(ändring.objekt_id)
            self.flikar.setCurrentIndex(UPPGIFTER)
            self.gå_till(Plats(typ="sammantrade", id=ändring.objekt_id, fält="datum"))

    def _ordförande(self, nämnd: int, dag: date) -> str:
        """Who chairs on that day, after the register."""
        ledamöter = register.lista_ledamöter(self.kontext.db, nämnd, dag=dag)
        return next((r.namn for r in ledamöter if r.roll is Uppdragsroll.ORDFÖRANDE), "")

    # -- what the window asks -----------------------------------------------------------------
    def påpekanden(self) -> list[Påpekande]:
        vy = self.redigerare.vy
        if vy is None:
            return []
        nu = self.redigerare.nuvarande()
        svar: list[Påpekande] | None = self.kontext.försök(
            lambda: granska.granska_uppgifter(self.kontext.db, nu, objekt_id=vy.id)
        )
        return svar or []

    def lagens_dag(self) -> date | None:
        return self.redigerare.uppgifter.datum if self.redigerare.vy else None

    def beställningar(self) -> list[Beställning]:
        vy = self.redigerare.vy
        if vy is None:
            return []
        val: dict[str, Any] = {"sammanträde_id": vy.id}
        alla = [
            Beställning("kallelse", "Kallelse", val),
            Beställning("foredragningslista", "Föredragningslista", val),
            Beställning("protokoll", "Protokollsutkast", val),
        ]
        if self.flikar.currentIndex() == PROTOKOLL:
            alla.insert(0, alla.pop())
            paragraf = self.protokollflik.redigerare.vy
            if paragraf is not None:
                alla.append(Beställning("utdrag", "Protokollsutdrag", {"paragraf_id": paragraf.id}))
        return alla

    def _visa(self, typ: str) -> None:
        self.lämna()
        for beställning in self.beställningar():
            if beställning.typ == typ:
                self.förhandsvisa.emit(beställning)

    def gå_till(self, plats: Plats) -> bool:
        if plats.typ in {"sammantrade", "sammanträde"}:
            return self._gå_till_möte(plats)
        if plats.typ == "foredragningspunkt":
            self.flikar.setCurrentIndex(LISTA)
            return self.redigerare.gå_till(plats)
        if plats.typ == "paragraf":
            self.flikar.setCurrentIndex(PROTOKOLL)
            return self.protokollflik.gå_till(plats.id)
        return False

    def _gå_till_möte(self, plats: Plats) -> bool:
        if plats.id is not None and not self.tabell.välj(plats.id):
            self.redigerare.visa(plats.id)
        if not plats.fält:
            return self.redigerare.vy is not None
        if plats.fält == "punkter":
            self.flikar.setCurrentIndex(LISTA)
            self.redigerare.ärendefält.setFocus()
            return True
        self.flikar.setCurrentIndex(UPPGIFTER)
        return self.redigerare.gå_till(plats)

    def återställ(self, slag: str, data: dict[str, Any]) -> None:
        """A draft comes back."""
        (self.protokollflik.redigerare if slag == "paragraf" else self.redigerare).återställ(data)

    def lämna(self) -> None:
        self.redigerare.lämna_fält()
        self.protokollflik.redigerare.lämna_fält()
