"""The window over the example, on the day that the example is made for."""

from __future__ import annotations

from datetime import date

IDAG = date(2026, 11, 26)


class Dagen(date):
    """A ``date`` whose today is that day."""

    @classmethod
    def today(cls) -> Dagen:
        return cls(IDAG.year, IDAG.month, IDAG.day)
