"""The tab Kallade: who is called, what they have said, and whom the reglemente calls in their place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from nämndapp.bas.svenska import datum_kort, klockslag
from nämndapp.models import INBJUDNA, Kallelsesvar, Uppdragsroll
from nämndapp.services import kallelse, register
from nämndapp.services.kallelse import Ersättarförslag
from nämndapp.services.vyer import Kalladrad
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.tabell import Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext

_BILD = {
    Kallelsesvar.JA: ("bra", "bra"),
    Kallelsesvar.NEJ: ("stang", "fel"),
}


class Kalladeflik(QWidget):
    """One meeting's called."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._id: int | None = None
        self._namn: dict[int, str] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        rad = QHBoxLayout()
        self.hämta_knapp = QPushButton("Hämta &ur registret", self)
        self.hämta_knapp.setToolTip("Alla med uppdrag i nämnden den dagen, och sekreterarna. Svar som finns blir kvar.")
        self.hämta_knapp.clicked.connect(self.hämta)
        rad.addWidget(self.hämta_knapp)
        self.svarsknappar: dict[Kallelsesvar, QPushButton] = {}
        for svar, text in (
            (Kallelsesvar.JA, "K&ommer"),
            (Kallelsesvar.NEJ, "Får &förhinder"),
            (Kallelsesvar.KALLAD, "&Inget svar"),
        ):
            knapp = QPushButton(text, self)
            knapp.clicked.connect(partial(self._svara, svar))
            rad.addWidget(knapp)
            self.svarsknappar[svar] = knapp
        rad.addStretch(1)
        layout.addLayout(rad)
        self.modell = Radmodell[Kalladrad](
            (
                Kolumn("Namn", lambda r: r.namn, sträck=True, ikon=lambda r: ("las", "varning") if r.skyddad else None),
                Kolumn("Uppdrag", _uppdrag, bredd=150),
                Kolumn("Parti", lambda r: r.uppgifter.parti, bredd=54),
                Kolumn("Svar", lambda r: r.uppgifter.svar.value, bredd=128, ikon=lambda r: _BILD.get(r.uppgifter.svar)),
                Kolumn("När", _när, bredd=118),
                Kolumn("Kallad för", self._för, bredd=130),
            ),
            lambda r: r.uppgifter.person_id,
        )
        self.tabell = Tabellvy(
            self.modell,
            "Kallade",
            "Ingen är kallad ännu. Tryck Hämta ur registret.",
            sortering=(-1, Qt.SortOrder.AscendingOrder),
            viker=(4, 2),
        )
        self.tabell.flera_valda.connect(lambda _: self._visa_knappar())
        layout.addWidget(self.tabell, 1)
        self.förslagsyta = QVBoxLayout()
        self.förslagsyta.setSpacing(4)
        layout.addLayout(self.förslagsyta)
        self.förslagsknappar: list[QPushButton] = []
        self.personfält = QLineEdit(self)
        self.personfält.setPlaceholderText("Kalla även: en tjänsteperson eller sakkunnig ur registret")
        self.personfält.setAccessibleName("Kalla även")
        self.personfält.returnPressed.connect(self._kalla_även)
        layout.addWidget(self.personfält)
        kontext.ändrat.connect(self._ändrat)

    def _ändrat(self, slag: str, objekt_id: int) -> None:
        if (slag == kallelse.KALLADE.slag and objekt_id == self._id) or slag in {"person", "inkallelseordning"}:
            self.visa(self._id)

    def visa(self, sammanträde_id: int | None) -> None:
        """Shows a meeting's called and what is proposed for the empty seats."""
        self._id = sammanträde_id
        vy = None
        förslag: list[Ersättarförslag] = []
        if sammanträde_id is not None:
            vy = self.kontext.försök(lambda: kallelse.hämta_kallade(self.kontext.db, sammanträde_id))
            förslag = self.kontext.försök(
                lambda: kallelse.förslag_till_ersättare(self.kontext.db, sammanträde_id)
            ) or []  # fmt: skip
        rader = vy.rader if vy else ()
        self._namn = {r.uppgifter.person_id: r.namn for r in rader}
        self.tabell.uppdatera(rader)
        self._visa_förslag(förslag)
        self._visa_knappar()
        self._föreslå_personer()

    def _visa_knappar(self) -> None:
        skrivs = self._id is not None and self.kontext.db.skrivbar
        self.hämta_knapp.setEnabled(skrivs)
        self.personfält.setEnabled(skrivs)
        for knapp in self.svarsknappar.values():
            knapp.setEnabled(skrivs and bool(self.tabell.valda_rader()))

    def _visa_förslag(self, förslag: list[Ersättarförslag]) -> None:
        while (post := self.förslagsyta.takeAt(0)) is not None:
            if (gammal := post.widget()) is not None:
                gammal.hide()
                gammal.deleteLater()
        self.förslagsknappar = []
        for f in förslag:
            ruta = QWidget(self)
            rad = QHBoxLayout(ruta)
            rad.setContentsMargins(0, 0, 0, 0)
            text = QLabel(f"{f.för} har förhinder. Nästa ersättare: {f.namn} ({f.skäl}).", ruta)
            text.setWordWrap(True)
            knapp = QPushButton(ikon("ny"), f"Kall&a {f.namn}", ruta)
            knapp.setEnabled(self.kontext.db.skrivbar)
            knapp.clicked.connect(partial(self._kalla, f))
            rad.addWidget(text, 1)
            rad.addWidget(knapp)
            self.förslagsyta.addWidget(ruta)
            self.förslagsknappar.append(knapp)

    def _föreslå_personer(self) -> None:
        alla = self.kontext.försök(lambda: register.lista_personer(self.kontext.db)) or []
        self._personer = {
            f"{p.namn}, {p.befattning}" if p.befattning else p.namn: p for p in alla if p.id not in self._namn
        }
        hjälp = QCompleter(list(self._personer), self.personfält)
        hjälp.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        hjälp.setFilterMode(Qt.MatchFlag.MatchContains)
        self.personfält.setCompleter(hjälp)

    # -- what is done -------------------------------------------------------------------------
    def hämta(self) -> None:
        """Everybody whom the register says, in one undoable change."""
        id_ = self._id
        if id_ is not None:
            self.kontext.utför(lambda: kallelse.kalla_enligt_registret(self.kontext.db, id_))

    def _svara(self, svar: Kallelsesvar, _på: bool = False) -> None:
        id_ = self._id
        if id_ is None:
            return
        for rad in self.tabell.valda_rader():
            self.kontext.utför(partial(kallelse.svara, self.kontext.db, id_, rad.uppgifter.person_id, svar))

    def _kalla(self, f: Ersättarförslag, _på: bool = False) -> None:
        if self._id is not None:
            gör = partial(kallelse.kalla_ersättare, self.kontext.db, self._id, f.person_id, f.för_id, f.skäl)
            self.kontext.utför(gör)

    def _kalla_även(self) -> None:
        person = self._personer.get(self.personfält.text())
        if self._id is None or person is None:
            if self.personfält.text().strip():
                self.kontext.notiser.visa("varning", "Personen finns inte i registret. Lägg till den under Register.")
            return
        self.personfält.clear()
        gör = partial(kallelse.kalla_inbjuden, self.kontext.db, self._id, person.id, person.befattning)
        self.kontext.utför(gör)

    def _för(self, rad: Kalladrad) -> str:
        return self._namn.get(rad.uppgifter.ersätter or 0, "")


def _uppdrag(rad: Kalladrad) -> str:
    if (
        rad.uppgifter.roll in {Uppdragsroll.INSYNSPLATS, Uppdragsroll.PERSONALFÖRETRÄDARE, *INBJUDNA}
        and rad.uppgifter.anteckning
    ):
        return rad.uppgifter.anteckning
    return rad.uppgifter.roll.value


def _när(rad: Kalladrad) -> str:
    när = rad.uppgifter.svarat
    return f"{datum_kort(när.date())} {klockslag(när.time())}" if när else ""
