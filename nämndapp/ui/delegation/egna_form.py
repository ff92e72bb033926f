"""The chosen särskilda protokoll: its day, who signs it, and its decisions, which leave it while it is a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nämndapp.services import sarskilda_protokoll
from nämndapp.services.delegationsbeslut import Beslutsrad
from nämndapp.services.sarskilda_protokoll import ProtokollVy
from nämndapp.ui.delegation.beslutskolumner import vad
from nämndapp.ui.kit.falt import Datumfält, Fält, Textfält
from nämndapp.ui.kit.tabell import Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext


class Protokollsform(QWidget):
    """Each field is saved by itself when it is left."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self.vy: ProtokollVy | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(6)
        self.läge = QLabel("", self)
        self.läge.setWordWrap(True)
        self.läge.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.läge)
        nät = QGridLayout()
        nät.setHorizontalSpacing(10)
        nät.setVerticalSpacing(4)
        self.fält: dict[str, Fält] = {}
        for fält, rad, kolumn in (
            (Datumfält("datum", "U&ppsatt"), 0, 0),
            (Textfält("av", "Undertec&knas av"), 0, 1),
            (Textfält("titel", "&Titel"), 1, 0),
            (Textfält("anteckning", "Anteckn&ing", "Skrivs inte i protokollet"), 1, 1),
        ):
            nät.addWidget(fält, rad, kolumn)
            fält.inmatning.setMinimumWidth(60)
            fält.lämnat.connect(self._lämnat)
            self.fält[fält.namn] = fält
        layout.addLayout(nät)
        self.modell: Radmodell[Beslutsrad] = Radmodell(
            (
                Kolumn("Datum", lambda r: r.datum, bredd=98),
                Kolumn("Dnr", lambda r: r.diarienummer or "", bredd=110),
                Kolumn("Beslut", vad, sträck=True),
            ),
            lambda r: r.id,
            self,
        )
        self.tabell = Tabellvy(
            self.modell,
            "Beslut i protokollet",
            "Inga beslut. Kryssa för dem ovanför och välj Lägg till i utkastet.",
            viker=(1,),
        )
        self.tabell.setMinimumHeight(84)
        # it takes what is left: else its wish makes the whole page scroll while something is asked
        self.tabell.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        layout.addWidget(self.tabell, 1)
        self.ut_knapp = QPushButton("Ta ut &de valda besluten", self)
        self.ut_knapp.setToolTip("De behöver då ett annat protokoll (Del)")
        self.ut_knapp.clicked.connect(self.ta_ut)
        self.tabell.flera_valda.connect(lambda _: self._slå_på())
        layout.addWidget(self.ut_knapp, 0, Qt.AlignmentFlag.AlignLeft)
        ut = QAction("Ta ut besluten", self.tabell)
        ut.setShortcut(Qt.Key.Key_Delete)
        ut.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        ut.triggered.connect(self.ta_ut)
        self.tabell.addAction(ut)

    def visa(self, vy: ProtokollVy | None) -> None:
        """Shows a protocol; None empties the form."""
        self.vy = vy
        skrivs = vy is not None and vy.uppgifter.justerat is None and self.kontext.db.skrivbar
        for namn, fält in self.fält.items():
            fält.sätt(getattr(vy.uppgifter, namn) if vy else None)
            fält.visa_fel("")
            fält.skrivskydda(not skrivs)
        self.läge.setText(self._om(vy) if vy else "Välj ett protokoll i listan.")
        db = self.kontext.db
        rader = self.kontext.försök(lambda: sarskilda_protokoll.beslut_i(db, vy.id)) if vy else []
        self.tabell.uppdatera(rader or [])
        self._slå_på()

    @staticmethod
    def _om(vy: ProtokollVy) -> str:
        u = vy.uppgifter
        if u.justerat is None:
            return f"Protokoll {vy.bild.nummer}, utkast"
        av = ", ".join(filter(None, [u.av, u.titel]))
        return f"Protokoll {vy.bild.nummer}, låst och justerat {u.justerat.isoformat()} av {av}. {vy.läge}."

    def _slå_på(self) -> None:
        utkast = self.vy is not None and self.vy.uppgifter.justerat is None
        self.ut_knapp.setVisible(utkast)
        self.ut_knapp.setEnabled(utkast and self.kontext.db.skrivbar and bool(self.tabell.valda_rader()))

    def _lämnat(self, namn: str, _värde: object) -> None:
        vy, db = self.vy, self.kontext.db
        if vy is None or vy.uppgifter.justerat is not None:
            return
        fält = self.fält[namn]
        try:
            värde: Any = fält.tolka(fält.råtext())
        except ValueError as fel:
            fält.visa_fel(str(fel))
            return
        if namn == "datum" and värde is None:
            fält.visa_fel("Skriv dagen då protokollet sattes upp.")
            return
        fält.visa_fel("")
        nytt = replace(vy.uppgifter, **{namn: värde})
        if nytt != vy.uppgifter:
            self.kontext.utför(lambda: sarskilda_protokoll.spara(db, vy.id, nytt, vy.version))

    def ta_ut(self) -> None:
        """The chosen decisions leave the draft."""
        vy, db = self.vy, self.kontext.db
        valda = {r.id for r in self.tabell.valda_rader()}
        if vy is None or vy.uppgifter.justerat is not None or not valda:
            return
        kvar = tuple(i for i in vy.uppgifter.beslut if i not in valda)
        nytt = replace(vy.uppgifter, beslut=kvar)
        self.kontext.utför(lambda: sarskilda_protokoll.spara(db, vy.id, nytt, vy.version))

    def lämna(self) -> None:
        """What is typed is saved."""
        for namn in self.fält:
            self._lämnat(namn, None)
