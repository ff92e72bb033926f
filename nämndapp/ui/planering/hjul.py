"""The year as a wheel: twelve months with the number of matters in each; the words are beside it and in its text."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nämndapp.bas.svenska import MÅNADER, versal
from nämndapp.ui.tema import aktuella_färger

_GLIPA = 1.2  # degrees between months


class Årshjul(QWidget):
    """January stands at the top, the year goes clockwise. A click gives the month (1–12)."""

    månad_vald = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ärenden: dict[int, tuple[str, ...]] = {}
        self._nu = 0
        self.setMinimumSize(204, 204)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Årshjul")

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def visa(self, ärenden: Mapping[int, Sequence[str]], nu: int) -> None:
        """The titles by month; ``nu`` is the month that is now."""
        self._ärenden = {m: tuple(ärenden.get(m, ())) for m in range(1, 13)}
        self._nu = nu
        self.setAccessibleDescription(self.beskrivning())
        self.update()

    def beskrivning(self) -> str:
        """The wheel in words."""
        delar = [f"{versal(MÅNADER[m - 1])}: {', '.join(t)}" for m, t in self._ärenden.items() if t]
        return ". ".join(delar) + "." if delar else "Årshjulet är tomt."

    # -- geometry -----------------------------------------------------------------------------
    def _radier(self) -> tuple[QPointF, float, float]:
        mitt = QPointF(self.width() / 2, self.height() / 2)
        yttre = min(self.width(), self.height()) / 2 - 6
        return mitt, yttre, yttre * 0.42

    def månad_vid(self, plats: QPointF) -> int | None:
        """The month under a point; None outside the ring."""
        mitt, yttre, inre = self._radier()
        dx, dy = plats.x() - mitt.x(), plats.y() - mitt.y()
        if not inre <= math.hypot(dx, dy) <= yttre:
            return None
        return int((math.degrees(math.atan2(dx, -dy)) + 15) % 360 // 30) + 1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        månad = self.månad_vid(event.position())
        if månad is not None:
            self.månad_vald.emit(månad)

    # -- drawing ------------------------------------------------------------------------------
    def _bit(self, månad: int) -> QPainterPath:
        mitt, yttre, inre = self._radier()
        start = 90 - (månad - 1) * 30 + 15 - _GLIPA / 2
        ut = QRectF(mitt.x() - yttre, mitt.y() - yttre, 2 * yttre, 2 * yttre)
        in_ = QRectF(mitt.x() - inre, mitt.y() - inre, 2 * inre, 2 * inre)
        väg = QPainterPath()
        väg.arcMoveTo(ut, start)
        väg.arcTo(ut, start, -(30 - _GLIPA))
        väg.arcTo(in_, start - (30 - _GLIPA), 30 - _GLIPA)
        väg.closeSubpath()
        return väg

    def paintEvent(self, _event: QPaintEvent) -> None:
        färger = aktuella_färger()
        mitt, yttre, inre = self._radier()
        penna = QPainter(self)
        penna.setRenderHint(QPainter.RenderHint.Antialiasing)
        for månad in range(1, 13):
            antal = len(self._ärenden.get(månad, ()))
            nu = månad == self._nu
            penna.setPen(QPen(QColor(färger.accent if nu else färger.kant), 2.5 if nu else 1))
            penna.setBrush(QColor(färger.accent_svag if antal else färger.yta))
            penna.drawPath(self._bit(månad))
            vinkel = math.radians((månad - 1) * 30)
            radie = (yttre + inre) / 2
            plats = QPointF(mitt.x() + radie * math.sin(vinkel), mitt.y() - radie * math.cos(vinkel))
            penna.setPen(QColor(färger.text_svag))
            self._skriv(penna, plats + QPointF(0, -9), MÅNADER[månad - 1][:3], 9.0)
            penna.setPen(QColor(färger.text))
            self._skriv(penna, plats + QPointF(0, 9), str(antal) if antal else "–", 12.0)
        totalt = sum(len(t) for t in self._ärenden.values())
        penna.setPen(QColor(färger.text))
        self._skriv(penna, mitt + QPointF(0, -9), str(totalt), 17.0)
        penna.setPen(QColor(färger.text_svag))
        self._skriv(penna, mitt + QPointF(0, 14), "gång om året" if totalt == 1 else "gånger om året", 8.5)
        penna.end()

    def _skriv(self, penna: QPainter, mitt: QPointF, text: str, storlek: float) -> None:
        font = QFont(self.font())
        font.setPointSizeF(storlek)
        penna.setFont(font)
        yta = QRectF(mitt.x() - 60, mitt.y() - 14, 120, 28)
        penna.drawText(yta, Qt.AlignmentFlag.AlignCenter, text)
