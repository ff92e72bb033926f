"""Errors caused by the world (files, input, other people), said in one Swedish sentence.

Everything else is a bug and is left to the exception hooks (see ``docs/beslut``).
"""

from __future__ import annotations

import errno


class NämndappFel(Exception):
    """Something outside the program went wrong and the user can do something about it.

    ``mening`` says what happened and why, in one Swedish sentence; ``åtgärd`` says what to do
    (also Swedish, may be empty). ``str(fel)`` is both, and is what the command line prints.
    """

    def __init__(self, mening: str, åtgärd: str = "") -> None:
        super().__init__(mening)
        self.mening = mening
        self.åtgärd = åtgärd

    def __str__(self) -> str:
        return f"{self.mening} {self.åtgärd}".strip()


class Databasfel(NämndappFel):
    """The database file cannot be opened, read or written."""


class Upptagen(Databasfel):
    """Another program holds the file; ``vem`` and ``sedan`` (local time, ISO) tell who and since when.

    ``kan_tas_över`` is True when the holder has been idle for long; ``egen_process`` is its process number when it
    is the same user on the same machine.
    """

    def __init__(
        self,
        mening: str,
        åtgärd: str = "",
        *,
        vem: str = "",
        sedan: str = "",
        kan_tas_över: bool = False,
        egen_process: int | None = None,
    ) -> None:
        super().__init__(mening, åtgärd)
        self.vem = vem
        self.sedan = sedan
        self.kan_tas_över = kan_tas_över
        self.egen_process = egen_process


class Justerat(NämndappFel):
    """What is justerat is not changed: a rättelse is added instead (KL 5:69)."""


class Skadad(Databasfel):
    """The file is damaged: what can be read may be read, nothing is written."""


class Skrivskyddad(Databasfel):
    """A write was asked for in a database that is open for reading only."""


class Versionskonflikt(NämndappFel):
    """The object was changed by somebody else since it was read."""


class Importfel(NämndappFel):
    """A file could not be read as a document."""


class Dokumentfel(NämndappFel):
    """A document could not be built or written."""


class Inmatningsfel(NämndappFel):
    """A value that was typed or given on the command line cannot be used."""


class Saknas(NämndappFel):
    """What was asked for does not exist in the database."""


_ORSAKER = {  # by name: not every system has every number
    "ENOENT": "mappen eller filen finns inte",
    "EACCES": "du saknar behörighet",
    "EPERM": "du saknar behörighet",
    "EROFS": "disken är skrivskyddad",
    "ENOSPC": "disken är full",
    "EDQUOT": "ditt utrymme är slut",
    "EFBIG": "filen blir för stor för disken",
    "EISDIR": "det är en mapp",
    "ENOTDIR": "en del av sökvägen är en fil, inte en mapp",
    "EEXIST": "det finns redan en fil med det namnet",
    "ENAMETOOLONG": "namnet är för långt",
    "EINVAL": "namnet eller platsen är ogiltig",
    "EBUSY": "filen används av ett annat program",
    "ETXTBSY": "filen används av ett annat program",
    "EMFILE": "för många filer är öppna",
    "ENFILE": "för många filer är öppna",
    "EIO": "disken svarar inte som den ska",
    "ENODEV": "disken är inte ansluten",
    "ENXIO": "disken är inte ansluten",
    "ESTALE": "nätverksdisken svarar inte",
    "ETIMEDOUT": "nätverket svarar inte",
    "ENOTCONN": "nätverket svarar inte",
    "EHOSTDOWN": "nätverket svarar inte",
    "EHOSTUNREACH": "nätverket svarar inte",
    "ELOOP": "länkarna i sökvägen går i cirkel",
    "EXDEV": "platserna ligger på olika diskar",
    "ENOTEMPTY": "mappen är inte tom",
}


_LÄNGSTA_SÖKVÄG = 260
_ORSAKER_WINDOWS = {
    19: "disken är skrivskyddad",
    21: "disken är inte ansluten",
    32: "filen används av ett annat program",
    33: "filen används av ett annat program",
    39: "disken är full",
    53: "nätverket svarar inte",
    59: "nätverket svarar inte",
    64: "nätverket svarar inte",
    67: "nätverksmappen finns inte",
    112: "disken är full",
    121: "nätverket svarar inte",
    123: "namnet eller platsen är ogiltig",
    206: "sökvägen är för lång för Windows, som tar högst 259 tecken",
    225: "virusskyddet stoppade filen",
    1224: "filen används av ett annat program",
    1231: "nätverket svarar inte",
    1314: "du saknar behörighet",
}


def orsak(fel: OSError) -> str:
    """Why the operating system refused, as Swedish words to put in a sentence (its own are in English)."""
    winerror = getattr(fel, "winerror", None)
    if winerror in _ORSAKER_WINDOWS:  # errno says EACCES or ENOENT for most of them
        return _ORSAKER_WINDOWS[winerror]
    if winerror in (2, 3) and len(str(fel.filename or "")) >= _LÄNGSTA_SÖKVÄG:
        return _ORSAKER_WINDOWS[206]
    return _ORSAKER.get(
        errno.errorcode.get(fel.errno or 0, ""), f"systemets felkod {fel.errno}" if fel.errno else "okänd orsak"
    )
