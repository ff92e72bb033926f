"""From the frozen folder to what is given out: setup, MSI, portable zip."""

from __future__ import annotations

import shutil
import sys
import zipfile
from pathlib import Path

from steg import INSTALLER, ROT, Byggfel, kör

WINDOWS = sys.platform == "win32"
PORTABEL = """Den här filen gör Nämndapp portabelt: databasen, inställningarna och loggen läggs i mappen data här
bredvid, och ingenting skrivs någon annanstans på datorn. Ta bort filen, så används din egen datamapp som vanligt.
"""
LÄSMIG = """Nämndapp {version}, portabel utgåva för 64-bitars Windows 10 och 11

Packa upp hela mappen och starta Nämndapp.exe. Inget installeras, och inga administratörsrättigheter behövs.
Kommandoraden heter namndapp.exe. Licenser: LICENSER.txt.
"""


def makensis() -> str | None:
    """NSIS's compiler, where it is installed."""
    vanliga = (r"C:\Program Files (x86)\NSIS\makensis.exe", r"C:\Program Files\NSIS\makensis.exe")
    return shutil.which("makensis") or next((p for p in vanliga if Path(p).exists()), None)


def gör_setup(fryst: Path, ut: Path, version: str, *, snabbt: bool = False, signera: str = "") -> Path | None:
    """Makes the setup program; None where NSIS is missing. ``snabbt``: weak compression, for trials."""
    program = makensis()
    if program is None:
        return None
    val = [
        f"-DVERSION={version}",
        f"-DKALLA={fryst}",
        f"-DUT={ut}",
        f"-DROT={ROT}",
        "-DSNED=\\" if WINDOWS else "-DSNED=/",
    ]
    if not WINDOWS:
        val.append("-XTarget amd64-unicode")  # what Debian's Wine runs without 32-bit libraries
    if snabbt:
        val.append("-DSNABBT")
    if signera:
        val.append(f"-DSIGNERA={signera}")
    kör(program, "-V2", "-INPUTCHARSET", "UTF8", *val, INSTALLER / "namndapp.nsi", annars="NSIS misslyckades.", tid=900)
    if not ut.exists():
        raise Byggfel(f"NSIS gjorde ingen {ut.name}.")
    return ut


def gör_zip(fryst: Path, ut: Path, version: str) -> Path:
    """The portable edition: a folder that keeps its data beside itself."""
    topp = f"Namndapp-{version}"
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zip_:
        zip_.writestr(f"{topp}/portabel.txt", PORTABEL.replace("\n", "\r\n"))
        zip_.writestr(f"{topp}/LÄSMIG.txt", LÄSMIG.format(version=version).replace("\n", "\r\n"))
        for fil in sorted(fryst.rglob("*")):
            if fil.is_file():
                zip_.write(fil, f"{topp}/{fil.relative_to(fryst).as_posix()}")
    return ut
