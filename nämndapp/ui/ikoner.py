"""Icons: one set of line drawings in resources/ikoner/ui, tinted with the theme's text colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from nämndapp.bas.resurser import resurs
from nämndapp.ui.tema import aktuella_färger


def ikon(namn: str, färg: str | None = None, storlek: int = 20) -> QIcon:
    """The icon ``resources/ikoner/ui/<namn>.svg`` in a #rrggbb colour; sharp at 100, 200 and 300 percent."""
    return _ritad(namn, färg or aktuella_färger().text, storlek)


@lru_cache(maxsize=512)
def _ritad(namn: str, färg: str, storlek: int) -> QIcon:
    """Drawn once for each colour: a list of a thousand rows shows the same few."""
    svg = resurs(f"ikoner/ui/{namn}.svg").read_text("utf-8").replace("currentColor", färg)
    ritare = QSvgRenderer(QByteArray(svg.encode()))
    bild = QIcon()
    for skala in (1, 2, 3):
        karta = QPixmap(storlek * skala, storlek * skala)
        karta.fill(Qt.GlobalColor.transparent)
        penna = QPainter(karta)
        ritare.render(penna, QRectF(0, 0, storlek * skala, storlek * skala))
        penna.end()
        karta.setDevicePixelRatio(skala)
        bild.addPixmap(karta)
    return bild
