"""The page Sammanträden."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.bas.svenska import datum_kort, datum_med_veckodag, klockslag, veckodag, versal
from nämndapp.models import Sammanträdesslag, Sammanträdesstatus, Uppdragsroll
from nämndapp.services import epost, granska, kvittering, publicering, punktlista, register, sammantraden
from nämndapp.services.andring import Ändring
from nämndapp.services.uppgifter import SammanträdeUppgifter
from nämndapp.services.vyer import Sammanträdesrad
from nämndapp.storage import Databas
from nämndapp.ui.efter.efterflik import Efterflik
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.bakgrund import Framsteg
from nämndapp.ui.kit.elid import Elidetikett
from nämndapp.ui.kit.fraga import Frågerad
from nämndapp.ui.kit.menyknapp import Menyknapp
from nämndapp.ui.kit.tabell import Filtrerad, Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.planering.ur_paragraf import NyttUppdragUrParagraf
from nämndapp.ui.protokoll.protokollrum import Protokollrum
from nämndapp.ui.sammantraden.kallade import Kalladeflik
from nämndapp.ui.sammantraden.meddelanden import Meddelandeflik
from nämndapp.ui.sammantraden.paneler import Förslagspanel, Ståendepanel
from nämndapp.ui.sammantraden.redigerare import Sammanträdesredigerare
from nämndapp.ui.sida import Beställning, Sida

LISTA, UPPGIFTER, KALLADE, MEDDELANDEN, NÄRVARO, PROTOKOLL, EFTER = range(7)
_RUMMET = (NÄRVARO, PROTOKOLL, EFTER)
_EFTERFÄLT = ("anslag", "expediering")

_LISTOR = (
    ("tillaggslista", "Tilläggslista"),
    ("handlingar", "Kallelse med handlingar"),
    ("meddelanden", "Meddelanden"),
    ("uppropslista", "Uppropslista"),
    ("voteringslista", "Voteringslista"),
)


def öppna_mapp(mapp: Path) -> None:
    """Shows a folder in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(mapp)))


def _läge(rad: Sammanträdesrad) -> str:
    """How far the meeting has come; a planned beredning or extra meeting says that it is one."""
    slag = "" if rad.slag is Sammanträdesslag.ORDINARIE else rad.slag.value
    return slag if slag and rad.status is Sammanträdesstatus.PLANERAT else rad.status.value


