"""From what SQLite and the operating system say to one Swedish sentence and what to do about it."""

from __future__ import annotations

import errno
import sqlite3
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from nämndapp.bas import svenska
from nämndapp.bas.fel import Databasfel, Justerat, NämndappFel, Skadad, Skrivskyddad, Upptagen, orsak
from nämndapp.storage import justeringslas
from nämndapp.storage.kopieplats import lista_kopior


def saknas(fil: Path) -> Databasfel:
    """The file is not there."""
    return Databasfel(f"Filen {fil.name} finns inte i {fil.parent}.", "Kontrollera sökvägen eller skapa en ny fil.")


def mapp_saknas(fil: Path) -> Databasfel:
    """The folder is not there."""
    return Databasfel(f"Mappen {fil.parent} finns inte.", "Skapa mappen eller välj en annan plats för filen.")


def är_mapp(fil: Path) -> Databasfel:
    """A folder was pointed out instead of a file."""
    return Databasfel(f"{fil} är en mapp, inte en fil.", "Välj en fil som slutar på .namnd.")


def tom(fil: Path) -> Databasfel:
    """0 bytes: somebody's failed copy, never silently taken for a new database."""
    return Databasfel(
        f"Filen {fil.name} är tom (0 byte), så det finns inget att öppna i den.",
        "Har den haft innehåll: återställ en säkerhetskopia. Annars: ta bort den och skapa en ny fil.",
    )


def inte_vår(fil: Path) -> Databasfel:
    """A text file, a picture, another program's database."""
    return Databasfel(f"Filen {fil.name} är inte en fil från Nämndapp.", "Filen är orörd: välj en .namnd-fil.")


def skadad(fil: Path) -> Skadad:
    """SQLite found the file to be malformed. Speaks of the copies when there are any."""
    return Skadad(f"Filen {fil.name} är skadad.", _råd_om_kopior(fil))


def _råd_om_kopior(fil: Path) -> str:
    try:
        kopior = lista_kopior(fil)
    except OSError:
        kopior = []
    if not kopior:
        return "Ingenting skrivs i den, så att inte mer går förlorat. Återställ en säkerhetskopia, om du har en."
    kopia = kopior[0]
    return (
        f"Ingenting skrivs i den: återställ den senaste säkerhetskopian, från den {svenska.datum_långt(kopia.dag)} "
        f"({kopia.sökväg}), med namndapp aterstall."
    )


def för_ny(fil: Path, schema: str) -> Databasfel:
    """Made by a later version of the program."""
    return Databasfel(
        f"Filen {fil.name} är gjord med en nyare version av Nämndapp (schema {schema}).",
        "Filen är orörd: uppdatera programmet och öppna den sedan.",
    )


def okänt_schema(fil: Path, schema: str) -> Databasfel:
    """A revision that never was released, such as a developer's."""
    return Databasfel(
        f"Filen {fil.name} har ett okänt schema ({schema}) och kan inte uppgraderas.",
        "Filen är orörd: öppna den med det program som skapade den, eller återställ en säkerhetskopia.",
    )


def full_disk(fil: Path) -> Databasfel:
    """No room; SQLite has rolled the change back."""
    return Databasfel(
        f"Disken är full: ändringen sparades inte i {fil.name}, men allt som sparats tidigare finns kvar.",
        "Frigör utrymme och spara igen.",
    )


def skrivskyddad_fil(fil: Path) -> Skrivskyddad:
    """The file or the way it was opened does not allow writing."""
    return Skrivskyddad(
        f"Filen {fil.name} är skrivskyddad, så ingenting kan ändras i den.",
        "Öppna den för läsning, eller ta bort skrivskyddet och öppna den igen.",
    )


def säkerhetskopia(fil: Path) -> Skrivskyddad:
    """A copy that is worked in is no copy any more."""
    return Skrivskyddad(
        f"Filen {fil.name} är en säkerhetskopia, så ingenting ändras i den.",
        "Öppna den för läsning. För att gå tillbaka till den: kör namndapp aterstall KOPIAN --databas FILEN.",
    )


def skrivskyddad_mapp(fil: Path) -> Skrivskyddad:
    """The folder does not allow a lock file beside the database."""
    return Skrivskyddad(
        f"Det går inte att skriva i mappen {fil.parent}.",
        f"Öppna {fil.name} för läsning, eller flytta den till en mapp där du får skriva.",
    )


def inte_stängd(fil: Path) -> Databasfel:
    """A crash left a half-done change beside the file, which only a writer can roll back."""
    return Databasfel(
        f"Filen {fil.name} stängdes inte ordentligt förra gången och kan inte öppnas enbart för läsning.",
        "Öppna den för skrivning en gång, så återställs den av sig själv. Inget sparat har gått förlorat.",
    )


def upptagen(
    fil: Path, vem: str = "", sedan: str = "", *, ledig: bool = False, egen_process: int | None = None
) -> Upptagen:
    """Somebody else writes in the file, or (``ledig``) has it open without having done anything for long."""
    av = vem or "ett annat program"
    när = f" sedan {_tidpunkt(sedan)}" if sedan else ""
    return Upptagen(
        f"Filen {fil.name} används av {av}{när}.",
        "Den har inte använts på en stund: ta över den, eller öppna den för läsning."
        if ledig
        else "Öppna den för läsning så länge, eller be den som har filen att stänga den.",
        vem=vem,
        sedan=sedan,
        kan_tas_över=ledig,
        egen_process=egen_process,
    )


