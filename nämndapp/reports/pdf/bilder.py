"""Pictures: read with Pillow, laid on white, kept once per file."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from nämndapp.reports.bildslag import bildfel


@dataclass(frozen=True, slots=True)
class Inläst:
    """A picture that the canvas can draw; size in pixels."""

    läsare: ImageReader
    bredd: int
    höjd: int


class Bilder:
    """The pictures of one document."""

    def __init__(self) -> None:
        self._kända: dict[bytes, Inläst] = {}

    def läs(self, data: bytes, vad: str) -> Inläst:
        """A PNG or JPEG; Dokumentfel when it cannot be read."""
        if data not in self._kända:
            self._kända[data] = _läs(data, vad)
        return self._kända[data]


def _läs(data: bytes, vad: str) -> Inläst:
    try:
        with Image.open(BytesIO(data)) as bild:
            if not bild.has_transparency_data:
                rgb = bild.convert("RGB")
                return Inläst(ImageReader(rgb), *rgb.size)
            rgba = bild.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fel:
        raise bildfel(vad) from fel
    vit = Image.new("RGB", rgba.size, (255, 255, 255))
    vit.paste(rgba, mask=rgba.getchannel("A"))
    return Inläst(ImageReader(vit), *vit.size)
