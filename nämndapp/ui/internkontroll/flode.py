"""The year's cycle along the top: five steps with their state in words, each the way to its tab, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nämndapp.services.internkontrollar import Cykelsteg, Kontrollår, Stegläge
from nämndapp.services.internkontrollnasta import Gör, Nästa
from nämndapp.ui.tema import aktuella_färger

_NÄSTA_BREDD = 184
_TECKEN = {Stegläge.VÄNTAR: "○", Stegläge.PÅGÅR: "◐", Stegläge.KLART: "●"}


@dataclass(frozen=True, slots=True)
class Flödessteg:
    """What a step of the strip shows."""

    namn: str
    läge: Stegläge
    text: str


def flödessteg(steg: Sequence[Cykelsteg]) -> tuple[Flödessteg, ...]:
    """The strip's five: the decision is the end of the plan's step."""
    per = {s.nyckel: s for s in steg}
    ut = []
    for nyckel in ("workshop", "analys", "plan", "kontroller", "uppföljning"):
        s = per[nyckel]
        läge, text = s.läge, s.text
        if nyckel == "plan" and läge is not Stegläge.VÄNTAR:
            beslut = per["beslut"]
            antagen = beslut.läge is not Stegläge.VÄNTAR
            text = beslut.text if antagen else f"{beslut.text}, {text}"
            läge = Stegläge.KLART if antagen else Stegläge.PÅGÅR
        ut.append(Flödessteg(s.namn, läge, text))
    return tuple(ut)


def _kort(text: str) -> str:
    """Two lines of a narrow button: what the numbers count is said by the button's name."""
    for ord_ in (" kontrollmoment behandlade", " risker bedömda"):
        text = text.removesuffix(ord_)
    return text.replace("kontrollmoment", "moment").replace("kontrolltillfällen", "tillfällen")


class Stegknapp(QAbstractButton):
    """A step: name, state as a sign and a word, and what it stands on. Chosen: the tab below is its own."""

    def __init__(self, nr: int, namn: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.nr, self.namn = nr, namn
        self.steg = Flödessteg(namn, Stegläge.VÄNTAR, "")
        self.setText(f"&{nr} {namn}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(120, 3 * self.fontMetrics().height() + 18)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    def visa(self, steg: Flödessteg) -> None:
        """A new state."""
        self.steg = steg
        ord_ = f"{steg.läge.value}, {steg.text}"
        self.setAccessibleName(f"{self.namn}: {ord_}")
        self.setToolTip(f"{self.namn}: {ord_} (Alt+{self.nr})")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        färger = aktuella_färger()
        penna = QPainter(self)
        penna.setRenderHint(QPainter.RenderHint.Antialiasing)
        yta = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        vald = self.isChecked()
        penna.setBrush(QColor(färger.yta_vald if vald else färger.yta))
        penna.setPen(
            QPen(QColor(färger.accent if vald or self.hasFocus() else färger.kant), 2 if self.hasFocus() else 1)
        )
        penna.drawRoundedRect(yta, 5, 5)
        inre = yta.adjusted(8, 5, -2, -5)
        höjd = inre.height() / 3
        font = QFont(self.font())
        font.setBold(True)
        penna.setFont(font)
        penna.setPen(QColor(färger.text))
        rad = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        penna.drawText(QRectF(inre.left(), inre.top(), inre.width(), höjd), rad, self.text())
        font = QFont(self.font())
        font.setPointSizeF(max(self.font().pointSizeF() - 1.5, 8.0))
        penna.setFont(font)
        text = f"{_TECKEN[self.steg.läge]} {self.steg.läge.value}: {_kort(self.steg.text)}"
        två_rader = 2.0 * penna.fontMetrics().lineSpacing()
        flera = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        penna.drawText(QRectF(inre.left(), inre.top() + höjd, inre.width(), två_rader), flera, text)
        penna.end()


class Skältext(QLabel):
    """Words in the room that there is: a page must not grow, and scroll, with their length (the tip has them all)."""

    def hasHeightForWidth(self) -> bool:
        return False


class Flöde(QWidget):
    """``valt`` tells which step was chosen (from 0), ``nästa`` that the button of the next action was pressed."""

    valt = Signal(int)
    nästa = Signal(object)  # Nästa

    def __init__(self, namn: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Årets gång")
        self._nästa: Nästa | None = None
        rad = QHBoxLayout(self)
        rad.setContentsMargins(0, 0, 0, 0)
        rad.setSpacing(6)
        self.knappar: list[Stegknapp] = []
        for nr, ett in enumerate(namn, 1):
            knapp = Stegknapp(nr, ett, self)
            knapp.clicked.connect(lambda _=False, n=nr - 1: self.valt.emit(n))
            rad.addWidget(knapp, 1)
            self.knappar.append(knapp)
        rad.addSpacing(6)
        rad.addWidget(self._bygg_nästa())

    def _bygg_nästa(self) -> QWidget:
        """The button of the next action, and under it why."""
        ruta = QWidget(self)
        ruta.setFixedWidth(_NÄSTA_BREDD)
        layout = QVBoxLayout(ruta)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self.knapp = QPushButton("", ruta)
        self.knapp.setProperty("roll", "primär")
        self.knapp.clicked.connect(self._tryckt)
        self.text = Skältext("", ruta)
        self.text.setWordWrap(True)
        self.text.setProperty("roll", "svag")
        self.text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        layout.addWidget(self.knapp)
        layout.addWidget(self.text, 1)
        return ruta

    def visa(self, året: Kontrollår, nästa: Nästa | None, *, skrivbar: bool) -> None:
        """How the year stands."""
        for knapp, steg in zip(self.knappar, flödessteg(året.steg), strict=True):
            knapp.visa(steg)
        self._nästa = nästa
        self.text.setText(nästa.text if nästa else "")
        self.text.setToolTip(nästa.text if nästa else "")
        self.knapp.setVisible(nästa is not None and nästa.gör is not Gör.INGET)
        self.knapp.setEnabled(skrivbar)
        self.knapp.setText(f"N&ästa: {nästa.knapp}" if nästa else "")
        self.knapp.setAccessibleDescription(nästa.text if nästa else "")

    def välj(self, nr: int) -> None:
        """Shows which step's tab is open; none for another tab."""
        for i, knapp in enumerate(self.knappar):
            knapp.setAutoExclusive(False)
            knapp.setChecked(i == nr)
            knapp.setAutoExclusive(True)

    def _tryckt(self) -> None:
        if self._nästa is not None:
            self.nästa.emit(self._nästa)
