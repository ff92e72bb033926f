"""What is done when the window is up: the check of a large file, today's copy, and a word when a copy is shown."""

from __future__ import annotations

from pathlib import Path

from nämndapp.bas.fel import NämndappFel, Skadad
from nämndapp.services import sakerhet
from nämndapp.ui import felhantering
from nämndapp.ui.fonster import Huvudfönster
from nämndapp.ui.kit.bakgrund import run_in_background


def ta_hand_om_filen(fönster: Huvudfönster) -> None:
    """In a thread: reads a large file through, then makes today's copy. Tells in the window how it went."""
    db = fönster.db
    if sakerhet.är_kopia(db.sökväg):
        _säg_att_det_är_en_kopia(fönster)
    if not db.skrivbar:
        return

    def uppgift(_framsteg: object) -> Path:
        db.granska_helhet()
        return sakerhet.daglig_kopia(db)

    def gjord(_fil: Path) -> None:
        if fönster.sida is not None and fönster.sida.namn == "Översikt":
            fönster.sida.uppdatera()

    def misslyckad(fel: NämndappFel) -> None:
        felhantering.logg.warning("Efter start: %s", type(fel).__name__)
        if isinstance(fel, Skadad):
            fönster.setWindowTitle(f"{db.sökväg.stem} (skadad, bara läsning) – Nämndapp")
            fönster.bli_läsande("filen är skadad", "fel", f"{fel} Du kan läsa, men inte ändra.")
        else:
            fönster.notiser.visa("varning", f"Dagens säkerhetskopia kunde inte göras. {fel}")

    run_in_background(uppgift, gjord, misslyckad)


def _säg_att_det_är_en_kopia(fönster: Huvudfönster) -> None:
    fil = fönster.db.sökväg
    fönster.setWindowTitle(f"{fil.stem} (säkerhetskopia, bara läsning) – Nämndapp")
    fönster.notiser.visa(
        "varning",
        "Det här är en säkerhetskopia. Du kan läsa och göra dokument, men inte ändra i den. Vill du gå tillbaka till "
        "den: stäng Nämndapp, öppna en terminal i mappen med din databas och kör "
        f"namndapp aterstall ”{fil}” --databas FILEN.",
    )
