"""What the grid cannot show: the chosen person's times and arvode, justerare, breaks, the meeting's end."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from nämndapp.models import Närvaroroll
from nämndapp.services import narvaro, narvarorutnat
from nämndapp.services.andring import Ändring
from nämndapp.services.protokollsbild import Möteslage, Paragrafläge, Val, som_val
from nämndapp.services.protokolluppgifter import (
    AjourneringUppgifter,
    IntervallUppgifter,
    JusterareUppgifter,
    NärvarandeUppgifter,
    NärvaroUppgifter,
)
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Fält, Talfält, Textfält, Tidsfält, Valfält
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.protokoll import innehall
from nämndapp.ui.protokoll.intervallrad import Intervallrad
from nämndapp.ui.protokoll.personfalt import Personerfält
from nämndapp.ui.protokoll.stigredigerare import Stigredigerare

_JUSTERARE = {"valda_justerare": False, "ersättande_justerare": True}


@dataclass(frozen=True, slots=True)
class NärvaroVy:
    """A meeting's närvaro; it has no version of its own."""

    id: int
    uppgifter: NärvaroUppgifter
    version: int | None = None


class Närvaroredigerare(Stigredigerare):
    """The person at the left, the meeting at the right. The grid is beside it, in ``narvaroflik``."""

    slag = "närvaro"
    justerat = False
    spara_sluttid = Signal(object)
    spara_ordförande = Signal(int, object)  # the §, the närvarande or None: the first in order who serves

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self._läge = Möteslage()
        self._person: int | None = None
        self._paragraf: Paragrafläge | None = None
        self._rader: list[Intervallrad] = []
        self._pauser: list[list[Fält]] = []
        rad = QHBoxLayout(self)
        rad.setContentsMargins(0, 0, 0, 0)
        rad.setSpacing(12)
        rad.addWidget(rullyta(self._bygg_person()), 2)
        rad.addWidget(rullyta(self._bygg_möte()), 1)

    # -- building -----------------------------------------------------------------------------
    def _bygg_person(self) -> QWidget:
        yta = QWidget()
        layout = QVBoxLayout(yta)
        layout.setContentsMargins(2, 4, 10, 4)
        layout.setSpacing(8)
        huvud = QHBoxLayout()
        self.personrubrik = QLabel("", yta)
        self.personrubrik.setProperty("roll", "rubrik")
        huvud.addWidget(self.personrubrik, 1)
        self.bort_knapp = QPushButton("Ta bort personen", yta)
        self.bort_knapp.clicked.connect(self.ta_bort_person)
        huvud.addWidget(self.bort_knapp)
        layout.addLayout(huvud)
        self._personyta = QWidget(yta)
        nät = QGridLayout(self._personyta)
        nät.setContentsMargins(0, 0, 0, 0)
        nät.setHorizontalSpacing(10)
        nät.setVerticalSpacing(6)
        roll = Valfält("roll", "Roll", [(r, r.value) for r in Närvaroroll])
        namn, parti, titel = Textfält("namn", "Namn"), Textfält("parti", "Parti"), Textfält("titel", "Titel")
        resa, restid = Talfält("resa_km", "Resa, km", 0, 99999), Talfält("restid", "Restid, min", 0, 6000)
        tid = Talfält("förlorad_tid", "Förlorad tid, min", 0, 6000)
        inkomst = Talfält("förlorad_inkomst", "Förlorad inkomst, kr", 0, 999999)
        från, till = Tidsfält("arvode_från", "Arvode från"), Tidsfält("arvode_till", "Arvode till")
        notis = Textfält("anteckning", "Anteckning (skrivs inte ut)")
        for fält, rad, kolumn, bredd in (
            (namn, 0, 0, 2), (parti, 0, 2, 1), (roll, 0, 3, 2), (titel, 0, 5, 1),
        ):  # fmt: skip
            nät.addWidget(fält, rad, kolumn, 1, bredd)
        parti.setMaximumWidth(72)
        for kolumn, vikt in ((0, 3), (1, 3), (2, 1), (3, 2), (4, 2), (5, 4)):
            nät.setColumnStretch(kolumn, vikt)
        self._personfält: dict[str, Fält] = {
            f.namn: f for f in (namn, parti, roll, titel, från, till, resa, restid, tid, inkomst, notis)
        }
        layout.addWidget(self._personyta)
        self._intervallyta = QVBoxLayout()
        self._intervallyta.setSpacing(6)
        layout.addLayout(self._intervallyta)
        knappar = QHBoxLayout()
        self.tid_knapp = QPushButton(ikon("ny"), "Lägg till tid i rummet", yta)
        self.tid_knapp.clicked.connect(self.lägg_till_tid)
        knappar.addWidget(self.tid_knapp)
        knappar.addStretch(1)
        layout.addLayout(knappar)
        self._arvodesyta = QWidget(yta)
        anät = QGridLayout(self._arvodesyta)
        anät.setContentsMargins(0, 0, 0, 0)
        anät.setHorizontalSpacing(10)
        for nr, fält in enumerate((från, till, resa, restid, tid, inkomst)):
            anät.addWidget(fält, nr // 3, nr % 3)
        anät.addWidget(notis, 2, 0, 1, 3)
        layout.addWidget(self._arvodesyta)
        layout.addStretch(1)
        for ett in self._personfält.values():
            ett.lämnat.connect(self._lämnat)
            ett.skrivs.connect(self._skrivs)
        return yta

    def _bygg_möte(self) -> QWidget:
        yta = QWidget()
        layout = QVBoxLayout(yta)
        layout.setContentsMargins(2, 4, 10, 4)
        layout.setSpacing(8)
        rubrik = QLabel("Mötet", yta)
        rubrik.setProperty("roll", "rubrik")
        layout.addWidget(rubrik)
        self.justerare = Personerfält("valda_justerare", "Justerare, valda bland de närvarande")
        self.ersättare = Personerfält("ersättande_justerare", "Ersättare för justerare")
        self.sluttid = Tidsfält("sluttid", "Sammanträdet slutade")
        self.sluttid.lämnat.connect(lambda _n, tid: self.spara_sluttid.emit(tid))
        self.ordförande = Personerfält("ordförande_vald", "Ordförande", en=True)
        self.ordförande.lämnat.connect(self._ordförande_vald)
        layout.addWidget(self.ordförande)
        layout.addWidget(self.bind(self.justerare))
        layout.addWidget(self.bind(self.ersättare))
        layout.addWidget(self.sluttid)
        etikett = QLabel("Ajourneringar", yta)
        etikett.setProperty("roll", "etikett")
        layout.addWidget(etikett)
        self._pausyta = QVBoxLayout()
        self._pausyta.setSpacing(4)
        layout.addLayout(self._pausyta)
        self.paus_knapp = QPushButton(ikon("ny"), "Lägg till a&journering", yta)
        self.paus_knapp.clicked.connect(self.lägg_till_paus)
        layout.addWidget(self.paus_knapp, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        return yta

    # -- the editor ---------------------------------------------------------------------------
    @property
    def skyddad(self) -> bool:
        """The närvaro of a justerat protocol is locked with it."""
        return self.justerat or not self.kontext.db.skrivbar

    def lås(self, justerat: bool) -> None:
        """Locks or opens the fields."""
        if justerat != self.justerat:
            self.justerat = justerat
            self._visa(behåll=set())

    def hämta(self, objekt_id: int) -> NärvaroVy:
        return NärvaroVy(objekt_id, narvaro.hämta_närvaro(self.kontext.db, objekt_id))

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, _version: int | None) -> Ändring:
        return narvaro.spara_närvaro(self.kontext.db, objekt_id or 0, uppgifter, self.uppgifter)

    def ändra(self, hur: Callable[[NärvaroUppgifter], NärvaroUppgifter]) -> bool:
        """Saves what a pure function makes of the närvaro; one step for Ctrl+Z."""
        self.lämna_fält()
        return self.vy is not None and not self.skyddad and self.spara(hur(self.uppgifter))

    def sätt_läge(self, läge: Möteslage) -> None:
        """The §§ that intervals are told by."""
        self._läge = läge
        self._ge_val()

    def välj_paragraf(self, q: Paragrafläge | None) -> None:
        """The § of the grid's cell: who presided under it."""
        self._paragraf = q
        self.ordförande.setVisible(q is not None)
        if q is not None:
            self.ordförande.etikett.setText(f"Ordförande under {q.beteckning}")
            self.ordförande.sätt(q.ordförande_id)
        self.ordförande.skrivskydda(self.skyddad)

    def _ordförande_vald(self, _namn: str, närvarande_id: int | None) -> None:
        if self._paragraf is not None and not self.skyddad:
            self.spara_ordförande.emit(self._paragraf.id, närvarande_id)

    def återställ(self, data: dict[str, Any]) -> None:
        """The person whose text it was is shown first: the fields are those of one person at a time."""
        if self.vy is not None:
            for namn in data.get("fält", {}):
                delar = namn.split(".")
                if delar[0] == "närvarande" and int(delar[1]) < len(self.uppgifter.närvarande):
                    self.välj_person(self.uppgifter.närvarande[int(delar[1])].id)
        super().återställ(data)

    def sätt_sluttid(self, tid: time | None) -> None:
        """From the meeting's own fields."""
        self.sluttid.sätt(tid)

    def välj_person(self, närvarande_id: int | None) -> None:
        """Shows another person."""
        if närvarande_id == self._person:
            return
        self.lämna_fält()
        self._person = närvarande_id
        self._visa(behåll=set(self._skrivet))
        self.rader_ändrade.emit()

    @property
    def person(self) -> tuple[int, NärvarandeUppgifter] | None:
        """The shown person and the place in the list."""
        if self.vy is None:
            return None
        return next(((nr, n) for nr, n in enumerate(self.uppgifter.närvarande) if n.id == self._person), None)

    @property
    def val(self) -> tuple[Val, ...]:
        """Everybody of the meeting."""
        return som_val(self.uppgifter) if self.vy else ()

    def bygg(self) -> None:
        vald = self.person
        for namn in [n for n in self._fält if n.startswith("närvarande.")]:
            del self._fält[namn]
        antal = len(vald[1].intervall) if vald else 0
        while len(self._rader) > antal:
            gammal = self._rader.pop()
            self._intervallyta.removeWidget(gammal)
            gammal.hide()
            gammal.deleteLater()
        while len(self._rader) < antal:
            ny = Intervallrad(len(self._rader), self.ta_bort_tid, self)
            for fält in ny.fält:
                fält.lämnat.connect(self._lämnat)
                fält.skrivs.connect(self._skrivs)
            self._rader.append(ny)
            self._intervallyta.addWidget(ny)
        for del_ in (self._personyta, self._arvodesyta, self.tid_knapp, self.bort_knapp):
            del_.setVisible(vald is not None)
        if vald is not None:
            stam = f"närvarande.{vald[0]}"
            for attribut, fält in self._personfält.items():
                fält.namn = f"{stam}.{attribut}"
                self._fält[fält.namn] = fält
            for nr, rad in enumerate(self._rader):
                for fält in rad.fält:
                    fält.namn = f"{stam}.intervall.{nr}.{fält.namn.rpartition('.')[2]}"
                    self._fält[fält.namn] = fält
        self._bygg_pauser()
        self._ge_val()

    def _bygg_pauser(self) -> None:
        antal = len(self.uppgifter.ajourneringar) if self.vy else 0
        while len(self._pauser) > antal:
            for fält in self._pauser.pop():
                self.släpp(fält.namn)
            post = self._pausyta.takeAt(self._pausyta.count() - 1)
            if post is not None and (ruta := post.widget()) is not None:
                ruta.hide()
                ruta.deleteLater()
        while len(self._pauser) < antal:
            nr = len(self._pauser)
            ruta = QWidget(self)
            rad = QHBoxLayout(ruta)
            rad.setContentsMargins(0, 0, 0, 0)
            fälten: list[Fält] = [
                Tidsfält(f"ajourneringar.{nr}.från", "Från"),
                Tidsfält(f"ajourneringar.{nr}.till", "Till"),
                Valfält(f"ajourneringar.{nr}.paragraf_id", "Under", [(None, "–")]),
            ]
            for fält in fälten:
                rad.addWidget(self.bind(fält))
            bort = QToolButton(ruta)
            bort.setIcon(ikon("ta-bort"))
            bort.setAccessibleName(f"Ta bort ajournering {nr + 1}")
            bort.setToolTip("Ta bort ajourneringen")
            bort.clicked.connect(partial(self._ta_bort_paus, nr))
            rad.addWidget(bort)
            self._pauser.append(fälten)
            self._pausyta.addWidget(ruta)

    def _ge_val(self) -> None:
        val = self.val
        alla = list(zip(val, self.uppgifter.närvarande, strict=True)) if self.vy else []
        platser = tuple(v for v, n in alla if narvarorutnat.har_plats(n.roll))
        där = tuple(v for v, n in alla if n.intervall)
        for rad in self._rader:
            rad.sätt_val(self._läge.paragrafer, platser)
        paragrafer = [(p.id, p.beteckning) for p in self._läge.paragrafer]
        for _, _, under in self._pauser:
            assert isinstance(under, Valfält)
            under.sätt_val([(None, "–"), *paragrafer])
        for fält in (self.justerare, self.ersättare, self.ordförande):
            fält.sätt_val(val, där)
        for namn, ett in self._fält.items():
            if isinstance(ett, Valfält) and namn not in self._skrivet and self.vy is not None:
                ett.sätt(self.värde(self.uppgifter, namn))

    def fyll(self) -> None:
        vald = self.person
        if vald is None:
            self.personrubrik.setText("Välj en person i rutnätet" if self.val else "")
        else:
            n = vald[1]
            self.personrubrik.setText(f"{n.namn} ({n.parti})" if n.parti else n.namn)
        skrivs = self.vy is not None and not self.skyddad
        for knapp in (self.tid_knapp, self.paus_knapp, self.bort_knapp):
            knapp.setEnabled(skrivs)
        self.sluttid.skrivskydda(not skrivs)
        for rad in self._rader:
            rad.bort.setEnabled(skrivs)

    def värde(self, u: Any, namn: str) -> Any:
        if namn in _JUSTERARE:
            return tuple(j.närvarande_id for j in u.justerare if j.ersättare is _JUSTERARE[namn])
        return innehall.värde(u, namn)

    def med(self, u: Any, namn: str, värde: Any) -> Any:
        if namn in _JUSTERARE:
            slag = _JUSTERARE[namn]
            gamla = {j.närvarande_id: j for j in u.justerare if j.ersättare is slag}
            nya = tuple(gamla.get(i) or JusterareUppgifter(i, slag) for i in värde)
            andra = tuple(j for j in u.justerare if j.ersättare is not slag)
            return dataclasses.replace(u, justerare=(*andra, *nya) if slag else (*nya, *andra))
        if namn.endswith((".från", ".namn")) and not värde:
            return u  # a break has a beginning and a person a name
        return innehall.med(u, namn, "" if värde is None and namn.endswith((".parti", ".titel")) else värde)

    # -- what is done -------------------------------------------------------------------------
    def lägg_till_tid(self) -> None:
        """One more stretch; the first one is the whole meeting."""
        vald = self.person
        if vald is not None:
            nr, n = vald
            ny = IntervallUppgifter(tjänstgör=narvarorutnat.har_plats(n.roll))
            antal = len(n.intervall)
            if self.ändra(lambda u: innehall.med_rad(u, f"närvarande.{nr}.intervall", ny)):
                self.gå_till_fält(f"närvarande.{nr}.intervall.{antal}.från_paragraf_id")

    def ta_bort_tid(self, plats: int) -> None:
        """The stretch is gone; without any the person was absent."""
        vald = self.person
        if vald is not None:
            self.ändra(lambda u: innehall.utan_rad(u, f"närvarande.{vald[0]}.intervall", plats))

    def ta_bort_person(self) -> None:
        """Takes the person off the list."""
        vald = self.person
        if vald is not None:
            self.ändra(lambda u: innehall.utan_rad(u, "närvarande", vald[0]))

    def lägg_till_paus(self) -> None:
        """A break; its time is typed over."""
        antal = len(self.uppgifter.ajourneringar) if self.vy else 0
        if self.ändra(lambda u: innehall.med_rad(u, "ajourneringar", AjourneringUppgifter(time(12, 0), time(12, 15)))):
            self.gå_till_fält(f"ajourneringar.{antal}.från")

    def _ta_bort_paus(self, nr: int, _på: bool = False) -> None:
        self.ändra(lambda u: innehall.utan_rad(u, "ajourneringar", nr))
