"""A part of a § that has rows (jäv, yrkanden, propositions …): folded together while it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from nämndapp.services.protokollsbild import Utfallsförslag, Val
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Fält
from nämndapp.ui.protokoll.harlett import Härledda
from nämndapp.ui.protokoll.personfalt import Personerfält
from nämndapp.ui.protokoll.rostfalt import Röstfält

if TYPE_CHECKING:
    from nämndapp.services.uppgifter import ParagrafUppgifter
    from nämndapp.ui.protokoll.paragrafredigerare import Paragrafredigerare

Placering = tuple[Fält, int, int, int]
"""A field with its row, column and width (of six columns) in the frame."""


_EN = {"jäv": "Jäv", "yrkanden": "Yrkande", "propositioner": "Proposition", "yttranden": "Yttrande"}


class Rad(QFrame):
    """One yrkande, one proposition …"""

    def __init__(self, namn: str, placering: Sequence[Placering], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("roll", "kort")
        self.fält = [f for f, *_ in placering]
        nät = QGridLayout(self)
        nät.setContentsMargins(10, 6, 8, 8)
        nät.setHorizontalSpacing(10)
        nät.setVerticalSpacing(6)
        huvud = QHBoxLayout()
        rubrik = QLabel(namn, self)
        rubrik.setProperty("roll", "svag")
        huvud.addWidget(rubrik, 1)
        self.knappar = QHBoxLayout()
        self.knappar.setSpacing(0)
        huvud.addLayout(self.knappar)
        for fält, rad, kolumn, bredd in placering:
            nät.addWidget(fält, rad + 1, kolumn, 1, bredd, Qt.AlignmentFlag.AlignTop)
        for kolumn in range(6):
            nät.setColumnStretch(kolumn, 1)
        nät.addLayout(huvud, 0, 0, 1, 6)
        self.förslag = QPushButton("", self)
        self.förslag.setProperty("roll", "länk")
        self.förslag.hide()
        nät.addWidget(self.förslag, nät.rowCount(), 0, 1, 6, Qt.AlignmentFlag.AlignLeft)


class Hopfällbar(QWidget):
    """A heading that is a button, and what stands under it."""

    skriv_om = Signal(object)
    återställ = Signal(object)

    def __init__(self, rubrik: str, nycklar: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rubrik = rubrik
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(6)
        self.huvud = QToolButton(self)
        self.huvud.setCheckable(True)
        self.huvud.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.huvud.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.huvud.toggled.connect(self.fäll_ut)
        self.layout_.addWidget(self.huvud)
        self.kropp = QWidget(self)
        self.kroppslayout = QVBoxLayout(self.kropp)
        self.kroppslayout.setContentsMargins(16, 0, 0, 4)
        self.kroppslayout.setSpacing(6)
        self.layout_.addWidget(self.kropp)
        self.härledda = Härledda(nycklar, self.kropp)
        self.härledda.skriv_om.connect(self.skriv_om)
        self.härledda.återställ.connect(self.återställ)
        self.kropp.hide()
        self.räkna(0)

    def fäll_ut(self, ut: bool) -> None:
        """Shows or hides the body."""
        self.kropp.setVisible(ut)
        self.huvud.blockSignals(True)
        self.huvud.setChecked(ut)
        self.huvud.blockSignals(False)
        self.räkna(self._antal)

    _antal = 0

    def räkna(self, antal: int) -> None:
        """How many rows there are, told in the heading."""
        self._antal = antal
        pil = "▾" if self.huvud.isChecked() else "▸"
        self.huvud.setText(f"{pil} {self._rubrik}" + (f" ({antal})" if antal else ""))
        ut = "utfälld" if self.huvud.isChecked() else "hopfälld"
        self.huvud.setAccessibleName(f"{self._rubrik}, {antal or 'inga'}, {ut}")


class Radpanel(Hopfällbar):
    """``lista`` is the attribute of the § whose rows these are; ``gör_fält`` makes a row's fields."""

    def __init__(
        self,
        redigerare: Paragrafredigerare,
        lista: str,
        rubrik: str,
        ny_text: str,
        *,
        gör_fält: Callable[[str], Sequence[Placering]],
        ny: Callable[[ParagrafUppgifter], Any],
        nycklar: Sequence[str] = (),
        fyll: Callable[[Rad, Any, ParagrafUppgifter], None] | None = None,
        genväg: str = "",
    ) -> None:
        super().__init__(rubrik, nycklar, redigerare)
        self._redigerare = redigerare
        self.lista = lista
        self._gör_fält = gör_fält
        self._ny = ny
        self._fyll = fyll
        self.rader: list[Rad] = []
        self._radyta = QVBoxLayout()
        self._radyta.setSpacing(6)
        self.kroppslayout.addLayout(self._radyta)
        self.ny_knapp = QPushButton(ikon("ny"), ny_text, self.kropp)
        if genväg:
            self.ny_knapp.setToolTip(f"{ny_text} ({genväg})")
            self.huvud.setToolTip(f"{ny_text}: {genväg}")
        self.ny_knapp.clicked.connect(self.lägg_till)
        self.kroppslayout.addWidget(self.ny_knapp, 0, Qt.AlignmentFlag.AlignLeft)
        self.kroppslayout.addWidget(self.härledda)

    def bygg(self, u: ParagrafUppgifter | None) -> bool:
        """As many rows as the § has; True when rows have come or gone."""
        antal = len(getattr(u, self.lista)) if u is not None else 0
        ändrat = antal != len(self.rader)
        while len(self.rader) > antal:
            gammal = self.rader.pop()
            for fält in gammal.fält:
                self._redigerare.släpp(fält.namn)
            self._radyta.removeWidget(gammal)
            gammal.hide()
            gammal.deleteLater()
        while len(self.rader) < antal:
            nr = len(self.rader)
            rad = Rad(f"{_EN[self.lista]} {nr + 1}", self._gör_fält(f"{self.lista}.{nr}"), self.kropp)
            for fält in rad.fält:
                self._redigerare.bind(fält)
            for bild, text, gör in (
                ("upp", "Flytta upp", partial(self._flytta, nr, -1)),
                ("ner", "Flytta ner", partial(self._flytta, nr, 1)),
                ("ta-bort", "Ta bort", partial(self._ta_bort, nr)),
            ):
                knapp = QToolButton(rad)
                knapp.setIcon(ikon(bild))
                knapp.setToolTip(text)
                knapp.setAccessibleName(f"{text}: {_EN[self.lista].lower()} {nr + 1}")
                knapp.clicked.connect(gör)
                rad.knappar.addWidget(knapp)
            rad.förslag.clicked.connect(partial(self._skriv_in_utfall, nr))
            self.rader.append(rad)
            self._radyta.addWidget(rad)
        return ändrat

    def fyll(self, u: ParagrafUppgifter | None, skrivs: bool) -> None:
        """After the fields have their values."""
        rader = getattr(u, self.lista) if u is not None else ()
        self.räkna(len(rader))
        self.ny_knapp.setEnabled(skrivs)
        for nr, (rad, innehåll) in enumerate(zip(self.rader, rader, strict=True)):
            for plats in range(rad.knappar.count()):
                post = rad.knappar.itemAt(plats)
                knapp = post.widget() if post else None
                if knapp is not None:
                    knapp.setEnabled(skrivs and (plats == 2 or 0 <= nr + (-1, 1)[plats] < len(rader)))
            if self._fyll is not None and u is not None:
                self._fyll(rad, innehåll, u)

    def sätt_personer(self, alla: Sequence[Val], tjänstgörande: Sequence[Val], röstande: Sequence[Val]) -> None:
        """Whom the fields may name, and who votes."""
        for rad in self.rader:
            for fält in rad.fält:
                if isinstance(fält, Personerfält):
                    fält.sätt_val(alla, tjänstgörande)
                elif isinstance(fält, Röstfält):
                    fält.sätt_val(alla, röstande)

    def sätt_utfall(self, förslag: Sequence[Utfallsförslag | None], skrivs: bool) -> None:
        """What the votes give, as a button where it is not what is said."""
        u = self._redigerare.uppgifter
        for nr, rad in enumerate(self.rader):
            f = förslag[nr] if nr < len(förslag) else None
            p = u.propositioner[nr] if u is not None and nr < len(u.propositioner) else None
            nytt = f is not None and p is not None and (f.utfall, f.avgörande) != (p.utfall, p.avgörande)
            rad.förslag.setVisible(nytt and skrivs)
            if nytt and f is not None:
                rad.förslag.setText(f"Rösterna ger: {f.i_ord}. Skriv in det")

    def lägg_till(self) -> None:
        """One more row, opened at its first field."""
        r = self._redigerare
        r.lämna_fält()
        if r.uppgifter is None or r.skyddad:
            return
        antal = len(getattr(r.uppgifter, self.lista))
        self.fäll_ut(True)
        if r.lägg_till_rad(self.lista, self._ny(r.uppgifter)) and len(self.rader) > antal:
            self.rader[antal].fält[0].inmatning.setFocus()

    def _skriv_in_utfall(self, nr: int, _på: bool = False) -> None:
        self._redigerare.skriv_in_utfall(nr)

    def _flytta(self, nr: int, steg: int, _på: bool = False) -> None:
        self._redigerare.flytta_rad(self.lista, nr, steg)

    def _ta_bort(self, nr: int, _på: bool = False) -> None:
        self._redigerare.ta_bort_rad(self.lista, nr)
