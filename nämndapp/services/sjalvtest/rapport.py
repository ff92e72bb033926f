"""The report for support: the machine and the installation, each check, the verdict. No personal data but paths."""

from __future__ import annotations

import contextlib
import locale
import platform
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from nämndapp import __version__
from nämndapp.bas import svenska, windows
from nämndapp.bas.fel import NämndappFel
from nämndapp.services import oppna
from nämndapp.services.sjalvtest.korning import Kontroll
from nämndapp.storage import motor

RAPPORTNAMN = "namndapp-sjalvtest.txt"


def rad(k: Kontroll) -> str:
    """A check as a line: OK or FEL, what, and what was seen."""
    return f"{'OK ' if k.ok else 'FEL'}  {k.namn}: {k.text} ({svenska.decimaltal(k.sekunder, 1)} s)"


def omdöme(svar: Sequence[Kontroll]) -> str:
    """The verdict as a sentence."""
    fel = sum(not k.ok for k in svar)
    return f"{fel} av {len(svar)} kontroller misslyckades." if fel else f"Alla {len(svar)} kontroller gick bra."


def miljö() -> dict[str, str]:
    """The machine and the installation, as far as Python knows them."""
    fryst = bool(getattr(sys, "frozen", False))
    return {
        "Nämndapp": __version__,
        "Programmet ligger i": str(Path(sys.executable).parent if fryst else Path(__file__).resolve().parents[3]),
        "Fryst (installerat program)": "ja" if fryst else "nej",
        "Startat som": sys.executable,
        "Python": f"{platform.python_version()} ({platform.architecture()[0]})",
        "SQLite": motor.sqlite_version(),
        "System": _system(),
        "Teckentabell (ANSI)": str(windows.teckentabell() or locale.getencoding()),
        "Kodning på stdout": str(getattr(sys.stdout, "encoding", None) or "ingen konsol"),
        "Filnamnens kodning": sys.getfilesystemencoding(),
        "Språkinställning": " ".join(filter(None, locale.getlocale())) or "ingen",
        "Skalning i systemet": f"{procent} %" if (procent := windows.skalning()) else "okänd",
        "Datamapp": str(oppna.standardsökväg().parent),
        "Loggmapp": str(oppna.loggmapp()),
        "Tillfälliga filer": tempfile.gettempdir(),
    }


def _system() -> str:
    if sys.platform == "win32":
        version = sys.getwindowsversion()
        return f"{platform.platform()} (bygge {version.build}), {platform.machine()}"
    return f"{platform.platform()}, {platform.machine()}"


def som_text(svar: Sequence[Kontroll], uppgifter: Mapping[str, str]) -> str:
    """The whole report."""
    rader = [f"Självtest av Nämndapp {__version__}, {datetime.now():%Y-%m-%d %H.%M}", "", "Miljö"]
    rader += [f"  {namn}: {värde}" for namn, värde in uppgifter.items()]
    rader += ["", "Kontroller"]
    for k in svar:
        rader.append(rad(k))
        if k.spår:
            rader.append(f"     i {k.spår}")
    return _utan_hem("\n".join([*rader, "", omdöme(svar), ""]))


def _utan_hem(text: str) -> str:
    """The home folder as ~: its name is the user's."""
    hem = str(Path.home())
    return text if hem == Path.home().anchor else text.replace(hem, "~")


def skriv_rapport(svar: Sequence[Kontroll], fönstrets: Mapping[str, str], ut: Path | None = None) -> Path:
    """Writes the report in ``ut`` (without it: in the log folder) and returns where it lies.

    The log folder always gets the latest, so that an error report can bring it. A folder that cannot be written in
    is passed over for the next. Raises NämndappFel when none can.
    """
    text = som_text(svar, {**miljö(), **fönstrets})
    skrivna: list[Path] = []
    for mapp in filter(None, (ut, oppna.loggmapp())):
        with contextlib.suppress(OSError):
            skrivna.append(_skriv(mapp, text))
    if not skrivna:
        with contextlib.suppress(OSError):
            skrivna.append(_skriv(Path(tempfile.gettempdir()), text))
    if not skrivna:
        raise NämndappFel("Rapporten från självtestet kan inte skrivas någonstans.", "Ange en mapp med --ut.")
    return skrivna[0]


def _skriv(mapp: Path, text: str) -> Path:
    mapp.mkdir(parents=True, exist_ok=True)
    fil = mapp / RAPPORTNAMN
    fil.write_text(text, encoding="utf-8")
    return fil
