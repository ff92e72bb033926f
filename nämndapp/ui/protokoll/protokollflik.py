"""The tab Protokoll: the §§ at the left, the chosen one's editor at the right, the steps towards justering above."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from textwrap import shorten

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from nämndapp.models import Paragrafutgång, Sammanträdesstatus
from nämndapp.services import paragrafer, protokoll
from nämndapp.services.andring import Ändring
from nämndapp.services.protokollsbild import beteckning
from nämndapp.services.vyer import Paragrafrad
from nämndapp.ui.kit.elid import Elidetikett
from nämndapp.ui.kit.falt import Valfält
from nämndapp.ui.kit.genvagar import genvägar
from nämndapp.ui.kit.menyknapp import Menyknapp
from nämndapp.ui.kit.tabbordning import ordna
from nämndapp.ui.kit.tabell import Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.protokoll.aktpanel import Värden
from nämndapp.ui.protokoll.justeringssteg import UTANFÖR, Justeringssteg
from nämndapp.ui.protokoll.paragrafredigerare import Paragrafredigerare

_UTAN_BESLUT = (Paragrafutgång.INFORMATION, Paragrafutgång.UTGÅR)
_ORD = {
    Paragrafutgång.BESLUT: "beslut",
    Paragrafutgång.INFORMATION: "information",
    Paragrafutgång.BORDLÄGGNING: "bordläggs",
    Paragrafutgång.ÅTERREMISS: "återremiss",
    Paragrafutgång.UTGÅR: "utgår",
}


def _början(text: str) -> str:
    """The first words of a decision, for a list to choose in."""
    return shorten(" ".join(text.split()), 70, placeholder=" …")


def saknar_beslut(rad: Paragrafrad) -> bool:
    """Would the protocol be incomplete?"""
    return rad.antal_beslut == 0 and rad.utgång not in _UTAN_BESLUT


def utfall(rad: Paragrafrad) -> str:
    """ "beslut, votering, reservation"; "saknas" where there is no decision."""
    delar = ["saknas" if saknar_beslut(rad) else _ORD[rad.utgång]]
    delar += [
        ord_
        for ord_, finns in (
            ("jäv", rad.jäv),
            ("votering", rad.voteringar),
            ("reservation", rad.reservationer),
            ("omedelbart justerad", rad.omedelbart),
        )
        if finns
    ]
    return ", ".join(delar)


def _bild(rad: Paragrafrad) -> tuple[str, str] | None:
    if saknar_beslut(rad):
        return ("varning", "varning")
    return ("bra", "bra") if rad.utgång is Paragrafutgång.BESLUT else ("tips", "tips")


class Protokollflik(QWidget):
    """One meeting's protocol."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._sammanträde_id: int | None = None
        self._väljer = False
        self._status, self._datum = Sammanträdesstatus.PLANERAT, date.today()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        self.redigerare = Paragrafredigerare(kontext, self)
        self.rad = QHBoxLayout()
        self.rad.setSpacing(8)
        self.knapp = QPushButton("Skapa &utkast av listan", self)
        self.knapp.setToolTip("Gör en paragraf av varje punkt, med beslut efter tjänsteskrivelsens förslag")
        self.knapp.clicked.connect(self.skapa)
        self.rad.addWidget(self.knapp)
        self.paragrafmeny = self._paragrafmeny()
        self.rad.addWidget(self.paragrafmeny)
        self._text = Elidetikett("svag", self)
        self.rad.addWidget(self._text, 1)
        self.steg = Justeringssteg(kontext, self._valda, self)
        self.steg.ändrat.connect(self._lås)
        self.redigerare.ska_numreras.connect(self.steg.meny_knapp.setFocus)
        self.rad.addWidget(self.steg.knapp)
        self.rad.addWidget(self.steg.meny_knapp)
        layout.addLayout(self.rad)
        layout.addWidget(self.steg.fråga)
        layout.addWidget(self.steg.panel)
        self.modell = Radmodell[Paragrafrad](
            (
                Kolumn(
                    "§",
                    lambda r: r.nummer or r.preliminärt or 0,
                    lambda r: beteckning(r.nummer, r.preliminärt),
                    bredd=58,
                ),
                Kolumn("Rubrik", lambda r: r.rubrik, sträck=True),
                Kolumn("Utgång", utfall, bredd=126, ikon=_bild),
            ),
            lambda r: r.id,
        )
        self.tabell = Tabellvy(
            self.modell,
            "Paragrafer",
            "Inget utkast ännu. Skapa det av föredragningslistan med knappen ovanför.",
            sortering=(-1, Qt.SortOrder.AscendingOrder),
        )
        self.tabell.vald.connect(self._vald)
        self._genvägar()
        self.redigerare.visad.connect(lambda: self.redigerare.setVisible(self.redigerare.vy is not None))
        delare = QSplitter(Qt.Orientation.Horizontal, self)
        delare.addWidget(self.tabell)
        delare.addWidget(self.redigerare)
        delare.setStretchFactor(1, 1)
        delare.setSizes([330, 480])
        delare.setChildrenCollapsible(False)
        layout.addWidget(delare, 1)
        self.redigerare.rader_ändrade.connect(partial(ordna, self))
        ordna(self)

    def _valda(self) -> list[Paragrafrad]:
        return self.tabell.valda_rader()

    def _paragrafmeny(self) -> Menyknapp:
        knapp = Menyknapp(
            "&Paragraf",
            "Paragraf: ny, flytta, slå ihop, dela, ta bort",
            (
                ("ny", "&Ny paragraf efter", self.ny),
                ("upp", "Flytta &upp (Alt+Upp)", partial(self.flytta, -1)),
                ("ner", "Flytta &ner (Alt+Ner)", partial(self.flytta, 1)),
                ("ihop", "&Slå ihop de valda", self.slå_ihop),
                ("dela", "&Dela vid en beslutspunkt …", self.dela),
                ("bort", "&Ta bort paragrafen", self.ta_bort),
            ),
            self,
        )
        self.åtgärder = knapp.val
        knapp.meny.aboutToShow.connect(self._visa_åtgärder)
        return knapp

    def _genvägar(self) -> None:
        genvägar(
            self.tabell,
            (
                ("Ny paragraf", "Ins", self.ny),
                ("Flytta upp", "Alt+Up", partial(self.flytta, -1)),
                ("Flytta ner", "Alt+Down", partial(self.flytta, 1)),
                ("Ta bort paragrafen", "Del", self.ta_bort),
            ),
        )

    # -- showing ------------------------------------------------------------------------------
    def visa_läge(self, status: Sammanträdesstatus, datum: date) -> None:
        """Where the protocol is on its way."""
        self._status, self._datum = status, datum
        self.steg.visa(self._sammanträde_id, status, datum, self.modell.rader)
        self._visa_antal()
        self._visa_knappar()

    def _lås(self) -> None:
        """The shown § may have been locked."""
        vy = self.redigerare.vy
        text = self.steg.låst_text(vy.id if vy else None)
        if text != self.redigerare.låst_text:
            self.redigerare.lås(text)

    def _visa_knappar(self) -> None:
        rader = self.modell.rader
        self.knapp.setText("&Uppdatera utkastet" if rader else "Skapa &utkast av listan")
        skrivs = self._sammanträde_id is not None and self.kontext.db.skrivbar and self.steg.justerat is None
        self.knapp.setEnabled(skrivs)
        self.paragrafmeny.setEnabled(skrivs)

    def visa(self, sammanträde_id: int | None) -> None:
        """Shows a meeting's paragraphs."""
        nytt = sammanträde_id != self._sammanträde_id
        self._sammanträde_id = sammanträde_id
        rader: list[Paragrafrad] = []
        if sammanträde_id is not None:
            rader = self.kontext.försök(lambda: protokoll.lista_paragrafer(self.kontext.db, sammanträde_id)) or []
        if rader != self.modell.rader and self._väljer:
            QTimer.singleShot(0, self, lambda: self.visa(self._sammanträde_id))
        elif rader != self.modell.rader:
            self.tabell.uppdatera(rader)
        self.steg.visa(sammanträde_id, self._status, self._datum, rader)
        self._visa_antal()
        self._visa_knappar()
        if nytt or (self.redigerare.vy is not None and self.redigerare.vy.id not in {r.id for r in rader}):
            self.redigerare.visa(None)
            if rader:
                self.tabell.välj(self.modell.nyckel(rader[0]))

    def _visa_antal(self) -> None:
        """How many §§, how many of them undecided, and that a protocol that was justerat elsewhere is not locked."""
        rader = self.modell.rader
        utan = sum(saknar_beslut(r) for r in rader)
        delar = [
            f"{len(rader)} {'paragraf' if len(rader) == 1 else 'paragrafer'}",
            "inte låst" if self.steg.utanför else "",
            f"{utan} utan beslut" if utan else "",
        ]
        self._text.sätt(", ".join(filter(None, delar)) if rader else "")
        if rader and self.steg.utanför:
            self._text.setToolTip(UTANFÖR)

    def _vald(self, rad: Paragrafrad | None) -> None:
        self._väljer = True  # leaving the former § saves it: the table must not get new rows while it is choosing
        try:
            self._visa_vald(rad)
        finally:
            self._väljer = False

    def _visa_vald(self, rad: Paragrafrad | None) -> None:
        if rad is not None:
            if self.redigerare.vy is None or self.redigerare.vy.id != rad.id:
                self.redigerare.lämna_fält()
                self.redigerare.låst_text = self.steg.låst_text(rad.id)
                self.redigerare.visa(rad.id)
        elif not self.tabell.valda_rader():
            self.redigerare.visa(None)

    def gå_till(self, paragraf_id: int | None) -> bool:
        """Chooses a paragraph."""
        self.redigerare.lämna_fält()
        return self.tabell.välj(paragraf_id)

    def _visa_åtgärder(self) -> None:
        valda = self.tabell.valda_rader()
        en = len(valda) == 1
        plats = self.modell.plats(valda[0].id) if en else None
        self.åtgärder["upp"].setEnabled(en and bool(plats))
        self.åtgärder["ner"].setEnabled(en and plats is not None and plats < len(self.modell.rader) - 1)
        self.åtgärder["ihop"].setEnabled(len(valda) > 1)
        self.åtgärder["dela"].setEnabled(en and valda[0].antal_beslut > 1)
        self.åtgärder["bort"].setEnabled(en)
        if en:
            namn = beteckning(valda[0].nummer, valda[0].preliminärt)
            self.åtgärder["bort"].setText(f"&Ta bort {namn}")

    # -- what is done -------------------------------------------------------------------------
    def _utför(self, gör: Callable[[], Ändring]) -> Ändring | None:
        self.redigerare.lämna_fält()
        if not self.kontext.db.skrivbar or self.steg.justerat is not None:
            return None
        ändring = self.kontext.utför(gör)
        self.visa(self._sammanträde_id)
        return ändring

    def skapa(self) -> None:
        """Proposes paragraphs from the list; edited ones are left alone. Undoable."""
        id_ = self._sammanträde_id
        if id_ is not None:
            self._utför(lambda: protokoll.föreslå_protokollsutkast(self.kontext.db, id_))

    def ny(self) -> None:
        """A new § after the chosen one, opened for its title."""
        id_ = self._sammanträde_id
        if id_ is None:
            return
        valda = self.tabell.valda_rader()
        efter = valda[-1].id if valda else None
        ändring = self._utför(lambda: paragrafer.ny_paragraf(self.kontext.db, id_, "Ny paragraf", efter=efter))
        ny = paragrafer.ny_i(ändring) if ändring is not None else None
        if ny is not None and self.gå_till(ny) and self.redigerare.gå_till_fält("rubrik"):
            rad = self.redigerare.focusWidget()
            if rad is not None and hasattr(rad, "selectAll"):
                rad.selectAll()

    def flytta(self, steg: int) -> None:
        """The chosen § one step up or down."""
        valda = self.tabell.valda_rader()
        rader = list(self.modell.rader)
        plats = self.modell.plats(valda[0].id) if len(valda) == 1 else None
        if plats is None or not 0 <= plats + steg < len(rader):
            return
        kvar = [r.id for r in rader if r.id != valda[0].id]
        efter = kvar[plats + steg - 1] if plats + steg > 0 else None
        self._utför(lambda: paragrafer.flytta_paragraf(self.kontext.db, valda[0].id, efter=efter))
        self.gå_till(valda[0].id)

    def slå_ihop(self) -> None:
        """The chosen §§ become one."""
        idn = [r.id for r in self.tabell.valda_rader()]
        if len(idn) > 1:
            self._utför(lambda: paragrafer.slå_ihop(self.kontext.db, idn))
            self.gå_till(idn[0])

    def dela(self) -> None:
        """The decisions from a chosen one on become a § of their own; with two there is nothing to choose."""
        valda = self.tabell.valda_rader()
        if len(valda) != 1:
            return
        self.redigerare.lämna_fält()
        db, id_ = self.kontext.db, valda[0].id
        vy = self.kontext.försök(lambda: protokoll.hämta_paragraf(db, id_))
        punkter = vy.uppgifter.beslutspunkter if vy is not None else ()
        val = [(nr, f"{nr}. {_början(b.text)}") for nr, b in enumerate(punkter, 1) if nr > 1]

        def gör(v: Värden) -> bool:
            return self._utför(lambda: paragrafer.dela(db, id_, från_beslutspunkt=v["från"])) is not None

        if len(val) == 1:
            gör({"från": 2})
        elif val:
            fråga = "Dela paragrafen? Besluten från och med den valda punkten blir en egen paragraf efter den."
            self.steg.panel.öppna(fråga, "Dela", [(Valfält("från", "Från och med", val), 2, 4)], gör)

    def ta_bort(self) -> None:
        """Removes the chosen §; Ctrl+Z brings it back."""
        valda = self.tabell.valda_rader()
        if len(valda) == 1:
            rad = valda[0]
            self._utför(lambda: protokoll.ta_bort_paragraf(self.kontext.db, rad.id, rad.version))
