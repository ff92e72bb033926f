"""One path per file, whatever links, relative names or shares lead to it."""

from __future__ import annotations

from pathlib import Path


def verklig(fil: Path) -> Path:
    """The absolute path without links; where the system cannot follow them, the absolute path as it was written.

    A share that does not answer, a circle of links, and a path that is too long for Windows' own call all raise there.
    """
    fil = fil.expanduser()
    try:
        return fil.resolve()
    except (OSError, RuntimeError):
        return fil.absolute()
