"""Errors caused by the world (files, input, other people), said in one Swedish sentence.

Everything else is a bug and is left to the exception hooks (see ``docs/beslut``).
"""

from __future__ import annotations


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

    ``kan_tas_över`` is True when the holder has been idle for long.
    """

    def __init__(
        self, mening: str, åtgärd: str = "", *, vem: str = "", sedan: str = "", kan_tas_över: bool = False
    ) -> None:
        super().__init__(mening, åtgärd)
        self.vem = vem
        self.sedan = sedan
        self.kan_tas_över = kan_tas_över


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
