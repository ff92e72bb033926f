"""The clock of the room. Written up another day, nothing gets a time of its own: it would not be the right one."""

from __future__ import annotations

from datetime import date, datetime, time


def nu() -> datetime:
    """The local time, to the minute."""
    return datetime.now().replace(second=0, microsecond=0)


def kl(datum: date) -> time | None:
    """The time of what happens now at the meeting of that day; None on another day."""
    tid = nu()
    return tid.time() if tid.date() == datum else None