def _tidpunkt(iso: str) -> str:
    """ "2026-11-23T17:26:05" as "2026-11-23 kl. 17.26"; a note that somebody has written otherwise as it is."""
    try:
        när = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{när.date().isoformat()} kl. {svenska.klockslag(när.time())}"


def övertagen(fil: Path, vem: str) -> Skrivskyddad:
    """A colleague took over while this program was idle."""
    return Skrivskyddad(
        f"Filen {fil.name} har tagits över av {vem}, så du kan bara läsa i den nu.",
        "Det du skrev finns kvar på skärmen: öppna filen igen när den är ledig.",
    )


def onåbar(fil: Path) -> Databasfel:
    """The disk, the USB stick or the network share went away or gives errors."""
    return Databasfel(
        f"Filen {fil.name} kunde inte läsas eller skrivas: disken eller nätverket svarar inte.",
        "Kontrollera anslutningen och öppna filen igen. Det som sparats tidigare finns kvar.",
    )


def går_inte_att_öppna(fil: Path) -> Databasfel:
    """SQLITE_CANTOPEN, for a file that is there."""
    return Databasfel(
        f"Filen {fil.name} går inte att öppna i mappen {fil.parent}.",
        "Du kan sakna behörighet eller så är den öppen på annat håll: kopiera den till en egen mapp och försök igen.",
    )


def för_lång_sökväg(fil: Path) -> Databasfel:
    """Windows without long paths stops at 260 characters, and says a different thing each time."""
    return Databasfel(
        f"Sökvägen till {fil.name} har {len(str(fil))} tecken, fler än Windows tar här.",
        "Lägg filen i en mapp närmare roten, eller be IT att slå på långa sökvägar (LongPathsEnabled).",
    )


def otillåten_plats(fil: Path, fel: OSError) -> Databasfel:
    """Whatever else the operating system has against the name or the place."""
    return Databasfel(
        f"Filen {fil.name} går inte att använda i {fil.parent} ({orsak(fel)}).",
        "Välj en annan plats eller ett annat namn.",
    )


def översätt(fel: BaseException, fil: Path) -> NämndappFel | None:
    """The Swedish error for what the world did, None for anything else (then it is a bug and must be seen)."""
    if isinstance(fel, DBAPIError):
        return översätt(fel.orig, fil) if fel.orig is not None else None
    if isinstance(fel, sqlite3.Error):
        return _från_sqlite(fel, fil)
    if isinstance(fel, OSError):
        return _från_system(fel, fil)
    return None


_AV_SQLITE: dict[int, Callable[[Path], NämndappFel]] = {
    sqlite3.SQLITE_NOTADB: inte_vår,
    sqlite3.SQLITE_CORRUPT: skadad,
    sqlite3.SQLITE_FULL: full_disk,
    sqlite3.SQLITE_READONLY: skrivskyddad_fil,
    sqlite3.SQLITE_PERM: skrivskyddad_fil,
    sqlite3.SQLITE_BUSY: upptagen,
    sqlite3.SQLITE_LOCKED: upptagen,
    sqlite3.SQLITE_IOERR: onåbar,
    sqlite3.SQLITE_CANTOPEN: går_inte_att_öppna,
}


def _justerat(text: str) -> Justerat | None:
    """The refusal of a lock's trigger."""
    _, märke, mening = text.partition(justeringslas.MÄRKE)
    var = "i protokollet" if "särskil" in mening else "på paragrafen"
    return Justerat(mening, f"Skriv en rättelse {var} om något är fel.") if märke else None


def _från_sqlite(fel: sqlite3.Error, fil: Path) -> NämndappFel | None:
    if låst := _justerat(str(fel)):
        return låst
    kod: int | None = getattr(fel, "sqlite_errorcode", None)  # absent on errors that Python itself raises
    if kod in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY, sqlite3.SQLITE_READONLY_CANTINIT):
        return inte_stängd(fil)
    if kod is not None and kod & 0xFF == sqlite3.SQLITE_CANTOPEN and _för_lång(fil):
        return för_lång_sökväg(fil)
    gör = None if kod is None else _AV_SQLITE.get(kod & 0xFF)  # the low byte: the primary result code
    return gör(fil) if gör else None


_LÄNGST_I_WINDOWS = 247  # 260 less the ending of a temporary neighbour such as .namnd-journal


def _för_lång(fil: Path, *, windows: bool = sys.platform == "win32") -> bool:
    return windows and len(str(fil)) > _LÄNGST_I_WINDOWS


def _från_system(fel: OSError, fil: Path) -> NämndappFel:
    if _för_lång(fil) and not isinstance(fel, PermissionError):
        return för_lång_sökväg(fil)
    if fel.errno in (errno.ENOSPC, errno.EDQUOT):
        return full_disk(fil)
    if fel.errno == errno.EROFS or isinstance(fel, PermissionError):
        return skrivskyddad_mapp(fil)
    if isinstance(fel, FileNotFoundError):
        return saknas(fil)
    if fel.errno in (errno.EIO, errno.ESTALE, errno.ENODEV, errno.ETIMEDOUT, errno.ENOTCONN):
        return onåbar(fil)
    return otillåten_plats(fil, fel)
