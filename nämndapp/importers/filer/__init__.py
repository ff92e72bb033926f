"""A file as numbered lines, whatever its format."""

from __future__ import annotations

import re
from pathlib import Path

from nämndapp.bas.fel import Importfel, orsak
from nämndapp.importers.filer import html, kalkyl, pdf, text, word

STÖRSTA_FIL = 200 * 1024 * 1024
STÖRSTA_TEXT = 20 * 1024 * 1024
_LÄSARE = {
    ".txt": text.läs,
    ".text": text.läs,
    ".md": text.läs,
    ".pdf": pdf.läs,
    ".docx": word.läs,
    ".html": html.läs,
    ".htm": html.läs,
    ".xlsx": kalkyl.läs_xlsx,
    ".csv": kalkyl.läs_csv,
}
_ANDRA_RÅD = {
    ".doc": "Öppna filen i Word och spara den som .docx.",
    ".odt": "Öppna filen i sitt program och spara den som .docx eller PDF.",
    ".xls": "Öppna filen i Excel och spara den som .xlsx.",
    ".ods": "Öppna filen i sitt program och spara den som .xlsx.",
    ".rtf": "Öppna filen i Word och spara den som .docx.",
}

_BLANKSTEG = str.maketrans(dict.fromkeys("\u00a0\u202f\u2007", " "))
_MÄRKNING = re.compile(r"^\s*(?:UTKAST|FÖRSLAG)(?: [–-] (?:ej|inte|ännu inte) \w+)?\s*$")


def läs_rader(sökväg: Path) -> tuple[bytes, list[str]]:
    """The file's bytes and its lines. Raises Importfel, which says what is wrong and what to do."""
    innehåll = läs_bytes(sökväg)
    return innehåll, som_rader(innehåll, sökväg.name)


def läs_bytes(sökväg: Path) -> bytes:
    """The bytes of a file of a kind that can be read."""
    känd = sökväg.suffix.lower() in {*_LÄSARE, ".eml", ".msg"}
    try:
        if sökväg.is_dir():
            raise Importfel(f"”{sökväg.name}” är en mapp.", "Välj filerna i mappen i stället.")
        storlek = sökväg.stat().st_size
        _kontrollera(sökväg, storlek, känd=känd)
        return sökväg.read_bytes()
    except FileNotFoundError as fel:
        raise Importfel(f"Filen ”{sökväg.name}” finns inte.", "Kontrollera namnet och mappen.") from fel
    except OSError as fel:
        raise Importfel(
            f"Filen ”{sökväg.name}” kunde inte läsas ({orsak(fel)}).",
            "Kontrollera att du har behörighet och att ingen annan har filen öppen.",
        ) from fel


def som_rader(innehåll: bytes, namn: str) -> list[str]:
    """The lines of a text, PDF, Word file or web page."""
    läsare = _LÄSARE.get(Path(namn).suffix.lower())
    if läsare is None:
        raise Importfel(f"”{namn}” är av en sort som inte kan läsas in.", "Filen kan sparas som bilaga.")
    rader = [rad.translate(_BLANKSTEG) for rad in läsare(innehåll, namn)]
    if läsare is not text.läs:
        rader = [rad for rad in rader if not _MÄRKNING.match(rad)]
    if not any(rad.strip() for rad in rader):
        raise Importfel(f"Filen ”{namn}” innehåller ingen text.", "Välj en fil med text.")
    return rader


def _kontrollera(sökväg: Path, storlek: int, *, känd: bool) -> None:
    if not känd:
        annars = "Välj en textfil, en PDF, ett Word-dokument eller ett kalkylblad (.xlsx, .csv)."
        råd = _ANDRA_RÅD.get(sökväg.suffix.lower(), annars)
        raise Importfel(f"”{sökväg.name}” är av en sort som inte kan läsas in.", råd)
    if storlek == 0:
        raise Importfel(f"Filen ”{sökväg.name}” är tom.", "Spara dokumentet på nytt och försök igen.")
    tak = STÖRSTA_TEXT if sökväg.suffix.lower() in {".txt", ".text", ".md", ".html", ".htm"} else STÖRSTA_FIL
    if storlek > tak:
        raise Importfel(
            f"Filen ”{sökväg.name}” är för stor ({storlek // (1024 * 1024)} MB).",
            f"Dela upp den i delar om högst {tak // (1024 * 1024)} MB.",
        )