class Sammanträdessida(Sida):
    """Meetings at the left; the chosen one's list, kallelse and protocol draft at the right."""

    namn = "Sammanträden"
    ikonnamn = "sammantraden"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self._bygg_knappar(kontext)
        self.fråga = Frågerad(self)
        self.ram.addWidget(self.fråga)
        self.modell = Radmodell[Sammanträdesrad](
            (
                Kolumn(
                    "Datum", lambda r: r.datum, lambda r: f"{datum_kort(r.datum)} {veckodag(r.datum)[:3]}", bredd=126
                ),
                Kolumn("Läge", _läge, bredd=74, sträck=True),
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
        self.rum = Protokollrum(kontext, self)
        self.protokollflik, self.närvaroflik = self.rum.protokoll, self.rum.närvaro
        self.efterflik = Efterflik(kontext, self)
        self.efterflik.förhandsvisa.connect(self.förhandsvisa.emit)
        self.rum.räkna_även_för(self.efterflik)
        self.mötesrubrik = Elidetikett(parent=self)
        self.lista_knapp = QPushButton("‹ Sammanträden", self)
        self.lista_knapp.setProperty("roll", "länk")
        self.lista_knapp.setToolTip("Visa listan över sammanträden bredvid")
        self.lista_knapp.clicked.connect(lambda: self.möteslista.setVisible(self.möteslista.isHidden()))
        self.lista_knapp.hide()
        self._bygg_flikar(kontext)
        höger = QWidget(self)
        hlayout = QVBoxLayout(höger)
        hlayout.setContentsMargins(12, 0, 0, 0)
        hlayout.setSpacing(4)
        hlayout.addLayout(self._mötesrad())
        hlayout.addWidget(self.förslagspanel)
        hlayout.addWidget(self.ståendepanel)
        hlayout.addWidget(self.flikar, 1)
        delare = QSplitter(Qt.Orientation.Horizontal, self)
        self.möteslista: QWidget = Filtrerad(self.tabell, "Filtrera sammanträden")
        delare.addWidget(self.möteslista)
        delare.addWidget(höger)
        delare.setStretchFactor(1, 1)
        delare.setChildrenCollapsible(False)
        delare.setSizes([210, 622])
        self.ram.addWidget(delare, 1)
        self.redigerare.visad.connect(self._visad)
        self.redigerare.yta.bilagor.förhandsvisa.connect(self.förhandsvisa.emit)
        self.redigerare.redigeras.connect(lambda: self.påpekanden_ändrade.emit([]))
        self.rum.räknat.connect(lambda: self.påpekanden_ändrade.emit([]))
        self.rum.spara_möte.connect(self._spara_i_mötet)
        kontext.nämnd_bytt.connect(self._nämnd_bytt)
        self.redigerare.visa(None)

    def _mötesrad(self) -> QHBoxLayout:
        """Which meeting, and the button to the room."""
        knapp = QPushButton("Sammanträ&desläge (F5)", self)
        knapp.setToolTip("Visa sammanträdet stort i salen, med en tangent för varje sak som händer")
        knapp.clicked.connect(self.till_rummet)
        rad = QHBoxLayout()
        rad.addWidget(self.lista_knapp)
        rad.addWidget(self.mötesrubrik, 1)
        rad.addWidget(knapp)
        return rad

    def _bygg_knappar(self, kontext: Kontext) -> None:
        self.ny_knapp = QPushButton(ikon("ny"), "&Nytt sammanträde", self)
        self.ny_knapp.clicked.connect(self.nytt)
        self.kallelse_knapp = QPushButton(ikon("pdf"), "&Kallelse", self)
        self.kallelse_knapp.setToolTip("Visa kallelsen som den kommer att se ut (Ctrl+P)")
        self.kallelse_knapp.clicked.connect(lambda: self._visa("kallelse"))
        self.protokoll_knapp = QPushButton(ikon("pdf"), "Pro&tokoll", self)
        self.protokoll_knapp.setToolTip("Visa protokollsutkastet som det kommer att se ut")
        self.protokoll_knapp.clicked.connect(lambda: self._visa("protokoll"))
        self.paket_knapp = QPushButton(ikon("spara"), "Kallel&se med handlingar", self)
        self.paket_knapp.setToolTip("Gör PDF med alla handlingar och ett e-postutkast, och öppnar mappen")
        self.paket_knapp.clicked.connect(self.skicka)
        self.nytt_uppdrag = NyttUppdragUrParagraf(kontext, self._visad_paragraf, self.gå_till_sida.emit, self)
        self.addAction(self.nytt_uppdrag)
        self.meny_knapp = self._meny()
        for widget in (self.kallelse_knapp, self.paket_knapp, self.protokoll_knapp, self.meny_knapp, self.ny_knapp):
            self.rubrikrad.addWidget(widget)

    def _bygg_flikar(self, kontext: Kontext) -> None:
        self.flikar = QTabWidget(self)
        self.flikar.setDocumentMode(True)
        self.flikar.setTabToolTip(self.flikar.addTab(self.redigerare.lista_flik, "Lista"), "Föredragningslista")
        self.flikar.addTab(self.redigerare.uppgifter_flik, "Uppgifter")
        self.kalladeflik = Kalladeflik(kontext, self)
        self.flikar.addTab(self.kalladeflik, "Kallade")
        self.meddelandeflik = Meddelandeflik(kontext, self)
        self.flikar.addTab(self.meddelandeflik, "Meddelanden")
        self.flikar.addTab(self.närvaroflik, "Närvaro")
        self.flikar.addTab(self.protokollflik, "Protokoll")
        self.flikar.setTabToolTip(self.flikar.addTab(self.efterflik, "Efter mötet"), "Anslag och utskick")
        brett = self.efterflik.sizePolicy()
        brett.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # the other tabs stand beside the list of meetings
        self.efterflik.setSizePolicy(brett)
        self.förslagspanel = Förslagspanel(kontext, self)
        self.ståendepanel = Ståendepanel(kontext, self)
        self.flikar.currentChanged.connect(self._flik_bytt)
        self._flik_bytt(LISTA)
        self.ståendepanel.synlig.connect(lambda: self.flikar.setVisible(self.ståendepanel.isHidden()))

    def _flik_bytt(self, flik: int) -> None:
        """The buttons are those of what is worked on: there is no room for all of them."""
        i_rummet = flik in _RUMMET  # they need the width: the list of meetings is one click away
        self.protokoll_knapp.setVisible(i_rummet)
        self.kallelse_knapp.setVisible(not i_rummet)
        self.paket_knapp.setVisible(not i_rummet)
        if i_rummet != self.lista_knapp.isVisibleTo(self):
            self.lista_knapp.setVisible(i_rummet)
            self.möteslista.setVisible(not i_rummet)
        self.rum.visa_nu(i_rummet)
        self.nytt_uppdrag.setEnabled(flik == PROTOKOLL)
        self.påpekanden_ändrade.emit([])

    def _meny(self) -> Menyknapp:
        """What is done now and then with a meeting."""
        knapp = Menyknapp(
            "M&er",
            "Mer att göra med sammanträdet",
            (
                ("publicera", "&Publicera …", self.publicera),
                ("föreslå", "&Föreslå punkter …", self.föreslå),
                ("stående", "&Stående punkter …", self.visa_stående),
            ),
            self,
        )
        meny = knapp.meny
        self.publicera_val, self.föreslå_val, self.stående_val = knapp.val.values()
        meny.addAction(self.nytt_uppdrag)
        meny.addSeparator()
        for typ, namn in _LISTOR:
            if typ != "voteringslista":
                meny.addAction(f"Visa {namn.lower()}", partial(self._visa, typ))
        voteringar = meny.addMenu("Visa &voteringslista")
        for antal in (1, 3, 5):
            ord_ = "1 tom votering" if antal == 1 else f"{antal} tomma voteringar"
            voteringar.addAction(f"&{ord_}", partial(self._visa, "voteringslista", voteringar=antal))
        voteringar.addAction("&För de valda punkterna", self._visa_voteringar)
        return knapp

    def _visad_paragraf(self) -> int | None:
        """The § under Protokoll, saved as it is typed."""
        self.protokollflik.redigerare.lämna_fält()
        vy = self.protokollflik.redigerare.vy if self.flikar.currentIndex() == PROTOKOLL else None
        return vy.id if vy else None

    # -- publishing and sending ---------------------------------------------------------------
    def publicera(self) -> None:
        """Asks first: what is published is logged and cannot be undone."""
        vy = self.redigerare.vy
        if vy is None:
            return
        self.lämna()
        skillnad = self.kontext.försök(lambda: publicering.skillnad_sedan(self.kontext.db, vy.id))
        if vy.publiceringar and skillnad is not None and skillnad.tom:
            self.kontext.notiser.visa("tips", "Ingenting har ändrats sedan listan publicerades.")
            return
        nummer = len(vy.publiceringar)
        namn = f"tilläggslista {nummer}" if nummer else "kallelsen"
        vad = f" Den innehåller: {skillnad.i_ord}." if skillnad is not None else " Listans nummer ligger sedan fast."
        self.fråga.fråga(
            f"Publicera {namn}?{vad} Publiceringen skrivs i loggen och kan inte ångras.",
            f"Publicera {namn}",
            self._publicera,
        )

    def _publicera(self) -> None:
        vy = self.redigerare.vy
        if vy is not None:
            gjord = self.kontext.utför(lambda: publicering.publicera(self.kontext.db, vy.id, vy.version))
            if gjord is not None:
                self.kontext.notiser.visa("tips", f"{gjord.beskrivning}.")

    def skicka(self) -> None:
        """The PDF, the mail draft and the loose files in a folder of their own, which is opened."""
        vy = self.redigerare.vy
        if vy is None:
            return
        self.lämna()
        hem = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        namn = self.kontext.försök(lambda: epost.mappnamn(self.kontext.db, vy.id))
        if namn is None:
            return
        mapp = Path(hem) / namn

        def gör(framsteg: Framsteg) -> epost.Kallelsepaket:
            return epost.kallelse_med_handlingar(self.kontext.db, vy.id, mapp, framsteg=framsteg)

        self.kontext.i_bakgrunden("Gör kallelse med handlingar …", gör, self._skickat)

    def _skickat(self, paket: epost.Kallelsepaket) -> None:
        for mening in paket.att_veta:
            self.kontext.notiser.visa("varning", mening)
        self.kontext.notiser.visa(
            "tips",
            f"Kallelsen ligger i mappen {paket.mapp.name}. Öppna {paket.brev.name} för att skicka den.",
            (("Visa i mapp", lambda: öppna_mapp(paket.mapp)),),
        )
        öppna_mapp(paket.mapp)

    def föreslå(self) -> None:
        """What is due for the chosen meeting."""
        vy = self.redigerare.vy
        if vy is not None:
            self.lämna()
            self.flikar.setCurrentIndex(LISTA)
            self.ståendepanel.hide()
            self.förslagspanel.öppna(vy.id, self.redigerare.vy.version)

    def visa_stående(self) -> None:
        """The nämnd's standing items."""
        if self.kontext.nämnd_id is not None:
            self.förslagspanel.hide()
            self.ståendepanel.öppna(self.kontext.nämnd_id)

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
            self.rum.uppdatera()

    def _välj_närmaste(self, rader: list[Sammanträdesrad]) -> None:
        """The next meeting, or the last one when none is ahead."""
        kommande = [r for r in rader if r.datum >= date.today()]
        valt = min(kommande, key=lambda r: r.datum) if kommande else max(rader, key=lambda r: r.datum)
        self._visa_möte(valt.id)

    def _visa_möte(self, id_: int) -> None:
        """Also when the row was chosen already: the table says nothing then."""
        self.tabell.välj(id_)
        if self.redigerare.vy is None or self.redigerare.vy.id != id_:
            self.redigerare.visa(id_)

    def _nämnd_bytt(self) -> None:
        self.förslagspanel.hide()
        self.ståendepanel.hide()
        self.redigerare.visa(None)
        if self.isVisible():
            self.uppdatera()

    def _vald(self, rad: Sammanträdesrad | None) -> None:
        if rad is not None and (self.redigerare.vy is None or self.redigerare.vy.id != rad.id):
            self.redigerare.visa(rad.id)

    def _visad(self) -> None:
        vy = self.redigerare.vy
        if vy is None:
            self.mötesrubrik.sätt("Välj ett sammanträde i listan")
            self.rum.visa(None)
        else:
            u: SammanträdeUppgifter = vy.uppgifter
            tid = f" kl. {klockslag(u.starttid)}" if u.starttid else ""
            self.mötesrubrik.sätt(f"{versal(datum_med_veckodag(u.datum))}{tid}, {vy.nämnd_namn}")
            self.rum.visa(vy.id)
            self.protokollflik.visa_läge(u.status, u.datum)
            self.närvaroflik.redigerare.sätt_sluttid(u.sluttid)
            self.tabell.välj(vy.id)
        for knapp in (self.kallelse_knapp, self.protokoll_knapp, self.paket_knapp):
            knapp.setEnabled(vy is not None)
        skrivs = vy is not None and self.kontext.db.skrivbar
        self.publicera_val.setEnabled(skrivs)
        self.föreslå_val.setEnabled(vy is not None)
        nummer = len(vy.publiceringar) if vy else 0
        self.publicera_val.setText("&Publicera tilläggslista …" if nummer else "&Publicera kallelsen …")
        self.kalladeflik.visa(vy.id if vy else None)
        self.efterflik.visa(vy.id if vy else None)
        self.meddelandeflik.visa(vy.id if vy else None, vy.version if vy else None)
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
            lista=punktlista.med_stående(register.hämta_nämnd(self.kontext.db, nämnd).uppgifter),
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

    @property
    def valt_sammanträde(self) -> int | None:
        """The chosen meeting: F5 opens it in the room."""
        return self.redigerare.vy.id if self.redigerare.vy is not None else None

    def _spara_i_mötet(self, fält: str, värde: Any) -> None:
        """What the tab Närvaro knows of the meeting itself."""
        if self.redigerare.vy is not None:
            self.redigerare.lämna_fält()
            self.redigerare.spara(replace(self.redigerare.uppgifter, **{fält: värde}))

    # -- what the window asks -----------------------------------------------------------------
    def påpekanden(self) -> list[Påpekande]:
        vy = self.redigerare.vy
        if vy is None:
            return []
        if self.flikar.currentIndex() in _RUMMET:
            return list(self.rum.påpekanden)  # worked out beside the window, see Verkstad
        nu = self.redigerare.nuvarande()
        svar: list[Påpekande] | None = self.kontext.försök(
            lambda: granska.granska_uppgifter(self.kontext.db, nu, objekt_id=vy.id)
        )
        return svar or []

    @property
    def granskar(self) -> bool:
        return self.flikar.currentIndex() in _RUMMET and self.rum.granskar

    @property
    def kan_kvittera(self) -> bool:
        return self.redigerare.vy is not None and self.kontext.db.skrivbar

    def kvittera(self, påpekande: Påpekande, anteckning: str) -> None:
        """Noted on the meeting, by its secretary."""
        vy = self.redigerare.vy
        if vy is not None:
            av = vy.uppgifter.sekreterare
            self.kontext.utför(lambda: kvittering.kvittera(self.kontext.db, vy.id, påpekande, anteckning, av))

    def ta_bort_kvittens(self, påpekande: Påpekande) -> None:
        vy = self.redigerare.vy
        if vy is not None:
            self.kontext.utför(lambda: kvittering.ta_bort_kvittens(self.kontext.db, vy.id, påpekande))

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
            *(Beställning(typ, namn, val) for typ, namn in _LISTOR if typ != "tillaggslista" or vy.publiceringar),
            Beställning("protokoll", "Protokollsutkast", val),
        ]
        if self.flikar.currentIndex() == MEDDELANDEN:
            alla.sort(key=lambda b: b.typ != "meddelanden")
        if self.flikar.currentIndex() == EFTER:
            return [*self.efterflik.beställningar(), alla.pop(), *alla]
        if self.flikar.currentIndex() in (NÄRVARO, PROTOKOLL):
            alla.insert(0, alla.pop())
            alla[1:1] = self.rum.beställningar()
        return alla

    def _visa_voteringar(self) -> None:
        """A vote for each item that is chosen in the list."""
        punkter = self.redigerare.valda_punkter()
        if punkter:
            self._visa("voteringslista", punkter=punkter)
        else:
            self.kontext.notiser.visa("tips", "Välj först de punkter i föredragningslistan som det ska röstas om.")

    def _visa(self, typ: str, **val: Any) -> None:
        self.lämna()
        beställning = next((b for b in self.beställningar() if b.typ == typ), None)
        if beställning is not None:
            self.förhandsvisa.emit(dataclasses.replace(beställning, val={**beställning.val, **val}))
        elif typ == "tillaggslista" and self.redigerare.vy is not None:
            self.kontext.notiser.visa("tips", "Kallelsen är inte publicerad, så det finns ingen tilläggslista.")

    def gå_till(self, plats: Plats) -> bool:
        if plats.typ in {"sammantrade", "sammanträde"}:
            return self._gå_till_möte(plats)
        if plats.typ == "meddelanden":
            self._gå_till_möte(Plats(typ="sammanträde", id=plats.id))
            self.flikar.setCurrentIndex(MEDDELANDEN)
            return True
        if plats.typ == "foredragningspunkt":
            self.flikar.setCurrentIndex(LISTA)
            return self.redigerare.gå_till(plats)
        return self._gå_till_protokollet(plats)

    def _gå_till_protokollet(self, plats: Plats) -> bool:
        """A §, the närvaro of a meeting, or a person of it."""
        if plats.typ == "paragraf" and plats.fält in _EFTERFÄLT:
            self.flikar.setCurrentIndex(EFTER)
            return self.efterflik.gå_till(plats.fält, plats.id)
        if plats.typ == "paragraf":
            närvaro = plats.fält == "närvaro"  # who is there under the § is mended in the grid
            hittad = self.protokollflik.gå_till(plats.id)
            self.flikar.setCurrentIndex(NÄRVARO if närvaro else PROTOKOLL)
            return hittad and (self.närvaroflik if närvaro else self.protokollflik.redigerare).gå_till(plats)
        if plats.typ == "närvaro" and plats.id is not None:
            self._visa_möte(plats.id)
        if plats.typ in {"närvaro", "narvarande"}:
            self.flikar.setCurrentIndex(NÄRVARO)
            return self.närvaroflik.gå_till(plats)
        return False

    def _gå_till_möte(self, plats: Plats) -> bool:
        if plats.id is not None:
            self._visa_möte(plats.id)
        if not plats.fält:
            return self.redigerare.vy is not None
        if plats.fält in {"närvaro", "närvarande", "justerare"}:
            self.flikar.setCurrentIndex(NÄRVARO)
            return self.närvaroflik.gå_till(plats)
        if plats.fält in _EFTERFÄLT:
            self.flikar.setCurrentIndex(EFTER)
            return self.efterflik.gå_till(plats.fält, None)
        if plats.fält == "paragrafer":
            self.flikar.setCurrentIndex(PROTOKOLL)
            self.protokollflik.tabell.setFocus()
            return True
        if plats.fält == "punkter":
            self.flikar.setCurrentIndex(LISTA)
            self.redigerare.ärendefält.setFocus()
            return True
        self.flikar.setCurrentIndex(UPPGIFTER)
        return self.redigerare.gå_till(plats)

    def återställ(self, slag: str, data: dict[str, Any]) -> None:
        """A draft comes back."""
        if slag == "meddelanden":
            self.meddelandeflik.återställ(data)
            return
        rum = {"paragraf": self.protokollflik.redigerare, "närvaro": self.närvaroflik.redigerare}
        rum.get(slag, self.redigerare).återställ(data)

    def lämna(self) -> None:
        self.meddelandeflik.lämna()
        self.efterflik.lämna()
        self.redigerare.lämna_fält()
        self.rum.lämna()
