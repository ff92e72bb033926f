"""The deadline line of a meeting: kallelse, sammanträde, justering, and where today stands between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nämndapp.bas.svenska import MÅNADER, datum_kort, veckodag
from nämndapp.services.oversikt import Möte
from nämndapp.ui.tema import Färger, aktuella_färger

_RADIE = 6.0


@dataclass(frozen=True, slots=True)
class Märke:
    """A point of the line. ``sen`` says that its day has passed without it being done."""

    ord: str
    dag: date
    gjort: bool = False
    sen: bool = False


def kort_dag(dag: date) -> str:
    """tis 8 dec"""
    return f"{veckodag(dag)[:3]} {dag.day} {MÅNADER[dag.month - 1][:3]}"


def om_dagar(dag: date, idag: date) -> str:
    """ "i dag", "i morgon", "om 12 dagar", "för 3 dagar sedan"."""
    skillnad = (dag - idag).days
    if skillnad < 0:
        return "i går" if skillnad == -1 else f"för {-skillnad} dagar sedan"
    return ("i dag", "i morgon")[skillnad] if skillnad < 2 else f"om {skillnad} dagar"


def märken(möte: Möte, idag: date) -> tuple[Märke, Märke, Märke]:
    """The three points of a meeting."""
    if möte.kallelse_datum is not None:
        kallelse = Märke("Kallelse", möte.kallelse_datum, gjort=möte.kallelse_datum <= idag)
    else:
        kallelse = Märke("Kalla senast", möte.kallelse_senast, sen=möte.kallelse_senast < idag)
    justering = (
        Märke("Justering", möte.justering_datum)
        if möte.justering_datum is not None
        else Märke("Justera senast", möte.justering_senast)
    )
    return kallelse, Märke("Sammanträde", möte.datum), justering


class Tidslinje(QWidget):
    """Three points at even distance; the coloured part of the line is the time that has passed."""

    def __init__(self, möte: Möte, idag: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._märken = märken(möte, idag)
        self._idag = idag
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(66)
        self.setAccessibleName("Tidslinje")
        self.setAccessibleDescription(self.beskrivning())
        self.setToolTip(self.beskrivning())

    def sizeHint(self) -> QSize:
        return QSize(360, 66)

    def beskrivning(self) -> str:
        """The line in words."""
        delar = []
        for m in self._märken:
            läge = ", skickad" if m.gjort else ", försenad" if m.sen else ""
            delar.append(f"{m.ord} {datum_kort(m.dag)} ({om_dagar(m.dag, self._idag)}{läge})")
        return "; ".join(delar) + "."

    def _x(self) -> list[float]:
        bredd = self.width()
        return [bredd * 0.17, bredd * 0.5, bredd * 0.83]

    def _idag_x(self) -> float:
        """Between the points in proportion to the days; before the first and after the last near the ends."""
        x, dagar = self._x(), [m.dag for m in self._märken]
        if self._idag < dagar[0]:
            kvar = min((dagar[0] - self._idag).days, 30) / 30
            return x[0] - 14 - kvar * (x[0] - 24)
        for nr in (0, 1):
            if dagar[nr] <= self._idag <= dagar[nr + 1]:
                spann = max((dagar[nr + 1] - dagar[nr]).days, 1)
                return x[nr] + (x[nr + 1] - x[nr]) * (self._idag - dagar[nr]).days / spann
        return min(x[2] + 20, self.width() - 8.0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        färger, y = aktuella_färger(), 33.0
        penna = QPainter(self)
        penna.setRenderHint(QPainter.RenderHint.Antialiasing)
        idag = self._idag_x()
        penna.setPen(QPen(QColor(färger.kant), 2))
        penna.drawLine(QPointF(4, y), QPointF(self.width() - 4.0, y))
        penna.setPen(QPen(QColor(färger.accent), 2))
        penna.drawLine(QPointF(4, y), QPointF(idag, y))
        for x, märke in zip(self._x(), self._märken, strict=True):
            self._rita_märke(penna, x, y, märke, färger)
        penna.setPen(Qt.PenStyle.NoPen)
        penna.setBrush(QColor(färger.accent))
        penna.drawPolygon([QPointF(idag, y - 5), QPointF(idag + 5, y - 13), QPointF(idag - 5, y - 13)])
        penna.end()

    def _rita_märke(self, penna: QPainter, x: float, y: float, märke: Märke, färger: Färger) -> None:
        färg = QColor(färger.fel if märke.sen else färger.accent)
        penna.setPen(QPen(färg, 2))
        penna.setBrush(färg if märke.gjort or märke.dag < self._idag else QColor(färger.yta))
        penna.drawEllipse(QPointF(x, y), _RADIE, _RADIE)
        bredd = self.width() * 0.33
        font = QFont(self.font())
        font.setPointSizeF(9.0)
        penna.setFont(font)
        penna.setPen(QColor(färger.fel if märke.sen else färger.text_svag))
        ord_ = f"⚠ {märke.ord}" if märke.sen else f"✓ {märke.ord}" if märke.gjort else märke.ord
        mitten = Qt.AlignmentFlag.AlignCenter
        penna.drawText(QRectF(x - bredd / 2, 0, bredd, 18), mitten, ord_)
        font.setBold(True)
        penna.setFont(font)
        penna.setPen(QColor(färger.text))
        penna.drawText(QRectF(x - bredd / 2, y + 12, bredd, 20), mitten, kort_dag(märke.dag))
