"""Makes Windows' icons of our pictures: ``python installer/ikoner.py``. Run by hand when a picture has changed."""

from __future__ import annotations

import io
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from steg import ROT

STORLEKAR = (16, 20, 24, 32, 48, 64, 128, 256)
IKONER = ROT / "resources" / "ikoner"


def _bild(ritare: QSvgRenderer, sida: int) -> Image.Image:
    bild = QImage(sida, sida, QImage.Format.Format_ARGB32_Premultiplied)
    bild.fill(0)
    målare = QPainter(bild)
    ritare.render(målare)
    målare.end()
    buffert = QBuffer()
    buffert.open(QIODevice.OpenModeFlag.WriteOnly)
    bild.save(buffert, b"PNG")
    return Image.open(io.BytesIO(bytes(buffert.data().data())))


def gör_ikon(namn: str) -> None:
    """``<namn>.svg`` -> ``<namn>.ico`` with every size that Windows shows."""
    ritare = QSvgRenderer(str(IKONER / f"{namn}.svg"))
    största, *mindre = (_bild(ritare, sida) for sida in reversed(STORLEKAR))
    största.save(IKONER / f"{namn}.ico", sizes=[(s, s) for s in STORLEKAR], append_images=mindre)


if __name__ == "__main__":
    app = QGuiApplication([])
    for ikon in ("namndapp", "namnd-fil", "granskning-fil"):
        gör_ikon(ikon)
