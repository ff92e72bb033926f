"""The tab Beslut: decisions under delegation, registered one after another with the keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nämndapp.bas.fel import NämndappFel
from nämndapp.bas.papekande import Plats
from nämndapp.services import delegation, delegationsbeslut, delegationsbild
from nämndapp.services.delegationsbeslut import Beslutsrad, BeslutVy
from nämndapp.services.delegationsbild import Punktval
from nämndapp.services.delegationsuppgifter import DelegationsbeslutUppgifter, DelegationspunktUppgifter
from nämndapp.ui.delegation.beslutsform import Beslutsform
from nämndapp.ui.delegation.beslutskolumner import kolumner
from nämndapp.ui.delegation.beslutsutkast import NYTT, Beslutsutkast
from nämndapp.ui.delegation.koduppslag import koduppslag
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.tabell import Filtrerad, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext

GRANSKA_MS = 250
SLAG = frozenset(
    {"delegationsbeslut", "delegationsbeslut, inlästa", "anmälan av delegationsbeslut", "särskilt protokoll"}
)
_URVAL = ("Inte anmälda", "I år", "Alla år")


class Beslutsflik(QWidget):
    """The form below the table registers a new decision, or changes the chosen one."""

    ändrad = Signal()
    läs_in = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._vy: BeslutVy | None = None
        self._sparar = False
        self._val = Punktval(None)
        self._vald_nyckel, self._valt_nr = "", ""  # of a row picked from the list; a typed number is looked up each day
        self._för: tuple[int, date] | None = None  # the nämnd and day that the rows are of
        self._punkter: dict[str, DelegationspunktUppgifter] = {}
        self.modell: Radmodell[Beslutsrad] = Radmodell(kolumner(), lambda r: r.id, self)
        self.tabell = Tabellvy(
            self.modell,
            "Delegationsbeslut",
            "Inga beslut här. Skriv det första i fälten nedanför (Ctrl+N) och tryck Ctrl+Enter,\n"
            "eller läs in en export ur Excel eller CSV.",
            sortering=(0, Qt.SortOrder.DescendingOrder),
            viker=(5, 2),
            sträck_minst=200,
        )
        self.tabell.vald.connect(self._vald)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._bygg_knapprad())
        layout.addWidget(Filtrerad(self.tabell, "Sök bland besluten (Ctrl+F)", self, räkna=("beslut", "beslut")), 1)
        layout.addWidget(self._bygg_form())
        self._klocka = QTimer(self)
        self._klocka.setSingleShot(True)
        self._klocka.setInterval(GRANSKA_MS)
        self._klocka.timeout.connect(self._granska)
        kontext.ändrat.connect(self._ändrat)

    def _bygg_knapprad(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        self.urval = QComboBox(self)
        self.urval.setAccessibleName("Vilka beslut som visas")
        self.urval.setToolTip("Vilka beslut som visas")
        self.urval.addItems(_URVAL)
        self.urval.activated.connect(lambda _: self.uppdatera())
        self.ny_knapp = QPushButton(ikon("ny"), "&Nytt beslut", self)
        self.ny_knapp.setToolTip("Töm fälten för ett nytt beslut (Ctrl+N)")
        self.ny_knapp.clicked.connect(self.nytt)
        self.fil_knapp = QPushButton("Läs in ur E&xcel eller CSV …", self)
        self.fil_knapp.clicked.connect(self.läs_in.emit)
        self.bort_knapp = QPushButton("Ta &bort beslutet", self)
        self.bort_knapp.clicked.connect(self.ta_bort)
        rad.addWidget(self.urval)
        rad.addStretch(1)
        for knapp in (self.bort_knapp, self.fil_knapp, self.ny_knapp):
            rad.addWidget(knapp)
        return rad

    def _bygg_form(self) -> QWidget:
        self.form = Beslutsform(self)
        self.fält, self.punkt, self.delegat = self.form.fält, self.form.punkt, self.form.delegat
        self.flagga = self.form.flagga
        self.form.lämnat.connect(self._lämnat)
        self.form.spara.connect(self.spara)
        self.utkast = Beslutsutkast(self.kontext, self.form, self)
        return self.form

    # -- showing ------------------------------------------------------------------------------
    def uppdatera(self) -> None:
        """Reads the decisions, the codes and the rows of the version in force again."""
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        skrivbar = nämnd is not None and db.skrivbar
        for widget in (self.ny_knapp, self.fil_knapp, self.form):
            widget.setEnabled(skrivbar)
        self.utkast.gäller(nämnd, self._vy.id if self._vy else None)
        if nämnd is None:
            self.modell.sätt_rader(())
            return
        idag = date.today()
        val = self.urval.currentIndex()
        från = date(idag.year, 1, 1) if val == 1 else None
        rader = self.kontext.försök(lambda: delegationsbeslut.lista_beslut(db, nämnd, från=från, oanmälda=val == 0))
        self.tabell.uppdatera(rader or [])
        if self._vy is None:
            if not self.fält["datum"].råtext() and not self.form.skrivet:
                self.fält["datum"].sätt(idag)
                self.form.minns()
            self.form.skriv(self.utkast.väntande())
        self._för = None
        self._hämta_förslag()
        self.bort_knapp.setEnabled(skrivbar and self._vy is not None and not self._vy.låst)

    def _dag(self) -> date:
        """The decision's day as it stands in the field; today while it cannot be read."""
        try:
            return self.fält["datum"].tolka(self.fält["datum"].råtext()) or date.today()
        except ValueError:
            return date.today()

    def _hämta_förslag(self) -> None:
        """The codes, and the rows of the version that was in force on the decision's day."""
        nämnd, db, dag = self.kontext.nämnd_id, self.kontext.db, self._dag()
        if nämnd is None or self._för == (nämnd, dag):
            return
        if self._för is None or self._för[0] != nämnd:
            koduppslag(self.delegat.inmatning, delegation.lista_koder(db, nämnd))  # type: ignore[arg-type]
        self._för = (nämnd, dag)
        self._val = delegationsbild.punktval(db, nämnd, dag)
        vy = self._val.vy
        self._punkter = {f"{vy.nummer[p.nyckel]} {p.ärende}".strip(): p for p in vy.punkter} if vy else {}
        self.punkt.föreslå(list(self._punkter))
        version = f"Punkterna i version {vy.huvud.nummer}, som gällde {dag.isoformat()}" if vy else ""
        self.punkt.inmatning.setToolTip(self._val.ord or version)

    def _byt_dag(self) -> None:
        """Another day may have another version: a picked row gets its number there."""
        self._hämta_förslag()
        nummer = self._val.vy.nummer.get(self._vald_nyckel) if self._val.vy else None
        if self._vy is None and nummer and self.punkt.råtext().strip() == self._valt_nr:
            self.punkt.sätt(nummer)
            self._valt_nr = nummer

    def _ändrat(self, slag: str, objekt_id: int) -> None:
        if not self.isVisible():
            return
        if slag in SLAG or slag.startswith("delegationsordning"):
            self.uppdatera()
            if self._vy is not None and objekt_id == self._vy.id and slag == "delegationsbeslut":
                skrivet = self.form.skrivet if not self._sparar else {}
                self._visa(objekt_id)
                self.form.skriv(skrivet)

    def _vald(self, rad: Beslutsrad | None) -> None:
        if rad is not None and (self._vy is None or rad.id != self._vy.id):
            self._lämna_valt()
            self._visa(rad.id)

    def _visa(self, id_: int) -> None:
        self.utkast.gäller(self.kontext.nämnd_id, id_)
        try:
            self._vy = delegationsbeslut.hämta_beslut(self.kontext.db, id_)
        except NämndappFel:  # undone
            self._töm(behåll=("datum",))
            return
        self.form.visa(self._vy.uppgifter, låst=bool(self._vy.låst))
        self.utkast.släng()
        self._vald_nyckel = self._valt_nr = ""
        self._hämta_förslag()
        self._visa_flaggor((*filter(None, [self._vy.låst]), *self._vy.flaggor))
        self.bort_knapp.setEnabled(self.kontext.db.skrivbar and not self._vy.låst)

    def _visa_flaggor(self, flaggor: tuple[str, ...]) -> None:
        ord_ = self._val.ord.partition(". ")[2] if flaggor else self._val.ord  # a flag has said the first sentence
        self.form.visa_flagga("\n".join(filter(None, [*(f"⚠ {t}" for t in flaggor), ord_])) or self._om_punkten())

    def _om_punkten(self) -> str:
        p = self._punkten()
        if p is None:
            return ""
        koder = ", ".join(d.kod for d in p.delegater)
        return f"{p.ärende} · delegat {koder or 'saknas'}" + (f" · {p.villkor}" if p.villkor else "")

    def _punkten(self) -> DelegationspunktUppgifter | None:
        text, vy = self.punkt.råtext().strip(), self._val.vy
        if text in self._punkter:
            return self._punkter[text]
        träffar = [p for p in vy.punkter if vy.nummer[p.nyckel] == text] if vy and text else []
        valda = [p for p in träffar if p.nyckel == self._vald_nyckel] or träffar
        return valda[0] if len(valda) == 1 else None

    # -- typing -------------------------------------------------------------------------------
    def _lämnat(self, namn: str) -> None:
        """A chosen decision is saved; of a new one the rest is filled in and the rules look."""
        if namn == "datum":
            self._byt_dag()
        if namn == "punkt_nr":
            self._fyll_från_punkten()
        if self._vy is not None:
            self._spara_ändringen()
        else:
            self._klocka.start()

    def _fyll_från_punkten(self) -> None:
        p, vy, text = self._punkten(), self._val.vy, self.punkt.råtext().strip()
        if text != self._valt_nr:
            self._vald_nyckel = self._valt_nr = ""
        if p is None or vy is None:
            return
        nr = vy.nummer[p.nyckel]
        if text in self._punkter:
            self._vald_nyckel, self._valt_nr = p.nyckel, nr or text
        if nr:
            self.punkt.sätt(nr)
        if not self.fält["lagrum"].råtext():
            self.fält["lagrum"].sätt(p.lagrum)
        if not self.delegat.råtext() and len(p.delegater) == 1:
            self.delegat.sätt(p.delegater[0].kod)

    def _skrivet(self) -> DelegationsbeslutUppgifter | None:
        """The form's content; None when a field cannot be read (it says so)."""
        nämnd = self.kontext.nämnd_id
        if nämnd is None:
            return None
        värden = self.form.värden()
        if värden is None:
            return None
        p = self._punkten()
        värden["punkt_nyckel"] = (
            p.nyckel if p is not None else self._vald_nyckel if värden["punkt_nr"] == self._valt_nr else ""
        )
        if p is not None and self._val.vy is not None:
            värden["punkt_nr"] = self._val.vy.nummer[p.nyckel]
        värden["diarienummer"] = värden["diarienummer"] or None
        grund = self._vy.uppgifter if self._vy else DelegationsbeslutUppgifter(nämnd, värden["datum"])
        if self._vy is not None and värden["punkt_nr"] == grund.punkt_nr:
            värden["punkt_nyckel"] = grund.punkt_nyckel
        return replace(grund, **värden)

    def _granska(self) -> None:
        u = self._skrivet() if self._vy is None else None
        if u is not None and (u.punkt_nr or u.delegat or u.belopp is not None):
            db = self.kontext.db
            self._visa_flaggor(self.kontext.försök(lambda: delegationsbeslut.granska_uppgifter(db, u)) or ())

    def _spara_ändringen(self) -> bool:
        """Saves what differs of the chosen decision; False when something typed could not be."""
        u, vy = self._skrivet(), self._vy
        if vy is None or vy.låst:
            return True
        if u is None:
            return not self.form.skrivet
        if u != vy.uppgifter:
            db, self._sparar = self.kontext.db, True
            sparat = self.kontext.utför(lambda: delegationsbeslut.spara_beslut(db, vy.id, u, vy.version)) is not None
            self._sparar = False
            if sparat and self._vy is vy:  # not seen, so not read again
                self._visa(vy.id)
            return sparat
        self.form.minns()
        self.utkast.spara_nu()
        return True

    def _lämna_valt(self) -> None:
        """Another decision is to be shown: what could not be saved of this one is told, so that it is not lost."""
        skrivet = self.form.skrivet if self._vy is not None else {}
        if skrivet and not self._spara_ändringen():
            texter = "; ".join(f"{self.fält[n].etikett.text().replace('&', '')}: {t}" for n, t in skrivet.items())
            self.kontext.notiser.visa("varning", f"Ändringen av beslutet sparades inte. Det som skrevs var: {texter}")
            self.utkast.släng()

    def spara(self) -> None:
        """Registers what is typed and begins on the next, with the same day, delegate and decision-maker."""
        if self._vy is not None:
            self._spara_ändringen()
            self.nytt()
            return
        u, db = self._skrivet(), self.kontext.db
        if u is None:
            return
        if not (u.punkt_nr or u.punkt_nyckel or u.rubrik or u.beslut or u.diarienummer):
            self.punkt.visa_fel("Skriv punkten, ärendet eller diarienumret.")
            self.punkt.inmatning.setFocus()
            return
        if self.kontext.utför(lambda: delegationsbeslut.spara_beslut(db, None, u, None)) is not None:
            self.utkast.släng()
            self._töm(behåll=("datum", "delegat", "beslutsfattare"))
            self.punkt.inmatning.setFocus()
            self.ändrad.emit()

    def nytt(self) -> None:
        """Ctrl+N: the fields are for a new decision; from a chosen one, for the one that was begun and left."""
        if self._vy is not None:
            self._lämna_valt()
            self.tabell.clearSelection()
        elif skrivet := self.form.skrivet:
            tillbaka = ("Ta tillbaka texten", partial(self._ta_tillbaka, skrivet))
            self.kontext.notiser.visa("tips", "Fälten är tömda. Beslutet var inte registrerat.", (tillbaka,))
        self._töm(behåll=("datum",))
        self.utkast.spara_nu()
        self.bort_knapp.setEnabled(False)
        self.punkt.inmatning.setFocus()

    def _ta_tillbaka(self, texter: dict[str, str]) -> None:
        """The fields that were emptied by mistake."""
        if self._vy is not None:
            self.nytt()
        self.form.skriv(texter)
        self.punkt.inmatning.setFocus()

    def _töm(self, behåll: tuple[str, ...]) -> None:
        """A new decision, or the nämnd's that was begun."""
        self._vy, self._vald_nyckel, self._valt_nr = None, "", ""
        self.utkast.gäller(self.kontext.nämnd_id, None)
        self.form.töm(behåll)
        self.form.skriv(self.utkast.väntande())
        self._hämta_förslag()
        self._visa_flaggor(())

    def ta_bort(self) -> None:
        """The chosen decision; Ctrl+Z takes it back."""
        vy, db = self._vy, self.kontext.db
        if vy is not None:
            self.kontext.utför(lambda: delegationsbeslut.ta_bort_beslut(db, vy.id, vy.version))
            self.form.minns()
            self.nytt()

    def välj(self, id_: int | None) -> bool:
        """Shows a decision, whatever is filtered away; False when it is gone."""
        if not self.tabell.välj(id_):
            self.urval.setCurrentIndex(len(_URVAL) - 1)
            self.uppdatera()
            if not self.tabell.välj(id_):
                return False
        self.tabell.setFocus()
        return True

    def gå_till(self, plats: Plats) -> bool:
        """A decision's field."""
        if not self.välj(plats.id):
            return False
        if plats.fält in self.fält:
            self.fält[plats.fält].inmatning.setFocus()
        return True

    def rensa(self) -> None:
        """Another nämnd is chosen; what was begun waits in its own."""
        self._töm(behåll=("datum",))

    def återställ(self, slag: str, data: dict[str, Any]) -> None:
        """A draft comes back: a new decision to be gone on with, or the changes of one that is there."""
        texter = dict(data.get("fält") or {})
        if slag == NYTT:
            self.nytt()
        elif self._vy is None:
            text = "; ".join(texter.values())
            self.kontext.notiser.visa("varning", f"Beslutet som texten hörde till finns inte längre. Det var: {text}")
            return
        self.form.skriv(texter)
        self.utkast.återställt()
        if self._vy is not None:
            self._spara_ändringen()
        else:
            self._granska()

    def lämna(self) -> None:
        """What is typed of a chosen decision is saved, and of a new one drafted."""
        if self._vy is not None:
            self._spara_ändringen()
        self.utkast.hinn()
