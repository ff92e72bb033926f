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
            text = beslut.text if antagen else f"{text}, {beslut.text}"
            läge = Stegläge.KLART if antagen else Stegläge.PÅGÅR
        ut.append(Flödessteg(s.namn, läge, text))
    return tuple(ut)


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
        inre = yta.adjusted(9, 5, -7, -5)
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
        kort = self.steg.text.replace("kontrollmoment", "moment").replace("kontrolltillfällen", "tillfällen")
        text = f"{_TECKEN[self.steg.läge]} {self.steg.läge.value}: {kort}"
        två_rader = 2.0 * penna.fontMetrics().lineSpacing()
        flera = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        penna.drawText(QRectF(inre.left(), inre.top() + höjd, inre.width(), två_rader), flera, text)
        penna.end()


class Flöde(QWidget):
    """``valt`` tells which step was chosen (from 0), ``nästa`` that the button of the next action was pressed."""

    valt = Signal(int)
    nästa = Signal(object)  # Nästa

    def __init__(self, namn: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Årets gång")
        self._nästa: Nästa | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        rad = QHBoxLayout()
        rad.setSpacing(4)
        self.knappar: list[Stegknapp] = []
        for nr, ett in enumerate(namn, 1):
            if nr > 1:
                pil = QLabel("→", self)
                pil.setProperty("roll", "svag")
                rad.addWidget(pil)
            knapp = Stegknapp(nr, ett, self)
            knapp.clicked.connect(lambda _=False, n=nr - 1: self.valt.emit(n))
            rad.addWidget(knapp, 1)
            self.knappar.append(knapp)
        layout.addLayout(rad)
        nästa = QHBoxLayout()
        nästa.setSpacing(10)
        self.text = QLabel("", self)
        self.text.setMinimumWidth(80)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.knapp = QPushButton("", self)
        self.knapp.setProperty("roll", "primär")
        self.knapp.clicked.connect(self._tryckt)
        nästa.addWidget(self.text, 1)
        nästa.addWidget(self.knapp)
        layout.addLayout(nästa)

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
