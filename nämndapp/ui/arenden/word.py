"""A skrivelse to be written in Word: saved where the user wants it, and opened there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from nämndapp.bas.fel import Dokumentfel, orsak
from nämndapp.services.wordmallar import Ordpapper
from nämndapp.ui.kontext import Kontext

KLART = "Skriv, spara och dra sedan in {} i fönstret: den hamnar i ärendet av sig själv."


def skriv_i_word(kontext: Kontext, parent: QWidget, gör: Callable[[], Ordpapper]) -> Path | None:
    """Makes the file, asks where it is to lie, and opens it; None when the user or the disk says no."""
    papper = kontext.försök(gör)
    if not isinstance(papper, Ordpapper):
        return None
    mapp = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    namn, _ = QFileDialog.getSaveFileName(
        parent, "Spara skrivelsen", str(Path(mapp) / papper.filnamn), "Word-dokument (*.docx)"
    )
    if not namn:
        return None
    fil = Path(namn)

    def skriv() -> bool:
        try:
            fil.write_bytes(papper.innehåll)
        except OSError as fel:
            raise Dokumentfel(
                f"Filen {fil.name} kan inte skrivas i {fil.parent} ({orsak(fel)}).",
                "Stäng den om den är öppen i Word, eller välj en annan plats.",
            ) from fel
        return True

    if not kontext.försök(skriv):
        return None
    öppnad = QDesktopServices.openUrl(QUrl.fromLocalFile(str(fil)))
    text = KLART.format(fil.name)
    kontext.notiser.visa("tips", text if öppnad else f"Sparade {fil.name}. {text}")
    return fil
