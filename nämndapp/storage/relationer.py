"""Relations of objects that are in no session, for looking at unsaved content."""

from __future__ import annotations

from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import SQLModel


def sätt_relationer(rad: SQLModel, **relationer: object) -> None:
    """Sets relations without events: no back reference, nothing loaded, no other object touched."""
    for namn, värde in relationer.items():
        set_committed_value(rad, namn, värde)
