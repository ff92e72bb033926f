"""The risk matrix, drawn: probability to the right, consequence upwards, numbers and the level's word in each cell.

Colour only repeats the word. The whole matrix is told in words to a screen reader.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nämndapp.services import riskarbete
from nämndapp.services.uppgifter import RiskanalysUppgifter
from nämndapp.ui.tema import Färger, aktuella_färger

_EN_RAD = 36  # a cell lower than this has its numbers and its word on one line
_VÄNSTER, _NEDRE, _ÖVRE = 34, 34, 6  # room for the axes' words and steps


def tonfärg(ton: str, färger: Färger) -> str | None:
    """The ground colour of a level in the theme; text on it has the contrast of ordinary text."""
    grön = "#1f3a2a" if färger.mörkt else "#e3f3e8"
    grå = "#30353d" if färger.mörkt else "#e8eaee"
    orange = "#4a3118" if färger.mörkt else "#ffe6cc"
    return {"grön": grön, "gul": färger.varning_yta, "orange": orange, "röd": färger.fel_yta, "grå": grå}.get(ton)


class Riskmatris(QWidget):
    """Shows an analysis; a click in a cell tells which risks lie there, ``markera`` draws a ring around one."""

    valda = Signal(object)  # the risks' numbers, from 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._skala = 0
        self._rutor: tuple[riskarbete.Matrisruta, ...] = ()
        self._markerad: int | None = None
        self.setAccessibleName("Riskmatris")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 140)

    def sizeHint(self) -> QSize:
        return QSize(270, 270)

    def visa(self, uppgifter: RiskanalysUppgifter | None) -> None:
        """Draws the analysis as it stands now."""
        self._rutor = riskarbete.matris(uppgifter) if uppgifter else ()
        self._skala = uppgifter.skala if uppgifter else 0
        self.setAccessibleDescription(self.beskrivning())
        self.update()

    def markera(self, nummer: int | None) -> None:
        """Shows where the chosen risk lies."""
        self._markerad = nummer
        self.update()

    def beskrivning(self) -> str:
        """The matrix in words."""
        delar = [
            f"sannolikhet {r.sannolikhet}, konsekvens {r.konsekvens}, {r.ord}: risk {', '.join(map(str, r.nummer))}"
            for r in self._rutor
            if r.nummer
        ]
        return "; ".join(delar) + "." if delar else "Ingen risk är bedömd."

    # -- geometry -----------------------------------------------------------------------------
    def _yta(self) -> QRectF:
        m = self.contentsMargins()
        bredd = self.width() - _VÄNSTER - 2 - m.left()
        höjd = min(self.height() - _NEDRE - _ÖVRE - m.top(), bredd)  # cells are never taller than wide
        return QRectF(_VÄNSTER + m.left(), _ÖVRE + m.top(), bredd, höjd)

    def _ruta(self, sannolikhet: int, konsekvens: int) -> QRectF:
        yta = self._yta()
        bredd, höjd = yta.width() / self._skala, yta.height() / self._skala
        return QRectF(
            yta.left() + (sannolikhet - 1) * bredd, yta.top() + (self._skala - konsekvens) * höjd, bredd, höjd
        ).adjusted(1, 1, -1, -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for ruta in self._rutor:
            if ruta.nummer and self._ruta(ruta.sannolikhet, ruta.konsekvens).contains(event.position()):
                self.valda.emit(ruta.nummer)

    # -- drawing ------------------------------------------------------------------------------
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._skala:
            return
        färger = aktuella_färger()
        penna = QPainter(self)
        penna.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ruta in self._rutor:
            self._rita_ruta(penna, ruta, färger)
        self._rita_axlar(penna, färger)
        penna.end()

    def _font(self, storlek: float, *, fet: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(storlek)
        font.setBold(fet)
        return font

    def _rita_ruta(self, penna: QPainter, ruta: riskarbete.Matrisruta, färger: Färger) -> None:
        yta = self._ruta(ruta.sannolikhet, ruta.konsekvens)
        penna.setPen(Qt.PenStyle.NoPen)
        penna.setBrush(QColor(tonfärg(ruta.ton, färger) or färger.yta))
        penna.drawRoundedRect(yta, 3, 3)
        if self._markerad in ruta.nummer:
            penna.setPen(QPen(QColor(färger.accent), 2))
            penna.setBrush(Qt.BrushStyle.NoBrush)
            penna.drawRoundedRect(yta.adjusted(1, 1, -1, -1), 3, 3)
        inre = yta.adjusted(4, 2, -4, -2)
        if yta.height() < _EN_RAD:
            self._rita_på_en_rad(penna, ruta, inre, färger)
            return
        penna.setPen(QColor(färger.text_svag))
        penna.setFont(self._font(7.5))
        penna.drawText(inre, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, ruta.ord)
        if not ruta.nummer:
            return
        ordhöjd = penna.fontMetrics().height()
        nummeryta = inre.adjusted(0, 0, 0, -ordhöjd)
        text = ", ".join(map(str, ruta.nummer))
        penna.setPen(QColor(färger.text))
        for storlek in (10.5, 9.0, 8.0):
            penna.setFont(self._font(storlek, fet=True))
            if penna.fontMetrics().horizontalAdvance(text) <= nummeryta.width():
                break
        else:
            text = f"{len(ruta.nummer)} st"
        penna.drawText(nummeryta, Qt.AlignmentFlag.AlignCenter, text)

    def _rita_på_en_rad(self, penna: QPainter, ruta: riskarbete.Matrisruta, yta: QRectF, färger: Färger) -> None:
        """In a low cell the numbers stand at the left and the word at the right."""
        penna.setPen(QColor(färger.text_svag))
        penna.setFont(self._font(7.5))
        mitt = Qt.AlignmentFlag.AlignVCenter
        penna.drawText(
            yta, mitt | (Qt.AlignmentFlag.AlignRight if ruta.nummer else Qt.AlignmentFlag.AlignHCenter), ruta.ord
        )
        if ruta.nummer:
            plats = yta.adjusted(4, 0, -penna.fontMetrics().horizontalAdvance(ruta.ord) - 4, 0)
            text = ", ".join(map(str, ruta.nummer))
            penna.setPen(QColor(färger.text))
            penna.setFont(self._font(10.5, fet=True))
            if penna.fontMetrics().horizontalAdvance(text) > plats.width():
                text = f"{len(ruta.nummer)} st"
            penna.drawText(plats, mitt | Qt.AlignmentFlag.AlignLeft, text)

    def _rita_axlar(self, penna: QPainter, färger: Färger) -> None:
        yta = self._yta()
        penna.setPen(QColor(färger.text_svag))
        penna.setFont(self._font(8.5))
        for steg in range(1, self._skala + 1):
            nere, vid_sidan = self._ruta(steg, 1), self._ruta(1, steg)
            penna.drawText(
                QRectF(nere.left(), yta.bottom() + 1, nere.width(), 15), Qt.AlignmentFlag.AlignCenter, str(steg)
            )
            penna.drawText(
                QRectF(yta.left() - 17, vid_sidan.top(), 15, vid_sidan.height()),
                Qt.AlignmentFlag.AlignCenter,
                str(steg),
            )
        penna.drawText(
            QRectF(yta.left(), yta.bottom() + 15, yta.width(), 18), Qt.AlignmentFlag.AlignCenter, "Sannolikhet →"
        )
        penna.save()
        penna.translate(QPointF(yta.left() - 26, yta.center().y()))
        penna.rotate(-90)
        penna.drawText(QRectF(-90, -8, 180, 16), Qt.AlignmentFlag.AlignCenter, "Konsekvens →")
        penna.restore()
