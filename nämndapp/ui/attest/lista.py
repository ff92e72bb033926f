"""The editor of one attestlista: its rows as a table, and its head (title, days, rules, code parts, roles)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.bas.papekande import Plats
from nämndapp.services import attest, attestdelar, attestpersoner, attestrader
from nämndapp.services.andring import Ändring
from nämndapp.services.attestpersoner import Personkatalog
from nämndapp.services.attestuppgifter import (
    AttestbyteUppgifter,
    AttestlistaUppgifter,
    AttestlistaVy,
    Attestradslag,
    AttestradUppgifter,
)
from nämndapp.ui.attest.cellskrivare import Attestskrivare
from nämndapp.ui.attest.klistra import klistra
from nämndapp.ui.attest.kolumner import kolumner
from nämndapp.ui.attest.radmodell import Attestmodell, Grupp
from nämndapp.ui.attest.radvy import Attestvy
from nämndapp.ui.cellredigerare import Cellredigerare
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.filterfalt import Filterfält
from nämndapp.ui.kit.ikonknappar import lägg_ikonknappar
from nämndapp.ui.kit.urklipp import tabell
from nämndapp.ui.kontext import Kontext

_INTE_NEDÅT = {"benämning"}


class Radredigerare(Cellredigerare):
    """The rows. Each change is one call of a row-level service and one step of the undo."""

    slag = "attestlista"
    vy: AttestlistaVy | None
    byt_person = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self._katalog: Personkatalog | None = None
        self.modell = Attestmodell(self)
        self.modell.ändrade.connect(self._ändrade)
        self.modell.fel.connect(lambda text: self.kontext.notiser.visa("varning", text))
        self.tabell = Attestvy(
            self.modell,
            lambda vy: Attestskrivare(self._personer, lambda k: self.modell.kolumner[k].rubrik, vy),
            "Listan har inga rader ännu. Tryck Ins för en ny rad, klistra in rader ur Excel (Ctrl+V)\n"
            "eller läs in en fil med knappen Läs in.",
        )
        self.vakta(self.tabell)
        for signal, gör in (
            (self.tabell.lägg_till, self.lägg_till),
            (self.tabell.flytta, self.flytta),
            (self.tabell.ta_bort, self.ta_bort),
            (self.tabell.töm, self.töm),
            (self.tabell.fyll_ner, self.fyll_ner),
            (self.tabell.klistra, self.klistra_in),
            (self.tabell.byt_person, self.byt_person.emit),
            (self.tabell.sätt_slag, self.sätt_slag),
        ):
            signal.connect(gör)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._bygg_knapprad())
        layout.addWidget(self.tabell, 1)
        kontext.ändrat.connect(self._rader_ändrade)

    def _bygg_knapprad(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        rad.setSpacing(8)
        self.ny_knapp = QPushButton(ikon("ny"), "&Ny rad", self)
        self.ny_knapp.setToolTip("Ny rad efter den valda (Ins)")
        self.ny_knapp.clicked.connect(self.lägg_till)
        self.filter = Filterfält(
            "Filtrera på kod, namn eller person (Ctrl+F)", "Filtrera raderna", lambda _: self._filtrera(), self
        )
        self.filter.hör_till(self.tabell)
        self.antal = QLabel("", self)
        self.antal.setProperty("roll", "svag")
        rad.addWidget(self.ny_knapp)
        rad.addWidget(self.filter, 1)
        rad.addWidget(self.antal)
        self._knappar: list[QWidget] = [self.ny_knapp]
        self._knappar += lägg_ikonknappar(rad, self, (
            ("upp", "Flytta upp (Alt+Upp)", lambda: self.flytta(-1)),
            ("ner", "Flytta ner (Alt+Ner)", lambda: self.flytta(1)),
            ("ta-bort", "Ta bort raden (Ctrl+Del)", self.ta_bort),
        ))  # fmt: skip
        sök = QAction("Filtrera", self)
        sök.setShortcut(QKeySequence.StandardKey.Find)
        sök.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        sök.triggered.connect(self.filter.till)
        self.addAction(sök)
        return rad

    def _filtrera(self) -> None:
        self.modell.filtrera(self.filter.text())
        self._visa_antal()

    def _visa_antal(self) -> None:
        visas = self.modell.antal_visade
        alla = self.modell.nummer[-1] if self.modell.nummer else 0
        ord_ = "rad" if alla == 1 else "rader"
        self.antal.setText(f"{visas} av {alla} {ord_}" if visas != alla else f"{alla} {ord_}")

    # -- the editor's part --------------------------------------------------------------------
    def hämta(self, objekt_id: int) -> AttestlistaVy:
        return attest.hämta_lista(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return attest.spara_huvud(self.kontext.db, objekt_id or 0, uppgifter, väntad_version)

    def visa(self, objekt_id: int | None) -> None:
        byter = self.vy is None or self.vy.id != objekt_id
        if byter:
            self._katalog = None
            if self.filter.text():
                self.filter.töm()
        super().visa(objekt_id)
        if byter and self.modell.poster:
            self.tabell.setCurrentIndex(self.modell.index(0, 0))

    def fyll(self) -> None:
        vy = self.vy
        skyddad = vy is None or vy.uppgifter.beslutad or not self.kontext.db.skrivbar
        self.modell.skyddad = skyddad
        for knapp in self._knappar:
            knapp.setEnabled(not skyddad)
        if vy is None:
            self.modell.sätt(None, (), ())
        else:
            self.modell.sätt(vy.uppgifter, kolumner(vy.uppgifter, self.katalog), vy.rader)
        self._visa_antal()

    def _rader_ändrade(self, slag: str, objekt_id: int) -> None:
        if slag == "person":
            self._katalog = None
        if slag == attestrader.SLAG and self.vy is not None and objekt_id == self.vy.id:
            self._katalog = None
            self.läs_om()

    def katalog(self) -> Personkatalog:
        """Who can be written, read when it is first asked for."""
        if self._katalog is None:
            rader = self.vy.rader if self.vy else ()
            self._katalog = attestpersoner.katalog(self.kontext.db, rader)
        return self._katalog

    def _personer(self, kolumn: int) -> tuple[str, ...] | None:
        return self.katalog().namn if self.modell.kolumner[kolumn].roll else None

    def vald_person(self) -> str:
        """The first person in the current cell; "" where there is none."""
        index = self.tabell.currentIndex()
        rad = self.modell.rad(index)
        if rad is None or index.column() < 0:
            return ""
        roll = self.modell.kolumner[index.column()].roll
        return next((" ".join(p.namn.split()) for p in rad.personer if p.roll == roll), "")

    # -- what the keys do ---------------------------------------------------------------------
    def _utför(self, tjänst: Any) -> Ändring | None:
        vy = self.vy
        if vy is None or self.modell.skyddad:
            return None
        return self.kontext.utför(lambda: tjänst(self.kontext.db, vy.id, vy.version))

    def spara_delar(self, uppgifter: AttestlistaUppgifter) -> None:
        """Other code parts or roles, with the rows as they then stand."""
        svar = self._utför(lambda db, id_, v: attestdelar.spara_delar(db, id_, uppgifter, v))
        self.cellen_sparad(svar is not None)

    def _ändrade(self, nya: dict[int, AttestradUppgifter], beskrivning: str) -> None:
        svar = self._utför(lambda db, id_, v: attestrader.ändra_rader(db, id_, nya, v, beskrivning))
        self.cellen_sparad(svar is not None)

    def _mall(self, rad: AttestradUppgifter | None) -> AttestradUppgifter:
        """A new row below ``rad``: in the same group, and inherits its outer codes."""
        if rad is None or rad.slag is not Attestradslag.RAD or self.vy is None:
            return AttestradUppgifter()
        yttre = [k.nyckel for k in self.vy.uppgifter.yttre]
        koder = {k: v for k, v in rad.koder.items() if k in yttre}
        return AttestradUppgifter(
            koder=koder, namn={k: v for k, v in rad.namn.items() if k in yttre}, ärvda=tuple(koder)
        )

    def _nuvarande(self) -> AttestradUppgifter | None:
        """The current row; of a group the last of its rows."""
        post = self.modell.post(self.tabell.currentIndex())
        if isinstance(post, Grupp):
            return self.modell.rader[post.sista]
        return post or (self.modell.rader[-1] if self.modell.rader else None)

    def lägg_till(self) -> None:
        """Ins: an empty row below the current one, opened for its code."""
        efter = self._nuvarande()
        mall = self._mall(efter)
        svar = self._utför(
            lambda db, id_, v: attestrader.lägg_till_rader(db, id_, [mall], efter.id if efter else None, v)
        )
        if svar is not None and isinstance(svar.efter, AttestbyteUppgifter):
            egen = self.modell.kolumn_av("kod") or 0
            self.tabell.setFocus()
            if self.tabell.välj(svar.efter.rader[0].id, egen):
                self.tabell.edit(self.tabell.currentIndex())

    def ta_bort(self) -> None:
        """Ctrl+Del: the rows with a chosen cell."""
        idn = self.tabell.valda_id()
        if idn:
            self._utför(lambda db, id_, v: attestrader.ta_bort_rader(db, id_, idn, v))

    def töm(self) -> None:
        """Del: the chosen cells."""
        nya: dict[int, AttestradUppgifter] = {}
        for index in self.tabell.selectedIndexes():
            rad = self.modell.rad(index)
            if rad is not None and rad.id is not None:
                nu = nya.get(rad.id, rad)
                nya[rad.id] = self.modell.kolumner[index.column()].skriv(nu, "")
        if nya:
            self._ändrade(nya, "Tömde celler")

    def flytta(self, steg: int) -> None:
        """Alt+Up and Alt+Down: one step in the list; the rows stay chosen."""
        idn = self.tabell.valda_id()
        alla = [r.id for r in self.modell.rader]
        if not idn:
            return
        först, sist = alla.index(idn[0]), alla.index(idn[-1])
        kvar = [i for i in alla if i not in set(idn)]
        if (först == 0 and steg < 0) or (sist == len(alla) - 1 and steg > 0):
            return
        granne = alla[först - 1] if steg < 0 else alla[sist + 1]
        plats = kvar.index(granne) + (0 if steg < 0 else 1)
        efter = kvar[plats - 1] if plats else None
        self._utför(lambda db, id_, v: attestrader.flytta_rader(db, id_, idn, efter, v))

    def fyll_ner(self) -> None:
        """Ctrl+D: the top row of what is chosen is copied to the others; for a single row, from the one above it."""
        idn = self.tabell.valda_id()
        valda = [self.modell.kolumner[k] for k in self.tabell.valda_kolumner()]
        egen = self.modell.kolumn_av("kod")
        fält = [k.nyckel for k in valda if k is not self.modell.kolumner[egen or 0] and k.nyckel not in _INTE_NEDÅT]
        if not fält:
            self.kontext.notiser.visa("tips", "Koden och benämningen fylls inte nedåt: varje rad har sina egna.")
            return
        if len(idn) == 1:
            nr = next(i for i, r in enumerate(self.modell.rader) if r.id == idn[0])
            före = reversed(self.modell.rader[:nr])
            ovan = next((r.id for r in före if r.slag is not Attestradslag.AVSKILJARE), None)
            idn = [ovan, *idn] if ovan is not None else []
        if len(idn) > 1:
            self._utför(lambda db, id_, v: attestrader.fyll_nedåt(db, id_, idn[0], idn[1:], fält, väntad_version=v))

    def klistra_in(self) -> None:
        """Ctrl+V: cells from the current one on; more rows than there are become new ones. One undo takes it back."""
        celler = tabell(QGuiApplication.clipboard().text())
        if not celler or self.vy is None or self.modell.skyddad:
            return
        nu = self._nuvarande()
        kolumn = max(self.tabell.currentIndex().column(), 0)
        start = next((nr for nr, r in enumerate(self.modell.rader) if nu is not None and r.id == nu.id), 0)
        rest = self.modell.rader[start:]
        if len(celler) == 1 and len(celler[0]) == 1 and len(self.tabell.valda_id()) > 1:
            valda = set(self.tabell.valda_id())  # one copied cell goes into all that are chosen
            mål = [r for r in self.modell.rader if r.id in valda]
            resultat = klistra(celler * len(mål), self.modell.kolumner, mål, kolumn, AttestradUppgifter())
        else:
            resultat = klistra(celler, self.modell.kolumner, rest, kolumn, self._mall(nu))
        if resultat.fel:
            mer = f" och {len(resultat.fel) - 1} till" if len(resultat.fel) > 1 else ""
            self.kontext.notiser.visa("varning", f"Inget klistrades in. Det gick inte att läsa {resultat.fel[0]}{mer}.")
            return
        self._spara_inklistrat(resultat.ändrade, resultat.nya, nu, len(celler))

    def _spara_inklistrat(
        self,
        ändrade: dict[int, AttestradUppgifter],
        nya: tuple[AttestradUppgifter, ...],
        nu: AttestradUppgifter | None,
        antal: int,
    ) -> None:
        stack = self.kontext.ångrastack
        stack.beginMacro(f"Klistrade in {antal} {'rad' if antal == 1 else 'rader'}")
        if ändrade:
            self._ändrade(ändrade, "Klistrade in")
        if nya:
            efter = list(ändrade)[-1] if ändrade else nu.id if nu else None
            self._utför(lambda db, id_, v: attestrader.lägg_till_rader(db, id_, nya, efter, v))
        stack.endMacro()

    def sätt_slag(self, slag: Attestradslag) -> None:
        """What the chosen rows are: rows with codes, headings, all codes, or an extra attestant."""
        valda = set(self.tabell.valda_id())
        nya = {
            r.id: replace(r, slag=slag, benämning=r.benämning or _SLAGORD.get(slag, ""))
            for r in self.modell.rader
            if r.id in valda and r.id is not None and r.slag is not slag
        }
        if nya:
            self._ändrade(nya, "Ändrade slag av rad")

    # -- where a påpekande leads --------------------------------------------------------------
    def gå_till(self, plats: Plats) -> bool:
        if plats.typ != "attestrad":
            return super().gå_till(plats)
        kolumn = self.modell.kolumn_av(plats.fält) if plats.fält else None
        if self.filter.text() and self.modell.plats(plats.id) is None:
            self.filter.clear()
        if not self.tabell.välj(plats.id, kolumn if kolumn is not None else self.modell.kolumn_av("kod") or 0):
            return False
        self.tabell.setFocus()
        return True

    @property
    def första_dag(self) -> date | None:
        """From when the list holds."""
        return self.vy.uppgifter.gäller_från if self.vy else None


_SLAGORD = {Attestradslag.ALLA: "Alla koder", Attestradslag.EXTRA: "Extra attestant"}
