"""The members of the first start: typed, pasted or out of a file, shown row by row, and each can be left out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nämndapp.models import Uppdragsroll
from nämndapp.services import personkalla
from nämndapp.services.personrader import Personpost
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.bakgrund import Framsteg
from nämndapp.ui.kit.falt import Flerradsfält
from nämndapp.ui.kit.krysstabell import Kryssmodell, Krysstabell
from nämndapp.ui.kit.tabell import Kolumn
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.register.listfil import välj_listfil

_HÖJD = 210  # pixels: the heading and five rows
_BÖRJA = 90  # pixels: the button below is seen too
_LAGT_MS = 60  # the page has been laid out anew


class Förstaledamöter(QWidget):
    """The field, the file button and what has been understood."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kontext = kontext
        self._ur_fil: tuple[str, list[Personpost]] = ("", [])
        self.text = Flerradsfält(
            "ledamöter",
            "&Ledamöter, en på varje rad",
            4,
            "Klistra in ur Excel eller ett gammalt protokoll, eller skriv: Anna Ek (S), ordförande, anna@ekbro.example",
        )
        self.text.skrivs.connect(lambda *_: self.visa())
        self.fil_knapp = QPushButton(ikon("importera"), "&Ur en fil …", self)
        self.fil_knapp.setToolTip("Ett gammalt protokoll (PDF, Word eller text), eller en lista i Excel eller som CSV")
        self.fil_knapp.clicked.connect(lambda _: self.läs_fil())
        self.antal = QLabel("", self)
        self.antal.setProperty("roll", "svag")
        self.antal.setWordWrap(True)
        modell = Kryssmodell[Personpost](
            (
                Kolumn("Namn", lambda p: p.namn, bredd=210),
                Kolumn("Uppgifter", _uppgifter, bredd=280),
                Kolumn("Att veta", lambda p: p.problem, sträck=True, ikon=_bild),
            ),
            lambda p: (p.rad, p.namn, p.parti, p.roll, p.nämnd),
            lambda p: not p.problem,
        )
        self.tabell = Krysstabell(modell, "Så har ledamöterna uppfattats", "")
        self.tabell.setFixedHeight(_HÖJD)
        self.tabell.hide()
        modell.kryss_ändrat.connect(self._räkna)
        rad = QHBoxLayout()
        rad.addWidget(self.fil_knapp)
        rad.addWidget(self.antal, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.text)
        layout.addLayout(rad)
        layout.addWidget(self.tabell)

    # -- where they come from -----------------------------------------------------------------
    def läs_fil(self, fil: Path | None = None) -> None:
        """The members of a protocol or list; a second file takes the place of the first."""
        fil = fil or välj_listfil(self, papper=True)
        if fil is not None:

            def läs(_framsteg: Framsteg) -> tuple[str, list[Personpost]]:
                return fil.name, personkalla.av_fil(fil)

            self._kontext.i_bakgrunden(f"Läser {fil.name} …", läs, self._läst)

    def _läst(self, ur_fil: tuple[str, list[Personpost]]) -> None:
        if not ur_fil[1]:
            self._kontext.notiser.visa("varning", f"I {ur_fil[0]} finns ingen lista och ingen närvaro att läsa.")
            return
        self._ur_fil = ur_fil
        self.visa()
        self.tabell.setFocus()
        QTimer.singleShot(_LAGT_MS, self._rulla_fram)

    def _rulla_fram(self) -> None:
        """What was read is seen at once, also on a low screen."""
        yta = self.parentWidget()
        while yta is not None and not isinstance(yta, QScrollArea):
            yta = yta.parentWidget()
        innehåll = yta.widget() if yta is not None else None
        if yta is not None and innehåll is not None:
            längst_ner = self.tabell.mapTo(innehåll, self.tabell.rect().bottomLeft())
            yta.ensureVisible(längst_ner.x(), längst_ner.y(), 0, _BÖRJA)

    def poster(self) -> list[Personpost]:
        """The ticked rows, typed ones first; those that were not understood too, so that they are told of."""
        modell = self.tabell.kryssmodell
        return [p for p in modell.rader if modell.är_med(p) or (p.problem and not p.upprepar)]

    # -- what has been understood -------------------------------------------------------------
    def visa(self) -> None:
        """Reads the field again."""
        poster = [*personkalla.av_text(self.text.råtext()), *self._ur_fil[1]]
        self.tabell.uppdatera(poster)
        self.tabell.setVisible(bool(poster))
        self._räkna()

    def _räkna(self) -> None:
        modell = self.tabell.kryssmodell
        roller = Counter(_rollord(p) for p in modell.rader if modell.är_med(p))
        delar = [_antal(n, roll) for roll, n in roller.items()]
        delar += [f"⚠ rad {p.rad}: {p.problem}" for p in modell.rader if p.problem and not p.upprepar]
        if igen := sum(bool(p.upprepar) for p in modell.rader):
            delar.append(f"{igen} {'upprepad rad' if igen == 1 else 'upprepade rader'}")
        if utan := len(modell.bortkryssade()):
            delar.append(f"{utan} utan kryss")
        källa = f"Ur {self._ur_fil[0]}" if self._ur_fil[1] and not self.text.råtext().strip() else "Uppfattat"
        self.antal.setText(f"{källa}: {', '.join(delar)}" if delar else "")


def _antal(n: int, roll: str) -> str:
    if n == 1 and roll[:1].isdigit():
        return roll  # "1:e vice ordförande", not "1 1:e vice ordförande"
    return f"{n} {'ledamöter' if n > 1 and roll == Uppdragsroll.LEDAMOT else roll}"


def _bild(post: Personpost) -> tuple[str, str] | None:
    return ("varning", "varning") if post.problem and not post.upprepar else None


def _uppgifter(post: Personpost) -> str:
    if post.problem:
        return ""
    ordning = f"ersättare {post.ordning}" if post.ordning and post.roll is Uppdragsroll.ERSÄTTARE else ""
    parti = f" ({post.parti})" if post.parti else ""
    delar = [f"{ordning or _rollord(post)}{parti}", post.nämnd, post.e_post, post.telefon, *post.övrigt]
    return ", ".join(filter(None, delar))


def _rollord(post: Personpost) -> str:
    if post.vice:
        return "vice ordförande"
    return post.titel if post.titel and post.roll is None else (post.roll or Uppdragsroll.LEDAMOT).value
