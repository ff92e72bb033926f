"""A logotype from a file: PNG as it is, SVG drawn at print resolution (Qt is only here, so the window draws it)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from nämndapp.bas.fel import Inmatningsfel, orsak
from nämndapp.services import stilar

LOGOTYPBREDD_PUNKTER = 2000  # 300 dpi over 17 cm


def läs_bild(sökväg: Path) -> bytes:
    """The bytes of a PNG; an SVG is drawn at print resolution. Raises Inmatningsfel for what cannot be read."""
    try:
        if sökväg.stat().st_size > stilar.STÖRSTA_LOGOTYP:
            raise Inmatningsfel(f"{sökväg.name} är för stor för en logotyp.", "Spara bilden i mindre storlek.")
        data = sökväg.read_bytes()
    except OSError as fel:
        raise Inmatningsfel(f"{sökväg.name} går inte att öppna ({orsak(fel)}).", "Välj en annan fil.") from fel
    return _rita_svg(data, sökväg.name) if sökväg.suffix.lower() == ".svg" else data


def _rita_svg(data: bytes, namn: str) -> bytes:
    ritare = QSvgRenderer(QByteArray(data))
    mått = ritare.viewBoxF().size() if ritare.isValid() else None
    if mått is None or mått.isEmpty():
        raise Inmatningsfel(f"{namn} går inte att läsa som en SVG-bild.", "Välj en annan SVG- eller PNG-fil.")
    mått.scale(LOGOTYPBREDD_PUNKTER, LOGOTYPBREDD_PUNKTER, Qt.AspectRatioMode.KeepAspectRatio)
    storlek = mått.toSize().expandedTo(QSize(1, 1))
    bild = QImage(storlek, QImage.Format.Format_ARGB32)
    bild.fill(QColor(0, 0, 0, 0))
    penna = QPainter(bild)
    ritare.render(penna, QRectF(0, 0, storlek.width(), storlek.height()))
    penna.end()
    ut = QBuffer()
    ut.open(QIODevice.OpenModeFlag.WriteOnly)
    bild.save(ut, "PNG")  # type: ignore[call-overload]  # the stubs want the format as bytes, PySide takes str
    return bytes(ut.data().data())
