"""What kind of picture some bytes are."""

from __future__ import annotations

from nämndapp.bas.fel import Dokumentfel


def mediatyp(data: bytes, vad: str) -> str:
    """image/png or image/jpeg; Dokumentfel for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in data[-32:]:
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    raise bildfel(vad)


def bildfel(vad: str) -> Dokumentfel:
    """What the user is told of a picture that cannot be read."""
    return Dokumentfel(f"Bilden ”{vad or 'logotyp'}” går inte att läsa.", "Välj en hel PNG- eller JPEG-fil i stället.")
