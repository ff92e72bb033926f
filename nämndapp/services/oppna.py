"""Opening the database that the window and the command line work in."""

from __future__ import annotations

from pathlib import Path

from nämndapp import storage
from nämndapp.bas import portabel
from nämndapp.bas.fel import Databasfel, orsak
from nämndapp.storage import Databas


def standardsökväg() -> Path:
    """The database in the user's own data folder, used when no file is named."""
    import platformdirs

    return (portabel.datamapp() or Path(platformdirs.user_data_dir("Nämndapp", appauthor=False))) / "namndapp.namnd"


def loggmapp() -> Path:
    """Where the log and the self-test's report lie: the user's own folder."""
    import platformdirs

    if (egen := portabel.datamapp()) is not None:
        return egen / "logg"
    return Path(platformdirs.user_log_dir("Namndapp", appauthor=False))


def öppna_databas(
    sökväg: Path | None = None, *, skrivskyddad: bool = False, skapa: bool = True, snabbt: bool = False
) -> Databas:
    """Opens the file (None = the standard one, whose folder is made at the first start).

    ``snabbt`` leaves the check of all of a large file to ``Databas.granska_helhet``.
    Raises Upptagen when a colleague writes in it, Skrivskyddad (also for a backup), Skadad, or Databasfel.
    """
    fil = sökväg
    if fil is None:
        fil = standardsökväg()
        if (skrivskyddad or not skapa) and not fil.exists():
            raise Databasfel(
                "Du har ingen databas än.",
                "Öppna Nämndapp, eller kör namndapp importera FIL --spara, så görs den. Ange en annan med --databas.",
            )
        try:
            fil.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fel:
            raise Databasfel(
                f"Mappen {fil.parent} kan inte skapas ({orsak(fel)}).", "Ange en annan fil med --databas."
            ) from fel
    return storage.öppna(fil, skrivskyddad=skrivskyddad, skapa=skapa, snabbt=snabbt)


def ta_över(sökväg: Path) -> Databas:
    """Takes the file over from a program that holds it but has been idle; the other one becomes read-only."""
    return storage.öppna(sökväg, skapa=False, ta_över=True, snabbt=True)
