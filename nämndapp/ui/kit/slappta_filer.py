"""What is dropped: files on disk, and those that a program hands out without any file (Outlook's messages).

Windows describes the latter with FILEGROUPDESCRIPTORW and gives each one's content by its number; Qt lets both through
under the names below. They are written to a folder that goes away with the program.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QTemporaryDir

from nämndapp.bas.filnamn import rent_filnamn

BESKRIVNING = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
INNEHÅLL = 'application/x-qt-windows-mime;value="FileContents"'
_POST, _NAMN_FRÅN = 592, 72  # bytes of a FILEDESCRIPTORW, and where its name begins: 260 UTF-16 units
RÅD = "Dra det till skrivbordet först och därifrån hit, eller spara det som .msg."


@dataclass(frozen=True, slots=True)
class Släppt:
    """The files, and the names of those that were not handed out."""

    filer: tuple[Path, ...] = ()
    saknas: tuple[str, ...] = ()

    @property
    def besked(self) -> str:
        """What to say of the missing ones; "" when there are none."""
        if not self.saknas:
            return ""
        vad = f"”{self.saknas[0]}”" if len(self.saknas) == 1 else f"{len(self.saknas)} meddelanden"
        return f"Programmet som {vad} drogs från lämnade inte ut innehållet. {RÅD}"


def kan_tas_emot(data: QMimeData) -> bool:
    """Are there files in what is dragged?"""
    return any(url.isLocalFile() for url in data.urls()) or data.hasFormat(BESKRIVNING)


def namn_i_beskrivning(rått: bytes) -> list[str]:
    """The file names of a FILEGROUPDESCRIPTORW; [] when it is cut off."""
    if len(rått) < 4:
        return []
    (antal,) = struct.unpack_from("<I", rått)
    if antal > (len(rått) - 4) // _POST:
        return []
    namn = []
    for nr in range(antal):
        början = 4 + nr * _POST + _NAMN_FRÅN
        namn.append(rått[början : början + 520].decode("utf-16-le", "replace").split("\0")[0])
    return namn


class Filmottagare:
    """One per place that files are dropped on; holds the folder as long as it lives."""

    def __init__(self) -> None:
        self._mappar: list[QTemporaryDir] = []

    def ta_emot(self, data: QMimeData) -> Släppt:
        """To be called while the drop lasts: afterwards the other program hands nothing out."""
        på_disk = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
        if på_disk or not data.hasFormat(BESKRIVNING):
            return Släppt(på_disk)
        namnen = namn_i_beskrivning(bytes(data.data(BESKRIVNING).data()))
        filer, saknas = [], []
        for nr, namn in enumerate(namnen):
            rått = bytes(data.data(f"{INNEHÅLL};index={nr}").data())
            if not rått and len(namnen) == 1:
                rått = bytes(data.data(INNEHÅLL).data())
            if rått:
                filer.append(self._skriv(namn, rått))
            else:
                saknas.append(namn)
        return Släppt(tuple(filer), tuple(saknas))

    def _skriv(self, namn: str, rått: bytes) -> Path:
        mapp = QTemporaryDir()
        self._mappar.append(mapp)
        ett = Path(namn.replace("\\", "/"))
        ändelse = rent_filnamn(ett.suffix, "")
        fil = Path(mapp.path()) / (rent_filnamn(ett.stem, "meddelande") + (f".{ändelse}" if ändelse else ""))
        fil.write_bytes(rått)
        return fil
