"""What the tests of the services say by name: the day of the meeting and the two nämnder (made by conftest)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MÖTESDAG = date(2026, 3, 10)


@dataclass(frozen=True)
class Nämnder:
    """The ids of socialnämnden, and of bygg- och miljönämnden with a series of its own."""

    sn: int
    bmn: int
