"""The risk matrix in the window: the same layout as on paper, in the theme's colours, and a way to the risks of a cell.

Colour only repeats the word. The whole matrix is told in words to a screen reader, and each cell as one goes there.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nämndapp.services import riskbild
from nämndapp.services.riskbild import Matris, Ritning, Ruta
from nämndapp.ui.tema import Färger, aktuella_färger

_LÄGEN = {
    "vänster": Qt.AlignmentFlag.AlignLeft,
    "mitten": Qt.AlignmentFlag.AlignHCenter,
    "höger": Qt.AlignmentFlag.AlignRight,
}
_STEG = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}


def tonfärg(ton: str, färger: Färger) -> str | None:
    """The ground colour of a level in the theme; text on it has the contrast of ordinary text."""
    grön = "#1f3a2a" if färger.mörkt else "#e3f3e8"
    grå = "#30353d" if färger.mörkt else "#e8eaee"
    orange = "#4a3118" if färger.mörkt else "#ffe6cc"
    return {"grön": grön, "gul": färger.varning_yta, "orange": orange, "röd": färger.fel_yta, "grå": grå}.get(ton)


@lru_cache(maxsize=16)
def _mått(familj: str, storlek: float, fet: bool) -> QFontMetricsF:
    return QFontMetricsF(_font(familj, storlek, fet))


def _font(familj: str, storlek: float, fet: bool) -> QFont:
    font = QFont(familj)
    font.setPixelSize(max(round(storlek), 7))
    font.setBold(fet)
    return font


class Riskmatris(QWidget):
    """Shows an analysis. ``vald`` carries the cell whose risks are asked for (Ruta), or None for all of them.

    A click, or the arrows and Enter, choose a cell; the same again, or Esc, lets it go. ``markera`` draws a ring around
    the cell of a risk.
    """

    vald = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matris: Matris | None = None
        self.valt: tuple[int, int] | None = None
        self._här: tuple[int, int] | None = None
        self._markerad: int | None = None
        self._ritning: Ritning | None = None
        self.setAccessibleName("Riskmatris")
        self.setToolTip("Klicka i en ruta, eller gå dit med pilarna och tryck Enter, för att bara se dess risker")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 140)

    def sizeHint(self) -> QSize:
        return QSize(270, 270)

    def visa(self, matris: Matris | None) -> None:
        """Draws the analysis as it stands now; a chosen cell that is gone is let go."""
        self.matris = matris
        if self._här is not None and (matris is None or max(self._här) > matris.skala):
            self._här = None
        if self.valt is not None and (matris is None or max(self.valt) > matris.skala):
            self.välj(None)
        self._rita_om()
        self.setAccessibleDescription(self.beskrivning())

    def markera(self, nummer: int | None) -> None:
        """Shows where the chosen risk lies."""
        self._markerad = nummer
        self.update()

    def beskrivning(self) -> str:
        """The matrix in words."""
        return riskbild.i_ord(self.matris) if self.matris is not None else ""

    def ruta(self) -> Ruta | None:
        """The chosen cell."""
        return self.matris.ruta(*self.valt) if self.matris is not None and self.valt is not None else None

    def välj(self, plats: tuple[int, int] | None) -> None:
        """Chooses a cell (sannolikhet, konsekvens) or lets it go; an empty cell cannot be chosen."""
        if plats is not None and (self.matris is None or not self.matris.ruta(*plats).nummer):
            plats = None
        if plats != self.valt:
            self.valt = plats
            self.update()
            self.vald.emit(self.ruta())

    # -- mouse and keyboard -------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        for plats, (yta, _) in (self.ritning.rutor if self.ritning else {}).items():
            if QRectF(*yta).contains(event.position() - self._hörn()):
                self._gå(plats)
                self.välj(None if plats == self.valt else plats)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tangent = event.key()
        if self.matris is None:
            super().keyPressEvent(event)
        elif tangent in _STEG:
            s, k = self._här or (1, self.matris.skala)
            ds, dk = _STEG[Qt.Key(tangent)] if self._här else (0, 0)
            self._gå((min(max(s + ds, 1), self.matris.skala), min(max(k + dk, 1), self.matris.skala)))
        elif tangent in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._här is not None:
            self.välj(None if self._här == self.valt else self._här)
        elif tangent == Qt.Key.Key_Escape and self.valt is not None:
            self.välj(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._här is None and self.matris is not None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            första = next((r for r in self.matris.rutor if r.nummer), self.matris.rutor[0])
            self._gå((första.sannolikhet, första.konsekvens))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _gå(self, plats: tuple[int, int]) -> None:
        """Goes to a cell and says what is there."""
        if self.matris is None or plats == self._här:
            return
        self._här = plats
        self.setAccessibleName(f"Riskmatris, {riskbild.rutord(self.matris.ruta(*plats))}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()

    # -- drawing ------------------------------------------------------------------------------
    def resizeEvent(self, _event: object) -> None:
        self._rita_om()

    def changeEvent(self, event: object) -> None:
        super().changeEvent(event)  # type: ignore[arg-type]
        self._rita_om()

    def _hörn(self) -> QPointF:
        m = self.contentsMargins()
        return QPointF(m.left(), m.top())

    def _rita_om(self) -> None:
        self._ritning = None
        self.update()

    @property
    def ritning(self) -> Ritning | None:
        """Where everything stands; laid out when it is first looked at after a change."""
        if self._ritning is None and self.matris is not None:
            m, familj = self.contentsMargins(), self.font().family()
            bredd = max(self.width() - m.left() - m.right() - 1, 120)
            höjd = min(max(self.height() - m.top() - m.bottom() - 1, 100), bredd)  # cells are never taller than wide

            def mät(text: str, storlek: float, fet: bool) -> float:
                return float(_mått(familj, storlek, fet).horizontalAdvance(text))

            self._ritning = riskbild.rita(self.matris, bredd, höjd, self.fontInfo().pixelSize() * 0.86, mät)
        return self._ritning

    def paintEvent(self, _event: QPaintEvent) -> None:
        if (r := self.ritning) is None:
            return
        färger = aktuella_färger()
        penna = QPainter(self)
        penna.setRenderHint(QPainter.RenderHint.Antialiasing)
        penna.translate(self._hörn())
        for plats, (yta, ton) in r.rutor.items():
            penna.setPen(Qt.PenStyle.NoPen)
            penna.setBrush(QColor(tonfärg(ton, färger) or färger.yta))
            penna.drawRoundedRect(QRectF(*yta), 3, 3)
            self._rita_ring(penna, plats, QRectF(*yta), färger)
        self._rita_pilar(penna, r, färger)
        self._rita_brickor(penna, r, färger)
        for o in r.ord:
            penna.setFont(_font(self.font().family(), o.storlek, o.fet))
            penna.setPen(QColor(färger.text_svag if o.svag else färger.text))
            penna.drawText(QRectF(*o.yta), _LÄGEN[o.läge] | Qt.AlignmentFlag.AlignVCenter, o.text)
        penna.end()

    def _rita_ring(self, penna: QPainter, plats: tuple[int, int], yta: QRectF, färger: Färger) -> None:
        """Around the chosen cell, the cell of the chosen risk (thin) and where the keys are (dotted)."""
        markerad = self.matris is not None and self._markerad in self.matris.ruta(*plats).nummer
        här = self.hasFocus() and plats == self._här
        if not (markerad or här or plats == self.valt):
            return
        stil = Qt.PenStyle.DotLine if här and plats != self.valt else Qt.PenStyle.SolidLine
        penna.setPen(QPen(QColor(färger.accent), 2 if här or plats == self.valt else 1, stil))
        penna.setBrush(Qt.BrushStyle.NoBrush)
        penna.drawRoundedRect(yta.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    @staticmethod
    def _rita_pilar(penna: QPainter, r: Ritning, färger: Färger) -> None:
        for pil in r.pilar:
            penna.setPen(QPen(QColor(färger.text_svag), 1))
            penna.drawLine(QPointF(*pil[:2]), QPointF(*pil[2:]))
            penna.setPen(Qt.PenStyle.NoPen)
            penna.setBrush(QColor(färger.text_svag))
            penna.drawPolygon(QPolygonF([QPointF(x, y) for x, y in riskbild.pilspets(pil, 6)]))

    def _rita_brickor(self, penna: QPainter, r: Ritning, färger: Färger) -> None:
        for b in r.brickor:
            penna.setPen(QPen(QColor(färger.text), 1))
            penna.setBrush(QColor(färger.text if b.fylld else färger.yta))
            yta = QRectF(*b.yta)
            penna.drawRoundedRect(yta.adjusted(0.5, 0.5, -0.5, -0.5), yta.height() / 2, yta.height() / 2)
            penna.setFont(_font(self.font().family(), b.storlek, b.fylld))
            penna.setPen(QColor(färger.yta if b.fylld else färger.text))
            penna.drawText(yta, Qt.AlignmentFlag.AlignCenter, b.text)
