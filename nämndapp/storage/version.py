"""The version on each aggregate root: who saves must have seen what they save over."""

from __future__ import annotations

from typing import Protocol

from nämndapp.bas.fel import Versionskonflikt


class Versionerad(Protocol):
    """An aggregate root."""

    version: int


def kontrollera_version(objekt: Versionerad, väntad: int | None) -> None:
    """Raise Versionskonflikt when the object is not the version that was shown; None means that any version will do."""
    if väntad is not None and objekt.version != väntad:
        raise Versionskonflikt(
            "Någon annan har ändrat detta sedan du öppnade det.",
            "Läs in det på nytt och gör om din ändring; det du har skrivit finns kvar som utkast.",
        )


def bumpa(objekt: Versionerad) -> int:
    """Count the version up, also when only a child changed; returns the new version."""
    objekt.version += 1
    return objekt.version
