"""Names of files that every file system takes, also Windows'."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

_FLEST_TECKEN = 120  # of a path's 260 on Windows: the folders and the ending need the rest
_FLEST_BYTE = 200  # of a name's 255 on Linux, with room for an ending and for the name while it is being written
_OTILLÅTNA = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\ud800-\udfff]+')
_RESERVERADE = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])(\.|$)", re.IGNORECASE)


def rent_filnamn(text: str, annars: str) -> str:
    """A text as a file's name, composed (NFC); ``annars`` when nothing is left of it.

    Windows keeps some names for devices, whatever ending they have: ``annars`` is put before such a name.
    """
    rent = " ".join(_OTILLÅTNA.sub(" ", unicodedata.normalize("NFC", text)).split())
    rent = rent[:_FLEST_TECKEN].encode()[:_FLEST_BYTE].decode(errors="ignore").strip(" .")
    if not rent:
        return annars
    return f"{annars} {rent}" if _RESERVERADE.match(rent) else rent


def rubrik_av_filnamn(namn: str) -> str:
    """A title to begin with: the file's name without its ending, with spaces for underscores."""
    return re.sub(r"\s+", " ", PurePath(namn).stem.replace("_", " ")).strip() or namn
